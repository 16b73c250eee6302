use proptest::prelude::{Strategy, prop};
use proptest::{prop_assert, proptest};

use super::*;

/// The quotations, titles with a `T:` before them, unclosed ones with `…` after them.
fn quotes(plain: &str) -> Vec<String> {
    show(plain, &quotations(plain, Carry::default()).0)
}
fn show(plain: &str, quotes: &[Quote]) -> Vec<String> {
    let one = |quote: &Quote| {
        let kind = if quote.kind == QuoteKind::Title { "T:" } else { "" };
        format!("{kind}{}{}", &plain[quote.span.range()], if quote.closed { "" } else { "…" })
    };
    quotes.iter().map(one).collect()
}

/// Text, and the quotations expected in it.
type Case = (&'static str, &'static [&'static str]);

fn run(cases: &[Case]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = quotes(text);
        if found != *expected {
            wrong.push(format!("{text}\n   found    {found:?}\n   expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn italics_that_are_a_paragraph_are_no_title() {
    for (text, title) in [
        ("*By Anna Brown in Girne*", false),
        ("*Anna Brown in Girne*", false),
        ("*Edited by Tom Reed in Girne*.", false),
        ("*Анна Лемберг, Косовська Митровиця*", false),
        ("*Von Jonas Lemberg, Kaschau* 12.05.", false),
        ("*Von Jonas Lemberg, Kaschau* – Der Bus ist da.", false),
        ("She read *The Long Road to Girne* at home.", true),
        ("*The Long Road to Girne and Back* is on sale.", true),
        ("She took *By the Road to Girne* along.", true),
    ] {
        let (from, to) = (text.find('*').expect("a mark"), text.rfind('*').expect("a mark"));
        assert_eq!(is_title(&text.replace('*', " "), PlainSpan::new(from + 1, to)), title, "{text}");
    }
}

#[test]
fn english() {
    run(&[
        (
            "\"I was born in Stepanakert and I will return,\" the teacher said.",
            &["\"I was born in Stepanakert and I will return,\""],
        ),
        (
            "“I was born in Stepanakert and I will return,” the teacher said.",
            &["“I was born in Stepanakert and I will return,”"],
        ),
        (
            "‘We left Stepanakert at night,’ he said. ‘It was cold.’",
            &["‘We left Stepanakert at night,’", "‘It was cold.’"],
        ),
        ("'We left Lachin's road at night,' he said.", &["'We left Lachin's road at night,'"]),
        (
            "‘The residents’ homes in Stepanakert are empty,’ she said.",
            &["‘The residents’ homes in Stepanakert are empty,’"],
        ),
        ("The 'Gizilbulagh' site was closed; guards refused entry.", &[]),
        ("The “Gizilbulagh” deposit and the \"Damirli\" mine.", &[]),
        ("the so-called “Republic of Mountainous Artsakh Land” was named", &[]),
        ("the so-called “Artsakh,” which fell", &[]),
        ("They called it “Artsakh.” It was small.", &[]),
        ("\"Stepanakert,\" said the man.", &["\"Stepanakert,\""]),
        ("The crowd chanted “Stepanakert!” all night.", &["“Stepanakert!”"]),
        ("She said: “Stepanakert”.", &["“Stepanakert”"]),
        ("He said 'Gizilbulagh' was closed.", &[]),
        ("He told us, \"He said 'we love Stepanakert' twice.\"", &["\"He said 'we love Stepanakert' twice.\""]),
        ("Lachin's mayor's car and the drivers' road", &[]),
        ("In the '90s Stepanakert's streets and the residents' homes", &[]),
        ("rock 'n' roll in Stepanakert, 'tis said", &[]),
        ("The pipe is 12\" wide and 6' long near Stepanakert, 5'10\" tall", &[]),
        ("He said \"we left. Then \"Stepanakert\" fell.", &["\"we left. Then …"]),
        (
            "“We left Stepanakert, he said. “It was very cold.” Stepanakert fell.",
            &["“We left Stepanakert, he said. …", "“It was very cold.”"],
        ),
        ("He said: “we left Stepanakert that cold night", &["“we left Stepanakert that cold night…"]),
        ("A stray \" mark in Stepanakert", &[]),
        ("the book “Stepanakert: a city of gardens” came out", &["T:“Stepanakert: a city of gardens”"]),
        ("In his novel \"Stepanakert\" he wrote of home.", &["T:\"Stepanakert\""]),
        ("the song 'My Stepanakert' was sung", &["T:'My Stepanakert'"]),
        (
            "The “Artsakh Investment Fund Development Office” opened.",
            &["T:“Artsakh Investment Fund Development Office”"],
        ),
        ("“Yes,” she said, “Stepanakert is my home.”", &["“Yes,”", "“Stepanakert is my home.”"]),
        ("The minister (\"We never left Stepanakert at all\") disagreed.", &["\"We never left Stepanakert at all\""]),
        (
            "\"We left Stepanakert, \" he said, \"and cried all night.\"",
            &["\"We left Stepanakert, \"", "\"and cried all night.\""],
        ),
        ("d'Artsakh, Step’anakert, Step'anakert's", &[]),
        ("a “Shusha”-“Stepanakert” road", &[]),
        ("", &[]),
    ]);
}

#[test]
fn russian() {
    run(&[
        ("«Мы родились в Степанакерте и вернёмся», — сказал учитель.", &["«Мы родились в Степанакерте и вернёмся»"]),
        ("Месторождение «Дрмбон» закрыто.", &[]),
        ("Рудник „Кашен“ и посёлок \"Дрмбон\".", &[]),
        ("«Степанакерт!» — кричала толпа.", &["«Степанакерт!»"]),
        ("Он сказал: «Степанакерт».", &["«Степанакерт»"]),
        ("Книга «Степанакерт: город и люди» вышла.", &["T:«Степанакерт: город и люди»"]),
        ("в газете «Арцах» писали", &["T:«Арцах»"]),
        ("фильм «Мой Степанакерт» показали", &["T:«Мой Степанакерт»"]),
        ("так называемый «Арцах» исчез", &[]),
        ("— Мы уехали из Степанакерта, — сказал он.", &["Мы уехали из Степанакерта,"]),
        ("— Мы уехали, — сказал он в Степанакерте. — В Шуши холодно.", &["Мы уехали,", "В Шуши холодно."]),
        ("— Откуда ты? — спросил он.\n— Из Степанакерта.", &["Откуда ты?", "Из Степанакерта."]),
        ("– Мы из Степанакерта!", &["Мы из Степанакерта!"]),
        ("- Мы из Степанакерта, - ответил он.", &["Мы из Степанакерта,"]),
        ("— город Степанакерт;", &[]),
        ("- Степанакерт и окрестности", &[]),
        ("Степанакерт — столица, — сказал он.", &[]),
        (
            "«Он мне говорит: „Степанакерт наш“, и всё», — вспоминал он.",
            &["«Он мне говорит: „Степанакерт наш“, и всё»"],
        ),
        ("ООО «Фонд «Арцах» закрылось. Степанакерт цел.", &[]),
        ("По его словам, «в Степанакерте больше никого нет».", &["«в Степанакерте больше никого нет»"]),
        ("«Мы уехали из Степанакерта, сказал он.", &["«Мы уехали из Степанакерта, сказал он.…"]),
    ]);
}

#[test]
fn azerbaijani_and_turkish() {
    run(&[
        ("Köhnə xəritədə “Martakert”in yeri göstərilməyib.", &[]),
        ("“Biz Stepanakertdən dünən qayıtdıq”, – deyə o bildirib.", &["“Biz Stepanakertdən dünən qayıtdıq”"]),
        ("\"Stepanakertdə heç kim qalmayıb\" - deyə o bildirdi.", &["\"Stepanakertdə heç kim qalmayıb\""]),
        ("O dedi: “Stepanakert”.", &["“Stepanakert”"]),
        ("„Qızılbulaq” yatağı işləyir.", &[]),
        ("«Şuşa» mehmanxanası açıldı.", &[]),
        ("“Stepanakert” filmi göstərildi.", &["T:“Stepanakert”"]),
        ("“Stepanakert” adlı kitab çıxdı.", &["T:“Stepanakert”"]),
        ("qondarma “Artsax respublikası” ləğv edildi", &[]),
        ("— Stepanakertdən gəlirik, — dedi qoca.", &["Stepanakertdən gəlirik,"]),
        ("Şuşa'da, Laçın'ın, “Şuşa”'da", &[]),
        ("“Stepanakert'ten dün akşam döndük” dedi.", &["“Stepanakert'ten dün akşam döndük”"]),
        ("‘Stepanakert’ adı kullanılmıyor.", &[]),
        ("'Stepanakert'in adı", &[]),
    ]);
}

#[test]
fn armenian() {
    run(&[
        (
            "«Մենք ծնվել ենք Ստեփանակերտում և կվերադառնանք», - ասաց ուսուցիչը։",
            &["«Մենք ծնվել ենք Ստեփանակերտում և կվերադառնանք»"],
        ),
        ("«Դրմբոն» հանքը փակ է։", &[]),
        ("Նա ասաց. «Ստեփանակե՛րտ»։", &["«Ստեփանակե՛րտ»"]),
        ("այսպես կոչված «Խանքենդի» անունը", &[]),
        ("«Շուշի» ֆիլմը ցուցադրվեց։", &["T:«Շուշի»"]),
        ("— Խանքենդիում էի,— ասաց նա։", &["Խանքենդիում էի,"]),
        ("«Խանքենդի»-ի քարտեզը", &[]),
    ]);
}

#[test]
fn french_and_german() {
    run(&[
        ("« Nous avons quitté Stepanakert », a déclaré le maire.", &["« Nous avons quitté Stepanakert »"]),
        ("« Oui », dit-il à Stepanakert.", &["« Oui »"]),
        ("Le site « Gizilbulagh » d'Artsakh", &[]),
        ("— Nous quittons Stepanakert, dit-elle.", &["Nous quittons Stepanakert, dit-elle."]),
        ("„Wir haben Stepanakert verlassen“, sagte er in Khankendi.", &["„Wir haben Stepanakert verlassen“"]),
        ("»Wir haben Stepanakert verlassen«, sagte er.", &["»Wir haben Stepanakert verlassen«"]),
        ("‚Wir haben Stepanakert verlassen‘, sagte er.", &["‚Wir haben Stepanakert verlassen‘"]),
        ("Das Bergwerk „Drmbon“ liegt dort.", &[]),
        ("Das Buch „Stepanakert“ erschien.", &["T:„Stepanakert“"]),
        ("「我们离开了 Stepanakert 很久 以前。」", &["「我们离开了 Stepanakert 很久 以前。」"]),
    ]);
}

fn over(paragraphs: &[&str]) -> Vec<Vec<String>> {
    let all = paragraphs.iter().enumerate().map(|(number, _)| (number, |_| true));
    let found = over_paragraphs(paragraphs.len(), |number| paragraphs[number], all);
    // A paragraph asked about alone says the same as among all.
    for (number, quotes) in found.iter().enumerate() {
        let alone = over_paragraphs(paragraphs.len(), |number| paragraphs[number], [(number, |_| true)]);
        assert_eq!(&alone[0], quotes, "{}", paragraphs[number]);
    }
    paragraphs.iter().zip(&found).map(|(plain, quotes)| show(plain, quotes)).collect()
}

#[test]
fn quotations_over_paragraphs() {
    // Each paragraph opens again, the last one closes.
    let english =
        ["“We left Stepanakert at night.", "“Stepanakert was dark.", "“Cold.” He wept.", "Stepanakert is far."];
    assert_eq!(
        over(&english),
        [vec!["“We left Stepanakert at night.…"], vec!["“Stepanakert was dark.…"], vec!["“Cold.”"], vec![]]
    );
    // Guillemets without opening again.
    let russian = [
        "Он сказал: «Мы уехали из Степанакерта.",
        "Степанакерт был тёмным.",
        "Было холодно». Степанакерт далеко.",
        "Степанакерт.",
    ];
    assert_eq!(
        over(&russian),
        [vec!["«Мы уехали из Степанакерта.…"], vec!["Степанакерт был тёмным.…"], vec!["Было холодно»"], vec![]]
    );
    // French: each paragraph begins with the closing mark.
    let french = ["« Nous avons quitté Stepanakert.", "» Il faisait froid. » Puis rien à Stepanakert."];
    assert_eq!(over(&french), [vec!["« Nous avons quitté Stepanakert.…"], vec!["» Il faisait froid. »"]]);
    // Nobody closes: the rest of the document is the writer's own.
    let slip =
        ["“We left Stepanakert, he said.", "Stepanakert is far.", "Stepanakert again, and “Drmbon” too.", "The end."];
    assert_eq!(over(&slip), [vec!["“We left Stepanakert, he said.…"], vec![], vec![], vec![]]);
    // A sign that comes too late is none.
    let mut late = vec!["«Мы уехали из Степанакерта, сказал он."];
    late.extend(["Степанакерт."; 12]);
    late.push("Конец».");
    assert!(over(&late)[1..].iter().all(Vec::is_empty));
}

#[test]
fn huge_and_hostile_paragraphs_end_soon() {
    for unit in ["\"a ", "'a ", "“", "«", "»", "— a, — b. ", "— a.\n", "s' a", "’s’ ", "\u{301}", "„a “", "a\n"]
    {
        let text = unit.repeat(60_000 / unit.len());
        let (quotes, _) = quotations(&text, Carry::default());
        assert!(quotes.iter().all(|quote| text.get(quote.span.range()).is_some()));
    }
}

fn hostile() -> impl Strategy<Value = String> {
    let parts = [
        "\"",
        "'",
        "“",
        "”",
        "‘",
        "’",
        "«",
        "»",
        "„",
        "‚",
        "‹",
        "›",
        "「",
        "」",
        "— ",
        "- ",
        ", — ",
        "a",
        "Şuşa",
        " ",
        "\n",
        ".",
        ",",
        "said ",
        "книга ",
        "1",
        "s",
        "\u{301}",
        "։",
    ];
    prop::collection::vec(prop::sample::select(parts.to_vec()), 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 2000, failure_persistence: None, ..Default::default() })]
    #[test]
    fn spans_are_within_the_text_and_ascend(first in hostile(), second in hostile()) {
        let (quotes, carry) = quotations(&first, Carry::default());
        prop_assert!(quotes.iter().all(|quote| first.get(quote.span.range()).is_some_and(|text| !text.is_empty())), "{:?}", quotes);
        let (quotes, _) = quotations(&second, carry);
        prop_assert!(quotes.iter().all(|quote| second.get(quote.span.range()).is_some_and(|text| !text.is_empty())), "{:?}", quotes);
        prop_assert!(quotes.is_sorted_by_key(|quote| quote.span.start));
    }
}

#[test]
fn east_asian_quotations() {
    use QuoteKind::{Speech, Title};
    for (plain, expected) in [
        ("总统说：“斯捷潘纳克特的居民需要帮助。”", Some(Speech)),
        ("“斯捷潘纳克特”这个地名", None),
        ("称之为‘舒沙’的地方", None),
        ("他表示“舒沙很好”", Some(Speech)),
        ("纪录片《斯捷潘纳克特的冬天》", Some(Title)),
        ("電影〈冬天〉", Some(Title)),
        ("首相は「住民を支援する」と述べた。", Some(Speech)),
        ("「ステパナケルト」という地名", None),
        ("「シュシャ」と呼ばれる町", None),
        ("「シュシャ」と述べた", Some(Speech)),
        ("映画「冬のステパナケルト」が", Some(Title)),
        ("映画『冬』が公開された", Some(Title)),
        ("「ナゴルノ・カラバフ自治州」の", None),
        ("총리는 “슈샤로”라고 말했다", Some(Speech)),
        ("“슈샤”라고 불리는 도시", None),
        ("영화 ‘슈샤의 겨울’이", Some(Title)),
        ("《슈샤의 겨울》", Some(Title)),
        ("กล่าวว่า “เราจะช่วย”", Some(Speech)),
        ("ภาพยนตร์ “ฤดูหนาว” เข้าฉาย", Some(Title)),
    ] {
        let (found, _) = quotations(plain, Carry::default());
        assert_eq!(found.first().map(|quote| quote.kind), expected, "{plain}");
    }
}

#[test]
fn marks_that_set_off_a_value_quote_nobody() {
    for (plain, bare) in [
        ("key: 'one two three four'", "key:  one two three four "),
        ("- 'it''s',\n- 'b'\n", "-  it''s ,\n-  b \n"),
        ("\"key\": \"a 'b' c\"", " key :  a 'b' c "),
        ("key: a 'b'", "key: a 'b'"),
        ("don't", "don't"),
        ("key: '", "key: '"),
    ] {
        assert_eq!(super::without_syntax(plain), bare);
        assert_eq!(super::without_syntax(plain).len(), plain.len());
    }
}

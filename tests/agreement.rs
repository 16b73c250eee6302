//! Applied safe fixes leave right sentences: templates that govern a form, every pair of names, both houses. What is
//! applied must be the sentence as a person would write it; a fix that cannot know is not safe, and leaves it alone.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fmt::Write;

use exonym::{Applicability, Checker, Date, Lang, Settings, Source, Workspace};

/// A house of one side whose fixes are safe wherever the sentence stays right.
fn house(parent: &str, label: &str, lang: &str) -> Workspace {
    let folder = tempfile::tempdir().unwrap();
    let policy = format!(
        "[policy]\ntitle = \"t\"\nextends = \"{parent}\"\n[[rule]]\nof = {{ label = \"{label}\" }}\n\
         say = {{ stance = \"forbid\", fix = \"safe\" }}\n"
    );
    let path = folder.path().join("house.toml");
    std::fs::write(&path, policy).unwrap();
    let settings = Settings {
        policies: vec![path.to_string_lossy().into_owned()],
        lang: Some(Lang::new(lang)),
        ..Settings::new(Date { year: 2026, month: 11, day: 1 })
    };
    Workspace::open(settings).unwrap_or_else(|errors| panic!("{errors:?}"))
}

/// The text with its safe fixes in it, and how many there were.
fn fixed(checker: &Checker<'_>, text: &str) -> (String, usize) {
    let source = Source::decode("draft.txt", text.as_bytes().to_vec(), None).unwrap();
    let fixes = checker.draft(&source).unwrap().diagnostics.into_iter().filter_map(|d| d.fix);
    let safe: Vec<_> = fixes.filter(|fix| fix.applicability == Applicability::Safe).collect();
    let mut edits: Vec<_> = safe.iter().flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
    let mut out = text.to_owned();
    for edit in edits {
        out.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    (out, safe.len())
}

/// A template: the place of a form in `{0}` … `{5}`, and the words that depend on the name in `[before a vowel|else]`.
/// Words that agree stand as `<masculine|feminine>`.
fn filled(template: &str, forms: &[&str], gender: usize) -> String {
    let mut out = template.to_owned();
    while let (Some(open), Some(close)) = (out.find('<'), out.find('>')) {
        let chosen = out[open + 1..close].split('|').nth(gender).unwrap();
        out = format!("{}{chosen}{}", &out[..open], &out[close + 1..]);
    }
    for (i, form) in forms.iter().enumerate() {
        out = out.replace(&format!("{{{i}}}"), form);
    }
    while let (Some(open), Some(close)) = (out.find('['), out.find(']')) {
        let (vowel, other) = out[open + 1..close].split_once('|').unwrap();
        let opening = |c: char| c.is_whitespace() || matches!(c, '‘' | '“' | '«');
        let next = out[close + 1..].trim_start_matches(opening).chars().next().unwrap();
        let chosen = if "АИОУЭAEIOUaeiou".contains(next) { vowel } else { other };
        out = format!("{}{chosen}{}", &out[..open], &out[close + 1..]);
    }
    out
}

struct Language {
    tag: &'static str,
    /// The forms of the names of both usages: azerbaijani, armenian.
    pairs: &'static [(&'static [&'static str], &'static [&'static str])],
    templates: &'static [&'static str],
    /// The name of armenian usage is written too in this language.
    both: bool,
}

/// The gender of a Russian name, 0 masculine and 1 feminine; none for one that does not decline, beside which all stays
/// as it was.
fn gender(forms: &[&str]) -> Option<usize> {
    match forms {
        [first, second, ..] if first == second => None,
        [first, ..] => Some(usize::from(first.ends_with('а'))),
        [] => None,
    }
}

fn run(language: &Language) -> (usize, usize, String) {
    let (mut applied, mut tried, mut wrong) = (0, 0, String::new());
    let sides = [("azerbaijani-agency", "armenian"), ("armenian-agency", "azerbaijani")];
    for (parent, label) in sides.into_iter().take(if language.both { 2 } else { 1 }) {
        let workspace = house(parent, label, language.tag);
        let checker = Checker::new(&workspace);
        for &(azerbaijani, armenian) in language.pairs {
            let (old, new) = if label == "armenian" { (armenian, azerbaijani) } else { (azerbaijani, armenian) };
            let own = gender(old).unwrap_or(0);
            for template in language.templates {
                let text = filled(template, old, own);
                let right = filled(template, new, gender(new).unwrap_or(own));
                let (after, fixes) = fixed(&checker, &text);
                tried += 1;
                applied += fixes;
                if after != text && after != right {
                    writeln!(wrong, "{text}\n  became  {after}\n  and not {right}").unwrap();
                }
            }
        }
    }
    (tried, applied, wrong)
}

/// Nominative, genitive, dative, accusative, instrumental, prepositional.
const RUSSIAN: Language = Language {
    tag: "ru",
    pairs: &[
        (
            &["Ханкенди"; 6],
            &["Степанакерт", "Степанакерта", "Степанакерту", "Степанакерт", "Степанакертом", "Степанакерте"],
        ),
        (
            &["Лачин", "Лачина", "Лачину", "Лачин", "Лачином", "Лачине"],
            &["Бердзор", "Бердзора", "Бердзору", "Бердзор", "Бердзором", "Бердзоре"],
        ),
        (&["Агдере"; 6], &["Мартакерт", "Мартакерта", "Мартакерту", "Мартакерт", "Мартакертом", "Мартакерте"]),
        (&["Ходжавенд", "Ходжавенда", "Ходжавенду", "Ходжавенд", "Ходжавендом", "Ходжавенде"], &["Мартуни"; 6]),
        (&["Ходжалы"; 6], &["Иванян", "Иваняна", "Иваняну", "Иванян", "Иваняном", "Иваняне"]),
        (
            &["Кельбаджар", "Кельбаджара", "Кельбаджару", "Кельбаджар", "Кельбаджаром", "Кельбаджаре"],
            &["Карвачар", "Карвачара", "Карвачару", "Карвачар", "Карвачаром", "Карвачаре"],
        ),
        (
            &["Зангилан", "Зангилана", "Зангилану", "Зангилан", "Зангиланом", "Зангилане"],
            &["Ковсакан", "Ковсакана", "Ковсакану", "Ковсакан", "Ковсаканом", "Ковсакане"],
        ),
        (&["Губадлы"; 6], &["Санасар", "Санасара", "Санасару", "Санасар", "Санасаром", "Санасаре"]),
        (
            &["Джебраил", "Джебраила", "Джебраилу", "Джебраил", "Джебраилом", "Джебраиле"],
            &["Джракан", "Джракана", "Джракану", "Джракан", "Джраканом", "Джракане"],
        ),
        (&["Физули"; 6], &["Варанда", "Варанды", "Варанде", "Варанду", "Варандой", "Варанде"]),
        (
            &["Агдам", "Агдама", "Агдаму", "Агдам", "Агдамом", "Агдаме"],
            &["Акна", "Акны", "Акне", "Акну", "Акной", "Акне"],
        ),
        (&["Шуша", "Шуши", "Шуше", "Шушу", "Шушой", "Шуше"], &["Шуши"; 6]),
    ],
    templates: &[
        "Автобус вышел из {1} утром.",
        "Колонна остановилась возле {1}.",
        "Дорога от {1} до Гориса закрыта.",
        "До {1} ехали три часа.",
        "Около {1} нашли старый мост.",
        "Автобус подъехал к {2} к вечеру.",
        "Ближе к {2} начался дождь.",
        "Через {3} прошли две машины.",
        "Про {3} писали все газеты.",
        "Над {4} шёл дождь.",
        "Перед {4} стоит пост.",
        "Между {4} и Горисом проложат кабель.",
        "В {5} открыли новую школу.",
        "Школа находится в {5}.",
        "Говорили [об|о] {5} целый час.",
        "Книга [об|о] {5} вышла зимой.",
        "При {5} работает почта.",
        "Мэр {1} встретил гостей.",
        "На улицах {1} тихо.",
        "Из Гориса в {3} идёт автобус.",
        "ИЗ {1} СООБЩАЮТ О ДОЖДЕ.",
        "<Старый|Старая> {0} <был виден|была видна> издалека.",
        "<Древний|Древняя> {0} <стоял|стояла> на горе.",
        "Опустевшее село {0} ждёт гостей.",
        "<Пострадал весь|Пострадала вся> {0}.",
        "{0} <опустел|опустела> к вечеру.",
        "Ночью {0} <был обстрелян|была обстреляна>.",
        "<Разрушенный|Разрушенную> {3} восстановят, сказали в Горисе.",
        "В <старом|старой> {5} нет света.",
        "Из <старого|старой> {1} вывезли книги.",
        "Над <спящим|спящей> {4} взошла луна.",
        "К {2}, <который|которая> лежит ниже, ведёт тропа.",
        "У {1} нет своей газеты.",
        "Благодаря {2} мост цел.",
        "Ради {1} он бросил всё.",
        "За {4} начинается степь.",
        "Под {4} роют тоннель.",
        "Напротив {1}, на холме, стоит крест.",
        "Вокруг {1} горит трава.",
        "Кроме {1} и Гориса, дождь был везде.",
        "Вблизи {1} видели волка.",
        "Жители {1} и Гориса спорят.",
        "История {1} написана мелом.",
        "По словам мэра {1}, хлеба хватит.",
        "Вертолёт кружил над {4} и Горисом.",
        "Мимо {1} прошла колонна.",
        "Из-под {1} вывезли скот.",
        "Шоссе Горис–{0} расчистили.",
        "Рейс «Горис — {0}» отменён.",
        "Говорят, {0} <стал|стала> больше.",
    ],
    both: true,
};

/// Bare, genitive, dative, accusative, locative, ablative.
const AZERBAIJANI: Language = Language {
    tag: "az",
    pairs: &[
        (
            &["Xankəndi", "Xankəndinin", "Xankəndiyə", "Xankəndini", "Xankəndidə", "Xankəndidən"],
            &["Stepanakert", "Stepanakertin", "Stepanakertə", "Stepanakerti", "Stepanakertdə", "Stepanakertdən"],
        ),
        (
            &["Ağdərə", "Ağdərənin", "Ağdərəyə", "Ağdərəni", "Ağdərədə", "Ağdərədən"],
            &["Martakert", "Martakertin", "Martakertə", "Martakerti", "Martakertdə", "Martakertdən"],
        ),
        (
            &["Laçın", "Laçının", "Laçına", "Laçını", "Laçında", "Laçından"],
            &["Berdzor", "Berdzorun", "Berdzora", "Berdzoru", "Berdzorda", "Berdzordan"],
        ),
        (
            &["Ağdam", "Ağdamın", "Ağdama", "Ağdamı", "Ağdamda", "Ağdamdan"],
            &["Akna", "Aknanın", "Aknaya", "Aknanı", "Aknada", "Aknadan"],
        ),
        (
            &["Kəlbəcər", "Kəlbəcərin", "Kəlbəcərə", "Kəlbəcəri", "Kəlbəcərdə", "Kəlbəcərdən"],
            &["Karvachar", "Karvacharın", "Karvachara", "Karvacharı", "Karvacharda", "Karvachardan"],
        ),
        (
            &["Xocalı", "Xocalının", "Xocalıya", "Xocalını", "Xocalıda", "Xocalıdan"],
            &["Ivanyan", "Ivanyanın", "Ivanyana", "Ivanyanı", "Ivanyanda", "Ivanyandan"],
        ),
        (
            &["Zəngilan", "Zəngilanın", "Zəngilana", "Zəngilanı", "Zəngilanda", "Zəngilandan"],
            &["Kovsakan", "Kovsakanın", "Kovsakana", "Kovsakanı", "Kovsakanda", "Kovsakandan"],
        ),
        (
            &["Qubadlı", "Qubadlının", "Qubadlıya", "Qubadlını", "Qubadlıda", "Qubadlıdan"],
            &["Sanasar", "Sanasarın", "Sanasara", "Sanasarı", "Sanasarda", "Sanasardan"],
        ),
        (
            &["Cəbrayıl", "Cəbrayılın", "Cəbrayıla", "Cəbrayılı", "Cəbrayılda", "Cəbrayıldan"],
            &["Jrakan", "Jrakanın", "Jrakana", "Jrakanı", "Jrakanda", "Jrakandan"],
        ),
    ],
    templates: &[
        "Avtobus {5} səhər çıxdı.",
        "Avtobus {2} axşam çatdı.",
        "{4} yeni məktəb açıldı.",
        "{1} küçələri təmizlənir.",
        "Sel {3} basdı.",
        "{0} şəhərində işıq yoxdur.",
        "Laçın-{0} yolu bağlıdır.",
        "Bu yol {2} qədər uzanır, {5} o yana keçmir.",
        "Dünən {4} və Bakıda yağış yağdı.",
        "“{0}” sözü lövhədə qalıb.",
        "Harada? {4}.",
        "{0} haqqında film çəkilib.",
    ],
    both: false,
};

/// Bare, definite, genitive, dative, ablative, instrumental, locative.
const ARMENIAN: Language = Language {
    tag: "hy",
    pairs: &[
        (
            &["Խանքենդի", "Խանքենդին", "Խանքենդիի", "Խանքենդիին", "Խանքենդիից", "Խանքենդիով", "Խանքենդիում"],
            &[
                "Ստեփանակերտ",
                "Ստեփանակերտը",
                "Ստեփանակերտի",
                "Ստեփանակերտին",
                "Ստեփանակերտից",
                "Ստեփանակերտով",
                "Ստեփանակերտում",
            ],
        ),
        (
            &["Լաչին", "Լաչինը", "Լաչինի", "Լաչինին", "Լաչինից", "Լաչինով", "Լաչինում"],
            &["Բերձոր", "Բերձորը", "Բերձորի", "Բերձորին", "Բերձորից", "Բերձորով", "Բերձորում"],
        ),
        (
            &["Աղդամ", "Աղդամը", "Աղդամի", "Աղդամին", "Աղդամից", "Աղդամով", "Աղդամում"],
            &["Ակնա", "Ակնան", "Ակնայի", "Ակնային", "Ակնայից", "Ակնայով", "Ակնայում"],
        ),
        (
            &["Ջաբրայիլ", "Ջաբրայիլը", "Ջաբրայիլի", "Ջաբրայիլին", "Ջաբրայիլից", "Ջաբրայիլով", "Ջաբրայիլում"],
            &["Ջրական", "Ջրականը", "Ջրականի", "Ջրականին", "Ջրականից", "Ջրականով", "Ջրականում"],
        ),
        (
            &["Ֆիզուլի", "Ֆիզուլին", "Ֆիզուլիի", "Ֆիզուլիին", "Ֆիզուլիից", "Ֆիզուլիով", "Ֆիզուլիում"],
            &["Վարանդա", "Վարանդան", "Վարանդայի", "Վարանդային", "Վարանդայից", "Վարանդայով", "Վարանդայում"],
        ),
        (
            &["Մինջևան", "Մինջևանը", "Մինջևանի", "Մինջևանին", "Մինջևանից", "Մինջևանով", "Մինջևանում"],
            &["Միջնավան", "Միջնավանը", "Միջնավանի", "Միջնավանին", "Միջնավանից", "Միջնավանով", "Միջնավանում"],
        ),
    ],
    templates: &[
        "Ավտոբուսը եկավ {4} առավոտյան։",
        "{6} բացվեց նոր դպրոց։",
        "{2} փողոցները մաքրում են։",
        "{1} գեղեցիկ քաղաք է։",
        "Նրանք անցան {5} ու գնացին Գորիս։",
        "Բոլորը նայում էին {3} հեռվից։",
        "Ճանապարհը դեպի {0} փակ է։",
        "Գորիս-{0} ճանապարհը բաց է։",
        "{0} քաղաքում ձյուն է։",
        "Երեկ {6} և Գորիսում անձրև էր։",
    ],
    both: true,
};

/// Bare, possessive.
const ENGLISH: Language = Language {
    tag: "en",
    pairs: &[
        (&["Khankendi", "Khankendi's"], &["Stepanakert", "Stepanakert's"]),
        (&["Aghdara", "Aghdara's"], &["Martakert", "Martakert's"]),
        (&["Khojaly", "Khojaly's"], &["Ivanyan", "Ivanyan's"]),
        (&["Lachin", "Lachin's"], &["Berdzor", "Berdzor's"]),
        (&["Aghdam", "Aghdam's"], &["Akna", "Akna's"]),
        (&["Kalbajar", "Kalbajar's"], &["Karvachar", "Karvachar's"]),
        (&["Zangilan", "Zangilan's"], &["Kovsakan", "Kovsakan's"]),
        (&["Jabrayil", "Jabrayil's"], &["Jrakan", "Jrakan's"]),
        (&["Gubadli", "Gubadli's"], &["Sanasar", "Sanasar's"]),
        (&["Shusha", "Shusha's"], &["Shushi", "Shushi's"]),
        (&["Khojavend", "Khojavend's"], &["Martuni", "Martuni's"]),
    ],
    templates: &[
        "She met [an|a] {0} official on Monday.",
        "[An|A] {0} road is closed.",
        "The mayor of {0} spoke.",
        "{1} market is open.",
        "A Goris-{0} bus and [an|a] ‘{0}’ sign were seen.",
        "SNOW IN {0}.",
    ],
    both: true,
};

const TURKISH: Language = Language {
    tag: "tr",
    pairs: &[
        (
            &["Hankendi", "Hankendi'nin", "Hankendi'ye", "Hankendi'yi", "Hankendi'de", "Hankendi'den"],
            &["Stepanakert", "Stepanakert'in", "Stepanakert'e", "Stepanakert'i", "Stepanakert'te", "Stepanakert'ten"],
        ),
        (
            &["Ağdere", "Ağdere'nin", "Ağdere'ye", "Ağdere'yi", "Ağdere'de", "Ağdere'den"],
            &["Martakert", "Martakert'in", "Martakert'e", "Martakert'i", "Martakert'te", "Martakert'ten"],
        ),
        (
            &["Kelbecer", "Kelbecer'in", "Kelbecer'e", "Kelbecer'i", "Kelbecer'de", "Kelbecer'den"],
            &["Karvachar", "Karvachar'ın", "Karvachar'a", "Karvachar'ı", "Karvachar'da", "Karvachar'dan"],
        ),
        (
            &["Ağdam", "Ağdam'ın", "Ağdam'a", "Ağdam'ı", "Ağdam'da", "Ağdam'dan"],
            &["Akna", "Akna'nın", "Akna'ya", "Akna'yı", "Akna'da", "Akna'dan"],
        ),
    ],
    templates: &[
        "Otobüs {5} sabah çıktı.",
        "Otobüs {2} akşam vardı.",
        "{4} yeni bir okul açıldı.",
        "{1} sokakları temizleniyor.",
        "Sel {3} bastı.",
        "Laçın-{0} yolu kapalı.",
        "Dün {4} kar yağdı.",
    ],
    both: false,
};

#[test]
#[allow(clippy::print_stderr)]
fn a_thousand_applied_safe_fixes_break_nothing() {
    let (mut applied, mut wrong) = (0, String::new());
    for language in [&RUSSIAN, &AZERBAIJANI, &ARMENIAN, &ENGLISH, &TURKISH] {
        let (tried, fixes, mistakes) = run(language);
        eprintln!("{}: {fixes} safe fixes applied in {tried} sentences", language.tag);
        assert!(fixes * 3 > tried, "{}: too few to tell", language.tag);
        applied += fixes;
        wrong += &mistakes;
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(applied >= 1000, "only {applied} fixes");
}

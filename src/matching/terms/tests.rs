//! What is found in running text, and what is not.

use super::*;
use crate::base::Lang;
use crate::model::Glossary;

pub(super) fn glossary(terms: &[(&str, &str)]) -> Glossary {
    let concepts = terms.iter().enumerate().map(|(i, &(lang, text))| Concept {
        id: format!("c{i}").into(),
        names: vec![Name {
            terms: vec![Term::new(Lang::new(lang), text, crate::base::Span::default())],
            ..Name::default()
        }],
        ..Concept::default()
    });
    Glossary { concepts: concepts.collect(), ..Glossary::default() }
}

/// What is found: text, how, terms.
pub(super) fn found(terms: &[(&str, &str)], lang: &str, plain: &str) -> Vec<String> {
    let glossary = glossary(terms);
    let finder = TermFinder::new(glossary.terms(), &[], &Lang::new(lang));
    let mut out = Vec::new();
    finder.find(plain, &mut out);
    let how = |m: &Match<'_>| m.how.iter().map(How::as_str).collect::<Vec<_>>().join("+");
    out.iter()
        .map(|m| format!("{} {} {}", &plain[m.span.range()], m.readings[0].term.text, how(m)).trim().to_owned())
        .collect()
}

/// The same where all are terms of one name, the first preferred, the others deprecated.
fn found_of_one(terms: &[(&str, &str)], lang: &str, plain: &str) -> Vec<String> {
    let mut glossary = glossary(&[]);
    let listed = terms.iter().enumerate().map(|(i, &(lang, text))| {
        let mut term = Term::new(Lang::new(lang), text, crate::base::Span::default());
        term.rank = if i == 0 { crate::model::Rank::Preferred } else { crate::model::Rank::Deprecated };
        term
    });
    let names = vec![Name { terms: listed.collect(), ..Name::default() }];
    glossary.concepts.push(Concept { id: "c".into(), names, ..Concept::default() });
    let finder = TermFinder::new(glossary.terms(), &[], &Lang::new(lang));
    let mut out = Vec::new();
    finder.find(plain, &mut out);
    let terms = |m: &Match<'_>| {
        let mut terms: Vec<&str> = m.readings.iter().map(|r| &*r.term.text).collect();
        terms.dedup();
        terms.join("|")
    };
    out.iter().map(|m| format!("{}={}", &plain[m.span.range()], terms(m))).collect()
}

#[test]
fn ordinary_words_in_small_letters_are_no_places() {
    let names = ["Most", "List", "Turkey", "Baku", "Prague", "The Range", "Red Hill"].map(|name| ("en", name));
    let mut glossary = glossary(&names);
    let text = "The most of a list, a turkey's leg, the range of baku, a red hill, lists; Most, LIST and Turkey’s, \
                The range, prague, the Red hill.";
    let found = |glossary: &Glossary| {
        let finder = TermFinder::new(glossary.terms(), &[], &Lang::new("en"));
        let mut out = Vec::new();
        finder.find(text, &mut out);
        out.iter().map(|m| text[m.span.range()].to_owned()).collect::<Vec<String>>()
    };
    // Of what is no place, small letters are as good: a list of terms may have capitals all the same.
    assert_eq!(found(&glossary)[..4], ["most", "list", "turkey's", "the range"]);
    glossary.concepts.iter_mut().for_each(|concept| concept.country = Some("XX".into()));
    assert_eq!(found(&glossary), ["baku", "Most", "LIST", "Turkey’s", "The range", "prague", "Red hill"]);
}

#[test]
fn small_letters_are_right_where_a_word_is_made_of_a_place() {
    let mut glossary = glossary(&[("ru", "Россия"), ("ru", "Тула")]);
    glossary.concepts.iter_mut().for_each(|concept| concept.at = Some((55.0, 37.0)));
    let finder = TermFinder::new(glossary.terms(), &[], &Lang::new("ru"));
    let mut out = Vec::new();
    let text = "Это российский город, а не город в Туле.";
    finder.find(text, &mut out);
    let found: Vec<&str> = out.iter().map(|m| &text[m.span.range()]).collect();
    assert_eq!(found, ["российский", "Туле"]);
}

#[test]
fn capitals_tell_terms_of_one_name_apart() {
    let github = [("en", "GitHub"), ("en", "Github")];
    assert_eq!(
        found_of_one(&github, "en", "On Github, on GitHub's, on GITHUB, on github."),
        ["Github=Github", "GitHub's=GitHub", "GITHUB=GitHub|Github", "github=GitHub|Github"]
    );
    let nato = [("en", "Nato"), ("en", "NATO")];
    assert_eq!(
        found_of_one(&nato, "en", "Nato and NATO met.\n\nNATO MEETS AGAIN"),
        ["Nato=Nato", "NATO=NATO", "NATO=Nato|NATO"]
    );
    let net = [("en", "internet"), ("en", "Internet")];
    assert_eq!(
        found_of_one(&net, "en", "Internet is up. The Internet is up. The internet is up."),
        ["Internet=internet|Internet", "Internet=Internet", "internet=internet"]
    );
    let phone = [("en", "iPhone"), ("en", "IPhone")];
    assert_eq!(found_of_one(&phone, "en", "IPhone, iPhone"), ["IPhone=IPhone", "iPhone=iPhone"]);
    // In another language's text as well, and under its endings.
    assert_eq!(found_of_one(&github, "az", "Githubda, GitHubda"), ["Githubda=Github", "GitHubda=GitHub"]);
}

#[test]
fn letters_and_hyphens_tell_terms_of_one_name_apart() {
    let az = [("az", "Gızılbulag"), ("az", "Gizilbulag")];
    assert_eq!(
        found_of_one(&az, "en", "Gizilbulag's, Gızılbulag, GIZILBULAG"),
        ["Gizilbulag's=Gizilbulag", "Gızılbulag=Gızılbulag", "GIZILBULAG=Gızılbulag|Gizilbulag"]
    );
    assert_eq!(
        found_of_one(&az, "az", "Gizilbulagda, Gızılbulagda"),
        ["Gizilbulagda=Gizilbulag", "Gızılbulagda=Gızılbulag"]
    );
    let ru = [("ru", "Орёл"), ("ru", "Орел")];
    assert_eq!(found_of_one(&ru, "ru", "Орел, Орёл"), ["Орел=Орел", "Орёл=Орёл"]);
    let hy = [("hy", "Երևան"), ("hy", "Երեւան")];
    assert_eq!(
        found_of_one(&hy, "hy", "Երեւանից, Երևանից")[..2]
            .iter()
            .map(|m| m.split('|').next().unwrap_or_default())
            .collect::<Vec<_>>(),
        ["Երեւանից=Երեւան", "Երևանից=Երևան"]
    );
    let marks = [("en", "Kara’bel"), ("en", "Kara'bel")];
    assert_eq!(found_of_one(&marks, "en", "Kara'bel, Kara’bel"), ["Kara'bel=Kara'bel", "Kara’bel=Kara’bel"]);
    let mail = [("en", "e-mail"), ("en", "e mail")];
    assert_eq!(found_of_one(&mail, "en", "an e mail, two e-mails"), ["e mail=e mail", "e-mails=e-mail"]);
}

#[test]
fn exact_case_asks_for_all_capitals() {
    let mut glossary = glossary(&[("en", "US"), ("en", "polish"), ("en", "GitHub"), ("en", "IT")]);
    for concept in &mut glossary.concepts {
        concept.names[0].terms[0].matching = MatchMode::ExactCase;
    }
    let finder = TermFinder::new(glossary.terms(), &[], &Lang::new("en"));
    let mut out = Vec::new();
    let plain = "Us too. The US, its Polish polish. Polish it. Its USS, Github, GitHub, GITHUB, IT.";
    finder.find(plain, &mut out);
    let found: Vec<&str> = out.iter().map(|m| &plain[m.span.range()]).collect();
    assert_eq!(found, ["US", "polish", "Polish", "GitHub", "GITHUB", "IT"]);
}

#[test]
fn a_letter_begins_a_term() {
    let terms =
        [("en", "e-mail"), ("en", "T cell"), ("en", "p-value"), ("ru", "T-клетка"), ("en", "X"), ("fr", "a priori")];
    assert_eq!(
        found(&terms, "en", "E-mails of T\ncells, p-values: p < 0.05 a priori, e.g. an e mail; a prior X"),
        [
            "E-mails e-mail inflected",
            "T\ncells T cell inflected",
            "p-values p-value inflected",
            "a priori a priori",
            "e mail e-mail folded",
        ]
    );
    assert_eq!(found(&terms, "ru", "для T-клетки и e-mail"), ["T-клетки T-клетка inflected", "e-mail e-mail"]);
    assert_eq!(found(&terms, "fr", "un e-mail, il a priori"), ["e-mail e-mail", "a priori a priori"]);
}

#[test]
fn english_plurals() {
    let terms = [
        ("en", "heart attack"),
        ("en", "fireman"),
        ("en", "policy"),
        ("en", "API"),
        ("en", "crew man"),
        ("en", "crew foot"),
        ("en", "Old Café"),
        ("tr", "Old Ağaç"),
        ("en", "old port"),
        ("en", "old pore"),
        ("en", "Varnia"),
        ("en", "index"),
        ("en", "design"),
    ];
    let of = |plain: &str| found(&terms, "en", plain);
    assert_eq!(
        of("Heart attacks' cause, the heart\nattack's, two crew men and firemen’s policies of APIs, indices, indexes."),
        [
            "Heart attacks heart attack inflected",
            "heart\nattack's heart attack inflected",
            "crew men crew man inflected",
            "firemen’s fireman inflected",
            "policies policy inflected",
            "APIs API inflected",
            "indices index inflected",
            "indexes index inflected",
        ]
    );
    assert_eq!(found(&[("tr", "API")], "tr", "API'ler").len(), 1);
    assert_eq!(of("Varnias, apis, designers, crews man, heart attacked"), [""; 0]);
}

const TOWNS: &[(&str, &str)] = &[
    ("en", "Varnia"),
    ("en", "Old Varnia"),
    ("en", "Varnia-Sel road"),
    ("en", "Sel"),
    ("en", "Kara’bel"),
    ("xx", "Şorul"),
    ("xx", "Ջրուտ"),
];

#[test]
fn leftmost_and_longest_none_twice() {
    assert_eq!(
        found(TOWNS, "xx", "Old Varnia, Varnia, the Varnia-Sel road, Varnia-Sel."),
        [
            "Old Varnia Old Varnia",
            "Varnia Varnia",
            "Varnia-Sel road Varnia-Sel road",
            "Varnia Varnia compound",
            "Sel Sel compound",
        ]
    );
}

#[test]
fn words_only() {
    assert_eq!(found(TOWNS, "xx", "Varniania _Varnia Varnia2 aVarnia Selma"), [""; 0]);
    assert_eq!(
        found(TOWNS, "xx", "(Varnia) “Varnia” 'Varnia' Varnia/Sel"),
        ["Varnia Varnia"; 3].into_iter().chain(["Varnia Varnia", "Sel Sel"]).collect::<Vec<_>>()
    );
}

#[test]
fn folded() {
    assert_eq!(
        found(
            TOWNS,
            "xx",
            "VARNIA varnia s\u{327}orul S\u{327}ORUL Var\u{AD}nia Varnia\u{200B} Kara'bel KARA\u{2BC}BEL"
        ),
        [
            "VARNIA Varnia folded",
            "varnia Varnia folded",
            "s\u{327}orul Şorul folded",
            "S\u{327}ORUL Şorul folded",
            "Var\u{AD}nia Varnia folded",
            "Varnia Varnia",
            "Kara'bel Kara’bel folded",
            "KARA\u{2BC}BEL Kara’bel folded",
        ]
    );
}

#[test]
fn a_decomposed_second_word() {
    let terms = [("en", "Old Şorul"), ("en", "Old Varnia")];
    assert_eq!(
        found(&terms, "xx", "Old S\u{327}orul, old s\u{327}orul"),
        ["Old S\u{327}orul Old Şorul folded", "old s\u{327}orul Old Şorul folded",]
    );
}

#[test]
fn over_line_ends_and_invisible_breaks() {
    assert_eq!(
        found(TOWNS, "xx", "in Old\nVarnia, Old\r\n  Varnia, Old\u{A0}Varnia, Old. Varnia, Old\n\nVarnia"),
        [
            "Old\nVarnia Old Varnia folded",
            "Old\r\n  Varnia Old Varnia folded",
            "Old\u{A0}Varnia Old Varnia folded",
            "Varnia Varnia",
            "Varnia Varnia",
        ]
    );
}

#[test]
fn behind_a_match_in_one_run() {
    assert_eq!(
        found(TOWNS, "xx", "Old Varnia—Varnia—Sel… Varnia’Sel"),
        ["Old Varnia Old Varnia compound", "Varnia Varnia compound", "Sel Sel compound", "Varnia Varnia", "Sel Sel"]
    );
}

#[test]
fn look_alikes() {
    // Cyrillic а and о, Latin in Armenian is none of ours.
    assert_eq!(
        found(TOWNS, "xx", "V\u{430}rnia Varni\u{430} \u{41E}ld Varnia"),
        ["V\u{430}rnia Varnia homoglyph", "Varni\u{430} Varnia homoglyph", "\u{41E}ld Varnia Old Varnia homoglyph",]
    );
}

/// What is found where every word is looked up, whether it passes the sieve or not.
fn unsieved<'g>(finder: &TermFinder<'g>, plain: &str) -> Vec<Match<'g>> {
    let begins = |c: char| is_word(c) && !fold::is_apostrophe(c);
    let (mut out, mut at, mut inside) = (Vec::new(), 0, false);
    while let Some(c) = plain[at..].chars().next() {
        let start = begins(c) && !inside;
        inside = begins(c) || inside && fold::is_silent(c);
        let is_free =
            |found: &Match<'_>| start && out.last().is_none_or(|last: &Match<'_>| last.span.end <= found.span.start);
        match finder.look(plain, &WordAt::new(plain, at)).filter(is_free) {
            Some(found) => {
                at = found.span.end as usize;
                inside = false;
                out.push(found);
            }
            None => at += c.len_utf8(),
        }
    }
    out
}

const SIEVED: &[(&str, &str)] = &[
    ("en", "Varnia"),
    ("en", "Old Varnia"),
    ("en", "Old X"),
    ("en", "Old d’Arn"),
    ("en", "Olderburg"),
    ("en", "Of"),
    ("en", "Kara’bel"),
    ("en", "Khojavend"),
    ("en", "Sighnaghi"),
    ("en", "under_line"),
    ("en", "M4 road"),
    ("en", "e-mail"),
    ("az", "T hüceyrə"),
    ("en", "St. Varnia"),
    ("en", "C++"),
    ("en", "AT&T"),
    ("en", "Old Inc."),
    ("en", "U.S. Old"),
    ("en", ".Varnia"),
    ("en", "'s-Old"),
    ("en", "‘Arn"),
    ("en", "Arn’"),
    ("en", "Old 'n' Arn"),
    ("en", "Old Arn' X"),
    ("en", "C+ +Arn"),
    ("en", "Varnia/Old"),
    ("en", "Old of Arn"),
    ("en", "Old of crew man"),
    ("en", "Of Varnia X"),
    ("en", "To'rtko'l"),
    ("ru", "им. Варна"),
    ("ru", "С.-Варн"),
    ("en", "heart attack"),
    ("en", "policy"),
    ("en", "crew man"),
    ("en", "API"),
    ("az", "Şorul"),
    ("az", "Iğdır"),
    ("az", "Old İl"),
    ("en", "As Sālim"),
    ("en", "As Ésa"),
    ("ru", "Я"),
    ("ru", "Ёлкино"),
    ("ru", "Старый Варн"),
    ("ru", "Степанакерт"),
    ("hy", "Ջրուտ"),
    ("hy", "Երևան"),
    ("ka", "ვარნი"),
    ("ka", "ძველი ვარნი"),
    ("fa", "خان کندی"),
    ("fr", "base de données"),
    ("fr", "hôpital"),
    ("hi", "क़िला"),
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, cases: 1_000, ..Default::default() })]
    #[test]
    fn the_sieve_keeps_nothing_back(
        parts in proptest::collection::vec((0..SIEVED.len(), 0..8_usize, "[ \n.,’'`/&+-]{0,2}|[a-zа-яა-ჰ ա-ֆ]{0,3} ", "[\u{301}\u{307}\u{AD}\u{55E}\u{200B}aşıаѕვ]?"), 1..6),
        decomposed in proptest::bool::ANY,
        lang in proptest::sample::select(vec!["en", "az", "ru", "hy", "ka", "fr", "xx"]),
    ) {
        use unicode_normalization::UnicodeNormalization;
        let mut text = String::new();
        for (term, shape, between, mark) in &parts {
            let term = SIEVED[*term].1;
            let cut = term.floor_char_boundary(term.len() / 2);
            let term = match shape {
                0 => term.to_uppercase(),
                1 => term.to_lowercase(),
                2 => format!("{}{mark}{}", &term[..cut], &term[cut..]),
                3 => format!("{term}{mark}"),
                5 => format!("{term}{}", ["ers", "i", "ian", "ans", "’s", "s", "es"][between.len() % 7]),
                6 => term.replace("man", "men").replace("foot", "feet").replace("Ağaç", "Ağacı"),
                4 => term.split_once(' ').map_or(term, |(first, _)| first).to_owned(),
                _ => term.to_owned(),
            };
            text.push_str(&term);
            text.push_str(between);
        }
        if decomposed {
            text = text.nfd().collect();
        }
        let glossary = glossary(SIEVED);
        let finder = TermFinder::new(glossary.terms(), &[Phrase { text: "Old Varnia road" }], &Lang::new(lang));
        let mut found = Vec::new();
        // Twice: the second time what came to nothing is known.
        finder.find(&text, &mut found);
        found.clear();
        finder.find(&text, &mut found);
        let shown = |all: Vec<Match<'_>>| all.iter().map(|m| format!("{m:?}")).collect::<Vec<_>>();
        let mut plain = TermFinder::new(glossary.terms(), &[Phrase { text: "Old Varnia road" }], &Lang::new(lang));
        plain.table.forget_further();
        proptest::prop_assert_eq!(shown(found), shown(unsieved(&plain, &text)), "{}", text);
    }
}

#[test]
fn every_form_of_several_words_is_found() {
    let terms = [
        ("en", "Old Varnia"),
        ("en", "crew man"),
        ("en", "grey goose"),
        ("de", "Neue Burg"),
        ("de", "Rotes Haus"),
        ("fr", "vieux cheval"),
        ("tr", "eski ağaç"),
        ("tr", "Yeni Köy"),
        ("tr", "Ada Burnu"),
        ("az", "Old Bulaq"),
        ("az", "Köhnə Çörək"),
        ("ru", "Старый Варн"),
        ("ru", "Новая Земля"),
        ("uk", "Новий Ріг"),
        ("hy", "Նոր Բերդ"),
        ("ka", "ძველი ვარნი"),
        ("en", "Old Varnia Mill"),
        ("en", "Santa Rosa de Varnia"),
        ("de", "Neue Burg am Wald"),
        ("fr", "Vieux Pont de Varnie"),
        ("tr", "Yukarı Yeni Köy"),
        ("az", "Yuxarı Yeni Bulaq"),
        ("ru", "Новая Красная Речка"),
        ("ru", "Большой Старый Верхний Варн"),
        ("hy", "Մեծ Նոր Բերդ"),
    ];
    for (lang, text) in terms {
        let glossary = glossary(&[(lang, text)]);
        let finder = TermFinder::new(glossary.terms(), &[], &Lang::new(lang));
        let term = &glossary.concepts[0].names[0].terms[0];
        let (lemma, rules) = lemma(&glossary.concepts[0], term, &Lang::new(lang));
        for form in rules.morphology.forms(&lemma) {
            let Some(written) = rules.morphology.inflect(&lemma, form, Joint::None) else { continue };
            let mut own = written.text;
            if let Some(joint) = written.joint {
                own.insert(joint, '\'');
            }
            let mut out = Vec::new();
            finder.find(&own, &mut out);
            let whole = PlainSpan::new(0, own.len());
            assert!(out.iter().any(|m| m.span == whole), "{text}: {own} {form:?}");
        }
    }
}

#[test]
fn hostile_words_end_quickly() {
    let long = "Varnia".repeat(20_000);
    assert_eq!(found(TOWNS, "xx", &long), [""; 0]);
    let marks = format!("V{}arnia Old{}Varnia", "\u{301}".repeat(50_000), " ".repeat(50_000));
    found(TOWNS, "xx", &marks);
    found(TOWNS, "xx", &"V'".repeat(50_000));
    found(TOWNS, "xx", &"Old ".repeat(50_000));
    assert_eq!(found(TOWNS, "xx", "'Varnia'京 Varnia’\u{2BC} Varnia'\u{2BF} is Varnia"), ["Varnia Varnia"; 4]);
}

//! What is found in running text, and what is not.

use super::*;
use crate::model::Glossary;

fn glossary(terms: &[(&str, &str)]) -> Glossary {
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
fn found(terms: &[(&str, &str)], lang: &str, plain: &str) -> Vec<String> {
    let glossary = glossary(terms);
    let finder = TermFinder::new(glossary.terms(), &[], &Lang::new(lang));
    let mut out = Vec::new();
    finder.find(plain, &mut out);
    let how = |m: &Match<'_>| m.how.iter().map(How::as_str).collect::<Vec<_>>().join("+");
    out.iter()
        .map(|m| format!("{} {} {}", &plain[m.span.range()], m.readings[0].term.text, how(m)).trim().to_owned())
        .collect()
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
        match finder.at(plain, at).filter(|_| start) {
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
    ("az", "Şorul"),
    ("az", "Iğdır"),
    ("az", "Old İl"),
    ("ru", "Я"),
    ("ru", "Ёлкино"),
    ("ru", "Старый Варн"),
    ("ru", "Степанакерт"),
    ("hy", "Ջրուտ"),
    ("hy", "Երևան"),
    ("ka", "ვარნი"),
    ("ka", "ძველი ვარნი"),
    ("fa", "خان کندی"),
    ("hi", "क़िला"),
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, cases: 1_000, ..Default::default() })]
    #[test]
    fn the_sieve_keeps_nothing_back(
        parts in proptest::collection::vec((0..SIEVED.len(), 0..7_usize, "[ \n.,’'`-]{0,2}|[a-zа-яა-ჰ ա-ֆ]{0,3} ", "[\u{301}\u{307}\u{AD}\u{55E}\u{200B}aşıаѕვ]?"), 1..6),
        decomposed in proptest::bool::ANY,
        lang in proptest::sample::select(vec!["en", "az", "ru", "hy", "ka", "xx"]),
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
                5 => format!("{term}{}", ["ers", "i", "ian", "ans", "’s"][between.len() % 5]),
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
        finder.find(&text, &mut found);
        let shown = |all: Vec<Match<'_>>| all.iter().map(|m| format!("{m:?}")).collect::<Vec<_>>();
        proptest::prop_assert_eq!(shown(found), shown(unsieved(&finder, &text)), "{}", text);
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
}

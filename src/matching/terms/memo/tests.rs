//! What is remembered is what would be found.

use super::super::scan::Scanner;
use super::super::tests::glossary;
use super::super::{Match, Phrase, TermFinder, WordAt};
use super::{MOST, Memo, Outcome};
use crate::base::Lang;
use crate::model::MatchMode;

#[test]
fn what_was_met_is_remembered_while_it_grows() {
    for words in [10, 300, 5_000, 2 * MOST] {
        let mut memo = Memo::new();
        let mut asked = 0;
        for _ in 0..2 {
            for word in 0..words {
                let nothing = || {
                    asked += 1;
                    if word % 2 == 0 { Outcome::Open } else { Outcome::Told { seconds: Box::default(), found: None } }
                };
                let known = memo.of(&format!("word{word}"), nothing).expect("a short word");
                assert_eq!(known.is_open(), word % 2 == 0, "{word}");
            }
        }
        assert!(memo.of(&"x".repeat(48), || Outcome::Open).is_none());
        assert!(memo.sets.len() <= MOST / 2);
        // Few share a set with two others.
        assert!(words >= MOST || asked <= words + words / 8, "{asked} of {words}");
    }
}

/// The finder without its memory.
fn looked_for<'g>(finder: &TermFinder<'g>, plain: &str) -> Vec<Match<'g>> {
    let mut out = Vec::new();
    let mut scanner = Scanner::new(plain);
    while let Some(start) = scanner.next(&finder.table, None) {
        let is_free = |found: &Match<'_>| out.last().is_none_or(|last: &Match<'_>| last.span.end <= found.span.start);
        if let Some(found) = finder.look(plain, &WordAt::new(plain, start)).filter(is_free) {
            scanner.skip_to(found.span.end as usize);
            out.push(found);
        }
    }
    out
}

const TERMS: &[(&str, &str)] = &[
    ("en", "Bar"),
    ("en", "Bar Beach"),
    ("en", "Most"),
    ("en", "Of"),
    ("en", "Of the Lake"),
    ("en", "A Coruña"),
    ("en", "GitHub"),
    ("en", "Github"),
    ("en", "T cell"),
    ("en", "St. Bar"),
    ("en", "Bar Inc."),
    ("en", "A+"),
    ("en", "Bar & Beach"),
    ("en", "St."),
    ("en", "+Bar"),
    ("en", "‘Most"),
    ("en", "Bar'"),
    ("en", "Bar 'n' Beach"),
    ("en", "Lake' Of"),
    ("en", "'t Beach"),
    ("ru", "ул. Бар"),
    ("en", "L'Aquila"),
    ("uk", "Нова Мар'янівка"),
    ("en", "Bar Beach Lake"),
    ("ru", "Красный Базар Новый"),
    ("en", "Ağdam"),
    ("az", "Şuşa"),
    ("az", "Ağdam"),
    ("az", "Qızılbulaq"),
    ("az", "Naxçıvan"),
    ("ru", "Бар"),
    ("ru", "Шуша"),
    ("ru", "Красный Базар"),
    ("ru", "Орёл"),
    ("hy", "Շուշի"),
    ("de", "Bar"),
];
const WORDS: &[&str] = &[
    "Bar",
    "bar",
    "BAR",
    "Bars",
    "Beach",
    "beach",
    "Most",
    "most",
    "of",
    "Of",
    "the",
    "Lake",
    "Beach-",
    "Нова",
    "Map'янівка",
    "Bar市",
    "京",
    "Beach's",
    "the's",
    "A",
    "a",
    "Coruña",
    "Corun\u{303}a",
    "GitHub",
    "Github",
    "github",
    "GITHUB",
    "T",
    "St.",
    "ул.",
    "Inc",
    "Inc.",
    "A+",
    "A +",
    "+",
    "+Bar",
    "'n'",
    "Lake'",
    "‘Most",
    "'t",
    "cells",
    "Ağdam",
    "Agdam",
    "Ag\u{306}dam",
    "Ağdamda",
    "Şuşa",
    "Susa",
    "Şuşanın",
    "Qizilbulaq",
    "QIZILBULAQ",
    "Naxcivan",
    "Бар",
    "бар",
    "Бара",
    "Баре",
    "Шуши",
    "Шушой",
    "Красном",
    "Базаре",
    "Новый",
    "Новом",
    "Красный",
    "Базар",
    "Орел",
    "Орле",
    "орел",
    "Շուշի",
    "Շուշիում",
    "Շուշի\u{55E}",
    "ոչ",
    "Вar",
    "Бap",
    "Baр",
    "Be\u{430}ch",
    "L'Aquila",
    "Ba\u{AD}r",
    "word",
    "слово",
    "2024",
];
const GAPS: &[&str] = &[
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "-",
    " - ",
    ", ",
    ". ",
    "'",
    "’",
    "’s ",
    "'s ",
    " '",
    "' ",
    " ‘",
    "\" ",
    " \"",
    "» ",
    " «",
    "” ",
    " “",
    "… ",
    "\u{AD}",
    "\u{200B} ",
    "—",
    "_",
    "/",
    "ʼ",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, cases: 1500, ..Default::default() })]

    #[test]
    fn a_word_that_is_known_is_what_it_would_be(
        text in proptest::collection::vec((0..WORDS.len(), 0..GAPS.len()), 1..40),
        lang in proptest::sample::select(&["en", "az", "ru", "hy", "tr", "de", "und"][..]),
    ) {
        let mut glossary = glossary(TERMS);
        for concept in &mut glossary.concepts {
            let term = &mut concept.names[0].terms[0];
            if &*term.text == "Most" {
                term.matching = MatchMode::ExactCase;
            }
        }
        let mut double = glossary.concepts[6].names[0].terms[0].clone();
        double.text = "Github".into();
        glossary.concepts[6].names[0].terms.push(double);
        let plain: String = text.iter().flat_map(|&(word, gap)| [WORDS[word], GAPS[gap]]).collect();
        let finder = TermFinder::new(glossary.terms(), &[Phrase { text: "the Bar" }], &Lang::new(lang));
        let mut known = Vec::new();
        finder.find(&plain, &mut known);
        known.clear();
        // Now every word is known.
        finder.find(&plain, &mut known);
        proptest::prop_assert_eq!(format!("{known:?}"), format!("{:?}", looked_for(&finder, &plain)), "{}", plain);
    }
}

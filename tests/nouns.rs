//! Common nouns in sentences (`tests/nouns/LANG.txt`), in both numbers and all cases, written before the program's answers
//! were seen: every expected finding with the term to write in the same number and case.

#![allow(clippy::unwrap_used, clippy::cast_precision_loss, dead_code, missing_docs)]

#[path = "support/gold.rs"]
mod gold;

use exonym::{Checker, Date, Lang, Settings, Workspace};

/// Parts of a thousand below which a change has made something worse.
const FLOOR: &[(&str, usize, usize)] =
    &[("ru", 1000, 1000), ("uk", 1000, 1000), ("de", 1000, 1000), ("en", 1000, 1000)];

#[test]
fn nouns_are_found_and_replaced_in_the_same_number_and_case() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/nouns");
    let mut low = Vec::new();
    for &(lang, precision, recall) in FLOOR {
        let file = std::fs::read_to_string(folder.join(format!("{lang}.txt"))).unwrap();
        let settings = Settings {
            glossaries: vec![folder.join("glossary.toml")],
            lang: Some(Lang::new(lang)),
            ..Settings::new(Date { year: 2026, month: 11, day: 1 })
        };
        let workspace = Workspace::open(settings).unwrap();
        let checker = Checker::new(&workspace);
        let outcomes: Vec<gold::Outcome> =
            gold::scenes(&file, lang).iter().map(|scene| gold::outcome(&checker, scene, &str::to_owned)).collect();
        let sum = gold::Sum::of(outcomes.iter().flat_map(|o| &o.rows));
        if sum.precision() < precision || sum.recall() < recall {
            let misses: String = outcomes.iter().map(gold::Outcome::misses).collect();
            low.push(format!("{lang}: precision {}, recall {} of 1000\n{misses}", sum.precision(), sum.recall()));
        }
    }
    assert!(low.is_empty(), "{}", low.join("\n"));
}

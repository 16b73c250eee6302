//! What a draft costs, in work done.

use super::super::{Settings, Workspace};
use super::Checker;
use crate::base::Source;
use crate::model::Date;
use crate::text::clauses::work;

#[test]
fn a_sentence_of_many_names_is_folded_once() {
    let today = Date::new(2026, 11, 1).expect("a day");
    let settings = Settings { policies: vec!["azerbaijani-agency".to_owned()], ..Settings::new(today) };
    let workspace = Workspace::open(settings).expect("the shipped files are right");
    let checker = Checker::new(&workspace);
    let work = |pairs: usize, sentences: usize| {
        let sentence = format!("Roads led to {}and Lachin.\n\n", "Khankendi, Stepanakert, ".repeat(pairs));
        let source = Source::decode("a.txt", sentence.repeat(sentences).into_bytes(), None).expect("UTF-8");
        let mut found = 0;
        let words = work::folded(|| found = checker.draft(&source).expect("a draft").diagnostics.len());
        assert_eq!(found, pairs * sentences);
        words
    };
    for (pairs, sentences) in [(1, 1), (10, 1), (60, 1), (60, 3)] {
        assert_eq!(work(pairs, sentences), (3 + 2 * pairs + 2) * sentences);
    }
    assert_eq!(work(70, 1), 0, "a list");
}

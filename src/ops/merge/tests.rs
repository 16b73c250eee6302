use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::formats::read_glossary_toml;
use crate::model::Glossary;

mod cases;
mod glossary;
mod memory;
mod terms;

/// Merges texts under a name.
fn run(name: &str, base: &str, ours: &str, theirs: &str) -> std::result::Result<MergedFile, Vec<String>> {
    let path = Path::new(name);
    let side = |text: &str| (path, text.as_bytes().to_vec());
    merge(side(base), side(ours), side(theirs), &Merging::default())
        .map_err(|errors| errors.iter().map(ToString::to_string).collect())
}

fn text(merged: &MergedFile) -> String {
    String::from_utf8(merged.bytes.clone()).expect("UTF-8")
}

/// Merges to a text without conflicts.
fn clean(name: &str, base: &str, ours: &str, theirs: &str) -> String {
    let merged = run(name, base, ours, theirs).unwrap_or_else(|errors| panic!("{errors:?}"));
    assert!(merged.conflicts.is_empty(), "{:#?}\n{}", merged.conflicts, text(&merged));
    text(&merged)
}

/// The kinds of conflicts, in order, and the text.
fn torn(name: &str, base: &str, ours: &str, theirs: &str) -> (Vec<ConflictKind>, String) {
    let merged = run(name, base, ours, theirs).unwrap_or_else(|errors| panic!("{errors:?}"));
    (merged.conflicts.iter().map(|conflict| conflict.kind).collect(), text(&merged))
}

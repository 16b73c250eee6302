//! A generator with its own truth: every hit of the finder is one of the generator's, and the other way about.

#![allow(clippy::unwrap_used, clippy::cast_precision_loss, clippy::cast_sign_loss, missing_docs)]

#[path = "support/generate.rs"]
mod generate;

use exonym::{Checker, Date, Lang, Settings, Source, Workspace};

fn hits_equal_the_truth(count: usize, bytes: usize) {
    let made = generate::generate(42, count, bytes);
    let over_lines = made.truth.iter().filter(|(start, end)| made.text[*start..*end].contains('\n')).count();
    assert!(over_lines > 0, "no term runs over a line end");
    let dir = tempfile::tempdir().unwrap();
    let glossary = dir.path().join("glossary.toml");
    let policy = dir.path().join("everything.toml");
    std::fs::write(&glossary, generate::glossary(&made.terms)).unwrap();
    std::fs::write(&policy, generate::POLICY).unwrap();
    let settings = Settings {
        glossaries: vec![glossary],
        policies: vec![policy.to_str().unwrap().to_owned()],
        lang: Some(Lang::new("en")),
        ..Settings::new(Date { year: 2026, month: 11, day: 1 })
    };
    let workspace = Workspace::open(settings).unwrap();
    let source = Source::decode("draft.txt", made.text.into_bytes(), None).unwrap();
    let checked = Checker::new(&workspace).draft(&source).unwrap();
    let hits: Vec<(usize, usize)> =
        checked.diagnostics.iter().map(|d| (d.span.start as usize, d.span.end as usize)).collect();
    assert_eq!(hits.len(), made.truth.len());
    for (hit, truth) in hits.iter().zip(&made.truth) {
        assert_eq!(hit, truth, "{:?}", &source.text()[truth.0..truth.1]);
    }
}

#[test]
fn a_thousand_terms_in_ten_megabytes() {
    hits_equal_the_truth(1_000, 10_000_000);
}

#[test]
fn a_hundred_thousand_terms_in_ten_megabytes() {
    hits_equal_the_truth(100_000, 10_000_000);
}

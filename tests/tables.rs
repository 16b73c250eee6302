//! Tables of random cells: what is imported comes back from a table of our own, and a second time nothing changes.

#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use exonym::{Date, Exporting, Importing, Lang, Rank, Settings, Workspace, export, import};
use proptest::prelude::*;

/// Language, text and rank of every term of a glossary file.
fn terms(path: &Path) -> BTreeSet<(String, String, Rank)> {
    let today = Date { year: 2026, month: 11, day: 1 };
    let settings = Settings { glossaries: vec![path.to_owned()], ..Settings::new(today) };
    let workspace = Workspace::open(settings).unwrap_or_else(|errors| panic!("{errors:?}"));
    let all = workspace.glossary.terms();
    all.map(|term| (term.term.lang.as_str().to_owned(), term.term.text.to_string(), term.term.rank)).collect()
}

fn round_trip(name: &str, text: &str) {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at(name), text).unwrap();
    let how = Importing { from: Some(Lang::new("en")), to: Some(Lang::new("ru")), ..Importing::default() };
    let Ok(first) = import(&[at(name)], &at("g.toml"), &how) else { return };
    first.file.write().unwrap();
    let again = import(&[at(name)], &at("g.toml"), &how).unwrap();
    assert_eq!(
        (again.concepts, again.terms, again.changed),
        (0, 0, 0),
        "{text:?}\n{}\n{}",
        again.file.old,
        again.file.new
    );
    assert_eq!(again.file.old, again.file.new);
    if first.terms == 0 {
        return;
    }
    let settings = Settings { glossaries: vec![at("g.toml")], ..Settings::new(Date { year: 2026, month: 11, day: 1 }) };
    let mut workspace = Workspace::open(settings).unwrap();
    workspace.policies.clear();
    for format in ["csv", "tab"] {
        let wanted = Exporting { format: Some(format.to_owned()), ..Exporting::default() };
        let made = export(&workspace, &wanted).unwrap();
        let out = at(if format == "csv" { "out.csv" } else { "out.tsv" });
        fs::write(&out, &made[0].bytes).unwrap();
        let into = at(&format!("{format}.toml"));
        let back = import(&[out], &into, &Importing::default());
        let back = back.unwrap_or_else(|errors| panic!("{errors:?}\n{}", String::from_utf8_lossy(&made[0].bytes)));
        back.file.write().unwrap();
        assert_eq!(terms(&into), terms(&at("g.toml")), "{text:?}\n{}", String::from_utf8_lossy(&made[0].bytes));
    }
    // For every tool something is written, or it is said why not.
    for tool in exonym::EXPORT_TOOLS.iter().filter(|tool| **tool != "trados") {
        let wanted = Exporting {
            tool: Some((*tool).to_owned()),
            from: Some(Lang::new("en")),
            to: vec![Lang::new("ru")],
            expand_forms: true,
            ..Exporting::default()
        };
        if let Ok(made) = export(&workspace, &wanted) {
            assert!(made.iter().all(|one| std::str::from_utf8(&one.bytes).is_ok()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_tables(
        header in prop::sample::select(vec![
            "", "en,ru,note\n", "concept,en,ru,en:rank\n", "en,en,ru,weird\n", "source,target,context\n",
            "forbidden,domain,en-GB,ru,notes\n", "Entry_ID,English,Term_Info,Russian,Term_Info\n",
        ]),
        rows in prop::collection::vec(prop::collection::vec("[a-c ]{0,3}|\"[a,\n;]{0,3}\"|TRUE|вяз[а-г]?|=1\\+1|#x", 1..6), 0..12),
    ) {
        let rows: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
        round_trip("x.csv", &format!("{header}{}", rows.join("\n")));
    }

    #[test]
    fn random_tabs(text in "([a-cé#\"|, ]{0,4}\t){0,3}([a-c]{0,2}\r?\n){0,3}([a-c]{1,3}\t[а-в]{1,3}(\tforbidden; write x)?\n){0,6}") {
        round_trip("x.tab", &text);
    }

    #[test]
    fn any_text_is_answered(text in "(?s).{0,200}") {
        round_trip("x.csv", &text);
        round_trip("x.tsv", &text);
    }
}

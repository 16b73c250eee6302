//! Runs the examples of the glossary checks' manuals (`docs/checks/*.md`): a glossary in an `example glossary` block, and
//! in the `finds` block behind it all that is found, a line each: rule, severity, text, suggestions.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/manuals.rs"]
mod manuals;

use std::fmt::Write;

use exonym::{Date, GLOSSARY_CHECKS, Settings, Source, Workspace};

fn found(glossary: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("example.toml");
    std::fs::write(&path, glossary).unwrap();
    let settings = Settings { glossaries: vec![path.clone()], ..Settings::new(Date { year: 2026, month: 11, day: 1 }) };
    let workspace = Workspace::open(settings).unwrap();
    let sources = [Source::decode(path, glossary.as_bytes().to_vec(), None).unwrap()];
    let mut lines = String::new();
    for check in GLOSSARY_CHECKS {
        let mut all = Vec::new();
        check.glossary(&workspace.glossary, &sources, &mut all);
        for (file, d) in all {
            let text = sources[file as usize].slice(d.span);
            write!(lines, "{} {} `{text}`", d.rule, d.severity.as_str()).unwrap();
            d.suggestions.iter().for_each(|s| write!(lines, " -> {s}").unwrap());
            lines.push('\n');
        }
    }
    lines
}

#[test]
fn examples_of_the_manuals_hold() {
    let manuals = GLOSSARY_CHECKS.iter().map(|check| (check.id(), check.doc()));
    manuals::hold(manuals, |_, said, text| (said == "glossary").then(|| found(text)));
}

#[test]
fn every_check_has_a_manual_of_its_name() {
    manuals::are_pages(GLOSSARY_CHECKS.iter().map(|check| (check.id(), check.doc())));
}

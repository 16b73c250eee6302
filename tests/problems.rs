//! The pages of what readers tell of a file: each one's example is told so, and nothing is told that has no page.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use exonym::{ConfigChoice, Date, Event, Job, check_files, lint_files, manuals};

fn job(paths: Vec<PathBuf>) -> Job {
    let today = Date { year: 2026, month: 11, day: 1 };
    Job { paths, config: ConfigChoice::None, ..Job::new(std::env::current_dir().unwrap(), today) }
}

/// The ids of all that is told of a file: as a draft by `check`, else by `lint`.
fn told(path: &Path) -> Vec<&'static str> {
    let mut rules = Vec::new();
    let mut each = |event: Event<'_>| {
        if let Event::File(report) = event {
            rules.extend(report.checked.diagnostics.iter().map(|d| d.rule));
        }
        ControlFlow::Continue(())
    };
    let is_draft = path.extension().is_some_and(|e| e == "md" || e == "txt");
    if is_draft {
        check_files(&job(vec![path.into()]), &mut each)
    } else {
        lint_files(&job(vec![path.into()]), &mut each)
    }
    .unwrap();
    rules
}

#[test]
fn every_example_is_told_as_its_page_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut seen = 0;
    for manual in manuals().filter(|manual| Path::new("docs/problems").join(format!("{}.md", manual.id)).is_file()) {
        let example = manual.text.split("```").nth(1).unwrap_or_else(|| panic!("{}: no example", manual.id));
        let (_, example) = example.split_once('\n').unwrap();
        let (name, text) = match manual.id.split('-').next().unwrap() {
            "draft" | "suppression" => ("a.md", example.to_owned()),
            "tbx" => ("a.tbx", format!("<martif type=\"TBX\"><text><body>{example}</body></text></martif>")),
            "tmx" => ("a.tmx", format!("<tmx version=\"1.4\"><header srclang=\"en\"/><body>{example}</body></tmx>")),
            "table" => ("a.csv", example.to_owned()),
            _ => ("a.toml", example.to_owned()),
        };
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        let rules = told(&path);
        assert!(rules.contains(&manual.id), "{}: {rules:?}", manual.id);
        seen += 1;
    }
    assert!(seen >= 12, "{seen} pages");
}

#[test]
fn what_is_told_has_a_page() {
    let mut files = Vec::new();
    for format in fs::read_dir("tests/formats").unwrap() {
        for folder in ["good", "bad"] {
            let Ok(entries) = fs::read_dir(format.as_ref().unwrap().path().join(folder)) else { continue };
            files.extend(entries.map(|entry| entry.unwrap().path()));
        }
    }
    files.retain(|file| file.extension().is_some_and(|e| e != "info"));
    assert!(files.len() >= 25, "{} files", files.len());
    let known: Vec<_> = manuals().map(|manual| manual.id).collect();
    let mut ids = std::collections::BTreeSet::new();
    for file in files {
        for rule in told(&file) {
            assert!(known.contains(&rule), "{}: `{rule}` has no page", file.display());
            ids.insert(rule);
        }
    }
    assert!(ids.len() >= 8, "{ids:?}");
}

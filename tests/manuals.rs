//! Runs the examples of every check's manual (`docs/checks/*.md`): a draft in an `example` block, and in the `finds`
//! block behind it all that is found, a line each: rule, severity, text, suggestions.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/manuals.rs"]
mod manuals;

use std::fmt::Write;

use exonym::{CHECKS, Checker, Date, Lang, Settings, Source, Workspace};

fn settings(policy: &str, lang: Option<&str>, format: Option<&str>) -> Settings {
    Settings {
        policies: vec![policy.to_owned()],
        lang: lang.map(Lang::new),
        input_format: format.map(str::to_owned),
        ..Settings::new(Date { year: 2026, month: 11, day: 1 })
    }
}

/// The findings of a draft, in the manuals' words.
fn found(policy: &str, lang: Option<&str>, format: Option<&str>, draft: &str) -> String {
    let workspace = Workspace::open(settings(policy, lang, format)).unwrap();
    let source = Source::decode("draft.txt", draft.as_bytes().to_vec(), None).unwrap();
    let mut lines = String::new();
    for d in Checker::new(&workspace).draft(&source).unwrap().diagnostics {
        let suggestions: String = d.suggestions.iter().fold(String::new(), |mut all, s| {
            write!(all, " `{s}`").unwrap();
            all
        });
        writeln!(lines, "{} {} `{}` ->{suggestions}", d.rule, d.severity.as_str(), source.slice(d.span)).unwrap();
    }
    lines
}

#[test]
fn examples_of_the_manuals_hold() {
    manuals::hold(CHECKS.iter().map(|check| (check.id(), check.doc())), |_, options, draft| {
        let option = |key| options.split(' ').find_map(|o| o.strip_prefix(key)?.strip_prefix('='));
        Some(found(option("policy").unwrap(), option("lang"), option("format"), draft))
    });
}

#[test]
fn every_check_has_a_manual_of_its_name() {
    manuals::are_pages(CHECKS.iter().map(|check| (check.id(), check.doc())));
}

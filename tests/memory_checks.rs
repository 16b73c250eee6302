//! Runs the examples of the memory checks' manuals (`docs/checks/memory-*.md`): a TMX file in an `example memory` block,
//! and in the `finds` block behind it all that the check finds, a line each: rule, severity, line and column.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/manuals.rs"]
mod manuals;

use std::fmt::Write;
use std::ops::ControlFlow;

use exonym::{ConfigChoice, Date, Event, Job, MEMORY_CHECKS, lint_files};

fn found(memory: &str, rule: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("example.tmx");
    std::fs::write(&path, memory).unwrap();
    let today = Date { year: 2026, month: 11, day: 1 };
    let job = Job { paths: vec![path], config: ConfigChoice::None, ..Job::new(folder.path().to_owned(), today) };
    let mut lines = String::new();
    lint_files(&job, &mut |event| {
        if let Event::File(report) = event {
            for d in report.checked.diagnostics.iter().filter(|d| d.rule == rule) {
                let place = report.source.place(d.span.start);
                writeln!(lines, "{} {} {}:{}", d.rule, d.severity.as_str(), place.line, place.column).unwrap();
            }
        }
        ControlFlow::Continue(())
    })
    .unwrap();
    lines
}

#[test]
fn examples_of_the_manuals_hold() {
    let manuals = MEMORY_CHECKS.iter().map(|check| (check.id(), check.doc()));
    manuals::hold(manuals, |id, said, text| (said == "memory").then(|| found(text, id)));
}

#[test]
fn every_check_has_a_manual_of_its_name() {
    manuals::are_pages(MEMORY_CHECKS.iter().map(|check| (check.id(), check.doc())));
}

//! Runs the examples of the memory checks' manuals (`docs/checks/memory-*.md`): a TMX file in an `example memory` block,
//! and in the `finds` block behind it all that the check finds, a line each: rule, severity, line and column.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fmt::Write;
use std::ops::ControlFlow;
use std::path::Path;

use exonym::{ConfigChoice, Date, Event, Job, MEMORY_CHECKS, Options, lint_files};

fn found(memory: &str, rule: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("example.tmx");
    std::fs::write(&path, memory).unwrap();
    let job = Job {
        paths: vec![path],
        stdin: None,
        flags: Options::default(),
        config: ConfigChoice::None,
        cwd: folder.path().to_owned(),
        today: Date { year: 2026, month: 11, day: 1 },
        threads: 1,
        fix: None,
        reading: false,
    };
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
    let mut wrong = String::new();
    for check in MEMORY_CHECKS {
        let mut blocks = check.doc().split("\n```");
        let mut examples = 0;
        while let Some(block) = blocks.next() {
            let Some(memory) = block.strip_prefix("example memory\n") else { continue };
            let found = found(memory, check.id());
            blocks.next();
            let expected = blocks.next().and_then(|b| b.strip_prefix("finds\n")).unwrap_or("(no block `finds`)");
            examples += 1;
            if found.trim() != expected.trim() {
                writeln!(wrong, "{}:\n{memory}\nexpected:\n{expected}\nfound:\n{found}", check.id()).unwrap();
            }
        }
        if examples == 0 {
            writeln!(wrong, "{}: no example", check.id()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_check_has_a_manual_of_its_name() {
    for check in MEMORY_CHECKS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/checks/{}.md", check.id()));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), check.doc(), "{}", path.display());
        assert!(check.doc().starts_with(&format!("# {}\n", check.id())), "{}", check.id());
    }
}

//! Runs the examples of the glossary checks' manuals (`docs/checks/*.md`): a glossary in an `example glossary` block, and
//! in the `finds` block behind it all that is found, a line each: rule, severity, text, suggestions.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fmt::Write;
use std::path::Path;

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
    let mut wrong = String::new();
    for check in GLOSSARY_CHECKS {
        let mut blocks = check.doc().split("\n```");
        let mut examples = 0;
        while let Some(block) = blocks.next() {
            let Some(glossary) = block.strip_prefix("example glossary\n") else { continue };
            let found = found(glossary);
            blocks.next();
            let expected = blocks.next().and_then(|b| b.strip_prefix("finds\n")).unwrap_or("(no block `finds`)");
            examples += 1;
            if found.trim() != expected.trim() {
                writeln!(wrong, "{}:\n{glossary}\nexpected:\n{expected}\nfound:\n{found}", check.id()).unwrap();
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
    for check in GLOSSARY_CHECKS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/checks/{}.md", check.id()));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), check.doc(), "{}", path.display());
        assert!(check.doc().starts_with(&format!("# {}\n", check.id())), "{}", check.id());
    }
}

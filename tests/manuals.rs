//! Runs the examples of every check's manual (`docs/checks/*.md`): a draft in an `example` block, and in the `finds`
//! block behind it all that is found, a line each: rule, severity, text, suggestions.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fmt::Write;
use std::path::Path;

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
    let mut wrong = String::new();
    for check in CHECKS {
        let mut blocks = check.doc().split("\n```");
        let mut examples = 0;
        while let Some(block) = blocks.next() {
            let Some((options, draft)) = block.strip_prefix("example ").and_then(|b| b.split_once('\n')) else { continue };
            let option = |key| options.split(' ').find_map(|o| o.strip_prefix(key)?.strip_prefix('='));
            let found = found(option("policy").unwrap(), option("lang"), option("format"), draft);
            blocks.next();
            let expected = blocks.next().and_then(|b| b.strip_prefix("finds")).unwrap_or("(no block `finds`)");
            examples += 1;
            if found.trim() != expected.trim() {
                writeln!(wrong, "{}:\n{draft}\nexpected:{expected}\nfound:\n{found}", check.id()).unwrap();
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
    for check in CHECKS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/checks/{}.md", check.id()));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), check.doc(), "{}", path.display());
        assert!(check.doc().starts_with(&format!("# {}\n", check.id())), "{}", check.id());
    }
}

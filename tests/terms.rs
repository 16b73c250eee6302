//! Terms that are common nouns, of many shapes (`tests/terms/LANG.txt`): a line `## "house's" <- "given up"` makes a glossary of
//! one concept, and each sentence below it says what is written (`->`), that nothing is found but, perhaps, a slip (`=`), or that what is found
//! is shown and never written (`?`). ` @ city` behind the heading is what kind of place it is. The sentences were written before the program's answers were seen.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/written.rs"]
mod written;

use std::fmt::Write;
use std::path::PathBuf;

use exonym::{Checker, Date, Lang, Settings, Source, Workspace};
use written::written;

/// A workspace with the one concept of a heading, in a glossary of its own.
fn open(lang: &str, number: usize, heading: &str) -> Workspace {
    let (heading, kind) = heading.split_once(" @ ").unwrap_or((heading, ""));
    let (house, given_up) = heading.split_once(" <- ").unwrap();
    let kind = if kind.is_empty() { String::new() } else { format!("kind = \"{kind}\"\n") };
    let text = format!(
        "[concepts.it]\n{kind}terms = [{{ {lang} = {house} }}, {{ {lang} = {given_up}, rank = \"deprecated\" }}]\n"
    );
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("terms-{lang}-{number}.toml"));
    std::fs::write(&path, text).unwrap();
    let settings = Settings {
        glossaries: vec![path],
        lang: Some(Lang::new(lang)),
        ..Settings::new(Date { year: 2026, month: 11, day: 1 })
    };
    Workspace::open(settings).unwrap_or_else(|errors| panic!("{heading}: {errors:?}"))
}

/// What is wrong with the answer to a line, in words.
fn miss(checker: &Checker<'_>, line: &str) -> Option<String> {
    let (text, mark, expected) = [" -> ", " ? ", " ="].into_iter().find_map(|mark| {
        let (text, expected) = line.split_once(mark)?;
        Some((text, mark.trim(), expected.trim()))
    })?;
    let text = &text.replace("\\n", "\n");
    let source = Source::decode("draft.txt", text.as_bytes().to_vec(), None).unwrap();
    let diagnostics = checker.draft(&source).unwrap().diagnostics;
    let mended = written(text, &diagnostics);
    let shown = diagnostics.first().and_then(|d| d.suggestions.first()).map_or("nothing", String::as_str);
    let right = match mark {
        "->" => mended == expected,
        "?" => mended == *text && shown == expected,
        _ => diagnostics.iter().all(|d| d.rule == "near-name"),
    };
    (!right).then(|| format!("  {line}\n      written {mended:?}, shown {shown:?} ({} found)\n", diagnostics.len()))
}

#[test]
fn terms_of_many_shapes() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/terms");
    let (mut wrong, mut count) = (String::new(), 0);
    for lang in ["az", "de", "en", "fr", "hy", "ka", "ru", "tr", "uk"] {
        let file = std::fs::read_to_string(folder.join(format!("{lang}.txt"))).unwrap();
        for (number, scene) in file.split("\n## ").skip(1).enumerate() {
            let (heading, lines) = scene.split_once('\n').unwrap();
            let workspace = open(lang, number, heading);
            let checker = Checker::new(&workspace);
            let lines = lines.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
            let misses: String = lines
                .filter_map(|line| {
                    count += 1;
                    miss(&checker, line)
                })
                .collect();
            if !misses.is_empty() {
                writeln!(wrong, "{lang} {heading}\n{misses}").unwrap();
            }
        }
    }
    assert!(count > 200, "{count}");
    assert!(wrong.is_empty(), "\n{wrong}");
}

//! Every memory of the shared corpus, written by real tools, is read with as many units and the same languages as are
//! known, or refused with line and column. Needs the folder of shared data (`EXONYM_SHARED`).

#![allow(clippy::unwrap_used, missing_docs)]

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use exonym::file_info;

#[test]
fn real_memories_are_read_right() {
    let Some(shared) = std::env::var_os("EXONYM_SHARED").map(PathBuf::from) else {
        println!("left out: EXONYM_SHARED names no folder with the corpus");
        return;
    };
    let corpus = shared.join("corpus");
    let rows = fs::read_to_string(corpus.join("expected.tsv")).unwrap();
    let (mut wrong, mut seen) = (String::new(), 0);
    for row in rows.lines().skip(1) {
        let fields: Vec<_> = row.split('\t').collect();
        let &[path, "tmx", _, units, languages, expected] = &fields[..] else { continue };
        seen += 1;
        let info = file_info(&corpus.join(path), None);
        let of = |severity: &str| info.problems.iter().find(|problem| problem.severity == severity);
        let mut say = |what: &str| writeln!(wrong, "{path}: {what}: {info:?}").unwrap();
        if expected.starts_with("reject") {
            if of("error").is_none_or(|error| error.line == 0) {
                say("not refused with its place");
            }
            continue;
        }
        if info.is_broken() {
            say("refused");
        }
        if info.units.map(|count| count.to_string()).as_deref() != Some(units) {
            say("another number of units");
        }
        if info.languages.join(",") != languages {
            say("other languages");
        }
        if expected == "read-with-warning" && of("warning").is_none() {
            say("no warning");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(seen >= 70, "{seen} memories");
}

//! Tables of terms of many programs, in the shared folder: what `expected.tsv` says of each is what `info` says.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::fs;
use std::path::PathBuf;

use exonym::{Importing, file_info, import};

/// The folder that the environment names; `None` is said, not passed over.
fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("EXONYM_SHARED").map(|shared| PathBuf::from(shared).join("corpus"));
    if folder.is_none() {
        println!("left out: EXONYM_SHARED does not name the shared folder");
    }
    folder
}

/// Path, format, units and what is expected, of each table.
fn rows(folder: &std::path::Path) -> Vec<(PathBuf, String, usize, String)> {
    let expected = fs::read_to_string(folder.join("expected.tsv")).unwrap();
    let rows = expected.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let tables = rows.filter(|row| matches!(row[1], "csv" | "tab"));
    tables.map(|row| (folder.join(row[0]), row[1].to_owned(), row[3].parse().unwrap(), row[5].to_owned())).collect()
}

#[test]
fn every_table_is_what_it_is_said_to_be() {
    let Some(folder) = corpus() else { return };
    let rows = rows(&folder);
    assert!(rows.len() > 20, "{} tables", rows.len());
    let mut wrong = Vec::new();
    for (path, format, units, expect) in rows {
        let info = file_info(&path, None);
        let warned = info.problems.iter().any(|problem| problem.severity == "warning");
        let right = info.format == Some(&*format)
            && info.units == Some(units)
            && !info.is_broken()
            && warned == (expect == "read-with-warning");
        if !right {
            wrong.push(format!("{}: {info:?}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every table can be taken into a glossary, and a second time it changes nothing.
#[test]
fn every_table_is_imported_once() {
    let Some(folder) = corpus() else { return };
    let home = tempfile::tempdir().unwrap();
    for (at, (path, ..)) in rows(&folder).into_iter().enumerate() {
        let into = home.path().join(format!("{at}.toml"));
        let how = Importing {
            from: Some(exonym::Lang::new("en")),
            to: Some(exonym::Lang::new("cs")),
            ..Importing::default()
        };
        let first = import(std::slice::from_ref(&path), &into, &how).unwrap_or_else(|errors| panic!("{errors:?}"));
        first.file.write().unwrap();
        let again = import(std::slice::from_ref(&path), &into, &how).unwrap();
        assert_eq!((again.concepts, again.terms, again.changed), (0, 0, 0), "{}", path.display());
        assert_eq!(again.file.old, again.file.new, "{}", path.display());
    }
}

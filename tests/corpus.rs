//! The rows of the corpus of real files (`EXONYM_SHARED`, `corpus/expected.tsv`), by folder: what `info` says of each.

#![allow(clippy::unwrap_used, clippy::print_stderr, missing_docs)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use exonym::{FileInfo, file_info};

/// Rows in which the table and this reader differ on purpose: the path, and why.
const DISPUTED: &[(&str, &str)] = &[(
    "po/weblate/cs-badplurals.po",
    "its four plural forms are well formed, and no message has a plural: what is odd is that Czech has three",
)];

struct Row {
    path: String,
    count: String,
    languages: Vec<String>,
    expect: String,
}

fn corpus() -> Option<PathBuf> {
    let Some(shared) = std::env::var_os("EXONYM_SHARED") else {
        eprintln!("left out: the corpus (EXONYM_SHARED is not set)");
        return None;
    };
    Some(PathBuf::from(shared).join("corpus"))
}

/// The rows below a folder.
fn rows(folder: &str) -> Vec<Row> {
    let Some(corpus) = corpus() else { return Vec::new() };
    let table = std::fs::read_to_string(corpus.join("expected.tsv")).unwrap();
    let rows = table.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let rows = rows.filter(|row| row[0].starts_with(&format!("{folder}/")));
    let rows = rows.map(|row| Row {
        path: row[0].to_owned(),
        count: row[3].to_owned(),
        languages: row[4].split(',').filter(|lang| !lang.is_empty()).map(str::to_owned).collect(),
        expect: row[5].to_owned(),
    });
    rows.collect()
}

/// What is wrong with what is said of a file.
fn wrong(row: &Row, info: &FileInfo, count: Option<usize>) -> Vec<String> {
    let mut wrong = Vec::new();
    let placed =
        info.problems.iter().any(|problem| problem.severity == "error" && problem.line > 0 && problem.column > 0);
    match row.expect.as_str() {
        "reject" | "reject-or-recover" => {
            if !info.is_broken() || !placed {
                wrong.push(format!("not refused with line and column: {:?}", info.problems));
            }
            return wrong;
        }
        "read-with-warning" if info.problems.is_empty() => wrong.push("no warning".to_owned()),
        _ => {}
    }
    if info.is_broken() {
        wrong.push(format!("refused: {:?}", info.problems));
    }
    if count.unwrap_or_default().to_string() != row.count {
        wrong.push(format!("{count:?} instead of {}", row.count));
    }
    if info.languages != row.languages {
        wrong.push(format!("{:?} instead of {:?}", info.languages, row.languages));
    }
    wrong
}

/// Holds every row of a folder that is not disputed; a disputed one that comes out right is no longer one.
fn hold(folder: &str, least: usize, count: fn(&FileInfo) -> Option<usize>) {
    let Some(corpus) = corpus() else { return };
    let rows = rows(folder);
    assert!(rows.len() >= least, "{} rows of {folder}", rows.len());
    let mut all: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in &rows {
        let info = file_info(&corpus.join(&row.path), None);
        let mut wrong = wrong(row, &info, count(&info));
        if let Some((_, why)) = DISPUTED.iter().find(|(path, _)| *path == row.path) {
            eprintln!("disputed: {}: {why}: {wrong:?}", row.path);
            wrong = if wrong.is_empty() { vec!["disputed, but right".to_owned()] } else { Vec::new() };
        }
        if !wrong.is_empty() {
            all.insert(&row.path, wrong);
        }
    }
    assert!(all.is_empty(), "{} of {}:\n{all:#?}", all.len(), rows.len());
}

#[test]
fn every_row_of_tbx_is_right() {
    hold("tbx", 34, |info| info.concepts);
}

#[test]
fn every_row_of_tmx_is_right() {
    hold("tmx", 70, |info| info.units);
}

#[test]
fn every_row_of_po_is_right() {
    hold("po", 32, |info| info.units);
}

/// A good file has nothing that a schema or the standard forbids; what is only loosely written is a remark.
#[test]
fn good_tbx_files_are_quiet() {
    let Some(corpus) = corpus() else { return };
    let mut quiet = 0;
    for row in rows("tbx").iter().filter(|row| row.expect == "accept") {
        let info = file_info(&corpus.join(&row.path), None);
        let said: Vec<_> = info.problems.iter().filter(|problem| problem.severity != "info").take(5).collect();
        if row.path.ends_with("sdl_tbx.tbx") {
            // It has terms without text.
            assert!(
                info.problems.iter().filter(|p| p.severity != "info").all(|p| p.message.contains("term")),
                "{said:?}"
            );
            continue;
        }
        assert!(said.is_empty(), "{}: {said:?}", row.path);
        quiet += 1;
    }
    assert!(quiet >= 12, "{quiet}");
}

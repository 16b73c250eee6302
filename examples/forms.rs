//! Prints the forms that exonym gives of names: `language<TAB>name` lines in, `language<TAB>name<TAB>form<TAB>text`
//! lines out. A third cell of a line is the name's `decl`. Other programs compare them: see `benches/oracles.sh`.

#![allow(clippy::print_stdout, missing_docs)]

use std::fmt::Write;
use std::io::{self, BufWriter, Read, Write as _};

use exonym::{Checker, Date, Settings, Workspace};

/// A name as a basic string of TOML.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let rows: Vec<Vec<&str>> = input.lines().map(|line| line.split('\t').collect()).collect();
    let mut glossary = String::from("[glossary]\n");
    for (i, row) in rows.iter().enumerate() {
        let [lang, name, decl @ ..] = &row[..] else { panic!("line {}: two cells, language and name", i + 1) };
        let decl = decl.first().filter(|d| !d.is_empty()).map_or(String::new(), |d| format!(", decl = {}", quoted(d)));
        let _ = write!(glossary, "[concepts.k{i}]\nterms = [{{ {lang} = {}{decl} }}]\n", quoted(name));
    }
    let path = std::env::temp_dir().join(format!("exonym-forms-{}.toml", std::process::id()));
    std::fs::write(&path, glossary)?;
    let settings = Settings { glossaries: vec![path.clone()], ..Settings::new(Date { year: 2026, month: 11, day: 1 }) };
    let workspace = Workspace::open(settings);
    std::fs::remove_file(&path)?;
    let workspace = workspace.unwrap_or_else(|errors| panic!("{errors:?}"));
    let checker = Checker::new(&workspace);
    let mut out = BufWriter::new(io::stdout().lock());
    for (i, row) in rows.iter().enumerate() {
        let Some(card) = checker.card(&format!("k{i}")) else { continue };
        for (form, text) in card.rows.iter().flat_map(|row| &row.forms) {
            writeln!(out, "{}\t{}\t{form}\t{text}", row[0], row[1])?;
        }
    }
    Ok(())
}

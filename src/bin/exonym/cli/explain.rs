//! `exonym explain`.

use std::io::Write as _;

use exonym::{Error, Manual, manuals};

use super::args::Explain;
use super::output;
use super::{Exit, Failure};
use crate::text;

pub(crate) fn run(args: &Explain) -> Result<Exit, Failure> {
    let mut out = output::stdout(false);
    if args.list {
        let width = manuals().map(|manual| manual.id.len()).max().unwrap_or(0);
        for manual in manuals() {
            writeln!(out, "{:width$}  {}", manual.id, manual.title())?;
        }
    }
    let found = args.check.iter().map(|id| find(id)).collect::<Result<Vec<_>, _>>()?;
    for (at, manual) in found.iter().enumerate() {
        if at > 0 || args.list {
            writeln!(out)?;
        }
        writeln!(out, "{}", manual.text.trim_end())?;
    }
    out.flush()?;
    Ok(Exit::Clean)
}

fn find(id: &str) -> Result<Manual, Error> {
    manuals().find(|manual| manual.id == id).ok_or_else(|| {
        let near = manuals().map(|manual| (strsim::damerau_levenshtein(id, manual.id), manual.id)).min();
        let meant = near.filter(|&(distance, known)| distance * 3 <= known.len()).map(|(_, known)| known);
        Error::new(text::no_check(id, meant))
    })
}

//! One canonical text for each kind of file: one line a format in [`FORMATTERS`].

mod sort;
mod tbx;
mod toml;

use std::io;

use crate::base::{Error, Result, Source};
use crate::formats::read_glossary_toml;
use crate::formats::read_policy_toml;
use crate::formats::xml::Origin;
use crate::model::{Diagnostic, Severity};

/// What is asked of a canonical text.
#[derive(Clone, Copy, Debug, Default)]
pub struct FmtOptions {
    /// Concepts of a glossary in the order of their ids.
    pub sort: bool,
}

/// Brings files of one kind into their canonical text.
pub(crate) struct Formatter {
    /// The kind: `glossary`, `policy`, or a format's name.
    pub(crate) kind: &'static str,
    /// The same of a file that is not held, where that can be.
    pub(crate) stream: Option<Stream>,
    /// Writes the canonical text of a file that is well-formed.
    pub(crate) write: fn(&Source, FmtOptions, &mut dyn io::Write) -> Result<()>,
}

/// Writes the canonical text of a file that is read while it is written. An error has its place, but no file.
pub(crate) type Stream = fn(&dyn Origin, &mut dyn io::Write) -> Result<()>;

/// Every formatter.
pub(crate) static FORMATTERS: &[Formatter] = &[
    Formatter { kind: "glossary", stream: None, write: glossary },
    Formatter { kind: "policy", stream: None, write: policy },
    Formatter { kind: "tbx", stream: Some(tbx::stream), write: tbx::canonical },
];

/// The formatter of a kind of file.
pub(crate) fn formatter(kind: &str) -> Option<&'static Formatter> {
    FORMATTERS.iter().find(|formatter| formatter.kind == kind)
}

fn glossary(source: &Source, options: FmtOptions, to: &mut dyn io::Write) -> Result<()> {
    refuse(source, &read_glossary_toml(source).problems)?;
    let text = toml::canonical(source.text()).map_err(|at| broken(source, at))?;
    let text = if options.sort { sort::by_id(&text) } else { text };
    to.write_all(text.as_bytes()).map_err(|cause| Error::io(source.path(), cause))
}

fn policy(source: &Source, _: FmtOptions, to: &mut dyn io::Write) -> Result<()> {
    refuse(source, &read_policy_toml(source, "").problems)?;
    let text = toml::canonical(source.text()).map_err(|at| broken(source, at))?;
    to.write_all(text.as_bytes()).map_err(|cause| Error::io(source.path(), cause))
}

/// A file with mistakes stays as it is: what is meant is not sure.
fn refuse(source: &Source, problems: &[Diagnostic]) -> Result<()> {
    match problems.iter().find(|problem| problem.severity == Severity::Error) {
        Some(problem) => {
            let error = Error::new(format!("{}; correct the file before it is formatted", problem.message));
            Err(error.in_file(source.path()).at(source.place(problem.span.start)))
        }
        None => Ok(()),
    }
}

fn broken(source: &Source, at: usize) -> Error {
    let error = Error::new("this is no TOML that can be formatted; correct it");
    error.in_file(source.path()).at(source.place(at.min(source.text().len()) as u32))
}

#[cfg(test)]
mod tests;

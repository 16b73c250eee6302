//! Row 6: one file an output, all over the same plain data; one line in [`Output`] and one in [`Output::report`].

pub(crate) mod changes;
mod concise;
pub(crate) mod diff;
mod finding;
mod full;
mod github;
pub(crate) mod history;
pub(crate) mod impact;
mod json;
mod jsonl;
mod sarif;
mod statistics;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use clap::ValueEnum;
use exonym::{Applicability, Checked, Diagnostic, Severity, Source, Span};

/// A file's findings, ready to be shown.
pub(crate) struct Reported<'a> {
    pub(crate) source: &'a Source,
    pub(crate) diagnostics: &'a [Diagnostic],
}

/// What a run came to.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    pub(crate) files: usize,
    /// Errors, warnings, infos.
    pub(crate) findings: [usize; 3],
    /// Findings with a safe fix, findings with an unsafe one.
    pub(crate) fixable: (usize, usize),
    /// Fixes applied.
    pub(crate) applied: usize,
    /// Names met and not judged, by the kind of place.
    pub(crate) exempt: BTreeMap<&'static str, u64>,
    pub(crate) policies: Vec<Arc<str>>,
    /// What could not be done, as said on the standard error.
    pub(crate) failures: Vec<String>,
}

impl Summary {
    pub(crate) fn add(&mut self, diagnostics: &[Diagnostic]) {
        self.files += 1;
        for diagnostic in diagnostics {
            self.findings[match diagnostic.severity {
                Severity::Error => 0,
                Severity::Warning => 1,
                Severity::Info => 2,
            }] += 1;
            match diagnostic.fix.as_ref().map(|fix| fix.applicability) {
                Some(Applicability::Safe) => self.fixable.0 += 1,
                Some(Applicability::Unsafe) => self.fixable.1 += 1,
                _ => {}
            }
        }
    }
    pub(crate) fn add_exempt(&mut self, checked: &Checked) {
        for exempt in &checked.exempt {
            *self.exempt.entry(exempt.kind.as_str()).or_default() += u64::from(exempt.count);
        }
    }
}

/// How findings are shown. Files come one after another and are written at once, so that any number of them fits.
pub(crate) trait Report {
    fn start(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
    fn file(&mut self, file: &Reported<'_>, out: &mut dyn Write) -> io::Result<()>;
    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()>;
}

/// The reports by name.
#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Output {
    /// For people: the line, what is wrong in it, what to write
    Full,
    /// For people: a finding a line
    Concise,
    /// For programs: one object
    Json,
    /// For programs: a finding a line
    Jsonl,
    /// For code hosts and editors: SARIF 2.1.0
    Sarif,
    /// For GitHub's workflow annotations
    Github,
}

/// How a report for people looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    pub(crate) colour: bool,
    /// Findings only, no summary.
    pub(crate) quiet: bool,
    /// Counts by rule instead of findings.
    pub(crate) statistics: bool,
}

impl Output {
    /// The report of this name.
    pub(crate) fn report(self, look: Look) -> Box<dyn Report> {
        match self {
            Output::Full | Output::Concise if look.statistics => Box::new(statistics::Statistics::new(look)),
            Output::Full => Box::new(full::Full::new(look)),
            Output::Concise => Box::new(concise::Concise::new(look)),
            Output::Json => Box::new(json::Json::default()),
            Output::Jsonl => Box::new(jsonl::Jsonl),
            Output::Sarif => Box::new(sarif::Sarif::default()),
            Output::Github => Box::new(github::Github),
        }
    }
}

/// A file's name as it is shown; what is no Unicode in it is replaced.
fn path_of(source: &Source) -> String {
    shown(source.path())
}

/// The name of the place that a span is in: the file, and of a document its part.
fn place_name(source: &Source, span: Span) -> String {
    match source.disk(span).part {
        Some(part) => format!("{} ({part})", path_of(source)),
        None => path_of(source),
    }
}

/// A path as it is shown.
pub(crate) fn shown(path: &Path) -> String {
    let path = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { path.into_owned() } else { path.replace('\\', "/") }
}

/// The last line of the reports for people.
fn summary_line(summary: &Summary, look: Look, out: &mut dyn Write) -> io::Result<()> {
    if look.quiet {
        return Ok(());
    }
    let Summary { findings, files, fixable, applied, failures, .. } = summary;
    writeln!(out, "{}", crate::text::summary(*findings, *files, *fixable, *applied, failures.is_empty()))
}

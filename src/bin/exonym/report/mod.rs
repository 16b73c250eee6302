//! Row 6: one file an output, all over the same plain data; one line in [`Output`] and one in [`Output::report`].

pub(crate) mod changes;
mod checkstyle;
mod concise;
pub(crate) mod diff;
mod finding;
mod full;
mod github;
mod gitlab;
pub(crate) mod history;
pub(crate) mod html;
pub(crate) mod impact;
mod json;
mod jsonl;
mod junit;
mod rdjson;
mod sarif;
mod statistics;
mod xml;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use clap::ValueEnum;
use exonym::{Applicability, Checked, Diagnostic, Piece, Reading, Severity, Source, Span, Workspace};

/// A file's findings, ready to be shown.
pub(crate) struct Reported<'a> {
    pub(crate) source: &'a Source,
    pub(crate) diagnostics: &'a [Diagnostic],
    /// How the draft reads, for a report that asks for it.
    pub(crate) reading: Option<&'a Reading>,
    /// Those that are not told as findings, where they are asked for.
    pub(crate) silenced: &'a [Silenced],
    /// True if findings were held against a baseline.
    pub(crate) compared: bool,
}

/// A finding that is let be.
pub(crate) struct Silenced {
    pub(crate) diagnostic: Diagnostic,
    pub(crate) by: Silencer,
}

/// Why a finding is let be.
pub(crate) enum Silencer {
    /// A comment, and the reason that it gives.
    Comment(Box<str>),
    /// It is an old one.
    Baseline,
}

impl<'a> Reported<'a> {
    /// All findings by where they begin, with why they are let be.
    fn all(&self) -> Vec<(&'a Diagnostic, Option<&'a Silencer>)> {
        let mut all: Vec<_> = self.diagnostics.iter().map(|diagnostic| (diagnostic, None)).collect();
        all.extend(self.silenced.iter().map(|silenced| (&silenced.diagnostic, Some(&silenced.by))));
        all.sort_by_key(|(diagnostic, _)| diagnostic.span.start);
        all
    }
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
    /// Findings with a fix that were left alone: old ones, and those of lines that have not changed.
    pub(crate) spared: usize,
    /// Names met and not judged, by the kind of place.
    pub(crate) exempt: BTreeMap<&'static str, u64>,
    /// Findings that comments silence.
    pub(crate) suppressed: usize,
    /// Findings that a baseline lets be.
    pub(crate) old: usize,
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
    /// What was met and is no finding.
    pub(crate) fn add_exempt(&mut self, checked: &Checked) {
        self.suppressed += checked.suppressed.len();
        for exempt in &checked.exempt {
            *self.exempt.entry(exempt.kind.as_str()).or_default() += u64::from(exempt.count);
        }
    }
}

/// How findings are shown. Files come one after another and are written at once, so that any number of them fits.
pub(crate) trait Report {
    /// A glossary and policies, before the first file under them.
    fn opened(&mut self, _workspace: &Workspace) {}
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
    /// For GitLab's merge requests: Code Quality
    Gitlab,
    /// For test servers: `JUnit`'s XML
    Junit,
    /// For build servers: Checkstyle's XML
    Checkstyle,
    /// For review tools: reviewdog's diagnostic format
    Rdjson,
    /// For people: a page with the drafts marked
    Html,
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
    /// True if the report shows the drafts as they read.
    pub(crate) fn needs_reading(self) -> bool {
        self == Output::Html
    }
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
            Output::Gitlab => Box::new(gitlab::Gitlab::default()),
            Output::Junit => Box::new(junit::Junit),
            Output::Checkstyle => Box::new(checkstyle::Checkstyle),
            Output::Rdjson => Box::new(rdjson::Rdjson::default()),
            Output::Html => Box::new(html::Html::default()),
        }
    }
}

/// A file's name as it is shown; what is no Unicode in it is replaced.
fn path_of(source: &Source) -> String {
    shown(source.path())
}

/// What a finding says in one line: the message, and what to write instead.
fn line_of(diagnostic: &Diagnostic) -> String {
    match diagnostic.suggestions.first() {
        Some(suggestion) => format!("{} → {suggestion}", diagnostic.message),
        None => diagnostic.message.clone(),
    }
}

/// The name of the place that a span is in: the file, and of a document its part.
fn place_name(source: &Source, span: Span) -> String {
    printable(&match source.disk(span).part {
        Some(part) => format!("{} ({part})", path_of(source)),
        None => path_of(source),
    })
}

/// True for a character that does something to a terminal instead of standing in it: the controls, and those that turn the
/// direction of writing for what follows.
pub(crate) fn is_command(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A name as people read it: a control character in it would be a command to the terminal, a line end another line, and
/// one that turns the direction of writing would show the letters in another order.
fn printable(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if is_command(c) {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    out
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
    let Summary { findings, files, fixable, applied, spared, failures, old, suppressed, .. } = summary;
    let line = crate::text::summary(*findings, *files, *fixable, *applied, failures.is_empty());
    let rest = [crate::text::let_be(*old, *suppressed), crate::text::spared(*spared)];
    writeln!(out, "{line}{}", rest.concat())
}

/// A template with its names filled in.
pub(crate) fn filled(pieces: &[Piece<'_>]) -> String {
    let pieces = pieces.iter().map(|piece| match piece {
        Piece::Name { term, .. } => &*term.text,
        Piece::Text(text) => text,
    });
    pieces.collect()
}

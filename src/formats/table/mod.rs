//! What all tables of terms share: syntax, columns, dialects, rows; pairs and their losses on the way out.

mod columns;
mod dialects;
mod expand;
mod former;
mod grid;
mod held;
mod languages;
mod pairs;
mod rows;
mod syntax;
mod write;

use std::path::Path;
use std::sync::Arc;

pub(super) use dialects::{DEFINITION, EXAMPLE, PART_OF_SPEECH};
pub(super) use expand::{is_inflection, lemma};
pub(super) use former::keepings;
pub(crate) use grid::{Grid, GridRow};
pub(super) use held::{Fact, unheld, unheld_sources};
pub(super) use languages::memoq_name;
pub(super) use pairs::{Pair, Targets, pairs, standing, terms_in, wanted_pair};
pub(crate) use rows::{UNKNOWN_SOURCE, UNKNOWN_TARGET};
pub(super) use write::{Out, Quoting, forms_of};

use super::{ReadResult, TermsReading, conflict};
use crate::base::{Lang, Source, Span};
use crate::model::{Diagnostic, Glossary, Rank, Severity, closest};
use columns::{Column, Columns};
use dialects::Dialect;
use rows::Rows;
use syntax::{Cell, Fault, Syntax};

/// The text is no table here.
const SYNTAX: &str = "table-syntax";
/// Something that a table of terms does not have, or not so.
const FIELD: &str = "table-field";
/// Something that an import leaves out.
const LEFT: &str = "table-left-out";
/// Problems listed of one file.
const MOST: usize = 1000;
/// Rows that are looked at to know the columns.
const SAMPLE: usize = 100;

/// How a table is to be read, where the user knows better than it tells.
#[derive(Clone, Debug, Default)]
pub(crate) struct TableReading {
    /// A dialect's name.
    pub dialect: Option<Box<str>>,
    /// What sets cells apart.
    pub delimiter: Option<u8>,
    /// Whether the first row is a header.
    pub header: Option<bool>,
    /// Heads for the columns, instead of the header's.
    pub columns: Vec<Box<str>>,
}

/// What a table is.
#[derive(Clone, Debug, Default)]
pub(crate) struct TableFacts {
    /// The dialect that it was recognised as.
    pub dialect: Option<&'static str>,
    /// Rows that are neither blank nor comments, the header among them.
    pub units: usize,
    /// The languages of its columns, as written, in their order; then those that rows name.
    pub languages: Vec<Lang>,
}

/// The two ways of writing a table down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// Quotation marks, no comments.
    Csv,
    /// No quotation marks; `#` begins a comment.
    Tab,
}

/// The dialects that can be named, for messages.
pub(crate) fn is_dialect(name: &str) -> bool {
    dialects::by_name(name).is_some()
}

/// The dialect whose name comes nearest, for "did you mean".
pub(crate) fn nearest_dialect(name: &str) -> Option<&'static str> {
    closest(name, dialects::names().filter(|name| !name.is_empty()))
}

/// True for a text that is a tab-separated glossary though its name may be that of a draft: most lines have a tab
/// behind something; or nothing but comments, the first of which names the encoding in Emacs' way; or an empty file
/// where OmegaT keeps its glossaries, below a folder `glossary`.
pub(crate) fn is_tab_glossary(path: &Path, text: &str) -> bool {
    let (mut lines, mut tabbed) = (0, 0);
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).take(2 * SAMPLE) {
        lines += 1;
        tabbed += usize::from(line.find('\t').is_some_and(|at| !line[..at].trim().is_empty()));
    }
    if lines > 0 {
        return tabbed * 10 >= lines * 6;
    }
    let magic = text.lines().next().is_some_and(|line| line.starts_with('#') && line.contains("-*-"));
    let kept = path.parent().is_some_and(|folder| folder.iter().any(|name| name == "glossary"));
    magic || (kept && text.trim().is_empty())
}

/// Reads a table; every mistake is told with its place.
pub(super) fn read(source: &Source, reading: &TermsReading, base: Base) -> (ReadResult<Glossary>, TableFacts) {
    if let Some(torn) = conflict::instead(source, || Glossary::of_file(source.path())) {
        return (torn, TableFacts::default());
    }
    let given = &reading.table;
    let text = source.text();
    let named = given.dialect.as_deref().and_then(dialects::by_name);
    let syntax = syntax_of(text, given.delimiter, base);
    let mut comments = Vec::new();
    let mut sample: Vec<Vec<Cell<'_>>> = Vec::new();
    syntax::rows(text, syntax, &mut |line| comments.push(line), &mut |row| {
        sample.push(row.to_vec());
        sample.len() < SAMPLE
    });
    let (utx, utx_langs) = utx(&comments);
    let mut problems = Vec::new();
    let columns = columns_of(given, named, utx, &sample, &mut problems);
    // What the file says goes before what it is said to be.
    let (utx_from, utx_to) = utx_langs.unzip();
    let from = utx_from.filter(is_said).or_else(|| reading.from.clone());
    let to = utx_to.filter(is_said).or_else(|| reading.to.clone());
    let mut rows = Rows::new(&columns, from.as_ref(), to.as_ref());
    let mut units = 0;
    let mut remarks = Vec::new();
    let faults = syntax::rows(text, syntax, &mut |line| remarks.push(line), &mut |row| {
        units += 1;
        if units > 1 || !columns.header {
            rows.take(row);
        }
        true
    });
    for line in
        remarks.iter().filter(|line| !line.contains("-*-") && !line.starts_with("#UTX") && !line.starts_with("#src"))
    {
        let start = line.as_ptr().addr() - text.as_ptr().addr();
        let message = "comment lines (an import does not keep them)".to_owned();
        problems.push(Diagnostic::new(LEFT, Severity::Info, Span::new(start, start + line.len()), message));
    }
    let said = said(&comments);
    problems.extend(said.rest.into_iter().map(|part| {
        let start = part.as_ptr().addr() - text.as_ptr().addr();
        let message = "dates and remarks of the first line".to_owned();
        Diagnostic::new(LEFT, Severity::Info, Span::new(start, start + part.len()), message)
    }));
    let (concepts, mut found, has_statuses) = rows.finish();
    problems.append(&mut found);
    problems.extend(faults.into_iter().map(|Fault { span, message, mild }| {
        let severity = if mild { Severity::Warning } else { Severity::Error };
        Diagnostic::new(SYNTAX, severity, span, message)
    }));
    problems.sort_by_key(|problem| problem.span.start);
    let files = vec![Arc::new(source.path().to_path_buf())];
    let (license, attribution) = (said.license.map(Into::into), said.attribution.map(Into::into));
    let glossary = Glossary { license, attribution, concepts, files, has_statuses, ..Glossary::default() };
    let facts = TableFacts {
        dialect: Some(columns.dialect.name),
        units,
        languages: languages_of(&columns, &glossary, from.as_ref(), to.as_ref()),
    };
    (ReadResult { value: glossary, problems }, facts)
}

fn syntax_of(text: &str, delimiter: Option<u8>, base: Base) -> Syntax {
    let comments = base == Base::Tab;
    let delimiter = delimiter.or_else(|| syntax::named(text).map(|(named, _)| named)).unwrap_or_else(|| match base {
        Base::Tab if text.contains('\t') => b'\t',
        Base::Tab => syntax::delimiter(text, comments, columns::is_header).unwrap_or(b'\t'),
        Base::Csv => syntax::delimiter(text, comments, columns::is_header).unwrap_or(b','),
    });
    Syntax { delimiter, quotes: base == Base::Csv || delimiter != b'\t', comments }
}

/// The columns, by what the user says, what the header says, or where they stand.
fn columns_of(
    given: &TableReading,
    named: Option<&'static Dialect>,
    utx: Option<Columns>,
    sample: &[Vec<Cell<'_>>],
    problems: &mut Vec<Diagnostic>,
) -> Columns {
    let first = sample.first().map_or(&[][..], Vec::as_slice);
    let plain = dialects::by_name("languages");
    let mut columns = if given.columns.is_empty() {
        let header = match (given.header, named) {
            (Some(false), _) => None,
            (Some(true), Some(named)) => columns::from_header(first, Some(named)),
            (Some(true), None) => columns::from_header(first, None).or_else(|| columns::from_words(first, plain)),
            (None, Some(dialect)) if dialect.needs.is_some() && columns::fits(dialect, first) => {
                columns::from_header(first, named)
            }
            (None, Some(dialect)) if dialect.bare.is_some() => None,
            (None, _) => columns::from_header(first, None),
        };
        header.or(utx).unwrap_or_else(|| columns::by_position(named, sample))
    } else {
        let heads: Vec<Cell<'_>> =
            given.columns.iter().map(|head| Cell { span: Span::default(), text: (&**head).into() }).collect();
        let dialect = named.or(plain);
        let mut columns = columns::from_header(&heads, dialect).unwrap_or_else(|| columns::by_position(named, sample));
        columns.header = given.header.unwrap_or_else(|| columns::is_header(first));
        // A dash is a column to pass over; its cells are kept all the same.
        for (column, head) in columns.all.iter_mut().zip(&given.columns) {
            match &**head {
                "source" => *column = Column::Field(dialects::Field::Source),
                "target" => *column = Column::Field(dialects::Field::Target),
                _ => {}
            }
        }
        columns
    };
    let is_told = given.header.is_some() || named.is_some() || !given.columns.is_empty();
    if let Some(doubt) = Some(first).filter(|_| !is_told).and_then(|first| columns::doubt(first, columns.header)) {
        columns.problems.push(doubt);
    }
    if let Some(dialect) = named
        && columns.dialect.name != dialect.name
        && !sample.is_empty()
    {
        let span = first.first().map(|cell| cell.span).unwrap_or_default();
        let message = format!(
            "no table of the kind `{}`: its first row should name the columns so; leave --format out, or name them with \
             --columns",
            dialect.name
        );
        problems.push(Diagnostic::new(FIELD, Severity::Error, span, message));
    }
    for (span, message) in std::mem::take(&mut columns.problems) {
        problems.push(Diagnostic::new(FIELD, Severity::Warning, span, message));
    }
    columns
}

/// What the first line of a UTX says of the file.
#[derive(Default)]
struct Said<'s> {
    license: Option<&'s str>,
    attribution: Option<&'s str>,
    rest: Vec<&'s str>,
}

/// `#UTX 1.11; en/ja; 2013-03-12T10:00:00Z; copyright: AAMT (2013); license: CC BY 3.0`, its parts from the third on
/// (UTX 1.11, section 3.2).
fn said<'s>(comments: &[&'s str]) -> Said<'s> {
    let mut said = Said::default();
    let head = comments.iter().find(|line| line.starts_with("#UTX"));
    for part in head.into_iter().flat_map(|head| head.split(';').skip(2)).map(str::trim) {
        let (key, value) = part.split_once(':').map_or(("", part), |(key, value)| (key.trim(), value.trim()));
        let place = match key.to_ascii_lowercase().as_str() {
            "license" | "licence" => &mut said.license,
            "copyright" => &mut said.attribution,
            _ => {
                said.rest.extend(Some(part).filter(|part| !part.is_empty()));
                continue;
            }
        };
        match place {
            None if !value.is_empty() => *place = Some(value),
            _ => said.rest.push(part),
        }
    }
    said
}

fn is_said(lang: &Lang) -> bool {
    !lang.as_str().is_empty()
}

/// UTX says in its comments what the columns are, and which languages.
fn utx(comments: &[&str]) -> (Option<Columns>, Option<(Lang, Lang)>) {
    let head = comments.iter().find(|line| line.starts_with("#UTX"));
    let Some(head) = head else { return (None, None) };
    let pair = head.split(';').nth(1).and_then(|pair| pair.trim().split_once('/'));
    let pair = pair.map(|(from, to)| (Lang::new(from.trim()), Lang::new(to.trim())));
    let names = comments.iter().rev().find(|line| line.starts_with("#src"));
    let columns = names.and_then(|line| {
        let cells = line.split('\t').map(|head| Cell { span: Span::default(), text: head.into() });
        columns::from_header(&cells.collect::<Vec<_>>(), dialects::by_name("utx"))
    });
    let columns = columns.map(|columns| Columns { header: false, ..columns });
    (columns, pair)
}

/// The languages of columns and terms; the placeholders of unknown ones are none.
fn languages_of(columns: &Columns, glossary: &Glossary, from: Option<&Lang>, to: Option<&Lang>) -> Vec<Lang> {
    let mut all: Vec<Lang> = Vec::new();
    let mut add = |lang: &Lang| {
        let unknown = matches!(lang.as_str(), UNKNOWN_SOURCE | UNKNOWN_TARGET);
        if !unknown && !all.iter().any(|known| known.as_str() == lang.as_str()) {
            all.push(lang.clone());
        }
    };
    for column in &columns.all {
        match column {
            Column::Term(lang) => add(lang),
            Column::Field(dialects::Field::Source) => from.into_iter().for_each(&mut add),
            Column::Field(dialects::Field::Target) => to.into_iter().for_each(&mut add),
            _ => {}
        }
    }
    for term in glossary.terms() {
        add(&term.term.lang);
    }
    all
}

/// The rank that a word stands for, in the words of our own comments and of other tools.
fn standing_of(word: &str) -> Option<Rank> {
    Some(match word.trim().to_lowercase().as_str() {
        "preferred" => Rank::Preferred,
        "admitted" => Rank::Admitted,
        "deprecated" | "forbidden" | "superseded" | "obsolete" | "not recommended" | "do not use" => Rank::Deprecated,
        _ => return None,
    })
}

#[cfg(test)]
mod tests;

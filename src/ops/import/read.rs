//! What files of terms bring, and what is wrong with them.

use std::fs;
use std::path::Path;

use super::super::termbase::{Termbase, Terms};
use super::super::workspace::error_of;
use super::Importing;
use crate::base::{Error, Result};
use crate::formats::{self, FORMATS, Format, TableReading, TermsReading, UNKNOWN_SOURCE, UNKNOWN_TARGET};
use crate::model::{Glossary, Severity, Term, closest};
use crate::revise::Ranks;

/// What was read so far.
#[derive(Default)]
pub(super) struct Brought {
    pub(super) glossaries: Vec<(Glossary, Ranks)>,
    pub(super) problems: Vec<Error>,
    pub(super) warnings: Vec<Error>,
    /// What a glossary has no place for, each with an example.
    pub(super) left_out: Vec<(String, String)>,
}

/// Reads files of terms, one after another.
pub(super) struct Reader<'h> {
    how: &'h Importing,
    /// The one that was asked for.
    format: Option<&'static Format>,
    reading: TermsReading,
    pub(super) brought: Brought,
}

impl<'h> Reader<'h> {
    pub(super) fn new(how: &'h Importing) -> Result<Self> {
        let (format, dialect) = how.format.as_deref().map(named).transpose()?.unwrap_or_default();
        let reading = TermsReading {
            from: how.from.clone(),
            to: how.to.clone(),
            table: TableReading {
                dialect,
                delimiter: how.delimiter,
                header: how.header,
                columns: how.columns.iter().map(|column| column.trim().into()).collect(),
            },
        };
        Ok(Self { how, format, reading, brought: Brought::default() })
    }

    /// Reads a file; any mistake is told.
    pub(super) fn read(&mut self, file: &Path) {
        let read = match self.termbase(file).map(|base| base.terms().map(|terms| (base, terms))) {
            Some(Ok((base, Some(terms)))) => {
                self.of_termbase(&base, terms);
                Ok(())
            }
            Some(Err(error)) => Err(error.in_file(file)),
            Some(Ok((_, None))) | None => self.whole(file),
        };
        self.brought.problems.extend(read.err().map(Error::encoding_can_be_named));
    }

    /// A file that is a TBX, whose text is not held.
    fn termbase(&self, file: &Path) -> Option<Termbase> {
        let named = self.format.is_none_or(|format| format.name.starts_with("tbx"));
        Termbase::open(file, self.how.encoding.as_deref()).filter(|_| named && file.as_os_str() != "-")
    }

    fn of_termbase(&mut self, base: &Termbase, mut terms: Terms) {
        let brought = &mut self.brought;
        for (severity, problem) in std::mem::take(&mut terms.problems) {
            let is_error = severity == Severity::Error;
            if is_error { &mut brought.problems } else { &mut brought.warnings }.push(problem);
        }
        without_keys(&mut terms.glossary, &mut brought.left_out);
        if let Some((what, at)) = unregistered(&terms.glossary) {
            let error = Error::new(what).in_file(&base.path);
            brought.problems.push(base.place(at).map_or_else(|error| error, |place| error.at(place)));
        }
        let ranks = if terms.glossary.has_statuses { Ranks::Stated } else { Ranks::Order };
        brought.glossaries.push((terms.glossary, ranks));
    }

    /// A file whose text is held.
    fn whole(&mut self, file: &Path) -> Result<()> {
        let bytes = if file.as_os_str() == "-" {
            self.how.stdin.clone()
        } else {
            fs::read(file).map_err(|cause| Error::io(file, cause))?
        };
        let source = formats::decode(file, bytes, self.how.encoding.as_deref())?;
        let format = self.format.or_else(|| formats::detect_terms(file, &source));
        let Some((format, terms)) = format.and_then(|format| Some((format, format.terms?))) else {
            let what = "is no file of terms that exonym knows; name its format with --format";
            return Err(Error::new(what).in_file(file));
        };
        let mut read = (terms.read)(&source, &self.reading);
        let Brought { problems, warnings, left_out, glossaries } = &mut self.brought;
        if format.name == "tmx" || format.name.starts_with("tbx") {
            without_keys(&mut read.value, left_out);
        }
        for problem in &read.problems {
            match problem.severity {
                Severity::Error => problems.push(error_of(&source, problem)),
                Severity::Warning => warnings.push(error_of(&source, problem)),
                Severity::Info => left_out.push((problem.message.clone(), source.slice(problem.span).to_owned())),
            }
        }
        problems.extend(unnamed(&read.value, file));
        if let Some((what, at)) = unregistered(&read.value) {
            problems.push(Error::new(what).in_file(file).at(source.place(at)));
        }
        let ranks = match (read.value.has_statuses, format.name) {
            (_, "glossary") => Ranks::Stated,
            (true, name) if name.starts_with("tbx") => Ranks::Stated,
            (true, _) => Ranks::Graver,
            (false, _) => Ranks::Order,
        };
        glossaries.push((read.value, ranks));
        Ok(())
    }
}

/// The first term whose language nobody has registered: what to say of it, and where.
fn unregistered(glossary: &Glossary) -> Option<(String, u32)> {
    let is = |term: &Term| !without_language(term) && !term.lang.is_registered();
    let term = glossary.terms().find(|term| is(term.term))?.term;
    let what = format!(
        "`{}` is no registered language; correct it in the file, or name a table's columns with --columns",
        term.lang
    );
    Some((what, term.span.start))
}

/// Takes out what a file of exchange has in no language at all (`C`, `x-default`, `---`): for the tools that write it, it is a
/// key rather than a text. It is told. A code of two letters or more that nobody has registered is a slip, and refused.
fn without_keys(glossary: &mut Glossary, left_out: &mut Vec<(String, String)>) {
    let is = |term: &Term| !without_language(term) && term.lang.primary().len() < 2;
    glossary.concepts.retain_mut(|concept| {
        let mut lost = false;
        for name in &mut concept.names {
            for term in name.terms.iter().filter(|term| is(term)) {
                left_out.push(("terms in what is no language".to_owned(), format!("{}: {}", term.lang, term.text)));
                lost = true;
            }
            name.terms.retain(|term| !is(term));
        }
        if lost {
            concept.names.retain(|name| !name.terms.is_empty());
        }
        !lost || !concept.names.is_empty()
    });
}

/// True of a term of a table that does not say which language it is in.
pub(in crate::ops) fn without_language(term: &Term) -> bool {
    matches!(term.lang.as_str(), UNKNOWN_SOURCE | UNKNOWN_TARGET)
}

/// What is wrong with a table that does not say which languages its terms are in, if it is one.
pub(in crate::ops) fn unnamed(glossary: &Glossary, file: &Path) -> Option<Error> {
    let what = "does not say which languages its terms are in; name them with --from and --to (and \
         --header yes, if the first row has no terms), or all columns with --columns";
    glossary.terms().any(|term| without_language(term.term)).then(|| Error::new(what).in_file(file))
}

/// A format, or the dialect of a table whose delimiter the file shows.
fn named(name: &str) -> Result<(Option<&'static Format>, Option<Box<str>>)> {
    if let Some(format) = formats::by_name(name).filter(|format| format.terms.is_some()) {
        return Ok((Some(format), None));
    }
    if formats::is_dialect(name) {
        return Ok((None, Some(name.into())));
    }
    let known: Vec<_> = FORMATS.iter().filter(|f| f.terms.is_some()).map(|f| f.name).collect();
    let hint = match closest(name, known.iter().copied()).or_else(|| formats::nearest_dialect(name)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("known are {}", known.join(", ")),
    };
    Err(Error::new(format!("there is no format `{name}` of terms; {hint}")))
}

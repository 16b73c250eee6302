//! Terms of any format taken into a glossary file.

use std::fs;
use std::path::{Path, PathBuf};

use super::revised::Revised;
use super::termbase::{Termbase, Terms};
use super::workspace::error_of;
use crate::base::{Error, Lang, Source};
use crate::formats::{self, FORMATS, Format, ReadResult, TableReading, TermsReading, UNKNOWN_SOURCE, UNKNOWN_TARGET};
use crate::model::{Glossary, Losses, Severity, Term, closest};
use crate::revise::{Absorbing, Ranks, absorb, glossary_head, make_readable, patch_glossary};

/// How to read the files, and how to take them in.
#[derive(Clone, Debug, Default)]
pub struct Importing {
    /// The bytes of the standard input, if a file is `-`.
    pub stdin: Vec<u8>,
    /// A format or a tool's table by name.
    pub format: Option<String>,
    /// The encoding of files that do not say theirs.
    pub encoding: Option<String>,
    /// The language of the first column of terms, where the file does not say it.
    pub from: Option<Lang>,
    /// The language of the second column of terms.
    pub to: Option<Lang>,
    /// The label of names that are new.
    pub label: Option<String>,
    /// Where the two differ, take theirs.
    pub theirs: bool,
    /// Of a table: what sets cells apart, an ASCII character.
    pub delimiter: Option<u8>,
    /// Of a table: whether the first row is a header.
    pub header: Option<bool>,
    /// Of a table: what its columns are, as a header would name them.
    pub columns: Vec<String>,
}

/// What an import comes to.
#[derive(Debug)]
pub struct Imported {
    /// The glossary file as it would be.
    pub file: Revised,
    /// Number of concepts that are new.
    pub concepts: usize,
    /// Number of terms that are new.
    pub terms: usize,
    /// Number of terms and concepts that have more to say than before.
    pub changed: usize,
    /// Where the two differ, in words.
    pub conflicts: Vec<String>,
    /// What is doubtful in the files that were read.
    pub warnings: Vec<Error>,
    /// What a glossary file has no place for.
    pub losses: Losses,
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

/// A file that is a TBX, whose text is not held.
fn termbase(file: &Path, format: Option<&Format>, how: &Importing) -> Option<Termbase> {
    let named = format.is_none_or(|format| format.name.starts_with("tbx"));
    Termbase::open(file, how.encoding.as_deref()).filter(|_| named && file.as_os_str() != "-")
}

/// What a TBX brings; what is wrong with it is told.
fn of_termbase(
    base: &Termbase,
    mut terms: Terms,
    problems: &mut Vec<Error>,
    warnings: &mut Vec<Error>,
    left_out: &mut Vec<(String, String)>,
) -> (Glossary, Ranks) {
    for (severity, problem) in std::mem::take(&mut terms.problems) {
        if severity == Severity::Error { &mut *problems } else { &mut *warnings }.push(problem);
    }
    without_keys(&mut terms.glossary, left_out);
    if let Some((what, at)) = unregistered(&terms.glossary) {
        let error = Error::new(what).in_file(&base.path);
        problems.push(base.place(at).map_or_else(|error| error, |place| error.at(place)));
    }
    let ranks = if terms.glossary.has_statuses { Ranks::Stated } else { Ranks::Order };
    (terms.glossary, ranks)
}

/// Takes the terms of files into a glossary; nothing is written yet. Any mistake in any of the files is told, and
/// means that there is nothing to write.
pub fn import(files: &[PathBuf], into: &Path, how: &Importing) -> Result<Imported, Vec<Error>> {
    let mut problems = Vec::new();
    let mut warnings = Vec::new();
    let mut losses = Losses::default();
    let (format, dialect) = match how.format.as_deref().map(named).transpose() {
        Ok(named) => named.unwrap_or_default(),
        Err(error) => return Err(vec![error]),
    };
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
    let before = match fs::read(into) {
        Ok(bytes) => Some(bytes),
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => None,
        Err(cause) => return Err(vec![Error::io(into, cause)]),
    };
    let mut all = Vec::new();
    let mut left_out = Vec::new();
    for file in files {
        if let Some(base) = termbase(file, format, how) {
            match base.terms() {
                Ok(Some(terms)) => {
                    all.push(of_termbase(&base, terms, &mut problems, &mut warnings, &mut left_out));
                    continue;
                }
                Ok(None) => {}
                Err(error) => {
                    problems.push(error.in_file(file).encoding_can_be_named());
                    continue;
                }
            }
        }
        let Some(source) = read_source(file, how, &mut problems) else { continue };
        let Some(format) = format.or_else(|| formats::detect_terms(file, &source)).filter(|f| f.terms.is_some()) else {
            let what = "is no file of terms that exonym knows; name its format with --format";
            problems.push(Error::new(what).in_file(file));
            continue;
        };
        let mut read = read_with(format, &source, &reading);
        if format.name == "tmx" || format.name.starts_with("tbx") {
            without_keys(&mut read.value, &mut left_out);
        }
        for problem in &read.problems {
            match problem.severity {
                Severity::Error => problems.push(error_of(&source, problem)),
                Severity::Warning => warnings.push(error_of(&source, problem)),
                Severity::Info => left_out.push((problem.message.clone(), source.slice(problem.span).to_owned())),
            }
        }
        if read.value.terms().any(|term| without_language(term.term)) {
            let what = "does not say which languages its terms are in; name them with --from and --to, or all columns \
                        with --columns";
            problems.push(Error::new(what).in_file(file));
        }
        if let Some((what, at)) = unregistered(&read.value) {
            problems.push(Error::new(what).in_file(file).at(source.place(at)));
        }
        let ranks = match (read.value.has_statuses, format.name) {
            (_, "glossary") => Ranks::Stated,
            (true, name) if name.starts_with("tbx") => Ranks::Stated,
            (true, _) => Ranks::Graver,
            (false, _) => Ranks::Order,
        };
        all.push((read.value, ranks));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    for (glossary, _) in &mut all {
        make_readable(glossary);
    }
    let source = existing(into, before.as_deref(), &all, &mut losses).map_err(|error| vec![error])?;
    for (what, example) in left_out {
        losses.add(&what, &example);
    }
    let ReadResult { value: ours, problems } = formats::read_glossary_toml(&source);
    if let Some(problem) = problems.iter().find(|problem| problem.severity == Severity::Error) {
        return Err(vec![error_of(&source, problem)]);
    }
    let how = Absorbing { theirs: how.theirs, label: how.label.as_deref().map(Into::into), from: how.from.clone() };
    let done = absorb(&ours, &all, &how);
    let new = patch_glossary(&source, &done.patches).map_err(|error| vec![error])?;
    let terms = ours.terms().count() + done.terms;
    let file = Revised::new(before, &source, new, terms).map_err(|error| vec![error])?;
    Ok(Imported {
        file,
        concepts: done.concepts,
        terms: done.terms,
        changed: done.changed,
        conflicts: done.conflicts,
        warnings,
        losses,
    })
}

/// The glossary to take terms into; where there is none it is begun with what the files say
/// of themselves.
fn existing(
    into: &Path,
    before: Option<&[u8]>,
    all: &[(Glossary, Ranks)],
    losses: &mut Losses,
) -> crate::base::Result<Source> {
    if into.extension().is_none_or(|extension| !extension.eq_ignore_ascii_case("toml")) {
        return Err(Error::new("is no glossary file to take terms into; name one that ends in .toml").in_file(into));
    }
    let mut head = Glossary::default();
    for (glossary, _) in all {
        let given = [
            ("titles of files", &glossary.title, &mut head.title),
            ("licences", &glossary.license, &mut head.license),
            ("attributions", &glossary.attribution, &mut head.attribution),
        ];
        for (what, theirs, ours) in given {
            match (theirs, &ours) {
                (Some(theirs), None) if before.is_none() => *ours = Some(theirs.clone()),
                (Some(theirs), Some(ours)) if ours == theirs => {}
                (Some(theirs), _) => losses.add(what, theirs),
                (None, _) => {}
            }
        }
        if before.is_none() {
            head.sources.extend(glossary.sources.iter().cloned());
            head.extra.extend(glossary.extra.iter().cloned());
        } else {
            for source in &glossary.sources {
                losses.add("sources of files as a whole", source);
            }
            for (key, _) in &glossary.extra {
                losses.add("fields of files as a whole", key);
            }
        }
    }
    match before {
        Some(bytes) => {
            let source = Source::decode(into, bytes.to_vec(), None)?;
            // What is there already of the file as a whole is no loss.
            let known = formats::read_glossary_toml(&source).value;
            *losses = Losses::default();
            for (glossary, _) in all {
                let told = |theirs: &Option<String>, ours: &Option<String>| theirs.is_some() && theirs != ours;
                for (what, theirs, ours) in [
                    ("titles of files", &glossary.title, &known.title),
                    ("licences", &glossary.license, &known.license),
                    ("attributions", &glossary.attribution, &known.attribution),
                ] {
                    if told(theirs, ours) {
                        losses.add(what, theirs.as_deref().unwrap_or_default());
                    }
                }
                for source in glossary.sources.iter().filter(|source| !known.sources.contains(source)) {
                    losses.add("sources of files as a whole", source);
                }
                for (key, value) in glossary.extra.iter().filter(|pair| !known.extra.contains(pair)) {
                    losses.add("fields of files as a whole", &format!("{key}: {value}"));
                }
            }
            Ok(source)
        }
        None => Source::from_text(into, glossary_head(&head)),
    }
}

fn read_with(format: &Format, source: &Source, reading: &TermsReading) -> ReadResult<Glossary> {
    match format.terms {
        Some(terms) => (terms.read)(source, reading),
        None => ReadResult::default(),
    }
}

/// True of a term of a table that does not say which language it is in.
pub(super) fn without_language(term: &Term) -> bool {
    matches!(term.lang.as_str(), UNKNOWN_SOURCE | UNKNOWN_TARGET)
}

/// A format, or the dialect of a table whose delimiter the file shows.
fn named(name: &str) -> crate::base::Result<(Option<&'static Format>, Option<Box<str>>)> {
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

fn read_source(path: &Path, how: &Importing, problems: &mut Vec<Error>) -> Option<Source> {
    let read = if path.as_os_str() == "-" {
        Ok(how.stdin.clone())
    } else {
        fs::read(path).map_err(|cause| Error::io(path, cause))
    };
    let decoded = read.and_then(|bytes| formats::decode(path, bytes, how.encoding.as_deref()));
    decoded.map_err(|error| problems.push(error.encoding_can_be_named())).ok()
}

//! What a file is.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::kind::{Kind, kind};
use super::termbase::Termbase;
use super::workspace::read_terms;
use super::{config, memory, walk};
use crate::base::{Error, Lang, Place, Source};
use crate::checks::{check_exchange, check_exchange_of};
use crate::formats::conflict;
use crate::formats::tmx::{self, Broken, Reader};
use crate::formats::{self, tbx};
use crate::model::{Diagnostic, Glossary, Problem, Severity};

/// What a file is: the object of `info --format json`, key by key.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FileInfo {
    /// As given.
    pub path: String,
    /// The format's name; `None` where it is not known.
    pub format: Option<&'static str>,
    /// The format's version, where it has one; of a table, the dialect it was recognised as.
    pub version: Option<String>,
    /// The encoding's WHATWG name.
    pub encoding: Option<&'static str>,
    /// Language tags as written, in the order of their first appearance.
    pub languages: Vec<String>,
    /// Units of a bilingual file, messages of a PO file, rows of a table, paragraphs of a draft.
    pub units: Option<usize>,
    /// Terms of a glossary.
    pub terms: Option<usize>,
    /// Concepts of a glossary.
    pub concepts: Option<usize>,
    /// What is wrong with it.
    pub problems: Vec<FileProblem>,
}

/// Something wrong with a file.
#[derive(Clone, Debug, Serialize)]
pub struct FileProblem {
    /// From 1; 0 where the trouble is with the file as a whole.
    pub line: u64,
    /// In characters, from 1; 0 where the trouble is with the file as a whole.
    pub column: u32,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// What, and what to do.
    pub message: String,
}

impl FileInfo {
    /// True if the file could not be read, or not all of it.
    pub fn is_broken(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error.as_str())
    }
}

/// Looks into a file. `encoding` is what it is in where it does not say so itself.
pub fn file_info(path: &Path, encoding: Option<&str>) -> FileInfo {
    let path = walk::tidy(path);
    match memory::open(path) {
        Ok(Some(file)) => memory_info(path, file, encoding, &mut || memory::again(path)),
        Ok(None) if let Some(info) = Termbase::open(path, encoding).and_then(|base| termbase_info(&base)) => info,
        Ok(None) => match fs::read(path) {
            Ok(bytes) => bytes_info(path, bytes, encoding),
            Err(cause) => unreadable(path, Error::io(path, cause)),
        },
        Err(cause) => unreadable(path, Error::io(path, cause)),
    }
}

/// A translation memory, unit by unit.
fn memory_info(path: &Path, input: impl Read, encoding: Option<&str>, again: memory::Again<'_>) -> FileInfo {
    let mut info = FileInfo { path: shown(path), format: Some("tmx"), ..FileInfo::default() };
    let mut reader = match Reader::open(input, encoding, Broken::Tell) {
        Ok(reader) => reader,
        Err(error) => {
            let conflicts = memory::conflicts(&error, encoding, again);
            let told = conflicts.into_iter().map(problem_of).collect::<Vec<_>>();
            let problems = if told.is_empty() { unreadable(path, error.in_file(path)).problems } else { told };
            return FileInfo { problems, ..info };
        }
    };
    info.encoding = Some(reader.encoding().name());
    info.version.clone_from(&reader.head.memory.version);
    let looked = memory::look(&mut reader, encoding, again);
    info.units = Some(looked.units);
    info.languages = looked.languages;
    info.problems = looked.problems.into_iter().map(problem_of).collect();
    if let Some(error) = looked.error {
        info.problems.extend(unreadable(path, error.in_file(path)).problems);
    }
    info
}

/// A TBX, entry by entry; `None` where it had better be read whole.
fn termbase_info(base: &Termbase) -> Option<FileInfo> {
    let (mut terms, mut concepts) = (0, 0);
    let read = tbx::read_each(base, &mut |concept| {
        concepts += 1;
        terms += concept.names.iter().map(|name| name.terms.len()).sum::<usize>();
    });
    let told = |base: &Termbase, read: tbx::TbxRead| {
        let torn: Vec<_> = base.conflicts()?.into_iter().map(problem_of).collect();
        let mut info = FileInfo { path: shown(&base.path), format: Some("tbx"), ..FileInfo::default() };
        info.encoding = Some(base.encoding()?);
        (info.terms, info.concepts) = (Some(0), Some(0));
        if !torn.is_empty() {
            return Ok(Some(FileInfo { problems: torn, ..info }));
        }
        let mut problems = read.problems;
        if base.is_marked() && problems.iter().any(|problem| problem.severity == Severity::Error) {
            return Ok(None);
        }
        // What is not well-formed is held against no schema.
        if problems.iter().all(|problem| problem.severity < Severity::Error) {
            problems.extend(check_exchange_of(base)?);
        }
        problems.sort_by_key(|problem| problem.span.start);
        let places = base.places(&problems)?;
        base.unchanged()?;
        info.version = read.version.map(|version| version.as_str().to_owned());
        info.languages = read.languages;
        (info.terms, info.concepts) = (Some(terms), Some(concepts));
        info.problems = problems.iter().zip(places).map(|(one, place)| problem_at(one, place)).collect();
        Ok(Some(info))
    };
    let settled = base.settle(read).and_then(|read| read.map_or(Ok(None), |read| told(base, read)));
    settled.unwrap_or_else(|error| Some(unreadable(&base.path, error)))
}

fn problem_of(problem: Problem) -> FileProblem {
    let (line, column) = (problem.place.line, problem.place.column);
    FileProblem { line, column, severity: problem.severity.as_str(), message: problem.message }
}

/// As [`file_info`], of bytes that are already there.
pub fn bytes_info(path: &Path, bytes: Vec<u8>, encoding: Option<&str>) -> FileInfo {
    if tmx::is_memory(path, &bytes[..bytes.len().min(tmx::HEAD)]) {
        return memory_info(path, bytes.as_slice(), encoding, &mut || Ok(Some(Box::new(bytes.as_slice()))));
    }
    let declared = encoding.map(str::to_owned).or_else(|| formats::declared_encoding(&bytes));
    match formats::open(path, bytes, declared.as_deref(), None) {
        Ok(source) => decoded(&source),
        Err(error) => unreadable(path, error),
    }
}

/// The files of a directory that exonym knows what to do with, in the order of their paths, and what could not be
/// looked into.
pub fn known_files(path: &Path) -> (Vec<PathBuf>, Vec<Error>) {
    let known = |path: &Path| formats::by_extension(path).is_some() || path.extension().is_some_and(|e| e == "toml");
    let walk = walk::Walk { cwd: path.to_owned(), exclude: walk::Exclude::none(), only: None, watched: None };
    let (inputs, errors) = walk.files(&[path.to_owned()], &known);
    (inputs.into_iter().map(|input| input.path.into_path_buf()).collect(), errors)
}

fn unreadable(path: &Path, error: Error) -> FileInfo {
    let error = error.encoding_can_be_named();
    let message = error.what();
    let (line, column) = error.place().map_or((0, 0), |place| (place.line, place.column));
    let problem = FileProblem { line, column, severity: Severity::Error.as_str(), message };
    FileInfo { path: shown(path), problems: vec![problem], ..FileInfo::default() }
}

fn decoded(source: &Source) -> FileInfo {
    let mut info =
        FileInfo { path: shown(source.path()), encoding: Some(source.encoding().name()), ..FileInfo::default() };
    match kind(source) {
        Kind::Glossary => {
            let format = formats::detect_terms(source.path(), source);
            // What has no name that would tell is TOML by its content.
            info.format = Some(format.map_or("glossary", |format| format.name));
            let table =
                format.and_then(|format| formats::read_table(format, source, &formats::TermsReading::default()));
            let read = if let Some((read, facts)) = table {
                info.version = facts.dialect.map(str::to_owned);
                info.units = Some(facts.units);
                info.languages = facts.languages.iter().map(|lang| lang.as_str().to_owned()).collect();
                read
            } else {
                let mut read = read_terms(source);
                info.languages = languages(&read.value);
                if info.format == Some("tbx") && !conflict::is_torn(source.text()) {
                    info.version = tbx::version(source).map(|version| version.as_str().to_owned());
                    read.problems.extend(check_exchange(source));
                    read.problems.sort_by_key(|problem| problem.span.start);
                    info.languages = tbx::languages(source);
                }
                read
            };
            info.terms = Some(read.value.terms().count());
            info.concepts = Some(read.value.concepts.len());
            info.problems = problems(source, &read.problems);
        }
        Kind::Policy => {
            info.format = Some("policy");
            let name = source.path().file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            info.problems = problems(source, &formats::read_policy_toml(source, &name).problems);
        }
        Kind::Config => {
            info.format = Some("config");
            let errors = config::read_config(source.path()).err().unwrap_or_default();
            info.problems = errors.into_iter().flat_map(|error| unreadable(source.path(), error).problems).collect();
        }
        Kind::Draft => {
            let format = formats::detect(source.path(), source);
            info.format = format.map(|format| format.name);
            if let Some(read) = format.and_then(|format| format.draft) {
                let mut units = 0;
                let facts = read(source, &mut |_| units += 1);
                info.units = Some(facts.value.units.unwrap_or(units));
                info.languages = facts.value.lang.iter().map(|lang| lang.as_str().to_owned()).collect();
                info.problems = problems(source, &facts.problems);
            }
        }
        // Memories have streamed past before; this is another document under the name of one.
        Kind::Memory => {
            let bytes = source.text().as_bytes();
            return memory_info(source.path(), bytes, Some("UTF-8"), &mut || Ok(Some(Box::new(bytes))));
        }
        Kind::Other => {}
    }
    info
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn problems(source: &Source, diagnostics: &[Diagnostic]) -> Vec<FileProblem> {
    diagnostics.iter().map(|one| problem_at(one, source.place(one.span.start))).collect()
}

fn problem_at(diagnostic: &Diagnostic, place: Place) -> FileProblem {
    let message = diagnostic.message.clone();
    FileProblem { line: place.line, column: place.column, severity: diagnostic.severity.as_str(), message }
}

/// The languages of the terms, as written, by where they first stand in the file.
fn languages(glossary: &Glossary) -> Vec<String> {
    let mut langs: Vec<(&Lang, u32)> = Vec::new();
    for term in glossary.terms().map(|term| term.term) {
        match langs.iter_mut().find(|(lang, _)| lang.as_str() == term.lang.as_str()) {
            Some((_, first)) => *first = term.span.start.min(*first),
            None => langs.push((&term.lang, term.span.start)),
        }
    }
    langs.sort_by_key(|&(_, first)| first);
    langs.iter().map(|(lang, _)| lang.as_str().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn info(path: &str, bytes: &[u8]) -> FileInfo {
        bytes_info(Path::new(path), bytes.to_vec(), None)
    }

    #[test]
    fn glossaries_are_counted() {
        let text = "[concepts.c1]\nterms = [\n  { en = \"Elm\" },\n  { az = \"Qarağac\" },\n  { en = \"Elms\", rank = \
                    \"admitted\" },\n]\n";
        let info = info("g.toml", text.as_bytes());
        assert_eq!((info.format, info.terms, info.concepts), (Some("glossary"), Some(3), Some(1)));
        assert_eq!(info.languages, ["en", "az"]);
        assert!(!info.is_broken(), "{:?}", info.problems);
    }

    #[test]
    fn tbx_tells_its_version() {
        let text = "<?xml version=\"1.0\"?>\n<!DOCTYPE martif SYSTEM \"x.dtd\">\n<martif type=\"TBX\" xml:lang=\"en\"><text><body>\
                    <termEntry id=\"a\"><langSet xml:lang=\"en-US\"><tig><term>elm</term></tig></langSet></termEntry>\
                    </body></text></martif>";
        let info = info("g.tbx", text.as_bytes());
        assert_eq!((info.format, info.version.as_deref()), (Some("tbx"), Some("2")));
        assert_eq!((info.terms, info.concepts, info.languages), (Some(1), Some(1), vec!["en-US".to_owned()]));
    }

    #[test]
    fn what_cannot_be_read_has_its_object_too() {
        let info = file_info(Path::new("no/such/file.txt"), None);
        assert!(info.is_broken() && info.format.is_none());
        assert!(!info.problems[0].message.contains("no/such"), "{}", info.problems[0].message);
        let keys = serde_json::to_value(&info).expect("JSON");
        let keys: Vec<_> = keys.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(
            keys,
            ["path", "format", "version", "encoding", "languages", "units", "terms", "concepts", "problems"]
        );
    }

    #[test]
    fn drafts_say_how_many_paragraphs_they_have() {
        let info = info("a.txt", b"One.\n\nTwo.\n");
        assert_eq!((info.format, info.units, info.encoding), (Some("text"), Some(2), Some("UTF-8")));
        assert_eq!(info.terms, None);
    }
}

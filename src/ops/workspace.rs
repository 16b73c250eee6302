//! Glossary and policies, opened once and shared by all files of a run.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::cache::Ingredients;
use super::{choice, shipped};
use crate::base::{Error, Lang, Place, Source};
use crate::formats::{self, ReadResult};
use crate::model::{Date, Diagnostic, Glossary, Policy, PolicyText, Rank, Severity, closest};
use crate::policy::{self, Scope};

/// What to open and how to read drafts. The binary fills it from flags and config.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Glossary files, instead of the shipped one.
    pub glossaries: Vec<PathBuf>,
    /// The bytes of the glossary that is named `-`.
    pub given: Option<Arc<[u8]>>,
    /// Policies by name or file; empty: `spelling-only` (none at all for a glossary with statuses of its own).
    pub policies: Vec<String>,
    /// The drafts' language; detected when absent.
    pub lang: Option<Lang>,
    /// The drafts' encoding, where there is no byte order mark.
    pub encoding: Option<String>,
    /// The drafts' format, instead of the extension.
    pub input_format: Option<String>,
    /// The date of writing, instead of front matter.
    pub as_of: Option<Date>,
    /// The date of what the text tells, instead of front matter.
    pub event_date: Option<Date>,
    /// Today, for drafts without a date; given by the binary.
    pub today: Date,
    /// The ids of the checks that are to speak; none: all.
    pub select: Vec<String>,
    /// The ids of checks that are to be silent, selected or not. Near names are not even looked for without `near-name`.
    pub ignore: Vec<String>,
    /// Whether comments of drafts (`exonym-ignore …`) silence what they say.
    pub suppressions: bool,
}

impl Settings {
    /// The shipped glossary and the default policy, for drafts of any language; `today` is for drafts without a date.
    pub fn new(today: Date) -> Self {
        Self {
            glossaries: Vec::new(),
            given: None,
            policies: Vec::new(),
            lang: None,
            encoding: None,
            input_format: None,
            as_of: None,
            event_date: None,
            today,
            select: Vec::new(),
            ignore: Vec::new(),
            suppressions: true,
        }
    }
    /// A paragraph in a language, of no file in particular, with the dates that hold where a draft says none.
    pub(super) fn scope<'s>(&self, lang: &'s Lang) -> Scope<'s> {
        Scope {
            lang,
            event: self.event_date,
            written: self.as_of.or(Some(self.today)),
            element: "p",
            doctype: None,
            path: "",
        }
    }
    /// True if the check of this id is to speak.
    pub fn has_check(&self, id: &str) -> bool {
        choice::is_on(id, &self.select, &self.ignore)
    }
}

/// Tells the bytes that a file had on another day; `None`: there was no such file.
pub type PastFiles<'a> = &'a (dyn Fn(&Path) -> Result<Option<Vec<u8>>, Error> + Sync);

/// Where glossaries and policies are read from.
#[derive(Clone, Copy)]
pub(super) enum Files<'a> {
    Disk,
    /// The same; what is read is noted.
    Noted(&'a Ingredients),
    Past(PastFiles<'a>),
}

impl Files<'_> {
    pub(super) fn read(self, path: &Path) -> Result<Option<Vec<u8>>, Error> {
        match self {
            Files::Disk => fs::read(path).map(Some).map_err(|cause| Error::io(path, cause)),
            Files::Noted(notes) => {
                let read = Files::Disk.read(path);
                match &read {
                    Ok(Some(bytes)) => notes.add(path, bytes),
                    _ => notes.missed(path),
                }
                read
            }
            Files::Past(read) => read(path),
        }
    }
    /// What was read elsewhere counts like what is read here.
    fn note(self, path: &Path, bytes: &[u8]) {
        if let Files::Noted(notes) = self {
            notes.add(path, bytes);
        }
    }
    fn has(self, path: &Path) -> bool {
        match self {
            Files::Disk => path.exists(),
            Files::Noted(notes) => {
                let there = path.exists();
                if !there {
                    notes.missed(path);
                }
                there
            }
            // What cannot be read is told when it is.
            Files::Past(read) => !matches!(read(path), Ok(None)),
        }
    }
}

/// Glossary and policies of a run.
#[derive(Debug)]
pub struct Workspace {
    /// All terms.
    pub glossary: Glossary,
    /// In the order asked for; each is applied on its own.
    pub policies: Vec<Policy>,
    /// As given.
    pub settings: Settings,
}

impl Workspace {
    /// Opens glossary and policies. A mistake in any of them means that there is no workspace; all mistakes of all
    /// files are told, in the order of the files.
    pub fn open(settings: Settings) -> Result<Workspace, Vec<Error>> {
        Self::open_from(settings, Files::Disk)
    }
    /// The same, from files that may be of another day.
    pub(super) fn open_from(settings: Settings, files: Files<'_>) -> Result<Workspace, Vec<Error>> {
        let mut problems = Vec::new();
        if let Some(name) = &settings.input_format
            && formats::by_name(name).is_none_or(|format| format.draft.is_none())
        {
            problems.push(Error::new(unknown_format(name)));
        }
        problems.extend(
            settings.select.iter().chain(&settings.ignore).filter_map(|id| choice::mistake(id)).map(Error::new),
        );
        let mut glossary = open_glossary(&settings.glossaries, settings.given.as_deref(), files, &mut problems);
        let default = if glossary.has_statuses { Vec::new() } else { vec![shipped::DEFAULT_POLICY.to_owned()] };
        let names = if settings.policies.is_empty() { &default } else { &settings.policies };
        // Where no house decides, what a glossary of one's own says of its terms does.
        if settings.policies.is_empty() && !settings.glossaries.is_empty() {
            let ranked = glossary.terms().any(|term| term.term.rank == Rank::Deprecated);
            glossary.has_statuses |= ranked;
        }
        let mut policies = Vec::with_capacity(names.len());
        for name in names {
            policies.extend(open_policy_from(name, files, &mut problems));
        }
        if problems.is_empty() { Ok(Workspace { glossary, policies, settings }) } else { Err(problems) }
    }
    /// False for a glossary that has nothing to find.
    pub fn has_terms(&self) -> bool {
        self.glossary.terms().next().is_some()
    }
    /// False for a glossary that says of none of its terms which language it is in, as a pair of columns without a header.
    pub fn has_languages(&self) -> bool {
        let unknown = [formats::UNKNOWN_SOURCE, formats::UNKNOWN_TARGET];
        self.glossary.terms().any(|term| !unknown.contains(&term.term.lang.as_str()))
    }
    /// True if the glossary that comes with the program serves.
    pub fn is_shipped(&self) -> bool {
        self.settings.glossaries.is_empty()
    }
}

fn unknown_format(name: &str) -> String {
    let known: Vec<_> = formats::FORMATS.iter().filter(|f| f.draft.is_some()).map(|f| f.name).collect();
    match closest(name, known.iter().copied()) {
        Some(meant) => format!("there is no format `{name}` of drafts; did you mean `{meant}`?"),
        None => format!("there is no format `{name}` of drafts; known are {}", known.join(", ")),
    }
}

/// The shipped glossary, or all of the files joined; `given` is what `-` stands for.
pub(super) fn open_glossary(
    names: &[PathBuf],
    given: Option<&[u8]>,
    files: Files<'_>,
    problems: &mut Vec<Error>,
) -> Glossary {
    if names.is_empty() {
        return read_whole(&shipped_source(shipped::GLOSSARY_NAME, shipped::GLOSSARY), problems, read_terms);
    }
    let mut all = Glossary::default();
    for file in names {
        let source = match given.filter(|_| file.as_os_str() == "-") {
            Some(bytes) => {
                files.note(file, bytes);
                formats::decode(file, bytes.to_vec(), None).map_err(|error| problems.push(error)).ok()
            }
            None => decoded(file, files, problems),
        };
        let Some(source) = source else { continue };
        let one = read_whole(&source, problems, read_terms);
        join(&mut all, one, problems);
    }
    all
}

/// Adds a glossary's concepts to the others; an id may stand once.
pub(crate) fn join(all: &mut Glossary, one: Glossary, problems: &mut Vec<Error>) {
    let first_file = all.files.len() as u32;
    let known: std::collections::HashMap<&str, u32> =
        all.concepts.iter().map(|concept| (&*concept.id, concept.file)).collect();
    for concept in &one.concepts {
        if let Some(&file) = known.get(&*concept.id) {
            let there = all.files.get(file as usize).map(|path| path.display().to_string()).unwrap_or_default();
            let what = format!("concept `{}` stands in {there} already; leave it out of one of the two", concept.id);
            let here = one.files.get(concept.file as usize).map(|path| path.as_path().to_owned()).unwrap_or_default();
            problems.push(Error::new(what).in_file(here));
        }
    }
    all.title = all.title.take().or(one.title);
    all.license = all.license.take().or(one.license);
    all.attribution = all.attribution.take().or(one.attribution);
    for source in one.sources {
        if !all.sources.contains(&source) {
            all.sources.push(source);
        }
    }
    all.has_statuses |= one.has_statuses;
    all.extra.extend(one.extra);
    all.files.extend(one.files);
    all.concepts.extend(one.concepts.into_iter().map(|mut concept| {
        concept.file += first_file;
        concept
    }));
}

/// Reads a file as a glossary, in whatever format has terms.
pub(crate) fn read_terms(source: &Source) -> ReadResult<Glossary> {
    match formats::detect_terms(source.path(), source).and_then(|format| format.terms) {
        Some(terms) => (terms.read)(source, &formats::TermsReading::default()),
        None => formats::read_glossary_toml(source),
    }
}

/// Finds a policy, and the policies it extends, and folds them into one.
pub(crate) fn open_policy(name: &str, problems: &mut Vec<Error>) -> Option<Policy> {
    open_policy_from(name, Files::Disk, problems)
}

fn open_policy_from(name: &str, files: Files<'_>, problems: &mut Vec<Error>) -> Option<Policy> {
    let mut chain = Vec::new();
    let mut seen = Vec::new();
    let before = problems.len();
    read_chain(PolicyRef::find(name, Path::new("")), files, &mut seen, &mut chain, problems);
    if problems.len() > before {
        return None;
    }
    chain.reverse();
    Some(policy::inherit(chain))
}

/// A policy that has been read, with those that it extends, found from a folder.
pub(super) fn open_policy_text(
    text: PolicyText,
    folder: &Path,
    files: Files<'_>,
    problems: &mut Vec<Error>,
) -> Option<Policy> {
    let (mut seen, mut chain) = (Vec::new(), Vec::new());
    let before = problems.len();
    let parent = text.extends.clone();
    chain.push(text);
    if let Some(parent) = parent {
        read_chain(PolicyRef::find(&parent, folder), files, &mut seen, &mut chain, problems);
    }
    if problems.len() > before {
        return None;
    }
    chain.reverse();
    Some(policy::inherit(chain))
}

/// A policy to read: shipped, or a file.
enum PolicyRef {
    Shipped(&'static str, &'static str),
    File(PathBuf),
}

impl PolicyRef {
    /// A shipped name, else a file counted from `folder`.
    fn find(name: &str, folder: &Path) -> Self {
        match shipped::POLICIES.iter().find(|(known, _)| *known == name) {
            Some(&(name, text)) => PolicyRef::Shipped(name, text),
            None => PolicyRef::File(folder.join(name)),
        }
    }
    /// What tells it from others when it is met again.
    fn identity(&self) -> PathBuf {
        match self {
            PolicyRef::Shipped(name, _) => PathBuf::from(name),
            PolicyRef::File(path) => fs::canonicalize(path).unwrap_or_else(|_| path.clone()),
        }
    }
}

/// Reads a policy and, after it, those it extends: child first.
fn read_chain(
    start: PolicyRef,
    files: Files<'_>,
    seen: &mut Vec<PathBuf>,
    chain: &mut Vec<PolicyText>,
    problems: &mut Vec<Error>,
) -> Option<()> {
    let mut next = Some(start);
    while let Some(wanted) = next.take() {
        seen.push(wanted.identity());
        let (source, name, folder) = match wanted {
            PolicyRef::Shipped(name, text) => {
                (shipped_source(&format!("{name}.toml"), text), name.to_owned(), PathBuf::new())
            }
            PolicyRef::File(path) => {
                let source = read_policy_source(&path, files, problems)?;
                let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
                (source, name, path.parent().map(Path::to_path_buf).unwrap_or_default())
            }
        };
        let path = source.path().to_owned();
        let read = formats::read_policy_toml(&source, &name);
        problems.extend(errors(&source, &read.problems));
        let text = read.value?;
        if let Some(parent) = &text.extends {
            let parent_ref = PolicyRef::find(parent, &folder);
            if seen.contains(&parent_ref.identity()) {
                let what = format!("`extends = \"{parent}\"` leads back to where it came from; break the circle");
                problems.push(Error::new(what).in_file(path).at(extends_line(&source)));
                return None;
            }
            if let PolicyRef::File(file) = &parent_ref
                && !files.has(file)
            {
                problems.push(Error::new(unknown_policy(parent, file)).in_file(path).at(extends_line(&source)));
                return None;
            }
            next = Some(parent_ref);
        }
        chain.push(text);
    }
    Some(())
}

/// The line of `extends`, for which the reader keeps no place.
fn extends_line(source: &Source) -> Place {
    let mut at = 0;
    for line in source.text().split_inclusive('\n') {
        if line.trim_start().starts_with("extends") {
            break;
        }
        at += line.len();
    }
    source.place(if at < source.text().len() { at as u32 } else { 0 })
}

fn read_policy_source(path: &Path, files: Files<'_>, problems: &mut Vec<Error>) -> Option<Source> {
    if !files.has(path) {
        problems.push(Error::new(unknown_policy(&path.to_string_lossy(), path)));
        return None;
    }
    decoded(path, files, problems)
}

/// A file decoded; `None` too where there was none.
fn decoded(path: &Path, files: Files<'_>, problems: &mut Vec<Error>) -> Option<Source> {
    let bytes = files.read(path).map_err(|error| problems.push(error)).ok()??;
    formats::decode(path, bytes, None).map_err(|error| problems.push(error)).ok()
}

fn unknown_policy(name: &str, file: &Path) -> String {
    let known = shipped::POLICIES.map(|(known, _)| known);
    let file = file.display();
    match closest(name, known) {
        Some(meant) => format!("there is no policy `{name}` and no file {file}; did you mean `{meant}`?"),
        None => format!("there is no policy `{name}` and no file {file}; with the program come {}", known.join(", ")),
    }
}

/// Reads a file into memory and decodes it.
pub(crate) fn read_source(path: &Path, problems: &mut Vec<Error>) -> Option<Source> {
    decoded(path, Files::Disk, problems)
}

/// A text that comes with the program.
pub(crate) fn shipped_source(name: &str, text: &str) -> Source {
    Source::decode(name, text.as_bytes().to_vec(), None).expect("what ships is UTF-8 and small")
}

fn read_whole<T>(source: &Source, problems: &mut Vec<Error>, read: fn(&Source) -> ReadResult<T>) -> T {
    let result = read(source);
    problems.extend(errors(source, &result.problems));
    result.value
}

/// The mistakes among a reader's problems, as errors; what is only worth a warning is left to `lint`.
fn errors<'d>(source: &'d Source, problems: &'d [Diagnostic]) -> impl Iterator<Item = Error> + use<'d> {
    problems.iter().filter(|problem| problem.severity == Severity::Error).map(|problem| error_of(source, problem))
}

/// A problem in a file as an error with place.
pub(crate) fn error_of(source: &Source, problem: &Diagnostic) -> Error {
    let mut what = problem.message.clone();
    for note in &problem.notes {
        what.push_str("; ");
        what.push_str(note);
    }
    Error::new(what).in_file(source.path()).at(source.place(problem.span.start))
}

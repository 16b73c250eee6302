//! `exonym log`.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use exonym::{Change, ConceptHistory, ConceptPart, Error, FileVersion, HistoryTerm, concepts_called};
use regex::bytes::RegexBuilder;

use super::args::{Log, LogFormat, Tone};
use super::output;
use super::{Exit, Failure};
use crate::git::history::{Blob, Blobs, History, Step};
use crate::report::history::{self, Entry, Told, What};
use crate::text::log as text;

pub(crate) fn run(args: &Log, tone: Tone) -> Result<Exit, Failure> {
    let mut all = Vec::new();
    let files = files(args)?;
    for file in &files {
        let mut git = History::of(file)?;
        for (id, called) in concepts(&mut git, file, &args.name)? {
            all.push(Trail::new(&id, &mut git.blobs, &git.steps).follow(file, called)?);
        }
    }
    if all.is_empty() {
        let files: Vec<_> = files.iter().map(|file| file.display().to_string()).collect();
        return Err(Error::new(text::no_such_concept(&args.name, &files.join(", "))).into());
    }
    let colour = output::colour(tone.color) && args.output_file.is_none();
    let mut out = output::open(args.output_file.as_deref(), colour)?;
    match args.format {
        LogFormat::Full => history::full(&all, args.terms, colour, &mut *out)?,
        LogFormat::Json => history::json(&all, &mut *out)?,
    }
    out.flush()?;
    Ok(Exit::Clean)
}

/// The glossary files: those that are named, else those of the config.
fn files(args: &Log) -> Result<Vec<PathBuf>, Failure> {
    if !args.glossary.is_empty() {
        return Ok(args.glossary.clone());
    }
    let workspace = exonym::open_workspace(&args.sources().job()?, Path::new(""))?;
    if workspace.is_shipped() {
        return Err(Error::new(text::NO_GLOSSARY).into());
    }
    Ok(workspace.glossary.files.iter().map(|file| file.to_path_buf()).collect())
}

/// The concepts that go by a name: in the newest version that has one.
fn concepts(git: &mut History, file: &Path, name: &str) -> Result<Vec<(String, String)>, Error> {
    let mut newest: Vec<Blob> = git.steps.iter().map(|step| step.after.clone()).collect();
    newest.extend(git.steps.last().map(|step| step.before[0].clone()));
    if newest.is_empty() {
        return Err(Error::new(text::NOT_COMMITTED).in_file(file));
    }
    // Of older versions only those are read in which the name stands.
    let stands = RegexBuilder::new(&regex::escape(name.trim())).case_insensitive(true).build().ok();
    for (at, blob) in newest.into_iter().enumerate() {
        let Some(bytes) = git.blobs.get(&blob.name)?.filter(|bytes| !bytes.is_empty()) else { continue };
        let is_utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
        if at > 0 && !is_utf16 && stands.as_ref().is_some_and(|name| !name.is_match(&bytes)) {
            continue;
        }
        // A version that cannot be read has no names; an older one may.
        let found = concepts_called(FileVersion { path: &blob.path, bytes: &bytes }, name).unwrap_or_default();
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

/// A concept on its way back through the steps.
struct Trail<'g> {
    history: ConceptHistory,
    id: String,
    blobs: &'g mut Blobs,
    steps: &'g [Step],
    /// What versions have of the concept under the ids that are known, and how many these are.
    parts: HashMap<String, Option<ConceptPart>>,
    known: usize,
    /// The step that brought a version.
    by_after: HashMap<&'g str, usize>,
}

/// A version's path and bytes, or why there are none.
type Opened = Result<(PathBuf, Rc<[u8]>), Error>;

impl<'g> Trail<'g> {
    fn new(id: &str, blobs: &'g mut Blobs, steps: &'g [Step]) -> Self {
        let by_after = steps.iter().enumerate().rev().map(|(at, step)| (&*step.after.name, at)).collect();
        let history = ConceptHistory::new(id);
        Self { history, id: id.to_owned(), blobs, steps, parts: HashMap::new(), known: 1, by_after }
    }

    fn follow(mut self, file: &Path, called: String) -> Result<Told, Error> {
        let mut entries = Vec::new();
        let today = self.steps.first().map(|step| step.after.clone()).unwrap_or_default();
        let today = self.terms(&today)?.unwrap_or_default();
        let mut terms: Vec<(HistoryTerm, Option<usize>)> = today.into_iter().map(|term| (term, None)).collect();
        let mut is_cut = false;
        for step in self.steps {
            let Some(what) = self.step(step)? else { continue };
            is_cut |= step.is_cut;
            // A term comes of the last step that has it where no version before did.
            if !matches!(what, What::Unreadable(_)) && !step.is_cut {
                let after = self.terms(&step.after)?.unwrap_or_default();
                let mut before = Vec::new();
                for blob in &step.before {
                    let blob = self.readable(blob)?;
                    before.extend(self.terms(&blob)?.unwrap_or_default());
                }
                let has = |all: &[HistoryTerm], term: &HistoryTerm| {
                    all.iter().any(|known| known.lang == term.lang && known.text == term.text)
                };
                for (term, from) in terms.iter_mut().filter(|(_, from)| from.is_none()) {
                    if has(&after, term) && !has(&before, term) {
                        *from = Some(entries.len());
                    }
                }
            }
            entries.push(Entry { commit: step.commit.clone(), what });
        }
        Ok(Told { id: self.id, called, file: file.to_owned(), entries, terms, is_cut })
    }

    /// What a step means for the concept, if anything.
    fn step(&mut self, step: &Step) -> Result<Option<What>, Error> {
        let after = self.part(&step.after)?;
        if step.is_cut {
            let has = after.is_some_and(|part| part.has_any());
            return Ok(has.then_some(What::Cut));
        }
        let mut same = false;
        for before in &step.before {
            same |= after.is_some() && self.part(before)? == after;
        }
        if same {
            return Ok(None);
        }
        let (path, new) = match self.open(&step.after)? {
            Ok(new) => new,
            Err(cause) => return Ok(Some(What::Unreadable(cause))),
        };
        let new = FileVersion { path: &path, bytes: &new };
        let mut all: Option<Vec<Change>> = None;
        for before in &step.before {
            let before = self.readable(before)?;
            let Ok((path, old)) = self.open(&before)? else { continue };
            let old = FileVersion { path: &path, bytes: &old };
            let changes = match self.history.changes(old, new) {
                Ok(changes) => changes,
                Err(errors) => {
                    return Ok(errors.into_iter().next().map(What::Unreadable));
                }
            };
            // Of a merge only what none of its parents had.
            all = Some(match all {
                None => changes,
                Some(known) => known.into_iter().filter(|change| changes.contains(change)).collect(),
            });
        }
        let known = self.history.ids().count();
        if known != self.known {
            self.known = known;
            self.parts.clear();
        }
        Ok(all.filter(|all| !all.is_empty()).map(What::Changes))
    }

    /// What a version has of the concept; none where it cannot be read.
    fn part(&mut self, blob: &Blob) -> Result<Option<ConceptPart>, Error> {
        if let Some(part) = self.parts.get(&blob.name) {
            return Ok(part.clone());
        }
        let bytes = self.blobs.get(&blob.name)?;
        let part = bytes.and_then(|bytes| self.history.part(FileVersion { path: &blob.path, bytes: &bytes }).ok());
        self.parts.insert(blob.name.clone(), part.clone());
        Ok(part)
    }

    fn open(&mut self, blob: &Blob) -> Result<Opened, Error> {
        Ok(match self.blobs.get(&blob.name)? {
            Some(bytes) => Ok((blob.path.clone(), bytes)),
            None => Err(Error::new(text::NOT_HERE).in_file(&blob.path)),
        })
    }

    /// The terms of a version; none where it cannot be read.
    fn terms(&mut self, blob: &Blob) -> Result<Option<Vec<HistoryTerm>>, Error> {
        let Ok((path, bytes)) = self.open(blob)? else { return Ok(None) };
        Ok(self.history.terms(FileVersion { path: &path, bytes: &bytes }).ok())
    }

    /// A version, or the last one before it that can be read.
    fn readable(&mut self, blob: &Blob) -> Result<Blob, Error> {
        let mut blob = blob.clone();
        let mut left = self.steps.len();
        while self.terms(&blob)?.is_none() && left > 0 {
            left -= 1;
            match self.by_after.get(&*blob.name) {
                Some(&at) => blob = self.steps[at].before[0].clone(),
                None => break,
            }
        }
        Ok(blob)
    }
}

//! `exonym log`.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use exonym::{Change, ConceptHistory, ConceptPart, Error, FileVersion, HistoryTerm, concepts_called, is_comparable};
use regex::bytes::RegexBuilder;

use super::args::{Log, LogFormat, Tone};
use super::output;
use super::{Exit, Failure};
use crate::git::history::{Blob, History, Step};
use crate::report::history::{self, Entry, Told, What};
use crate::text::log as text;

pub(crate) fn run(args: &Log, tone: Tone) -> Result<Exit, Failure> {
    let mut all = Vec::new();
    let files = files(args)?;
    for file in &files {
        let mut git = History::of(file)?;
        for (id, called) in concepts(&mut git, file, &args.name)? {
            // Each begins with what there is now.
            all.push(followed(file, &id, &called)?);
        }
    }
    // What went into another file is told there.
    let gone: Vec<bool> = all.iter().map(|told| all.iter().any(|other| other.tells(told))).collect();
    let mut gone = gone.into_iter();
    all.retain(|_| !gone.next().unwrap_or_default());
    if all.is_empty() {
        let files: Vec<_> = files.iter().map(|file| file.display().to_string()).collect();
        return Err(Error::new(text::no_such_concept(&args.name, &files.join(", "))).into());
    }
    let colour = output::colour(tone.color) && args.output_file.is_none();
    let mut out = output::open(args.output_file.as_deref(), colour)?;
    match args.format {
        LogFormat::Full => history::full(&all, args.terms, colour, &mut out)?,
        LogFormat::Json => history::json(&all, &mut out)?,
    }
    out.close()?;
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

/// A concept's history; told again where it had other ids, under which branches may have gone on.
fn followed(file: &Path, id: &str, called: &str) -> Result<Told, Error> {
    let mut known = ConceptHistory::new(id);
    loop {
        let ids = known.ids().count();
        let mut git = History::of(file)?;
        let newest = git.steps.first().map(|step| step.after.clone()).unwrap_or_default();
        let bytes = git.blobs.get(&newest.name)?.unwrap_or_default();
        let (told, history) = told(git, Told::new(id.to_owned(), called.to_owned(), file.to_owned()), known)?;
        known = history.again(FileVersion { path: &newest.path, bytes: &bytes });
        if known.ids().count() <= ids {
            return Ok(told);
        }
    }
}

/// Tells a concept's history, back into every file that it stood in.
fn told(mut git: History, mut told: Told, known: ConceptHistory) -> Result<(Told, ConceptHistory), Error> {
    let newest = git.steps.first().map(|step| step.after.clone()).unwrap_or_default();
    let paths = git.steps.iter().flat_map(|step| [&step.after].into_iter().chain(&step.before)).map(|blob| &blob.path);
    told.path = paths.into_iter().find(|path| !path.as_os_str().is_empty()).cloned().unwrap_or_default();
    let mut trail = Trail::new(known, &mut git);
    let today = trail.terms(&newest)?.unwrap_or_default();
    told.is_gone = today.is_empty();
    told.terms = today.into_iter().map(|term| (term, None)).collect();
    // Under what it was called since it was given another id by a merge.
    let mut since = None;
    loop {
        let Some((revision, path)) = trail.follow(&mut told)? else {
            return Ok((told, since.unwrap_or(trail.history)));
        };
        let history = match trail.merged.take() {
            Some(earlier) => {
                since.get_or_insert(trail.history);
                earlier
            }
            None => trail.history,
        };
        git = git.before(&revision, &path)?;
        trail = Trail::new(history, &mut git);
    }
}

/// A concept on its way back through the steps.
struct Trail<'g> {
    history: ConceptHistory,
    /// The concept before a merge that gave it another id.
    merged: Option<ConceptHistory>,
    git: &'g mut History,
    /// What versions have of the concept under the ids that are known, and how many these are.
    parts: HashMap<String, Option<ConceptPart>>,
    known: usize,
    /// The step that brought a version.
    by_after: HashMap<String, usize>,
}

/// A merge, by what came of it and what it came of.
struct Merge {
    path: PathBuf,
    bytes: Rc<[u8]>,
    sides: Vec<Side>,
}

/// What one side of a merge has.
struct Side {
    revision: String,
    path: PathBuf,
    bytes: Rc<[u8]>,
    has: Has,
}

/// What a side has under the ids that the concept has in the merge.
#[derive(PartialEq, Eq)]
enum Has {
    Concept,
    /// Another concept, which stands elsewhere in the merge.
    Another,
    Neither,
}

impl Merge {
    fn version(&self) -> FileVersion<'_> {
        FileVersion { path: &self.path, bytes: &self.bytes }
    }

    /// True if it has a concept with this name.
    fn has(&self, name: &str) -> bool {
        concepts_called(self.version(), name).is_ok_and(|found| !found.is_empty())
    }

    /// The one side that has the concept, where another had another concept under its id and the merge gave that one another
    /// id: what it was on that side is none of this history.
    fn only_side(&self) -> Option<&Side> {
        let mut own = self.sides.iter().filter(|side| side.has == Has::Concept);
        let side = own.next().filter(|_| own.next().is_none())?;
        self.sides.iter().any(|side| side.has == Has::Another).then_some(side)
    }

    /// The side on which the concept had another id than the merge gave it, since the other side had one of that id: what it
    /// was there, and what the merge changed.
    fn before_other_id(&self, now: &ConceptHistory) -> Option<(&Side, ConceptHistory, Vec<Change>)> {
        if self.sides.iter().any(|side| side.has != Has::Neither) {
            return None;
        }
        self.sides.iter().find_map(|side| {
            let before = FileVersion { path: &side.path, bytes: &side.bytes };
            let (history, changes) = now.before_merge(before, self.version())?;
            Some((side, history, changes))
        })
    }
}

/// A version's path and bytes, or why there are none.
type Opened = Result<(PathBuf, Rc<[u8]>), Error>;

impl<'g> Trail<'g> {
    fn new(history: ConceptHistory, git: &'g mut History) -> Self {
        let steps = git.steps.iter().enumerate().rev();
        let by_after = steps.map(|(at, step)| (step.after.name.clone(), at)).collect();
        let known = history.ids().count();
        Self { history, merged: None, git, parts: HashMap::new(), known, by_after }
    }

    /// Tells the steps of one file. Where the concept came from another one: the revision and path to go on with.
    fn follow(&mut self, told: &mut Told) -> Result<Option<(String, PathBuf)>, Error> {
        for at in 0..self.git.steps.len() {
            let step = self.git.steps[at].clone();
            if let Some(merge) = self.merge(&step)? {
                if let Some(side) = merge.only_side() {
                    return Ok(Some((side.revision.clone(), side.path.clone())));
                }
                if let Some((side, history, changes)) = merge.before_other_id(&self.history) {
                    if !changes.is_empty() {
                        told.entries.push(Entry { commit: step.commit, what: What::Changes(changes), from: None });
                    }
                    self.merged = Some(history);
                    return Ok(Some((side.revision.clone(), side.path.clone())));
                }
            }
            let Some(what) = self.step(&step)? else { continue };
            told.is_cut |= step.is_cut;
            let from = if step.is_cut || matches!(what, What::Unreadable(_)) { None } else { self.elsewhere(&step)? };
            let mut entry = Entry { commit: step.commit.clone(), what, from: None };
            let mut before = Vec::new();
            if let Some((_, blob)) = &from {
                entry.from = Some(blob.path.clone());
                entry.what = What::Changes(self.between(blob, &step.after)?);
                before.extend(self.terms(blob)?.unwrap_or_default());
            }
            // A term comes of the last step that has it where no version before did.
            if !matches!(entry.what, What::Unreadable(_)) && !step.is_cut {
                let after = self.terms(&step.after)?.unwrap_or_default();
                for blob in &step.before {
                    let blob = self.readable(blob)?;
                    before.extend(self.terms(&blob)?.unwrap_or_default());
                }
                let has = |all: &[HistoryTerm], term: &HistoryTerm| {
                    all.iter().any(|known| known.lang == term.lang && known.text == term.text)
                };
                for (term, from) in told.terms.iter_mut().filter(|(_, from)| from.is_none()) {
                    if has(&after, term) && !has(&before, term) {
                        *from = Some(told.entries.len());
                    }
                }
            }
            told.entries.push(entry);
            if let Some((revision, blob)) = from {
                told.stood_in.push(blob.path.clone());
                return Ok(Some((revision, blob.path)));
            }
        }
        Ok(None)
    }

    /// What each side of a merge has under the concept's ids; none where the step is no merge, or one cannot be read.
    fn merge(&mut self, step: &Step) -> Result<Option<Merge>, Error> {
        let Some(commit) = step.commit.as_ref().filter(|_| step.before.len() > 1 && !step.is_cut) else {
            return Ok(None);
        };
        let Ok((path, bytes)) = self.open(&step.after)? else { return Ok(None) };
        let own = self.terms(&step.after)?.unwrap_or_default();
        let is_own = |term: &HistoryTerm| own.iter().any(|own| own.lang == term.lang && own.text == term.text);
        let mut merge = Merge { path, bytes, sides: Vec::new() };
        for (blob, revision) in step.before.iter().zip(commit.parents()) {
            let Ok((path, bytes)) = self.open(blob)? else { return Ok(None) };
            let Some(terms) = self.terms(blob)? else { return Ok(None) };
            let has = if terms.iter().any(is_own) {
                Has::Concept
            } else if terms.iter().any(|term| merge.has(&term.text)) {
                Has::Another
            } else {
                Has::Neither
            };
            merge.sides.push(Side { revision: revision.clone(), path, bytes, has });
        }
        Ok(Some(merge))
    }

    /// Where the concept stood before a step that brought it into this file, and the revision that is of.
    fn elsewhere(&mut self, step: &Step) -> Result<Option<(String, Blob)>, Error> {
        for before in &step.before {
            if self.part(before)?.is_none_or(|part| part.has_any()) {
                return Ok(None);
            }
        }
        if !self.part(&step.after)?.is_some_and(|part| part.has_any()) {
            return Ok(None);
        }
        let (revision, others) = self.git.beside(step)?;
        for blob in others.into_iter().filter(|blob| is_comparable(&blob.path)) {
            if self.has(&blob)? {
                return Ok(Some((revision, blob)));
            }
        }
        // A copy, of which the first was taken away later.
        let (revision, others) = self.git.holding(step, self.history.ids())?;
        for blob in others.into_iter().filter(|blob| is_comparable(&blob.path)) {
            let stays = self.git.today(&blob.path).is_some_and(|bytes| {
                let terms = self.history.terms(FileVersion { path: &blob.path, bytes: &bytes });
                terms.is_ok_and(|terms| !terms.is_empty())
            });
            if !stays && self.has(&blob)? {
                return Ok(Some((revision, blob)));
            }
        }
        Ok(None)
    }

    /// True if a version has the concept.
    fn has(&mut self, blob: &Blob) -> Result<bool, Error> {
        Ok(self.terms(blob)?.is_some_and(|terms| !terms.is_empty()))
    }

    /// What became of the concept from a version in one file to one in another.
    fn between(&mut self, before: &Blob, after: &Blob) -> Result<Vec<Change>, Error> {
        let (Ok((old_path, old)), Ok((new_path, new))) = (self.open(before)?, self.open(after)?) else {
            return Ok(Vec::new());
        };
        let (old, new) = (FileVersion { path: &old_path, bytes: &old }, FileVersion { path: &new_path, bytes: &new });
        Ok(self.history.changes(old, new).unwrap_or_default())
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
        let bytes = self.git.blobs.get(&blob.name)?;
        let part = bytes.and_then(|bytes| self.history.part(FileVersion { path: &blob.path, bytes: &bytes }).ok());
        self.parts.insert(blob.name.clone(), part.clone());
        Ok(part)
    }

    fn open(&mut self, blob: &Blob) -> Result<Opened, Error> {
        Ok(match self.git.blobs.get(&blob.name)? {
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
        let mut left = self.git.steps.len();
        while self.terms(&blob)?.is_none() && left > 0 {
            left -= 1;
            match self.by_after.get(&*blob.name) {
                Some(&at) => blob = self.git.steps[at].before[0].clone(),
                None => break,
            }
        }
        Ok(blob)
    }
}

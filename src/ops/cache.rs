//! Results of checks, kept from run to run: what a check of the same bytes under the same name came to, by the same
//! program, glossaries, policies and settings.
//!
//! What a result hangs on is hashed, all of it: nothing is taken for unchanged because its time or its size is. Only
//! results are kept, never a draft. A cache that is damaged, foreign or in the way is none: the draft is checked.

mod codec;
mod folder;
mod log;

use std::cell::RefCell;
use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

pub(super) use self::folder::BESIDE;
use self::log::{LARGEST, Log, Print};
use super::check::Checked;
use super::workspace::Workspace;
use crate::base::Error;
use crate::model::{Date, DateRange, Glossary, Policy};

/// A run over less than so many bytes is over before the cache has been asked.
pub(super) const WORTH: u64 = 64 << 10;
/// Files that were not used for 30 days go.
const UNUSED: Duration = Duration::from_hours(30 * 24);
/// And those used longest ago where a folder holds more than this.
const MOST: u64 = 512 << 20;

/// Where results are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CacheChoice {
    /// Nowhere.
    Off,
    /// In `.exonym` beside the config; without a config in the user's own folder.
    Usual,
    /// In this folder, however small the run is.
    In(PathBuf),
}

/// The results of runs before, and of this one.
pub struct Cache {
    /// The file of the program that checks.
    program: PathBuf,
    /// The hash of that file; `None`: it cannot be read, so nothing can be known to be of this program.
    build: Arc<OnceLock<Option<Print>>>,
    user: Option<PathBuf>,
    remember: bool,
    largest: u64,
    logs: Mutex<Vec<Open>>,
    trouble: Mutex<Option<Error>>,
}

/// A folder, what the results are of, and their file.
type Open = (Option<PathBuf>, Print, Arc<Log>);

impl fmt::Debug for Cache {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Cache").field("program", &self.program).field("user", &self.user).finish_non_exhaustive()
    }
}

impl Cache {
    /// `program` is the file of the program that checks: another one has other results. `user` is the folder for files
    /// under no config.
    pub fn new(program: PathBuf, user: Option<PathBuf>) -> Self {
        Self {
            program,
            build: Arc::default(),
            user,
            remember: false,
            largest: LARGEST,
            logs: Mutex::default(),
            trouble: Mutex::default(),
        }
    }

    /// Holds in memory too what is new, for a program that checks again and again.
    #[must_use]
    pub fn remembering(self) -> Self {
        Self { remember: true, ..self }
    }

    /// Why results could not be written, the first time that this was so.
    pub fn trouble(&self) -> Option<Error> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Hashes the program meanwhile.
    pub(super) fn begin(&self) {
        let (build, program) = (Arc::clone(&self.build), self.program.clone());
        if build.get().is_none() {
            std::thread::spawn(move || build.get_or_init(|| hashed(&program)).is_some());
        }
    }

    /// The results that hold in a workspace. `config` is the file that it was opened under.
    pub(super) fn of(
        self: &Arc<Self>,
        choice: &CacheChoice,
        config: Option<&Path>,
        workspace: &Workspace,
        read: Ingredients,
    ) -> Option<Results> {
        let folder = match (choice, config) {
            (CacheChoice::Off, _) => return None,
            (CacheChoice::In(folder), _) => Some(folder.clone()),
            (CacheChoice::Usual, Some(config)) => Some(config.with_file_name(folder::BESIDE)),
            (CacheChoice::Usual, None) => self.user.clone(),
        };
        if folder.is_none() && !self.remember {
            return None;
        }
        let build = (*self.build.get_or_init(|| hashed(&self.program)))?;
        let of = read.print(&build, workspace);
        let mut logs = self.logs.lock().unwrap_or_else(PoisonError::into_inner);
        let known = logs.iter().find(|(place, whose, _)| *place == folder && *whose == of);
        let log = if let Some((.., log)) = known {
            Arc::clone(log)
        } else {
            let file = folder.as_ref().map(|folder| folder.join(folder::name(&of)));
            let log = Arc::new(Log::open(file, of, self.remember, self.largest));
            logs.push((folder, of, Arc::clone(&log)));
            log
        };
        Some(Results { cache: Arc::clone(self), log, of })
    }

    /// Writes what is new, and takes away what is no longer of use.
    pub(super) fn save(&self) {
        let logs: Vec<Arc<Log>> = {
            let mut logs = self.logs.lock().unwrap_or_else(PoisonError::into_inner);
            // Those of glossaries and policies that have changed since.
            logs.retain(|(.., log)| Arc::strong_count(log) > 1);
            logs.iter().map(|(.., log)| Arc::clone(log)).collect()
        };
        for log in logs {
            match log.save() {
                Ok(true) => log.file().into_iter().for_each(|file| folder::clear(file, UNUSED, MOST)),
                Ok(false) => {}
                Err(cause) => self.failed(&log, cause),
            }
        }
    }

    fn failed(&self, log: &Log, cause: std::io::Error) {
        let mut trouble = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        trouble.get_or_insert_with(|| Error::io(log.file().unwrap_or(Path::new("")), cause));
    }
}

fn hashed(program: &Path) -> Option<Print> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(program).ok()?).ok()?;
    Some(*hasher.finalize().as_bytes())
}

/// What a workspace was made from: every file that was read for it, in turn.
#[derive(Default)]
pub(super) struct Ingredients(RefCell<(blake3::Hasher, Vec<PathBuf>)>);

impl Ingredients {
    pub(super) fn add(&self, path: &Path, bytes: &[u8]) {
        let (hasher, files) = &mut *self.0.borrow_mut();
        // Findings name the file of a policy, so that its name counts.
        part(hasher, path.as_os_str().as_encoded_bytes());
        part(hasher, bytes);
        files.push(path.to_owned());
    }
    /// A file that is not there, or cannot be read.
    pub(super) fn missed(&self, path: &Path) {
        self.0.borrow_mut().1.push(path.to_owned());
    }
    /// The files that were read, or were to be.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        self.0.borrow().1.clone()
    }
    /// The hash of all that results of a program hang on but the draft.
    fn print(self, build: &Print, workspace: &Workspace) -> Print {
        let (mut hasher, _) = self.0.into_inner();
        part(&mut hasher, build);
        let mut settings = workspace.settings.clone();
        let era = Era::of(settings.today, &workspace.glossary, &workspace.policies);
        // Whatever else is set has its say, also what is added to the settings one day.
        settings.today = Date { year: 1, month: 1, day: 1 };
        part(&mut hasher, format!("{settings:?}").as_bytes());
        // A date that was said holds for every draft.
        let era = workspace.settings.as_of.map_or(Some(era), |_| None);
        part(&mut hasher, format!("{era:?}").as_bytes());
        *hasher.finalize().as_bytes()
    }
}

/// Hashes something so that its end counts.
fn part(hasher: &mut blake3::Hasher, bytes: &[u8]) {
    hasher.update(&(bytes.len() as u64).to_le_bytes());
    hasher.update(bytes);
}

/// Where today lies among the dates on which something begins or ends to hold: how many of either have passed. A draft
/// without a date reads the same on all days in between.
#[derive(Debug, PartialEq, Eq)]
struct Era {
    begun: usize,
    ended: usize,
}

impl Era {
    fn of(today: Date, glossary: &Glossary, policies: &[Policy]) -> Self {
        let mut era = Era { begun: 0, ended: 0 };
        let mut add = |range: DateRange| {
            era.begun += usize::from(range.from.is_some_and(|from| from <= today));
            era.ended += usize::from(range.until.is_some_and(|until| until < today));
        };
        for concept in &glossary.concepts {
            concept.related.iter().for_each(|related| add(related.valid));
            concept.terms().for_each(|term| add(term.valid));
        }
        for rule in policies.iter().flat_map(|policy| &policy.rules) {
            add(rule.when.event);
            add(rule.when.written);
        }
        era
    }
}

/// The results that hold in a workspace.
pub(crate) struct Results {
    cache: Arc<Cache>,
    log: Arc<Log>,
    of: Print,
}

/// What a draft's result is kept under.
pub(crate) struct Key(Print);

impl Results {
    /// The key of a draft: its name, by which policies and formats go, and its bytes.
    pub(crate) fn key(&self, name: &Path, bytes: &[u8]) -> Key {
        let mut hasher = blake3::Hasher::new_keyed(&self.of);
        part(&mut hasher, name.as_os_str().as_encoded_bytes());
        part(&mut hasher, bytes);
        Key(*hasher.finalize().as_bytes())
    }
    pub(crate) fn get(&self, key: &Key) -> Option<Checked> {
        self.log.get(&key.0, codec::read)
    }
    pub(crate) fn put(&self, key: &Key, checked: &Checked) {
        if let Some(bytes) = codec::write(checked)
            && let Err(cause) = self.log.put(key.0, &bytes)
        {
            self.cache.failed(&self.log, cause);
        }
    }
}

#[cfg(test)]
mod tests;

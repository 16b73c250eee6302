//! What files share: a config, the settings that it has for their paths, and what these name, opened.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use super::baseline::Baseline;
use super::batch::{Event, Job};
use super::cache::{CacheChoice, Ingredients, Results};
use super::config::{self, Config, Options};
use super::shelf::Shelf;
use super::spare::Old;
use super::walk::Exclude;
use super::watched::Watched;
use super::workspace::{Files, Workspace};
use crate::base::Error;

/// A config file, if there is one, and which of its rules for paths hold.
pub(crate) type Under = (Option<PathBuf>, Vec<usize>);

/// What the files under one config share, and the same rules of it.
pub(crate) struct Desk {
    pub(crate) options: Options,
    pub(crate) workspace: Result<Workspace, Vec<Error>>,
    /// Results of before, where they are kept.
    pub(crate) results: Option<Results>,
    exclude: Vec<Exclude>,
    own: Vec<PathBuf>,
    /// The baseline as it was when it was first asked for, and the folder that paths count from; `None` within: it cannot
    /// be read.
    baseline: OnceLock<Option<(Baseline, PathBuf)>>,
}

/// Of which configs a run has told, each once. A glossary that is broken under one set of rules is broken under others too,
/// and is told once.
pub(crate) struct Told<K> {
    keys: Vec<K>,
    broken: Vec<String>,
}

impl<K> Default for Told<K> {
    fn default() -> Self {
        Self { keys: Vec::new(), broken: Vec::new() }
    }
}

impl<K: PartialEq> Told<K> {
    /// What there is to tell before the first file at a desk, if anything.
    pub(crate) fn news<'d, F>(&mut self, key: K, desk: &'d Desk) -> Option<Event<'d, F>> {
        if self.keys.contains(&key) {
            return None;
        }
        self.keys.push(key);
        if let Err(errors) = &desk.workspace {
            let said: Vec<_> = errors.iter().map(ToString::to_string).collect();
            let said = said.join("\n");
            if self.broken.contains(&said) {
                return None;
            }
            self.broken.push(said);
        }
        Some(desk.event())
    }

    /// True as long as it has told of none.
    pub(crate) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}

/// The desks of a run; each is made once.
pub(crate) struct Desks<'j> {
    job: &'j Job,
    /// True if the run is long enough for a cache.
    long: bool,
    /// Of each folder with files: the config that holds there.
    found: Mutex<HashMap<PathBuf, Option<PathBuf>>>,
    configs: Shelf<Option<PathBuf>, Opened>,
    made: Shelf<Under, Desk>,
}

/// A config that was read, with the globs of its rules; of a broken one its mistakes, for the one desk that it has.
pub(crate) struct Opened {
    pub(crate) config: Config,
    errors: Mutex<Vec<Error>>,
    globs: Vec<Exclude>,
}

impl Opened {
    /// Its mistakes, told once.
    fn take_errors(&self) -> Vec<Error> {
        std::mem::take(&mut *self.errors.lock().unwrap_or_else(PoisonError::into_inner))
    }
    fn read(job: &Job, path: Option<&Path>) -> Self {
        Self::of(job, path, path.map_or_else(|| Ok(Config::default()), config::read_config))
    }
    /// What was read of the config at a path.
    pub(crate) fn of(job: &Job, path: Option<&Path>, read: Result<Config, Vec<Error>>) -> Self {
        let broken = |errors| Self { config: Config::default(), errors: Mutex::new(errors), globs: Vec::new() };
        let config = match read {
            Ok(config) => config,
            Err(errors) => return broken(errors),
        };
        let globs = config.rules.iter().map(|rule| Exclude::new(&job.cwd.join(&rule.folder), &rule.globs)).collect();
        match globs {
            Ok(globs) => Self { config, errors: Mutex::default(), globs },
            Err(error) => broken(vec![of_config(error, path)]),
        }
    }
    /// The rules that match a file.
    pub(crate) fn rules(&self, job: &Job, path: &Path) -> Vec<usize> {
        let path = job.cwd.join(job.name(path));
        (0..self.globs.len()).filter(|rule| self.globs[*rule].excludes(&path, false)).collect()
    }
}

/// The files that settings and their config name, and the config's own.
fn named<'a>(options: &'a Options, config: &'a Config, file: Option<&'a Path>) -> impl Iterator<Item = PathBuf> + 'a {
    let named = options.glossary.iter().cloned().chain(options.policy.iter().map(PathBuf::from));
    named.chain(options.baseline.clone()).chain(config.files.iter().cloned()).chain(file.map(Path::to_path_buf))
}

fn of_config(error: Error, path: Option<&Path>) -> Error {
    error.in_file(path.unwrap_or(Path::new(config::CONFIG_NAME)))
}

impl<'j> Desks<'j> {
    pub(crate) fn new(job: &'j Job, long: bool) -> Self {
        Self { job, long, found: Mutex::default(), configs: Shelf::new(), made: Shelf::new() }
    }
    fn opened(&self, (file, _): &Under) -> &Opened {
        self.configs.get_or_make(file, || Opened::read(self.job, file.as_deref()))
    }
    /// What a file is under.
    pub(crate) fn under(&self, path: &Path) -> Under {
        let folder = self.job.name(path).parent().unwrap_or(Path::new(""));
        let known = self.found.lock().unwrap_or_else(PoisonError::into_inner).get(folder).cloned();
        let config = known.unwrap_or_else(|| {
            let config = self.job.config_of(path);
            let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
            found.insert(folder.to_owned(), config.clone());
            config
        });
        let mut under = (config, Vec::new());
        under.1 = self.opened(&under).rules(self.job, path);
        under
    }
    /// Tells the files that the config of a file, and its settings, name.
    pub(crate) fn tell_named(&self, path: &Path, watched: &Watched) {
        let under = self.under(path);
        let config = &self.opened(&under).config;
        let options = config.options(&under.1, &self.job.flags);
        named(&options, config, under.0.as_deref()).for_each(|file| watched.file(&self.job.cwd.join(file)));
    }
    pub(crate) fn desk(&self, under: &Under) -> &Desk {
        self.made.get_or_make(under, || Desk::new(self.job, under, self.opened(under), self.long))
    }
}

impl Desk {
    /// That of a config, whatever it says of some paths.
    pub(crate) fn open(job: &Job, config: Option<&Path>) -> Self {
        let read = Opened::read(job, config);
        Self::new(job, &(config.map(Path::to_path_buf), Vec::new()), &read, false)
    }
    /// That of files under a config and some of its rules for paths.
    pub(crate) fn under(job: &Job, under: &Under) -> Self {
        Self::new(job, under, &Opened::read(job, under.0.as_deref()), false)
    }
    /// That of a path.
    pub(crate) fn of(job: &Job, path: &Path) -> Self {
        let file = job.config_of(path);
        let read = Opened::read(job, file.as_deref());
        let rules = read.rules(job, path);
        Self::new(job, &(file, rules), &read, false)
    }
    fn new(job: &Job, (file, rules): &Under, opened: &Opened, long: bool) -> Self {
        let mut errors = opened.take_errors();
        let config = &opened.config;
        let options = config.options(rules, &job.flags);
        let own = named(&options, config, file.as_deref());
        let own = own.filter_map(|file| fs::canonicalize(file).ok()).collect();
        let mut exclude = Vec::new();
        for (folder, globs) in &config.excludes {
            match Exclude::new(&job.cwd.join(folder), globs) {
                Ok(globs) => exclude.push(globs),
                Err(error) => errors.push(of_config(error, file.as_deref())),
            }
        }
        let read = Ingredients::default();
        let workspace = if errors.is_empty() {
            Workspace::open_from(options.settings(job.today), Files::Noted(&read))
        } else {
            Err(errors)
        };
        if let Some(watched) = &job.watched {
            read.files().iter().for_each(|file| watched.file(&job.cwd.join(file)));
        }
        let choice = options.cache.clone().unwrap_or(CacheChoice::Usual);
        let cache = job.cache.as_ref().filter(|_| long || matches!(choice, CacheChoice::In(_)));
        let results = cache.zip(workspace.as_ref().ok());
        let results = results.and_then(|(cache, workspace)| cache.of(&choice, file.as_deref(), workspace, read));
        Self { options, workspace, results, exclude, own, baseline: OnceLock::new() }
    }
    /// The old findings that fixes leave alone.
    pub(crate) fn old(&self, job: &Job) -> Old<'_> {
        let Some(file) = &self.options.baseline else { return Old::None };
        let open = || Baseline::open(file, &job.cwd).ok().map(|baseline| (baseline, job.cwd.clone()));
        match self.baseline.get_or_init(open) {
            Some((baseline, cwd)) => Old::Of(baseline, cwd),
            None => Old::Unknown,
        }
    }
    pub(crate) fn event<F>(&self) -> Event<'_, F> {
        match &self.workspace {
            Ok(workspace) => Event::Opened(workspace),
            Err(errors) => Event::Broken(errors),
        }
    }
    /// True for a file, met below a directory, that the config leaves out.
    pub(crate) fn excludes(&self, job: &Job, path: &Path) -> bool {
        self.exclude.iter().any(|exclude| exclude.excludes(&job.cwd.join(path), false))
    }
    /// True for a file of the project's own, met below a directory.
    pub(crate) fn owns(&self, path: &Path) -> bool {
        // Most files are called otherwise. Where capitals do not count, a file may go by others than its own.
        let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().to_lowercase());
        let alike = || self.own.iter().any(|own| name(own) == name(path));
        let is_link = || fs::symlink_metadata(path).is_ok_and(|file| file.is_symlink());
        !self.own.is_empty()
            && (alike() || is_link())
            && fs::canonicalize(path).is_ok_and(|path| self.own.contains(&path))
    }
}

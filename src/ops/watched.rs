//! What a run looks at and hangs on, for a program that waits until it changes.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::batch::{Job, is_draft};
use super::cache;
use super::changes::real;
use super::config::CONFIG_NAME;
use super::desk::Desks;
use super::walk::{Exclude, Walk};
use crate::base::Result;

/// The folders that a run looks for drafts in, and the files that it hangs on; filled in while it runs.
#[derive(Debug, Default)]
pub struct Watched(Mutex<Places>);

#[derive(Debug, Default)]
struct Places {
    folders: BTreeSet<PathBuf>,
    files: BTreeSet<PathBuf>,
    /// Where a config may come.
    configs: BTreeSet<PathBuf>,
}

/// Files that decide what is looked at, wherever they stand.
const DECIDE: [&str; 3] = [CONFIG_NAME, ".gitignore", ".ignore"];

impl Watched {
    fn places(&self) -> MutexGuard<'_, Places> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
    /// A folder whose files are looked at; absolute.
    pub(super) fn folder(&self, path: &Path) {
        if let Ok(path) = fs::canonicalize(path) {
            self.places().folders.insert(path);
        }
    }
    /// A file that something hangs on, whether or not it is there; absolute.
    pub(super) fn file(&self, path: &Path) {
        let target = fs::canonicalize(path);
        let mut places = self.places();
        places.files.insert(real(path));
        places.files.extend(target);
    }
    /// The folders in which something may change that counts.
    pub fn folders(&self) -> BTreeSet<PathBuf> {
        let places = self.places();
        let around = places.files.iter().filter_map(|file| file.parent()).map(Path::to_path_buf);
        places.folders.iter().chain(&places.configs).cloned().chain(around).collect()
    }
    /// True if a change of this path may be one of what a run gives. It is absolute, its folder without links.
    pub fn concerns(&self, path: &Path) -> bool {
        let places = self.places();
        if places.files.contains(path) {
            return true;
        }
        let of_programs = |part| matches!(part, Component::Normal(name) if name == ".git" || name == cache::BESIDE);
        if path.components().any(of_programs) {
            return false;
        }
        let decides = path.file_name().is_some_and(|name| DECIDE.iter().any(|known| name == *known));
        let inside = path.parent().is_some_and(|folder| places.folders.contains(folder));
        // A folder that came or went takes drafts with it.
        decides || places.folders.contains(path) || (inside && (is_draft(path) || path.is_dir()))
    }
}

/// Finds out what a run would look at and hang on, as far as that can be said before glossaries and policies are opened.
pub fn look_around(job: &Job, watched: &Arc<Watched>) -> Result<()> {
    watched.places().configs.extend(fs::canonicalize(&job.cwd));
    let exclude = Exclude::new(&job.cwd, &job.flags.exclude)?;
    let walk = Walk { cwd: job.cwd.clone(), exclude, only: None, watched: Some(Arc::clone(watched)) };
    let (inputs, _) = walk.files(&job.paths, &is_draft);
    let desks = Desks::new(job, false);
    desks.tell_named(Path::new(""), watched);
    inputs.into_iter().for_each(|input| desks.tell_named(&input.path, watched));
    Ok(())
}

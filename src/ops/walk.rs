//! The files of a run: what was named, and what lies under the directories that were named, in the order of their
//! paths and each once.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use ignore::{DirEntry, WalkBuilder};

use super::changes::{self, Changes};
use super::listing::Listing;
use super::watched::Watched;
use crate::base::{Error, Result};

/// A file to work on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    /// The path, as the user gave it or below a directory as the user gave it.
    pub(crate) path: Box<Path>,
    /// True if the user named this very file: it is then read whatever its name, and trouble with it is an error.
    pub(crate) named: bool,
}

/// Globs as in a `.gitignore`, counted from a folder.
#[derive(Clone, Debug)]
pub(crate) struct Exclude(Option<Gitignore>);

impl Exclude {
    /// Compiles the globs; `folder` is absolute.
    pub(crate) fn new(folder: &Path, globs: &[String]) -> Result<Self> {
        if globs.is_empty() {
            return Ok(Self(None));
        }
        let mut builder = GitignoreBuilder::new(folder);
        for glob in globs {
            let added = builder.add_line(None, glob);
            added.map_err(|e| Error::new(format!("`{glob}` is no glob ({e}); write it as in a .gitignore file")))?;
        }
        let built = builder.build().map_err(|e| Error::new(format!("the globs to exclude cannot be read: {e}")))?;
        Ok(Self(Some(built)))
    }
    /// Excludes nothing.
    pub(crate) const fn none() -> Self {
        Self(None)
    }
    /// True if the path or a folder above it is excluded; `path` is absolute.
    pub(crate) fn excludes(&self, path: &Path, is_dir: bool) -> bool {
        let Some(globs) = &self.0 else { return false };
        // Without `.` in the middle, which the crate does not look through. Its check panics on a path that is not
        // below its folder, and on the folder itself, of which no glob in it speaks.
        let path: PathBuf = path.components().collect();
        let below = path.strip_prefix(globs.path()).is_ok_and(|rest| !rest.as_os_str().is_empty());
        below && globs.matched_path_or_any_parents(&path, is_dir).is_ignore()
    }
}

/// Where to look, and what to leave out.
pub(crate) struct Walk {
    /// The working directory, absolute.
    pub(crate) cwd: PathBuf,
    /// What was asked for on the command line.
    pub(crate) exclude: Exclude,
    /// Nothing but what has changed.
    pub(crate) only: Option<Arc<Changes>>,
    /// Told where was looked.
    pub(crate) watched: Option<Arc<Watched>>,
}

impl Walk {
    /// All files, and the directories that could not be looked into. `wanted` says of a file below a directory whether
    /// it is to be taken.
    pub(crate) fn files(&self, paths: &[PathBuf], wanted: &dyn Fn(&Path) -> bool) -> (Listing, Vec<Error>) {
        let (mut files, mut errors) = (Listing::default(), Vec::new());
        for path in paths {
            // As one would write it: no doubled separators, no `.` in the middle.
            let path: PathBuf = path.components().collect();
            // A directory is a directory behind a link too; what cannot be looked at is reported when it is read.
            let is_dir = path.is_dir();
            if let Some(watched) = self.watched.as_ref().filter(|_| !is_dir) {
                watched.file(&self.cwd.join(&path));
            }
            if is_dir {
                self.below(&path, wanted, &mut files, &mut errors);
            } else if self.only.as_ref().is_none_or(|only| only.of(&changes::real(&self.cwd.join(&path))).is_some()) {
                files.add_named(path);
            }
        }
        files.sort();
        (files, errors)
    }

    fn below(&self, root: &Path, wanted: &dyn Fn(&Path) -> bool, files: &mut Listing, errors: &mut Vec<Error>) {
        let mut builder = WalkBuilder::new(root);
        let (cwd, exclude) = (self.cwd.clone(), self.exclude.clone());
        let (only, below) = (self.only.clone(), root.to_owned());
        // A folder is looked into only where something in it has changed.
        let top = fs::canonicalize(cwd.join(root)).unwrap_or_else(|_| cwd.join(root));
        if let Some(only) = &only {
            // What is only staged is not on disk.
            let unseen = only.unseen(&top).into_iter().map(|path| root.join(path));
            unseen
                .filter(|path| wanted(path) && !exclude.excludes(&cwd.join(tidy(path)), false))
                .for_each(|path| files.add(tidy(&path)));
            if !only.reaches(&top) {
                return;
            }
        }
        builder.require_git(false).filter_entry(move |entry| {
            let is_dir = entry.file_type().is_some_and(|kind| kind.is_dir());
            if entry.depth() == 0 {
                return true;
            }
            if let Some(only) = &only {
                let real = top.join(entry.path().strip_prefix(&below).unwrap_or(entry.path()));
                if !(if is_dir { only.reaches(&real) } else { only.of(&real).is_some() }) {
                    return false;
                }
            }
            !exclude.excludes(&cwd.join(tidy(entry.path())), is_dir)
        });
        for entry in builder.build() {
            match entry {
                Ok(entry) if is_file(&entry) && wanted(entry.path()) => {
                    if let Some(watched) = self.watched.as_ref().filter(|_| entry.path_is_symlink()) {
                        watched.file(&self.cwd.join(entry.path()));
                    }
                    files.add(tidy(entry.path()));
                }
                Ok(entry) => {
                    if let Some(watched) = self.watched.as_ref().filter(|_| is_folder(&entry)) {
                        watched.folder(&self.cwd.join(entry.path()));
                    }
                }
                Err(error) => errors.push(Error::new(format!("{error}; it was left out"))),
            }
        }
    }
}

/// A link to a file is taken, a link to a directory is not followed.
fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file() || (kind.is_symlink() && entry.path().is_file()))
}

/// The folder that was named may be a link; others are not followed.
fn is_folder(entry: &DirEntry) -> bool {
    entry.depth() == 0 || entry.file_type().is_some_and(|kind| kind.is_dir())
}

/// Without `./` in front: `a.md`, as one would write it.
pub(crate) fn tidy(path: &Path) -> &Path {
    match path.strip_prefix(".") {
        Ok(rest) if !rest.as_os_str().is_empty() => rest,
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(root: &Path, paths: &[&str], exclude: &[&str]) -> Vec<String> {
        let globs: Vec<String> = exclude.iter().map(|&glob| glob.to_owned()).collect();
        let walk = Walk {
            cwd: root.to_owned(),
            exclude: Exclude::new(root, &globs).expect("globs"),
            only: None,
            watched: None,
        };
        let paths: Vec<_> = paths.iter().map(|path| root.join(path)).collect();
        let wanted = |path: &Path| path.extension().is_some_and(|e| e == "md");
        let (files, errors) = walk.files(&paths, &wanted);
        assert!(errors.is_empty());
        files
            .into_iter()
            .map(|input| {
                let path = input.path.strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/");
                if input.named { format!("{path}!") } else { path }
            })
            .collect()
    }

    fn tree(files: &[&str]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().expect("a folder");
        for file in files {
            let path = dir.path().join(file);
            fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
            fs::write(path, if file.ends_with(".gitignore") { "out/\n" } else { "x" }).expect("written");
        }
        dir
    }

    #[test]
    fn files_come_by_path_and_once() {
        let dir = tree(&["b.md", "a/z.md", "a/b/c.md", "a.md", "c.txt", ".hidden/x.md", ".gitignore", "out/x.md"]);
        assert_eq!(list(dir.path(), &["."], &[]), ["a/b/c.md", "a/z.md", "a.md", "b.md"]);
        assert_eq!(
            list(dir.path(), &["b.md", ".", "a", "c.txt", "a/z.md"], &[]),
            ["a/b/c.md", "a/z.md!", "a.md", "b.md!", "c.txt!"]
        );
    }

    #[test]
    fn named_files_are_taken_whatever_is_ignored() {
        let dir = tree(&["out/x.md", ".gitignore", "a.md"]);
        assert_eq!(list(dir.path(), &["out/x.md", "none.md"], &["*.md"]), ["none.md!", "out/x.md!"]);
    }

    #[test]
    fn globs_exclude_files_and_folders() {
        let dir = tree(&["a/old/x.md", "a/new/x.md", "b.md"]);
        assert_eq!(list(dir.path(), &["."], &["a/old"]), ["a/new/x.md", "b.md"]);
        assert_eq!(list(dir.path(), &["."], &["old/", "b.*"]), ["a/new/x.md"]);
        assert!(Exclude::new(dir.path(), &["a{".to_owned()]).is_err());
    }

    #[test]
    fn the_folder_of_the_globs_is_none_of_theirs() {
        let dir = tree(&["a/x.md"]);
        for glob in ["a/", "*.md", "**/x.md", "*", "/"] {
            let exclude = Exclude::new(dir.path(), &[glob.to_owned()]).expect("a glob");
            assert!(!exclude.excludes(dir.path(), true), "{glob}");
            assert!(!exclude.excludes(&dir.path().join("."), true), "{glob}");
            assert!(!exclude.excludes(dir.path().parent().expect("a parent"), true), "{glob}");
        }
    }
}

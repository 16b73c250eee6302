//! Folders that are named where files of terms are meant.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::kind::{Kind, kind};
use super::termbase::Termbase;
use super::workspace::read_source;
use crate::base::{Error, Result};
use crate::formats::{self, tmx};

/// The files that are meant: a folder stands for those in it that have terms (with `memories`: or texts in several
/// languages), in the order of their names, without what is written to. What is named is taken whatever it is.
pub fn files_of_terms(paths: &[PathBuf], memories: bool, but: Option<&Path>) -> Result<Vec<PathBuf>> {
    let real = |path: &Path| fs::canonicalize(path).ok();
    let but = but.and_then(real);
    let what = if memories { "no file of terms and no memory is" } else { "no glossary is" };
    with_folders(
        paths,
        |file| (but.is_none() || real(file) != but) && is_wanted(file, memories),
        &format!("{what} in this folder; name the files"),
    )
}

/// What is named, and of each folder the files that are wanted, in the order of their names; one without any is an error.
pub(super) fn with_folders(paths: &[PathBuf], is_wanted: impl Fn(&Path) -> bool, none: &str) -> Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for path in paths {
        if !path.is_dir() {
            all.push(path.clone());
            continue;
        }
        let (files, errors) = super::known_files(path);
        if let Some(error) = errors.into_iter().next() {
            return Err(error);
        }
        let before = all.len();
        all.extend(files.into_iter().filter(|file| is_wanted(file)));
        if all.len() == before {
            return Err(Error::new(none).in_file(path));
        }
    }
    Ok(all)
}

/// True for a file of the kind; what cannot be read is told by whoever reads it.
fn is_wanted(path: &Path, memories: bool) -> bool {
    let is_toml = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
    if !is_toml && formats::by_extension(path).is_none_or(|format| format.terms.is_none()) {
        return false;
    }
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(tmx::HEAD as u64).read_to_end(&mut head));
    if read.is_ok() && tmx::is_memory(path, &head) {
        return memories;
    }
    // A TBX of any size is seen by its beginning.
    Termbase::open(path, None).is_some()
        || read_source(path, &mut Vec::new()).is_none_or(|source| kind(&source) == Kind::Glossary)
}

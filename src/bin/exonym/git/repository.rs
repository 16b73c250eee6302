//! Where a repository keeps what.

use std::path::{Path, PathBuf};

use exonym::Error;

use super::{lossy, ran};
use crate::text::git as text;

/// A repository with a work tree.
pub(crate) struct Repository {
    /// The top folder of this work tree.
    pub(crate) top: PathBuf,
    /// The attributes of this clone alone, those of all its work trees.
    pub(crate) info: PathBuf,
}

impl Repository {
    /// The one that the working directory is in.
    pub(crate) fn open() -> Result<Self, Error> {
        let bare = ran(Path::new("."), &["rev-parse", "--is-bare-repository"])?;
        let bare = bare.map_err(|said| Error::new(text::no_repository(&said)))?;
        if bare.trim_ascii() == b"true" {
            return Err(Error::new(text::BARE));
        }
        let top = one_path(&["rev-parse", "--show-toplevel"])?;
        let info = one_path(&["rev-parse", "--git-path", "info/attributes"])?;
        Ok(Self { top, info })
    }
    /// The attributes that are committed.
    pub(crate) fn shared(&self) -> PathBuf {
        self.top.join(".gitattributes")
    }
    /// The files of the work tree that git has or would take, by their paths below its top.
    pub(crate) fn files(&self) -> Result<Vec<String>, Error> {
        let args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
        let names = ran(&self.top, &args)?.map_err(|said| Error::new(text::refused("list files", &said)))?;
        let mut names: Vec<String> = names.split(|&b| b == 0).filter(|name| !name.is_empty()).map(lossy).collect();
        names.sort();
        names.dedup();
        Ok(names)
    }
    /// What git takes these attributes to be: path, attribute, value.
    pub(crate) fn attributes(&self, names: &[&str], paths: &[String]) -> Result<Vec<[String; 3]>, Error> {
        let mut found = Vec::new();
        // A command line has an end.
        for paths in paths.chunks(200) {
            let args = ["check-attr", "-z"].into_iter().chain(names.iter().copied());
            let args: Vec<&str> = args.chain(["--"]).chain(paths.iter().map(String::as_str)).collect();
            let said = ran(&self.top, &args)?.map_err(|said| Error::new(text::refused("say attributes", &said)))?;
            let words: Vec<String> = said.split(|&b| b == 0).map(lossy).collect();
            found.extend(words.chunks_exact(3).map(|part| [part[0].clone(), part[1].clone(), part[2].clone()]));
        }
        Ok(found)
    }
}

fn one_path(args: &[&str]) -> Result<PathBuf, Error> {
    let said = ran(Path::new("."), args)?.map_err(|said| Error::new(text::no_repository(&said)))?;
    let said = said.strip_suffix(b"\n").unwrap_or(&said);
    Ok(PathBuf::from(lossy(said)))
}

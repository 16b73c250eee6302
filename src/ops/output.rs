//! A new file that is there whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, PersistError};

use super::fix::keep_owner;
use super::temporary;
use crate::base::{Error, Result};

/// Bytes written at a time.
pub(super) const BUFFER: usize = 64 << 10;

/// A file that is being written: it takes its place, and that of a file of its name, only with [`NewFile::commit`];
/// dropped before, it leaves everything as it was.
#[derive(Debug)]
pub struct NewFile {
    path: PathBuf,
    place: Place,
}

#[derive(Debug)]
enum Place {
    /// Beside its target, under another name.
    Beside(Box<BufWriter<NamedTempFile>>, PathBuf),
    /// A pipe or device cannot be replaced.
    Straight(Box<BufWriter<File>>),
}

impl NewFile {
    /// Begins a file. A link is followed; a pipe or device is written to as it is.
    pub fn create(path: &Path) -> Result<Self> {
        let io = |cause| Error::io(path, cause);
        let there = fs::metadata(path).ok();
        if there.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(Error::new("is a folder; name a file to write to").in_file(path));
        }
        if there.as_ref().is_some_and(|meta| !meta.is_file()) {
            let file = File::options().write(true).open(path).map_err(io)?;
            return Ok(Self {
                path: path.to_owned(),
                place: Place::Straight(Box::new(BufWriter::with_capacity(BUFFER, file))),
            });
        }
        if there.as_ref().is_some_and(|meta| meta.permissions().readonly()) {
            let what = "is read-only; nothing was written. Make it writable or name another file";
            return Err(Error::new(what).in_file(path));
        }
        let target = if there.is_some() { fs::canonicalize(path).map_err(io)? } else { path.to_owned() };
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !folder.is_dir() {
            let what = format!("nothing was written, because there is no folder `{}`; make it first", folder.display());
            return Err(Error::new(what).in_file(path));
        }
        let file = temporary::begin(folder).map_err(|cause| {
            let what = format!("nothing was written, because its folder cannot be written to ({})", cause.kind());
            Error::new(what).in_file(path)
        })?;
        if let Some(meta) = there {
            keep_owner(file.as_file(), &meta);
            file.as_file().set_permissions(meta.permissions()).map_err(io)?;
        }
        Ok(Self {
            path: path.to_owned(),
            place: Place::Beside(Box::new(BufWriter::with_capacity(BUFFER, file)), target),
        })
    }

    /// Puts the file in its place, unless another has come there meanwhile.
    pub(crate) fn commit_new(self) -> Result<()> {
        self.put(|file, target| file.persist_noclobber(target)).map_err(|(path, error)| match error.kind() {
            io::ErrorKind::AlreadyExists => {
                let what = "was written by somebody else meanwhile; nothing was written. Run again";
                Error::new(what).in_file(&path)
            }
            _ => Error::io(&path, error),
        })
    }

    /// Puts the file in its place.
    pub fn commit(self) -> Result<()> {
        self.put(|file, target| file.persist(target)).map_err(|(path, error)| Error::io(&path, error))
    }

    /// Writes what is left and lets `persist` put the file in its place; an error comes with the file's path.
    fn put(
        self,
        persist: fn(NamedTempFile, &Path) -> std::result::Result<File, PersistError>,
    ) -> std::result::Result<(), (PathBuf, io::Error)> {
        let put = match self.place {
            Place::Straight(mut file) => file.flush(),
            Place::Beside(file, target) => file.into_inner().map_err(io::IntoInnerError::into_error).and_then(|file| {
                file.as_file().sync_all()?;
                persist(file, &target).map(drop).map_err(|error| error.error)
            }),
        };
        put.map_err(|error| (self.path, error))
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.place {
            Place::Beside(file, _) => file.write(bytes),
            Place::Straight(file) => file.write(bytes),
        }
    }
    fn flush(&mut self) -> io::Result<()> {
        match &mut self.place {
            Place::Beside(file, _) => file.flush(),
            Place::Straight(file) => file.flush(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_or_not_at_all() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.csv");
        fs::write(&path, "old").expect("written");
        let mut file = NewFile::create(&path).expect("begun");
        file.write_all(b"half").expect("written");
        drop(file);
        assert_eq!(fs::read(&path).expect("read"), b"old");
        let mut file = NewFile::create(&path).expect("begun");
        file.write_all(b"new").expect("written");
        assert_eq!(fs::read(&path).expect("read"), b"old");
        file.commit().expect("put in place");
        assert_eq!(fs::read(&path).expect("read"), b"new");
        assert_eq!(fs::read_dir(folder.path()).expect("read").count(), 1, "nothing is left over");
        let fresh = folder.path().join("b.csv");
        let begun = [(); 2].map(|()| NewFile::create(&fresh).expect("begun")).map(|mut file| {
            file.write_all(b"first").expect("written");
            file
        });
        let [first, second] = begun.map(NewFile::commit_new);
        assert!(first.is_ok() && second.expect_err("too late").to_string().contains("meanwhile"));
        assert_eq!(fs::read_dir(folder.path()).expect("read").count(), 2, "nothing is left over");
        let nowhere = NewFile::create(&folder.path().join("none/a.csv")).expect_err("no folder").to_string();
        assert!(nowhere.contains("there is no folder") && !nowhere.contains(".exonym-"), "{nowhere}");
        assert!(NewFile::create(folder.path()).expect_err("a folder").to_string().contains("is a folder"));
    }
}

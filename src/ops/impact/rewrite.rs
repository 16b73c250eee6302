//! A memory written anew where it changes: whatever is not meant keeps its bytes.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use super::super::output::{BUFFER, NewFile};
use crate::base::{Encoding, Error, Result};

/// A file that is compared with what was read of it while it is written anew. Begun with the first change.
pub(super) struct Rewriting<'p> {
    path: &'p Path,
    encoding: Encoding,
    before: fs::Metadata,
    /// Bytes of the file that have passed.
    passed: u64,
    open: Option<(BufReader<File>, NewFile)>,
}

/// A rewritten file, not yet in its place.
#[derive(Debug)]
pub(super) struct Rewritten {
    path: PathBuf,
    new: NewFile,
    before: fs::Metadata,
}

impl<'p> Rewriting<'p> {
    pub(super) fn new(path: &'p Path, encoding: Encoding, before: fs::Metadata) -> Self {
        Self { path, encoding, before, passed: u64::from(encoding.bom), open: None }
    }

    /// The next piece, as it was read and as it is to be.
    pub(super) fn add(&mut self, old: &str, new: &str) -> Result<()> {
        let bytes = self.encoding.encode(old).ok_or_else(|| self.inexact())?;
        if self.open.is_none() && old != new {
            self.begin()?;
        }
        if let Some((file, out)) = &mut self.open {
            let mut there = vec![0; bytes.len()];
            let read = file.read_exact(&mut there);
            if read.is_err() || there != bytes {
                return Err(self.inexact());
            }
            let written = if old == new { out.write_all(&bytes) } else { out.write_all(&encoded(self.encoding, new)) };
            written.map_err(|cause| Error::io(self.path, cause))?;
        }
        self.passed += bytes.len() as u64;
        Ok(())
    }

    fn begin(&mut self) -> Result<()> {
        let io = |cause| Error::io(self.path, cause);
        let mut file = BufReader::with_capacity(BUFFER, File::open(self.path).map_err(io)?);
        let mut out = NewFile::create(self.path)?;
        let copied = io::copy(&mut (&mut file).take(self.passed), &mut out).map_err(io)?;
        if copied != self.passed {
            return Err(self.inexact());
        }
        self.open = Some((file, out));
        Ok(())
    }

    fn inexact(&self) -> Error {
        let name = self.encoding.name();
        let what = format!(
            "was changed meanwhile, or its bytes are not the only way to write its text in {name}; nothing was \
             written. Run again, or convert it to UTF-8 first"
        );
        Error::new(what).in_file(self.path)
    }

    /// The whole file; `None` if nothing changes.
    pub(super) fn finish(self) -> Result<Option<Rewritten>> {
        let Some((mut file, mut new)) = self.open else { return Ok(None) };
        // What stands behind the document.
        io::copy(&mut file, &mut new).map_err(|cause| Error::io(self.path, cause))?;
        Ok(Some(Rewritten { path: self.path.to_owned(), new, before: self.before }))
    }
}

impl Rewritten {
    /// Puts the file in its place, unless it was changed meanwhile.
    pub(super) fn commit(self) -> Result<()> {
        let now = fs::metadata(&self.path).map_err(|cause| Error::io(&self.path, cause))?;
        if (now.len(), now.modified().ok()) != (self.before.len(), self.before.modified().ok()) {
            let what = "was changed by somebody else meanwhile; nothing was written. Run again";
            return Err(Error::new(what).in_file(self.path));
        }
        self.new.commit()
    }
}

/// A piece of XML in an encoding; characters that it has not become references.
fn encoded(encoding: Encoding, text: &str) -> Vec<u8> {
    encoding.encode(text).unwrap_or_else(|| {
        let mut legal = String::with_capacity(text.len() + 16);
        for c in text.chars() {
            if encoding.encode(c.encode_utf8(&mut [0; 4])).is_some() {
                legal.push(c);
            } else {
                let _ = write!(legal, "&#x{:X};", u32::from(c));
            }
        }
        encoding.encode(&legal).unwrap_or_else(|| legal.into_bytes())
    })
}

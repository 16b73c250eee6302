//! A glossary file as it would be after some changes, written whole or not at all.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::output::NewFile;
use crate::base::{Error, Result, Source};
use crate::formats;
use crate::model::Severity;

/// A glossary file as it would be.
#[derive(Debug)]
pub struct Revised {
    path: PathBuf,
    /// The file's bytes as they are; `None` if there is none yet.
    before: Option<Vec<u8>>,
    after: Vec<u8>,
    /// Its text as it is.
    pub old: String,
    /// Its text as it would be.
    pub new: String,
}

impl Revised {
    /// The file with the bytes that are there now, if any, their decoded text, and the text as it would be. The new text
    /// is read once more: a change that would leave a file that does not read, or other than so many `terms`, is a
    /// mistake of the program.
    pub(super) fn new(before: Option<Vec<u8>>, source: &Source, new: String, terms: usize) -> Result<Self> {
        let path = source.path().to_owned();
        check(&path, &new, terms)?;
        let encoded = source.encode(&new).ok_or_else(|| {
            let what =
                format!("{} has no letters for all of the new terms; save the file as UTF-8", source.encoding().name());
            Error::new(what).in_file(&path)
        })?;
        let mut after = before.as_deref().map_or(Vec::new(), |bytes| byte_order_mark(bytes).to_vec());
        after.extend(encoded);
        let old = if before.is_some() { source.text().to_owned() } else { String::new() };
        Ok(Self { path, before, after, old, new })
    }
    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }
    /// Writes the file, whole or not at all; one that would stay as it is is left alone.
    pub fn write(&self) -> Result<()> {
        match &self.before {
            Some(before) if *before == self.after => Ok(()),
            Some(before) => super::fix::replace_file(&self.path, before, &self.after),
            None => {
                let mut file = NewFile::create(&self.path)?;
                file.write_all(&self.after).map_err(|cause| Error::io(&self.path, cause))?;
                file.commit_new()
            }
        }
    }
}

/// The mark that a file begins with, if any: the text has none.
fn byte_order_mark(bytes: &[u8]) -> &[u8] {
    let marks: [&[u8]; 3] = [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];
    marks.into_iter().find(|mark| bytes.starts_with(mark)).unwrap_or_default()
}

fn check(path: &Path, new: &str, expected: usize) -> Result<()> {
    let source = Source::from_text(path, new.to_owned())?;
    let read = formats::read_glossary_toml(&source);
    let found = read.value.terms().count();
    if let Some(problem) = read.problems.iter().find(|problem| problem.severity == Severity::Error) {
        let what = format!("nothing was written, since it would not read ({}); please report it", problem.message);
        return Err(Error::new(what).in_file(path));
    }
    if found != expected {
        let what = format!("nothing was written, since {found} of {expected} terms would be there; please report it");
        return Err(Error::new(what).in_file(path));
    }
    Ok(())
}

//! Files in their one canonical text.

use std::fs;
use std::io::{self, BufRead as _, BufReader, Read as _, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::fix::Fixed;
use super::kind::{Kind, kind, may_be_linted};
use super::output::NewFile;
use super::walk::{Exclude, Walk};
use crate::base::{Error, Result, Source};
use crate::formats;
use crate::formats::tmx::{self, Broken, Reader};
use crate::revise::FmtOptions;
use crate::revise::fmt::{FORMATTERS, formatter};

/// A file and its canonical text.
#[derive(Debug)]
pub struct Formatted {
    /// The file as it is in its canonical text.
    pub source: Source,
    /// The bytes before and after; `original` is there if they differ.
    pub fixed: Fixed,
}

/// A file that was brought into its canonical text without being held: a translation memory, of any size.
#[derive(Debug)]
pub struct Streamed {
    /// The file.
    pub path: PathBuf,
    /// True if the file is not in its canonical text.
    pub changed: bool,
    new: NewFile,
    before: fs::Metadata,
}

impl Streamed {
    /// Puts the canonical text in the file's place; a file that was changed meanwhile stays.
    pub fn commit(self) -> Result<()> {
        let now = fs::metadata(&self.path).map_err(|cause| Error::io(&self.path, cause))?;
        if (now.len(), now.modified().ok()) != (self.before.len(), self.before.modified().ok()) {
            return Err(Error::new("was changed by somebody else meanwhile; run it again").in_file(self.path));
        }
        self.new.commit()
    }
}

/// What [`fmt_files`] hands out.
#[derive(Debug)]
pub enum FormattedFile {
    /// A file that is held.
    Whole(Box<Formatted>),
    /// A file that is not.
    Streamed(Box<Streamed>),
}

/// The canonical texts of files, in the order of their paths: those named, and those below the directories named that
/// are glossaries, policies or exchange files. Nothing is put in its place. With `whole`, memories are held too, so that
/// they can be shown.
pub fn fmt_files(
    paths: &[PathBuf],
    cwd: &Path,
    options: FmtOptions,
    whole: bool,
    each: &mut dyn FnMut(Result<FormattedFile>) -> ControlFlow<()>,
) {
    let walk = Walk { cwd: cwd.to_owned(), exclude: Exclude::none() };
    let (inputs, errors) = walk.files(paths, may_be_linted);
    for error in errors {
        if each(Err(error)).is_break() {
            return;
        }
    }
    for input in inputs {
        if !whole && is_memory(&input.path) {
            if each(streamed(&input.path).map(|one| FormattedFile::Streamed(Box::new(one)))).is_break() {
                return;
            }
            continue;
        }
        let read = fs::read(&input.path).map_err(|cause| Error::io(&*input.path, cause));
        let formatted = match read {
            Ok(bytes) => formatted(&input.path, bytes, options).transpose(),
            Err(error) => Some(Err(error)),
        };
        let formatted = match formatted {
            None if !input.named => continue,
            None => Err(no_kind(&input.path)),
            Some(formatted) => formatted,
        };
        if each(formatted.map(|formatted| FormattedFile::Whole(Box::new(formatted)))).is_break() {
            return;
        }
    }
}

/// True if the file is a translation memory by its content, or an empty one by its name.
pub(super) fn is_memory(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(tmx::HEAD as u64).read_to_end(&mut head));
    read.is_ok() && tmx::is_memory(path, &head)
}

fn streamed(path: &Path) -> Result<Streamed> {
    let io = |cause| Error::io(path, cause);
    let before = fs::metadata(path).map_err(io)?;
    let mut reader =
        Reader::open(fs::File::open(path).map_err(io)?, None, Broken::Refuse).map_err(|e| e.in_file(path))?;
    let same = BufReader::with_capacity(1 << 17, fs::File::open(path).map_err(io)?);
    let mut out = Compare { new: NewFile::create(path)?, old: same, differs: false };
    tmx::canonical(&mut reader, &mut out).map_err(|error| error.in_file(path))?;
    let rest = out.old.fill_buf().map_err(io)?.len();
    Ok(Streamed { path: path.to_owned(), changed: out.differs || rest > 0, new: out.new, before })
}

/// A new file that is compared with the old one while it is written.
struct Compare {
    new: NewFile,
    old: BufReader<fs::File>,
    differs: bool,
}

impl Write for Compare {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut rest = bytes;
        while !self.differs && !rest.is_empty() {
            let old = self.old.fill_buf()?;
            let length = old.len().min(rest.len());
            self.differs = length == 0 || old[..length] != rest[..length];
            self.old.consume(length);
            rest = &rest[length..];
        }
        self.new.write_all(bytes)?;
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        self.new.flush()
    }
}

/// As [`fmt_files`], of bytes that are already there.
pub fn fmt_bytes(path: &Path, bytes: Vec<u8>, options: FmtOptions) -> Result<Formatted> {
    formatted(path, bytes, options)?.ok_or_else(|| no_kind(path))
}

fn no_kind(path: &Path) -> Error {
    let mut kinds: Vec<_> = FORMATTERS.iter().map(|formatter| formatter.kind).collect();
    // Laid out while it streams past, not by the list.
    kinds.push("tmx");
    Error::new(format!("has no canonical text; files of these kinds have: {}", kinds.join(", "))).in_file(path)
}

/// `None` for a file of a kind that has no canonical text.
fn formatted(path: &Path, bytes: Vec<u8>, options: FmtOptions) -> Result<Option<Formatted>> {
    let declared = formats::declared_encoding(&bytes);
    let source = Source::decode(path, bytes.clone(), declared.as_deref())?;
    if kind(&source) == Kind::Memory {
        let mut after = Vec::with_capacity(bytes.len());
        let mut reader = Reader::open(bytes.as_slice(), None, Broken::Refuse).map_err(|error| error.in_file(path))?;
        tmx::canonical(&mut reader, &mut after).map_err(|error| error.in_file(path))?;
        return whole(source, bytes, after).map(Some);
    }
    let name = match kind(&source) {
        Kind::Glossary => formats::detect(path, &source).map(|format| format.name),
        Kind::Policy => Some("policy"),
        Kind::Memory | Kind::Config | Kind::Draft | Kind::Other => None,
    };
    let Some(formatter) = name.and_then(formatter) else { return Ok(None) };
    let text = (formatter.text)(&source, options)?;
    whole(source, bytes, text.into_bytes()).map(Some)
}

fn whole(source: Source, before: Vec<u8>, after: Vec<u8>) -> Result<Formatted> {
    let changed = after != before;
    let new = Source::decode(source.path(), after.clone(), None)?;
    let original = changed.then_some(source);
    let fixed = Fixed { before, after, original, applied: usize::from(changed), unencodable: 0 };
    Ok(Formatted { source: new, fixed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_content_and_encodings_end() {
        let of = |path: &str, bytes: &[u8]| fmt_bytes(Path::new(path), bytes.to_vec(), FmtOptions::default());
        let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><martif type=\"TBX\"><text/></martif>";
        let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let done = of("a.xml", &wide).expect("TBX");
        assert!(done.source.text().starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<martif type=\"TBX\">\n"));
        assert!(done.fixed.original.is_some() && done.fixed.after == done.source.text().as_bytes());
        let again = of("a.xml", &done.fixed.after).expect("TBX");
        assert!(again.fixed.original.is_none());
        assert!(of("a.md", b"# A\n").expect_err("a draft").to_string().contains("no canonical text"));
        assert!(of("a.tbx", b"").expect_err("empty").to_string().starts_with("a.tbx"));
    }
}

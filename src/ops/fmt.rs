//! Files in their one canonical text.

use std::fs;
use std::io::{self, BufRead as _, BufReader, Read as _, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::fix::Fixed;
use super::kind::{Kind, kind, may_be_linted};
use super::output::NewFile;
use super::termbase::Termbase;
use super::walk::{Exclude, Walk};
use super::workspace::error_of;
use crate::base::{Error, Result, Source};
use crate::formats;
use crate::formats::conflict;
use crate::formats::tmx::{self, Broken, Reader};
use crate::revise::FmtOptions;
use crate::revise::fmt::{FORMATTERS, Formatter, formatter};

/// A file and its canonical text.
#[derive(Debug)]
pub struct Formatted {
    /// The file as it is in its canonical text.
    pub source: Source,
    /// The bytes before and after; `original` is there if they differ.
    pub fixed: Fixed,
}

/// A file whose canonical text was written without being held: a translation memory or a TBX, of any size.
#[derive(Debug)]
pub struct Streamed {
    /// The file.
    pub path: PathBuf,
    /// True if the file is not in its canonical text.
    pub changed: bool,
    /// `None` where nothing differs; an error where there is no place for the new text.
    new: Option<Result<NewFile>>,
    before: fs::Metadata,
}

impl Streamed {
    /// Puts the canonical text in the file's place; a file that was changed meanwhile stays.
    pub fn commit(self) -> Result<()> {
        let now = fs::metadata(&self.path).map_err(|cause| Error::io(&self.path, cause))?;
        if (now.len(), now.modified().ok()) != (self.before.len(), self.before.modified().ok()) {
            return Err(Error::new("was changed by somebody else meanwhile; run it again").in_file(self.path));
        }
        self.new.map_or(Ok(()), |new| new?.commit())
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
/// are glossaries, policies or exchange files. Nothing is put in its place. With `whole`, memories and TBX
/// are held too, so that they can be shown.
pub fn fmt_files(
    paths: &[PathBuf],
    cwd: &Path,
    options: FmtOptions,
    whole: bool,
    each: &mut dyn FnMut(Result<FormattedFile>) -> ControlFlow<()>,
) {
    let walk = Walk { cwd: cwd.to_owned(), exclude: Exclude::none(), only: None, watched: None };
    let (inputs, errors) = walk.files(paths, &may_be_linted);
    for error in errors {
        if each(Err(error)).is_break() {
            return;
        }
    }
    for input in inputs {
        if !whole && is_memory(&input.path) {
            if each(memory(&input.path).map(|one| FormattedFile::Streamed(Box::new(one)))).is_break() {
                return;
            }
            continue;
        }
        let formatted = file(&input.path, options, whole).transpose();
        let formatted = match formatted {
            None if !input.named => continue,
            None => Err(no_kind(&input.path)),
            Some(formatted) => formatted,
        };
        if each(formatted).is_break() {
            return;
        }
    }
}

/// `None` for a file of a kind that has no canonical text.
fn file(path: &Path, options: FmtOptions, whole: bool) -> Result<Option<FormattedFile>> {
    if !whole
        && let Some(base) = Termbase::open(path, None)
        && let Some(streamed) = termbase(&base)?
    {
        return Ok(Some(FormattedFile::Streamed(Box::new(streamed))));
    }
    let bytes = fs::read(path).map_err(|cause| Error::io(path, cause))?;
    let formatted = formatted(path, bytes, options)?;
    Ok(formatted.map(|formatted| FormattedFile::Whole(Box::new(formatted))))
}

/// A TBX, which is not held; `None` where it had better be.
fn termbase(base: &Termbase) -> Result<Option<Streamed>> {
    let Some(stream) = formatter("tbx").and_then(|formatter| formatter.stream) else { return Ok(None) };
    let done = streamed(&base.path, base.before().clone(), &mut |out| stream(base, out));
    let done = base.settle(done);
    // A file with the markers of a merge in it has two texts.
    match base.conflicts()?.into_iter().next() {
        Some(torn) => Err(Error::new(torn.message).in_file(&base.path).at(torn.place)),
        None => done,
    }
}

/// A file with the markers of a merge in it has two texts.
fn settled(source: &Source) -> Result<()> {
    let torn = if formatter_of(source).is_some() { conflict::problems(source) } else { Vec::new() };
    torn.first().map_or(Ok(()), |problem| Err(error_of(source, problem)))
}

fn formatter_of(source: &Source) -> Option<&'static Formatter> {
    let name = match kind(source) {
        // What has no name that would tell is TOML by its content.
        Kind::Glossary => Some(formats::detect(source.path(), source).map_or("glossary", |format| format.name)),
        Kind::Policy => Some("policy"),
        Kind::Memory | Kind::Config | Kind::Draft | Kind::Other => None,
    };
    name.and_then(formatter)
}

/// True if the file is a translation memory by its content, or an empty one by its name.
pub(super) fn is_memory(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(tmx::HEAD as u64).read_to_end(&mut head));
    read.is_ok() && tmx::is_memory(path, &head)
}

fn memory(path: &Path) -> Result<Streamed> {
    let io = |cause| Error::io(path, cause);
    let before = fs::metadata(path).map_err(io)?;
    let mut reader =
        Reader::open(fs::File::open(path).map_err(io)?, None, Broken::Refuse).map_err(|e| e.in_file(path))?;
    streamed(path, before, &mut |out| tmx::canonical(&mut reader, out).map_err(|error| error.in_file(path)))
}

/// What `write` writes, beside the file as it is.
fn streamed(
    path: &Path,
    before: fs::Metadata,
    write: &mut dyn FnMut(&mut dyn Write) -> Result<()>,
) -> Result<Streamed> {
    let io = |cause| Error::io(path, cause);
    let old = BufReader::with_capacity(1 << 17, fs::File::open(path).map_err(io)?);
    let mut out = Compare { path, old, same: 0, new: None };
    write(&mut out)?;
    if out.new.is_none() && !out.old.fill_buf().map_err(io)?.is_empty() {
        out.begin();
    }
    Ok(Streamed { path: path.to_owned(), changed: out.new.is_some(), new: out.new, before })
}

/// A text that is compared with the file, and becomes a new file only from where the two differ.
struct Compare<'p> {
    path: &'p Path,
    old: BufReader<fs::File>,
    /// Bytes in which they do not differ.
    same: u64,
    new: Option<Result<NewFile>>,
}

impl Compare<'_> {
    fn begin(&mut self) {
        let begun = NewFile::create(self.path).and_then(|mut new| {
            let io = |cause| Error::io(self.path, cause);
            let old = fs::File::open(self.path).map_err(io)?;
            let copied = io::copy(&mut old.take(self.same), &mut new).map_err(io)?;
            if copied < self.same {
                return Err(Error::new("was changed by somebody else meanwhile; run it again").in_file(self.path));
            }
            Ok(new)
        });
        self.new = Some(begun);
    }
}

impl Write for Compare<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut rest = bytes;
        while self.new.is_none() && !rest.is_empty() {
            let old = self.old.fill_buf()?;
            let length = old.len().min(rest.len());
            if length == 0 || old[..length] != rest[..length] {
                self.begin();
            } else {
                self.old.consume(length);
                self.same += length as u64;
                rest = &rest[length..];
            }
        }
        // Where nothing can be written, what the file should be is told all the same.
        if let Some(Ok(new)) = &mut self.new {
            new.write_all(rest)?;
        }
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        match &mut self.new {
            Some(Ok(new)) => new.flush(),
            _ => Ok(()),
        }
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
    let source = formats::decode(path, bytes.clone(), None)?;
    if kind(&source) == Kind::Memory {
        let mut after = Vec::with_capacity(bytes.len());
        let mut reader = Reader::open(bytes.as_slice(), None, Broken::Refuse).map_err(|error| error.in_file(path))?;
        tmx::canonical(&mut reader, &mut after).map_err(|error| error.in_file(path))?;
        return whole(source, bytes, after).map(Some);
    }
    let Some(formatter) = formatter_of(&source) else { return Ok(None) };
    settled(&source)?;
    let mut text = Vec::with_capacity(bytes.len());
    (formatter.write)(&source, options, &mut text)?;
    whole(source, bytes, text).map(Some)
}

fn whole(source: Source, before: Vec<u8>, after: Vec<u8>) -> Result<Formatted> {
    let changed = after != before;
    let new = Source::decode(source.path(), after.clone(), None)?;
    let original = changed.then_some(source);
    let fixed = Fixed { before, after, original, applied: usize::from(changed), unencodable: 0, spared: 0 };
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

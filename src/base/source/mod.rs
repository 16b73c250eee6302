//! A file, decoded once. The only place that knows offsets on disk.

mod charset;
mod decode;
mod document;
mod excerpts;
mod lines;
mod offsets;
mod stream;

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::{Place, Result, Span};
pub use document::DiskEdit;
pub(crate) use document::{Document, Part, Stretch};
use excerpts::Excerpts;
pub(crate) use excerpts::Wanted;
use lines::Lines;
use offsets::Offsets;
pub(crate) use stream::{NOT_ASCII, Stream};

/// A byte range of a file as it lies on disk, or of a member of a ZIP document in its uncompressed bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiskSpan {
    /// The member of a ZIP document; `None` for a plain file.
    pub part: Option<Box<str>>,
    /// First byte.
    pub start: u64,
    /// One past the last byte.
    pub end: u64,
}

/// How the bytes on disk encode the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding {
    /// The encoding's WHATWG name.
    pub(crate) name: &'static str,
    /// Length of the byte order mark in bytes (0, 2 or 3).
    pub(crate) bom: u8,
}

impl Encoding {
    /// The name in the WHATWG Encoding Standard, such as `UTF-8` or `windows-1251`.
    pub fn name(self) -> &'static str {
        self.name
    }
    /// A text in this encoding, without byte order mark; `None` if it has not all of its characters.
    pub(crate) fn encode(self, text: &str) -> Option<Vec<u8>> {
        charset::encode(self.name, text)
    }
    /// True if the file begins with a byte order mark.
    pub fn has_bom(self) -> bool {
        self.bom > 0
    }
}

/// A file decoded to UTF-8, with its line table and its way back to the bytes on disk.
///
/// A line ends at `\n`, `\r\n` or a lone `\r`.
#[derive(Debug)]
pub struct Source {
    path: PathBuf,
    encoding: Encoding,
    text: String,
    offsets: Offsets,
    lines: OnceLock<Lines>,
    /// Where the text comes from, if it is not all of the file.
    excerpts: Option<Excerpts>,
    /// What the text was taken out of, if it is no file's own.
    document: Option<Box<Document>>,
}

impl Source {
    /// Decodes a file's bytes; never guesses at the reader's expense and never puts a replacement character.
    ///
    /// What decides, in this order: a byte order mark; the pattern of NUL bytes that UTF-16 without one has; `declared`,
    /// an encoding named by the user or by the file's format (a WHATWG label); a declaration in the file's first lines
    /// (Emacs `coding:`, Vim `fileencoding=`, XML, HTML, or `encoding:` in front matter); UTF-8. A declaration of a
    /// single-byte encoding in a file that is valid UTF-8 all the same is taken as forgotten.
    ///
    /// Errors name line and column, the byte on disk and the remedy: bytes that the encoding does not have, UTF-32, an
    /// unknown encoding, more than 4 GiB (before or after decoding), and binary files
    /// ([`Error::is_binary`](super::Error::is_binary)). UTF-8 is not copied.
    pub fn decode(path: impl Into<PathBuf>, bytes: Vec<u8>, declared: Option<&str>) -> Result<Self> {
        let path = path.into();
        match decode::decode(bytes, declared) {
            Ok((encoding, text, offsets)) => {
                let lines = OnceLock::new();
                Ok(Self { path, encoding, text, offsets, lines, excerpts: None, document: None })
            }
            Err(error) => Err(error.in_file(path)),
        }
    }
    /// True if a file that begins with these bytes, and has no byte order mark, says in its first lines that it is neither
    /// UTF-8 nor UTF-16.
    pub(crate) fn hints(head: &[u8]) -> bool {
        decode::hints(head)
    }
    /// A file that is not held and nothing is shown of, only the numbers of its lines; `starts` is where they begin.
    pub(crate) fn outline(path: impl Into<PathBuf>, starts: Vec<u32>) -> Self {
        let encoding = Encoding { name: encoding_rs::UTF_8.name(), bom: 0 };
        let lines = OnceLock::from(Lines::of_starts(starts));
        let (offsets, text) = (Offsets::utf8(0), String::new());
        Self { path: path.into(), encoding, offsets, text, lines, excerpts: None, document: None }
    }
    /// A text that is no file: the standard input's, or a test's. Counted as UTF-8 without byte order mark. Longer than
    /// 4 GiB is refused.
    pub fn from_text(path: impl Into<PathBuf>, text: String) -> Result<Self> {
        let path = path.into();
        if u32::try_from(text.len()).is_err() {
            return Err(decode::too_large().in_file(path));
        }
        let encoding = Encoding { name: encoding_rs::UTF_8.name(), bom: 0 };
        let (offsets, lines) = (Offsets::utf8(0), OnceLock::new());
        Ok(Self { path, encoding, offsets, text, lines, excerpts: None, document: None })
    }
    /// Of a file that is not held, the lines around what is wanted, and where that lies in their text; in the order in
    /// which it stands in the file. Places and offsets on disk are those of the file. `declared` is as in
    /// [`Stream::open`]; bytes that are no characters become U+FFFD.
    ///
    /// A line and what is wanted are cut where they are long: see [`Wanted`].
    pub(crate) fn excerpts(
        path: impl Into<PathBuf>,
        input: impl Read,
        declared: impl FnOnce(&[u8]) -> Option<String>,
        wanted: &[Wanted],
    ) -> Result<(Self, Vec<Span>)> {
        let (encoding, text, excerpts, spans) = excerpts::read(input, declared, wanted)?;
        let (offsets, lines) = (Offsets::utf8(0), OnceLock::new());
        let path = path.into();
        Ok((Self { path, encoding, offsets, text, lines, excerpts: Some(excerpts), document: None }, spans))
    }
    /// The text of a document, taken out of its parts.
    pub(crate) fn of_document(path: impl Into<PathBuf>, text: String, document: Document) -> Result<Self> {
        let mut source = Self::from_text(path, text)?;
        if let Some(part) = document.parts.first() {
            source.encoding = Encoding { bom: 0, ..part.xml.encoding };
        }
        source.document = Some(Box::new(document));
        Ok(source)
    }
    /// The document that the text was taken out of; `None` for a file that is text itself.
    pub(crate) fn document(&self) -> Option<&Document> {
        self.document.as_deref()
    }
    /// True if the text was taken out of a document: a line is a paragraph then, or what a line break within one leaves.
    pub fn is_of_document(&self) -> bool {
        self.document.is_some()
    }
    /// The path as the user gave it.
    pub fn path(&self) -> &Path {
        &self.path
    }
    /// The decoded text, without byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }
    /// The slice of the decoded text.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }
    /// How the file is encoded.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }
    /// Number of bytes on disk, byte order mark included; of a document, those of its file.
    pub fn bytes_len(&self) -> u64 {
        if let Some(document) = &self.document {
            return document.bytes;
        }
        self.on_disk(self.text.len() as u32)
    }
    /// Where a span of the decoded text lies on disk. Exact in every encoding; a bound inside a character counts as
    /// that character's beginning. Takes a look-up in a table and at most some 2 KiB of text.
    pub fn disk(&self, span: Span) -> DiskSpan {
        if let Some(document) = &self.document {
            return document.disk(span);
        }
        let start = self.on_disk(span.start);
        let end = if span.is_empty() { start } else { self.on_disk(span.end) };
        DiskSpan { part: None, start, end }
    }
    /// What to change on disk for `text` to stand in the place of a span; `None` if the encoding has not all of its
    /// letters, or the span is not the document's to change. In a text file this is one edit. Where a document has the
    /// span in several pieces, the first takes the text and the others are emptied; all are ascending.
    pub fn edits_on_disk(&self, span: Span, text: &str) -> Option<Vec<DiskEdit>> {
        if let Some(document) = &self.document {
            return document.edits(span, text);
        }
        let bytes = self.encode(text)?;
        Some(vec![DiskEdit { place: self.disk(span), text: text.to_owned(), bytes }])
    }
    fn on_disk(&self, at: u32) -> u64 {
        match &self.excerpts {
            None => self.offsets.on_disk(&self.text, at as usize),
            Some(excerpts) => excerpts.on_disk(&self.text, at as usize),
        }
    }
    /// The text in the file's own encoding, without byte order mark, for writing an edit back; `None` if the encoding
    /// cannot hold it.
    pub fn encode(&self, text: &str) -> Option<Vec<u8>> {
        charset::encode(self.encoding.name, text)
    }
    /// Line and column of an offset in the decoded text; an offset past the end counts as the end.
    pub fn place(&self, offset: u32) -> Place {
        let place = |offset| self.lines().place(&self.text, offset);
        match &self.excerpts {
            None => place(offset),
            Some(excerpts) => excerpts.place(offset, place),
        }
    }
    /// The line that holds an offset, without its line end.
    pub fn line_at(&self, offset: u32) -> Span {
        self.lines().line_at(&self.text, offset)
    }
    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::new(&self.text))
    }
}

#[cfg(test)]
mod tests;

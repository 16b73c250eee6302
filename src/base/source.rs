//! A file, decoded once. The only place that knows offsets on disk.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::{Error, Place, Result, Span};

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
    /// True if the file begins with a byte order mark.
    pub fn has_bom(self) -> bool {
        self.bom > 0
    }
}

/// A file decoded to UTF-8, with its line table and its way back to the bytes on disk.
#[derive(Debug)]
pub struct Source {
    path: PathBuf,
    part: Option<Box<str>>,
    encoding: Encoding,
    text: String,
    lines: OnceLock<Vec<u32>>,
}

impl Source {
    /// Decodes a file's bytes. `declared` is an encoding named by the user or by the file itself; a byte order mark
    /// wins over it.
    pub fn decode(path: impl Into<PathBuf>, bytes: Vec<u8>, declared: Option<&str>) -> Result<Self> {
        let path = path.into();
        let _ = declared;
        if u32::try_from(bytes.len()).is_err() {
            return Err(Error::new("larger than 4 GiB, the limit of a draft; split it").in_file(path));
        }
        let text = String::from_utf8(bytes)
            .map_err(|e| Error::new(format!("not UTF-8 at byte {}", e.utf8_error().valid_up_to())).in_file(&path))?;
        Ok(Self { path, part: None, encoding: Encoding { name: "UTF-8", bom: 0 }, text, lines: OnceLock::new() })
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
    /// Where a span of the decoded text lies on disk.
    pub fn disk(&self, span: Span) -> DiskSpan {
        let bom = u64::from(self.encoding.bom);
        DiskSpan { part: self.part.clone(), start: u64::from(span.start) + bom, end: u64::from(span.end) + bom }
    }
    /// The text in the file's own encoding, for writing an edit back; `None` if the encoding cannot hold it.
    pub fn encode(&self, text: &str) -> Option<Vec<u8>> {
        Some(text.as_bytes().to_vec())
    }
    /// Line and column of an offset in the decoded text.
    pub fn place(&self, offset: u32) -> Place {
        let lines = self.lines.get_or_init(|| {
            std::iter::once(0).chain(memchr::memchr_iter(b'\n', self.text.as_bytes()).map(|at| at as u32 + 1)).collect()
        });
        let line = lines.partition_point(|&start| start <= offset);
        let start = lines[line - 1] as usize;
        let column = self.text[start..offset as usize].chars().count() as u32 + 1;
        Place { offset: u64::from(offset), line: line as u64, column }
    }
    /// The line that holds an offset, without its line end, and its span.
    pub fn line_at(&self, offset: u32) -> Span {
        let bytes = self.text.as_bytes();
        let at = offset as usize;
        let start = memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |i| i + 1);
        let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |i| at + i);
        Span::new(start, end)
    }
}

//! Files in their one canonical text.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::fix::Fixed;
use super::kind::{Kind, kind, may_be_linted};
use super::walk::{Exclude, Walk};
use crate::base::{Error, Result, Source};
use crate::formats;
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

/// The canonical texts of files, in the order of their paths: those named, and those below the directories named that
/// are glossaries, policies or exchange files. Nothing is written.
pub fn fmt_files(
    paths: &[PathBuf],
    cwd: &Path,
    options: FmtOptions,
    each: &mut dyn FnMut(Result<Formatted>) -> ControlFlow<()>,
) {
    let walk = Walk { cwd: cwd.to_owned(), exclude: Exclude::none() };
    let (inputs, errors) = walk.files(paths, may_be_linted);
    for error in errors {
        if each(Err(error)).is_break() {
            return;
        }
    }
    for input in inputs {
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
        if each(formatted).is_break() {
            return;
        }
    }
}

/// As [`fmt_files`], of bytes that are already there.
pub fn fmt_bytes(path: &Path, bytes: Vec<u8>, options: FmtOptions) -> Result<Formatted> {
    formatted(path, bytes, options)?.ok_or_else(|| no_kind(path))
}

fn no_kind(path: &Path) -> Error {
    let kinds: Vec<_> = FORMATTERS.iter().map(|formatter| formatter.kind).collect();
    Error::new(format!("has no canonical text; files of these kinds have: {}", kinds.join(", "))).in_file(path)
}

/// `None` for a file of a kind that has no canonical text.
fn formatted(path: &Path, bytes: Vec<u8>, options: FmtOptions) -> Result<Option<Formatted>> {
    let declared = formats::declared_encoding(&bytes);
    let source = Source::decode(path, bytes.clone(), declared.as_deref())?;
    let name = match kind(&source) {
        Kind::Glossary => formats::detect(path, &source).map(|format| format.name),
        Kind::Policy => Some("policy"),
        Kind::Config | Kind::Draft | Kind::Other => None,
    };
    let Some(formatter) = name.and_then(formatter) else { return Ok(None) };
    let text = (formatter.text)(&source, options)?;
    let after = text.into_bytes();
    let changed = after != bytes;
    let new = Source::decode(path, after.clone(), None)?;
    let original = changed.then_some(source);
    let fixed = Fixed { before: bytes, after, original, applied: usize::from(changed), unencodable: 0 };
    Ok(Some(Formatted { source: new, fixed }))
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

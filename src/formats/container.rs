//! Documents in a ZIP: the only file that knows `zip`.
//!
//! Members are read into memory, never to disk, and no more than a bound. Writing changes the members that it is to
//! change and copies all others as they are.

use std::borrow::Cow;
use std::collections::HashSet;
use std::io::{Cursor, Read, Write};

use zip::read::{ZipArchive, ZipFile};
use zip::result::ZipError;
use zip::write::ZipWriter;

use crate::base::{DiskEdit, Error, Result};

/// Bytes that the texts of a document may come to.
const MOST: u64 = 512 << 20;
/// Members that a document may have.
const MEMBERS: usize = 100_000;
/// A text that grows more than this when it is unpacked…
const GROWTH: u64 = 100;
/// …and to more than this, must be markup at least here and there: once in so many bytes.
const LARGE: u64 = 8 << 20;
const MARKUP: usize = 4 << 10;

/// A ZIP as it lies in memory.
pub(super) struct Container<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

/// True for a ZIP, an empty one too.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

impl<'b> Container<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        if archive.len() > MEMBERS {
            let what = format!("has {} members, more than any document; nothing of it is read", archive.len());
            return Err(Error::new(what));
        }
        if listed(bytes).is_some_and(|listed| listed != archive.len()) {
            let what = "has two members of one name: what a program shows of it depends on the program; nothing of it \
                        is read. Save it again";
            return Err(Error::new(what));
        }
        Ok(Self { archive, left: MOST })
    }

    /// True if a member lies in a folder.
    pub(super) fn has_in(&self, folder: &str) -> bool {
        self.archive.file_names().any(|name| name.is_ok_and(|name| name.starts_with(folder)))
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The bytes of a member; `None` if there is none of this name.
    pub(super) fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let left = self.left;
        let mut member = member(&mut self.archive, index, name)?;
        let (size, packed) = (member.size(), member.compressed_size());
        let too_large = || {
            let what = format!("`{name}` unpacks to more than {} MiB, the limit of a document; split it", MOST >> 20);
            Error::new(what)
        };
        if size > left {
            return Err(too_large());
        }
        // The size that the ZIP states is only believed as far as memory is set aside for it.
        let mut bytes = Vec::with_capacity(usize::try_from(size.min(packed.saturating_mul(64))).unwrap_or(0));
        let unpacked = member.by_ref().take(left + 1).read_to_end(&mut bytes);
        unpacked.map_err(|cause| {
            Error::new(format!(
                "`{name}` in it is broken ({cause}); open the document in its program and save it again"
            ))
        })?;
        let length = bytes.len() as u64;
        if length > left {
            return Err(too_large());
        }
        if length > LARGE && length / packed.max(1) > GROWTH && is_no_markup(&bytes) {
            let what = format!(
                "`{name}` grows {}-fold to {} MiB when it is unpacked, and is no markup: this is no document but a trap \
                 for programs; nothing of it is read",
                length / packed.max(1),
                length >> 20
            );
            return Err(Error::new(what));
        }
        self.left -= length;
        Ok(Some(bytes))
    }
}

/// A file with the edits of its members made, and everything else as it was. The edits are ascending in each member and
/// do not overlap.
pub(super) fn edited(file: &[u8], edits: &[DiskEdit]) -> Result<Vec<u8>> {
    let mut container = Container::open(file)?;
    let names: HashSet<&str> = edits.iter().filter_map(|edit| edit.place.part.as_deref()).collect();
    let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(file.len() + file.len() / 16)));
    out.set_raw_comment(container.archive.comment().into()).map_err(|error| broken(&error))?;
    for index in 0..container.archive.len() {
        let raw = container.archive.by_index_raw(index).map_err(|error| broken(&error))?;
        // What has a name that no text can be is none of the parts.
        let name = raw.name().map(Cow::into_owned).unwrap_or_default();
        if !names.contains(name.as_str()) {
            out.raw_copy_file(raw).map_err(|error| broken(&error))?;
            continue;
        }
        let options = raw.options();
        drop(raw);
        let old = container.read(&name)?.unwrap_or_default();
        let own = edits.iter().filter(|edit| edit.place.part.as_deref() == Some(name.as_str()));
        let new = with_edits(&old, own);
        let mut write = || {
            out.start_file(name.as_str(), options)?;
            out.write_all(&new).map_err(ZipError::from)
        };
        write().map_err(|error| broken(&error))?;
    }
    Ok(out.finish().map_err(|error| broken(&error))?.into_inner())
}

/// Bytes with edits made, which are ascending and do not overlap.
pub(super) fn with_edits<'e>(old: &[u8], edits: impl Iterator<Item = &'e DiskEdit>) -> Vec<u8> {
    let mut new = Vec::with_capacity(old.len() + 64);
    let mut at = 0;
    for edit in edits {
        new.extend_from_slice(&old[at..edit.place.start as usize]);
        new.extend_from_slice(&edit.bytes);
        at = edit.place.end as usize;
    }
    new.extend_from_slice(&old[at..]);
    new
}

fn member<'a, 'b>(
    archive: &'a mut ZipArchive<Cursor<&'b [u8]>>,
    index: usize,
    name: &str,
) -> Result<ZipFile<'a, Cursor<&'b [u8]>>> {
    archive.by_index(index).map_err(|error| match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Error::new(format!("`{name}` in it is encrypted; save the document without a password"))
        }
        ZipError::UnsupportedArchive(what) => {
            Error::new(format!("`{name}` in it is packed in a way that documents are not ({what}); save it again"))
        }
        other => broken(&other),
    })
}

fn broken(error: &ZipError) -> Error {
    let what = format!(
        "is a ZIP that cannot be read ({error}): it is cut off or damaged; open it in its program and save it again"
    );
    Error::new(what)
}

/// How many members the end of the ZIP counts; `None` where there are too many for its field.
fn listed(bytes: &[u8]) -> Option<usize> {
    let at = memchr::memmem::rfind(bytes, b"PK\x05\x06")?;
    let count = bytes.get(at + 10..at + 12)?;
    Some(usize::from(u16::from_le_bytes([count[0], count[1]]))).filter(|&count| count < 0xFFFF)
}

/// True where tags are so rare that no program wrote this.
fn is_no_markup(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'<', bytes).count() < bytes.len() / MARKUP
}

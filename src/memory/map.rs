//! Bytes of an index: mapped from a file, or held. The only file with `unsafe`.
#![allow(unsafe_code, reason = "a map cannot be made without; the contract stands at the call")]

use std::fs::File;
use std::io;
use std::ops::Deref;

use memmap2::Mmap;

/// The bytes of an index.
#[derive(Debug)]
pub(crate) enum Bytes {
    /// Of a file.
    Mapped(Mmap),
    /// Of an index that could not be written.
    Held(Vec<u8>),
}

impl Bytes {
    /// Maps a file that is written once: files of an index come to be under another name, take theirs by being renamed,
    /// and are never changed or cut after that, only removed; what is mapped outlives the name.
    pub(crate) fn map(file: &File) -> io::Result<Self> {
        if file.metadata()?.len() == 0 {
            return Ok(Self::Held(Vec::new()));
        }
        // SAFETY: the bytes must not change while the map lives. No program of this project changes a file of the cache
        // (above). Should another one do so, what is read may be any bytes: every block is checked against its sum, and
        // everything read from it is checked against the bounds it indexes; no reference to these bytes is taken to be
        // text or any other type with forbidden values without a look at them.
        let map = unsafe { Mmap::map(file)? };
        Ok(Self::Mapped(map))
    }
}

impl Deref for Bytes {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        match self {
            Self::Mapped(map) => map,
            Self::Held(bytes) => bytes,
        }
    }
}

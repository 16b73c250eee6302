//! What tells one state of a file from another.

use std::fs::Metadata;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A file that was changed less than this before its index was made may have been changed again in the same tick of the
/// clock.
pub(super) const YOUNG: Duration = Duration::from_secs(2);

/// A state of a file, as the file system tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) size: u64,
    /// Nanoseconds since 1970.
    pub(super) changed: u64,
    inode: u64,
}

impl Stamp {
    pub(super) fn of(meta: &Metadata) -> Self {
        let changed = meta.modified().unwrap_or(UNIX_EPOCH).duration_since(UNIX_EPOCH).unwrap_or_default();
        Self { size: meta.len(), changed: changed.as_nanos() as u64, inode: inode(meta) }
    }
    /// Sixteen hexadecimal digits.
    pub(super) fn name(self) -> String {
        name(&[self.size, self.changed, self.inode])
    }
}

#[cfg(unix)]
fn inode(meta: &Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    meta.ino()
}
#[cfg(not(unix))]
fn inode(_: &Metadata) -> u64 {
    0
}

/// Sixteen hexadecimal digits that stand for these numbers.
pub(super) fn name(numbers: &[u64]) -> String {
    let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
    format!("{:016x}", crate::memory::hash(&bytes))
}

/// True if a file was changed so shortly before its index was made that the time alone does not tell its state. Both
/// times are the file system's.
pub(super) fn is_young(changed: SystemTime, indexed: SystemTime) -> bool {
    indexed.duration_since(changed).map_or(true, |age| age < YOUNG)
}

//! A run over what has changed: which files, and which of their lines.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::check::Checked;
use crate::base::{DiskEdit, DiskSpan, Result, Source};

/// What of a file is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    /// All of it.
    All,
    /// These lines, from 1, ends exclusive; ascending. A line ends at `\n`, as git counts.
    Lines(Vec<Range<u64>>),
}

/// Reads a changed file, by its path below the top folder.
pub type ChangedReader = Box<dyn Fn(&Path) -> Result<Vec<u8>> + Send + Sync>;

/// The files that have changed, and their lines that have.
pub struct Changes {
    /// The folder that paths count from, without links.
    top: PathBuf,
    files: HashMap<PathBuf, Touched>,
    /// The folders that changed files lie in, however deep.
    folders: HashSet<PathBuf>,
    read: Option<ChangedReader>,
}

impl fmt::Debug for Changes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Changes").field("top", &self.top).field("files", &self.files).finish_non_exhaustive()
    }
}

impl Changes {
    /// Files by their paths below `top`, which is absolute and without links. `read` gives their bytes, if these are not
    /// those on disk.
    pub fn new(top: PathBuf, files: impl IntoIterator<Item = (PathBuf, Touched)>, read: Option<ChangedReader>) -> Self {
        let files: HashMap<PathBuf, Touched> = files.into_iter().collect();
        let mut folders = HashSet::new();
        #[allow(clippy::iter_over_hash_type, reason = "into a set")]
        for path in files.keys() {
            for folder in path.ancestors().skip(1) {
                if !folders.insert(folder.to_owned()) {
                    break;
                }
            }
        }
        Self { top, files, folders, read }
    }

    /// A path below the top folder; `real` is absolute and without links.
    fn below<'p>(&self, real: &'p Path) -> Option<&'p Path> {
        real.strip_prefix(&self.top).ok()
    }

    /// True if something below a folder has changed.
    pub(crate) fn reaches(&self, real: &Path) -> bool {
        // A folder above the top one holds all of it.
        self.top.starts_with(real) || self.below(real).is_some_and(|path| self.folders.contains(path))
    }

    /// What of a file has changed.
    pub(crate) fn of(&self, real: &Path) -> Option<&Touched> {
        self.files.get(self.below(real)?)
    }

    /// The bytes of a file that are looked at, if they are not those on disk.
    pub(crate) fn bytes(&self, real: &Path) -> Option<Result<Vec<u8>>> {
        Some(self.read.as_ref()?(self.below(real)?))
    }

    /// Changed files below a folder that are not on disk and are looked at all the same, by their paths below it.
    pub(crate) fn unseen(&self, real: &Path) -> Vec<PathBuf> {
        if self.read.is_none() {
            return Vec::new();
        }
        let whole = self.files.keys().map(|path| self.top.join(path));
        let missing = whole.filter(|path| fs::symlink_metadata(path).is_err());
        let mut found: Vec<PathBuf> =
            missing.filter_map(|path| path.strip_prefix(real).ok().map(Path::to_path_buf)).collect();
        found.sort();
        found
    }
}

/// A path without links: its own last part may be one, or not be there.
pub(crate) fn real(path: &Path) -> PathBuf {
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
        return fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    };
    fs::canonicalize(parent).map_or_else(|_| path.to_owned(), |parent| parent.join(name))
}

/// The changed bytes of a file.
#[derive(Clone, Debug)]
pub(crate) struct Stretches(Vec<Range<u64>>);

impl Stretches {
    /// Those of a file with these bytes.
    pub(crate) fn new(bytes: &[u8], touched: &Touched) -> Self {
        let Touched::Lines(lines) = touched else { return Self(std::iter::once(0..u64::MAX).collect()) };
        let starts: Vec<u64> =
            std::iter::once(0).chain(memchr::memchr_iter(b'\n', bytes).map(|at| at as u64 + 1)).collect();
        let start_of = |line: u64| starts.get(line as usize - 1).copied();
        let known = lines.iter().filter(|range| range.start > 0 && range.start < range.end);
        let stretches = known.filter_map(|range| Some(start_of(range.start)?..start_of(range.end).unwrap_or(u64::MAX)));
        let stretches = stretches.collect();
        Self(stretches)
    }

    fn touches(&self, disk: &DiskSpan) -> bool {
        let after = self.0.partition_point(|stretch| stretch.end <= disk.start);
        self.0.get(after).is_some_and(|stretch| stretch.start < disk.end.max(disk.start + 1))
    }

    /// Takes away what is to be said of unchanged lines.
    pub(crate) fn keep(&self, source: &Source, checked: &mut Checked) {
        // A document has no lines on disk: all of it counts.
        if source.is_of_document() {
            return;
        }
        checked.diagnostics.retain(|found| self.touches(&source.disk(found.span)));
        checked.suppressed.retain(|found| self.touches(&source.disk(found.diagnostic.span)));
    }

    /// After edits of the bytes: where each begins and ends, and how long it is afterwards; ascending.
    pub(crate) fn shift(&mut self, edits: &[DiskEdit]) {
        let moved = |at: u64, is_end: bool| {
            let (mut more, mut less) = (0, 0);
            for edit in edits {
                let (start, end, length) = (edit.place.start, edit.place.end, edit.bytes.len() as u64);
                if start >= at {
                    break;
                }
                if end > at {
                    // The bound lies in what was replaced: the whole of that counts.
                    return start + more - less + if is_end { length } else { 0 };
                }
                more += length;
                less += end - start;
            }
            at + more - less
        };
        for stretch in &mut self.0 {
            let end = if stretch.end == u64::MAX { u64::MAX } else { moved(stretch.end, true) };
            *stretch = moved(stretch.start, false)..end;
        }
    }
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "lists of ranges, some with one")]
mod tests {
    use super::*;

    fn edit(range: Range<u64>, text: &str) -> DiskEdit {
        let place = DiskSpan { part: None, start: range.start, end: range.end };
        DiskEdit { place, text: text.to_owned(), bytes: text.as_bytes().to_vec() }
    }

    #[test]
    fn lines_are_stretches_of_bytes() {
        let of = |lines: &[Range<u64>]| Stretches::new(b"ab\ncd\r\n\nef", &Touched::Lines(lines.to_vec())).0;
        assert_eq!(of(&[1..2]), [0..3]);
        assert_eq!(of(&[2..4]), [3..8]);
        assert_eq!(of(&[4..5]), [8..u64::MAX]);
        assert_eq!(of(&[1..2, 3..4]), [0..3, 7..8]);
        assert_eq!(of(&[1..2, 2..3, 4..9]), [0..3, 3..7, 8..u64::MAX]);
        assert!(of(&[9..10]).is_empty() && of(&[]).is_empty());
    }

    #[test]
    fn edits_move_them() {
        let mut all = Stretches(vec![10..20, 30..u64::MAX]);
        all.shift(&[edit(0..2, "xxxxx"), edit(12..14, ""), edit(25..26, "yy")]);
        assert_eq!(all.0, [13..21, 32..u64::MAX]);
        let mut cut = Stretches(vec![10..20]);
        cut.shift(&[edit(8..12, "z"), edit(18..22, "zz")]);
        assert_eq!(cut.0, [8..17]);
    }
}

//! The paths of a run's files, held close together: a run over many files needs little more memory than one over few.

use std::cmp::Ordering;
use std::fs;
use std::path::{Path, PathBuf};

use super::walk::{Input, tidy};

/// Files in the order of their paths, each once.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    /// The folders that files were met in; one may be there more than once.
    folders: Vec<Box<Path>>,
    /// The names of the files, one behind the other.
    names: String,
    /// Paths that were named, and those whose names are no UTF-8.
    whole: Vec<Box<Path>>,
    rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    /// Index of the folder; [`WHOLE`] if `at` is one of `whole`.
    folder: u32,
    /// Where in `names` the name begins.
    at: u32,
    /// Bytes of the name.
    len: u16,
    /// The user named this very file.
    named: bool,
}

const WHOLE: u32 = u32::MAX;

/// How many of the folders met last are looked through for a file's own: a walk comes back to the one above.
const NEAR: usize = 8;

impl Listing {
    /// Adds a file that was named.
    pub(crate) fn add_named(&mut self, path: PathBuf) {
        self.add_whole(path.into(), true);
    }

    /// Adds a file that was met below a directory.
    pub(crate) fn add(&mut self, path: &Path) {
        let name = path.file_name().and_then(|name| name.to_str());
        let (Some(folder), Some(name)) = (path.parent(), name) else { return self.add_whole(path.into(), false) };
        let (Ok(at), Ok(len)) = (u32::try_from(self.names.len()), u16::try_from(name.len())) else {
            return self.add_whole(path.into(), false);
        };
        let near = self.folders.len().saturating_sub(NEAR);
        let known = self.folders[near..].iter().rposition(|known| **known == *folder).map(|index| near + index);
        let folder = known.unwrap_or_else(|| {
            self.folders.push(folder.into());
            self.folders.len() - 1
        });
        self.names.push_str(name);
        self.rows.push(Row { folder: folder as u32, at, len, named: false });
    }

    fn add_whole(&mut self, path: Box<Path>, named: bool) {
        self.rows.push(Row { folder: WHOLE, at: self.whole.len() as u32, len: 0, named });
        self.whole.push(path);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Puts the files in order and leaves out what is there twice. A file that is named and lies below a named
    /// directory counts as named.
    pub(crate) fn sort(&mut self) {
        let mut rows = std::mem::take(&mut self.rows);
        rows.sort_unstable_by(|a, b| self.compare(*a, *b).then(b.named.cmp(&a.named)));
        rows.dedup_by(|later, earlier| self.compare(*later, *earlier).is_eq());
        rows.shrink_to_fit();
        self.rows = rows;
    }

    /// The order of paths component by component, as [`Path`]'s own, without taking the paths apart: a separator comes
    /// before any other byte.
    fn compare(&self, a: Row, b: Row) -> Ordering {
        if a.folder == b.folder && a.folder != WHOLE {
            return self.name(a).cmp(self.name(b));
        }
        let rank = |byte: u8| if std::path::is_separator(char::from(byte)) { 0 } else { byte };
        self.bytes(a).map(rank).cmp(self.bytes(b).map(rank))
    }

    /// True if the files that can be looked at hold at least so many bytes.
    pub(crate) fn hold(&self, bytes: u64) -> bool {
        let mut lengths = self.rows.iter().filter_map(|row| fs::metadata(self.path(*row)).ok()).map(|file| file.len());
        let mut left = bytes;
        left == 0
            || lengths.any(|length| {
                left = left.saturating_sub(length);
                left == 0
            })
    }

    fn path(&self, row: Row) -> PathBuf {
        if row.folder == WHOLE {
            self.whole[row.at as usize].to_path_buf()
        } else {
            self.folders[row.folder as usize].join(self.name(row))
        }
    }

    fn name(&self, row: Row) -> &str {
        &self.names[row.at as usize..row.at as usize + usize::from(row.len)]
    }

    fn bytes(&self, row: Row) -> impl Iterator<Item = u8> {
        let (folder, name) = if row.folder == WHOLE {
            (tidy(&self.whole[row.at as usize]), "")
        } else {
            (&*self.folders[row.folder as usize], self.name(row))
        };
        let folder = folder.as_os_str().as_encoded_bytes();
        let joined = name.is_empty() || folder.last().is_none_or(|&byte| std::path::is_separator(char::from(byte)));
        let separator = (!joined).then_some(std::path::MAIN_SEPARATOR as u8);
        folder.iter().copied().chain(separator).chain(name.bytes())
    }
}

impl IntoIterator for Listing {
    type Item = Input;
    type IntoIter = Box<dyn Iterator<Item = Input> + Send>;

    fn into_iter(mut self) -> Self::IntoIter {
        let rows = std::mem::take(&mut self.rows);
        Box::new(rows.into_iter().map(move |row| {
            let path = if row.folder == WHOLE {
                std::mem::replace(&mut self.whole[row.at as usize], Path::new("").into())
            } else {
                self.folders[row.folder as usize].join(self.name(row)).into()
            };
            Input { path, named: row.named }
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_components() {
        let paths = ["a b", "a", "a/b", "a.md", "a/b/c", "a-b/c", "a/a", "b", "a/\u{1}", "/a", "/a/b", "a/b c"];
        let mut listing = Listing::default();
        for path in paths {
            listing.add(Path::new(path));
        }
        listing.add_named("./a/a".into());
        listing.sort();
        let mut own = paths.map(Path::new);
        own.sort();
        let found: Vec<Input> = listing.into_iter().collect();
        assert_eq!(found.iter().map(|input| tidy(&input.path)).collect::<Vec<_>>(), own);
        let named: Vec<&Path> = found.iter().filter(|input| input.named).map(|input| &*input.path).collect();
        assert_eq!(named, [Path::new("./a/a")]);
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_text_are_kept() {
        use std::os::unix::ffi::OsStrExt;
        let odd = Path::new(std::ffi::OsStr::from_bytes(b"b/\xFF.md"));
        let mut listing = Listing::default();
        for path in [Path::new("c.md"), odd, Path::new("b/a.md")] {
            listing.add(path);
        }
        listing.sort();
        let found: Vec<Box<Path>> = listing.into_iter().map(|input| input.path).collect();
        assert_eq!(found.iter().map(|path| &**path).collect::<Vec<_>>(), [Path::new("b/a.md"), odd, Path::new("c.md")]);
    }
}

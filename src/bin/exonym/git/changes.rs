//! Which lines are new: since a revision, or in what is to be committed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use exonym::{Changes, Error, Touched};

use super::{lossy, ran};
use crate::text::changes as text;

/// What is new in the work tree since this line of work left the revision's.
pub(crate) fn since(revision: &str, cwd: &Path) -> Result<Changes, Error> {
    let top = top(cwd)?;
    let ask = |args: &[&str]| Ok::<_, Error>(ran(&top, args)?.map(|said| lossy(said).trim().to_owned()));
    let commit = ask(&["rev-parse", "--verify", "--end-of-options", &format!("{revision}^{{commit}}")])?
        .map_err(|said| Error::new(text::no_revision(revision, &said)))?;
    let base = ask(&["merge-base", &commit, "HEAD"])?.map_err(|said| Error::new(text::no_base(revision, &said)))?;
    let mut files = changed(&top, &[&base])?;
    let others = ran(&top, &["ls-files", "--others", "--exclude-standard", "-z"])?;
    let others = others.map_err(|said| Error::new(text::refused(&said)))?;
    files.extend(others.split(|&b| b == 0).filter(|name| !name.is_empty()).map(|name| (path(name), Touched::All)));
    Ok(Changes::new(top, files, None))
}

/// What is new in what the next commit will be: its lines, and its bytes too.
pub(crate) fn staged(cwd: &Path) -> Result<Changes, Error> {
    let top = top(cwd)?;
    let files = changed(&top, &["--cached"])?;
    let folder = top.clone();
    let read = move |path: &Path| {
        let object = format!(":{}", path.to_string_lossy().replace('\\', "/"));
        ran(&folder, &["cat-file", "blob", &object])?.map_err(|said| Error::new(text::refused(&said)))
    };
    Ok(Changes::new(top, files, Some(Box::new(read))))
}

/// The top folder of the work tree, without links.
fn top(cwd: &Path) -> Result<PathBuf, Error> {
    let said = ran(cwd, &["rev-parse", "--show-toplevel"])?.map_err(|said| Error::new(text::no_repository(&said)))?;
    let top = path(said.strip_suffix(b"\n").unwrap_or(&said));
    Ok(std::fs::canonicalize(&top).unwrap_or(top))
}

/// The files that a diff names, and their new lines.
fn changed(top: &Path, what: &[&str]) -> Result<BTreeMap<PathBuf, Touched>, Error> {
    // Whatever the user's config says of diffs for people.
    const PLAIN: [&str; 9] = [
        "diff",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "--find-renames",
        "--diff-filter=d",
        "--ignore-submodules",
        "--submodule=short",
        "--inter-hunk-context=0",
    ];
    let ask = |form: &[&str]| {
        let args: Vec<&str> = PLAIN.iter().chain(form).chain(what).copied().chain(["--"]).collect();
        ran(top, &args)?.map_err(|said| Error::new(text::refused(&said)))
    };
    let mut files = numbers(&ask(&["--numstat", "-z"])?);
    for (path, lines) in hunks(&ask(&["--unified=0", "--src-prefix=a/", "--dst-prefix=b/"])?) {
        // What git takes for no text has no lines.
        if let Some(Touched::Lines(known)) = files.get_mut(&path) {
            *known = lines;
        }
    }
    Ok(files)
}

/// The files of `--numstat -z`: of a text no lines yet, of what git takes for no text all.
fn numbers(said: &[u8]) -> BTreeMap<PathBuf, Touched> {
    let mut files = BTreeMap::new();
    let mut fields = said.split(|&b| b == 0).filter(|field| !field.is_empty());
    while let Some(field) = fields.next() {
        let mut parts = field.splitn(3, |&b| b == b'\t');
        let (Some(added), Some(_), Some(name)) = (parts.next(), parts.next(), parts.next()) else { continue };
        // Of a file that was renamed both names follow.
        let name = if name.is_empty() { fields.nth(1).unwrap_or_default() } else { name };
        let touched = if added == b"-" { Touched::All } else { Touched::Lines(Vec::new()) };
        files.insert(path(name), touched);
    }
    files
}

/// The new lines of each file of a diff without context.
fn hunks(said: &[u8]) -> Vec<(PathBuf, Vec<std::ops::Range<u64>>)> {
    let mut files: Vec<(PathBuf, Vec<_>)> = Vec::new();
    let mut lines = said.split(|&b| b == b'\n');
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix(b"+++ ") {
            let name = unquoted(name.strip_suffix(b"\t").unwrap_or(name));
            if let Some(name) = name.strip_prefix(b"b/") {
                files.push((path(name), Vec::new()));
            }
        } else if let Some(hunk) = line.strip_prefix(b"@@ -") {
            let hunk = lossy(hunk);
            let mut sides = hunk.split(" @@").next().unwrap_or_default().split(" +").map(|side| {
                let (start, count) = side.split_once(',').unwrap_or((side, "1"));
                (start.parse::<u64>().unwrap_or(0), count.parse::<u64>().unwrap_or(0))
            });
            let (Some((_, old)), Some((start, new))) = (sides.next(), sides.next()) else { continue };
            if let Some((_, ranges)) = files.last_mut().filter(|_| new > 0) {
                ranges.push(start..start + new);
            }
            // Whatever the lines themselves look like.
            let mut left = old + new;
            while left > 0
                && let Some(line) = lines.next()
            {
                // "\ No newline at end of file" is none of them.
                left -= u64::from(!line.starts_with(b"\\"));
            }
        }
    }
    files
}

/// A path as git quotes it, with octal numbers for bytes; one without quotation marks as it is.
fn unquoted(name: &[u8]) -> Vec<u8> {
    let Some(inside) = name.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\"")) else { return name.to_vec() };
    let mut out = Vec::with_capacity(inside.len());
    let mut at = 0;
    while let Some(&byte) = inside.get(at) {
        at += 1;
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        let next = inside.get(at).copied().unwrap_or(b'\\');
        at += 1;
        out.push(match next {
            b'a' => 7,
            b'b' => 8,
            b't' => b'\t',
            b'n' => b'\n',
            b'v' => 11,
            b'f' => 12,
            b'r' => b'\r',
            b'0'..=b'3' => {
                let digits = inside.get(at - 1..(at + 2).min(inside.len())).unwrap_or_default();
                at += 2;
                digits.iter().fold(0u8, |sum, digit| sum.wrapping_mul(8).wrapping_add(digit.wrapping_sub(b'0')))
            }
            other => other,
        });
    }
    out
}

#[cfg(unix)]
fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(<std::ffi::OsString as std::os::unix::ffi::OsStringExt>::from_vec(bytes.to_vec()))
}
#[cfg(not(unix))]
fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(lossy(bytes))
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "lists of ranges, some with one")]
mod tests {
    use super::*;

    #[test]
    fn a_diff_is_read_by_its_counts() {
        let diff = b"diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1,2 @@ a @@ b\n-old\n\\ No newline at end of file\n+++ b/y\n+@@ -1 +9 @@\n@@ -5,2 +6,0 @@\n-a\n-b\n@@ -9,0 +9 @@\n+c\n\\ No newline at end of file\ndiff --git \"a/\\303\\247.md\" \"b/\\303\\247.md\"\n--- \"a/\\303\\247.md\"\n+++ \"b/\\303\\247.md\"\n@@ -0,0 +1 @@\n+z\ndiff --git a/a b.md b/a b.md\n--- a/a b.md\t\n+++ b/a b.md\t\n@@ -2 +2 @@\n-a\n+b\n";
        let found = hunks(diff);
        assert_eq!(
            found,
            [
                (PathBuf::from("x"), vec![1..3, 9..10]),
                (PathBuf::from("ç.md"), vec![1..2]),
                (PathBuf::from("a b.md"), vec![2..3]),
            ]
        );
    }

    #[test]
    fn names_of_files_with_numbers_before_them() {
        let found = numbers(b"1\t2\ta.md\0-\t-\tb.txt\x000\t0\t\0old.md\0new name.md\0");
        let lines = Touched::Lines(Vec::new());
        let wanted = [("a.md", lines.clone()), ("b.txt", Touched::All), ("new name.md", lines)];
        assert_eq!(found, wanted.map(|(name, touched)| (PathBuf::from(name), touched)).into());
    }
}

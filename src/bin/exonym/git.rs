//! What git has of a file or folder, by calling the git command.

use std::path::PathBuf;
use std::process::Command;

use exonym::{Error, Markers};

use crate::text::diff as text;

/// What a revision has at a path.
pub(crate) enum Object {
    File(Vec<u8>),
    /// The paths of all files below it.
    Folder(Vec<String>),
}

/// What `REVISION:PATH` or `REVISION` stands for. Nothing is fetched.
pub(crate) fn object(spec: &str) -> Result<Object, Error> {
    let kind = git(spec, &["cat-file", "-t", spec])?;
    if kind.trim_ascii() == b"blob" {
        return file(spec).map(Object::File);
    }
    let names = git(spec, &["ls-tree", "-r", "-z", "--name-only", "--full-tree", spec])?;
    let names = names.split(|&byte| byte == 0).filter(|name| !name.is_empty());
    Ok(Object::Folder(names.map(|name| String::from_utf8_lossy(name).into_owned()).collect()))
}

/// The bytes of a file in a revision.
pub(crate) fn file(spec: &str) -> Result<Vec<u8>, Error> {
    git(spec, &["cat-file", "blob", spec])
}

/// How a file below a revision's folder is called.
pub(crate) fn below(spec: &str, name: &str) -> String {
    match spec.split_once(':') {
        None => format!("{spec}:{name}"),
        Some((_, "")) => format!("{spec}{name}"),
        Some(_) => format!("{}/{name}", spec.trim_end_matches('/')),
    }
}

fn git(spec: &str, args: &[&str]) -> Result<Vec<u8>, Error> {
    let mut command = Command::new("git");
    command.args(args).env("GIT_NO_LAZY_FETCH", "1").env("GIT_OPTIONAL_LOCKS", "0");
    let done = command.output().map_err(|cause| Error::new(text::no_git(cause)).in_file(spec))?;
    if !done.status.success() {
        return Err(Error::new(text::unknown(spec, &String::from_utf8_lossy(&done.stderr))));
    }
    Ok(done.stdout)
}

/// What git made of three versions, line by line.
pub(crate) enum ByLines {
    /// With markers, if there are conflicts.
    Merged(Vec<u8>),
    /// They are no text.
    Refused,
}

/// Merges ours, base and theirs as git does without a driver. Nothing is written.
pub(crate) fn merge_by_lines([ours, base, theirs]: [&PathBuf; 3], markers: &Markers) -> Result<ByLines, Error> {
    let mut command = Command::new("git");
    command.args(["merge-file", "-p", "--diff3", &format!("--marker-size={}", markers.size)]);
    for name in [&markers.ours, &markers.base, &markers.theirs] {
        command.args(["-L", name]);
    }
    command.arg("--").args([ours, base, theirs]);
    let done = command.output().map_err(|cause| Error::new(crate::text::merge::no_git(cause)))?;
    // The status is the number of conflicts, at most 127; beyond that something is wrong.
    match done.status.code() {
        Some(0..=127) => Ok(ByLines::Merged(done.stdout)),
        _ => Ok(ByLines::Refused),
    }
}

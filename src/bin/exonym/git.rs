//! What git has of a file or folder, and what it is told, by calling the git command.

pub(crate) mod attributes;
pub(crate) mod history;
pub(crate) mod repository;
pub(crate) mod settings;

use std::path::Path;
use std::process::Command;

use exonym::Error;

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

/// What git prints when it is run in a folder with these arguments, or else the first line of what it says is wrong.
pub(crate) fn ran(folder: &Path, args: &[&str]) -> Result<Result<Vec<u8>, String>, Error> {
    let mut command = Command::new("git");
    command.current_dir(folder).args(args).env("GIT_NO_LAZY_FETCH", "1").env("GIT_OPTIONAL_LOCKS", "0");
    let done = command.output().map_err(|cause| Error::new(crate::text::git::cannot_run(cause)))?;
    if done.status.success() {
        return Ok(Ok(done.stdout));
    }
    let said = lossy(&done.stderr);
    let said = said.trim().lines().next().unwrap_or_default();
    Ok(Err(said.trim_start_matches("fatal: ").trim_start_matches("error: ").to_owned()))
}

/// True for a folder of a repository.
pub(crate) fn is_work_tree(folder: &Path) -> bool {
    matches!(ran(folder, &["rev-parse", "--is-inside-work-tree"]), Ok(Ok(said)) if said.trim_ascii() == b"true")
}

fn lossy(bytes: impl AsRef<[u8]>) -> String {
    String::from_utf8_lossy(bytes.as_ref()).into_owned()
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

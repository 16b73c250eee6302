//! What git has of a file or folder, and what it is told, by calling the git command.

pub(crate) mod attributes;
pub(crate) mod changes;
pub(crate) mod history;
pub(crate) mod repository;
pub(crate) mod settings;

use std::path::{Component, Path, PathBuf};
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
    let kind = of_spec(spec, &["cat-file", "-t", spec])?;
    if kind.trim_ascii() == b"blob" {
        return file(spec).map(Object::File);
    }
    let names = of_spec(spec, &["ls-tree", "-r", "-z", "--name-only", "--full-tree", spec])?;
    let names = names.split(|&byte| byte == 0).filter(|name| !name.is_empty());
    Ok(Object::Folder(names.map(lossy).collect()))
}

/// The bytes of a file in a revision.
pub(crate) fn file(spec: &str) -> Result<Vec<u8>, Error> {
    of_spec(spec, &["cat-file", "blob", spec])
}

fn of_spec(spec: &str, args: &[&str]) -> Result<Vec<u8>, Error> {
    ran(Path::new("."), args)?.map_err(|said| Error::new(text::unknown(spec, &said)))
}

/// The bytes of a file in a revision, by its path from the top of the repository that the folder lies in; `None` where there
/// is none.
pub(crate) fn file_if_any(folder: &Path, revision: &str, path: &Path) -> Result<Option<Vec<u8>>, Error> {
    // Git knows no `..` in the paths of a revision.
    let mut parts: Vec<String> = Vec::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                let Some(_) = parts.pop() else { return Ok(None) };
            }
            Component::Normal(name) => parts.push(name.to_string_lossy().into_owned()),
            _ => {}
        }
    }
    let path = parts.join("/");
    let ask = |args: &[&str]| ran(folder, args)?.map_err(|said| Error::new(text::unknown(&path, &said)));
    let listed = ask(&["ls-tree", "-z", "--full-tree", revision, "--", &path])?;
    // `MODE TYPE OBJECT\tPATH`
    let entry = lossy(listed);
    let object = entry.split(['\t', '\0']).next().and_then(|entry| entry.split(' ').nth(2));
    object.map(|object| ask(&["cat-file", "blob", object])).transpose()
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

/// A revision of the repository that a folder lies in.
pub(crate) struct Revision {
    commit: String,
    cwd: PathBuf,
    /// The folder of the working tree.
    top: PathBuf,
}

impl Revision {
    /// The revision of this name. `cwd` is absolute.
    pub(crate) fn open(name: &str, cwd: &Path) -> Result<Self, Error> {
        let ask = |args: &[&str]| {
            let said = ran(cwd, args)?.map_err(|said| Error::new(crate::text::impact::no_revision(name, &said)))?;
            Ok::<_, Error>(lossy(said).trim_end_matches(['\r', '\n']).to_owned())
        };
        let top = ask(&["rev-parse", "--show-toplevel"])?;
        let commit = ask(&["rev-parse", "--verify", "--end-of-options", &format!("{name}^{{commit}}")])?;
        Ok(Self {
            commit,
            cwd: cwd.to_owned(),
            top: std::fs::canonicalize(&top).unwrap_or_else(|_| PathBuf::from(top)),
        })
    }

    /// The bytes that a file had; `None` if it has come since. A file that git does not keep is as it is now.
    pub(crate) fn file(&self, path: &Path) -> Result<Option<Vec<u8>>, Error> {
        let full = self.cwd.join(path);
        let real = std::fs::canonicalize(&full).ok().or_else(|| {
            // It may be gone now.
            Some(std::fs::canonicalize(full.parent()?).ok()?.join(full.file_name()?))
        });
        let below = real.as_deref().and_then(|real| real.strip_prefix(&self.top).ok());
        let Some(below) = below else { return as_it_is(path) };
        if let Some(bytes) = file_if_any(&self.top, &self.commit, below)? {
            return Ok(Some(bytes));
        }
        let name = below.to_string_lossy().replace('\\', "/");
        let listed = ran(&self.top, &["--literal-pathspecs", "ls-files", "-z", "--", &name])?;
        let listed = listed.map_err(|said| Error::new(text::unknown(&name, &said)))?;
        if listed.is_empty() { as_it_is(path) } else { Ok(None) }
    }
}

fn as_it_is(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(Error::io(path, cause)),
    }
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
    let done = command.output().map_err(|cause| Error::new(crate::text::git::cannot_run(cause)))?;
    // The status is the number of conflicts, at most 127; beyond that something is wrong.
    match done.status.code() {
        Some(0..=127) => Ok(ByLines::Merged(done.stdout)),
        _ => Ok(ByLines::Refused),
    }
}

//! What git calls for the files that `exonym git install` named. It must show something of any file and never fail: git
//! would break off.

use std::io::{self, Write};
use std::path::Path;

use exonym::{Comparing, ConfigChoice, Error, Version, compare, readable_lines};

use super::args::{GitExternalDiff, GitTextconv, Tone};
use super::output;
use super::sources::{today, working_directory};
use super::{Exit, Failure};
use crate::git::ran;
use crate::report::changes::{self, Compared, What};
use crate::report::diff;
use crate::text::git as text;

/// What stands for a file that is not there.
const NONE: &str = "/dev/null";

/// `exonym git textconv`: the file as lines.
pub(crate) fn textconv(args: &GitTextconv) -> Result<Exit, Failure> {
    let bytes = std::fs::read(&args.file).map_err(|cause| Error::io(&args.file, cause))?;
    let mut out = output::stdout(false);
    match readable_lines(&args.file, bytes.clone()) {
        Some(lines) => out.write_all(lines.as_bytes())?,
        None => out.write_all(&bytes)?,
    }
    out.flush()?;
    Ok(Exit::Clean)
}

/// `exonym git external-diff`: PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE [NEW-PATH MESSAGE].
pub(crate) fn external_diff(args: &GitExternalDiff, tone: Tone) -> Result<Exit, Failure> {
    let words: Vec<_> = args.arguments.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let colour = output::colour(tone.color) || git_has_colour();
    let mut out = output::stdout(colour);
    match &words[..] {
        [path] => writeln!(out, "{}", text::unmerged(path))?,
        [path, old, _, old_mode, new, _, new_mode, rest @ ..] if matches!(rest.len(), 0 | 2) => {
            let new_path = rest.first().unwrap_or(path);
            if old_mode != new_mode && old != NONE && new != NONE {
                changes::mode((path, new_path), (old_mode, new_mode), colour, &mut *out)?;
            }
            if let Some(message) = rest.get(1) {
                write!(out, "{message}")?;
            }
            let (before, after) = (Side::read("a", path, old)?, Side::read("b", new_path, new)?);
            show(before, after, colour, &mut *out)?;
        }
        _ => return Err(Error::new(text::SEVEN).into()),
    }
    out.flush()?;
    Ok(Exit::Clean)
}

/// True if git shows differences in colour, on its pager too.
fn git_has_colour() -> bool {
    let pager = std::env::var_os("GIT_PAGER_IN_USE").is_some();
    let args = ["config", "--get-colorbool", "color.diff", if pager { "true" } else { "false" }];
    matches!(ran(Path::new("."), &args), Ok(Ok(said)) if said.trim_ascii() == b"true")
}

struct Side<'a> {
    path: &'a str,
    /// As it is shown.
    name: Option<String>,
    bytes: Vec<u8>,
}

impl<'a> Side<'a> {
    fn read(lead: &str, path: &'a str, file: &str) -> Result<Self, Error> {
        if file == NONE {
            return Ok(Self { path, name: None, bytes: Vec::new() });
        }
        let bytes = std::fs::read(file).map_err(|cause| Error::io(file, cause))?;
        Ok(Self { path, name: Some(format!("{lead}/{path}")), bytes })
    }
    /// As lines, or as it is.
    fn lines(self) -> Vec<u8> {
        readable_lines(Path::new(self.path), self.bytes.clone()).map_or(self.bytes, String::into_bytes)
    }
}

fn show(before: Side<'_>, after: Side<'_>, colour: bool, out: &mut dyn Write) -> io::Result<()> {
    if before.bytes == after.bytes {
        return Ok(());
    }
    // Git calls this in the topmost folder, which the paths are counted from.
    let comparing = Comparing {
        policies: Vec::new(),
        glossaries: Vec::new(),
        config: ConfigChoice::Search,
        cwd: working_directory().unwrap_or_default(),
        today: today(),
    };
    let (old, new) = (Path::new(before.path), Path::new(after.path));
    let version = |path, bytes: &Vec<u8>| Version { path, bytes: bytes.clone(), files: None };
    let compared = compare(version(old, &before.bytes), version(new, &after.bytes), &comparing);
    let cause = match compared {
        Ok(Some(what)) if !what.changes.is_empty() => {
            let untold = what.untold.first().map(text::untold);
            let all = [Compared { before: before.name, after: after.name, what: What::Both(what) }];
            changes::full(&all, colour, true, out)?;
            return untold.map_or(Ok(()), |untold| writeln!(out, "{untold}\n"));
        }
        Ok(Some(_)) => {
            changes::names(before.name.as_deref(), after.name.as_deref(), colour, out)?;
            return writeln!(out, "{}\n", text::LAYOUT);
        }
        Ok(None) => None,
        Err(errors) => errors.into_iter().next(),
    };
    changes::names(before.name.as_deref(), after.name.as_deref(), colour, out)?;
    if before.name.is_some() && after.name.is_some() {
        if let Some(cause) = cause {
            writeln!(out, "{}", text::by_lines(cause))?;
        }
        // What is understood of one alone would be set against what is written in the other.
        return diff::hunks(&before.bytes, &after.bytes, (0, 0), out);
    }
    diff::hunks(&before.lines(), &after.lines(), (0, 0), out)
}

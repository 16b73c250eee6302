//! `exonym diff`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use exonym::{Comparing, Differences, Error, PastFiles, Version, compare, is_comparable, known_files};

use super::args::{Diff, DiffFormat, Sources, Tone};
use super::output;
use super::sources::{is_stdin, read_stdin, today, working_directory};
use super::{Exit, Failure};
use crate::git::{self, Object};
use crate::report::changes::{self, Compared, What};
use crate::text::diff as text;

pub(crate) fn run(args: &Diff, tone: Tone) -> Result<Exit, Failure> {
    let sources = Sources { config: args.config.clone(), no_config: args.no_config, ..Sources::default() };
    let comparing = Comparing {
        policies: args.policy.clone(),
        glossaries: args.glossary.clone(),
        config: sources.config(),
        cwd: working_directory()?,
        today: today(),
    };
    let (before, after) = (Side::open(&args.before)?, Side::open(&args.after)?);
    let mut all = Vec::new();
    match (before, after) {
        (Side::File(mut old), Side::File(mut new)) => {
            // What came by the standard input is called as the other is.
            if is_stdin(&old.format) {
                old.format.clone_from(&new.format);
            } else if is_stdin(&new.format) {
                new.format.clone_from(&old.format);
            }
            let names = (Some(old.name.clone()), Some(new.name.clone()));
            let what = compared(old, new, &comparing)?;
            let Some(what) = what else {
                return Err(Error::new(text::NOTHING_TO_COMPARE).in_file(&args.after).into());
            };
            all.push(Compared { before: names.0, after: names.1, what: What::Both(what) });
        }
        (Side::Folder(old), Side::Folder(new)) => all = folders(&old, &new, &comparing)?,
        _ => return Err(Error::new(text::ONE_FOLDER).in_file(&args.after).into()),
    }
    let colour = output::colour(tone.color) && args.output_file.is_none();
    let mut out = output::open(args.output_file.as_deref(), colour)?;
    match args.format {
        DiffFormat::Full => changes::full(&all, colour, tone.quiet, &mut out)?,
        DiffFormat::Markdown => changes::markdown(&all, &mut out)?,
        DiffFormat::Json => changes::json(&all, &mut out)?,
    }
    out.close()?;
    Ok(if all.iter().any(|one| one.differences() > 0) { Exit::Findings } else { Exit::Clean })
}

/// One of the two that are compared.
enum Side {
    File(Read),
    /// Where each file is, by its path below the folder.
    Folder(BTreeMap<String, Place>),
}

/// Compares two files, each with what it extends as it was then.
fn compared(old: Read, new: Read, comparing: &Comparing) -> Result<Option<Differences>, Vec<Error>> {
    let (then, now) = (old.past(), new.past());
    let version = |path, bytes, files| Version { path, bytes, files };
    let what = compare(
        version(&old.format, old.bytes, then.as_ref().map(|then| then as PastFiles<'_>)),
        version(&new.format, new.bytes, now.as_ref().map(|now| now as PastFiles<'_>)),
        comparing,
    )?;
    match what {
        Some(what) if !what.untold.is_empty() => Err(what.untold),
        what => Ok(what),
    }
}

/// A file that has been read.
struct Read {
    /// As it is shown.
    name: String,
    /// The path that may say the format.
    format: PathBuf,
    bytes: Vec<u8>,
    /// The revision that it is of.
    revision: Option<String>,
}

impl Read {
    /// A file of a revision: `g.toml` of `HEAD:g.toml`.
    fn of(spec: &str, bytes: Vec<u8>) -> Self {
        let (revision, path) = spec.split_once(':').unwrap_or(("", spec));
        let revision = (!revision.is_empty()).then(|| revision.to_owned());
        Self { name: spec.to_owned(), format: PathBuf::from(path), bytes, revision }
    }

    /// What its revision has at other paths.
    fn past(&self) -> Option<impl Fn(&Path) -> Result<Option<Vec<u8>>, Error> + Sync + use<>> {
        let revision = self.revision.clone()?;
        Some(move |path: &Path| git::file_if_any(Path::new("."), &revision, path))
    }
}

enum Place {
    Disk(PathBuf),
    Git(String),
}

impl Place {
    fn read(&self) -> Result<Read, Error> {
        match self {
            Place::Disk(path) => {
                let bytes = std::fs::read(path).map_err(|cause| Error::io(path, cause))?;
                Ok(Read { name: path.to_string_lossy().into_owned(), format: path.clone(), bytes, revision: None })
            }
            Place::Git(spec) => Ok(Read::of(spec, git::file(spec)?)),
        }
    }
}

impl Side {
    fn open(path: &Path) -> Result<Self, Error> {
        if is_stdin(path) {
            let (name, format) = ("-".to_owned(), PathBuf::from("-"));
            return Ok(Side::File(Read { name, format, bytes: read_stdin()?, revision: None }));
        }
        if path.is_dir() {
            let (files, errors) = known_files(path);
            if let Some(error) = errors.into_iter().next() {
                return Err(error);
            }
            let files = files.into_iter().filter(|file| is_comparable(file)).map(|file| {
                let below = file.strip_prefix(path).unwrap_or(&file).to_string_lossy().replace('\\', "/");
                (below, Place::Disk(file))
            });
            return Ok(Side::Folder(files.collect()));
        }
        if path.exists() {
            return Place::Disk(path.to_owned()).read().map(Side::File);
        }
        let spec = path.to_string_lossy();
        match git::object(&spec)? {
            Object::File(bytes) => Ok(Side::File(Read::of(&spec, bytes))),
            Object::Folder(names) => {
                let files = names.into_iter().filter(|name| is_comparable(Path::new(name)));
                Ok(Side::Folder(files.map(|name| (name.clone(), Place::Git(git::below(&spec, &name)))).collect()))
            }
        }
    }
}

/// File by file, by their paths below the two folders. What differs in no byte is not opened.
fn folders(
    old: &BTreeMap<String, Place>,
    new: &BTreeMap<String, Place>,
    comparing: &Comparing,
) -> Result<Vec<Compared>, Failure> {
    let mut all = Vec::new();
    for (name, place) in old {
        let Some(other) = new.get(name) else {
            all.push(Compared { before: Some(place.read()?.name), after: None, what: What::Removed });
            continue;
        };
        let (before, after) = (place.read()?, other.read()?);
        if before.bytes == after.bytes {
            continue;
        }
        // A table or a TOML file of some other program is no business of ours.
        let names = (Some(before.name.clone()), Some(after.name.clone()));
        if let Some(what) = compared(before, after, comparing)? {
            all.push(Compared { before: names.0, after: names.1, what: What::Both(what) });
        }
    }
    for place in new.iter().filter(|(name, _)| !old.contains_key(*name)).map(|(_, place)| place) {
        all.push(Compared { before: None, after: Some(place.read()?.name), what: What::Added });
    }
    Ok(all)
}

//! `exonym merge`.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use exonym::{Error, Markers, MergedFile, Merging, NewFile, glossary_of, replace_file};
use serde_json::json;

use super::args::{self, Sources, Tone};
use super::output::{self, Voice};
use super::sources::{is_stdin, read_stdin};
use super::{Exit, Failure};
use crate::git::{self, ByLines};
use crate::text::merge as text;

pub(crate) fn run(args: &args::Merge, tone: Tone) -> Result<Exit, Failure> {
    let markers = markers(args);
    let named = [&args.ours, &args.theirs, &args.base].into_iter().find(|path| !is_stdin(path));
    let from_stdin = [&args.base, &args.ours, &args.theirs].into_iter().any(|path| is_stdin(path));
    if args.driver && from_stdin {
        return Err(Error::new(text::DRIVER_FILES).into());
    }
    // What came by the standard input is called as another is.
    let path = args.path.clone().or_else(|| named.filter(|_| from_stdin).cloned());
    let read = |path: &Path| {
        if is_stdin(path) {
            return read_stdin();
        }
        fs::read(path).map_err(|cause| Error::io(path, cause))
    };
    let merging = Merging { path, markers: markers.clone() };
    let (base, ours, theirs) = (read(&args.base)?, read(&args.ours)?, read(&args.theirs)?);
    let before = if args.driver { ours.clone() } else { Vec::new() };
    let merged = exonym::merge((&args.base, base), (&args.ours, ours), (&args.theirs, theirs), &merging);
    let merged = match merged {
        Ok(mut merged) => {
            name_concepts(args, &mut merged)?;
            merged
        }
        Err(errors) if args.driver => return by_lines(args, &markers, &before, &errors),
        Err(errors) => return Err(errors.into()),
    };
    write(args, &before, &merged)?;
    let voice = Voice::new(tone);
    let name = args.output.as_ref().or(args.path.as_ref()).unwrap_or(&args.ours).to_string_lossy().into_owned();
    for conflict in &merged.conflicts {
        Voice::error_line(text::conflict(&name, conflict));
    }
    for note in &merged.notes {
        voice.note(format!("{name}: {note}"));
    }
    if let Some(path) = &args.report {
        report(path, &name, &merged)?;
    }
    if merged.conflicts.is_empty() {
        return Ok(Exit::Clean);
    }
    Voice::error_line(text::summary(merged.conflicts.len()));
    Ok(Exit::Findings)
}

/// Rules of a policy say ids of concepts; the glossary that the config names may be at hand.
fn name_concepts(args: &args::Merge, merged: &mut MergedFile) -> Result<(), Failure> {
    if merged.kind == Some("policy") && !merged.conflicts.is_empty() {
        let path = args.path.as_ref().unwrap_or(&args.ours);
        if let Some(glossary) = glossary_of(&Sources::default().job()?, path) {
            merged.call_concepts(&glossary);
        }
    }
    Ok(())
}

fn markers(args: &args::Merge) -> Markers {
    let named = |name: &Option<String>, otherwise: &str| {
        let name = name.as_deref().filter(|name| !name.trim().is_empty()).unwrap_or(otherwise);
        // A marker is a line.
        name.lines().collect::<Vec<_>>().join(" ")
    };
    Markers {
        size: args.marker_size.into(),
        ours: named(&args.ours_name, "ours"),
        base: named(&args.base_name, "base"),
        theirs: named(&args.theirs_name, "theirs"),
    }
}

fn write(args: &args::Merge, before: &[u8], merged: &MergedFile) -> Result<(), Failure> {
    if args.driver {
        return if merged.bytes == before { Ok(()) } else { Ok(replace_file(&args.ours, before, &merged.bytes)?) };
    }
    if let Some(path) = &args.output {
        return new_file(path, &merged.bytes);
    }
    let mut out = output::stdout(false);
    out.write_all(&merged.bytes)?;
    Ok(out.flush()?)
}

fn new_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut file = NewFile::create(path)?;
    file.write_all(bytes).map_err(|cause| Error::io(path, cause))?;
    Ok(file.commit()?)
}

fn report(path: &Path, name: &str, merged: &MergedFile) -> Result<(), Failure> {
    let report = json!({
        "version": 1,
        "path": name,
        "kind": merged.kind,
        "conflicts": merged.conflicts,
        "notes": merged.notes,
    });
    let mut bytes = serde_json::to_vec_pretty(&report).map_err(std::io::Error::from)?;
    bytes.push(b'\n');
    new_file(path, &bytes)
}

/// What git does without a driver, where a side cannot be read: never a clean merge, since nobody has understood it.
fn by_lines(args: &args::Merge, markers: &Markers, before: &[u8], errors: &[Error]) -> Result<Exit, Failure> {
    for error in errors {
        Voice::error(error);
    }
    let sides: [&PathBuf; 3] = [&args.ours, &args.base, &args.theirs];
    match git::merge_by_lines(sides, markers) {
        Ok(ByLines::Merged(bytes)) => {
            replace_file(&args.ours, before, &bytes)?;
            Voice::error_line(text::BY_LINES);
        }
        Ok(ByLines::Refused) => Voice::error_line(text::BY_NOBODY),
        Err(error) => {
            Voice::error(error);
            Voice::error_line(text::BY_NOBODY);
        }
    }
    Ok(Exit::Findings)
}

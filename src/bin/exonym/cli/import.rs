//! `exonym import`.

use std::io::Write as _;

use exonym::{Error, Importing};
use similar::TextDiff;

use super::args::{Import, Tone, YesNo};
use super::output::{self, Voice};
use super::sources::read_stdin;
use super::{Exit, Failure, loss};
use crate::text;

pub(crate) fn run(args: &Import, tone: Tone) -> Result<Exit, Failure> {
    let voice = Voice::new(tone);
    let files = exonym::files_of_terms(&args.files, true, Some(&args.into))?;
    let from_stdin = files.iter().any(|file| file.as_os_str() == "-");
    let how = Importing {
        stdin: if from_stdin { read_stdin()? } else { Vec::new() },
        format: args.format.clone(),
        encoding: args.encoding.clone(),
        from: args.from.clone(),
        to: args.to.clone(),
        label: args.label.clone(),
        theirs: args.theirs,
        delimiter: args.table.delimiter,
        header: args.table.header.map(YesNo::is_yes),
        columns: args.columns.clone(),
    };
    let done = exonym::import(&files, &args.into, &how)?;
    for warning in &done.warnings {
        voice.line(text::warning(warning));
    }
    let strict = args.strictness.strict;
    for conflict in &done.conflicts {
        let line = text::conflict(conflict);
        if strict { Voice::error_line(line) } else { voice.line(line) }
    }
    if !done.conflicts.is_empty() {
        if strict {
            return Err(Error::new(text::refused_conflicts(done.conflicts.len())).into());
        }
        voice.line(text::conflicts(done.conflicts.len()));
    }
    loss::report(&done.losses, &args.into.display().to_string(), args.strictness, voice)?;
    if args.dry_run {
        let name = args.into.display().to_string();
        let diff = TextDiff::from_lines(&done.file.old, &done.file.new);
        let mut out = output::stdout(false);
        write!(out, "{}", diff.unified_diff().header(&name, &name))?;
        out.flush()?;
    } else {
        done.file.write()?;
    }
    voice.line(text::imported(args.into.display(), done.concepts, done.terms, done.changed, args.dry_run));
    Ok(Exit::Clean)
}

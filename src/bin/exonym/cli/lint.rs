//! `exonym lint`.

use std::io::Write as _;
use std::path::PathBuf;

use exonym::{Error, lint_files, repair_file};

use super::args::{Lint, Tone, fail_on_of, suppressions_of};
use super::output::{self, Voice};
use super::run::{Fixes, Run};
use super::sources::{is_stdin, read_stdin, written_fixes};
use super::{Exit, Failure};
use crate::text;

pub(crate) fn run(args: &Lint, tone: Tone) -> Result<Exit, Failure> {
    if args.repair {
        return repair(args, tone);
    }
    let mut job = args.sources.job()?;
    job.paths.clone_from(&args.paths);
    if job.paths.iter().any(|path| is_stdin(path)) {
        if args.fix || args.diff {
            return Err(Error::new(text::LINT_ONLY).into());
        }
        job.stdin = Some((PathBuf::from("-"), read_stdin()?));
    }
    job.flags.select.clone_from(&args.choice.select);
    job.flags.ignore.clone_from(&args.choice.ignore);
    job.flags.fail_on = fail_on_of(args.fail_on.as_deref());
    job.flags.suppressions = suppressions_of(args.suppressions.as_deref());
    let fixes = match (args.fix, args.diff) {
        (true, _) => Fixes::Apply,
        (_, true) => Fixes::Diff,
        _ => Fixes::Suggest,
    };
    if fixes != Fixes::Suggest {
        job.fix = Some(written_fixes(args.unsafe_fixes));
    }
    let mut run = Run::new(&args.report, tone, fixes, false)?;
    run.show_suppressed = args.show_suppressed;
    run.all(&job, lint_files)?;
    Ok(match run.finish(None)? {
        Exit::Findings if args.exit_zero => Exit::Clean,
        exit => exit,
    })
}

/// Mended copies of the files named, and what was done, a line each.
fn repair(args: &Lint, tone: Tone) -> Result<Exit, Failure> {
    let given = args.report.output_file.as_deref();
    if given.is_some() && args.paths.len() > 1 {
        return Err(Error::new(text::REPAIR_ONE).into());
    }
    if args.paths.iter().any(|path| is_stdin(path)) {
        return Err(Error::new(text::LINT_ONLY).into());
    }
    let voice = Voice::new(tone);
    let mut out = output::stdout(false);
    let mut exit = Exit::Clean;
    for path in &args.paths {
        match repair_file(path, given) {
            Ok((repaired, _)) if repaired.done.is_empty() && given.is_none() => {
                voice.line(format!("{}: {}", path.display(), text::REPAIR_NONE));
            }
            Ok((repaired, target)) => {
                for one in &repaired.done {
                    let (line, column) = (one.place.line, one.place.column);
                    writeln!(out, "{}:{line}:{column}: {}", path.display(), one.what)?;
                }
                voice.line(text::mended(target.display(), repaired.count));
            }
            Err(error) => {
                Voice::error(error);
                exit = Exit::Failed;
            }
        }
    }
    out.flush()?;
    Ok(exit)
}

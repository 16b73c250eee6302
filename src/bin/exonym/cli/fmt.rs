//! `exonym fmt`.

use std::io::{self, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use exonym::{Error, FmtOptions, Formatted, FormattedFile, fmt_bytes, fmt_files, replace_file};

use super::args::{Fmt, Tone};
use super::output::{self, Voice};
use super::sources::{read_stdin, working_directory};
use super::{Exit, Failure};
use crate::report::diff;
use crate::text;

pub(crate) fn run(args: &Fmt, tone: Tone) -> Result<Exit, Failure> {
    let options = FmtOptions { sort: args.sort };
    let dry = args.check || args.diff;
    let mut out = output::stdout(false);
    let mut changed = 0;
    let mut failed = false;
    let mut broken_off = None;
    let paths = if args.paths.is_empty() { vec![PathBuf::from(".")] } else { args.paths.clone() };
    let (stdin, paths): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| path.as_os_str() == "-");
    let mut take = |formatted: Result<FormattedFile, Error>, is_stdin: bool| -> io::Result<()> {
        let formatted = match formatted {
            Ok(FormattedFile::Whole(formatted)) => formatted,
            Ok(FormattedFile::Streamed(memory)) => {
                if !memory.changed {
                    return Ok(());
                }
                if args.check {
                    writeln!(out, "{}", memory.path.display())?;
                } else if let Err(error) = memory.commit() {
                    Voice::error(error);
                    failed = true;
                    return Ok(());
                }
                changed += 1;
                return Ok(());
            }
            Err(error) => {
                Voice::error(error);
                failed = true;
                return Ok(());
            }
        };
        let Formatted { source, fixed } = &*formatted;
        if is_stdin && !dry {
            return out.write_all(&fixed.after);
        }
        if fixed.original.is_none() {
            return Ok(());
        }
        if args.diff {
            diff::write(source, fixed, &mut *out)?;
        } else if args.check {
            writeln!(out, "{}", source.path().display())?;
        } else if let Err(error) = replace_file(source.path(), &fixed.before, &fixed.after) {
            Voice::error(error);
            failed = true;
            return Ok(());
        }
        changed += 1;
        Ok(())
    };
    if !stdin.is_empty() {
        let name = args.stdin_filename.as_deref().unwrap_or(Path::new("-"));
        take(fmt_bytes(name, read_stdin()?, options).map(|one| FormattedFile::Whole(Box::new(one))), true)?;
    }
    if !paths.is_empty() {
        fmt_files(&paths, &working_directory()?, options, args.diff, &mut |formatted| match take(formatted, false) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                broken_off = Some(error);
                ControlFlow::Break(())
            }
        });
    }
    if let Some(error) = broken_off {
        return Err(error.into());
    }
    out.flush()?;
    let voice = Voice::new(tone);
    if dry && (changed > 0 || !failed) {
        voice.line(text::would_change(changed));
    } else if changed > 0 {
        voice.line(text::formatted(changed));
    }
    Ok(match () {
        () if failed => Exit::Failed,
        () if dry && changed > 0 => Exit::Findings,
        () => Exit::Clean,
    })
}

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
    let mut run = Run { args, out: output::stdout(false), changed: 0, failed: false };
    let paths = if args.paths.is_empty() { vec![PathBuf::from(".")] } else { args.paths.clone() };
    let (stdin, paths): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| path.as_os_str() == "-");
    if !stdin.is_empty() {
        let name = args.stdin_filename.as_deref().unwrap_or(Path::new("-"));
        match fmt_bytes(name, read_stdin()?, options) {
            Ok(formatted) if run.is_dry() => run.whole(&formatted)?,
            Ok(formatted) => run.out.write_all(&formatted.fixed.after)?,
            Err(error) => run.fail(error),
        }
    }
    if !paths.is_empty() {
        let mut broken_off = None;
        fmt_files(&paths, &working_directory()?, options, args.diff, &mut |formatted| match run.file(formatted) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                broken_off = Some(error);
                ControlFlow::Break(())
            }
        });
        if let Some(error) = broken_off {
            return Err(error.into());
        }
    }
    run.finish(tone)
}

/// A run in progress.
struct Run<'a> {
    args: &'a Fmt,
    out: Box<dyn io::Write>,
    changed: usize,
    failed: bool,
}

impl Run<'_> {
    /// True if nothing is to be written.
    fn is_dry(&self) -> bool {
        self.args.check || self.args.diff
    }

    fn file(&mut self, formatted: Result<FormattedFile, Error>) -> io::Result<()> {
        match formatted {
            Ok(FormattedFile::Whole(formatted)) => self.whole(&formatted),
            Ok(FormattedFile::Streamed(memory)) if memory.changed => {
                let path = memory.path.clone();
                self.changed(&path, || memory.commit())
            }
            Ok(FormattedFile::Streamed(_)) => Ok(()),
            Err(error) => {
                self.fail(error);
                Ok(())
            }
        }
    }

    fn whole(&mut self, Formatted { source, fixed }: &Formatted) -> io::Result<()> {
        if fixed.original.is_none() {
            return Ok(());
        }
        if self.args.diff {
            self.changed += 1;
            return diff::write(source, fixed, &mut *self.out);
        }
        self.changed(source.path(), || replace_file(source.path(), &fixed.before, &fixed.after))
    }

    /// A file that is another afterwards: its name, or else it is written.
    fn changed(&mut self, path: &Path, write: impl FnOnce() -> Result<(), Error>) -> io::Result<()> {
        if self.args.check {
            writeln!(self.out, "{}", path.display())?;
        } else if let Err(error) = write() {
            self.fail(error);
            return Ok(());
        }
        self.changed += 1;
        Ok(())
    }

    fn fail(&mut self, error: Error) {
        Voice::error(error);
        self.failed = true;
    }

    fn finish(mut self, tone: Tone) -> Result<Exit, Failure> {
        self.out.flush()?;
        let (voice, dry) = (Voice::new(tone), self.is_dry());
        if dry && (self.changed > 0 || !self.failed) {
            voice.line(text::would_change(self.changed));
        } else if self.changed > 0 {
            voice.line(text::formatted(self.changed));
        }
        Ok(match () {
            () if self.failed => Exit::Failed,
            () if dry && self.changed > 0 => Exit::Findings,
            () => Exit::Clean,
        })
    }
}

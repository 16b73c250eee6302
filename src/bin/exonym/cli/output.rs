//! Where a run writes to: the report to the standard output or a file, everything else to the standard error.

use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::ops::Range;
use std::path::Path;

use anstream::{AutoStream, ColorChoice};
use exonym::{Error, NewFile, Skip};

use super::Failure;
use super::args::{Color, Tone};
use super::tame::Tame;
use crate::report::is_command;
use crate::text;

/// Speaks to the user, on the standard error.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Voice {
    quiet: bool,
    verbose: bool,
}

impl Voice {
    pub(crate) fn new(tone: Tone) -> Self {
        Self { quiet: tone.quiet, verbose: tone.verbose }
    }
    /// Something that went wrong; said even when asked to be quiet.
    pub(crate) fn error(what: impl Display) {
        Self::say(&format!("{}: {what}", text::ERROR));
    }
    /// Something worth knowing.
    pub(crate) fn note(self, what: impl Display) {
        if !self.quiet {
            Self::say(&format!("{}: {what}", text::NOTE));
        }
    }
    /// Something that only who asks for much wants to know.
    pub(crate) fn detail(self, what: impl Display) {
        if self.verbose {
            self.note(what);
        }
    }
    /// A file that was left out.
    pub(crate) fn skipped(self, path: &Path, why: Skip) {
        self.detail(match why {
            Skip::Binary => text::left_out_binary(path.display()),
            Skip::Own => text::left_out_own(path.display()),
            Skip::Format => text::left_out_format(path.display()),
        });
    }
    /// A line as it stands.
    pub(crate) fn line(self, what: impl Display) {
        if !self.quiet {
            Self::say(&what.to_string());
        }
    }
    /// A line as it stands that is part of what went wrong.
    pub(crate) fn error_line(what: impl Display) {
        Self::say(&what.to_string());
    }
    /// A line of progress, in the place of the last; empty to take it away.
    pub(crate) fn bar(self, what: impl Display) {
        if !self.quiet {
            let _ = write!(io::stderr().lock(), "\r\x1b[2K{what}");
        }
    }
    fn say(line: &str) {
        // What stands in a file's name is no command to the terminal.
        let line: String =
            line.chars().map(|c| if is_command(c) && !matches!(c, '\n' | '\t') { '\u{FFFD}' } else { c }).collect();
        // If the standard error is closed there is nobody to tell.
        let _ = writeln!(io::stderr().lock(), "{line}");
    }
}

/// What is said to a terminal to stand out, to be gone, to be new, and to be as before.
pub(crate) const BOLD: &str = "\x1b[1m";
pub(crate) const GONE: &str = "\x1b[31;9m";
pub(crate) const NEW: &str = "\x1b[32m";
pub(crate) const PLAIN: &str = "\x1b[0m";

/// A text with a part of it set off, if there are colours.
pub(crate) fn marked(text: &str, at: Option<&Range<usize>>, colour: bool) -> String {
    match at {
        Some(at) if colour => {
            format!("{}{BOLD}{}{PLAIN}{}", &text[..at.start], &text[at.clone()], &text[at.end..])
        }
        _ => text.to_owned(),
    }
}

/// True if what goes to the standard output may have colours (`NO_COLOR`, no-color.org, is honoured).
pub(crate) fn colour(choice: Color) -> bool {
    match choice {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
    }
}

/// The standard output, buffered; bytes go through as they are unless there are colours, or a terminal reads them.
pub(crate) fn stdout(colour: bool) -> Box<dyn Write> {
    let is_terminal = io::stdout().is_terminal();
    let out: Box<dyn Write> = if colour { Box::new(AutoStream::always(io::stdout())) } else { Box::new(io::stdout()) };
    Box::new(BufWriter::new(if is_terminal { Box::new(Tame::new(out)) } else { out }))
}

/// Where a report goes to.
pub(crate) enum Out {
    /// What is there as soon as it is written.
    Straight(Box<dyn Write>),
    /// A file, which takes its place when it is whole.
    Whole(NewFile),
    /// Which has taken it.
    Closed,
}

impl Out {
    /// Ends the report.
    pub(crate) fn close(&mut self) -> Result<(), Failure> {
        match std::mem::replace(self, Out::Closed) {
            Out::Straight(mut out) => Ok(out.flush()?),
            Out::Whole(file) => Ok(file.commit()?),
            Out::Closed => Ok(()),
        }
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Out::Straight(out) => out.write(bytes),
            Out::Whole(file) => file.write(bytes),
            Out::Closed => Ok(0),
        }
    }
    fn flush(&mut self) -> io::Result<()> {
        match self {
            Out::Straight(out) => out.flush(),
            Out::Whole(file) => file.flush(),
            Out::Closed => Ok(()),
        }
    }
}

/// The standard output or a file.
pub(crate) fn open(file: Option<&Path>, colour: bool) -> Result<Out, Error> {
    let Some(path) = file else { return Ok(Out::Straight(stdout(colour))) };
    NewFile::create(path).map(Out::Whole).or_else(|error| {
        // A file may be writable in a folder that is not.
        let file = File::options().write(true).truncate(true).open(path).map_err(|_| error)?;
        Ok(Out::Straight(Box::new(BufWriter::new(file))))
    })
}

//! `exonym check`.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use exonym::{
    Applicability, Error, Event, FileReport, Job, Skip, Workspace, check_files, policy_names, replace_file, trace,
};

use super::args::{Check, Tone, fail_on_of};
use super::output::{self, Voice};
use super::sources::read_stdin;
use super::{Exit, Failure};
use crate::report::{Look, Report, Reported, Summary, diff};
use crate::text;

/// What becomes of fixes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fixes {
    Suggest,
    Apply,
    Diff,
}

pub(crate) fn run(args: Check, tone: Tone) -> Result<Exit, Failure> {
    let voice = Voice::new(tone);
    let job = job(&args)?;
    if let Some((line, column)) = args.trace {
        return show_trace(&job, line, column);
    }
    let fixes = match (args.fix, args.diff) {
        (true, _) => Fixes::Apply,
        (_, true) => Fixes::Diff,
        _ => Fixes::Suggest,
    };
    if fixes != Fixes::Suggest && job.flags.policy.len() > 1 {
        return Err(Error::new(text::FIX_ONE_POLICY).into());
    }
    // The fixed text of the standard input is what the standard output is for; the report steps aside.
    let stdin_fixed = fixes == Fixes::Apply && job.stdin.is_some();
    let colour = output::colour(tone.color) && args.report.output_file.is_none() && !stdin_fixed;
    let out: Box<dyn Write> = match &args.report.output_file {
        None if stdin_fixed => Box::new(io::stderr()),
        file => output::open(file.as_deref(), colour)?,
    };
    let look = Look { colour, quiet: tone.quiet, statistics: args.report.statistics };
    let mut run = Run {
        voice,
        fixes,
        report: args.report.format.report(look),
        out,
        summary: Summary::default(),
        languages: BTreeMap::new(),
        told_shipped: false,
        changed: 0,
        fails: false,
    };
    if fixes == Fixes::Apply {
        wait_for_writes_on_interrupt();
    }
    run.all(&job)?;
    Ok(match run.finish()? {
        Exit::Findings if args.exit_zero => Exit::Clean,
        exit => exit,
    })
}

fn job(args: &Check) -> Result<Job, Failure> {
    let mut job = args.sources.job()?;
    job.flags.lang.clone_from(&args.lang);
    job.flags.encoding.clone_from(&args.encoding);
    job.flags.input_format.clone_from(&args.input_format);
    job.flags.as_of = args.as_of;
    job.flags.event_date = args.event_date;
    job.flags.exclude.clone_from(&args.exclude);
    job.flags.fail_on = fail_on_of(args.fail_on.as_deref());
    job.paths.clone_from(&args.paths);
    let mut stdin_free = true;
    match &args.file_list {
        Some(list) => {
            let bytes = if list.as_os_str() == "-" {
                stdin_free = false;
                read_stdin()?
            } else {
                fs::read(list).map_err(|cause| Error::io(list, cause))?
            };
            job.paths.extend(listed(&bytes));
        }
        None if job.paths.is_empty() => job.paths.push(PathBuf::from(".")),
        None => {}
    }
    if job.paths.iter().any(|path| path.as_os_str() == "-") {
        if !stdin_free {
            return Err(Error::new(text::STDIN_TWICE).into());
        }
        let name = args.stdin_filename.clone().unwrap_or_else(|| PathBuf::from("-"));
        job.stdin = Some((name, read_stdin()?));
    }
    let processors = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    job.threads = args.threads.filter(|&threads| threads > 0).unwrap_or_else(processors);
    if args.fix || args.diff {
        job.fix = Some(if args.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe });
    }
    Ok(job)
}

/// The paths of a file list: one a line, in the system's own bytes.
fn listed(bytes: &[u8]) -> Vec<PathBuf> {
    let lines = bytes.split(|&byte| byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    lines.filter(|line| !line.is_empty()).map(|line| PathBuf::from(os_string(line))).collect()
}
#[cfg(unix)]
fn os_string(bytes: &[u8]) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes.to_vec())
}
#[cfg(not(unix))]
fn os_string(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

fn show_trace(job: &Job, line: u64, column: u32) -> Result<Exit, Failure> {
    match job.paths.as_slice() {
        [file] if !file.is_dir() => {}
        _ => return Err(Error::new(text::TRACE_ONE_FILE).into()),
    }
    let lines = trace(job, line, column)?;
    let mut out = output::stdout(false);
    for line in lines {
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    Ok(Exit::Clean)
}

/// Held while a file is written.
static WRITING: Mutex<()> = Mutex::new(());

/// An interrupt ends the run between two files, never within one.
fn wait_for_writes_on_interrupt() {
    let handler = || {
        let _guard = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        // As a shell reports a program that an interrupt ended.
        std::process::exit(130);
    };
    // Without a handler the system ends the program at once; a temporary file may then be left, never half a draft.
    let _ = ctrlc::set_handler(handler);
}

/// A run in progress.
struct Run {
    voice: Voice,
    fixes: Fixes,
    report: Box<dyn Report>,
    out: Box<dyn Write>,
    summary: Summary,
    /// Detected languages with the number of drafts.
    languages: BTreeMap<String, usize>,
    told_shipped: bool,
    /// Files that `--diff` would change.
    changed: usize,
    fails: bool,
}

impl Run {
    fn all(&mut self, job: &Job) -> Result<(), Failure> {
        if self.fixes != Fixes::Diff {
            self.report.start(&mut *self.out)?;
        }
        let mut broken_off = None;
        check_files(job, &mut |event| match self.event(event, job) {
            Ok(()) => ControlFlow::Continue(()),
            Err(failure) => {
                broken_off = Some(failure);
                ControlFlow::Break(())
            }
        })?;
        broken_off.map_or(Ok(()), Err)
    }

    fn event(&mut self, event: Event<'_>, job: &Job) -> Result<(), Failure> {
        match event {
            Event::Opened(workspace) => return self.opened(workspace),
            Event::Broken(errors) => errors.iter().for_each(|error| self.failed(error)),
            Event::File(report) => return self.file(&report, job),
            Event::Failed(error) => self.failed(&error),
            Event::Skipped(path, why) if self.voice.verbose => self.voice.note(match why {
                Skip::Binary => text::left_out_binary(path.display()),
                Skip::Own => text::left_out_own(path.display()),
            }),
            Event::Skipped(..) => {}
        }
        Ok(())
    }

    fn opened(&mut self, workspace: &Workspace) -> Result<(), Failure> {
        if self.fixes != Fixes::Suggest && workspace.policies.len() > 1 {
            return Err(Error::new(text::FIX_ONE_POLICY).into());
        }
        for name in policy_names(workspace) {
            if !self.summary.policies.contains(&name) {
                self.summary.policies.push(name);
            }
        }
        if workspace.is_shipped() && !self.told_shipped {
            self.told_shipped = true;
            self.voice.note(text::SHIPPED_GLOSSARY);
        }
        Ok(())
    }

    fn failed(&mut self, error: &Error) {
        self.voice.error(error);
        self.summary.failures.push(error.to_string());
    }

    fn file(&mut self, report: &FileReport, job: &Job) -> Result<(), Failure> {
        let FileReport { source, checked, fixed, fail_on } = report;
        if let Some((lang, true)) = &checked.lang {
            *self.languages.entry(lang.to_string()).or_default() += 1;
        }
        if let Some(fixed) = fixed {
            if fixed.unencodable > 0 {
                let encoding = source.encoding().name();
                self.voice.note(text::unencodable(source.path().display(), fixed.unencodable, encoding));
            }
            self.changed += usize::from(fixed.original.is_some());
            if self.fixes == Fixes::Diff {
                self.summary.files += 1;
                return Ok(diff::write(source, fixed, &mut *self.out)?);
            }
            let is_stdin = job.stdin.as_ref().is_some_and(|(name, _)| name == source.path());
            if is_stdin {
                let mut out = io::stdout().lock();
                out.write_all(&fixed.after)?;
                out.flush()?;
            } else if fixed.original.is_some()
                && let Err(error) = write(source.path(), &fixed.before, &fixed.after)
            {
                self.failed(&error);
                return Ok(());
            }
            self.summary.applied += fixed.applied;
        }
        self.fails |= checked.diagnostics.iter().any(|diagnostic| fail_on.fails(diagnostic.severity));
        self.summary.add(&checked.diagnostics);
        self.summary.add_exempt(checked);
        let file = Reported { source, diagnostics: &checked.diagnostics };
        Ok(self.report.file(&file, &mut *self.out)?)
    }

    fn finish(mut self) -> Result<Exit, Failure> {
        if self.fixes == Fixes::Diff {
            self.fails = self.changed > 0;
        } else {
            self.report.finish(&self.summary, &mut *self.out)?;
        }
        self.out.flush()?;
        if self.fixes == Fixes::Diff {
            self.voice.line(text::would_change(self.changed));
        }
        if !self.languages.is_empty() {
            let langs: Vec<_> = self.languages.iter().map(|(lang, &files)| text::lang_count(lang, files)).collect();
            self.voice.note(text::detected(&langs.join(", ")));
        }
        Ok(match () {
            () if !self.summary.failures.is_empty() => Exit::Failed,
            () if self.fails => Exit::Findings,
            () => Exit::Clean,
        })
    }
}

fn write(path: &Path, before: &[u8], after: &[u8]) -> Result<(), Error> {
    let _guard = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    replace_file(path, before, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_list_has_a_path_a_line() {
        assert_eq!(listed(b"a.md\r\nb c.md\n\nd.md"), ["a.md", "b c.md", "d.md"].map(PathBuf::from));
        assert!(listed(b"").is_empty());
    }
}

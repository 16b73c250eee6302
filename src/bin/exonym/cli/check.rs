//! `exonym check`.

use std::ffi::OsString;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use exonym::{Cache, CacheChoice, Error, Job, check_files, trace};

use super::args::{Check, Tone, fail_on_of, suppressions_of};
use super::ask;
use super::debt::{Aim, Debt};
use super::output::{self, Voice};
use super::run::{Fixes, Run};
use super::sources::{read_stdin, written_fixes};
use super::{Exit, Failure, watch};
use crate::git;
use crate::text;

pub(crate) fn run(args: &Check, tone: Tone) -> Result<Exit, Failure> {
    if args.watch {
        return watch::run(args, tone);
    }
    let mut job = job(args)?;
    job.cache = cache().map(Arc::new);
    job.tell_others = tone.verbose;
    if let Some((line, column)) = args.trace {
        return show_trace(&job, line, column);
    }
    if fixes(args) != Fixes::Suggest && job.flags.policy.len() > 1 {
        return Err(Error::new(text::FIX_ONE_POLICY).into());
    }
    if args.interactive {
        return ask::run(args, &job, tone);
    }
    report(args, &job, tone)
}

/// Checks and reports.
pub(super) fn report(args: &Check, job: &Job, tone: Tone) -> Result<Exit, Failure> {
    let fixes = fixes(args);
    let aim = match (args.new_baseline, args.update_baseline) {
        (true, _) => Aim::Begin,
        (_, true) => Aim::Update,
        _ => Aim::Heed,
    };
    if aim != Aim::Heed && job.stdin.is_some() {
        return Err(Error::new(text::baseline::NO_FILES).into());
    }
    let mut run = Run::new(&args.report, tone, fixes, job.stdin.is_some())?;
    run.debt = Some(Debt::new(aim, &job.cwd, &job.paths, job.changes.is_some()));
    run.show_suppressed = args.show_suppressed;
    run.all(job, check_files)?;
    // Of what has changed, and of a list of files, there may well be no draft.
    if job.changes.is_none() && args.file_list.is_none() {
        run.tell_no_drafts();
    }
    if let Some(why) = job.cache.as_ref().and_then(|cache| cache.trouble()) {
        Voice::new(tone).detail(text::watch::not_kept(why));
    }
    Ok(match run.finish(args.baseline.as_deref())? {
        Exit::Findings if args.exit_zero => Exit::Clean,
        exit => exit,
    })
}

fn fixes(args: &Check) -> Fixes {
    match (args.fix, args.diff) {
        (true, _) => Fixes::Apply,
        (_, true) => Fixes::Diff,
        _ => Fixes::Suggest,
    }
}

/// The results of runs before. `None` where the program does not know its own file.
pub(super) fn cache() -> Option<Cache> {
    // On Linux this is the file that runs, also when another was put in its place meanwhile.
    let running = PathBuf::from("/proc/self/exe");
    let program = if running.exists() { running } else { std::env::current_exe().ok()? };
    Some(Cache::new(program, user_folder()))
}

/// The user's folder for what can be made again.
fn user_folder() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    let home = || folder(if cfg!(windows) { "USERPROFILE" } else { "HOME" });
    let caches = folder("XDG_CACHE_HOME").or_else(|| match () {
        () if cfg!(windows) => folder("LOCALAPPDATA"),
        () if cfg!(target_os = "macos") => home().map(|home| home.join("Library/Caches")),
        () => home().map(|home| home.join(".cache")),
    });
    caches.map(|caches| caches.join("exonym"))
}

pub(super) fn job(args: &Check) -> Result<Job, Failure> {
    let mut job = args.sources.job()?;
    job.flags.lang.clone_from(&args.lang);
    args.decoding.put(&mut job);
    args.dates.put(&mut job);
    args.walking.put(&mut job);
    job.flags.select.clone_from(&args.choice.select);
    job.flags.ignore.clone_from(&args.choice.ignore);
    job.flags.baseline.clone_from(&args.baseline);
    job.flags.cache = match &args.cache_dir {
        Some(folder) => Some(CacheChoice::In(folder.clone())),
        None => args.no_cache.then_some(CacheChoice::Off),
    };
    job.flags.no_baseline = args.no_baseline;
    job.flags.suppressions = suppressions_of(args.suppressions.as_deref());
    job.flags.fail_on = fail_on_of(args.fail_on.as_deref());
    job.reading = args.report.format.needs_reading();
    job.paths.clone_from(&args.paths);
    match &args.file_list {
        Some(list) => {
            let bytes = if list.as_os_str() == "-" {
                if args.watch {
                    return Err(Error::new(text::watch::NO_STDIN).into());
                }
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
        let name = args.decoding.stdin_filename.clone().unwrap_or_else(|| PathBuf::from("-"));
        if args.watch {
            return Err(Error::new(text::watch::NO_STDIN).into());
        }
        job.stdin = Some((name, read_stdin()?));
    }
    if args.staged || args.changed_since.is_some() {
        if job.stdin.is_some() {
            return Err(Error::new(text::changes::NO_STDIN).into());
        }
        let changes = match &args.changed_since {
            Some(revision) => git::changes::since(revision, &job.cwd)?,
            None => git::changes::staged(&job.cwd)?,
        };
        job.changes = Some(Arc::new(changes));
    }
    job.by_hand = args.interactive;
    if args.fix || args.diff {
        job.fix = Some(written_fixes(args.unsafe_fixes));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_list_has_a_path_a_line() {
        assert_eq!(listed(b"a.md\r\nb c.md\n\nd.md"), ["a.md", "b c.md", "d.md"].map(PathBuf::from));
        assert!(listed(b"").is_empty());
    }
}

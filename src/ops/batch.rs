//! Checking many files in one run: which files, under which config, several at once, reported in the order of paths.

use std::cell::Cell;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::baseline::is_baseline;
use super::cache::{Cache, CacheChoice, Results, WORTH};
use super::changes::{self, Changes, Stretches};
use super::check::{Checked, Checker};
use super::config::{self, ConfigChoice, FailOn, Options};
use super::desk::{Desk, Desks, Told};
use super::fix::{self, Fixed};
use super::others::Others;
use super::parallel;
use super::reading::Reading;
use super::shelf::Shelf;
use super::spare::{Old, Spare};
use super::walk::{Exclude, Input, Walk};
use super::watched::Watched;
use super::workspace::{Files, Workspace, open_glossary};
use crate::base::{Error, Result, Source};
use crate::checks::CHECKS;
use crate::formats;
use crate::model::{Applicability, Date, Glossary, Severity};

/// What to check and how.
#[derive(Clone, Debug)]
pub struct Job {
    /// Files and directories; `-` is the standard input.
    pub paths: Vec<PathBuf>,
    /// What came by the standard input: the name it goes by, and its bytes.
    pub stdin: Option<(PathBuf, Vec<u8>)>,
    /// What was said on the command line; it wins over any config.
    pub flags: Options,
    /// Where the config comes from.
    pub config: ConfigChoice,
    /// The working directory, absolute.
    pub cwd: PathBuf,
    /// Today.
    pub today: Date,
    /// How many files are worked on at once.
    pub threads: usize,
    /// Work out fixes of at least this applicability; the caller writes them.
    pub fix: Option<Applicability>,
    /// Tell how each draft reads, too.
    pub reading: bool,
    /// Hand over each file's bytes, for fixes that the caller chooses; instead of `fix`.
    pub by_hand: bool,
    /// Look at nothing but what has changed.
    pub changes: Option<Arc<Changes>>,
    /// Results of before; `None`: every draft is checked.
    pub cache: Option<Arc<Cache>>,
    /// Tell of files below a directory, too, that are no drafts by their names. Where there is no draft it is told anyway.
    pub tell_others: bool,
    /// Told which files the run hangs on.
    pub watched: Option<Arc<Watched>>,
}

impl Job {
    /// For no paths yet. `cwd` is absolute.
    pub fn new(cwd: PathBuf, today: Date) -> Self {
        Self {
            paths: Vec::new(),
            stdin: None,
            flags: Options::default(),
            config: ConfigChoice::default(),
            cwd,
            today,
            threads: 1,
            fix: None,
            by_hand: false,
            changes: None,
            cache: None,
            tell_others: false,
            watched: None,
            reading: false,
        }
    }
}

/// What happens in a run, in order; `F` is what comes of a file.
pub enum Event<'r, F = Box<FileReport>> {
    /// A glossary and policies were opened, before the first file under them.
    Opened(&'r Workspace),
    /// They could not be; the files under them are not checked.
    Broken(&'r [Error]),
    /// A file was checked.
    File(F),
    /// A file was left out.
    Skipped(PathBuf, Skip),
    /// A file could not be checked.
    Failed(Error),
}

/// Why a file below a directory was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skip {
    /// It is no text.
    Binary,
    /// It is a glossary, policy or config of the project itself.
    Own,
    /// By its name it is no draft.
    Format,
}

/// A checked file.
pub struct FileReport {
    /// The file as it is; with fixes, as it is after them.
    pub source: Source,
    /// What is to be said of it; with fixes, what is left.
    pub checked: Checked,
    /// The fixes.
    pub fixed: Option<Fixed>,
    /// When its findings make the run fail.
    pub fail_on: FailOn,
    /// True for the standard input.
    pub is_stdin: bool,
    /// How the draft reads, where that was asked for.
    pub reading: Option<Reading>,
    /// The baseline that it is under.
    pub baseline: Option<PathBuf>,
    /// Who had a say.
    pub spoke: Spoke,
    /// What it is, where it is read as plain text and nothing is written into it.
    pub foreign: Option<&'static str>,
}

/// The checks and policies that had a say of a file.
#[derive(Clone, Debug, Default)]
pub struct Spoke {
    /// Checks of drafts that were silent.
    silent: Vec<&'static str>,
    /// The policies that judged.
    policies: Vec<Arc<str>>,
}

impl Spoke {
    fn of(workspace: &Workspace) -> Self {
        let ids = CHECKS.iter().map(|check| check.id());
        let silent = ids.filter(|id| !workspace.settings.has_check(id)).collect();
        Self { silent, policies: policy_names(workspace) }
    }
    /// True if a finding of this check under this policy (empty: none) would have been told.
    pub fn has(&self, rule: &str, policy: &str) -> bool {
        !self.silent.contains(&rule) && (policy.is_empty() || self.policies.iter().any(|name| **name == *policy))
    }
}

/// Checks all files; `each` is called on the calling thread.
pub fn check_files(job: &Job, each: &mut dyn FnMut(Event<'_>) -> ControlFlow<()>) -> Result<()> {
    files(job, &check_file, each)
}

/// A draft as it is on disk, and what it is to be read with.
pub(crate) struct Opened<'j, 'w> {
    job: &'j Job,
    options: &'w Options,
    /// What fixes leave alone.
    old: Old<'w>,
    pub(crate) checker: &'w Checker<'w>,
    results: Option<&'w Results>,
    path: &'j Path,
    bytes: Vec<u8>,
    /// Said by the user, else by an XML declaration.
    declared: Option<String>,
}

impl Opened<'_, '_> {
    /// The draft decoded.
    pub(crate) fn decode(self) -> Result<Source> {
        let wanted = self.options.input_format.as_deref();
        draft(self.job.name(self.path), self.bytes, self.declared.as_deref(), wanted)
    }
}

/// A draft from its bytes; every verb that reads drafts lets their encoding be named.
pub(crate) fn draft(path: &Path, bytes: Vec<u8>, declared: Option<&str>, wanted: Option<&str>) -> Result<Source> {
    formats::open(path, bytes, declared, wanted).map_err(Error::encoding_can_be_named)
}

/// Works on all drafts, several at once; `each` is called on the calling thread, in the order of the paths.
pub(crate) fn files<R: Send>(
    job: &Job,
    work: &(dyn Fn(Opened<'_, '_>) -> Result<R> + Sync),
    each: &mut dyn FnMut(Event<'_, R>) -> ControlFlow<()>,
) -> Result<()> {
    let exclude = Exclude::new(&job.cwd, &job.flags.exclude)?;
    let walk = Walk { cwd: job.cwd.clone(), exclude, only: job.changes.clone(), watched: None };
    let others = Others::new(job.tell_others);
    let (inputs, errors) = walk.files(&job.paths, &|path| others.is_draft(path));
    for error in errors {
        if each(Event::Failed(error)).is_break() {
            return Ok(());
        }
    }
    let alone = inputs.is_empty();
    let long = job.cache.as_ref().is_some_and(|cache| {
        let long = job.flags.cache != Some(CacheChoice::Off) && inputs.hold(WORTH);
        if long {
            cache.begin();
        }
        long
    });
    let (desks, checkers) = (Desks::new(job, long), Shelf::new());
    if (alone || job.tell_others) && others.tell(job, &desks, each).is_break() {
        return Ok(());
    }
    let mut told = Told::default();
    let mut stopped = false;
    parallel::ordered(
        inputs.into_iter(),
        job.threads,
        |input| {
            let key = desks.under(&input.path);
            let desk = desks.desk(&key);
            let compile = |workspace| checkers.get_or_make(&key, || Checker::new(workspace));
            let answer = work_on(job, desk, &input, compile, work);
            (Some(key), answer)
        },
        |outcome| {
            let (key, answer) = outcome.unwrap_or_else(|_| (None, Answer::Failed(parallel::stumbled("a file"))));
            let news = key.and_then(|key| told.news(key.clone(), desks.desk(&key)));
            if news.is_some_and(|news| each(news).is_break()) {
                stopped = true;
                return ControlFlow::Break(());
            }
            let event = match answer {
                Answer::Done(done) => Event::File(done),
                Answer::Skipped(path, why) => Event::Skipped(path, why),
                Answer::Failed(error) => Event::Failed(error),
                Answer::Nothing => return ControlFlow::Continue(()),
            };
            let flow = each(event);
            stopped = flow.is_break();
            flow
        },
    );
    if let Some(cache) = &job.cache {
        cache.save();
    }
    if told.is_empty() && !stopped {
        // No file at all: a broken glossary is broken all the same.
        let _ = each(desks.desk(&desks.under(Path::new(""))).event());
    }
    Ok(())
}

/// Opens glossary and policies under the config that holds for a path, and what was said on the command line.
pub fn open_workspace(job: &Job, path: &Path) -> std::result::Result<Workspace, Vec<Error>> {
    Desk::of(job, path).workspace
}

/// The glossary under the config that holds for a path; `None` where it cannot be read. Policies may be broken.
pub fn glossary_of(job: &Job, path: &Path) -> Option<Glossary> {
    let desk = Desk::of(job, path);
    if let Ok(workspace) = desk.workspace {
        return Some(workspace.glossary);
    }
    let mut errors = Vec::new();
    let glossary = open_glossary(&desk.options.glossary, desk.options.given.as_deref(), Files::Disk, &mut errors);
    errors.is_empty().then_some(glossary)
}

/// What exonym sees at a place of the job's only file, and why it is a finding or not.
pub fn trace(job: &Job, line: u64, column: u32) -> std::result::Result<Vec<String>, Vec<Error>> {
    let path = job.paths.first().cloned().unwrap_or_default();
    let workspace = Desk::of(job, &path).workspace?;
    let work = || {
        let bytes = job.read(&Input { path: path.as_path().into(), named: true })?;
        let declared = workspace.settings.encoding.clone().or_else(|| formats::declared_encoding(&bytes));
        let wanted = workspace.settings.input_format.as_deref();
        let source = draft(job.name(&path), bytes, declared.as_deref(), wanted)?;
        let offset = offset_of(source.text(), line, column).ok_or_else(|| {
            let last = source.place(source.text().len() as u32);
            let what = format!("has no place {line}:{column}; it ends at {}:{}", last.line, last.column);
            Error::new(what).in_file(source.path())
        })?;
        Checker::new(&workspace).trace(&source, offset)
    };
    work().map_err(|error| vec![error])
}

/// The byte offset of a line and column, both from 1; the end of a line counts as a place.
fn offset_of(text: &str, line: u64, column: u32) -> Option<u32> {
    let mut start = 0;
    for _ in 1..line {
        start += text[start..].find('\n')? + 1;
    }
    let rest = text[start..].split('\n').next().unwrap_or_default();
    let skip = (column as usize).checked_sub(1)?;
    let ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
    ends.into_iter().nth(skip).filter(|_| line > 0).map(|at| (start + at) as u32)
}

/// True for a file that would be read as a draft when met below a directory.
pub(crate) fn is_draft(path: &Path) -> bool {
    formats::by_extension(path).is_some_and(|format| format.draft.is_some())
}

impl Job {
    /// The config that holds for a file.
    pub(crate) fn config_of(&self, path: &Path) -> Option<PathBuf> {
        match &self.config {
            ConfigChoice::None => None,
            ConfigChoice::File(file) => Some(file.clone()),
            ConfigChoice::Search => config::find(self.name(path).parent().unwrap_or(Path::new("")), &self.cwd),
        }
    }
    /// The name that a path goes by: for the standard input, what the user said.
    pub(crate) fn name<'p>(&'p self, path: &'p Path) -> &'p Path {
        match &self.stdin {
            Some((name, _)) if self.is_stdin(path) => name,
            _ => path,
        }
    }
    /// A path as changes know it.
    fn real(&self, path: &Path) -> PathBuf {
        changes::real(&self.cwd.join(path))
    }
    pub(crate) fn is_stdin(&self, path: &Path) -> bool {
        self.stdin.is_some() && path == Path::new("-")
    }
    pub(crate) fn read(&self, input: &Input) -> Result<Vec<u8>> {
        if let Some((_, bytes)) = self.stdin.as_ref().filter(|_| self.is_stdin(&input.path)) {
            return Ok(bytes.clone());
        }
        if let Some(bytes) = self.changes.as_ref().and_then(|changes| changes.bytes(&self.real(&input.path))) {
            return bytes;
        }
        let io = |cause| Error::io(&*input.path, cause);
        let length = fs::metadata(&input.path).map_err(io)?.len();
        if u32::try_from(length).is_err() {
            return Err(Error::new("larger than 4 GiB, the limit of a draft; split it").in_file(&*input.path));
        }
        fs::read(&input.path).map_err(io)
    }
}

enum Answer<R> {
    Done(R),
    Skipped(PathBuf, Skip),
    Failed(Error),
    Nothing,
}

fn work_on<'w, R>(
    job: &Job,
    desk: &'w Desk,
    input: &Input,
    compile: impl FnOnce(&'w Workspace) -> &'w Checker<'w>,
    work: &(dyn Fn(Opened<'_, '_>) -> Result<R> + Sync),
) -> Answer<R> {
    if !input.named && desk.excludes(job, &input.path) {
        return Answer::Nothing;
    }
    if !input.named && desk.owns(&input.path) {
        return Answer::Skipped(input.path.to_path_buf(), Skip::Own);
    }
    let Ok(workspace) = &desk.workspace else { return Answer::Nothing };
    let opened = || {
        let bytes = job.read(input)?;
        let declared = workspace.settings.encoding.clone().or_else(|| formats::declared_encoding(&bytes));
        if is_neither(input, &bytes, declared.as_deref()) {
            if !input.named {
                return Ok(Answer::Skipped(input.path.to_path_buf(), Skip::Binary));
            }
            let what = "is no text (it holds zero bytes); if it is UTF-16 without a mark, say so with --encoding";
            return Err(Error::new(what).in_file(&*input.path));
        }
        if !input.named && (is_baseline(&bytes) || is_page(&bytes)) {
            return Ok(Answer::Skipped(input.path.to_path_buf(), Skip::Own));
        }
        let (options, checker) = (&desk.options, compile(workspace));
        // What comes by the standard input is somebody's unfinished text.
        let results = desk.results.as_ref().filter(|_| !job.is_stdin(&input.path));
        let old = if job.fix.is_some() { desk.old(job) } else { Old::None };
        work(Opened { job, options, old, checker, results, path: &input.path, bytes, declared }).map(Answer::Done)
    };
    opened().unwrap_or_else(|error: Error| Answer::Failed(error.in_file(job.name(&input.path))))
}

fn check_file(opened: Opened<'_, '_>) -> Result<Box<FileReport>> {
    let Opened { job, options, old, checker, results, path, bytes, declared } = opened;
    let touched = job.changes.as_ref().and_then(|changes| changes.of(&job.real(path)));
    let stretches = touched.map(|touched| Stretches::new(&bytes, touched));
    let kept = results.map(|results| (results, results.key(job.name(path), &bytes)));
    // Of the draft as it is on disk.
    let mut known = Cell::new(kept.as_ref().and_then(|(results, key)| results.get(key)));
    let new = known.get_mut().is_none();
    let check = |source: &Source| known.take().map_or_else(|| checker.draft(source), Ok);
    let keep = |checked: &Checked| {
        if let Some((results, key)) = kept.as_ref().filter(|_| new) {
            results.put(key, checked);
        }
    };
    let (declared, wanted) = (declared.as_deref(), options.input_format.as_deref());
    let (source, checked, fixed) = if let (Some(least), false) = (job.fix, job.by_hand) {
        let source = draft(job.name(path), bytes.clone(), declared, wanted)?;
        // What is told of changed lines alone is not all that is found.
        let whole = stretches.is_none();
        let spare = Spare::new(stretches, if job.is_stdin(path) { Old::None } else { old });
        let (source, left, fixed) = fix::fix_but(check, source, bytes, declared, least, spare)?;
        if fixed.applied == 0 && whole {
            keep(&left);
        }
        (source, left, Some(fixed))
    } else {
        let by_hand = job.by_hand.then(|| bytes.clone());
        let source = draft(job.name(path), bytes, declared, wanted)?;
        let mut found = check(&source)?;
        keep(&found);
        if let Some(stretches) = &stretches {
            stretches.keep(&source, &mut found);
        }
        (source, found, by_hand.map(Fixed::none))
    };
    let fail_on = options.fail_on.unwrap_or(FailOn::At(Severity::Warning));
    let (baseline, spoke) = (options.baseline.clone(), Spoke::of(checker.workspace()));
    let reading = job.reading.then(|| checker.reading(&source, &checked.diagnostics)).transpose()?;
    let is_stdin = job.is_stdin(path);
    let foreign = checker.foreign(&source)?;
    Ok(Box::new(FileReport { source, checked, fixed, fail_on, is_stdin, reading, baseline, spoke, foreign }))
}

/// True for what is no document, as far as its name lets it be one, and no text.
pub(crate) fn is_neither(input: &Input, bytes: &[u8], declared: Option<&str>) -> bool {
    let may_be_document = formats::is_zip(bytes) && (input.named || formats::is_document_name(&input.path));
    !may_be_document && is_binary(bytes, declared)
}

/// True for a page that exonym wrote: it repeats the drafts, and is none.
fn is_page(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(PAGE_HEAD)];
    memchr::memmem::find(head, b"<meta name=\"generator\" content=\"exonym ").is_some()
}

/// Bytes in which a page says what wrote it.
const PAGE_HEAD: usize = 512;

/// True for what is no text in any encoding that has a mark or was named.
fn is_binary(bytes: &[u8], declared: Option<&str>) -> bool {
    let marked = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let wide = declared.is_some_and(|name| name.to_ascii_lowercase().contains("utf-16"));
    !marked && !wide && memchr::memchr(0, &bytes[..bytes.len().min(8192)]).is_some()
}

/// The policies of a workspace by name, in the order asked for.
pub fn policy_names(workspace: &Workspace) -> Vec<Arc<str>> {
    workspace.policies.iter().map(|policy| policy.name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_line_and_column() {
        let text = "ab\nşşx\r\n";
        assert_eq!(offset_of(text, 1, 1), Some(0));
        assert_eq!(offset_of(text, 1, 3), Some(2));
        assert_eq!(offset_of(text, 1, 4), None);
        assert_eq!(offset_of(text, 2, 3), Some(7));
        assert_eq!(offset_of(text, 3, 1), Some(text.len() as u32));
        assert_eq!(offset_of(text, 4, 1), None);
        assert_eq!(offset_of(text, 0, 1), None);
        assert_eq!(offset_of(text, 1, 0), None);
    }

    #[test]
    fn zero_bytes_are_no_text_unless_an_encoding_explains_them() {
        assert!(is_binary(b"GIF\0", None));
        assert!(!is_binary(b"\xFF\xFEa\0", None));
        assert!(!is_binary(b"a\0", Some("UTF-16LE")));
        assert!(!is_binary(b"plain", None));
    }
}

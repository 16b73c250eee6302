//! Mistakes in glossaries, policies and memories, as far as they can be seen without a draft.

mod mend;
mod termbase;
mod used;

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use self::mend::Mends;
use self::used::Shipped;

use super::batch::{Event, FileReport, Job, Spoke};
use super::check::Checked;
use super::choice::{self, is_on};
use super::config::{self, FailOn};
use super::desk::Desk;
use super::fix;
use super::kind::{Kind, kind, may_be_linted};
use super::termbase::Termbase;
use super::walk::{Exclude, Walk};
use super::workspace::{Files, join, open_glossary, open_policy, open_policy_text, read_source, read_terms};
use super::{memory, workspace};
use crate::base::{Error, Result, Source, Span, Wanted};
use crate::checks::{GLOSSARY_CHECKS, Hush, POLICY_CHECKS, Suppressed, check_exchange, suppress_linted};
use crate::formats;
use crate::formats::conflict;
use crate::formats::tmx::{Broken, Reader};
use crate::model::{Diagnostic, Glossary, Problem, Severity};

/// Looks through glossaries and policies: those named, those below the directories named, else those that a check
/// would use. Of those that come with the program nothing is told. Files are reported in the order of their paths.
///
/// With [`Job::fix`] the glossaries and policies in TOML come with their fixes, and with what is left after them.
pub fn lint_files(job: &Job, each: &mut dyn FnMut(Event<'_>) -> ControlFlow<()>) -> Result<()> {
    let first = job.paths.first().cloned().unwrap_or_default();
    let key = job.config_of(&if first.is_dir() { first.join(config::CONFIG_NAME) } else { first });
    let desk = Desk::open(job, key.as_deref());
    let mut mends = Mends::default();
    let mut lint = Lint::collect(job, &desk, key.as_deref(), &mends)?;
    lint.check(&desk);
    if let Some(least) = job.fix {
        // A fix may bring forth another finding, or take one away.
        for _ in 0..fix::ROUNDS {
            if !mends.step(lint.texts(), least)? {
                break;
            }
            let (memories, mut silenced) = (std::mem::take(&mut lint.memories), std::mem::take(&mut lint.silenced));
            lint = Lint::collect(job, &desk, key.as_deref(), &mends)?;
            silenced.retain(|path, _| memories.iter().any(|(source, _)| source.path() == path));
            (lint.memories, lint.silenced) = (memories, silenced);
            lint.check(&desk);
        }
    }
    lint.excerpts();
    let fail_on = desk.options.fail_on.unwrap_or(FailOn::At(Severity::Warning));
    lint.report(fail_on, job.fix.is_some().then_some(mends), each);
    Ok(())
}

/// What is looked through, and what was found.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
struct Lint {
    /// Files as they are after their fixes.
    mended: HashMap<PathBuf, Vec<u8>>,
    /// Memories have been looked through: no fix changes them.
    memories_done: bool,
    glossary: Glossary,
    /// In the order of [`Glossary::files`].
    glossaries: Vec<(Source, Vec<Diagnostic>)>,
    policies: Vec<(Source, String, Vec<Diagnostic>)>,
    /// Glossaries that are not held, by their places among the others.
    termbases: BTreeMap<usize, Termbase>,
    /// Which of these come with the program: nobody who reads what is found can mend them.
    shipped: Shipped,
    memories: Vec<(Source, Vec<Diagnostic>)>,
    /// Configs without a mistake; one with mistakes is a failure.
    configs: Vec<Source>,
    failures: Vec<Error>,
    /// The config has mistakes, which are told.
    config_fails: bool,
    /// Comments silence findings.
    heeds: bool,
    /// What they silence, file by file.
    silenced: HashMap<PathBuf, Vec<Suppressed>>,
    /// A glossary has an unsettled merge. Without what stands in it, much would be told of the others that is not so.
    torn: bool,
    select: Vec<String>,
    ignore: Vec<String>,
}

impl Lint {
    /// Reads all files, those that fixes have changed as they are after them.
    fn collect(job: &Job, desk: &Desk, config: Option<&Path>, mends: &Mends) -> Result<Self> {
        let mut lint = Self {
            select: desk.options.select.clone(),
            ignore: desk.options.ignore.clone(),
            heeds: desk.options.suppressions.unwrap_or(true),
            mended: mends.after(),
            memories_done: !mends.is_empty(),
            ..Self::default()
        };
        let said = job.flags.select.iter().chain(&job.flags.ignore);
        lint.failures.extend(said.filter_map(|id| choice::mistake(id)).map(Error::new));
        if job.paths.is_empty() {
            if let Some(config) = config {
                lint.config(config);
            }
            lint.used(desk);
        } else {
            let walk = Walk {
                cwd: job.cwd.clone(),
                exclude: Exclude::new(&job.cwd, &job.flags.exclude)?,
                only: None,
                watched: None,
            };
            let (inputs, errors) = walk.files(&job.paths, &may_be_linted);
            lint.failures.extend(errors);
            if let Some(config) = config {
                let errors = config::read_config(config).err().unwrap_or_default();
                lint.config_fails = !errors.is_empty();
                lint.failures.extend(errors);
            }
            let real = |path: &Path| fs::canonicalize(path).ok();
            let told = config.filter(|_| lint.config_fails).and_then(real);
            for input in inputs {
                if let Some((name, bytes)) = job.stdin.as_ref().filter(|_| job.is_stdin(&input.path)) {
                    lint.given(name, bytes.clone());
                } else if told.is_none() || real(&input.path) != told {
                    lint.file(&input.path, input.named);
                }
            }
        }
        Ok(lint)
    }

    /// The files in TOML, with what was found in each.
    fn texts(&self) -> impl Iterator<Item = (&Source, &[Diagnostic])> {
        let glossaries = self.glossaries.iter().map(|(source, problems)| (source, &problems[..]));
        glossaries.chain(self.policies.iter().map(|(source, _, problems)| (source, &problems[..])))
    }

    /// What came by the standard input.
    fn given(&mut self, name: &Path, bytes: Vec<u8>) {
        match formats::decode(name, bytes, None) {
            Ok(source) => {
                // A policy is opened again: from here.
                self.mended.insert(name.to_owned(), source.text().as_bytes().to_vec());
                self.source(source, true);
            }
            Err(error) => self.failures.push(error),
        }
    }

    fn file(&mut self, path: &Path, named: bool) {
        if self.streams(path) || self.termbase(path) {
            return;
        }
        let mended = self.mended.get(path).map(|bytes| Source::decode(path, bytes.clone(), None));
        let source = match mended {
            Some(source) => source.map_err(|error| self.failures.push(error)).ok(),
            None => read_source(path, &mut self.failures),
        };
        if let Some(source) = source {
            self.source(source, named);
        }
    }

    fn source(&mut self, source: Source, named: bool) {
        let path = source.path().to_owned();
        match kind(&source) {
            Kind::Glossary => self.glossary_source(source),
            Kind::Memory => self.memory(source),
            Kind::Policy => {
                let name = path.to_string_lossy().into_owned();
                self.policy(source, name);
            }
            Kind::Config => self.config(&path),
            Kind::Draft | Kind::Other if named => {
                let what = "is neither a glossary nor a policy; begin it with [glossary] or [policy]";
                self.failures.push(Error::new(what).in_file(path));
            }
            Kind::Draft | Kind::Other => {}
        }
    }

    fn config(&mut self, path: &Path) {
        match config::read_config(path) {
            Ok(_) => self.configs.extend(workspace::read_source(path, &mut self.failures)),
            Err(errors) => self.failures.extend(errors),
        }
    }

    fn glossary_source(&mut self, source: Source) {
        let mut read = read_terms(&source);
        read.value.files = vec![std::sync::Arc::new(source.path().to_owned())];
        if conflict::is_torn(source.text()) {
            self.torn = true;
        } else {
            read.problems.extend(check_exchange(&source));
        }
        join(&mut self.glossary, read.value, &mut self.failures);
        self.glossaries.push((source, read.problems));
    }

    /// Looks through a memory that is a file, of which no more is held than what is said of it; false for what is none.
    fn streams(&mut self, path: &Path) -> bool {
        // What cannot be read twice is held.
        let Some(before) = fs::metadata(path).ok().filter(fs::Metadata::is_file) else { return false };
        let Ok(Some(file)) = memory::open(path) else { return false };
        if self.memories_done {
            return true;
        }
        let mut found = Found::default();
        let looked = found.look(file, None, &mut || memory::again(path), self);
        let told = looked.and_then(|()| {
            let input = fs::File::open(path).map_err(|cause| Error::io(path, cause))?;
            let wanted: Vec<_> = found.all().map(|(wanted, _)| *wanted).collect();
            let (source, spans) = Source::excerpts(path, input, formats::declared_encoding, &wanted)?;
            found.all().zip(spans).for_each(|((_, diagnostic), span)| diagnostic.span = span);
            Ok((source, found))
        });
        let now = fs::metadata(path).ok().map(|now| (now.len(), now.modified().ok()));
        match told {
            Ok(_) if now != Some((before.len(), before.modified().ok())) => {
                let what = "was changed by somebody else meanwhile; run it again";
                self.failures.push(Error::new(what).in_file(path));
            }
            Ok((source, found)) => self.looked(source, found),
            Err(error) => self.failures.push(error.in_file(path)),
        }
        true
    }

    /// The same of a memory that is held.
    fn memory(&mut self, source: Source) {
        let bytes = source.text().as_bytes();
        let mut found = Found::default();
        let looked = found.look(bytes, Some("UTF-8"), &mut || Ok(Some(Box::new(bytes))), self);
        if let Err(error) = looked {
            return self.failures.push(error.in_file(source.path()));
        }
        found.all().for_each(|(wanted, diagnostic)| diagnostic.span = wanted.within(source.text()));
        self.looked(source, found);
    }

    /// What was found in a memory.
    fn looked(&mut self, source: Source, found: Found) {
        let silenced = found.silenced.into_iter().map(|((_, diagnostic), reason)| Suppressed { diagnostic, reason });
        let silenced: Vec<_> = silenced.filter(|one| is_on(one.diagnostic.rule, &self.select, &self.ignore)).collect();
        if !silenced.is_empty() {
            self.silenced.insert(source.path().to_owned(), silenced);
        }
        self.memories.push((source, found.problems.into_iter().map(|(_, diagnostic)| diagnostic).collect()));
    }

    fn policy(&mut self, source: Source, name: String) {
        let problems = formats::read_policy_toml(&source, &name).problems;
        self.policies.push((source, name, problems));
    }

    /// Runs the checks over what was read.
    fn check(&mut self, desk: &Desk) {
        if self.torn {
            return;
        }
        let judged = self.run_checks(desk);
        self.pass_over_shipped();
        if self.heeds {
            self.hush(judged);
        }
    }

    /// Takes away what comments silence. `judged`: policies were held against a glossary.
    fn hush(&mut self, judged: bool) {
        let (select, ignore) = (&self.select, &self.ignore);
        let on = |id: &str| is_on(id, select, ignore);
        let on: &dyn Fn(&str) -> bool = &on;
        let mut all: Vec<(&Source, &mut Vec<Diagnostic>, bool)> = Vec::new();
        all.extend(self.glossaries.iter_mut().map(|(source, problems)| (&*source, problems, true)));
        all.extend(self.policies.iter_mut().map(|(source, _, problems)| (&*source, problems, judged)));
        for (source, problems, spoke) in all {
            // Of what was read in part, and of checks that did not speak, nobody knows what a comment would silence.
            let whole = spoke && problems.iter().all(|d| d.severity < Severity::Error || is_check(d.rule));
            // What is not to be told cannot be silenced either.
            problems.retain(|d| on(d.rule) || !is_check(d.rule));
            let silenced = suppress_linted(source, &formats::remarks(source), whole.then_some(on), problems);
            if !silenced.is_empty() {
                self.silenced.entry(source.path().to_owned()).or_default().extend(silenced);
            }
        }
    }

    /// True if the policies were judged.
    fn run_checks(&mut self, desk: &Desk) -> bool {
        let (sources, mut problems): (Vec<_>, Vec<_>) = std::mem::take(&mut self.glossaries).into_iter().unzip();
        let mut found = Vec::new();
        for check in GLOSSARY_CHECKS.iter().filter(|check| is_on(check.id(), &self.select, &self.ignore)) {
            check.glossary(&self.glossary, &sources, &mut found);
        }
        for (file, diagnostic) in found {
            if let Some(problems) = problems.get_mut(file as usize) {
                problems.push(diagnostic);
            }
        }
        self.glossaries = sources.into_iter().zip(problems).collect();
        // Policies speak of the glossary beside them, or of the one that a check would use.
        let (opened, mut errors) = (OnceCell::new(), Vec::new());
        let glossary = match &desk.workspace {
            _ if !self.glossaries.is_empty() || self.policies.is_empty() => Some(&self.glossary),
            Ok(workspace) => Some(&workspace.glossary),
            // Which glossary that is stands in the config.
            Err(_) if self.config_fails => None,
            Err(_) => {
                let glossary =
                    open_glossary(&desk.options.glossary, desk.options.given.as_deref(), Files::Disk, &mut errors);
                errors.is_empty().then(|| opened.get_or_init(|| glossary))
            }
        };
        for error in errors {
            let what = error.to_string();
            if self.failures.iter().all(|known| known.to_string() != what) {
                self.failures.push(error);
            }
        }
        for (source, name, problems) in &mut self.policies {
            let broken = problems.iter().any(|problem| problem.severity == Severity::Error);
            let mut errors = Vec::new();
            let policy = if self.mended.contains_key(source.path()) {
                let folder = source.path().parent().map(Path::to_path_buf).unwrap_or_default();
                let text = formats::read_policy_toml(source, &policy_name(source.path())).value;
                text.and_then(|text| open_policy_text(text, &folder, Files::Disk, &mut errors))
            } else {
                open_policy(name, &mut errors)
            };
            // The file's own mistakes are findings; those of the policies that it extends, and a circle, are not.
            self.failures.extend(errors.into_iter().filter(|error| !broken || error.file() != Some(source.path())));
            // Held against nothing, every rule would be a dead one.
            let (Some(policy), Some(glossary)) = (policy, glossary) else { continue };
            for check in POLICY_CHECKS.iter().filter(|check| is_on(check.id(), &self.select, &self.ignore)) {
                check.policy(&policy, glossary, problems);
            }
            for problem in problems {
                if let Some(place) = problem.policy.as_ref().filter(|_| problem.span == Span::default()) {
                    problem.fix = problem.fix.take().or_else(|| mend::renamed(source, place.line, problem));
                    problem.span = line_span(source, place.line);
                }
            }
        }
        glossary.is_some()
    }

    fn report(mut self, fail_on: FailOn, mends: Option<Mends>, each: &mut dyn FnMut(Event<'_>) -> ControlFlow<()>) {
        for error in self.failures {
            if each(Event::Failed(error)).is_break() {
                return;
            }
        }
        let policies = self.policies.into_iter().map(|(source, _, problems)| (source, problems));
        let configs = self.configs.into_iter().map(|source| (source, Vec::new()));
        let mut files: Vec<_> =
            self.glossaries.into_iter().chain(self.memories).chain(policies).chain(configs).collect();
        files.sort_by(|a, b| a.0.path().cmp(b.0.path()));
        let mut mends = mends;
        for (source, mut diagnostics) in files {
            diagnostics.retain(|d| is_on(d.rule, &self.select, &self.ignore) || !is_check(d.rule));
            diagnostics.sort_by_key(|diagnostic| diagnostic.span);
            let suppressed = self.silenced.remove(source.path()).unwrap_or_default();
            let checked = Checked { diagnostics, suppressed, ..Checked::default() };
            let fixed = mends.as_mut().and_then(|mends| mends.take(&source));
            let report = FileReport {
                foreign: None,
                source,
                checked,
                fixed,
                fail_on,
                is_stdin: false,
                reading: None,
                baseline: None,
                spoke: Spoke::default(),
            };
            if each(Event::File(Box::new(report))).is_break() {
                return;
            }
        }
    }
}

/// False for what a reader tells, which is no check's to be silent of.
fn is_check(rule: &str) -> bool {
    choice::mistake(rule).is_none()
}

/// What is wrong in a memory, and where.
#[derive(Default)]
struct Found {
    problems: Vec<(Wanted, Diagnostic)>,
    /// What comments silence, with their reasons.
    silenced: Vec<((Wanted, Diagnostic), Box<str>)>,
}

impl Found {
    /// All of it, in the order of the places.
    fn all(&mut self) -> impl Iterator<Item = (&Wanted, &mut Diagnostic)> {
        let silenced = self.silenced.iter_mut().map(|(one, _)| one);
        let mut all: Vec<_> = self.problems.iter_mut().chain(silenced).collect();
        all.sort_by_key(|(wanted, _)| wanted.start);
        all.into_iter().map(|(wanted, diagnostic)| (&*wanted, diagnostic))
    }

    /// An error says that the file is no text.
    fn look(&mut self, input: impl Read, encoding: Option<&str>, again: memory::Again<'_>, lint: &Lint) -> Result<()> {
        let error = match Reader::open(input, encoding, Broken::Tell) {
            Ok(mut reader) => {
                let mut looked = memory::look(&mut reader, encoding, &mut || again());
                if lint.heeds && looked.error.is_none() && !looked.comments.is_empty() {
                    looked = self.heed(looked, encoding, &mut || again(), lint)?;
                }
                self.problems.extend(looked.problems.into_iter().map(diagnostic));
                self.silenced.extend(looked.silenced.into_iter().map(|(one, reason)| (diagnostic(one), reason)));
                looked.error
            }
            Err(error) => {
                let conflicts = memory::conflicts(&error, encoding, again);
                self.problems.extend(conflicts.into_iter().map(diagnostic));
                if self.problems.is_empty() { Some(error) } else { None }
            }
        };
        match error {
            Some(error) if error.is_unreadable() => return Err(error),
            error => self.problems.extend(error.map(|error| fatal(&error))),
        }
        self.problems.sort_by_key(|(wanted, _)| wanted.start);
        Ok(())
    }

    /// Looks once more, with the comments that are known now: one about the whole file may stand at its end.
    fn heed(
        &mut self,
        looked: memory::Looked,
        encoding: Option<&str>,
        again: memory::Again<'_>,
        lint: &Lint,
    ) -> Result<memory::Looked> {
        let Some(input) = again().map_err(|cause| Error::io("", cause))? else { return Ok(looked) };
        let mut reader = Reader::open(input, encoding, Broken::Tell)?;
        let mut hush = Hush::new(&looked.comments);
        let heeded = memory::look_hushed(&mut reader, encoding, &mut || again(), Some(&mut hush));
        let unused = hush.unused(&|id: &str| is_on(id, &lint.select, &lint.ignore));
        let of_comments = memory::listed(hush.problems.into_iter().chain(unused));
        self.problems.extend(of_comments.into_iter().map(diagnostic));
        Ok(heeded)
    }
}

fn diagnostic(problem: Problem) -> (Wanted, Diagnostic) {
    let wanted = Wanted { start: problem.place.offset, length: Some(problem.length) };
    (wanted, Diagnostic::new(problem.rule, problem.severity, Span::default(), problem.message))
}

/// What ended the reading of a memory.
fn fatal(error: &Error) -> (Wanted, Diagnostic) {
    let wanted = Wanted { start: error.place().map_or(0, |place| place.offset), length: None };
    (wanted, Diagnostic::new("tmx-syntax", Severity::Error, Span::default(), error.what()))
}

/// A policy goes by its file's stem.
fn policy_name(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The text of a line, from 1, without the blanks around it.
fn line_span(source: &Source, line: u32) -> Span {
    let mut start = 0;
    for (at, text) in source.text().split_inclusive('\n').enumerate() {
        if at + 1 == line as usize {
            let lead = text.len() - text.trim_start().len();
            return Span::new(start + lead.min(text.trim_end().len()), start + text.trim_end().len());
        }
        start += text.len();
    }
    Span::default()
}

#[cfg(test)]
mod tests;

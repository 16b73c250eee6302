//! A run over many files: events in, report and exit status out; shared by `check` and `lint`, and in
//! parts by `impact`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use exonym::{Error, Event, FileReport, Job, Skip, Workspace, is_repairable, policy_names, replace_file};

use super::args::{Reporting, Tone};
use super::debt::Debt;
use super::output::{self, Out, Voice};
use super::{Exit, Failure};
use crate::report::{Look, Report, Reported, Silenced, Silencer, Summary, diff};
use crate::text;

/// What becomes of fixes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fixes {
    Suggest,
    Apply,
    Diff,
}

/// Held while a file is written.
static WRITING: Mutex<()> = Mutex::new(());

/// An interrupt ends the run between two files, never within one.
pub(super) fn wait_for_writes_on_interrupt() {
    let handler = || {
        let _guard = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        // As a shell reports a program that an interrupt ended.
        std::process::exit(130);
    };
    // Without a handler the system ends the program at once; a temporary file may then be left, never half a draft.
    let _ = ctrlc::set_handler(handler);
}

/// Notes the policies of a workspace, and says once that the shipped glossary serves. `alone` is what is said where more
/// than one policy is too many.
pub(super) fn opened(
    workspace: &Workspace,
    alone: Option<&str>,
    policies: &mut Vec<Arc<str>>,
    told_shipped: &mut bool,
    voice: Voice,
) -> Result<(), Failure> {
    if let Some(what) = alone.filter(|_| workspace.policies.len() > 1) {
        return Err(Error::new(what).into());
    }
    for name in policy_names(workspace) {
        if !policies.contains(&name) {
            policies.push(name);
        }
    }
    if workspace.is_shipped() && !*told_shipped {
        *told_shipped = true;
        voice.note(text::SHIPPED_GLOSSARY);
    }
    Ok(())
}

/// Work over many files that tells what happens.
type Work = fn(&Job, &mut dyn FnMut(Event<'_>) -> ControlFlow<()>) -> exonym::Result<()>;

/// Does with each event of `work` what there is to do; a failure of that ends the work.
pub(super) fn until_failure<R>(
    work: impl FnOnce(&mut dyn FnMut(Event<'_, R>) -> ControlFlow<()>) -> exonym::Result<()>,
    mut each: impl FnMut(Event<'_, R>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut failure = None;
    work(&mut |event| match each(event) {
        Ok(()) => ControlFlow::Continue(()),
        Err(cause) => {
            failure = Some(cause);
            ControlFlow::Break(())
        }
    })?;
    failure.map_or(Ok(()), Err)
}

/// A run in progress.
pub(super) struct Run {
    voice: Voice,
    fixes: Fixes,
    report: Box<dyn Report>,
    out: Out,
    summary: Summary,
    /// Detected languages with the number of drafts.
    languages: BTreeMap<String, usize>,
    told_shipped: bool,
    /// What was said and is not said again.
    said: BTreeSet<&'static str>,
    /// Files that `--diff` would change.
    changed: usize,
    fails: bool,
    /// Files of other formats that were met.
    others: usize,
    /// The baselines, where they count.
    pub(super) debt: Option<Debt>,
    /// Also report what is let be.
    pub(super) show_suppressed: bool,
}

impl Run {
    pub(super) fn new(reporting: &Reporting, tone: Tone, fixes: Fixes, stdin: bool) -> Result<Self, Failure> {
        // The fixed text of the standard input is what the standard output is for; the report steps aside.
        let aside = fixes == Fixes::Apply && stdin;
        let colour = output::colour(tone.color) && reporting.output_file.is_none() && !aside;
        let out: Out = match &reporting.output_file {
            None if aside => Out::Straight(Box::new(io::stderr())),
            file => output::open(file.as_deref(), colour)?,
        };
        if fixes == Fixes::Apply {
            wait_for_writes_on_interrupt();
        }
        let look = Look { colour, quiet: tone.quiet, statistics: reporting.statistics };
        Ok(Self {
            voice: Voice::new(tone),
            fixes,
            report: reporting.format.report(look),
            out,
            summary: Summary::default(),
            languages: BTreeMap::new(),
            told_shipped: false,
            said: BTreeSet::new(),
            changed: 0,
            fails: false,
            others: 0,
            debt: None,
            show_suppressed: false,
        })
    }

    /// Reports all that `work` tells.
    pub(super) fn all(&mut self, job: &Job, work: Work) -> Result<(), Failure> {
        if self.fixes != Fixes::Diff {
            self.report.start(&mut self.out)?;
        }
        until_failure(|each| work(job, each), |event| self.event(event))
    }

    fn event(&mut self, event: Event<'_>) -> Result<(), Failure> {
        match event {
            Event::Opened(workspace) => return self.opened(workspace),
            Event::Broken(errors) => errors.iter().for_each(|error| self.failed(error)),
            Event::File(report) => return self.file(*report),
            Event::Failed(error) => self.failed(&error),
            Event::Skipped(path, why) => {
                self.others += usize::from(why == Skip::Format);
                self.voice.skipped(&path, why);
            }
        }
        Ok(())
    }

    fn opened(&mut self, workspace: &Workspace) -> Result<(), Failure> {
        self.report.opened(workspace);
        if !workspace.has_terms() && self.said.insert(text::NO_TERMS) {
            self.voice.note(text::NO_TERMS);
        }
        if workspace.has_terms() && !workspace.has_languages() && self.said.insert(text::NO_LANGUAGES) {
            self.voice.note(text::NO_LANGUAGES);
        }
        let alone = (self.fixes != Fixes::Suggest).then_some(text::FIX_ONE_POLICY);
        opened(workspace, alone, &mut self.summary.policies, &mut self.told_shipped, self.voice)
    }

    fn failed(&mut self, error: &Error) {
        Voice::error(error);
        self.summary.failures.push(error.to_string());
    }

    fn file(&mut self, mut report: FileReport) -> Result<(), Failure> {
        let old = match self.debt.as_mut().map(|debt| debt.old(&mut report)) {
            None => None,
            Some(Ok(old)) => old,
            Some(Err(error)) => {
                self.failed(&error);
                None
            }
        };
        let FileReport { source, checked, fixed, fail_on, is_stdin, reading, foreign, .. } = &report;
        if let Some((lang, true)) = &checked.lang {
            *self.languages.entry(text::langs_of_draft(lang, &checked.also)).or_default() += 1;
        }
        if let Some(kind) = foreign
            && checked.diagnostics.iter().any(|diagnostic| diagnostic.fix.is_some())
        {
            self.voice.note(text::read_as_text(source.path().display(), kind));
        }
        if let Some(fixed) = fixed {
            if fixed.unencodable > 0 {
                let encoding = source.encoding().name();
                self.voice.note(text::unencodable(source.path().display(), fixed.unencodable, encoding));
            }
            self.changed += usize::from(fixed.original.is_some());
            self.summary.spared += fixed.spared;
            if self.fixes == Fixes::Diff {
                self.summary.files += 1;
                return Ok(diff::write(source, fixed, &mut self.out)?);
            }
            if *is_stdin {
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
        } else if self.fixes != Fixes::Suggest {
            let path = source.path();
            if !checked.diagnostics.is_empty() && path.extension().is_none_or(|end| !end.eq_ignore_ascii_case("toml")) {
                self.voice.note(text::not_fixed(path.display(), is_repairable(source)));
            }
            if self.fixes == Fixes::Diff {
                self.summary.files += 1;
                return Ok(());
            }
        }
        self.fails |= checked.diagnostics.iter().any(|diagnostic| fail_on.fails(diagnostic.severity));
        self.summary.add(&checked.diagnostics);
        self.summary.add_exempt(checked);
        let compared = old.is_some();
        let old = old.unwrap_or_default();
        self.summary.old += old.len();
        let mut silenced = Vec::new();
        if self.show_suppressed {
            silenced.extend(checked.suppressed.iter().map(|suppressed| Silenced {
                diagnostic: suppressed.diagnostic.clone(),
                by: Silencer::Comment(suppressed.reason.clone()),
            }));
            silenced.extend(old.into_iter().map(|diagnostic| Silenced { diagnostic, by: Silencer::Baseline }));
        }
        let file = Reported {
            source,
            diagnostics: &checked.diagnostics,
            reading: reading.as_ref(),
            silenced: &silenced,
            compared,
        };
        Ok(self.report.file(&file, &mut self.out)?)
    }

    /// Says that there was nothing to read, lest that be taken for nothing to find.
    pub(super) fn tell_no_drafts(&self) {
        if self.summary.files == 0 && self.summary.failures.is_empty() {
            self.voice.note(text::no_drafts(self.others));
        }
    }

    /// Ends the report, and says how the run ended. `baseline` is that of the command line.
    pub(super) fn finish(mut self, baseline: Option<&Path>) -> Result<Exit, Failure> {
        // The report counts what is let be.
        let ended = self.debt.take().map(|debt| debt.finish(baseline)).unwrap_or_default();
        ended.errors.iter().for_each(|error| self.failed(error));
        self.summary.old -= ended.unwritten.min(self.summary.old);
        if self.fixes == Fixes::Diff {
            self.fails = self.changed > 0;
        } else {
            self.report.finish(&self.summary, &mut self.out)?;
        }
        self.out.close()?;
        if self.fixes == Fixes::Diff {
            self.voice.line(text::would_change(self.changed) + &text::spared(self.summary.spared));
        }
        if !self.languages.is_empty() {
            let langs: Vec<_> = self.languages.iter().map(|(lang, &files)| text::lang_count(lang, files)).collect();
            self.voice.note(text::detected(&langs.join(", ")));
        }
        ended.say(self.voice);
        Ok(match () {
            () if !self.summary.failures.is_empty() => Exit::Failed,
            () if self.fails => Exit::Findings,
            () => Exit::Clean,
        })
    }
}

pub(super) fn write(path: &Path, before: &[u8], after: &[u8]) -> Result<(), Error> {
    undisturbed(|| replace_file(path, before, after))
}

/// Does what an interrupt must not come between.
pub(super) fn undisturbed<T>(work: impl FnOnce() -> T) -> T {
    let _guard = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    work()
}

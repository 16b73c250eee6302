//! `exonym impact`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use exonym::{
    Error, Event, Impact, Impacted, ImpactedMemory, ImpactedText, Job, MemoryPlaces, PastFiles, Review, Workspace,
    impact,
};

use super::args::{Impact as Args, ImpactFormat, Tone};
use super::output::{self, Out, Voice};
use super::run::{opened, undisturbed, until_failure, wait_for_writes_on_interrupt, write};
use super::sources::{now, set_paths, threads, written_fixes};
use super::{Exit, Failure};
use crate::git::Revision;
use crate::report::diff;
use crate::report::impact::{Concise, Full, Json, Jsonl, Report, Summary};
use crate::text::impact::Applied;
use crate::text::{self, impact as words};

pub(crate) fn run(args: &Args, tone: Tone) -> Result<Exit, Failure> {
    if args.unsafe_fixes && !args.apply && !args.diff {
        return Err(Error::new(words::UNSAFE_FIXES_ALONE).into());
    }
    let job = job(args)?;
    let past = args.since.as_deref().map(|revision| Revision::open(revision, &job.cwd)).transpose()?;
    let read = |path: &Path| past.as_ref().map_or(Ok(None), |past| past.file(path));
    let date = args.date.map_or_else(now, |date| format!("{:04}{:02}{:02}T000000Z", date.year, date.month, date.day));
    let what = Impact {
        concepts: args.concepts.clone(),
        before: args.before.clone(),
        past: past.is_some().then_some(&read as PastFiles<'_>),
        all: args.all,
        check_source: args.check_source,
        lines: args.diff,
        review: Review { date, by: words::CHANGE_ID.to_owned() },
        job,
    };
    let colour = output::colour(tone.color) && args.output_file.is_none();
    let aside = args.apply && what.job.stdin.is_some();
    let out: Out = match &args.output_file {
        None if aside => Out::Straight(Box::new(io::stderr())),
        file => output::open(file.as_deref(), colour)?,
    };
    let report: Box<dyn Report> = match args.format {
        ImpactFormat::Full => Box::new(Full::new(colour && !aside, tone.quiet)),
        ImpactFormat::Concise => Box::new(Concise { quiet: tone.quiet }),
        ImpactFormat::Json => Box::new(Json::default()),
        ImpactFormat::Jsonl => Box::new(Jsonl),
    };
    if args.apply {
        wait_for_writes_on_interrupt();
    }
    let mut run = Run {
        args,
        voice: Voice::new(tone),
        out,
        report,
        summary: Summary { applied: args.apply.then(Applied::default), ..Summary::default() },
        in_diff: None,
        changed: 0,
        told_shipped: false,
    };
    run.all(&what)?;
    Ok(match run.finish()? {
        Exit::Findings if args.exit_zero => Exit::Clean,
        exit => exit,
    })
}

fn job(args: &Args) -> Result<Job, Failure> {
    let mut job = args.sources.job()?;
    job.flags.lang.clone_from(&args.lang);
    job.flags.encoding.clone_from(&args.encoding);
    args.dates.put(&mut job);
    job.flags.exclude.clone_from(&args.exclude);
    set_paths(&mut job, &args.paths, None)?;
    job.threads = threads(args.threads);
    if args.apply || args.diff {
        job.fix = Some(written_fixes(args.unsafe_fixes));
    }
    Ok(job)
}

/// A run in progress.
struct Run<'a> {
    args: &'a Args,
    voice: Voice,
    out: Out,
    report: Box<dyn Report>,
    summary: Summary,
    /// The memory whose diff has begun.
    in_diff: Option<PathBuf>,
    /// Files that `--diff` would change.
    changed: usize,
    told_shipped: bool,
}

impl Run<'_> {
    fn all(&mut self, what: &Impact<'_>) -> Result<(), Failure> {
        if !self.args.diff {
            self.report.start(&mut self.out)?;
        }
        until_failure(|each| impact(what, each), |event| self.event(event))
    }

    fn event(&mut self, event: Event<'_, Impacted>) -> Result<(), Failure> {
        match event {
            Event::Opened(workspace) => return self.opened(workspace),
            Event::Broken(errors) => errors.iter().for_each(|error| self.fail(error)),
            Event::Failed(error) => self.fail(&error),
            Event::Skipped(path, why) => self.voice.skipped(&path, why),
            Event::File(Impacted::Text(text)) => return self.text(&text),
            Event::File(Impacted::Places(places)) => return self.places(&places),
            Event::File(Impacted::Memory(memory)) => self.memory(*memory),
        }
        Ok(())
    }

    fn opened(&mut self, workspace: &Workspace) -> Result<(), Failure> {
        let alone = (self.args.apply || self.args.diff).then_some(words::APPLY_ONE_POLICY);
        opened(workspace, alone, &mut self.summary.policies, &mut self.told_shipped, self.voice)
    }

    fn fail(&mut self, error: &Error) {
        Voice::error(error);
        self.summary.totals.failed = true;
    }

    fn text(&mut self, text: &ImpactedText) -> Result<(), Failure> {
        let source = &text.source;
        self.summary.totals.files += 1;
        if let Some(fixed) = &text.fixed {
            if fixed.unencodable > 0 {
                let encoding = source.encoding().name();
                self.voice.note(text::unencodable(source.path().display(), fixed.unencodable, encoding));
            }
            self.changed += usize::from(fixed.original.is_some());
            if text.unkept > 0 {
                self.voice.note(words::unkept(source.path().display(), text.unkept));
            }
            if self.args.diff {
                return Ok(diff::write(source, fixed, &mut self.out)?);
            }
            if text.is_stdin {
                let mut out = io::stdout().lock();
                out.write_all(&fixed.after)?;
                out.flush()?;
            } else if fixed.original.is_some()
                && let Err(error) = write(source.path(), &fixed.before, &fixed.after)
            {
                self.fail(&error);
                return Ok(());
            }
            if let Some(applied) = &mut self.summary.applied {
                applied.places += fixed.applied;
                applied.entries += text.marked;
            }
        }
        let totals = &mut self.summary.totals;
        *(if text.is_glossary { &mut totals.glossaries } else { &mut totals.drafts }) += text.places.len();
        self.summary.add(&text.places);
        Ok(self.report.places(source.path(), &text.places, &mut self.out)?)
    }

    fn places(&mut self, some: &MemoryPlaces) -> Result<(), Failure> {
        if self.args.diff {
            if !some.changed.is_empty() && self.in_diff.as_ref() != Some(&some.path) {
                diff::begin(&some.path, &mut self.out)?;
                self.in_diff = Some(some.path.clone());
            }
            return Ok(some.changed.iter().try_for_each(|lines| diff::lines_of(lines, &mut self.out))?);
        }
        self.summary.totals.memories += some.places.len();
        self.summary.add(&some.places);
        Ok(self.report.places(&some.path, &some.places, &mut self.out)?)
    }

    fn memory(&mut self, memory: ImpactedMemory) {
        let totals = &mut self.summary.totals;
        totals.files += 1;
        totals.units += memory.units;
        totals.concerned += memory.concerned;
        self.changed += usize::from(memory.rewritten > 0);
        let (applied, rewritten) = (memory.applied, memory.rewritten);
        if !self.args.apply {
            return;
        }
        if let Err(error) = undisturbed(|| memory.commit()) {
            self.fail(&error);
        } else if let Some(done) = &mut self.summary.applied {
            done.places += applied;
            done.units += rewritten;
        }
    }

    /// Ends the report, and says how the run ended.
    fn finish(mut self) -> Result<Exit, Failure> {
        let found = if self.args.diff {
            self.out.close()?;
            if self.changed > 0 || !self.summary.totals.failed {
                self.voice.line(text::would_change(self.changed));
            }
            self.changed > 0
        } else {
            self.report.finish(&self.summary, &mut self.out)?;
            self.out.close()?;
            self.summary.totals.places() > 0
        };
        Ok(match () {
            () if self.summary.totals.failed => Exit::Failed,
            () if found => Exit::Findings,
            () => Exit::Clean,
        })
    }
}

//! The baselines of a run: old findings are let be, and what is settled goes when it is asked for.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};

use exonym::{Baseline, Diagnostic, Error, FileReport};

use super::output::Voice;
use crate::text::baseline as text;

/// What becomes of a baseline at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    /// Nothing.
    Heed,
    /// It is written, with all that was found.
    Begin,
    /// What is settled goes.
    Update,
}

/// What became of the baselines.
#[derive(Debug, Default)]
pub(super) struct Ended {
    lines: Vec<String>,
    notes: Vec<String>,
    /// What could not be written.
    pub(super) errors: Vec<Error>,
    /// Findings that would be let be, had they been written.
    pub(super) unwritten: usize,
}

impl Ended {
    pub(super) fn say(&self, voice: Voice) {
        self.lines.iter().for_each(|line| voice.line(line));
        self.notes.iter().for_each(|note| voice.note(note));
    }
}

/// The baselines that the files of a run are under.
pub(super) struct Debt {
    aim: Aim,
    cwd: PathBuf,
    /// What was looked at.
    paths: Vec<PathBuf>,
    /// `None`: one that cannot be read, which was said.
    open: BTreeMap<PathBuf, Option<Baseline>>,
    /// True where only some lines are looked at: nothing can be said of entries that were not met.
    in_part: bool,
}

impl Debt {
    pub(super) fn new(aim: Aim, cwd: &Path, paths: &[PathBuf], in_part: bool) -> Self {
        Self { aim, cwd: cwd.to_owned(), paths: paths.to_vec(), open: BTreeMap::new(), in_part }
    }

    /// Takes the old findings out of a file's; `None` where it is under no baseline.
    pub(super) fn old(&mut self, report: &mut FileReport) -> Result<Option<Vec<Diagnostic>>, Error> {
        let Some(file) = report.baseline.as_deref().filter(|_| report.source.path() != Path::new("-")) else {
            return Ok(None);
        };
        if let Entry::Vacant(place) = self.open.entry(file.to_owned()) {
            match opened(self.aim, file, &self.cwd) {
                Ok(baseline) => place.insert(Some(baseline)),
                Err(error) => {
                    place.insert(None);
                    return Err(error);
                }
            };
        }
        let Some(Some(baseline)) = self.open.get_mut(file) else { return Ok(None) };
        let found = std::mem::take(&mut report.checked.diagnostics);
        let speaks = |rule: &str, policy: &str| report.spoke.has(rule, policy);
        let sorted = baseline.sort(&report.source, &self.cwd, found, &speaks);
        report.checked.diagnostics = sorted.new;
        Ok(Some(sorted.old))
    }

    /// Writes what is to be written, and gives what is to be said of it. `named` is the baseline of the command line: it is
    /// there even where no file was.
    pub(super) fn finish(mut self, named: Option<&Path>) -> Ended {
        let mut ended = Ended::default();
        if self.aim != Aim::Heed && self.open.is_empty() {
            let file = named.ok_or_else(|| Error::new(text::WHICH));
            match file.and_then(|file| Ok((file, opened(self.aim, file, &self.cwd)?))) {
                Ok((file, baseline)) => drop(self.open.insert(file.to_owned(), Some(baseline))),
                Err(error) => ended.errors.push(error),
            }
        }
        for baseline in self.open.values().flatten() {
            let file = baseline.file().display();
            let written = || baseline.write(&self.paths, &self.cwd);
            let said = match self.aim {
                Aim::Begin => written().map(|_| text::begun(file, baseline.len())),
                Aim::Update => written().map(|gone| text::updated(file, gone, baseline.len() - gone)),
                Aim::Heed => {
                    let settled = if self.in_part { 0 } else { baseline.settled(&self.paths, &self.cwd) };
                    ended.notes.extend((settled > 0).then(|| text::settled(file, settled)));
                    continue;
                }
            };
            match said {
                Ok(line) => ended.lines.push(line),
                Err(error) => {
                    ended.unwritten += if self.aim == Aim::Begin { baseline.len() } else { 0 };
                    ended.errors.push(error);
                }
            }
        }
        ended
    }
}

fn opened(aim: Aim, file: &Path, cwd: &Path) -> Result<Baseline, Error> {
    if aim == Aim::Begin { Baseline::begin(file, cwd) } else { Baseline::open(file, cwd) }
}

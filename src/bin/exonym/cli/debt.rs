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

    /// Writes what is to be written, and says what is settled. `named` is the baseline of the command line: it is there
    /// even where no file was.
    pub(super) fn finish(mut self, named: Option<&Path>, voice: Voice) -> Result<(), Error> {
        if self.aim != Aim::Heed && self.open.is_empty() {
            let file = named.ok_or_else(|| Error::new(text::WHICH))?;
            let baseline = opened(self.aim, file, &self.cwd)?;
            self.open.insert(file.to_owned(), Some(baseline));
        }
        for baseline in self.open.values().flatten() {
            let file = baseline.file().display();
            let settled = if self.in_part { 0 } else { baseline.settled(&self.paths, &self.cwd) };
            match self.aim {
                Aim::Begin => {
                    baseline.write(&self.paths, &self.cwd)?;
                    voice.line(text::begun(file, baseline.len()));
                }
                Aim::Update => {
                    let gone = baseline.write(&self.paths, &self.cwd)?;
                    voice.line(text::updated(file, gone, baseline.len() - gone));
                }
                Aim::Heed if settled > 0 => voice.note(text::settled(file, settled)),
                Aim::Heed => {}
            }
        }
        Ok(())
    }
}

fn opened(aim: Aim, file: &Path, cwd: &Path) -> Result<Baseline, Error> {
    if aim == Aim::Begin { Baseline::begin(file, cwd) } else { Baseline::open(file, cwd) }
}

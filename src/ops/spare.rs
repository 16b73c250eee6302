//! What fixes leave alone: old findings, and those of lines that have not changed.

use std::path::Path;

use super::baseline::Baseline;
use super::changes::Stretches;
use super::check::Checked;
use crate::base::{DiskEdit, DiskSpan, Source};
use crate::model::{Applicability, Diagnostic};

/// The old findings of a run, as its fixes see them.
#[derive(Clone, Copy)]
pub(crate) enum Old<'b> {
    /// There are none.
    None,
    /// Those of a baseline, whose paths count from the working directory.
    Of(&'b Baseline, &'b Path),
    /// The baseline cannot be read: anything may be old.
    Unknown,
}

/// What the fixes of one file leave alone.
pub(super) struct Spare<'b> {
    changed: Option<Stretches>,
    old: Old<'b>,
    /// Where the old findings stood at first, moved by the edits since: who mends a word beside one does not mend it.
    places: Vec<(DiskSpan, &'static str)>,
    begun: bool,
    /// Findings with a fix that is left out.
    pub(super) count: usize,
}

impl<'b> Spare<'b> {
    pub(super) fn new(changed: Option<Stretches>, old: Old<'b>) -> Self {
        Self { changed, old, places: Vec::new(), begun: false, count: 0 }
    }

    /// Takes away what is of unchanged lines. Of what stays: whether it may be mended.
    pub(super) fn sift(&mut self, source: &Source, checked: &mut Checked, least: Applicability) -> Vec<bool> {
        let mendable = |found: &Diagnostic| {
            found.fix.as_ref().is_some_and(|fix| fix.applicability >= least && !fix.edits.is_empty())
        };
        self.count = checked.diagnostics.iter().filter(|found| mendable(found)).count();
        if let Some(changed) = &self.changed {
            changed.keep(source, checked);
        }
        let old = match self.old {
            Old::None => vec![false; checked.diagnostics.len()],
            Old::Unknown => vec![true; checked.diagnostics.len()],
            Old::Of(baseline, cwd) => baseline.old(source, cwd, &checked.diagnostics),
        };
        let place = |found: &Diagnostic| (source.disk(found.span), found.rule);
        if !self.begun {
            let old = checked.diagnostics.iter().zip(&old).filter(|(_, old)| **old);
            self.places = old.map(|(found, _)| place(found)).collect();
            self.places.sort_by(|(one, _), (other, _)| (&one.part, one.start).cmp(&(&other.part, other.start)));
            self.begun = true;
        }
        // None of them overlaps another of its rule.
        let was_old = |found: &Diagnostic| {
            let (here, rule) = place(found);
            let end = here.end.max(here.start + 1);
            let first = self.places.partition_point(|(known, _)| (&known.part, known.end) <= (&here.part, here.start));
            let near = self.places[first..].iter();
            near.take_while(|(known, _)| known.part == here.part && known.start < end).any(|(_, known)| *known == rule)
        };
        let may: Vec<bool> = checked.diagnostics.iter().zip(old).map(|(found, old)| !old && !was_old(found)).collect();
        let mended = checked.diagnostics.iter().zip(&may).filter(|(found, may)| **may && mendable(found)).count();
        self.count -= mended;
        may
    }

    /// After edits of the file.
    pub(super) fn shift(&mut self, edits: &[DiskEdit]) {
        if let Some(changed) = &mut self.changed {
            changed.shift(edits);
        }
        for (place, _) in &mut self.places {
            let (mut more, mut less, mut within) = (0, 0, 0);
            for edit in edits.iter().filter(|edit| edit.place.part == place.part) {
                let (gone, new) = (edit.place.end - edit.place.start, edit.bytes.len() as u64);
                if edit.place.end <= place.start {
                    (more, less) = (more + new, less + gone);
                } else if edit.place.start < place.end {
                    // What is put in over its edge counts as its own.
                    within += new;
                }
            }
            let length = place.end - place.start + within;
            place.start = (place.start + more).saturating_sub(less);
            place.end = place.start + length;
        }
    }
}

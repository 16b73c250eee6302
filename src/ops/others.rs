//! The files below a directory that are no drafts by their names: told to who asks, and where there is no draft.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::path::Path;

use super::batch::{Event, Job, Skip, is_draft};
use super::desk::Desks;
use super::listing::Listing;
use super::walk::tidy;

/// Those that were met.
pub(super) struct Others {
    /// `None` once there is a draft, and nobody asks.
    met: RefCell<Option<Listing>>,
    asked: bool,
}

impl Others {
    pub(super) fn new(asked: bool) -> Self {
        Self { met: RefCell::new(Some(Listing::default())), asked }
    }

    /// True for a file that would be read as a draft; others are noted.
    pub(super) fn is_draft(&self, path: &Path) -> bool {
        let mut met = self.met.borrow_mut();
        let taken = is_draft(path);
        if taken && !self.asked {
            *met = None;
        } else if let Some(met) = met.as_mut().filter(|_| !taken) {
            met.add(tidy(path));
        }
        taken
    }

    /// Tells of them, but for those that the config excludes.
    pub(super) fn tell<R>(
        self,
        job: &Job,
        desks: &Desks<'_>,
        each: &mut dyn FnMut(Event<'_, R>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut met = self.met.into_inner().unwrap_or_default();
        met.sort();
        met.into_iter().try_for_each(|other| {
            let desk = desks.desk(&desks.under(&other.path));
            if desk.excludes(job, &other.path) {
                return ControlFlow::Continue(());
            }
            let why = if desk.owns(&other.path) { Skip::Own } else { Skip::Format };
            each(Event::Skipped(other.path.into(), why))
        })
    }
}

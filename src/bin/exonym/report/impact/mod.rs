//! The outputs of `impact`, over places file by file.

mod full;
mod json;

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use exonym::{Applicability, ImpactPlace, Side};

use crate::text::impact::{self as text, Applied, Totals};

/// What a run came to.
#[derive(Default)]
pub(crate) struct Summary {
    pub(crate) totals: Totals,
    /// What was rewritten; `None` where nothing was to be.
    pub(crate) applied: Option<Applied>,
    pub(crate) policies: Vec<Arc<str>>,
}

impl Summary {
    /// Counts how places can be rewritten.
    pub(crate) fn add(&mut self, places: &[ImpactPlace]) {
        for place in places {
            match place.fix {
                Some(Applicability::Safe) => self.totals.safe += 1,
                Some(Applicability::Unsafe) => self.totals.risky += 1,
                _ => {}
            }
        }
    }
}

/// How places are shown.
pub(crate) trait Report {
    fn start(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
    fn places(&mut self, path: &Path, places: &[ImpactPlace], out: &mut dyn Write) -> io::Result<()>;
    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()>;
}

pub(crate) use full::{Concise, Full};
pub(crate) use json::{Json, Jsonl};

/// Where a place stands, as people read it.
fn whereabouts(path: &Path, place: &ImpactPlace) -> String {
    let at = format!("{}:{}:{}", super::printable(&super::shown(path)), place.line, place.column);
    let note = match (&place.unit, &place.field) {
        (Some(unit), _) => text::unit(unit.id.as_deref(), &unit.lang, unit.side == Side::Source),
        (None, Some(field)) => field.clone(),
        (None, None) => return at,
    };
    format!("{at} ({note})")
}

/// What can be done about a place, if it is not simply rewritten.
fn note(place: &ImpactPlace) -> Option<String> {
    let note = match (place.fix, place.hindrance) {
        (_, Some(why)) => Some(text::by_hand(why)),
        (Some(Applicability::Safe), None) => None,
        (Some(Applicability::Unsafe), None) => Some(text::BY_UNSAFE.to_owned()),
        (Some(Applicability::DisplayOnly) | None, None) => Some(text::BY_HAND.to_owned()),
    };
    match (note, place.newly) {
        (Some(note), Some(false)) => Some(format!("{}, {note}", text::AS_BEFORE)),
        (None, Some(false)) => Some(text::AS_BEFORE.to_owned()),
        (note, _) => note,
    }
}

/// A text without line ends or other control characters, so that it stays on a line.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

//! For people: form by form, or a place a line.

use std::io::{self, Write};
use std::path::Path;

use exonym::ImpactPlace;
use indexmap::IndexMap;

use super::{Report, Summary, note, one_line, whereabouts};
use crate::text::impact as text;

/// Places named of one form.
const NAMED: usize = 10;

/// Forms, with what to write instead of each, and their places. Of any number of places only the first are kept.
pub(crate) struct Full {
    pub(crate) colour: bool,
    pub(crate) quiet: bool,
    groups: IndexMap<(String, Option<String>, Option<String>), Group>,
}

#[derive(Default)]
struct Group {
    count: usize,
    places: Vec<String>,
}

impl Full {
    pub(crate) fn new(colour: bool, quiet: bool) -> Self {
        Self { colour, quiet, groups: IndexMap::new() }
    }
}

impl Report for Full {
    fn places(&mut self, path: &Path, places: &[ImpactPlace], _out: &mut dyn Write) -> io::Result<()> {
        for place in places {
            let key = (one_line(&place.text), place.suggestions.first().map(|s| one_line(s)), note(place));
            let group = self.groups.entry(key).or_default();
            group.count += 1;
            if group.places.len() < NAMED {
                group.places.push(whereabouts(path, place));
            }
        }
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let (bold, plain) = if self.colour { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
        for ((form, instead, note), group) in &self.groups {
            let instead = instead.as_deref().unwrap_or(text::NO_TERM);
            let said = text::group(group.count, note.as_deref());
            writeln!(out, "{bold}{form} → {instead}{plain} ({said})")?;
            for place in &group.places {
                writeln!(out, "  {place}")?;
            }
            if group.count > group.places.len() {
                writeln!(out, "  {}", text::more(group.count - group.places.len()))?;
            }
            writeln!(out)?;
        }
        last_line(summary, self.quiet, out)
    }
}

/// A place a line.
pub(crate) struct Concise {
    pub(crate) quiet: bool,
}

impl Report for Concise {
    fn places(&mut self, path: &Path, places: &[ImpactPlace], out: &mut dyn Write) -> io::Result<()> {
        for place in places {
            let instead = place.suggestions.first().map_or_else(|| text::NO_TERM.to_owned(), |s| one_line(s));
            let note = note(place).map(|note| format!(" [{note}]")).unwrap_or_default();
            writeln!(out, "{}: {} → {instead}{note}", whereabouts(path, place), one_line(&place.text))?;
        }
        Ok(())
    }
    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        last_line(summary, self.quiet, out)
    }
}

fn last_line(summary: &Summary, quiet: bool, out: &mut dyn Write) -> io::Result<()> {
    match text::summary(&summary.totals, summary.applied) {
        Some(line) if !quiet => writeln!(out, "{line}"),
        _ => Ok(()),
    }
}

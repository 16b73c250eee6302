//! What `impact` says.

use super::counted;

pub(crate) const ABOUT: &str = "Find what a changed glossary or policy means for drafts, memories and glossaries";
pub(crate) const EXIT: &str = "\
Exit status: 0 no such place is left, 1 some are, 2 something could not be read or done.";
pub(crate) const CONCEPTS: &str = "Concepts that are asked about, by a name in any spelling or by id [default: all]";
pub(crate) const IN: &str = "Files and directories to look in; `-` is the standard input, a draft [default: .]";
pub(crate) const SINCE: &str = "Tell only what config, glossaries and policies of this git revision were not against";
pub(crate) const BEFORE: &str =
    "Tell only what this policy was not against [default with --policy: what the config names]";
pub(crate) const ALL: &str = "Where something is known to have been against a place before, tell the place too";
pub(crate) const CHECK_SOURCE: &str = "Look at the texts too that a memory's units are translated from";
pub(crate) const APPLY: &str =
    "Rewrite what is safe to; memories keep the old text in a property, TBX and tables in a note, marked for review";
pub(crate) const DIFF: &str = "Print what --apply would change as a unified diff; write nothing";
pub(crate) const UNSAFE_FIXES: &str = "With --apply or --diff: rewrite too where a sentence may need a look afterwards";
pub(crate) const DATE: &str = "Date that rewritten units are said to be changed on [default: now]";
pub(crate) const ENCODING: &str = "Encoding of files without a byte order mark (WHATWG name) [default: UTF-8]";
pub(crate) const THREADS: &str = "Number of files, or blocks of a memory, worked on at once [default: one a processor]";

pub(crate) const APPLY_ONE_POLICY: &str =
    "--apply and --diff work under one policy; what one house writes another may not. Name one --policy";
pub(crate) const UNSAFE_FIXES_ALONE: &str = "--unsafe-fixes says what --apply or --diff may rewrite; add one of them";
/// Who rewritten units are said to be changed by.
pub(crate) const CHANGE_ID: &str = "exonym";
pub(crate) const NO_TERM: &str = "no term to write instead";

/// Behind a form: how often it was found, and what can be done about it.
pub(crate) fn group(count: usize, note: Option<&str>) -> String {
    match note {
        Some(note) => format!("×{count}, {note}"),
        None => format!("×{count}"),
    }
}
pub(crate) const BY_UNSAFE: &str = "with --unsafe-fixes";
pub(crate) const BY_HAND: &str = "by hand";
pub(crate) const AS_BEFORE: &str = "as before";
pub(crate) fn by_hand(why: &str) -> String {
    format!("by hand: {why}")
}

/// Of a table without a column for notes.
pub(crate) fn unkept(path: impl std::fmt::Display, lines: usize) -> String {
    let them = counted(lines, "term or text is", "terms and texts are");
    format!("{path}: {them} rewritten without a note of what stood there: the table has no column for one")
}

/// Behind a place in a memory.
pub(crate) fn unit(id: Option<&str>, lang: &str, source: bool) -> String {
    let name = id.map_or_else(|| "unit".to_owned(), |id| format!("unit {id}"));
    let side = if source { ", source" } else { "" };
    format!("{name}, {lang}{side}")
}

pub(crate) fn more(places: usize) -> String {
    format!("and {} more; --format concise has all", counted(places, "place", "places"))
}

/// What a run came to.
#[derive(Default)]
pub(crate) struct Totals {
    pub(crate) files: usize,
    pub(crate) drafts: usize,
    pub(crate) glossaries: usize,
    pub(crate) memories: usize,
    /// Units of all memories, and those with places.
    pub(crate) units: u64,
    pub(crate) concerned: u64,
    pub(crate) safe: usize,
    pub(crate) risky: usize,
    /// True if something could not be read or done.
    pub(crate) failed: bool,
}

impl Totals {
    pub(crate) fn places(&self) -> usize {
        self.drafts + self.glossaries + self.memories
    }
}

/// What was rewritten.
#[derive(Clone, Copy, Default)]
pub(crate) struct Applied {
    pub(crate) places: usize,
    /// Units of memories and entries of files of terms that are marked for it.
    pub(crate) units: u64,
    pub(crate) entries: usize,
}

pub(crate) fn summary(totals: &Totals, applied: Option<Applied>) -> Option<String> {
    let mut said = Vec::new();
    if let Some(Applied { places, units, entries }) = applied {
        let mut marked = Vec::new();
        if units > 0 {
            marked.push(units_of(units));
        }
        if entries > 0 {
            marked.push(counted(entries, "entry", "entries"));
        }
        let marked =
            if marked.is_empty() { String::new() } else { format!(", {} marked for review", marked.join(" and ")) };
        said.push(format!("Rewrote {}{marked}.", counted(places, "place", "places")));
    }
    let files = counted(totals.files, "file", "files");
    if totals.places() == 0 && totals.failed {
        // That nothing is left cannot be said.
        return (totals.files > 0 && !said.is_empty()).then(|| said.join(" "));
    }
    if totals.places() == 0 {
        let memories = if totals.units > 0 { format!(", {} of memory", units_of(totals.units)) } else { String::new() };
        let nothing = if applied.is_some() { "Nothing is left" } else { "Nothing found" };
        said.push(format!("{nothing} in {files}{memories}."));
        return Some(said.join(" "));
    }
    let mut found = Vec::new();
    for (count, what) in [(totals.drafts, "drafts"), (totals.glossaries, "glossaries")] {
        if count > 0 {
            found.push(format!("{count} in {what}"));
        }
    }
    if totals.units == 0 && totals.memories > 0 {
        found.push(format!("{} in a memory that could not be read to its end", totals.memories));
    } else if totals.units > 0 && totals.memories == 0 {
        found.push(format!("none in {} of memory", units_of(totals.units)));
    } else if totals.units > 0 {
        found.push(format!("{} in {} of {} of memory", totals.memories, totals.concerned, units_of(totals.units)));
    }
    let left = if applied.is_some() { " left" } else { "" };
    said.push(format!("{}{left} in {files}: {}.", counted(totals.places(), "place", "places"), found.join(", ")));
    let ways: Vec<_> = [(totals.safe, "--apply"), (totals.risky, "--apply --unsafe-fixes")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, how)| format!("{count} with {how}"))
        .collect();
    if !ways.is_empty() {
        said.push(format!("Can be rewritten: {}.", ways.join(", ")));
    }
    Some(said.join(" "))
}

fn units_of(units: u64) -> String {
    counted(units as usize, "unit", "units")
}

pub(crate) fn no_revision(revision: &str, git: &str) -> String {
    format!("git knows no revision `{revision}` here ({git}); `git log` lists them")
}

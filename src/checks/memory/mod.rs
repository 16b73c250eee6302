//! Checks of translation memories, run while the file streams past. One file a check, one line in [`MEMORY_CHECKS`].

mod codes;
mod date;
mod duplicate_id;
mod header;
mod language;
mod segment;
mod structure;

use crate::base::Span;
use crate::model::{MemoryHead, Severity, Unit};

/// A check of a memory.
pub trait MemoryCheck: Sync {
    /// Its id, stable for scripts: `memory-codes`.
    fn id(&self) -> &'static str;
    /// Its manual, Markdown.
    fn doc(&self) -> &'static str;
    /// Begins to look through one memory.
    fn watch(&self) -> Box<dyn MemoryWatch>;
}

/// What a finding before the units is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadPart {
    /// The root element, `tmx`.
    Root,
    /// The header; the root element where there is none.
    Header,
}

/// A check at work on one memory.
pub trait MemoryWatch {
    /// Looks at what stands before the units.
    fn head(&mut self, _head: &MemoryHead, _out: &mut Vec<(HeadPart, Severity, String)>) {}
    /// Looks at a unit; the span of a finding is one of the unit's text.
    fn unit(&mut self, unit: &Unit<'_>, head: &MemoryHead, out: &mut Vec<(Span, Severity, String)>);
    /// Asked behind the last unit: true if there was no room to compare all ids, and they are wanted once more, from the
    /// first unit on.
    fn next_round(&mut self) -> bool {
        false
    }
    /// Looks at the id of a unit in a further round.
    fn id(&mut self, _id: &str) -> Option<(Span, Severity, String)> {
        None
    }
    /// What is said where there can be no further round.
    fn unfinished(&self) -> String {
        String::new()
    }
}

/// Every check of memories.
pub static MEMORY_CHECKS: &[&dyn MemoryCheck] = &[
    &header::Header,
    &language::Language,
    &structure::Structure,
    &segment::Segment,
    &codes::Codes,
    &date::Date,
    &duplicate_id::DuplicateId,
];

/// The start of a unit, for findings about all of it.
const UNIT: Span = Span { start: 0, end: 3 };

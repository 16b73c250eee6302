//! What is not well-formed in a memory, told with its place in the file.

use super::super::conflict;
use super::super::xml::Fault;
use super::cut::advance;
use crate::base::{Error, Place};
use crate::model::{Problem, Severity};

/// What is not well-formed, or had to be left out.
pub(super) const SYNTAX: &str = "tmx-syntax";

/// A fault in a piece of the file that begins at `start`, as what ends the reading.
pub(super) fn error(fault: Fault, text: &str, start: Place) -> Error {
    let at = text.floor_char_boundary(fault.span.start as usize);
    let line = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let torn = text[line..].lines().next().is_some_and(conflict::is_marker);
    let what = if torn { conflict::BEGINS.to_owned() } else { fault.message };
    Error::new(what).at(advance(start, &text[..at]))
}

/// The same as what is told of it.
pub(super) fn problem(fault: Fault, text: &str, start: Place) -> Problem {
    let at = text.floor_char_boundary(fault.span.start as usize);
    let place = advance(start, &text[..at]);
    let length = fault.span.len().max(1) as u64;
    Problem { rule: SYNTAX, severity: Severity::Error, place, length, message: fault.message }
}

/// What is said of an element of TMX under a prefix.
pub(super) fn prefixed(name: &str) -> String {
    let prefix = name.rsplit_once(':').map_or("", |(prefix, _)| prefix);
    format!(
        "`{name}`: TMX has no namespace, and its elements are read by their plain names; take the prefix away (replace \
         `<{prefix}:` with `<` and `</{prefix}:` with `</` in the whole file)"
    )
}

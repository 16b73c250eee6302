//! What `convert` says.

use std::fmt::{Display, Write as _};

use exonym::Converted;

pub(crate) const WHAT: &str = "name the files to read and, last, the file to write";
pub(crate) fn bad_pattern(pattern: &str, error: impl Display) -> String {
    format!("`{pattern}` is no regular expression: {error}")
}
pub(crate) fn repaired(path: impl Display, line: u64, column: u32, what: &str) -> String {
    format!("{path}:{line}:{column}: {what}")
}
pub(crate) fn refused_unmended(done: &Converted) -> String {
    let counted = |count: u64, what: &str| match count {
        0 => None,
        1 => Some(format!("1 {what}")),
        _ => Some(format!("{count} {what}s")),
    };
    let pieces = counted(done.pieces_unmended, "piece").map(|pieces| format!("{pieces} outside of units"));
    let all: Vec<_> = counted(done.unmended, "unit").into_iter().chain(pieces).collect();
    let all = all.join(" and ");
    format!("--strict: nothing was written, since {all} could not be mended; leave out --strict to write the rest")
}
/// How many were written, and why not all.
pub(crate) fn converted(done: &Converted) -> String {
    if let Some(concepts) = done.concepts {
        let plural = if concepts == 1 { "" } else { "s" };
        return format!("{concepts} concept{plural} converted to {}", done.format);
    }
    let plural = if done.read == 1 { "" } else { "s" };
    let mut line = format!("{} of {} unit{plural} written", done.written, done.read);
    if done.left_out > 0 {
        let _ = write!(line, ", {} not asked for", done.left_out);
    }
    if done.duplicates > 0 {
        let plural = if done.duplicates == 1 { "" } else { "s" };
        let _ = write!(line, ", {} duplicate{plural} left out", done.duplicates);
    }
    if done.unmended > 0 {
        let _ = write!(line, ", {} could not be mended", done.unmended);
    }
    if done.pieces_unmended > 0 {
        let plural = if done.pieces_unmended == 1 { "" } else { "s" };
        let _ = write!(line, "; {} piece{plural} outside of units left out", done.pieces_unmended);
    }
    if done.stripped > 0 {
        let plural = if done.stripped == 1 { "" } else { "s" };
        let _ = write!(line, "; {} inline code{plural} stripped", done.stripped);
    }
    line
}

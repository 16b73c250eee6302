//! What `impact` leaves in a note: what a term was before it was rewritten.

use std::ops::Range;

use super::{REACH, holds};

/// How a remark begins that says what a term was before it was rewritten.
pub(crate) const REMARK: &str = "[exonym: needs review; ";

/// Behind the beginning of such a remark: the bracket that closes it. Names may have some of their own; where one is left
/// open, the last bracket there is.
pub(crate) fn remark_end(inner: &str) -> usize {
    let mut depth = 0;
    for (at, c) in inner.char_indices() {
        match c {
            '[' => depth += 1,
            ']' if depth == 0 => return at,
            ']' => depth -= 1,
            _ => {}
        }
    }
    inner.rfind(']').unwrap_or(inner.len())
}

/// A remark around `at`, brackets included.
pub(super) fn remark(plain: &str, at: &Range<usize>) -> Option<Range<usize>> {
    let from = plain.ceil_char_boundary(at.start.saturating_sub(REACH));
    // Most words stand behind no bracket at all.
    memchr::memchr(b'[', &plain.as_bytes()[from..at.start])?;
    let start = from + plain[from..at.start].rfind(REMARK)?;
    let to = plain.floor_char_boundary((at.end + REACH).min(plain.len()));
    let inner = start + REMARK.len();
    let end = inner + remark_end(&plain[inner..to]);
    holds(start..end + usize::from(plain[end..].starts_with(']')), at)
}

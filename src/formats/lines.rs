//! The lines of a draft, and text that runs over them.

use std::ops::Range;

use super::builder::Builder;

/// The lines of a part of the file, without their ends.
pub(in crate::formats) fn lines(source: &str, part: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = part.start;
    let bytes = source.as_bytes();
    std::iter::from_fn(move || {
        if at >= part.end {
            return None;
        }
        let start = at;
        let stop = memchr::memchr2(b'\n', b'\r', &bytes[at..part.end]).map_or(part.end, |i| at + i);
        at = after_line_end(source, stop);
        Some(start..stop)
    })
}

/// The first byte after the line end at `at`.
pub(in crate::formats) fn after_line_end(source: &str, at: usize) -> usize {
    match source.as_bytes().get(at..) {
        Some([b'\r', b'\n', ..]) => at + 2,
        Some([b'\r' | b'\n', ..]) => at + 1,
        _ => at,
    }
}

/// Bytes of blanks at the start of a line.
pub(in crate::formats) fn indent(line: &str) -> usize {
    line.bytes().take_while(|b| matches!(b, b' ' | b'\t')).count()
}

/// Pushes the text of a range of the file; what a line begins with is no part of it (`margin`: how many bytes of a
/// line to leave out).
pub(in crate::formats) fn push(out: &mut Builder<'_>, source: &str, range: Range<usize>, margin: fn(&str) -> usize) {
    let mut at = range.start;
    for line in lines(source, range.clone()) {
        let from = if line.start == range.start {
            line.start
        } else {
            line.start + margin(&source[line.clone()]).min(line.len())
        };
        if at < from && line.start > range.start {
            // One line end stands in the file as it is read; with a margin behind it, it cannot be changed alone.
            if from == line.start {
                out.verbatim(at..from);
            } else {
                out.replaced("\n", at..from);
            }
        }
        out.verbatim(from..line.end);
        at = line.end;
    }
    if at < range.end {
        out.verbatim(at..range.end);
    }
}

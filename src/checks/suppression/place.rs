//! Which paragraph a comment is about.

use crate::base::{Source, Span};
use crate::formats::Comment;
use crate::model::Segment;

/// Where the segments of the paragraph stand that a comment is in, at the edge of, or before; empty if it is none.
pub(super) fn paragraph(source: &Source, comment: &Comment, segments: &[Segment<'_>]) -> Vec<Span> {
    let extents = || segments.iter().filter_map(|segment| Some((extent(segment)?, segment.paragraph)));
    let chosen = comment.paragraph.or_else(|| {
        let at = comment.whole;
        let within = extents().filter(|(span, _)| span.start <= at.start && at.end <= span.end);
        if let Some((_, paragraph)) = within.min_by_key(|(span, _)| span.len()) {
            return Some(paragraph);
        }
        let before = extents().filter(|(span, _)| span.end <= at.start).max_by_key(|(span, _)| span.end);
        let after = extents().filter(|(span, _)| span.start >= at.end).min_by_key(|(span, _)| span.start);
        let between = |start: u32, end: u32| &source.text()[start as usize..end as usize];
        let one_line = |text: &str| !text.contains(['\n', '\r']);
        let same_line = before.filter(|(span, _)| one_line(between(span.end, at.start)));
        match (same_line, after) {
            // On one line between two: behind the text of the first, or behind the markup that ends it.
            (Some((first, paragraph)), Some((next, following))) => {
                let ended = between(first.end, at.start).contains('<') && one_line(between(at.end, next.start));
                Some(if ended { following } else { paragraph })
            }
            (Some((_, paragraph)), None) | (None, Some((_, paragraph))) => Some(paragraph),
            (None, None) => None,
        }
    });
    let Some(chosen) = chosen else { return Vec::new() };
    extents().filter(|(_, paragraph)| *paragraph == chosen).map(|(span, _)| span).collect()
}

/// From a segment's first byte in the file to its last.
fn extent(segment: &Segment<'_>) -> Option<Span> {
    let runs = &segment.target.runs;
    Some(Span { start: runs.first()?.source.start, end: runs.last()?.source.end })
}

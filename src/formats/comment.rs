//! Comments in a format's own syntax that speak to exonym.

use std::ops::Range;

use crate::base::Span;
use crate::model::Segment;

/// A comment of a file that begins with `exonym-`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Comment {
    /// With its marks (`<!--`, `-->`): what goes when the comment is taken away.
    pub whole: Span,
    /// What it says, white space at its edges left out.
    pub text: Span,
    /// What it is said of.
    pub about: About,
    /// How it may be taken away.
    pub removal: Removal,
}

/// What a comment is said of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// The place decides where it stands.
    Place,
    /// Paragraphs, by their numbers, as the reader knows: it stands elsewhere in the text than in the file.
    Paragraphs(Range<u32>),
    /// Paragraphs that somebody selected for it. It has no place of its own in the text, and nothing begins there.
    Selected(Range<u32>),
}

/// How a comment may be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Removal {
    /// With its line; it keeps apart what stands before and behind it, as a blank line does.
    Apart,
    /// With its line: what stands before and behind it is one text.
    Line,
    /// Not without changing something else.
    None,
}

/// What every comment to exonym begins with.
pub(super) const PREFIX: &str = "exonym-";

impl Comment {
    /// The comment, if it speaks to exonym; `text` is what stands between its marks.
    pub(super) fn new(source: &str, whole: Range<usize>, text: Range<usize>) -> Option<Self> {
        let words = &source[text.clone()];
        let start = text.start + (words.len() - words.trim_start().len());
        let words = words.trim();
        speaks(words).then(|| Self {
            whole: Span::new(whole.start, whole.end),
            text: Span::new(start, start + words.len()),
            about: About::Place,
            removal: Removal::Apart,
        })
    }

    /// The same, that goes with its line.
    pub(super) fn on_line(self) -> Self {
        Self { removal: Removal::Line, ..self }
    }
}

/// True for a text that speaks to exonym.
pub(super) fn speaks(text: &str) -> bool {
    text.trim_start().get(..PREFIX.len()).is_some_and(|prefix| prefix.eq_ignore_ascii_case(PREFIX))
}

/// The comment that a piece of HTML or XML is, `<!-- … -->`.
pub(super) fn of_markup(source: &str, whole: Range<usize>) -> Option<Comment> {
    let inside = source.get(whole.clone())?.strip_prefix("<!--")?.strip_suffix("-->")?;
    let start = whole.start + "<!--".len();
    Comment::new(source, whole, start..start + inside.len())
}

/// Those in a text that has no comments of its own: `<!-- exonym-… -->`, each within a line.
pub(super) fn in_text(source: &str) -> Vec<Comment> {
    let bytes = source.as_bytes();
    let mut found: Vec<Comment> = Vec::new();
    for at in memchr::memmem::find_iter(bytes, PREFIX.as_bytes()) {
        let before = source[..at].trim_end_matches([' ', '\t']);
        let Some(start) = before.strip_suffix("<!--").map(str::len) else { continue };
        let line = &source[at..at + memchr::memchr2(b'\n', b'\r', &bytes[at..]).unwrap_or(bytes.len() - at)];
        let Some(end) = line.find("-->").map(|end| at + end + "-->".len()) else { continue };
        // One within another is part of what that says.
        if found.last().is_none_or(|last| last.whole.end as usize <= start) {
            found.extend(of_markup(source, start..end));
        }
    }
    found
}

/// The comment that begins with a sign, repeated or not, and ends with its line.
pub(super) fn of_line(source: &str, whole: Range<usize>, sign: char) -> Option<Comment> {
    let line = &source[whole.clone()];
    let text = whole.start + (line.len() - line.trim_start_matches(sign).len());
    let end = whole.end;
    Comment::new(source, whole, text..end).map(Comment::on_line)
}

/// True if a file may have comments to exonym: without that word it has none.
pub(super) fn may_be_in(source: &str) -> bool {
    may_be_in_bytes(source.as_bytes())
}

/// The same of text that may begin or end within a character.
pub(super) fn may_be_in_bytes(bytes: &[u8]) -> bool {
    let ends = |at: usize| {
        let start = (at + 1).checked_sub(PREFIX.len());
        start.is_some_and(|start| bytes[start..=at].eq_ignore_ascii_case(PREFIX.as_bytes()))
    };
    memchr::memchr_iter(b'-', bytes).any(ends)
}

/// The paragraph that a comment is in, at the edge of, or before, by its place.
pub(crate) fn paragraph_of(source: &str, comment: &Comment, segments: &[Segment<'_>]) -> Option<u32> {
    let extents = || segments.iter().filter_map(|segment| Some((segment.target.extent()?, segment.paragraph)));
    let at = comment.whole;
    let within = extents().filter(|(span, _)| span.start <= at.start && at.end <= span.end);
    if let Some((_, paragraph)) = within.min_by_key(|(span, _)| span.len()) {
        return Some(paragraph);
    }
    let before = extents().filter(|(span, _)| span.end <= at.start).max_by_key(|(span, _)| span.end);
    let after = extents().filter(|(span, _)| span.start >= at.end).min_by_key(|(span, _)| span.start);
    let between = |start: u32, end: u32| &source[start as usize..end as usize];
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_speaks_to_exonym_is_one() {
        let texts = |source: &str| -> Vec<String> {
            in_text(source).iter().map(|comment| source[comment.text.range()].to_owned()).collect()
        };
        assert_eq!(texts("a <!-- exonym-ignore x: y --> b <!--exonym-z-->"), ["exonym-ignore x: y", "exonym-z"]);
        assert!(texts("exonym-ignore; <!-- see exonym-ignore --> <!-- exonym-a \n --> -- exonym-b -->").is_empty());
        assert_eq!(texts("<!-- exonym-a <!-- exonym-b --> -->"), ["exonym-a <!-- exonym-b"]);
        let line = |source: &str| of_line(source, 0..source.len(), '%').map(|c| source[c.text.range()].to_owned());
        assert_eq!(line("%% exonym-a: b ").as_deref(), Some("exonym-a: b"));
        assert_eq!(line("% see % exonym-a: b"), None);
        let markup = |source: &str| of_markup(source, 0..source.len()).map(|c| source[c.text.range()].to_owned());
        assert_eq!(markup("<!--\n  Exonym-x\n  y -->").as_deref(), Some("Exonym-x\n  y"));
        assert_eq!(markup("<!-- exonym -->"), None);
        assert_eq!(markup("<!-->"), None);
        assert_eq!(markup("<!DOCTYPE exonym->"), None);
    }
}

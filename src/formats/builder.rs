//! Builds a [`Text`] out of stretches of the decoded file, without copying where the file has it in one piece.

use std::borrow::Cow;
use std::ops::Range;

use smallvec::SmallVec;

use crate::base::{PlainSpan, Span};
use crate::model::{Mark, Run, Segment, Tag, TagKind, Text};

/// What the whole text of a heading or a caption is marked as, by its element.
pub(super) fn mark_of(element: &str) -> Option<Mark> {
    match element {
        "caption" => Some(Mark::Caption),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Mark::Heading),
        _ => None,
    }
}

/// A [`Text`] in the making. All ranges are bytes of the decoded file.
#[derive(Debug)]
pub(super) struct Builder<'s> {
    source: &'s str,
    // Borrowed as long as there is one verbatim run; owned from the second run on.
    plain: Cow<'s, str>,
    runs: SmallVec<[Run; 1]>,
    tags: Vec<(u32, Tag<'s>)>,
    marks: Vec<(PlainSpan, Mark)>,
}

impl<'s> Builder<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self { source, plain: Cow::Borrowed(""), runs: SmallVec::new(), tags: Vec::new(), marks: Vec::new() }
    }

    /// Bytes of plain text so far.
    pub(super) fn len(&self) -> usize {
        self.plain.len()
    }

    /// The plain text so far.
    pub(super) fn plain(&self) -> &str {
        &self.plain
    }

    /// True if there is no plain text yet.
    pub(super) fn is_empty(&self) -> bool {
        self.plain.is_empty()
    }

    /// True if there is no plain text yet, or it ends with white space.
    pub(super) fn ends_blank(&self) -> bool {
        self.plain.is_empty() || self.plain.ends_with(char::is_whitespace)
    }

    /// Where the last stretch ends in the file.
    pub(super) fn end(&self) -> Option<usize> {
        self.runs.last().map(|run| run.source.end as usize)
    }

    /// Text that stands in the file as it is read.
    pub(super) fn verbatim(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        if let Some(last) = self.runs.last_mut()
            && last.verbatim
            && last.source.end as usize == range.start
        {
            last.source.end = range.end as u32;
            match &mut self.plain {
                Cow::Borrowed(plain) => *plain = &self.source[self.runs[0].source.start as usize..range.end],
                Cow::Owned(plain) => plain.push_str(&self.source[range]),
            }
            return;
        }
        let plain = self.plain.len() as u32;
        self.runs.push(Run { plain, source: Span::new(range.start, range.end), verbatim: true });
        if self.plain.is_empty() {
            self.plain = Cow::Borrowed(&self.source[range]);
        } else {
            self.plain.to_mut().push_str(&self.source[range]);
        }
    }

    /// Text that the file writes in another way: an entity, an escape, a line end with what stands before the next
    /// line.
    pub(super) fn replaced(&mut self, text: &str, range: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let plain = self.plain.len() as u32;
        self.runs.push(Run { plain, source: Span::new(range.start, range.end), verbatim: false });
        self.plain.to_mut().push_str(text);
    }

    /// Markup at the end of the text so far.
    pub(super) fn tag(&mut self, kind: TagKind, range: Range<usize>) {
        if !range.is_empty() {
            let raw = Cow::Borrowed(&self.source[range]);
            self.tags.push((self.plain.len() as u32, Tag { kind, raw }));
        }
    }

    /// Marks the text from `start` (bytes of plain) to here.
    pub(super) fn mark(&mut self, start: usize, mark: Mark) {
        if start < self.plain.len() {
            self.marks.push((PlainSpan::new(start, self.plain.len()), mark));
        }
    }

    /// Marks a range of the text so far (bytes of plain).
    pub(super) fn mark_range(&mut self, range: Range<usize>, mark: Mark) {
        if !range.is_empty() {
            self.marks.push((PlainSpan::new(range.start, range.end), mark));
        }
    }

    /// The text, without white space at its end; `None` if it has nothing but white space.
    pub(super) fn finish(mut self) -> Option<Text<'s>> {
        let end = self.plain.trim_end().len();
        if end == 0 {
            return None;
        }
        if end < self.plain.len() {
            self.cut(end);
        }
        self.marks.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        Some(Text { plain: self.plain, runs: self.runs, tags: self.tags, marks: self.marks })
    }

    /// The text as a segment under an element, marked as what that is.
    pub(super) fn segment(mut self, element: &'static str, paragraph: u32) -> Option<Segment<'s>> {
        if let Some(mark) = mark_of(element) {
            self.mark(0, mark);
        }
        let mut segment = Segment::paragraph(self.finish()?, paragraph);
        segment.element = Cow::Borrowed(element);
        Some(segment)
    }

    /// The text with all its white space, for formats in which that is content.
    pub(super) fn finish_whole(self) -> Text<'s> {
        Text { plain: self.plain, runs: self.runs, tags: self.tags, marks: self.marks }
    }

    fn cut(&mut self, end: usize) {
        while self.runs.last().is_some_and(|run| run.plain as usize >= end) {
            self.runs.pop();
        }
        if let Some(last) = self.runs.last_mut()
            && last.verbatim
        {
            last.source.end = last.source.start + (end as u32 - last.plain);
        }
        match &mut self.plain {
            Cow::Borrowed(plain) => *plain = &plain[..end],
            Cow::Owned(plain) => plain.truncate(end),
        }
        for (at, _) in &mut self.tags {
            *at = (*at).min(end as u32);
        }
        self.marks.retain_mut(|(span, _)| {
            span.end = span.end.min(end as u32);
            span.start < span.end
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_stretch_is_borrowed_and_two_keep_their_places() {
        let source = "Step**anakert** &amp; x  ";
        let mut one = Builder::new(source);
        one.verbatim(0..2);
        one.verbatim(2..4);
        let one = one.finish().expect("text");
        assert!(matches!(one.plain, Cow::Borrowed("Step")));
        let mut two = Builder::new(source);
        two.verbatim(0..4);
        two.tag(TagKind::Open, 4..6);
        two.verbatim(6..13);
        two.tag(TagKind::Close, 13..15);
        two.verbatim(15..16);
        two.replaced("&", 16..21);
        two.verbatim(21..25);
        let two = two.finish().expect("text");
        assert_eq!(two.plain, "Stepanakert & x");
        assert_eq!(two.source_span(PlainSpan::new(0, 11)), Span::new(0, 13));
        assert_eq!(two.source_span(PlainSpan::new(14, 15)), Span::new(22, 23));
        assert!(!two.is_verbatim(PlainSpan::new(0, 11)));
        assert!(Builder::new(source).finish().is_none());
    }
}

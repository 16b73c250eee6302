//! Running text with its markup set aside: one model for drafts and for exchange files.

use std::borrow::Cow;

use smallvec::{SmallVec, smallvec};

use crate::base::{PlainSpan, Span};

/// The plain string of a segment, the way back to the file, and what the format said about parts of it.
#[derive(Clone, Debug, Default)]
pub struct Text<'s> {
    /// The words as a reader sees them: no tags, entities decoded, hard line ends kept as `\n`.
    pub plain: Cow<'s, str>,
    /// Where each stretch of `plain` stands in the decoded file; ascending, covering all of `plain`.
    pub runs: SmallVec<[Run; 1]>,
    /// Markup at positions of `plain`, ascending.
    pub tags: Vec<(u32, Tag<'s>)>,
    /// What the format said about ranges of `plain`, ascending by start.
    pub marks: Vec<(PlainSpan, Mark)>,
}

/// A stretch of plain text and its place in the decoded file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where the stretch begins in the plain string.
    pub plain: u32,
    /// Where it stands in the decoded file.
    pub source: Span,
    /// True if the file has the very same characters; false for an entity, an escape or a replaced line end.
    pub verbatim: bool,
}

/// One piece of markup between characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag<'s> {
    /// Its part in a pair.
    pub kind: TagKind,
    /// As written in the file: `**`, `<b>`, `](https://…)`.
    pub raw: Cow<'s, str>,
}

/// The part that a tag plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagKind {
    /// Opens a pair.
    Open,
    /// Closes a pair.
    Close,
    /// Stands alone: an image, a line break, a placeholder.
    Alone,
}

/// What a format knows about a range of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Program text, a file name, a key: never judged.
    Code,
    /// An address: never judged.
    Url,
    /// Somebody's words, as marked up (a block quote, `<q>`).
    Quotation,
    /// A heading's text.
    Heading,
    /// A caption's text.
    Caption,
    /// The title of a work, as marked up (`<cite>`).
    Title,
    /// Emphasised: in italics, as titles of works are set.
    Emphasis,
    /// Not to be translated or changed (`translate="no"`).
    Keep,
    /// In a column, a row or a field that the name of this language heads: *Armenian*, `name_hy`.
    Headed(crate::base::Lang),
    /// A cell of names; the row it is in, counted over the file.
    Row(u32),
    /// In another language than the document.
    Lang(crate::base::Lang),
}

impl<'s> Text<'s> {
    /// A text that stands in the file exactly as it is read.
    pub fn verbatim(plain: &'s str, start: u32) -> Self {
        let source = Span { start, end: start + plain.len() as u32 };
        Self {
            plain: Cow::Borrowed(plain),
            runs: smallvec![Run { plain: 0, source, verbatim: true }],
            ..Self::default()
        }
    }

    /// Where a range of the plain string stands in the decoded file. The end is mapped through the range's last
    /// byte, so that a tag that follows is not swallowed.
    ///
    /// A range that touches a non-verbatim run covers that run whole.
    pub fn source_span(&self, span: PlainSpan) -> Span {
        let start = self.map(span.start, false);
        let end = if span.is_empty() { start } else { self.map(span.end - 1, true) };
        Span { start, end: end.max(start) }
    }

    /// From its first byte in the file to its last; `None` where it has none.
    pub fn extent(&self) -> Option<Span> {
        Some(Span { start: self.runs.first()?.source.start, end: self.runs.last()?.source.end })
    }

    /// The range of the plain string that stands in a range of the decoded file: the other way round. What lies in
    /// markup falls on the next character.
    pub fn plain_span(&self, source: Span) -> PlainSpan {
        let start = self.unmap(source.start);
        let end = if source.is_empty() { start } else { self.unmap(source.end) };
        PlainSpan { start, end: end.max(start) }
    }

    /// True if the range stands in the file as one unbroken stretch of the same characters, without markup within it: an
    /// edit of it is exact.
    pub fn is_verbatim(&self, span: PlainSpan) -> bool {
        let first = self.run_at(span.start);
        let last = if span.is_empty() { first } else { self.run_at(span.end - 1) };
        match (first, last) {
            (Some(first), Some(last)) => {
                let runs = &self.runs[first..=last];
                runs.iter().all(|run| run.verbatim)
                    && self
                        .tags
                        .get(self.tags.partition_point(|(at, _)| *at <= span.start))
                        .is_none_or(|(at, _)| *at >= span.end)
                    && runs.windows(2).all(|pair| pair[0].source.end == pair[1].source.start)
            }
            _ => false,
        }
    }

    /// The stretches in which a range stands in the file as it reads, where the file parts them without any markup: strings
    /// that are put together. `None` where markup or an escape stands within.
    pub(crate) fn stretches(&self, span: PlainSpan) -> Option<Vec<PlainSpan>> {
        let (first, last) = (self.run_at(span.start)?, self.run_at(span.end.checked_sub(1)?)?);
        let ends = (first + 1..=last).map(|next| self.runs[next].plain).chain([span.end]);
        let mut start = span.start;
        let all = ends.map(|end| PlainSpan { start: std::mem::replace(&mut start, end), end });
        all.map(|part| self.is_verbatim(part).then_some(part)).collect::<Option<Vec<_>>>().filter(|_| {
            let next = self.tags.get(self.tags.partition_point(|(at, _)| *at <= span.start));
            next.is_none_or(|(at, _)| *at >= span.end)
        })
    }

    /// True if any range of this kind of mark covers `span`.
    pub fn marked(&self, span: PlainSpan, is: impl Fn(&Mark) -> bool) -> bool {
        self.marks.iter().any(|(range, mark)| range.overlaps(span) && is(mark))
    }

    fn run_at(&self, at: u32) -> Option<usize> {
        self.runs.partition_point(|run| run.plain <= at).checked_sub(1)
    }

    /// The first place of the plain string that stands at this offset of the file or behind it.
    fn unmap(&self, offset: u32) -> u32 {
        let index = self.runs.partition_point(|run| run.source.end <= offset);
        let Some(run) = self.runs.get(index) else { return self.plain.len() as u32 };
        match offset.checked_sub(run.source.start) {
            Some(into) if run.verbatim => run.plain + into,
            _ => run.plain,
        }
    }

    /// The source offset of the byte `at`, or of the end of that byte.
    fn map(&self, at: u32, end: bool) -> u32 {
        let Some(index) = self.run_at(at) else { return 0 };
        let run = self.runs[index];
        if run.verbatim {
            run.source.start + (at - run.plain) + u32::from(end)
        } else if end {
            run.source.end
        } else {
            run.source.start
        }
    }
}

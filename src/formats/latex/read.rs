//! From the file to segments, in one pass.

use std::borrow::Cow;
use std::ops::Range;

use crate::base::Lang;
use crate::formats::builder::{Builder, mark_of};
use crate::formats::heads::Heads;
use crate::formats::{DraftFacts, comment};
use crate::model::{Mark, Segment, TagKind};

/// A group or an environment that is open.
#[derive(Debug)]
pub(super) struct Open<'s> {
    /// An environment's name; `None`: a brace.
    pub(super) environment: Option<&'s str>,
    /// Where its text begins in the segment at hand (bytes of plain).
    pub(super) start: usize,
    pub(super) mark: Option<Mark>,
    /// The language that held before it.
    pub(super) lang: Option<Lang>,
    pub(super) element: Option<&'static str>,
}

/// A text that is being read: that of the page, or that of a note within it.
#[derive(Debug)]
struct Out<'s> {
    builder: Builder<'s>,
    element: Option<&'static str>,
    /// How many groups were open before it.
    depth: usize,
    /// Before `\begin{document}`: what stands here is not set.
    silent: bool,
}

pub(super) struct Reader<'s, 'e> {
    pub(super) source: &'s str,
    /// The byte at hand.
    pub(super) at: usize,
    /// The end of what is being read.
    pub(super) end: usize,
    each: &'e mut dyn FnMut(Segment<'s>),
    outs: Vec<Out<'s>>,
    pub(super) stack: Vec<Open<'s>>,
    /// Groups opened too deep to be kept.
    beyond: usize,
    /// Each brace that is closed, and where.
    groups: Vec<(u32, u32)>,
    /// Ends that were looked for in vain.
    pub(super) hopeless: Vec<String>,
    pub(super) facts: DraftFacts,
    /// The file may have comments to exonym.
    commented: bool,
    /// The language at hand.
    pub(super) lang: Option<Lang>,
    pub(super) heads: Heads,
    paragraph: u32,
}

/// Groups within groups that are kept.
const DEEPEST: usize = 500;
/// Notes within notes that are read apart.
const NOTES: usize = 8;

impl<'s, 'e> Reader<'s, 'e> {
    pub(super) fn new(source: &'s str, each: &'e mut dyn FnMut(Segment<'s>)) -> Self {
        let silent = memchr::memmem::find(source.as_bytes(), b"\\begin{document}").is_some();
        let first = Out { builder: Builder::new(source), element: None, depth: 0, silent };
        Self {
            source,
            at: 0,
            end: source.len(),
            each,
            outs: vec![first],
            stack: Vec::new(),
            beyond: 0,
            groups: groups(source),
            hopeless: Vec::new(),
            facts: DraftFacts::default(),
            commented: comment::may_be_in(source),
            lang: None,
            heads: Heads::default(),
            paragraph: 0,
        }
    }

    pub(super) fn all(&mut self) {
        self.run(self.source.len());
        self.end_segment();
        // A note is read before the text that it stands in.
        self.facts.comments.sort_by_key(|comment| comment.whole);
        self.facts.comments.dedup();
    }

    /// Reads up to `end`.
    fn run(&mut self, end: usize) {
        let bytes = self.source.as_bytes();
        let before = std::mem::replace(&mut self.end, end);
        let mut from = self.at;
        while self.at < self.end {
            let at = self.at;
            let special = matches!(
                bytes[at],
                b'\\'
                    | b'{'
                    | b'}'
                    | b'$'
                    | b'%'
                    | b'~'
                    | b'&'
                    | b'-'
                    | b'`'
                    | b'\''
                    | b'<'
                    | b'>'
                    | b','
                    | b'"'
                    | b'\n'
                    | b'\r'
            );
            if !special || !self.is_markup(at) {
                self.at += 1;
                continue;
            }
            self.words(from..at);
            self.markup();
            self.at = self.at.max(at + 1);
            while !self.source.is_char_boundary(self.at) {
                self.at += 1;
            }
            from = self.at;
        }
        self.words(from.min(self.end)..self.at.min(self.end));
        self.at = self.at.max(self.end);
        self.end = before;
    }

    // Text.

    pub(super) fn out(&mut self) -> &mut Builder<'s> {
        // There is always one: the page's own.
        let last = self.outs.len() - 1;
        &mut self.outs[last].builder
    }

    fn silent(&self) -> bool {
        self.outs.last().is_some_and(|out| out.silent)
    }

    /// Text as it stands in the file.
    pub(super) fn words(&mut self, range: Range<usize>) {
        if range.start >= range.end || self.silent() {
            return;
        }
        let mut start = range.start;
        if self.out().is_empty() {
            let text = &self.source[range.clone()];
            start += text.len() - text.trim_start().len();
        }
        self.out().verbatim(start..range.end);
    }

    /// Text that the file writes in another way.
    pub(super) fn replaced(&mut self, text: &str, range: Range<usize>) {
        let leading = self.out().is_empty() && text.trim().is_empty();
        if !self.silent() && !leading {
            self.out().replaced(text, range);
        }
    }

    pub(super) fn tag(&mut self, kind: TagKind, range: Range<usize>) {
        if !self.silent() {
            self.out().tag(kind, range);
        }
    }

    /// Text that is never judged.
    pub(super) fn marked(&mut self, range: Range<usize>, mark: Mark) {
        let start = self.out().len();
        self.words(range);
        self.out().mark(start, mark);
    }

    // Comments.

    /// A comment to exonym, if the one at `at` speaks to it; where the comment ends.
    pub(super) fn told(&mut self, at: usize) -> usize {
        let bytes = self.source.as_bytes();
        let end = memchr::memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |i| at + i);
        if !self.commented {
            return end;
        }
        if let Some(mut told) = comment::of_line(self.source, at..end, '%') {
            // The sign behind a word stays: it says that no blank follows.
            if bytes[..at].last().is_some_and(|b| !b.is_ascii_whitespace()) {
                told.whole.start = at as u32 + 1;
            }
            self.facts.comments.push(told);
        }
        end
    }

    /// The comments in a stretch that is not read and is no program text either.
    pub(super) fn comments_in(&mut self, range: Range<usize>) {
        if !self.commented {
            return;
        }
        let bytes = self.source.as_bytes();
        let mut at = range.start;
        while let Some(sign) = memchr::memchr2(b'\\', b'%', &bytes[at.min(range.end)..range.end]).map(|i| at + i) {
            at = if bytes[sign] == b'%' { self.told(sign) } else { sign + 2 };
        }
    }

    // Groups.

    /// Where the brace at `open` is closed.
    pub(super) fn closed(&self, open: usize) -> Option<usize> {
        let at = self.groups.binary_search_by_key(&(open as u32), |(open, _)| *open).ok()?;
        Some(self.groups[at].1 as usize).filter(|close| *close < self.end)
    }

    pub(super) fn open(&mut self, open: Open<'s>) {
        if self.stack.len() < DEEPEST {
            self.stack.push(open);
        } else {
            self.beyond += 1;
        }
    }

    /// A brace that opens a group, whose text has a mark.
    pub(super) fn brace(&mut self, at: usize, mark: Option<Mark>) {
        self.tag(TagKind::Open, at..at + 1);
        let (start, lang) = (self.out().len(), self.lang.clone());
        self.open(Open { environment: None, start, mark, lang, element: None });
    }

    /// A closing brace.
    pub(super) fn close_brace(&mut self, at: usize) {
        if self.beyond > 0 {
            self.beyond -= 1;
        } else if self.stack.last().is_some_and(|open| open.environment.is_none())
            && self.stack.len() > self.outs.last().map_or(0, |out| out.depth)
        {
            if self.stack.last().is_some_and(|open| open.lang != self.lang) {
                self.end_segment();
            }
            self.close_to(self.stack.len() - 1);
        }
        self.tag(TagKind::Close, at..at + 1);
    }

    /// Closes what was opened after `depth`.
    pub(super) fn close_to(&mut self, depth: usize) {
        while self.stack.len() > depth {
            let Some(open) = self.stack.pop() else { return };
            if let Some(mark) = open.mark {
                self.out().mark(open.start, mark);
            }
            self.lang = open.lang;
        }
    }

    /// A switch: holds up to the end of the innermost group.
    pub(super) fn switch(&mut self, mark: Mark) {
        let start = self.out().len();
        if let Some(open) = self.stack.last_mut()
            && open.mark.is_none()
        {
            open.mark = Some(mark);
            open.start = start;
        }
    }

    // Segments.

    /// Reads a part of the file as a text of its own.
    pub(super) fn own(&mut self, range: Range<usize>, element: &'static str) {
        let after = range.end;
        if self.outs.len() > NOTES {
            self.comments_in(range);
            return;
        }
        let depth = self.stack.len();
        self.outs.push(Out { builder: Builder::new(self.source), element: Some(element), depth, silent: false });
        let beyond = std::mem::take(&mut self.beyond);
        self.at = range.start;
        self.run(range.end);
        self.end_segment();
        self.close_to(depth);
        self.beyond = beyond;
        self.outs.pop();
        self.at = after;
    }

    pub(super) fn begin_document(&mut self) {
        self.end_segment();
        if let Some(out) = self.outs.last_mut() {
            out.silent = false;
        }
    }

    /// The block at hand ends.
    pub(super) fn end_segment(&mut self) {
        let Some(out) = self.outs.last_mut() else { return };
        let mut builder = std::mem::replace(&mut out.builder, Builder::new(self.source));
        let (depth, own) = (out.depth, out.element);
        for open in self.stack.iter_mut().skip(depth).rev() {
            if let Some(mark) = &open.mark {
                builder.mark(open.start, mark.clone());
            }
            open.start = 0;
        }
        let inner = || self.stack.iter().rev().find_map(|open| open.element);
        let element = own.or_else(inner).unwrap_or("p");
        let mark = if element == "title" { Some(Mark::Heading) } else { mark_of(element) };
        if let Some(mark) = mark {
            builder.mark(0, mark);
        }
        if self.stack.iter().any(|open| open.element == Some("blockquote")) {
            builder.mark(0, Mark::Quotation);
        }
        // White space between rows is no cell.
        if !builder.plain().trim().is_empty() {
            self.heads.end(element, &mut builder);
        }
        if let Some(text) = builder.finish() {
            let mut segment = Segment::paragraph(text, self.paragraph);
            segment.element = Cow::Borrowed(element);
            let whole = segment.target.marks.iter().find_map(|(span, mark)| match mark {
                Mark::Lang(lang) if span.len() == segment.target.plain.len() => Some(lang.clone()),
                _ => None,
            });
            segment.lang = whole.or_else(|| self.lang.clone()).filter(|lang| self.facts.lang.as_ref() != Some(lang));
            self.paragraph += 1;
            (self.each)(segment);
        }
    }

    /// A row of a table begins.
    pub(super) fn row(&mut self) {
        self.heads.row();
        self.heads.cell(1);
    }

    /// True within a table.
    pub(super) fn in_table(&self) -> bool {
        self.stack.iter().rev().find_map(|open| open.element) == Some("td")
            && self.outs.last().is_some_and(|out| out.element.is_none())
    }
}

/// Each brace that is closed, and where; in the order in which they open.
fn groups(source: &str) -> Vec<(u32, u32)> {
    let bytes = source.as_bytes();
    let (mut found, mut open) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(&b) = bytes.get(at) {
        match b {
            b'\\' => at += 1,
            b'{' => open.push(at as u32),
            b'}' => found.extend(open.pop().map(|open| (open, at as u32))),
            b'%' => at += memchr::memchr(b'\n', &bytes[at..]).unwrap_or(bytes.len() - at),
            _ => {}
        }
        at += 1;
    }
    found.sort_unstable();
    found
}

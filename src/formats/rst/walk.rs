//! Blocks: what a line begins, and which lines belong to it.

use std::ops::Range;

use super::enumerator::enumerator;
use super::inline;
use crate::formats::builder::Builder;
use crate::formats::front_matter::{self, Front};
use crate::formats::heads::Heads;
use crate::formats::lines;
use crate::model::{Mark, Segment};

/// A line of the draft.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Where its text begins (byte of the file).
    pub(super) text: usize,
    pub(super) end: usize,
    /// The column of the text, in characters.
    pub(super) column: usize,
}

/// What holds blocks.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Container {
    /// The column in which its blocks begin.
    pub(super) column: usize,
    /// The column is not known yet, only the least that it may be.
    pub(super) open: bool,
    pub(super) element: &'static str,
    pub(super) quotation: bool,
    /// Its first paragraph is a caption.
    pub(super) caption: bool,
    /// Each of its lines is a term: Sphinx' glossary.
    pub(super) terms: bool,
}

impl Container {
    pub(super) fn new(column: usize, element: &'static str) -> Self {
        Self { column, open: false, element, quotation: element == "blockquote", caption: false, terms: false }
    }
    /// Of blocks further right than `column`, wherever the first of them begins.
    pub(super) fn right_of(column: usize, element: &'static str) -> Self {
        Self { open: true, ..Self::new(column + 1, element) }
    }
}

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

pub(super) struct Walk<'s, 'w> {
    pub(super) source: &'s str,
    pub(super) lines: Vec<Line>,
    /// The line at hand.
    pub(super) at: usize,
    pub(super) front: &'w mut Front<'s>,
    each: &'w mut dyn FnMut(Segment<'s>),
    pub(super) stack: Vec<Container>,
    paragraph: u32,
    /// Kinds of titles in the order in which they first stand: the sign, and whether it is above too.
    levels: Vec<(u8, bool)>,
    /// Only a title has been read: fields say what the draft is.
    head: bool,
    pub(super) heads: Heads,
}

impl<'s, 'w> Walk<'s, 'w> {
    pub(super) fn new(source: &'s str, front: &'w mut Front<'s>, each: &'w mut dyn FnMut(Segment<'s>)) -> Self {
        let line = |range: Range<usize>| {
            let indent = lines::indent(&source[range.clone()]);
            Line { text: range.start + indent, end: range.end, column: indent }
        };
        Self {
            source,
            lines: lines::lines(source, 0..source.len()).map(line).collect(),
            at: 0,
            front,
            each,
            stack: vec![Container::new(0, "p")],
            paragraph: 0,
            levels: Vec::new(),
            head: true,
            heads: Heads::default(),
        }
    }

    pub(super) fn all(&mut self) {
        while self.at < self.lines.len() {
            if self.is_blank(self.at) {
                self.at += 1;
            } else {
                self.block();
            }
        }
    }

    pub(super) fn line(&self, at: usize) -> &'s str {
        self.lines.get(at).map_or("", |line| self.source[line.text..line.end].trim_end())
    }

    pub(super) fn is_blank(&self, at: usize) -> bool {
        self.line(at).is_empty()
    }

    pub(super) fn column(&self, at: usize) -> usize {
        self.lines.get(at).map_or(0, |line| line.column)
    }

    fn block(&mut self) {
        let column = self.column(self.at);
        self.enter(column);
        let text = self.line(self.at);
        if text == ".." || text.starts_with(".. ") || text.starts_with("..\t") {
            self.explicit();
        } else if self.stack.last().is_some_and(|top| top.terms) {
            self.paragraphs();
        } else if text.starts_with("__ ") {
            self.skip_right_of(column);
        } else if self.grid_table() || self.simple_table() || self.title() || self.field() || self.line_block() {
        } else if text.starts_with(">>> ") || text == ">>>" {
            self.at += (self.at..self.lines.len()).take_while(|&at| !self.is_blank(at)).count();
        } else if let Some(length) = list_marker(text).or_else(|| self.lettered(text)) {
            self.item(length);
        } else {
            self.paragraphs();
        }
    }

    /// Leaves the containers that a block in this column is not in, and enters a quotation if it stands further right.
    fn enter(&mut self, column: usize) {
        while self.stack.len() > 1 && self.stack.last().is_some_and(|top| top.column > column) {
            self.stack.pop();
        }
        if let Some(top) = self.stack.last_mut() {
            if top.open {
                top.open = false;
                top.column = column;
            } else if top.column < column {
                self.stack.push(Container::new(column, "blockquote"));
            }
        }
    }

    /// The bytes of the marker of a list by letters or Roman numerals. What follows in the next line must be of the item, or
    /// the next one's marker: else it is a paragraph (Docutils, section Enumerated Lists).
    fn lettered(&self, text: &str) -> Option<usize> {
        let (mark, length) = enumerator(text)?;
        let next = self.line(self.at + 1);
        let same =
            |other: &str| enumerator(other).is_some_and(|(after, _)| after.form == mark.form && after.follows(mark));
        (next.is_empty() || self.column(self.at + 1) > self.column(self.at) || same(next)).then_some(length)
    }

    /// A list item: its text is a block of its own.
    fn item(&mut self, length: usize) {
        let marker = self.line(self.at)[..length].chars().count();
        let line = &mut self.lines[self.at];
        if line.text + length >= line.end || self.source[line.text + length..line.end].trim().is_empty() {
            let container = Container::right_of(line.column, "li");
            self.at += 1;
            self.stack.push(container);
            return;
        }
        line.text += length;
        line.column += marker;
        let column = line.column;
        self.stack.push(Container::new(column, "li"));
    }

    fn paragraphs(&mut self) {
        let first = self.lines[self.at];
        let mut last = self.at;
        if self.stack.last().is_some_and(|top| top.terms) {
            // Further terms of what is told below stand each in a line.
            while !self.is_blank(self.at + 1) && self.column(self.at + 1) == first.column {
                let line = self.lines[self.at];
                self.prose(line.text..line.text + self.line(self.at).len(), Some("dt"));
                self.at += 1;
            }
            let line = self.lines[self.at];
            self.prose(line.text..line.text + self.line(self.at).len(), Some("dt"));
            self.at += 1;
            self.stack.push(Container::right_of(first.column, "dd"));
            return;
        }
        while !self.is_blank(last + 1) && self.column(last + 1) == first.column {
            last += 1;
        }
        let defined = last == self.at && !self.is_blank(last + 1) && self.column(last + 1) > first.column;
        let end = self.lines[last].text + self.line(last).len();
        let literal = self.source[first.text..end].strip_suffix("::").is_some_and(|text| {
            // Behind a backslash it is text.
            (text.len() - text.trim_end_matches('\\').len()).is_multiple_of(2)
        });
        self.at = last + 1;
        if literal {
            let text = self.source[first.text..end].trim_end_matches(':').trim_end();
            self.prose(first.text..first.text + text.len(), None);
            self.literal_block(first.column);
        } else if defined && !option_list(&self.source[first.text..end]) {
            self.prose(first.text..end, Some("dt"));
            self.stack.push(Container::right_of(first.column, "dd"));
        } else {
            let options = if option_list(&self.source[first.text..end]) {
                self.source[first.text..end].find("  ").unwrap_or(0)
            } else {
                0
            };
            self.prose(first.text + options..end, None);
        }
    }

    /// The block behind `::`: further right, or each line with the same sign in front.
    fn literal_block(&mut self, column: usize) {
        let mut at = self.at;
        while at < self.lines.len() && self.is_blank(at) {
            at += 1;
        }
        if at >= self.lines.len() {
            return;
        }
        let sign = self.line(at).as_bytes().first().copied().filter(u8::is_ascii_punctuation);
        if self.column(at) > column {
            self.at = at;
            self.skip_lines_right_of(column);
        } else if let Some(sign) = sign
            && self.column(at) == column
            && at > self.at
        {
            while self.line(at).as_bytes().first() == Some(&sign) {
                at += 1;
            }
            self.at = at;
        }
    }

    /// Leaves out the line at hand and all that is further right than a column.
    pub(super) fn skip_right_of(&mut self, column: usize) {
        self.at += 1;
        self.skip_lines_right_of(column);
    }

    pub(super) fn skip_lines_right_of(&mut self, column: usize) {
        while self.at < self.lines.len() && (self.is_blank(self.at) || self.column(self.at) > column) {
            self.at += 1;
        }
    }

    /// A title with a line of signs below it, or above too; a line of signs alone between blocks.
    fn title(&mut self) -> bool {
        let text = self.line(self.at);
        let underline = |at: usize| sign_line(self.line(at)).filter(|_| self.column(at) <= self.column(self.at));
        let (title, kind, next) = if let Some(sign) = sign_line(text) {
            let over = underline(self.at + 2) == Some(sign) && !self.is_blank(self.at + 1) && text.len() >= 2;
            if !over {
                if text.len() < 4 || !self.is_blank(self.at + 1) {
                    return false;
                }
                self.at += 1;
                return true;
            }
            (self.at + 1, (sign, true), self.at + 3)
        } else {
            let Some(sign) = underline(self.at + 1) else { return false };
            let length = self.line(self.at + 1).len();
            if length < 4 && length < text.chars().count() {
                return false;
            }
            (self.at, (sign, false), self.at + 2)
        };
        let level = self.levels.iter().position(|known| *known == kind).unwrap_or_else(|| {
            self.levels.push(kind);
            self.levels.len() - 1
        });
        let line = self.lines[title];
        let end = line.text + self.line(title).len();
        let head = self.head && self.levels.len() == 1;
        self.at = next;
        self.prose(line.text..end, Some(HEADINGS[level.min(5)]));
        self.head = head;
        true
    }

    /// `:name: body`.
    fn field(&mut self) -> bool {
        let Some((name, body)) = field_name(self.line(self.at)) else { return false };
        let line = self.lines[self.at];
        let range = self.first_paragraph(line.text + body, line.column, false);
        if self.head {
            let mut out = Builder::new(self.source);
            inline::push(&mut out, self.source, range, lines::indent);
            if let Some(text) = out.finish() {
                let from = self.front.texts.len();
                front_matter::take(self.front, name, text);
                for (element, text) in self.front.texts.split_off(from) {
                    let mut segment = Segment::paragraph(text, self.paragraph);
                    segment.element = element;
                    self.paragraph += 1;
                    (self.each)(segment);
                }
            }
        } else if !["type", "rtype", "vartype", "raises", "raise", "exception", "kbd"]
            .contains(&name.split(' ').next().unwrap_or_default())
        {
            let head = self.head;
            self.prose(range, None);
            self.head = head;
        }
        self.stack.push(Container::right_of(line.column, "p"));
        true
    }

    /// Lines behind `|` are one text.
    fn line_block(&mut self) -> bool {
        let bar = |at: usize| self.line(at) == "|" || self.line(at).starts_with("| ");
        if !bar(self.at) {
            return false;
        }
        let column = self.column(self.at);
        let mut last = self.at;
        while !self.is_blank(last + 1) && (bar(last + 1) || self.column(last + 1) > column) {
            last += 1;
        }
        let start = self.lines[self.at].text + 1;
        let end = self.lines[last].text + self.line(last).len();
        self.at = last + 1;
        let margin = |line: &str| line.len() - line.trim_start_matches([' ', '\t', '|']).len();
        self.prose_with(start..end, None, margin);
        true
    }

    /// The text that begins in the line at hand at `start` and goes on in the lines further right than `column`, up to a
    /// blank one; where `options`, up to an option too.
    pub(super) fn first_paragraph(&mut self, start: usize, column: usize, options: bool) -> Range<usize> {
        let mut end = self.lines[self.at].end.max(start);
        self.at += 1;
        while self.at < self.lines.len() && !self.is_blank(self.at) && self.column(self.at) > column {
            if options && field_name(self.line(self.at)).is_some() {
                break;
            }
            end = self.lines[self.at].end;
            self.at += 1;
        }
        let text = &self.source[start..end];
        let blank = text.len() - text.trim_start().len();
        start + blank..(start + text.trim_end().len()).max(start + blank)
    }

    /// Hands over a block of text.
    pub(super) fn prose(&mut self, range: Range<usize>, element: Option<&'static str>) {
        self.prose_with(range, element, lines::indent);
    }

    fn prose_with(&mut self, range: Range<usize>, element: Option<&'static str>, margin: fn(&str) -> usize) {
        let text = &self.source[range.clone()];
        let start = range.start + (text.len() - text.trim_start().len());
        let mut out = Builder::new(self.source);
        inline::push(&mut out, self.source, start.min(range.end)..range.end, margin);
        self.give(out, element);
    }

    /// Hands over a text as a segment.
    pub(super) fn give(&mut self, mut out: Builder<'s>, element: Option<&'static str>) {
        if self.stack.iter().any(|container| container.quotation) {
            out.mark(0, Mark::Quotation);
        }
        let mut own = element;
        if let Some(top) = self.stack.last_mut()
            && own.is_none()
        {
            own = Some(if std::mem::take(&mut top.caption) { "caption" } else { top.element });
        }
        let element = own.unwrap_or("p");
        self.heads.end(element, &mut out);
        if let Some(segment) = out.segment(element, self.paragraph) {
            self.paragraph += 1;
            self.head = false;
            (self.each)(segment);
        }
    }

    /// A fact or a text that a directive states.
    pub(super) fn no_longer_head(&mut self) {
        self.head = false;
    }
}

/// The sign that a line has nothing else of.
pub(super) fn sign_line(text: &str) -> Option<u8> {
    let first = *text.as_bytes().first()?;
    (first.is_ascii_punctuation() && text.bytes().all(|b| b == first)).then_some(first)
}

/// The bytes of a list's marker with the blanks behind it: `- `, `12. `, `(3) `, `#. `.
fn list_marker(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let marker = if matches!(first, '-' | '*' | '+' | '•' | '‣' | '⁃') {
        first.len_utf8()
    } else {
        let inner = text.strip_prefix('(').unwrap_or(text);
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count().max(usize::from(inner.starts_with('#')));
        let close = inner[digits..].chars().next()?;
        let bracket = inner.len() < text.len();
        if digits == 0 || digits > 9 || !(close == ')' || (close == '.' && !bracket)) {
            return None;
        }
        usize::from(bracket) + digits + 1
    };
    let rest = &text[marker..];
    let blank = rest.len() - rest.trim_start_matches(' ').len();
    (rest.is_empty() || blank > 0).then_some(marker + blank)
}

/// The name of a field, and where its body begins.
pub(super) fn field_name(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix(':')?;
    let end = inner.match_indices(':').map(|(at, _)| at).find(|&at| {
        at > 0 && !inner[..at].ends_with('\\') && inner[at + 1..].chars().next().is_none_or(char::is_whitespace)
    })?;
    let name = &inner[..end];
    (!name.starts_with([' ', ':', '`']) && !name.contains('`')).then_some((name, end + 2))
}

/// `-o FILE, --output FILE  what it does`.
fn option_list(text: &str) -> bool {
    let mut chars = text.chars();
    let dashed = chars.next() == Some('-') && chars.next().is_some_and(|c| c == '-' || c.is_ascii_alphanumeric());
    dashed && (text.contains("  ") || !text.contains('\n'))
}

//! Blocks of text: what a line begins, and how it is handed over.

use std::ops::Range;

use super::blocks::{self, Style};
use super::inline;
use crate::formats::builder::Builder;
use crate::formats::comment::{self, Removal};
use crate::formats::front_matter::{self, Front};
use crate::formats::heads::Heads;
use crate::formats::lines;
use crate::model::{Mark, Segment};

pub(super) struct Walk<'s, 'w> {
    pub(super) source: &'s str,
    pub(super) lines: Vec<Range<usize>>,
    /// The line at hand.
    pub(super) at: usize,
    pub(super) front: &'w mut Front<'s>,
    each: &'w mut dyn FnMut(Segment<'s>),
    /// What the lines in brackets above a block say of it.
    pub(super) style: Style,
    /// Delimited blocks that are open: the delimiter, and whether somebody else speaks in it.
    pub(super) open: Vec<(&'s str, bool)>,
    paragraph: u32,
    /// Only a title has been read: attributes say what the draft is.
    head: bool,
    pub(super) heads: Heads,
}

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

impl<'s, 'w> Walk<'s, 'w> {
    pub(super) fn new(
        source: &'s str,
        paragraph: u32,
        front: &'w mut Front<'s>,
        each: &'w mut dyn FnMut(Segment<'s>),
    ) -> Self {
        let lines = lines::lines(source, front.body..source.len()).collect();
        let (style, open) = (Style::default(), Vec::new());
        Self { source, lines, at: 0, front, each, style, open, paragraph, head: true, heads: Heads::default() }
    }

    pub(super) fn all(&mut self) {
        while self.at < self.lines.len() {
            if self.line(self.at).is_empty() {
                self.at += 1;
            } else {
                self.block();
            }
        }
    }

    /// A line without the blanks at its end.
    pub(super) fn line(&self, at: usize) -> &'s str {
        self.lines.get(at).map_or("", |line| self.source[line.clone()].trim_end())
    }

    /// Where the text of a line ends in the file.
    pub(super) fn end(&self, at: usize) -> usize {
        self.lines[at].start + self.line(at).len()
    }

    fn block(&mut self) {
        let text = self.line(self.at);
        let start = self.lines[self.at].start;
        if self.title() || self.delimited() || self.aside() {
            return;
        }
        let list = blocks::list_marker(text);
        if let Some(length) = list {
            self.text(start + length, Some("li"));
        } else if let Some((term, body)) = blocks::described(text) {
            self.prose(start + lines::indent(text)..start + term, Some("dt"));
            if body < text.len() {
                self.text(start + body, Some("dd"));
                return;
            }
            self.at += 1;
            let next = self.line(self.at);
            let indented = !next.is_empty() && blocks::list_marker(next).is_none() && blocks::described(next).is_none();
            if indented && !blocks::interrupts(next) {
                self.text(self.lines[self.at].start, Some("dd"));
            }
        } else if self.style.literal || text.starts_with([' ', '\t']) {
            // Indented text is literal.
            self.skip_paragraph();
        } else {
            let quoted = text.starts_with("> ");
            self.style.quotation |= quoted;
            self.text(start, None);
        }
        self.style = Style::default();
    }

    fn skip_paragraph(&mut self) {
        while !self.line(self.at).is_empty() {
            self.at += 1;
        }
    }

    /// The text that begins at `start` in the line at hand, up to a blank line or what ends a paragraph.
    fn text(&mut self, start: usize, element: Option<&'static str>) {
        let mut end = self.end(self.at);
        self.at += 1;
        while !self.line(self.at).is_empty() {
            let next = self.line(self.at);
            let listed =
                element.is_some() && (blocks::list_marker(next).is_some() || blocks::described(next).is_some());
            if blocks::interrupts(next) || listed {
                break;
            }
            end = self.end(self.at);
            self.at += 1;
        }
        self.prose(start..end.max(start), element);
    }

    /// `== Title`, `## Title`, or a title with a line of signs below it.
    fn title(&mut self) -> bool {
        let text = self.line(self.at);
        let start = self.lines[self.at].start;
        let sign = text.chars().next().filter(|c| matches!(c, '=' | '#'));
        if let Some(sign) = sign {
            let level = text.len() - text.trim_start_matches(sign).len();
            if level <= 6 && text[level..].starts_with([' ', '\t']) {
                let inner = text[level..].trim_start();
                let closed = inner.trim_end_matches(sign);
                let end = if closed.ends_with(' ') { closed.trim_end().len() } else { inner.len() };
                let from = start + text.len() - inner.len();
                self.heading(from..from + end, level - 1, self.at + 1);
                return true;
            }
        }
        let below = self.line(self.at + 1);
        let Some(level) = blocks::underline(below) else { return false };
        let length = text.chars().count();
        let fits = below.len().abs_diff(length) <= 1 && length > 1 && text.contains(char::is_alphanumeric);
        if !fits || text.starts_with(['[', '.', ' ', '\t', '|']) || !self.style.is_plain() {
            return false;
        }
        self.heading(start..start + text.len(), level, self.at + 2);
        true
    }

    fn heading(&mut self, range: Range<usize>, level: usize, next: usize) {
        let first = self.head && level == 0;
        self.at = next;
        self.style = Style::default();
        self.prose(range, Some(HEADINGS[level.min(5)]));
        if first {
            self.head = true;
            self.revision();
        }
    }

    /// Below the title: authors, then version and date.
    fn revision(&mut self) {
        let mut plain = 0;
        while !self.line(self.at).is_empty() && !blocks::interrupts(self.line(self.at)) && plain < 2 {
            let text = self.line(self.at);
            if blocks::is_comment(text) {
                self.comment(self.at);
                self.at += 1;
                continue;
            }
            if blocks::attribute(text).is_some() {
                if !self.attribute() {
                    break;
                }
                continue;
            }
            // A line of many words is no list of authors.
            let authors = text.split_whitespace().count() <= 4 || text.contains(['<', ';']);
            if plain == 0 && !authors {
                break;
            }
            plain += 1;
            // The second line: `v1.0, 2023-09-21: remark`.
            let dated = text.starts_with('v') && text[1..].starts_with(|c: char| c.is_ascii_digit())
                || text.starts_with(|c: char| c.is_ascii_digit());
            if dated {
                let from = text.find(", ").map_or(0, |at| at + 2);
                let length = text[from..].find(": ").unwrap_or(text.len() - from);
                let mut out = Builder::new(self.source);
                let start = self.lines[self.at].start + from;
                out.verbatim(start..start + length);
                if let Some(date) = out.finish()
                    && date.plain.starts_with(|c: char| c.is_ascii_digit())
                    && date.plain.len() >= 8
                {
                    front_matter::take(self.front, "date", date);
                }
            }
            self.at += 1;
        }
    }

    /// `:name: value`.
    pub(super) fn attribute(&mut self) -> bool {
        let Some((name, body)) = blocks::attribute(self.line(self.at)) else { return false };
        let mut out = Builder::new(self.source);
        let mut start = self.lines[self.at].start + body;
        loop {
            let text = &self.source[start.min(self.end(self.at))..self.end(self.at)];
            let goes_on = text.ends_with(" \\") && self.at + 1 < self.lines.len();
            let words = text.strip_suffix('\\').filter(|_| goes_on).unwrap_or(text).trim_end();
            let from = start + (words.len() - words.trim_start().len());
            if let Some(last) = out.end() {
                out.replaced("\n", last..from);
            }
            out.verbatim(from..start + words.len());
            self.at += 1;
            if !goes_on {
                break;
            }
            start = self.lines[self.at].start;
        }
        if self.head
            && let Some(text) = out.finish()
        {
            let name = if name == "revdate" { "date" } else { name };
            front_matter::take(self.front, name, text);
            for (element, text) in std::mem::take(&mut self.front.texts) {
                let mut segment = Segment::paragraph(text, self.paragraph);
                segment.element = element;
                self.paragraph += 1;
                (self.each)(segment);
            }
        }
        true
    }

    /// Hands over a block of text, and the notes and pictures in it.
    pub(super) fn prose(&mut self, range: Range<usize>, element: Option<&'static str>) {
        let text = &self.source[range.clone()];
        let start = range.start + (text.len() - text.trim_start().len());
        if start >= range.end {
            return;
        }
        let mut out = Builder::new(self.source);
        let mut asides = Vec::new();
        let prefixed = self.source[start..].starts_with("> ");
        let quoted = |line: &str| line.len() - line.trim_start_matches([' ', '\t', '>']).len();
        let (from, margin) =
            if prefixed { (start + 2, quoted as fn(&str) -> usize) } else { (start, lines::indent as _) };
        for part in self.without_comments(from..range.end) {
            // A line end behind which something is left out.
            if let Some(last) = out.end() {
                out.replaced("\n", last..part.start);
            }
            asides.extend(inline::push(&mut out, self.source, part, margin));
        }
        self.give(out, element);
        for (range, element) in asides {
            self.prose(range, Some(element));
        }
    }

    /// A comment line.
    pub(super) fn comment(&mut self, at: usize) {
        let mut told = comment::of_line(self.source, self.lines[at].start..self.end(at), '/');
        // Between two lists it keeps their numbers apart.
        let listed = |text: &str| blocks::list_marker(text).is_some();
        let filled = |at: &usize| !self.line(*at).is_empty();
        let between = listed(self.line((at + 1..self.lines.len()).find(filled).unwrap_or(at)))
            && listed(self.line((0..at).rev().find(filled).unwrap_or(at)));
        if let Some(told) = told.as_mut().filter(|_| between) {
            told.removal = Removal::None;
        }
        self.front.facts.comments.extend(told);
    }

    /// A text without the comment lines in it.
    fn without_comments(&mut self, range: Range<usize>) -> Vec<Range<usize>> {
        let is_first = |start: usize| start == 0 || matches!(self.source.as_bytes()[start - 1], b'\n' | b'\r');
        let (mut parts, mut told): (Vec<Range<usize>>, Vec<usize>) = (Vec::new(), Vec::new());
        for line in lines::lines(self.source, range) {
            if is_first(line.start) && blocks::is_comment(&self.source[line.clone()]) {
                told.push(line.start);
                continue;
            }
            match parts.last_mut() {
                Some(last) if lines::after_line_end(self.source, last.end) == line.start => last.end = line.end,
                _ => parts.push(line),
            }
        }
        for start in told {
            if let Ok(at) = self.lines.binary_search_by_key(&start, |line| line.start) {
                self.comment(at);
            }
        }
        parts
    }

    fn give(&mut self, mut out: Builder<'s>, element: Option<&'static str>) {
        let quotation = self.style.quotation || self.open.iter().any(|(_, quotation)| *quotation);
        if quotation {
            out.mark(0, Mark::Quotation);
        }
        let element = element.unwrap_or(if quotation { "blockquote" } else { "p" });
        self.heads.end(element, &mut out);
        if let Some(segment) = out.segment(element, self.paragraph) {
            self.paragraph += 1;
            self.head = false;
            (self.each)(segment);
        }
    }
}

//! HTML in Markdown: blocks of it, and tags in a line.

use std::ops::Range;

use super::super::markup::{self, Piece};
use super::walk::Walk;
use crate::model::TagKind;

/// The lines of an HTML block, prefixes of block quotes and lists left out, with the way back to the file.
struct Block {
    /// The lines, if they do not follow one another in the file.
    joined: Option<String>,
    /// For each line: where it begins in the joined text, and its range in the file.
    lines: Vec<(usize, Range<usize>)>,
}

impl Block {
    fn new(source: &str, pieces: &[Range<usize>]) -> Self {
        let mut lines: Vec<(usize, Range<usize>)> = Vec::new();
        let mut at = 0;
        for piece in pieces {
            match lines.last_mut() {
                Some((_, last)) if last.end == piece.start => last.end = piece.end,
                _ => lines.push((at, piece.clone())),
            }
            at += piece.len();
        }
        let joined = (lines.len() > 1).then(|| pieces.iter().map(|piece| &source[piece.clone()]).collect());
        Self { joined, lines }
    }

    /// The parts of the file that hold a range of the joined text.
    fn parts(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let first = self.lines.partition_point(|(at, _)| *at <= range.start).saturating_sub(1);
        self.lines[first..].iter().take_while(move |(at, _)| *at < range.end).map(move |(at, line)| {
            let from = range.start.max(*at) - at;
            let to = (range.end - at).min(line.len());
            line.start + from..line.start + to
        })
    }

    /// From the first byte to the last, with whatever stands between lines.
    fn whole(&self, range: Range<usize>) -> Range<usize> {
        let mut parts = self.parts(range);
        let first = parts.next().unwrap_or(0..0);
        let end = parts.last().map_or(first.end, |last| last.end);
        first.start..end
    }
}

impl Walk<'_, '_> {
    pub(super) fn html_block(&mut self, pieces: &[Range<usize>]) {
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
        let (first, last) = (first.start, last.end);
        let source = self.source;
        let block = Block::new(source, pieces);
        let html = block.joined.as_deref().unwrap_or(&source[first..last]);
        // Elements stay open from one segment of the block to the next, and after it.
        self.html = Some(Vec::new());
        markup::pieces(html, &mut |piece| self.piece(html, &block, piece));
        self.end_leaf();
        self.html = None;
    }

    fn piece(&mut self, html: &str, block: &Block, piece: Piece) {
        match piece {
            Piece::Hidden(range) => self.hidden(block.whole(range)),
            Piece::Text(range) => {
                if self.elements.hidden() {
                    return;
                }
                for part in block.parts(range) {
                    let source = self.source;
                    let start = part.start;
                    let blank = if self.out(start).is_empty() {
                        let text = &source[part.clone()];
                        text.len() - text.trim_start().len()
                    } else {
                        0
                    };
                    markup::push_text(self.out(start), source, start + blank..part.end, false, false);
                }
            }
            Piece::Open { name, attributes, whole, alone } => {
                let name = &html[name];
                let at = block.whole(whole);
                if markup::is_block(name) {
                    self.end_html_leaf(name);
                }
                self.attribute_texts(html, block, attributes.clone());
                let values: Vec<_> =
                    markup::attributes(html, attributes).map(|(name, value)| (name, &html[value])).collect();
                self.open_element(name, &values, at, alone);
            }
            Piece::Close { name, whole } => {
                let name = &html[name];
                let at = block.whole(whole);
                if markup::is_block(name) {
                    self.end_html_leaf(name);
                    self.close_element(name, at, false);
                } else {
                    self.close_element(name, at, true);
                }
            }
        }
    }

    /// A block begins or ends: so does the segment.
    fn end_html_leaf(&mut self, name: &str) {
        self.end_leaf();
        let mut nothing = super::super::builder::Builder::new(self.source);
        self.elements.imply_ends(name, &mut nothing);
    }

    fn open_element(&mut self, name: &str, values: &[(&str, &str)], at: Range<usize>, alone: bool) {
        if name.eq_ignore_ascii_case("br") {
            self.line_end(at.start);
            self.passed(at.end);
            if !self.out(at.start).is_empty() {
                self.out(at.start).replaced("\n", at);
            }
            return;
        }
        let alone = alone || markup::is_void(name);
        if !markup::is_block(name) {
            self.tag(if alone { TagKind::Alone } else { TagKind::Open }, at.clone());
            self.note(name, at.end);
        }
        if !alone {
            let start = if markup::is_block(name) { 0 } else { self.out(at.start).len() };
            self.elements.open(name, values, start);
        }
    }

    /// A superscript behind a word ends it.
    fn note(&mut self, name: &str, at: usize) {
        let source = self.source;
        if markup::is_note(name, self.out(at).plain(), source.get(at..).unwrap_or_default()) {
            self.out(at).replaced(markup::NOTE, at..at);
        }
    }

    fn close_element(&mut self, name: &str, at: Range<usize>, inline: bool) {
        let source = self.source;
        if inline {
            self.tag(TagKind::Close, at.clone());
            let mut elements = std::mem::take(&mut self.elements);
            elements.close(name, self.out(at.start));
            self.elements = elements;
        } else {
            self.elements.close(name, &mut super::super::builder::Builder::new(source));
        }
    }

    /// `alt` and `title` are prose.
    fn attribute_texts(&mut self, html: &str, block: &Block, attributes: Range<usize>) {
        for (name, value) in markup::attributes(html, attributes) {
            if let Some(element) = markup::attribute_element(name)
                && !value.is_empty()
            {
                self.prose(block.whole(value), false, element);
            }
        }
    }

    /// One tag or comment in a line of text.
    pub(super) fn inline_html(&mut self, text: &str, range: Range<usize>) {
        if self.in_image() {
            // The text of an image is read by itself: elements in it have no effect.
            self.tag(TagKind::Alone, range);
            return;
        }
        let mut piece = None;
        markup::pieces(text, &mut |found| piece = piece.take().or(Some(found)));
        match piece {
            Some(Piece::Open { name, attributes, alone, .. }) => {
                if self.source.get(range.clone()) == Some(text) {
                    for (name, value) in markup::attributes(text, attributes.clone()) {
                        if let Some(element) = markup::attribute_element(name)
                            && !value.is_empty()
                        {
                            self.prose(range.start + value.start..range.start + value.end, false, element);
                        }
                    }
                }
                let values: Vec<_> =
                    markup::attributes(text, attributes).map(|(name, value)| (name, &text[value])).collect();
                self.open_inline(&text[name], &values, range, alone);
            }
            Some(Piece::Close { name, .. }) => self.close_element(&text[name], range, true),
            Some(Piece::Hidden(_)) => {
                self.hidden(range.clone());
                self.tag(TagKind::Alone, range);
            }
            _ => self.tag(TagKind::Alone, range),
        }
    }

    /// As [`open_element`](Self::open_element), but every element begins where the text has come to.
    fn open_inline(&mut self, name: &str, values: &[(&str, &str)], range: Range<usize>, alone: bool) {
        if name.eq_ignore_ascii_case("br") {
            self.open_element(name, values, range, alone);
            return;
        }
        let alone = alone || markup::is_void(name);
        self.tag(if alone { TagKind::Alone } else { TagKind::Open }, range.clone());
        self.note(name, range.end);
        if !alone {
            let start = self.out(range.start).len();
            self.elements.open(name, values, start);
        }
    }
}

//! Text and markup within a block.

use std::ops::Range;

use pulldown_cmark::CowStr;

use super::super::builder::Builder;
use super::walk::Walk;
use crate::model::{Mark, TagKind};

impl<'s> Walk<'s, '_> {
    pub(super) fn out(&mut self, start: usize) -> &mut Builder<'s> {
        let leaf = self.leaf_at(start);
        match leaf.images.last_mut() {
            Some((out, _)) => out,
            None => &mut leaf.out,
        }
    }

    /// Writes the line end that is due, now that text follows at `next`.
    pub(super) fn line_end(&mut self, next: usize) {
        let source = self.source;
        let leaf = self.leaf_at(next);
        let Some(start) = leaf.line_end.take() else { return };
        let out = match leaf.images.last_mut() {
            Some((out, _)) => out,
            None => &mut leaf.out,
        };
        let start =
            out.end().filter(|&end| source.get(end..start).is_some_and(|gap| gap.trim().is_empty())).unwrap_or(start);
        match source.get(start..next) {
            Some("\n" | "\r\n" | "\r") => out.verbatim(start..next),
            Some(_) => out.replaced("\n", start..next),
            None => {}
        }
    }

    pub(super) fn text(&mut self, text: &CowStr<'s>, range: Range<usize>) {
        if self.elements.hidden() {
            return;
        }
        let source = self.source;
        let same = source.get(range.clone()) == Some(&**text);
        let cursor = self.leaf.as_ref().map_or(0, |leaf| leaf.cursor);
        let escaped = same && cursor < range.start && source.as_bytes()[range.start - 1] == b'\\';
        let start = range.start - usize::from(escaped);
        self.line_end(start);
        let out = self.out(start);
        if escaped {
            // The character after the backslash cannot be changed by itself.
            let first = range.start + text.chars().next().map_or(0, char::len_utf8);
            out.replaced(&source[range.start..first], start..first);
            out.verbatim(first..range.end);
        } else if same {
            out.verbatim(range.clone());
        } else {
            out.replaced(text, range.clone());
        }
        self.passed(range.end);
    }

    pub(super) fn code(&mut self, text: &CowStr<'s>, range: Range<usize>) {
        if self.elements.hidden() {
            return;
        }
        self.line_end(range.start);
        let raw = &self.source[range.clone()];
        let ticks = raw.bytes().take_while(|&b| b == b'`').count();
        let inner = range.start + ticks..range.end.saturating_sub(ticks).max(range.start + ticks);
        let inside = self.source.get(inner.clone()).unwrap_or_default();
        let exact = if inside == &**text {
            Some(inner.clone())
        } else {
            // One space on each side is no part of the code (CommonMark section 6.1).
            let trimmed = inside.strip_prefix(' ').and_then(|inside| inside.strip_suffix(' '));
            (trimmed == Some(&**text)).then(|| inner.start + 1..inner.end - 1)
        };
        let out = self.out(range.start);
        let start = out.len();
        if let Some(exact) = exact {
            out.tag(TagKind::Open, range.start..exact.start);
            out.verbatim(exact.clone());
            out.mark(start, Mark::Code);
            out.tag(TagKind::Close, exact.end..range.end);
        } else {
            out.replaced(text, range.clone());
            out.mark(start, Mark::Code);
        }
        self.passed(range.end);
    }

    pub(super) fn mathematics(&mut self, text: &CowStr<'s>, range: Range<usize>) {
        if self.elements.hidden() {
            return;
        }
        self.line_end(range.start);
        let prose = is_prose(text);
        let out = self.out(range.start);
        let start = out.len();
        out.verbatim(range.clone());
        if !prose {
            out.mark(start, Mark::Code);
        }
        self.passed(range.end);
    }

    pub(super) fn open(&mut self, start: usize, length: usize) {
        self.line_end(start);
        self.out(start).tag(TagKind::Open, start..start + length);
        self.passed(start + length);
    }

    pub(super) fn close(&mut self, range: Range<usize>) {
        self.passed(range.end);
        self.out(range.start).tag(TagKind::Close, range);
    }

    pub(super) fn tag(&mut self, kind: TagKind, range: Range<usize>) {
        self.line_end(range.start);
        self.passed(range.end);
        self.out(range.start).tag(kind, range);
    }

    pub(super) fn in_image(&self) -> bool {
        self.leaf.as_ref().is_some_and(|leaf| !leaf.images.is_empty())
    }

    pub(super) fn passed(&mut self, end: usize) {
        if let Some(leaf) = &mut self.leaf {
            leaf.cursor = leaf.cursor.max(end);
        }
    }
}

/// True for what only looks like mathematics: words between two sums of money.
fn is_prose(text: &str) -> bool {
    if text.contains(['\\', '^', '_', '=', '{']) {
        return false;
    }
    let word = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    text.split_whitespace().filter(|part| word(part)).count() >= 2
}

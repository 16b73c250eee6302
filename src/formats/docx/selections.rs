//! The comments of a document that speak to exonym, and the paragraphs that were selected for them.

use std::collections::HashMap;
use std::ops::Range;

use super::super::comment::{self, About};
use super::super::document::Anchor;

/// What is known of comments; the text comes before the comments, which are a part of their own.
#[derive(Debug, Default)]
pub(super) struct Selections {
    /// The paragraphs of each selection, by the comment's id.
    about: HashMap<Box<str>, Range<u32>>,
    /// The comment at hand: its id, and its first paragraph.
    open: Option<(Box<str>, u32)>,
    /// True if it speaks to exonym; `None` before its first words.
    speaks: Option<bool>,
    pub(super) anchors: Vec<Anchor>,
}

impl Selections {
    /// A selection begins; `next` is the number of the next paragraph that ends. False for one that is known.
    pub(super) fn begin(&mut self, id: &str, next: u32) -> bool {
        let new = !self.about.contains_key(id);
        if new {
            self.about.insert(id.into(), next..next);
        }
        new
    }

    /// It ends before the paragraph `next`.
    pub(super) fn end(&mut self, id: &str, next: u32) {
        if let Some(about) = self.about.get_mut(id) {
            about.end = about.end.max(next);
        }
    }

    /// A comment begins.
    pub(super) fn comment(&mut self, id: &str, next: u32) {
        self.open = Some((id.into(), next));
        self.speaks = None;
    }

    /// True if a paragraph with these words is of a comment to exonym.
    pub(super) fn is_spoken(&mut self, words: &str) -> bool {
        self.open.is_some() && *self.speaks.get_or_insert_with(|| comment::speaks(words))
    }

    /// The comment at hand ends.
    pub(super) fn comment_ends(&mut self, next: u32) {
        let Some((id, first)) = self.open.take() else { return };
        if self.speaks == Some(true) {
            let about = self.about.get(&id).cloned().unwrap_or_default();
            self.anchors.push(Anchor { comment: first..next, about: About::Selected(about) });
        }
    }
}

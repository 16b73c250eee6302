//! HTML and XHTML: whole pages and pieces of them, front matter before it where a site's generator wants some.
//!
//! Each block of text is a segment; elements in a line are tags, so that `<b>Step</b>anakert` is one word. Texts that
//! attributes hold (`alt`, `title`, a page's description…) are segments of their own. Nothing is refused: what is not
//! closed ends as browsers end it.

mod said;
mod spell;
mod walk;

#[cfg(test)]
mod tests;

pub(in crate::formats) use spell::escaped;

use super::comment::Comment;
use super::xml::Entities;
use super::{DraftFacts, Format, ReadResult, front_matter};
use crate::base::{Lang, Source};
use crate::model::Segment;

pub(super) const FORMAT: Format = Format {
    name: "html",
    title: "HTML",
    extensions: &["html", "htm", "xhtml", "xht", "shtml"],
    sniff: None,
    draft: Some(draft),
    spell: Some(spell::spell),
    leads: None,
    terms: None,
};

fn draft<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    let mut front = front_matter::read(source.text());
    let paragraph = front_matter::segments(&mut front, each);
    let mut walk = walk::Walk::new(source.text(), front.body, paragraph, each);
    walk.all();
    let mut said = walk.said;
    front_matter::only_told(&mut said.problems);
    let mut problems = front.problems;
    problems.extend(said.problems);
    let facts = DraftFacts {
        units: None,
        lang: front.facts.lang.or(said.lang),
        written: front.facts.written.or(said.written),
        event: front.facts.event.or(said.event),
        doctype: front.facts.doctype.or(said.doctype),
        comments: said.comments,
    };
    ReadResult { value: facts, problems }
}

/// What a page of a book says.
pub(super) struct Page {
    pub(super) lang: Option<Lang>,
    pub(super) comments: Vec<Comment>,
    /// The number behind that of its last paragraph.
    pub(super) paragraph: u32,
}

/// Reads a page of a book, a text a line; `body` is where it begins, behind its document type.
pub(super) fn page<'s>(
    text: &'s str,
    body: usize,
    entities: Entities,
    paragraph: u32,
    each: &mut dyn FnMut(Segment<'s>),
) -> Page {
    let mut walk = walk::Walk::of_book(text, body, paragraph, walk::Book::new(text, entities), each);
    walk.all();
    let paragraph = walk.paragraph();
    Page { lang: walk.said.lang, comments: walk.said.comments, paragraph }
}

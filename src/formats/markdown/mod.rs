//! Markdown: `CommonMark` with tables, footnotes, definition lists, task lists, strikethrough, mathematics, heading
//! attributes, wiki links and GitHub's alerts; front matter before it, HTML within it.
//!
//! Each block of text is a segment. Emphasis and links are tags, so that `Step**anakert**` is one word; code is in the
//! text but marked; link titles and image texts are segments of their own; of HTML the text is read, not the tags.

mod html;
mod inline;
mod links;
mod spell;
mod title;
mod walk;

#[cfg(test)]
mod tests;

use super::{DraftFacts, Format, ReadResult, front_matter};
use crate::base::Source;
use crate::model::Segment;

pub(super) const FORMAT: Format = Format {
    name: "markdown",
    title: "Markdown",
    extensions: &["md", "markdown", "mdown", "mkd", "mkdn", "mdwn", "qmd", "rmd"],
    sniff: None,
    draft: Some(draft),
    spell: Some(spell::spell),
    leads: Some(links::LEADS),
    terms: None,
};

fn draft<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    let mut front = front_matter::read(source.text());
    let paragraph = front_matter::segments(&mut front, each);
    let mut facts = front.facts;
    facts.comments = walk::walk(source.text(), front.body, paragraph, each);
    ReadResult { value: facts, problems: front.problems }
}

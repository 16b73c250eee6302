//! reStructuredText, as Docutils and Sphinx have it: titles, paragraphs, lists, tables, directives, fields.
//!
//! Each block of text is a segment; emphasis, roles and links are tags. Comments, targets and what directives of code hold
//! are not read; literals are in the text but marked.

mod directives;
mod enumerator;
mod inline;
mod links;
mod spell;
mod table;
mod walk;

#[cfg(test)]
mod tests;

use super::front_matter::{self, Front};
use super::{DraftFacts, Format, ReadResult};
use crate::base::Source;
use crate::model::Segment;

pub(super) const FORMAT: Format = Format {
    name: "rst",
    title: "reStructuredText",
    extensions: &["rst", "rest"],
    sniff: None,
    draft: Some(draft),
    spell: Some(spell::spell),
    leads: Some(links::LEADS),
    terms: None,
};

fn draft<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    let mut front = Front::default();
    walk::Walk::new(source.text(), &mut front, each).all();
    front_matter::only_told(&mut front.problems);
    ReadResult { value: front.facts, problems: front.problems }
}

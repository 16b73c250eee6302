//! `AsciiDoc`, as Asciidoctor has it: titles, paragraphs, lists, delimited blocks, tables, macros.
//!
//! Each block of text is a segment; formatting and links are tags. Listings, comments and passed-through blocks are not
//! read; monospaced text is in the text but marked.

mod blocks;
mod inline;
mod links;
mod macros;
mod spell;
mod table;
mod walk;

#[cfg(test)]
mod tests;

use super::{DraftFacts, Format, ReadResult, front_matter};
use crate::base::Source;
use crate::model::Segment;

pub(super) const FORMAT: Format = Format {
    name: "asciidoc",
    title: "AsciiDoc",
    extensions: &["adoc", "asciidoc", "asc"],
    sniff: None,
    draft: Some(draft),
    spell: Some(spell::spell),
    leads: Some(links::LEADS),
    terms: None,
};

fn draft<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    let mut front = front_matter::read(source.text());
    let fenced = front.problems.len();
    let paragraph = front_matter::segments(&mut front, each);
    walk::Walk::new(source.text(), paragraph, &mut front, each).all();
    // A note is read behind the text that it stands in.
    front.facts.comments.sort_by_key(|comment| comment.whole);
    front_matter::only_told(&mut front.problems[fenced..]);
    ReadResult { value: front.facts, problems: front.problems }
}

//! LaTeX: the text between commands, and the text in the arguments that are set as text.
//!
//! Paragraphs, titles, captions, notes, items and cells are segments. Commands, labels, mathematics and listings are set
//! aside; accents (`\"u`, `\v{s}`), dashes and quotation marks are read as what they stand for. Macros are not expanded.

mod accents;
mod commands;
mod environments;
mod languages;
mod read;
mod special;
mod spell;

#[cfg(test)]
mod tests;

use super::{DraftFacts, Format, ReadResult};
use crate::base::Source;
use crate::model::Segment;

pub(super) const FORMAT: Format = Format {
    name: "latex",
    title: "LaTeX",
    extensions: &["tex", "ltx", "latex"],
    sniff: None,
    draft: Some(draft),
    spell: Some(spell::spell),
    leads: None,
    terms: None,
};

fn draft<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    let mut reader = read::Reader::new(source.text(), each);
    reader.all();
    ReadResult { value: reader.facts, problems: Vec::new() }
}

//! What a comment is about.

use std::ops::Range;

use crate::base::{Source, Span};
use crate::formats::{self, About, Comment};
use crate::model::Segment;

/// Where the segments stand that a comment of a draft is about; empty if there are none.
pub(super) fn paragraph(source: &Source, comment: &Comment, segments: &[Segment<'_>]) -> Vec<Span> {
    let chosen: Range<u32> = match &comment.about {
        About::Paragraphs(known) | About::Selected(known) => known.clone(),
        About::Place => match formats::paragraph_of(source.text(), comment, segments) {
            Some(paragraph) => paragraph..paragraph + 1,
            None => return Vec::new(),
        },
    };
    // What is selected for a comment is text, not what others say of it.
    let selected = matches!(comment.about, About::Selected(_));
    let about = segments
        .iter()
        .filter(|segment| chosen.contains(&segment.paragraph) && !(selected && segment.element == "comment"));
    about.filter_map(|segment| segment.target.extent()).collect()
}

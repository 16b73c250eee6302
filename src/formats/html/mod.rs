//! HTML and XHTML: whole pages and pieces of them, front matter before it where a site's generator wants some.
//!
//! Each block of text is a segment; elements in a line are tags, so that `<b>Step</b>anakert` is one word. Texts that
//! attributes hold (`alt`, `title`, a page's description…) are segments of their own. Nothing is refused: what is not
//! closed ends as browsers end it.

mod said;
mod walk;

#[cfg(test)]
mod tests;

use super::{DraftFacts, Format, ReadResult, comment, front_matter};
use crate::base::Source;
use crate::model::Segment;

pub(super) const FORMAT: Format = Format {
    name: "html",
    title: "HTML",
    extensions: &["html", "htm", "xhtml", "xht", "shtml"],
    sniff: None,
    draft: Some(draft),
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
        lang: front.facts.lang.or(said.lang),
        written: front.facts.written.or(said.written),
        event: front.facts.event.or(said.event),
        doctype: front.facts.doctype.or(said.doctype),
        comments: comment::in_markup(source.text()),
    };
    ReadResult { value: facts, problems }
}

//! Plain text: paragraphs between blank lines.

use super::{DraftFacts, Format, ReadResult};
use crate::base::Source;
use crate::model::{Segment, Text};

pub(super) const FORMAT: Format =
    Format { name: "text", extensions: &["txt", "text"], sniff: None, draft: Some(draft), terms: None };

fn draft<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    each(Segment::paragraph(Text::verbatim(source.text(), 0), 0));
    ReadResult::default()
}

//! A unit of work: a paragraph of a draft.

use std::borrow::Cow;

use super::Text;
use crate::base::Lang;

/// The block that a segment is, in the words that a policy uses: `p`, `h1`…`h6`, `li`, `td`, `th`, `caption`,
/// `blockquote`, `front:title` (a front-matter field), `docx:Title` (a paragraph style).
pub type Element = Cow<'static, str>;

/// One segment of a draft.
#[derive(Clone, Debug)]
pub struct Segment<'s> {
    /// The text that is judged.
    pub target: Text<'s>,
    /// False where the format says that the segment is not to be translated or touched.
    pub translate: bool,
    /// The block this is.
    pub element: Element,
    /// Counts blocks; segments of one paragraph share it.
    pub paragraph: u32,
    /// The language that the format states for this segment.
    pub lang: Option<Lang>,
}

impl<'s> Segment<'s> {
    /// A body paragraph.
    pub fn paragraph(target: Text<'s>, paragraph: u32) -> Self {
        Self { target, translate: true, element: Cow::Borrowed("p"), paragraph, lang: None }
    }
}

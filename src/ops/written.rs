//! What to write in a draft for a text to be read at a place.

use crate::base::{Source, Span};
use crate::formats;
use crate::model::{Applicability, Fix};

/// The fix that puts a text, as it is to be read, in the place of a span of a draft, in which a sign that would be markup is
/// written as the format wants it; `None` where the format has no way to. `format` is the name of the draft's format, if it is
/// not told by the file.
pub fn written(source: &Source, format: Option<&str>, span: Span, text: &str) -> Option<Fix> {
    let format = format.and_then(formats::by_name).or_else(|| formats::detect(source.path(), source));
    let edits = formats::spelt(format.unwrap_or(formats::TEXT), source, span, text)?;
    Some(Fix { applicability: Applicability::Unsafe, edits })
}

/// True for a text that no format takes for more than itself, wherever it stands between words.
pub fn is_harmless(text: &str) -> bool {
    formats::is_harmless(text)
}

//! How HTML and XHTML write a text: `&`, `<` and `>` by references, in a value its quotation marks too.

use crate::formats::front_matter;
use crate::formats::spell::{Place, each, replaced};
use crate::model::Edit;

/// Bytes before a place in which the beginning of its tag is looked for.
const REACH: usize = 1 << 14;

pub(super) fn spell(place: &Place<'_>, edits: &[Edit], way: usize) -> Option<Vec<Edit>> {
    if place.in_front() {
        return front_matter::spell(place, edits, way);
    }
    (way < 2).then_some(())?;
    each(edits, |edit| {
        // No tag is longer; what is farther off is found out when the file is read again.
        let from = (edit.span.start as usize).saturating_sub(REACH);
        let before = &place.source.as_bytes()[from..edit.span.start as usize];
        let open = memchr::memrchr(b'<', before).map(|at| from + at);
        let in_section = open.is_some_and(|open| place.source[open..edit.span.start as usize].starts_with("<![CDATA["));
        if in_section {
            // What stands there stands as it is.
            return (way == 0 && !edit.text.contains(['<', '>'])).then(|| edit.text.clone());
        }
        let in_tag = open.is_some_and(|open| !place.source[open..edit.span.start as usize].contains('>'));
        Some(escaped(&edit.text, in_tag || way == 1))
    })
}

/// A text as HTML and XML have it; the quotation marks too where it stands between some.
pub(in crate::formats) fn escaped(text: &str, value: bool) -> String {
    replaced(text, |_, c| match c {
        '&' => Some("&amp;".into()),
        '<' => Some("&lt;".into()),
        '>' => Some("&gt;".into()),
        '"' if value => Some("&quot;".into()),
        '\'' if value => Some("&#39;".into()),
        _ => None,
    })
}

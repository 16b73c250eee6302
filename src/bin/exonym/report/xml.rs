//! Text in XML 1.0.

use std::borrow::Cow;

/// A text as an attribute's value: what XML has no room for becomes U+FFFD, what it would take for its own is escaped.
pub(super) fn attribute(text: &str) -> Cow<'_, str> {
    let odd =
        |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'') || c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    if !text.contains(odd) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            // Else a reader makes blanks of them.
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::attribute;

    #[test]
    fn what_has_a_meaning_or_no_room_is_replaced() {
        assert_eq!(attribute("Xankəndi"), "Xankəndi");
        assert_eq!(
            attribute("a<b>&\"c'\n\u{1}\u{7f}\u{ffff}"),
            "a&lt;b&gt;&amp;&quot;c&apos;&#10;\u{fffd}\u{7f}\u{fffd}"
        );
    }
}

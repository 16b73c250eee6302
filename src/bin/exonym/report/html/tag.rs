//! What HTML asks of text.

use std::borrow::Cow;

use exonym::Lang;

/// Text for an element or an attribute. Characters that HTML has no place for are shown as the replacement character.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    let special = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'') || is_control(c);
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if is_control(c) => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
}

/// The attributes that say the language of an element and let its direction follow the text.
pub(super) fn in_language(lang: &Lang) -> String {
    format!(" lang=\"{}\" dir=\"auto\"", escape(lang.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_is_escaped() {
        assert_eq!(escape("a <b> & \"c\" 'd'"), "a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
        assert_eq!(escape("a\u{0}b\r\n"), "a\u{FFFD}b\u{FFFD}\n");
        assert!(matches!(escape("Xankəndi"), Cow::Borrowed(_)));
    }
}

//! Comments in a format's own syntax that speak to exonym.

use std::ops::Range;

use crate::base::Span;

/// A comment of a draft that begins with `exonym-`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Comment {
    /// With its marks (`<!--`, `-->`): what goes when the comment is taken away.
    pub whole: Span,
    /// What it says, white space at its edges left out.
    pub text: Span,
    /// The paragraph that it is said of, where the format says so (the note of a unit); else its place decides.
    pub paragraph: Option<u32>,
}

/// What every comment to exonym begins with.
const PREFIX: &str = "exonym-";

impl Comment {
    /// The comment, if it speaks to exonym; `text` is what stands between its marks.
    pub(super) fn new(source: &str, whole: Range<usize>, text: Range<usize>) -> Option<Self> {
        let words = &source[text.clone()];
        let start = text.start + (words.len() - words.trim_start().len());
        let words = words.trim();
        let speaks = words.get(..PREFIX.len()).is_some_and(|prefix| prefix.eq_ignore_ascii_case(PREFIX));
        speaks.then(|| Self {
            whole: Span::new(whole.start, whole.end),
            text: Span::new(start, start + words.len()),
            paragraph: None,
        })
    }
}

/// The comment that a piece of HTML or XML is, `<!-- … -->`.
pub(super) fn of_markup(source: &str, whole: Range<usize>) -> Option<Comment> {
    let inside = source.get(whole.clone())?.strip_prefix("<!--")?.strip_suffix("-->")?;
    let start = whole.start + "<!--".len();
    Comment::new(source, whole, start..start + inside.len())
}

/// Those in a text that has no comments of its own: `<!-- exonym-… -->`, each within a line.
pub(super) fn in_text(source: &str) -> Vec<Comment> {
    let bytes = source.as_bytes();
    let mut found: Vec<Comment> = Vec::new();
    for at in memchr::memmem::find_iter(bytes, PREFIX.as_bytes()) {
        let before = source[..at].trim_end_matches([' ', '\t']);
        let Some(start) = before.strip_suffix("<!--").map(str::len) else { continue };
        let line = &source[at..at + memchr::memchr2(b'\n', b'\r', &bytes[at..]).unwrap_or(bytes.len() - at)];
        let Some(end) = line.find("-->").map(|end| at + end + "-->".len()) else { continue };
        // One within another is part of what that says.
        if found.last().is_none_or(|last| last.whole.end as usize <= start) {
            found.extend(of_markup(source, start..end));
        }
    }
    found
}

/// Those of HTML: `<!-- exonym-… -->`, over lines too.
pub(super) fn in_markup(source: &str) -> Vec<Comment> {
    let mut found: Vec<Comment> = Vec::new();
    for at in memchr::memmem::find_iter(source.as_bytes(), b"<!--") {
        if found.last().is_none_or(|last| last.whole.end as usize <= at)
            && let Some(end) = memchr::memmem::find(&source.as_bytes()[at..], b"-->")
        {
            found.extend(of_markup(source, at..at + end + "-->".len()));
        }
    }
    found
}

/// Those that begin with a sign (`%`, `//`, `.. `) and end with their line. `alone`: only where nothing stands before them
/// in the line; a sign behind a backslash is none.
pub(super) fn behind(source: &str, sign: &str, alone: bool) -> Vec<Comment> {
    let bytes = source.as_bytes();
    let mut found = Vec::new();
    for at in memchr::memmem::find_iter(bytes, PREFIX.as_bytes()) {
        let before = source[..at].trim_end_matches([' ', '\t']);
        let Some(first) = before.strip_suffix(sign.trim_end()) else { continue };
        // One blank at least, where the sign asks for it.
        if sign.ends_with(' ') && before.len() == at || first.ends_with('\\') {
            continue;
        }
        // A sign may be repeated: `%%`, `///`.
        let start = first.trim_end_matches(sign.trim_end()).len();
        let line_start = source[..start].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        if alone && !source[line_start..start].trim().is_empty() {
            continue;
        }
        let end = at + memchr::memchr2(b'\n', b'\r', &bytes[at..]).unwrap_or(bytes.len() - at);
        found.extend(Comment::new(source, start..end, at..end));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_speaks_to_exonym_is_one() {
        let texts = |source: &str| -> Vec<String> {
            in_text(source).iter().map(|comment| source[comment.text.range()].to_owned()).collect()
        };
        assert_eq!(texts("a <!-- exonym-ignore x: y --> b <!--exonym-z-->"), ["exonym-ignore x: y", "exonym-z"]);
        assert!(texts("exonym-ignore; <!-- see exonym-ignore --> <!-- exonym-a \n --> -- exonym-b -->").is_empty());
        assert_eq!(texts("<!-- exonym-a <!-- exonym-b --> -->"), ["exonym-a <!-- exonym-b"]);
        let lines = |source: &str, sign: &str, alone: bool| -> Vec<String> {
            behind(source, sign, alone).iter().map(|comment| source[comment.whole.range()].to_owned()).collect()
        };
        assert_eq!(lines("a % exonym-a: b\nc \\% exonym-b\n%%exonym-c", "%", false), ["% exonym-a: b", "%%exonym-c"]);
        assert_eq!(lines("// exonym-a\r\nhttp://exonym-b // exonym-c", "//", true), ["// exonym-a"]);
        assert_eq!(lines(" .. exonym-a\n..exonym-b", ".. ", true), [".. exonym-a"]);
        let wide: Vec<_> =
            in_markup("<!--\nexonym-a\nb--> <!-- c --> <!-- exonym-d --").iter().map(|c| c.whole.start).collect();
        assert_eq!(wide, [0]);
        let markup = |source: &str| of_markup(source, 0..source.len()).map(|c| source[c.text.range()].to_owned());
        assert_eq!(markup("<!--\n  Exonym-x\n  y -->").as_deref(), Some("Exonym-x\n  y"));
        assert_eq!(markup("<!-- exonym -->"), None);
        assert_eq!(markup("<!-->"), None);
        assert_eq!(markup("<!DOCTYPE exonym->"), None);
    }
}

//! HTML taken apart, whole pages and what text formats carry of it: tags, their attributes, character references, and
//! which elements are open. Enough to find the prose; it never refuses anything.

use std::ops::Range;

use super::builder::Builder;
use crate::model::TagKind;

mod elements;
mod references;

pub(crate) use elements::BLOCKS;
pub(super) use elements::{Elements, is_block, is_void};
pub(super) use references::{character_reference, lenient_reference};

/// A piece of HTML; ranges are bytes of the string that was taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text, character references still in it.
    Text(Range<usize>),
    /// A start tag; `alone` if written `<x/>`.
    Open { name: Range<usize>, attributes: Range<usize>, whole: Range<usize>, alone: bool },
    /// An end tag.
    Close { name: Range<usize>, whole: Range<usize> },
    /// A comment, a declaration, a processing instruction, the content of a script.
    Hidden(Range<usize>),
}

/// Takes HTML apart. One pass: what is no complete tag before the next `<` is text.
pub(super) fn pieces(html: &str, each: &mut dyn FnMut(Piece)) {
    let bytes = html.as_bytes();
    let (mut text, mut at) = (0, 0);
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        let start = at + found;
        let Some(piece) = tag(html, start) else {
            at = start + 1;
            continue;
        };
        if text < start {
            each(Piece::Text(text..start));
        }
        let end = match &piece {
            Piece::Open { whole, .. } | Piece::Close { whole, .. } | Piece::Hidden(whole) | Piece::Text(whole) => {
                whole.end
            }
        };
        let raw = match &piece {
            Piece::Open { name, alone: false, .. } => raw_text(&html[name.clone()]),
            _ => None,
        };
        each(piece);
        (text, at) = (end, end);
        if let Some(name) = raw {
            let stop = end + find_end_tag(&html[end..], name);
            if end < stop {
                each(Piece::Hidden(end..stop));
            }
            (text, at) = (stop, stop);
        }
    }
    if text < bytes.len() {
        each(Piece::Text(text..bytes.len()));
    }
}

/// Elements whose content is no markup.
fn raw_text(name: &str) -> Option<&'static str> {
    ["script", "style", "textarea", "iframe", "xmp", "noembed", "noframes"]
        .into_iter()
        .find(|raw| name.eq_ignore_ascii_case(raw))
}

fn find_end_tag(html: &str, name: &str) -> usize {
    let bytes = html.as_bytes();
    memchr::memmem::find_iter(bytes, b"</")
        .find(|&at| {
            bytes.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        })
        .unwrap_or(bytes.len())
}

fn tag(html: &str, start: usize) -> Option<Piece> {
    let bytes = html.as_bytes();
    let until = |from: usize, mark: &str| {
        Piece::Hidden(
            start..memchr::memmem::find(&bytes[from..], mark.as_bytes()).map_or(bytes.len(), |i| from + i + mark.len()),
        )
    };
    match bytes.get(start + 1)? {
        b'!' if bytes[start..].starts_with(b"<!--") => {
            return Some(Piece::Hidden(start..comment_end(bytes, start + 2)));
        }
        b'!' if bytes[start..].starts_with(b"<![CDATA[") => return Some(until(start + 9, "]]>")),
        // A program may have `>` in it, and need not be closed; what else begins so ends as in browsers.
        b'?' if bytes[start..].starts_with(b"<?php") || bytes[start..].starts_with(b"<?=") => {
            return Some(until(start + 2, "?>"));
        }
        b'!' | b'?' => return Some(until(start + 2, ">")),
        b'/' => {
            let name = name_at(bytes, start + 2)?;
            let end = name.end + bytes[name.end..].iter().position(|&b| b == b'>' || b == b'<')?;
            return (bytes[end] == b'>').then(|| Piece::Close { name, whole: start..end + 1 });
        }
        _ => {}
    }
    let name = name_at(bytes, start + 1)?;
    let mut at = name.end;
    loop {
        match bytes.get(at)? {
            b'>' => break,
            b'<' => return None,
            b'=' => {
                // A quotation mark opens a value only after `=`; elsewhere it is a slip that must not swallow the text.
                at += 1 + bytes[at + 1..].iter().take_while(|b| b.is_ascii_whitespace()).count();
                if let Some(quote @ (b'"' | b'\'')) = bytes.get(at).copied() {
                    at += 1 + memchr::memchr(quote, &bytes[at + 1..])? + 1;
                }
            }
            _ => at += 1,
        }
    }
    let alone = bytes[at - 1] == b'/';
    Some(Piece::Open { attributes: name.end..at, name, whole: start..at + 1, alone })
}

/// After `-->` or `--!>`; `<!-->` is a whole comment.
fn comment_end(bytes: &[u8], from: usize) -> usize {
    let ends = |&at: &usize| bytes[at + 2..].starts_with(b">") || bytes[at + 2..].starts_with(b"!>");
    let dashes = memchr::memchr_iter(b'-', &bytes[from..]).map(|i| from + i);
    let mut pairs = dashes.filter(|&at| bytes.get(at + 1) == Some(&b'-'));
    pairs.find(ends).map_or(bytes.len(), |at| at + if bytes[at + 2] == b'>' { 3 } else { 4 })
}

fn name_at(bytes: &[u8], start: usize) -> Option<Range<usize>> {
    let length =
        bytes[start..].iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':' | b'.')).count();
    bytes.get(start).filter(|b| b.is_ascii_alphabetic()).map(|_| start..start + length)
}

/// The attributes of a start tag: name, and the range of the value (empty where there is none).
pub(super) fn attributes(html: &str, range: Range<usize>) -> impl Iterator<Item = (&str, Range<usize>)> {
    let bytes = html.as_bytes();
    let (mut at, end) = (range.start, range.end);
    std::iter::from_fn(move || {
        while at < end && (bytes[at].is_ascii_whitespace() || matches!(bytes[at], b'/' | b'"' | b'\'')) {
            at += 1;
        }
        if at >= end {
            return None;
        }
        let start = at;
        while at < end && !bytes[at].is_ascii_whitespace() && (bytes[at] != b'=' || at == start) {
            at += 1;
        }
        let name = &html[start..at];
        let skip = |mut at: usize| {
            while at < end && bytes[at].is_ascii_whitespace() {
                at += 1;
            }
            at
        };
        let equals = skip(at);
        if bytes[..end].get(equals) != Some(&b'=') {
            return Some((name, at..at));
        }
        at = skip(equals + 1);
        let value = if let Some(&quote @ (b'"' | b'\'')) = bytes[..end].get(at) {
            let close = memchr::memchr(quote, &bytes[at + 1..end]).map_or(end, |i| at + 1 + i);
            let value = at + 1..close;
            at = (close + 1).min(end);
            value
        } else {
            let start = at;
            while at < end && !bytes[at].is_ascii_whitespace() {
                at += 1;
            }
            start..at
        };
        Some((name, value))
    })
}

/// Pushes the text of `range`, character references decoded; with `escapes`, backslash escapes too (Markdown titles).
/// White space after a line end is left out, and `>` too where `prefixed` (a block quote's prefix).
pub(super) fn push_text(out: &mut Builder<'_>, source: &str, range: Range<usize>, escapes: bool, prefixed: bool) {
    let bytes = source.as_bytes();
    let (mut from, mut at) = (range.start, range.start);
    while let Some(found) = memchr::memchr3(b'&', b'\\', b'\n', &bytes[at..range.end]) {
        let special = at + found;
        let (length, text) = match bytes[special] {
            b'&' => character_reference(&source[special..range.end]).unwrap_or_default(),
            b'\\' if escapes && bytes[..range.end].get(special + 1).is_some_and(u8::is_ascii_punctuation) => {
                (2, source[special + 1..special + 2].to_owned())
            }
            b'\n' => {
                let skipped = |b: &&u8| matches!(b, b' ' | b'\t') || (prefixed && **b == b'>');
                let blank = bytes[special + 1..range.end].iter().take_while(skipped).count();
                if blank == 0 { (0, String::new()) } else { (1 + blank, "\n".to_owned()) }
            }
            _ => (0, String::new()),
        };
        if length == 0 {
            at = special + 1;
            continue;
        }
        out.verbatim(from..special);
        out.replaced(&text, special..special + length);
        (from, at) = (special + length, special + length);
    }
    out.verbatim(from..range.end);
}

/// Pushes HTML text as a page shows it: character references decoded as browsers do, and blank lines, which end no
/// paragraph there, as one line end.
pub(super) fn push_flow(out: &mut Builder<'_>, source: &str, range: Range<usize>, attribute: bool) {
    let bytes = source.as_bytes();
    let (mut from, mut at) = (range.start, range.start);
    while let Some(found) = memchr::memchr2(b'&', b'\n', &bytes[at..range.end]) {
        let special = at + found;
        let known = if bytes[special] == b'&' {
            lenient_reference(&source[special..range.end], attribute)
        } else {
            let blank = bytes[special..range.end].iter().take_while(|b| b.is_ascii_whitespace()).count();
            let lines = memchr::memchr_iter(b'\n', &bytes[special..special + blank]).count();
            (lines > 1).then(|| (blank, "\n".to_owned()))
        };
        at = special + 1;
        if let Some((length, text)) = known {
            out.verbatim(from..special);
            out.replaced(&text, special..special + length);
            (from, at) = (special + length, special + length);
        }
    }
    out.verbatim(from..range.end);
}

/// Pushes text in which a stretch of white space counts as one blank, and none at the beginning. `reference` gives the
/// length of a reference and what it stands for.
pub(super) fn push_collapsed(
    out: &mut Builder<'_>,
    source: &str,
    range: Range<usize>,
    reference: &dyn Fn(&str) -> Option<(usize, String)>,
) {
    let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    let mut at = range.start;
    while at < range.end {
        let rest = &source[at..range.end];
        let words = rest.find(|c: char| blank(c) || c == '&').unwrap_or(rest.len());
        out.verbatim(at..at + words);
        at += words;
        let rest = &source[at..range.end];
        if rest.starts_with('&') {
            let known = reference(rest).filter(|(length, _)| *length > 0);
            let end = at + known.as_ref().map_or(1, |(length, _)| *length);
            match known {
                Some((_, text)) => out.replaced(&text, at..end),
                None => out.verbatim(at..end),
            }
            at = end;
            continue;
        }
        let blanks = at..at + rest.find(|c: char| !blank(c)).unwrap_or(rest.len());
        at = blanks.end;
        if out.ends_blank() {
            // What stands on either side of blanks that count for nothing cannot be put together.
            if !out.is_empty() {
                out.tag(TagKind::Alone, blanks);
            }
        } else if &source[blanks.clone()] == " " {
            out.verbatim(blanks);
        } else if !blanks.is_empty() {
            out.replaced(" ", blanks);
        }
    }
}

/// The element that an attribute's prose is; `None` for attributes that are no prose.
pub(super) fn attribute_element(name: &str) -> Option<&'static str> {
    const PROSE: &[(&str, &str)] = &[
        ("alt", "img-alt"),
        ("title", "title"),
        ("placeholder", "label"),
        ("aria-label", "label"),
        ("aria-description", "label"),
        ("aria-placeholder", "label"),
        ("aria-roledescription", "label"),
        ("aria-valuetext", "label"),
        ("label", "label"),
        ("summary", "summary"),
        ("abbr", "label"),
    ];
    PROSE.iter().find(|(known, _)| name.eq_ignore_ascii_case(known)).map(|(_, element)| *element)
}

/// What the text has where a superscript ends a word: a thin space.
pub(super) const NOTE: &str = "\u{2009}";

/// Letters of the shortest word that has a note: not those of *CO<sub>2</sub>*, *M<sup>me</sup>*, *XX<sup>e</sup>*.
const NOTED: usize = 4;

/// True for a superscript or subscript that is a note's mark behind a word, and no part of it. `plain` is the text up to the
/// tag, `behind` the file from its end.
pub(super) fn is_note(name: &str, plain: &str, behind: &str) -> bool {
    if !(name.eq_ignore_ascii_case("sup") || name.eq_ignore_ascii_case("sub")) {
        return false;
    }
    let word = plain.chars().rev().take_while(|c| c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}'));
    let long = word.filter(|c| c.is_alphabetic()).nth(NOTED - 1).is_some();
    // A link may stand inside it.
    let mut content = behind;
    while content.starts_with('<')
        && !content.starts_with("</")
        && let Some((_, rest)) = content.split_once('>')
    {
        content = rest;
    }
    let content = &content[..content.find('<').unwrap_or(content.len())];
    // What begins with a mark, [1], parts itself.
    long && content.starts_with(char::is_alphanumeric) && content.chars().count() <= NOTED
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(html: &str) -> String {
        let mut out = String::new();
        pieces(html, &mut |piece| {
            let (kind, range) = match piece {
                Piece::Text(range) => ('t', range),
                Piece::Open { whole, .. } => ('o', whole),
                Piece::Close { whole, .. } => ('c', whole),
                Piece::Hidden(range) => ('h', range),
            };
            out.push(kind);
            out.push_str(&html[range]);
        });
        out
    }

    #[test]
    fn pieces_are_told_apart() {
        assert_eq!(show("<p class=\"a > b\">x</p>"), "o<p class=\"a > b\">txc</p>");
        assert_eq!(show("a <b <i>c"), "ta <b o<i>tc");
        assert_eq!(show("3 < 4 <5"), "t3 < 4 <5");
        assert_eq!(show("<!-- <p> -->x<!-- y"), "h<!-- <p> -->txh<!-- y");
        assert_eq!(show("<!-->a<!--->b<!-- - -- --!>c<!d>"), "h<!-->tah<!--->tbh<!-- - -- --!>tch<!d>");
        assert_eq!(show("<?xml a>b<?php 1 > 2 ?>c<?php d"), "h<?xml a>tbh<?php 1 > 2 ?>tch<?php d");
        assert_eq!(show("<script>a<b</Script >x"), "o<script>ha<bc</Script >tx");
        assert_eq!(show("<style>a"), "o<style>ha");
        assert_eq!(show("<br/><?php x ?>y"), "o<br/>h<?php x ?>ty");
    }

    #[test]
    fn hostile_input_is_read_in_one_pass() {
        for unit in ["<a ", "<a x='", "<a x=\"<", "</", "<", "&", "<script>", "<?", "<!", "<!--", "<!---"] {
            let html = unit.repeat(50_000);
            let mut bytes = 0;
            pieces(&html, &mut |piece| {
                if let Piece::Text(range) = piece {
                    bytes += range.len();
                }
            });
            assert!(bytes <= html.len());
        }
    }

    #[test]
    fn attributes_have_values_or_none() {
        let html = "<a lang=ru TITLE='a \"b\"' hidden alt = \"x\" y=>";
        let found: Vec<_> = attributes(html, 2..html.len() - 1).map(|(name, value)| (name, &html[value])).collect();
        assert_eq!(found, [("lang", "ru"), ("TITLE", "a \"b\""), ("hidden", ""), ("alt", "x"), ("y", "")]);
    }
}

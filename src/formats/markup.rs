//! The little of HTML that text formats carry: tags, their attributes, character references, and which elements are
//! open. Enough to find the prose; it never refuses anything.

use std::ops::Range;

use super::builder::Builder;
use crate::base::Lang;
use crate::model::Mark;

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
    ["script", "style", "textarea"].into_iter().find(|raw| name.eq_ignore_ascii_case(raw))
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
        b'!' if bytes[start..].starts_with(b"<!--") => return Some(until(start + 4, "-->")),
        b'!' if bytes[start..].starts_with(b"<![CDATA[") => return Some(until(start + 9, "]]>")),
        b'!' => return Some(until(start + 2, ">")),
        b'?' => return Some(until(start + 2, "?>")),
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

/// The character reference at the start of `text` (which begins with `&`): its length and what it stands for
/// (HTML Standard section 13.5).
pub(super) fn character_reference(text: &str) -> Option<(usize, String)> {
    let bytes = text.as_bytes();
    let end = bytes.iter().take(34).position(|&b| b == b';')?;
    let name = text.get(1..end).filter(|name| !name.is_empty())?;
    let known = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "nbsp" => "\u{a0}",
        "shy" => "\u{ad}",
        _ => {
            let known = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#').then(|| rare(&text[..=end]))??;
            return Some((end + 1, known));
        }
    };
    Some((end + 1, known.to_owned()))
}

/// Any other reference, by the Markdown parser's own table of all names.
fn rare(reference: &str) -> Option<String> {
    match pulldown_cmark::Parser::new(reference).nth(1)? {
        pulldown_cmark::Event::Text(text) if *text != *reference => Some(text.into_string()),
        _ => None,
    }
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

/// What an open element does to the text in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Effect {
    marks: Vec<Mark>,
    hidden: bool,
    /// The name of the block for policies.
    block: Option<&'static str>,
}

#[derive(Debug)]
struct Open {
    name: Box<str>,
    effect: Effect,
    /// Where its text begins in the segment at hand (bytes of plain).
    start: usize,
}

/// The elements that are open. Depth is bounded: what is nested deeper has no effect of its own.
#[derive(Debug, Default)]
pub(super) struct Elements {
    stack: Vec<Open>,
    beyond: usize,
}

const DEEPEST: usize = 64;

impl Elements {
    pub(super) fn depth(&self) -> usize {
        self.stack.len()
    }
    /// True within a script or style.
    pub(super) fn hidden(&self) -> bool {
        self.stack.iter().any(|open| open.effect.hidden)
    }
    /// The innermost block's name for policies.
    pub(super) fn block(&self) -> Option<&'static str> {
        self.stack.iter().rev().find_map(|open| open.effect.block)
    }
    /// The language stated by the innermost element that states one.
    pub(super) fn lang(&self) -> Option<Lang> {
        self.stack.iter().rev().find_map(|open| {
            open.effect
                .marks
                .iter()
                .find_map(|mark| if let Mark::Lang(lang) = mark { Some(lang.clone()) } else { None })
        })
    }
    /// True where all is kept as it is.
    pub(super) fn kept(&self) -> bool {
        self.stack.iter().any(|open| open.effect.marks.contains(&Mark::Keep))
    }
    /// Opens an element at `start` of the plain text.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)], start: usize) {
        if is_void(name) {
            return;
        }
        if self.stack.len() >= DEEPEST {
            self.beyond += 1;
            return;
        }
        let name = name.to_ascii_lowercase().into_boxed_str();
        let effect = effect(&name, attributes);
        self.stack.push(Open { name, effect, start });
    }
    /// Closes the innermost element of this name and all within it.
    pub(super) fn close(&mut self, name: &str, out: &mut Builder<'_>) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        if let Some(at) = self.stack.iter().rposition(|open| open.name.eq_ignore_ascii_case(name)) {
            self.close_to(at, out);
        }
    }
    /// Closes everything opened after `depth`.
    pub(super) fn close_to(&mut self, depth: usize, out: &mut Builder<'_>) {
        for open in self.stack.drain(depth.min(self.stack.len())..).rev() {
            for mark in open.effect.marks {
                out.mark(open.start, mark);
            }
        }
        self.beyond = 0;
    }
    /// What a new block closes by itself: an open paragraph, a list item before the next, a cell before the next.
    pub(super) fn imply_ends(&mut self, name: &str, out: &mut Builder<'_>) {
        let same: &[&str] = match &*name.to_ascii_lowercase() {
            "li" => &["li"],
            "td" | "th" => &["td", "th"],
            "tr" => &["td", "th", "tr"],
            "dt" | "dd" => &["dt", "dd"],
            _ => &[],
        };
        let around =
            |open: &Open| matches!(&*open.name, "ul" | "ol" | "table" | "dl" | "div" | "section" | "blockquote");
        let inner = self.stack.iter().rposition(around).map_or(0, |at| at + 1);
        let closes = |open: &Open| &*open.name == "p" || same.contains(&&*open.name);
        if let Some(at) = self.stack[inner..].iter().position(closes) {
            self.close_to(inner + at, out);
        }
    }
    /// The segment ends: marks what the open elements say of its text; they go on in the next one.
    pub(super) fn end_segment(&mut self, out: &mut Builder<'_>) {
        for open in &mut self.stack {
            for mark in &open.effect.marks {
                out.mark(open.start, mark.clone());
            }
            open.start = 0;
        }
    }
}

/// Elements without content.
pub(super) fn is_void(name: &str) -> bool {
    const VOID: &[&str] = &[
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ];
    VOID.iter().any(|void| name.eq_ignore_ascii_case(void))
}

/// True for elements that end a segment.
pub(super) fn is_block(name: &str) -> bool {
    const BLOCK: &[&str] = &[
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "script",
        "section",
        "style",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ];
    let name = name.to_ascii_lowercase();
    BLOCK.binary_search(&&*name).is_ok()
}

fn effect(name: &str, attributes: &[(&str, &str)]) -> Effect {
    const BLOCKS: &[&str] =
        &["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "blockquote", "dt", "dd", "caption", "summary"];
    let mut effect = Effect::default();
    match name {
        "script" | "style" | "textarea" | "template" => effect.hidden = true,
        "code" | "kbd" | "samp" | "var" | "tt" | "pre" => effect.marks.push(Mark::Code),
        "q" | "blockquote" => effect.marks.push(Mark::Quotation),
        "cite" => effect.marks.push(Mark::Title),
        "em" | "i" => effect.marks.push(Mark::Emphasis),
        "figcaption" | "caption" => effect.marks.push(Mark::Caption),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => effect.marks.push(Mark::Heading),
        _ => {}
    }
    effect.block = match name {
        "figcaption" => Some("caption"),
        _ => BLOCKS.iter().copied().find(|block| *block == name),
    };
    for (key, value) in attributes {
        let said = |word: &str| value.eq_ignore_ascii_case(word);
        if key.eq_ignore_ascii_case("translate") && said("no")
            || key.eq_ignore_ascii_case("class") && value.split_ascii_whitespace().any(|class| class == "notranslate")
        {
            effect.marks.push(Mark::Keep);
        } else if (key.eq_ignore_ascii_case("lang") || key.eq_ignore_ascii_case("xml:lang")) && !value.trim().is_empty()
        {
            effect.marks.push(Mark::Lang(Lang::new(value.trim())));
        }
    }
    effect
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
        assert_eq!(show("<script>a<b</Script >x"), "o<script>ha<bc</Script >tx");
        assert_eq!(show("<style>a"), "o<style>ha");
        assert_eq!(show("<br/><?php x ?>y"), "o<br/>h<?php x ?>ty");
    }

    #[test]
    fn hostile_input_is_read_in_one_pass() {
        for unit in ["<a ", "<a x='", "<!--", "<a x=\"<", "</", "<", "&", "<script>"] {
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

    #[test]
    fn references_are_decoded() {
        assert_eq!(character_reference("&amp; x"), Some((5, "&".into())));
        assert_eq!(character_reference("&eacute;"), Some((8, "é".into())));
        assert_eq!(character_reference("&#601;"), Some((6, "ə".into())));
        assert_eq!(character_reference("&nonsense;"), None);
        assert_eq!(character_reference("& b;"), None);
    }

    #[test]
    fn names_of_blocks_are_sorted_for_the_search() {
        assert!(is_block("P") && is_block("address") && is_block("ul") && !is_block("span"));
    }
}

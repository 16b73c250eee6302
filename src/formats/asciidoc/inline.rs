//! Formatting, macros and references within a block of text.

use std::ops::Range;

use super::macros::pictured;
use crate::formats::builder::Builder;
use crate::formats::{lines, markup};
use crate::model::{Mark, TagKind};

/// A text within the text: a note, what stands for a picture.
pub(super) type Aside = (Range<usize>, &'static str);

/// Formatting within formatting is read this deep.
const DEEPEST: usize = 8;

/// Pushes a text with its markup set aside; what is a text of its own in it comes back.
pub(super) fn push(out: &mut Builder<'_>, source: &str, range: Range<usize>, margin: fn(&str) -> usize) -> Vec<Aside> {
    let mut asides = Vec::new();
    Inline { out, source, start: range.start, margin, asides: &mut asides, depth: 0 }.all(range);
    asides
}

struct Inline<'o, 's, 'b> {
    out: &'o mut Builder<'b>,
    source: &'s str,
    /// Where the block of text begins.
    start: usize,
    margin: fn(&str) -> usize,
    asides: &'o mut Vec<Aside>,
    depth: usize,
}

/// The closing halves that were looked for in vain from here on.
#[derive(Default)]
struct Hopeless(Vec<&'static str>);

impl Hopeless {
    fn find(&mut self, text: &str, shut: &'static str) -> Option<usize> {
        if self.0.contains(&shut) {
            return None;
        }
        let found = memchr::memmem::find(text.as_bytes(), shut.as_bytes());
        if found.is_none() {
            self.0.push(shut);
        }
        found
    }
}

const MACROS: &[&str] = &[
    "https:",
    "http:",
    "link:",
    "xref:",
    "image:",
    "footnote:",
    "footnoteref:",
    "mailto:",
    "ftp:",
    "irc:",
    "icon:",
    "kbd:",
    "btn:",
    "menu:",
    "indexterm:",
    "indexterm2:",
    "stem:",
    "latexmath:",
    "asciimath:",
    "pass:",
    "anchor:",
    "cite:",
];

impl Inline<'_, '_, '_> {
    fn all(&mut self, range: Range<usize>) {
        let bytes = self.source.as_bytes();
        let mut hopeless = Hopeless::default();
        let (mut from, mut at) = (range.start, range.start);
        while at < range.end {
            let special = matches!(
                bytes[at],
                b'*' | b'_'
                    | b'`'
                    | b'#'
                    | b'^'
                    | b'~'
                    | b'+'
                    | b'\\'
                    | b'{'
                    | b'['
                    | b'<'
                    | b'('
                    | b'"'
                    | b'\''
                    | b'&'
            );
            let end = if special {
                self.markup(from, at, range.end, &mut hopeless)
            } else if bytes[at].is_ascii_lowercase()
                && (at == range.start
                    || !bytes[at - 1].is_ascii_alphanumeric()
                    || self.source[at..].starts_with("footnote:["))
            {
                self.named(from, at, range.end, &mut hopeless)
            } else {
                None
            };
            match end {
                Some(end) => {
                    at = end.max(at + 1).min(range.end);
                    from = at;
                }
                None => at += 1,
            }
        }
        self.words(from..range.end);
    }

    fn markup(&mut self, from: usize, at: usize, end: usize, hopeless: &mut Hopeless) -> Option<usize> {
        let rest = &self.source[at..end];
        let bytes = rest.as_bytes();
        match bytes[0] {
            b'\\' => {
                let next = *bytes.get(1)?;
                let escapes = next.is_ascii_punctuation() || MACROS.iter().any(|name| rest[1..].starts_with(name));
                escapes.then_some(())?;
                self.words(from..at);
                self.out.tag(TagKind::Alone, at..at + 1);
                // What follows is no markup.
                self.words(at + 1..at + 2);
                Some(at + 2)
            }
            b'&' => {
                let (length, text) = markup::character_reference(rest)?;
                self.words(from..at);
                self.out.replaced(&text, at..at + length);
                Some(at + length)
            }
            b'{' => self.attribute(from, at, rest),
            b'[' => self.bracket(from, at, rest, hopeless),
            b'<' => {
                let inner = rest.strip_prefix("<<")?;
                let close = hopeless.find(inner, ">>")?;
                self.words(from..at);
                match inner[..close].find(',') {
                    Some(comma) => self.tagged(at, at + 2 + comma + 1..at + 2 + close, at + close + 4),
                    None => self.out.tag(TagKind::Alone, at..at + close + 4),
                }
                Some(at + close + 4)
            }
            b'(' => {
                rest.starts_with("((").then_some(())?;
                let three = rest.starts_with("(((");
                let (open, shut) = if three { (3, ")))") } else { (2, "))") };
                let close = hopeless.find(&rest[open..], shut)? + open;
                self.words(from..at);
                if three {
                    self.out.tag(TagKind::Alone, at..at + close + 3);
                    return Some(at + close + 3);
                }
                self.tagged(at, at + 2..at + close, at + close + 2);
                Some(at + close + 2)
            }
            quote @ (b'"' | b'\'') => {
                let opened = rest[1..].starts_with('`') && !self.word_before(at);
                let shut = if quote == b'"' { "`\"" } else { "`'" };
                let close = opened.then(|| rest[2..].find(shut)).flatten().filter(|close| *close > 0)? + 2;
                let marks = if quote == b'"' { ["“", "”"] } else { ["‘", "’"] };
                self.words(from..at);
                self.out.replaced(marks[0], at..at + 2);
                self.inner(at + 2..at + close);
                self.out.replaced(marks[1], at + close..at + close + 2);
                Some(at + close + 2)
            }
            sign => self.formatted(from, at, end, sign, hopeless),
        }
    }

    /// `*strong*`, `_emphasis_`, `` `code` ``, `#mark#`, `+as it is+`; with two signs, within a word.
    fn formatted(&mut self, from: usize, at: usize, end: usize, sign: u8, hopeless: &mut Hopeless) -> Option<usize> {
        let rest = &self.source[at..end];
        // A typographic apostrophe: `` Shusha`'s ``.
        if sign == b'`' && rest.starts_with("`'") {
            self.words(from..at);
            self.out.replaced("’", at..at + 2);
            return Some(at + 2);
        }
        if sign == b'+' && self.source[self.start..at].ends_with(' ') && rest[1..].starts_with(['\n', '\r']) {
            self.words(from..at);
            self.out.tag(TagKind::Alone, at..at + 1);
            return Some(at + 1);
        }
        let (one, two, three): (&'static str, &'static str, &'static str) = match sign {
            b'*' => ("*", "**", ""),
            b'_' => ("_", "__", ""),
            b'`' => ("`", "``", ""),
            b'#' => ("#", "##", ""),
            b'+' => ("+", "++", "+++"),
            b'^' => ("^", "", ""),
            _ => ("~", "", ""),
        };
        let single = matches!(sign, b'^' | b'~');
        for shut in [three, two, one] {
            let Some(inside) = rest.strip_prefix(shut).filter(|_| !shut.is_empty() && !hopeless.0.contains(&shut))
            else {
                continue;
            };
            let constrained = shut.len() == 1 && !single;
            let begins = !inside.starts_with(char::is_whitespace) || !(constrained || single);
            if !begins || (constrained && self.word_before(at)) {
                continue;
            }
            let found = memchr::memmem::find_iter(inside.as_bytes(), shut).find(|&close| {
                let before = inside[..close].chars().next_back();
                let after = inside[close + shut.len()..].chars().next();
                let word = after.is_some_and(|c| c.is_alphanumeric() || c == '_');
                before.is_some_and(|c| !constrained || !c.is_whitespace()) && !(constrained && word)
            });
            let Some(close) = found else {
                hopeless.0.push(shut);
                continue;
            };
            if single && inside[..close].contains(char::is_whitespace) {
                continue;
            }
            let inner = at + shut.len()..at + shut.len() + close;
            let after = inner.end + shut.len();
            self.words(from..at);
            self.out.tag(TagKind::Open, at..inner.start);
            let start = self.out.len();
            match sign {
                b'`' => {
                    self.words(inner.clone());
                    self.out.mark(start, Mark::Code);
                }
                b'+' => {
                    self.words(inner.clone());
                    if shut.len() > 1 {
                        self.out.mark(start, Mark::Keep);
                    }
                }
                _ => self.inner(inner.clone()),
            }
            if sign == b'_' {
                self.out.mark(start, Mark::Emphasis);
            }
            self.out.tag(TagKind::Close, inner.end..after);
            return Some(after);
        }
        None
    }

    /// `{name}`.
    fn attribute(&mut self, from: usize, at: usize, rest: &str) -> Option<usize> {
        let length = rest[1..].bytes().take_while(|b| b.is_ascii_alphanumeric() || b"-_:".contains(b)).count();
        let name = &rest[1..=length];
        (length > 0 && rest[1 + length..].starts_with('}')).then_some(())?;
        let end = at + name.len() + 2;
        self.words(from..at);
        let known = match name {
            "nbsp" | "sp" => "\u{a0}",
            "apos" => "'",
            "quot" => "\"",
            "lsquo" => "‘",
            "rsquo" => "’",
            "ldquo" => "“",
            "rdquo" => "”",
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "wj" | "zwsp" | "empty" | "blank" => {
                self.out.tag(TagKind::Alone, at..end);
                return Some(end);
            }
            _ => {
                let start = self.out.len();
                self.words(at..end);
                self.out.mark(start, Mark::Code);
                return Some(end);
            }
        };
        self.out.replaced(known, at..end);
        Some(end)
    }

    /// `[[id]]`, `[.role]` before formatting, `[1]`.
    fn bracket(&mut self, from: usize, at: usize, rest: &str, hopeless: &mut Hopeless) -> Option<usize> {
        let close = hopeless.find(rest, "]")?;
        let inner = &rest[1..close];
        let anchor = inner.starts_with('[') && rest[close..].starts_with("]]");
        let role = inner.starts_with(['.', '#']) && rest[close + 1..].starts_with(['#', '*', '_', '`']);
        let length = if anchor { close + 2 } else { close + 1 };
        (anchor || role).then(|| {
            self.words(from..at);
            self.out.tag(TagKind::Alone, at..at + length);
            at + length
        })
    }

    /// A macro or an address.
    fn named(&mut self, from: usize, at: usize, end: usize, hopeless: &mut Hopeless) -> Option<usize> {
        let rest = &self.source[at..end];
        let name = MACROS.iter().find(|name| rest.starts_with(**name))?;
        let length = rest[name.len()..]
            .find(|c: char| c == '[' || c.is_whitespace() || matches!(c, '<' | '>' | '"'))
            .map_or(rest.len(), |i| name.len() + i);
        let address = matches!(*name, "https:" | "http:" | "ftp:" | "irc:");
        if address && !rest[name.len()..].starts_with("//") {
            return None;
        }
        if !rest[length..].starts_with('[') {
            address.then_some(())?;
            self.words(from..at);
            let start = self.out.len();
            self.words(at..at + length);
            self.out.mark(start, Mark::Url);
            return Some(at + length);
        }
        let open = at + length + 1;
        hopeless.find(&self.source[open..end], "]")?;
        let close = open + bracket_end(&self.source[open..end])?;
        let inner = open..close;
        self.words(from..at);
        match *name {
            "image:" => {
                self.out.tag(TagKind::Alone, at..close + 1);
                self.asides.extend(pictured(self.source, inner));
            }
            "footnote:" | "footnoteref:" => {
                self.out.tag(TagKind::Alone, at..close + 1);
                self.asides.push((inner, "footnote"));
            }
            "icon:" | "indexterm:" | "anchor:" | "cite:" => self.out.tag(TagKind::Alone, at..close + 1),
            "stem:" | "latexmath:" | "asciimath:" | "kbd:" | "pass:" => {
                self.out.tag(TagKind::Open, at..open);
                let start = self.out.len();
                self.words(inner);
                self.out.mark(start, if *name == "pass:" { Mark::Keep } else { Mark::Code });
                self.out.tag(TagKind::Close, close..close + 1);
            }
            _ => {
                // `[text,window=_blank]`; without a text, the address is shown.
                let text = &self.source[inner.clone()];
                let named = text.find(',').filter(|comma| text[*comma..].contains('=')).unwrap_or(text.len());
                if text[..named].trim().is_empty() {
                    let start = self.out.len();
                    self.words(at..open - 1);
                    self.out.mark(start, Mark::Url);
                    self.out.tag(TagKind::Alone, open - 1..close + 1);
                } else {
                    self.tagged(at, inner.start..inner.start + named, close + 1);
                }
            }
        }
        Some(close + 1)
    }

    /// The text `inner` of markup that begins at `at` and ends at `end`.
    fn tagged(&mut self, at: usize, inner: Range<usize>, end: usize) {
        let text = &self.source[inner.clone()];
        let start = inner.start + (text.len() - text.trim_start().len());
        self.out.tag(TagKind::Open, at..start.min(inner.end));
        let close = inner.end;
        self.inner(start.min(inner.end)..inner.end);
        self.out.tag(TagKind::Close, close..end);
    }

    fn inner(&mut self, range: Range<usize>) {
        if self.depth >= DEEPEST {
            self.words(range);
            return;
        }
        self.depth += 1;
        self.all(range);
        self.depth -= 1;
    }

    fn word_before(&self, at: usize) -> bool {
        self.source[self.start..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_')
    }

    fn words(&mut self, range: Range<usize>) {
        if range.start < range.end {
            lines::push(self.out, self.source, range, self.margin);
        }
    }
}

/// Where the bracket closes that is open: one with a backslash before it does not count.
fn bracket_end(rest: &str) -> Option<usize> {
    memchr::memchr_iter(b']', rest.as_bytes()).find(|&at| !rest[..at].ends_with('\\'))
}

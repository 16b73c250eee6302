//! XML made well-formed: what is sure to be meant is put right, what can mean nothing is left out.

use std::fmt::Write as _;

use super::Note;
use super::tbx::is_entry;
use crate::base::Span;
use crate::formats::tbx::MODULES;
use crate::formats::xml::{html_character, is_legal, local, remark_text};

/// Elements within elements that are still mended.
const DEEPEST: usize = 256;
pub(super) struct Open {
    name: String,
    /// The name as it is written now.
    written: String,
    /// Where it begins in what is written.
    start: usize,
    /// Prefixes that it declares.
    declares: Vec<String>,
    /// An element stands in it already.
    parent: bool,
}

/// What begins with the one goes to the next of the other.
pub(super) const SPECIAL: [(&str, &str); 3] = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
/// The longest beginning of a markup that tells what it is.
const TELLING: usize = "<![CDATA[".len();

/// What came of a step.
pub(super) enum Step {
    /// So many bytes are done with.
    Done(usize),
    /// What stands there cannot be told without more of the text.
    More,
    /// Elements are nested so deep that it is no document.
    TooDeep,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Mender {
    pub(super) ends: [Option<u64>; 3],
    pub(super) open: Vec<Open>,
    pub(super) rooted: bool,
    pub(super) doctype: bool,
    /// Something was written.
    pub(super) written: bool,
    pub(super) out: String,
    /// Bytes that were written before `out`.
    pub(super) before: usize,
    /// Where the entry begins, in what is written, in which the text ends.
    pub(super) cut: Option<usize>,
    pub(super) done: Vec<Note>,
    /// Nothing is to be said.
    pub(super) silent: bool,
}

impl Mender {
    fn note(&mut self, start: usize, end: usize, message: String) {
        if !self.silent {
            self.done.push((Span::new(start, end.max(start)), message));
        }
    }

    /// Mends what `rest` begins with, which stands at `at`; nothing comes behind `rest` if the text has `ended`.
    pub(super) fn step(&mut self, rest: &str, at: usize, ended: bool) -> Step {
        if !rest.starts_with('<') {
            return match rest.find('<') {
                None if !ended => Step::More,
                end => {
                    let end = end.unwrap_or(rest.len());
                    self.characters(&rest[..end], at);
                    Step::Done(end)
                }
            };
        }
        if rest.len() < TELLING && !ended {
            return Step::More;
        }
        let special = SPECIAL.iter().zip(self.ends).find(|((open, _), _)| rest.starts_with(open));
        let end = match special {
            Some((&(open, close), last)) => {
                let found = rest[open.len()..].find(close).map(|end| open.len() + end + close.len());
                let absent = ended || last.is_none_or(|last| last < (at + open.len()) as u64);
                Some(found.ok_or(absent))
            }
            None if rest.starts_with("<!DOCTYPE") => Some(doctype(rest).ok_or(ended)),
            None => None,
        };
        match end {
            Some(Ok(length)) => {
                self.verbatim(&rest[..length], at);
                Step::Done(length)
            }
            Some(Err(true)) => {
                self.note(at, at + 1, "what begins here is never closed: `<` is written `&lt;`".to_owned());
                self.push("&lt;");
                Step::Done(1)
            }
            Some(Err(false)) => Step::More,
            None if rest.starts_with("</") => match rest[1..].find(['<', '>']) {
                None if !ended => Step::More,
                _ => Step::Done(self.end(rest, at)),
            },
            None => self.start(rest, at, ended),
        }
    }

    fn push(&mut self, text: &str) {
        self.written |= !text.is_empty();
        self.out.push_str(text);
    }

    /// Closes what is open at the end of the text.
    pub(super) fn finish(&mut self, end: usize) {
        // What stands in an entry that goes is closed without a word.
        let entry = self.open.iter().position(|open| is_entry(local(&open.name)));
        self.cut = entry.map(|at| self.open[at].start);
        while let Some(open) = self.open.pop() {
            if entry.is_none_or(|at| self.open.len() < at) {
                self.note(end, end, format!("the file is cut off: `</{}>` is added", open.name));
            }
            self.push(&format!("</{}>", open.written));
        }
    }

    /// A remark, an instruction, a document type or CDATA, but for characters that XML does not allow.
    fn verbatim(&mut self, text: &str, at: usize) {
        let length = text.len();
        let outside = self.open.is_empty();
        if text.starts_with("<![CDATA[") && outside {
            self.note(at, at + length, "text outside the root element is left out".to_owned());
        } else if text.starts_with("<!DOCTYPE") && (self.rooted || self.doctype) {
            self.note(at, at + length, "a document type after the beginning is left out".to_owned());
        } else if text.starts_with("<?xml") && text[5..].starts_with(char::is_whitespace) && self.written {
            self.note(at, at + length, "an XML declaration after the beginning is left out".to_owned());
        } else if text.starts_with("<?") && !text[2..].starts_with(|c: char| c.is_alphabetic() || c == '_') {
            self.note(at, at + length, "an instruction without a name is left out".to_owned());
        } else {
            self.doctype |= text.starts_with("<!DOCTYPE");
            let inner = text.starts_with("<!--").then(|| &text[4..text.len() - 3]);
            match inner.filter(|inner| inner.contains("--") || inner.ends_with('-')) {
                Some(inner) => {
                    self.note(at, at + length, "`--` within a remark is written `- -`".to_owned());
                    self.legal(&format!("<!--{}-->", remark_text(inner)), at);
                }
                None => self.legal(text, at),
            }
        }
    }

    /// Writes text without what XML does not allow.
    fn legal(&mut self, text: &str, at: usize) {
        for (offset, char) in text.char_indices() {
            if is_legal(char) {
                self.written = true;
                self.out.push(char);
            } else {
                self.forbidden(at + offset, char);
            }
        }
    }

    fn forbidden(&mut self, at: usize, char: char) {
        self.note(
            at,
            at + char.len_utf8(),
            format!("U+{:04X}, which XML does not allow, is left out", u32::from(char)),
        );
    }

    /// Text.
    fn characters(&mut self, text: &str, at: usize) {
        if self.open.is_empty() {
            if !text.trim().is_empty() {
                let start = at + (text.len() - text.trim_start().len());
                self.note(start, at + text.len(), "text outside the root element is left out".to_owned());
            } else if self.written {
                self.push(text);
            }
        } else {
            let mut written = self.references(text, at);
            if written.contains("]]>") {
                let place = at + text.find("]]>").unwrap_or_default();
                self.note(place, place + 3, "`]]>` is written `]]&gt;`".to_owned());
                written = written.replace("]]>", "]]&gt;");
            }
            self.push(&written);
        }
    }

    /// Text with its references put right.
    fn references(&mut self, text: &str, at: usize) -> String {
        let mut out = String::with_capacity(text.len());
        let mut chars = text.char_indices();
        while let Some((offset, char)) = chars.next() {
            if !is_legal(char) {
                self.forbidden(at + offset, char);
                continue;
            }
            if char != '&' {
                out.push(char);
                continue;
            }
            let rest = &text[offset + 1..];
            let name = rest.find(';').map(|end| &rest[..end]).filter(|name| is_reference(name));
            let Some(name) = name else {
                self.note(at + offset, at + offset + 1, "`&` is written `&amp;`".to_owned());
                out.push_str("&amp;");
                continue;
            };
            let span = (at + offset, at + offset + name.len() + 2);
            let number = name.strip_prefix('#');
            let illegal = number.is_some_and(|digits| {
                let code = match digits.strip_prefix('x') {
                    Some(hex) => u32::from_str_radix(hex, 16),
                    None => digits.parse(),
                };
                !code.ok().and_then(char::from_u32).is_some_and(is_legal)
            });
            let own = matches!(name, "amp" | "lt" | "gt" | "quot" | "apos");
            match html_character(name) {
                _ if illegal => self.note(span.0, span.1, format!("`&{name};`, which XML does not allow, is left out")),
                Some(char) if !self.doctype => {
                    self.note(span.0, span.1, format!("`&{name};` is written as the character"));
                    out.push(char);
                }
                None if number.is_none() && !own && !self.doctype => {
                    self.note(span.0, span.1, format!("`&{name};`, which nothing declares, is written `&amp;{name};`"));
                    let _ = write!(out, "&amp;{name};");
                }
                _ => {
                    let _ = write!(out, "&{name};");
                }
            }
            for _ in 0..=name.chars().count() {
                chars.next();
            }
        }
        out
    }

    /// An end tag; gives its length.
    fn end(&mut self, rest: &str, at: usize) -> usize {
        let length = rest.find('>').map_or(rest.len(), |end| end + 1);
        // A tag that another one begins in was never closed.
        let length = rest[1..].find('<').map_or(length, |next| length.min(next + 1));
        let (start, end) = (at, at + length);
        let name = rest[2..length].trim_end_matches('>').trim();
        let Some(top) = self.open.last() else {
            self.note(start, end, format!("`</{name}>`, which closes nothing, is left out"));
            return length;
        };
        if top.name == name {
            self.close();
            return length;
        }
        let slip = top.name.eq_ignore_ascii_case(name);
        if !slip && self.open.iter().any(|open| open.name == name) {
            while let Some(open) = self.open.last().filter(|open| open.name != name) {
                let added = open.name.clone();
                self.note(start, start, format!("`</{added}>` is missing before `</{name}>`: it is added"));
                self.close();
            }
            self.close();
            return length;
        }
        // The element that holds text only is what is closed here, whatever it was called.
        let near = name.is_empty() || top.name.starts_with(name) || name.starts_with(&top.name);
        if slip || near || !top.parent {
            let meant = top.name.clone();
            self.note(start, end, format!("`</{name}>` is written `</{meant}>`"));
            self.close();
        } else {
            self.note(start, end, format!("`</{name}>`, which closes nothing, is left out"));
        }
        length
    }

    fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            self.push(&format!("</{}>", open.written));
        }
    }

    /// True for a prefix that an element around declares.
    fn declared(&self, prefix: &str) -> bool {
        matches!(prefix, "xml" | "xmlns")
            || self.open.iter().flat_map(|open| &open.declares).any(|known| known == prefix)
    }

    fn start(&mut self, rest: &str, at: usize, ended: bool) -> Step {
        let name: String = rest[1..].chars().take_while(|&c| is_name(c)).collect();
        let begins = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
        let tag = if begins { tag(&rest[1 + name.len()..]) } else { Ok(None) };
        let tag = match tag {
            Err(RanOut) if !ended => return Step::More,
            Err(RanOut) => {
                self.note(at, at + rest.len(), "the file is cut off in this tag: it is left out".to_owned());
                return Step::Done(rest.len());
            }
            _ if rest.len() == 1 + name.len() && !ended => return Step::More,
            tag => tag.unwrap_or_default(),
        };
        let Some((attributes, empty, length)) = tag else {
            if self.open.is_empty() {
                self.note(at, at + 1, "`<` outside the root element is left out".to_owned());
            } else {
                self.note(at, at + 1, "`<`, which begins no tag, is written `&lt;`".to_owned());
                self.push("&lt;");
            }
            return Step::Done(1);
        };
        let length = 1 + name.len() + length;
        let (start, end) = (at, at + length);
        if self.rooted && self.open.is_empty() {
            self.note(start, end, format!("a second root element: the tag `<{name}>` is left out"));
            return Step::Done(length);
        }
        if self.open.len() >= DEEPEST {
            return Step::TooDeep;
        }
        self.written = true;
        self.rooted = true;
        let begun = self.before + self.out.len();
        let of = |(key, ..): &(&str, &str, bool)| key.strip_prefix("xmlns:").map(str::to_owned);
        let mut declares: Vec<String> = attributes.iter().filter_map(of).collect();
        let written = self.name_of_tag(&name, &mut declares, (start, end));
        self.attributes(&name, attributes, &declares, (start, end));
        self.out.push_str(if empty { "/>" } else { ">" });
        if let Some(parent) = self.open.last_mut() {
            parent.parent = true;
        }
        if !empty {
            self.open.push(Open { name, written, start: begun, declares, parent: false });
        }
        Step::Done(length)
    }

    /// The prefix of a name that nothing declares.
    fn undeclared(&self, declares: &[String], name: &str) -> Option<String> {
        let (prefix, _) = name.split_once(':')?;
        (!declares.iter().any(|known| known == prefix) && !self.declared(prefix)).then(|| prefix.to_owned())
    }

    /// Begins a tag: its name as it is written, and the declaration of its prefix, where that is a module's.
    fn name_of_tag(&mut self, name: &str, declares: &mut Vec<String>, (start, end): (usize, usize)) -> String {
        let mut written = name.to_owned();
        let mut module = None;
        if let Some(prefix) = self.undeclared(declares, name) {
            module = MODULES.iter().find(|(known, _)| *known == prefix);
            if module.is_some() {
                self.note(start, end, format!("the prefix of `{name}`, which nothing declares, is declared"));
                declares.push(prefix);
            } else {
                self.note(start, end, format!("the prefix of `{name}`, which nothing declares, is left out"));
                local(name).clone_into(&mut written);
            }
        }
        let _ = write!(self.out, "<{written}");
        if let Some((prefix, namespace)) = module {
            let _ = write!(self.out, " xmlns:{prefix}=\"{namespace}\"");
        }
        written
    }

    /// The attributes of a tag: each once, and its value so that XML allows it.
    fn attributes(
        &mut self,
        name: &str,
        attributes: Vec<(&str, &str, bool)>,
        declares: &[String],
        (start, end): (usize, usize),
    ) {
        let mut seen: Vec<&str> = Vec::new();
        for (mut key, value, quoted) in attributes {
            if self.undeclared(declares, key).is_some() {
                self.note(start, end, format!("the prefix of `{key}`, which nothing declares, is left out"));
                key = local(key);
            }
            if seen.contains(&key) {
                self.note(start, end, format!("the second `{key}` of `<{name}>` is left out"));
                continue;
            }
            seen.push(key);
            if !quoted {
                self.note(start, end, format!("the value of `{key}` is put into quotation marks"));
            }
            let value = self.references(value, start);
            if value.contains('<') {
                self.note(start, end, format!("`<` in the value of `{key}` is written `&lt;`"));
            }
            let value = value.replace('<', "&lt;").replace('"', "&quot;");
            let _ = write!(self.out, " {key}=\"{value}\"");
        }
    }
}

fn is_name(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '_' | '-' | '.' | ':')
}

fn is_reference(name: &str) -> bool {
    let digits = |text: &str, hex: bool| {
        !text.is_empty() && text.bytes().all(|b| if hex { b.is_ascii_hexdigit() } else { b.is_ascii_digit() })
    };
    match name.strip_prefix('#') {
        Some(number) => number.strip_prefix('x').map_or_else(|| digits(number, false), |hex| digits(hex, true)),
        None => name.starts_with(|c: char| c.is_alphabetic() || c == '_') && name.chars().all(is_name),
    }
}

/// The length of a document type with its declarations.
fn doctype(text: &str) -> Option<usize> {
    let mut inner = false;
    let mut quote = None;
    for (at, char) in text.char_indices() {
        match (quote, char) {
            (Some(open), _) if open == char => quote = None,
            (None, '"' | '\'') => quote = Some(char),
            (None, '[') => inner = true,
            (None, ']') => inner = false,
            (None, '>') if !inner => return Some(at + 1),
            _ => {}
        }
    }
    None
}

type Tag<'t> = (Vec<(&'t str, &'t str, bool)>, bool, usize);

/// The text ended where more of it might tell something else.
struct RanOut;

/// The attributes behind a name (key, value, whether it was quoted), whether the element is empty, and the length up to
/// and with `>`; `None` if this is no tag, whatever follows.
fn tag(text: &str) -> std::result::Result<Option<Tag<'_>>, RanOut> {
    let mut attributes = Vec::new();
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        if trimmed.starts_with('>') {
            return Ok(Some((attributes, false, at + 1)));
        }
        if trimmed.starts_with("/>") {
            return Ok(Some((attributes, true, at + 2)));
        }
        if matches!(trimmed, "" | "/") {
            return Err(RanOut);
        }
        let Some(length) = trimmed.find(|c: char| !is_name(c)) else { return Err(RanOut) };
        let key = &trimmed[..length];
        if key.is_empty() {
            return Ok(None);
        }
        at += length;
        let after = text[at..].trim_start();
        if after.is_empty() {
            return Err(RanOut);
        }
        let Some(after) = after.strip_prefix('=') else { return Ok(None) };
        let value = after.trim_start();
        at = text.len() - value.len();
        let Some(first) = value.chars().next() else { return Err(RanOut) };
        if first == '"' || first == '\'' {
            let length = value[1..].find(first);
            let inside = &value[1..=length.unwrap_or(value.len() - 1)];
            // A quotation mark that is not closed swallows tags.
            if inside.contains('>') && inside.contains('<') {
                return Ok(None);
            }
            let Some(length) = length else { return Err(RanOut) };
            attributes.push((key, inside, true));
            at += length + 2;
        } else {
            let Some(length) = value.find(|c: char| c.is_whitespace() || matches!(c, '>' | '<')) else {
                return Err(RanOut);
            };
            let bare = value[..length].strip_suffix('/').unwrap_or(&value[..length]);
            attributes.push((key, bare, false));
            at += bare.len();
        }
    }
}

//! XML made well-formed: what is sure to be meant is put right, what can mean nothing is left out.

use std::fmt::Write as _;

use super::Note;
use crate::base::Span;
use crate::formats::xml::is_legal;

/// Elements within elements that are still mended.
const DEEPEST: usize = 256;
/// Entities that writers of web pages believe to be XML's own.
const NAMED: &[(&str, &str)] = &[
    ("nbsp", "\u{A0}"),
    ("shy", "\u{AD}"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("deg", "°"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bdquo", "„"),
    ("euro", "€"),
];

struct Open {
    name: String,
    /// An element stands in it already.
    parent: bool,
}

struct Mender<'t> {
    text: &'t str,
    at: usize,
    open: Vec<Open>,
    rooted: bool,
    doctype: bool,
    /// What was looked for up to the end of the text, and is not there.
    absent: Vec<&'static str>,
    out: String,
    done: Vec<Note>,
}

/// The text made well-formed; `None` if it is nested so deep that it is no document.
pub(super) fn well_formed(text: &str) -> Option<(String, Vec<Note>)> {
    let mut mender = Mender {
        text,
        at: 0,
        open: Vec::new(),
        rooted: false,
        doctype: false,
        absent: Vec::new(),
        out: String::new(),
        done: Vec::new(),
    };
    mender.run()?;
    Some((mender.out, mender.done))
}

impl Mender<'_> {
    fn note(&mut self, start: usize, end: usize, message: String) {
        self.done.push((Span::new(start, end.max(start)), message));
    }

    fn run(&mut self) -> Option<()> {
        self.at = if self.text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        while self.at < self.text.len() {
            let rest = &self.text[self.at..];
            if !rest.starts_with('<') {
                let end = rest.find('<').unwrap_or(rest.len());
                self.characters(self.at + end);
                continue;
            }
            let mut absent = std::mem::take(&mut self.absent);
            let mut closed = |open: &str, close: &'static str| {
                if !rest.starts_with(open) {
                    return None;
                }
                if absent.contains(&close) {
                    return Some(None);
                }
                let found = rest[open.len()..].find(close).map(|at| open.len() + at + close.len());
                if found.is_none() {
                    absent.push(close);
                }
                Some(found)
            };
            let special = closed("<!--", "-->")
                .or_else(|| closed("<![CDATA[", "]]>"))
                .or_else(|| closed("<?", "?>"))
                .or_else(|| rest.starts_with("<!DOCTYPE").then(|| doctype(rest)));
            self.absent = absent;
            match special {
                Some(Some(length)) => self.verbatim(length),
                Some(None) => {
                    self.note(
                        self.at,
                        self.at + 1,
                        "what begins here is never closed: `<` is written `&lt;`".to_owned(),
                    );
                    self.out.push_str("&lt;");
                    self.at += 1;
                }
                None if rest.starts_with("</") => self.end(),
                None => self.start()?,
            }
        }
        while let Some(open) = self.open.pop() {
            let end = self.text.len();
            self.note(end, end, format!("the file is cut off: `</{}>` is added", open.name));
            let _ = write!(self.out, "</{}>", open.name);
        }
        Some(())
    }

    /// A remark, an instruction, a document type or CDATA, but for characters that XML does not allow.
    fn verbatim(&mut self, length: usize) {
        let text = &self.text[self.at..self.at + length];
        let outside = self.open.is_empty();
        if text.starts_with("<![CDATA[") && outside {
            self.note(self.at, self.at + length, "text outside the root element is left out".to_owned());
        } else if text.starts_with("<!DOCTYPE") && (self.rooted || self.doctype) {
            self.note(self.at, self.at + length, "a document type after the beginning is left out".to_owned());
        } else if text.starts_with("<?xml") && text[5..].starts_with(char::is_whitespace) && !self.out.is_empty() {
            self.note(self.at, self.at + length, "an XML declaration after the beginning is left out".to_owned());
        } else {
            self.doctype |= text.starts_with("<!DOCTYPE");
            let inner = text.starts_with("<!--").then(|| &text[4..text.len() - 3]);
            match inner.filter(|inner| inner.contains("--") || inner.ends_with('-')) {
                Some(inner) => {
                    self.note(self.at, self.at + length, "`--` within a remark is written `- -`".to_owned());
                    let inner = inner.replace("--", "- -").replace("--", "- -");
                    let inner = if inner.ends_with('-') { format!("{inner} ") } else { inner };
                    self.legal(&format!("<!--{inner}-->"), self.at);
                }
                None => self.legal(text, self.at),
            }
        }
        self.at += length;
    }

    /// Writes text without what XML does not allow.
    fn legal(&mut self, text: &str, at: usize) {
        for (offset, char) in text.char_indices() {
            if is_legal(char) {
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

    /// Text up to an offset.
    fn characters(&mut self, end: usize) {
        let text = &self.text[self.at..end];
        if self.open.is_empty() {
            if !text.trim().is_empty() {
                let start = self.at + (text.len() - text.trim_start().len());
                self.note(start, end, "text outside the root element is left out".to_owned());
            } else if !self.out.is_empty() {
                self.out.push_str(text);
            }
        } else {
            let text = self.references(text, self.at);
            self.out.push_str(&text);
        }
        self.at = end;
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
            match NAMED.iter().find(|(known, _)| *known == name) {
                _ if illegal => self.note(span.0, span.1, format!("`&{name};`, which XML does not allow, is left out")),
                Some((_, char)) if !self.doctype => {
                    self.note(span.0, span.1, format!("`&{name};` is written as the character"));
                    out.push_str(char);
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

    fn end(&mut self) {
        let rest = &self.text[self.at..];
        let length = rest.find('>').map_or(rest.len(), |end| end + 1);
        // A tag that another one begins in was never closed.
        let length = rest[1..].find('<').map_or(length, |next| length.min(next + 1));
        let (start, end) = (self.at, self.at + length);
        let name = rest[2..length].trim_end_matches('>').trim();
        self.at = end;
        let Some(top) = self.open.last() else {
            self.note(start, end, format!("`</{name}>`, which closes nothing, is left out"));
            return;
        };
        if top.name == name {
            self.close();
            return;
        }
        let slip = top.name.eq_ignore_ascii_case(name);
        if !slip && self.open.iter().any(|open| open.name == name) {
            while let Some(open) = self.open.last().filter(|open| open.name != name) {
                let added = open.name.clone();
                self.note(start, start, format!("`</{added}>` is missing before `</{name}>`: it is added"));
                self.close();
            }
            self.close();
            return;
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
    }

    fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            let _ = write!(self.out, "</{}>", open.name);
        }
    }

    fn start(&mut self) -> Option<()> {
        let rest = &self.text[self.at..];
        let name: String = rest[1..].chars().take_while(|&c| is_name(c)).collect();
        let begins = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
        let tag = if begins { tag(&rest[1 + name.len()..]) } else { None };
        let Some((attributes, empty, length)) = tag else {
            if self.open.is_empty() {
                self.note(self.at, self.at + 1, "`<` outside the root element is left out".to_owned());
            } else {
                self.note(self.at, self.at + 1, "`<`, which begins no tag, is written `&lt;`".to_owned());
                self.out.push_str("&lt;");
            }
            self.at += 1;
            return Some(());
        };
        let (start, end) = (self.at, self.at + 1 + name.len() + length);
        if self.rooted && self.open.is_empty() {
            self.note(start, end, format!("a second root element: the tag `<{name}>` is left out"));
            self.at = end;
            return Some(());
        }
        if self.open.len() >= DEEPEST {
            return None;
        }
        self.rooted = true;
        self.out.push('<');
        self.out.push_str(&name);
        let mut seen: Vec<&str> = Vec::new();
        for (key, value, quoted) in attributes {
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
        self.out.push_str(if empty { "/>" } else { ">" });
        self.at = end;
        if let Some(parent) = self.open.last_mut() {
            parent.parent = true;
        }
        if !empty {
            self.open.push(Open { name, parent: false });
        }
        Some(())
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

/// The attributes behind a name (key, value, whether it was quoted), whether the element is empty, and the length up to
/// and with `>`; `None` if this is no tag.
fn tag(text: &str) -> Option<Tag<'_>> {
    let mut attributes = Vec::new();
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        if trimmed.starts_with('>') {
            return Some((attributes, false, at + 1));
        }
        if trimmed.starts_with("/>") {
            return Some((attributes, true, at + 2));
        }
        let length = trimmed.find(|c: char| !is_name(c)).unwrap_or(trimmed.len());
        let key = &trimmed[..length];
        if key.is_empty() {
            return None;
        }
        at += length;
        let after = text[at..].trim_start().strip_prefix('=')?;
        let value = after.trim_start();
        at = text.len() - value.len();
        if let Some(quote) = value.chars().next().filter(|&c| c == '"' || c == '\'') {
            let length = value[1..].find(quote)?;
            // A quotation mark that is not closed swallows tags.
            if value[1..=length].contains('>') && value[1..=length].contains('<') {
                return None;
            }
            attributes.push((key, &value[1..=length], true));
            at += length + 2;
        } else {
            let length = value.find(|c: char| c.is_whitespace() || matches!(c, '>' | '<'))?;
            let bare = value[..length].strip_suffix('/').unwrap_or(&value[..length]);
            attributes.push((key, bare, false));
            at += bare.len();
        }
    }
}

//! Links to titles, by the names that Asciidoctor makes of them (`_the_plan`) and by their words (`<<The Plan>>`).

use std::borrow::Cow;
use std::collections::HashSet;

use super::blocks;
use crate::formats::lines;
use crate::formats::spell::{Found, Lead, Leads, Named, Sign};
use crate::model::Segment;

pub(super) const LEADS: Leads = Leads { find, known: |_, _| Vec::new() };

/// The kinds of names.
const MADE: usize = 0;
const WORDS: usize = 1;

struct Titles<'s> {
    source: &'s str,
    /// `:idprefix:` and `:idseparator:`.
    prefix: &'s str,
    separator: Option<char>,
}

impl Titles<'_> {
    /// The signs of a text as they are in a name, before it gets its prefix.
    fn made(&self, text: &str) -> Vec<Sign> {
        let mut signs: Vec<Sign> = Vec::with_capacity(text.len());
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            let parts = c.is_whitespace() || matches!(c, '.' | '-') || Some(c) == self.separator;
            match self.separator {
                Some(separator) if parts && signs.last().is_none_or(|last| last.0 != separator) => {
                    signs.push((separator, at, end));
                }
                Some(_) if parts => {}
                None if c.is_whitespace() => {}
                _ if c.is_alphanumeric() || matches!(c, '_' | '.' | '-') => {
                    signs.extend(c.to_lowercase().map(|c| (c, at, end)));
                }
                _ => {}
            }
        }
        signs
    }

    /// The line above a title gives it a name of its own.
    fn is_called(&self, title: &Segment<'_>) -> bool {
        let Some(extent) = title.target.extent() else { return false };
        if title.target.tags.iter().any(|(_, tag)| tag.raw.starts_with("[[")) {
            return true;
        }
        let start = extent.start as usize;
        let line = memchr::memrchr(b'\n', &self.source.as_bytes()[..start]).unwrap_or(0);
        let above = self.source[..line].trim_end_matches(['\r', '\n']).rsplit(['\n', '\r']).next().unwrap_or_default();
        above.starts_with('[') && above.trim_end().ends_with(']') && (above.starts_with("[[") || above.contains('#'))
    }
}

impl Named for Titles<'_> {
    fn kinds(&self) -> usize {
        2
    }

    fn of_title(&self, kind: usize, title: &Segment<'_>, text: &str) -> Option<Vec<Sign>> {
        if kind == WORDS {
            return Some(words(text));
        }
        if self.is_called(title) {
            return None;
        }
        let mut signs: Vec<Sign> = self.prefix.chars().map(|c| (c, 0, 0)).collect();
        signs.extend(self.made(text));
        if signs.last().is_some_and(|last| Some(last.0) == self.separator) {
            signs.pop();
        }
        if self.prefix.is_empty() && signs.first().is_some_and(|first| Some(first.0) == self.separator) {
            signs.remove(0);
        }
        Some(signs)
    }

    fn of_link(&self, kind: usize, written: &str) -> Vec<Sign> {
        debug_assert!(kind <= WORDS);
        words(written)
    }

    fn piece(&self, kind: usize, text: &str, _: &str) -> Option<String> {
        if kind == MADE {
            return Some(self.made(text).into_iter().map(|sign| sign.0).collect());
        }
        let free = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '\'' | '(' | ')' | '/');
        text.chars().all(free).then(|| text.to_owned())
    }

    fn again(&self, name: &str, count: usize) -> Option<String> {
        Some(format!("{name}{}{}", self.separator.map(String::from).unwrap_or_default(), count + 1))
    }
}

fn words(text: &str) -> Vec<Sign> {
    text.char_indices().map(|(at, c)| (c, at, at + c.len_utf8())).collect()
}

fn find<'s>(source: &'s str, segments: &[Segment<'s>], body: usize) -> Option<Found<'s>> {
    let mut leads = Vec::new();
    let mut given: HashSet<(usize, String)> = HashSet::new();
    let offset = |raw: &str| (raw.as_ptr() as usize).checked_sub(source.as_ptr() as usize);
    for (number, segment) in segments.iter().enumerate() {
        for (_, tag) in segment.target.tags.iter().filter(|(_, tag)| tag.raw == "[]" || tag.raw.starts_with("[[")) {
            let Cow::Borrowed(raw) = &tag.raw else { continue };
            let Some(at) = offset(raw).filter(|at| at + raw.len() <= source.len()) else { continue };
            if let Some(inner) = raw.strip_prefix("[[") {
                given.insert((MADE, inner[..inner.find([']', ',']).unwrap_or(inner.len())].to_owned()));
                continue;
            }
            // Without a text the address is read.
            let before = &source[..at];
            let from = before.char_indices().rev().take(REACH).find(|(_, c)| c.is_whitespace() || *c == '>');
            let word = from.map_or(0, |(at, c)| at + c.len_utf8());
            if let Some(inside) = before[word..].find("xref:").map(|i| word + i + "xref:".len()) {
                let with_text = |lead| Lead { text: Some(number), kept: true, ..lead };
                leads.extend(lead(inside, &before[inside..], true).map(with_text));
            }
        }
    }
    // What has no text of its own is no segment's.
    let mut literal: Option<&str> = None;
    for line in lines::lines(source, body..source.len()) {
        let text = source[line.clone()].trim_end();
        match literal {
            Some(end) => {
                literal = Some(end).filter(|end| *end != text);
                continue;
            }
            None => literal = blocks::delimiter(text).filter(|sign| b"-.+/`".contains(sign)).map(|_| text),
        }
        let indented = text.starts_with([' ', '\t']) && blocks::list_marker(text).is_none();
        if literal.is_none() && !indented && !blocks::is_comment(text) {
            in_line(text, line.start, &mut leads);
        }
    }
    if leads.is_empty() {
        return None;
    }
    let mut titles = Titles { source, prefix: "_", separator: Some('_') };
    for line in lines::lines(source, body..source.len()) {
        let text = source[line].trim_end();
        if let Some((name, value)) = blocks::attribute(text) {
            let value = text[value.min(text.len())..].trim();
            match name {
                "idprefix" => titles.prefix = value,
                "idseparator" => titles.separator = value.chars().next(),
                _ => {}
            }
        } else if let Some(inner) = text.strip_prefix("[[").or_else(|| text.strip_prefix("[#")) {
            given.insert((MADE, inner[..inner.find([']', ',', '.', '%']).unwrap_or(inner.len())].to_owned()));
        }
    }
    Some(Found { named: Box::new(titles), leads, given })
}

/// As long is an address at most.
const REACH: usize = 300;

/// The links in a line that have a text beside them, or none.
fn in_line(text: &str, start: usize, leads: &mut Vec<Lead>) {
    let mut add = |at: usize, ends: &[char], by_words: bool| {
        let inner = &text[at..text.floor_char_boundary(at + REACH)];
        let name = inner.find(ends).map(|end| &inner[..end]);
        leads.extend(name.and_then(|name| lead(start + at, name, by_words)));
    };
    let coded = |at: usize| text[..at].ends_with(['`', '+', '\\']);
    for (at, _) in text.match_indices("<<").filter(|(at, _)| !coded(*at)) {
        add(at + 2, &[',', '>'], true);
    }
    for (name, by_words) in [("xref:", true), ("link:", false)] {
        for (at, _) in text.match_indices(name).filter(|(at, _)| !coded(*at)) {
            let inside = at + name.len();
            let near = &text[inside..text.floor_char_boundary(inside + REACH)];
            let end = near.find(|c: char| c == '[' || c.is_whitespace()).map(|end| &text[inside + end..]);
            if end.is_some_and(|rest| rest.starts_with('[') && !rest.starts_with("[]")) {
                add(inside, &['['], by_words);
            }
        }
    }
}

/// A link to a name of this file.
fn lead(start: usize, name: &str, by_words: bool) -> Option<Lead> {
    let made = name.strip_prefix('#');
    let inner = made.unwrap_or(name);
    let elsewhere = inner.is_empty() || inner.contains('#') || inner.to_ascii_lowercase().ends_with(".adoc");
    let words = made.is_none() && inner.contains(|c: char| c.is_uppercase() || c == ' ');
    (!elsewhere && (by_words || made.is_some())).then(|| {
        let kind = if words { WORDS } else { MADE };
        Lead::apart(kind, start + name.len() - inner.len()..start + name.len())
    })
}

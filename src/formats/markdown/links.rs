//! Links to headings by the names that GitHub gives them: letters small, blanks as hyphens, other signs left out.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::formats::lines;
use crate::formats::spell::{Found, Lead, Leads, Named, Sign};
use crate::model::Segment;

pub(super) const LEADS: Leads = Leads { find, known: |_, _| Vec::new() };

struct Headings<'s>(&'s str);

/// The name of a heading of these words (github-slugger); several hyphens count as one, as with other site generators.
fn name(text: &str) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if c.is_alphanumeric() || c == '_' || unicode_normalization::char::is_combining_mark(c) {
            signs.extend(c.to_lowercase().map(|c| (c, at, end)));
        } else if (c == '-' || c.is_whitespace()) && signs.last().is_none_or(|last| last.0 != '-') {
            signs.push(('-', at, end));
        }
    }
    signs
}

impl Named for Headings<'_> {
    fn of_title(&self, _: usize, title: &Segment<'_>, text: &str) -> Option<Vec<Sign>> {
        let end = title.target.extent()?.end as usize;
        let rest = lines::lines(self.0, end..self.0.len()).next().map_or("", |line| &self.0[line]);
        // `{#name}`
        (!rest.trim_start().starts_with('{')).then(|| name(text))
    }

    fn of_link(&self, _: usize, written: &str) -> Vec<Sign> {
        let mut signs: Vec<Sign> = Vec::with_capacity(written.len());
        let mut at = 0;
        while at < written.len() {
            let (c, length) = decoded(&written[at..]);
            if c != '-' || signs.last().is_none_or(|last| last.0 != '-') {
                signs.extend(c.to_lowercase().map(|c| (c, at, at + length)));
            }
            at += length;
        }
        signs
    }

    fn piece(&self, _: usize, text: &str, link: &str) -> Option<String> {
        let letters = name(text).into_iter().map(|sign| sign.0);
        if link.contains('%') {
            let mut out = String::new();
            for c in letters {
                if c.is_ascii() {
                    out.push(c);
                } else {
                    out.extend(c.encode_utf8(&mut [0; 4]).bytes().map(|b| format!("%{b:02X}")));
                }
            }
            return Some(out);
        }
        Some(letters.collect())
    }

    fn again(&self, name: &str, count: usize) -> Option<String> {
        Some(format!("{name}-{count}"))
    }
}

/// The first letter of an address and its bytes there: `%D0%B0` is one.
fn decoded(text: &str) -> (char, usize) {
    let mut bytes: Vec<u8> = Vec::new();
    let mut rest = text;
    while bytes.len() < 4
        && let Some(hex) = rest.strip_prefix('%').and_then(|rest| rest.get(..2))
        && let Ok(byte) = u8::from_str_radix(hex, 16)
    {
        bytes.push(byte);
        rest = &rest[3..];
        if let Some(c) = std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next()) {
            return (c, bytes.len() * 3);
        }
    }
    let c = text.chars().next().unwrap_or('%');
    (c, c.len_utf8())
}

fn find<'s>(source: &'s str, segments: &[Segment<'s>], body: usize) -> Option<Found<'s>> {
    let mut leads = Vec::new();
    let mut add = |start: usize, address: &str| {
        if !address.is_empty() {
            leads.push(Lead::apart(0, start..start + address.len()));
        }
    };
    let offset = |raw: &str| (raw.as_ptr() as usize).checked_sub(source.as_ptr() as usize);
    for (_, tag) in segments.iter().flat_map(|segment| &segment.target.tags) {
        let Cow::Borrowed(raw) = &tag.raw else { continue };
        let Some(at) = offset(raw).filter(|at| at + raw.len() <= source.len()) else { continue };
        if let Some(inner) = raw.strip_prefix("](") {
            let address = inner.trim_start().trim_start_matches('<');
            if let Some(address) = address.strip_prefix('#') {
                let start = at + raw.len() - address.len();
                add(start, &address[..address.find([')', '>', ' ', '\n', '\r']).unwrap_or(address.len())]);
            }
        } else if raw.starts_with("<a") || raw.starts_with("<A") {
            for quote in ['"', '\''] {
                if let Some(from) = raw.find(&format!("href={quote}#")).map(|from| from + "href='#".len()) {
                    add(at + from, &raw[from..raw[from..].find(quote).map_or(raw.len(), |end| from + end)]);
                }
            }
        }
    }
    // `[label]: #name`
    for line in lines::lines(source, body..source.len()) {
        let text = &source[line.clone()];
        if let Some(label) = text.trim_start().strip_prefix('[')
            && let Some((_, address)) = label.split_once("]:")
            && let Some(address) = address.trim_start().trim_start_matches('<').strip_prefix('#')
        {
            let start = line.end - address.len();
            add(start, &address[..address.find(['>', ' ', '\t']).unwrap_or(address.len())]);
        }
    }
    if leads.is_empty() {
        return None;
    }
    Some(Found { named: Box::new(Headings(source)), leads, given: given(source) })
}

/// The names that the file gives itself: `id="…"`, `{#…}`.
fn given(source: &str) -> HashSet<(usize, String)> {
    let mut found = HashSet::new();
    for (open, shut) in [("id=\"", '"'), ("id='", '\''), ("name=\"", '"'), ("name='", '\''), ("{#", '}')] {
        for (at, _) in source.match_indices(open) {
            let rest = &source[at + open.len()..];
            let end = rest.bytes().take(200).position(|b| b == shut as u8 || b == b'\n' || b == b' ');
            if let Some(end) = end {
                found.insert((0, rest[..end].to_lowercase()));
            }
        }
    }
    found
}

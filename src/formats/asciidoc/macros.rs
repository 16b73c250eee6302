//! Macros: `image::lorry.jpg[A lorry]`, and what stands between their brackets.

use std::ops::Range;

use super::walk::Walk;

impl Walk<'_, '_> {
    /// A macro that is a block of its own.
    pub(super) fn block_macro(&mut self) -> bool {
        let text = self.line(self.at);
        let start = self.lines[self.at].start;
        let Some((name, rest)) = text.split_once("::") else { return false };
        let word = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        let Some(open) = rest.find('[').filter(|_| word && rest.ends_with(']')) else { return false };
        if rest[..open].contains(char::is_whitespace) {
            return false;
        }
        let from = start + name.len() + 2 + open + 1;
        let inner = from..start + text.len() - 1;
        self.at += 1;
        match name {
            "image" | "video" | "audio" => {
                for (range, element) in pictured(self.source, inner) {
                    self.prose(range, Some(element));
                }
            }
            "ifdef" | "ifndef" => self.prose(inner, None),
            _ => {}
        }
        true
    }
}

/// The prose between the brackets of a picture: the text that stands for it comes first or is called `alt`, a title is
/// called so.
pub(super) fn pictured(source: &str, inner: Range<usize>) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    for (index, (name, value)) in attributes(source, inner).into_iter().enumerate() {
        match name {
            None if index == 0 => found.push((value, "img-alt")),
            Some("alt") => found.push((value, "img-alt")),
            Some("title" | "caption") => found.push((value, "caption")),
            _ => {}
        }
    }
    found
}

/// The attributes between brackets: `a, "b, c", name=d`.
fn attributes(source: &str, inner: Range<usize>) -> Vec<(Option<&str>, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = inner.start;
    while at < inner.end {
        let rest = &source[at..inner.end];
        let blank = rest.len() - rest.trim_start().len();
        let (start, rest) = (at + blank, rest.trim_start());
        let named = rest.find(['=', ',', '"']).filter(|&sign| rest[sign..].starts_with('='));
        let name = named.map(|sign| rest[..sign].trim());
        let name = name.filter(|name| !name.is_empty() && !name.contains(char::is_whitespace));
        let value = start + name.and(named).map_or(0, |sign| sign + 1);
        let rest = &source[value..inner.end];
        let (range, next) = if let Some(quoted) = rest.strip_prefix('"') {
            let close = quoted.find('"').unwrap_or(quoted.len());
            let after = value + 1 + close;
            let comma = source[after.min(inner.end)..inner.end].find(',').map_or(inner.end, |i| after + i + 1);
            (value + 1..after, comma)
        } else {
            let length = rest.find(',').unwrap_or(rest.len());
            (value..value + length, value + length + 1)
        };
        found.push((name, range));
        at = next.max(at + 1);
    }
    found
}

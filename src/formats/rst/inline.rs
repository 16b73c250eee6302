//! Markup within a block of text (Docutils, section Inline Markup).

use std::ops::Range;

use crate::formats::builder::Builder;
use crate::formats::lines;
use crate::model::{Mark, TagKind};

/// Roles whose text is prose; of all others only a title before `<target>` is.
const PROSE: &[&str] = &[
    "abbr",
    "dfn",
    "emphasis",
    "guilabel",
    "menuselection",
    "strong",
    "sub",
    "subscript",
    "sup",
    "superscript",
    "term",
    "title",
    "title-reference",
    "t",
    "underline",
];

/// Pushes a text with its markup set aside. `margin`: what is left out at the start of each further line.
pub(super) fn push<'s>(out: &mut Builder<'s>, source: &'s str, range: Range<usize>, margin: fn(&str) -> usize) {
    let mut inline = Inline { out, source, start: range.start, end: range.end, margin, hopeless: [false; 6] };
    inline.all(range);
}

struct Inline<'s, 'o> {
    out: &'o mut Builder<'s>,
    source: &'s str,
    start: usize,
    end: usize,
    margin: fn(&str) -> usize,
    /// Marks whose closing half was looked for in vain: there is none further on either.
    hopeless: [bool; 6],
}

const CLOSING: [&str; 6] = ["**", "*", "``", "`", "|", "]_"];

impl Inline<'_, '_> {
    fn all(&mut self, range: Range<usize>) {
        let bytes = self.source.as_bytes();
        let (mut from, mut at) = (range.start, range.start);
        while at < range.end {
            let end = match bytes[at] {
                b'*' | b'`' | b'|' | b'[' | b':' | b'_' | b'\\' => self.markup(from, at),
                _ => None,
            };
            match end {
                Some(end) => {
                    at = end.max(at + 1);
                    from = at;
                }
                None => at += 1,
            }
        }
        self.words(from..range.end);
    }

    /// Markup at `at`: pushes the text since `from` and the markup. Where it ends.
    fn markup(&mut self, from: usize, at: usize) -> Option<usize> {
        let rest = &self.source[at..self.end];
        if rest.starts_with('\\') {
            return self.escape(from, at);
        }
        if rest.starts_with('_') {
            return self.reference(from, at);
        }
        if !self.may_open(at) {
            return None;
        }
        if rest.starts_with("**") {
            let close = self.close(0, at + 2)?;
            self.words(from..at);
            self.out.tag(TagKind::Open, at..at + 2);
            self.unescaped(at + 2..close);
            self.out.tag(TagKind::Close, close..close + 2);
            return Some(close + 2);
        }
        if rest.starts_with('*') {
            let close = self.close(1, at + 1)?;
            self.words(from..at);
            self.out.tag(TagKind::Open, at..at + 1);
            let start = self.out.len();
            self.unescaped(at + 1..close);
            self.out.mark(start, Mark::Emphasis);
            self.out.tag(TagKind::Close, close..close + 1);
            return Some(close + 1);
        }
        if rest.starts_with("``") {
            let close = self.close(2, at + 2)?;
            self.words(from..at);
            self.marked(at, at + 2..close, close + 2, Some(Mark::Code));
            return Some(close + 2);
        }
        if rest.starts_with('`') {
            return self.interpreted(from, at, at, None);
        }
        if rest.starts_with('|') {
            let close = self.close(4, at + 1)?;
            let tail = self.underscores(close + 1);
            self.words(from..at);
            self.marked(at, at + 1..close, close + 1 + tail, Some(Mark::Code));
            return Some(close + 1 + tail);
        }
        if let Some(inner) = rest.strip_prefix('[') {
            let label = inner.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"#*-_.:+".contains(b)).count();
            let close = inner[label..].starts_with("]_").then_some(at + 1 + label)?;
            self.words(from..at);
            self.out.tag(TagKind::Alone, at..close + 2);
            return Some(close + 2);
        }
        // `:role:` before a text between backticks.
        let allowed = |b: &u8| b.is_ascii_alphanumeric() || b"-_.+:".contains(b);
        let name = rest[1..].bytes().take_while(allowed).count();
        let role = rest[1..=name].strip_suffix(':').filter(|role| !role.is_empty())?;
        rest[name + 1..].starts_with('`').then_some(())?;
        self.interpreted(from, at, at + name + 1, Some(role))
    }

    /// A text between backticks: a link, or of a role.
    fn interpreted(&mut self, from: usize, at: usize, tick: usize, role: Option<&str>) -> Option<usize> {
        let close = self.close(3, tick + 1)?;
        let inner = tick + 1..close;
        let mut end = close + 1;
        let after = &self.source[end..self.end];
        let mut role = role;
        let link = self.underscores(end);
        if link > 0 {
            end += link;
        } else if role.is_none()
            && let Some(name) = after.strip_prefix(':')
            && let Some(length) = name.find(':').filter(|&length| length > 0)
            && name[..length].bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.+".contains(&b))
        {
            role = Some(&name[..length]);
            end += length + 2;
        }
        self.words(from..at);
        let text = &self.source[inner.clone()];
        let target = text
            .strip_suffix('>')
            .and_then(|text| text.rfind('<'))
            .filter(|&open| open > 0 && text[..open].ends_with(char::is_whitespace) && (link > 0 || role.is_some()));
        let short = role.map(|role| role.rsplit(':').next().unwrap_or(role));
        if let Some(open) = target {
            let title = inner.start..inner.start + text[..open].trim_end().len();
            self.marked(at, title, end, None);
        } else if link > 0 && text.len() > 2 && text.starts_with('<') && text.ends_with('>') {
            self.marked(at, inner.start + 1..inner.end - 1, end, Some(Mark::Url));
        } else if link > 0 || short.is_some_and(|role| PROSE.contains(&role)) {
            let title = matches!(short, Some("title" | "title-reference" | "t"));
            self.marked(at, inner, end, title.then_some(Mark::Title));
        } else if role.is_some() {
            self.marked(at, inner, end, Some(Mark::Code));
        } else {
            // Without a role: the title of a work, says Docutils; code, say many who write it. Never judged as either.
            self.marked(at, inner, end, Some(Mark::Title));
        }
        Some(end)
    }

    /// The text `inner` of markup that begins at `at` and ends at `end`.
    fn marked(&mut self, at: usize, inner: Range<usize>, end: usize, mark: Option<Mark>) {
        self.out.tag(TagKind::Open, at..inner.start);
        let start = self.out.len();
        let (from, to) = (inner.start, inner.end);
        if matches!(mark, Some(Mark::Code | Mark::Url)) {
            lines::push(self.out, self.source, inner, self.margin);
        } else {
            self.unescaped(from..to);
        }
        if let Some(mark) = mark {
            self.out.mark(start, mark);
        }
        self.out.tag(TagKind::Close, to..end);
    }

    /// Text within markup, in which nothing but a backslash is markup.
    fn unescaped(&mut self, range: Range<usize>) {
        let (mut from, mut at) = (range.start, range.start);
        let end = std::mem::replace(&mut self.end, range.end);
        while let Some(sign) = memchr::memchr(b'\\', &self.source.as_bytes()[at..range.end]).map(|i| at + i) {
            at = match self.escape(from, sign) {
                Some(next) => {
                    from = next;
                    next
                }
                None => sign + 1,
            };
        }
        self.end = end;
        self.words(from..range.end);
    }

    /// `\*` is a star, `\ ` nothing.
    fn escape(&mut self, from: usize, at: usize) -> Option<usize> {
        let next = self.source[at + 1..self.end].chars().next()?;
        let end = at + 1 + next.len_utf8();
        self.words(from..at);
        if next == '\n' || next == '\r' {
            return Some(at + 1);
        }
        if next.is_whitespace() {
            self.out.tag(TagKind::Alone, at..end);
        } else {
            self.out.replaced(&self.source[at + 1..end], at..end);
        }
        Some(end)
    }

    /// `name_` and `name__` are links; `` _`name` `` is a target.
    fn reference(&mut self, from: usize, at: usize) -> Option<usize> {
        if self.source[at + 1..self.end].starts_with('`') && self.may_open(at) {
            let close = self.close(3, at + 2)?;
            self.words(from..at);
            self.marked(at, at + 2..close, close + 1, None);
            return Some(close + 1);
        }
        let before = self.source[self.start..at].chars().next_back()?;
        let length = self.underscores(at);
        (before.is_alphanumeric() && length > 0).then(|| {
            self.words(from..at);
            self.out.tag(TagKind::Alone, at..at + length);
            at + length
        })
    }

    /// One or two underscores that end a link.
    fn underscores(&self, at: usize) -> usize {
        let rest = &self.source[at..self.end];
        let length = rest.bytes().take(2).take_while(|b| *b == b'_').count();
        let next = rest[length..].chars().next();
        if next.is_some_and(|c| c.is_alphanumeric() || c == '_') { 0 } else { length }
    }

    /// Markup opens before a word, behind a blank or a sign.
    fn may_open(&self, at: usize) -> bool {
        let before = self.source[self.start..at].chars().next_back();
        let sign = self.source[at..self.end].trim_start_matches(['*', '`', '|', '[', '_']);
        !before.is_some_and(char::is_alphanumeric) && !sign.chars().next().is_none_or(char::is_whitespace)
    }

    /// Where the closing half begins: behind a word, before a blank or a sign.
    fn close(&mut self, mark: usize, from: usize) -> Option<usize> {
        if self.hopeless[mark] {
            return None;
        }
        let sign = CLOSING[mark];
        let rest = &self.source.as_bytes()[from.min(self.end)..self.end];
        let found = memchr::memmem::find_iter(rest, sign).map(|at| from + at).find(|&at| {
            let before = self.source[from..at].chars().next_back();
            let after = self.source[at + sign.len()..self.end].chars().next();
            before.is_some_and(|c| !c.is_whitespace() && (c != '\\' || mark == 2))
                && (mark >= 3 || after.is_none_or(|c| !c.is_alphanumeric()))
                && !(mark == 2 && after == Some('`'))
        });
        self.hopeless[mark] = found.is_none();
        found
    }

    fn words(&mut self, range: Range<usize>) {
        if range.start < range.end {
            lines::push(self.out, self.source, range, self.margin);
        }
    }
}

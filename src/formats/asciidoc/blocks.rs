//! What lines mean by themselves, and the blocks between delimiters.

use super::walk::Walk;
use crate::formats::comment::Comment;

/// Styles of what is no prose.
const LITERAL: &[&str] = &[
    "source",
    "listing",
    "literal",
    "stem",
    "latexmath",
    "asciimath",
    "pass",
    "comment",
    "plantuml",
    "mermaid",
    "graphviz",
    "ditaa",
    "blockdiag",
    "seqdiag",
    "vega",
    "bytefield",
];

/// What the lines in brackets above a block say of it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    /// A listing, mathematics, a diagram: no prose.
    pub(super) literal: bool,
    /// Somebody else's words.
    pub(super) quotation: bool,
    /// A table's first row is its head.
    pub(super) header: bool,
}

impl Style {
    /// Neither literal nor a quotation.
    pub(super) fn is_plain(self) -> bool {
        !self.literal && !self.quotation
    }
    /// Adds a line such as `[source,python]`, `[quote, Author]`, `[%header,cols=2*]`.
    fn add(&mut self, inner: &str) {
        let first = inner.split([',', '%', '#', '.', ' ']).next().unwrap_or_default();
        self.literal |= LITERAL.contains(&first) || inner.starts_with(',');
        self.quotation |= matches!(first, "quote" | "verse");
        self.header |= inner.contains("%header") || inner.contains("header\"") || inner.contains("options=header");
    }
}

/// The line of a delimited block: one sign four times or more; two or three for some.
pub(super) fn delimiter(text: &str) -> Option<u8> {
    let first = *text.as_bytes().first()?;
    let alike = text.bytes().all(|b| b == first);
    match first {
        b'-' if text == "--" => Some(b'o'),
        b'-' | b'.' | b'+' | b'_' | b'=' | b'*' | b'/' if alike && text.len() >= 4 => Some(first),
        b'`' if text.starts_with("```") && !text[3..].contains('`') => Some(b'`'),
        b'|' | b',' | b':' | b'!' if text.len() >= 4 && text.bytes().skip(1).all(|b| b == b'=') => Some(b'|'),
        _ => None,
    }
}

/// True for a line that ends a paragraph without a blank line.
pub(super) fn interrupts(text: &str) -> bool {
    text == "+" || delimiter(text).is_some() || block_style(text).is_some()
}

fn block_style(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    // A line of text may begin and end with brackets: `[1] and [2]`.
    let plain = !inner.contains("] ") && !inner.starts_with([' ', '\t']);
    (plain || inner.starts_with('[')).then_some(inner)
}

/// The level of a title that has this line below it.
pub(super) fn underline(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let level = ['=', '-', '~', '^', '+'].iter().position(|sign| *sign == first)?;
    (text.len() > 1 && text.chars().all(|c| c == first)).then_some(level)
}

/// The bytes of a list's marker with the blanks round it.
pub(super) fn list_marker(text: &str) -> Option<usize> {
    let inner = text.trim_start_matches([' ', '\t']);
    let first = inner.chars().next()?;
    let length = match first {
        '*' | '.' => inner.bytes().take_while(|b| *b == first as u8).count().min(6),
        '-' => 1,
        '•' => first.len_utf8(),
        '<' => {
            inner.find('>').filter(|&end| end > 1 && inner[1..end].bytes().all(|b| b == b'.' || b.is_ascii_digit()))?
                + 1
        }
        _ if first.is_ascii_digit() => {
            let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
            (digits < 5 && inner[digits..].starts_with('.')).then_some(digits + 1)?
        }
        _ if lettered(inner) > 0 => lettered(inner),
        _ => return None,
    };
    let rest = &inner[length..];
    let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    (blank > 0).then_some(text.len() - rest.len() + blank)
}

/// The bytes of a list's marker by letters or Roman numerals: `a.`, `iv)`.
pub(super) fn lettered(text: &str) -> usize {
    let numeral = text.bytes().take_while(|b| b"IVXivx".contains(b)).count();
    if numeral > 0 && text[numeral..].starts_with(')') {
        return numeral + 1;
    }
    if text.starts_with(|c: char| c.is_ascii_alphabetic()) && text[1..].starts_with('.') { 2 } else { 0 }
}

/// `term:: what it is`: where the term ends and where the rest begins.
pub(super) fn described(text: &str) -> Option<(usize, usize)> {
    let signs = |at: &usize| {
        let rest = &text[*at..];
        let length = rest.len() - rest.trim_start_matches(rest.chars().next().unwrap_or(':')).len();
        let after = &rest[length..];
        (2..=4).contains(&length) && (after.is_empty() || after.starts_with([' ', '\t']))
    };
    let found =
        memchr::memmem::find_iter(text.as_bytes(), "::").chain(memchr::memmem::find_iter(text.as_bytes(), ";;"));
    let at = found.filter(|at| *at > 0 && !text[..*at].ends_with([':', ';', ' '])).find(signs)?;
    let rest = text[at..].trim_start_matches([':', ';']);
    let body = rest.trim_start();
    Some((at, text.len() - body.len()))
}

/// The name of an attribute, and where its value begins.
pub(super) fn attribute(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix(':')?;
    let end = inner.find(':')?;
    let name = inner[..end].trim_matches('!');
    let word = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let after = &inner[end + 1..];
    (word && (after.is_empty() || after.starts_with([' ', '\t']))).then_some((name, end + 2))
}

impl Walk<'_, '_> {
    /// A delimiter: a block begins or ends.
    pub(super) fn delimited(&mut self) -> bool {
        let text = self.line(self.at);
        let Some(sign) = delimiter(text) else { return false };
        if let Some(at) = self.open.iter().rposition(|(open, _)| *open == text) {
            self.open.truncate(at);
            self.at += 1;
            self.style = Style::default();
            return true;
        }
        match sign {
            b'|' => self.table(),
            b'/' => self.comment_block(text),
            b'-' | b'.' | b'+' | b'`' => self.skip_to(if sign == b'`' { "```" } else { text }),
            _ if self.style.literal => self.skip_to(text),
            _ => {
                self.open.push((text, sign == b'_' || self.style.quotation));
                self.at += 1;
            }
        }
        self.style = Style::default();
        true
    }

    /// Leaves out all up to the next line like this, or the end.
    fn skip_to(&mut self, delimiter: &str) {
        self.at += 1;
        while self.at < self.lines.len() && self.line(self.at) != delimiter {
            self.at += 1;
        }
        self.at += 1;
    }

    /// Comments over several lines.
    fn comment_block(&mut self, delimiter: &str) {
        let start = self.lines[self.at].start;
        let first = start + delimiter.len();
        self.skip_to(delimiter);
        // Without its end it goes on to that of the file, and taking it away is somebody's choice.
        let Some(last) = self.lines.get(self.at - 1).filter(|_| self.line(self.at - 1) == delimiter) else { return };
        let told = Comment::new(self.source, start..last.start + delimiter.len(), first..last.start.max(first));
        self.front.facts.comments.extend(told);
    }

    /// Lines that are no text: comments, styles, attributes, macros; titles of blocks.
    pub(super) fn aside(&mut self) -> bool {
        let text = self.line(self.at);
        let start = self.lines[self.at].start;
        if is_comment(text) {
            self.comment(self.at);
            self.at += 1;
            return true;
        }
        if text == "+" || is_break(text) {
            self.at += 1;
            return true;
        }
        if let Some(inner) = block_style(text) {
            if !inner.starts_with('[') {
                self.style.add(inner);
            }
            self.at += 1;
            return true;
        }
        if self.attribute() {
            return true;
        }
        if text.starts_with('.') && text[1..].starts_with(|c: char| !c.is_whitespace() && c != '.') {
            let style = self.style;
            self.at += 1;
            self.prose(start + 1..start + text.len(), Some("caption"));
            self.style = style;
            return true;
        }
        self.block_macro()
    }
}

/// True for a comment line.
pub(super) fn is_comment(text: &str) -> bool {
    text.starts_with("//") && !text.starts_with("///")
}

fn is_break(text: &str) -> bool {
    matches!(text, "'''" | "---" | "- - -" | "***" | "* * *" | "<<<")
}

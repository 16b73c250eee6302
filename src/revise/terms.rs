//! A list of terms, taken apart into lines and put together again.
//!
//! A term owns its line, the comment at its end and the comment lines directly above it. Blank lines, and comments
//! that a blank line sets apart, belong to their place in the list and stay there.

use crate::base::Span;

/// A term with what it owns.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Comment lines directly above, each with its line end.
    above: String,
    /// The white space before it.
    indent: String,
    /// The table in braces.
    pub(super) body: String,
    /// What follows on its line: comma, comment, and a carriage return if there is one.
    tail: String,
}

/// A list of terms.
#[derive(Debug)]
pub(super) struct List {
    /// What follows `[` on its line.
    open: String,
    /// What stays before the n-th term: blank lines and comments set apart. One more than terms: before `]`.
    pub(super) loose: Vec<String>,
    pub(super) items: Vec<Item>,
    /// The white space before `]`.
    close: String,
    /// `\n` or `\r\n`, for lines that are new.
    end: &'static str,
}

impl List {
    /// Takes apart the list at `array` (from `[` to `]`) with the members at `members`.
    pub(super) fn parse(text: &str, array: Span, members: &[Span], end: &'static str) -> Self {
        let mut list = Self { open: String::new(), loose: Vec::new(), items: Vec::new(), close: String::new(), end };
        let mut at = array.start as usize + 1;
        for member in members {
            let gap = Gap::parse(&text[at..member.start as usize], end);
            list.put_tail(gap.tail, gap.comma);
            let cut = gap.lines.iter().rposition(|line| line.trim().is_empty()).map_or(0, |blank| blank + 1);
            list.loose.push(gap.lines[..cut].concat());
            list.items.push(Item {
                above: gap.lines[cut..].concat(),
                indent: gap.indent.unwrap_or_else(|| "  ".to_owned()),
                body: text[member.range()].to_owned(),
                tail: String::new(),
            });
            at = member.end as usize;
        }
        let gap = Gap::parse(&text[at..(array.end as usize).saturating_sub(1).max(at)], end);
        list.put_tail(gap.tail, gap.comma);
        list.loose.push(gap.lines.concat());
        list.close = gap.indent.unwrap_or_default();
        list
    }

    fn put_tail(&mut self, tail: String, comma: bool) {
        match self.items.last_mut() {
            // A comma that stood on a later line comes to its term.
            Some(item) if comma && !tail.trim_start().starts_with(',') => item.tail = format!(",{tail}"),
            Some(item) => item.tail = tail,
            None => self.open = tail,
        }
    }

    /// A new line for this list.
    pub(super) fn item(&self, body: String) -> Item {
        let indent = self.items.first().map_or("  ", |item| &item.indent).to_owned();
        let tail = if self.end == "\r\n" { ",\r" } else { "," }.to_owned();
        Item { above: String::new(), indent, body, tail }
    }

    /// The list as text, from `[` to `]`.
    pub(super) fn print(mut self) -> String {
        let count = self.items.len();
        for item in self.items.iter_mut().rev().skip(1) {
            if !item.tail.trim_start().starts_with(',') {
                item.tail.insert(0, ',');
            }
        }
        let mut out = format!("[{}\n", self.open);
        for (index, item) in self.items.into_iter().enumerate() {
            out.push_str(self.loose.get(index).map_or("", String::as_str));
            for piece in [&item.above, &item.indent, &item.body, &item.tail] {
                out.push_str(piece);
            }
            out.push('\n');
        }
        for rest in self.loose.iter().skip(count) {
            out.push_str(rest);
        }
        out.push_str(&self.close);
        out.push(']');
        out
    }
}

impl Item {
    /// Puts another table in the place of this one. Comments within the old one, if it ran over lines, go above.
    pub(super) fn replace(&mut self, body: String, end: &str) {
        for comment in comments(&self.body) {
            self.above.push_str(&self.indent);
            self.above.push_str(comment);
            self.above.push_str(end);
        }
        self.body = body;
    }
}

/// What stands between two members, or a member and a bracket: commas, comments and white space, nothing else.
struct Gap {
    /// The rest of the line that the gap begins in, with a carriage return if its line has one.
    tail: String,
    /// Whole lines, with their ends.
    lines: Vec<String>,
    /// The white space before what follows, if that begins a line.
    indent: Option<String>,
    /// A comma is somewhere in it.
    comma: bool,
}

impl Gap {
    fn parse(gap: &str, end: &str) -> Self {
        let carriage = if end == "\r\n" { "\r" } else { "" };
        let Some((first, rest)) = gap.split_once('\n') else {
            // All on one line: what follows gets a line of its own.
            return Self {
                tail: format!("{}{carriage}", gap.trim_end()),
                lines: Vec::new(),
                indent: None,
                comma: gap.contains(','),
            };
        };
        let mut comma = is_comma(first);
        let (lines, indent) = rest.rsplit_once('\n').map_or(("", rest), |(lines, indent)| (lines, indent));
        let mut kept = Vec::new();
        if rest.contains('\n') {
            for line in lines.split('\n') {
                let stray = is_comma(line);
                comma |= stray;
                let line = if stray { line.replacen(',', "", 1) } else { line.to_owned() };
                kept.push(format!("{line}\n"));
            }
        }
        comma |= is_comma(indent);
        // A comma before the member, as some write them.
        let indent = if is_comma(indent) { indent.split(',').next().unwrap_or_default() } else { indent };
        Self { tail: first.to_owned(), lines: kept, indent: Some(indent.to_owned()), comma }
    }
}

/// True for a line that begins with a comma.
fn is_comma(line: &str) -> bool {
    line.trim_start().starts_with(',')
}

/// The comments within a table that runs over lines.
fn comments(body: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut quote = None;
    let mut escaped = false;
    let mut chars = body.char_indices();
    while let Some((at, char)) = chars.next() {
        match quote {
            Some(open) => {
                if !escaped && char == open {
                    quote = None;
                }
                escaped = open == '"' && char == '\\' && !escaped;
            }
            None if char == '"' || char == '\'' => quote = Some(char),
            None if char == '#' => {
                let line = body[at..].lines().next().unwrap_or_default();
                found.push(line);
                let past = at + line.len();
                while chars.clone().next().is_some_and(|(next, _)| next < past) {
                    chars.next();
                }
            }
            None => {}
        }
    }
    found
}

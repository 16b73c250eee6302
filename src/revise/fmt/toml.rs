//! TOML: one blank between what belongs together, one empty line before what is new, one term a line. Every remark
//! stays, and every value as it was written.

use toml_parser::lexer::TokenKind;

use super::super::render::{key as bare_or_quoted, text as quoted};
use super::super::tokens::{DEEPEST, Tokens};

/// The keys of a term's line, behind its language.
const TERM: &[&str] =
    &["rank", "match", "decl", "gender", "forms", "keep", "from", "until", "status", "note", "source", "extra"];
/// The keys of a relation's line.
const RELATED: &[&str] = &["to", "kind", "confidence", "from", "until", "note", "source"];

/// The canonical text; an offset where it is no TOML.
pub(super) fn canonical(text: &str) -> Result<String, usize> {
    let text = text.replace("\r\n", "\n");
    let mut printer = Printer { tokens: Tokens::new(&text), out: String::new() };
    printer.document()?;
    Ok(printer.out)
}

enum Value {
    /// As written.
    Scalar(String),
    /// In braces, on one line.
    Table(Vec<(String, Value)>),
    List(List),
}

struct List {
    /// Behind the opening bracket.
    open: Option<String>,
    items: Vec<Item>,
    /// Remarks before the closing bracket.
    rest: Vec<String>,
    /// It ran over several lines.
    lines: bool,
}

struct Item {
    /// Remarks above it; an empty text is an empty line.
    above: Vec<String>,
    value: Value,
    /// The blanks and the remark behind it.
    tail: Option<String>,
}

struct Printer<'t> {
    tokens: Tokens<'t>,
    out: String,
}

impl Printer<'_> {
    fn document(&mut self) -> Result<(), usize> {
        // Remarks that wait for what they stand above.
        let mut above: Vec<&str> = Vec::new();
        let mut gap = false;
        loop {
            self.tokens.blanks();
            match self.tokens.kind() {
                TokenKind::Eof => break,
                TokenKind::Newline => {
                    self.tokens.at += 1;
                    if !above.is_empty() || !self.out.is_empty() {
                        self.put_above(&mut above, gap);
                        gap = true;
                    }
                }
                TokenKind::Comment => {
                    above.push(self.tokens.raw().trim_end());
                    self.tokens.at += 1;
                    self.tokens.end_of_line()?;
                }
                TokenKind::LeftSquareBracket => {
                    let header = self.header()?;
                    let new = !is_part(&header);
                    let tail = self.tail();
                    if above.is_empty() && (gap || new) {
                        self.empty_line();
                    }
                    self.put_above(&mut above, gap || new);
                    self.out.push_str(&header);
                    self.out.push_str(&tail.unwrap_or_default());
                    self.out.push('\n');
                    self.tokens.end_of_line()?;
                    gap = false;
                }
                _ => {
                    let key = self.key()?;
                    self.tokens.expect(TokenKind::Equals)?;
                    let value = self.value(0)?;
                    let tail = self.tail();
                    if gap && above.is_empty() {
                        self.empty_line();
                    }
                    self.put_above(&mut above, gap);
                    let name = key.rsplit('.').next().unwrap_or(&key).to_owned();
                    self.out.push_str(&key);
                    self.out.push_str(" = ");
                    print(&value, &name, 0, &mut self.out);
                    self.out.push_str(&tail.unwrap_or_default());
                    self.out.push('\n');
                    self.tokens.end_of_line()?;
                    gap = false;
                }
            }
        }
        self.put_above(&mut above, gap);
        while self.out.ends_with("\n\n") {
            self.out.pop();
        }
        Ok(())
    }

    /// Writes the remarks that waited; `gap`: an empty line before them.
    fn put_above(&mut self, above: &mut Vec<&str>, gap: bool) {
        if above.is_empty() {
            return;
        }
        if gap {
            self.empty_line();
        }
        for line in above.drain(..) {
            self.out.push_str(line);
            self.out.push('\n');
        }
    }

    fn empty_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A remark at the end of a line, with the blanks before it as they were.
    fn tail(&mut self) -> Option<String> {
        let blanks = self.tokens.blanks();
        if self.tokens.kind() != TokenKind::Comment {
            return None;
        }
        let count = blanks.chars().count().max(1);
        let comment = self.tokens.raw().trim_end();
        self.tokens.at += 1;
        Some(format!("{}{comment}", " ".repeat(count)))
    }

    fn header(&mut self) -> Result<String, usize> {
        let listed = self.tokens.open_header()?;
        let key = self.key()?;
        self.tokens.close_header(listed)?;
        Ok(if listed { format!("[[{key}]]") } else { format!("[{key}]") })
    }

    fn key(&mut self) -> Result<String, usize> {
        let mut parts = Vec::new();
        loop {
            self.tokens.blanks();
            let raw = self.tokens.raw();
            parts.push(match self.tokens.kind() {
                TokenKind::Atom => raw.to_owned(),
                TokenKind::BasicString | TokenKind::LiteralString => {
                    let plain = raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default();
                    let is_plain = self.tokens.kind() == TokenKind::LiteralString || !plain.contains('\\');
                    if is_plain { bare_or_quoted(plain) } else { raw.to_owned() }
                }
                _ => return Err(self.tokens.place()),
            });
            self.tokens.at += 1;
            self.tokens.blanks();
            if self.tokens.kind() != TokenKind::Dot {
                return Ok(parts.join("."));
            }
            self.tokens.at += 1;
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value, usize> {
        self.tokens.blanks();
        if depth > DEEPEST {
            return Err(self.tokens.place());
        }
        match self.tokens.kind() {
            TokenKind::LeftSquareBracket => self.list(depth).map(Value::List),
            TokenKind::LeftCurlyBracket => self.table(depth),
            TokenKind::LiteralString => {
                let raw = self.tokens.raw();
                self.tokens.at += 1;
                let inner = raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default();
                let plain = !inner.contains(['"', '\\']) && !inner.chars().any(char::is_control);
                Ok(Value::Scalar(if plain { quoted(inner) } else { raw.to_owned() }))
            }
            _ => self.tokens.scalar().map(|text| Value::Scalar(text.to_owned())),
        }
    }

    fn table(&mut self, depth: usize) -> Result<Value, usize> {
        let start = self.tokens.place();
        self.tokens.at += 1;
        let mut entries = Vec::new();
        loop {
            self.tokens.blanks();
            match self.tokens.kind() {
                TokenKind::RightCurlyBracket => {
                    self.tokens.at += 1;
                    return Ok(Value::Table(entries));
                }
                TokenKind::Comma => self.tokens.at += 1,
                // Over several lines: what stands where is somebody's own layout.
                TokenKind::Newline | TokenKind::Comment => return self.verbatim(start),
                _ => {
                    let key = self.key()?;
                    self.tokens.expect(TokenKind::Equals)?;
                    let value = self.value(depth + 1)?;
                    if matches!(&value, Value::List(list) if list.has_remarks()) {
                        return self.verbatim(start);
                    }
                    entries.push((key, value));
                }
            }
        }
    }

    /// A table in braces as it is written, from where it began.
    fn verbatim(&mut self, start: usize) -> Result<Value, usize> {
        self.tokens.go_to(start);
        let mut open = 0_usize;
        loop {
            match self.tokens.kind() {
                TokenKind::LeftCurlyBracket => open += 1,
                TokenKind::RightCurlyBracket => open = open.saturating_sub(1),
                TokenKind::Eof => return Err(start),
                _ => {}
            }
            let end = self.tokens.place() + self.tokens.raw().len();
            self.tokens.at += 1;
            if open == 0 {
                let lines: Vec<_> = self.tokens.text[start..end].split('\n').map(str::trim_end).collect();
                return Ok(Value::Scalar(lines.join("\n")));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<List, usize> {
        self.tokens.at += 1;
        let mut list = List { open: self.tail(), items: Vec::new(), rest: Vec::new(), lines: false };
        let mut above: Vec<String> = Vec::new();
        let mut newlines = 0;
        loop {
            let tail = if newlines == 0 { self.tail() } else { None };
            if let (Some(tail), Some(last)) = (tail, list.items.last_mut()) {
                match &mut last.tail {
                    // A second remark, behind the comma.
                    Some(before) => before.push_str(&tail),
                    none => *none = Some(tail),
                }
                list.lines = true;
            }
            self.tokens.blanks();
            match self.tokens.kind() {
                TokenKind::Newline => {
                    self.tokens.at += 1;
                    newlines += 1;
                    list.lines = true;
                    if newlines == 2 && (!list.items.is_empty() || !above.is_empty()) {
                        above.push(String::new());
                    }
                }
                TokenKind::Comment => {
                    above.push(self.tokens.raw().trim_end().to_owned());
                    list.lines = true;
                    self.tokens.at += 1;
                    newlines = 0;
                    if self.tokens.kind() == TokenKind::Newline {
                        self.tokens.at += 1;
                        newlines = 1;
                    }
                }
                TokenKind::Comma => {
                    self.tokens.at += 1;
                    newlines = 0;
                }
                TokenKind::RightSquareBracket => {
                    self.tokens.at += 1;
                    while above.last().is_some_and(String::is_empty) {
                        above.pop();
                    }
                    list.rest = above;
                    return Ok(list);
                }
                TokenKind::Eof => return Err(self.tokens.place()),
                _ => {
                    let value = self.value(depth + 1)?;
                    list.items.push(Item { above: std::mem::take(&mut above), value, tail: None });
                    newlines = 0;
                }
            }
        }
    }
}

impl List {
    fn has_remarks(&self) -> bool {
        let of = |item: &Item| item.tail.is_some() || item.above.iter().any(|line| !line.is_empty());
        self.open.is_some() || !self.rest.is_empty() || self.items.iter().any(of)
    }
}

/// True for a table of a concept that has begun.
fn is_part(header: &str) -> bool {
    header.trim_start_matches('[').starts_with("concepts.") && {
        let mut parts = 0;
        let mut quotes = false;
        for char in header.chars() {
            match char {
                '"' => quotes = !quotes,
                '.' if !quotes => parts += 1,
                _ => {}
            }
        }
        parts > 1
    }
}

fn print(value: &Value, key: &str, depth: usize, out: &mut String) {
    match value {
        Value::Scalar(text) => out.push_str(text),
        Value::Table(entries) if entries.is_empty() => out.push_str("{}"),
        Value::Table(entries) => {
            let order = match key {
                "terms" => TERM,
                "related" => RELATED,
                _ => &[],
            };
            let place = |key: &str| order.iter().position(|known| *known == key).map_or(0, |at| at + 1);
            let mut entries: Vec<&(String, Value)> = entries.iter().collect();
            if !order.is_empty() {
                entries.sort_by_key(|(key, _)| place(key));
            }
            out.push_str("{ ");
            for (at, (key, value)) in entries.into_iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                out.push_str(key);
                out.push_str(" = ");
                print(value, "", depth, out);
            }
            out.push_str(" }");
        }
        Value::List(list) => {
            // A list within braces stays on the line, whatever it ran over.
            let braces = key.is_empty();
            let members = matches!(key, "terms" | "related") && !list.items.is_empty();
            let lines = !braces && (members || (list.lines && !list.items.is_empty()) || list.has_remarks());
            if !lines {
                out.push('[');
                for (at, item) in list.items.iter().enumerate() {
                    if at > 0 {
                        out.push_str(", ");
                    }
                    print(&item.value, "", depth, out);
                }
                out.push(']');
                return;
            }
            let indent = "  ".repeat(depth + 1);
            out.push('[');
            out.push_str(list.open.as_deref().unwrap_or_default());
            out.push('\n');
            for item in &list.items {
                remarks(&item.above, &indent, out);
                out.push_str(&indent);
                let inner = if members { key } else { "item" };
                print(&item.value, inner, depth + 1, out);
                out.push(',');
                out.push_str(item.tail.as_deref().unwrap_or_default());
                out.push('\n');
            }
            remarks(&list.rest, &indent, out);
            out.push_str(&"  ".repeat(depth));
            out.push(']');
        }
    }
}

fn remarks(lines: &[String], indent: &str, out: &mut String) {
    for line in lines {
        if !line.is_empty() {
            out.push_str(indent);
            out.push_str(line);
        }
        out.push('\n');
    }
}

//! Lists and maps within brackets: `[a, "b"]`, `{title: a, alt: [b]}` of YAML, arrays and inline tables of TOML.

use super::lines::{DEEPEST, Reader};
use super::{Syntax, scalar};
use crate::formats::builder::Builder;

/// A bracket that is open.
struct Level {
    map: bool,
    path: String,
    /// The key whose value comes next.
    key: Option<String>,
}

impl Level {
    fn value_path(&self) -> String {
        match &self.key {
            Some(key) if !self.path.is_empty() => format!("{}.{key}", self.path),
            Some(key) => key.clone(),
            None => self.path.clone(),
        }
    }
}

impl Reader<'_, '_> {
    /// Every string in the brackets that open at `start` is a field.
    pub(super) fn flow(&mut self, path: &str, start: usize, limit: usize) {
        let source = self.source;
        let bytes = source.as_bytes();
        let mut levels: Vec<Level> = Vec::new();
        let mut at = start;
        while at < limit {
            match bytes[at] {
                b',' => {
                    if let Some(level) = levels.last_mut() {
                        level.key = None;
                    }
                    at += 1;
                }
                open @ (b'[' | b'{') if levels.len() < DEEPEST => {
                    let path = levels.last().map_or_else(|| path.to_owned(), Level::value_path);
                    levels.push(Level { map: open == b'{', path, key: None });
                    at += 1;
                }
                b']' | b'}' => {
                    levels.pop();
                    if levels.is_empty() {
                        let rest = scalar::lines(source, at..self.end).next().map_or(at, |line| line.end);
                        self.at = scalar::after_line_end(source, rest).max(self.at);
                        return;
                    }
                    at += 1;
                }
                b'#' => at = scalar::lines(source, at..limit).next().map_or(limit, |line| line.end).max(at + 1),
                b' ' | b'\t' | b'\n' | b'\r' | b':' | b'=' | b'[' | b'{' => at += 1,
                first => {
                    let mut out = Builder::new(source);
                    let end = if matches!(first, b'"' | b'\'') {
                        let quoted = scalar::quoted(source, at, limit, self.syntax, &mut out);
                        if !quoted.closed {
                            self.problem(at..at + 1, "the closing quotation mark is missing; add it");
                        }
                        quoted.end
                    } else {
                        let end = at + self.bare(&source[at..limit]);
                        out.verbatim(at..end);
                        end
                    };
                    let Some(level) = levels.last_mut() else { return };
                    if level.map && level.key.is_none() {
                        level.key = Some(out.plain().trim().to_owned());
                    } else {
                        let path = level.value_path();
                        self.give(path, out);
                    }
                    at = end.max(at + 1);
                }
            }
        }
        let what =
            if bytes[start] == b'[' { "the list is never closed; add `]`" } else { "the map is never closed; add `}`" };
        self.problem(start..start + 1, what);
    }

    /// The bytes of a text without quotation marks.
    fn bare(&self, text: &str) -> usize {
        let bytes = text.as_bytes();
        let ends = |at: usize| match bytes[at] {
            b',' | b'[' | b']' | b'{' | b'}' | b'\n' | b'\r' => true,
            b':' if self.syntax == Syntax::Yaml => {
                bytes.get(at + 1).is_none_or(|next| next.is_ascii_whitespace() || b",[]{}".contains(next))
            }
            b'=' => self.syntax == Syntax::Toml,
            b'#' => at > 0 && bytes[at - 1] == b' ',
            _ => false,
        };
        (0..text.len()).find(|at| ends(*at)).unwrap_or(text.len())
    }
}

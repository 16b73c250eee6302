//! From lines to fields: keys, nesting and values.

use std::ops::Range;

use super::{RULE, Syntax, scalar};
use crate::base::Span;
use crate::formats::builder::Builder;
use crate::model::{Diagnostic, Severity, Text};

/// A string field; an item of a list bears the list's path.
pub(super) struct Field<'s> {
    /// Keys joined with dots.
    pub(super) path: String,
    pub(super) text: Text<'s>,
}

/// Reads all string fields between the fences.
pub(super) fn read<'s>(
    source: &'s str,
    syntax: Syntax,
    part: Range<usize>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Field<'s>> {
    let mut reader =
        Reader { source, syntax, at: part.start, end: part.end, parents: Vec::new(), fields: Vec::new(), problems };
    while reader.at < reader.end {
        reader.line();
    }
    reader.fields
}

pub(super) struct Reader<'s, 'p> {
    pub(super) source: &'s str,
    pub(super) syntax: Syntax,
    pub(super) at: usize,
    pub(super) end: usize,
    /// Keys whose values are nested: indentation and path. In TOML the table at hand.
    parents: Vec<(usize, String)>,
    fields: Vec<Field<'s>>,
    problems: &'p mut Vec<Diagnostic>,
}

/// Deeper nesting than any page has; what lies deeper is read as if it were there.
pub(super) const DEEPEST: usize = 32;

impl<'s> Reader<'s, '_> {
    fn line(&mut self) {
        let Some(line) = scalar::lines(self.source, self.at..self.end).next() else {
            self.at = self.end;
            return;
        };
        self.at = scalar::after_line_end(self.source, line.end).max(line.start + 1);
        let text = &self.source[line.clone()];
        let indent = text.bytes().take_while(|b| matches!(b, b' ' | b'\t')).count();
        let rest = &text[indent..];
        if rest.is_empty() || rest.starts_with('#') {
            return;
        }
        let start = line.start + indent;
        match self.syntax {
            Syntax::Yaml => {
                if text[..indent].contains('\t') {
                    self.problem(line.start..start, "a tab in the indentation; YAML wants spaces");
                }
                self.yaml(start..line.end, indent);
            }
            Syntax::Toml => self.toml(start..line.end),
        }
    }

    fn yaml(&mut self, line: Range<usize>, mut indent: usize) {
        let mut start = line.start;
        let mut item = false;
        while let Some(after) = self.source[start..line.end].strip_prefix('-')
            && (after.is_empty() || after.starts_with([' ', '\t']))
        {
            if !item {
                // A list may stand as far left as its key.
                self.parents.retain(|(at, _)| *at <= indent);
                item = true;
            }
            let width = 1 + (after.len() - after.trim_start().len());
            start += width;
            indent += width;
        }
        if !item {
            self.parents.retain(|(at, _)| *at < indent);
        }
        if start >= line.end {
            return;
        }
        match self.key(start..line.end, ':') {
            Some((key, value)) => {
                self.parents.retain(|(at, _)| *at < indent);
                let path = self.path(&key);
                self.yaml_value(path, value..line.end, indent);
            }
            None if item => {
                let path = self.parents.last().map(|(_, path)| path.clone()).unwrap_or_default();
                let outer = indent.saturating_sub(1);
                self.yaml_value(path, start..line.end, outer);
            }
            None => self.problem(start..line.end, "not a field of front matter; write it as `key: value`"),
        }
    }

    fn yaml_value(&mut self, path: String, value: Range<usize>, indent: usize) {
        let mut start = self.skip_blank(value.start, value.end);
        // Tags and anchors say nothing here.
        while self.source[start..value.end].starts_with(['!', '&']) {
            let word = self.source[start..value.end].find([' ', '\t']).unwrap_or(value.end - start);
            start = self.skip_blank(start + word, value.end);
        }
        let rest = &self.source[start..value.end];
        match rest.bytes().next() {
            None | Some(b'#') => {
                if self.parents.len() < DEEPEST {
                    self.parents.push((indent, path));
                }
            }
            Some(b'|' | b'>') => self.block(path, indent),
            Some(b'"' | b'\'') => self.quoted(path, start, self.continued(value.end, indent)),
            Some(b'[' | b'{') => self.flow(&path, start, self.continued(value.end, indent)),
            Some(b'*') => {}
            Some(_) => self.plain(path, start..value.end, indent),
        }
    }

    /// A value without quotation marks, with the indented lines that follow it.
    fn plain(&mut self, path: String, value: Range<usize>, indent: usize) {
        let end = self.continued(value.end, indent);
        let mut out = Builder::new(self.source);
        for line in scalar::lines(self.source, value.start..end) {
            let text = &self.source[line.clone()];
            let comment = if text.starts_with('#') { Some(0) } else { text.find(" #") };
            let text = comment.map_or(text, |at| &text[..at]);
            let from = line.start + (text.len() - text.trim_start().len());
            let to = line.start + text.trim_end().len();
            if from < to {
                if let Some(last) = out.end() {
                    out.replaced("\n", last..from);
                }
                if let Some(colon) = self.source[from..to].find(": ") {
                    let at = from + colon;
                    self.problem(
                        at..at + 1,
                        "a colon in a value without quotation marks; put the value in quotation marks",
                    );
                }
                out.verbatim(from..to);
            }
            if comment.is_some() {
                break;
            }
        }
        self.at = scalar::after_line_end(self.source, end).max(self.at);
        self.give(path, out);
    }

    /// A block scalar: the lines below that stand further right than the key.
    fn block(&mut self, path: String, indent: usize) {
        let end = self.continued(self.line_end_before(self.at), indent);
        let mut out = Builder::new(self.source);
        let mut margin = None;
        for line in scalar::lines(self.source, self.at..end) {
            let text = &self.source[line.clone()];
            let blank = text.len() - text.trim_start().len();
            if blank == text.len() {
                continue;
            }
            let margin = *margin.get_or_insert(blank);
            let from = line.start + blank.min(margin);
            if let Some(last) = out.end() {
                out.replaced("\n", last..from);
            }
            out.verbatim(from..line.start + text.trim_end().len());
        }
        self.at = scalar::after_line_end(self.source, end).max(self.at);
        self.give(path, out);
    }

    fn quoted(&mut self, path: String, start: usize, limit: usize) {
        let mut out = Builder::new(self.source);
        let quoted = scalar::quoted(self.source, start, limit, self.syntax, &mut out);
        let line = scalar::lines(self.source, quoted.end..self.end).next().unwrap_or(quoted.end..quoted.end);
        let rest = self.source[line.clone()].trim();
        if !quoted.closed {
            self.problem(start..start + 1, "the closing quotation mark is missing; add it");
        } else if !rest.is_empty() && !rest.starts_with('#') {
            self.problem(line.clone(), "text after the closing quotation mark; put all of the value within the marks");
        }
        self.at = scalar::after_line_end(self.source, line.end).max(self.at);
        self.give(path, out);
    }

    fn toml(&mut self, line: Range<usize>) {
        let text = &self.source[line.clone()];
        if text.starts_with('[') {
            let name = text.trim_start_matches('[');
            match name.find(']') {
                Some(end) => self.parents = vec![(0, name[..end].replace(['"', '\'', ' '], ""))],
                None => self.problem(line, "the table's name is not closed; add `]`"),
            }
            return;
        }
        let Some((key, value)) = self.key(line.clone(), '=') else {
            self.problem(line, "not a field of front matter; write it as `key = \"value\"`");
            return;
        };
        let path = self.path(&key);
        let start = self.skip_blank(value, line.end);
        match self.source.as_bytes()[..line.end].get(start) {
            Some(b'"' | b'\'') => {
                let triple = self.source[start..].starts_with("\"\"\"") || self.source[start..].starts_with("'''");
                let limit = if triple { self.end } else { line.end };
                self.quoted(path, start, limit);
            }
            Some(b'[') => self.flow(&path, start, self.end),
            Some(b'{') => self.flow(&path, start, line.end),
            Some(_) => {
                let text = &self.source[start..line.end];
                let end = text.find('#').unwrap_or(text.len());
                let mut out = Builder::new(self.source);
                out.verbatim(start..start + text[..end].trim_end().len());
                self.give(path, out);
            }
            None => self.problem(line, "a field without value; write it as `key = \"value\"`"),
        }
    }

    // Parts.

    /// The key at the start of a line, and where its value begins.
    fn key(&self, line: Range<usize>, sign: char) -> Option<(String, usize)> {
        let text = &self.source[line.clone()];
        let (key, rest) = if let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            let close = 1 + text[1..].find(quote)?;
            (&text[1..close], close + 1)
        } else {
            let found = match self.syntax {
                Syntax::Yaml => text.match_indices(sign).map(|(at, _)| at).find(|at| {
                    let after = text[at + 1..].chars().next();
                    after.is_none_or(|c| c.is_ascii_whitespace())
                })?,
                Syntax::Toml => text.find(sign)?,
            };
            (&text[..found], found)
        };
        let sign_at = rest + (text[rest..].len() - text[rest..].trim_start().len());
        let fits = text[sign_at..].starts_with(sign) && !key.trim().is_empty() && !key.starts_with(['{', '[']);
        fits.then(|| (key.trim().to_owned(), line.start + sign_at + 1))
    }

    fn path(&self, key: &str) -> String {
        match self.parents.last() {
            Some((_, parent)) if !parent.is_empty() => format!("{parent}.{key}"),
            _ => key.to_owned(),
        }
    }

    fn skip_blank(&self, at: usize, end: usize) -> usize {
        at + self.source[at..end].bytes().take_while(|b| matches!(b, b' ' | b'\t')).count()
    }

    /// The end of the last line, from the one that ends at `line_end` on, that still belongs to a value whose key
    /// stands at `indent`.
    fn continued(&self, line_end: usize, indent: usize) -> usize {
        let mut end = line_end;
        for line in scalar::lines(self.source, scalar::after_line_end(self.source, line_end)..self.end) {
            let text = &self.source[line.clone()];
            let blank = text.bytes().take_while(|b| matches!(b, b' ' | b'\t')).count();
            if blank == text.len() {
                continue;
            }
            if blank <= indent {
                break;
            }
            end = line.end;
        }
        end
    }

    /// The end of the line whose successor begins at `at`.
    fn line_end_before(&self, at: usize) -> usize {
        let bytes = self.source.as_bytes();
        match bytes.get(..at) {
            Some([.., b'\r', b'\n']) => at - 2,
            Some([.., b'\r' | b'\n']) => at - 1,
            _ => at,
        }
    }

    pub(super) fn give(&mut self, path: String, out: Builder<'s>) {
        if let Some(text) = out.finish() {
            self.fields.push(Field { path, text });
        }
    }

    pub(super) fn problem(&mut self, span: Range<usize>, what: &str) {
        let span = Span::new(span.start, span.end);
        self.problems.push(Diagnostic::new(RULE, Severity::Warning, span, format!("front matter: {what}")));
    }
}

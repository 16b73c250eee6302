//! What begins with `..`: directives, footnotes, targets, substitutions, comments.

use super::walk::{Container, Walk, field_name};
use crate::formats::comment::Comment;

/// Directives whose content is no prose.
const LITERAL: &[&str] = &[
    "aafig",
    "bibliography",
    "blockdiag",
    "class",
    "code",
    "code-block",
    "contents",
    "currentmodule",
    "date",
    "default-domain",
    "default-role",
    "digraph",
    "doctest",
    "highlight",
    "include",
    "index",
    "inheritance-diagram",
    "ipython",
    "jupyter-execute",
    "literalinclude",
    "math",
    "mermaid",
    "module",
    "parsed-literal",
    "plantuml",
    "plot",
    "productionlist",
    "program-output",
    "prompt",
    "raw",
    "role",
    "sectionauthor",
    "sectnum",
    "seqdiag",
    "sourcecode",
    "tabularcolumns",
    "target-notes",
    "testcleanup",
    "testcode",
    "testoutput",
    "testsetup",
    "toctree",
    "uml",
    "unicode",
];

/// Directives whose first line is prose like their content.
const TEXT_FIRST: &[&str] = &[
    "attention",
    "caution",
    "centered",
    "danger",
    "deprecated",
    "epigraph",
    "error",
    "highlights",
    "hint",
    "important",
    "note",
    "pull-quote",
    "replace",
    "seealso",
    "tip",
    "todo",
    "versionadded",
    "versionchanged",
    "versionremoved",
    "warning",
];

/// Directives whose first line is a title.
const TITLE_FIRST: &[&str] =
    &["admonition", "csv-table", "dropdown", "list-table", "rubric", "sidebar", "table", "topic"];

impl Walk<'_, '_> {
    /// The block that begins with `..` in the line at hand.
    pub(super) fn explicit(&mut self) {
        let line = self.lines[self.at];
        let text = self.line(self.at);
        let rest = text[2..].trim_start();
        let start = line.text + (text.len() - rest.len());
        if rest.is_empty() && self.is_blank(self.at + 1) {
            // An empty comment ends what is before it; what follows is none.
            self.at += 1;
        } else if let Some(label) = rest.strip_prefix('[')
            && let Some(close) = label.find(']')
        {
            let range = self.first_paragraph(start + close + 2, line.column, false);
            self.stack.push(Container::right_of(line.column, "footnote"));
            self.prose(range, None);
        } else if let Some(name) = rest.strip_prefix('|')
            && let Some(close) = name.find("| ")
        {
            self.directive(start + close + 3, line.column);
        } else if !rest.starts_with('_') {
            self.directive(start, line.column);
        } else {
            self.skip_right_of(line.column);
        }
    }

    /// A comment, over the line at hand and all that is further right.
    fn comment(&mut self, column: usize) {
        let start = self.lines[self.at].text;
        self.skip_right_of(column);
        let text = &self.source[start..self.lines.get(self.at).map_or(self.source.len(), |next| next.text)];
        let end = start + text.trim_end().len();
        self.front.facts.comments.extend(Comment::new(self.source, start..end, start + "..".len()..end));
    }

    /// `name:: argument`, the options, the content; anything else is a comment.
    fn directive(&mut self, start: usize, column: usize) {
        let line = self.lines[self.at];
        let text = self.source[start.min(line.end)..line.end].trim_end();
        let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '+' | ':');
        let name = text.find("::").map(|at| &text[..at]);
        let Some(full) = name.filter(|name| !name.is_empty() && name.chars().all(allowed)) else {
            self.comment(column);
            return;
        };
        let argument = start + full.len() + 2;
        let name = &*full.rsplit(':').next().unwrap_or(full).to_ascii_lowercase();
        // Domains describe programs: `py:function` has the name of a function behind it.
        let own = !full.contains(':');
        let is = |list: &[&str]| own && list.contains(&name);
        let literal = is(LITERAL) || name.starts_with("auto") || name == "currentmodule";
        let range = self.first_paragraph(argument, column, true);
        if is(TITLE_FIRST) {
            let element = if matches!(name, "table" | "csv-table" | "list-table") { "caption" } else { "p" };
            self.prose(range, Some(element));
        } else if is(TEXT_FIRST) {
            let mut container = Container::right_of(column, "p");
            container.quotation = matches!(name, "epigraph" | "highlights" | "pull-quote");
            if container.quotation {
                container.element = "blockquote";
            }
            self.stack.push(container.clone());
            self.prose(version_left_out(name, self.source, range), None);
            self.stack.pop();
        }
        self.options(column, name == "meta");
        self.no_longer_head();
        if literal {
            self.skip_lines_right_of(column);
            return;
        }
        let mut container = Container::right_of(column, "p");
        container.caption = name == "figure";
        container.terms = name == "glossary";
        if matches!(name, "epigraph" | "highlights" | "pull-quote") {
            container.quotation = true;
            container.element = "blockquote";
        } else if name == "csv-table" {
            container.element = "td";
        }
        self.stack.push(container);
    }

    /// `:alt: text`: of the options, some are prose.
    fn options(&mut self, column: usize, meta: bool) {
        if meta {
            while self.is_blank(self.at) && self.at < self.lines.len() {
                self.at += 1;
            }
        }
        while self.column(self.at) > column
            && let Some((name, body)) = field_name(self.line(self.at))
        {
            let line = self.lines[self.at];
            let element = match name {
                "alt" => Some("img-alt"),
                "caption" => Some("caption"),
                "subtitle" => Some("p"),
                "header" => Some("th"),
                _ if meta && name.starts_with("description") => Some("description"),
                _ => None,
            };
            let range = self.first_paragraph(line.text + body, line.column, false);
            if element.is_some() {
                self.prose(range, element);
            }
        }
    }
}

/// `.. versionadded:: 3.2 text`: the number is no text.
fn version_left_out(name: &str, source: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    if !name.starts_with("version") && name != "deprecated" {
        return range;
    }
    let text = &source[range.clone()];
    let word = text.find(char::is_whitespace).unwrap_or(text.len());
    range.start + word..range.end
}

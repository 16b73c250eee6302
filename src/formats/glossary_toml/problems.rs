//! The mistakes of one file, without those that only follow from another.

use toml_parser::ParseError;

use crate::base::Span;
use crate::model::{Diagnostic, Label, Severity};

/// The file is not TOML here.
pub(super) const SYNTAX: &str = "glossary-syntax";
/// A key or value that a glossary does not have.
pub(super) const FIELD: &str = "glossary-field";
/// A term, id or name that cannot stand as it is.
pub(super) const TERM: &str = "glossary-term";

/// More than this many are counted, not listed: the file is no glossary at all.
const MOST: usize = 1000;

/// Collects mistakes.
#[derive(Debug, Default)]
pub(super) struct Problems {
    list: Vec<Diagnostic>,
    left_out: usize,
}

impl Problems {
    pub(super) fn error(&mut self, rule: &'static str, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.add(Diagnostic::new(rule, Severity::Error, span, message))
    }
    pub(super) fn warning(&mut self, rule: &'static str, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.add(Diagnostic::new(rule, Severity::Warning, span, message))
    }
    fn add(&mut self, problem: Diagnostic) -> &mut Diagnostic {
        if self.list.len() > MOST {
            self.left_out += 1;
            // One slot past the limit takes what is left out, so that callers need no special case.
            self.list.truncate(MOST);
        }
        self.list.push(problem);
        self.list.last_mut().expect("one was just pushed")
    }
    /// Adds what the TOML parser says; `base` is where the parsed text begins in the file.
    pub(super) fn syntax(&mut self, error: &ParseError, base: usize) {
        let at = |span: toml_parser::Span| Span::new(base + span.start(), base + span.end().max(span.start()));
        let unexpected = error.unexpected().or(error.context()).map(at).unwrap_or_default();
        let opened = error.context().map(at);
        let (what, at_opening) = explain(error);
        match opened {
            Some(opened) if at_opening => {
                let text = "it should end before here".to_owned();
                self.error(SYNTAX, opened, what).labels.push(Label { span: unexpected, text });
            }
            _ => {
                self.error(SYNTAX, unexpected, what);
            }
        }
    }
    /// In file order. A line that is not TOML says only that: its other mistakes follow from it.
    pub(super) fn into_sorted(mut self, text: &str) -> Vec<Diagnostic> {
        let full = self.list.len() > MOST;
        if full {
            self.list.truncate(MOST);
        }
        self.list.sort_by_key(|p| (p.span.start, p.rule != SYNTAX));
        let bytes = text.as_bytes();
        let line_start = |at: u32| memchr::memrchr(b'\n', &bytes[..at as usize]).map_or(0, |i| i + 1);
        let mut broken = None;
        self.list.retain(|problem| {
            if problem.severity < Severity::Error {
                return true;
            }
            // Sorting by place puts a field mistake before a syntax error further right on its line; both are kept
            // then, since the left one cannot follow from the right one.
            let line = Some(line_start(problem.span.start));
            let keep = broken != line;
            if problem.rule == SYNTAX {
                broken = line;
            }
            keep
        });
        if full && let Some(last) = self.list.last() {
            let message = format!("{} more mistakes are not listed; correct these first", self.left_out + 1);
            self.list.push(Diagnostic::new(SYNTAX, Severity::Error, last.span, message));
        }
        self.list
    }
}

/// What happened and what to do, in words of our own where the parser's are terse; true if the place to show is the
/// opening bracket.
fn explain(error: &ParseError) -> (String, bool) {
    let what = match error.description() {
        "unclosed array" => return ("this `[` is never closed: add `]`".to_owned(), true),
        "unclosed inline table" => return ("this `{` is never closed: add `}`".to_owned(), true),
        "unclosed table" => "this table header is not closed: add `]`",
        "unclosed array table" => "this table header is not closed: add `]]`",
        "key with no value" | "missing value for key" => "a key stands without a value: write `key = value`",
        "missing value" | "invalid value" => "a value is missing here: write one after `=`",
        "string values must be quoted" => "text stands in quotation marks: write `\"…\"`",
        "missing assignment between key-value pairs" => "`=` is missing between the key and its value",
        "missing comma between key-value pairs" | "missing comma between array elements" => "a comma is missing here",
        "extra comma in array" | "extra comma in inline table" => "one comma too many: remove it",
        "unexpected `=` in array" => "a key and value in a list stand in braces: write `{ key = value }`",
        "extra `=`" | "extra assignment between key-value pairs" => "one `=` too many: remove it",
        "missing inline table opening" => "this `}` closes nothing: remove it, or add the `{`",
        "missing array opening" | "missing table open" => "this `]` closes nothing: remove it, or add the `[`",
        "unexpected key or value" => "nothing may follow here: begin a new line, or write `#` before a remark",
        "unquoted keys cannot be empty" => "a key is missing before `=`",
        "invalid unquoted key" => "a key with such a character stands in quotation marks: write `\"…\"`",
        "invalid basic string" | "invalid literal string" => {
            "this text is not closed or holds a character that TOML does not allow: end it with a quotation mark"
        }
        "invalid multi-line basic string" | "invalid multi-line literal string" => {
            "this text of several lines is not closed: end it with three quotation marks"
        }
        "missing key for inline table element" => "a key is missing before this bracket",
        "invalid inline table element" => "this bracket has no place here: remove it",
        "missing escaped value" => "no such escape: write `\\\\` for a backslash",
        "carriage return must be followed by newline" => "a carriage return stands alone: end lines with LF or CRLF",
        "invalid comment character" => "a remark holds a control character: remove it",
        "too deep" => "brackets are nested too deep: a glossary needs four",
        other => return (with_expected(other, error), false),
    };
    (what.to_owned(), false)
}

fn with_expected(what: &str, error: &ParseError) -> String {
    let expected = error.expected().unwrap_or_default().iter().map(|expected| match expected {
        toml_parser::Expected::Literal("\n") => "a new line".to_owned(),
        toml_parser::Expected::Literal(text) => format!("`{text}`"),
        toml_parser::Expected::Description(text) => (*text).to_owned(),
        _ => "something else".to_owned(),
    });
    let expected = expected.collect::<Vec<_>>().join(" or ");
    if expected.is_empty() { what.to_owned() } else { format!("{what}: write {expected}") }
}

//! reviewdog's diagnostic format as one object (reviewdog, `proto/rdf/reviewdog.proto`: `DiagnosticResult`). Columns count
//! bytes of UTF-8 from 1; ends are exclusive.

use std::io::{self, Write};

use exonym::{Applicability, Diagnostic, Severity, Source, Span};
use serde_json::{Value, json};

use super::{Report, Reported, Summary, path_of};

#[derive(Default)]
pub(super) struct Rdjson {
    written: bool,
}

impl Report for Rdjson {
    fn start(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"{\"source\": {\"name\": \"exonym\"}, \"diagnostics\": [")
    }
    fn file(&mut self, file: &Reported<'_>, out: &mut dyn Write) -> io::Result<()> {
        let path = path_of(file.source);
        for diagnostic in file.diagnostics {
            out.write_all(if self.written { b",\n" } else { b"\n" })?;
            self.written = true;
            serde_json::to_writer(&mut *out, &object(file.source, &path, diagnostic))?;
        }
        Ok(())
    }
    fn finish(&mut self, _summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.written { b"\n]}\n" } else { b"]}\n" })
    }
}

fn object(source: &Source, path: &str, diagnostic: &Diagnostic) -> Value {
    let severity = match diagnostic.severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info => "INFO",
    };
    let mut message = diagnostic.message.clone();
    for note in &diagnostic.notes {
        message.push_str(". ");
        message.push_str(note);
    }
    let mut object = json!({
        "message": message,
        "location": { "path": path, "range": range(source, diagnostic.span) },
        "severity": severity,
        "code": { "value": diagnostic.rule },
    });
    if let Some(suggestions) = suggestions(source, diagnostic) {
        object["suggestions"] = suggestions;
    }
    if !diagnostic.labels.is_empty() {
        let related = diagnostic.labels.iter().map(
            |label| json!({ "message": label.text, "location": { "path": path, "range": range(source, label.span) } }),
        );
        object["related_locations"] = related.collect();
    }
    object
}

/// So many lines apart the edits of a suggestion are at most: what is between them is part of it.
const FARTHEST: u32 = 5;

/// What a reviewer can take over with a click: the fix, then the other suggestions in its place. A fix of several edits is
/// one suggestion over all of them.
fn suggestions(source: &Source, diagnostic: &Diagnostic) -> Option<Value> {
    let fix = diagnostic.fix.as_ref().filter(|fix| fix.applicability > Applicability::DisplayOnly)?;
    let (first, last) = (fix.edits.first()?, fix.edits.last()?);
    let whole = Span { start: first.span.start, end: last.span.end };
    if source.place(whole.end).line - source.place(whole.start).line > u64::from(FARTHEST) {
        return None;
    }
    let (mut text, mut at) = (String::new(), whole.start);
    for edit in &fix.edits {
        text.push_str(source.slice(Span { start: at, end: edit.span.start }));
        text.push_str(&edit.text);
        at = edit.span.end;
    }
    let mut all = vec![json!({ "range": range(source, whole), "text": text })];
    // The others are for the text itself: only where the fix is no more than that are they as good.
    if whole == diagnostic.span {
        // What a format might take for markup is left to the fix, which says how it is written.
        let others =
            diagnostic.suggestions.iter().skip(1).filter(|other| **other != text && exonym::is_harmless(other));
        all.extend(others.map(|other| json!({ "range": range(source, whole), "text": other })));
    }
    Some(Value::Array(all))
}

fn range(source: &Source, span: Span) -> Value {
    let position = |offset: u32| {
        let line = source.line_at(offset);
        json!({ "line": source.place(offset).line, "column": offset - line.start + 1 })
    };
    json!({ "start": position(span.start), "end": position(span.end) })
}

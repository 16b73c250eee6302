//! GitLab's Code Quality report (docs.gitlab.com, "Code Quality", "Import code quality results"): an array of objects.

use std::collections::HashSet;
use std::io::{self, Write};

use exonym::{Severity, fingerprint};
use serde_json::json;

use super::{Report, Reported, Summary, line_of, path_of};

#[derive(Default)]
pub(super) struct Gitlab {
    written: bool,
    /// GitLab shows a fingerprint once.
    known: HashSet<String>,
}

impl Report for Gitlab {
    fn start(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"[")
    }
    fn file(&mut self, file: &Reported<'_>, out: &mut dyn Write) -> io::Result<()> {
        let path = path_of(file.source);
        let path = path.strip_prefix("./").unwrap_or(&path);
        for diagnostic in file.diagnostics {
            let (start, end) = (file.source.place(diagnostic.span.start), file.source.place(diagnostic.span.end));
            let print = fingerprint(file.source, diagnostic);
            let numbered = (0u32..).map(|nth| format!("{print:016x}-{path}-{nth}"));
            let fingerprint = numbered.into_iter().find(|print| self.known.insert(print.clone())).unwrap_or_default();
            out.write_all(if self.written { b",\n" } else { b"\n" })?;
            self.written = true;
            // `type` and `categories` are asked for by the format that GitLab's is a part of, Code Climate's.
            let issue = json!({
                "type": "issue",
                "categories": ["Style"],
                "description": line_of(diagnostic),
                "check_name": diagnostic.rule,
                "fingerprint": fingerprint,
                "severity": match diagnostic.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Info => "info",
                },
                "location": { "path": path, "lines": { "begin": start.line, "end": end.line } },
            });
            serde_json::to_writer(&mut *out, &issue)?;
        }
        Ok(())
    }
    fn finish(&mut self, _summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.written { b"\n]\n" } else { b"]\n" })
    }
}

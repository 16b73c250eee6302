//! Checkstyle's XML, which many tools read: a `file` element for each file, an `error` for each finding.

use std::io::{self, Write};

use exonym::Severity;

use super::xml::attribute;
use super::{Report, Reported, Summary, line_of, path_of};

pub(super) struct Checkstyle;

impl Report for Checkstyle {
    fn start(&mut self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">")
    }
    fn file(&mut self, file: &Reported<'_>, out: &mut dyn Write) -> io::Result<()> {
        let path = path_of(file.source);
        if file.diagnostics.is_empty() {
            return writeln!(out, "<file name=\"{}\"/>", attribute(&path));
        }
        writeln!(out, "<file name=\"{}\">", attribute(&path))?;
        for diagnostic in file.diagnostics {
            let place = file.source.place(diagnostic.span.start);
            let (line, column, severity, rule) =
                (place.line, place.column, severity(diagnostic.severity), attribute(diagnostic.rule));
            let message = line_of(diagnostic);
            let message = attribute(&message);
            writeln!(
                out,
                "<error line=\"{line}\" column=\"{column}\" severity=\"{severity}\" message=\"{message}\" source=\"exonym.{rule}\"/>"
            )?;
        }
        writeln!(out, "</file>")
    }
    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        // A file that could not be read has no element of its own: it may be none at all.
        for failure in &summary.failures {
            writeln!(out, "<file name=\"\"><exception>{}</exception></file>", attribute(failure))?;
        }
        writeln!(out, "</checkstyle>")
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

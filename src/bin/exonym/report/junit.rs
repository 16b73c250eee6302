//! `JUnit`'s XML, as test servers read it: a suite a file, a failed case a finding, a case that passes for a clean file.

use std::io::{self, Write};

use super::xml::attribute;
use super::{Report, Reported, Summary, line_of, path_of};

pub(super) struct Junit;

impl Report for Junit {
    fn start(&mut self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"exonym\">")
    }
    fn file(&mut self, file: &Reported<'_>, out: &mut dyn Write) -> io::Result<()> {
        let path = path_of(file.source);
        let path = attribute(&path);
        let failures = file.diagnostics.len();
        writeln!(
            out,
            "<testsuite name=\"{path}\" tests=\"{}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">",
            failures.max(1)
        )?;
        if failures == 0 {
            writeln!(out, "<testcase name=\"{path}\" classname=\"exonym\"/>")?;
        }
        for diagnostic in file.diagnostics {
            let place = file.source.place(diagnostic.span.start);
            let message = line_of(diagnostic);
            let (rule, severity) = (diagnostic.rule, diagnostic.severity.as_str());
            writeln!(
                out,
                "<testcase name=\"{rule} {0}:{1}\" classname=\"{path}\"><failure type=\"{severity}\" message=\"{2}\">{path}:{0}:{1}: {severity}[{rule}] {2}</failure></testcase>",
                place.line,
                place.column,
                attribute(&message),
            )?;
        }
        writeln!(out, "</testsuite>")
    }
    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let errors = summary.failures.len();
        if errors > 0 {
            writeln!(
                out,
                "<testsuite name=\"exonym\" tests=\"{errors}\" failures=\"0\" errors=\"{errors}\" skipped=\"0\">"
            )?;
            for failure in &summary.failures {
                let failure = attribute(failure);
                writeln!(
                    out,
                    "<testcase name=\"{failure}\" classname=\"exonym\"><error type=\"error\" message=\"{failure}\"/></testcase>"
                )?;
            }
            writeln!(out, "</testsuite>")?;
        }
        writeln!(out, "</testsuites>")
    }
}

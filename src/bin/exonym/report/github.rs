//! Workflow commands: GitHub shows each finding at its line (docs.github.com, "Workflow commands for GitHub Actions").

use std::io::{self, Write};

use exonym::Severity;

use super::{Report, Reported, Summary, path_of};

pub(super) struct Github;

impl Report for Github {
    fn file(&mut self, file: &Reported<'_>, out: &mut dyn Write) -> io::Result<()> {
        let path = property(&path_of(file.source));
        for diagnostic in file.diagnostics {
            let command = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "notice",
            };
            let start = file.source.place(diagnostic.span.start);
            let end = file.source.place(diagnostic.span.end);
            write!(out, "::{command} file={path},line={},endLine={}", start.line, end.line)?;
            // Columns are allowed only where start and end are in one line.
            if start.line == end.line {
                write!(out, ",col={},endColumn={}", start.column, end.column)?;
            }
            let mut message = diagnostic.message.clone();
            if let Some(suggestion) = diagnostic.suggestions.first() {
                message.push_str(" → ");
                message.push_str(suggestion);
            }
            writeln!(out, ",title={}::{}", property(diagnostic.rule), data(&message))?;
        }
        Ok(())
    }
    fn finish(&mut self, _summary: &Summary, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// What has a meaning in the text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What has a meaning in a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_is_escaped() {
        assert_eq!(data("50 % a:b,c\r\n"), "50 %25 a:b,c%0D%0A");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
    }
}

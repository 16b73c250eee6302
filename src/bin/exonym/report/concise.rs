//! A finding a line: `path:line:column: severity[rule] message → suggestion`.

use std::io::{self, Write};

use super::{Look, Report, Reported, Summary, is_command, place_name, summary_line};

pub(super) struct Concise {
    look: Look,
}

impl Concise {
    pub(super) fn new(look: Look) -> Self {
        Self { look }
    }
}

impl Report for Concise {
    fn file(&mut self, file: &Reported<'_>, out: &mut dyn Write) -> io::Result<()> {
        for diagnostic in file.diagnostics {
            let path = place_name(file.source, diagnostic.span);
            let place = file.source.place(diagnostic.span.start);
            let severity = diagnostic.severity.as_str();
            write!(out, "{path}:{}:{}: {severity}[{}] ", place.line, place.column, diagnostic.rule)?;
            write!(out, "{}", one_line(&diagnostic.message))?;
            if let Some(suggestion) = diagnostic.suggestions.first() {
                write!(out, " → {}", one_line(suggestion))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        summary_line(summary, self.look, out)
    }
}

/// A text without line ends or other control characters, so that a finding stays a line.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if is_command(c) { ' ' } else { c }).collect()
}

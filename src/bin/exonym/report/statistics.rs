//! Counts by rule, the most frequent first.

use std::collections::BTreeMap;
use std::io::{self, Write};

use exonym::Severity;

use super::{Look, Report, Reported, Summary, summary_line};

pub(super) struct Statistics {
    look: Look,
    counts: BTreeMap<(Severity, &'static str), usize>,
}

impl Statistics {
    pub(super) fn new(look: Look) -> Self {
        Self { look, counts: BTreeMap::new() }
    }
}

impl Report for Statistics {
    fn file(&mut self, file: &Reported<'_>, _out: &mut dyn Write) -> io::Result<()> {
        for diagnostic in file.diagnostics {
            *self.counts.entry((diagnostic.severity, diagnostic.rule)).or_default() += 1;
        }
        Ok(())
    }
    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let mut rows: Vec<_> = self.counts.iter().map(|(&(severity, rule), &count)| (count, severity, rule)).collect();
        rows.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(b.2)));
        let width = rows.first().map_or(0, |row| row.0.to_string().len());
        for (count, severity, rule) in rows {
            writeln!(out, "{count:width$}  {:7}  {rule}", severity.as_str())?;
        }
        summary_line(summary, self.look, out)
    }
}

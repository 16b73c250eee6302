//! One page for people: the drafts with marks in place, what each house writes, counts by name and file, a map.
//!
//! The page is self-contained: it fetches nothing, and everything on it can be read without its script.

mod draft;
mod entries;
mod frame;
mod guide;
mod map;
mod overview;
mod tag;

use std::io::{self, Write};

pub(crate) use self::guide::write_guide;
use exonym::{Diagnostic, Severity, Workspace};
use indexmap::IndexSet;

use self::draft::Numbered;
use self::entries::Entries;
use self::overview::{Counts, FileRow};
use super::{Report, Reported, Summary, path_of};
use crate::text::page;

/// The page is one text with totals at its head: it is held until the last file has come.
#[derive(Default)]
pub(super) struct Html {
    houses: Houses,
    entries: Entries,
    counts: Counts,
    files: Vec<FileRow>,
    drafts: String,
    findings: usize,
}

/// The policies by number, in the order in which they were opened.
#[derive(Default)]
pub(super) struct Houses(IndexSet<String>);

impl Houses {
    fn number(&mut self, name: &str) -> usize {
        self.0.get_index_of(name).unwrap_or_else(|| self.0.insert_full(name.to_owned()).0)
    }
    fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
    fn len(&self) -> usize {
        self.0.len()
    }
}

impl Report for Html {
    fn opened(&mut self, workspace: &Workspace) {
        for policy in &workspace.policies {
            self.houses.number(&policy.name);
        }
    }
    fn file(&mut self, file: &Reported<'_>, _out: &mut dyn Write) -> io::Result<()> {
        let named = file.reading.map(|reading| &*reading.named).unwrap_or_default();
        let local: Vec<usize> = named.iter().map(|named| self.entries.add(named, &mut self.houses)).collect();
        for (span, at) in file
            .reading
            .iter()
            .flat_map(|reading| reading.passages.iter())
            .flat_map(|p| p.names.iter().map(|(span, at)| (&p.text.plain[span.range()], at)))
        {
            // What can be read in two ways counts for neither.
            if let [only] = **at {
                self.entries.met(local[only], span);
            }
        }
        let first = self.findings;
        self.findings += file.diagnostics.len();
        let numbered: Vec<Numbered<'_>> = file
            .diagnostics
            .iter()
            .enumerate()
            .map(|(index, diagnostic)| Numbered {
                diagnostic,
                number: first + index,
                house: diagnostic.policy.as_ref().map(|place| self.houses.number(&place.name)),
                entry: diagnostic.concept.as_deref().and_then(|id| self.entries.number(id)),
            })
            .collect();
        for row in &numbered {
            self.counts.add(row, file.source.slice(row.diagnostic.span));
        }
        let anchor = format!("d{}", self.files.len());
        if !numbered.is_empty() {
            draft::write(&mut self.drafts, file, &anchor, &numbered, &local);
        }
        self.files.push(FileRow { path: path_of(file.source), anchor, findings: severities(file.diagnostics) });
        Ok(())
    }
    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let title = page::title(self.findings, summary.files);
        frame::open(out, &title)?;
        overview::write_head(out, &title, self, summary)?;
        writeln!(out, "<main id=\"main\">")?;
        overview::write_tables(out, self)?;
        map::write(out, &self.entries)?;
        if !self.drafts.is_empty() {
            writeln!(out, "<section id=\"drafts\">\n<h2>{}</h2>\n{}</section>", page::DRAFTS, self.drafts)?;
        }
        self.entries.write(out, &self.houses)?;
        writeln!(out, "</main>")?;
        frame::close(out, include_str!("script.js"))
    }
}

/// Errors, warnings, infos.
fn severities(diagnostics: &[Diagnostic]) -> [usize; 3] {
    let count = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    [count(Severity::Error), count(Severity::Warning), count(Severity::Info)]
}

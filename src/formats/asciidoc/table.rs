//! Tables: cells behind `|`, over as many lines as they like.

use std::ops::Range;

use super::blocks::is_comment;
use super::walk::Walk;

impl Walk<'_, '_> {
    /// The table that begins in the line at hand.
    pub(super) fn table(&mut self) {
        let delimiter = self.line(self.at);
        let first = self.at + 1;
        let mut last = first;
        while last < self.lines.len() && self.line(last) != delimiter {
            last += 1;
        }
        let header =
            self.style.header || (!self.line(first).is_empty() && first + 1 < last && self.line(first + 1).is_empty());
        let head = (first..last).find(|&at| !self.line(at).is_empty());
        self.at = last + 1;
        if first >= last {
            return;
        }
        let separator = if delimiter.starts_with(',') {
            b','
        } else if delimiter.starts_with(':') {
            b':'
        } else {
            delimiter.as_bytes()[0]
        };
        let head_end = head.filter(|_| header).map_or(0, |at| self.end(at));
        let whole = self.lines[first].start..self.end(last - 1);
        let cells = self.cells(whole, separator);
        // The first line has a cell for each column.
        let first_end = head.map_or(0, |at| self.end(at));
        let columns = cells.iter().filter(|cell| cell.start < first_end).count().max(1);
        self.heads.table();
        for (index, cell) in cells.into_iter().enumerate() {
            if index.is_multiple_of(columns) {
                self.heads.row();
            }
            self.heads.cell(1);
            let element = if cell.start < head_end { "th" } else { "td" };
            for part in paragraphs(self.source, cell) {
                self.prose(part, Some(element));
            }
        }
        self.heads.end_table();
    }

    /// The texts between separators; what says how a cell is set (`2+`, `a`, `.3+^`) belongs to none.
    fn cells(&self, whole: Range<usize>, separator: u8) -> Vec<Range<usize>> {
        let bytes = self.source.as_bytes();
        let values = separator != b'|' && separator != b'!';
        let mut cells = Vec::new();
        let mut start = values.then_some(whole.start);
        let mut comment = 0;
        for at in whole.clone() {
            if at < comment {
                continue;
            }
            // Separators in a comment line are none.
            if (at == whole.start || bytes[at - 1] == b'\n') && is_comment(&self.source[at..]) {
                comment = memchr::memchr(b'\n', &bytes[at..whole.end]).map_or(whole.end, |i| at + i);
                continue;
            }
            let ends = bytes[at] == separator && (at == whole.start || bytes[at - 1] != b'\\');
            if ends || (values && bytes[at] == b'\n') {
                if let Some(start) = start {
                    let text = &self.source[start..at];
                    let spec = text.trim_end_matches(|c: char| c.is_ascii_digit() || ".+*<^>aehlmsd".contains(c));
                    let is_spec = !values && (spec.is_empty() || spec.ends_with(char::is_whitespace));
                    cells.push(start..if is_spec { start + spec.len() } else { at });
                }
                start = Some(at + 1);
            }
        }
        cells.extend(start.map(|start| start..whole.end.max(start)));
        cells
    }
}

/// A cell's paragraphs: blank lines stand between them.
fn paragraphs(source: &str, cell: Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for line in crate::formats::lines::lines(source, cell) {
        if source[line.clone()].trim().is_empty() {
            open = false;
            continue;
        }
        match found.last_mut() {
            Some(last) if open => last.end = line.end,
            _ => found.push(line),
        }
        open = true;
    }
    found
}

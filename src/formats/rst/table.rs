//! Tables: drawn with a grid, or with columns under lines of `=`.

use super::inline;
use super::walk::Walk;
use crate::formats::builder::Builder;
use crate::formats::lines;

impl<'s> Walk<'s, '_> {
    /// `+---+---+` and the rows below it.
    pub(super) fn grid_table(&mut self) -> bool {
        let rule = |text: &str| text.starts_with("+-") || text.starts_with("+=");
        if !rule(self.line(self.at)) || !self.line(self.at).bytes().all(|b| matches!(b, b'+' | b'-' | b'=')) {
            return false;
        }
        let mut end = self.at + 1;
        while self.line(end).starts_with(['|', '+']) {
            end += 1;
        }
        // Down to the line of `=` the cells are headings.
        let header = (self.at + 1..end).find(|&at| self.line(at).starts_with("+="));
        let mut row = Vec::new();
        self.heads.table();
        for at in self.at..end {
            if rule(self.line(at)) || at + 1 == end {
                let element = if header.is_some_and(|header| at <= header) { "th" } else { "td" };
                if !rule(self.line(at)) {
                    row.push(at);
                }
                self.grid_row(&std::mem::take(&mut row), element);
            } else {
                row.push(at);
            }
        }
        self.heads.end_table();
        self.at = end;
        true
    }

    /// The lines between two rules: each `|` ends a cell.
    fn grid_row(&mut self, row: &[usize], element: &'static str) {
        let source = self.source;
        let mut cells: Vec<Builder<'s>> = Vec::new();
        for (index, &at) in row.iter().enumerate() {
            let line = self.lines[at];
            let text = self.line(at);
            let mut bars: Vec<usize> = memchr::memchr_iter(b'|', text.as_bytes()).collect();
            if bars.last().is_none_or(|last| last + 1 < text.len()) {
                bars.push(text.len());
            }
            let parts = bars.windows(2).map(|pair| pair[0] + 1..pair[1]);
            // Lines that are cut in another way go on with none of the cells above.
            if index > 0 && parts.clone().count() != cells.len() {
                self.give_row(std::mem::take(&mut cells), element);
            }
            for (cell, part) in parts.enumerate() {
                if cells.len() <= cell {
                    cells.push(Builder::new(source));
                }
                let part = line.text + part.start..line.text + part.end;
                add(&mut cells[cell], source, part);
            }
        }
        self.give_row(cells, element);
    }

    fn give_row(&mut self, cells: Vec<Builder<'s>>, element: &'static str) {
        self.heads.row();
        for cell in cells {
            self.heads.cell(1);
            self.give(cell, Some(element));
        }
    }

    /// `===  ===` and the rows below it, up to the last such line.
    pub(super) fn simple_table(&mut self) -> bool {
        let rule =
            |text: &str| text.starts_with('=') && text.contains("= ") && text.bytes().all(|b| matches!(b, b'=' | b' '));
        if !rule(self.line(self.at)) {
            return false;
        }
        let first = self.line(self.at);
        let base = self.lines[self.at].column;
        let mut columns = Vec::new();
        for (at, b) in first.bytes().enumerate() {
            if b == b'=' && (at == 0 || first.as_bytes()[at - 1] == b' ') {
                columns.push(base + at);
            }
        }
        // A header, the rows: two more rules; without a header, one.
        let mut rules = Vec::new();
        let mut at = self.at + 1;
        while at < self.lines.len() && rules.len() < 2 {
            if rule(self.line(at)) {
                rules.push(at);
                if self.is_blank(at + 1) {
                    break;
                }
            }
            at += 1;
        }
        let Some(&end) = rules.last() else { return false };
        let header = (rules.len() == 2).then(|| rules[0]);
        let mut row: Vec<usize> = Vec::new();
        self.heads.table();
        for at in self.at + 1..=end {
            let text = self.line(at);
            let is_rule = rule(text) || (text.starts_with('-') && text.bytes().all(|b| matches!(b, b'-' | b' ')));
            // A line whose first cell is empty goes on with the row above.
            let goes_on = !is_rule && self.column(at) > columns[0] && !row.is_empty();
            if !goes_on {
                let element = if header.is_some_and(|header| at <= header) { "th" } else { "td" };
                self.simple_row(&std::mem::take(&mut row), &columns, element);
            }
            if !is_rule && !text.is_empty() {
                row.push(at);
            }
        }
        self.heads.end_table();
        self.at = end + 1;
        true
    }

    fn simple_row(&mut self, row: &[usize], columns: &[usize], element: &'static str) {
        let source = self.source;
        let mut cells: Vec<Builder<'s>> = columns.iter().map(|_| Builder::new(source)).collect();
        for &at in row {
            let line = self.lines[at];
            let text = self.line(at);
            // Where a column begins, in bytes; columns are counted in characters.
            let offset = |column: usize| {
                let skip = column.saturating_sub(line.column);
                text.char_indices().nth(skip).map_or(text.len(), |(byte, _)| byte)
            };
            for (cell, &column) in columns.iter().enumerate() {
                let end = columns.get(cell + 1).map_or(text.len(), |next| offset(*next));
                let start = offset(column).min(end);
                add(&mut cells[cell], source, line.text + start..line.text + end);
            }
        }
        self.give_row(cells, element);
    }
}

/// Adds a line's part to a cell.
fn add<'s>(cell: &mut Builder<'s>, source: &'s str, part: std::ops::Range<usize>) {
    let text = &source[part.clone()];
    let start = part.start + (text.len() - text.trim_start().len());
    let end = part.start + text.trim_end().len();
    if start >= end {
        return;
    }
    if let Some(last) = cell.end() {
        cell.replaced("\n", last..start);
    }
    inline::push(cell, source, start..end, lines::indent);
}

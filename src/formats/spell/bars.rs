//! Bars of a table that stand one below the other stay there: the blanks in a cell make room for its text.

use std::ops::Range;

use super::{Place, columns, grows};
use crate::base::Span;
use crate::model::Edit;

/// As many lines above and below say whether the bars are set out.
const ROWS: usize = 32;
/// No line longer than this is set out by hand.
const LONGEST: usize = 2000;

/// Adds to edits of cells what keeps the bars in their columns, if that is where they are and there is room.
pub(in crate::formats) fn keep_bars(place: &Place<'_>, edits: &mut Vec<Edit>) {
    let mut cells: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for edit in &*edits {
        let Some(line) = line_at(place, edit.span.start as usize) else { continue };
        let bars = bars(&place.source[line.clone()]);
        let (from, to) = (edit.span.start as usize - line.start, edit.span.end as usize - line.start);
        let next = bars.partition_point(|bar| *bar < to);
        let Some(&end) = bars.get(next) else { continue };
        let start = next.checked_sub(1).map_or(0, |at| bars[at] + 1);
        let cell = line.start + start..line.start + end;
        if start <= from && !cells.iter().any(|(known, _)| *known == cell) {
            cells.push((cell, line));
        }
    }
    let mut blanks = Vec::new();
    for (cell, line) in cells {
        let growth = grows(place.source, edits, &cell);
        if growth == 0 || !is_set_out(place, &line) {
            continue;
        }
        let text = &place.source[cell.clone()];
        let behind = text.len() - text.trim_end_matches(' ').len();
        let before = text.len() - text.trim_start_matches(' ').len();
        match usize::try_from(growth) {
            Ok(more) if more < behind => {
                blanks.push(Edit { span: Span::new(cell.end - more, cell.end), text: String::new() });
            }
            Ok(more) if more < before => {
                blanks.push(Edit { span: Span::new(cell.start, cell.start + more), text: String::new() });
            }
            // What there is, but for the blank before the bar: the line grows by the rest.
            Ok(_) if behind > 1 => {
                blanks.push(Edit { span: Span::new(cell.end - (behind - 1), cell.end), text: String::new() });
            }
            Ok(_) => {}
            Err(_) => {
                // What is set to the right stays there.
                let at = if before > 1 && behind <= 1 { cell.start } else { cell.end };
                blanks.push(Edit { span: Span::new(at, at), text: " ".repeat(growth.unsigned_abs()) });
            }
        }
    }
    edits.extend(blanks);
}

/// The line of an offset, if it is not too long.
fn line_at(place: &Place<'_>, at: usize) -> Option<Range<usize>> {
    let bytes = place.source.as_bytes();
    let from = at.saturating_sub(LONGEST);
    let to = bytes.len().min(at + LONGEST);
    let start = memchr::memrchr2(b'\n', b'\r', &bytes[from..at]).map(|i| from + i + 1).or((from == 0).then_some(0))?;
    let end = memchr::memchr2(b'\n', b'\r', &bytes[at..to]).map(|i| at + i);
    Some(start..end.or((to == bytes.len()).then_some(to))?)
}

/// Where the bars of a line are.
fn bars(line: &str) -> Vec<usize> {
    memchr::memchr_iter(b'|', line.as_bytes()).filter(|&at| !line[..at].ends_with('\\')).collect()
}

/// True if the lines around that have bars have them in the same columns as this one, and there is one.
fn is_set_out(place: &Place<'_>, line: &Range<usize>) -> bool {
    let bar_columns = |line: &Range<usize>| -> Vec<usize> {
        let text = &place.source[line.clone()];
        bars(text).into_iter().map(|bar| columns(&text[..bar])).collect()
    };
    let own = bar_columns(line);
    // Lines of one bar are set out by chance.
    if own.len() < 2 {
        return false;
    }
    let mut others = 0;
    let mut same = |mut next: Option<Range<usize>>, step: &dyn Fn(&Range<usize>) -> Option<Range<usize>>| {
        for _ in 0..ROWS {
            let Some(line) = next.take() else { return true };
            let theirs = if line.len() > LONGEST { Vec::new() } else { bar_columns(&line) };
            // `|===` and text end the table.
            if theirs.is_empty() || place.source[line.clone()].trim_start().starts_with("|==") {
                return true;
            }
            if theirs != own {
                return false;
            }
            others += 1;
            next = step(&line);
        }
        true
    };
    let above = same(place.line_before(line), &|line| place.line_before(line));
    above && same(place.next_line(line), &|line| place.next_line(line)) && others > 0
}

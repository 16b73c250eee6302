//! Where a table keeps a term or text as it was: in the row's note, behind what stands there.

use super::super::former::{Former, Keeping, remark};
use super::columns::{Column, Columns};
use super::dialects::{Field, TermField};
use super::syntax::{self, Cell, Syntax};
use super::{Base, SAMPLE, TableReading, columns_of, syntax_of, utx};
use crate::base::{Source, Span};
use crate::model::Edit;

/// The edits that keep what stands in cells, note by note. `comments`: a pair may have a third column.
pub(in super::super) fn keepings(source: &Source, base: Base, formers: &[Former<'_>], comments: bool) -> Vec<Keeping> {
    let text = source.text();
    let syntax = syntax_of(text, None, base);
    let (mut remarks, mut sample) = (Vec::new(), Vec::new());
    syntax::rows(text, syntax, &mut |line| remarks.push(line), &mut |row| {
        sample.push(row.to_vec());
        sample.len() < SAMPLE
    });
    let mut columns = columns_of(&TableReading::default(), None, utx(&remarks).0, &sample, &mut Vec::new());
    let magic = || text.lines().next().is_some_and(|line| line.starts_with('#') && line.contains("-*-"));
    if let (2, "pair", Some(bare), true) =
        (columns.all.len(), columns.dialect.name, columns.dialect.bare, comments || magic())
    {
        columns.all.extend(bare.get(2).map(|&field| Column::Field(field)));
    }
    let mut all = Vec::new();
    syntax::rows(text, syntax, &mut |_| (), &mut |row| {
        of_row(row, text, syntax, &columns, formers, &mut all);
        true
    });
    all
}

fn of_row(
    row: &[Cell<'_>],
    text: &str,
    syntax: Syntax,
    columns: &Columns,
    formers: &[Former<'_>],
    all: &mut Vec<Keeping>,
) {
    // The notes of the row: the column, what is to stand there, and of which of those that are kept.
    let mut notes: Vec<(usize, String, Vec<usize>)> = Vec::new();
    let (Some(first), Some(last)) = (row.first(), row.last()) else { return };
    let whole = Span::new(first.span.start as usize, last.span.end as usize);
    for (index, former) in formers.iter().enumerate().filter(|(_, former)| whole.contains(former.span)) {
        let Some(at) = row.iter().position(|cell| cell.span.contains(former.span)) else { continue };
        let Some(note) = note_of(columns, at) else { continue };
        // The note of one term needs no word about which it is.
        let of_row = !matches!(columns.all.get(note), Some(Column::Of(..)));
        let remark = remark(former.text, former.lang.filter(|_| of_row));
        match notes.iter_mut().find(|(known, ..)| *known == note) {
            Some((_, text, of)) => {
                text.push(' ');
                text.push_str(&remark);
                of.push(index);
            }
            None => notes.push((note, remark, vec![index])),
        }
    }
    for (note, remark, of) in notes {
        let edits = if let Some(cell) = row.get(note) {
            behind(cell, text, &remark, syntax)
        } else {
            let between = String::from(char::from(syntax.delimiter)).repeat(note + 1 - row.len());
            let quoted = syntax.quotes && (is_quoted(text, first) || must_be_quoted(&remark, syntax));
            let cell = if quoted { format!("\"{}\"", remark.replace('"', "\"\"")) } else { remark };
            let end = last.span.end as usize;
            vec![Edit { span: Span::new(end, end), text: between + &cell }]
        };
        all.push(Keeping { edits, of });
    }
}

/// The column whose cell keeps what stands in another one.
fn note_of(columns: &Columns, at: usize) -> Option<usize> {
    let position = |wanted: &dyn Fn(&Column) -> bool| columns.all.iter().position(wanted);
    let column = columns.all.get(at)?;
    if column.is_note() {
        return Some(at);
    }
    let term = if let Column::Of(term, _) | Column::OfOther(term, _) = column { *term } else { at };
    let is = |field: Field| move |column: &Column| *column == Column::Field(field);
    let near = match columns.all.get(term) {
        Some(Column::Field(Field::Source)) => Field::SourceNote,
        _ => Field::TargetNote,
    };
    position(&|column| *column == Column::Of(term, TermField::Note))
        .or_else(|| position(&is(near)))
        .or_else(|| position(&is(Field::Note)))
        .or_else(|| position(&is(Field::TargetNote)))
        .or_else(|| position(&is(Field::SourceNote)))
}

fn is_quoted(text: &str, cell: &Cell<'_>) -> bool {
    let raw = &text[cell.span.range()];
    raw.len() > 1 && raw.starts_with('"') && raw.ends_with('"')
}

fn must_be_quoted(text: &str, syntax: Syntax) -> bool {
    text.contains([char::from(syntax.delimiter), '"', '\n', '\r'])
}

/// The edits that put a remark behind what a cell says.
fn behind(cell: &Cell<'_>, text: &str, remark: &str, syntax: Syntax) -> Vec<Edit> {
    let raw = &text[cell.span.range()];
    let space = if cell.is_blank() { "" } else { " " };
    let (start, end) = (cell.span.start as usize, cell.span.end as usize);
    let put = |at: usize, text: String| Edit { span: Span::new(at, at), text };
    if syntax.quotes && is_quoted(text, cell) {
        let inner = raw[1..raw.len() - 1].trim_end();
        return vec![put(start + 1 + inner.len(), space.to_owned() + &remark.replace('"', "\"\""))];
    }
    let end = end - (raw.len() - raw.trim_end().len());
    if !(syntax.quotes && must_be_quoted(remark, syntax)) {
        return vec![put(end, space.to_owned() + remark)];
    }
    let remark = format!("{space}{}\"", remark.replace('"', "\"\""));
    if cell.is_blank() {
        return vec![Edit { span: cell.span, text: format!("\"{remark}") }];
    }
    if raw.contains('"') {
        return vec![Edit { span: cell.span, text: format!("\"{}{remark}", raw.trim_end().replace('"', "\"\"")) }];
    }
    vec![put(start, "\"".to_owned()), put(end, remark)]
}

//! A table as rows and cells, and what a row is known by; for whoever changes it cell by cell.

use super::columns::Column;
use super::dialects::Field;
use super::syntax::{self, Cell};
use super::{Base, SAMPLE, TableReading, columns_of, syntax_of};
use crate::base::{Error, Result, Source, Span};

/// A row: its cells, where each stands with its quotation marks, and what it says.
pub(crate) type GridRow = Vec<(Span, String)>;

/// A table.
pub(crate) struct Grid {
    /// What sets cells apart.
    pub(crate) delimiter: u8,
    /// True if the first row says what the columns are.
    pub(crate) header: bool,
    /// The columns with a concept's id.
    pub(crate) id: Option<usize>,
    /// The column translated from, and those that tell one use of a term from another.
    pub(crate) source: Vec<usize>,
    /// The rows that are neither blank nor comments.
    pub(crate) rows: Vec<GridRow>,
}

impl Grid {
    /// Takes a table apart; a mistake in its quotation marks is an error, with its place. `tab`: comments begin with `#`.
    pub(crate) fn read(source: &Source, tab: bool) -> Result<Self> {
        let text = source.text();
        let syntax = syntax_of(text, None, if tab { Base::Tab } else { Base::Csv });
        let mut sample: Vec<Vec<Cell<'_>>> = Vec::new();
        let mut rows: Vec<GridRow> = Vec::new();
        let faults = syntax::rows(text, syntax, &mut |_| {}, &mut |row| {
            if sample.len() < SAMPLE {
                sample.push(row.to_vec());
            }
            rows.push(row.iter().map(|cell| (cell.span, cell.text.to_string())).collect());
            true
        });
        if let Some(fault) = faults.into_iter().find(|fault| !fault.mild) {
            let place = source.place(fault.span.start);
            return Err(Error::new(fault.message).in_file(source.path()).at(place));
        }
        let columns = columns_of(&TableReading::default(), None, None, &sample, &mut Vec::new());
        let id = columns.all.iter().position(|column| *column == Column::Field(Field::Id));
        let mut known = vec![columns.source(None).unwrap_or_default()];
        if columns.header {
            let heads = sample.first().map_or(&[][..], Vec::as_slice);
            let context = heads.iter().position(|head| super::columns::folded(&head.text) == "context");
            known.extend(context);
        }
        Ok(Self { delimiter: syntax.delimiter, header: columns.header, id, source: known, rows })
    }
}

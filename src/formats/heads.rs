//! Heads that name a language, or say that something was called so: of the columns and rows of tables, and of what a list of definitions
//! defines. A name below or beside one is what the place is called in that language, as in *Armenian: Շուշի*.

use super::builder::Builder;
use crate::base::{Lang, PlainSpan};
use crate::model::{Mark, Text};
use crate::text::spoken;

/// Words of an item of a cell, at most: what has more is a sentence.
const WORDS: usize = 3;

/// The heads over and before a text.
#[derive(Debug, Default)]
pub(super) struct Heads {
    /// Tables that are open, innermost last.
    tables: Vec<Table>,
    /// What the last term of a list of definitions names.
    term: Option<&'static str>,
    /// Rows met so far, in which a term of such a list and what it is said to be stand too.
    rows: u32,
    /// The last text was a term.
    defined: bool,
    /// Since the last term nothing but definitions has come: they are of its list.
    listed: bool,
}

#[derive(Debug, Default)]
struct Table {
    columns: Vec<Column>,
    /// What the row's first cell names.
    row: Option<&'static str>,
    /// The column at hand, and how many more the cell spans.
    at: usize,
    spans: usize,
    /// The number of the row.
    number: u32,
    /// A cell of the row has been met.
    begun: bool,
    /// The number of the first row that has a text, once that is met.
    first: u32,
    /// A format has told heads.
    told: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct Column {
    lang: Option<&'static str>,
    /// Its cells name languages.
    of_languages: bool,
    /// The first row says so, which nobody told to be one of heads.
    guessed: bool,
}

impl Heads {
    pub(super) fn table(&mut self) {
        self.tables.push(Table::default());
    }

    pub(super) fn end_table(&mut self) {
        self.tables.pop();
    }

    pub(super) fn row(&mut self) {
        self.rows += 1;
        if let Some(table) = self.tables.last_mut() {
            table.number = self.rows;
            (table.row, table.at, table.spans, table.begun) = (None, 0, 0, false);
        }
    }

    /// A cell begins, over so many columns.
    pub(super) fn cell(&mut self, spans: usize) {
        if let Some(table) = self.tables.last_mut() {
            table.at = if table.begun { table.at + table.spans } else { 0 };
            (table.spans, table.begun) = (spans.clamp(1, 1000), true);
        }
    }

    /// The cell at hand goes over so many columns, as is said within it.
    pub(super) fn spans(&mut self, spans: usize) {
        if let Some(table) = self.tables.last_mut() {
            table.spans = spans.clamp(1, 1000);
        }
    }

    /// A text of such a block ends: it is a head, or has one.
    pub(super) fn end(&mut self, element: &str, out: &mut Builder<'_>) {
        for mark in self.marks(element, out.plain()).into_iter().flatten() {
            out.mark(0, mark);
        }
    }

    /// The same of a text that is read already.
    pub(super) fn end_text(&mut self, element: &str, text: &mut Text<'_>) {
        let whole = PlainSpan::new(0, text.plain.len());
        let marks = self.marks(element, &text.plain);
        text.marks.splice(0..0, marks.into_iter().flatten().map(|mark| (whole, mark)));
    }

    /// What a text of such a block is marked with.
    fn marks(&mut self, element: &str, plain: &str) -> [Option<Mark>; 2] {
        let was_term = std::mem::replace(&mut self.defined, element == "dt");
        self.listed = element == "dt" || element == "dd" && self.listed;
        let lang = match element {
            "dt" => {
                self.rows += u32::from(!was_term);
                self.term = spoken::head(plain);
                return [None, is_names(plain).then_some(Mark::Row(self.rows))];
            }
            "dd" if !self.listed => return [None, None],
            "dd" if self.term.is_none() => return [None, is_names(plain).then_some(Mark::Row(self.rows))],
            "dd" => self.term,
            "th" | "td" => self.tables.last_mut().and_then(|table| table.end(element == "th", plain)),
            _ => return [None, None],
        };
        let table = self.tables.last().filter(|table| element != "dd" && !table.is_by_language());
        if lang.is_none() && table.is_none() || !is_names(plain) {
            return [None, None];
        }
        [lang.map(headed), table.map(|table| Mark::Row(table.number))]
    }
}

impl Table {
    /// True where heads say in which language the names of a row are: each of them is what the place is called in one.
    fn is_by_language(&self) -> bool {
        let is_told = |lang: Option<&str>| lang.is_some_and(|lang| lang != "und");
        is_told(self.row) || self.columns.iter().any(|column| is_told(column.lang))
    }

    /// What heads the text of a cell.
    fn end(&mut self, is_head: bool, plain: &str) -> Option<&'static str> {
        let of_languages = self.columns.get(self.at).is_some_and(|column| column.of_languages);
        let own = || spoken::head(plain);
        // A code alone is any word.
        let is_word = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() > 3;
        self.told |= is_head;
        if self.first == 0 {
            self.first = self.number;
        }
        if is_head || self.first == self.number && !self.told {
            let column = Column { lang: own(), of_languages: spoken::is_head_of_languages(plain), guessed: !is_head };
            let end = self.at + self.spans.max(1);
            if self.columns.len() < end {
                self.columns.resize(end, Column::default());
            }
            self.columns[self.at..end].fill(column);
            let heads_row = self.at == 0 && (is_head || is_word(plain));
            self.row = self.row.or(column.lang.filter(|_| heads_row));
            return self.row.filter(|_| !is_head && !heads_row);
        }
        // Heads below one another are those of rows.
        if let Some(column) = self.columns.first_mut().filter(|column| self.at == 0 && column.guessed)
            && own().is_some()
        {
            *column = Column::default();
        }
        let over = self.columns.get(self.at).and_then(|column| column.lang);
        if over.is_none() && self.row.is_none() {
            self.row = own().filter(|_| of_languages || self.at == 0 && is_word(plain));
            return None;
        }
        over.or(self.row)
    }
}

fn headed(lang: &'static str) -> Mark {
    Mark::Headed(Lang::new(lang))
}

/// True for a name, or a list of names, and no sentence.
pub(super) fn is_names(plain: &str) -> bool {
    let items = plain.split([',', '/', ';', '(', ')', '\n', '|', '·', '•']);
    items.into_iter().all(|item| item.split_whitespace().count() <= WORDS)
        && !plain.trim_end().ends_with(['.', '!', '?'])
}

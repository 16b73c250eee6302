//! Heads that name a language, or say that something was called so: of the columns and rows of tables, and of what a list of definitions
//! defines. A name below or beside one is what the place is called in that language, as in *Armenian: Շուշի*.

use super::builder::Builder;
use crate::base::Lang;
use crate::model::Mark;
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
}

#[derive(Debug, Default)]
struct Table {
    columns: Vec<Column>,
    /// What the row's first cell names.
    row: Option<&'static str>,
    /// The column at hand, and how many more the cell spans.
    at: usize,
    spans: usize,
    /// A cell of the row has been met.
    begun: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct Column {
    lang: Option<&'static str>,
    /// Its cells name languages.
    of_languages: bool,
}

impl Heads {
    pub(super) fn table(&mut self) {
        self.tables.push(Table::default());
    }

    pub(super) fn end_table(&mut self) {
        self.tables.pop();
    }

    pub(super) fn row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
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

    /// A text of such a block ends: it is a head, or has one.
    pub(super) fn end(&mut self, element: &str, out: &mut Builder<'_>) {
        let lang = match element {
            "dt" => {
                self.term = spoken::head(out.plain());
                return;
            }
            "dd" => self.term,
            "th" | "td" => self.tables.last_mut().and_then(|table| table.end(element == "th", out.plain())),
            _ => None,
        };
        if let Some(lang) = lang {
            mark(out, lang);
        }
    }
}

impl Table {
    /// What heads the text of a cell.
    fn end(&mut self, is_head: bool, plain: &str) -> Option<&'static str> {
        let of_languages = self.columns.get(self.at).is_some_and(|column| column.of_languages);
        let own = || spoken::head(plain);
        if is_head {
            let column = Column { lang: own(), of_languages: spoken::is_head_of_languages(plain) };
            let end = self.at + self.spans.max(1);
            if self.columns.len() < end {
                self.columns.resize(end, Column::default());
            }
            self.columns[self.at..end].fill(column);
            self.row = self.row.or(column.lang.filter(|_| self.at == 0));
            return None;
        }
        let over = self.columns.get(self.at).and_then(|column| column.lang);
        if over.is_none() && self.row.is_none() {
            // A code alone is any word.
            let is_word = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() > 3;
            self.row = own().filter(|_| of_languages || self.at == 0 && is_word(plain));
            return None;
        }
        over.or(self.row)
    }
}

/// Marks a text that is a name, or a list of names, as headed by a language.
pub(super) fn mark(out: &mut Builder<'_>, lang: &'static str) {
    if is_names(out.plain()) {
        out.mark(0, Mark::Headed(Lang::new(lang)));
    }
}

/// True for a name, or a list of names, and no sentence.
pub(super) fn is_names(plain: &str) -> bool {
    let items = plain.split([',', '/', ';', '(', ')', '\n', '|', '·', '•']);
    items.into_iter().all(|item| item.split_whitespace().count() <= WORDS)
        && !plain.trim_end().ends_with(['.', '!', '?'])
}

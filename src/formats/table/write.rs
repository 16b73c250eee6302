//! Cells and rows on their way out.

use std::io::{self, Write};

use super::super::TermsWriting;
use super::expand;
use crate::model::{Concept, Losses, Term};

/// How a cell is kept apart from the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Quoting {
    /// RFC 4180: quotation marks where they are needed.
    Needed,
    /// Quotation marks round every cell.
    Always,
    /// None: what would break a row becomes a space.
    Never,
}

/// Writes rows and notes what had to be changed.
pub(in super::super) struct Out<'w> {
    to: &'w mut dyn Write,
    losses: &'w mut Losses,
    delimiter: u8,
    quoting: Quoting,
    /// Put an apostrophe before what a spreadsheet would take for a formula.
    safe: bool,
    /// Bytes written.
    pub(in super::super) bytes: usize,
}

impl<'w> Out<'w> {
    /// `delimiter` and `quoting` are the format's; the user's delimiter wins, and without quotation marks there is
    /// only the tab.
    pub(in super::super) fn new(
        out: &'w mut dyn Write,
        losses: &'w mut Losses,
        writing: &TermsWriting,
        delimiter: u8,
        quoting: Quoting,
    ) -> Self {
        let delimiter = writing.table.delimiter.unwrap_or(delimiter);
        let quoting = match (delimiter, quoting) {
            (b'\t', _) => Quoting::Never,
            (_, Quoting::Never) => Quoting::Needed,
            (_, quoting) => quoting,
        };
        Self { to: out, losses, delimiter, quoting, safe: writing.table.safe, bytes: 0 }
    }

    pub(in super::super) fn losses(&mut self) -> &mut Losses {
        self.losses
    }
    pub(in super::super) fn is_tab(&self) -> bool {
        self.quoting == Quoting::Never
    }

    /// Text as it stands: a comment, a mark.
    pub(in super::super) fn raw(&mut self, text: &str) -> io::Result<()> {
        self.bytes += text.len();
        self.to.write_all(text.as_bytes())
    }

    /// A row.
    pub(in super::super) fn row<C: AsRef<str>>(&mut self, cells: &[C]) -> io::Result<()> {
        let mut line = String::new();
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                line.push(char::from(self.delimiter));
            }
            self.cell(cell.as_ref(), cells.len() == 1, &mut line);
        }
        if self.quoting == Quoting::Never && line.starts_with('#') {
            // It would be a comment; cells are trimmed when they are read.
            line.insert(0, ' ');
        }
        line.push('\n');
        self.raw(&line)
    }

    fn cell(&mut self, text: &str, alone: bool, line: &mut String) {
        let mut text = std::borrow::Cow::Borrowed(text);
        // Nothing that XML or a database would choke on; a term never has any.
        if text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            self.losses.add("control characters (left out)", &text);
            text =
                text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t')).collect::<String>().into();
        }
        if self.quoting == Quoting::Never && text.contains(['\t', '\n', '\r']) {
            self.losses.add("tabs and line ends within a cell (written as spaces)", &text);
            text = text.split(['\t', '\n', '\r']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ").into();
        }
        if self.safe && text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            self.losses.add("cells as they are (an apostrophe is put before them by --csv-safe)", &text);
            text = format!("'{text}").into();
        }
        let delimiter = char::from(self.delimiter);
        let needed = || {
            text.contains([delimiter, '"', '\n', '\r'])
                || text.starts_with(char::is_whitespace)
                || text.ends_with(char::is_whitespace)
                || (alone && text.is_empty())
                || (text.starts_with('#') && text.contains("-*-"))
        };
        let quoted = match self.quoting {
            Quoting::Never => false,
            Quoting::Always => true,
            Quoting::Needed => needed(),
        };
        if quoted {
            line.push('"');
            line.push_str(&text.replace('"', "\"\""));
            line.push('"');
        } else {
            line.push_str(&text);
        }
    }
}

/// The pair in every form if so wanted, else as it is listed.
pub(in super::super) fn forms_of(
    concept: &Concept,
    source: &Term,
    target: &Term,
    writing: &TermsWriting,
    losses: &mut Losses,
) -> Vec<(String, String)> {
    if writing.table.expand {
        let mut left_out = 0;
        let all = expand::expanded(concept, source, target, &mut left_out);
        let what = "further forms (more endings, clitics, derived words that the other language does not form so)";
        losses.add_many(what, left_out, &source.text);
        all
    } else {
        vec![(source.text.to_string(), target.text.to_string())]
    }
}

//! Rows and cells of a text table, each with its place: RFC 4180 for CSV, and tabs without any quoting for the
//! tab-separated files of translators' tools.

use std::borrow::Cow;

use csv_core::{ReadFieldResult, ReaderBuilder};

use crate::base::Span;

/// No glossary has so many columns: past this the delimiter is not what it was taken for.
pub(super) const MOST_COLUMNS: usize = 1000;
/// No cell of a glossary is so long, in bytes: past this a quotation mark was left open.
pub(super) const LONGEST_CELL: usize = 64 * 1024;

/// How cells are set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Syntax {
    /// An ASCII character.
    pub(super) delimiter: u8,
    /// Cells may stand in quotation marks, with delimiters and line ends in them.
    pub(super) quotes: bool,
    /// Lines that begin with `#` are comments.
    pub(super) comments: bool,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell<'t> {
    /// Where it stands, quotation marks included.
    pub(super) span: Span,
    /// What it says, out of its quotation marks.
    pub(super) text: Cow<'t, str>,
}

impl Cell<'_> {
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// What is wrong with the syntax.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) span: Span,
    pub(super) message: String,
    /// The rest can be read all the same.
    pub(super) mild: bool,
}

/// Hands over each row that is not blank; `each` says whether to go on. Comments are handed to `comment`.
pub(super) fn rows<'t>(
    text: &'t str,
    syntax: Syntax,
    comment: &mut dyn FnMut(&'t str),
    each: &mut dyn FnMut(&[Cell<'t>]) -> bool,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    if syntax.quotes {
        quoted(text, syntax, comment, each, &mut faults);
    } else {
        plain(text, syntax, comment, each, &mut faults);
    }
    faults
}

/// The delimiter that a first line `sep=;` names, which spreadsheets write for each other, and where the table begins
/// behind that line.
pub(super) fn named(text: &str) -> Option<(u8, usize)> {
    let line = text.lines().next()?;
    let bare = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap_or(line);
    let (key, value) = bare.split_at_checked("sep=".len())?;
    let &[delimiter] = value.as_bytes() else { return None };
    let is_mark = delimiter == b'\t' || delimiter.is_ascii_punctuation() && delimiter != b'"';
    (key.eq_ignore_ascii_case("sep=") && is_mark).then_some((delimiter, line.len()))
}

fn is_blank(row: &[Cell<'_>]) -> bool {
    row.iter().all(Cell::is_blank)
}

fn too_wide(row: &[Cell<'_>]) -> Fault {
    let message = format!(
        "a row of more than {MOST_COLUMNS} cells: the delimiter is probably another one, name it with --delimiter"
    );
    Fault { span: row.first().map(|cell| cell.span).unwrap_or_default(), message, mild: false }
}

fn too_long(span: Span) -> Fault {
    let message = format!(
        "a cell of {} bytes, and a glossary's have at most {LONGEST_CELL}: close a quotation mark that was left open, or \
         shorten it",
        span.len()
    );
    Fault { span: Span::new(span.start as usize, span.start as usize), message, mild: false }
}

fn plain<'t>(
    text: &'t str,
    syntax: Syntax,
    comment: &mut dyn FnMut(&'t str),
    each: &mut dyn FnMut(&[Cell<'t>]) -> bool,
    faults: &mut Vec<Fault>,
) {
    let delimiter = char::from(syntax.delimiter);
    let mut row = Vec::new();
    let mut start = named(text).map_or(0, |(_, end)| end);
    while start < text.len() {
        let length = text[start..].find(['\n', '\r']).unwrap_or(text.len() - start);
        let line = &text[start..start + length];
        if syntax.comments && line.starts_with('#') {
            comment(line);
        } else {
            row.clear();
            let mut at = start;
            for cell in line.split(delimiter) {
                if row.len() == MOST_COLUMNS {
                    faults.push(too_wide(&row));
                    return;
                }
                let span = Span::new(at, at + cell.len());
                if cell.len() > LONGEST_CELL {
                    faults.push(too_long(span));
                    return;
                }
                row.push(Cell { span, text: Cow::Borrowed(cell) });
                at += cell.len() + 1;
            }
            if !is_blank(&row) && !each(&row) {
                return;
            }
        }
        start += length + 1;
    }
}

fn quoted<'t>(
    text: &'t str,
    syntax: Syntax,
    comment: &mut dyn FnMut(&'t str),
    each: &mut dyn FnMut(&[Cell<'t>]) -> bool,
    faults: &mut Vec<Fault>,
) {
    let mut at = named(text).map_or(0, |(_, end)| end);
    at += text[at..].bytes().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
    // A comment of Emacs' kind names the encoding.
    while text[at..].starts_with('#') && text[at..].lines().next().is_some_and(|line| line.contains("-*-")) {
        let line = text[at..].lines().next().unwrap_or_default();
        comment(line);
        at += line.len();
        at += text[at..].bytes().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
    }
    let mut reader = ReaderBuilder::new().delimiter(syntax.delimiter).build();
    let mut room = vec![0; 256];
    let mut row: Vec<Cell<'t>> = Vec::new();
    loop {
        if row.is_empty() {
            at += text[at..].bytes().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        }
        let start = at;
        let mut length = 0;
        let end = loop {
            let (result, read, written) = reader.read_field(&text.as_bytes()[at..], &mut room[length..]);
            at += read;
            length += written;
            match result {
                ReadFieldResult::OutputFull if room.len() > LONGEST_CELL => {
                    faults.push(opened(text, start).unwrap_or_else(|| too_long(Span::new(start, at))));
                    return;
                }
                ReadFieldResult::OutputFull => room.resize(room.len() * 2, 0),
                ReadFieldResult::Field { record_end } => break Some(record_end),
                ReadFieldResult::End => break None,
                // Only at the end of the text: the reader is told so by an empty input.
                ReadFieldResult::InputEmpty => {}
            }
        };
        let Some(record_end) = end else {
            if !row.is_empty() && !is_blank(&row) {
                each(&row);
            }
            return;
        };
        let raw = raw(&text[start..at], syntax.delimiter);
        let span = Span::new(start, start + raw.len());
        let (cell, fault) = cell(raw, &room[..length], span);
        let broken = fault.as_ref().is_some_and(|fault| !fault.mild);
        faults.extend(fault);
        if broken {
            return;
        }
        if raw.len() > 2 * LONGEST_CELL || cell.text.len() > LONGEST_CELL {
            faults.push(too_long(span));
            return;
        }
        if row.len() == MOST_COLUMNS {
            faults.push(too_wide(&row));
            return;
        }
        row.push(cell);
        if record_end {
            if !is_blank(&row) && !each(&row) {
                return;
            }
            row.clear();
        }
    }
}

/// A cell as it stands, without what ends it.
fn raw(taken: &str, delimiter: u8) -> &str {
    let taken = taken.strip_suffix("\r\n").or_else(|| taken.strip_suffix(['\n', '\r'])).unwrap_or(taken);
    // Within quotation marks a delimiter at the end is none.
    let closed = || taken.strip_suffix(char::from(delimiter)).filter(|rest| !rest.starts_with('"') || is_closed(rest));
    closed().unwrap_or(taken)
}

/// Where the quotation mark stands that closes the one at the beginning.
fn closing(raw: &str) -> Option<usize> {
    let bytes = raw.as_bytes();
    let mut at = 1;
    while let Some(next) = memchr::memchr(b'"', bytes.get(at..)?) {
        at += next;
        if bytes.get(at + 1) == Some(&b'"') {
            at += 2;
        } else {
            return Some(at);
        }
    }
    None
}

fn is_closed(raw: &str) -> bool {
    closing(raw).is_some()
}

/// The cell, and what is wrong with its quotation marks.
fn cell<'t>(raw: &'t str, unquoted: &[u8], span: Span) -> (Cell<'t>, Option<Fault>) {
    let given = |text| Cell { span, text };
    if !raw.starts_with('"') {
        return (given(Cow::Borrowed(raw)), None);
    }
    let inner = || Cow::Owned(String::from_utf8_lossy(unquoted).into_owned());
    match closing(raw) {
        None => (given(inner()), Some(left_open(span))),
        Some(end) if end + 1 == raw.len() => {
            let text = &raw[1..end];
            (given(if text.contains('"') { inner() } else { Cow::Borrowed(text) }), None)
        }
        // `"Old" town`: nobody's quoting; it is what was meant, if it is one line.
        Some(end) => {
            let at = span.start as usize + end;
            let mild = !raw.contains(['\n', '\r']);
            let message = "a quotation mark in the middle of a cell: double it (`\"\"`) and put the whole cell in \
                           quotation marks"
                .to_owned();
            (given(Cow::Borrowed(raw)), Some(Fault { span: Span::new(at, at + 1), message, mild }))
        }
    }
}

fn left_open(span: Span) -> Fault {
    let start = span.start as usize;
    let message = "a quotation mark that is never closed: close it, or double it if it belongs to the text".to_owned();
    Fault { span: Span::new(start, start + 1), message, mild: false }
}

/// The fault of a long cell that begins with a quotation mark.
fn opened(text: &str, start: usize) -> Option<Fault> {
    let rest = &text[start..];
    (rest.starts_with('"') && !is_closed(rest)).then(|| left_open(Span::new(start, start + 1)))
}

/// The delimiter that the head of a text speaks for, among those that tables have; `None` if it has none of them.
pub(super) fn delimiter(text: &str, comments: bool, is_header: impl Fn(&[Cell<'_>]) -> bool) -> Option<u8> {
    const ROWS: usize = 100;
    let mut best: Option<((bool, usize, usize), u8)> = None;
    for delimiter in [b',', b';', b'\t', b'|'] {
        let mut counts: Vec<usize> = Vec::new();
        let mut header = false;
        let syntax = Syntax { delimiter, quotes: delimiter != b'\t', comments };
        rows(text, syntax, &mut |_| (), &mut |row| {
            if counts.is_empty() {
                header = row.len() > 1 && is_header(row);
            }
            counts.push(row.len());
            counts.len() < ROWS
        });
        let mut sorted = counts.clone();
        sorted.sort_unstable();
        // The number of columns that most rows have, and how many have it, of each hundred.
        let usual =
            sorted.chunk_by(|a, b| a == b).filter(|group| group[0] > 1).max_by_key(|group| (group.len(), group[0]));
        let Some(usual) = usual else { continue };
        let score = (header, usual.len() * 100 / counts.len().max(1), usual[0]);
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, delimiter));
        }
    }
    best.map(|(_, delimiter)| delimiter)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSV: Syntax = Syntax { delimiter: b',', quotes: true, comments: false };
    const TAB: Syntax = Syntax { delimiter: b'\t', quotes: false, comments: true };

    fn all(text: &str, syntax: Syntax) -> (Vec<Vec<String>>, Vec<Fault>) {
        let mut found = Vec::new();
        let faults = rows(text, syntax, &mut |_| (), &mut |row| {
            for cell in row {
                let raw = &text[cell.span.range()];
                assert!(raw == cell.text || raw.starts_with('"'), "{raw:?} {:?}", cell.text);
            }
            found.push(row.iter().map(|cell| cell.text.to_string()).collect());
            true
        });
        (found, faults)
    }

    #[test]
    fn quotation_marks_and_line_ends() {
        let (rows, faults) = all("a,\"b, \"\"c\"\"\"\r\n\r\n\"line\nend\",d\r\n,\n\"\",e,", CSV);
        assert_eq!(rows, [vec!["a", "b, \"c\""], vec!["line\nend", "d"], vec!["", "e", ""]]);
        assert!(faults.is_empty(), "{faults:?}");
        let (rows, faults) = all("\"\"\"kde\"\",\"\"q\"\"\",cdk\nzz\"\"zz,y\n\"x\"", CSV);
        assert_eq!(rows, [vec!["\"kde\",\"q\"", "cdk"], vec!["zz\"\"zz", "y"], vec!["x"]]);
        assert!(faults.is_empty(), "{faults:?}");
    }

    #[test]
    fn a_first_line_may_name_the_delimiter() {
        for (text, wanted) in [
            ("sep=;\nen;de\n", Some(b';')),
            ("SEP=,\r\nen,de\r\n", Some(b',')),
            ("\"sep=|\"\nen|de\n", Some(b'|')),
            ("sep=\t\nen\tde\n", Some(b'\t')),
            ("sep=;", Some(b';')),
            ("sep=\nen;de\n", None),
            ("sep=;;\nen;de\n", None),
            ("sep=a\nen;de\n", None),
            ("sep;de\n", None),
            ("en;de\nsep=;\n", None),
        ] {
            assert_eq!(named(text).map(|(delimiter, _)| delimiter), wanted, "{text:?}");
        }
        let semicolon = Syntax { delimiter: b';', ..CSV };
        assert_eq!(all("sep=;\r\n\r\nen;de\r\na;b\r\n", semicolon).0, [vec!["en", "de"], vec!["a", "b"]]);
        assert_eq!(all("sep=\t\nen\tde\n", TAB).0, [vec!["en", "de"]]);
        assert_eq!(all("en;de\nsep=;\n", semicolon).0, [vec!["en", "de"], vec!["sep=", ""]]);
    }

    #[test]
    fn tabs_have_no_quoting() {
        let (rows, _) = all("# -*- coding: utf-8 -*-\n\"a\tb\n \t\n\nx\r\ny\t\tz\n", TAB);
        assert_eq!(rows, [vec!["\"a", "b"], vec!["x"], vec!["y", "", "z"]]);
    }

    #[test]
    fn what_is_wrong_has_its_place() {
        let fault = |text: &str| {
            let (_, faults) = all(text, CSV);
            faults.first().map(|fault| (fault.span.start, fault.mild))
        };
        assert_eq!(fault("a,b\nc,\"d\ne,f\n"), Some((6, false)));
        assert_eq!(fault("\"a,"), Some((0, false)));
        assert_eq!(fault("\"Old\" town,b\n"), Some((4, true)));
        assert_eq!(fault("\"a\nb\"c,d\n"), Some((4, false)));
        assert_eq!(fault(&"x,".repeat(10_000)), Some((0, false)));
        assert_eq!(fault(&format!("a,{}\n", "y".repeat(LONGEST_CELL + 1))), Some((2, false)));
        assert_eq!(fault(&format!("a,\"{}\n", "y,".repeat(LONGEST_CELL))), Some((2, false)));
        assert_eq!(fault(&format!("a,{}\n", "y".repeat(LONGEST_CELL))), None);
        let (_, faults) = all(&"x\t".repeat(10_000), TAB);
        assert!(!faults[0].mild);
        // The rest of a mild one is read.
        assert_eq!(all("\"Old\" town,b\nc,d\n", CSV).0, [vec!["\"Old\" town", "b"], vec!["c", "d"]]);
    }

    #[test]
    fn the_delimiter_that_the_rows_agree_on() {
        let of = |text: &str| delimiter(text, false, |_| false).map(char::from);
        assert_eq!(of("above;més amunt, a sobre;adv\nabort, to;interrompre;v\n"), Some(';'));
        assert_eq!(of("kde,csv\nkde; question,comma\n\"kde, qu\",dot\n"), Some(','));
        assert_eq!(of("a\tb, c\nd\te\n"), Some('\t'));
        assert_eq!(of("a|b\nc|d\n"), Some('|'));
        assert_eq!(of("one\ntwo\n"), None);
        assert_eq!(of(""), None);
        // A head that is understood is worth more than many rows.
        assert_eq!(delimiter("en;fr\na,b;c\nd,e;f\n", false, |row| row[0].text == "en").map(char::from), Some(';'));
    }
}

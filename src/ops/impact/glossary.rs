//! The lines of a glossary that are text: what people write of its concepts, and the sentences that test them.

use std::cell::LazyCell;

use smallvec::{SmallVec, smallvec};
use toml_edit::{Document, Item, Value};

use super::super::workspace::read_terms;
use crate::base::{Lang, Source, Span};
use crate::formats::{DraftFacts, ReadResult};
use crate::model::{Run, Segment, Text};
use crate::text::detect;

/// Keys whose values are texts.
const KEYS: [&str; 5] = ["accept", "definition", FROZEN, "note", "reject"];
/// Phrases that keep the name they have: found only where nothing is frozen.
const FROZEN: &str = "frozen";

/// A text of a glossary.
pub(super) struct Line {
    /// The key that it stands behind.
    pub(super) key: String,
    /// Its language, where the glossary says it.
    pub(super) lang: Option<Lang>,
    pub(super) text: String,
    /// The value as written, with its quotation marks.
    pub(super) span: Span,
    /// The text with the way back to the file.
    pub(super) runs: SmallVec<[Run; 1]>,
    /// Of a term: what else its entry has in its language.
    pub(super) beside: Vec<Box<str>>,
    /// Its file does not say what language it is in.
    pub(super) unsure: bool,
    /// Its language is what its column looks like.
    pub(super) guessed: bool,
}

impl Line {
    /// Why what stands in it is not to be rewritten; `None` for what is written for people, and for terms.
    pub(super) fn hindrance(&self) -> Option<&'static str> {
        match &*self.key {
            _ if self.unsure => Some("nothing says what language the table is in"),
            "definition" | "note" | super::exchange::TERM => None,
            FROZEN => Some("the glossary says that the phrase keeps the name it has"),
            _ => Some("the sentence tests what is found in it"),
        }
    }
    /// Its text with the way back to the file, as exact as escapes let it be.
    fn with_runs(mut self, file: &str) -> Self {
        let written = &file[self.span.range()];
        let mark = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|mark| written.starts_with(mark));
        let inner = mark.and_then(|mark| Some((mark, written.strip_prefix(mark)?.strip_suffix(mark)?)));
        let runs = inner.and_then(|(mark, inner)| {
            let first = if mark.len() == 3 { inner.len() - inner.trim_start_matches(['\r', '\n']).len() } else { 0 };
            let start = self.span.start as usize + mark.len() + first;
            runs(&inner[first..], start, &self.text, mark.starts_with('"'))
        });
        self.runs = runs.unwrap_or_else(|| smallvec![Run { plain: 0, source: self.span, verbatim: false }]);
        self
    }
}

/// What stands at `start` of the file stretch by stretch; `None` where it does not mean the text.
fn runs(inner: &str, start: usize, text: &str, escapes: bool) -> Option<SmallVec<[Run; 1]>> {
    let (mut at, mut plain, mut all) = (0, 0, SmallVec::new());
    while at < inner.len() {
        let rest = &inner[at..];
        let same = rest.find('\\').filter(|_| escapes).unwrap_or(rest.len());
        let (length, meant) = if same > 0 {
            if !text[plain..].starts_with(&rest[..same]) {
                return None;
            }
            (same, same)
        } else {
            let meant = text[plain..].chars().next().map_or(0, char::len_utf8);
            match *rest.as_bytes().get(1)? {
                b'u' => (6, meant),
                b'U' => (10, meant),
                b'x' => (4, meant),
                // The line goes on behind the white space.
                b if b.is_ascii_whitespace() => (rest.len() - rest[1..].trim_ascii_start().len(), 0),
                _ => (2, meant),
            }
        };
        let source = Span::new(start + at, start + at + length);
        if meant > 0 {
            all.push(Run { plain: plain as u32, source, verbatim: same > 0 });
        }
        at += length;
        plain += meant;
    }
    (plain == text.len() && at == inner.len() && !all.is_empty()).then_some(all)
}

/// All of them, in file order; none of what is no TOML, which the reader of glossaries tells.
pub(super) fn lines(file: &str) -> Vec<Line> {
    let mut all = Vec::new();
    if let Ok(document) = Document::parse(file) {
        for (key, item) in document.iter() {
            in_item(key, item, &mut all);
        }
    }
    all.sort_by_key(|line| line.span);
    all.into_iter().map(|line| line.with_runs(file)).collect()
}

fn in_item(key: &str, item: &Item, all: &mut Vec<Line>) {
    match item {
        Item::None => {}
        Item::Value(value) => in_value(key, None, value, all),
        Item::Table(table) => table.iter().for_each(|(key, item)| in_item(key, item, all)),
        Item::ArrayOfTables(tables) => {
            tables.iter().flat_map(toml_edit::Table::iter).for_each(|(key, item)| in_item(key, item, all));
        }
    }
}

fn in_value(key: &str, lang: Option<&str>, value: &Value, all: &mut Vec<Line>) {
    match value {
        Value::String(text) if KEYS.contains(&key) => {
            let Some(span) = text.span() else { return };
            let lang = lang.map(Lang::new);
            all.push(Line {
                key: key.to_owned(),
                lang,
                text: text.value().clone(),
                span: Span::new(span.start, span.end),
                runs: SmallVec::new(),
                beside: Vec::new(),
                unsure: false,
                guessed: false,
            });
        }
        Value::Array(values) => values.iter().for_each(|value| in_value(key, lang, value, all)),
        // `accept = { ru = "…" }`; a term's own note stands behind its key.
        Value::InlineTable(table) if KEYS.contains(&key) => {
            table.iter().for_each(|(lang, value)| in_value(key, Some(lang), value, all));
        }
        Value::InlineTable(table) => table.iter().for_each(|(key, value)| in_value(key, None, value, all)),
        _ => {}
    }
}

/// The line that a span stands in.
pub(super) fn line_at(lines: &[Line], span: Span) -> Option<&Line> {
    line_index(lines, span).map(|at| &lines[at])
}

/// Its place among all of them. A text that is not written letter by letter has the span of its whole entry, in which others
/// stand: the line is the one that begins last.
pub(super) fn line_index(lines: &[Line], span: Span) -> Option<usize> {
    let begun = lines.partition_point(|line| line.span.start <= span.start);
    (0..begun).rev().find(|&at| lines[at].span.contains(span))
}

/// Reads a glossary as the sentences in it.
pub(super) fn read<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    read_those(source, |line| line.key != FROZEN, each)
}

/// Reads a glossary as the phrases in it that keep the name they have.
pub(super) fn read_frozen<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    read_those(source, |line| line.key == FROZEN, each)
}

fn read_those<'s>(
    source: &'s Source,
    wanted: impl FnMut(&Line) -> bool,
    each: &mut dyn FnMut(Segment<'s>),
) -> ReadResult<DraftFacts> {
    let langs = LazyCell::new(|| read_terms(source).value.langs());
    for (paragraph, line) in lines(source.text()).into_iter().filter(wanted).enumerate() {
        let lang = line.lang.or_else(|| detect::language_among(&line.text, &langs));
        let text = Text { runs: line.runs, plain: line.text.into(), ..Text::default() };
        each(Segment { lang, ..Segment::paragraph(text, paragraph as u32) });
    }
    ReadResult::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_found_with_their_places_and_languages() {
        let file = "[concepts.a]\nnote = \"one\"\naccept = [\"two\", { ru = [\"три\"] }]\nid = \"x\"\n\
                    terms = [{ en = \"Elm\", note = 'four' }]\ndefinition = \"\"\"\nfi\\u0076e\\\n  six\"\"\"\n";
        let lines = lines(file);
        let all: Vec<_> = lines.iter().map(|line| (&*line.key, &*line.text, line.lang.is_some())).collect();
        let expected = [
            ("note", "one", false),
            ("accept", "two", false),
            ("accept", "три", true),
            ("note", "four", false),
            ("definition", "fivesix", false),
        ];
        assert_eq!(all, expected);
        let stretches = |line: &Line| -> Vec<(&str, bool)> {
            line.runs.iter().map(|run| (&file[run.source.range()], run.verbatim)).collect()
        };
        assert_eq!(stretches(&lines[0]), [("one", true)]);
        assert_eq!(stretches(&lines[3]), [("four", true)]);
        assert_eq!(stretches(&lines[4]), [("fi", true), ("\\u0076", false), ("e", true), ("six", true)]);
        assert!(lines[0].hindrance().is_none() && lines[1].hindrance().is_some());
        assert!(line_at(&lines, Span::new(1, 2)).is_none());
    }
}

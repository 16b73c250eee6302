//! The lines of a glossary that are text: what people write of its concepts, and the sentences that test them.

use toml_edit::{Document, Item, Value};

use crate::base::{Lang, Source, Span};
use crate::formats::{DraftFacts, ReadResult};
use crate::model::{Run, Segment, Text};
use crate::text::detect;

/// Keys whose values are sentences.
const KEYS: [&str; 4] = ["accept", "definition", "note", "reject"];

/// A text of a glossary.
pub(super) struct Line {
    /// The key that it stands behind.
    pub(super) key: String,
    /// Its language, where the glossary says it.
    lang: Option<Lang>,
    text: String,
    /// The value as written, with its quotation marks.
    span: Span,
}

impl Line {
    /// True for what is written for people; the others test what is found in them.
    pub(super) fn is_prose(&self) -> bool {
        matches!(&*self.key, "definition" | "note")
    }
    /// Where its text begins in the file, if the file has the very same characters.
    fn start(&self, file: &str) -> Option<u32> {
        let written = &file[self.span.range()];
        let mark = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|mark| written.starts_with(mark))?;
        let inner = written.strip_prefix(mark)?.strip_suffix(mark)?;
        let skipped = if mark.len() == 3 { inner.len() - inner.trim_start_matches(['\r', '\n']).len() } else { 0 };
        (inner[skipped..] == *self.text).then(|| self.span.start + (mark.len() + skipped) as u32)
    }
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
    all
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
    let at = lines.partition_point(|line| line.span.end <= span.start);
    lines.get(at).filter(|line| line.span.contains(span))
}

/// Reads a glossary as the texts in it.
pub(super) fn read<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    for (paragraph, line) in lines(source.text()).into_iter().enumerate() {
        let text = if let Some(start) = line.start(source.text()) {
            Text::verbatim(&source.text()[start as usize..start as usize + line.text.len()], start)
        } else {
            let run = Run { plain: 0, source: line.span, verbatim: false };
            Text { plain: line.text.clone().into(), runs: [run].into_iter().collect(), ..Text::default() }
        };
        let lang = line.lang.or_else(|| detect::language(&line.text, &[]));
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
                    terms = [{ en = \"Elm\", note = 'four' }]\ndefinition = \"\"\"\nfi\\u0076e\"\"\"\n";
        let lines = lines(file);
        let all: Vec<_> = lines.iter().map(|line| (&*line.key, &*line.text, line.lang.is_some())).collect();
        let expected = [
            ("note", "one", false),
            ("accept", "two", false),
            ("accept", "три", true),
            ("note", "four", false),
            ("definition", "five", false),
        ];
        assert_eq!(all, expected);
        assert_eq!(lines[0].start(file), Some(file.find("one").expect("there") as u32));
        assert_eq!(lines[3].start(file), Some(file.find("four").expect("there") as u32));
        assert_eq!(lines[4].start(file), None);
        assert!(lines[0].is_prose() && !lines[1].is_prose());
        assert!(line_at(&lines, Span::new(1, 2)).is_none());
    }
}

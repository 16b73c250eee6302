//! Typed look-ups in a TOML table; every mistake is noted with its place and what was probably meant.

use std::ops::Range;

use toml_edit::{Item, Key, TableLike, Value};

use crate::base::Span;
use crate::model::{Diagnostic, Severity, closest};

/// A table, what it is, and where it stands.
pub(super) struct Fields<'t> {
    table: &'t dyn TableLike,
    /// In words, for messages: `a rule`.
    pub(super) what: &'static str,
    /// Its header, or all of an inline table.
    pub(super) at: Range<usize>,
}

impl<'t> Fields<'t> {
    pub(super) fn new(table: &'t dyn TableLike, what: &'static str, at: Range<usize>) -> Self {
        Self { table, what, at }
    }
    pub(super) fn get(&self, key: &str) -> Option<&'t Item> {
        self.table.get(key)
    }
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'t str, &'t Item)> {
        self.table.iter()
    }
    /// Where a key stands; the table itself where the key has no place of its own.
    pub(super) fn span_of(&self, key: &str) -> Range<usize> {
        self.table.key(key).and_then(Key::span).unwrap_or_else(|| self.at.clone())
    }
    /// Where a key's value stands.
    pub(super) fn value_span(&self, key: &str) -> Range<usize> {
        let value = self.get(key).and_then(Item::as_value);
        value.and_then(Value::span).unwrap_or_else(|| self.span_of(key))
    }
}

/// The mistakes met so far.
#[derive(Default)]
pub(super) struct Problems(pub(super) Vec<Diagnostic>);

impl Problems {
    /// Notes a mistake in a field.
    pub(super) fn field(&mut self, at: Range<usize>, what: String) {
        self.0.push(Diagnostic::new("policy-field", Severity::Error, Span::new(at.start, at.end), what));
    }

    /// Notes keys that a table does not have.
    pub(super) fn unknown_keys(&mut self, fields: &Fields<'_>, known: &[&'static str]) {
        for (key, _) in fields.iter().filter(|(key, _)| !known.contains(key)) {
            let what = format!("{} has no `{key}`; {}", fields.what, meant(key, known));
            self.field(fields.span_of(key), what);
        }
    }

    /// A table within a table.
    pub(super) fn table<'t>(&mut self, fields: &Fields<'t>, key: &'static str) -> Option<Fields<'t>> {
        let item = fields.get(key)?;
        let at = fields.span_of(key);
        let Some(table) = item.as_table_like() else {
            let brackets =
                if fields.get(key).is_some_and(Item::is_array_of_tables) { "one pair of brackets" } else { "a table" };
            self.field(at, format!("`{key}` must be {brackets}: `[{key}]` or `{key} = {{ … }}`"));
            return None;
        };
        Some(Fields::new(table, key, at))
    }

    /// A string with something in it.
    pub(super) fn string<'t>(&mut self, fields: &Fields<'t>, key: &str) -> Option<&'t str> {
        let item = fields.get(key)?;
        match item.as_str() {
            Some(text) if !text.trim().is_empty() => Some(text),
            Some(_) => {
                self.field(fields.value_span(key), format!("`{key}` is empty; fill it in or leave it out"));
                None
            }
            None => {
                let what = format!("`{key}` must be text in quotation marks, not {}", kind(item));
                self.field(fields.value_span(key), what);
                None
            }
        }
    }

    /// A list of strings, each with its place.
    pub(super) fn list<'t>(&mut self, fields: &Fields<'t>, key: &str) -> Vec<(Range<usize>, &'t str)> {
        let Some(item) = fields.get(key) else { return Vec::new() };
        let Some(array) = item.as_array() else {
            let what = format!("`{key}` must be a list: `{key} = [\"…\"]`");
            self.field(fields.value_span(key), what);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for value in array {
            let at = value.span().unwrap_or_else(|| fields.value_span(key));
            match value.as_str() {
                Some(text) if !text.trim().is_empty() => texts.push((at, text)),
                Some(_) => self.field(at, format!("an empty text in `{key}`; fill it in or leave it out")),
                None => self.field(at, format!("`{key}` lists texts in quotation marks, not {}", value.type_name())),
            }
        }
        texts
    }

    /// One string or a list of strings. `None` if the key is absent or empty, which would mean "never".
    pub(super) fn strings<'t>(&mut self, fields: &Fields<'t>, key: &str) -> Option<Vec<&'t str>> {
        let item = fields.get(key)?;
        if item.is_array() {
            let before = self.0.len();
            let texts: Vec<_> = self.list(fields, key).into_iter().map(|(_, text)| text).collect();
            if texts.is_empty() && self.0.len() == before {
                self.field(fields.value_span(key), format!("`{key}` is an empty list; fill it in or leave it out"));
            }
            Some(texts)
        } else {
            self.string(fields, key).map(|text| vec![text])
        }
    }

    /// One of a few words.
    pub(super) fn choice<T: Copy>(&mut self, fields: &Fields<'_>, key: &str, known: &[(&'static str, T)]) -> Option<T> {
        let word = self.string(fields, key)?;
        let found = known.iter().find(|(name, _)| *name == word);
        if found.is_none() {
            let names: Vec<&'static str> = known.iter().map(|(name, _)| *name).collect();
            let what = format!("`{key}` cannot be `{word}`; {}", meant(word, &names));
            self.field(fields.value_span(key), what);
        }
        found.map(|(_, value)| *value)
    }

    /// A yes or no.
    pub(super) fn flag(&mut self, fields: &Fields<'_>, key: &str) -> Option<bool> {
        let item = fields.get(key)?;
        let flag = item.as_bool();
        if flag.is_none() {
            self.field(fields.value_span(key), format!("`{key}` is `true` or `false`, without quotation marks"));
        }
        flag
    }
}

/// What a mistyped word probably was, or all there are.
pub(super) fn meant(word: &str, known: &[&'static str]) -> String {
    match closest(word, known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("there are {}", known.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", ")),
    }
}

fn kind(item: &Item) -> &'static str {
    if item.is_array_of_tables() { "a list of tables" } else { item.as_value().map_or("a table", Value::type_name) }
}

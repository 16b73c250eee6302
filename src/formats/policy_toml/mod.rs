//! Policy files: TOML, one house a file.

mod fields;
mod rules;
mod say;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::Arc;

use toml_edit::{Document, Item};
use unicode_normalization::UnicodeNormalization;

use self::fields::{Fields, Problems};
use super::{ReadResult, conflict};
use crate::base::{Source, Span};
use crate::model::{Diagnostic, Exempt, ExemptLevel, Policy, PolicyPlace, Severity, Spelling};

pub(crate) use rules::policy_concepts;

pub(crate) use crate::model::PolicyText;

/// Reads a policy file; every mistake is in `problems`. `value` is `None` only where the file is no TOML at all; a
/// rule with a mistake in it is left out, so that it never speaks of more than was meant.
pub(crate) fn read(source: &Source, name: &str) -> ReadResult<Option<PolicyText>> {
    if let Some(torn) = conflict::instead(source, || None) {
        return torn;
    }
    match Document::parse(source.text()) {
        Ok(document) => {
            let mut reader = Reader {
                source,
                name: name.into(),
                file: Arc::new(source.path().to_owned()),
                problems: Problems::default(),
            };
            let text = reader.policy(&document);
            let mut problems = reader.problems.0;
            problems.sort_by_key(|problem| problem.span.start);
            ReadResult { value: Some(text), problems }
        }
        Err(error) => {
            let mut problems = syntax_errors(source.text(), &error);
            conflict::single_out(source.text(), &mut problems);
            ReadResult { value: None, problems }
        }
    }
}

/// All errors of the grammar, and the first of those that only `toml_edit` knows, such as a key that stands twice.
fn syntax_errors(text: &str, first: &toml_edit::TomlError) -> Vec<Diagnostic> {
    let tokens = toml_parser::Source::new(text).lex().into_vec();
    let mut errors: Vec<toml_parser::ParseError> = Vec::new();
    // As deep as toml_edit goes: the parser calls itself once a level.
    let mut events = ();
    let mut depth = toml_parser::parser::RecursionGuard::new(&mut events, 80);
    toml_parser::parser::parse_document(&tokens, &mut depth, &mut errors);
    let mut problems: Vec<_> = errors
        .iter()
        .map(|error| {
            let at = error.unexpected().or(error.context()).map_or(0..0, |span| span.start()..span.end());
            let expected = error.expected().filter(|known| !known.is_empty());
            let expected = expected.map(|known| known.iter().map(expectation).collect::<Vec<_>>().join(", "));
            let what = error.description();
            (at, expected.map_or_else(|| what.to_owned(), |known| format!("{what}; expected {known}")))
        })
        .collect();
    let at = first.span().unwrap_or(0..0);
    if !problems.iter().any(|(known, _)| known.start == at.start) {
        problems.push((at, first.message().to_owned()));
    }
    problems.sort_by_key(|(at, _)| at.start);
    problems
        .into_iter()
        .map(|(at, what)| {
            let (start, end) = (at.start.min(text.len()), at.end.min(text.len()));
            Diagnostic::new(
                "policy-syntax",
                Severity::Error,
                Span::new(start, end.max(start)),
                format!("not TOML here: {what}; nothing of this policy is read until it is mended"),
            )
        })
        .collect()
}

fn expectation(expected: &toml_parser::Expected) -> String {
    match expected {
        toml_parser::Expected::Literal(text) => format!("`{}`", text.escape_default()),
        toml_parser::Expected::Description(text) => (*text).to_owned(),
        _ => "something else".to_owned(),
    }
}

struct Reader<'s> {
    source: &'s Source,
    name: Arc<str>,
    file: Arc<PathBuf>,
    problems: Problems,
}

impl Reader<'_> {
    fn place(&self, offset: usize) -> PolicyPlace {
        let line = self.source.place(offset.min(self.source.text().len()) as u32).line as u32;
        PolicyPlace { name: Arc::clone(&self.name), file: Arc::clone(&self.file), line }
    }

    fn policy(&mut self, document: &Document<&str>) -> PolicyText {
        let mut text = PolicyText { extends: None, sets_spelling: false, own: Policy::silent(Arc::clone(&self.name)) };
        let root = Fields::new(document.as_table(), "a policy file", 0..0);
        self.problems.unknown_keys(&root, &["policy", "rule", "exempt", "elements"]);
        // The letters and classes first: rules are held against them wherever in the file they stand.
        if let Some(head) = self.problems.table(&root, "policy") {
            self.head(&head, &mut text);
        }
        if let Some(elements) = self.problems.table(&root, "elements") {
            for (class, _) in elements.iter() {
                let members = self.problems.strings(&elements, class).unwrap_or_default();
                text.own.elements.push((class.into(), members.into_iter().map(Into::into).collect()));
            }
        }
        if let Some(exempt) = self.problems.table(&root, "exempt") {
            self.exempt(&exempt, &mut text.own.exempt);
        }
        if let Some(rules) = root.get("rule") {
            self.rules(rules, root.span_of("rule"), &mut text);
        }
        text
    }

    fn head(&mut self, head: &Fields<'_>, text: &mut PolicyText) {
        self.problems.unknown_keys(head, &["title", "extends", "labels", "spelling"]);
        text.own.title = self.problems.string(head, "title").map(str::to_owned);
        text.extends = self.problems.string(head, "extends").map(str::to_owned);
        if let Some(spelling) = self.problems.choice(head, "spelling", &Spelling::ALL) {
            text.own.spelling = spelling;
            text.sets_spelling = true;
        }
        let Some(labels) = self.problems.table(head, "labels") else { return };
        for (letter, _) in labels.iter() {
            if !matches!(letter.as_bytes(), [b'A'..=b'Z']) {
                let what = format!("`{letter}` is no letter for templates; write one capital from A to Z");
                self.problems.field(labels.span_of(letter), what);
            } else if let Some(label) = self.problems.string(&labels, letter) {
                if text.own.labels.iter().any(|(_, known)| **known == *label) {
                    let what = format!("label `{label}` has a letter already; give each label one");
                    self.problems.field(labels.span_of(letter), what);
                } else {
                    text.own.labels.push((letter.into(), label.into()));
                }
            }
        }
    }

    fn exempt(&mut self, fields: &Fields<'_>, exempt: &mut Exempt) {
        const KEYS: [&str; 7] = ["quotations", "titles", "organisations", "urls", "code", "glosses", "phrases"];
        self.problems.unknown_keys(fields, &KEYS);
        for key in &KEYS[..5] {
            let Some(level) = self.problems.choice(fields, key, &ExemptLevel::ALL) else { continue };
            let slot = match *key {
                "quotations" => &mut exempt.quotations,
                "titles" => &mut exempt.titles,
                "organisations" => &mut exempt.organisations,
                "urls" => &mut exempt.urls,
                _ => &mut exempt.code,
            };
            *slot = level;
            exempt.places.push((key, self.place(fields.span_of(key).start)));
        }
        for (span, gloss) in self.problems.list(fields, "glosses") {
            if gloss.matches("{}").count() != 1 {
                self.problems
                    .field(span, "a gloss has one slot `{}` for the name, as in `(also called {})`".to_owned());
            } else if !gloss.replace("{}", "").contains(char::is_alphanumeric) {
                self.problems
                    .field(span, "a gloss has words beside its slot, else it would exempt every name".to_owned());
            } else {
                exempt.glosses.push((normal(gloss), self.place(span.start)));
            }
        }
        for (span, phrase) in self.problems.list(fields, "phrases") {
            exempt.phrases.push((normal(phrase), self.place(span.start)));
        }
    }

    fn rules(&mut self, rules: &Item, at: std::ops::Range<usize>, text: &mut PolicyText) {
        let extends = text.extends.is_some();
        if let Some(tables) = rules.as_array_of_tables() {
            for table in tables {
                let at = table.span().unwrap_or(at.clone());
                self.rule(&Fields::new(table, "a rule", at), extends, &mut text.own);
            }
        } else if let Some(values) = rules.as_array() {
            for value in values {
                let at = value.span().unwrap_or(at.clone());
                match value.as_inline_table() {
                    Some(table) => self.rule(&Fields::new(table, "a rule", at), extends, &mut text.own),
                    None => self.problems.field(at, "a rule is a table; begin it with `[[rule]]`".to_owned()),
                }
            }
        } else {
            self.problems.field(at, "rules are a list; begin each with `[[rule]]`, two brackets".to_owned());
        }
    }
}

/// Composed letters, as the glossary has them (Unicode Standard Annex 15, NFC).
fn normal(text: &str) -> Box<str> {
    text.nfc().collect::<String>().into()
}

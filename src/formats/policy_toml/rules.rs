//! A rule: whom it speaks of, and when.

use std::ops::Range;

use toml_edit::{Document, Item, Table, TableLike, Value};

use super::fields::Fields;
use super::{Reader, normal};
use crate::base::{Lang, Source, Span};
use crate::model::{Date, DateRange, Policy, Rule, Selector, When};

/// Where the rule at a line (from 1) names a concept of this id, with the quotation marks.
pub(crate) fn policy_concepts(source: &Source, line: u32, id: &str) -> Vec<Span> {
    let Ok(document) = Document::parse(source.text()) else { return Vec::new() };
    let Some(rules) = document.get("rule").and_then(Item::as_array_of_tables) else { return Vec::new() };
    let here =
        |table: &&Table| table.span().is_some_and(|span| source.place(span.start as u32).line == u64::from(line));
    let Some(of) = rules.iter().find(here).and_then(|table| table.get("of")) else { return Vec::new() };
    let mut found = Vec::new();
    let mut take = |value: Option<&Value>| {
        if let Some(span) = value.filter(|value| value.as_str() == Some(id)).and_then(Value::span) {
            found.push(Span::new(span.start, span.end));
        }
    };
    let of_table = |table: &dyn TableLike| table.get("concept").and_then(Item::as_value).cloned();
    if let Some(tables) = of.as_array_of_tables() {
        tables.iter().for_each(|table| take(of_table(table).as_ref()));
    } else if let Some(values) = of.as_array() {
        for value in values {
            match value.as_inline_table() {
                Some(table) => take(table.get("concept")),
                None => take(Some(value)),
            }
        }
    } else if let Some(table) = of.as_table_like() {
        take(of_table(table).as_ref());
    } else {
        take(of.as_value());
    }
    found
}

impl Reader<'_> {
    /// Reads one rule; it is kept only if all of it is right.
    pub(super) fn rule(&mut self, fields: &Fields<'_>, extends: bool, policy: &mut Policy) {
        let before = self.problems.0.len();
        self.problems.unknown_keys(fields, &["of", "when", "say", "note"]);
        let of = self.of(fields);
        let when = self.problems.table(fields, "when").map(|when| self.when(&when)).unwrap_or_default();
        let note = self.problems.string(fields, "note").map(normal);
        let say = self.problems.table(fields, "say").map(|say| self.say(&say, &policy.labels, extends));
        if !fields.has("say") {
            let what = "a rule says something; add `say = { stance = \"…\" }`".to_owned();
            self.problems.field(fields.at.clone(), what);
        }
        let (Some(say), true) = (say, self.problems.0.len() == before) else { return };
        let place = self.place(fields.at.start);
        for of in of {
            let (when, say, note, place) = (when.clone(), say.clone(), note.clone(), place.clone());
            policy.rules.push(Rule { of, when, say, note, place, depth: 0 });
        }
    }

    /// The selectors: one, or each of a list. Without `of` the rule speaks of every name.
    fn of(&mut self, fields: &Fields<'_>) -> Vec<Selector> {
        let Some(item) = fields.get("of") else { return vec![Selector::default()] };
        let at = fields.value_span("of");
        if let Some(array) = item.as_array() {
            if array.is_empty() {
                self.problems.field(at.clone(), "`of` is an empty list; the rule would speak of nothing".to_owned());
            }
            let mut all = Vec::new();
            for value in array {
                let at = value.span().unwrap_or(at.clone());
                all.extend(self.selector(value.as_str(), value.as_inline_table().map(|t| t as _), at));
            }
            return all;
        }
        if let Some(tables) = item.as_array_of_tables() {
            let each = tables.iter().map(|table| (table, table.span().unwrap_or(at.clone()))).collect::<Vec<_>>();
            return each.into_iter().filter_map(|(table, at)| self.selector(None, Some(table), at)).collect();
        }
        self.selector(item.as_str(), item.as_table_like(), at).into_iter().collect()
    }

    fn selector(&mut self, concept: Option<&str>, table: Option<&dyn TableLike>, at: Range<usize>) -> Option<Selector> {
        match (concept.map(str::trim), table) {
            (Some(id), _) if !id.is_empty() => Some(Selector { concept: Some(id.into()), ..Selector::default() }),
            (None, Some(table)) => Some(self.selector_table(&Fields::new(table, "`of`", at))),
            _ => {
                let what = "`of` is a concept's id, a table such as `{ label = \"…\" }`, or a list of these";
                self.problems.field(at, what.to_owned());
                None
            }
        }
    }

    fn selector_table(&mut self, fields: &Fields<'_>) -> Selector {
        let problems = &mut self.problems;
        problems.unknown_keys(fields, &["concept", "label", "term", "kind", "country", "lang"]);
        let mut text = |key| problems.string(fields, key).map(normal);
        let (concept, label, term, kind) = (text("concept"), text("label"), text("term"), text("kind"));
        let country = text("country");
        if country.as_ref().is_some_and(|c| c.len() != 2 || !c.bytes().all(|b| b.is_ascii_uppercase())) {
            let what = "`country` is a code of two capital letters (ISO 3166-1), such as `FR`".to_owned();
            problems.field(fields.value_span("country"), what);
        }
        let lang = problems.string(fields, "lang").map(Lang::new);
        if let Some(lang) = lang.as_ref().filter(|lang| !lang.is_registered()) {
            problems.field(fields.value_span("lang"), no_language(lang));
        }
        Selector { concept, label, term, kind, country, lang }
    }

    fn when(&mut self, fields: &Fields<'_>) -> When {
        self.problems.unknown_keys(fields, &["event", "written", "lang", "element", "doctype", "paths"]);
        let lang: Vec<Lang> =
            self.problems.strings(fields, "lang").unwrap_or_default().into_iter().map(Lang::new).collect();
        for lang in lang.iter().filter(|lang| !lang.is_registered()) {
            self.problems.field(fields.value_span("lang"), no_language(lang));
        }
        let mut texts = |key| -> Vec<Box<str>> {
            self.problems.strings(fields, key).unwrap_or_default().into_iter().map(normal).collect()
        };
        let (element, doctype, paths) = (texts("element"), texts("doctype"), texts("paths"));
        When {
            event: self.range(fields, "event"),
            written: self.range(fields, "written"),
            lang,
            element,
            doctype,
            paths,
        }
    }

    /// `{ from = …, to = … }`, both days within.
    fn range(&mut self, fields: &Fields<'_>, key: &'static str) -> DateRange {
        let Some(range) = self.problems.table(fields, key) else { return DateRange::default() };
        self.problems.unknown_keys(&range, &["from", "to"]);
        let from = self.date(&range, "from", Date::first_day);
        let until = self.date(&range, "to", Date::last_day);
        if range.iter().next().is_none() {
            self.problems.field(range.at.clone(), format!("`{key}` has no bound; add `from` or `to`, or leave it out"));
        }
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            let what = format!("`{key}` ends before it begins ({from} to {until}); swap `from` and `to`");
            self.problems.field(range.at.clone(), what);
        }
        DateRange { from, until }
    }

    /// A date of TOML, or a year, month or day in quotation marks; a bare year is understood too.
    fn date(&mut self, fields: &Fields<'_>, key: &str, read: fn(&str) -> Option<Date>) -> Option<Date> {
        let item = fields.get(key)?;
        let written = match item.as_value() {
            Some(Value::Datetime(date)) if date.value().time.is_none() => Some(date.value().to_string()),
            Some(Value::String(text)) => Some(text.value().trim().to_owned()),
            Some(Value::Integer(year)) => Some(year.value().to_string()),
            _ => None,
        };
        let date = written.as_deref().and_then(read);
        if date.is_none() {
            let shown = item.as_value().map(Value::to_string).unwrap_or_default();
            let what = format!("`{key}` is no date: {}; write 2020-10-03, \"2020-10\" or \"2020\"", shown.trim());
            self.problems.field(fields.value_span(key), what);
        }
        date
    }
}

fn no_language(lang: &Lang) -> String {
    format!("`{lang}` is no registered language; write a BCP 47 tag such as `en`, `az` or `pt-BR`")
}

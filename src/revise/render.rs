//! Glossary entries as canonical lines: one term a line, keys in a fixed order.

use std::fmt::Write;

use indexmap::IndexMap;

use crate::model::{Concept, Example, Gender, Glossary, MatchMode, Name, Rank, RelatedKind, Status, Term};

/// A term line without indent and comma. `first`: no term of its language stands before it, so that `preferred` need
/// not be said.
pub(super) fn term(term: &Term, first: bool) -> String {
    let mut line = format!("{{ {} = {}", key(term.lang.as_str()), text(&term.text));
    if !(first && term.rank == Rank::Preferred) {
        word(&mut line, "rank", name(&Rank::ALL, term.rank));
    }
    if term.matching != MatchMode::default() {
        word(&mut line, "match", name(&MatchMode::ALL, term.matching));
    }
    given(&mut line, "decl", term.decl.as_deref());
    if let Some(gender) = term.gender {
        word(&mut line, "gender", name(&Gender::ALL, gender));
    }
    if !term.forms.is_empty() {
        let _ = write!(line, ", forms = {}", list(&term.forms));
    }
    if term.keep {
        line.push_str(", keep = true");
    }
    for (key, date) in [("from", term.valid.from), ("until", term.valid.until)] {
        if let Some(date) = date {
            let _ = write!(line, ", {key} = {date}");
        }
    }
    if term.status != Status::default() {
        word(&mut line, "status", name(&Status::ALL, term.status));
    }
    given(&mut line, "note", term.note.as_deref());
    given(&mut line, "source", term.source.as_deref());
    if !term.extra.is_empty() {
        let _ = write!(line, ", extra = {}", extra(&term.extra));
    }
    line.push_str(" }");
    line
}

/// A name under its own header, or the keys of a nameless one without; lines end in LF.
pub(super) fn name_table(concept: &str, given_name: &Name) -> String {
    let mut out = String::new();
    if !given_name.key.is_empty() {
        let _ = writeln!(out, "[concepts.{}.names.{}]", key(concept), key(&given_name.key));
    }
    match &given_name.usage[..] {
        [] => {}
        [one] => line(&mut out, "usage", &text(one)),
        many => line(&mut out, "usage", &list(many)),
    }
    if let Some(note) = &given_name.note {
        line(&mut out, "note", &text(note));
    }
    out.push_str("terms = [\n");
    for (index, one) in given_name.terms.iter().enumerate() {
        let first = !given_name.terms[..index].iter().any(|before| before.lang == one.lang);
        let _ = writeln!(out, "  {},", term(one, first));
    }
    out.push_str("]\n");
    out
}

/// A concept with all its names; lines end in LF.
pub(super) fn concept_table(concept: &Concept) -> String {
    let mut out = format!("[concepts.{}]\n", key(&concept.id));
    for (key, value) in facts(concept) {
        line(&mut out, key, &value);
    }
    for name in concept
        .names
        .iter()
        .filter(|name| name.key.is_empty())
        .chain(concept.names.iter().filter(|n| !n.key.is_empty()))
    {
        out.push_str(&name_table(&concept.id, name));
    }
    out
}

/// What a concept says beside its names: keys in their order, and values as they are written.
pub(super) fn facts(concept: &Concept) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    let texts = |texts: &[(&'static str, &Option<Box<str>>)]| {
        let given = texts.iter().filter_map(|&(key, value)| Some((key, text(value.as_deref()?))));
        given.collect::<Vec<_>>()
    };
    all.extend(texts(&[("kind", &concept.kind), ("country", &concept.country)]));
    if let Some((latitude, longitude)) = concept.at {
        // `{:?}` keeps the point that makes a TOML number a float, and is exact.
        all.push(("at", format!("[{latitude:?}, {longitude:?}]")));
    }
    all.extend(texts(&[("definition", &concept.definition), ("owner", &concept.owner)]));
    let lists = [
        ("was", &concept.was),
        ("sources", &concept.sources),
        ("context", &concept.context),
        ("frozen", &concept.frozen),
    ];
    all.extend(lists.into_iter().filter(|(_, values)| !values.is_empty()).map(|(key, values)| (key, list(values))));
    for (key, examples) in [("accept", &concept.accept), ("reject", &concept.reject)] {
        if !examples.is_empty() {
            all.push((key, format!("[{}]", examples.iter().map(example).collect::<Vec<_>>().join(", "))));
        }
    }
    all.extend(texts(&[("note", &concept.note)]));
    if !concept.related.is_empty() {
        all.push(("related", relations(concept)));
    }
    if !concept.extra.is_empty() {
        all.push(("extra", extra(&concept.extra)));
    }
    all
}

fn example(example: &Example) -> String {
    match &example.lang {
        Some(lang) => format!("{{ {lang} = {} }}", text(&example.text)),
        None => text(&example.text),
    }
}

/// A list of relations, one a line.
fn relations(concept: &Concept) -> String {
    let mut out = "[\n".to_owned();
    for related in &concept.related {
        let mut row = format!("  {{ to = {}", text(&related.to));
        word(&mut row, "kind", name(&RelatedKind::ALL, related.kind));
        given(&mut row, "confidence", related.confidence.as_deref());
        for (key, date) in [("from", related.valid.from), ("until", related.valid.until)] {
            if let Some(date) = date {
                let _ = write!(row, ", {key} = {date}");
            }
        }
        given(&mut row, "note", related.note.as_deref());
        match &related.sources[..] {
            [] => {}
            [one] => given(&mut row, "source", Some(one)),
            many => {
                let _ = write!(row, ", source = {}", list(many));
            }
        }
        let _ = writeln!(out, "{row} }},");
    }
    out.push(']');
    out
}

/// The head of a glossary that is begun: what it says of itself.
pub(super) fn glossary_table(glossary: &Glossary) -> String {
    let texts = [("title", &glossary.title), ("license", &glossary.license), ("attribution", &glossary.attribution)];
    let mut out = "[glossary]\n".to_owned();
    for (key, value) in texts.into_iter().filter_map(|(key, value)| Some((key, value.as_deref()?))) {
        line(&mut out, key, &text(value));
    }
    if !glossary.sources.is_empty() {
        line(&mut out, "sources", &list(&glossary.sources));
    }
    if !glossary.extra.is_empty() {
        line(&mut out, "extra", &extra(&glossary.extra));
    }
    out
}

fn line(out: &mut String, key: &str, value: &str) {
    let _ = writeln!(out, "{key} = {value}");
}

fn word(line: &mut String, key: &str, value: &str) {
    let _ = write!(line, ", {key} = \"{value}\"");
}

fn given(line: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        let _ = write!(line, ", {key} = {}", text(value));
    }
}

fn name<T: PartialEq + Copy>(all: &[(&'static str, T)], wanted: T) -> &'static str {
    all.iter().find(|(_, value)| *value == wanted).map_or("", |&(name, _)| name)
}

fn list(values: &[Box<str>]) -> String {
    format!("[{}]", values.iter().map(|value| text(value)).collect::<Vec<_>>().join(", "))
}

/// Fields of other tools; those of one key are a list where the key first stands.
fn extra(pairs: &[(Box<str>, Box<str>)]) -> String {
    let fields = extra_fields(pairs).into_iter().map(|(name, value)| format!("{} = {value}", key(name)));
    format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
}

/// The same, each key with its value as TOML.
pub(super) fn extra_fields(pairs: &[(Box<str>, Box<str>)]) -> IndexMap<&str, String> {
    let mut fields: IndexMap<&str, Vec<Box<str>>> = IndexMap::new();
    for (key, value) in pairs {
        fields.entry(key).or_default().push(value.clone());
    }
    let written = |values: Vec<Box<str>>| match &values[..] {
        [one] => text(one),
        many => list(many),
    };
    fields.into_iter().map(|(name, values)| (name, written(values))).collect()
}

/// A bare key where TOML allows one, else in quotation marks.
pub(super) fn key(key: &str) -> String {
    let bare = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if bare { key.to_owned() } else { text(key) }
}

/// A TOML basic string (TOML 1.0, "String").
pub(super) fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 2);
    out.push('"');
    for char in value.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

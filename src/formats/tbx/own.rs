//! What a glossary says and TBX has no category for: a note that begins with `exonym:`, then JSON.
//!
//! Keys and values are those of a glossary file, so that the page on glossaries explains them.

use serde_json::{Map, Value, json};

use crate::base::{Lang, Span};
use crate::model::{
    Concept, Date, DateRange, Example, Gender, MatchMode, Name, Rank, Related, RelatedKind, Status, Term,
};

/// What such a note begins with.
pub(super) const PREFIX: &str = "exonym:";
/// Where a header must say where a file comes from, and the glossary does not.
pub(super) const NO_SOURCE: &str = "exported by exonym";
/// Where a header must have a title, and the glossary has none.
pub(super) const NO_TITLE: &str = "untitled";

/// The fields of a note of ours.
pub(super) fn parse(note: &str) -> Option<Map<String, Value>> {
    match serde_json::from_str(note.strip_prefix(PREFIX)?.trim()) {
        Ok(Value::Object(fields)) => Some(fields),
        _ => None,
    }
}

/// The note for these fields, if there are any.
pub(super) fn note(fields: &Map<String, Value>) -> Option<String> {
    (!fields.is_empty()).then(|| format!("{PREFIX}{}", Value::Object(fields.clone())))
}

fn name_of<T: PartialEq + Copy>(all: &[(&'static str, T)], wanted: T) -> Value {
    all.iter().find(|(_, value)| *value == wanted).map_or(Value::Null, |&(name, _)| name.into())
}

fn by_name<T: Copy>(all: &[(&'static str, T)], name: Option<&Value>) -> Option<T> {
    let name = name?.as_str()?;
    all.iter().find(|(known, _)| *known == name).map(|&(_, value)| value)
}

fn texts(value: Option<&Value>) -> Vec<Box<str>> {
    match value {
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).map(Into::into).collect(),
        Some(Value::String(one)) => vec![one.as_str().into()],
        _ => Vec::new(),
    }
}

fn text(value: Option<&Value>) -> Option<Box<str>> {
    value.and_then(Value::as_str).filter(|text| !text.is_empty()).map(Into::into)
}

fn valid(fields: &Map<String, Value>) -> DateRange {
    let date = |key: &str| fields.get(key).and_then(Value::as_str).and_then(Date::first_day);
    DateRange { from: date("from"), until: date("until") }
}

fn put_valid(fields: &mut Map<String, Value>, valid: DateRange) {
    for (key, date) in [("from", valid.from), ("until", valid.until)] {
        if let Some(date) = date {
            fields.insert(key.to_owned(), date.to_string().into());
        }
    }
}

fn put_text(fields: &mut Map<String, Value>, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        fields.insert(key.to_owned(), value.into());
    }
}

fn put_list(fields: &mut Map<String, Value>, key: &str, values: &[Box<str>]) {
    if !values.is_empty() {
        fields.insert(key.to_owned(), json!(values));
    }
}

/// Adds a field of another tool.
pub(super) fn put_extra(fields: &mut Map<String, Value>, key: &str, value: &str) {
    let extra = fields.entry("extra").or_insert_with(|| json!({}));
    let Some(extra) = extra.as_object_mut() else { return };
    match extra.get_mut(key) {
        None => {
            extra.insert(key.to_owned(), value.into());
        }
        Some(Value::Array(all)) => all.push(value.into()),
        Some(one) => *one = json!([one.clone(), value]),
    }
}

/// The fields of other tools.
pub(super) fn extra(fields: &Map<String, Value>) -> Vec<(Box<str>, Box<str>)> {
    let Some(Value::Object(extra)) = fields.get("extra") else { return Vec::new() };
    extra
        .iter()
        .flat_map(|(key, value)| texts(Some(value)).into_iter().map(|value| (key.as_str().into(), value)))
        .collect()
}

/// What a key of a note says, in the words of a loss.
pub(super) fn words(key: &str) -> &'static str {
    match key {
        "license" => "licences",
        "attribution" => "attributions",
        "country" => "countries",
        "at" => "coordinates",
        "owner" => "owners",
        "was" => "earlier ids",
        "context" => "context words",
        "frozen" => "phrases that keep their name",
        "accept" | "reject" => "example sentences",
        "related" => "relations to other concepts",
        "names" => "keys and notes of names",
        "lang" => "languages as the glossary writes them",
        "rank" => "ranks (deprecated or hidden)",
        "match" => "ways to match",
        "decl" => "declension classes",
        "gender" => "genders",
        "forms" => "forms given by hand",
        "keep" => "marks that a term is not translated",
        "from" | "until" => "dates of validity",
        "status" => "terms that are not approved yet",
        _ => "fields of other tools",
    }
}

/// What TBX has no room for in a term. The rank and status are those that TBX cannot say.
pub(super) fn of_term(term: &Term) -> Map<String, Value> {
    let mut fields = Map::new();
    if term.rank == Rank::Hidden {
        fields.insert("rank".to_owned(), name_of(&Rank::ALL, term.rank));
    }
    if term.matching != MatchMode::default() {
        fields.insert("match".to_owned(), name_of(&MatchMode::ALL, term.matching));
    }
    put_text(&mut fields, "decl", term.decl.as_deref());
    if term.gender == Some(Gender::Plural) {
        fields.insert("gender".to_owned(), name_of(&Gender::ALL, Gender::Plural));
    }
    put_list(&mut fields, "forms", &term.forms);
    if term.keep {
        fields.insert("keep".to_owned(), true.into());
    }
    put_valid(&mut fields, term.valid);
    if term.status == Status::Rejected {
        fields.insert("status".to_owned(), name_of(&Status::ALL, term.status));
    }
    fields
}

/// Sets what a note of ours says of a term; the key of its name comes back.
pub(super) fn to_term(fields: &Map<String, Value>, term: &mut Term) -> Option<Box<str>> {
    term.matching = by_name(&MatchMode::ALL, fields.get("match")).unwrap_or(term.matching);
    term.decl = text(fields.get("decl")).or(term.decl.take());
    term.gender = by_name(&Gender::ALL, fields.get("gender")).or(term.gender);
    term.forms = texts(fields.get("forms"));
    term.keep = fields.get("keep") == Some(&Value::Bool(true));
    term.valid = valid(fields);
    term.status = by_name(&Status::ALL, fields.get("status")).unwrap_or(term.status);
    term.extra.extend(extra(fields));
    fields.get("name").and_then(Value::as_str).map(Into::into)
}

/// The rank that a note of ours gives a term.
pub(super) fn rank(fields: &Map<String, Value>) -> Option<Rank> {
    by_name(&Rank::ALL, fields.get("rank"))
}

/// What TBX has no room for in a concept, its names' keys, labels and notes among it where it has several.
pub(super) fn of_concept(concept: &Concept) -> Map<String, Value> {
    let mut fields = Map::new();
    put_text(&mut fields, "country", concept.country.as_deref());
    if let Some((latitude, longitude)) = concept.at {
        fields.insert("at".to_owned(), json!([latitude, longitude]));
    }
    put_text(&mut fields, "owner", concept.owner.as_deref());
    put_list(&mut fields, "was", &concept.was);
    put_list(&mut fields, "context", &concept.context);
    put_list(&mut fields, "frozen", &concept.frozen);
    for (key, examples) in [("accept", &concept.accept), ("reject", &concept.reject)] {
        if !examples.is_empty() {
            fields.insert(key.to_owned(), examples.iter().map(of_example).collect());
        }
    }
    if !concept.related.is_empty() {
        fields.insert("related".to_owned(), concept.related.iter().map(of_related).collect());
    }
    let keyed = |name: &&Name| concept.names.len() > 1 || !name.key.is_empty() || name.note.is_some();
    let names: Map<String, Value> = concept.names.iter().filter(keyed).map(of_name).collect();
    if !names.is_empty() {
        fields.insert("names".to_owned(), Value::Object(names));
    }
    fields
}

/// A sentence, or a sentence with its language as the key.
fn of_example(example: &Example) -> Value {
    match &example.lang {
        Some(lang) => json!({ lang.as_str(): *example.text }),
        None => Value::from(&*example.text),
    }
}

fn examples(given: Option<&Value>) -> Vec<Example> {
    let all = given.and_then(Value::as_array).into_iter().flatten();
    let example = |one: &Value| {
        let (lang, text) = match one {
            Value::Object(keyed) => keyed.iter().next().map(|(lang, text)| (Some(Lang::new(lang)), text))?,
            text => (None, text),
        };
        Some(Example { text: text.as_str()?.into(), lang, span: Span::default() })
    };
    all.filter_map(example).collect()
}

fn of_name(name: &Name) -> (String, Value) {
    let mut fields = Map::new();
    put_list(&mut fields, "usage", &name.usage);
    put_text(&mut fields, "note", name.note.as_deref());
    (name.key.to_string(), Value::Object(fields))
}

fn of_related(related: &Related) -> Value {
    let mut fields = Map::new();
    put_text(&mut fields, "to", Some(&related.to));
    fields.insert("kind".to_owned(), name_of(&RelatedKind::ALL, related.kind));
    put_text(&mut fields, "confidence", related.confidence.as_deref());
    put_valid(&mut fields, related.valid);
    put_text(&mut fields, "note", related.note.as_deref());
    put_list(&mut fields, "source", &related.sources);
    Value::Object(fields)
}

/// Sets what a note of ours says of a concept, and the names it has.
pub(super) fn to_concept(fields: &Map<String, Value>, concept: &mut Concept, names: &mut Vec<Name>) {
    concept.id = text(fields.get("id")).unwrap_or(std::mem::take(&mut concept.id));
    concept.country = text(fields.get("country"));
    if let Some([latitude, longitude]) = fields.get("at").and_then(Value::as_array).map(Vec::as_slice) {
        concept.at = latitude.as_f64().zip(longitude.as_f64());
    }
    concept.owner = text(fields.get("owner"));
    concept.was = texts(fields.get("was"));
    concept.context = texts(fields.get("context"));
    concept.frozen = texts(fields.get("frozen"));
    concept.accept = examples(fields.get("accept"));
    concept.reject = examples(fields.get("reject"));
    for one in fields.get("related").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object) {
        let (Some(to), Some(kind)) = (text(one.get("to")), by_name(&RelatedKind::ALL, one.get("kind"))) else {
            continue;
        };
        concept.related.push(Related {
            to,
            kind,
            note: text(one.get("note")),
            confidence: text(one.get("confidence")),
            sources: texts(one.get("source")),
            valid: valid(one),
            span: concept.span,
        });
    }
    for (key, one) in fields.get("names").and_then(Value::as_object).into_iter().flatten() {
        let Some(one) = one.as_object() else { continue };
        let (usage, note) = (texts(one.get("usage")), text(one.get("note")));
        names.push(Name { key: key.as_str().into(), usage, note, terms: Vec::new(), span: concept.span });
    }
    concept.extra.extend(extra(fields));
}

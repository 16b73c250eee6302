//! Values of the kinds that a glossary has, and what was probably meant where one is not.

use super::lines::toml_text;
use super::problems::{FIELD, Problems};
use super::tree::{Entry, Key, Kind, Value};
use crate::base::Span;
use crate::model::{Applicability, Date, DateRange, Diagnostic, Edit, Fix, closest};

/// A kind of value that a field wants.
fn wrong(problems: &mut Problems, key: &str, value: &Value<'_>, wants: &str) {
    let message = match &value.kind {
        Kind::Invalid => return,
        Kind::Number(number) if wants.starts_with("text") => {
            format!("`{key}` takes {wants}, not a number: write `{key} = \"{number}\"`")
        }
        Kind::Text(_) => format!("`{key}` takes {wants}, not text in quotation marks"),
        Kind::Bool(_) => format!("`{key}` takes {wants}, not true or false"),
        Kind::Number(_) => format!("`{key}` takes {wants}, not a number"),
        Kind::Date(_) => format!("`{key}` takes {wants}, not a date"),
        Kind::Array(_) => format!("`{key}` takes {wants}, not a list in brackets"),
        Kind::Table(_) => format!("`{key}` takes {wants}, not a table in braces"),
    };
    problems.error(FIELD, value.span, message);
}

/// Text. Empty text is as good as none.
pub(super) fn text(problems: &mut Problems, key: &str, value: &Value<'_>) -> Option<Box<str>> {
    match &value.kind {
        Kind::Text(text) if text.trim().is_empty() => {
            problems.error(FIELD, value.span, format!("`{key}` is empty: write something or remove it"));
            None
        }
        Kind::Text(text) => Some(text.as_ref().into()),
        _ => {
            wrong(problems, key, value, "text in quotation marks");
            None
        }
    }
}

/// Text, or a list of texts.
pub(super) fn texts(problems: &mut Problems, key: &str, value: &Value<'_>) -> Vec<Box<str>> {
    match &value.kind {
        Kind::Array(values) => values.iter().filter_map(|value| text(problems, key, value)).collect(),
        Kind::Text(_) => text(problems, key, value).into_iter().collect(),
        _ => {
            wrong(problems, key, value, "text or a list of texts");
            Vec::new()
        }
    }
}

/// Fields of other tools: a table of texts or lists of texts. A list is a key that comes again.
pub(super) fn extra(problems: &mut Problems, value: &Value<'_>) -> Vec<(Box<str>, Box<str>)> {
    let Kind::Table(entries) = &value.kind else {
        wrong(problems, "extra", value, "keys and texts in braces: `extra = { \"tool:key\" = \"…\" }`");
        return Vec::new();
    };
    let mut pairs = Vec::new();
    for Entry { key, rest, value } in entries {
        if !no_parts(problems, key, rest) {
            extra_field(problems, &mut pairs, key, value);
        }
    }
    pairs
}

/// One field of another tool.
pub(super) fn extra_field(
    problems: &mut Problems,
    pairs: &mut Vec<(Box<str>, Box<str>)>,
    key: &Key<'_>,
    value: &Value<'_>,
) {
    if key.invalid {
        return;
    }
    if pairs.iter().any(|(given, _)| **given == *key.text) {
        twice(problems, key);
        return;
    }
    let values = texts(problems, &key.text, value);
    pairs.extend(values.into_iter().map(|value| (key.text.as_ref().into(), value)));
}

/// True or false.
pub(super) fn boolean(problems: &mut Problems, key: &str, value: &Value<'_>) -> Option<bool> {
    if let Kind::Bool(value) = value.kind {
        return Some(value);
    }
    wrong(problems, key, value, "true or false without quotation marks");
    None
}

/// One of a fixed set of words.
pub(super) fn word<T: Copy>(problems: &mut Problems, key: &str, value: &Value<'_>, all: &[(&str, T)]) -> Option<T> {
    let names = || all.iter().map(|&(name, _)| name);
    let given = text(problems, key, value)?;
    if let Some(&(_, found)) = all.iter().find(|&&(name, _)| *name == *given) {
        return Some(found);
    }
    let list = names().collect::<Vec<_>>().join(", ");
    let message = match meant(&given, names()) {
        Some(meant) => format!("`{given}` is no value of `{key}`: did you mean `{meant}`? ({list})"),
        None => format!("`{given}` is no value of `{key}`: write one of {list}"),
    };
    problems.error(FIELD, value.span, message);
    None
}

/// Latitude and longitude in degrees; whether they are on this earth is for a check to say.
pub(super) fn point(problems: &mut Problems, key: &str, value: &Value<'_>) -> Option<(f64, f64)> {
    if let Kind::Array(values) = &value.kind {
        if let [Value { kind: Kind::Number(lat), .. }, Value { kind: Kind::Number(lon), .. }] = values[..] {
            return Some((lat, lon));
        }
        if values.iter().any(|value| matches!(value.kind, Kind::Invalid)) {
            return None;
        }
        let message = format!("`{key}` takes latitude and longitude in degrees: write `{key} = [39.8, 46.7]`");
        problems.error(FIELD, value.span, message);
        return None;
    }
    wrong(problems, key, value, "latitude and longitude as a list of two numbers");
    None
}

/// A day; a year or a month is its first day, or its last where `last`.
pub(super) fn date(problems: &mut Problems, key: &str, value: &Value<'_>, last: bool) -> Option<Date> {
    let given = match &value.kind {
        Kind::Text(text) | Kind::Date(text) => text,
        Kind::Number(number) => {
            let message = format!("`{key}` takes a date: write a year as text, `{key} = \"{number}\"`");
            problems.error(FIELD, value.span, message);
            return None;
        }
        _ => {
            wrong(problems, key, value, "a date such as 2020-10-03, \"2020-10\" or \"2020\"");
            return None;
        }
    };
    let date = parse_date(given, last);
    if date.is_none() {
        let message = format!("`{given}` is no date: write 2020-10-03, \"2020-10\" or \"2020\"");
        problems.error(FIELD, value.span, message);
    }
    date
}

fn parse_date(text: &str, last: bool) -> Option<Date> {
    let mut parts = text.trim().split('-');
    let plain = |part: &str, digits: usize| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    let year: i16 = parts.next().filter(|part| plain(part, 4))?.parse().ok()?;
    // What is not said is the first or the last of its kind.
    let mut small = |missing: u8| match parts.next() {
        Some(part) if plain(part, 2) => part.parse::<u8>().ok(),
        Some(_) => None,
        None => Some(missing),
    };
    let month = small(if last { 12 } else { 1 })?;
    let length = match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    };
    let day = small(if last { length } else { 1 })?;
    let fits = (1..=12).contains(&month) && (1..=length).contains(&day) && parts.next().is_none();
    fits.then_some(Date { year, month, day })
}

/// The values of `from` and `until`: where each stands, and how it is written.
pub(super) type Bounds = [Option<(Span, String)>; 2];

/// One of them.
pub(super) fn bound(value: &Value<'_>) -> Option<(Span, String)> {
    match &value.kind {
        Kind::Text(text) => Some((value.span, toml_text(text))),
        Kind::Date(date) => Some((value.span, date.clone().into_owned())),
        _ => None,
    }
}

/// `from` and `until` in the right order; else a mistake at `span`, and no bounds. `values` is where the two stand, and as
/// what.
pub(super) fn range(problems: &mut Problems, range: DateRange, values: Bounds, span: Span) -> DateRange {
    if let (Some(from), Some(until)) = (range.from, range.until)
        && from > until
    {
        let what = format!("`from` ({from}) is after `until` ({until}): exchange the two");
        let problem = problems.error(FIELD, span, what);
        if let [Some((from, first)), Some((until, last))] = values {
            let mut edits = vec![Edit { span: from, text: last }, Edit { span: until, text: first }];
            edits.sort_by_key(|edit| edit.span);
            problem.fix = Some(Fix { applicability: Applicability::Unsafe, edits });
        }
        return DateRange::default();
    }
    range
}

/// The word of `all` that was probably meant: a near one, or one that `given` begins.
pub(super) fn meant<'a>(given: &str, mut all: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let begun = |word: &&str| given.len() > 2 && word.starts_with(&*given.to_lowercase());
    closest(given, all.clone()).or_else(|| all.find(begun))
}

/// The field of `fields` that a key names, or was probably meant to name; then the slip is reported. `what` is what
/// the fields belong to, `others` what it can have beside them.
pub(super) fn field(
    problems: &mut Problems,
    key: &Key<'_>,
    fields: &'static [&'static str],
    what: &str,
    others: &str,
) -> Option<&'static str> {
    if let Some(field) = fields.iter().find(|&&field| field == key.text) {
        return Some(field);
    }
    if key.invalid {
        return None;
    }
    let meant = meant(&key.text, fields.iter().copied());
    let shown = shorten(&key.text);
    let message = match meant {
        Some(meant) => format!("{what} has no key `{shown}`: did you mean `{meant}`?"),
        None => format!("{what} has no key `{shown}`: it can have {others}{}", fields.join(", ")),
    };
    problems.error(FIELD, key.span, message);
    meant
}

/// A file's own words in a message, cut where they are very long.
pub(super) fn shorten(text: &str) -> std::borrow::Cow<'_, str> {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

/// Reports a key that stands there a second time.
pub(super) fn twice<'p>(problems: &'p mut Problems, key: &Key<'_>) -> &'p mut Diagnostic {
    problems.error(FIELD, key.span, format!("`{}` is given twice: keep one of the two", shorten(&key.text)))
}

/// Reports what stands after the dot of a key that has no parts.
pub(super) fn no_parts(problems: &mut Problems, key: &Key<'_>, rest: &[Key<'_>]) -> bool {
    if let Some(part) = rest.first() {
        let message = format!("`{}` has no parts: write `{0} = …` without the dot", shorten(&key.text));
        problems.error(FIELD, part.span, message);
    }
    !rest.is_empty()
}

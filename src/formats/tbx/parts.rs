//! What the writer puts together: the fields of a level in the order of the schema, and names as XML takes them.

use super::super::xml::{Child, Element};
use super::category;
use super::field::is_group;
use crate::base::Lang;
use crate::model::{Concept, Date, Glossary, Rank, Term};

/// The fields of a level, each kind in its place.
#[derive(Default)]
pub(super) struct Fields {
    /// What the glossary itself says comes before what was kept beside it.
    pub(super) own: Vec<Element>,
    elements: Vec<Element>,
    /// What they say, by category.
    pub(super) texts: Vec<(Box<str>, String)>,
}

impl Fields {
    pub(super) fn add(&mut self, element: Element) {
        self.elements.push(element);
    }
    pub(super) fn put(&mut self, category: &str, text: String, element: Element) {
        self.texts.push((category.into(), text));
        self.elements.push(element);
    }
    /// In the order: subject, definition, then as they came; notes last.
    pub(super) fn children(mut self) -> Vec<Child> {
        let mut elements = self.own;
        elements.append(&mut self.elements);
        elements.sort_by_key(order);
        elements.into_iter().map(Child::Element).collect()
    }
    /// Those that stand right behind the term, and the others.
    pub(super) fn parted(mut self) -> (Vec<Element>, Vec<Element>) {
        let mut elements = self.own;
        elements.append(&mut self.elements);
        elements.sort_by_key(order);
        elements.into_iter().partition(|one| {
            let name = one.local();
            matches!(name, "termNote" | "termNoteGrp" | "termCompList")
                || category(name).is_some_and(|category| category.element == "termNote")
        })
    }
}

/// The extras of a language, or of the concept as a whole.
pub(super) fn extras<'c>(concept: &'c Concept, language: Option<&Lang>) -> Vec<&'c (Box<str>, Box<str>)> {
    let of = |key: &str| match (key.rsplit_once('@'), language) {
        (None, None) => true,
        (Some((_, lang)), Some(language)) => Lang::new(lang) == *language,
        _ => false,
    };
    concept.extra.iter().filter(|(key, _)| of(key)).collect()
}

/// The rank of an element among its neighbours.
fn order(element: &Element) -> (u8, u8) {
    let category = element.attribute("type").unwrap_or_else(|| element.local());
    let first = element.elements().next().map(|one| one.attribute("type").unwrap_or_else(|| one.local()));
    let main = first.filter(|_| is_group(element.local())).unwrap_or(category);
    let kind = match element.local() {
        "termNoteGrp" => 1,
        "termCompList" => 2,
        "note" => 9,
        _ => 0,
    };
    let what = match main {
        "subjectField" | "partOfSpeech" => 0,
        "definition" | "administrativeStatus" => 1,
        "source" => 8,
        _ => 4,
    };
    (kind, what)
}

pub(super) fn holding(name: &str, children: Vec<Element>) -> Element {
    let mut element = Element::new(name);
    element.children = children.into_iter().map(Child::Element).collect();
    element
}

/// A language tag as both versions take it (`xs:language`), if it can be one.
pub(super) fn lang_text(tag: &str) -> Option<String> {
    let tag = tag.replace('_', "-");
    let mut parts = tag.split('-');
    let first =
        parts.next().is_some_and(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()));
    let rest = parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    (first && rest).then_some(tag)
}

pub(super) fn is_name_char(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '.' | '-' | '_') || (!char.is_ascii() && char.is_alphanumeric())
}

/// True for a name without colon (an id).
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_') && text.chars().all(is_name_char)
}

/// True if a label is one of every name.
pub(super) fn all_have(concept: &Concept, label: &str) -> bool {
    concept.names.iter().all(|name| name.usage.iter().any(|usage| **usage == *label))
}

/// True if other tools could not tell the terms' standing by their being alone.
pub(super) fn needs_statuses(glossary: &Glossary) -> bool {
    let several = |concept: &Concept| {
        let all: Vec<&Term> = concept.terms().collect();
        let alone = |term: &&Term| all.iter().filter(|other| other.lang == term.lang).count() == 1;
        !all.iter().all(|term| term.rank == Rank::Preferred && alone(term))
    };
    glossary.has_statuses || glossary.concepts.iter().any(several)
}

/// A date as the version takes it (`xs:date`, in version 3 `xs:dateTime` too); the day alone where a time stands that it
/// does not take; `None` where no day can be told.
pub(super) fn date(text: &str, version3: bool) -> Option<String> {
    let (day, time) = text.split_at(text.find('T').unwrap_or(text.len()));
    let digits = day.len() == 8 && day.bytes().all(|b| b.is_ascii_digit());
    let day = if digits { format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]) } else { day.to_owned() };
    if day.len() != 10 || Date::first_day(&day).is_none() {
        return None;
    }
    let clock = time.strip_prefix('T').map(|time| time.strip_suffix('Z').unwrap_or(time)).unwrap_or_default();
    let number = |range: std::ops::Range<usize>, limit: u32| {
        clock.get(range).and_then(|part| part.parse::<u32>().ok()).is_some_and(|number| number < limit)
    };
    let colons = clock.len() == 8 && clock.as_bytes()[2] == b':' && clock.as_bytes()[5] == b':';
    let is_time = colons && number(0..2, 24) && number(3..5, 60) && number(6..8, 60);
    Some(if version3 && is_time { format!("{day}{time}") } else { day })
}

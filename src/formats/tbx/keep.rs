//! What a dialect has no room for, kept in a note that the reader takes apart again; for files that are mended.

use serde_json::{Map, Value};

use super::super::xml::{Child, Element};
use super::categories::{Dialect, category};
use super::field::{Field, fields, is_group, plain_text};
use super::models::{Version, has_attribute, holds_text, is_typed};
use super::own;
use super::parts::date;

/// A field as the reader keeps it: key and value.
pub(crate) type Kept = (Box<str>, Box<str>);

/// What a schema says against a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// It has attributes that it cannot have.
    Attributes(Vec<Box<str>>),
    /// Parts of the group, by their place among its elements, are in its way.
    Parts(Vec<usize>),
    /// There is no place for it at all.
    All,
}

/// What the schema of a dialect says against a field beside terms; `None`: nothing. With `dialect` unknown every category
/// is one. Which values and levels a category has is no matter of the schema.
pub(crate) fn trouble(element: &Element, version: Version, dialect: Option<Dialect>) -> Option<Trouble> {
    let name = &*element.name;
    // Modules of version 3, in namespaces of their own.
    if name.contains(':') || element.attribute("xmlns").is_some() {
        return None;
    }
    let foreign = |element: &Element| -> Vec<Box<str>> {
        let all = element.attributes.iter().filter(|attribute| !has_attribute(&element.name, version, &attribute.name));
        all.map(|attribute| attribute.name.clone()).collect()
    };
    if is_group(name) {
        let bad = |part: &Element| &*part.name != "date" && trouble(part, version, dialect).is_some();
        let parts: Vec<usize> =
            element.elements().enumerate().filter(|(_, part)| bad(part)).map(|(at, _)| at).collect();
        return match parts.first() {
            Some(0) => Some(Trouble::All),
            Some(_) => Some(Trouble::Parts(parts)),
            None if foreign(element).is_empty() => None,
            None => Some(Trouble::Attributes(foreign(element))),
        };
    }
    let known = match name {
        "note" | "date" => true,
        _ if is_typed(name) => {
            let kind = element.attribute("type").unwrap_or_default().trim();
            match (category(kind), dialect) {
                (Some(category), Some(dialect)) => category.element == name && category.is_in(dialect),
                (None, Some(_)) => false,
                (_, None) => !kind.is_empty(),
            }
        }
        "termCompList" => return (version != Version::Two).then_some(Trouble::All),
        _ => false,
    };
    let inside = element.elements().all(|one| holds_text(&one.name, version) && foreign(one).is_empty());
    let target = name != "xref" || element.attribute("target").is_some();
    if !known || !inside || !target {
        return Some(Trouble::All);
    }
    let foreign = foreign(element);
    (!foreign.is_empty()).then_some(Trouble::Attributes(foreign))
}

/// A field under the keys that the reader would give it. `lang` where it is one of a language.
pub(crate) fn kept(element: &Element, lang: Option<&str>) -> Vec<Kept> {
    let said = |field: &&Field| !field.text.is_empty() || !field.plain;
    fields(element).iter().filter(said).map(|field| super::field::kept(field, lang)).collect()
}

/// A note of ours with these fields more than it had.
pub(crate) fn note_of(before: Option<&str>, more: &[Kept]) -> Option<String> {
    let mut fields = before.and_then(own::parse).unwrap_or_default();
    for (key, value) in more {
        own::put_extra(&mut fields, key, value);
    }
    own::note(&fields)
}

/// Dates within as the version takes them, and, with `noted`, all that they said in a note that the reader finds. Gives
/// those that were written anew.
pub(crate) fn keep_dates(element: &mut Element, version3: bool, noted: bool) -> Vec<String> {
    let mut done = Vec::new();
    let mut children = Vec::with_capacity(element.children.len());
    for child in std::mem::take(&mut element.children) {
        let Child::Element(mut one) = child else {
            children.push(child);
            continue;
        };
        let text = plain_text(&one);
        if &*one.name != "date" {
            done.extend(keep_dates(&mut one, version3, noted));
            children.push(Child::Element(one));
            continue;
        }
        let day = date(&text, version3);
        if let Some(day) = &day {
            let written = Element { children: Vec::new(), ..one.clone() }.holding(day);
            children.push(Child::Element(written));
        }
        if day.as_ref() == Some(&text) {
            continue;
        }
        if noted {
            let mut ours = Map::new();
            ours.insert("date".to_owned(), Value::from(text.as_str()));
            let note = own::note(&ours).map(|note| Element::new("note").holding(&note));
            children.extend(note.map(Child::Element));
        }
        done.push(text);
    }
    element.children = children;
    done
}

//! What stands beside the terms, brought to one form: version, style and prefix told apart no more.

use super::super::term_text::one_line;
use super::super::xml::{Attribute, Child, Element, element_line};
use super::categories::category;
use super::models::is_typed;
use super::own;
use super::style::STYLE;

/// A piece of information on a concept, a language or a term.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// Its data category, or the name of its element.
    pub(super) category: Box<str>,
    /// Its text, white space as one space, markup left out.
    pub(super) text: String,
    /// The text is all there is to it.
    pub(super) plain: bool,
    /// The whole of it, in the elements of version 2 and of the style DCA.
    pub(super) element: Element,
}

/// Elements that hold others about the first of them.
pub(super) fn is_group(name: &str) -> bool {
    matches!(name, "descripGrp" | "adminGrp" | "termNoteGrp" | "transacGrp")
}

/// The fields that an element is: one, but for groups in which real files put several.
pub(super) fn fields(element: &Element) -> Vec<Field> {
    let element = normal(element);
    if &*element.name == "noteGrp" {
        return element.elements().map(min_note).collect();
    }
    if is_group(&element.name) {
        let main =
            |one: &&Element| matches!((&*element.name, &*one.name), ("descripGrp", "descrip") | ("adminGrp", "admin"));
        let mains = element.elements().filter(main).count();
        let alone = element.elements().count() == mains;
        if alone && mains > 0 {
            return element.elements().cloned().map(field).collect();
        }
    }
    vec![field(element)]
}

fn field(element: Element) -> Field {
    let main = if is_group(&element.name) { element.elements().next().unwrap_or(&element) } else { &element };
    let category = if is_typed(&main.name) { main.attribute("type").unwrap_or(&main.name) } else { &main.name };
    let category = if category.is_empty() { &*main.name } else { category }.into();
    let text = plain_text(main);
    let bare = |one: &Attribute| &*one.name == "type" && is_typed(&element.name);
    // A text that begins like an element would be taken for one.
    let plain = element.elements().next().is_none() && element.attributes.iter().all(bare) && !text.starts_with('<');
    Field { category, text, plain, element }
}

/// A note of TBX-Min: a key and a value.
fn min_note(note: &Element) -> Field {
    let part = |name: &str| note.elements().find(|one| &*one.name == name).map(plain_text).unwrap_or_default();
    let (key, value) = (part("noteKey"), part("noteValue"));
    let text = if key.is_empty() || key == "note" { value } else { format!("{key}: {value}") };
    let text = if text.is_empty() { plain_text(note) } else { text };
    field(Element::new("note").holding(&text))
}

/// An element in the words of version 2 and the style DCA, without prefixes and without layout.
pub(super) fn normal(element: &Element) -> Element {
    let name = element.local();
    let (name, given, value) = match name {
        "termStatus" => ("termNote", Some("administrativeStatus"), min_status(&plain_text(element))),
        "customer" => ("admin", Some("customerSubset"), None),
        _ if is_typed(name) => (name, None, None),
        _ => match category(name) {
            Some(category) => (category.element, Some(category.name), None),
            None => (name, None, None),
        },
    };
    let mut out = Element { name: name.into(), span: element.span, ..Element::default() };
    if let Some(given) = given {
        out = out.with("type", given);
    }
    for attribute in element.attributes.iter().filter(|one| !one.name.starts_with("xmlns")) {
        let mut attribute = attribute.clone();
        if &*attribute.name == "type" {
            if given.is_some() {
                continue;
            }
            attribute.value = attribute.value.trim().into();
        }
        attribute.written = None;
        out.attributes.push(attribute);
    }
    if let Some(value) = value {
        out.children.push(Child::Text(value.into(), element.text_span()));
        return out;
    }
    let parts = is_group(name)
        || matches!(name, "termCompList" | "termCompGrp" | "noteGrp" | "refObject" | "itemSet" | "itemGrp")
        || (name == "note" && element.elements().any(|one| one.local() == "noteKey"));
    if parts {
        out.children = element.elements().map(|one| Child::Element(normal(one))).collect();
        restore_date(&mut out);
    } else if element.elements().next().is_none() {
        let text = plain_text(element);
        if !text.is_empty() {
            out.children.push(Child::Text(text.into(), element.text_span()));
        }
    } else {
        out.children = element.children.iter().filter(|child| !matches!(child, Child::Aside(..))).map(inner).collect();
    }
    out
}

/// The date of which a note of ours keeps what its version does not take, in its place.
fn restore_date(group: &mut Element) {
    let kept = |child: &Child| match child {
        Child::Element(one) if &*one.name == "note" => {
            own::parse(&plain_text(one))?.get("date").and_then(|date| date.as_str().map(str::to_owned))
        }
        _ => None,
    };
    let Some((at, text)) = group.children.iter().enumerate().find_map(|(at, child)| Some((at, kept(child)?))) else {
        return;
    };
    let is_date = |child: &Child| matches!(child, Child::Element(one) if &*one.name == "date");
    group.children[at] = Child::Element(Element::new("date").holding(&text));
    if at > 0 && is_date(&group.children[at - 1]) {
        group.children.remove(at - 1);
    }
}

/// A piece of mixed content: white space as one space, prefixes gone.
fn inner(child: &Child) -> Child {
    match child {
        Child::Element(one) => {
            let mut copy = Element {
                name: one.local().into(),
                attributes: one.attributes.clone(),
                span: one.span,
                ..Element::default()
            };
            copy.children = one.children.iter().map(inner).collect();
            Child::Element(copy)
        }
        Child::Text(text, span) => {
            let mut squeezed = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
            if text.starts_with(|c: char| c.is_ascii_whitespace()) {
                squeezed.insert(0, ' ');
            }
            if text.ends_with(|c: char| c.is_ascii_whitespace()) && squeezed != " " {
                squeezed.push(' ');
            }
            Child::Text(squeezed.into(), *span)
        }
        other => other.clone(),
    }
}

/// TBX-Min has words of its own for how a term stands.
fn min_status(text: &str) -> Option<String> {
    let word = match text {
        "preferred" => "preferredTerm",
        "admitted" => "admittedTerm",
        "notRecommended" => "deprecatedTerm",
        "obsolete" => "supersededTerm",
        _ => return None,
    };
    Some(format!("{word}-admn-sts"))
}

/// The text of an element: markup left out with a program's own codes, what is white space to XML as one
/// space; other spaces (U+00A0, U+3000…) are content.
pub(super) fn plain_text(element: &Element) -> String {
    let mut out = String::new();
    collect(element, &mut out);
    one_line(&out)
}

fn collect(element: &Element, out: &mut String) {
    for child in &element.children {
        match child {
            Child::Text(text, _) => out.push_str(text),
            Child::Reference(written, _) => out.push_str(written),
            Child::Element(one) if matches!(one.local(), "bpt" | "ept" | "ph" | "it" | "ut" | "sc" | "ec") => {}
            Child::Element(one) => collect(one, out),
            Child::Aside(..) | Child::Run(_) => {}
        }
    }
}

/// The key and value under which a field of no use to a glossary is kept.
pub(super) fn kept(field: &Field, language: Option<&str>) -> (Box<str>, Box<str>) {
    let name = &*field.element.name;
    let known = category(&field.category).is_some_and(|category| category.element == name) || name == "note";
    let mut key = match () {
        () if !field.plain || known || !is_typed(name) => format!("tbx:{}", field.category),
        () => format!("tbx:{name}/{}", field.category),
    };
    if let Some(language) = language {
        key.push('@');
        key.push_str(language);
    }
    let value = if field.plain { field.text.clone() } else { element_line(&field.element, STYLE) };
    (key.into(), value.into())
}

//! What the schema of the dialect has no place for: kept in a note that exonym reads back, or, within a group, in a plain
//! one.

use super::Mender;
use crate::base::Span;
use crate::formats::tbx::{Dialect, Kept, Trouble, Version, keep_dates, kept, note_of, trouble};
use crate::formats::xml::{Child, Element};

/// What a field is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Entry,
    Language,
    /// The group of a term, or what holds the term in it.
    Term,
}

impl Mender<'_> {
    /// Mends the fields of an entry, a language or a term.
    pub(super) fn private(&mut self, element: &mut Element) {
        let place = match element.local() {
            "termEntry" | "conceptEntry" => Place::Entry,
            "langSet" | "langSec" => Place::Language,
            "tig" | "ntig" | "termSec" | "termGrp" => Place::Term,
            _ => return,
        };
        let mut children = Vec::with_capacity(element.children.len());
        for child in std::mem::take(&mut element.children) {
            match child {
                Child::Element(one) if !is_structure(&one) => {
                    children.extend(self.field(one, place).into_iter().map(Child::Element));
                }
                other => children.push(other),
            }
        }
        element.children = children;
        // A group within the group of a term leaves its notes to that.
        let kept = match element.local() {
            "termEntry" | "conceptEntry" => std::mem::take(&mut self.state.of_entry),
            "tig" | "ntig" | "termSec" => std::mem::take(&mut self.state.of_term),
            _ => return,
        };
        if !kept.is_empty() {
            keep(element, &kept);
        }
    }

    /// A field as the schema takes it; `None` if all of it goes into the note.
    fn field(&mut self, mut one: Element, place: Place) -> Option<Element> {
        let span = one.span;
        if &*one.name == "transacGrp" {
            // TBX-Basic of version 2 has no notes in groups.
            let within = self.dialect != Some(Dialect::Basic2);
            for date in keep_dates(&mut one, self.version == Version::Three, within) {
                if !within {
                    self.push(place, vec![("tbx:transacGrp/date".into(), date.as_str().into())]);
                }
                let what = "is no date of this version: its day stays, and all of it in a note that exonym reads back";
                self.note(span, format!("`{date}` {what}"));
            }
        }
        match trouble(&one, self.version, self.dialect) {
            Some(Trouble::Attributes(names)) => {
                for name in names {
                    let Some(at) = one.attributes.iter().position(|attribute| attribute.name == name) else { continue };
                    let value = one.attributes.remove(at).value;
                    let key = format!("tbx:{}/{name}", one.attribute("type").unwrap_or(&one.name));
                    self.say_kept(span, &format!("the attribute `{name}` of `{}`", one.name));
                    self.push(place, vec![(key.into(), value)]);
                }
                Some(one)
            }
            Some(Trouble::Parts(parts)) if self.dialect == Some(Dialect::Basic2) => {
                let mut at = 0;
                let mut gone = Vec::new();
                one.children.retain(|child| {
                    let Child::Element(part) = child else { return true };
                    at += 1;
                    let stays = !parts.contains(&(at - 1));
                    gone.extend((!stays).then(|| part.clone()));
                    stays
                });
                for part in gone {
                    self.say_kept(part.span, &format!("`{}`", part.attribute("type").unwrap_or(&part.name)));
                    let lang = self.state.lang.clone().filter(|_| place == Place::Language);
                    self.push(place, kept(&part, lang.as_deref()));
                }
                Some(one)
            }
            Some(Trouble::Parts(parts)) if parts.iter().all(|&at| one.elements().nth(at).is_some_and(is_simple)) => {
                let title = self.title();
                for (at, part) in one.elements_mut().enumerate() {
                    if parts.contains(&at) {
                        let kind = part.attribute("type").unwrap_or(&part.name).to_owned();
                        let text: String = part.children.iter().filter_map(Child::text).collect();
                        self.done.push((part.span, format!("`{kind}`, which {title} has not, is a note")));
                        *part = Element::new("note").holding(&format!("{kind}: {}", text.trim()));
                    }
                }
                Some(one)
            }
            Some(Trouble::Parts(_) | Trouble::All) => {
                let main = one.elements().next().filter(|_| one.name.ends_with("Grp")).unwrap_or(&one);
                let name = main.attribute("type").unwrap_or(&main.name);
                self.say_kept(span, &format!("`{name}`"));
                let lang = self.state.lang.clone().filter(|_| place == Place::Language);
                self.push(place, kept(&one, lang.as_deref()));
                None
            }
            None => Some(one),
        }
    }

    fn push(&mut self, place: Place, kept: Vec<Kept>) {
        if place == Place::Term { self.state.of_term.extend(kept) } else { self.state.of_entry.extend(kept) }
    }

    fn say_kept(&mut self, span: Span, what: &str) {
        let title = self.title();
        self.note(span, format!("{what}, which {title} has not, is kept in a note that exonym reads back"));
    }

    fn title(&self) -> &'static str {
        self.dialect.map_or("TBX", Dialect::title)
    }
}

/// True for what holds terms, or is one.
fn is_structure(element: &Element) -> bool {
    matches!(element.local(), "langSet" | "langSec" | "tig" | "ntig" | "termSec" | "termGrp" | "term")
        || element.elements().any(|one| matches!(one.local(), "tig" | "ntig" | "termSec"))
}

/// True for a text with no more than a category.
fn is_simple(element: &Element) -> bool {
    element.elements().next().is_none() && element.attributes.iter().all(|attribute| &*attribute.name == "type")
}

/// Puts fields into the note of ours, or makes one.
fn keep(element: &mut Element, kept: &[Kept]) {
    let text = |one: &Element| one.children.iter().filter_map(Child::text).collect::<String>().trim().to_owned();
    let ours = |one: &&mut Element| &*one.name == "note" && text(one).starts_with("exonym:");
    if let Some(one) = element.elements_mut().find(ours)
        && let Some(note) = note_of(Some(&text(one)), kept)
    {
        one.children = vec![Child::Text(note.into(), Span::default())];
        return;
    }
    if let Some(note) = note_of(None, kept) {
        // Before the languages of an entry; its place among the fields is seen to with that of all others.
        let first = element
            .children
            .iter()
            .position(|child| matches!(child, Child::Element(one) if matches!(one.local(), "langSet" | "langSec")));
        let at = first.unwrap_or(element.children.len());
        element.children.insert(at, Child::Element(Element::new("note").holding(&note)));
    }
}

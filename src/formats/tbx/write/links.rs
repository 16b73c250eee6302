//! Ids, references and dates: what must be as XML and its types have it.

use super::super::super::xml::Element;
use super::super::keep::keep_dates;
use super::super::parts::{is_name, is_name_char};
use super::Writer;
use crate::model::Concept;

impl Writer<'_> {
    /// Ids are names of XML, and each stands once.
    pub(super) fn take_ids(&mut self, concept: &Concept) {
        let mut id: String = concept.id.chars().map(|c| if is_name_char(c) { c } else { '-' }).collect();
        if !id.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            id.insert_str(0, "c-");
        }
        while !self.ends.insert(id.as_str().into()) {
            id.push_str("-2");
        }
        if *id != *concept.id {
            self.ids.insert(concept.id.clone(), id.into());
        }
        let terms = concept.terms().filter(|term| self.is_wanted(&term.lang));
        let ids: Vec<Box<str>> = terms
            .flat_map(|term| &term.extra)
            .filter(|(key, value)| matches!(&**key, "tbx:id" | "tbx:tig/id") && is_name(value))
            .map(|(_, value)| value.clone())
            .collect();
        self.ends.extend(ids);
    }

    /// Dates as the version takes them; one that says more goes into a note of ours behind it.
    pub(super) fn dates(&mut self, element: &mut Element) {
        let done = keep_dates(element, self.target.is_v3(), !self.writing.bare);
        for text in done.iter().filter(|_| self.writing.bare) {
            self.losses.add("times of day, and dates that are none", text);
        }
    }

    /// References lead to what is written, or lose their target.
    pub(super) fn lead(&mut self, element: &mut Element, example: &str) {
        let target = element.attributes.iter().position(|one| &*one.name == "target");
        // In version 2 what lies outside may be written in any way.
        let outside = element.local() == "xref"
            && target.is_some_and(|at| !self.target.is_v3() || element.attributes[at].value.contains(':'));
        if let Some(at) = target.filter(|_| !outside) {
            let wanted = &element.attributes[at].value;
            let renamed = self.ids.get(wanted).cloned();
            if let Some(renamed) = renamed {
                element.attributes[at].value = renamed;
            } else if !self.ends.contains(wanted) {
                self.losses.add("references to what is not in the file", example);
                element.attributes.remove(at);
            }
        }
        // An id of a part would have to be told apart from all others.
        element.attributes.retain(|one| &*one.name != "id");
        for part in element.elements_mut() {
            self.lead(part, example);
        }
    }
}

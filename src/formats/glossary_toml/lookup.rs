//! Concepts and names by their keys, made when they are first met.

use super::concepts::Reader;
use super::fields::{meant, shorten};
use super::problems::{FIELD, TERM};
use super::tree::Key;
use crate::base::Span;
use crate::model::{Concept, Label, Name};

/// Names of a concept are looked up one by one up to this many, then by a table.
const FEW: usize = 32;

impl Reader {
    /// The concept of this id, made where there is none; `own` where this is its own header.
    pub(super) fn concept_at(&mut self, key: &Key<'_>, span: Span, own: bool) -> u32 {
        // Mostly it is the concept just made: no need to look it up.
        let last = self.glossary.concepts.len().wrapping_sub(1);
        let is_last = self.glossary.concepts.last().is_some_and(|concept| *concept.id == *key.text);
        let known = if is_last { Some(last as u32) } else { self.ids.get(&*key.text).copied() };
        if let Some(index) = known {
            let defined = std::mem::replace(&mut self.concepts[index as usize], true);
            if !own {
                self.concepts[index as usize] = defined;
                return index;
            }
            let first = self.concept(index).span;
            if !defined {
                self.concept(index).span = span;
                return index;
            }
            let message = format!("a second concept `{}`: give it another id, or join the two", shorten(&key.text));
            let problem = self.problems.error(TERM, key.span, message);
            problem.labels.push(Label { span: first, text: "the first".to_owned() });
        } else if key.text.trim().is_empty() || key.text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            let message = "a concept's id has no white space: write letters, digits, `-` and `_`";
            self.problems.error(TERM, key.span, message);
        }
        let index = self.glossary.concepts.len() as u32;
        let id: Box<str> = key.text.as_ref().into();
        self.glossary.concepts.push(Concept { id: id.clone(), span, ..Concept::default() });
        self.concepts.push(own);
        self.first_names.push(0);
        self.ids.insert(id, index);
        index
    }

    /// The name of this key, made where there is none; the empty key is the name of terms straight under a concept.
    pub(super) fn name_at(&mut self, concept: u32, key: &Key<'_>, span: Span, own: bool) -> u32 {
        if let Some(index) = self.find_name(concept, &key.text) {
            if !own || key.text.is_empty() {
                return index;
            }
            if self.define(concept, index) {
                self.name(concept, index).span = span;
                return index;
            }
            let first = self.name(concept, index).span;
            let message = format!("a second name `{}` of this concept: give it another key", shorten(&key.text));
            let problem = self.problems.error(TERM, key.span, message);
            problem.labels.push(Label { span: first, text: "the first".to_owned() });
        }
        let name = Name { key: key.text.as_ref().into(), span, ..Name::default() };
        let names = &mut self.concept(concept).names;
        let index = names.len() as u32;
        names.push(name);
        if own {
            self.define(concept, index);
        }
        if let Some(table) = self.wide.get_mut(&concept) {
            table.insert(key.text.as_ref().into(), index);
        }
        index
    }

    /// Marks a name as having a header of its own; false if it had one.
    fn define(&mut self, concept: u32, name: u32) -> bool {
        let Some(bit) = 1_u64.checked_shl(name) else { return self.names.insert((concept, name)) };
        let Some(defined) = self.first_names.get_mut(concept as usize) else { return true };
        let new = *defined & bit == 0;
        *defined |= bit;
        new
    }

    fn find_name(&mut self, concept: u32, key: &str) -> Option<u32> {
        let names = &self.glossary.concepts[concept as usize].names;
        if names.len() <= FEW {
            return names.iter().rposition(|name| *name.key == *key).map(|index| index as u32);
        }
        let table = self
            .wide
            .entry(concept)
            .or_insert_with(|| names.iter().zip(0..).map(|(name, index)| (name.key.clone(), index)).collect());
        table.get(key).copied()
    }

    pub(super) fn nameless(&mut self, concept: u32, span: Span) -> u32 {
        let key = Key { text: "".into(), span, invalid: false };
        self.name_at(concept, &key, span, false)
    }

    /// A name under an id that no header has, one letter away from the concept above: a slip. A concept above without a
    /// header of its own, or with a name of this key, shows that another concept is meant.
    pub(super) fn stray(&mut self, path: &[Key<'_>]) {
        let [_, id, _, rest @ ..] = path else { return };
        if self.ids.contains_key(&*id.text) || self.concepts.last() != Some(&true) {
            return;
        }
        let Some(above) = self.glossary.concepts.last() else { return };
        if rest.first().is_some_and(|key| above.names.iter().any(|name| *name.key == *key.text)) {
            return;
        }
        let above = above.id.clone();
        if meant(&id.text, std::iter::once(&*above)).is_some() && strsim::levenshtein(&id.text, &above) == 1 {
            let message = format!("no concept `{}` is above: did you mean `{above}`?", shorten(&id.text));
            self.problems.warning(FIELD, id.span, message);
        }
    }
}

//! What a document declares: entities of its document type, and prefixes of names (Namespaces in XML 1.0).

use std::collections::HashMap;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use super::{StartTag, Xml};
use crate::base::Span;

/// What the prefix `xml` stands for.
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Entities by their names, and the prefixes that are declared at a place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Declared {
    entities: HashMap<Box<str>, Box<str>>,
    /// Entities that stand for something outside of the file.
    outside: Vec<Box<str>>,
    /// Each with the number of elements that are open where it holds, that which declares it among them.
    prefixes: Vec<(usize, Box<str>)>,
}

impl Deref for Declared {
    type Target = HashMap<Box<str>, Box<str>>;
    fn deref(&self) -> &Self::Target {
        &self.entities
    }
}

impl DerefMut for Declared {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.entities
    }
}

impl From<HashMap<Box<str>, Box<str>>> for Declared {
    fn from(entities: HashMap<Box<str>, Box<str>>) -> Self {
        Self { entities, ..Self::default() }
    }
}

impl Declared {
    /// True for an entity that stands for something outside of the file.
    pub(super) fn is_outside(&self, name: &str) -> bool {
        self.outside.iter().any(|known| **known == *name)
    }
    pub(super) fn add_outside(&mut self, name: &str) {
        self.outside.push(name.into());
    }
    /// The same for what stands in the elements that are open: pieces that are read one by one.
    #[must_use]
    pub(crate) fn for_pieces(mut self) -> Self {
        self.prefixes.iter_mut().for_each(|(depth, _)| *depth = 0);
        self
    }
}

impl Xml<'_> {
    /// Takes in what a tag declares, and looks for prefixes that nothing does.
    pub(super) fn check_prefixes(&mut self, name: &str, attributes: &str, span: Span, empty: bool) {
        if !self.prefixes || !name.contains(':') && !attributes.contains(':') {
            return;
        }
        let tag = StartTag { name, full: name, span, attributes };
        let depth = self.open.len() + usize::from(empty);
        for (key, value) in tag.attributes() {
            let Some(prefix) = key.strip_prefix("xmlns:") else { continue };
            if prefix == "xmlns" || prefix == "xml" && value != XML {
                self.note(span, format!("`{key}`: the prefixes `xml` and `xmlns` are XML's own; remove it"));
            } else if value.is_empty() {
                self.note(span, format!("`{key}` without a value: a prefix is declared for something; remove it"));
            } else {
                Arc::make_mut(&mut self.entities).prefixes.push((depth, prefix.into()));
            }
        }
        for name in std::iter::once(name).chain(tag.attributes().map(|(key, _)| key)) {
            let Some((prefix, local)) = name.split_once(':') else { continue };
            if prefix.is_empty() || local.is_empty() || local.contains(':') {
                self.note(span, format!("`{name}` is no name: one `:` stands between a prefix and what it is of"));
            } else if !matches!(prefix, "xml" | "xmlns")
                && !self.entities.prefixes.iter().any(|(_, known)| **known == *prefix)
            {
                let message =
                    format!("nothing declares the prefix of `{name}`: write `xmlns:{prefix}=\"…\"`, or take it away");
                self.note(span, message);
            }
        }
        if empty {
            self.leave();
        }
    }

    /// What was declared by elements that are over holds no longer.
    pub(super) fn leave(&mut self) {
        let open = self.open.len();
        if self.entities.prefixes.last().is_some_and(|&(depth, _)| depth > open) {
            Arc::make_mut(&mut self.entities).prefixes.retain(|&(depth, _)| depth <= open);
        }
    }
}

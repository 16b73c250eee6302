//! Ids that stand once, and references that lead somewhere.

use std::collections::{HashMap, HashSet};

use crate::base::Span;
use crate::formats::xml::{Attribute, Element};

/// Gives second ids other names, and takes away targets that are not there; says so.
pub(super) fn mend(root: &mut Element, done: &mut Vec<(Span, String)>) {
    let mut mender = Mender { done };
    let mut ids: HashSet<Box<str>> = HashSet::new();
    mender.ids(root, &mut ids, &mut HashMap::new());
    mender.targets(root, &ids);
}

struct Mender<'d> {
    done: &'d mut Vec<(Span, String)>,
}

impl Mender<'_> {
    fn note(&mut self, span: Span, what: String) {
        self.done.push((span, what));
    }

    fn ids(&mut self, element: &mut Element, ids: &mut HashSet<Box<str>>, counts: &mut HashMap<Box<str>, u32>) {
        let span = element.span;
        if let Some(id) = element.attributes.iter_mut().find(|one| &*one.name == "id")
            && !ids.insert(id.value.clone())
        {
            let old = id.value.clone();
            let count = counts.entry(old.clone()).or_insert(1);
            while !ids.insert(id.value.clone()) {
                *count += 1;
                id.value = format!("{old}-{count}").into();
            }
            let message = format!("the second id `{old}` is written `{}`", id.value);
            self.note(span, message);
        }
        for child in element.elements_mut() {
            self.ids(child, ids, counts);
        }
    }

    fn targets(&mut self, element: &mut Element, ids: &HashSet<Box<str>>) {
        let span = element.span;
        if element.local() != "xref" {
            let lost = |one: &Attribute| {
                let target = one.value.trim();
                &*one.name == "target" && !target.contains([':', '/', '.', '#', '?']) && !ids.contains(target)
            };
            if let Some(at) = element.attributes.iter().position(lost) {
                let target = element.attributes.remove(at).value;
                self.note(span, format!("the reference to `{target}`, which the file has not, is left out"));
            }
        }
        for child in element.elements_mut() {
            self.targets(child, ids);
        }
    }
}

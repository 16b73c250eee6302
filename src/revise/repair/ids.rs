//! Ids that stand once, and references that lead somewhere. First all are looked at, in the order of the mended file;
//! the changes are made while it is written.

use std::collections::{HashMap, HashSet};

use super::Note;
use crate::base::Span;
use crate::formats::xml::{Child, Element, Run};

/// Shows the children of a run as they are mended.
pub(super) type Runs<'r> = dyn FnMut(Run, &mut dyn FnMut(Child)) + 'r;

/// What is to be changed, by the number of the element.
#[derive(Default)]
pub(super) struct Changes {
    renamed: HashMap<u32, Box<str>>,
    /// Whose target is not there.
    lost: HashSet<u32>,
    /// The number of the first element of a run, and of the one behind it.
    runs: HashMap<u32, (u32, u32)>,
}

/// Second ids get other names, and targets that are not there are taken away; says so.
pub(super) fn mend(root: &Element, runs: &mut Runs<'_>) -> (Changes, Vec<Note>) {
    let mut look = Look::default();
    look.at(root, runs);
    let Look { mut changes, mut notes, ids, targets, .. } = look;
    for (number, span, target) in targets.into_iter().filter(|(_, _, target)| !ids.contains(target)) {
        changes.lost.insert(number);
        notes.push((span, format!("the reference to `{target}`, which the file has not, is left out")));
    }
    (changes, notes)
}

#[derive(Default)]
struct Look {
    count: u32,
    changes: Changes,
    notes: Vec<Note>,
    ids: HashSet<Box<str>>,
    /// How often an id has stood.
    counts: HashMap<Box<str>, u32>,
    /// References to ids that have not come yet.
    targets: Vec<(u32, Span, Box<str>)>,
}

impl Look {
    fn at(&mut self, element: &Element, runs: &mut Runs<'_>) {
        self.one(element);
        for child in &element.children {
            match child {
                Child::Element(one) => self.at(one, runs),
                Child::Run(run) => {
                    let first = self.count;
                    runs(*run, &mut |child| {
                        if let Child::Element(one) = &child {
                            self.at(one, &mut |_, _| {});
                        }
                    });
                    self.changes.runs.insert(run.start(), (first, self.count));
                }
                Child::Text(..) | Child::Reference(..) | Child::Aside(..) => {}
            }
        }
    }

    fn one(&mut self, element: &Element) {
        let number = self.count;
        self.count += 1;
        if let Some(old) = element.attribute("id")
            && !self.ids.insert(old.into())
        {
            let count = self.counts.entry(old.into()).or_insert(1);
            let mut new = old.to_owned();
            while !self.ids.insert(new.as_str().into()) {
                *count += 1;
                new = format!("{old}-{count}");
            }
            self.notes.push((element.span, format!("the second id `{old}` is written `{new}`")));
            self.changes.renamed.insert(number, new.into());
        }
        if element.local() != "xref"
            && let Some(target) = element.attribute("target").map(str::trim)
            && !target.contains([':', '/', '.', '#', '?'])
            && !self.ids.contains(target)
        {
            self.targets.push((number, element.span, target.into()));
        }
    }
}

impl Changes {
    /// The number of the first element of a run.
    pub(super) fn first(&self, run: Run) -> u32 {
        self.runs.get(&run.start()).map_or(0, |&(first, _)| first)
    }

    /// Changes an element and those in it; `number` is that of the element, and then of the one behind.
    pub(super) fn make(&self, element: &mut Element, number: &mut u32) {
        if let Some(new) = self.renamed.get(number)
            && let Some(id) = element.attributes.iter_mut().find(|one| &*one.name == "id")
        {
            id.value.clone_from(new);
        }
        if self.lost.contains(number) {
            element.attributes.retain(|one| &*one.name != "target");
        }
        *number += 1;
        for child in &mut element.children {
            match child {
                Child::Element(one) => self.make(one, number),
                Child::Run(run) => *number = self.runs.get(&run.start()).map_or(*number, |&(_, behind)| behind),
                Child::Text(..) | Child::Reference(..) | Child::Aside(..) => {}
            }
        }
    }
}

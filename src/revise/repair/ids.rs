//! Ids that stand once, and references that lead somewhere. First all are looked at, in the order of the mended file;
//! the changes are made while it is written.

use std::collections::{HashMap, HashSet};

use super::Note;
use crate::base::Span;
use crate::formats::xml::{Child, Element, Run};

/// What is to be changed, by the number of the element.
#[derive(Default)]
pub(super) struct Changes {
    renamed: HashMap<u32, Box<str>>,
    /// Whose target is not there.
    lost: HashSet<u32>,
    /// The number of the first element of a run, and of the one behind it.
    runs: HashMap<u32, (u32, u32)>,
}

/// Ids and targets of elements that follow one another.
#[derive(Default)]
pub(super) struct Marks {
    /// How many elements there are.
    count: u32,
    marks: Vec<Mark>,
}

struct Mark {
    /// The number of the element, from 0.
    number: u32,
    span: Span,
    id: Option<Box<str>>,
    target: Option<Box<str>>,
}

impl Marks {
    /// Takes in an element and those in it, all of which are held.
    pub(super) fn add(&mut self, element: &Element) {
        self.add_with(element, &mut HashMap::new(), &mut |_, _| {});
    }

    /// The same, where what stands in runs has been taken in before.
    fn add_with(&mut self, element: &Element, runs: &mut HashMap<u32, Marks>, of_run: &mut dyn FnMut(Run, (u32, u32))) {
        let outside = |target: &&str| target.contains([':', '/', '.', '#', '?']);
        let id = element.attribute("id");
        let target = element.attribute("target").filter(|_| element.local() != "xref").map(str::trim);
        let target = target.filter(|target| !outside(target));
        if id.is_some() || target.is_some() {
            let (id, target) = (id.map(Into::into), target.map(Into::into));
            self.marks.push(Mark { number: self.count, span: element.span, id, target });
        }
        self.count += 1;
        for child in &element.children {
            match child {
                Child::Element(one) => self.add_with(one, runs, of_run),
                Child::Run(run) => {
                    let Marks { count, marks } = runs.remove(&run.start()).unwrap_or_default();
                    let first = self.count;
                    self.marks.extend(marks.into_iter().map(|mark| Mark { number: first + mark.number, ..mark }));
                    self.count += count;
                    of_run(*run, (first, self.count));
                }
                Child::Text(..) | Child::Reference(..) | Child::Aside(..) => {}
            }
        }
    }
}

/// Second ids get other names, and targets that are not there are taken away; says so. `runs` has what stands in runs.
pub(super) fn mend(root: &Element, mut runs: HashMap<u32, Marks>) -> (Changes, Vec<Note>) {
    let (mut changes, mut notes) = (Changes::default(), Vec::new());
    let mut all = Marks::default();
    all.add_with(root, &mut runs, &mut |run, numbers| {
        changes.runs.insert(run.start(), numbers);
    });
    let mut ids: HashSet<Box<str>> = HashSet::new();
    // How often an id has stood.
    let mut counts: HashMap<Box<str>, u32> = HashMap::new();
    let mut targets = Vec::new();
    for Mark { number, span, id, target } in all.marks {
        if let Some(old) = id {
            if ids.contains(&old) {
                let count = counts.entry(old.clone()).or_insert(1);
                let mut new = old.clone();
                while !ids.insert(new.clone()) {
                    *count += 1;
                    new = format!("{old}-{count}").into();
                }
                notes.push((span, format!("the second id `{old}` is written `{new}`")));
                changes.renamed.insert(number, new);
            } else {
                ids.insert(old);
            }
        }
        // One to an id that has not come yet.
        targets.extend(target.filter(|target| !ids.contains(target)).map(|target| (number, span, target)));
    }
    for (number, span, target) in targets.into_iter().filter(|(_, _, target)| !ids.contains(target)) {
        changes.lost.insert(number);
        notes.push((span, format!("the reference to `{target}`, which the file has not, is left out")));
    }
    (changes, notes)
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

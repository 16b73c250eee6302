//! A memory looked through: what is in it, and what is wrong with it.

use std::io::Read;

use indexmap::IndexMap;

use crate::base::{Error, Place};
use crate::checks::MEMORY_CHECKS;
use crate::formats::tmx::{Piece, Reader};
use crate::model::{Problem, Severity};

/// Problems of one check that are listed; further ones are counted.
const MOST: usize = 100;

/// What is in a memory.
#[derive(Debug, Default)]
pub(crate) struct Looked {
    pub(crate) units: usize,
    /// As written, in the order of their first appearance.
    pub(crate) languages: Vec<String>,
    /// In file order.
    pub(crate) problems: Vec<Problem>,
    /// What ended the reading before the end of the file.
    pub(crate) error: Option<Error>,
}

/// Reads a memory to its end and runs every check.
pub(crate) fn look(reader: &mut Reader<impl Read>) -> Looked {
    let mut looked = Looked::default();
    let mut watches: Vec<_> = MEMORY_CHECKS.iter().map(|check| (check.id(), check.watch())).collect();
    let mut list = List::default();
    let head = reader.head.memory.clone();
    for (rule, watch) in &mut watches {
        let mut found = Vec::new();
        watch.head(&head, &mut found);
        let place = if head.header.is_some() { head.place } else { head.root };
        let problem = |(severity, message)| Problem { rule, severity, place, length: 1, message };
        found.into_iter().map(problem).for_each(|problem| list.add(problem));
    }
    let mut found = Vec::new();
    loop {
        for problem in std::mem::take(&mut reader.problems) {
            list.add(problem);
        }
        match reader.next() {
            Ok(None) => break,
            Ok(Some(Piece::Unit(cut, unit))) => {
                looked.units += 1;
                for variant in unit.variants.iter().filter(|variant| !variant.lang.is_empty()) {
                    if !looked.languages.iter().any(|lang| *lang == variant.lang) {
                        looked.languages.push(variant.lang.clone().into_owned());
                    }
                }
                for (rule, watch) in &mut watches {
                    watch.unit(&unit, &head, &mut found);
                    for (span, severity, message) in found.drain(..) {
                        let length = span.len().max(1) as u64;
                        list.add(Problem { rule, severity, place: cut.place_of(span.start), length, message });
                    }
                }
            }
            Ok(Some(Piece::Between(_) | Piece::Broken(..) | Piece::Tail(_))) => {}
            Err(error) => {
                looked.error = Some(error);
                break;
            }
        }
    }
    looked.problems = list.finish();
    looked
}

/// Problems, so many of each check.
#[derive(Default)]
struct List {
    problems: Vec<Problem>,
    counts: IndexMap<&'static str, (usize, Place)>,
}

impl List {
    fn add(&mut self, problem: Problem) {
        let (count, last) = self.counts.entry(problem.rule).or_default();
        *count += 1;
        *last = problem.place;
        if *count <= MOST {
            self.problems.push(problem);
        }
    }

    fn finish(mut self) -> Vec<Problem> {
        for (rule, (count, place)) in self.counts {
            if count > MOST {
                let message = format!("and {} more findings of {rule} up to here, not listed", count - MOST);
                self.problems.push(Problem { rule, severity: Severity::Info, place, length: 1, message });
            }
        }
        self.problems.sort_by_key(|problem| problem.place.offset);
        self.problems
    }
}

//! `relation-circle`: concepts that are each a part of the other, or wider than it.

use std::collections::{HashMap, HashSet};

use super::GlossaryCheck;
use super::places::{called, second};
use crate::base::{Source, Span};
use crate::model::{Concept, DateRange, Diagnostic, Glossary, RelatedKind, Severity};

pub(super) struct RelationCircle;

/// One concept lies within another, by the line of either.
#[derive(Clone, Copy)]
struct Within<'g> {
    to: usize,
    /// The concept that the line is of.
    teller: &'g Concept,
    span: Span,
    valid: DateRange,
}

impl GlossaryCheck for RelationCircle {
    fn id(&self) -> &'static str {
        "relation-circle"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/relation-circle.md")
    }
    fn glossary(&self, glossary: &Glossary, sources: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        let edges = edges(glossary);
        let mut told: HashSet<Vec<usize>> = HashSet::new();
        let mut state = vec![0_u8; glossary.concepts.len()];
        for start in 0..glossary.concepts.len() {
            if edges[start].is_empty() {
                continue;
            }
            for circle in circles(&edges, start, &mut state) {
                let mut members: Vec<usize> = circle.iter().map(|edge| edge.to).collect();
                members.sort_unstable();
                if !told.insert(members) || never_at_once(&circle) {
                    continue;
                }
                let [.., last] = &circle[..] else { continue };
                let names: Vec<String> =
                    circle.iter().map(|edge| format!("`{}`", called(&glossary.concepts[edge.to]))).collect();
                let first = names.last().cloned().unwrap_or_default();
                let message = format!(
                    "{first} lies within {}, by these relations: one of them is the wrong way round",
                    names.join(", which lies within ")
                );
                let mut d = Diagnostic::new(self.id(), Severity::Error, last.span, message);
                d.concept = Some(last.teller.id.clone());
                for edge in &circle[..circle.len() - 1] {
                    let there = (edge.teller, edge.span);
                    second(&mut d, (glossary, sources), last.teller, there, "this closes the circle");
                }
                out.push((last.teller.file, d));
            }
        }
    }
}

/// By concept, what it lies within.
fn edges(glossary: &Glossary) -> Vec<Vec<Within<'_>>> {
    let mut ids: HashMap<&str, usize> = HashMap::new();
    for (index, concept) in glossary.concepts.iter().enumerate() {
        for old in &concept.was {
            ids.entry(old).or_insert(index);
        }
    }
    ids.extend(glossary.concepts.iter().enumerate().map(|(index, concept)| (&*concept.id, index)));
    let mut edges = vec![Vec::new(); glossary.concepts.len()];
    for (index, teller) in glossary.concepts.iter().enumerate() {
        for related in &teller.related {
            let Some(&other) = ids.get(&*related.to).filter(|other| **other != index) else { continue };
            let (from, to) = match related.kind {
                RelatedKind::PartOf | RelatedKind::Wider => (index, other),
                RelatedKind::Contains => (other, index),
                _ => continue,
            };
            edges[from].push(Within { to, teller, span: related.span, valid: related.valid });
        }
    }
    edges
}

/// The circles that a walk from a concept closes; what was walked before is left out.
fn circles<'g>(edges: &[Vec<Within<'g>>], start: usize, state: &mut [u8]) -> Vec<Vec<Within<'g>>> {
    const OPEN: u8 = 1;
    const DONE: u8 = 2;
    let mut found = Vec::new();
    if state[start] == DONE {
        return found;
    }
    // No recursion: a chain may be as long as the glossary.
    let mut path: Vec<(usize, usize)> = vec![(start, 0)];
    let mut walked: Vec<Within<'g>> = Vec::new();
    state[start] = OPEN;
    while let Some((at, next)) = path.last_mut() {
        let Some(&edge) = edges[*at].get(*next) else {
            state[*at] = DONE;
            path.pop();
            walked.pop();
            continue;
        };
        *next += 1;
        match state[edge.to] {
            OPEN => {
                let from = path.iter().position(|(at, _)| *at == edge.to).unwrap_or_default();
                found.push(walked[from..].iter().copied().chain([edge]).collect());
            }
            DONE => {}
            _ => {
                state[edge.to] = OPEN;
                path.push((edge.to, 0));
                walked.push(edge);
            }
        }
    }
    found
}

/// True if no day lies in all of the periods.
fn never_at_once(circle: &[Within<'_>]) -> bool {
    let from = circle.iter().filter_map(|edge| edge.valid.from).max();
    let until = circle.iter().filter_map(|edge| edge.valid.until).min();
    from.zip(until).is_some_and(|(from, until)| from > until)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{concept, glossary, relation, said};
    use super::RelationCircle;
    use crate::model::RelatedKind::{Contains, Distinct, PartOf, Wider};
    use crate::model::{Concept, Date, RelatedKind};

    fn chain(all: &[(&str, &str, RelatedKind)]) -> Vec<Concept> {
        let mut at = 0;
        let mut concepts: Vec<Concept> = Vec::new();
        for &(id, to, kind) in all {
            at += 1;
            if let Some(concept) = concepts.iter_mut().find(|concept| &*concept.id == id) {
                concept.related.push(relation(to, kind, at));
            } else {
                let mut new = concept(id, Vec::new());
                new.related.push(relation(to, kind, at));
                concepts.push(new);
            }
        }
        concepts
    }

    #[test]
    fn circles_of_any_length_are_told_once() {
        let all = chain(&[
            ("a", "b", PartOf),
            ("b", "c", Wider),
            ("c", "d", PartOf),
            ("d", "a", PartOf),
            ("d", "e", PartOf),
            ("e", "d", Contains),
            ("f", "g", PartOf),
            ("g", "f", PartOf),
            ("g", "a", Distinct),
        ]);
        let found = said(&RelationCircle, &glossary(all));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("4: `a` lies within `b`, which lies within `c`"), "{found:?}");
        assert!(found[1].starts_with("8: `f` lies within `g`, which lies within `f`"), "{found:?}");
    }

    #[test]
    fn at_different_times_there_is_no_circle() {
        let mut all = chain(&[("a", "b", PartOf), ("b", "a", PartOf)]);
        all[0].related[0].valid.until = Date::new(1930, 1, 1);
        all[1].related[0].valid.from = Date::new(1931, 1, 1);
        assert!(said(&RelationCircle, &glossary(all)).is_empty());
    }

    #[test]
    fn a_long_chain_is_walked_without_recursion() {
        let ids: Vec<String> = (0..60_000).map(|n| n.to_string()).collect();
        let chained: Vec<_> = ids.windows(2).map(|pair| (&*pair[0], &*pair[1], PartOf)).collect();
        let concepts = chained.iter().map(|(id, to, kind)| {
            let mut new = concept(id, Vec::new());
            new.related.push(relation(to, *kind, 1));
            new
        });
        let mut all: Vec<Concept> = concepts.collect();
        all.push(concept("59999", Vec::new()));
        assert!(said(&RelationCircle, &glossary(all)).is_empty());
    }
}

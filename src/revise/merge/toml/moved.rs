//! Terms that one side put under another name or concept: what the other side changed in them goes along.

use std::collections::BTreeMap;

use super::super::node::{Came, Contest, Node};

/// A list of terms in the tree: group, section, entry.
type List = Vec<String>;

/// Where the terms of a tree stand.
struct Places {
    of: BTreeMap<String, Vec<List>>,
}

impl Places {
    fn new(tree: &Node<'_>) -> Self {
        let mut of: BTreeMap<String, Vec<List>> = BTreeMap::new();
        for group in &tree.children {
            for section in &group.children {
                for entry in &section.children {
                    for term in entry.children.iter().filter(|child| child.term.is_some()) {
                        let list = vec![group.key.clone(), section.key.clone(), entry.key.clone()];
                        of.entry(term.key.clone()).or_default().push(list);
                    }
                }
            }
        }
        Self { of }
    }
    fn has(&self, term: &str, list: &List) -> bool {
        self.of.get(term).is_some_and(|lists| lists.contains(list))
    }
    fn lists(&self, term: &str) -> &[List] {
        self.of.get(term).map_or(&[], Vec::as_slice)
    }
}

/// A term that a side moved.
struct Move {
    term: String,
    from: List,
    to: List,
}

/// The terms that a side moved: gone from where the base has them, and come to one other place.
fn moves(base: &Places, side: &Places) -> Vec<Move> {
    let mut all: Vec<Move> = Vec::new();
    for (term, lists) in &base.of {
        let gone: Vec<&List> = lists.iter().filter(|list| !side.has(term, list)).collect();
        let come: Vec<&List> = side.lists(term).iter().filter(|list| !base.has(term, list)).collect();
        if let ([from], [to]) = (&gone[..], &come[..]) {
            all.push(Move { term: term.clone(), from: (*from).clone(), to: (*to).clone() });
        }
    }
    all.sort_by(|a, b| (&a.from, &a.term).cmp(&(&b.from, &b.term)));
    all
}

fn path(list: &List, term: &str) -> Vec<String> {
    let mut path = list.clone();
    path.push(term.to_owned());
    path
}

/// Marks what was moved, on all three sides.
pub(super) fn follow<'s>(base: &mut Node<'s>, ours: &mut Node<'s>, theirs: &mut Node<'s>) {
    let (was, our, their) = (Places::new(base), Places::new(ours), Places::new(theirs));
    let (our_moves, their_moves) = (moves(&was, &our), moves(&was, &their));
    let same = |one: &Move, other: &Move| one.term == other.term && one.from == other.from;
    for (all, others, by_us) in [(&our_moves, &their_moves, true), (&their_moves, &our_moves, false)] {
        for one in all {
            let (this, other) = if by_us { (&mut *ours, &mut *theirs) } else { (&mut *theirs, &mut *ours) };
            let (from, to) = (path(&one.from, &one.term), path(&one.to, &one.term));
            let Some(old) = base.at(&from).cloned() else { continue };
            let partner = others.iter().find(|other| same(one, other));
            let there = other.at(&from).cloned();
            if let Some(node) = this.stir(&to) {
                match partner {
                    Some(partner) if partner.to != one.to => node.contested = Some(Contest::MovedApart),
                    _ => node.came = Some(Box::new(Came { base: old, other: there })),
                }
            }
            for tree in [&mut *base, other] {
                if let Some(node) = tree.stir(&from) {
                    node.gone = true;
                }
            }
        }
    }
}

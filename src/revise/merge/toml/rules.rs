//! Rules that a side changed in what they are known by.

use super::super::node::Node;
use super::policy::fields;

/// A rule, as much of it as is asked here.
struct Known {
    key: String,
    /// What it speaks of.
    of: Vec<String>,
    /// When.
    when: Vec<String>,
    /// All else.
    rest: Vec<String>,
}

impl Known {
    fn new(group: &Node<'_>) -> Self {
        let all = fields(group);
        let those = |wanted: &dyn Fn(&str) -> bool| -> Vec<String> {
            all.iter().filter(|(key, _)| wanted(key)).map(|(_, text)| text.clone()).collect()
        };
        Self {
            key: group.key.clone(),
            of: those(&|key| key == "of"),
            when: those(&|key| key == "when"),
            rest: those(&|key| key != "of" && key != "when"),
        }
    }
}

/// Two rules that are one, seen from what stayed of it.
type Alike = fn(&Known, &Known) -> bool;

/// Gives a rule that speaks of the same at other times, or of something else and says the same, the key that it has in the
/// base; only where there is no doubt which one it was. Both sides are looked at as they came, so that it is the same
/// whichever is ours.
pub(super) fn settle<'s>(base: &Node<'s>, ours: &mut Node<'s>, theirs: &mut Node<'s>) {
    let (our, their) = (renamed(base, ours, theirs), renamed(base, theirs, ours));
    for (side, pairs) in [(ours, our), (theirs, their)] {
        for (old, new) in pairs {
            if let Some(group) = side.children.iter_mut().find(|group| group.key == new) {
                group.key = old;
                // It is none that was added.
                group.contested = None;
            }
        }
    }
}

/// The keys that went on a side, and those that came in their places.
fn renamed(base: &Node<'_>, side: &Node<'_>, other: &Node<'_>) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let rules = |tree: &Node<'_>, against: &[&Node<'_>]| -> Vec<Known> {
        let is_new = |group: &&Node<'_>| against.iter().all(|tree| tree.child(&group.key).is_none());
        tree.children.iter().filter(|group| group.ordered).filter(is_new).map(Known::new).collect()
    };
    let mut went = rules(base, &[side]);
    let mut came = rules(side, &[base]);
    let ways: [Alike; 3] = [
        |old, new| old.of == new.of && old.rest == new.rest,
        |old, new| old.of == new.of,
        |old, new| !new.rest.is_empty() && old.when == new.when && old.rest == new.rest,
    ];
    for alike in ways {
        let mut at = 0;
        while at < went.len() {
            let only = |all: &[Known], by: &dyn Fn(&Known) -> bool| -> Option<usize> {
                let mut found = (0..all.len()).filter(|&at| by(&all[at]));
                found.next().filter(|_| found.next().is_none())
            };
            // The other side may have both: what it was, and one that has come to be the same as what it is now.
            let has = |rule: &Known| other.child(&rule.key).is_some();
            let new = only(&came, &|new| alike(&went[at], new)).filter(|&new| !(has(&went[at]) && has(&came[new])));
            let Some(new) = new.filter(|&new| only(&went, &|old| alike(old, &came[new])) == Some(at)) else {
                at += 1;
                continue;
            };
            pairs.push((went.remove(at).key, came.remove(new).key));
        }
    }
    pairs
}

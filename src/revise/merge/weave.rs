//! Two changed orders of the same things made one.

use std::collections::HashMap;
use std::hash::Hash;

/// A thing, and where each of the three has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) base: Option<usize>,
    pub(super) ours: Option<usize>,
    pub(super) theirs: Option<usize>,
}

/// All things of three lists, each once, in the order of ours, or of theirs where only theirs has put old things into another
/// order. What the other side alone has comes behind what it follows there, and behind what this side has added in the
/// same place. Also says whether both sides have put the same things into other orders, each its own.
pub(super) fn weave<K: Hash + Eq>(base: &[K], ours: &[K], theirs: &[K]) -> (Vec<Slot>, bool) {
    let (in_base, in_ours, in_theirs) = (index(base), index(ours), index(theirs));
    let old: Vec<&K> = base.iter().filter(|key| in_ours.contains_key(key) && in_theirs.contains_key(key)).collect();
    let sorted = |places: &HashMap<&K, usize>| {
        let mut order: Vec<usize> = (0..old.len()).collect();
        order.sort_by_key(|&at| places.get(old[at]).copied());
        order
    };
    let (our_order, their_order) = (sorted(&in_ours), sorted(&in_theirs));
    let moved = |order: &[usize]| order.iter().enumerate().any(|(at, place)| at != *place);
    let torn = moved(&our_order) && moved(&their_order) && our_order != their_order;
    let by_theirs = !moved(&our_order) && moved(&their_order);
    let (first, second, in_first, in_second) =
        if by_theirs { (theirs, ours, &in_theirs, &in_ours) } else { (ours, theirs, &in_ours, &in_theirs) };

    // What the second alone has, behind what it follows there.
    let mut behind: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    let mut anchor = None;
    for (at, key) in second.iter().enumerate() {
        match in_first.get(key) {
            Some(&place) => anchor = Some(place),
            None => behind.entry(anchor).or_default().push(at),
        }
    }
    let mut keys: Vec<&K> = Vec::with_capacity(first.len() + second.len());
    let mut waiting = behind.remove(&None).unwrap_or_default();
    for (at, key) in first.iter().enumerate() {
        let new = !in_base.contains_key(key) && !in_second.contains_key(key);
        if !new {
            keys.extend(waiting.drain(..).map(|at| &second[at]));
        }
        keys.push(key);
        waiting.extend(behind.remove(&Some(at)).unwrap_or_default());
    }
    keys.extend(waiting.drain(..).map(|at| &second[at]));
    let slot = |key: &K| Slot {
        base: in_base.get(key).copied(),
        ours: in_ours.get(key).copied(),
        theirs: in_theirs.get(key).copied(),
    };
    let mut slots: Vec<Slot> = keys.into_iter().map(slot).collect();
    let gone = base.iter().filter(|key| !in_ours.contains_key(key) && !in_theirs.contains_key(key));
    slots.extend(gone.map(slot));
    (slots, torn)
}

fn index<K: Hash + Eq>(keys: &[K]) -> HashMap<&K, usize> {
    keys.iter().enumerate().map(|(at, key)| (key, at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn woven(base: &str, ours: &str, theirs: &str) -> (String, bool) {
        let keys = |text: &str| text.chars().collect::<Vec<_>>();
        let (base, ours, theirs) = (keys(base), keys(ours), keys(theirs));
        let (slots, torn) = weave(&base, &ours, &theirs);
        let all = slots.iter().filter_map(|slot| match (slot.base, slot.ours, slot.theirs) {
            (Some(_), None, _) | (Some(_), _, None) => None,
            (_, Some(at), _) => Some(ours[at]),
            (_, _, Some(at)) => Some(theirs[at]),
            _ => None,
        });
        (all.collect(), torn)
    }

    #[test]
    fn orders_are_woven() {
        for (base, ours, theirs, result) in [
            ("abc", "abc", "abc", "abc"),
            ("abc", "axbc", "abyc", "axbyc"),
            ("abc", "axbc", "aybc", "axybc"),
            ("abc", "cab", "abcy", "cyab"),
            ("abc", "abcx", "cab", "cxab"),
            ("abc", "ac", "abxc", "axc"),
            ("", "x", "y", "xy"),
            ("abc", "", "xabc", "x"),
            ("ab", "xab", "yab", "xyab"),
        ] {
            assert_eq!(woven(base, ours, theirs), (result.to_owned(), false), "{base} {ours} {theirs}");
        }
        assert!(woven("abc", "cab", "bca").1);
        assert!(!woven("abc", "cab", "cab").1);
    }
}

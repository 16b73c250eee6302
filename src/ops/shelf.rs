//! Things opened once each and then shared for as long as the run lasts.

use std::sync::OnceLock;

/// A list that only grows; what stands on it can be borrowed while more is added.
pub(crate) struct Shelf<K, V> {
    first: OnceLock<Box<Node<K, V>>>,
}

struct Node<K, V> {
    key: K,
    value: V,
    next: OnceLock<Box<Node<K, V>>>,
}

impl<K: Clone + PartialEq, V> Shelf<K, V> {
    pub(crate) const fn new() -> Self {
        Self { first: OnceLock::new() }
    }
    /// What stands under the key; made now if there is nothing. Other threads wait meanwhile, so nothing is made twice.
    pub(crate) fn get_or_make(&self, key: &K, make: impl Fn() -> V) -> &V {
        let mut link = &self.first;
        loop {
            let node = link.get_or_init(|| Box::new(Node { key: key.clone(), value: make(), next: OnceLock::new() }));
            if node.key == *key {
                return &node.value;
            }
            link = &node.next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_is_made_once() {
        let shelf = Shelf::new();
        let one: &String = shelf.get_or_make(&1, || "one".to_owned());
        let two = shelf.get_or_make(&2, || "two".to_owned());
        assert_eq!((one.as_str(), two.as_str()), ("one", "two"));
        assert_eq!(shelf.get_or_make(&1, || unreachable!()), "one");
        assert_eq!(shelf.get_or_make(&2, || unreachable!()), "two");
    }
}

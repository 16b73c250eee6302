//! Words that stand for one thing: the spellings and names that a glossary has for what a query names.

use std::collections::BTreeMap;

/// Of a query, the words that are alike though their letters differ, by their stems. They are placeables: a match that has
/// another of them is as good, but for what is taken off for it.
#[derive(Debug)]
pub(crate) struct Alike {
    /// What stands for each group among the words; no word is like it.
    tokens: Vec<String>,
    by_stem: BTreeMap<String, usize>,
}

impl Alike {
    /// No words are alike.
    pub(crate) const NONE: Self = Self { tokens: Vec::new(), by_stem: BTreeMap::new() };

    /// Each group is of stems; groups that share one are one.
    pub(crate) fn new(groups: impl IntoIterator<Item = Vec<String>>) -> Self {
        let mut joined: Vec<Vec<String>> = Vec::new();
        for mut group in groups {
            joined.retain_mut(|known| {
                let shares = known.iter().any(|stem| group.contains(stem));
                if shares {
                    group.append(known);
                }
                !shares
            });
            joined.push(group);
        }
        let mut alike = Self::NONE;
        for (number, group) in joined.into_iter().enumerate() {
            alike.tokens.push(format!("\u{1}n{number}"));
            alike.by_stem.extend(group.into_iter().map(|stem| (stem, number)));
        }
        alike
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }
    /// The group of a stem.
    pub(super) fn group(&self, stem: &str) -> Option<usize> {
        self.by_stem.get(stem).copied()
    }
    /// What stands for a group.
    pub(super) fn token(&self, group: usize) -> &str {
        &self.tokens[group]
    }
    /// All stems, with their groups.
    pub(super) fn stems(&self) -> impl Iterator<Item = (&str, usize)> {
        self.by_stem.iter().map(|(stem, group)| (stem.as_str(), *group))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_that_share_a_word_are_one() {
        let of = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let alike = Alike::new([of(&["a", "b"]), of(&["c"]), of(&["d", "e"]), of(&["b", "d"])]);
        let group = |word| alike.group(word);
        assert_eq!(group("a"), group("e"));
        assert_ne!(group("a"), group("c"));
        assert_eq!(group("f"), None);
    }
}

//! Words that stand for one thing: the spellings and names that a glossary has for what a query names.

use std::collections::BTreeMap;
use std::ops::Range;

use super::classes::{Piece, class_of, pieces};
use crate::text::stem::Stem;

/// The words of a name, by their stems.
pub(crate) type Form = Vec<String>;

/// Of a query, the names that are alike though their letters differ. They are placeables: a match that has another of them
/// is as good, but for what is taken off for it. A name of several words is one token.
#[derive(Debug)]
pub(crate) struct Alike {
    /// What stands for each group among the words; no word is like it.
    tokens: Vec<String>,
    /// By their first word: the other words of each form and its group, longest first.
    forms: BTreeMap<String, Vec<(Form, usize)>>,
}

/// Where a text has a name.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) group: usize,
    pub(super) at: Range<usize>,
    pub(super) words: usize,
}

impl Alike {
    /// Nothing is alike.
    pub(crate) const NONE: Self = Self { tokens: Vec::new(), forms: BTreeMap::new() };

    /// Groups that share a form are one.
    pub(crate) fn new(groups: impl IntoIterator<Item = Vec<Form>>) -> Self {
        let mut joined: Vec<Vec<Form>> = Vec::new();
        for mut group in groups {
            joined.retain_mut(|known| {
                let shares = known.iter().any(|form| group.contains(form));
                if shares {
                    group.append(known);
                }
                !shares
            });
            joined.push(group);
        }
        let mut alike = Self::NONE;
        for (number, mut group) in joined.into_iter().enumerate() {
            alike.tokens.push(format!("\u{1}n{number}"));
            group.sort_unstable();
            group.dedup();
            for mut form in group.into_iter().filter(|form| !form.is_empty()) {
                let rest = form.split_off(1);
                alike.forms.entry(form.swap_remove(0)).or_default().push((rest, number));
            }
        }
        for forms in alike.forms.values_mut() {
            forms.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        alike
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }
    /// What stands for a group.
    pub(super) fn token(&self, group: usize) -> &str {
        &self.tokens[group]
    }
    /// All forms with their groups: the first word, and the others.
    pub(super) fn forms(&self) -> impl Iterator<Item = (&str, &[String], usize)> {
        let all = |(first, forms)| {
            let first: &String = first;
            let forms: &Vec<(Form, usize)> = forms;
            forms.iter().map(|(rest, group)| (first.as_str(), rest.as_slice(), *group))
        };
        self.forms.iter().flat_map(all)
    }

    /// The names in a text: from left to right, of several that begin with a word the longest.
    pub(super) fn names(&self, text: &str, stem: Option<Stem>) -> Vec<Named> {
        if self.is_empty() {
            return Vec::new();
        }
        // Each word with its stem, and whether it can go on with a name that the word before it is of.
        let mut words: Vec<(Range<usize>, String, bool)> = Vec::new();
        let mut goes_on = false;
        let mut marks = 0;
        for (piece, range) in pieces(text) {
            match piece {
                Piece::Word => {
                    let own = class_of(&text[range.clone()], stem);
                    words.push((range, own, goes_on));
                    (goes_on, marks) = (true, 0);
                }
                Piece::Mark => {
                    marks += 1;
                    let before = words.last().map_or("", |(range, ..)| &text[range.clone()]);
                    goes_on &= marks == 1 && joins(before, &text[range]);
                }
                Piece::Number | Piece::Placeholder | Piece::Address => goes_on = false,
            }
        }
        let mut all = Vec::new();
        let mut rest = words.as_slice();
        while let Some(((first, stem, _), behind)) = rest.split_first() {
            rest = behind;
            let has = |form: &[String]| {
                form.len() <= behind.len()
                    && form.iter().zip(behind).all(|(wanted, (_, stem, goes_on))| *goes_on && wanted == stem)
            };
            let found = self.forms.get(stem).and_then(|forms| forms.iter().find(|(form, _)| has(form)));
            let Some((form, group)) = found else { continue };
            let end = form.len().checked_sub(1).map_or(first.end, |last| behind[last].0.end);
            all.push(Named { group: *group, at: first.start..end, words: form.len() + 1 });
            rest = &behind[form.len()..];
        }
        all
    }
}

/// True if a mark stands between the words of a name: a hyphen, an apostrophe, or the full stop of a word cut short.
fn joins(before: &str, mark: &str) -> bool {
    matches!(mark, "-" | "\u{2010}" | "\u{2011}" | "\u{2013}" | "\u{58A}" | "'" | "\u{2019}" | "\u{2BC}")
        || mark == "." && before.chars().count() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(words: &str) -> Form {
        words.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn groups_that_share_a_name_are_one() {
        let of = |words: &[&str]| words.iter().map(|word| form(word)).collect::<Vec<_>>();
        let alike = Alike::new([of(&["a", "b"]), of(&["c"]), of(&["d x", "e"]), of(&["b", "d x"])]);
        let group = |text| alike.names(text, None).first().map(|named| named.group);
        assert_eq!(group("a"), group("e"));
        assert_eq!(group("a"), group("D x"));
        assert_ne!(group("a"), group("c"));
        assert_eq!(group("f"), None);
        assert_eq!(group("d"), None);
    }

    #[test]
    fn names_of_several_words_are_found_whole() {
        let alike = Alike::new([vec![
            form("upper karabakh"),
            form("karabakh"),
            form("st peter"),
            form("upper karabakh plain"),
        ]]);
        let found = |text: &str| {
            let all = alike.names(text, None);
            all.into_iter().map(|named| (text[named.at].to_owned(), named.words)).collect::<Vec<_>>()
        };
        let row = |text: &str, words| (text.to_owned(), words);
        assert_eq!(found("Upper-Karabakh, Karabakh upper"), [row("Upper-Karabakh", 2), row("Karabakh", 1)]);
        assert_eq!(
            found("upper  Karabakh plain; upper, Karabakh"),
            [row("upper  Karabakh plain", 3), row("Karabakh", 1)]
        );
        assert_eq!(found("St. Peter, upper 5 karabakh"), [row("St. Peter", 2), row("karabakh", 1)]);
        assert!(found("upper -- plain").is_empty());
    }
}

//! Forms that a glossary gives by hand: for languages without rules, and beside the rules of the others.
//!
//! An entry is a form as it stands (`Städte`) or a pattern: after `|` the word may end in any way (`Städt|e`, memoQ's
//! and Phrase's way), `*` stands for any letters or none (`Städt*`, `St*dte`). Each word of a name has its own pattern
//! (`Berg* Karabach|s`). A pattern begins with at least one letter: names are looked up by their beginnings. Entries
//! with a name (`genitive: …`) are for [`given`](super::given).

use super::super::fold::Fold;
use super::{Feature, Form, Lemma};

/// The form of a surface that one of the lemma's own entries allows: [`Feature::Other1`], a form listed by hand.
/// The surface is finely folded, one string a word, a joint in it as `'` or `"`.
pub(super) fn listed(lemma: &Lemma, surface: &[&str], fold: Fold) -> Option<Form> {
    let allowed = lemma.forms.iter().filter(|entry| !entry.contains(':')).any(|entry| {
        let entry = Lemma::new(entry, fold);
        entry.words.len() == surface.len()
            && entry.words.iter().zip(surface).all(|(pattern, word)| {
                allows(&pattern.folded, word) || bare_of_joint(word).is_some_and(|w| allows(&pattern.folded, &w))
            })
    });
    if allowed { Form::new(&[Feature::Other1]) } else { None }
}

/// The beginnings of one word that the lemma's own entries add.
pub(super) fn stems(lemma: &Lemma, word: usize, fold: Fold) -> Vec<String> {
    let entries = lemma.forms.iter().filter(|entry| !entry.contains(':')).map(|entry| Lemma::new(entry, fold));
    let usable = entries.filter(|entry| entry.words.len() == lemma.words.len());
    let firm = usable.filter_map(|entry| Some(firm(&entry.words.get(word)?.folded).to_owned()));
    firm.filter(|stem| !stem.is_empty()).collect()
}

/// The part of a pattern before anything that may change.
fn firm(pattern: &str) -> &str {
    pattern.split(['|', '*']).next().unwrap_or_default()
}

fn allows(pattern: &str, word: &str) -> bool {
    let firm = firm(pattern);
    if firm.is_empty() {
        return false;
    }
    let (pattern, open) = match pattern.split_once('|') {
        Some((stem, _)) => (stem, true),
        None => (pattern, false),
    };
    let Some(mut rest) = word.strip_prefix(firm) else { return false };
    let mut pieces = pattern[firm.len()..].split('*').skip(1).peekable();
    if pieces.peek().is_none() {
        return open || rest.is_empty();
    }
    while let Some(piece) = pieces.next() {
        if pieces.peek().is_none() && !open {
            return rest.ends_with(piece);
        }
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    true
}

fn bare_of_joint(word: &str) -> Option<String> {
    word.contains(['\'', '"']).then(|| word.replace(['\'', '"'], ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lemma(text: &str, forms: &[&str]) -> Lemma {
        let mut lemma = Lemma::new(text, Fold::Default);
        lemma.forms = forms.iter().map(|&f| f.into()).collect();
        lemma
    }

    #[test]
    fn plain_forms_and_patterns() {
        let cases: &[(&str, &str, bool)] = &[
            ("Städte", "städte", true),
            ("Städte", "städten", false),
            ("Städt|e", "städten", true),
            ("Städt|e", "städt", true),
            ("Städt|e", "stadt", false),
            ("Städt*", "städtern", true),
            ("St*dte", "städte", true),
            ("St*dte", "städten", false),
            ("S*d*e", "städte", true),
            ("S*d|x", "städte", true),
            ("S*dd*e", "städte", false),
            ("*stadt", "stadt", false),
            ("|", "stadt", false),
            ("", "stadt", false),
        ];
        for &(entry, surface, expected) in cases {
            let found = listed(&lemma("Stadt", &[entry]), &[surface], Fold::Default);
            assert_eq!(found.is_some(), expected, "{entry} {surface}");
            assert!(found.is_none_or(|form| form.has(Feature::Other1)));
        }
    }

    #[test]
    fn every_word_has_its_own_pattern() {
        let name = lemma("Berg Karabach", &["Berg* Karabach|s"]);
        assert!(listed(&name, &["bergs", "karabachs"], Fold::Default).is_some());
        assert!(listed(&name, &["bergs"], Fold::Default).is_none());
        assert_eq!(stems(&name, 1, Fold::Default), ["karabach"]);
        assert!(stems(&lemma("Stadt", &["*", "a b"]), 0, Fold::Default).is_empty());
    }

    #[test]
    fn joints_are_no_letters() {
        assert!(listed(&lemma("Stadt", &["Städte"]), &["städt\"e"], Fold::Default).is_some());
    }

    #[test]
    fn capitals_follow_the_language() {
        assert!(listed(&lemma("Isti", &["ISTI|"]), &["ıstıya"], Fold::Turkic).is_some());
        assert!(listed(&lemma("Isti", &["ISTI|"]), &["ıstıya"], Fold::Default).is_none());
    }

    #[test]
    fn long_words_take_no_time() {
        let word = "a".repeat(20_000);
        let name = lemma("a", &["a*a*a*a*b", "a|"]);
        assert!(listed(&name, &[word.as_str()], Fold::Default).is_some());
    }
}

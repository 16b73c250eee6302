//! Abbreviations in capitals, whose endings a hyphen joins in Azerbaijani, Armenian and Georgian: *RF-dən*, *ՌԴ-ում*.

use super::{Form, Lemma, Neighbours, Word};
use crate::text::fold::is_short_hyphen;

/// Letters of the longest abbreviation.
const LONGEST: usize = 6;

/// True for a word of few letters, all of them capitals.
pub(super) fn is_abbreviation(word: &Word) -> bool {
    (2..=LONGEST).contains(&word.text.chars().count()) && word.text.chars().all(char::is_uppercase)
}

/// What no rule reads behind the hyphen of a name that is replaced: that it is there, in words.
pub(super) fn unread_ending(
    old: &Lemma,
    form: Form,
    near: Neighbours<'_>,
    is_short: fn(&Word) -> bool,
) -> Option<String> {
    let rest = near.after.strip_prefix(is_short_hyphen).filter(|_| form.is_bare())?;
    let ending = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
    let is_small = ending.chars().next().is_some_and(|c| !c.is_uppercase());
    (is_small && old.words.last().is_some_and(is_short))
        .then(|| format!("`-{ending}` behind the abbreviation is no ending that is known"))
}

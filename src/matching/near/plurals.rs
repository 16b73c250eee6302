//! Plurals of listed words that have none by the rules, since they are listed as names: *Smart Buttons*, *Thrombosen*. Such a
//! word is the listed one in a form of its language, and no slip of the keyboard.

use super::Listed;
use crate::base::PlainSpan;
use crate::text::fold::{self, Fold, is_apostrophe};

/// Of a language, what its plurals end in.
const TABLE: &[(&str, &[&str])] = &[
    ("en", &["s", "es"]),
    ("de", &["e", "en", "er", "ern", "n", "s", "se", "sen"]),
    ("fr", &["s", "x", "es"]),
    ("es", &["s", "es"]),
    ("pt", &["s", "es"]),
    ("nl", &["s", "en"]),
];

/// True if a text is a listed term with the ending of a plural behind its last word. Of a place there is only one:
/// *Vardeniss*.
pub(super) fn is_plural(text: &str, listed: &Listed<'_>) -> bool {
    let term = listed.term.term;
    if listed.term.concept.is_place() {
        return is_shared(text, &term.text);
    }
    let Some((_, endings)) = TABLE.iter().find(|(lang, _)| *lang == term.lang.primary()) else { return false };
    let (text, term) = (fold::fine(text, Fold::Default), fold::fine(&term.text, Fold::Default));
    text.strip_prefix(&*term).is_some_and(|ending| endings.contains(&ending))
}

/// True for a place's name of several words with its noun in the plural, which other names have a part in: *Lachin and Shusha
/// Districts*, «Лачинский и Шушинский районы».
fn is_shared(text: &str, term: &str) -> bool {
    let (Some((_, noun)), Some((_, listed))) = (text.rsplit_once([' ', '\u{a0}']), term.rsplit_once(' ')) else {
        return false;
    };
    let (noun, listed) = (fold::fine(noun, Fold::Default), fold::fine(listed, Fold::Default));
    noun.strip_prefix(&*listed)
        .is_some_and(|ending| ["s", "ы", "ов", "ам", "ами", "ах", "и", "ів", "ներ", "ները"].contains(&ending))
}

/// True for a place's name behind a word for a number, with the plural's ending: *the two Vardenises*. `name` is folded.
pub(super) fn are_several(plain: &str, span: PlainSpan, name: &str) -> bool {
    let before = plain[..span.start as usize].trim_end_matches([' ', '\u{a0}', '\n']);
    let number = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    let word = fold::fine(&plain[span.range()], Fold::Default);
    NUMBERS.contains(&&*number) && word.strip_prefix(name).is_some_and(|ending| matches!(ending, "s" | "es"))
}

/// English words before several things.
const NUMBERS: &[&str] =
    &["two", "three", "four", "five", "both", "these", "those", "several", "many", "all", "few", "2", "3", "4"];

/// True of the English possessive of a plural: *the Sugovushans' roads* are a family's or a people's. `name` is folded; a mark
/// before the word may be the one that the apostrophe closes.
pub(super) fn is_owner(plain: &str, span: PlainSpan, name: &str) -> bool {
    let (before, after) = (&plain[..span.start as usize], &plain[span.end as usize..]);
    let Some(rest) = after.strip_prefix(is_apostrophe) else { return false };
    let owned = rest.strip_prefix([' ', '\u{a0}', '\n']).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    let word = fold::fine(&plain[span.range()], Fold::Default);
    owned && !before.ends_with(is_apostrophe) && word.strip_suffix('s').is_some_and(|stem| stem == name)
}

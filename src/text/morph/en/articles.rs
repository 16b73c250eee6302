//! Names of countries that take the article: *the Netherlands*, *the Czech Republic*, *Ivory Coast* with it or without. Facts: the
//! names of states as the United Nations list them, and English grammars on articles before names (Quirk et al., 5.60-72).

use super::super::{Feature, Form, Lemma, Neighbours};

/// Plurals, whose possessive has the apostrophe alone.
#[rustfmt::skip]
const PLURALS: &[&str] =
    &["netherlands", "philippines", "maldives", "bahamas", "comoros", "emirates", "islands", "balkans", "states", "highlands"];

/// Others in one word.
const SINGLE: &[&str] = &["gambia", "congo", "crimea", "caucasus", "levant", "hague"];

/// What a name of several words with the article ends in.
const HEADS: &[&str] = &["republic", "kingdom", "union", "federation", "empire", "emirate", "coast"];

/// What has it before *of*: the Kingdom of Eswatini, the Former Yugoslav Republic of Macedonia.
#[rustfmt::skip]
const BEFORE_OF: &[&str] = &[
    "commonwealth", "duchy", "emirate", "emirates", "empire", "federation", "kingdom", "principality", "republic", "state", "states", "sultanate", "union",
];

/// True for a name in the plural.
pub(super) fn is_plural(lemma: &Lemma) -> bool {
    lemma.words.last().is_some_and(|word| {
        word.text.starts_with(char::is_uppercase) && word.folded.ends_with('s') && PLURALS.contains(&&*word.folded)
    })
}

fn takes_one(lemma: &Lemma) -> bool {
    let Some(last) = lemma.words.last().filter(|word| word.text.starts_with(char::is_uppercase)) else { return false };
    let several = lemma.words.len() > 1;
    let of = lemma.words.iter().position(|word| &*word.text == "of").and_then(|of| lemma.words[..of].last());
    let of_state =
        of.is_some_and(|word| word.text.starts_with(char::is_uppercase) && BEFORE_OF.contains(&&*word.folded));
    lemma.words[0].folded != "the"
        && (of_state
            || PLURALS.contains(&&*last.folded)
            || !several && SINGLE.contains(&&*last.folded)
            || several && HEADS.contains(&&*last.folded))
}

/// Why the article, or that there is none, fits the one name and not the other: *the Czech Republic*, *Czechia*.
pub(super) fn differ(old: &Lemma, new: &Lemma, form: Form, near: Neighbours<'_>) -> Option<String> {
    // A house that lists *the Gambia* beside *Gambia* says itself what it writes.
    if form.has(Feature::Demonym) || old.words[0].folded == "the" {
        return None;
    }
    let words = near.before.trim_end_matches(['"', '“', '‘', '\'']);
    let is = |word: &str| word.eq_ignore_ascii_case("the");
    let has = words.ends_with(char::is_whitespace) && words.split_whitespace().next_back().is_some_and(is);
    match (takes_one(old), takes_one(new)) {
        (true, false) if has => Some(format!("{} takes the article, {} none", old.text(), new.text())),
        (false, true) if !has => Some(format!("{} takes the article", new.text())),
        _ => None,
    }
}

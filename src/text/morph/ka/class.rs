//! Which class a Georgian name is of, and its stems.

use super::super::{Feature, Word, capitals};
use super::table::{INHABITED, SYNCOPATING, SYNCOPATING_IN_A, VOWEL_NAMES};

/// How a stem declines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Consonant,
    Syncope,
    Truncating,
    Vowel,
    Fixed,
}

/// A stem in two parts, as it begins in the folded word; the vowel between them is lost.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts {
    /// Bytes of the folded word before the lost vowel.
    pub(super) head: usize,
    /// Bytes of the folded word after it.
    tail: (usize, usize),
}

impl Parts {
    const fn whole(end: usize) -> Self {
        Self { head: end, tail: (end, end) }
    }
    pub(super) fn strip<'s>(self, word: &'s str, folded: &str) -> Option<&'s str> {
        word.strip_prefix(&folded[..self.head])?.strip_prefix(&folded[self.tail.0..self.tail.1])
    }
    /// The same letters of a word that is as long; `None` if they do not begin and end there.
    pub(super) fn text(self, word: &str) -> Option<String> {
        Some([word.get(..self.head)?, word.get(self.tail.0..self.tail.1)?].concat())
    }
}

pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'ა' | 'ე' | 'ი' | 'ო' | 'უ')
}

/// Endings that abbreviations take in one way: აშშ-მა, but აშშ-დან and აშშ-იდან.
pub(super) const SURE: &[Feature] =
    &[Feature::Variant, Feature::Ergative, Feature::Dative, Feature::Genitive, Feature::In, Feature::On];

/// Letters of the longest abbreviation without capitals.
const LONGEST_SPELT: usize = 5;

/// True for what is spelt, its vowels, if any, before its consonants, and no ending of a noun behind them: აშშ, ეეგ, სსრკ, not
/// თელა. Georgian has no capitals. Source: usage of the Georgian press and of law texts (აშშ-ის, სსრკ-ში).
pub(crate) fn is_spelt(word: &str) -> bool {
    let spelt = word.trim_start_matches(is_vowel);
    !spelt.is_empty()
        && spelt.chars().all(|c| matches!(c, 'ა'..='ჰ') && !is_vowel(c))
        && word.chars().nth(LONGEST_SPELT).is_none()
}

/// True for a name that is an abbreviation: of more than one letter, or of Latin capitals.
pub(super) fn is_abbreviation(word: &Word) -> bool {
    capitals::is_abbreviation(word) || word.folded.chars().nth(1).is_some() && is_spelt(&word.folded)
}

/// The class of a folded word, and false if it is a guess.
pub(super) fn classify(word: &str, decl: Option<&str>) -> (Class, bool) {
    match decl {
        Some("consonant") => return (Class::Consonant, true),
        Some("syncope") => return (Class::Syncope, true),
        Some("truncating") => return (Class::Truncating, true),
        Some("vowel") => return (Class::Vowel, true),
        Some("fixed" | "indeclinable") => return (Class::Fixed, true),
        _ => {}
    }
    let mut letters = word.chars().rev();
    let last = letters.next();
    match last {
        Some('ა' | 'ე') => return (Class::Truncating, true),
        Some('ო' | 'უ') => return (Class::Vowel, true),
        Some('ი') => {}
        Some(c) if c.is_alphabetic() => return (Class::Consonant, false),
        _ => return (Class::Fixed, true),
    }
    if VOWEL_NAMES.iter().any(|end| word.ends_with(end)) {
        return (Class::Vowel, true);
    }
    if SYNCOPATING.iter().any(|end| word.ends_with(end)) {
        return (Class::Syncope, true);
    }
    let (before, vowel) = (letters.next(), letters.next());
    match (before, vowel) {
        // ვანგლი, მეღრი: a foreign name's own -ი, or the nominative's; after Turkic -ლ the former is likelier.
        (Some('ლ'), Some(c)) if !is_vowel(c) => (Class::Vowel, false),
        (Some('რ'), Some(c)) if !is_vowel(c) => (Class::Consonant, false),
        // A native word would lose the vowel: წყალი → წყლის; most foreign names do not.
        (Some('ლ' | 'რ' | 'ნ' | 'მ'), Some('ა' | 'ე')) => (Class::Consonant, false),
        (Some(c), _) if is_vowel(c) => (Class::Vowel, false),
        _ => (Class::Consonant, true),
    }
}

/// The stem that ends at `end` less the vowel before its last letter.
fn without_last_vowel(word: &str, end: usize) -> Option<Parts> {
    let mut letters = word[..end].char_indices().rev();
    let ((last, _), (vowel, c)) = (letters.next()?, letters.next()?);
    is_vowel(c).then_some(Parts { head: vowel, tail: (last, end) })
}

/// The full stem and the one before endings that shorten it.
pub(super) fn parts(word: &str, class: Class) -> (Parts, Parts) {
    let bare = word.strip_suffix('ი').map_or(word.len(), str::len);
    let full = Parts::whole(match class {
        Class::Consonant | Class::Syncope => bare,
        Class::Truncating | Class::Vowel | Class::Fixed => word.len(),
    });
    let short = match class {
        Class::Consonant | Class::Fixed => full,
        Class::Vowel => Parts::whole(bare),
        Class::Truncating if SYNCOPATING_IN_A.iter().any(|end| word.ends_with(end)) => {
            without_last_vowel(word, word.trim_end_matches('ა').len()).unwrap_or(full)
        }
        Class::Truncating => Parts::whole(word.trim_end_matches(['ა', 'ე']).len().max(word.len().saturating_sub(3))),
        Class::Syncope => without_last_vowel(word, bare).unwrap_or(full),
    };
    (full, short)
}

/// True for a region or country in -ეთი, whose inhabitants are no word by rule.
pub(super) fn in_eti(word: &str) -> bool {
    word.ends_with("ეთი") && word.chars().count() > 5
}

/// Who lives in a region in -ეთი, where that is known.
pub(super) fn inhabited(word: &str) -> Option<(&'static str, &'static str, &'static str, &'static str)> {
    INHABITED.iter().find(|row| row.0 == word).copied()
}

/// The stem of the plural: მხარეები keeps its -ე, ქუჩები loses its -ა.
pub(super) fn plural(word: &str, class: Class) -> Parts {
    match class {
        Class::Truncating if word.ends_with('ე') => Parts::whole(word.len()),
        class => parts(word, class).1,
    }
}

/// The classes whose endings are found too.
pub(super) fn neighbours(class: Class, word: &str) -> &'static [Class] {
    match class {
        Class::Consonant | Class::Syncope if word.ends_with('ი') => &[Class::Vowel, Class::Syncope, Class::Consonant],
        Class::Vowel if word.ends_with('ი') => &[Class::Consonant],
        Class::Truncating => &[Class::Vowel],
        _ => &[],
    }
}

/// -ულ where the stem has an რ, else -ურ.
pub(super) fn adjective(stem: &str) -> [&'static str; 2] {
    if stem.contains('რ') { ["ულ", "ურ"] } else { ["ურ", "ულ"] }
}

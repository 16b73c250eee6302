//! Demonyms of English names: Stepanakertian, Martakerter, Odessan; and where what looks like one is a place.

use super::super::{Feature, Form, Lemma, Neighbours};
use super::sound::is_vowel;
use super::{Noun, noun};

/// The demonyms of a name.
pub(super) fn demonyms_of(lemma: &Lemma) -> impl Iterator<Item = Derived> {
    let last = lemma.words.last().filter(|word| {
        let alone = lemma.words.len() == 1;
        let is_other = if alone {
            word.folded.ends_with("ia") || OTHER_WORDS.contains(&&*word.folded)
        } else {
            KINDS.contains(&&*word.folded)
        };
        !is_other && noun(lemma) == Noun::Name
    });
    last.into_iter().flat_map(|word| demonyms(&word.folded))
}

/// Sukhumi behind Sukhum.
pub(super) fn is_demonym_in_i(form: Form) -> bool {
    form.has(Feature::Demonym) && form.has(Feature::Other2) && !form.has(Feature::Plural)
}

/// True where a place is named: *in Sukhumi*, but not *in Dersimi villages*.
pub(super) fn stands_as_place(near: Neighbours<'_>) -> bool {
    const BEFORE: &[&str] =
        &["in", "near", "to", "from", "at", "outside", "around", "into", "through", "via", "towards", "toward"];
    let word = near.before.split_whitespace().next_back().unwrap_or_default();
    let before_noun = near.after.strip_prefix([' ', '\n']).is_some_and(|rest| rest.starts_with(char::is_lowercase));
    near.before.ends_with(char::is_whitespace) && BEFORE.contains(&&*word.to_ascii_lowercase()) && !before_noun
}

/// Names whose demonym would be another word: Shushan is a given name.
const OTHER_WORDS: &[&str] = &["shusha"];

/// What kind of thing a name of several words is; nobody is called by it.
#[rustfmt::skip]
const KINDS: &[&str] = &[
    "region", "republic", "district", "airport", "corridor", "mountain", "mountains", "island", "islands", "province", "peninsula", "river", "desert", "oblast", "kingdom", "empire",
    "federation", "emirates", "territory", "canyon", "valley", "harbor", "harbour", "castle", "monastery", "cathedral", "station", "street", "square", "highway", "plateau", "canal", "strait", "county", "municipality", "council", "sultanate", "village", "reservoir", "terminal",
];

pub(super) type Derived = (&'static [Feature], &'static str);

/// Demonyms of a name that ends in a consonant.
pub(super) const DEMONYMS: &[Derived] = &[
    (&[Feature::Demonym], "ian"),
    (&[Feature::Demonym, Feature::Plural], "ians"),
    (&[Feature::Demonym, Feature::Other2], "i"),
    (&[Feature::Demonym, Feature::Other2, Feature::Plural], "is"),
    (&[Feature::Demonym, Feature::Other3], "er"),
    (&[Feature::Demonym, Feature::Other3, Feature::Plural], "ers"),
];
/// Demonyms of a name that ends in -i.
pub(super) const AFTER_I: &[Derived] = &[
    (&[Feature::Demonym], "an"),
    (&[Feature::Demonym, Feature::Plural], "ans"),
    (&[Feature::Demonym, Feature::Other2, Feature::Plural], "s"),
];
/// Demonyms of a name that ends in -a.
pub(super) const AFTER_A: &[Derived] = &[(&[Feature::Demonym], "n"), (&[Feature::Demonym, Feature::Plural], "ns")];
/// The same with no ending: all that may follow a name of one word, up to an apostrophe.
pub(super) const BEHIND_CONSONANT: &[&str] = &["", "ian", "ians", "i", "is", "er", "ers"];
pub(super) const BEHIND_I: &[&str] = &["", "an", "ans", "s"];
pub(super) const BEHIND_A: &[&str] = &["", "n", "ns"];
/// Names of fewer letters have none by rule.
const SHORTEST: usize = 6;

/// The regular demonyms of a folded name, with their endings.
fn demonyms(name: &str) -> impl Iterator<Item = Derived> {
    let last =
        name.chars().next_back().filter(|_| name.chars().count() >= SHORTEST && name.chars().all(char::is_alphabetic));
    let rows: &[Derived] = match last {
        Some('i') => AFTER_I,
        Some('a') => AFTER_A,
        Some(c) if !is_vowel(c) && c != 'y' && c != 's' => DEMONYMS,
        _ => &[],
    };
    rows.iter().copied()
}

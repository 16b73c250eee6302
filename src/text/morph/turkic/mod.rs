//! What Azerbaijani and Turkish share: names take chains of endings, each fitted to the letters before it.
//!
//! No list of forms: [`slots`] says which ending may follow which, [`sound`] fits an ending to letters, [`start`] gives
//! the stems of a name, and [`walk`] runs the three in both directions. The languages' own files hold tables.
//!
//! Words for `decl` in a glossary, one or more: `regular`, `hard` (final q, k unchanged), `soft`, `su`, `izafet`
//! (listed with a possessive, takes the pronominal n), `fused` (a compound written as one word), `fixed` (no endings),
//! `front` or `back` (harmony against the last vowel).
//!
//! Turkish tells common nouns, listed with small letters, from names: they soften, nothing derives from them, and whether
//! two words are a compound with a possessive is asked where no table knows it ([`Nouns`]).

mod letters;
mod near;
mod ordinary;
mod slots;
mod sound;
mod start;
#[cfg(test)]
mod tests;
mod walk;

use super::{Agreement, Feature, Form, Inflected, Joint, Lemma, Morphology, Neighbours, capitals, forms};
use crate::text::fold::Fold;
pub(super) use letters::Abbreviations;
pub(super) use ordinary::Words;
pub(super) use slots::Suffix;
pub(super) use sound::Sounds;
use start::Class;

/// The patterns of an ending.
pub(super) struct Ending {
    /// As it is written; empty if the language has none.
    pub(super) plain: &'static str,
    /// After a possessive of the third person and -ki; empty if the same.
    pub(super) pronominal: &'static str,
    /// Found, never produced.
    pub(super) found: &'static [&'static str],
}

impl Ending {
    /// One that is the same everywhere.
    pub(super) const fn new(plain: &'static str) -> Self {
        Self { plain, pronominal: "", found: &[] }
    }
    /// One with another shape after the possessive.
    pub(super) const fn pronominal(plain: &'static str, pronominal: &'static str) -> Self {
        Self { plain, pronominal, found: &[] }
    }
    /// One with shapes that are found only.
    pub(super) const fn seen(plain: &'static str, found: &'static [&'static str]) -> Self {
        Self { plain, pronominal: "", found }
    }
}

/// What is known of a language's common nouns, which are listed with small letters.
pub(super) struct Nouns {
    /// Nouns and what they are before a vowel, where no rule says it: renk, reng-.
    pub(super) soft: &'static [(&'static str, &'static str)],
    /// Longer ones that stay as they are.
    pub(super) hard: &'static [&'static str],
    /// Heads of compounds, with the possessive.
    pub(super) heads: &'static [&'static str],
    /// Names by how they are spoken, where another vowel is heard than is written.
    pub(super) spoken: &'static [(&'static str, &'static str)],
    /// Compounds in one word.
    pub(super) compounds: &'static [&'static str],
    /// Nouns in a close vowel of their own, and what many of them end in.
    pub(super) close: &'static [&'static str],
    pub(super) endings: &'static [&'static str],
    /// Nouns in a vowel and s, whose possessive looks like that of one in a vowel.
    pub(super) in_s: &'static [&'static str],
}

/// A language of the family.
#[allow(clippy::struct_excessive_bools, reason = "independent facts about the language, each read in one place")]
pub(super) struct Turkic {
    /// Its sounds.
    pub(super) sounds: Sounds,
    /// Its endings.
    pub(super) endings: fn(Suffix) -> Ending,
    /// Nouns with the possessive that make a name an izafet compound, folded.
    pub(super) generics: &'static [&'static str],
    /// Heads of institutions and other names of several words, with the possessive: no name of its own ends so.
    pub(super) institutions: &'static [&'static str],
    /// What abstract nouns end in with the possessive: -liği.
    pub(super) abstracts: &'static [&'static str],
    /// How abbreviations are read.
    pub(super) abbreviations: Abbreviations,
    /// Heads whose stem is not the possessed form less its ending: the form, bytes to cut, letters to add.
    pub(super) heads: &'static [(&'static str, usize, &'static str)],
    /// Nouns that end in a close vowel of their own.
    pub(super) vowel_nouns: &'static [&'static str],
    /// Names whose final velar does not soften.
    pub(super) hard: &'static [&'static str],
    /// Names with front endings after a back vowel.
    pub(super) front: &'static [&'static str],
    /// Spelling shows that names soften, and that *su* is irregular in them.
    pub(super) names_soften: bool,
    /// Compounds in one word take the pronominal n as well as not.
    pub(super) fused_takes_n: bool,
    /// An apostrophe stands before the inflection of a proper name.
    pub(super) apostrophe: bool,
    /// Demonyms are written small.
    pub(super) small_demonyms: bool,
    /// Circumflexes may be left out.
    pub(super) circumflex: bool,
    /// My, your, our: the owners that ask for a possessive.
    pub(super) owners: &'static [(&'static str, Feature)],
    /// Words of their own that follow the harmony of the word before.
    pub(super) particles: &'static [&'static str],
    /// Its common nouns, where they are told from names.
    pub(super) nouns: Option<&'static Nouns>,
    /// Where they are not: nouns, listed with small letters, and what they are before a vowel.
    pub(super) falling: &'static [(&'static str, &'static str)],
    /// Ordinary words that look like names with endings.
    pub(super) words: Words,
}

impl Morphology for Turkic {
    fn stems(&self, lemma: &Lemma, word: usize) -> Vec<String> {
        let Some(folded) = lemma.words.get(word).map(|w| w.folded.as_str()) else { return Vec::new() };
        let mut stems = forms::stems(lemma, word, Fold::Turkic);
        stems.push(folded.to_owned());
        if word + 1 == lemma.words.len() {
            self.starts(lemma, &mut |start| {
                stems.extend(start.soft.map(|soft| [&folded[..soft.keep], soft.add].concat()));
                stems.push([&folded[..start.keep], start.add].concat());
                false
            });
        }
        if self.circumflex {
            let flat: Vec<String> = stems.iter().map(|stem| stem.chars().map(walk::flat).collect()).collect();
            stems.extend(flat);
        }
        stems.sort_unstable();
        stems.dedup();
        // The shorter beginning stands for the longer.
        let all = stems.clone();
        stems.retain(|stem| !all.iter().any(|other| other.len() < stem.len() && stem.starts_with(other.as_str())));
        stems
    }

    fn analyse(&self, lemma: &Lemma, surface: &[&str]) -> Vec<Form> {
        let mut forms = self.readings(lemma, surface);
        if forms.iter().all(|form| form.has(Feature::Variant)) {
            forms.extend(forms::listed(lemma, surface, Fold::Turkic));
        }
        forms
    }

    fn inflect(&self, lemma: &Lemma, form: Form, joint: Joint) -> Option<Inflected> {
        self.put_into(lemma, form, joint)
    }

    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        self.list(lemma)
    }

    fn narrow(&self, _: &Lemma, forms: &mut Vec<Form>, near: Neighbours<'_>) {
        self.rule_out(forms, near);
    }

    fn is_ordinary(&self, word: &str) -> bool {
        self.is_word(word)
    }

    /// A name that is listed with a possessive takes no second one: Azərbaycanın Şuşasında, Azərbaycanın Laçın
    /// rayonunda.
    fn adapt(&self, new: &Lemma, form: Form, _: Neighbours<'_>) -> Form {
        if matches!(self.classify(new).0, Class::Izafet) || self.is_guessed(new, form) {
            form.without(Feature::Possessive3)
        } else {
            form
        }
    }

    fn agree(&self, old: &Lemma, new: &Lemma, form: Form, new_text: &str, near: Neighbours<'_>) -> Agreement {
        if let Some(rest) = self.unread_ending(form, near) {
            return Agreement::Breaks(rest);
        }
        if let Some(why) = capitals::unread_ending(old, form, near, capitals::is_abbreviation) {
            return Agreement::Unwritten(why);
        }
        if self.is_guessed(new, form) {
            return Agreement::Unwritten(format!(
                "`{}` may end in a possessive: its `decl` is izafet or regular",
                new.text()
            ));
        }
        if !form.is_bare() && new.words.last().and_then(|word| self.spelt(word)).is_some_and(|spelt| !spelt.sure) {
            return Agreement::Unwritten(format!("`{}` may be read as a word or by its letters", new.text()));
        }
        let old = self.put_into(old, form, Joint::None).map_or_else(|| old.text(), |written| written.text);
        self.particle(&old, new_text, near)
    }

    fn class(&self, lemma: &Lemma) -> Option<&'static str> {
        let (class, sure) = self.classify(lemma);
        sure.then_some(match class {
            Class::Regular | Class::Either => "regular",
            Class::Soft => "soft",
            Class::Su => "su",
            Class::Fused => "fused",
            Class::Izafet => "izafet",
            Class::Fixed => "fixed",
        })
    }
}

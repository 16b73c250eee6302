//! Ordinary words in which names with endings may be read: Turkish *bakım*, *bakın* (Bakı), *barda* (Barda).
//!
//! A Turkish name takes its ending behind an apostrophe, an Azerbaijani one does not; both are found either way, so that a form
//! without one may be a noun or a verb as well.

use super::Turkic;
use super::sound::Sound;
use crate::text::fold::Fold;
use crate::text::morph::{Feature, Lemma};

/// Nouns and verbs of a language, in small letters.
pub(in crate::text::morph) struct Words {
    /// Nouns, in any form.
    pub(in crate::text::morph) nouns: &'static [&'static str],
    /// Stems of verbs, in the forms of [`VERBAL`].
    pub(in crate::text::morph) verbs: &'static [&'static str],
}

/// Forms of verbs that names with endings look like: imperatives (bakın, bakınız), bakınca, bakan, bakıp. Source: Göksel and Kerslake,
/// *Turkish: A Comprehensive Grammar* (2005), chapter 8.
const VERBAL: &[&str] = &["(y)In", "(y)InIz", "(y)IncA", "(y)Ip", "(y)An", "(y)IndI", "(y)AlIm", "mAlI", "Ar"];

impl Turkic {
    /// True if a folded word is a form of a listed noun or verb.
    pub(super) fn is_word(&self, word: &str) -> bool {
        let noun = |noun: &&str| {
            let mut begin = noun.chars();
            begin.next_back();
            let lemma = || Lemma { common: true, ..Lemma::new(noun, Fold::Turkic) };
            word.starts_with(begin.as_str())
                && self.readings(&lemma(), &[word]).iter().any(|form| !form.has(Feature::Variant))
        };
        let verb = |stem: &&str| {
            word.strip_prefix(*stem).is_some_and(|rest| {
                VERBAL.iter().any(|pattern| {
                    let taken = self.sounds.take(pattern, Sound::of(stem, ""), rest);
                    taken.is_some_and(|(rest, _, wrong)| rest.is_empty() && !wrong)
                })
            })
        };
        self.words.nouns.iter().any(noun) || self.words.verbs.iter().any(verb)
    }
}

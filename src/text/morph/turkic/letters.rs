//! Abbreviations: endings follow how they are read, by the names of their letters or as a word. Source: TDK, *Yazım Kılavuzu*,
//! "Kısaltmalar" (*TBMM'ye*, *TRT'de*; *NATO'dan*, *BOTAŞ'ın*); *Azərbaycan dilinin orfoqrafiya qaydaları* (*BMT-nin*).

use super::Turkic;
use super::sound::{Sound, is_vowel};
use crate::text::morph::{Word, capitals};

/// What a language knows of its abbreviations, folded.
pub(in super::super) struct Abbreviations {
    /// Those read as words.
    pub(in super::super) words: &'static [&'static str],
    /// Consonants whose name ends in e.
    pub(in super::super) in_e: &'static str,
}

/// How an abbreviation is read.
pub(super) struct Spelt {
    /// What an ending sees.
    pub(super) sound: Sound,
    /// False where it may be read in another way that asks for other endings.
    pub(super) sure: bool,
}

impl Turkic {
    /// How a word is read that is listed in capitals; `None` for any other.
    pub(super) fn spelt(&self, word: &Word) -> Option<Spelt> {
        let count = word.text.chars().count();
        if !capitals::is_abbreviation(word) {
            return None;
        }
        let folded = word.folded.as_str();
        let as_word = Sound::of(folded, "");
        if self.abbreviations.words.contains(&folded) {
            return Some(Spelt { sound: as_word, sure: true });
        }
        let last = folded.chars().next_back()?;
        let known = is_vowel(last) || self.abbreviations.in_e.contains(last);
        let letters = if is_vowel(last) { as_word } else { Sound::of("be", "") };
        let shape: Vec<bool> = folded.chars().map(is_vowel).collect();
        let crowded = shape.starts_with(&[false, false]) || shape.ends_with(&[false, false]);
        let hiatus = shape.windows(2).any(|pair| pair == [true, true]);
        let spelt = count == 2 || !shape.contains(&true) || crowded && count < 5 || hiatus && count < 4;
        // Longer ones that can be spoken are.
        if !spelt && !crowded && !hiatus && count > 4 {
            return Some(Spelt { sound: as_word, sure: true });
        }
        Some(Spelt { sound: letters, sure: spelt && known || shape.contains(&true) && as_word == letters })
    }
}

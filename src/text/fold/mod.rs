//! The only normaliser: what makes two spellings of the same letters equal for look-up. Never used for output.
//!
//! *Fine* folding keeps every distinction that a language's rules need: NFC, lower case by the language (Turkic `I` is
//! `ı`), one apostrophe, one hyphen, one schwa, no invisible characters and no stress marks, `և` and `եվ` as `եւ`, `ё`
//! as `е`, one form of each Arabic letter. *Coarse* folding is what tables are keyed by: fine folding with all kinds of
//! `i` alike, so that all-capital headlines and texts of unknown language are found too.
//!
//! Folding never looks across a space, so a word folds the same alone and in its text. [`letters`] folds a text letter
//! by letter without allocation, with the place of each letter.

mod classes;
mod letters;
mod unmix;

use std::ops::Range;

pub(crate) use classes::{is_apostrophe, is_hyphen, is_silent};
pub(crate) use letters::{Letter, letters};
pub(crate) use unmix::unmix;

/// How capitals are lowered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fold {
    /// Unicode's default: `I` → `i`.
    Default,
    /// Azerbaijani and Turkish: `I` → `ı`, `İ` → `i`.
    Turkic,
}

/// A folded string with the way back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Key {
    /// The folded letters.
    pub(crate) text: String,
    /// For each byte of `text`, the byte offset in the original at which the character that gave it begins; one more
    /// at the end, the original's length.
    pub(crate) back: Vec<u32>,
}

impl Key {
    /// Fine folding with the way back.
    pub(crate) fn fine(text: &str, fold: Fold) -> Self {
        Self::collect(text, letters(text, fold))
    }
    /// Coarse folding of a text as it stands, with the way back.
    pub(crate) fn coarse(text: &str) -> Self {
        let letters = letters(text, Fold::Default);
        Self::collect(text, letters.map(|letter| Letter { c: coarse_char(letter.c), ..letter }))
    }
    fn collect(text: &str, letters: impl Iterator<Item = Letter>) -> Self {
        let mut key = Self { text: String::with_capacity(text.len()), back: Vec::with_capacity(text.len() + 1) };
        for Letter { c, start, .. } in letters {
            key.text.push(c);
            key.back.resize(key.text.len(), start);
        }
        key.back.push(text.len() as u32);
        key
    }
    /// The bytes of `original` that gave a byte range of the key: from the first letter to the last one's combining
    /// marks; what was left out after the last letter (a soft hyphen, ՞) stays outside. Offsets beyond the key are
    /// taken as its end.
    pub(crate) fn source(&self, original: &str, range: Range<usize>) -> Range<usize> {
        let back = |at: usize| self.back[at.min(self.text.len())] as usize;
        let start = back(range.start);
        if range.end <= range.start || range.start >= self.text.len() {
            return start..start;
        }
        start..letters::cluster_end(original, back(range.end.min(self.text.len()) - 1))
    }
}

/// Fine folding.
pub(crate) fn fine(word: &str, fold: Fold) -> String {
    if word.is_ascii() {
        return fine_ascii(word, fold);
    }
    let mut out = String::with_capacity(word.len());
    out.extend(letters(word, fold).map(|letter| letter.c));
    out
}

fn fine_ascii(word: &str, fold: Fold) -> String {
    let mut out = word.to_ascii_lowercase();
    if fold == Fold::Turkic && word.contains('I') {
        out = word.replace('I', "ı");
        out.make_ascii_lowercase();
    }
    if out.contains('`') { out.replace('`', "'") } else { out }
}

/// Coarse folding of a finely folded string.
pub(crate) fn coarse(fine: &str) -> String {
    fine.replace('ı', "i")
}

/// Coarse folding of one finely folded letter.
#[inline]
pub(crate) fn coarse_char(c: char) -> char {
    if c == 'ı' { 'i' } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    fn same(fold: Fold, words: &[&str]) {
        let first = fine(words[0], fold);
        for word in &words[1..] {
            assert_eq!(fine(word, fold), first, "{word} beside {}", words[0]);
        }
    }

    #[test]
    fn capitals_by_language() {
        same(Fold::Turkic, &["laçın", "LAÇIN", "Laçın", "LAC\u{327}IN"]);
        same(Fold::Turkic, &["istisu", "İSTİSU", "I\u{307}STI\u{307}SU", "i\u{307}sti\u{307}su"]);
        same(Fold::Default, &["istisu", "İSTİSU", "ISTISU", "i\u{307}stisu"]);
        assert_ne!(fine("ISTISU", Fold::Turkic), "istisu");
        assert_eq!(fine("I`LI", Fold::Turkic), "ı'lı");
        same(Fold::Default, &["შუშა", "ᲨᲣᲨᲐ"]);
        same(Fold::Default, &["ΑΘΗΝΑΣ", "αθηνας"]);
        same(Fold::Default, &["ǰermuk", "J\u{30C}ermuk", "j\u{30C}ERMUK"]);
    }

    #[test]
    fn coarse_takes_every_i() {
        for word in ["LAÇIN", "laçın", "laçin", "LAÇİN", "LAC\u{327}I\u{307}N"] {
            assert_eq!(coarse(&fine(word, Fold::Default)), "laçin", "{word}");
            assert_eq!(coarse(&fine(word, Fold::Turkic)), "laçin", "{word}");
            assert_eq!(Key::coarse(word).text, "laçin", "{word}");
        }
    }

    #[test]
    fn armenian() {
        same(Fold::Default, &["երևան", "ԵՐԵՎԱՆ", "ԵՐԵՒԱՆ", "Երեւան", "Երև՛ան", "Երե՞ւան", "եր\u{AD}եվան"]);
        same(Fold::Default, &["Շուշի", "Շուշի՞", "ՇՈՒՇԻ", "Շու՜շի"]);
        same(Fold::Default, &["մնալ", "\u{FB13}ալ"]);
        assert_ne!(fine("ավան", Fold::Default), fine("աւան", Fold::Default));
    }

    #[test]
    fn one_schwa_but_not_in_cyrillic() {
        same(Fold::Turkic, &["Xankəndi", "Xankǝndi", "Xankәndi", "XANKƏNDİ", "XANKƎNDİ", "XANKӘNDİ"]);
        same(Fold::Turkic, &["əlaqə", "әlaqә", "ӘLAQӘ"]);
        assert_eq!(fine("Ханкәнди", Fold::Turkic), "ханкәнди");
        assert_eq!(fine("әһмәд", Fold::Turkic), "әһмәд");
        assert_eq!(fine("ә", Fold::Turkic), "ә");
    }

    #[test]
    fn what_readers_take_for_the_same() {
        let forms = ["Step'anakert", "Step’anakert", "Stepʻanakert", "Stepʼanakert", "Stepʿanakert", "Step`anakert"];
        same(Fold::Default, &forms);
        same(Fold::Default, &["Step'anakert", "Step´anakert", "Step′anakert", "Step՚anakert", "Step‘anakert"]);
        same(Fold::Default, &["a-b", "a\u{2010}b", "a\u{2011}b", "a–b", "a\u{2212}b", "a֊b", "a—b"]);
        same(Fold::Default, &["Șușa", "Şuşa", "S\u{327}us\u{327}a", "S\u{326}us\u{326}a"]);
        same(
            Fold::Default,
            &["Лачи́нский", "лачинский", "ЛАЧИНСКИИ\u{306}", "Лачински\u{AD}й", "Лачинскии\u{AD}\u{306}"],
        );
        same(Fold::Default, &["Орёл", "орел", "ОРЕ\u{308}Л"]);
        same(Fold::Default, &["خانکندی", "خانكندي", "خانکَندی", "خانکنـــدى", "\u{202B}خان\u{200C}کندی\u{202C}"]);
        same(Fold::Default, &["گنجه", "گنجة", "گنجۀ"]);
        same(Fold::Default, &["اقدام", "أقدام", "ا\u{654}قدام", "آقدام", "إقدام"]);
        same(Fold::Default, &["Khankendi", "Khan\u{200B}kendi", "Khan\u{AD}kendi", "\u{FEFF}Khan\u{2060}kendi"]);
        same(Fold::Default, &["한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"]);
        assert_eq!(fine("Érevan", Fold::Default), "érevan", "a letter's own accent stays");
        assert_ne!(fine("Şuşa", Fold::Default), fine("Susa", Fold::Default));
    }

    #[test]
    fn the_way_back() {
        let text = "XA\u{AD}NKI\u{307}Ndı և՞ Шуши\u{301}";
        let key = Key::fine(text, Fold::Turkic);
        assert_eq!(key.back.len(), key.text.len() + 1);
        assert_eq!(key.back.last().copied(), Some(text.len() as u32));
        let at = |part: &str| key.text.find(part).map(|i| i..i + part.len()).expect(part);
        assert_eq!(&text[key.source(text, at("xankin"))], "XA\u{AD}NKI\u{307}N");
        assert_eq!(&text[key.source(text, at("i"))], "I\u{307}");
        assert_eq!(&text[key.source(text, at("եւ"))], "և");
        assert_eq!(&text[key.source(text, at("шуши"))], "Шуши\u{301}");
        assert_eq!(key.source(text, 3..3).len(), 0);
        assert_eq!(key.source(text, 0..9999), 0..text.len());
        assert_eq!(Key::coarse("").source("", 0..1), 0..0);
    }

    #[test]
    fn huge_words_and_marks() {
        let marks = "\u{301}\u{308}\u{323}".repeat(20_000);
        assert_eq!(fine(&format!("a{marks}b"), Fold::Default).chars().last(), Some('b'));
        assert_eq!(fine(&marks, Fold::Turkic).chars().filter(|&c| c == '\u{301}').count(), 0);
        assert_eq!(fine(&"ә".repeat(50_000), Fold::Turkic).len(), 100_000);
        assert_eq!(fine(&"\u{AD}".repeat(50_000), Fold::Turkic), "");
        assert_eq!(letters(&"եվ".repeat(10_000), Fold::Default).filter(|l| l.c == 'ւ').count(), 10_000);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn decomposed_and_composed_are_equal(text in "[\\PC\u{300}-\u{36F}\u{AD}]{0,12}") {
            for fold in [Fold::Default, Fold::Turkic] {
                let nfd: String = text.nfd().collect();
                let nfc: String = text.nfc().collect();
                prop_assert_eq!(fine(&nfd, fold), fine(&nfc, fold));
                prop_assert_eq!(fine(&text, fold), fine(&nfc, fold));
            }
        }
        #[test]
        fn folding_twice_changes_nothing(text in "[a-zA-ZəƏıİşŞа-яА-ЯёЁա-ևԱ-Ֆ’`\u{301}\u{307}\u{AD}-]{0,16}") {
            let once = fine(&text, Fold::Turkic);
            prop_assert_eq!(fine(&once, Fold::Turkic), once);
        }
        #[test]
        fn keys_point_at_characters(text in "\\PC{0,24}") {
            let key = Key::fine(&text, Fold::Turkic);
            prop_assert_eq!(&key.text, &fine(&text, Fold::Turkic));
            prop_assert_eq!(key.back.len(), key.text.len() + 1);
            prop_assert!(key.back.is_sorted());
            prop_assert!(key.back.iter().all(|&at| text.is_char_boundary(at as usize)));
        }
    }
}

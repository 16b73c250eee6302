//! The only normaliser: what makes two spellings of the same letters equal for look-up. Never used for output.
//!
//! *Fine* folding keeps every distinction that a language's rules need: NFC, lower case by the language (Turkic `I` is
//! `ı`), one apostrophe, one hyphen, one schwa, no invisible characters and no stress marks, `և` and `եվ` as `եւ`, `ё`
//! as `е`, one form of each Arabic letter. *Coarse* folding is what tables are keyed by: fine folding with all kinds of
//! `i` alike and Greek vowels without tonos and dialytika, so that all-capital headlines and texts of unknown language are
//! found too.
//!
//! Folding never looks across a space, so a word folds the same alone and in its text. [`letters()`] folds a text letter
//! by letter without allocation, with the place of each letter.

mod classes;
mod dots;
mod letters;
mod unmix;

pub(crate) use classes::{is_apostrophe, is_hyphen, is_short_hyphen, is_silent};
pub(crate) use dots::{has_other_dots, may_have_other_dots};
pub(crate) use letters::{ascii, letters};
pub(crate) use unmix::unmix;

/// How capitals are lowered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// Unicode's default: `I` → `i`.
    Default,
    /// Azerbaijani and Turkish: `I` → `ı`, `İ` → `i`.
    Turkic,
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
    fine.chars().map(coarse_char).collect()
}

/// Coarse folding of one finely folded letter.
#[inline]
pub(crate) fn coarse_char(c: char) -> char {
    match c {
        'ı' => 'i',
        // Greek capitals carry no tonos, and a dialytika where the tonos told the vowels apart: Κάιρο, ΚΑΪΡΟ.
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        c => c,
    }
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
        }
    }

    #[test]
    fn greek_capitals_have_no_tonos() {
        for (word, capitals) in [("Λευκωσία", "ΛΕΥΚΩΣΙΑ"), ("Αχαΐα", "ΑΧΑΪΑ"), ("Κάιρο", "ΚΑΪΡΟ"), ("Πύργος", "ΠΎΡΓΟΣ")]
        {
            assert_eq!(coarse(&fine(word, Fold::Default)), coarse(&fine(capitals, Fold::Default)));
        }
        assert_ne!(fine("νόμος", Fold::Default), fine("νομός", Fold::Default));
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
    }
}

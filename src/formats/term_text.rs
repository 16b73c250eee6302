//! A term as it is to be written, whatever file it comes from.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A term put right, and what had to be done to it.
#[derive(Debug, Default)]
pub(super) struct TermText {
    /// NFC, trimmed, without anything that cannot be seen. Empty if nothing is left.
    pub(super) text: Box<str>,
    /// The first character that was left out because it cannot be seen.
    pub(super) unseen: Option<char>,
    /// White space stood at an end.
    pub(super) trimmed: bool,
    /// It was not NFC.
    pub(super) composed: bool,
}

/// A term as it is written down: composed, without what cannot be seen, single spaces between its words.
pub(crate) fn written(given: &str) -> String {
    visible(given).split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

/// Cleans a term.
pub(super) fn clean(given: &str) -> TermText {
    if given.chars().all(is_simple) && !given.starts_with(' ') && !given.ends_with(' ') && !given.is_empty() {
        return TermText { text: given.into(), ..TermText::default() };
    }
    let mut seen = Cow::Borrowed(given);
    let mut unseen = given.chars().find(|&char| is_unseen(char));
    if unseen.is_some() {
        seen = Cow::Owned(visible(given));
        if seen == given {
            unseen = None;
        }
    }
    let text = seen.trim();
    let trimmed = text.len() < seen.len();
    let composed = !is_nfc(text);
    let text = if composed { text.nfc().collect::<String>().into() } else { text.into() };
    TermText { text, unseen, trimmed, composed }
}

/// A letter or sign that can be seen, is no combining mark and has no other NFC form: nearly all of Latin, Cyrillic,
/// Armenian and Georgian. What is not told here is looked at closely.
fn is_simple(char: char) -> bool {
    matches!(char, ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{400}'..='\u{482}' | '\u{48A}'..='\u{586}')
        || matches!(char, '\u{10D0}'..='\u{10FF}' | '\u{2018}'..='\u{201F}')
}

/// The text without what cannot be seen; a line end or tab is a space.
fn visible(given: &str) -> String {
    let mut seen = String::with_capacity(given.len());
    let mut before = None;
    for char in given.chars() {
        // CR LF is one line end.
        if char == '\n' && before == Some('\r') {
            before = None;
            continue;
        }
        before = Some(char);
        let joiner = || matches!(char, '\u{200C}' | '\u{200D}') && seen.chars().next_back().is_some_and(joins);
        if matches!(char, '\n' | '\t' | '\r') {
            seen.push(' ');
        } else if !is_unseen(char) || joiner() {
            seen.push(char);
        }
    }
    seen
}

/// Controls, soft hyphen, zero-width and direction characters, byte order marks (Unicode general categories Cc, Cf).
fn is_unseen(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{180B}'..='\u{180F}')
        || matches!(char, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
        || matches!(char, '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Scripts in which the zero-width (non-)joiner is spelling: Arabic and its neighbours, and those of India and beyond.
fn joins(char: char) -> bool {
    matches!(char, '\u{600}'..='\u{1C7F}' | '\u{A800}'..='\u{ABFF}' | '\u{FB50}'..='\u{FEFC}' | '\u{11000}'..='\u{11FFF}')
        && !matches!(char, '\u{10A0}'..='\u{11FF}' | '\u{1C00}'..='\u{1C7F}')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::is_nfc;

    use super::clean;

    #[test]
    fn only_what_cannot_be_seen_goes() {
        for (given, text) in [
            (" Shusha ", "Shusha"),
            ("Ag\u{AD}dara", "Agdara"),
            ("A\tb\n", "A b"),
            ("Степанаки\u{306}", "Степанакй"),
            ("می\u{200C}خ", "می\u{200C}خ"),
            ("კა\u{200D}", "კა"),
            ("\u{FEFF}\u{200B}", ""),
        ] {
            assert_eq!(&*clean(given).text, text);
        }
        for char in '\0'..='\u{FFFF}' {
            let text = char.to_string();
            assert!(!super::is_simple(char) || char == ' ' || (is_nfc(&text) && !super::is_unseen(char)), "{text:?}");
        }
        let plain = clean("Xankəndi");
        assert!(plain.unseen.is_none() && !plain.trimmed && !plain.composed);
    }
}

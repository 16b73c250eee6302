//! A term as it is to be written, whatever file it comes from.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A term put right, and what had to be done to it.
#[derive(Debug, Default)]
pub(super) struct TermText {
    /// NFC, trimmed, on one line, without what is neither seen nor spelling. Empty if nothing is left.
    pub(super) text: Box<str>,
    /// The first character that was left out because it cannot be seen.
    pub(super) unseen: Option<char>,
    /// The first line end or tab within it that became a space.
    pub(super) broken: Option<char>,
    /// White space stood at an end.
    pub(super) trimmed: bool,
    /// It was not NFC.
    pub(super) composed: bool,
}

impl TermText {
    /// What of the text given is not in the term, in the words of a loss.
    pub(super) fn lost(&self) -> impl Iterator<Item = &'static str> {
        let unseen = self.unseen.is_some().then_some("characters that cannot be seen (left out of terms)");
        let broken = self.broken.is_some().then_some("line ends and tabs within terms (written as spaces)");
        let trimmed = self.trimmed.then_some("white space at the ends of terms");
        let composed = self.composed.then_some("how letters with marks are made up (written composed, NFC)");
        unseen.into_iter().chain(broken).chain(trimmed).chain(composed)
    }
}

/// A term as it is written down: composed, without what cannot be seen, single spaces between its words.
pub(crate) fn written(given: &str) -> String {
    one_line(visible(given).0.trim()).nfc().collect()
}

/// A text on one line: what is white space to XML (and, so, to most tables) as one space. Other spaces are content:
/// those that break no line, thin ones, ideographic ones.
pub(super) fn one_line(text: &str) -> String {
    text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Cleans a term.
pub(super) fn clean(given: &str) -> TermText {
    if given.chars().all(is_simple) && !given.starts_with(' ') && !given.ends_with(' ') && !given.is_empty() {
        return TermText { text: given.into(), ..TermText::default() };
    }
    let (seen, unseen) = visible(given);
    let text = seen.trim();
    let trimmed = text.len() < seen.len();
    let broken = given.trim().chars().find(|&char| is_break(char));
    let composed = !is_nfc(text);
    let text = if composed { text.nfc().collect::<String>().into() } else { text.into() };
    TermText { text, unseen, broken, trimmed, composed }
}

/// A letter or sign that can be seen, is no combining mark and has no other NFC form: nearly all of Latin, Cyrillic,
/// Armenian and Georgian. What is not told here is looked at closely.
fn is_simple(char: char) -> bool {
    matches!(char, ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{400}'..='\u{482}' | '\u{48A}'..='\u{586}')
        || matches!(char, '\u{10D0}'..='\u{10FF}' | '\u{2018}'..='\u{201F}')
}

/// The text without what cannot be seen and is no spelling, and the first such character; a line end or tab is a space.
fn visible(given: &str) -> (String, Option<char>) {
    let mut seen = String::with_capacity(given.len());
    let mut unseen = None;
    let mut chars = given.chars().peekable();
    while let Some(char) = chars.next() {
        if is_break(char) {
            // CR LF is one line end.
            chars.next_if(|&next| char == '\r' && next == '\n');
            seen.push(' ');
        } else if !is_unseen(char) || is_spelling(seen.chars().next_back(), char, chars.peek().copied()) {
            seen.push(char);
        } else {
            unseen = unseen.or(Some(char));
        }
    }
    (seen, unseen)
}

/// What ends a line or jumps to the next tab stop (Unicode: the mandatory breaks, and the tab).
fn is_break(char: char) -> bool {
    matches!(char, '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// True where a character that cannot be seen makes another sign or word of what stands around it: the joiners in
/// scripts that spell with them and within a sequence of emoji (UTS #51), a variation selector behind a sign or an
/// ideograph, the tags of a flag.
fn is_spelling(before: Option<char>, char: char, behind: Option<char>) -> bool {
    let Some(before) = before else { return false };
    match char {
        '\u{200D}' if is_sign(before) || matches!(before, '\u{FE0F}' | '\u{E007F}') => behind.is_some_and(is_sign),
        '\u{200C}' | '\u{200D}' => joins(before),
        '\u{FE00}'..='\u{FE0F}' => {
            is_sign(before) || is_ideograph(before) || matches!(before, '#' | '*' | '0'..='9' | '©' | '®')
        }
        '\u{E0020}'..='\u{E007F}' => matches!(before, '\u{1F3F4}' | '\u{E0020}'..='\u{E007E}'),
        _ => false,
    }
}

/// Emoji and what else is a picture: the blocks from General Punctuation to Miscellaneous Symbols and Arrows, the signs
/// of CJK that are emoji, and the pictures beyond the first plane.
fn is_sign(char: char) -> bool {
    matches!(
        char,
        '\u{203C}' | '\u{2049}' | '\u{2122}'..='\u{2BFF}' | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}'
    ) || matches!(char, '\u{1F000}'..='\u{1FAFF}')
}

fn is_ideograph(char: char) -> bool {
    matches!(char, '\u{2E80}'..='\u{2FDF}' | '\u{3001}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
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
            ("a\u{2028}b\u{85}c\u{B}d\r\ne", "a b c d e"),
            ("👩\u{200D}🔧 x\u{200D}y", "👩\u{200D}🔧 xy"),
            ("❤\u{FE0F}\u{200D}🔥", "❤\u{FE0F}\u{200D}🔥"),
            ("👩🏽\u{200D}🚀\u{200D}", "👩🏽\u{200D}🚀"),
            ("1\u{FE0F}\u{20E3} a\u{FE0F}", "1\u{FE0F}\u{20E3} a"),
            ("🏴\u{E0067}\u{E007F} a\u{E0067}", "🏴\u{E0067}\u{E007F} a"),
        ] {
            assert_eq!(&*clean(given).text, text);
        }
        for char in '\0'..='\u{FFFF}' {
            let text = char.to_string();
            assert!(!super::is_simple(char) || char == ' ' || (is_nfc(&text) && !super::is_unseen(char)), "{text:?}");
        }
        for (given, text) in [("25\u{A0}kV", "25\u{A0}kV"), (" a \n b ", "a b"), ("👩\u{200D}🚀", "👩\u{200D}🚀")]
        {
            assert_eq!(super::written(given), text);
        }
        let lost = |given: &str| clean(given).lost().collect::<Vec<_>>();
        assert_eq!(lost("Xankəndi").len() + lost("👩\u{200D}🔧").len() + lost("a\u{A0}b").len(), 0);
        assert_eq!(lost(" \u{200B}a\u{2028}b").len(), 3);
        let plain = clean("Xankəndi");
        assert!(plain.unseen.is_none() && !plain.trimmed && !plain.composed);
    }
}

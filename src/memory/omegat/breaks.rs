//! The boundaries of words as Java's `BreakIterator` sets them: OmegaT's third score compares what stands between them,
//! spaces included.

use std::ops::Range;

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

/// What a character is to the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// Belongs to what is before it.
    Ignored,
    Letter,
    Digit,
    /// Stands within a word, or within a number; `.`, `'` and `"` within both, and `.` before a number too.
    MidWord,
    MidNumber,
    MidBoth,
    Point,
    Before,
    Behind,
    Danda,
    Space,
    Return,
    Line,
    Kanji,
    Katakana,
    Hiragana,
    /// Of katakana and hiragana.
    Kana,
    Other,
}

fn class(c: char) -> Class {
    use GeneralCategory as G;
    match c {
        'a'..='z' | 'A'..='Z' => Class::Letter,
        '0'..='9' => Class::Digit,
        ' ' | '\t' => Class::Space,
        '.' => Class::Point,
        '\'' | '"' => Class::MidBoth,
        ',' | '\u{66B}' => Class::MidNumber,
        '\u{AD}' | '\u{2027}' => Class::MidWord,
        '#' => Class::Before,
        '\u{A2}' | '%' | '&' | '\u{66A}' | '\u{2030}' | '\u{2031}' => Class::Behind,
        '\u{964}' | '\u{965}' => Class::Danda,
        '\r' => Class::Return,
        '\n' | '\u{C}' | '\u{2028}' | '\u{2029}' => Class::Line,
        '\u{3005}' | '\u{4E00}'..='\u{9FA5}' | '\u{F900}'..='\u{FA2D}' => Class::Kanji,
        '\u{30A1}'..='\u{30FA}' | '\u{30FD}' | '\u{30FE}' => Class::Katakana,
        '\u{3041}'..='\u{3094}' | '\u{309D}' | '\u{309E}' => Class::Hiragana,
        '\u{3099}'..='\u{309C}' | '\u{30FB}' | '\u{30FC}' => Class::Kana,
        _ => match c.general_category() {
            G::NonspacingMark | G::EnclosingMark | G::Format => Class::Ignored,
            G::UppercaseLetter
            | G::LowercaseLetter
            | G::TitlecaseLetter
            | G::ModifierLetter
            | G::OtherLetter
            | G::SpacingMark => Class::Letter,
            G::DecimalNumber | G::LetterNumber | G::OtherNumber => Class::Digit,
            G::DashPunctuation | G::ConnectorPunctuation => Class::MidWord,
            G::CurrencySymbol => Class::Before,
            G::SpaceSeparator => Class::Space,
            _ => Class::Other,
        },
    }
}

/// The pieces of a text, one behind the other.
pub(super) fn pieces(text: &str) -> Vec<Range<usize>> {
    let scan = Scan::new(text);
    let mut all = Vec::new();
    if scan.classes.is_empty() && !text.is_empty() {
        all.push(0..text.len());
    }
    let mut at = 0;
    while at < scan.classes.len() {
        let end = scan.piece(at);
        all.push(scan.start(at)..scan.start(end));
        at = end;
    }
    all
}

/// A text as classes, each with where it begins; what is ignored is part of the one before.
struct Scan {
    classes: Vec<(Class, usize)>,
    end: usize,
}

impl Scan {
    fn new(text: &str) -> Self {
        let mut classes: Vec<(Class, usize)> = Vec::with_capacity(text.len());
        for (at, c) in text.char_indices() {
            match class(c) {
                Class::Ignored => {}
                // What is ignored before the first belongs to it.
                class => classes.push((class, if classes.is_empty() { 0 } else { at })),
            }
        }
        Self { classes, end: text.len() }
    }
    fn start(&self, at: usize) -> usize {
        self.classes.get(at).map_or(self.end, |(_, start)| *start)
    }
    fn is(&self, at: usize, of: impl Fn(Class) -> bool) -> bool {
        self.classes.get(at).is_some_and(|(class, _)| of(*class))
    }
    fn run(&self, at: usize, of: impl Fn(Class) -> bool + Copy) -> usize {
        (at..self.classes.len()).find(|&at| !self.is(at, of)).unwrap_or(self.classes.len().max(at))
    }

    /// Where the piece that begins here ends: the longest of what the rules allow.
    fn piece(&self, at: usize) -> usize {
        let blank = self.run(at, |class| class == Class::Space);
        let blank = blank + usize::from(self.is(blank, |class| class == Class::Return));
        let blank = blank + usize::from(self.is(blank, |class| class == Class::Line));
        let word = self.word(at).unwrap_or(at);
        let pre = |class| matches!(class, Class::Before | Class::Point);
        let priced = if self.is(at, pre) { self.numbers(at + 1) } else { at };
        [
            at + 1,
            blank,
            self.numbers(word),
            priced,
            self.run(at, |class| class == Class::Kanji),
            self.run(at, |class| matches!(class, Class::Katakana | Class::Kana)),
            self.run(at, |class| matches!(class, Class::Hiragana | Class::Kana)),
        ]
        .into_iter()
        .max()
        .unwrap_or(at + 1)
    }

    /// Letters, single marks between them.
    fn word(&self, at: usize) -> Option<usize> {
        let letter = |class| class == Class::Letter;
        let mid = |class| matches!(class, Class::MidWord | Class::MidBoth | Class::Point);
        let mut end = self.run(at, letter);
        if end == at {
            return None;
        }
        while self.is(end, mid) && self.is(end + 1, letter) {
            end = self.run(end + 1, letter);
        }
        Some(end + usize::from(self.is(end, |class| class == Class::Danda)))
    }

    /// Digits, single marks between them.
    fn number(&self, at: usize) -> Option<usize> {
        let digit = |class| class == Class::Digit;
        let mid = |class| matches!(class, Class::MidNumber | Class::MidBoth | Class::Point);
        let mut end = self.run(at, digit);
        if end == at {
            return None;
        }
        while self.is(end, mid) && self.is(end + 1, digit) {
            end = self.run(end + 1, digit);
        }
        Some(end)
    }

    /// Numbers and words in turn; behind the last number a percent sign.
    fn numbers(&self, mut at: usize) -> usize {
        while let Some(end) = self.number(at) {
            match self.word(end) {
                Some(word) => at = word,
                None => return end + usize::from(self.is(end, |class| class == Class::Behind)),
            }
        }
        at
    }
}

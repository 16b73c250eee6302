//! What OmegaT 3.6 compares, for English and Russian as its own tokenizers cut them, held to the program itself by
//! `tests/real/omegat.sh`. Its three scores are, of three lists of tokens, 100 × (longer − distance) / longer, rounded down:
//!
//! 1. words by the rules of Unicode (UAX 29), in lower case, without those that say little, as stems;
//! 2. words, in lower case;
//! 3. all that stands between Java's boundaries of words, in lower case, spaces too.
//!
//! The first two pass over tokens with a digit. A token is known by the hash that Java gives its text without `&`.

mod breaks;
mod stop;

use std::collections::HashMap;
use std::fmt::Write as _;

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};
use unicode_segmentation::UnicodeSegmentation as _;

use super::distance::Pattern;
use crate::text::stem::{Stem, porter, stemmer};

/// How a language's words are cut.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct OmegatWords {
    stem: Option<(Stem, &'static [&'static str])>,
    /// English takes off a possessive.
    possessive: bool,
}

/// Longer ones are passed over.
const LONGEST: usize = 255;

impl OmegatWords {
    /// For a language by its primary subtag. Only English and Russian are held to OmegaT's; others have no stems and no
    /// words that say little.
    pub(crate) fn of(primary: &str) -> Self {
        match primary {
            "en" => Self { stem: Some((porter, stop::ENGLISH)), possessive: true },
            "ru" => Self { stem: stemmer("ru").map(|stem| (stem, stop::RUSSIAN)), possessive: false },
            _ => Self::default(),
        }
    }

    /// The tokens of the first score, each as its hash.
    pub(super) fn each_stem(self, text: &str, room: &mut String, mut each: impl FnMut(&str)) {
        let Some((stem, stop)) = self.stem else { return Self::each_plain(text, room, each) };
        for word in words(text) {
            let word = match word.char_indices().rev().nth(1) {
                Some((at, '\'' | '’' | '＇')) if self.possessive && word.ends_with(['s', 'S']) => &word[..at],
                _ => word,
            };
            // Letter by letter: no final sigma.
            let lower: String = word.chars().map(lower).collect();
            if stop.binary_search(&lower.as_str()).is_err() {
                token(&stem(&lower), room, &mut each);
            }
        }
    }

    /// Those of the second.
    pub(super) fn each_plain(text: &str, room: &mut String, mut each: impl FnMut(&str)) {
        let lower = text.to_lowercase();
        for word in words(&lower) {
            token(word, room, &mut each);
        }
    }
}

/// A text that is compared as OmegaT does.
#[derive(Debug)]
pub(crate) struct OmegatQuery {
    words: OmegatWords,
    sides: [Side; 3],
    room: String,
    other: Vec<i32>,
}

/// One of the three lists of tokens.
#[derive(Debug, Default)]
struct Side {
    len: usize,
    known: HashMap<i32, u32>,
    pattern: Pattern,
}

impl OmegatQuery {
    pub(crate) fn new(words: OmegatWords, text: &str) -> Self {
        let mut query = Self { words, sides: Default::default(), room: String::new(), other: Vec::new() };
        for number in 0..3 {
            query.cut(number, text);
            let side = &mut query.sides[number];
            let mut numbers = Vec::with_capacity(query.other.len());
            for &hash in &query.other {
                let next = side.known.len() as u32;
                numbers.push(*side.known.entry(hash).or_insert(next));
            }
            side.len = numbers.len();
            side.pattern.set(&numbers);
        }
        query
    }

    fn cut(&mut self, number: usize, text: &str) {
        self.other.clear();
        let other = &mut self.other;
        let mut each = |hash: &str| other.push(u32::from_str_radix(hash, 16).unwrap_or_default().cast_signed());
        match number {
            0 => self.words.each_stem(text, &mut self.room, &mut each),
            1 => OmegatWords::each_plain(text, &mut self.room, &mut each),
            _ => self.other = all(text),
        }
    }

    /// The three scores of another text.
    pub(crate) fn scores(&mut self, text: &str) -> [u32; 3] {
        let mut scores = [0; 3];
        for (number, score) in scores.iter_mut().enumerate() {
            self.cut(number, text);
            let side = &mut self.sides[number];
            let len = side.len.max(self.other.len()) as u32;
            let unlike = u32::MAX - 1;
            let other = self.other.iter().map(|hash| side.known.get(hash).copied().unwrap_or(unlike));
            let distance = side.pattern.distance(other, len).unwrap_or(len);
            *score = percent(distance, len);
        }
        scores
    }
}

/// Rounded down; of nothing, nothing.
pub(crate) fn percent(distance: u32, len: u32) -> u32 {
    if len == 0 { 0 } else { (u64::from(len - distance) * 100 / u64::from(len)) as u32 }
}

/// The tokens of the third score, as their hashes.
pub(super) fn all(text: &str) -> Vec<i32> {
    let text = text.to_lowercase();
    let pieces = breaks::pieces(&text);
    let piece = |at: usize| pieces.get(at).map_or("", |range| &text[range.clone()]);
    let begins = |at: usize| piece(at).chars().next().is_some_and(is_letter_or_digit);
    let mut all = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while at < pieces.len() {
        // Tags of its own, `<b0>`, `</b0>`, `<f1/>`, are one token; so is a word with the mark of a shortcut, `&File`.
        let count = match piece(at) {
            "<" if piece(at + 1) == "/" && is_tag(piece(at + 2)) && piece(at + 3) == ">" => 4,
            "<" if is_tag(piece(at + 1)) && piece(at + 2) == "/" && piece(at + 3) == ">" => 4,
            "<" if is_tag(piece(at + 1)) && piece(at + 2) == ">" => 3,
            "&" if begins(at + 1) => 2,
            _ if begins(at) && piece(at + 1) == "&" && begins(at + 2) => 3,
            _ => 1,
        };
        all.push(java_hash(&text[pieces[at].start..pieces[at + count - 1].end]));
        at += count;
    }
    all
}

/// Letters or digits are in each; not ² or Ⅷ alone.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is =
        |word: &&str| word.chars().any(|c| c.is_alphabetic() || is_digit(c)) && word.encode_utf16().count() <= LONGEST;
    text.unicode_words().filter(is)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || !c.is_ascii() && c.general_category() == GeneralCategory::DecimalNumber
}

fn is_letter_or_digit(c: char) -> bool {
    c.is_alphabetic() || c.is_numeric()
}

/// Latin letters, then digits; `/` before or behind.
fn is_tag(text: &str) -> bool {
    let text = text.strip_prefix('/').unwrap_or(text);
    let text = text.strip_suffix('/').unwrap_or(text);
    let digits = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    digits.len() < text.len() && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn lower(c: char) -> char {
    // Of `İ` the first alone: Java has one character for one.
    c.to_lowercase().next().unwrap_or(c)
}

fn token(word: &str, room: &mut String, each: &mut impl FnMut(&str)) {
    if word.is_empty() || word.chars().any(is_digit) {
        return;
    }
    room.clear();
    let _ = write!(room, "{:08x}", java_hash(word));
    each(room);
}

/// `String.hashCode` of a text without `&`.
fn java_hash(text: &str) -> i32 {
    let units = text.encode_utf16().filter(|unit| *unit != u16::from(b'&'));
    units.fold(0_i32, |hash, unit| hash.wrapping_mul(31).wrapping_add(i32::from(unit)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(lang: &str, text: &str) -> Vec<String> {
        let mut all = Vec::new();
        OmegatWords::of(lang).each_stem(text, &mut String::new(), |token| all.push(token.to_owned()));
        all
    }
    fn hashes(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| format!("{:08x}", java_hash(word))).collect()
    }

    #[test]
    fn stems_are_those_of_its_tokenizers() {
        let text = "The officials' cars weren't leaving Lachin's 3 roads; AT&T²";
        assert_eq!(stems("en", text), hashes(&["offici", "car", "weren't", "leav", "lachin", "road", "t"]));
        let text = "Грузовики не выезжали из Лачина";
        assert_eq!(stems("ru", text), hashes(&["грузовик", "выезжа", "лачин"]));
        assert_eq!(java_hash("&File"), java_hash("File"));
        // As in Java, two words may have one hash.
        assert_eq!(java_hash("ая"), java_hash("ба"));
    }

    #[test]
    fn everything_between_boundaries_counts_in_the_third() {
        let count = |text: &str| all(text).len();
        for (text, pieces) in [
            ("Don't stop-it.", 4),
            ("10% of $12.50, a.12", 9),
            ("<b0>x</b0> <f1/> <b>", 9),
            ("&File Sa&ve AT & T", 9),
            ("don’t", 3),
            ("日本語テスト ひらがな", 4),
            ("\u{200E}<b", 2),
            ("", 0),
            ("\u{200E}", 1),
        ] {
            assert_eq!(count(text), pieces, "{text}");
        }
    }

    #[test]
    fn three_scores_are_told() {
        let mut query =
            OmegatQuery::new(OmegatWords::of("en"), "Officials met in Khankendi on Monday to talk about the road.");
        let other = "Officials met in Stepanakert on Monday to talk about the road.";
        assert_eq!(query.scores(other), [85, 90, 95]);
        assert_eq!(query.scores(""), [0, 0, 0]);
        assert_eq!(OmegatQuery::new(OmegatWords::of("en"), "5").scores("5"), [0, 0, 100]);
    }
}

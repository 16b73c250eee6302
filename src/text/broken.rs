//! Words that a line end parts behind a hyphen: Степана-⏎керт.
//!
//! Whether the hyphen is the line's or the word's own is told by what follows: a name that begins with a capital is one of
//! its own (Лачин-⏎Степанакерт), unless all letters are capitals.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

/// The hyphens with line end and indentation between two parts of a word, ascending.
pub(crate) fn breaks(plain: &str) -> impl Iterator<Item = Range<usize>> {
    hyphened(plain.as_bytes()).filter_map(|at| {
        let before = plain[..at].strip_suffix('\r').unwrap_or(&plain[..at]);
        let head = before.strip_suffix(['-', '\u{2010}', '\u{AD}'])?;
        let tail = plain[at + 1..].trim_start_matches([' ', '\t', '\u{a0}']);
        let (last, first) = (head.chars().next_back()?, tail.chars().next()?);
        let shouted = || last.is_uppercase() && tail.chars().nth(1).is_none_or(|c| !c.is_lowercase());
        (last.is_alphabetic() && first.is_alphabetic() && (!first.is_uppercase() || shouted()))
            .then(|| head.len()..plain.len() - tail.len())
    })
}

/// Bytes that are looked at together.
const STRETCH: usize = 127;

/// The line feeds, ascending; without most of those that no hyphen stands before. A text of short lines has far more line
/// ends than hyphens at them, and no stretch without one is looked at twice.
fn hyphened(bytes: &[u8]) -> impl Iterator<Item = usize> {
    // A hyphen and the letter before it are two bytes at least.
    let first = memchr::memchr(b'\n', bytes).unwrap_or(bytes.len()).max(2);
    (first..bytes.len()).step_by(STRETCH).flat_map(move |from| {
        let ends = bytes[from - 2..].first_chunk().is_none_or(ends_at_hyphen);
        let stretch = if ends { &bytes[from..bytes.len().min(from + STRETCH)] } else { &[] };
        memchr::memchr_iter(b'\n', stretch).map(move |at| from + at)
    })
}

/// False only if no line of a stretch, given with the two bytes before it, ends at a hyphen, with or without a carriage
/// return. The last bytes of the hyphens beyond ASCII are other characters' too.
fn ends_at_hyphen(bytes: &[u8; STRETCH + 2]) -> bool {
    let is_hyphen = |b: u8| u8::from(b == b'-') | u8::from(b == 0x90) | u8::from(b == 0xAD);
    let is_end = |b: u8| u8::from(b == b'\n') | u8::from(b == b'\r');
    // In one pass without a branch, sixteen bytes at a time.
    bytes.iter().zip(&bytes[1..]).fold(0, |any, (before, end)| any | is_hyphen(*before) & is_end(*end)) != 0
}

/// What a text has where a superscript ends a word, as a note's mark does: a thin space between letters.
pub(crate) fn seams(plain: &str) -> impl Iterator<Item = Range<usize>> {
    const SEAM: &str = "\u{2009}";
    static FINDER: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(SEAM));
    // Most texts in Latin letters are of ASCII alone, which is told sooner.
    let beyond = if plain.is_ascii() { "" } else { plain };
    let all = FINDER.find_iter(beyond.as_bytes()).map(|at| at..at + SEAM.len());
    let letters = move |gap: &Range<usize>| {
        plain[..gap.start].ends_with(char::is_alphabetic) && plain[gap.end..].starts_with(char::is_alphabetic)
    };
    all.filter(letters)
}

/// A text without them.
pub(crate) fn joined(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut done = 0;
    for gap in breaks(text) {
        out.push_str(&text[done..gap.start]);
        done = gap.end;
    }
    if done == 0 {
        return text.into();
    }
    out.push_str(&text[done..]);
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_end_parts_a_word() {
        for (text, expected) in [
            ("Степана-\nкерт", "Степанакерт"),
            ("Stepana\u{2010}\r\n   kert", "Stepanakert"),
            ("Stepana\u{AD}\nkert", "Stepanakert"),
            ("СТЕПАНА-\nКЕРТ", "СТЕПАНАКЕРТ"),
            ("Лачин-\nСтепанакерт", "Лачин-\nСтепанакерт"),
            ("Stepana-\n\nkert", "Stepana-\n\nkert"),
            ("Stepana -\nkert", "Stepana -\nkert"),
            ("Stepana\nkert", "Stepana\nkert"),
            ("2020-\nkert", "2020-\nkert"),
            ("სტეფანა-\nკერტი", "სტეფანაკერტი"),
        ] {
            assert_eq!(joined(text), expected, "{text}");
        }
    }

    #[test]
    fn every_break_of_a_long_text() {
        for hyphen in ["-", "-\r", "\u{2010}", "\u{AD}\r"] {
            for before in 0..3 * STRETCH {
                let text =
                    format!("{}\n{}a{hyphen}\nb{}", "x ".repeat(before / 2), "y".repeat(before), " z\n".repeat(70));
                let at = before / 2 * 2 + 1 + before + 1;
                assert!(breaks(&text).eq(std::iter::once(at..at + hyphen.len() + 1)), "{text}");
            }
        }
    }
}

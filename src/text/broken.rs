//! Words that a line end parts behind a hyphen: Степана-⏎керт.
//!
//! Whether the hyphen is the line's or the word's own is told by what follows: a name that begins with a capital is one of
//! its own (Лачин-⏎Степанакерт), unless all letters are capitals.

use std::borrow::Cow;
use std::ops::Range;

/// The hyphens with line end and indentation between two parts of a word, ascending.
pub(crate) fn breaks(plain: &str) -> impl Iterator<Item = Range<usize>> {
    memchr::memchr_iter(b'\n', plain.as_bytes()).filter_map(|at| {
        let before = plain[..at].strip_suffix('\r').unwrap_or(&plain[..at]);
        let head = before.strip_suffix(['-', '\u{2010}', '\u{AD}'])?;
        let tail = plain[at + 1..].trim_start_matches([' ', '\t', '\u{a0}']);
        let (last, first) = (head.chars().next_back()?, tail.chars().next()?);
        let shouted = || last.is_uppercase() && tail.chars().nth(1).is_none_or(|c| !c.is_lowercase());
        (last.is_alphabetic() && first.is_alphabetic() && (!first.is_uppercase() || shouted()))
            .then(|| head.len()..plain.len() - tail.len())
    })
}

/// What a text has where a superscript ends a word, as a note's mark does: a thin space between letters.
pub(crate) fn seams(plain: &str) -> impl Iterator<Item = Range<usize>> {
    const SEAM: &str = "\u{2009}";
    let all = memchr::memmem::find_iter(plain.as_bytes(), SEAM).map(|at| at..at + SEAM.len());
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
}

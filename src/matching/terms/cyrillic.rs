//! The beginnings of words that are Cyrillic alone: what the reading character by character gives, in a quarter of the
//! time.

use std::sync::LazyLock;

use super::scan::plain_letter;
use crate::text::fold::is_apostrophe;

/// The folded letters of the characters that begin with the bytes D0 and D1, U+0400 to U+047F, a byte a letter; 0 for
/// one that is not plain.
static LETTERS: LazyLock<[u8; 128]> = LazyLock::new(|| {
    std::array::from_fn(|i| char::from_u32(0x400 + i as u32).and_then(plain_letter).unwrap_or_default())
});

/// The first eight letters of the word at `start`, folded, and where it ends; `None` if it is not one of plain Cyrillic
/// letters alone, up to what is plainly no letter.
#[inline]
pub(super) fn word(text: &str, start: usize) -> Option<(u64, usize)> {
    let table = &*LETTERS;
    let rest = &text.as_bytes()[start..];
    let (mut letters, mut at) = (0, 0);
    while let Some(&[lead @ (0xD0 | 0xD1), tail]) = rest.get(at..at + 2) {
        if at < 16 {
            let letter = table[usize::from(lead & 1) << 6 | usize::from(tail & 0x3F)];
            if letter == 0 {
                return None;
            }
            letters |= u64::from(letter) << (4 * at);
        }
        at += 2;
    }
    let behind = rest.get(at).copied().unwrap_or(b' ');
    let ends = behind.is_ascii() && !(behind.is_ascii_alphanumeric() || behind == b'_' || is_apostrophe(behind.into()));
    (at > 0 && ends).then_some((letters, start + at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_alone() {
        let read = |text: &str| word(text, 0).map(|(letters, end)| (letters.to_le_bytes(), end));
        let letters = |text: &str| {
            let mut all = [0; 8];
            all.iter_mut().zip(text.chars()).for_each(|(slot, c)| *slot = plain_letter(c).unwrap_or_default());
            all
        };
        for (text, expected, end) in [
            ("Шуша", "шуша", 8),
            ("ШУША, и", "шуша", 8),
            ("Ёлкино.", "елкино", 12),
            ("Степанакертский-", "степанак", 30),
            ("й", "й", 2),
        ] {
            assert_eq!(read(text), Some((letters(expected), end)), "{text}");
        }
        for text in ["", "a", " Шуша", "Шуша\u{301}", "Шу\u{AD}ша", "Шуша'", "Шуша’", "Шуша2", "Шуша_", "Шушa", "Шуша—"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}

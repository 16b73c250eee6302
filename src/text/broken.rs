//! Words that a line end parts behind a hyphen: Степана-⏎керт.
//!
//! Whether the hyphen is the line's or the word's own is told by what follows: a name that begins with a capital is one of
//! its own (Лачин-⏎Степанакерт), unless all letters are capitals.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;
use wide::i8x16;

/// The hyphens with line end and indentation between two parts of a word, ascending.
pub(crate) fn breaks(plain: &str) -> impl Iterator<Item = Range<usize>> {
    Parted::of(plain).into_iter().flat_map(|stretch| breaks_in(plain, stretch))
}

/// Those of which the line end stands in a stretch.
pub(crate) fn breaks_in(plain: &str, stretch: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let first = stretch.start;
    memchr::memchr_iter(b'\n', &plain.as_bytes()[stretch]).filter_map(move |at| {
        let at = first + at;
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
const SEAM: &str = "\u{2009}";
static SEAMS: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(SEAM));

/// These, of which the last byte stands in a stretch.
pub(crate) fn seams_in(plain: &str, stretch: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let first = stretch.start.saturating_sub(SEAM.len() - 1);
    let all = SEAMS.find_iter(&plain.as_bytes()[first..stretch.end]).map(move |at| first + at..first + at + SEAM.len());
    let letters = move |gap: &Range<usize>| {
        plain[..gap.start].ends_with(char::is_alphabetic) && plain[gap.end..].starts_with(char::is_alphabetic)
    };
    all.filter(letters)
}

/// Looks for the stretches of a text in which a word may be parted, while something else walks over the text: once, and while
/// the nearest cache holds it. A text of short lines has far more line ends than hyphens at them.
pub(crate) struct Parted<'t> {
    text: &'t [u8],
    /// So much was looked at.
    upto: usize,
    found: VecDeque<Range<usize>>,
}

impl<'t> Parted<'t> {
    /// Bytes that are looked at together.
    const STRETCH: usize = 1 << 10;

    pub(crate) fn new(text: &'t str) -> Self {
        Self { text: text.as_bytes(), upto: 0, found: VecDeque::new() }
    }

    /// All stretches of a text.
    fn of(text: &'t str) -> VecDeque<Range<usize>> {
        let mut parted = Self::new(text);
        parted.look(text.len());
        parted.found
    }

    /// Looks at a text up to a place.
    #[inline]
    pub(crate) fn look(&mut self, upto: usize) {
        while self.upto < upto {
            let end = self.text.len().min(self.upto + Self::STRETCH);
            // What parts a word may stand across the end.
            let stretch = &self.text[self.upto.saturating_sub(SEAM.len() - 1)..end];
            if may_part(stretch) {
                self.found.push_back(self.upto..end);
            }
            self.upto = end;
        }
    }

    /// What of these stretches stands in a piece, as far as [`look`](Self::look) has come. Pieces ascend.
    pub(crate) fn within(&mut self, piece: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
        while self.found.pop_front_if(|stretch| stretch.end <= piece.start).is_some() {}
        let within = self.found.iter().take_while(|stretch| stretch.start < piece.end);
        within.map(|stretch| stretch.start.max(piece.start)..stretch.end.min(piece.end))
    }
}

/// False only if no line ends at a hyphen, with or without a carriage return, and nothing else parts a word.
fn may_part(bytes: &[u8]) -> bool {
    if !bytes.is_ascii() {
        return has_hyphen_at_end(bytes) || SEAMS.find(bytes).is_some();
    }
    let mut any = i8x16::splat(0);
    let (lanes, rest) = bytes.as_chunks::<16>();
    for (lane, behind) in lanes.iter().zip(bytes.get(1..).unwrap_or_default().as_chunks::<16>().0) {
        let (lane, behind) = (i8x16::new(lane.map(u8::cast_signed)), i8x16::new(behind.map(u8::cast_signed)));
        // Line ends have other control characters beside them, which one comparison leaves in.
        any |= lane.simd_eq(i8x16::splat(b'-'.cast_signed())) & i8x16::splat(0x0E).simd_gt(behind);
    }
    // The last bytes, and the last lane where nothing stands behind it.
    let rest = &bytes[(bytes.len() - rest.len()).saturating_sub(16)..];
    any.to_bitmask() != 0 || rest.windows(2).any(|pair| pair[0] == b'-' && pair[1] < 0x0E)
}

/// False only if no line ends at a hyphen, beyond ASCII too: the last bytes of the hyphens there are other characters' as
/// well.
fn has_hyphen_at_end(bytes: &[u8]) -> bool {
    // Each told by one comparison: `-` and the last byte of the soft hyphen are the same but for the highest bit, and the
    // line ends have a few control characters beside them.
    let is_hyphen = |b: u8| u8::from(b & 0x7F == b'-') | u8::from(b == 0x90);
    let is_end = |b: u8| u8::from(b & 0xF8 == 0x08);
    // In one pass without a branch, sixteen bytes at a time.
    bytes.iter().zip(bytes.iter().skip(1)).fold(0, |any, (before, end)| any | is_hyphen(*before) & is_end(*end)) != 0
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
    fn what_parts_a_word_is_seen_on_the_way() {
        for gap in ["-\n", "\u{2010}\r\n", SEAM] {
            for before in [0, 500, 1020, 1021, 1022, 1023, 1024, 1025, 2047, 5000] {
                let first = format!("{}a{gap}b", "x".repeat(before));
                let text = format!("{first} {}", "word\n".repeat(1000));
                let mut parted = Parted::new(&text);
                let gaps = |piece: Range<usize>, parted: &mut Parted<'_>| -> Vec<Range<usize>> {
                    parted.look(piece.end);
                    let plain = &text[piece.clone()];
                    let stretches = parted.within(&piece).map(|s| s.start - piece.start..s.end - piece.start);
                    stretches.flat_map(|s| breaks_in(plain, s.clone()).chain(seams_in(plain, s))).collect()
                };
                let expected = before + 1..before + 1 + gap.len();
                assert_eq!(gaps(0..first.len(), &mut parted), [expected], "{gap:?} {before}");
                for line in 0..500 {
                    let start = first.len() + 1 + 5 * line;
                    assert!(gaps(start..start + 4, &mut parted).is_empty(), "{gap:?} {before}");
                }
            }
        }
    }

    #[test]
    fn every_break_of_a_long_text() {
        for hyphen in ["-", "-\r", "\u{2010}", "\u{AD}\r"] {
            for before in (0..40).chain(1000..1100).chain(2030..2060) {
                let text =
                    format!("{}\n{}a{hyphen}\nb{}", "x ".repeat(before / 2), "y".repeat(before), " z\n".repeat(70));
                let at = before / 2 * 2 + 1 + before + 1;
                assert!(breaks(&text).eq(std::iter::once(at..at + hyphen.len() + 1)), "{text}");
            }
        }
    }
}

//! Words, or two, of up to sixteen bytes, as they are written, and what they come to unless certain words follow: a look
//! that costs next to nothing, before any other.

use super::super::{Match, behind, surface, table, whole};
use super::Seconds;
use crate::text::fold::{is_apostrophe, is_hyphen};
use crate::text::words::closes_quotation;

/// What is known of a word where it stands.
pub(in super::super) enum Seen<'q, 'g> {
    Unknown,
    Nothing,
    /// At 0.
    Found(&'q Match<'g>),
}

/// Each word, or two, in one of the two slots that its letters say.
pub(in super::super) struct Quick<'g> {
    lines: Box<[Line<'g>]>,
    /// Slots that hold something.
    used: usize,
}

/// A line of the cache.
#[derive(Default)]
#[repr(align(64))]
struct Line<'g>([Slot<'g>; 2]);

#[derive(Default)]
struct Slot<'g> {
    /// Zero-padded.
    word: [u64; 2],
    seconds: Seconds,
    found: Option<Box<Match<'g>>>,
}

/// Lines at first, and at most: 32 KB and 2 MB.
const FIRST: usize = 1 << 9;
const MOST: usize = 1 << 15;

impl<'g> Quick<'g> {
    pub(super) fn new() -> Self {
        Self { lines: lines(FIRST), used: 0 }
    }

    #[inline]
    fn line(&self, word: [u64; 2]) -> usize {
        let hash = table::mix(word[0] ^ word[1].rotate_left(27).wrapping_mul(0xC2B2_AE3D_27D4_EB4F));
        (hash >> 40) as usize & (self.lines.len() - 1)
    }

    #[inline]
    fn slot(&self, word: [u64; 2]) -> Option<&Slot<'g>> {
        let Line([one, other]) = &self.lines[self.line(word)];
        let slot = if one.word == word { one } else { other };
        (slot.word == word).then_some(slot)
    }

    pub(in super::super) fn insert(&mut self, word: &str, seconds: Seconds, found: Option<&Match<'g>>) {
        if word.len() > LONGEST {
            return;
        }
        let word = letters(word.as_bytes(), 0, word.len());
        if self.slot(word).is_some() {
            return;
        }
        if self.used >= self.lines.len() && self.lines.len() < MOST {
            let more = lines(4 * self.lines.len());
            let old = std::mem::replace(&mut self.lines, more);
            self.used = 0;
            let slots = old.into_iter().flat_map(|line| line.0);
            slots.filter(|slot| slot.word != [0; 2]).for_each(|slot| self.put(slot));
        }
        self.put(Slot { word, seconds, found: found.cloned().map(Box::new) });
    }

    /// The one put there before the last makes way.
    fn put(&mut self, slot: Slot<'g>) {
        let line = self.line(slot.word);
        let Line([first, second]) = &mut self.lines[line];
        std::mem::swap(first, second);
        self.used += usize::from(first.word == [0; 2]);
        *first = slot;
    }

    /// What a word comes to where no ending may stand behind it, nor a second word that it asks for: `may_follow` is false
    /// only if none stands there. What stands before it is not looked at.
    #[inline]
    pub(in super::super) fn look(
        &self,
        text: &[u8],
        start: usize,
        len: usize,
        may_follow: impl FnOnce() -> bool,
    ) -> Seen<'_, 'g> {
        let Some(next) = text.get(start + len).filter(|_| len <= LONGEST) else { return Seen::Unknown };
        let word = letters(text, start, len);
        let Some(slot) = self.slot(word) else { return Seen::Unknown };
        let kind = NEXT[usize::from(*next)];
        let is_alone = slot.seconds.0 == 0;
        let mark = if is_apostrophe(char::from(*next)) { '\'' } else { char::from(*next) };
        let behind = text.get(start + len + 1).copied();
        let is_told = match kind {
            Kind::Wide => slot.seconds.0 & Seconds::WIDE == 0 && is_end_beyond_ascii(&text[start + len..]),
            Kind::Mark => is_alone || !slot.seconds.has_letter(mark) || !may_follow(),
            // Where no word goes on behind it.
            Kind::Quote => behind.is_some_and(is_end_behind_quote) && !slot.seconds.has_letter(mark),
            Kind::Hyphen | Kind::Blank => is_alone || slot.seconds.is_other(&text[start + len..]) || !may_follow(),
        };
        match &slot.found {
            _ if !is_told => Seen::Unknown,
            None => Seen::Nothing,
            Some(_) if kind == Kind::Hyphen || mark == '\'' => Seen::Unknown,
            Some(found) => Seen::Found(found),
        }
    }

    /// True if the word comes to nothing, nor with the one behind a blank.
    #[inline]
    pub(in super::super) fn is_nothing_with_next(&self, text: &[u8], start: usize, len: usize) -> bool {
        let Some([b' ' | b'\n', rest @ ..]) = text.get(start + len..) else { return false };
        let second = rest.iter().take(LONGEST).take_while(|byte| table::is_plain(**byte)).count();
        // What a hyphen joins to a second word behind a space makes no other name of the two.
        let is_joined = start > 0 && matches!(text[start - 1], b'-' | 0x80..);
        second > 0 && !is_joined && matches!(self.look(text, start, len + 1 + second, || true), Seen::Nothing)
    }

    /// The match that a look has found.
    pub(in super::super) fn found(&self, text: &[u8], start: usize, len: usize) -> Option<&Match<'g>> {
        let word = letters(text, start, len);
        self.slot(word)?.found.as_deref()
    }
}

impl Seconds {
    /// True if what stands behind a word, of which the first byte is a blank or hyphen, is none of these.
    #[inline]
    fn is_other(self, behind: &[u8]) -> bool {
        match *behind {
            [_, mark, ..] if behind::is_end(mark) => !self.has_letter(char::from(mark)),
            // “, ”, „, …, «, ».
            [_, 0xE2, 0x80, 0x9C..=0x9F | 0xA6, ..] | [_, 0xC2, 0xAB | 0xBB, ..] => self.0 & Self::WIDE == 0,
            // A word that goes on in letters of another script may be meant to begin with them. A dash may part two of a name.
            [b' ' | b'\n', b'-', b' ', ref second @ ..] | [b' ' | b'\n' | b'-', ref second @ ..]
                if self.0 & Self::WIDE == 0 =>
            {
                table::first_two(second).is_some_and(|pair| !self.has(pair))
            }
            _ => surface::pair_behind(behind).is_some_and(|pair| !self.has(pair)),
        }
    }
}

fn lines<'g>(count: usize) -> Box<[Line<'g>]> {
    (0..count).map(|_| Line::default()).collect()
}

/// Bytes of the longest word.
const LONGEST: usize = 16;

/// What a byte behind a word says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Beyond ASCII.
    Wide,
    /// An ending may be joined to a name, but nothing makes a name of what is none.
    Hyphen,
    /// The same, unless no word goes on behind it.
    Quote,
    /// The word ends, and no other of the name follows unless this is the name's own.
    Mark,
    /// The word ends.
    Blank,
}

static NEXT: [Kind; 256] = {
    let mut all = [Kind::Wide; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        let c = byte as char;
        all[byte as usize] = if is_apostrophe(c) || closes_quotation(c) {
            Kind::Quote
        } else if is_hyphen(c) {
            Kind::Hyphen
        } else if c.is_ascii_graphic() {
            Kind::Mark
        } else {
            Kind::Blank
        };
        byte += 1;
    }
    all
};

/// True at a mark beyond ASCII behind which nothing goes on that stands before it.
fn is_end_beyond_ascii(text: &[u8]) -> bool {
    match *text {
        [0xE2, 0x80, 0x9C..=0x9F, behind, ..] | [0xC2, 0xAB | 0xBB, behind, ..] => is_end_behind_quote(behind),
        _ => text.starts_with("…".as_bytes()),
    }
}

/// True for a byte behind which nothing goes on that stands before it.
fn is_end_behind_quote(byte: u8) -> bool {
    behind::is_end(byte) && !closes_quotation(byte.into()) || byte.is_ascii_whitespace()
}

/// The bytes of a word of up to sixteen.
#[inline]
fn letters(text: &[u8], start: usize, len: usize) -> [u64; 2] {
    let rest = &text[start..];
    if let Some(sixteen) = rest.first_chunk::<16>() {
        let all = u128::from_le_bytes(*sixteen);
        let [first, second] = [all as u64, (all >> 64) as u64];
        return [whole::own(first, len.min(8)), if len > 8 { whole::own(second, len - 8) } else { 0 }];
    }
    let mut all = [0; 16];
    all[..len].copy_from_slice(&rest[..len]);
    let all = u128::from_le_bytes(all);
    [all as u64, (all >> 64) as u64]
}

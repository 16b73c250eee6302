//! Words of up to sixteen bytes, as they are written, and what they come to unless certain words follow: a look
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

/// Each word in the one slot that its letters say.
pub(in super::super) struct Quick<'g>(Box<[Slot<'g>]>);

/// Half a line of the cache.
struct Slot<'g> {
    /// Zero-padded.
    word: [u64; 2],
    seconds: Seconds,
    found: Option<Box<Match<'g>>>,
}

impl<'g> Quick<'g> {
    /// Room for so many words, a power of two.
    pub(super) fn new(words: usize) -> Self {
        Self((0..words).map(|_| Slot { word: [0; 2], seconds: Seconds(0), found: None }).collect())
    }

    #[inline]
    fn slot(&self, word: [u64; 2]) -> usize {
        let hash = table::mix(word[0] ^ word[1].rotate_left(27).wrapping_mul(0xC2B2_AE3D_27D4_EB4F));
        (hash >> 40) as usize & (self.0.len() - 1)
    }

    pub(in super::super) fn insert(&mut self, word: &str, seconds: Seconds, found: Option<&Match<'g>>) {
        if word.len() > LONGEST {
            return;
        }
        let word = letters(word.as_bytes(), 0, word.len());
        let slot = self.slot(word);
        let slot = &mut self.0[slot];
        if slot.word != word {
            *slot = Slot { word, seconds, found: found.cloned().map(Box::new) };
        }
    }

    /// What a word comes to where no ending may stand behind it, nor a second word that it asks for. What stands before it
    /// is not looked at.
    #[inline]
    pub(in super::super) fn look(&self, text: &[u8], start: usize, len: usize) -> Seen<'_, 'g> {
        let Some(next) = text.get(start + len).filter(|_| len <= LONGEST) else { return Seen::Unknown };
        let word = letters(text, start, len);
        let slot = &self.0[self.slot(word)];
        if slot.word != word {
            return Seen::Unknown;
        }
        let kind = NEXT[usize::from(*next)];
        let is_alone = slot.seconds.0 == 0;
        let mark = if is_apostrophe(char::from(*next)) { '\'' } else { char::from(*next) };
        let behind = text.get(start + len + 1).copied();
        let is_told = match kind {
            Kind::Wide => slot.seconds.0 & Seconds::WIDE == 0 && is_end_beyond_ascii(&text[start + len..]),
            Kind::Mark => is_alone || !slot.seconds.has_letter(mark),
            // Where no word goes on behind it.
            Kind::Quote => behind.is_some_and(is_end_behind_quote) && !slot.seconds.has_letter(mark),
            Kind::Hyphen | Kind::Blank => is_alone || slot.seconds.is_other(&text[start + len..]),
        };
        match &slot.found {
            _ if !is_told => Seen::Unknown,
            None => Seen::Nothing,
            Some(_) if kind == Kind::Hyphen || mark == '\'' => Seen::Unknown,
            Some(found) => Seen::Found(found),
        }
    }

    /// The match that a look has found.
    pub(in super::super) fn found(&self, text: &[u8], start: usize, len: usize) -> Option<&Match<'g>> {
        match self.look(text, start, len) {
            Seen::Found(found) => Some(found),
            Seen::Unknown | Seen::Nothing => None,
        }
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
            // A word that goes on in letters of another script may be meant to begin with them.
            [b' ' | b'\n' | b'-', ref second @ ..] if self.0 & Self::WIDE == 0 => {
                table::first_two(second).is_some_and(|pair| !self.has(pair))
            }
            _ => surface::pair_behind(behind).is_some_and(|pair| !self.has(pair)),
        }
    }
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

//! What stands behind a word, as one of 256 bits: quickly told of the eight bytes there, without a branch.

use super::table::is_plain;
use crate::text::fold::is_apostrophe;

/// What may follow a word: 256 bits are room for all that stands behind *the* in names.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mask([u64; 4]);

impl Mask {
    pub(super) fn insert(&mut self, bit: u8) {
        self.0[usize::from(bit / 64)] |= 1 << (bit % 64);
    }

    #[inline]
    pub(super) fn has(&self, bit: u8) -> bool {
        self.0[usize::from(bit / 64)] >> (bit % 64) & 1 == 1
    }
}

/// The bit of what stands behind a word, of the eight bytes there: of a second word its [`of_pair`], of a mark its own; or
/// [`UNTOLD`].
#[inline]
pub(super) fn bit_behind(behind: u64) -> u8 {
    let [next, first, second, ..] = behind.to_le_bytes();
    let (kind, first, second) = (BEHIND[usize::from(next)], FIRST[usize::from(first)], SECOND[usize::from(second)]);
    let other = if first < NO_LETTER { UNTOLD } else { first % NO_LETTER };
    let apart = if first | second < NO_LETTER { pair_bit(first, second) } else { other };
    if kind == SPACE { apart } else { kind }
}

/// True for a mark of ASCII behind which no further word of a name follows, unless it is the name's own.
pub(super) const fn is_end(byte: u8) -> bool {
    byte.is_ascii_graphic() && !is_plain(byte) && !is_apostrophe(byte as char) && byte != b'-'
}

/// A bit for the first two letters of a second word: its [`pair`](super::table::pair).
#[inline]
pub(super) fn of_pair(pair: u16) -> u8 {
    let [first, second] = pair.to_le_bytes();
    pair_bit(first, second)
}

#[inline]
fn pair_bit(first: u8, second: u8) -> u8 {
    (u32::from_le_bytes([first, second, 0, 0]).wrapping_mul(0x9E37_79B9) >> 24) as u8
}

/// The bit of what only a closer look tells.
pub(super) const UNTOLD: u8 = 127;
/// Of a byte behind a word: a second word may follow.
const SPACE: u8 = 0;

/// What a byte says behind a word: [`SPACE`], the bit of a mark ([`is_end`]), or [`UNTOLD`].
static BEHIND: [u8; 256] = {
    let mut all = [UNTOLD; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        if matches!(byte, b' ' | b'\n' | b'\t') {
            all[byte as usize] = SPACE;
        } else if is_end(byte) {
            all[byte as usize] = byte;
        }
        byte += 1;
    }
    all
};

/// What a byte says as the first one behind a space: the letter, digit or underscore, small; else [`NO_LETTER`] and the bit of
/// a mark, or [`UNTOLD`].
static FIRST: [u8; 256] = {
    let mut all = [NO_LETTER | UNTOLD; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        if is_plain(byte) {
            all[byte as usize] = byte.to_ascii_lowercase();
        } else if is_end(byte) {
            all[byte as usize] = NO_LETTER | byte;
        }
        byte += 1;
    }
    all
};

/// What a byte says as the second one: the same, 0 where the word ends; [`NO_LETTER`] if only folding tells.
static SECOND: [u8; 256] = {
    let mut all = [NO_LETTER; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        if !is_apostrophe(byte as char) {
            all[byte as usize] = if is_plain(byte) { byte.to_ascii_lowercase() } else { 0 };
        }
        byte += 1;
    }
    all
};

const NO_LETTER: u8 = 0x80;

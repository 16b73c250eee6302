//! Words of a text, 64 bytes at a time.
//!
//! A *run* is a stretch of letters, digits and underscores of ASCII and of any characters beyond ASCII. Runs of ASCII
//! are words; the others are for the caller to read, character by character.

mod sieve;

pub(crate) use sieve::{Looks, Sieve};
use wide::i8x16;

/// Bytes looked at together.
const WIDTH: usize = 64;
/// Bytes that one vector instruction takes.
const LANE: usize = 16;

/// What 64 bytes are: bit `i` speaks of the `i`-th.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Block {
    /// What runs are made of.
    run: u64,
    /// Bytes of characters beyond ASCII.
    wide: u64,
    /// Capitals of ASCII.
    capital: u64,
}

/// A run; bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// It has no character beyond ASCII: it is a word.
    pub(crate) ascii: bool,
}

/// The runs of a text, in order; where `CAPITAL`, without most of those that neither begin with a capital nor have a
/// character beyond ASCII.
pub(crate) struct Runs<'t, const CAPITAL: bool> {
    text: &'t [u8],
    /// Where the next block begins; not inside a run.
    at: usize,
    /// Where the block begins that the masks speak of.
    start: usize,
    /// Every run of it ends inside it, but for one that fills it.
    block: Block,
    /// The first bytes of runs that are not yet looked at.
    starts: u64,
}

impl<'t, const CAPITAL: bool> Runs<'t, CAPITAL> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text: text.as_bytes(), at: 0, start: 0, block: Block::default(), starts: 0 }
    }

    /// Goes on at or behind a character's first byte. Returns where the run ends that this is inside of; the rest of that
    /// run is not among those to come.
    pub(crate) fn skip_to(&mut self, at: usize) -> usize {
        let pair = at.checked_sub(1).and_then(|before| self.text.get(before..=at));
        let inside = pair.is_some_and(|pair| pair.iter().all(|b| is_run(*b)));
        let rest = if inside { self.text[at..].iter().take_while(|b| is_run(**b)).count() } else { 0 };
        self.at = self.at.max(at + rest);
        let done = (at + rest).saturating_sub(self.start).min(WIDTH);
        self.starts &= u64::MAX.checked_shl(done as u32).unwrap_or(0);
        at + rest
    }

    /// Reads the next block; false at the end.
    #[expect(
        clippy::inline_always,
        reason = "called once a block, from two places: a call takes as long as a part of it"
    )]
    #[inline(always)]
    fn read(&mut self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if rest.is_empty() {
            return false;
        }
        self.start = self.at;
        if let Some(bytes) = rest.first_chunk() {
            self.block = block::<CAPITAL>(bytes);
            // A run that reaches the block's end is left to the next one, which begins with it.
            let open = self.block.run.leading_ones();
            if open < u64::BITS {
                self.block.run &= u64::MAX >> open;
                self.at += WIDTH - open as usize;
            } else {
                self.at += WIDTH + rest[WIDTH..].iter().take_while(|b| is_run(**b)).count();
            }
        } else {
            let mut bytes = [b' '; WIDTH];
            bytes[..rest.len()].copy_from_slice(rest);
            self.block = block::<CAPITAL>(&bytes);
            self.at = self.text.len();
        }
        self.starts = self.block.run & !(self.block.run << 1);
        if CAPITAL && self.block.wide == 0 && self.block.run != u64::MAX {
            self.starts &= self.block.capital;
        }
        true
    }
}

/// Where the first run of those that begin at `starts` begins, and its length: less than a block's.
#[inline]
fn word(run: u64, starts: u64) -> (usize, usize) {
    let place = starts.trailing_zeros() as usize & (WIDTH - 1);
    (place, (!(run >> place)).trailing_zeros() as usize & (WIDTH - 1))
}

/// True if a run of a block has none of its characters beyond ASCII.
#[inline]
fn is_ascii(wide: u64, place: usize, len: usize) -> bool {
    wide >> place & ((1 << len) - 1) == 0
}

/// A block with what follows it, zero-padded at the text's end.
#[inline]
fn window<'t>(text: &'t [u8], start: usize, padded: &'t mut [u8; WINDOW]) -> &'t [u8; WINDOW] {
    let rest = &text[start..];
    if let Some(bytes) = rest.first_chunk() {
        return bytes;
    }
    padded[..rest.len()].copy_from_slice(rest);
    padded
}

/// A block and the eight bytes of a word that begins with its last one.
const WINDOW: usize = WIDTH + 8;

/// Eight bytes as a little-endian number; those behind the end are zeros.
#[inline]
fn first_eight(bytes: &[u8], at: usize) -> u64 {
    if let Some(first) = bytes.get(at..at + 8) {
        return u64::from_le_bytes(first.try_into().unwrap_or_default());
    }
    let mut first = [0; 8];
    first.iter_mut().zip(&bytes[at..]).for_each(|(slot, b)| *slot = *b);
    u64::from_le_bytes(first)
}

/// The first eight bytes of a word as a little-endian number, in small letters and with whatever follows a shorter one.
#[inline]
pub(crate) fn small_eight(text: &[u8], at: usize) -> u64 {
    small(first_eight(text, at))
}

#[inline]
fn small(letters: u64) -> u64 {
    letters | 0x2020_2020_2020_2020
}

impl<const CAPITAL: bool> Iterator for Runs<'_, CAPITAL> {
    type Item = Run;

    #[expect(clippy::inline_always, reason = "called once a word, from few places: a call takes longer than the look")]
    #[inline(always)]
    fn next(&mut self) -> Option<Run> {
        while self.starts == 0 {
            if !self.read() {
                return None;
            }
        }
        let place = self.starts.trailing_zeros();
        self.starts &= self.starts - 1;
        let len = (!(self.block.run >> place)).trailing_zeros();
        let start = self.start + place as usize;
        if len < u64::BITS {
            let ascii = self.block.wide >> place & ((1 << len) - 1) == 0;
            return Some(Run { start, end: start + len as usize, ascii });
        }
        // It fills the block.
        let end = self.at.min(self.text.len());
        Some(Run { start, end, ascii: self.text[start..end].is_ascii() })
    }
}

/// What 64 bytes are; their capitals only where `CAPITAL`.
#[inline]
fn block<const CAPITAL: bool>(bytes: &[u8; WIDTH]) -> Block {
    let mut block = Block::default();
    for (i, lane) in bytes.as_chunks::<LANE>().0.iter().enumerate() {
        let signed = i8x16::new(lane.map(u8::cast_signed));
        // Moved so that the last one is the greatest of all, which takes one comparison.
        let within = |bytes: i8x16, first: u8, last: u8| {
            let moved = bytes + i8x16::splat(i8::MAX - last.cast_signed());
            moved.simd_gt(i8x16::splat(i8::MAX - (last - first).cast_signed() - 1))
        };
        let letter = within(signed | i8x16::splat(0x20), b'a', b'z');
        let underscore = signed.simd_eq(i8x16::splat(b'_'.cast_signed()));
        let plain = bits(letter | within(signed, b'0', b'9') | underscore);
        let wide = bits(signed);
        block.run |= (plain | wide) << (i * LANE);
        block.wide |= wide << (i * LANE);
        if CAPITAL {
            block.capital |= bits(within(signed, b'A', b'Z')) << (i * LANE);
        }
    }
    block
}

/// Where the line feeds, carriage returns and form feeds of a text stand, ascending. Of short lines there are as many as
/// blocks: each is a bit.
pub(crate) fn line_ends(text: &str) -> impl Iterator<Item = usize> {
    let (blocks, rest) = text.as_bytes().as_chunks::<WIDTH>();
    let mut last = [b' '; WIDTH];
    last[..rest.len()].copy_from_slice(rest);
    let ends = |bytes: &[u8; WIDTH]| {
        let lanes = bytes.as_chunks::<LANE>().0.iter().enumerate();
        lanes.fold(0, |all, (i, lane)| {
            let signed = i8x16::new(lane.map(u8::cast_signed));
            let is = |byte: u8| signed.simd_eq(i8x16::splat(byte.cast_signed()));
            all | bits(is(b'\n') | is(b'\r') | is(b'\x0c')) << (i * LANE)
        })
    };
    blocks.iter().map(ends).chain(std::iter::once_with(move || ends(&last))).enumerate().flat_map(|(i, mut ends)| {
        std::iter::from_fn(move || {
            let at = (ends != 0).then(|| i * WIDTH + ends.trailing_zeros() as usize)?;
            ends &= ends - 1;
            Some(at)
        })
    })
}

/// The highest bit of each byte.
#[inline]
fn bits(bytes: i8x16) -> u64 {
    u64::from(bytes.to_bitmask() & 0xFFFF)
}

#[expect(clippy::needless_bitwise_bool, reason = "a way out early is slower")]
#[inline]
fn is_run(b: u8) -> bool {
    ((b | 0x20).wrapping_sub(b'a') < 26) | (b.wrapping_sub(b'0') < 10) | (b == b'_') | (b >= 0x80)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words::is_word;
    use proptest::prelude::*;

    #[test]
    fn every_byte_at_every_place() {
        for byte in 0..=255_u8 {
            for place in 0..WIDTH {
                for around in [b' ', b'x', b'X', 0, 127, 0xD0] {
                    let mut text = [around; WIDTH];
                    text[place] = byte;
                    let found = block::<true>(&text);
                    for (i, &b) in text.iter().enumerate() {
                        let has = |bits: u64| bits >> i & 1 == 1;
                        assert_eq!(has(found.run), !b.is_ascii() || is_word(b as char), "{b} at {i}");
                        assert_eq!(has(found.wide), !b.is_ascii(), "{b} at {i}");
                        assert_eq!(has(found.capital), b.is_ascii_uppercase(), "{b} at {i}");
                    }
                }
            }
        }
    }

    #[test]
    fn line_ends_are_where_they_stand() {
        for length in [0, 1, 63, 64, 65, 127, 128, 200] {
            for every in 1..70 {
                let ends = ['\n', '\r', '\x0c', '\x0b', '\u{a0}', '\u{2028}'];
                let text: String =
                    (0..length).map(|at| if at % every == 0 { ends[at / every % ends.len()] } else { 'ж' }).collect();
                let expected = text.match_indices(['\n', '\r', '\x0c']).map(|(at, _)| at);
                assert!(line_ends(&text).eq(expected), "{text:?}");
            }
        }
    }

    /// The same, byte by byte.
    fn slowly(text: &str) -> Vec<Run> {
        let mut out: Vec<Run> = Vec::new();
        for (at, &b) in text.as_bytes().iter().enumerate() {
            if !is_run(b) {
                continue;
            }
            match out.last_mut().filter(|run| run.end == at) {
                Some(run) => (run.end, run.ascii) = (at + 1, run.ascii && b.is_ascii()),
                None => out.push(Run { start: at, end: at + 1, ascii: b.is_ascii() }),
            }
        }
        out
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn runs_are_found_over_blocks(text in "[a-zA-Z_0-9 .\\-əШ—\n]{0,60}[a-z]{0,90}[ A-Zə]{0,90}", skip in 0..300_usize) {
            let all = slowly(&text);
            prop_assert_eq!(Runs::<false>::new(&text).collect::<Vec<_>>(), all.clone());
            let capitals: Vec<Run> = Runs::<true>::new(&text).collect();
            let begins = |run: &Run| !run.ascii || text.as_bytes()[run.start].is_ascii_uppercase();
            prop_assert!(all.iter().filter(|run| begins(run)).all(|run| capitals.contains(run)));
            prop_assert!(capitals.iter().all(|run| all.contains(run)));
            // Behind a match, at a run's end.
            let mut runs = Runs::<false>::new(&text);
            let end = all.iter().map(|run| run.end).find(|end| *end >= skip).unwrap_or(0);
            let first = runs.next();
            runs.skip_to(end);
            let left: Vec<Run> = first.into_iter().chain(runs).collect();
            let behind = |run: &&Run| Some(**run) == first || run.start >= end;
            prop_assert_eq!(left, all.iter().filter(behind).copied().collect::<Vec<_>>());
        }
    }
}

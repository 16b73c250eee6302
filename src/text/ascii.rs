//! Classes of 64 characters at a time, for texts that are mostly ASCII.

/// Characters in a [`Block`].
pub(crate) const WIDTH: usize = 64;

/// What 64 ASCII characters are: bit `i` speaks of the `i`-th.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// Letters, digits, underscores: what words are made of.
    pub(crate) word: u64,
    /// Capitals.
    pub(crate) capital: u64,
}

const HIGH: u64 = 0x8080_8080_8080_8080;

/// The block that begins at a byte; `None` if it is not all ASCII, or the text ends before.
///
/// Eight bytes are looked at as one number: adding `0x80 - b` sets a byte's high bit if it is at least `b`.
#[inline]
pub(crate) fn block(text: &[u8], at: usize) -> Option<Block> {
    let bytes: &[u8; WIDTH] = text.get(at..at + WIDTH)?.try_into().ok()?;
    if !bytes.is_ascii() {
        return None;
    }
    let (mut word, mut capital) = (0, 0);
    for (i, eight) in bytes.chunks_exact(8).enumerate() {
        let x = u64::from_le_bytes(eight.try_into().unwrap_or_default());
        let letters = x | each(0x20);
        let is_letter = (letters + each(0x80 - b'a')) & !(letters + each(0x7F - b'z'));
        let is_digit = (x + each(0x80 - b'0')) & !(x + each(0x7F - b'9'));
        let is_underscore = HIGH - (x ^ each(b'_'));
        word |= gathered(is_letter | is_digit | is_underscore) << (8 * i);
        // A letter without the bit that makes it small.
        capital |= gathered(is_letter & !(x << 2)) << (8 * i);
    }
    Some(Block { word, capital })
}

const fn each(byte: u8) -> u64 {
    byte as u64 * 0x0101_0101_0101_0101
}

/// The high bits of eight bytes, side by side.
#[inline]
fn gathered(x: u64) -> u64 {
    ((x & HIGH) >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words::is_word;

    #[test]
    fn every_character_at_every_place() {
        for byte in 0..128_u8 {
            for place in 0..WIDTH {
                for around in [b' ', b'x', 0, 127] {
                    let mut text = [around; WIDTH];
                    text[place] = byte;
                    let found = block(&text, 0).expect("64 characters of ASCII");
                    for (i, &b) in text.iter().enumerate() {
                        assert_eq!(found.word >> i & 1 == 1, is_word(b as char), "{b} at {i}");
                        assert_eq!(found.capital >> i & 1 == 1, b.is_ascii_uppercase(), "{b} at {i}");
                    }
                }
            }
        }
    }

    #[test]
    fn only_whole_blocks_of_ascii() {
        let mut text = [b'a'; 70];
        assert!(block(&text, 6).is_some());
        assert!(block(&text, 7).is_none() && block(&text, 99).is_none());
        text[69] = 0x80;
        assert!(block(&text, 6).is_none() && block(&text, 5).is_some());
    }
}

//! What is left of a word's beginning when a letter or two are taken away, as hashes (Garbe's symmetric deletion).

/// Letters of a beginning that are hashed.
pub(super) const BEGINNING: usize = 7;

/// What each letter further on is multiplied by; odd, so that nothing is lost.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// `BASE` to the power of its index.
const POWERS: [u64; BEGINNING + 1] = {
    let mut powers = [1_u64; BEGINNING + 1];
    let mut i = 1;
    while i <= BEGINNING {
        powers[i] = powers[i - 1].wrapping_mul(BASE);
        i += 1;
    }
    powers
};

/// Calls `each` with a hash of every string that is left of the first [`BEGINNING`] letters when up to `deletions` of
/// them are taken away, the first letter never: words that begin alike share such a string if they share any.
///
/// A hash is a polynomial in [`BASE`], so that each follows from sums over the letters before and behind.
pub(super) fn each(letters: &[char], deletions: usize, mut each: impl FnMut(u32)) {
    let letters = &letters[..letters.len().min(BEGINNING)];
    let len = letters.len();
    // The sum from each letter to the end.
    let mut tails = [0_u64; BEGINNING + 1];
    for (i, &c) in letters.iter().enumerate().rev() {
        tails[i] = tails[i + 1].wrapping_add(u64::from(c as u32).wrapping_mul(POWERS[len - 1 - i]));
    }
    each(finish(tails[0]));
    let Some(&first) = letters.first().filter(|_| deletions > 0) else { return };
    let mut head = u64::from(first as u32);
    for i in 1..len {
        each(finish(head.wrapping_mul(POWERS[len - 1 - i]).wrapping_add(tails[i + 1])));
        if deletions > 1 {
            let mut short = head;
            for j in i + 1..len {
                each(finish(short.wrapping_mul(POWERS[len - 1 - j]).wrapping_add(tails[j + 1])));
                short = short.wrapping_mul(BASE).wrapping_add(u64::from(letters[j] as u32));
            }
        }
        head = head.wrapping_mul(BASE).wrapping_add(u64::from(letters[i] as u32));
    }
}

fn finish(sum: u64) -> u32 {
    ((sum ^ sum >> 31).wrapping_mul(0xD6E8_FEB8_6659_FD93) >> 32) as u32
}

/// The word of the bitmap that a hash is in, to be cut to its length, and the hash's bits there.
#[inline]
fn pattern(hash: u32) -> (usize, u64) {
    (hash as usize, 1 << (hash >> 20 & 63) | 1 << (hash >> 26))
}

/// Hashes with what they stand for, for quick look-up.
#[derive(Debug, Default)]
pub(super) struct Remainders {
    /// Hash (upper half), what it stands for (lower half); ascending.
    rows: Vec<u64>,
    /// Two bits for every hash that occurs: most look-ups end here.
    bitmap: Box<[u64]>,
    /// By a hash's upper bits, the first row that has them.
    starts: Box<[u32]>,
    /// How far a hash is shifted to index `starts`.
    shift: u32,
}

impl Remainders {
    pub(super) fn new(mut rows: Vec<u64>) -> Self {
        rows.sort_unstable();
        rows.dedup();
        // Eight bits a hash, of which two are set: about one look-up in twenty is a false alarm.
        let mut bitmap = vec![0; (rows.len() / 8).next_power_of_two().max(64)].into_boxed_slice();
        for row in &rows {
            let (word, bits) = pattern((row >> 32) as u32);
            bitmap[word & (bitmap.len() - 1)] |= bits;
        }
        let log = (rows.len() / 4).max(1).ilog2().clamp(1, 24);
        let mut starts = vec![rows.len() as u32; (1 << log) + 1].into_boxed_slice();
        let shift = 32 - log;
        for (i, row) in rows.iter().enumerate().rev() {
            starts[(row >> 32 >> shift) as usize] = i as u32;
        }
        // A bucket without rows begins where the next one does.
        for bucket in (0..1 << log).rev() {
            starts[bucket] = starts[bucket].min(starts[bucket + 1]);
        }
        Self { rows, bitmap, starts, shift }
    }

    /// Appends what a hash stands for.
    #[inline]
    pub(super) fn find(&self, hash: u32, out: &mut Vec<u32>) {
        let (word, bits) = pattern(hash);
        if self.bitmap[word & (self.bitmap.len() - 1)] & bits == bits {
            self.look_up(hash, out);
        }
    }

    fn look_up(&self, hash: u32, out: &mut Vec<u32>) {
        let bucket = (hash >> self.shift) as usize;
        let (from, to) = (self.starts[bucket] as usize, self.starts[bucket + 1] as usize);
        let hash = u64::from(hash);
        let same = |row: &&u64| **row >> 32 == hash;
        out.extend(
            self.rows[from..to].iter().skip_while(|row| **row >> 32 < hash).take_while(same).map(|&row| row as u32),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn hashes(word: &str, deletions: usize) -> Vec<u32> {
        let letters: Vec<char> = word.chars().collect();
        let mut out = Vec::new();
        each(&letters, deletions, |hash| out.push(hash));
        out
    }

    /// The same by taking the letters away.
    fn strings(word: &str, deletions: usize) -> Vec<String> {
        let letters: Vec<char> = word.chars().take(BEGINNING).collect();
        let without = |skip: &[usize]| -> String {
            letters.iter().enumerate().filter(|(i, _)| !skip.contains(i)).map(|(_, c)| c).collect()
        };
        let mut out = vec![without(&[])];
        for i in 1..letters.len() {
            if deletions > 0 {
                out.push(without(&[i]));
            }
            if deletions > 1 {
                out.extend((i + 1..letters.len()).map(|j| without(&[i, j])));
            }
        }
        out
    }

    #[test]
    fn equal_strings_have_equal_hashes_and_others_have_not() {
        let words = ["varnia", "varn", "vrnia", "vvrnniaa", "v", "", "шушакенд", "шшакен"];
        let mut all: Vec<(String, u32)> = Vec::new();
        for word in words {
            for deletions in 0..3 {
                let (strings, hashes) = (strings(word, deletions), hashes(word, deletions));
                assert_eq!(strings.len(), hashes.len(), "{word}");
                all.extend(strings.into_iter().zip(hashes));
            }
        }
        for (one, hash) in &all {
            for (other, hash_of_other) in &all {
                assert_eq!(one == other, hash == hash_of_other, "{one} {other}");
            }
        }
    }

    #[test]
    fn what_was_put_in_is_found() {
        let rows: Vec<u64> = (0..5000_u64).map(|i| (i.wrapping_mul(BASE) >> 40 << 32) | i).collect();
        let table = Remainders::new(rows.clone());
        for row in &rows {
            let mut out = Vec::new();
            table.find((row >> 32) as u32, &mut out);
            let same: BTreeSet<u32> = rows.iter().filter(|r| **r >> 32 == row >> 32).map(|&r| r as u32).collect();
            assert_eq!(out.into_iter().collect::<BTreeSet<_>>(), same);
        }
        let mut out = Vec::new();
        Remainders::new(Vec::new()).find(7, &mut out);
        table.find(u32::MAX, &mut out);
        assert!(out.is_empty());
    }
}

//! Numbers filed under hashes, four bytes a row.

/// Rows that are looked through one after the other, about.
const BUCKET: usize = 8;
/// Bits a row in the filter, of which two are set: one look-up in twenty is a false alarm.
const FILTER: usize = 5;

/// Numbers up to which their hashes are kept while they are filed; the lists of more would take more room than they save time.
const FEW: usize = 1 << 12;

/// Numbers by hash. A row keeps as much of its hash as it has room for, so that a number may come back for another hash
/// now and then; what is filed under a hash always comes back.
#[derive(Default)]
pub(super) struct Rows {
    /// By bucket; from the lowest bit: the number, its mark, the hash's lower bits.
    filed: Box<[u32]>,
    /// Where each bucket begins.
    starts: Box<[u32]>,
    /// Two bits for every hash that is there: most look-ups end here.
    filter: Box<[u64]>,
    /// Bits that a number takes.
    bits: u32,
}

/// Room for looks.
#[derive(Default)]
pub(super) struct Looks {
    hashes: Vec<u32>,
    /// Where a bucket begins and ends, what the rows begin with that are looked for, and the first and the last row.
    spans: Vec<(u32, u32, u32, [u32; 2])>,
}

impl Rows {
    /// Files the numbers below `numbers`. `list` gives the hashes of one, each with a mark; it is asked several times, and
    /// says the same each time.
    pub(super) fn new(numbers: usize, list: impl Fn(usize, &mut dyn FnMut(u32, bool))) -> Self {
        let mut own: Vec<(u32, bool)> = Vec::new();
        let mut each = |number: usize, then: &mut dyn FnMut(u32, bool)| {
            own.clear();
            list(number, &mut |hash, mark| own.push((hash, mark)));
            own.sort_unstable();
            // Of one that is marked and not, the unmarked.
            own.dedup_by_key(|row| row.0);
            for &(hash, mark) in &own {
                then(hash, mark);
            }
        };
        let few = numbers <= FEW;
        let (mut kept, mut ends) = (Vec::new(), vec![0]);
        let mut count = 0;
        for number in 0..numbers {
            each(number, &mut |hash, mark| {
                count += 1;
                if few {
                    kept.push((hash, mark));
                }
            });
            ends.push(kept.len());
        }
        let mut each = |number: usize, then: &mut dyn FnMut(u32, bool)| {
            if few {
                kept[ends[number]..ends[number + 1]].iter().for_each(|&(hash, mark)| then(hash, mark));
            } else {
                each(number, then);
            }
        };
        let mut made = Self {
            filed: vec![0; count].into(),
            starts: vec![0; (count / BUCKET).max(1) + 1].into(),
            filter: vec![0; count * FILTER / 64 + 1].into(),
            bits: usize::BITS - numbers.saturating_sub(1).leading_zeros(),
        };
        for number in 0..numbers {
            each(number, &mut |hash, _| {
                let (word, bits) = made.pattern(hash);
                made.filter[word] |= bits;
                let bucket = made.bucket(hash);
                made.starts[bucket + 1] += 1;
            });
        }
        for bucket in 1..made.starts.len() {
            made.starts[bucket] += made.starts[bucket - 1];
        }
        let mut next = made.starts.clone();
        for number in 0..numbers {
            each(number, &mut |hash, mark| {
                let next = &mut next[made.bucket(hash)];
                made.filed[*next as usize] = made.check(hash) | u32::from(mark) << made.bits | number as u32;
                *next += 1;
            });
        }
        made
    }

    /// Adds what is filed under the hashes, only the unmarked if `unmarked`, to `found`: step by step for all of them, since
    /// nearly every look is at memory far away, which then is fetched for several at a time.
    pub(super) fn find(&self, hashes: &[u32], unmarked: bool, room: &mut Looks, found: &mut Vec<u32>) {
        let Looks { hashes: known, spans } = room;
        // Without conditions, which could hardly be foretold.
        known.resize(hashes.len().max(known.len()), 0);
        let mut count = 0;
        for (at, &hash) in hashes.iter().enumerate() {
            let (word, bits) = self.pattern(hash);
            known[count.min(at)] = hash;
            count += usize::from(self.filter[word] & bits == bits);
        }
        spans.clear();
        spans.extend(known[..count].iter().map(|&hash| {
            let bucket = self.bucket(hash);
            let (from, to) = (self.starts[bucket], self.starts[bucket + 1]);
            // A look at both ends fetches the bucket while the others are looked up.
            let row = |at: u32| self.filed.get(at as usize).copied().unwrap_or_default();
            (from, to, self.check(hash), [row(from), row(to.wrapping_sub(1))])
        }));
        let below = (1_u32 << self.bits) - 1;
        let compared = !if unmarked { below } else { below << 1 | 1 };
        let mut count = found.len();
        for &(from, to, check, _) in &*spans {
            let rows = &self.filed[from as usize..to as usize];
            found.resize(count + rows.len(), 0);
            for &row in rows {
                found[count] = row & below;
                count += usize::from(row & compared == check);
            }
            found.truncate(count);
        }
    }

    /// Bytes that the rows take.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.filed) + size_of_val(&*self.starts) + size_of_val(&*self.filter)
    }

    fn bucket(&self, hash: u32) -> usize {
        ((u64::from(hash) * (self.starts.len() as u64 - 1)) >> 32) as usize
    }

    /// As much of the hash as there is room for, above number and mark.
    fn check(&self, hash: u32) -> u32 {
        hash.checked_shl(self.bits + 1).unwrap_or(0)
    }

    /// The word of the filter that a hash is in, and its bits there.
    fn pattern(&self, hash: u32) -> (usize, u64) {
        let mixed = hash.wrapping_mul(0x9E37_79B1);
        let word = (u64::from(hash) * self.filter.len() as u64) >> 32;
        (word as usize, 1 << (mixed >> 26) | 1 << (mixed >> 20 & 63))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_filed_is_found() {
        for numbers in [0, 1, 2, 1000, 3000] {
            let hashes =
                |number: usize| (0..number % 7).map(move |i| ((number / 3 * 7 + i) as u32).wrapping_mul(0x85EB_CA6B));
            let rows = Rows::new(numbers, |number, each| {
                hashes(number).enumerate().for_each(|(i, hash)| each(hash, i % 2 == 1));
            });
            let mut others = 0;
            for number in 0..numbers {
                for (i, hash) in hashes(number).enumerate() {
                    let (mut found, mut unmarked) = (Vec::new(), Vec::new());
                    rows.find(&[hash], false, &mut Looks::default(), &mut found);
                    rows.find(&[hash], true, &mut Looks::default(), &mut unmarked);
                    assert!(found.contains(&(number as u32)), "{number} {hash}");
                    assert_eq!(unmarked.contains(&(number as u32)), i % 2 == 0, "{number} {hash}");
                    others += found.iter().filter(|n| !hashes(**n as usize).any(|h| h == hash)).count();
                }
            }
            assert!(others * 100 <= numbers, "{others} of {numbers}");
            let all: Vec<u32> = (0..numbers).flat_map(hashes).collect();
            let mut found = Vec::new();
            rows.find(&all, false, &mut Looks::default(), &mut found);
            assert!((0..numbers as u32).all(|number| number % 7 == 0 || found.contains(&number)));
        }
    }
}

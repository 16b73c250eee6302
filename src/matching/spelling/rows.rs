//! Numbers filed under hashes, four bytes a row.

/// Rows that are looked through one after the other, about.
const BUCKET: usize = 7;
/// Bits of a bucket's filter.
const FILTER: u32 = 32;

/// Numbers up to which their hashes are kept while they are filed; the lists of more would take more room than they save time.
const FEW: usize = 1 << 12;

/// Numbers by hash. A row keeps as much of its hash as it has room for, so that a number may come back for another hash
/// now and then; what is filed under a hash always comes back.
#[derive(Default)]
pub(super) struct Rows {
    /// By bucket; from the lowest bit: the number, its mark, the hash's lower bits.
    filed: Box<[u32]>,
    /// Of each bucket, in the upper half where it begins, and in the lower two bits for every hash that is there: most
    /// look-ups end here, and the others know where to go on.
    heads: Box<[u64]>,
    /// Bits that a number takes.
    bits: u32,
}

/// Room for looks.
#[derive(Default)]
pub(super) struct Looks {
    /// Hashes that may be there, so many of them.
    hashes: Vec<u32>,
    count: usize,
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
            heads: vec![0; (count / BUCKET).max(1) + 1].into(),
            bits: usize::BITS - numbers.saturating_sub(1).leading_zeros(),
        };
        for number in 0..numbers {
            each(number, &mut |hash, _| {
                let bucket = made.bucket(hash);
                made.heads[bucket] |= pattern(hash);
                made.heads[bucket + 1] += 1 << FILTER;
            });
        }
        for bucket in 1..made.heads.len() {
            made.heads[bucket] += made.heads[bucket - 1] >> FILTER << FILTER;
        }
        let mut next: Vec<u32> = (0..made.heads.len()).map(|bucket| made.start(bucket)).collect();
        for number in 0..numbers {
            each(number, &mut |hash, mark| {
                let next = &mut next[made.bucket(hash)];
                made.filed[*next as usize] = made.check(hash) | u32::from(mark) << made.bits | number as u32;
                *next += 1;
            });
        }
        made
    }

    /// Looks for hashes: the first of three steps, each of which is at memory far away, which is fetched for all hashes at
    /// a time; and for those of other files, if the steps are taken side by side.
    pub(super) fn look(&self, hashes: &[u32], room: &mut Looks) {
        let Looks { hashes: known, count, .. } = room;
        // Without conditions, which could hardly be foretold.
        known.resize(hashes.len().max(known.len()), 0);
        *count = 0;
        for (at, &hash) in hashes.iter().enumerate() {
            let bits = pattern(hash);
            known[(*count).min(at)] = hash;
            *count += usize::from(self.heads[self.bucket(hash)] & bits == bits);
        }
    }

    /// The second step: where the rows are.
    pub(super) fn reach(&self, room: &mut Looks) {
        let Looks { hashes: known, count, spans } = room;
        spans.clear();
        spans.extend(known[..*count].iter().map(|&hash| {
            let bucket = self.bucket(hash);
            let (from, to) = (self.start(bucket), self.start(bucket + 1));
            // A look at both ends fetches the bucket while the others are looked up.
            let row = |at: u32| self.filed.get(at as usize).copied().unwrap_or_default();
            (from, to, self.check(hash), [row(from), row(to.wrapping_sub(1))])
        }));
    }

    /// The last step: adds what is filed under the hashes, only the unmarked if `unmarked`, to `found`.
    pub(super) fn take(&self, unmarked: bool, Looks { spans, .. }: &Looks, found: &mut Vec<u32>) {
        let below = (1_u32 << self.bits) - 1;
        let compared = !if unmarked { below } else { below << 1 | 1 };
        let mut count = found.len();
        let rows: u32 = spans.iter().map(|(from, to, ..)| to - from).sum();
        found.resize(count + rows as usize, 0);
        for &(from, to, check, _) in spans {
            for &row in &self.filed[from as usize..to as usize] {
                found[count] = row & below;
                count += usize::from(row & compared == check);
            }
        }
        found.truncate(count);
    }

    /// All three steps.
    pub(super) fn find(&self, hashes: &[u32], unmarked: bool, room: &mut Looks, found: &mut Vec<u32>) {
        self.look(hashes, room);
        self.reach(room);
        self.take(unmarked, room, found);
    }

    /// Bytes that the rows take.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.filed) + size_of_val(&*self.heads)
    }

    fn bucket(&self, hash: u32) -> usize {
        ((u64::from(hash) * (self.heads.len() as u64 - 1)) >> 32) as usize
    }

    /// Where a bucket begins.
    fn start(&self, bucket: usize) -> u32 {
        (self.heads[bucket] >> FILTER) as u32
    }

    /// As much of the hash as there is room for, above number and mark.
    fn check(&self, hash: u32) -> u32 {
        hash.checked_shl(self.bits + 1).unwrap_or(0)
    }
}

/// The bits of a hash in the filter of its bucket.
fn pattern(hash: u32) -> u64 {
    let mixed = hash.wrapping_mul(0x9E37_79B1);
    1 << (mixed >> 27) | 1 << (mixed >> 22 & (FILTER - 1))
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

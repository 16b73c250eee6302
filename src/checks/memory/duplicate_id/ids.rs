//! A set of ids that takes the same memory for any number of them.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Beginnings of numbered ids that are told apart, and their longest.
const MAX_STEMS: usize = 256;
const MAX_STEM: usize = 64;
/// Blocks of numbers in a row; so many fit in less than 1 MB.
const MAX_BLOCKS: usize = if cfg!(test) { 64 } else { 14_336 };
/// Slots of the table: 2 MB.
const SLOTS: usize = if cfg!(test) { 1 << 11 } else { 1 << 18 };
/// Most files need no more than a small table.
const FEW_SLOTS: usize = if cfg!(test) { 1 << 6 } else { 1 << 15 };
/// Bits of the filter: 3 MB.
const BITS: usize = if cfg!(test) { 1 << 14 } else { 3 << 23 };

/// A set of ids. Most tools count: of such an id its number is a bit. Of any other there is a hash of 64 bits; that two of
/// two million differing ids share one happens in one of ten million files.
///
/// Where there is no room for all hashes, a filter lets those through that may have been there, and
/// [`Self::next_round`] asks for all ids from the first on, to compare only these. Where these are too many, too, it is
/// done for one range of hashes after another.
#[derive(Default)]
pub(super) struct Ids {
    /// What stands before the number, leading zeros included.
    stems: HashMap<Box<str>, u32>,
    /// Of each stem and 256 numbers in a row those that are there.
    numbers: HashMap<(u32, u64), [u64; 4]>,
    /// The stem and the block of the last such id: those of one stem follow one another.
    stem: Option<(Box<str>, u32)>,
    block: Option<((u32, u64), [u64; 4])>,
    work: Work,
    /// Hashes that were seen; while there is a filter, those that it lets through.
    table: Table,
    /// One bit for the lower bits of each hash that was seen; when it is compared, of those that were let through.
    filter: Vec<u64>,
    /// The range of hashes: from here, and below `to`; `None`: no bound.
    from: u64,
    to: Option<u64>,
    /// How many ids were given in this round.
    given: u64,
    /// The first round is over: numbers have been compared.
    again: bool,
    /// So many ids have been compared before there was a filter.
    compared: u64,
}

/// What is done with hashes.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Work {
    /// All are in the table.
    #[default]
    All,
    Filter,
    Compare,
}

impl Ids {
    /// True if it was there before, and this has not been said in a round before.
    pub(super) fn is_second(&mut self, id: &str) -> bool {
        self.given += 1;
        if let Some((block, number)) = self.block(id) {
            let bits = &mut self.bits(block)[number / 64];
            let second = *bits & (1 << (number % 64)) != 0;
            *bits |= 1 << (number % 64);
            return second && !self.again;
        }
        let mut hash = DefaultHasher::new();
        id.hash(&mut hash);
        // Nought is an empty slot.
        let hash = hash.finish().max(1);
        if hash < self.from || self.to.is_some_and(|to| hash >= to) {
            return false;
        }
        match self.work {
            Work::All => {
                let second = !self.table.insert(hash);
                if self.table.count >= SLOTS / 8 * 7 {
                    self.begin_filter();
                }
                second
            }
            Work::Filter => {
                self.sift(hash);
                false
            }
            Work::Compare => self.is_through(hash) && !self.table.insert(hash) && self.given > self.compared,
        }
    }

    /// Makes ready for all ids from the first on; false if all have been compared.
    pub(super) fn next_round(&mut self) -> bool {
        self.given = 0;
        self.again = true;
        if self.work == Work::Filter && self.table.count > 0 {
            self.filter.fill(0);
            for hash in std::mem::take(&mut self.table).slots.into_iter().filter(|&hash| hash != 0) {
                self.mark(hash);
            }
            self.work = Work::Compare;
            return true;
        }
        let Some(to) = self.to.take() else { return false };
        // So wide again: if this lets too many through, it is narrowed, too.
        self.to = to.checked_add(to - self.from);
        self.from = to;
        self.filter.fill(0);
        self.table = Table::default();
        self.work = Work::Filter;
        true
    }

    /// The block of a numbered id, and its place there. Blocks stay, and none is added once there are many: an id is told
    /// the same way each time.
    fn block(&mut self, id: &str) -> Option<((u32, u64), usize)> {
        let digits = id.bytes().rev().take_while(u8::is_ascii_digit).count();
        let zeros = id[id.len() - digits..].bytes().take_while(|&byte| byte == b'0').count();
        let (stem, number) = id.split_at(id.len() - digits + zeros);
        let number = if number.is_empty() { 0 } else { number.parse::<u64>().ok()? };
        let last = self.stem.as_ref().filter(|(last, _)| **last == *stem).map(|&(_, index)| index);
        let stem = match last.or_else(|| self.stems.get(stem).copied()) {
            Some(known) => {
                if last.is_none() {
                    self.stem = Some((stem.into(), known));
                }
                known
            }
            None if self.again || self.stems.len() == MAX_STEMS || stem.len() > MAX_STEM => return None,
            None => {
                let index = self.stems.len() as u32;
                self.stems.insert(stem.into(), index);
                index
            }
        };
        let block = (stem, number / 256);
        let room = !self.again && self.numbers.len() < MAX_BLOCKS;
        let at_hand = self.block.as_ref().is_some_and(|(last, _)| *last == block);
        (room || at_hand || self.numbers.contains_key(&block)).then_some((block, (number % 256) as usize))
    }

    /// The block of these numbers.
    fn bits(&mut self, wanted: (u32, u64)) -> &mut [u64; 4] {
        if let Some((last, bits)) = self.block.take_if(|(last, _)| *last != wanted) {
            self.numbers.insert(last, bits);
        }
        let numbers = &mut self.numbers;
        &mut self.block.get_or_insert_with(|| (wanted, *numbers.entry(wanted).or_default())).1
    }

    /// What was in the table goes into the filter.
    fn begin_filter(&mut self) {
        self.work = Work::Filter;
        self.compared = self.given;
        self.filter = vec![0; BITS / 64];
        for hash in std::mem::take(&mut self.table).slots.into_iter().filter(|&hash| hash != 0) {
            self.sift(hash);
        }
    }

    fn sift(&mut self, hash: u64) {
        if !self.is_through(hash) {
            self.mark(hash);
            return;
        }
        self.table.insert(hash);
        // Each of them may have had one before it, which wants room, too.
        while self.table.count >= SLOTS / 16 * 7 {
            let end = self.to.unwrap_or(u64::MAX);
            let middle = self.from + (end - self.from) / 2;
            self.to = Some(middle);
            self.table.retain_below(middle);
        }
    }

    fn is_through(&self, hash: u64) -> bool {
        let at = hash as usize % BITS;
        self.filter[at / 64] & (1 << (at % 64)) != 0
    }

    fn mark(&mut self, hash: u64) {
        let at = hash as usize % BITS;
        self.filter[at / 64] |= 1 << (at % 64);
    }
}

/// A set of hashes, open addressing; none is 0.
#[derive(Default)]
struct Table {
    slots: Vec<u64>,
    count: usize,
}

impl Table {
    /// False if it was there before.
    fn insert(&mut self, hash: u64) -> bool {
        if self.slots.is_empty() {
            self.slots = vec![0; FEW_SLOTS];
        } else if self.slots.len() < SLOTS && self.count >= self.slots.len() / 8 * 7 {
            let few = std::mem::replace(&mut self.slots, vec![0; SLOTS]);
            for hash in few.into_iter().filter(|&hash| hash != 0) {
                self.place(hash);
            }
        }
        let new = self.place(hash);
        self.count += usize::from(new);
        new
    }

    fn place(&mut self, hash: u64) -> bool {
        let mask = self.slots.len() - 1;
        // Upper bits are what hashes of one round may share.
        let mut at = hash as usize & mask;
        loop {
            match self.slots[at] {
                0 => {
                    self.slots[at] = hash;
                    return true;
                }
                known if known == hash => return false,
                _ => at = (at + 1) & mask,
            }
        }
    }

    fn retain_below(&mut self, bound: u64) {
        let mask = self.slots.len() - 1;
        let mut at = 0;
        while at < self.slots.len() {
            if self.slots[at] < bound {
                at += 1;
                continue;
            }
            // What stands behind moves up, so that no search ends at the gap. What comes here is looked at next.
            let (mut gap, mut next) = (at, (at + 1) & mask);
            while self.slots[next] != 0 {
                let from_home = |to: usize| to.wrapping_sub(self.slots[next] as usize) & mask;
                if from_home(gap) <= from_home(next) {
                    self.slots[gap] = self.slots[next];
                    gap = next;
                }
                next = (next + 1) & mask;
            }
            self.slots[gap] = 0;
            self.count -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// The numbers of the ids, from 0, that are found to be second ones, and how many rounds that took.
    fn seconds(all: &[String]) -> (Vec<usize>, usize) {
        let (mut ids, mut found, mut rounds) = (Ids::default(), Vec::new(), 0);
        loop {
            found.extend(all.iter().enumerate().filter(|(_, id)| ids.is_second(id)).map(|(at, _)| at));
            rounds += 1;
            if !ids.next_round() {
                found.sort_unstable();
                return (found, rounds);
            }
        }
    }

    #[test]
    fn every_id_is_told_from_every_other() {
        let mut ids = Ids::default();
        let mut all: Vec<String> = ["a", "a0", "a00", "0", "00", "a1", "a01", "1", "b1", "18446744073709551616", "é"]
            .iter()
            .map(ToString::to_string)
            .collect();
        all.extend((2..300).flat_map(|number| [format!("a{number}"), format!("{number:05}"), format!("{number}x")]));
        all.extend((0..600).map(|number| format!("stem{number}:7")));
        all.extend(["18446744073709551615".to_owned(), "a1 ".to_owned(), "s".repeat(100) + "1"]);
        for id in &all {
            assert!(!ids.is_second(id), "{id}");
        }
        for id in &all {
            assert!(ids.is_second(id), "{id}");
        }
    }

    proptest::proptest! {
        #[test]
        fn each_second_id_is_found_once_in_any_number_of_rounds(
            count in 0..8000_usize,
            kinds in 1..4_u32,
            range in 1..20_000_u32,
            mut seed in 1..u32::MAX,
        ) {
            let all: Vec<_> = (0..count)
                .map(|_| {
                    seed ^= seed << 13;
                    seed ^= seed >> 17;
                    seed ^= seed << 5;
                    let number = seed / 3 % range;
                    match seed % kinds {
                        0 => format!("{number}-x"),
                        1 => format!("{number}"),
                        _ => format!("{}:{}", number % 700, number / 700),
                    }
                })
                .collect();
            let mut seen = HashSet::new();
            let expected: Vec<_> = (0..count).filter(|&at| !seen.insert(&all[at])).collect();
            let (found, rounds) = seconds(&all);
            proptest::prop_assert_eq!(found, expected);
            // One to filter and one to compare, for each range of a few hundred.
            proptest::prop_assert!(rounds <= 2 + 2 * count / 200, "{} rounds", rounds);
        }
    }
}

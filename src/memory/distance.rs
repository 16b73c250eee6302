//! Edit distance by bits (G. Myers, "A fast bit-vector algorithm for approximate string matching", 1999; H. Hyyrö, "A
//! bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003), with a bound.

/// A symbol that no text has: an unknown word of the query.
pub(super) const NO_SYMBOL: u32 = u32::MAX;

/// A query made ready: for each of its symbols the places where it stands. Kept from query to query for its room.
#[derive(Debug, Default)]
pub(super) struct Pattern {
    len: usize,
    /// Words of 64 places.
    blocks: usize,
    /// Open addressing; `NO_SYMBOL` is free.
    keys: Vec<u32>,
    /// Of queries of one block, the places of each slot's symbol, as bits.
    bits: Vec<u64>,
    /// Of longer ones the places, slot by slot, ascending; and where those of each slot end.
    places: Vec<u32>,
    ends: Vec<u32>,
    /// Slots are a power of two; this is 32 less its exponent.
    shift: u32,
    /// Vertical differences of each block, for queries of several blocks.
    columns: Vec<(u64, u64)>,
}

impl Pattern {
    pub(super) fn set(&mut self, symbols: &[u32]) {
        self.set_any(symbols.len(), &(0..).zip(symbols.iter().copied()));
    }

    /// Of `len` places, with each symbol that may stand there: pairs of place and symbol, ascending by place, no pair twice.
    pub(super) fn set_any(&mut self, len: usize, pairs: &(impl Iterator<Item = (u32, u32)> + Clone)) {
        self.len = len;
        self.blocks = len.div_ceil(64).max(1);
        let known = || pairs.clone().filter(|(_, symbol)| *symbol != NO_SYMBOL);
        let slots = (known().count() * 4).next_power_of_two().max(64);
        self.shift = 32 - slots.trailing_zeros();
        self.keys.clear();
        self.keys.resize(slots, NO_SYMBOL);
        self.bits.clear();
        self.ends.clear();
        if self.blocks == 1 {
            self.bits.resize(slots, 0);
            for (at, symbol) in known() {
                let slot = self.slot(symbol);
                self.keys[slot] = symbol;
                self.bits[slot] |= 1 << at;
            }
            return;
        }
        self.ends.resize(slots, 0);
        for (_, symbol) in known() {
            let slot = self.slot(symbol);
            self.keys[slot] = symbol;
            self.ends[slot] += 1;
        }
        // Where each begins; filling moves it to where it ends.
        let mut total = 0;
        for end in &mut self.ends {
            total += std::mem::replace(end, total);
        }
        self.places.clear();
        self.places.resize(total as usize, 0);
        for (at, symbol) in known() {
            let slot = self.slot(symbol);
            self.places[self.ends[slot] as usize] = at;
            self.ends[slot] += 1;
        }
    }

    #[inline]
    fn slot(&self, symbol: u32) -> usize {
        let mask = self.keys.len() - 1;
        let mut slot = (symbol.wrapping_mul(0x9E37_79B1) >> self.shift) as usize;
        loop {
            let key = self.keys[slot & mask];
            if key == symbol || key == NO_SYMBOL {
                return slot & mask;
            }
            slot += 1;
        }
    }

    /// The Levenshtein distance to `text`; `None` if it is more than `most`.
    pub(super) fn distance(&mut self, text: impl ExactSizeIterator<Item = u32>, most: u32) -> Option<u32> {
        if self.len == 0 || text.len() == 0 {
            let distance = self.len.max(text.len()) as u32;
            return (distance <= most).then_some(distance);
        }
        if self.blocks == 1 { self.short(text, most) } else { self.long(text, most) }
    }

    fn short(&self, text: impl ExactSizeIterator<Item = u32>, most: u32) -> Option<u32> {
        let (mut plus, mut minus) = (!0_u64, 0_u64);
        let last = 1_u64 << (self.len - 1);
        let mut distance = self.len as u32;
        let mut left = text.len() as u32;
        for symbol in text {
            let equal = self.bits[self.slot(symbol)];
            let vertical = equal | minus;
            let horizontal = ((equal & plus).wrapping_add(plus) ^ plus) | equal;
            let up = minus | !(horizontal | plus);
            let down = plus & horizontal;
            distance += u32::from(up & last != 0);
            distance -= u32::from(down & last != 0);
            left -= 1;
            // Each symbol to come can make it one less.
            if distance > most.saturating_add(left) {
                return None;
            }
            let up = (up << 1) | 1;
            plus = (down << 1) | !(vertical | up);
            minus = up & vertical;
        }
        (distance <= most).then_some(distance)
    }

    /// A path of at most `most` edits keeps near to the diagonal; blocks further below are not looked at until they can
    /// matter, nor those above when they no longer can (E. Ukkonen, "Algorithms for approximate string matching", 1985).
    fn long(&mut self, text: impl ExactSizeIterator<Item = u32>, most: u32) -> Option<u32> {
        self.columns.clear();
        self.columns.resize(self.blocks, (!0, 0));
        let length = text.len();
        if self.len.abs_diff(length) > most as usize {
            return None;
        }
        // Blocks in use, the rows in them, and the distance at the last row.
        let (mut active, mut rows, mut distance) = (0, 0, 0_u32);
        for (at, symbol) in text.enumerate() {
            while active < self.blocks && rows <= (at + 1).saturating_add(most as usize) {
                active += 1;
                let more = (self.len - rows).min(64);
                rows += more;
                distance += more as u32;
            }
            let last = (rows - 1) % 64;
            let slot = self.slot(symbol);
            let before = slot.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
            let places = &self.places[before..self.ends[slot] as usize];
            let first = at.saturating_sub(most as usize) / 64;
            let mut places = places[places.partition_point(|&place| (place as usize) < first * 64)..].iter().peekable();
            // The row above the first rises by one with every symbol.
            let (mut up_in, mut down_in) = (1_u64, 0_u64);
            let mut ends = (0, 0);
            for (block, column) in (first..).zip(&mut self.columns[first..active]) {
                let (plus, minus) = *column;
                let mut equal = 0_u64;
                while let Some(place) = places.next_if(|place| **place as usize / 64 == block) {
                    equal |= 1 << (place % 64);
                }
                let vertical = equal | minus;
                let equal = equal | down_in;
                let horizontal = ((equal & plus).wrapping_add(plus) ^ plus) | equal;
                let up = minus | !(horizontal | plus);
                let down = plus & horizontal;
                ends = (up, down);
                let shifted = (up << 1) | up_in;
                let falling = (down << 1) | down_in;
                (up_in, down_in) = (up >> 63, down >> 63);
                *column = (falling | !(vertical | shifted), shifted & vertical);
            }
            distance = distance + (ends.0 >> last & 1) as u32 - (ends.1 >> last & 1) as u32;
            // Each row and each symbol to come can make it one less.
            let bound = (most as usize).saturating_add(rows + length).saturating_sub(self.len + at + 1);
            if distance as usize > bound {
                return None;
            }
        }
        (active == self.blocks && distance <= most).then_some(distance)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]
        #[test]
        fn it_is_the_distance_of_the_textbook(
            a in prop::collection::vec(0..6_u32, 0..200),
            edits in prop::collection::vec((0..200_usize, 0..6_u32, 0..3_u8), 0..60),
            b in prop::collection::vec(0..6_u32, 0..200),
            near in any::<bool>(),
            most in 0..200_u32,
        ) {
            let mut other = if near { a.clone() } else { b };
            if near {
                for (at, symbol, what) in edits {
                    let at = at % (other.len() + 1);
                    match what {
                        0 => other.insert(at, symbol),
                        1 if at < other.len() => drop(other.remove(at)),
                        _ if at < other.len() => other[at] = symbol,
                        _ => {}
                    }
                }
            }
            // A symbol that the text cannot have stands for itself alone.
            let query: Vec<u32> = a.iter().map(|&s| if s == 5 { NO_SYMBOL } else { s }).collect();
            let plain: Vec<u32> = a.iter().map(|&s| if s == 5 { 99 } else { s }).collect();
            let expected = strsim::generic_levenshtein(&plain, &other) as u32;
            let mut pattern = Pattern::default();
            pattern.set(&query);
            prop_assert_eq!(pattern.distance(other.iter().copied(), most), (expected <= most).then_some(expected));
            prop_assert_eq!(pattern.distance(other.iter().copied(), u32::MAX), Some(expected));
        }
    }
}

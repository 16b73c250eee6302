//! Edit distance of short strings over sixteen symbols, as [`super::myers`] has it, packed so that many are compared in
//! little time.

/// Symbols that are kept; longer strings are cut.
pub(super) const LONGEST: usize = 32;

/// Strings that are compared in one go.
pub(super) const LANES: usize = 8;

/// No symbol: what stands behind the last.
const END: u64 = 15;

/// A string of symbols below 15, four bits each, the first lowest.
#[derive(Clone, Copy, Debug)]
pub(super) struct Packed([u64; 2]);

impl Packed {
    pub(super) fn new(symbols: impl Iterator<Item = u8>) -> Self {
        let mut made = [u64::MAX; 2];
        for (at, symbol) in symbols.take(LONGEST).enumerate() {
            made[at / 16] ^= (END ^ u64::from(symbol)) << (at % 16 * 4);
        }
        Self(made)
    }

    pub(super) fn words(self) -> [u64; 2] {
        self.0
    }

    /// The string with such [words](Self::words).
    pub(super) fn of_words(words: [u64; 2]) -> Self {
        Self(words)
    }

    /// How many symbols there are.
    #[inline]
    pub(super) fn len(self) -> u32 {
        let [first, second] = self.0.map(|word| 16 - word.leading_ones() / 4);
        first + second
    }

    fn symbols(self) -> impl Iterator<Item = usize> {
        let each = |word: u64| (0..16).map(move |at| word >> (at * 4) & END).take_while(|symbol| *symbol < END);
        each(self.0[0]).chain(each(self.0[1])).map(|symbol| symbol as usize)
    }
}

/// A string to compare others with.
pub(super) struct PackedPattern {
    /// For each symbol, a bit where it stands.
    places: [u32; 16],
    len: u32,
}

impl PackedPattern {
    pub(super) fn new(own: Packed) -> Self {
        let mut places = [0; 16];
        let mut len = 0;
        for symbol in own.symbols() {
            places[symbol] |= 1 << len;
            len += 1;
        }
        Self { places, len }
    }

    /// The [distances](Self::distance) to several, as far as those are there.
    pub(super) fn distances(&self, others: &[Packed; LANES]) -> [u32; LANES] {
        match self.len.checked_sub(1) {
            Some(last @ 0..16) => self.side_by_side(others, last),
            _ => others.map(|other| self.distance(other)),
        }
    }

    /// The same for a string of up to 16 symbols: a word of 16 bits for each of the others, all in one register.
    fn side_by_side(&self, others: &[Packed; LANES], last: u32) -> [u32; LANES] {
        let bytes = others.map(|other| [other.0[0].to_le_bytes(), other.0[1].to_le_bytes()]);
        let lens = others.map(|other| other.len() as u16);
        let longest = lens.iter().fold(0, |longest, len| longest.max(*len));
        let places = self.places.map(|places| places as u16);
        let (mut plus, mut minus) = ([u16::MAX; LANES], [0_u16; LANES]);
        let (mut diagonal, mut before) = ([0_u16; LANES], [0_u16; LANES]);
        let mut costs = [self.len as u16; LANES];
        for at in 0..longest {
            let (word, byte, shift) = (usize::from(at / 16), usize::from(at / 2 % 8), at % 2 * 4);
            let mut here = [0; LANES];
            for k in 0..LANES {
                here[k] = places[usize::from(bytes[k][word][byte] >> shift & END as u8)];
            }
            for k in 0..LANES {
                let swapped = ((!diagonal[k] & here[k]) << 1) & before[k];
                let added = (here[k] & plus[k]).wrapping_add(plus[k]);
                diagonal[k] = (added ^ plus[k]) | here[k] | minus[k] | swapped;
                let right_plus = minus[k] | !(diagonal[k] | plus[k]);
                let right_minus = diagonal[k] & plus[k];
                // Behind its end a string costs no more.
                let live = u16::from(at < lens[k]);
                costs[k] = costs[k].wrapping_add(right_plus >> last & live).wrapping_sub(right_minus >> last & live);
                let right_plus = right_plus << 1 | 1;
                plus[k] = right_minus << 1 | !(diagonal[k] | right_plus);
                minus[k] = right_plus & diagonal[k];
                before[k] = here[k];
            }
        }
        costs.map(u32::from)
    }

    /// Insertions, deletions, substitutions and transpositions of neighbours to `other`.
    #[inline]
    pub(super) fn distance(&self, other: Packed) -> u32 {
        let Some(last) = self.len.checked_sub(1) else { return other.symbols().count() as u32 };
        let (mut plus, mut minus, mut diagonal, mut before) = (u32::MAX, 0_u32, 0_u32, 0_u32);
        let mut cost = self.len;
        for mut symbols in other.0 {
            for _ in 0..16 {
                let symbol = symbols & END;
                if symbol == END {
                    return cost;
                }
                symbols >>= 4;
                let here = self.places[symbol as usize];
                let swapped = ((!diagonal & here) << 1) & before;
                diagonal = ((here & plus).wrapping_add(plus) ^ plus) | here | minus | swapped;
                let right_plus = minus | !(diagonal | plus);
                let right_minus = diagonal & plus;
                cost = cost + (right_plus >> last & 1) - (right_minus >> last & 1);
                let right_plus = right_plus << 1 | 1;
                plus = right_minus << 1 | !(diagonal | right_plus);
                minus = right_plus & diagonal;
                before = here;
            }
        }
        cost
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]
        #[test]
        fn as_strsim_has_it(one in "[abcd]{0,32}", other in "[abcd]{0,32}") {
            let packed = |text: &str| Packed::new(text.bytes().map(|b| b - b'a'));
            let known = strsim::osa_distance(&one, &other);
            prop_assert_eq!(PackedPattern::new(packed(&one)).distance(packed(&other)) as usize, known);
        }
        #[test]
        fn several_are_as_far_as_each_alone(
            one in prop_oneof!["[a-o]{0,32}", "[abcd]{0,17}"],
            others in prop::collection::vec(prop_oneof!["[a-o]{0,32}", "[abcd]{0,17}"], LANES),
        ) {
            let packed = |text: &str| Packed::new(text.bytes().map(|b| b - b'a'));
            let (pattern, others) = (PackedPattern::new(packed(&one)), others.iter().map(|text| packed(text)));
            let others: [Packed; LANES] = others.collect::<Vec<_>>().try_into().expect("as many as lanes");
            prop_assert_eq!(pattern.distances(&others), others.map(|other| pattern.distance(other)));
        }
    }
}

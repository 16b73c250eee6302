//! Edit distance of short strings over sixteen symbols, as [`super::myers`] has it, packed so that many are compared in
//! little time.

/// Symbols that are kept; longer strings are cut.
pub(super) const LONGEST: usize = 32;

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
    }
}

//! Edit distance of short strings of small numbers, a column a step (Myers 1999, as Hyyrö 2003 has it with
//! transpositions of neighbours).

/// Longest string that is compared; longer ones are cut.
pub(super) const LONGEST: usize = 64;

/// A string to compare others with, of `KINDS` symbols, a power of two.
pub(super) struct Pattern<const KINDS: usize> {
    /// For each symbol, a bit where it stands.
    places: [u64; KINDS],
    len: usize,
}

impl<const KINDS: usize> Pattern<KINDS> {
    pub(super) fn new(symbols: &[u8]) -> Self {
        let mut places = [0; KINDS];
        let len = symbols.len().min(LONGEST);
        for (i, &s) in symbols[..len].iter().enumerate() {
            places[usize::from(s) % KINDS] |= 1 << i;
        }
        Self { places, len }
    }

    /// Insertions, deletions, substitutions and transpositions of neighbours to `other`.
    pub(super) fn distance(&self, other: &[u8]) -> u32 {
        let other = &other[..other.len().min(LONGEST)];
        if self.len == 0 {
            return other.len() as u32;
        }
        let last = 1_u64 << (self.len - 1);
        let (mut plus, mut minus, mut diagonal, mut before) = (u64::MAX, 0_u64, 0_u64, 0_u64);
        let mut cost = self.len as u32;
        for &s in other {
            let here = self.places[usize::from(s) % KINDS];
            let swapped = ((!diagonal & here) << 1) & before;
            diagonal = ((here & plus).wrapping_add(plus) ^ plus) | here | minus | swapped;
            let right_plus = minus | !(diagonal | plus);
            let right_minus = diagonal & plus;
            cost += u32::from(right_plus & last != 0);
            cost -= u32::from(right_minus & last != 0);
            let right_plus = right_plus << 1 | 1;
            plus = right_minus << 1 | !(diagonal | right_plus);
            minus = right_plus & diagonal;
            before = here;
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
        fn as_strsim_has_it(one in "[abcd]{0,14}", other in "[abcd]{0,14}") {
            let (a, b) = (one.as_bytes(), other.as_bytes());
            let narrow = |s: &[u8]| s.iter().map(|c| c - b'a').collect::<Vec<_>>();
            let known = strsim::osa_distance(&one, &other);
            let pattern = Pattern::<64>::new(&narrow(a));
            prop_assert_eq!(pattern.distance(&narrow(b)) as usize, known);
        }
    }
}

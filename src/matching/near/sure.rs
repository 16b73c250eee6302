//! How much speaks for a word being a respelt name, against chance.

/// What a sound is worth, in eighths of a bit: so much less likely does each one make it that a word which is no name
/// comes out like this. Texts of most languages have some three and a half bits a letter, given the one before.
const SOUND: i32 = 28;

/// What must be left, in eighths of a bit, and how sure the spelling must be, in per cent.
struct Bar {
    margin: i32,
    score: u8,
}

/// Of a word about which nothing else is known. The bars are set by counting: see `docs/spellings.md`.
const ALONE: Bar = Bar { margin: 48, score: 90 };
/// Of a word that stands where a place would.
const PLACE: Bar = Bar { margin: 40, score: 85 };

/// What is known of a word and the name that it may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evidence {
    /// Sounds of the name or of the word, whichever has fewer.
    pub(super) sounds: u16,
    /// What the differences cost, in eighths of a bit.
    pub(super) cost: u16,
    /// What it takes to tell the names apart among which it was found: eight times the logarithm of their number.
    pub(super) names: i32,
    /// How sure the spelling is, in per cent.
    pub(super) score: u8,
}

impl Evidence {
    fn margin(self) -> i32 {
        SOUND * i32::from(self.sounds) - i32::from(self.cost) - self.names
    }

    /// The most that the differences may cost for this to be enough, or none.
    pub(super) fn most(sounds: u16, names: i32) -> Option<u16> {
        u16::try_from(SOUND * i32::from(sounds) - names - PLACE.margin).ok()
    }

    /// Whether it is enough; `place`: for a word that stands where a place would.
    pub(super) fn is_enough(self, place: bool) -> bool {
        let bar = if place { PLACE } else { ALONE };
        self.margin() >= bar.margin && self.score >= bar.score
    }
}

/// What it takes to tell so many names apart, in eighths of a bit.
pub(super) fn bits(names: usize) -> i32 {
    let names = u32::try_from(names).unwrap_or(u32::MAX).max(1);
    (8.0 * f64::from(names).log2()) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_names_bear_more_and_more_names_bear_less() {
        let evidence = |sounds, cost, names| Evidence { sounds, cost, names: bits(names), score: 99 };
        assert!(evidence(8, 60, 150).is_enough(false));
        assert!(!evidence(5, 60, 150).is_enough(false));
        assert!(evidence(8, 80, 150).is_enough(false) && !evidence(8, 80, 100_000).is_enough(false));
        assert!(!Evidence { score: 50, ..evidence(9, 0, 1) }.is_enough(true));
        // What stands where a place would needs a little less.
        assert!(evidence(6, 66, 150).is_enough(true) && !evidence(6, 66, 150).is_enough(false));
    }
}

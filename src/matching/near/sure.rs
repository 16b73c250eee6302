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
    pub(super) sounds: usize,
    /// What the differences cost, in eighths of a bit.
    pub(super) cost: u16,
    /// What it takes to tell the names apart among which it was found: eight times the logarithm of their number.
    pub(super) names: i32,
    /// How sure the spelling is, in per cent.
    pub(super) score: u8,
}

impl Evidence {
    fn margin(self) -> i32 {
        SOUND * self.sounds as i32 - i32::from(self.cost) - self.names
    }

    /// Whether it is enough; `place`: for a word that stands where a place would.
    pub(super) fn is_enough(self, place: bool) -> bool {
        let bar = if place { PLACE } else { ALONE };
        self.margin() >= bar.margin && self.score >= bar.score
    }
}

/// What it takes to tell so many names apart, in eighths of a bit.
pub(super) fn bits(names: usize) -> i32 {
    (8.0 * (names.max(1) as f64).log2()) as i32
}

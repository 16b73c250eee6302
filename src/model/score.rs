//! How a match came about and how good it is.

use std::cmp::Ordering;

/// A similarity: `cost` of the edits over `len`, the longer side. Compared exactly, by cross-multiplication; a
/// percentage exists only for display.
#[derive(Clone, Copy, Debug)]
pub struct Score {
    /// What the edits cost, in the unit of `len`.
    pub cost: u32,
    /// The length that `cost` is measured against; 0 counts as a perfect match of nothing.
    pub len: u32,
}

impl Score {
    /// No difference at all.
    pub const EXACT: Score = Score { cost: 0, len: 1 };

    /// Hundredths of a percent, rounded down: 10,000 only for no difference.
    pub fn basis_points(self) -> u32 {
        if self.len == 0 {
            return 10_000;
        }
        let (cost, len) = (u64::from(self.cost.min(self.len)), u64::from(self.len));
        ((len - cost) * 10_000 / len) as u32
    }
    /// A percentage for display, rounded down to two decimals.
    pub fn percent(self) -> f64 {
        f64::from(self.basis_points()) / 100.0
    }
}

impl Ord for Score {
    /// The better score is the greater.
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b) = (self.len.max(1), other.len.max(1));
        let left = u64::from(other.cost) * u64::from(a);
        let right = u64::from(self.cost) * u64::from(b);
        left.cmp(&right)
    }
}
impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Score {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Score {}

/// One way in which a word of the text departs from the term as the glossary writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum How {
    /// Other capitals, decomposed letters, another apostrophe or hyphen, an invisible character.
    Folded = 1,
    /// An inflected or derived form.
    Inflected = 2,
    /// A member of a hyphenated compound.
    Compound = 4,
    /// Another romanisation.
    Romanised = 8,
    /// A slip of the keyboard.
    Misspelt = 16,
    /// A look-alike letter of another script.
    Homoglyph = 32,
    /// A translation of the name, word by word.
    Calque = 64,
}

impl How {
    /// All, in the order in which they are named in output.
    pub const ALL: [How; 7] =
        [How::Folded, How::Misspelt, How::Romanised, How::Calque, How::Homoglyph, How::Inflected, How::Compound];

    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            How::Folded => "folded",
            How::Inflected => "inflected",
            How::Compound => "compound",
            How::Romanised => "romanised",
            How::Misspelt => "misspelt",
            How::Homoglyph => "homoglyph",
            How::Calque => "calque",
        }
    }
}

/// A set of [`How`]; empty means that the text has the term exactly as listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HowSet(u8);

impl HowSet {
    /// The empty set: exact.
    pub const EXACT: HowSet = HowSet(0);
    /// With one more.
    #[must_use]
    pub fn with(self, how: How) -> Self {
        Self(self.0 | how as u8)
    }
    /// True if it is in the set.
    pub fn has(self, how: How) -> bool {
        self.0 & how as u8 != 0
    }
    /// True if the text has the term exactly as listed.
    pub fn is_exact(self) -> bool {
        self.0 == 0
    }
    /// True for what is not listed and was known all the same: misspelt, respelt, translated.
    pub fn is_near(self) -> bool {
        self.has(How::Misspelt) || self.has(How::Romanised) || self.has(How::Calque)
    }
    /// Number of departures.
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }
    /// In the order of [`How::ALL`].
    pub fn iter(self) -> impl Iterator<Item = How> {
        How::ALL.into_iter().filter(move |&how| self.has(how))
    }
}

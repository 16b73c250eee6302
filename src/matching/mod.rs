//! Row 2: finding terms in text.

mod near;
mod terms;

pub use near::{Near, NearFinder};
pub use terms::{Match, Phrase, PhraseKind, Reading, TermFinder};

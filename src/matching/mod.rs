//! Row 2: finding terms in text.

mod evidence;
mod near;
mod terms;

pub use evidence::by_evidence;
pub use near::{NearFinder, may_be_near};
pub use terms::{Match, Phrase, Reading, TermFinder, in_script, lemma, same_script};

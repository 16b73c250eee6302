//! Row 2: finding terms in text.

mod evidence;
mod near;
mod persons;
mod terms;

pub(crate) use evidence::by_evidence;
pub(crate) use near::{NearFinder, may_be_near};
pub(crate) use terms::{Match, Phrase, Reading, TermFinder, in_script, lemma, same_script};

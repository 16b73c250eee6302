//! Row 2: finding terms in text.

mod broken;
mod context;
mod evidence;
mod near;
mod ordinary;
mod persons;
mod remainders;
mod signs;
mod spelling;
mod terms;

pub(crate) use context::{in_context, may_be_spoken_for, neighbours};
pub(crate) use evidence::Contexts;
pub(crate) use near::{NearFinder, NearSearch, drop_lonely, drop_ordinary, is_own_spelling, may_be_near};
pub(crate) use persons::{
    announces_places, introduces_person, is_before_deed, is_before_place, is_behind_way, is_given_with_surname,
    is_in_sky, is_of_place, may_be_feast, may_be_given, may_be_namesake, may_be_person, may_be_surname,
    stands_as_place,
};
pub use spelling::{Difference, LearntSpellings, NameIndex, Near, Search, SpellingExample, learn_spellings};
pub(crate) use terms::{Match, Phrase, Pieces, Reading, TermFinder, in_script, lemma, same_script};

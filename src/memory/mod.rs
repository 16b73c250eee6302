//! Row 3: the translation memory. `Texts` holds what a file says in one pair of languages, a stream finds segments by
//! one way of scoring. Both are files that are written once and mapped into memory.

mod alike;
mod best;
mod chars;
mod chars_build;
mod classes;
mod common;
mod distance;
mod ends;
mod entries;
mod file;
mod grade;
mod groups;
mod hash;
mod intern;
mod joined;
mod map;
mod numbers;
mod omegat;
mod packed;
mod pairs;
mod penalties;
mod rows;
mod search;
mod texts;
mod words;
mod words_build;

pub(crate) use alike::{Alike, Form, form, of_any_number};
pub(crate) use best::{Best, Cutoff, Judge, Place, Plain};
pub(crate) use chars::{CharFinder, CharIndex};
pub(crate) use chars_build::write_chars;
pub(crate) use classes::Tokens;
pub(crate) use common::{Met, Run, Runs, is_word};
pub(crate) use file::{Damaged, VERSION};
pub use grade::Cost;
pub(crate) use grade::{Beside, CAPPED, Cut, Difference, Graded, grade};
pub(crate) use hash::hash;
pub(crate) use map::Bytes;
pub(crate) use omegat::{OmegatQuery, OmegatWords};
pub(crate) use penalties::told;
pub use penalties::{PENALTIES, Penalties, Penalty};
pub(crate) use search::{Finder, WordIndex};
pub(crate) use texts::{Texts, TextsBuilder, UnitAdded};
pub(crate) use words::{each_word, is_of_word};
pub(crate) use words_build::write_words;

#[cfg(test)]
mod tests;

//! Names that nobody listed: which name a spelling of any script stands for, and how sure that is.
//!
//! A name and its spelling are compared by what they [sound](sounds) like. What differences cost was learnt from real
//! spellings ([learn]) and stands in a table; [distance] adds it up; [index] finds the names worth measuring among a
//! hundred thousand; [judge] says how sure the nearest is.

mod best;
mod calibrate;
mod candidates;
mod costs;
mod distance;
mod endings;
mod explain;
mod index;
mod judge;
mod learn;
mod letters;
mod myers;
mod names;
mod packed;
mod rows;
mod skeleton;
mod slips;
mod sounds;
mod ways;
mod weights;

pub use calibrate::{LearntSpellings, SpellingExample, learn_spellings};
pub use explain::Difference;
pub use index::{NameIndex, Near, Search};
pub(super) use skeleton::heard;
pub(super) use sounds::{Outline, sounds};

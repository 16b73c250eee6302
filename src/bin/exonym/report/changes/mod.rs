//! Differences by meaning, one file an output.

mod full;
mod json;
mod line;
mod markdown;
mod words;

use exonym::Differences;

pub(crate) use full::{full, list, mode, names};
pub(crate) use json::json;
pub(crate) use markdown::markdown;

/// Two versions of a file, compared.
pub(crate) struct Compared {
    /// As it is shown; `None` where there is none.
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
    pub(crate) what: What,
}

pub(crate) enum What {
    /// Only after has it.
    Added,
    /// Only before had it.
    Removed,
    Both(Differences),
}

impl Compared {
    pub(crate) fn differences(&self) -> usize {
        match &self.what {
            What::Added | What::Removed => 1,
            What::Both(differences) => differences.changes.len() + differences.effects.len(),
        }
    }
}

/// Effects that are listed of one file for people; further ones are counted.
const MOST: usize = 40;

//! Something wrong in a file that is not held in memory.

use super::Severity;
use crate::base::Place;

/// Something wrong at a place of a file, found while the file streams past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The check that speaks.
    pub rule: &'static str,
    /// How grave.
    pub severity: Severity,
    /// Where it begins.
    pub place: Place,
    /// How long it is, in bytes of the decoded file.
    pub length: u64,
    /// What, and what to do.
    pub message: String,
}

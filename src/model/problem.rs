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
    /// Where.
    pub place: Place,
    /// What, and what to do.
    pub message: String,
}

//! `unused-suppression`: a comment that silences nothing.

use super::{Check, Draft};
use crate::model::Diagnostic;

pub(super) struct UnusedSuppression;

/// Its id, which comments may name like any other.
pub(crate) const ID: &str = "unused-suppression";

impl Check for UnusedSuppression {
    fn id(&self) -> &'static str {
        ID
    }
    fn doc(&self) -> &'static str {
        include_str!("../../docs/checks/unused-suppression.md")
    }
    /// Nothing: it speaks when all others have spoken, see [`suppress`](super::suppress).
    fn document(&self, _: &Draft<'_, '_>, _: &mut Vec<Diagnostic>) {}
}

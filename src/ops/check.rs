//! The main job: one draft under every policy of the workspace.

use std::sync::Arc;

use super::Workspace;
use crate::base::{Lang, Result, Source};
use crate::model::Diagnostic;

/// What was found in one draft.
#[derive(Debug, Default)]
pub struct Checked {
    /// Sorted by offset, then by policy.
    pub diagnostics: Vec<Diagnostic>,
    /// Names that were met and not judged.
    pub exempt: Vec<ExemptCount>,
    /// The language that the draft was read in, and whether that was detected.
    pub lang: Option<(Lang, bool)>,
    /// True if a date that a rule asks for was not known.
    pub unknown_event_date: bool,
}

/// How many names were met in one kind of exempt place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExemptCount {
    /// `quotation`, `url`, `code`, `gloss`, `phrase`, `frozen`, `organisation`, `title`, `keep`.
    pub kind: &'static str,
    /// The policy that exempts.
    pub policy: Arc<str>,
    /// Number of names.
    pub count: u32,
}

/// Checks one draft.
pub fn check_draft(workspace: &Workspace, source: &Source) -> Result<Checked> {
    let _ = (workspace, source);
    Ok(Checked::default())
}

//! Row 3: one file a check, one line in [`CHECKS`].

use crate::matching::Match;
use crate::model::{Diagnostic, Segment};

/// A segment with everything that was found in it, computed once before any check.
pub struct Found<'a, 'g> {
    /// The segment.
    pub segment: &'a Segment<'a>,
    /// Terms and phrases in the judged side, ascending.
    pub target: Vec<Match<'g>>,
}

/// A check. It never searches for terms itself.
pub trait Check: Sync {
    /// Its id, stable for scripts: `forbidden-term`.
    fn id(&self) -> &'static str;
    /// Its manual, Markdown.
    fn doc(&self) -> &'static str;
    /// Looks through one document.
    fn document(&self, doc: &[Found<'_, '_>], out: &mut Vec<Diagnostic>);
}

/// Every check of drafts.
pub static CHECKS: &[&dyn Check] = &[];

//! What the fixes make of a text.

use exonym::{Applicability, Diagnostic};

/// The text with every fix that is ever written.
pub(crate) fn written(text: &str, diagnostics: &[Diagnostic]) -> String {
    let fixes = diagnostics.iter().filter_map(|d| d.fix.as_ref());
    let fixes = fixes.filter(|fix| fix.applicability > Applicability::DisplayOnly);
    let mut edits: Vec<_> = fixes.flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| edit.span.start);
    let mut out = text.to_owned();
    for edit in edits.iter().rev() {
        out.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    out
}

//! The manual pages of all checks.

use crate::checks;

/// The manual page of a check.
#[derive(Clone, Copy, Debug)]
pub struct Manual {
    /// The check's id, stable for scripts.
    pub id: &'static str,
    /// Markdown.
    pub text: &'static str,
}

impl Manual {
    /// What the check is about, in one line: the page's first line of text that is no heading.
    pub fn title(&self) -> &'static str {
        let lines = self.text.lines().map(str::trim);
        lines.filter(|line| !line.is_empty() && !line.starts_with('#')).next().unwrap_or(self.id)
    }
}

/// The manual pages of the checks of drafts, then of glossaries, then of policies.
pub fn manuals() -> impl Iterator<Item = Manual> {
    checks::CHECKS.iter().map(|check| Manual { id: check.id(), text: check.doc() })
}

//! The manual pages of all checks, and of what readers tell.

use crate::checks;

/// The manual page of a check, or of what a reader tells.
#[derive(Clone, Copy, Debug)]
pub struct Manual {
    /// Its id, stable for scripts.
    pub id: &'static str,
    /// Markdown.
    pub text: &'static str,
}

impl Manual {
    /// What it is about: the first sentence of the page.
    pub fn title(&self) -> String {
        let lines = self.text.lines().map(str::trim);
        let paragraph = lines.skip_while(|line| line.is_empty() || line.starts_with('#'));
        let words: Vec<_> = paragraph.take_while(|line| !line.is_empty()).collect();
        let text = words.join(" ");
        let end = text.find(". ").map_or(text.len(), |at| at + 1);
        text[..end].to_owned()
    }
}

/// What readers tell of files; no check's, and always told.
static PROBLEMS: &[(&str, &str)] = &[
    ("merge-conflict", include_str!("../../docs/problems/merge-conflict.md")),
    ("draft-syntax", include_str!("../../docs/problems/draft-syntax.md")),
    ("suppression-syntax", include_str!("../../docs/problems/suppression-syntax.md")),
    ("glossary-syntax", include_str!("../../docs/problems/glossary-syntax.md")),
    ("glossary-field", include_str!("../../docs/problems/glossary-field.md")),
    ("glossary-term", include_str!("../../docs/problems/glossary-term.md")),
    ("policy-syntax", include_str!("../../docs/problems/policy-syntax.md")),
    ("policy-field", include_str!("../../docs/problems/policy-field.md")),
    ("tbx-syntax", include_str!("../../docs/problems/tbx-syntax.md")),
    ("tbx-field", include_str!("../../docs/problems/tbx-field.md")),
    ("tmx-syntax", include_str!("../../docs/problems/tmx-syntax.md")),
    ("table-syntax", include_str!("../../docs/problems/table-syntax.md")),
    ("table-field", include_str!("../../docs/problems/table-field.md")),
    ("table-left-out", include_str!("../../docs/problems/table-left-out.md")),
];

/// The manual pages of all checks, then of what readers tell.
pub fn manuals() -> impl Iterator<Item = Manual> {
    check_manuals().chain(PROBLEMS.iter().map(|&(id, text)| Manual { id, text }))
}

/// The pages of the checks of drafts, then of glossaries, of policies, of memories and of other exchange files.
pub(super) fn check_manuals() -> impl Iterator<Item = Manual> {
    let drafts = checks::CHECKS.iter().map(|check| (check.id(), check.doc()));
    let glossaries = checks::GLOSSARY_CHECKS.iter().map(|check| (check.id(), check.doc()));
    let policies = checks::POLICY_CHECKS.iter().map(|check| (check.id(), check.doc()));
    let memories = checks::MEMORY_CHECKS.iter().map(|check| (check.id(), check.doc()));
    let exchange = checks::EXCHANGE_CHECKS.iter().map(|check| (check.id(), check.doc()));
    let all = drafts.chain(glossaries).chain(policies).chain(memories).chain(exchange);
    all.map(|(id, text)| Manual { id, text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_is_the_first_sentence() {
        let title = |text| Manual { id: "x", text }.title();
        assert_eq!(title("# x\n\nOne thing\nor two. More.\n\nEnd."), "One thing or two.");
        assert_eq!(title("One.\n"), "One.");
        assert_eq!(title(""), "");
    }

    #[test]
    fn every_check_has_its_page_and_no_id_stands_twice() {
        let mut ids: Vec<_> = manuals().map(|manual| manual.id).collect();
        assert!(manuals().all(|manual| !manual.title().is_empty()));
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }
}

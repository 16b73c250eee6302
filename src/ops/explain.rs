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
    /// What the check is about: the first sentence of the page.
    pub fn title(&self) -> String {
        let lines = self.text.lines().map(str::trim);
        let paragraph = lines.skip_while(|line| line.is_empty() || line.starts_with('#'));
        let words: Vec<_> = paragraph.take_while(|line| !line.is_empty()).collect();
        let text = words.join(" ");
        let end = text.find(". ").map_or(text.len(), |at| at + 1);
        text[..end].to_owned()
    }
}

/// The manual pages of the checks of drafts, then of glossaries, of policies, and of exchange files.
pub fn manuals() -> impl Iterator<Item = Manual> {
    let drafts = checks::CHECKS.iter().map(|check| (check.id(), check.doc()));
    let glossaries = checks::GLOSSARY_CHECKS.iter().map(|check| (check.id(), check.doc()));
    let policies = checks::POLICY_CHECKS.iter().map(|check| (check.id(), check.doc()));
    let exchange = checks::EXCHANGE_CHECKS.iter().map(|check| (check.id(), check.doc()));
    drafts.chain(glossaries).chain(policies).chain(exchange).map(|(id, text)| Manual { id, text })
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

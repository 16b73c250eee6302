//! `short-term`: a term so short that other words look like it.

use super::GlossaryCheck;
use crate::base::Source;
use crate::model::{Diagnostic, Glossary, MatchMode, Severity, Status};
use crate::text::fold::{is_apostrophe, is_hyphen, is_silent};
use crate::text::words::{Script, script};

pub(super) struct ShortTerm;

/// Fewer letters than this are a common word somewhere.
const LETTERS: usize = 4;

impl GlossaryCheck for ShortTerm {
    fn id(&self) -> &'static str {
        "short-term"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/short-term.md")
    }
    fn glossary(&self, glossary: &Glossary, _: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        let plain = |found: &crate::model::TermRef<'_>| {
            found.term.matching == MatchMode::Word && found.term.status != Status::Rejected
        };
        for found in glossary.terms().filter(plain) {
            let text = &*found.term.text;
            // Where a character is a syllable or a word, two are enough.
            if text.chars().any(|c| matches!(script(c), Script::Hangul | Script::Han | Script::Thai | Script::Other)) {
                continue;
            }
            // Found with its marks only (C++, AT&T), it is no other word.
            if text.chars().any(is_mark) {
                continue;
            }
            let letters = text.chars().filter(|c| c.is_alphanumeric()).take(LETTERS).count();
            // A letter alone is found nowhere, which is told by itself.
            if (2..LETTERS).contains(&letters) {
                let message = format!(
                    "`{text}` has {letters} letters, and other words look like it: add `match = \"exact-case\"` or \
                     `match = \"context-only\"`"
                );
                let mut d = Diagnostic::new(self.id(), Severity::Warning, found.term.span, message);
                d.concept = Some(found.concept.id.clone());
                out.push((found.concept.file, d));
            }
        }
    }
}

/// A sign that has to stand in the text too; blanks, hyphens and apostrophes are taken for one another.
fn is_mark(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace() && !is_hyphen(c) && !is_apostrophe(c) && !is_silent(c)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{concept, glossary, said, term};
    use super::ShortTerm;
    use crate::model::MatchMode;
    use crate::model::Rank::{Hidden, Preferred};

    #[test]
    fn three_letters_need_a_condition() {
        let mut exact = term("en", "Ani", Preferred, 1);
        exact.matching = MatchMode::ExactCase;
        let terms = vec![
            exact,
            term("ru", "Ани", Hidden, 2),
            term("az", "Şuşa", Preferred, 3),
            term("zh", "苏沙", Preferred, 4),
            term("en", "A-7", Preferred, 5),
            term("az", "Ağ", Preferred, 6),
            term("en", "C++", Preferred, 7),
            term("en", "AT&T", Preferred, 8),
            term("en", ".NET", Preferred, 9),
            term("en", "R", Preferred, 10),
        ];
        let found = said(&ShortTerm, &glossary(vec![concept("x", terms)]));
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].starts_with("2: `Ани` has 3 letters"));
        assert!(found[1].starts_with("5: ") && found[2].starts_with("6: `Ağ` has 2"));
    }
}

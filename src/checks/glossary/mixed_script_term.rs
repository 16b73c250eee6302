//! `mixed-script-term`: look-alike letters of another script in a term.

use super::GlossaryCheck;
use crate::base::Source;
use crate::model::{Diagnostic, Glossary, Rank, Severity};
use crate::text::fold;
use crate::text::words::is_word;

pub(super) struct MixedScriptTerm;

impl GlossaryCheck for MixedScriptTerm {
    fn id(&self) -> &'static str {
        "mixed-script-term"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/mixed-script-term.md")
    }
    fn glossary(&self, glossary: &Glossary, _: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        // A hidden term may be there just to catch such a spelling.
        for found in glossary.terms().filter(|found| found.term.rank != Rank::Hidden) {
            let text = &*found.term.text;
            let Some((right, letters)) = unmix(text) else { continue };
            let message = format!("`{text}` has letters of another script ({letters}): write `{right}`");
            let mut d = Diagnostic::new(self.id(), Severity::Warning, found.term.span, message);
            d.concept = Some(found.concept.id.clone());
            d.suggestions.push(right);
            out.push((found.concept.file, d));
        }
    }
}

/// The term in one script a word, and the letters that were of another.
fn unmix(text: &str) -> Option<(String, String)> {
    let mut right = String::new();
    let mut letters = Vec::new();
    for piece in text.split_inclusive(|c: char| !is_word(c)) {
        let word = piece.trim_end_matches(|c: char| !is_word(c));
        match fold::unmix(word) {
            Some(unmixed) => {
                for foreign in &unmixed.foreign {
                    let letter = format!("`{}` U+{:04X}", foreign.found, u32::from(foreign.found));
                    if !letters.contains(&letter) {
                        letters.push(letter);
                    }
                }
                right.push_str(&unmixed.text);
            }
            None => right.push_str(word),
        }
        right.push_str(&piece[word.len()..]);
    }
    (!letters.is_empty()).then(|| (right, letters.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{concept, glossary, said, term};
    use super::MixedScriptTerm;
    use crate::model::Rank::{Hidden, Preferred};

    #[test]
    fn look_alikes_are_named_and_put_right() {
        let terms = vec![
            term("en", "Lachin Shushа", Preferred, 1),
            term("ru", "Шуша", Preferred, 2),
            term("en", "Lаchin", Hidden, 3),
            term("ru", "шоссе A4", Preferred, 4),
        ];
        let found = said(&MixedScriptTerm, &glossary(vec![concept("x", terms)]));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("1: ") && found[0].contains("U+0430") && found[0].ends_with(" -> Lachin Shusha"));
    }
}

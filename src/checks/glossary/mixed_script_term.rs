//! `mixed-script-term`: look-alike letters of another script in a term, a label, a kind, an id.

use std::collections::HashSet;

use super::GlossaryCheck;
use super::places::{field_line, term_fix};
use super::script_mismatch::scripts;
use crate::base::Source;
use crate::model::{Concept, Diagnostic, Glossary, Rank, Severity, Term};
use crate::text::fold;
use crate::text::words::{Script, is_word, script};

pub(super) struct MixedScriptTerm;

impl GlossaryCheck for MixedScriptTerm {
    fn id(&self) -> &'static str {
        "mixed-script-term"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/mixed-script-term.md")
    }
    fn glossary(&self, glossary: &Glossary, sources: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        let mut say = |concept: &Concept, span, what: &str, text: &str, lang: Option<&Term>| {
            let Some((right, letters)) = unmix(text) else { return };
            let message = format!("{what}`{text}` has letters of another script ({letters}): write `{right}`");
            let mut d = Diagnostic::new(self.id(), Severity::Warning, span, message);
            d.concept = Some(concept.id.clone());
            // Only where the letters that remain are of the language.
            d.fix = lang.and_then(|term| term_fix(sources, concept, term, &right, is_of(&right, term)));
            d.suggestions.push(right);
            out.push((concept.file, d));
        };
        let mut told: HashSet<(&str, &str)> = HashSet::new();
        for concept in &glossary.concepts {
            // What policies choose by is written there with other fingers.
            say(concept, concept.span, "the id ", &concept.id, None);
            let source = sources.get(concept.file as usize);
            let line = |key| source.and_then(|source| field_line(source, concept, key)).unwrap_or(concept.span);
            if let Some(kind) = concept.kind.as_deref().filter(|kind| told.insert(("kind", kind))) {
                say(concept, line("kind"), "the kind ", kind, None);
            }
            for name in &concept.names {
                for label in name.usage.iter().filter(|label| told.insert(("label", label))) {
                    say(concept, name.span, "the label ", label, None);
                }
                // A hidden term may be there just to catch such a spelling.
                for term in name.terms.iter().filter(|term| term.rank != Rank::Hidden) {
                    say(concept, term.span, "", &term.text, Some(term));
                }
            }
            for (key, phrases) in [("context", &concept.context), ("frozen", &concept.frozen)] {
                for phrase in phrases {
                    say(concept, line(key), "", phrase, None);
                }
            }
        }
    }
}

/// The script of the whole text is one that the language is written in.
fn is_of(text: &str, term: &Term) -> bool {
    let scripts = scripts(&term.lang);
    text.chars().map(script).all(|script| script == Script::Common || scripts.contains(&script))
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
    fn ids_kinds_and_labels_too() {
        let mut one = concept("gn1", vec![term("en", "Shusha", Preferred, 1)]);
        (one.kind, one.names[0].usage) = (Some("tоwn".into()), vec!["azerbaijani".into(), "аrmenian".into()]);
        let mut two = concept("gn1а", vec![term("en", "Lachin", Preferred, 2)]);
        two.names[0].usage = vec!["аrmenian".into()];
        two.frozen = vec!["Lachin cоrridor".into()];
        let found = said(&MixedScriptTerm, &glossary(vec![one, two]));
        let told: Vec<bool> = ["the kind", "the label", "the id", "`Lachin"]
            .iter()
            .zip(&found)
            .map(|(what, d)| d.contains(what))
            .collect();
        assert_eq!(told, [true; 4], "{found:?}");
        assert_eq!(found.len(), 4, "a label is told once: {found:?}");
    }

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

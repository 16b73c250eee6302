//! `near-label`: a label or kind that is hardly used and a letter away from one that is used often.

use std::collections::BTreeMap;

use super::GlossaryCheck;
use super::places::field_line;
use crate::base::{Source, Span};
use crate::model::{Concept, Diagnostic, Glossary, Severity};
use crate::text::fold;

pub(super) struct NearLabel;

/// The other one is used so many times as often.
const OFTENER: usize = 5;
/// Words that are both shorter are a letter apart by chance.
const LETTERS: usize = 5;

impl GlossaryCheck for NearLabel {
    fn id(&self) -> &'static str {
        "near-label"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/near-label.md")
    }
    fn glossary(&self, glossary: &Glossary, sources: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        let mut labels = Words::default();
        let mut kinds = Words::default();
        for concept in &glossary.concepts {
            if let Some(kind) = &concept.kind {
                kinds.add(kind, concept, concept.span);
            }
            for name in &concept.names {
                name.usage.iter().for_each(|label| labels.add(label, concept, name.span));
            }
        }
        for (what, key, words) in [("label", "usage", labels), ("kind", "kind", kinds)] {
            for (word, (uses, concept, span), meant) in words.slips() {
                let times = if uses == 1 { "once".to_owned() } else { format!("{uses} times") };
                let message = format!(
                    "the {what} `{word}` is given {times}, `{}` {} times: did you mean that? Policies choose by it",
                    meant.0, meant.1
                );
                let line = sources.get(concept.file as usize).and_then(|source| field_line(source, concept, key));
                let span = if key == "kind" { line.unwrap_or(span) } else { span };
                let mut d = Diagnostic::new(self.id(), Severity::Warning, span, message);
                d.concept = Some(concept.id.clone());
                d.suggestions.push(meant.0.to_owned());
                out.push((concept.file, d));
            }
        }
    }
}

/// Words, how often each is used, and where first.
#[derive(Default)]
struct Words<'g>(BTreeMap<&'g str, (usize, &'g Concept, Span)>);

type Use<'w, 'g> = (&'w str, (usize, &'g Concept, Span), (&'w str, usize));

impl<'g> Words<'g> {
    fn add(&mut self, word: &'g str, concept: &'g Concept, span: Span) {
        self.0.entry(word).or_insert((0, concept, span)).0 += 1;
    }

    /// Words that are probably slips, with what was meant.
    fn slips(&self) -> impl Iterator<Item = Use<'_, 'g>> {
        // What is used often enough to be meant: few words, however many there are.
        let often: Vec<(&str, usize)> =
            self.0.iter().map(|(word, of)| (*word, of.0)).filter(|of| of.1 >= OFTENER).collect();
        // Letters of two scripts are another check's.
        let words = self.0.iter().filter(|(word, _)| fold::unmix(word).is_none());
        words.filter_map(move |(word, &of)| {
            let meant = often.iter().filter(|(_, uses)| *uses >= of.0 * OFTENER).find(|(other, _)| slip(word, other));
            meant.map(|&meant| (*word, of, meant))
        })
    }
}

/// The same but for capitals, or a letter apart; figures are no letters.
fn slip(word: &str, other: &str) -> bool {
    let letters = word.chars().count().max(other.chars().count());
    let digits = |word: &str| -> String { word.chars().filter(char::is_ascii_digit).collect() };
    word != other
        && (word.to_lowercase() == other.to_lowercase()
            || letters >= LETTERS
                && digits(word) == digits(other)
                && word.chars().count().abs_diff(other.chars().count()) <= 1
                && strsim::damerau_levenshtein(word, other) == 1)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{concept, glossary, said, term};
    use super::NearLabel;
    use crate::model::Rank::Preferred;

    #[test]
    fn a_slip_among_many() {
        let mut all = Vec::new();
        for (label, kind, uses) in [
            ("azerbaijani", "town", 6),
            ("azerbajani", "Town", 1),
            ("azerbаijani", "x", 1),
            ("armenian", "river", 2),
            ("label-1", "down", 1),
            ("label-2", "x", 7),
        ] {
            for at in 0..uses {
                let mut new = concept("x", vec![term("en", "Shusha", Preferred, at)]);
                (new.kind, new.names[0].usage) = (Some(kind.into()), vec![label.into()]);
                all.push(new);
            }
        }
        let found = said(&NearLabel, &glossary(all));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("the label `azerbajani` is given once, `azerbaijani` 6 times"), "{found:?}");
        assert!(found[1].contains("the kind `Town`"), "{found:?}");
    }
}

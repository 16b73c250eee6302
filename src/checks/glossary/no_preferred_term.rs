//! `no-preferred-term`: a language in which there is something to find and nothing to write.

use super::GlossaryCheck;
use crate::base::Source;
use crate::model::{Diagnostic, Glossary, Severity, Status, Term};

pub(super) struct NoPreferredTerm;

impl GlossaryCheck for NoPreferredTerm {
    fn id(&self) -> &'static str {
        "no-preferred-term"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/no-preferred-term.md")
    }
    fn glossary(&self, glossary: &Glossary, _: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        for concept in &glossary.concepts {
            let mut say = |severity, span, message: String| {
                let mut d = Diagnostic::new(self.id(), severity, span, message);
                d.concept = Some(concept.id.clone());
                out.push((concept.file, d));
            };
            if concept.names.iter().all(|name| name.terms.is_empty()) {
                say(
                    Severity::Warning,
                    concept.span,
                    "this concept has no term: add one, or remove the concept".to_owned(),
                );
            }
            for name in &concept.names {
                for (index, term) in name.terms.iter().enumerate() {
                    let first = !name.terms[..index].iter().any(|before| before.lang.same_language(&term.lang));
                    if first && name.preferred(&term.lang).is_none() {
                        let (text, lang) = (&term.text, term.lang.primary());
                        // Where another name of the concept can be written, a policy may suggest that.
                        let other = concept.names.iter().any(|name| name.preferred(&term.lang).is_some());
                        // A proposal waits for its approval.
                        let waits = |t: &Term| t.lang.same_language(&term.lang) && t.status == Status::Proposed;
                        let told = other || name.terms.iter().any(waits);
                        let severity = if told { Severity::Info } else { Severity::Warning };
                        let message =
                            format!("`{text}` is found, but its name has no term of `{lang}` to write: add one");
                        say(severity, term.span, message);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{concept, glossary, said, term};
    use super::NoPreferredTerm;
    use crate::model::Rank::{Admitted, Deprecated, Hidden, Preferred};
    use crate::model::Status;

    #[test]
    fn a_language_needs_something_to_write() {
        let mut proposed = term("tr", "Hankendi", Preferred, 5);
        proposed.status = Status::Proposed;
        let terms = vec![
            term("en", "Stepanakertt", Hidden, 1),
            term("en", "Step", Deprecated, 2),
            term("ru", "Степанокерт", Hidden, 3),
            term("ru", "Степанакерт", Admitted, 4),
            proposed,
        ];
        let found = said(&NoPreferredTerm, &glossary(vec![concept("x", terms), concept("y", Vec::new())]));
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].starts_with("1: `Stepanakertt`") && found[0].contains("`en`"));
        assert!(found[1].starts_with("5: `Hankendi`"));
        assert!(found[2].starts_with("1000: this concept has no term"));
    }
}

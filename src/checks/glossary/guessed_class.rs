//! `guessed-class`: a term whose declension cannot be told from its shape.

use super::GlossaryCheck;
use crate::base::Source;
use crate::matching;
use crate::model::{Diagnostic, Glossary, Rank, Severity, Status};
use crate::text::morph;

pub(super) struct GuessedClass;

impl GlossaryCheck for GuessedClass {
    fn id(&self) -> &'static str {
        "guessed-class"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/guessed-class.md")
    }
    fn glossary(&self, glossary: &Glossary, _: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        for found in glossary.terms() {
            let term = found.term;
            if term.rank > Rank::Deprecated || term.status == Status::Rejected || !term.forms.is_empty() {
                continue;
            }
            let language = morph::language(&term.lang);
            let (lemma, rules) = matching::lemma(found.concept, term, &term.lang);
            // What is only found may be found a little too widely; what is written must be right. A German plural that is
            // not known is not found either.
            let plural = language.tag == "de" && lemma.common;
            if term.rank > Rank::Admitted && !plural {
                continue;
            }
            if !matching::in_script(&term.text, language.script) || rules.morphology.class(&lemma).is_some() {
                continue;
            }
            let text = &term.text;
            let message = match &term.decl {
                Some(decl) => format!(
                    "`{text}` does not have the shape of the class `{decl}`: exonym guesses how it inflects; see `decl` \
                     in the manual of {}",
                    language.name
                ),
                None if plural => format!("no plural is known of `{text}`: add it, `forms = [\"plural: …\"]`"),
                None => format!(
                    "how `{text}` inflects cannot be told from its shape, and exonym guesses: {}",
                    if language.tag == "fr" {
                        "add `forms = [\"plural: …\"]`"
                    } else {
                        "add `decl`, `gender`, or `forms = [\"genitive: …\"]`"
                    }
                ),
            };
            let mut d = Diagnostic::new(self.id(), Severity::Info, term.span, message);
            d.concept = Some(found.concept.id.clone());
            out.push((found.concept.file, d));
        }
    }
}

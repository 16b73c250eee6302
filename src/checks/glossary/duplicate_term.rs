//! `duplicate-term`: one term twice.

use std::collections::HashMap;

use super::GlossaryCheck;
use crate::base::Source;
use crate::model::{Concept, Diagnostic, Glossary, Label, Name, Severity, Status, TermRef};

pub(super) struct DuplicateTerm;

/// More concepts than this with one term are compared with the first few only.
const COMPARED: usize = 8;

impl GlossaryCheck for DuplicateTerm {
    fn id(&self) -> &'static str {
        "duplicate-term"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/duplicate-term.md")
    }
    fn glossary(&self, glossary: &Glossary, _: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        let mut seen: HashMap<(String, &str), Vec<TermRef<'_>>> = HashMap::new();
        for this in glossary.terms().filter(|this| this.term.status != Status::Rejected) {
            let key = (this.term.lang.as_str().to_ascii_lowercase().replace('_', "-"), &*this.term.text);
            let before = seen.entry(key).or_default();
            let found = before.iter().find_map(|first| Some((first, clash(first, &this)?)));
            if let Some((first, message)) = found {
                let mut d = Diagnostic::new(self.id(), Severity::Warning, this.term.span, message);
                d.concept = Some(this.concept.id.clone());
                if first.concept.file == this.concept.file {
                    d.labels.push(Label { span: first.term.span, text: "the first".to_owned() });
                } else if let Some(file) = glossary.files.get(first.concept.file as usize) {
                    d.notes.push(format!("the first stands in {}", file.display()));
                }
                out.push((this.concept.file, d));
            }
            if before.len() < COMPARED {
                before.push(this);
            }
        }
    }
}

/// What is wrong with two lines of the same term, if anything is.
fn clash(first: &TermRef<'_>, this: &TermRef<'_>) -> Option<String> {
    let text = &this.term.text;
    if !first.term.valid.meets(this.term.valid) {
        return None;
    }
    if std::ptr::eq(first.name, this.name) {
        return Some(format!("`{text}` stands twice in this name: remove one of the two"));
    }
    if std::ptr::eq(first.concept, this.concept) {
        // Both sides may well write a name alike: then it has two labels.
        let alike = labels(first.name) == labels(this.name);
        return alike.then(|| format!("`{text}` stands in two names with the same labels: remove one of the two"));
    }
    if related(first.concept, this.concept) || related(this.concept, first.concept) {
        return None;
    }
    Some(format!(
        "`{text}` is a term of another concept too, and nothing says how the two stand: add a relation (`homonym`, \
         `same-name`, `part-of`…) to one of them"
    ))
}

fn labels(name: &Name) -> Vec<&str> {
    let mut labels: Vec<_> = name.usage.iter().map(|label| &**label).collect();
    labels.sort_unstable();
    labels
}

fn related(one: &Concept, other: &Concept) -> bool {
    one.related.iter().any(|related| related.to == other.id || other.was.contains(&related.to))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{concept, glossary, said, term};
    use super::DuplicateTerm;
    use crate::base::Span;
    use crate::model::{Date, Name, Rank, Related, RelatedKind};

    #[test]
    fn twice_in_a_name_or_in_strangers() {
        let mut one = concept("x", vec![term("en", "Vank", Rank::Preferred, 1), term("EN", "Vank", Rank::Hidden, 2)]);
        one.names.push(Name {
            usage: vec!["b".into()],
            terms: vec![term("en", "Vank", Rank::Preferred, 3)],
            ..Name::default()
        });
        let mut two =
            concept("y", vec![term("en", "Vank", Rank::Preferred, 4), term("ru", "Vank", Rank::Preferred, 5)]);
        let found = said(&DuplicateTerm, &glossary(vec![one.clone(), two.clone()]));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("2: `Vank` stands twice in this name"));
        assert!(found[1].starts_with("4: `Vank` is a term of another concept too"));
        two.related.push(Related {
            to: "x".into(),
            kind: RelatedKind::Homonym,
            note: None,
            confidence: None,
            sources: Vec::new(),
            valid: crate::model::DateRange::default(),
            span: Span::default(),
        });
        assert_eq!(said(&DuplicateTerm, &glossary(vec![one, two])).len(), 1);
    }

    #[test]
    fn at_different_times_it_is_no_double() {
        let day = |year| Some(Date { year, month: 1, day: 1 });
        let mut old = term("en", "Ganja", Rank::Preferred, 1);
        old.valid.until = day(1804);
        let mut new = term("en", "Ganja", Rank::Preferred, 2);
        new.valid.from = day(1918);
        assert_eq!(said(&DuplicateTerm, &glossary(vec![concept("x", vec![old, new])])).len(), 0);
    }
}

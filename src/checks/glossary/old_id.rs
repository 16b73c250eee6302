//! `old-id`: an earlier id that is still in use, that leads elsewhere, or that two concepts had.

use std::collections::HashMap;

use super::GlossaryCheck;
use super::places::{field_line, second, value_fix};
use crate::base::Source;
use crate::model::{Concept, Diagnostic, Glossary, Severity};

pub(super) struct OldId;

impl GlossaryCheck for OldId {
    fn id(&self) -> &'static str {
        "old-id"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/old-id.md")
    }
    fn glossary(&self, glossary: &Glossary, sources: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        let ids: HashMap<&str, &Concept> = glossary.concepts.iter().map(|c| (&*c.id, c)).collect();
        let mut old: HashMap<&str, Vec<&Concept>> = HashMap::new();
        for concept in &glossary.concepts {
            for (index, was) in concept.was.iter().enumerate() {
                if !concept.was[..index].contains(was) {
                    old.entry(was).or_default().push(concept);
                }
                let message = if concept.id == *was {
                    format!("`{was}` is the id that this concept has now: take it out of `was`")
                } else if ids.contains_key(&**was) {
                    format!(
                        "`{was}` is the id of another concept, which it leads to: take it out of `was`, or give that \
                             concept another id"
                    )
                } else {
                    continue;
                };
                let source = sources.get(concept.file as usize);
                let line = source.and_then(|source| field_line(source, concept, "was")).unwrap_or(concept.span);
                let mut d = Diagnostic::new(self.id(), Severity::Warning, line, message);
                d.concept = Some(concept.id.clone());
                if let Some(other) = ids.get(&**was).filter(|other| other.id != concept.id) {
                    second(&mut d, (glossary, sources), concept, (other, other.span), "the concept of this id");
                }
                out.push((concept.file, d));
            }
        }
        for concept in &glossary.concepts {
            for related in concept.related.iter().filter(|related| !ids.contains_key(&*related.to)) {
                // To itself, or to nothing: another check's.
                let Some(now) = old.get(&*related.to).filter(|_| !concept.was.contains(&related.to)) else { continue };
                let to = &related.to;
                let mut d = Diagnostic::new(self.id(), Severity::Info, related.span, "");
                d.concept = Some(concept.id.clone());
                if let [now] = now[..] {
                    d.message =
                        format!("`{to}` is now called `{}`; the relation still holds, write the new id", now.id);
                    d.suggestions.push(now.id.to_string());
                    d.fix = value_fix(sources, concept, related.span, "to", &now.id, true);
                } else {
                    let all: Vec<String> = now.iter().map(|concept| format!("`{}`", concept.id)).collect();
                    d.severity = Severity::Warning;
                    d.message = format!(
                        "`{to}` was the id of {}, and leads to the first: name the one that is meant",
                        all.join(" and of ")
                    );
                }
                out.push((concept.file, d));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{concept, glossary, relation, said};
    use super::OldId;
    use crate::model::RelatedKind::Distinct;

    #[test]
    fn earlier_ids_lead_to_one_concept() {
        let mut one = concept("one", Vec::new());
        one.was = vec!["two".into(), "one".into(), "uno".into()];
        let two = concept("two", Vec::new());
        let mut three = concept("three", Vec::new());
        three.was = vec!["split".into(), "tres".into()];
        let mut four = concept("four", Vec::new());
        four.was = vec!["split".into()];
        four.related =
            vec![relation("uno", Distinct, 1), relation("nowhere", Distinct, 2), relation("one", Distinct, 3)];
        let mut five = concept("five", Vec::new());
        five.related = vec![relation("split", Distinct, 4)];
        let found = said(&OldId, &glossary(vec![one, two, three, four, five]));
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(
            found[0].contains("`two` is the id of another concept") && found[1].contains("that this concept has now")
        );
        assert!(found[2].starts_with("1: `uno` is now called `one`") && found[2].ends_with(" -> one"), "{found:?}");
        assert!(found[3].starts_with("4: `split` was the id of `three` and of `four`"), "{found:?}");
    }
}

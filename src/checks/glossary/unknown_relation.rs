//! `unknown-relation`: a relation that leads nowhere.

use std::collections::HashSet;

use super::GlossaryCheck;
use crate::base::Source;
use crate::model::{Diagnostic, Glossary, Severity, closest};

pub(super) struct UnknownRelation;

/// Ids among which what was meant is looked for; a distance to each of 50,000 is too much for a remark.
const LOOKED_AT: usize = 5000;

impl GlossaryCheck for UnknownRelation {
    fn id(&self) -> &'static str {
        "unknown-relation"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/unknown-relation.md")
    }
    fn glossary(&self, glossary: &Glossary, _: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        let ids: HashSet<&str> =
            glossary.concepts.iter().flat_map(|c| c.was.iter().chain([&c.id])).map(|id| &**id).collect();
        // An id that a concept has now is that one's, whatever another says that it had.
        let live: HashSet<&str> = glossary.concepts.iter().map(|concept| &*concept.id).collect();
        for concept in &glossary.concepts {
            let mut told: HashSet<(&str, &str)> = HashSet::new();
            for related in &concept.related {
                let to = &*related.to;
                let kind = crate::model::RelatedKind::ALL.iter().find(|(_, kind)| *kind == related.kind);
                let kind = kind.map_or("", |&(name, _)| name);
                let message = if related.to == concept.id || concept.was.contains(&related.to) && !live.contains(to) {
                    "this relation leads to its own concept: name the other one in `to`".to_owned()
                } else if !ids.contains(to) {
                    let all = glossary.concepts.iter().take(LOOKED_AT).map(|c| &*c.id).filter(|id| **id != *concept.id);
                    match closest(to, all) {
                        Some(meant) => format!("there is no concept `{to}`: did you mean `{meant}`?"),
                        None => {
                            format!("there is no concept `{to}`: name one of this glossary in `to`, or remove the line")
                        }
                    }
                } else if !told.insert((to, kind)) && related.valid.is_open() {
                    format!("`{kind}` to `{to}` is told twice: remove one of the two")
                } else {
                    continue;
                };
                let mut d = Diagnostic::new(self.id(), Severity::Error, related.span, message);
                d.concept = Some(concept.id.clone());
                out.push((concept.file, d));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{concept, glossary, said};
    use super::UnknownRelation;
    use crate::base::Span;
    use crate::model::{DateRange, Related, RelatedKind};

    #[test]
    fn a_relation_leads_to_another_concept() {
        let to = |to: &str, at| Related {
            to: to.into(),
            kind: RelatedKind::PartOf,
            note: None,
            confidence: None,
            sources: Vec::new(),
            valid: DateRange::default(),
            span: Span { start: at, end: at },
        };
        let mut one = concept("lachin", Vec::new());
        one.related = vec![
            to("lachin", 1),
            to("distrct", 2),
            to("district", 3),
            to("old", 4),
            to("nowhere", 5),
            to("district", 6),
        ];
        let mut two = concept("district", Vec::new());
        two.was.push("old".into());
        let found = said(&UnknownRelation, &glossary(vec![one, two]));
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(found[0].starts_with("1: this relation leads to its own"));
        assert!(found[1].starts_with("2: ") && found[1].contains("did you mean `district`"));
        assert!(found[2].starts_with("5: there is no concept `nowhere`"));
        assert!(found[3].starts_with("6: `part-of` to `district` is told twice"));
        // What was one's own id and is another's now leads to the other.
        let (mut one, two) = (concept("c2", Vec::new()), concept("c1", Vec::new()));
        one.was.push("c1".into());
        one.related = vec![to("c1", 1)];
        assert_eq!(said(&UnknownRelation, &glossary(vec![one, two])), Vec::<String>::new());
    }
}

//! `unknown-concept`: a rule speaks of a concept that the glossary does not have.

use std::collections::HashSet;

use super::{PolicyCheck, at, did_you_mean, own};
use crate::model::{Diagnostic, Glossary, Policy, Severity, closest};

pub(super) struct UnknownConcept;

impl PolicyCheck for UnknownConcept {
    fn id(&self) -> &'static str {
        "unknown-concept"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/unknown-concept.md")
    }
    fn policy(&self, policy: &Policy, glossary: &Glossary, out: &mut Vec<Diagnostic>) {
        let ids: HashSet<&str> = glossary.concepts.iter().map(|concept| &*concept.id).collect();
        let renamed = |old: &str| glossary.concepts.iter().find(|concept| concept.was.iter().any(|was| **was == *old));
        for (_, rule) in own(policy) {
            let Some(id) = rule.of.concept.as_deref().filter(|id| !ids.contains(id)) else { continue };
            let now = renamed(id);
            let (severity, message) = if let Some(now) = now {
                let message =
                    format!("concept `{id}` is now called `{}`; the rule still holds, write the new id", now.id);
                (Severity::Info, message)
            } else {
                let by_name = || glossary.terms().find(|term| *term.term.text == *id).map(|term| &*term.concept.id);
                let meant = by_name().or_else(|| closest(id, ids_in_order(glossary)));
                let message = format!("the glossary has no concept `{id}`{}", did_you_mean(meant));
                (Severity::Warning, message)
            };
            let mut d = at(rule, self.id(), severity, message);
            // What a rule names, and what it is to name.
            d.concept = Some(id.into());
            d.suggestions.extend(now.map(|concept| concept.id.to_string()));
            out.push(d);
        }
    }
}

fn ids_in_order(glossary: &Glossary) -> impl Iterator<Item = &str> {
    glossary.concepts.iter().map(|concept| &*concept.id)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{glossary, messages, policy, stance};
    use super::*;
    use crate::model::Stance;

    #[test]
    fn a_mistyped_id_a_name_and_an_old_id() {
        let mut glossary = glossary();
        glossary.concepts[0].was = vec!["old-river".into()];
        let rules = ["concept=r1", "concept=rr1", "concept=Ruhn", "concept=old-river", "concept=elsewhere"];
        let policy = policy(rules.map(|of| stance(of, Stance::Prefer)).into());
        assert_eq!(
            messages(&UnknownConcept, &policy, &glossary),
            [
                "2 warning the glossary has no concept `rr1`; did you mean `r1`?",
                "3 warning the glossary has no concept `Ruhn`; did you mean `r1`?",
                "4 info concept `old-river` is now called `r1`; the rule still holds, write the new id",
                "5 warning the glossary has no concept `elsewhere`",
            ]
        );
    }
}

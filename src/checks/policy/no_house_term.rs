//! `no-house-term`: the house speaks against a name and has no other to put in its place.

use super::{PolicyCheck, at, few};
use crate::base::{Lang, Span};
use crate::model::{
    Concept, Diagnostic, Glossary, Mode, Policy, PolicyPlace, Rank, Severity, Stance, Status, Term, TermRef,
};
use crate::policy::{self, Scope, rule_at};

pub(super) struct NoHouseTerm;

impl PolicyCheck for NoHouseTerm {
    fn id(&self) -> &'static str {
        "no-house-term"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/no-house-term.md")
    }
    fn policy(&self, policy: &Policy, glossary: &Glossary, out: &mut Vec<Diagnostic>) {
        // A policy that speaks against nothing has no gaps.
        if policy.rules.is_empty() {
            return;
        }
        let mut gaps: Vec<Gaps<'_, '_>> = Vec::new();
        for concept in &glossary.concepts {
            let mut seen: Vec<&Lang> = Vec::new();
            for term in concept.terms() {
                if seen.contains(&&term.lang) {
                    continue;
                }
                seen.push(&term.lang);
                let Some((text, place)) = gap(policy, concept, &term.lang) else { continue };
                match gaps.iter_mut().find(|gaps| gaps.lang == &term.lang) {
                    Some(gaps) => gaps.texts.push(text),
                    None => gaps.push(Gaps { lang: &term.lang, texts: vec![text], place }),
                }
            }
        }
        out.extend(gaps.into_iter().map(|gaps| gaps.diagnostic(self.id(), policy)));
    }
}

/// The gaps of one language.
struct Gaps<'g, 'p> {
    lang: &'g Lang,
    /// The names spoken against, the first of each concept.
    texts: Vec<&'g str>,
    /// The line that speaks against the first.
    place: Option<&'p PolicyPlace>,
}

impl Gaps<'_, '_> {
    fn diagnostic(&self, id: &'static str, policy: &Policy) -> Diagnostic {
        const SHOWN: usize = 5;
        let names = if self.texts.len() == 1 { "name" } else { "names" };
        let message = format!(
            "house policy {} speaks against {} {names} in `{}` texts and has no other term there: {}; findings come \
             without a suggestion until the glossary has one, or a rule admits the name",
            policy.name,
            self.texts.len(),
            self.lang,
            few(&self.texts, SHOWN)
        );
        let mut diagnostic = match self.place.and_then(|place| rule_at(policy, place)) {
            Some(rule) => at(rule, id, Severity::Info, message),
            None => Diagnostic::new(id, Severity::Info, Span::default(), message),
        };
        if self.texts.len() > SHOWN {
            diagnostic.notes.push(format!("all of them: {}", self.texts.join(", ")));
        }
        diagnostic
    }
}

/// A name of the concept that the house speaks against in running text of a language, and the line, if it has nothing
/// to write instead.
fn gap<'g, 'p>(policy: &'p Policy, concept: &'g Concept, lang: &Lang) -> Option<(&'g str, Option<&'p PolicyPlace>)> {
    let scope = Scope { lang, event: None, written: None, element: "p", doctype: None, path: "" };
    let current = |term: &Term| {
        term.lang == *lang && term.rank != Rank::Hidden && term.status != Status::Rejected && term.valid.until.is_none()
    };
    let terms = concept.names.iter().flat_map(|name| name.terms.iter().map(move |term| (name, term)));
    let against = terms.filter(|(_, term)| current(term)).find_map(|(name, term)| {
        let verdict = policy::verdict(policy, TermRef { concept, name, term }, &scope);
        (verdict.stance >= Stance::Discourage).then_some((&*term.text, verdict.place))
    })?;
    let avoided = matches!(policy::mode(policy, concept, &scope), Some((Mode::Avoid { .. }, _)));
    (!avoided && policy::preferred(policy, concept, lang, &scope).is_none()).then_some(against)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{glossary, messages, policy, stance};
    use super::*;
    use crate::model::Say;

    #[test]
    fn gaps_are_told_language_by_language() {
        let policy = policy(vec![stance("label=upper", Stance::Prefer), stance("label=lower", Stance::Forbid)]);
        let found = messages(&NoHouseTerm, &policy, &glossary());
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(found[0].starts_with("2 info house policy house speaks against 1 name in `de` texts"), "{found:#?}");
        assert!(found[0].contains("`Tessel`"), "{found:#?}");
        assert!(found[1].contains("1 name in `ru` texts") && found[1].contains("`Хейл`"), "{found:#?}");
    }

    #[test]
    fn a_policy_without_stances_has_no_gaps() {
        assert!(messages(&NoHouseTerm, &policy(vec![]), &glossary()).is_empty());
        assert!(messages(&NoHouseTerm, &policy(vec![stance("label=upper", Stance::Prefer)]), &glossary()).is_empty());
    }

    #[test]
    fn what_is_avoided_needs_no_term() {
        let mut avoid = stance("concept=r1", Stance::Forbid);
        avoid.say = Say { mode: Some(Mode::Avoid { instead: Some("the river".into()) }), ..Say::default() };
        assert!(messages(&NoHouseTerm, &policy(vec![avoid]), &glossary()).is_empty());
    }

    #[test]
    fn a_long_list_is_cut_and_noted() {
        let mut glossary = glossary();
        let lone = glossary.concepts[1].clone();
        for index in 0..9 {
            let mut concept = lone.clone();
            concept.id = format!("x{index}").into();
            concept.names[0].terms.truncate(1);
            concept.names[0].terms[0].text = format!("Place {index}").into();
            concept.names[0].usage = vec!["lower".into()];
            glossary.concepts.push(concept);
        }
        let mut out = Vec::new();
        NoHouseTerm.policy(&policy(vec![stance("label=lower", Stance::Forbid)]), &glossary, &mut out);
        let english = out.iter().find(|d| d.message.contains("`en`")).expect("a gap");
        assert!(english.message.contains("`Place 3` and 5 more"), "{}", english.message);
        assert!(english.notes[0].ends_with("Place 8"), "{:?}", english.notes);
    }
}

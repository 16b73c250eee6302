//! What a difference means for a house.

use super::change::{Effect, EffectKind};
use super::fields::name_of;
use super::glossary::called;
use super::pairs::pairs;
use crate::base::Lang;
use crate::model::{Concept, Date, Glossary, Policy, Stance};
use crate::policy::{self, Scope};

/// The day that is asked about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Day(pub(crate) Date);

/// What a house says differently of the concepts that both glossaries have: the term that it writes, and its stance to
/// the first term of each name and language. For running text of the day, of unknown events.
pub(crate) fn effects(before: (&Policy, &Glossary), after: (&Policy, &Glossary), day: Day) -> Vec<Effect> {
    let mut effects = Vec::new();
    for pair in pairs(before.1, after.1) {
        let (Some(old), Some(new)) = pair else { continue };
        for lang in langs(old, new) {
            let scope = Scope { lang, event: None, written: Some(day.0), element: "p", doctype: None, path: "" };
            let effect = |effect, term, was, is| Effect {
                policy: after.0.name.to_string(),
                effect,
                concept: new.id.to_string(),
                called: called(new).map(str::to_owned),
                lang: lang.as_str().to_owned(),
                term,
                before: was,
                after: is,
            };
            let written = |policy: &Policy, concept: &Concept| {
                policy::preferred(policy, concept, lang, &scope).map(|preferred| preferred.term.text.to_string())
            };
            let (wrote, writes) = (written(before.0, old), written(after.0, new));
            if wrote != writes {
                effects.push(effect(EffectKind::Writes, None, wrote, writes));
            }
            let firsts = new.names.iter().filter_map(|name| name.terms.iter().find(|term| term.lang == *lang));
            let mut seen: Vec<&str> = Vec::new();
            for text in firsts.map(|term| &*term.text) {
                if seen.contains(&text) {
                    continue;
                }
                seen.push(text);
                let stance = |policy, concept| stance(policy, concept, text, &scope);
                let (Some(was), Some(is)) = (stance(before.0, old), stance(after.0, new)) else { continue };
                if was != is {
                    let name = |stance| Some(name_of(&Stance::ALL, &stance).to_owned());
                    effects.push(effect(EffectKind::Stance, Some(text.to_owned()), name(was), name(is)));
                }
            }
        }
    }
    effects
}

/// The stance to a spelling, which may be that of several names: the mildest, as in a draft.
fn stance(policy: &Policy, concept: &Concept, text: &str, scope: &Scope<'_>) -> Option<Stance> {
    let all = concept.term_refs();
    let same = all.filter(|one| &*one.term.text == text && one.term.lang == *scope.lang);
    same.map(|one| policy::verdict(policy, one, scope).stance).min()
}

/// The languages of two versions of a concept, in the order of their terms.
fn langs<'g>(old: &'g Concept, new: &'g Concept) -> Vec<&'g Lang> {
    let mut langs: Vec<&Lang> = Vec::new();
    for name in old.names.iter().chain(&new.names) {
        for term in &name.terms {
            if !langs.iter().any(|lang| lang.as_str() == term.lang.as_str()) {
                langs.push(&term.lang);
            }
        }
    }
    langs
}

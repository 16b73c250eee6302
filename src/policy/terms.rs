//! Which term the house writes.

use super::select::{Narrowness, covers_term, speaking};
use super::verdict::{Ruling, decide};
use super::{Preferred, Scope};
use crate::base::Lang;
use crate::model::{Concept, Name, Policy, Rank, Stance, Status, Term, TermRef};

/// The term that the house writes for a concept in a language; `None` where it has none.
///
/// First the names that a rule prefers, the narrowest first; then, where the house speaks against some of the
/// concept's names, the first of those that remain; then the glossary's order, but never between names of different
/// usage: that choice is the house's.
pub fn preferred<'g, 'p>(
    policy: &'p Policy,
    concept: &'g Concept,
    lang: &Lang,
    scope: &Scope<'_>,
) -> Option<Preferred<'g, 'p>> {
    let scope = Scope { lang, ..scope.clone() };
    choose(policy, concept, &scope, true).or_else(|| choose(policy, concept, &scope, false))
}

fn choose<'g, 'p>(
    policy: &'p Policy,
    concept: &'g Concept,
    scope: &Scope<'_>,
    firm: bool,
) -> Option<Preferred<'g, 'p>> {
    let written: Vec<(&'g Name, &'g Term, Ruling<'p>)> = concept
        .names
        .iter()
        .filter_map(|name| {
            let term = house_term(policy, concept, name, scope, firm)?;
            Some((name, term, decide(policy, TermRef { concept, name, term }, scope, firm)))
        })
        .collect();
    let narrowness = |ruling: &Ruling<'_>| -> Option<Narrowness> { ruling.strength.map(|(narrowness, _)| narrowness) };
    let best = written
        .iter()
        .filter(|(_, _, ruling)| ruling.stance == Stance::Prefer)
        .min_by_key(|(_, term, ruling)| (std::cmp::Reverse(narrowness(ruling)), term.rank));
    if let Some((name, term, ruling)) = best {
        return Some(Preferred { name, term, place: ruling.rule.map(|rule| &rule.place) });
    }
    let admitted = || written.iter().filter(|(_, _, ruling)| ruling.stance == Stance::Admit);
    let (name, term, _) = admitted().min_by_key(|(_, term, _)| term.rank)?;
    let spoken_against = || {
        let terms = concept.names.iter().flat_map(|name| name.terms.iter().map(move |term| (name, term)));
        terms.into_iter().any(|(name, term)| {
            decide(policy, TermRef { concept, name, term }, scope, firm).stance >= Stance::Discourage
        })
    };
    let one_usage = admitted().all(|(other, _, _)| other.usage == name.usage);
    (one_usage || spoken_against()).then_some(Preferred { name, term, place: None })
}

/// The spelling of a name that the house writes in the scope's language: one that a rule prefers by its text, else the
/// glossary's preferred one, else the first admitted; never one that a rule speaks against by its text, nor one that
/// is hidden, deprecated, not approved, or not in use at the scope's date.
pub(super) fn house_term<'g>(
    policy: &Policy,
    concept: &Concept,
    name: &'g Name,
    scope: &Scope<'_>,
    firm: bool,
) -> Option<&'g Term> {
    let by_text = |term: &Term| {
        let of_text = speaking(policy, scope, firm, |rule| {
            rule.of.term.is_some()
                && rule.say.stance.is_some()
                && covers_term(&rule.of, TermRef { concept, name, term })
        });
        of_text.max_by_key(|speaks| speaks.strength).and_then(|speaks| speaks.rule.say.stance).unwrap_or(Stance::Admit)
    };
    let usable =
        |term: &&Term| term.lang.same_language(scope.lang) && term.status == Status::Approved && in_use(term, scope);
    name.terms
        .iter()
        .filter(usable)
        .map(|term| (by_text(term), term))
        .filter(|(stance, term)| match stance {
            Stance::Prefer => term.rank < Rank::Hidden,
            Stance::Admit => term.rank <= Rank::Admitted,
            Stance::Discourage | Stance::Forbid => false,
        })
        .min_by_key(|(stance, term)| (*stance, term.lang != *scope.lang, term.rank))
        .map(|(_, term)| term)
}

/// True if a term is in use at the date of what the text tells, else of writing. Where neither is known, one that has
/// ended is not.
pub(crate) fn in_use(term: &Term, scope: &Scope<'_>) -> bool {
    match scope.event.or(scope.written) {
        Some(day) => term.valid.holds(day),
        None => term.valid.until.is_none(),
    }
}

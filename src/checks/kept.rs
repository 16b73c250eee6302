//! Terms that are not to be translated: what the house writes in every language in which a concept has no term.

use super::{Draft, Found};
use crate::matching::{self, Match, Reading};
use crate::model::{Concept, Name, Policy, Rank, Spelling, Stance, Term, TermRef};
use crate::policy;

/// The term of a concept that is not to be translated, that of the name first; none that the house is against.
pub(super) fn of<'g>(
    policy: &Policy,
    concept: &'g Concept,
    name: &'g Name,
    term: &Term,
    scope: &policy::Scope<'_>,
) -> Option<(&'g Term, bool)> {
    let others = concept.names.iter().filter(|other| !std::ptr::eq(*other, name));
    std::iter::once(name).chain(others).find_map(|other| {
        let kept = other.kept().filter(|kept| kept.text != term.text && policy::in_use(kept, scope))?;
        let stance = policy::verdict(policy, TermRef { concept, name: other, term: kept }, scope).stance;
        (stance <= Stance::Admit).then_some((kept, std::ptr::eq(other, name)))
    })
}

/// The spelling that is not to be translated, instead of one of the same name and language that nobody writes.
pub(super) fn instead<'g>(
    draft: &Draft<'_, 'g>,
    found: &Found<'_, 'g>,
    m: &Match<'g>,
    reading: Reading<'g>,
    kept: Option<(&'g Term, bool)>,
) -> Option<&'g Term> {
    let (kept, of_name) = kept?;
    let listed = draft.policy.spelling == Spelling::Glossary && !m.how.is_near();
    let other = reading.term.rank > Rank::Admitted && reading.term.lang.same_language(&kept.lang);
    let cited = || Draft::in_brackets(found, m.span) || !matching::same_script(&reading.term.text, &kept.text);
    (listed && of_name && other && !cited()).then_some(kept)
}

//! Whom a rule speaks of, and which of several wins.

use super::Scope;
use super::conditions::{Holds, holds, lang_covers};
use crate::base::Lang;
use crate::model::{Concept, Policy, Rule, Selector, TermRef};

/// How narrow a selector is: term > concept > label > kind, country > language > nothing. Compared field by field, so
/// that a broader field counts only between selectors that agree on the narrower ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Narrowness([u8; 5]);

/// How narrow a selector is.
pub(crate) fn narrowness(of: &Selector) -> Narrowness {
    let Selector { term, concept, label, kind, country, lang } = of;
    let place = u8::from(kind.is_some()) + u8::from(country.is_some());
    Narrowness([term.is_some().into(), concept.is_some().into(), label.is_some().into(), place, lang.is_some().into()])
}

/// A rule's place in the order of precedence: the narrowest wins, then the later line (a child's after its parent's).
pub(super) type Strength = (Narrowness, usize);

/// A rule that speaks here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Speaks<'p> {
    pub(super) rule: &'p Rule,
    pub(super) strength: Strength,
    /// False if it hangs on a date that is not known.
    pub(super) certain: bool,
}

/// The rules that speak of what `covers` picks out, in file order. `firm` leaves out those that hang on an unknown date.
pub(super) fn speaking<'p>(
    policy: &'p Policy,
    scope: &Scope<'_>,
    firm: bool,
    covers: impl Fn(&Rule) -> bool,
) -> impl Iterator<Item = Speaks<'p>> {
    policy.rules.iter().enumerate().filter(move |(_, rule)| covers(rule)).filter_map(move |(index, rule)| {
        let holds = holds(policy, &rule.when, scope);
        let speaks = Speaks { rule, strength: (narrowness(&rule.of), index), certain: holds == Holds::Yes };
        (holds == Holds::Yes || (holds == Holds::Unknown && !firm)).then_some(speaks)
    })
}

/// True if a selector speaks of a term.
pub(crate) fn covers_term(of: &Selector, term: TermRef<'_>) -> bool {
    covers_kind(of, term.concept)
        && of.label.as_ref().is_none_or(|label| term.name.usage.contains(label))
        && of.term.as_ref().is_none_or(|text| *text == term.term.text)
        && of.lang.as_ref().is_none_or(|lang| lang_covers(lang, &term.term.lang))
}

/// True if a selector speaks of a concept as named in `lang`: some name has its label, some term its text.
pub(crate) fn covers_concept(of: &Selector, concept: &Concept, lang: &Lang) -> bool {
    let Selector { label, term, lang: wanted, .. } = of;
    covers_kind(of, concept)
        && wanted.as_ref().is_none_or(|wanted| lang_covers(wanted, lang))
        && ((label.is_none() && term.is_none())
            || concept.names.iter().any(|name| {
                label.as_ref().is_none_or(|label| name.usage.contains(label))
                    && term.as_ref().is_none_or(|text| name.terms.iter().any(|term| term.text == *text))
            }))
}

fn covers_kind(of: &Selector, concept: &Concept) -> bool {
    of.concept.as_ref().is_none_or(|id| concept.id == *id || concept.was.contains(id))
        && (of.kind.is_none() || of.kind == concept.kind)
        && (of.country.is_none() || of.country == concept.country)
}

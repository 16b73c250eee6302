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
pub(crate) fn preferred<'g, 'p>(
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

/// The spelling of a name that the glossary puts first among those in use at the scope's date; among all, where none is.
pub(crate) fn spelling<'g>(name: &'g Name, scope: &Scope<'_>) -> Option<&'g Term> {
    let usable = |term: &&Term| {
        let approved = term.rank <= Rank::Admitted && term.status == Status::Approved;
        approved && term.lang.same_language(scope.lang) && in_use(term, scope)
    };
    let dated = name.terms.iter().filter(usable).min_by_key(|term| (term.lang != *scope.lang, term.rank));
    dated.or_else(|| name.preferred(scope.lang))
}

/// True if a term is in use at the date of what the text tells, else of writing. Where neither is known, one that has
/// ended is not.
pub(crate) fn in_use(term: &Term, scope: &Scope<'_>) -> bool {
    match scope.event.or(scope.written) {
        Some(day) => term.valid.holds(day),
        None => term.valid.until.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{country, day, double, house, rule, scope, single, stance, until};
    use super::*;
    use crate::model::{Mode, Rule, Say};

    /// The preferred text and its line (0 = the glossary's order).
    fn writes(rules: Vec<Rule>, concept: &str, lang: &str) -> Option<(String, u32)> {
        writes_on(rules, concept, lang, None)
    }
    fn writes_on(rules: Vec<Rule>, concept: &str, lang: &str, event: Option<&str>) -> Option<(String, u32)> {
        let (glossary, policy, lang) = (country(), house(rules), Lang::new(lang));
        let scope = Scope { event: event.map(day), ..scope(&lang) };
        let found = preferred(&policy, glossary.concept(concept).expect("a concept"), &lang, &scope)?;
        Some((found.term.text.to_string(), found.place.map_or(0, |place| place.line)))
    }
    #[allow(clippy::unnecessary_wraps, reason = "compared with an Option")]
    fn some(text: &str, line: u32) -> Option<(String, u32)> {
        Some((text.to_owned(), line))
    }

    use Stance::{Discourage, Forbid, Prefer};

    #[test]
    fn the_preferred_name_in_each_language() {
        let rules = || vec![stance("label=upper", Prefer), stance("label=lower", Forbid)];
        assert_eq!(writes(rules(), "c1", "en"), some("Ruhn", 1));
        assert_eq!(writes(rules(), "c1", "ru"), some("Рун", 1));
        assert_eq!(writes(rules(), "c1", "en-GB"), some("Ruhn", 1));
        assert_eq!(writes(rules(), "c1", "de"), None, "the house has no German name");
        assert_eq!(writes(rules(), "c3", "ru"), None);
        assert_eq!(writes(rules(), "c2", "en"), some("Marn", 1));
    }

    #[test]
    fn the_narrower_preference_wins() {
        let rules = vec![stance("concept=c1 label=lower", Prefer), stance("label=upper", Prefer)];
        assert_eq!(writes(rules, "c1", "en"), some("Tessel", 1));
        let rules = vec![stance("label=upper", Prefer), stance("term=Tessa", Prefer)];
        assert_eq!(writes(rules, "c1", "en"), some("Tessa", 2));
    }

    #[test]
    fn a_preferred_name_before_its_other_names() {
        // Two names of one usage: the glossary's order; an admitted spelling never goes before a preferred one.
        assert_eq!(writes(vec![stance("label=lower", Prefer)], "c1", "en"), some("Tessel", 1));
        assert_eq!(writes(vec![stance("label=historical", Prefer)], "c1", "en"), some("Tessa", 1));
    }

    #[test]
    fn a_spelling_can_be_chosen_by_its_text() {
        let upper = || stance("label=upper", Prefer);
        assert_eq!(writes(vec![upper(), stance("term=Ruhne", Prefer)], "c1", "en"), some("Ruhne", 2));
        assert_eq!(writes(vec![upper(), stance("term=Roon", Prefer)], "c1", "en"), some("Roon", 2));
        assert_eq!(writes(vec![upper(), stance("term=Rhun", Prefer)], "c1", "en"), some("Ruhn", 1), "hidden");
        assert_eq!(writes(vec![upper(), stance("term=Ruhn", Discourage)], "c1", "en"), some("Ruhne", 1));
        let none_left = vec![upper(), stance("term=Ruhn", Forbid), stance("term=Ruhne", Forbid)];
        assert_eq!(writes(none_left, "c1", "en"), some("Tessel", 0));
    }

    #[test]
    fn what_remains_when_the_others_are_spoken_against() {
        assert_eq!(writes(vec![stance("label=lower", Forbid)], "c1", "en"), some("Ruhn", 0));
        assert_eq!(writes(vec![stance("label=brand", Discourage)], "p2", "en"), some("storage controller", 0));
        assert_eq!(writes(vec![stance("label=upper", Forbid), stance("label=lower", Forbid)], "c1", "en"), None);
    }

    #[test]
    fn without_a_rule_no_side_is_taken() {
        assert_eq!(writes(vec![], "c1", "en"), None);
        assert_eq!(writes(vec![], "p2", "en"), None);
        assert_eq!(writes(vec![], "p1", "en"), some("Kestrel Drive", 0));
        assert_eq!(writes(vec![], "c2", "ru"), some("Марн", 0));
        assert_eq!(writes(vec![], "c1", "de"), some("Tessel", 0), "the only German name there is");
    }

    #[test]
    fn a_name_holds_for_its_time() {
        let rules = || vec![stance("label=upper", Prefer)];
        assert_eq!(writes_on(rules(), "c4", "en", Some("2019-01-01")), some("Oldport", 1));
        assert_eq!(writes_on(rules(), "c4", "en", Some("2021-01-01")), some("Newport", 1));
        assert_eq!(writes(rules(), "c4", "en"), some("Newport", 1), "by the date of writing");
        let (glossary, policy, en) = (country(), house(rules()), Lang::new("en"));
        let undated = Scope { written: None, ..scope(&en) };
        let found = preferred(&policy, &glossary.concepts[3], &en, &undated).expect("a term");
        assert_eq!(&*found.term.text, "Newport");
    }

    #[test]
    fn a_naming_mode_chooses_too() {
        assert_eq!(writes(vec![double("kind=river", "{B} ({A})", "{B}")], "c1", "en"), some("Tessel", 1));
        assert_eq!(writes(vec![single("", "{A}")], "c1", "ru"), some("Рун", 1));
        // The narrower of mode and stance.
        let rules = vec![stance("label=upper", Prefer), double("concept=c1", "{B} ({A})", "{B}")];
        assert_eq!(writes(rules, "c1", "en"), some("Tessel", 2));
        let rules = vec![stance("label=upper", Prefer), double("kind=river", "{B} ({A})", "{B}")];
        assert_eq!(writes(rules, "c1", "en"), some("Ruhn", 1));
        let avoid = rule("concept=c1", Say { mode: Some(Mode::Avoid { instead: None }), ..Say::default() });
        assert_eq!(writes(vec![stance("label=upper", Prefer), avoid], "c1", "en"), None);
    }

    #[test]
    fn a_rule_of_unknown_date_gives_way() {
        let rules = || vec![stance("label=upper", Prefer), until(stance("concept=c1 label=lower", Prefer), "2020")];
        assert_eq!(writes(rules(), "c1", "en"), some("Ruhn", 1));
        assert_eq!(writes_on(rules(), "c1", "en", Some("2019")), some("Tessel", 2));
        let alone = || vec![until(stance("concept=c1 label=lower", Prefer), "2020")];
        assert_eq!(writes(alone(), "c1", "en"), some("Tessel", 1));
    }

    #[test]
    fn unapproved_terms_are_never_written() {
        let mut glossary = country();
        glossary.concepts[0].names[0].terms[0].status = Status::Proposed;
        let (policy, en) = (house(vec![stance("label=upper", Prefer)]), Lang::new("en"));
        let found = preferred(&policy, &glossary.concepts[0], &en, &scope(&en)).expect("a term");
        assert_eq!(&*found.term.text, "Ruhne");
    }
}

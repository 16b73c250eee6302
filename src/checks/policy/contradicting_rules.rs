//! `contradicting-rules`: two rules say different things of the same names at the same time.

use super::{PolicyCheck, at, few, own, written};
use crate::model::{DateRange, Diagnostic, Glossary, Policy, Rule, Selector, Severity, Stance, When};

pub(super) struct ContradictingRules;

impl PolicyCheck for ContradictingRules {
    fn id(&self) -> &'static str {
        "contradicting-rules"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/contradicting-rules.md")
    }
    fn policy(&self, policy: &Policy, glossary: &Glossary, out: &mut Vec<Diagnostic>) {
        let rules: Vec<&Rule> = own(policy).map(|(_, rule)| rule).collect();
        for (index, later) in rules.iter().enumerate() {
            let earlier = rules[..index].iter().rev().filter(|earlier| earlier.when == later.when);
            let mut same = earlier.clone().filter(|earlier| earlier.of == later.of);
            if let Some((what, earlier)) = same.find_map(|earlier| Some((differs(earlier, later)?, earlier))) {
                let message = format!(
                    "line {} gives another {what} to the same names, `{}`; this later line wins, so leave one of them out",
                    earlier.place.line,
                    written(&later.of)
                );
                out.push(at(later, self.id(), Severity::Warning, message));
                continue;
            }
            let overlap = rules[..index].iter().rev().find_map(|earlier| Some((earlier, overlapping(earlier, later)?)));
            if let Some((earlier, (days, what))) = overlap {
                let message = format!(
                    "line {} gives another {what} to the same names, `{}`, and both hold {}; the later line wins there, so \
                     part their dates",
                    earlier.place.line,
                    written(&later.of),
                    period(days)
                );
                out.push(at(later, self.id(), Severity::Warning, message));
                continue;
            }
            if let Some((earlier, names)) = earlier.clone().find_map(|e| Some((e, torn(policy, glossary, e, later)?))) {
                let message = format!(
                    "line {} speaks for names that this line speaks against: they carry both labels ({}), and the later \
                     line wins; give both labels a letter under `labels` to leave such names free",
                    earlier.place.line.min(later.place.line),
                    few(&names, 3)
                );
                out.push(at(later, self.id(), Severity::Warning, message));
            }
        }
    }
}

/// What two rules with the same selector and condition disagree about.
fn differs(one: &Rule, other: &Rule) -> Option<&'static str> {
    let (one, other) = (&one.say, &other.say);
    if matches!((one.stance, other.stance), (Some(a), Some(b)) if a != b) {
        Some("stance")
    } else if matches!((&one.mode, &other.mode), (Some(a), Some(b)) if a != b) {
        Some("naming mode")
    } else {
        None
    }
}

/// The days on which two rules alike but for their dates both hold and disagree, if neither lies within the other: a rule
/// within another one is its exception.
fn overlapping(one: &Rule, other: &Rule) -> Option<(DateRange, &'static str)> {
    let undated =
        |rule: &Rule| When { event: DateRange::default(), written: DateRange::default(), ..rule.when.clone() };
    let (event, written) = ((one.when.event, other.when.event), (one.when.written, other.when.written));
    let (days, same) = match (event.0 == event.1, written.0 == written.1) {
        (false, true) => (event, true),
        (true, false) => (written, true),
        _ => (event, false),
    };
    let (a, b) = days;
    let within = |a: DateRange, b: DateRange| {
        b.from.is_none_or(|from| a.from.is_some_and(|own| own >= from))
            && b.until.is_none_or(|until| a.until.is_some_and(|own| own <= until))
    };
    if !same || one.of != other.of || !a.meets(b) || within(a, b) || within(b, a) || undated(one) != undated(other) {
        return None;
    }
    let both = DateRange { from: a.from.max(b.from), until: [a.until, b.until].into_iter().flatten().min() };
    Some((both, differs(one, other)?))
}

fn period(days: DateRange) -> String {
    match (days.from, days.until) {
        (Some(from), Some(until)) => format!("from {from} to {until}"),
        (Some(from), None) => format!("from {from} on"),
        (None, Some(until)) => format!("until {until}"),
        (None, None) => "always".to_owned(),
    }
}

/// The names that carry both labels of two rules alike but for the label, one for and one against; `None` if there are
/// none, or if both labels have letters: then the milder stance holds.
fn torn<'g>(policy: &Policy, glossary: &'g Glossary, one: &Rule, other: &Rule) -> Option<Vec<&'g str>> {
    let (mine, theirs) = (one.of.label.as_ref()?, other.of.label.as_ref()?);
    let stances = (one.say.stance?, other.say.stance?);
    let opposed = match stances {
        (Stance::Prefer, against) | (against, Stance::Prefer) => against >= Stance::Discourage,
        _ => false,
    };
    let lettered = |label: &str| policy.labels.iter().any(|(_, known)| **known == *label);
    let alike = Selector { label: None, ..one.of.clone() } == Selector { label: None, ..other.of.clone() };
    if mine == theirs || !opposed || !alike || (lettered(mine) && lettered(theirs)) {
        return None;
    }
    let covered = |of: &Selector| {
        let (kind, country, concept) = (of.kind.clone(), of.country.clone(), of.concept.clone());
        move |c: &crate::model::Concept| {
            concept.as_ref().is_none_or(|id| *id == c.id)
                && (kind.is_none() || kind == c.kind)
                && (country.is_none() || country == c.country)
        }
    };
    let covers = covered(&one.of);
    let names = glossary.concepts.iter().filter(|concept| covers(concept)).flat_map(|concept| &concept.names);
    let torn = names.filter(|name| name.usage.contains(mine) && name.usage.contains(theirs));
    let texts: Vec<&str> = torn.filter_map(|name| name.terms.first()).map(|term| &*term.text).collect();
    (!texts.is_empty()).then_some(texts)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{double, glossary, messages, policy, stance};
    use super::*;
    use crate::base::Lang;

    #[test]
    fn the_same_names_at_the_same_time() {
        let mut elsewhere = stance("label=upper", Stance::Forbid);
        elsewhere.when.lang = vec![Lang::new("ru")];
        let policy = policy(vec![
            stance("label=upper", Stance::Prefer),
            elsewhere,
            stance("label=upper kind=river", Stance::Forbid),
            stance("label=upper", Stance::Prefer),
            stance("label=upper", Stance::Admit),
            double("kind=river", "{A} ({B})", "{A}"),
            double("kind=river", "{B} ({A})", "{B}"),
        ]);
        let found = messages(&ContradictingRules, &policy, &glossary());
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(found[0].starts_with("5 warning line 4 gives another stance"), "{found:#?}");
        assert!(found[0].contains("of = { label = \"upper\" }"), "{found:#?}");
        assert!(found[1].starts_with("7 warning line 6 gives another naming mode"), "{found:#?}");
    }

    #[test]
    fn days_on_which_both_hold() {
        use crate::model::Date;
        let day = |year| Date::new(year, 1, 1);
        let dated = |said, from, until| {
            let mut rule = stance("label=upper", said);
            rule.when.event = DateRange { from, until };
            rule
        };
        let found = |rules| messages(&ContradictingRules, &policy(rules), &glossary());
        let said = found(vec![dated(Stance::Prefer, None, day(2023)), dated(Stance::Forbid, day(2020), None)]);
        assert!(said.len() == 1 && said[0].contains("both hold from 2020-01-01 to 2023-01-01"), "{said:?}");
        // An exception within a period, and periods that follow one another.
        assert!(found(vec![dated(Stance::Prefer, None, None), dated(Stance::Forbid, day(2020), None)]).is_empty());
        assert!(found(vec![dated(Stance::Prefer, None, day(2019)), dated(Stance::Forbid, day(2020), None)]).is_empty());
        assert!(found(vec![dated(Stance::Prefer, None, day(2023)), dated(Stance::Prefer, day(2020), None)]).is_empty());
    }

    #[test]
    fn names_of_both_labels() {
        let rules = || vec![stance("label=upper", Stance::Prefer), stance("label=lower", Stance::Forbid)];
        let lettered = policy(rules());
        assert!(messages(&ContradictingRules, &lettered, &glossary()).is_empty());
        let mut plain = policy(rules());
        plain.labels.clear();
        let found = messages(&ContradictingRules, &plain, &glossary());
        assert!(
            found.len() == 1 && found[0].starts_with("2 warning line 1") && found[0].contains("`Marn`"),
            "{found:#?}"
        );
    }
}

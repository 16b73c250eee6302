//! The house's stance to a name.

use super::naming;
use super::select::{Speaks, Strength, covers_term, narrowness, speaking};
use super::{Scope, Verdict};
use crate::model::{Mode, Policy, Rule, Stance, TermRef};

/// What the house says of a term of a concept.
///
/// A rule that hangs on an unknown date is weighed both ways. If the stance comes out the same, it is certain; else
/// the stricter one is reported as not certain, so that nothing passes in silence and nothing is more than a remark.
pub fn verdict<'p>(policy: &'p Policy, term: TermRef<'_>, scope: &Scope<'_>) -> Verdict<'p> {
    let loose = decide(policy, term, scope, false);
    let (ruling, certain) = if loose.certain {
        (loose, true)
    } else {
        let firm = decide(policy, term, scope, true);
        if firm.stance == loose.stance {
            (firm, true)
        } else {
            (if firm.stance > loose.stance { firm } else { loose }, false)
        }
    };
    let own = |rule: &Rule| ruling.rule.is_some_and(|decider| std::ptr::eq(rule, decider));
    // A severity belongs to the stance or mode it stands with. One that stands alone, as in "rivers: info", goes with
    // whatever stance comes out; so does one of the deciding rule.
    let alone = |rule: &Rule| rule.say.stance.is_none() && rule.say.mode.is_none();
    let loudest = |given: &dyn Fn(&Rule) -> bool| {
        speaking(policy, scope, true, |rule| given(rule) && (alone(rule) || own(rule)) && covers_term(&rule.of, term))
            .max_by_key(|speaks| speaks.strength)
            .map(|speaks| speaks.rule)
            .or(ruling.rule.filter(|rule| given(rule)))
    };
    Verdict {
        stance: ruling.stance,
        severity: loudest(&|rule| rule.say.severity.is_some()).and_then(|rule| rule.say.severity),
        fix: loudest(&|rule| rule.say.fix.is_some()).and_then(|rule| rule.say.fix),
        place: ruling.rule.map(|rule| &rule.place),
        note: ruling.rule.and_then(|rule| rule.note.as_deref()),
        certain,
    }
}

/// A stance and the rule that set it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ruling<'p> {
    pub(super) stance: Stance,
    pub(super) rule: Option<&'p Rule>,
    pub(super) strength: Option<Strength>,
    pub(super) certain: bool,
}

impl<'p> Ruling<'p> {
    /// Where no rule speaks.
    const ADMITTED: Self = Self { stance: Stance::Admit, rule: None, strength: None, certain: true };

    fn of(speaks: Speaks<'p>, stance: Stance) -> Self {
        Self { stance, rule: Some(speaks.rule), strength: Some(speaks.strength), certain: speaks.certain }
    }
}

/// The stance to a term: that of the strongest rule with a stance, or what the naming mode implies if its rule is
/// stronger.
pub(super) fn decide<'p>(policy: &'p Policy, term: TermRef<'_>, scope: &Scope<'_>, firm: bool) -> Ruling<'p> {
    let said = said(policy, term, scope, firm);
    let mode = naming::in_force(policy, term.concept, scope, firm);
    let implied =
        mode.and_then(|speaks| Some(Ruling::of(speaks, implied(policy, speaks.rule.say.mode.as_ref()?, term)?)));
    match (said, implied) {
        (Some(said), Some(implied)) => {
            if implied.strength > said.strength {
                implied
            } else {
                said
            }
        }
        (said, implied) => said.or(implied).unwrap_or(Ruling::ADMITTED),
    }
}

/// What the rules with a stance say of a term.
pub(super) fn said<'p>(policy: &'p Policy, term: TermRef<'_>, scope: &Scope<'_>, firm: bool) -> Option<Ruling<'p>> {
    let of_term = |rule: &Rule| rule.say.stance.is_some() && covers_term(&rule.of, term);
    let top = speaking(policy, scope, firm, of_term).max_by_key(|speaks| speaks.strength)?;
    let ruling = Ruling::of(top, top.rule.say.stance?);
    let lettered = |label: &Box<str>| policy.labels.iter().any(|(_, known)| known == label);
    let Some(label) = top.rule.of.label.as_ref().filter(|label| lettered(label)) else { return Some(ruling) };
    // A name that carries two of the lettered labels belongs to both sides: what is said of one side's names alone
    // does not fall upon it, whichever line comes later.
    let others = term.name.usage.iter().filter(|other| *other != label && lettered(other)).filter_map(|other| {
        let rival = |rule: &Rule| {
            rule.of.label.as_ref() == Some(other) && narrowness(&rule.of) == top.strength.0 && of_term(rule)
        };
        let speaks = speaking(policy, scope, firm, rival).max_by_key(|speaks| speaks.strength)?;
        Some(Ruling { strength: Some(top.strength), ..Ruling::of(speaks, speaks.rule.say.stance?) })
    });
    Some(others.fold(ruling, |mildest, other| if other.stance < mildest.stance { other } else { mildest }))
}

/// What a naming mode says of one of the concept's names; `None` if it does not speak of it.
fn implied(policy: &Policy, mode: &Mode, term: TermRef<'_>) -> Option<Stance> {
    let written = |form: &str, only_first: bool| {
        let mut letters = naming::letters(form);
        let carries = |letter| {
            naming::label(policy, letter).is_some_and(|label| term.name.usage.iter().any(|usage| **usage == *label))
        };
        if only_first { letters.next().is_some_and(carries) } else { letters.any(carries) }
    };
    match mode {
        Mode::Avoid { .. } => Some(Stance::Discourage),
        Mode::Single { form } | Mode::Always { form, .. } | Mode::First { then: form, .. } if written(form, true) => {
            Some(Stance::Prefer)
        }
        Mode::Single { form } | Mode::Always { form, .. } | Mode::First { first: form, .. } if written(form, false) => {
            Some(Stance::Admit)
        }
        _ => None,
    }
}

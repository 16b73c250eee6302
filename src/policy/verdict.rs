//! The house's stance to a name.

use super::naming;
use super::select::{Speaks, Strength, covers_term, narrowness, speaking};
use super::{Scope, Verdict};
use crate::model::{Mode, Policy, Rule, Stance, TermRef};

/// What the house says of a term of a concept.
///
/// A rule that hangs on an unknown date is weighed both ways. If the stance comes out the same, it is certain; else
/// the stricter one is reported as not certain, so that nothing passes in silence and nothing is more than a remark.
pub(crate) fn verdict<'p>(policy: &'p Policy, term: TermRef<'_>, scope: &Scope<'_>) -> Verdict<'p> {
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
    let lettered = |label: &str| policy.labels.iter().any(|(_, known)| **known == *label);
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
    let carries = |label: &str| term.name.usage.iter().any(|usage| **usage == *label);
    let stands_for = |letter| naming::label(policy, letter).is_some_and(carries);
    let (form, every) = match mode {
        Mode::Avoid { .. } => return Some(Stance::Discourage),
        Mode::Single { form } | Mode::Always { form, .. } => (form, form),
        Mode::First { first, then, .. } => (then, first),
    };
    if naming::letters(form).next().is_some_and(stands_for) {
        Some(Stance::Prefer)
    } else if naming::letters(every).any(stands_for) {
        Some(Stance::Admit)
    } else {
        // A single name leaves no room for the other side's; names of neither side are not spoken of.
        let other_side = policy.labels.iter().any(|(_, label)| carries(label));
        (matches!(mode, Mode::Single { .. }) && other_side).then_some(Stance::Discourage)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{country, day, double, find, house, rule, scope, single, stance, until};
    use super::*;
    use crate::base::Lang;
    use crate::model::{Applicability, Inflect, Say, Severity};

    /// The stance, the deciding line (0 = none) and whether it is certain.
    fn ruled(policy: &Policy, text: &str) -> (Stance, u32, bool) {
        ruled_in(policy, text, &scope(&Lang::new("en")))
    }
    fn ruled_in(policy: &Policy, text: &str, scope: &Scope<'_>) -> (Stance, u32, bool) {
        let glossary = country();
        let verdict = verdict(policy, find(&glossary, text), scope);
        (verdict.stance, verdict.place.map_or(0, |place| place.line), verdict.certain)
    }

    use Stance::{Admit, Discourage, Forbid, Prefer};

    #[test]
    fn a_name_that_no_rule_speaks_of_is_admitted() {
        let policy = house(vec![stance("label=lower", Forbid)]);
        assert_eq!(ruled(&policy, "Kestrel Drive"), (Admit, 0, true));
        assert_eq!(ruled(&policy, "Ruhn"), (Admit, 0, true));
        assert_eq!(ruled(&policy, "Tessel"), (Forbid, 1, true));
    }

    #[test]
    fn the_narrowest_selector_wins_whatever_the_order() {
        let order = ["", "lang=en", "country=FR", "kind=river country=FR", "label=upper", "concept=c1", "term=Ruhn"];
        for narrow in 1..order.len() {
            for broad in 0..narrow {
                let last = house(vec![stance(order[broad], Discourage), stance(order[narrow], Forbid)]);
                assert_eq!(ruled(&last, "Ruhn"), (Forbid, 2, true), "{} < {}", order[broad], order[narrow]);
                let first = house(vec![stance(order[narrow], Forbid), stance(order[broad], Discourage)]);
                assert_eq!(ruled(&first, "Ruhn"), (Forbid, 1, true), "{} < {}", order[broad], order[narrow]);
            }
        }
        // More fields are narrower, and a field counts only between equals in the narrower ones.
        let policy = house(vec![stance("label=upper lang=en", Forbid), stance("label=upper", Prefer)]);
        assert_eq!(ruled(&policy, "Ruhn"), (Forbid, 1, true));
        let policy =
            house(vec![stance("concept=c1", Prefer), stance("label=upper kind=river country=FR lang=en", Forbid)]);
        assert_eq!(ruled(&policy, "Ruhn"), (Prefer, 1, true));
    }

    #[test]
    fn of_equals_the_later_line_wins() {
        let policy = house(vec![stance("label=upper", Forbid), stance("label=upper", Admit)]);
        assert_eq!(ruled(&policy, "Ruhn"), (Admit, 2, true));
        let policy = house(vec![stance("kind=river", Forbid), stance("country=FR", Discourage)]);
        assert_eq!(ruled(&policy, "Ruhn"), (Discourage, 2, true));
    }

    #[test]
    fn a_name_of_both_sides_is_not_struck_by_what_is_said_of_one() {
        for rules in [
            vec![stance("label=upper", Prefer), stance("label=lower", Forbid)],
            vec![stance("label=lower", Forbid), stance("label=upper", Prefer)],
        ] {
            assert_eq!(ruled(&house(rules), "Marn").0, Prefer);
        }
        // Narrower rules do strike it, and other labels are a matter of lines.
        let policy = house(vec![
            stance("label=upper", Prefer),
            stance("label=lower", Forbid),
            stance("label=lower concept=c2", Discourage),
        ]);
        assert_eq!(ruled(&policy, "Marn"), (Discourage, 3, true));
        let policy = house(vec![stance("label=lower", Prefer), stance("label=historical", Discourage)]);
        assert_eq!(ruled(&policy, "Tessa"), (Discourage, 2, true));
    }

    #[test]
    fn conditions() {
        use crate::model::When;
        let policy_when = |when: When| {
            let base = stance("label=lower", Forbid);
            house(vec![Rule { when, ..base }])
        };
        let en = Lang::new("en-GB");
        let base = Scope { doctype: Some("Report"), ..scope(&en) };
        let strikes = |when: When, scope: &Scope<'_>| ruled_in(&policy_when(when), "Tessel", scope).0 == Forbid;
        let lang = |tag: &str| When { lang: vec![Lang::new("ru"), Lang::new(tag)], ..When::default() };
        assert!(strikes(lang("en"), &base) && strikes(lang("en-gb"), &base) && !strikes(lang("en-US"), &base));
        let element = |wanted: &str| When { element: vec![wanted.into()], ..When::default() };
        let at = |element| Scope { element, ..base.clone() };
        assert!(
            strikes(element("p"), &base) && strikes(element("body"), &base) && !strikes(element("headline"), &base)
        );
        assert!(strikes(element("headline"), &at("h1")) && strikes(element("headline"), &at("front:title")));
        assert!(strikes(element("heading"), &at("h3")) && strikes(element("caption"), &at("caption")));
        for not_body in ["h1", "h4", "caption", "front:title", "front:summary", "docx:Heading2"] {
            assert!(!strikes(element("body"), &at(not_body)), "{not_body}");
        }
        let doctype = |wanted: &str| When { doctype: vec![wanted.into()], ..When::default() };
        assert!(strikes(doctype("report"), &base) && !strikes(doctype("letter"), &base));
        assert!(!strikes(doctype("report"), &scope(&en)));
        let paths = |glob: &str| When { paths: vec![glob.into()], ..When::default() };
        assert!(strikes(paths("news/**"), &base) && !strikes(paths("letters/**"), &base));
        // All that is given must hold.
        let both = When { paths: vec!["news/**".into()], ..lang("ru") };
        assert!(!strikes(both, &base));
    }

    #[test]
    fn a_house_names_its_own_classes_of_elements() {
        let when = |wanted: &str| crate::model::When { element: vec![wanted.into()], ..Default::default() };
        let mut policy = house(vec![Rule { when: when("display"), ..stance("label=lower", Forbid) }]);
        policy.elements = vec![
            ("headline".into(), vec!["h2".into()]),
            ("display".into(), vec!["headline".into(), "docx:Pull*".into()]),
            ("loop".into(), vec!["loop".into(), "display".into()]),
        ];
        let en = Lang::new("en");
        let at = |element| ruled_in(&policy, "Tessel", &Scope { element, ..scope(&en) }).0 == Forbid;
        assert!(at("h2") && at("docx:PullQuote") && !at("h1") && !at("p"));
        assert!(
            super::super::conditions::element_matches(&policy, "h2", "loop")
                && !super::super::conditions::element_matches(&policy, "p", "loop")
        );
    }

    #[test]
    fn an_unknown_event_date_leaves_a_remark() {
        let en = Lang::new("en");
        let dated = |event: &str| Scope { event: Some(day(event)), ..scope(&en) };
        let forbid_old = house(vec![until(stance("label=lower", Forbid), "2020-10-03")]);
        assert_eq!(ruled_in(&forbid_old, "Tessel", &dated("2020-10-03")), (Forbid, 1, true));
        assert_eq!(ruled_in(&forbid_old, "Tessel", &dated("2020-10-04")), (Admit, 0, true));
        assert_eq!(ruled(&forbid_old, "Tessel"), (Forbid, 1, false));
        // What is forbidden now and was admitted then is still told, as a remark.
        let admit_old = house(vec![stance("label=lower", Forbid), until(stance("concept=c1", Admit), "2020")]);
        assert_eq!(ruled(&admit_old, "Tessel"), (Forbid, 1, false));
        // What is forbidden either way is certain.
        let both = house(vec![stance("label=lower", Forbid), until(stance("concept=c1", Forbid), "2020")]);
        assert_eq!(ruled(&both, "Tessel"), (Forbid, 1, true));
    }

    #[test]
    fn severity_and_fix_go_with_their_stance() {
        let strict = Say {
            stance: Some(Forbid),
            severity: Some(Severity::Error),
            fix: Some(Applicability::Unsafe),
            ..Say::default()
        };
        let glossary = country();
        let en = Lang::new("en");
        let of = |policy: &Policy, text: &str| {
            let verdict = verdict(policy, find(&glossary, text), &scope(&en));
            (verdict.stance, verdict.severity, verdict.fix)
        };
        let label = house(vec![rule("label=lower", strict.clone())]);
        assert_eq!(of(&label, "Tessel"), (Forbid, Some(Severity::Error), Some(Applicability::Unsafe)));
        // A narrower stance does not take over the broader one's severity.
        let narrower = house(vec![rule("label=lower", strict.clone()), stance("concept=c1", Discourage)]);
        assert_eq!(of(&narrower, "Tessel"), (Discourage, None, None));
        // A severity of its own goes with any stance, unless a narrower rule says otherwise.
        let mild = Say { severity: Some(Severity::Info), ..Say::default() };
        let alone = house(vec![stance("label=lower", Forbid), rule("kind=river", mild.clone())]);
        assert_eq!(of(&alone, "Tessel"), (Forbid, Some(Severity::Info), None));
        let beaten = house(vec![rule("label=lower", strict.clone()), rule("kind=river", mild.clone())]);
        assert_eq!(of(&beaten, "Tessel").1, Some(Severity::Error));
        let narrow = house(vec![rule("label=lower", strict), rule("concept=c1", mild)]);
        assert_eq!(of(&narrow, "Tessel"), (Forbid, Some(Severity::Info), Some(Applicability::Unsafe)));
        // A mode's severity is for the mode.
        let mode = Mode::First { first: "{A} ({B})".into(), then: "{A}".into(), inflect: Inflect::Both };
        let with_mode = Say { mode: Some(mode), severity: Some(Severity::Info), ..Say::default() };
        let policy = house(vec![rule("concept=c1", with_mode), stance("concept=c1 label=lower", Forbid)]);
        assert_eq!(of(&policy, "Tessel"), (Forbid, None, None));
    }

    #[test]
    fn a_narrower_naming_mode_admits_the_names_it_writes() {
        let policy = house(vec![
            stance("label=upper", Prefer),
            stance("label=lower", Forbid),
            until(double("concept=c1", "{B} ({A})", "{B}"), "2023-09-19"),
        ]);
        let en = Lang::new("en");
        let then = Scope { event: Some(day("2021")), ..scope(&en) };
        assert_eq!(ruled_in(&policy, "Tessel", &then), (Prefer, 3, true));
        assert_eq!(ruled_in(&policy, "Ruhn", &then), (Admit, 3, true));
        let now = Scope { event: Some(day("2024")), ..scope(&en) };
        assert_eq!(ruled_in(&policy, "Tessel", &now), (Forbid, 2, true));
        assert_eq!(ruled(&policy, "Tessel"), (Forbid, 2, false));
        assert_eq!(ruled(&policy, "Ruhn"), (Admit, 3, false));
        // A single name leaves no room for the other side's.
        let policy = house(vec![single("concept=c1", "{A}")]);
        assert_eq!(ruled(&policy, "Tessel"), (Discourage, 1, true));
        assert_eq!(ruled(&policy, "Tessa"), (Discourage, 1, true));
        assert_eq!(ruled(&house(vec![single("", "{A}")]), "storage controller"), (Admit, 0, true));
        // A broader mode does not.
        let policy = house(vec![stance("label=lower", Forbid), single("kind=river", "{B}")]);
        assert_eq!(ruled(&policy, "Tessel"), (Forbid, 1, true));
    }

    #[test]
    fn a_concept_to_be_avoided_is_discouraged_under_every_name() {
        let avoid = Say { mode: Some(Mode::Avoid { instead: Some("the river".into()) }), ..Say::default() };
        let policy = house(vec![stance("label=upper", Prefer), rule("concept=c1", avoid.clone())]);
        assert_eq!(ruled(&policy, "Ruhn"), (Discourage, 2, true));
        assert_eq!(ruled(&policy, "Tessel"), (Discourage, 2, true));
        let strict = house(vec![rule("concept=c1", Say { stance: Some(Forbid), ..avoid })]);
        assert_eq!(ruled(&strict, "Ruhn"), (Forbid, 1, true));
    }

    #[test]
    fn an_earlier_id_still_selects() {
        let mut glossary = country();
        glossary.concepts[0].was = vec!["old-id".into()];
        let policy = house(vec![stance("concept=old-id label=lower", Forbid)]);
        let en = Lang::new("en");
        assert_eq!(verdict(&policy, find(&glossary, "Tessel"), &scope(&en)).stance, Forbid);
    }
}

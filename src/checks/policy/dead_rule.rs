//! `dead-rule`: a rule that decides nothing.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{PolicyCheck, at, did_you_mean, own, written};
use crate::model::{Concept, DateRange, Diagnostic, Glossary, Policy, Rule, Severity, Stance, TermRef, When, closest};
use crate::policy::{Narrowness, covers_term, narrowness};

pub(super) struct DeadRule;

impl PolicyCheck for DeadRule {
    fn id(&self) -> &'static str {
        "dead-rule"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/dead-rule.md")
    }
    fn policy(&self, policy: &Policy, glossary: &Glossary, out: &mut Vec<Diagnostic>) {
        let world = World::new(policy, glossary);
        let rules: Vec<(usize, &Rule)> = own(policy).collect();
        // The selectors that one written rule lists share its line.
        for written_rule in rules.chunk_by(|(_, a), (_, b)| a.place.line == b.place.line) {
            let fates: Vec<Fate> = written_rule.iter().map(|(index, rule)| world.fate(*index, rule)).collect();
            let all_empty = fates.iter().all(|fate| matches!(fate, Fate::Empty(_)));
            for ((index, rule), fate) in written_rule.iter().zip(fates) {
                let message = match fate {
                    Fate::Empty(meant) if all_empty || meant.is_some() => {
                        let meant = did_you_mean(meant);
                        format!("nothing in the glossary is selected by `{}`{meant}", written(&rule.of))
                    }
                    Fate::Beaten(line) => format!(
                        "this rule never decides: line {line} is at least as narrow and wins wherever `{}` would hold",
                        written(&rule.of)
                    ),
                    Fate::Alive => match world.unheard(*index, rule) {
                        Some((key, line)) => format!(
                            "the `{key}` of this rule is not used for any name that is spoken against: line {line} is at least \
                             as narrow and sets its own wherever `{}` would hold; make this selector narrower",
                            written(&rule.of)
                        ),
                        None => continue,
                    },
                    Fate::Empty(_) | Fate::Told => continue,
                };
                out.push(at(rule, self.id(), Severity::Warning, message));
            }
        }
    }
}

enum Fate<'a> {
    /// It decides something.
    Alive,
    /// It selects nothing, as another check says.
    Told,
    /// It selects nothing; what was probably meant.
    Empty(Option<&'a str>),
    /// Another line always wins; the last of those.
    Beaten(u32),
}

struct World<'a> {
    policy: &'a Policy,
    glossary: &'a Glossary,
    strengths: Vec<(Narrowness, usize)>,
    concepts: HashMap<&'a str, &'a Concept>,
    labels: HashSet<&'a str>,
    kinds: BTreeSet<&'a str>,
}

impl<'a> World<'a> {
    fn new(policy: &'a Policy, glossary: &'a Glossary) -> Self {
        let all = || glossary.concepts.iter();
        let old = all().flat_map(|concept| concept.was.iter().map(move |was| (&**was, concept)));
        Self {
            policy,
            glossary,
            strengths: policy.rules.iter().enumerate().map(|(i, rule)| (narrowness(&rule.of), i)).collect(),
            concepts: old.chain(all().map(|concept| (&*concept.id, concept))).collect(),
            labels: all().flat_map(|concept| &concept.names).flat_map(|name| &name.usage).map(|l| &**l).collect(),
            kinds: all().filter_map(|concept| concept.kind.as_deref()).collect(),
        }
    }

    fn fate(&self, index: usize, rule: &Rule) -> Fate<'a> {
        let unknown_concept = rule.of.concept.as_deref().is_some_and(|id| !self.concepts.contains_key(id));
        let unknown_label = rule.of.label.as_deref().is_some_and(|label| !self.labels.contains(label));
        if unknown_concept || unknown_label {
            return Fate::Told;
        }
        let mut beaten = None;
        // A rule of one concept is held against that concept alone.
        let all: Box<dyn Iterator<Item = TermRef<'a>>> = match rule.of.concept.as_deref() {
            Some(id) => Box::new(self.concepts.get(id).into_iter().flat_map(|concept| concept.term_refs())),
            None => Box::new(self.glossary.terms()),
        };
        for term in all.filter(|term| covers_term(&rule.of, *term)) {
            match self.winner(index, rule, term) {
                Some(line) => beaten = Some(line),
                None => return Fate::Alive,
            }
        }
        beaten.map_or_else(|| Fate::Empty(self.meant(rule)), Fate::Beaten)
    }

    /// The line of a stronger rule that speaks of the term in the same way and whenever this one does.
    fn winner(&self, index: usize, rule: &Rule, term: TermRef<'_>) -> Option<u32> {
        let stronger = |other: &(usize, &Rule)| self.strengths[other.0] > self.strengths[index];
        let always = |other: &Rule| holds_whenever(&other.when, &rule.when);
        let (mine, own) = (&rule.say, (&rule.of, &rule.when));
        let wins = |other: &Rule| {
            let theirs = &other.say;
            (mine.stance.is_none() || theirs.stance.is_some())
                && (mine.mode.is_none() || theirs.mode.is_some())
                // Rules that set only a severity or a fix mix with others; they are left alone.
                && (mine.stance.is_some() || mine.mode.is_some())
                // Two contradicting rules are another check's.
                && ((&other.of, &other.when) != own || theirs == mine)
        };
        let rules = self.policy.rules.iter().enumerate();
        let mut winners = rules.filter(|other| stronger(other) && wins(other.1) && always(other.1));
        winners.rfind(|(_, other)| covers_term(&other.of, term)).map(|(_, other)| other.place.line)
    }

    /// For a rule with nothing but a severity or a fix: which of them decides nothing of the names that the house speaks
    /// against, and the line of a rule that sets its own there. It may still decide about spellings.
    fn unheard(&self, index: usize, rule: &Rule) -> Option<(&'static str, u32)> {
        if !stands_alone(rule) {
            return None;
        }
        let keys: [(&'static str, Gives); 2] =
            [("fix", |rule| rule.say.fix.is_some()), ("severity", |rule| rule.say.severity.is_some())];
        keys.into_iter().filter(|(_, gives)| gives(rule)).find_map(|(key, gives)| {
            let covered = self.glossary.terms().filter(|term| covers_term(&rule.of, *term));
            let mut line = None;
            for term in covered.filter(|term| self.is_spoken_against(*term)) {
                line = Some(self.overruled(index, rule, term, gives)?);
            }
            Some((key, line?))
        })
    }

    /// Some rule may speak against the term. What is said of one side does not fall upon a name of both.
    fn is_spoken_against(&self, term: TermRef<'_>) -> bool {
        let sides = term.name.usage.iter().filter(|usage| self.policy.labels.iter().any(|(_, label)| label == *usage));
        let against = |rule: &Rule| rule.say.mode.is_some() || rule.say.stance >= Some(Stance::Discourage);
        sides.count() < 2 && self.policy.rules.iter().any(|rule| against(rule) && covers_term(&rule.of, term))
    }

    /// The line of a rule whose severity or fix is taken for the term whenever this one's could be: a stronger one that has
    /// nothing else to say, or that decides about the term.
    fn overruled(&self, index: usize, rule: &Rule, term: TermRef<'_>, gives: Gives) -> Option<u32> {
        let rules = || self.policy.rules.iter().enumerate().filter(|(_, other)| covers_term(&other.of, term));
        let decides =
            |at: usize| !rules().any(|(third, rule)| !stands_alone(rule) && self.strengths[third] > self.strengths[at]);
        let same = |other: &Rule| (&other.of, &other.when) == (&rule.of, &rule.when);
        let mut stronger = rules().filter(|(at, other)| {
            self.strengths[*at] > self.strengths[index]
                && gives(other)
                && holds_whenever(&other.when, &rule.when)
                // Two contradicting rules are another check's.
                && !same(other)
        });
        stronger.rfind(|(at, other)| stands_alone(other) || decides(*at)).map(|(_, other)| other.place.line)
    }

    fn meant(&self, rule: &Rule) -> Option<&'a str> {
        if let Some(kind) = rule.of.kind.as_deref().filter(|kind| !self.kinds.contains(kind)) {
            return closest(kind, self.kinds.iter().copied());
        }
        let text = rule.of.term.as_deref()?;
        if self.glossary.terms().any(|term| *term.term.text == *text) {
            return None;
        }
        closest(text, self.glossary.terms().map(|term| &*term.term.text))
    }
}

/// Whether a rule sets a severity, or a fix.
type Gives = fn(&Rule) -> bool;

/// A severity or fix without stance or mode: it goes with whatever stance comes out.
fn stands_alone(rule: &Rule) -> bool {
    rule.say.stance.is_none() && rule.say.mode.is_none()
}

/// True if a list of what is wanted takes all that another one does; an empty one takes anything.
fn takes<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    a.is_empty() || (!b.is_empty() && b.iter().all(|wanted| a.contains(wanted)))
}

/// True if a condition holds whenever the other one does.
fn holds_whenever(this: &When, other: &When) -> bool {
    let spans = |a: DateRange, b: DateRange| {
        a.from.is_none_or(|from| b.from.is_some_and(|other| from <= other))
            && a.until.is_none_or(|until| b.until.is_some_and(|other| other <= until))
    };
    spans(this.event, other.event)
        && spans(this.written, other.written)
        && takes(&this.lang, &other.lang)
        && takes(&this.element, &other.element)
        && takes(&this.doctype, &other.doctype)
        && takes(&this.paths, &other.paths)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{double, glossary, messages, policy, stance};
    use super::*;
    use crate::base::Lang;
    use crate::model::Stance::{Admit, Forbid, Prefer};

    #[test]
    fn what_selects_nothing() {
        let policy = policy(vec![
            stance("kind=rivr", Prefer),
            stance("term=Rhun", Prefer),
            stance("kind=lake", Prefer),
            stance("label=upper country=IT", Prefer),
            stance("concept=nowhere", Prefer),
            stance("label=nobody", Prefer),
            stance("label=upper lang=en", Prefer),
        ]);
        assert_eq!(
            messages(&DeadRule, &policy, &glossary()),
            [
                "1 warning nothing in the glossary is selected by `of = { kind = \"rivr\" }`; did you mean `river`?",
                "2 warning nothing in the glossary is selected by `of = { term = \"Rhun\" }`; did you mean `Ruhn`?",
                "3 warning nothing in the glossary is selected by `of = { kind = \"lake\" }`",
                "4 warning nothing in the glossary is selected by `of = { label = \"upper\", country = \"IT\" }`",
            ]
        );
    }

    #[test]
    fn a_list_may_be_longer_than_the_glossary() {
        let mut policy =
            policy(vec![stance("kind=river", Prefer), stance("kind=lake", Prefer), stance("kind=twon", Prefer)]);
        for rule in &mut policy.rules {
            rule.place.line = 1;
        }
        let found = messages(&DeadRule, &policy, &glossary());
        assert!(found.len() == 1 && found[0].ends_with("did you mean `town`?"), "{found:#?}");
    }

    #[test]
    fn what_never_wins() {
        let mut in_russian = stance("label=upper", Forbid);
        in_russian.when.lang = vec![Lang::new("ru")];
        let policy = policy(vec![
            in_russian.clone(),
            stance("kind=river", Admit),
            stance("concept=r1 label=upper", Prefer),
            stance("concept=r1 label=lower", Prefer),
            stance("label=upper", Forbid),
            in_russian,
            double("kind=river", "{A} ({B})", "{A}"),
        ]);
        let found = messages(&DeadRule, &policy, &glossary());
        let lines: Vec<&str> = found.iter().map(|message| &message[..1]).collect();
        assert_eq!(lines, ["1", "2"], "{found:#?}");
        assert!(found[0].contains("line 6"), "{found:#?}");
        assert!(found[1].contains("line 4") || found[1].contains("line 5"), "{found:#?}");
    }

    #[test]
    fn a_later_line_that_holds_at_all_those_times() {
        use crate::model::Date;
        let day = |year| Date::new(year, 1, 1);
        let dated = |said, from, until, lang: &[&str]| {
            let mut rule = stance("label=upper", said);
            rule.when.event = DateRange { from, until };
            rule.when.lang = lang.iter().map(|tag| Lang::new(tag)).collect();
            rule
        };
        let found = |rules| messages(&DeadRule, &policy(rules), &glossary());
        let dead =
            found(vec![dated(Prefer, day(2020), day(2021), &["en"]), dated(Forbid, day(2019), None, &["ru", "en"])]);
        assert!(dead.len() == 1 && dead[0].starts_with("1 warning this rule never decides: line 2"), "{dead:?}");
        // The exception comes later, or holds at other times too.
        assert!(found(vec![dated(Forbid, day(2019), None, &[]), dated(Prefer, day(2020), day(2021), &[])]).is_empty());
        assert!(found(vec![dated(Prefer, day(2018), day(2021), &[]), dated(Forbid, day(2019), None, &[])]).is_empty());
        assert!(found(vec![dated(Prefer, None, None, &[]), dated(Forbid, None, None, &["ru"])]).is_empty());
    }

    #[test]
    fn a_fix_or_severity_that_a_narrower_line_sets_too() {
        use crate::model::{Applicability, Severity};
        let fix = |of: &str, fix| {
            let mut rule = stance(of, Forbid);
            rule.say = crate::model::Say { fix: Some(fix), ..Default::default() };
            rule
        };
        let strict = |of: &str| {
            let mut rule = stance(of, Forbid);
            rule.say.fix = Some(Applicability::Unsafe);
            rule
        };
        let (show, write) = (Applicability::DisplayOnly, Applicability::Unsafe);
        let found = |rules| messages(&DeadRule, &policy(rules), &glossary());
        let unheard = found(vec![stance("label=upper", Prefer), strict("label=lower"), fix("kind=river", show)]);
        assert!(unheard.len() == 1 && unheard[0].starts_with("3 warning the `fix`"), "{unheard:?}");
        assert!(unheard[0].contains("line 2"), "{unheard:?}");
        // One that stands alone is enough, and so is a severity.
        let bare = found(vec![stance("label=lower", Forbid), fix("label=lower", write), fix("kind=town", show)]);
        assert!(bare.len() == 1 && bare[0].starts_with("3 ") && bare[0].contains("line 2"), "{bare:?}");
        let mut loud = strict("label=lower");
        loud.say = crate::model::Say { severity: Some(Severity::Error), ..loud.say };
        let mut mild = fix("kind=river", show);
        mild.say = crate::model::Say { severity: Some(Severity::Info), ..Default::default() };
        assert!(found(vec![loud, mild])[0].starts_with("2 warning the `severity`"));
        // It is heard where it is as narrow, where the stance comes from another line, where the narrower one has no fix or
        // does not always hold, and where nothing is spoken against.
        assert!(found(vec![strict("label=lower"), fix("kind=river label=lower", show)]).is_empty());
        assert!(found(vec![strict("label=lower"), stance("concept=r1", Forbid), fix("kind=river", show)]).is_empty());
        assert!(found(vec![stance("label=lower", Forbid), fix("kind=river", show)]).is_empty());
        let mut russian = strict("label=lower");
        russian.when.lang = vec![Lang::new("ru")];
        assert!(found(vec![stance("label=lower", Forbid), russian, fix("kind=river", show)]).is_empty());
        assert!(found(vec![stance("label=upper", Prefer), fix("kind=river", show)]).is_empty());
    }

    #[test]
    fn an_overridden_parent_is_no_mistake() {
        let mut policy = policy(vec![stance("label=upper", Forbid), stance("label=upper", Prefer)]);
        policy.rules[0].depth = 1;
        assert!(messages(&DeadRule, &policy, &glossary()).is_empty());
    }
}

//! `self-contradiction`: the house speaks against what it writes.

use super::{PolicyCheck, at, few, own, written};
use crate::base::Lang;
use crate::model::{
    Concept, Diagnostic, Glossary, Mode, Name, Policy, Rank, Rule, Severity, Stance, Status, Template, Term, TermRef,
    When,
};
use crate::policy::{self, Scope, covers_concept, covers_term, rule_at};

pub(super) struct SelfContradiction;

impl PolicyCheck for SelfContradiction {
    fn id(&self) -> &'static str {
        "self-contradiction"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/self-contradiction.md")
    }
    fn policy(&self, policy: &Policy, glossary: &Glossary, out: &mut Vec<Diagnostic>) {
        let mut say = |rule: &Rule, severity, message| out.push(at(rule, self.id(), severity, message));
        // What hangs on a date, a place or a language is weighed by other checks.
        for (_, rule) in own(policy).filter(|(_, rule)| rule.when == When::default()) {
            if let Some(Mode::Avoid { instead: Some(instead) }) = &rule.say.mode
                && let Some((against, line)) = spoken_against(policy, glossary, instead)
            {
                let message = format!("this line writes `{instead}`, and {line} speaks against `{against}`");
                say(rule, Severity::Warning, message);
            }
            if let Some((text, line)) = never_written(policy, glossary, rule) {
                let message = format!(
                    "what `{}` gives is never written: {line} forbids `{text}`, and so each time one of its names",
                    written(&rule.of)
                );
                say(rule, Severity::Warning, message);
            }
            if let Some((texts, line)) = still(policy, glossary, rule) {
                let (this, that) = if rule.say.stance == Some(Stance::Prefer) {
                    ("prefers", "against")
                } else {
                    ("speaks against", "for")
                };
                let message = format!(
                    "{line}, which this policy extends, is narrower and still speaks {that} names that this line {this}: {}",
                    few(&texts, 3)
                );
                say(rule, Severity::Info, message);
            }
        }
        for (rule, name, line) in no_spelling_left(policy, glossary) {
            let message = format!(
                "{line} prefers this name, and no spelling of it is left to write: every one is spoken against, `{name}` last"
            );
            say(rule, Severity::Warning, message);
        }
    }
}

fn scope(lang: &Lang) -> Scope<'_> {
    Scope { lang, event: None, written: None, element: "p", doctype: None, path: "" }
}

/// The rule that decides about a term in running text, if it is against it.
fn against<'p>(policy: &'p Policy, term: TermRef<'_>) -> Option<&'p Rule> {
    let verdict = policy::verdict(policy, term, &scope(&term.term.lang));
    let rule = verdict.place.and_then(|place| rule_at(policy, place))?;
    (verdict.stance >= Stance::Discourage).then_some(rule)
}

fn line(rule: &Rule) -> String {
    if rule.depth == 0 {
        format!("line {}", rule.place.line)
    } else {
        format!("{}:{}", rule.place.file.display(), rule.place.line)
    }
}

/// A term of this text that the house speaks against, whatever else is called so.
fn spoken_against(policy: &Policy, glossary: &Glossary, text: &str) -> Option<(String, String)> {
    let mut all = glossary.terms().filter(|term| term.term.text.to_lowercase() == text.to_lowercase());
    let first = all.next()?;
    let rule = against(policy, first)?;
    all.all(|term| against(policy, term).is_some()).then(|| (first.term.text.to_string(), line(rule)))
}

/// The name that a rule forbids whenever this one's naming mode could be written, if it never is.
fn never_written(policy: &Policy, glossary: &Glossary, rule: &Rule) -> Option<(String, String)> {
    let forms: [&str; 2] = match rule.say.mode.as_ref()? {
        Mode::Single { form } | Mode::Always { form, .. } => [form, ""],
        Mode::First { first, then, .. } => [first, then],
        Mode::Avoid { .. } => return None,
    };
    let letters: Vec<char> = forms
        .into_iter()
        .filter_map(|form| Template::parse(form).ok())
        .flat_map(|template| template.letters().collect::<Vec<_>>())
        .collect();
    let label =
        |letter: &char| policy.labels.iter().rev().find(|(known, _)| known.chars().eq([*letter])).map(|of| &of.1);
    let labels = letters.iter().map(label).collect::<Option<Vec<_>>>()?;
    let mut reason = None;
    for concept in &glossary.concepts {
        let mut langs: Vec<&Lang> = concept.terms().map(|term| &term.lang).collect();
        langs.sort_unstable_by_key(|lang| lang.as_str());
        langs.dedup();
        for lang in langs.into_iter().filter(|lang| covers_concept(&rule.of, concept, lang)) {
            let terms = labels.iter().map(|label| {
                let mut names = concept.names.iter().filter(|name| name.usage.contains(label));
                names.find_map(|name| name.preferred(lang).map(|term| TermRef { concept, name, term }))
            });
            let Some(terms) = terms.collect::<Option<Vec<_>>>() else { continue };
            if policy::mode(policy, concept, &scope(lang)).is_some_and(|(_, place)| *place == rule.place) {
                return None;
            }
            let forbidden = terms.into_iter().find_map(|term| {
                let by = against(policy, term).filter(|by| by.say.stance == Some(Stance::Forbid))?;
                Some((term.term.text.to_string(), line(by)))
            })?;
            reason.get_or_insert(forbidden);
        }
    }
    reason
}

/// Names of which a narrower rule of a parent says the opposite of this one, and that rule's place.
fn still<'g>(policy: &Policy, glossary: &'g Glossary, rule: &Rule) -> Option<(Vec<&'g str>, String)> {
    let stance = rule.say.stance.filter(|stance| *stance != Stance::Admit)?;
    let opposite = |other: Stance| match stance {
        Stance::Prefer => other >= Stance::Discourage,
        _ => other == Stance::Prefer,
    };
    let mut found: Option<(Vec<&str>, &Rule)> = None;
    for term in glossary.terms().filter(|term| is_written(term.term) && covers_term(&rule.of, *term)) {
        let verdict = policy::verdict(policy, term, &scope(&term.term.lang));
        let Some(by) = verdict.place.and_then(|place| rule_at(policy, place)) else { continue };
        if by.depth == 0 || by.say.stance != Some(verdict.stance) || !opposite(verdict.stance) {
            continue;
        }
        let (texts, first) = found.get_or_insert((Vec::new(), by));
        if first.place == by.place && !texts.contains(&&*term.term.text) {
            texts.push(&term.term.text);
        }
    }
    found.map(|(texts, by)| (texts, line(by)))
}

/// Names that a rule prefers, of which rules of the policy's own strike every spelling of a language by its text: the
/// last of those rules, the spelling, and the line that prefers.
fn no_spelling_left<'p, 'g>(policy: &'p Policy, glossary: &'g Glossary) -> Vec<(&'p Rule, &'g str, String)> {
    let mut found = Vec::new();
    // Nothing is struck by its text without such a rule.
    let strikes = |rule: &Rule| rule.of.term.is_some() && rule.say.stance.is_some_and(|s| s >= Stance::Discourage);
    if !policy.rules.iter().any(strikes) {
        return found;
    }
    for concept in &glossary.concepts {
        for name in &concept.names {
            let mut langs: Vec<&Lang> = Vec::new();
            for term in name.terms.iter().filter(|term| is_written(term)) {
                if langs.contains(&&term.lang) {
                    continue;
                }
                langs.push(&term.lang);
                found.extend(struck(policy, concept, name, &term.lang));
            }
        }
    }
    found
}

fn struck<'p, 'g>(
    policy: &'p Policy,
    concept: &'g Concept,
    name: &'g Name,
    lang: &Lang,
) -> Option<(&'p Rule, &'g str, String)> {
    let mut last: Option<(&Rule, &str)> = None;
    for term in name.terms.iter().filter(|term| is_written(term) && term.lang == *lang) {
        let by = against(policy, TermRef { concept, name, term }).filter(|by| by.of.term.is_some() && by.depth == 0)?;
        if last.is_none_or(|(known, _)| known.place.line < by.place.line) {
            last = Some((by, &term.text));
        }
    }
    let (by, text) = last?;
    let term = name.terms.iter().find(|term| is_written(term) && term.lang == *lang)?;
    let prefers = policy.rules.iter().rfind(|rule| {
        rule.say.stance == Some(Stance::Prefer)
            && rule.of.term.is_none()
            && rule.when == When::default()
            && covers_term(&rule.of, TermRef { concept, name, term })
    })?;
    Some((by, text, line(prefers)))
}

fn is_written(term: &Term) -> bool {
    term.rank <= Rank::Admitted && term.status == Status::Approved && term.valid.until.is_none()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{double, glossary, messages, policy, stance};
    use super::*;
    use crate::model::Say;
    use crate::model::Stance::{Admit, Discourage, Forbid, Prefer};

    fn found(rules: Vec<Rule>) -> Vec<String> {
        messages(&SelfContradiction, &policy(rules), &glossary())
    }

    #[test]
    fn what_is_written_instead_is_spoken_against() {
        let instead = |text: &str| {
            let mut avoid = stance("concept=t2", Admit);
            avoid.say = Say { mode: Some(Mode::Avoid { instead: Some(text.into()) }), ..Say::default() };
            vec![stance("label=lower", Forbid), avoid]
        };
        let said = found(instead("Tessel"));
        assert!(said.len() == 1 && said[0].starts_with("2 warning this line writes `Tessel`, and line 1"), "{said:?}");
        assert!(found(instead("Ruhn")).is_empty() && found(instead("the river")).is_empty());
    }

    #[test]
    fn a_double_of_which_one_name_is_forbidden() {
        let said = found(vec![double("kind=river", "{A} ({B})", "{A}"), stance("concept=r1 label=lower", Forbid)]);
        assert!(said.len() == 1 && said[0].starts_with("1 warning what `of = { kind = \"river\" }` gives"), "{said:?}");
        // Elsewhere it is written.
        assert!(found(vec![double("", "{A} ({B})", "{A}"), stance("concept=r1 label=lower", Forbid)]).is_empty());
        assert!(found(vec![stance("label=lower", Forbid), double("concept=r1", "{A} ({B})", "{A}")]).is_empty());
    }

    #[test]
    fn a_narrower_line_of_a_parent() {
        let mut rules = vec![stance("label=lower kind=river", Forbid), stance("label=lower", Prefer)];
        rules[0].depth = 1;
        let said = found(rules.clone());
        assert!(said.len() == 1 && said[0].starts_with("2 info house.toml:1, which this policy extends"), "{said:?}");
        assert!(said[0].contains("`Tessel`, `Тессель`"), "{said:?}");
        rules[0].say.stance = Some(Admit);
        assert!(found(rules.clone()).is_empty());
        // In one file it is an exception, and meant.
        (rules[0].say.stance, rules[0].depth) = (Some(Forbid), 0);
        assert!(found(rules).is_empty());
    }

    #[test]
    fn a_preferred_name_without_a_spelling() {
        let said = found(vec![stance("label=upper", Prefer), stance("term=Ruhn", Discourage)]);
        assert!(said.len() == 1 && said[0].starts_with("2 warning line 1 prefers this name"), "{said:?}");
        assert!(found(vec![stance("label=lower", Prefer), stance("term=Ruhn", Discourage)]).is_empty());
    }
}

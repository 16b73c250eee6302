//! `unknown-label`: a rule or template hangs on a usage label that no name of the glossary carries.

use std::collections::BTreeSet;

use super::{PolicyCheck, at, did_you_mean, own};
use crate::model::{Diagnostic, Glossary, Mode, Policy, Rule, Severity, Template, closest};

pub(super) struct UnknownLabel;

impl PolicyCheck for UnknownLabel {
    fn id(&self) -> &'static str {
        "unknown-label"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/unknown-label.md")
    }
    fn policy(&self, policy: &Policy, glossary: &Glossary, out: &mut Vec<Diagnostic>) {
        let names = glossary.concepts.iter().flat_map(|concept| &concept.names);
        let labels: BTreeSet<&str> = names.flat_map(|name| &name.usage).map(|label| &**label).collect();
        // A letter is told of once, at the first rule that writes it.
        let mut told: Vec<char> = Vec::new();
        // The selectors of one rule share its line.
        let mut last: Option<(u32, String)> = None;
        for (_, rule) in own(policy) {
            if let Some(label) = rule.of.label.as_deref().filter(|label| !labels.contains(label)) {
                let meant = did_you_mean(closest(label, labels.iter().copied()));
                let message = format!("no name of the glossary carries the label `{label}`{meant}");
                let this = (rule.place.line, message);
                if last.as_ref() != Some(&this) {
                    out.push(at(rule, self.id(), Severity::Warning, this.1.clone()));
                }
                last = Some(this);
            }
            for letter in letters(rule) {
                if told.contains(&letter) {
                    continue;
                }
                let label = policy.labels.iter().rev().find(|(known, _)| known.chars().eq([letter]));
                let (severity, message) = match label {
                    Some((_, label)) if labels.contains(&**label) => continue,
                    Some((_, label)) => {
                        let meant = did_you_mean(closest(label, labels.iter().copied()));
                        let what = format!(
                            "`{{{letter}}}` stands for the label `{label}`, which no name of the glossary carries{meant}"
                        );
                        (Severity::Warning, what)
                    }
                    None => {
                        let what =
                            format!("`{{{letter}}}` has no label, here or in a parent policy; add it to `labels`");
                        (Severity::Error, what)
                    }
                };
                told.push(letter);
                out.push(at(rule, self.id(), severity, message));
            }
        }
    }
}

/// The letters of a rule's templates.
fn letters(rule: &Rule) -> Vec<char> {
    let forms: [&str; 2] = match &rule.say.mode {
        Some(Mode::Single { form } | Mode::Always { form, .. }) => [form, ""],
        Some(Mode::First { first, then, .. }) => [first, then],
        Some(Mode::Avoid { .. }) | None => return Vec::new(),
    };
    let templates = forms.into_iter().filter_map(|form| Template::parse(form).ok());
    templates.flat_map(|template| template.letters().collect::<Vec<_>>()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{double, glossary, messages, policy, stance};
    use super::*;
    use crate::model::Stance;

    #[test]
    fn labels_of_rules_and_letters() {
        let mut policy = policy(vec![
            stance("label=upper", Stance::Prefer),
            stance("label=uper", Stance::Prefer),
            stance("label=martian", Stance::Forbid),
            double("", "{A} ({C})", "{A}"),
            double("kind=river", "{D} ({C})", "{A}"),
        ]);
        policy.labels.push(("C".into(), "lowr".into()));
        assert_eq!(
            messages(&UnknownLabel, &policy, &glossary()),
            [
                "2 warning no name of the glossary carries the label `uper`; did you mean `upper`?",
                "3 warning no name of the glossary carries the label `martian`",
                "4 warning `{C}` stands for the label `lowr`, which no name of the glossary carries; did you mean `lower`?",
                "5 error `{D}` has no label, here or in a parent policy; add it to `labels`",
            ]
        );
    }

    #[test]
    fn a_parents_rules_are_looked_at_where_they_stand() {
        let mut policy = policy(vec![stance("label=uper", Stance::Prefer)]);
        policy.rules[0].depth = 1;
        assert!(messages(&UnknownLabel, &policy, &glossary()).is_empty());
    }
}

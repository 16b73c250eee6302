//! Checks of policies against the glossary they speak of: one file a check, one line in [`POLICY_CHECKS`].

mod contradicting_rules;
mod dead_rule;
#[cfg(test)]
mod fixture;
mod no_house_term;
mod self_contradiction;
mod unknown_concept;
mod unknown_element;
mod unknown_label;

use crate::model::{Diagnostic, Glossary, Policy, Rule, Selector, Severity};

/// A check of policies.
pub trait PolicyCheck: Sync {
    /// Its id, stable for scripts: `dead-rule`.
    fn id(&self) -> &'static str;
    /// Its manual, Markdown.
    fn doc(&self) -> &'static str;
    /// Looks through one policy, its parents folded in. A rule keeps its line but no span, so every diagnostic has
    /// its place in `policy` (file and line) and an empty `span`.
    fn policy(&self, policy: &Policy, glossary: &Glossary, out: &mut Vec<Diagnostic>);
}

/// Every check of policies.
pub static POLICY_CHECKS: &[&dyn PolicyCheck] = &[
    &unknown_concept::UnknownConcept,
    &unknown_label::UnknownLabel,
    &unknown_element::UnknownElement,
    &contradicting_rules::ContradictingRules,
    &self_contradiction::SelfContradiction,
    &dead_rule::DeadRule,
    &no_house_term::NoHouseTerm,
];

/// A diagnostic at a rule's line.
fn at(rule: &Rule, id: &'static str, severity: Severity, message: String) -> Diagnostic {
    Diagnostic {
        policy: Some(rule.place.clone()),
        ..Diagnostic::new(id, severity, crate::base::Span::default(), message)
    }
}

/// The policy's own rules; those of its parents are looked at where they stand.
fn own(policy: &Policy) -> impl Iterator<Item = (usize, &Rule)> {
    policy.rules.iter().enumerate().filter(|(_, rule)| rule.depth == 0)
}

/// A selector as a policy file writes it.
fn written(of: &Selector) -> String {
    let Selector { concept, label, term, kind, country, lang } = of;
    let lang = lang.as_ref().map(|lang| lang.as_str().into());
    let fields =
        [("concept", concept), ("label", label), ("term", term), ("kind", kind), ("country", country), ("lang", &lang)];
    let given: Vec<String> =
        fields.iter().filter_map(|(key, value)| Some(format!("{key} = \"{}\"", value.as_ref()?))).collect();
    if given.is_empty() { "of = {}".to_owned() } else { format!("of = {{ {} }}", given.join(", ")) }
}

/// "; did you mean `x`?", or nothing.
fn did_you_mean(meant: Option<&str>) -> String {
    meant.map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default()
}

/// The first few of a list, and how many more there are.
fn few(names: &[&str], most: usize) -> String {
    let shown = names.iter().take(most).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(most) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

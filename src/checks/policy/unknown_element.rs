//! `unknown-element`: a condition waits for an element that no draft has.

use super::{PolicyCheck, at, did_you_mean, own};
use crate::formats::BLOCKS;
use crate::model::{Diagnostic, Glossary, Policy, Severity, closest};
use crate::policy::built_in_classes;

pub(super) struct UnknownElement;

/// What readers call other blocks of a draft than [`BLOCKS`]; names with a colon (`front:title`, `docx:Title`) are the
/// format's own.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "figcaption", "footnote", "pre", "img-alt", "description", "label", "cue", "msgstr", "header", "footer", "comment",
];

impl PolicyCheck for UnknownElement {
    fn id(&self) -> &'static str {
        "unknown-element"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/unknown-element.md")
    }
    fn policy(&self, policy: &Policy, _: &Glossary, out: &mut Vec<Diagnostic>) {
        let mut known: Vec<&str> = policy.elements.iter().map(|(class, _)| &**class).collect();
        for class in built_in_classes() {
            known.push(class);
        }
        known.extend(BLOCKS.iter().chain(OTHERS));
        let mut last = None;
        for (_, rule) in own(policy) {
            // The selectors of one rule share its line and its condition.
            if last.replace(rule.place.line) == Some(rule.place.line) {
                continue;
            }
            for wanted in &rule.when.element {
                let is_known = known.iter().any(|known| known.eq_ignore_ascii_case(wanted));
                if is_known || wanted.contains([':', '*', '?', '{']) {
                    continue;
                }
                let meant = did_you_mean(closest(wanted, known.iter().copied()));
                let message =
                    format!("`{wanted}` is no element that a draft has and no class under `[elements]`{meant}");
                out.push(at(rule, self.id(), Severity::Warning, message));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{glossary, messages, policy, stance};
    use super::*;
    use crate::model::Stance;

    #[test]
    fn a_mistyped_class() {
        let mut policy = policy(vec![stance("", Stance::Prefer)]);
        policy.elements = vec![("lede".into(), vec!["p".into()])];
        policy.rules[0].when.element =
            ["headlin", "lede", "body", "H2", "docx:Lead", "h?", "sidebar"].map(Into::into).into();
        assert_eq!(
            messages(&UnknownElement, &policy, &glossary()),
            [
                "1 warning `headlin` is no element that a draft has and no class under `[elements]`; did you mean `headline`?",
                "1 warning `sidebar` is no element that a draft has and no class under `[elements]`",
            ]
        );
    }
}

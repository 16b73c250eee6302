//! A place that carries what the house is against now.

use crate::base::Place;
use crate::formats::tmx::Hindrance;
use crate::model::{Applicability, Diagnostic, PolicyPlace, Severity, Side};

use super::rooms::Finding;

/// A place that carries a form which the house is against now.
#[derive(Clone, Debug)]
pub struct ImpactPlace {
    /// The line in its file, from 1.
    pub line: u64,
    /// The column in characters, from 1.
    pub column: u32,
    /// What stands there, as it is read.
    pub text: String,
    /// What to write instead, best first; empty where the house has no term.
    pub suggestions: Vec<String>,
    /// The check that is against it: `forbidden-term`.
    pub rule: &'static str,
    /// How grave.
    pub severity: Severity,
    /// The concept's id.
    pub concept: Option<Box<str>>,
    /// The line of the policy that is against it.
    pub policy: Option<PolicyPlace>,
    /// True if the house before was not against it, or wrote something else in its place; `None` if what held before is
    /// not known.
    pub newly: Option<bool>,
    /// In a memory: where.
    pub unit: Option<ImpactUnit>,
    /// In a glossary: the key of the line, `note`.
    pub field: Option<String>,
    /// How it may be rewritten; `None` where nothing can be written.
    pub fix: Option<Applicability>,
    /// Why it is not to be rewritten though there is something to write.
    pub hindrance: Option<&'static str>,
}

/// A text of a memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImpactUnit {
    /// Counts the units of the file, from 0.
    pub ordinal: u64,
    /// As the unit gives it.
    pub id: Option<String>,
    /// Translated from, or to.
    pub side: Side,
    /// As written.
    pub lang: String,
}

impl ImpactPlace {
    pub(super) fn new(finding: Finding, text: &str, place: Place) -> Self {
        let Diagnostic { suggestions, rule, severity, concept, policy, fix, by_hand, .. } = finding.diagnostic;
        let is_written = fix.as_ref().is_some_and(|fix| fix.applicability > Applicability::DisplayOnly);
        Self {
            line: place.line,
            column: place.column,
            text: text.to_owned(),
            suggestions,
            rule,
            severity,
            concept,
            policy,
            newly: finding.newly,
            unit: None,
            field: None,
            fix: fix.map(|fix| fix.applicability),
            hindrance: by_hand.filter(|_| !is_written),
        }
    }
}

/// Why something is left as it is, in words.
pub(super) fn why(hindrance: Hindrance) -> &'static str {
    match hindrance {
        Hindrance::Code => "a code stands in it",
        Hindrance::Entity => "a part of it comes from an entity or a CDATA section",
    }
}

//! What exonym has to say about a file: one type for drafts, glossaries, policies and exchange files.

use std::path::PathBuf;
use std::sync::Arc;

use super::{HowSet, Score};
use crate::base::Span;

/// How grave a finding is. Ordered: `Info < Warning < Error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// For the reader's information.
    Info,
    /// Should be looked at.
    Warning,
    /// Breaks the house's rule.
    Error,
}

impl Severity {
    /// The name in JSON and in policies.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// Whether a fix may be applied without a person looking at it. Ordered from least to most trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicability {
    /// Shown, never applied.
    DisplayOnly,
    /// Applied on request (`--unsafe-fixes`): the sentence may need another change too.
    Unsafe,
    /// Applied by `--fix`: the sentence stays right.
    Safe,
}

impl Applicability {
    /// The name in JSON and in policies.
    pub fn as_str(self) -> &'static str {
        match self {
            Applicability::DisplayOnly => "display-only",
            Applicability::Unsafe => "unsafe",
            Applicability::Safe => "safe",
        }
    }
}

/// Text put in the place of a span of the decoded file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// Edits that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Whether it may be applied unseen.
    pub applicability: Applicability,
    /// Ascending, not overlapping.
    pub edits: Vec<Edit>,
}

/// A second place that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What it says.
    pub text: String,
}

/// The line of a policy that decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyPlace {
    /// The policy's name.
    pub name: Arc<str>,
    /// Its file; a shipped policy has a name such as `azerbaijani-agency.toml`.
    pub file: Arc<PathBuf>,
    /// The line, from 1.
    pub line: u32,
}

/// The side of a bilingual unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The source text.
    Source,
    /// The target text.
    Target,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The check that speaks: `forbidden-term`.
    pub rule: &'static str,
    /// How grave.
    pub severity: Severity,
    /// Where, in the decoded file.
    pub span: Span,
    /// One sentence.
    pub message: String,
    /// Second places.
    pub labels: Vec<Label>,
    /// Further remarks, a sentence each.
    pub notes: Vec<String>,
    /// The concept's id, as in the glossary; for machines, never shown to people.
    pub concept: Option<Box<str>>,
    /// How the text departs from the term.
    pub how: HowSet,
    /// How near the text is to the term.
    pub score: Option<Score>,
    /// What to write instead, best first, ready to paste.
    pub suggestions: Vec<String>,
    /// The unit of a bilingual file.
    pub unit: Option<Box<str>>,
    /// The side of that unit.
    pub side: Option<Side>,
    /// The line of the policy that made the finding.
    pub policy: Option<PolicyPlace>,
    /// What can be applied.
    pub fix: Option<Fix>,
    /// Why that is left to a person, where it is.
    pub by_hand: Option<&'static str>,
    /// A hash of the words of the sentence around, however they are wrapped and marked up; `None` where it stands in none.
    pub context: Option<u64>,
    /// False where it stands across markup or is written in another way than it is read: nothing can be put in its place.
    pub editable: bool,
}

impl Diagnostic {
    /// A finding with nothing but the essentials; the rest is filled in by the check.
    pub fn new(rule: &'static str, severity: Severity, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity,
            span,
            message: message.into(),
            labels: Vec::new(),
            notes: Vec::new(),
            concept: None,
            how: HowSet::EXACT,
            score: None,
            suggestions: Vec::new(),
            unit: None,
            side: None,
            policy: None,
            fix: None,
            by_hand: None,
            context: None,
            editable: true,
        }
    }
}

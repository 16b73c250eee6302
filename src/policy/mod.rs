//! Row 2: the one place where a policy is evaluated.

use crate::base::Lang;
use crate::model::{Applicability, Concept, Date, Mode, Name, Policy, PolicyPlace, Severity, Stance, Term, TermRef};

/// Where and when a name stands.
#[derive(Clone, Debug)]
pub struct Scope<'a> {
    /// The text's language.
    pub lang: &'a Lang,
    /// The date of what the text tells, if known.
    pub event: Option<Date>,
    /// The date of writing, if known.
    pub written: Option<Date>,
    /// The block: `p`, `h1`, `front:title`.
    pub element: &'a str,
    /// The document's type.
    pub doctype: Option<&'a str>,
    /// The draft's path, `/` between folders.
    pub path: &'a str,
}

/// What the house says of a name.
#[derive(Clone, Debug)]
pub struct Verdict<'p> {
    /// Its stance; [`Stance::Admit`] where no rule speaks.
    pub stance: Stance,
    /// The severity that a rule sets.
    pub severity: Option<Severity>,
    /// The applicability that a rule sets.
    pub fix: Option<Applicability>,
    /// The line that decided.
    pub place: Option<&'p PolicyPlace>,
    /// The remark of that line.
    pub note: Option<&'p str>,
    /// False if the rule hangs on an event date that is not known: its findings are then for information.
    pub certain: bool,
}

/// The term that the house writes for a concept.
#[derive(Clone, Copy, Debug)]
pub struct Preferred<'g, 'p> {
    /// The name.
    pub name: &'g Name,
    /// The term, in the language asked for.
    pub term: &'g Term,
    /// The line that prefers it; `None` where only the glossary's order decides.
    pub place: Option<&'p PolicyPlace>,
}

/// What the house says of a term of a concept.
pub fn verdict<'p>(policy: &'p Policy, term: TermRef<'_>, scope: &Scope<'_>) -> Verdict<'p> {
    let _ = (policy, term, scope);
    Verdict { stance: Stance::Admit, severity: None, fix: None, place: None, note: None, certain: true }
}

/// The term that the house writes for a concept in a language; `None` where it has none.
pub fn preferred<'g, 'p>(
    policy: &'p Policy,
    concept: &'g Concept,
    lang: &Lang,
    scope: &Scope<'_>,
) -> Option<Preferred<'g, 'p>> {
    let _ = (policy, concept, lang, scope);
    None
}

/// How the house names a concept through a document, with the line that says so.
pub fn mode<'p>(policy: &'p Policy, concept: &Concept, scope: &Scope<'_>) -> Option<(&'p Mode, &'p PolicyPlace)> {
    let _ = (policy, concept, scope);
    None
}

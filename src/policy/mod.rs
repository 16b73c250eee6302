//! Row 2: the one place where a policy is evaluated.

mod conditions;
#[cfg(test)]
pub(crate) mod fixture;
mod glob;
mod inherit;
mod naming;
mod select;
mod show;
mod terms;
mod verdict;

pub(crate) use conditions::{built_in_classes, is_body};
pub(crate) use inherit::inherit;
pub use naming::{Naming, Piece};
pub(crate) use naming::{has_modes, mode, naming};
pub(crate) use select::{Narrowness, covers_concept, covers_term, narrowness};
pub use show::{Shown, ShownLanguage, ShownTerm};
pub(crate) use show::{called, rule_at, show, show_all};
pub(crate) use terms::{in_use, preferred, spelling};
pub(crate) use verdict::verdict;

use crate::base::Lang;
use crate::model::{Applicability, Date, Name, PolicyPlace, Severity, Stance, Term};

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

//! Row 1: the plain data that everything else works on.

mod closest;
mod codes;
mod diagnostic;
mod glossary;
mod loss;
mod policy;
mod problem;
mod score;
mod segment;
mod segments;
mod template;
mod text;
mod unit;

pub(crate) use closest::closest;
pub use codes::CodeTrouble;
pub use diagnostic::{Applicability, Diagnostic, Edit, Fix, Label, PolicyPlace, Severity, Side};
pub use glossary::{
    Concept, Example, Gender, Glossary, MatchMode, Name, Rank, Related, RelatedKind, Status, Term, TermRef,
};
pub use loss::{Loss, Losses};
pub use policy::{
    Date, DateRange, Exempt, ExemptLevel, Inflect, Mode, Policy, PolicyText, Rule, Say, Selector, Spelling, Stance,
    When,
};
pub use problem::Problem;
pub use score::{How, HowSet, Score};
pub use segment::{Element, Segment};
pub use segments::Segments;
pub use template::{Part, Template};
pub use text::{Mark, Run, Tag, TagKind, Text};
pub use unit::{Attribute, HeadInfo, Info, InfoKind, LangBy, MemoryHead, Review, Unit, Variant};

//! Checks of glossaries: what can be seen without a draft. One file a check, one line in [`GLOSSARY_CHECKS`].

mod coordinates;
mod dates;
mod duplicate_term;
mod failing_example;
mod guessed_class;
mod inflected_form;
mod language_tag;
mod mixed_script_term;
mod near_duplicate;
mod near_label;
mod no_preferred_term;
mod old_id;
mod places;
mod relation_circle;
mod script_mismatch;
mod short_term;
mod term_spacing;
mod unfound_term;
mod unknown_relation;

#[cfg(test)]
mod fixture;

use crate::base::Source;
use crate::model::{Diagnostic, Glossary};

/// A check of a glossary.
pub trait GlossaryCheck: Sync {
    /// Its id, stable for scripts: `duplicate-term`.
    fn id(&self) -> &'static str;
    /// Its manual, Markdown.
    fn doc(&self) -> &'static str;
    /// Looks through a glossary of one or more files. Each finding comes with the index of its file, which counts
    /// into [`Glossary::files`] and into `sources`. A source that is missing costs a finding its second places only.
    fn glossary(&self, glossary: &Glossary, sources: &[Source], out: &mut Vec<(u32, Diagnostic)>);
}

/// Every check of glossaries.
pub static GLOSSARY_CHECKS: &[&dyn GlossaryCheck] = &[
    &duplicate_term::DuplicateTerm,
    &near_duplicate::NearDuplicate,
    &inflected_form::InflectedForm,
    &no_preferred_term::NoPreferredTerm,
    &script_mismatch::ScriptMismatch,
    &mixed_script_term::MixedScriptTerm,
    &language_tag::LanguageTag,
    &term_spacing::TermSpacing,
    &short_term::ShortTerm,
    &unfound_term::UnfoundTerm,
    &unknown_relation::UnknownRelation,
    &relation_circle::RelationCircle,
    &old_id::OldId,
    &near_label::NearLabel,
    &dates::Dates,
    &coordinates::Coordinates,
    &guessed_class::GuessedClass,
    &failing_example::FailingExample,
];

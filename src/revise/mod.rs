//! Row 3: changes to glossaries and memories that leave everything else as it was.

mod absorb;
pub(crate) mod diff;
pub(crate) mod fmt;
mod ids;
pub(crate) mod merge;
mod patch;
mod render;
pub(crate) mod repair;
mod terms;
mod tokens;

pub(crate) use absorb::{Absorbing, Ranks, absorb, free_id, free_key};
pub use diff::{Change, ChangeKind, Effect, EffectKind, Subject};
pub use fmt::FmtOptions;
pub(crate) use ids::{id_of, make_readable};
pub use merge::{Conflict, ConflictKind, Markers};
pub use patch::{GlossaryPatch, patch_glossary};

/// The first lines of a glossary file: what it says of itself.
pub(crate) fn glossary_head(glossary: &crate::model::Glossary) -> String {
    render::glossary_table(glossary)
}

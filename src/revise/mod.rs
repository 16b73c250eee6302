//! Row 3: changes to glossaries and memories that leave everything else as it was.

pub(crate) mod fmt;
mod patch;
mod render;
pub(crate) mod repair;
mod terms;

pub use fmt::FmtOptions;
pub use patch::{GlossaryPatch, patch_glossary};

//! Row 3: changes to glossaries and memories that leave everything else as it was.

mod patch;
mod render;
mod terms;

pub use patch::{GlossaryPatch, patch_glossary};

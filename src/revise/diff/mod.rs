//! What is different between two glossaries, policies or memories, by what they mean.

mod change;
mod effect;
mod fields;
mod glossary;
pub(crate) mod lines;
mod memory;
mod pairs;
mod policy;
pub(crate) mod torn;

pub use change::{Change, ChangeKind, Effect, EffectKind, Subject};
pub(crate) use effect::{Day, effects};
pub(crate) use glossary::{called, called_name, compare as glossaries};
pub(crate) use memory::compare as memories;
pub(super) use memory::{Marks, certain_partners, marks, source_of};
pub(crate) use policy::compare as policies;

#[cfg(test)]
mod tests;

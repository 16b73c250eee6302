//! Glossaries and policies.

mod glossary;
mod moved;
mod names;
mod pair;
mod parse;
mod policy;

pub(super) use glossary::merge as glossary;
pub(super) use policy::merge as policy;

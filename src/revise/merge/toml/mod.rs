//! Glossaries and policies.

mod glossary;
mod lists;
mod moved;
mod names;
mod parse;
mod policy;
mod rules;
mod values;

pub(super) use glossary::merge as glossary;
pub(super) use policy::merge as policy;

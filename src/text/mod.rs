//! Row 1: words, keys, capitals, quotations, protected ranges, languages and their forms.

pub(crate) mod ascii;
pub(crate) mod attributes;
pub(crate) mod broken;
pub(crate) mod called;
pub(crate) mod case;
pub(crate) mod clauses;
pub(crate) mod common;
pub(crate) mod composed;
pub(crate) mod detect;
pub(crate) mod fold;
pub(crate) mod morph;
pub(crate) mod organisations;
pub(crate) mod protect;
pub(crate) mod quotes;
pub(crate) mod spoken;
pub(crate) mod sport;
pub(crate) mod stem;
pub(crate) mod stems;
pub(crate) mod translit;
pub(crate) mod unspaced;
pub(crate) mod words;

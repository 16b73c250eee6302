//! Row 1: words, keys, capitals, quotations, protected ranges, languages and their forms.

pub mod ascii;
pub mod case;
pub mod detect;
pub mod fold;
pub mod morph;
pub mod organisations;
pub mod protect;
pub mod quotes;
pub mod words;

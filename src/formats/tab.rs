//! Tables of terms with tabs between the cells and no quotation marks; `#` begins a comment.

use super::csv;
use super::table::{self, Base};
use super::{Format, TermsIo};

/// Tab-separated values: OmegaT's glossaries, UTX, and our own with languages for heads.
pub(super) const FORMAT: Format = Format {
    name: "tab",
    title: "a tab-separated table",
    extensions: &["tab", "tsv", "utf8", "utx"],
    sniff: None,
    draft: None,
    spell: None,
    leads: None,
    terms: Some(TERMS),
};

const TERMS: TermsIo = TermsIo {
    read: |source, reading| table::read(source, reading, Base::Tab).0,
    write: Some(|glossary, writing, out, losses| csv::write(glossary, writing, b'\t', out, losses)),
};

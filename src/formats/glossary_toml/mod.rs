//! Glossary files: TOML, concept after concept, one term a line.
//!
//! Read by events straight into the model: a file is cut at its table headers, so that memory stays small and a
//! bracket left open spoils one table only. Every mistake is reported, once, with its place.

mod chunks;
mod concepts;
mod fields;
mod lines;
mod lookup;
mod problems;
mod straight;
mod term;
mod tree;

#[cfg(test)]
mod tests;

use std::sync::Arc;

pub(crate) use concepts::Layout;
pub(crate) use lines::{line_fields, line_removed, toml_text};

use super::{Format, ReadResult, TermsIo, conflict};
use crate::base::Source;
use crate::model::Glossary;

/// Glossaries in exonym's own form.
pub(super) const FORMAT: Format = Format {
    name: "glossary",
    title: "a glossary in TOML",
    extensions: &["toml"],
    sniff: None,
    draft: None,
    spell: None,
    leads: None,
    terms: Some(TERMS),
};

const TERMS: TermsIo = TermsIo { read: |source, _| read(source), write: None };

/// Reads a glossary; every mistake is in `problems`, with its place and what was probably meant.
///
/// Problems of severity `Error` are mistakes; those of severity `Warning` are things that were put right on the way
/// (a term that was not NFC, an invisible character).
pub(crate) fn read(source: &Source) -> ReadResult<Glossary> {
    whole(source, concepts::Reader::new()).0
}

/// Reads a glossary that is to be patched.
pub(crate) fn read_with_layout(source: &Source) -> (ReadResult<Glossary>, Layout) {
    let (result, layout) = whole(source, concepts::Reader::with_layout());
    (result, layout.unwrap_or_default())
}

fn whole(source: &Source, mut reader: concepts::Reader) -> (ReadResult<Glossary>, Option<Layout>) {
    if let Some(torn) = conflict::instead(source, || Glossary::of_file(source.path())) {
        return (torn, None);
    }
    chunks::read(source.text(), &mut reader);
    let (mut glossary, problems, layout) = reader.finish();
    glossary.files = vec![Arc::new(source.path().to_path_buf())];
    let mut problems = problems.into_sorted(source.text());
    conflict::single_out(source.text(), &mut problems);
    (ReadResult { value: glossary, problems }, layout)
}

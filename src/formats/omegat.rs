//! OmegaT's glossaries: source, target, comment.
//!
//! What is written round (OmegaT's sources and manual): without a magic comment a `.txt` may be read in the system's
//! encoding, a CSV without a byte order mark too; a line that begins with `#` is a comment; cells are trimmed; there are
//! three columns, and no status but what the comment says.

use std::io::{self, Write};

use super::table::{
    self, Base, Fact, Out, Pair, Quoting, Targets, forms_of, pairs, standing, unheld, unheld_sources, wanted_pair,
};
use super::term_text::one_line;
use super::{Format, TermsIo, TermsReading, TermsWriting};
use crate::model::{Glossary, Losses};

/// A pair of languages for OmegaT.
pub(super) const FORMAT: Format = Format {
    name: "omegat",
    title: "OmegaT",
    extensions: &[],
    sniff: None,
    draft: None,
    spell: None,
    leads: None,
    terms: Some(TERMS),
};

const TERMS: TermsIo = TermsIo {
    read: |source, reading| {
        let base = if source.path().extension().is_some_and(|e| e.eq_ignore_ascii_case("csv")) {
            Base::Csv
        } else {
            Base::Tab
        };
        table::read(source, &named(reading, "omegat"), base).0
    },
    write: Some(write),
};

/// The magic comment that OmegaT itself writes.
const MAGIC: &str = "# Glossary in tab-separated format -*- coding: utf-8 -*-\n";

const HOLDS: &[Fact] = &[Fact::Kind, Fact::Definition, Fact::TermNote, Fact::Rank];

/// The user's wishes for reading, with a dialect.
pub(super) fn named(reading: &TermsReading, dialect: &str) -> TermsReading {
    let mut reading = reading.clone();
    reading.table.dialect = Some(dialect.into());
    reading
}

fn write(glossary: &Glossary, writing: &TermsWriting, out: &mut dyn Write, losses: &mut Losses) -> io::Result<()> {
    let (from, to) = wanted_pair(writing)?;
    let pairs = pairs(glossary, &from, &to, losses);
    let written = Targets::of(pairs.iter());
    unheld(glossary, HOLDS, &|term| written.has(term), losses);
    unheld_sources(&pairs.iter().collect::<Vec<_>>(), &[], losses);
    let mut out = Out::new(out, losses, writing, b'\t', Quoting::Needed);
    out.raw(if out.is_tab() { MAGIC } else { "\u{FEFF}" })?;
    for pair in &pairs {
        let comment = comment(pair);
        for (source, target) in forms_of(pair.concept, pair.source, pair.target, writing, out.losses()) {
            out.row(&[source, target, comment.clone()])?;
        }
    }
    Ok(())
}

/// What OmegaT shows beside the term: how it stands, and what it is.
pub(super) fn comment(pair: &Pair<'_>) -> String {
    let mut parts = vec![standing(pair)];
    parts.extend(
        [&pair.concept.kind, &pair.concept.definition, &pair.target.note]
            .into_iter()
            .flatten()
            .map(|text| one_line(text)),
    );
    parts.join("; ")
}

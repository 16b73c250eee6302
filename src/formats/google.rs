//! Google Cloud Translation's glossaries: a pair without header, or equivalent term sets with one.

use std::collections::HashSet;
use std::io::{self, Write};

use super::deepl::{self, Limits};
use super::omegat::named;
use super::table::{self, Base, Fact, Out, PART_OF_SPEECH, Quoting, terms_in, unheld};
use super::{Format, TermsIo, TermsWriting};
use crate::base::Lang;
use crate::model::{Concept, Glossary, Losses, Rank, Status, Term};

/// A pair of languages, or several, for Google Cloud Translation.
pub(super) const FORMAT: Format = Format {
    name: "google",
    title: "Google Cloud Translation",
    extensions: &[],
    sniff: None,
    draft: None,
    spell: None,
    leads: None,
    terms: Some(TERMS),
};

const TERMS: TermsIo = TermsIo { read, write: Some(write) };

/// The size is from memory: 10.4 million bytes. No limit of a phrase is known.
const LIMITS: Limits = Limits { phrase: usize::MAX, file: 10_000_000 };

fn read(source: &crate::base::Source, reading: &super::TermsReading) -> super::ReadResult<Glossary> {
    // With a header it is a set, without one a pair; both are known by their first row.
    let sets = table::read(source, &named(reading, "languages"), Base::Csv).0;
    if sets.value.concepts.is_empty()
        || reading.from.is_some() && reading.to.is_some() && reading.table.header != Some(true)
    {
        let pair = table::read(source, reading, Base::Csv).0;
        if !pair.value.concepts.is_empty() {
            return pair;
        }
    }
    sets
}

fn write(glossary: &Glossary, writing: &TermsWriting, out: &mut dyn Write, losses: &mut Losses) -> io::Result<()> {
    // A pair has no header, and a header makes a set of two languages.
    let pair = writing.from.is_some() && writing.to.len() == 1 && writing.table.header != Some(true);
    if pair { deepl::write(glossary, writing, &LIMITS, out, losses) } else { sets(glossary, writing, out, losses) }
}

fn sets(glossary: &Glossary, writing: &TermsWriting, out: &mut dyn Write, losses: &mut Losses) -> io::Result<()> {
    let langs = writing.langs(glossary);
    let best = |concept: &Concept| -> Vec<Option<String>> {
        langs.iter().map(|lang| best(concept, lang).map(|term| term.text.to_string())).collect()
    };
    let pos = |concept: &Concept| {
        let terms = concept.terms().flat_map(|term| &term.extra);
        concept.extra.iter().chain(terms).find(|(key, _)| **key == *PART_OF_SPEECH).map(|(_, text)| text.to_string())
    };
    let with_pos = glossary.concepts.iter().any(|concept| pos(concept).is_some());
    let with_description = glossary.concepts.iter().any(|concept| concept.definition.is_some());
    let written = |term: &Term| langs.iter().any(|lang| lang.same_language(&term.lang));
    unheld(glossary, &[Fact::Definition, Fact::Rank], &written, losses);
    let mut out = Out::new(out, losses, writing, b',', Quoting::Needed);
    let mut heads: Vec<&str> = langs.iter().map(Lang::as_str).collect();
    heads.extend(with_pos.then_some("pos"));
    heads.extend(with_description.then_some("description"));
    out.row(&heads)?;
    let mut seen: HashSet<Vec<String>> = HashSet::new();
    for concept in &glossary.concepts {
        let set = best(concept);
        if set.iter().flatten().count() < 2 {
            if let Some(only) = set.iter().flatten().next() {
                out.losses().add("concepts with a term in one of the languages only", only);
            }
            continue;
        }
        let mut rows: Vec<Vec<String>> = vec![set.into_iter().map(Option::unwrap_or_default).collect()];
        // Other spellings of the language translated from lead to the same terms.
        if let (Some(from), true) = (&writing.from, writing.to.len() == 1) {
            let set = rows[0].clone();
            for source in terms_in(concept, from).into_iter().filter(|source| *source.text != *set[0]) {
                let mut row = set.clone();
                row[0] = source.text.to_string();
                rows.push(row);
            }
        }
        for term in concept.terms().filter(|term| written(term)) {
            if !rows.iter().flatten().any(|cell| **cell == *term.text) {
                out.losses().add("further terms of a concept (a set has one a language)", &term.text);
            }
        }
        for mut row in rows {
            if with_pos {
                row.push(pos(concept).unwrap_or_default());
            }
            if with_description {
                row.push(concept.definition.as_deref().unwrap_or_default().to_owned());
            }
            if seen.insert(row.clone()) {
                out.row(&row)?;
            }
        }
    }
    Ok(())
}

/// The term to write in a language.
fn best<'g>(concept: &'g Concept, lang: &Lang) -> Option<&'g Term> {
    let usable = |term: &&Term| term.rank <= Rank::Admitted && term.status == Status::Approved;
    terms_in(concept, lang).into_iter().filter(usable).min_by_key(|term| term.rank)
}

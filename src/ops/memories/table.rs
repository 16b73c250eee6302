//! A bilingual table as a memory: each row, or each concept of a glossary that is a table, is a unit.

use std::fs;
use std::path::Path;

use super::read::Units;
use crate::base::{Error, Lang, Result};
use crate::formats::{self, TermsReading};
use crate::memory::{TextsBuilder, UnitAdded};
use crate::model::{Rank, Severity, Status, Term};
use crate::ops::import::without_language;
use crate::ops::workspace::error_of;
use crate::text::composed::composed;

/// Formats of tables, by extension or content.
const TABLES: [&str; 7] = ["csv", "tab", "omegat", "weblate", "memoq", "deepl", "google"];

/// Reads a table whole; `None` for what is none.
pub(super) fn read(path: &Path, from: Option<&Lang>, to: Option<&Lang>) -> Result<Option<Units>> {
    let bytes = fs::read(path).map_err(|cause| Error::io(path, cause))?;
    let sum = crc32fast::hash(&bytes);
    let Ok(source) = formats::decode(path, bytes, None) else { return Ok(None) };
    let format = formats::detect_terms(path, &source).filter(|format| TABLES.contains(&format.name));
    let Some(terms) = format.and_then(|format| format.terms) else { return Ok(None) };
    let reading = TermsReading { from: from.cloned(), to: to.cloned(), ..TermsReading::default() };
    let found = (terms.read)(&source, &reading);
    if let Some(problem) = found.problems.iter().find(|problem| problem.severity == Severity::Error) {
        return Err(error_of(&source, problem));
    }
    let glossary = found.value;
    if glossary.terms().any(|term| without_language(term.term)) {
        let what = "does not say which languages it is in; name them with --from and --to";
        return Err(Error::new(what).in_file(path));
    }
    let mut langs: Vec<Lang> = Vec::new();
    for term in glossary.terms() {
        if !langs.iter().any(|known| known.same_language(&term.term.lang)) {
            langs.push(term.term.lang.clone());
        }
    }
    let from = from.cloned().or_else(|| langs.first().cloned()).unwrap_or_else(|| Lang::new(""));
    langs.retain(|lang| !lang.same_language(&from));
    if to.is_none() && langs.len() > 1 {
        let names: Vec<_> = langs.iter().map(Lang::as_str).collect();
        let what = format!("has several languages to translate to; name one with --to: {}", names.join(", "));
        return Err(Error::new(what).in_file(path));
    }
    let to = to.cloned().or_else(|| langs.first().cloned()).unwrap_or_else(|| Lang::new(""));
    let mut texts = TextsBuilder::default();
    for (ordinal, concept) in (0..).zip(&glossary.concepts) {
        let of = |lang: &Lang| -> Vec<&Term> {
            let all = concept.terms();
            all.filter(|term| term.lang.same_language(lang) && term.status != Status::Rejected).collect()
        };
        let targets = of(&to);
        for source in of(&from) {
            // What is not to be written is no translation.
            for target in targets.iter().filter(|term| term.rank < Rank::Deprecated) {
                if !texts.has_room() {
                    return Err(Error::new("has more units than an index holds; split it").in_file(path));
                }
                let (source, target) = (&*composed(&source.text), &*composed(&target.text));
                texts.add(UnitAdded { ordinal, source, target, ..UnitAdded::default() });
            }
        }
    }
    Ok(Some(Units { texts, from: from.as_str().to_owned(), to: to.as_str().to_owned(), sum }))
}

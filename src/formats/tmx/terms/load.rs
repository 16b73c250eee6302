//! A memory as a glossary: each unit is a concept, each of its texts a term; in a memory that was written from a glossary
//! the units of a concept are put together again.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::super::super::ranks::settle;
use super::super::super::term_text::clean;
use super::super::super::{ReadResult, TermsReading, conflict};
use super::super::head::edit::of_the_making;
use super::super::read::{Broken, Piece, Reader};
use super::own;
use crate::base::{Error, Lang, Source, Span};
use crate::model::{Concept, Diagnostic, Glossary, Info, InfoKind, Name, Rank, Severity, Term, Unit, Variant};

/// What is not read of a memory.
const SYNTAX: &str = "tmx-syntax";
/// What the header says, for which a glossary has no room.
const HEADER: &str = "tmx-header";
/// What is left out where a segment becomes a term.
const CODES: &str = "tmx-codes";
/// What of a segment no term holds.
const TEXT: &str = "tmx-text";

/// Reads the units as concepts: `tuid` is the id, notes are notes, properties and attributes are kept in `extra` under
/// `tmx:`. Codes have no place in a term.
pub(in super::super) fn read(source: &Source, _: &TermsReading) -> ReadResult<Glossary> {
    if let Some(torn) = conflict::instead(source, || Glossary::of_file(source.path())) {
        return torn;
    }
    let mut result = ReadResult::<Glossary>::default();
    let mut ids = HashSet::new();
    let mut known = HashMap::new();
    let fail = |problems: &mut Vec<Diagnostic>, error: &Error| {
        let at = error.place().map_or(0, |place| place.offset as u32);
        problems.push(Diagnostic::new(SYNTAX, Severity::Error, Span { start: at, end: at }, error.what()));
    };
    let mut reader = match Reader::of_text(source.text(), Broken::Tell) {
        Ok(reader) => reader,
        Err(error) => {
            fail(&mut result.problems, &error);
            return result;
        }
    };
    let ours = reader.head.memory.attribute("o-tmf") == Some(own::ORIGIN);
    // In a memory of ours a glossary's own fields stand there.
    let read = |info: &crate::model::HeadInfo| {
        ours && info.name == "prop" && info.kind.as_deref().is_some_and(|kind| own::OF_HEAD.contains(&kind))
    };
    for info in reader.head.memory.infos.iter().filter(|info| !read(info)) {
        let what = "notes and properties of the header".to_owned();
        result.problems.push(Diagnostic::new(HEADER, Severity::Info, info.span, what));
    }
    for span in of_the_making(&reader.head).into_iter().filter(|_| !ours) {
        let what = "attributes of the header (who made the file, and when)".to_owned();
        result.problems.push(Diagnostic::new(HEADER, Severity::Info, span, what));
    }
    if ours {
        let said = |kind: &str| {
            let of = |info: &&crate::model::HeadInfo| info.name == "prop" && info.kind.as_deref() == Some(kind);
            reader.head.memory.infos.iter().find(of).map(|info| info.text.clone())
        };
        result.value.title = said("x-title");
        result.value.license = said("x-license");
        result.value.attribution = said("x-attribution");
        result.value.has_statuses = said(own::STATUSES).is_some();
    }
    loop {
        match reader.next() {
            Ok(Some(Piece::Unit(cut, unit))) if ours => {
                let base = cut.place().offset as u32;
                own_unit(&unit, base, &mut result.value.concepts, &mut known, &mut result.problems);
            }
            Ok(Some(Piece::Unit(cut, unit))) => {
                let base = cut.place().offset as u32;
                let number = result.value.concepts.len() + 1;
                let concept = concept(&unit, base, number, &mut ids, &mut result.problems);
                if concept.names[0].terms.is_empty() {
                    continue;
                }
                result.value.concepts.push(concept);
            }
            Ok(Some(_)) => {}
            Ok(None) => break,
            Err(error) => {
                fail(&mut result.problems, &error);
                break;
            }
        }
    }
    for problem in reader.problems {
        let at = problem.place.offset as u32;
        result.problems.push(Diagnostic::new(
            problem.rule,
            problem.severity,
            Span { start: at, end: at },
            problem.message,
        ));
    }
    result.problems.sort_by_key(|problem| problem.span.start);
    result.value.files = vec![Arc::new(source.path().to_path_buf())];
    result
}

fn concept(
    unit: &Unit<'_>,
    base: u32,
    number: usize,
    ids: &mut HashSet<String>,
    problems: &mut Vec<Diagnostic>,
) -> Concept {
    let given = unit.id().map(str::trim).filter(|id| !id.is_empty());
    let mut id = given.map_or_else(|| format!("unit-{number}"), str::to_owned);
    while !ids.insert(id.clone()) {
        id = format!("{id}-{number}");
    }
    let span = Span { start: base, end: base };
    if given.is_some_and(|given| given != id) {
        problems.push(Diagnostic::new(
            TEXT,
            Severity::Info,
            span,
            "ids that stand twice (a number is added)".to_owned(),
        ));
    }
    let mut concept = Concept { id: id.into(), span, ..Concept::default() };
    let keep = |key: &str, value: &str| (format!("tmx:{key}").into_boxed_str(), Box::from(value));
    concept.extra.extend(unit.attributes.iter().filter(|a| a.name != "tuid").map(|a| keep(a.name, &a.value)));
    concept.note = notes(&unit.infos);
    concept.extra.extend(unit.infos.iter().filter_map(|info| prop(info).map(|kind| keep(kind, &info.text))));
    let mut name = Name { span, ..Name::default() };
    for variant in &unit.variants {
        let Some(mut term) = written(variant, base, problems) else { continue };
        term.extra = variant.attributes.iter().map(|a| keep(a.name, &a.value)).collect();
        term.extra.extend(variant.infos.iter().filter_map(|info| prop(info).map(|kind| keep(kind, &info.text))));
        name.terms.push(term);
    }
    let ranks = vec![None; name.terms.len()];
    settle(&mut name, &ranks);
    concept.names.push(name);
    concept
}

/// The term that a text is; `None` where nothing is left of it.
fn written(variant: &Variant<'_>, base: u32, problems: &mut Vec<Diagnostic>) -> Option<Term> {
    let cleaned = clean(&variant.text.plain);
    let shifted = |span: Span| Span { start: base + span.start, end: base + span.end };
    let runs = &variant.text.runs;
    let written = runs
        .first()
        .zip(runs.last())
        .map_or(variant.span, |(first, last)| Span { start: first.source.start, end: last.source.end });
    for _ in &variant.text.tags {
        problems.push(Diagnostic::new(CODES, Severity::Info, shifted(written), "inline codes".to_owned()));
    }
    let nothing = cleaned.text.is_empty().then_some("texts without anything to be seen, with their languages");
    let losses = cleaned.lost().filter(|_| nothing.is_none()).chain(nothing);
    problems.extend(losses.map(|what| Diagnostic::new(TEXT, Severity::Info, shifted(written), what.to_owned())));
    if cleaned.text.is_empty() {
        return None;
    }
    if variant.lang.is_empty() {
        let what = "that nothing says the language of a text (it is read as `und`)".to_owned();
        problems.push(Diagnostic::new(TEXT, Severity::Info, shifted(written), what));
    }
    let lang = Lang::new(if variant.lang.is_empty() { "und" } else { &variant.lang });
    let mut term = Term::new(lang, &cleaned.text, shifted(variant.span));
    term.note = notes(&variant.infos);
    Some(term)
}

/// A unit of a memory that a glossary was written as: a spelling of a name beside what its other languages write.
fn own_unit(
    unit: &Unit<'_>,
    base: u32,
    concepts: &mut Vec<Concept>,
    known: &mut HashMap<Box<str>, usize>,
    problems: &mut Vec<Diagnostic>,
) {
    let span = Span { start: base, end: base };
    let said = |infos: &'_ [Info<'_>], kind: &str| -> Option<Box<str>> {
        infos.iter().find(|info| prop(info) == Some(kind)).map(|info| Box::from(&*info.text))
    };
    let id = said(&unit.infos, own::CONCEPT).or_else(|| unit.id().map(Box::from)).filter(|id| !id.trim().is_empty());
    let id = id.unwrap_or_else(|| format!("unit-{}", concepts.len() + 1).into());
    let at = *known.entry(id.clone()).or_insert_with(|| {
        let mut concept = Concept { id, span, note: notes(&unit.infos), ..Concept::default() };
        concept.kind = said(&unit.infos, own::KIND);
        concept.country = said(&unit.infos, own::COUNTRY);
        concept.definition = said(&unit.infos, own::DEFINITION);
        let attributes = unit.attributes.iter().filter(|a| a.name != "tuid");
        concept.extra.extend(attributes.map(|a| (format!("tmx:{}", a.name).into(), Box::from(&*a.value))));
        let fields =
            unit.infos.iter().filter_map(|info| Some((own::field(prop(info)?)?.into(), Box::from(&*info.text))));
        concept.extra.extend(fields);
        concepts.push(concept);
        concepts.len() - 1
    });
    let names = &mut concepts[at].names;
    let key = said(&unit.infos, own::NAME).unwrap_or_default();
    let name = names.iter().position(|name| name.key == key).unwrap_or_else(|| {
        let labels = unit.infos.iter().filter(|info| prop(info) == Some(own::USAGE));
        let usage = labels.map(|info| Box::from(&*info.text)).collect();
        names.push(Name { key: key.clone(), usage, span, ..Name::default() });
        names.len() - 1
    });
    for (number, variant) in unit.variants.iter().enumerate() {
        // What a house writes instead is a term of another name.
        if said(&variant.infos, own::NAME).is_some_and(|other| other != key) {
            continue;
        }
        let Some(mut term) = written(variant, base, problems) else { continue };
        let rank = said(if number == 0 { &unit.infos } else { &variant.infos }, own::RANK);
        let rank = rank.and_then(|rank| Rank::ALL.iter().find(|(word, _)| **word == *rank).map(|&(_, rank)| rank));
        term.rank = rank.unwrap_or_default();
        let terms = &mut names[name].terms;
        if !terms.iter().any(|known| known.lang == term.lang && known.text == term.text) {
            let behind = terms.iter().rposition(|known| known.lang == term.lang).map_or(terms.len(), |last| last + 1);
            terms.insert(behind, term);
        }
    }
}

fn notes(infos: &[Info<'_>]) -> Option<Box<str>> {
    let notes: Vec<_> = infos.iter().filter(|info| info.kind == InfoKind::Note).map(|info| &*info.text).collect();
    (!notes.is_empty()).then(|| notes.join("\n").into())
}

fn prop<'a>(info: &'a Info<'_>) -> Option<&'a str> {
    match &info.kind {
        InfoKind::Prop(kind) => Some(kind),
        InfoKind::Note | InfoKind::Other(_) => None,
    }
}

//! Files of terms that other programs write, TBX and tables, as the terms and texts in them.

use std::fs;
use std::path::PathBuf;

use smallvec::smallvec;

use super::super::workspace::read_terms;
use super::glossary::Line;
use crate::base::{Lang, Source, Span};
use crate::formats::{self, DraftFacts, Format, Former, Keeping, ReadResult};
use crate::model::{Concept, Glossary, Rank, Run, Segment, Status, Term, Text};
use crate::text::detect;

/// What the key of a term is; other lines go by that of their text.
pub(super) const TERM: &str = "term";

/// The terms that the file does not itself say are no longer to be used, and what is written about them, in file order.
/// Of the house's `own` file the terms are no matter: they are what it chooses from.
pub(super) fn lines(source: &Source, own: bool) -> Vec<Line> {
    lines_and_langs(source, own).0
}

/// The same with the languages that the file has terms in.
fn lines_and_langs(source: &Source, own: bool) -> (Vec<Line>, Vec<Lang>) {
    let mut glossary = read_terms(source).value;
    let guessed = name_columns(source, &mut glossary);
    let concepts = &glossary.concepts;
    let mut all = Vec::new();
    let mut starts: Vec<u32> = concepts.iter().map(|concept| concept.span.start).collect();
    starts.sort_unstable();
    for concept in concepts {
        let end = starts.get(starts.partition_point(|&start| start <= concept.span.start)).copied();
        let whole = Span { start: concept.span.start, end: end.unwrap_or(source.text().len() as u32) };
        let terms = || concept.terms();
        if !own {
            let used = |term: &&Term| term.rank <= Rank::Admitted && term.status != Status::Rejected;
            all.extend(terms().filter(used).map(|term| of_term(source, concept, term, &guessed)));
        }
        let texts = [("definition", &concept.definition), ("note", &concept.note)];
        let of_concept = texts.into_iter().filter_map(|(key, text)| Some((key, text.as_deref()?)));
        let of_terms = terms().filter_map(|term| Some(("note", term.note.as_deref()?)));
        all.extend(of_concept.chain(of_terms).map(|(key, text)| of_text(source, key, text, whole)));
    }
    all.sort_by_key(|line| line.span);
    (all, glossary.langs())
}

/// Gives the terms of columns that do not name their language one: that of the project the table lies in, else what all of
/// a column looks like, which is a guess. Gives the languages that are guessed.
fn name_columns(source: &Source, glossary: &mut Glossary) -> Vec<Lang> {
    let unnamed = [formats::UNKNOWN_SOURCE, formats::UNKNOWN_TARGET].map(Lang::new);
    if !glossary.terms().any(|term| unnamed.contains(&term.term.lang)) {
        return Vec::new();
    }
    let known = project(source).unwrap_or_default();
    let mut guessed = Vec::new();
    for (unnamed, known) in unnamed.iter().zip(known) {
        let mut all = String::new();
        for term in glossary.terms().filter(|term| term.term.lang == *unnamed) {
            all.push_str(&term.term.text);
            all.push('\n');
        }
        let Some(lang) = known.clone().or_else(|| detect::language(&all, &[])) else { continue };
        if known.is_none() {
            guessed.push(lang.clone());
        }
        let terms = glossary.concepts.iter_mut().flat_map(|concept| &mut concept.names);
        for term in terms.flat_map(|name| &mut name.terms).filter(|term| term.lang == *unnamed) {
            term.lang = lang.clone();
        }
    }
    guessed
}

/// The file that makes a folder a project of OmegaT's.
const PROJECT: &str = "omegat.project";

/// The project that a file lies in, in a folder of it or below one.
fn project_file(source: &Source) -> Option<PathBuf> {
    let folders = source.path().ancestors().skip(1).take(4);
    folders.map(|folder| folder.join(PROJECT)).find(|file| file.is_file())
}

/// The languages of the project that a table lies in: translated from, and to.
fn project(source: &Source) -> Option<[Option<Lang>; 2]> {
    let text = fs::read_to_string(project_file(source)?).ok()?;
    Some(["source_lang", "target_lang"].map(|name| {
        let value = text.split_once(&format!("<{name}>"))?.1.split_once("</")?.0.trim();
        let value = value.replace('_', "-");
        let (primary, rest) = value.split_at(value.find('-').unwrap_or(value.len()));
        (!value.is_empty()).then(|| Lang::new(&(primary.to_lowercase() + rest)))
    }))
}

/// What keeps terms and texts as they were.
pub(super) fn keepings(format: &Format, source: &Source, formers: &[Former<'_>]) -> Vec<Keeping> {
    formats::keepings(format, source, formers, project_file(source).is_some())
}

fn of_term(source: &Source, concept: &Concept, term: &Term, guessed: &[Lang]) -> Line {
    let mut line = of_text(source, TERM, &term.text, term.span);
    let terms = concept.terms();
    let others = terms.filter(|other| other.lang == term.lang && other.text != term.text);
    // A table that does not name its languages is read as a draft would be; what to write is then anybody's guess.
    line.unsure = [formats::UNKNOWN_SOURCE, formats::UNKNOWN_TARGET].contains(&term.lang.as_str());
    line.guessed = guessed.contains(&term.lang);
    line.lang = (!line.unsure).then(|| term.lang.clone());
    line.beside = others.map(|other| other.text.clone()).collect();
    line
}

/// A text that stands somewhere within a span; as it is written there, or, where it is not written plainly, all of it.
fn of_text(source: &Source, key: &str, text: &str, within: Span) -> Line {
    let file = source.text();
    let bounded = |at: usize| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !letter(file[..at].chars().next_back()) && !letter(file[at + text.len()..].chars().next())
    };
    let mut found = file[within.range()].match_indices(text).map(|(at, _)| within.start as usize + at);
    let at = found.find(|&at| bounded(at)).filter(|_| !text.is_empty());
    let span = at.map_or(within, |at| Span::new(at, at + text.len()));
    let runs = smallvec![Run { plain: 0, source: span, verbatim: at.is_some() }];
    Line {
        key: key.to_owned(),
        lang: None,
        text: text.to_owned(),
        span,
        runs,
        beside: Vec::new(),
        unsure: false,
        guessed: false,
    }
}

/// Reads terms and texts.
pub(super) fn read<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    segments(lines_and_langs(source, false), each)
}

/// Reads the texts alone.
pub(super) fn read_own<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    segments(lines_and_langs(source, true), each)
}

fn segments<'s>((lines, langs): (Vec<Line>, Vec<Lang>), each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    for (paragraph, line) in lines.into_iter().enumerate() {
        let lang: Option<Lang> = line.lang.or_else(|| detect::language_among(&line.text, &langs));
        let text = Text { runs: line.runs, plain: line.text.into(), ..Text::default() };
        each(Segment { lang, ..Segment::paragraph(text, paragraph as u32) });
    }
    ReadResult::default()
}

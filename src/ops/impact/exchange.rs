//! Files of terms that other programs write, TBX and tables, as the terms and texts in them.

use smallvec::smallvec;

use super::super::workspace::read_terms;
use super::glossary::Line;
use crate::base::{Lang, Source, Span};
use crate::formats::{self, DraftFacts, ReadResult};
use crate::model::{Concept, Rank, Run, Segment, Status, Term, Text};
use crate::text::detect;

/// What the key of a term is; other lines go by that of their text.
pub(super) const TERM: &str = "term";

/// The terms that the file does not itself say are no longer to be used, and what is written about them, in file order.
/// Of the house's `own` file the terms are no matter: they are what it chooses from.
pub(super) fn lines(source: &Source, own: bool) -> Vec<Line> {
    let glossary = read_terms(source).value;
    let concepts = &glossary.concepts;
    let mut all = Vec::new();
    let mut starts: Vec<u32> = concepts.iter().map(|concept| concept.span.start).collect();
    starts.sort_unstable();
    for concept in concepts {
        let end = starts.get(starts.partition_point(|&start| start <= concept.span.start)).copied();
        let whole = Span { start: concept.span.start, end: end.unwrap_or(source.text().len() as u32) };
        let terms = || concept.names.iter().flat_map(|name| &name.terms);
        if !own {
            let used = |term: &&Term| term.rank <= Rank::Admitted && term.status != Status::Rejected;
            all.extend(terms().filter(used).map(|term| of_term(source, concept, term)));
        }
        let texts = [("definition", &concept.definition), ("note", &concept.note)];
        let of_concept = texts.into_iter().filter_map(|(key, text)| Some((key, text.as_deref()?)));
        let of_terms = terms().filter_map(|term| Some(("note", term.note.as_deref()?)));
        all.extend(of_concept.chain(of_terms).map(|(key, text)| of_text(source, key, text, whole)));
    }
    all.sort_by_key(|line| line.span);
    all
}

fn of_term(source: &Source, concept: &Concept, term: &Term) -> Line {
    let mut line = of_text(source, TERM, &term.text, term.span);
    let terms = concept.names.iter().flat_map(|name| &name.terms);
    let others = terms.filter(|other| other.lang == term.lang && other.text != term.text);
    // A table that does not name its languages is read as a draft would be; what to write is then anybody's guess.
    line.unsure = [formats::UNKNOWN_SOURCE, formats::UNKNOWN_TARGET].contains(&term.lang.as_str());
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
    Line { key: key.to_owned(), lang: None, text: text.to_owned(), span, runs, beside: Vec::new(), unsure: false }
}

/// Reads terms and texts.
pub(super) fn read<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    segments(lines(source, false), each)
}

/// Reads the texts alone.
pub(super) fn read_own<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    segments(lines(source, true), each)
}

fn segments<'s>(lines: Vec<Line>, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    for (paragraph, line) in lines.into_iter().enumerate() {
        let lang: Option<Lang> = line.lang.or_else(|| detect::language(&line.text, &[]));
        let text = Text { runs: line.runs, plain: line.text.into(), ..Text::default() };
        each(Segment { lang, ..Segment::paragraph(text, paragraph as u32) });
    }
    ReadResult::default()
}

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
        // A text that is the same as a term stands elsewhere.
        let mut taken: Vec<Span> = terms().map(|term| term.span).collect();
        for (key, text) in of_concept.chain(of_terms) {
            texts_of(source, key, text, whole, &mut taken, &mut all);
        }
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
    let stands = stand(source.text(), &term.text, term.span, &[]);
    let mut line = line(TERM, &term.text, stands.unwrap_or((term.span, false)));
    let terms = concept.terms();
    let others = terms.filter(|other| other.lang == term.lang && other.text != term.text);
    // A table that does not name its languages is read as a draft would be; what to write is then anybody's guess.
    line.unsure = [formats::UNKNOWN_SOURCE, formats::UNKNOWN_TARGET].contains(&term.lang.as_str());
    line.guessed = guessed.contains(&term.lang);
    line.lang = (!line.unsure).then(|| term.lang.clone());
    line.beside = others.map(|other| other.text.clone()).collect();
    line
}

/// A text that stands somewhere within an entry; what several cells or elements say together, each by itself.
fn texts_of(source: &Source, key: &str, text: &str, within: Span, taken: &mut Vec<Span>, all: &mut Vec<Line>) {
    let file = source.text();
    let mut found = Vec::new();
    if let Some(stands) = stand(file, text, within, taken) {
        found.push((text, stands));
    } else {
        for part in text.lines().map(str::trim).filter(|part| !part.is_empty()) {
            // Nowhere to be seen it stands at no other text's place.
            let nowhere = (Span { start: within.start, end: within.start }, false);
            found.push((part, stand(file, part, within, taken).unwrap_or(nowhere)));
        }
    }
    taken.extend(found.iter().map(|(_, (span, _))| *span));
    all.extend(found.into_iter().map(|(text, stands)| line(key, text, stands)));
}

/// Where a text stands within a span, and whether it is written there letter by letter; `taken` is where others stand.
fn stand(file: &str, text: &str, within: Span, taken: &[Span]) -> Option<(Span, bool)> {
    let bounded = |span: Span| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let apart = |other: &Span| span.end <= other.start || other.end <= span.start;
        !letter(file[..span.start as usize].chars().next_back())
            && !letter(file[span.end as usize..].chars().next())
            && taken.iter().all(apart)
    };
    if text.is_empty() {
        return None;
    }
    let plainly = file[within.range()].match_indices(text).map(|(at, _)| {
        let start = within.start as usize + at;
        (Span::new(start, start + text.len()), true)
    });
    let spelt = file[within.range()].char_indices().filter_map(|(at, _)| {
        let start = within.start as usize + at;
        Some((Span::new(start, start + spelt(&file[start..within.end as usize], text)?), false))
    });
    plainly.chain(spelt).find(|(span, _)| bounded(*span))
}

/// How far a text goes that a file begins with, as tables and XML write it: quotation marks doubled, characters by
/// references, any white space as any other, tags between.
fn spelt(file: &str, text: &str) -> Option<usize> {
    let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    let mut rest = file;
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        while rest.len() < file.len() && char != '<' && rest.starts_with('<') {
            rest = rest.split_once('>')?.1;
        }
        rest = if blank(char) {
            while chars.next_if(|next| blank(*next)).is_some() {}
            let trimmed = rest.trim_start_matches(blank);
            (trimmed.len() < rest.len()).then_some(trimmed)?
        } else if let Some(doubled) = rest.strip_prefix("\"\"").filter(|_| char == '"') {
            doubled
        } else if let Some(behind) = reference(rest, char) {
            behind
        } else {
            rest.strip_prefix(char)?
        };
    }
    Some(file.len() - rest.len())
}

/// What stands behind a reference to a character, if a text begins with one.
fn reference(text: &str, char: char) -> Option<&str> {
    const LONGEST: usize = 12;
    let inner = text.strip_prefix('&')?;
    let end = inner.bytes().take(LONGEST).position(|byte| byte == b';')?;
    (referred(&inner[..end]) == Some(char)).then_some(&inner[end + 1..])
}

/// The character that XML means by a reference.
fn referred(name: &str) -> Option<char> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let digits = name.strip_prefix('#')?;
            digits.strip_prefix('x').map_or_else(|| number(digits, 10), |digits| number(digits, 16))
        }
    }
}

fn line(key: &str, text: &str, (span, verbatim): (Span, bool)) -> Line {
    Line {
        key: key.to_owned(),
        lang: None,
        text: text.to_owned(),
        span,
        runs: smallvec![Run { plain: 0, source: span, verbatim }],
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

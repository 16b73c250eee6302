//! Tables of terms with quotation marks (RFC 4180), of whatever tool; our own has languages for heads.

use std::io::{self, Write};

use super::table::{self, Base, Fact, Out, Quoting, unheld};
use super::{Format, TermsIo, TermsWriting};
use crate::base::Lang;
use crate::model::{Concept, Gender, Glossary, Losses, MatchMode, Name, Rank, Status, Term};

/// Comma-separated values; any dialect is read.
pub(super) const FORMAT: Format = Format {
    name: "csv",
    title: "a CSV table",
    extensions: &["csv"],
    sniff: None,
    draft: None,
    spell: None,
    leads: None,
    terms: Some(TERMS),
};

const TERMS: TermsIo = TermsIo {
    read: |source, reading| table::read(source, reading, Base::Csv).0,
    write: Some(|glossary, writing, out, losses| write(glossary, writing, b',', out, losses)),
};

/// What our own table holds.
const HOLDS: &[Fact] = &[
    Fact::Kind,
    Fact::Country,
    Fact::At,
    Fact::Definition,
    Fact::Note,
    Fact::Owner,
    Fact::Sources,
    Fact::Labels,
    Fact::Extra,
    Fact::Rank,
    Fact::Match,
    Fact::Decl,
    Fact::Gender,
    Fact::Forms,
    Fact::Keep,
    Fact::Dates,
    Fact::Status,
    Fact::TermNote,
    Fact::TermSource,
    Fact::TermExtra,
];

/// A column of a concept: its head, and its cells, one a row.
type ConceptColumn = (&'static str, fn(&Concept) -> Vec<String>);

const CONCEPT_COLUMNS: &[ConceptColumn] = &[
    ("kind", |c| one(c.kind.as_deref())),
    ("country", |c| one(c.country.as_deref())),
    ("at", |c| c.at.iter().map(|(latitude, longitude)| format!("{latitude} {longitude}")).collect()),
    ("definition", |c| one(c.definition.as_deref())),
    ("note", |c| one(c.note.as_deref())),
    ("owner", |c| one(c.owner.as_deref())),
    ("sources", |c| c.sources.iter().map(ToString::to_string).collect()),
];

fn one(text: Option<&str>) -> Vec<String> {
    text.map(str::to_owned).into_iter().collect()
}

/// A term with its name, and whether its rank must be said.
#[derive(Clone, Copy)]
struct Placed<'g> {
    term: &'g Term,
    name: &'g Name,
    ranked: bool,
    /// Several names need their keys.
    keyed: bool,
}

type TermColumn = (&'static str, fn(&Placed<'_>) -> Option<String>);

const TERM_COLUMNS: &[TermColumn] = &[
    ("rank", |p| p.ranked.then(|| word(&Rank::ALL, p.term.rank))),
    ("status", |p| (p.term.status != Status::Approved).then(|| word(&Status::ALL, p.term.status))),
    ("match", |p| (p.term.matching != MatchMode::Word).then(|| word(&MatchMode::ALL, p.term.matching))),
    ("decl", |p| p.term.decl.as_deref().map(str::to_owned)),
    ("gender", |p| p.term.gender.map(|gender| word(&Gender::ALL, gender))),
    ("forms", |p| (!p.term.forms.is_empty()).then(|| p.term.forms.join("; "))),
    ("keep", |p| p.term.keep.then(|| "TRUE".to_owned())),
    ("from", |p| p.term.valid.from.map(|date| date.to_string())),
    ("until", |p| p.term.valid.until.map(|date| date.to_string())),
    ("note", |p| p.term.note.as_deref().map(str::to_owned)),
    ("source", |p| p.term.source.as_deref().map(str::to_owned)),
    ("name", |p| p.keyed.then(|| p.name.key.to_string())),
    ("usage", |p| (!p.name.usage.is_empty()).then(|| p.name.usage.join("; "))),
];

fn word<T: PartialEq + Copy>(all: &[(&'static str, T)], wanted: T) -> String {
    all.iter().find(|(_, value)| *value == wanted).map_or("", |&(name, _)| name).to_owned()
}

/// Writes a glossary as a table with languages for heads; a concept with synonyms takes several rows of one id.
pub(super) fn write(
    glossary: &Glossary,
    writing: &TermsWriting,
    delimiter: u8,
    out: &mut dyn Write,
    losses: &mut Losses,
) -> io::Result<()> {
    let langs = languages(glossary, writing);
    let wanted = |term: &Term| langs.contains(&term.lang);
    unheld(glossary, HOLDS, &wanted, losses);
    let placed: Vec<Vec<Vec<Placed<'_>>>> =
        glossary.concepts.iter().map(|concept| langs.iter().map(|lang| place(concept, lang)).collect()).collect();
    let used = |has: &dyn Fn(&Concept) -> bool| {
        glossary
            .concepts
            .iter()
            .zip(&placed)
            .any(|(concept, langs)| langs.iter().any(|l| !l.is_empty()) && has(concept))
    };
    let columns: Vec<&ConceptColumn> =
        CONCEPT_COLUMNS.iter().filter(|(_, cells)| used(&|concept| !cells(concept).is_empty())).collect();
    let mut extras: Vec<&str> = Vec::new();
    for (key, _) in glossary.concepts.iter().flat_map(|concept| &concept.extra) {
        if !extras.contains(&&**key) {
            extras.push(key);
        }
    }
    let mut heads: Vec<String> = vec!["concept".to_owned()];
    heads.extend(columns.iter().map(|(head, _)| (*head).to_owned()));
    heads.extend(extras.iter().map(|key| head_of(key).to_owned()));
    // Of each language the fields that some term of it has, then its fields of other tools.
    let mut fields: Vec<(Vec<&TermColumn>, Vec<&str>)> = Vec::new();
    for (index, lang) in langs.iter().enumerate() {
        let terms = || placed.iter().flat_map(|langs| &langs[index]);
        let own: Vec<&TermColumn> =
            TERM_COLUMNS.iter().filter(|(_, cell)| terms().any(|placed| cell(placed).is_some())).collect();
        let mut others: Vec<&str> = Vec::new();
        for (key, _) in terms().flat_map(|placed| &placed.term.extra) {
            if !others.contains(&&**key) {
                others.push(key);
            }
        }
        heads.push(lang.as_str().to_owned());
        heads.extend(own.iter().map(|(head, _)| format!("{lang}:{head}")));
        heads.extend(others.iter().map(|key| format!("{lang}:{}", head_of(key))));
        fields.push((own, others));
    }
    let mut out = Out::new(out, losses, writing, delimiter, Quoting::Needed);
    if writing.table.header != Some(false) {
        out.row(&heads)?;
    }
    for (concept, langs) in glossary.concepts.iter().zip(&placed) {
        let lines: Vec<Vec<(Placed<'_>, usize)>> = langs.iter().map(|terms| lines(terms)).collect();
        let terms = lines.iter().map(Vec::len).max().unwrap_or(0);
        if terms == 0 {
            continue;
        }
        let mut own: Vec<Vec<String>> = columns.iter().map(|(_, cells)| cells(concept)).collect();
        own.extend(extras.iter().map(|key| values(&concept.extra, key)));
        let rows = own.iter().map(Vec::len).max().unwrap_or(0).max(terms);
        for row in 0..rows {
            let mut cells = vec![concept.id.to_string()];
            cells.extend(own.iter().map(|values| values.get(row).cloned().unwrap_or_default()));
            for (lines, (own, others)) in lines.iter().zip(&fields) {
                let Some((placed, turn)) = lines.get(row) else {
                    cells.extend(std::iter::repeat_n(String::new(), 1 + own.len() + others.len()));
                    continue;
                };
                cells.push(placed.term.text.to_string());
                cells.extend(own.iter().map(|(_, cell)| cell(placed).unwrap_or_default()));
                let extra = &placed.term.extra;
                cells.extend(others.iter().map(|key| values(extra, key).get(*turn).cloned().unwrap_or_default()));
            }
            out.row(&cells)?;
        }
    }
    Ok(())
}

/// The languages that are written: those asked for, else all, in the order of the glossary.
fn languages(glossary: &Glossary, writing: &TermsWriting) -> Vec<Lang> {
    let mut all = glossary.langs();
    if writing.to.is_empty() {
        // The one translated from stands first.
        if let Some(from) = &writing.from {
            all.sort_by_key(|lang| lang != from);
        }
        return all;
    }
    let wanted: Vec<&Lang> = writing.from.iter().chain(&writing.to).collect();
    all.retain(|lang| wanted.iter().any(|wanted| lang.same_language(wanted)));
    all.sort_by_key(|lang| wanted.iter().position(|wanted| lang.same_language(wanted)));
    all
}

/// The terms of a concept in one very tag.
fn place<'g>(concept: &'g Concept, lang: &Lang) -> Vec<Placed<'g>> {
    let keyed = concept.names.len() > 1 || concept.names.iter().any(|name| !name.key.is_empty());
    let of_name = |name: &'g Name| {
        let mut order = name.clone();
        super::ranks::settle(&mut order, &vec![None; name.terms.len()]);
        let same = |lang: &Lang| {
            order.terms.iter().zip(&name.terms).filter(|(_, term)| term.lang == *lang).all(|(a, b)| a.rank == b.rank)
        };
        let ranked = !same(lang);
        let terms = name.terms.iter().filter(|term| term.lang == *lang);
        terms.map(|term| Placed { term, name, ranked, keyed }).collect::<Vec<_>>()
    };
    concept.names.iter().flat_map(of_name).collect()
}

/// Each term once, and once more for each further field of another tool that comes again.
fn lines<'g>(terms: &[Placed<'g>]) -> Vec<(Placed<'g>, usize)> {
    let times = |term: &Term| {
        term.extra.iter().map(|(key, _)| term.extra.iter().filter(|(other, _)| other == key).count()).max().unwrap_or(1)
    };
    terms.iter().flat_map(|placed| (0..times(placed.term)).map(|turn| (*placed, turn))).collect()
}

fn values(extra: &[(Box<str>, Box<str>)], key: &str) -> Vec<String> {
    extra.iter().filter(|(known, _)| **known == *key).map(|(_, text)| text.to_string()).collect()
}

/// The head of a field of another tool; what came from a table without a tool's name goes back under its own.
fn head_of(key: &str) -> &str {
    key.strip_prefix("csv:").unwrap_or(key)
}

//! A memory as a glossary and a glossary as a memory: each unit is a concept, each of its texts a term.

use std::collections::HashSet;
use std::io::{self, Write};
use std::sync::Arc;

use super::super::ranks::settle;
use super::super::table::{Fact, unheld};
use super::super::term_text::clean;
use super::super::xml::{attribute_text, text_text};
use super::super::{ReadResult, TermsReading, TermsWriting};
use super::read::{Broken, Piece, Reader};
use crate::base::{Error, Lang, Source, Span};
use crate::model::{
    Concept, DateRange, Diagnostic, Glossary, Info, InfoKind, Losses, MatchMode, Name, Rank, Severity, Status, Term,
    Unit,
};

/// What is not read of a memory.
const SYNTAX: &str = "tmx-syntax";
/// What is left out where a segment becomes a term.
const CODES: &str = "tmx-codes";
/// What a unit says of a concept.
const HOLDS: &[Fact] =
    &[Fact::Title, Fact::Kind, Fact::Country, Fact::Definition, Fact::Note, Fact::Labels, Fact::Extra, Fact::Rank];

/// Reads the units as concepts: `tuid` is the id, notes are notes, properties and attributes are kept in `extra` under
/// `tmx:`. Codes have no place in a term.
pub(super) fn read(source: &Source, _: &TermsReading) -> ReadResult<Glossary> {
    let mut result = ReadResult::<Glossary>::default();
    let mut ids = HashSet::new();
    let fail = |problems: &mut Vec<Diagnostic>, error: &Error| {
        let at = error.place().map_or(0, |place| place.offset as u32);
        problems.push(Diagnostic::new(SYNTAX, Severity::Error, Span { start: at, end: at }, error.what()));
    };
    let mut reader = match Reader::open(source.text().as_bytes(), None, Broken::Refuse) {
        Ok(reader) => reader,
        Err(error) => {
            fail(&mut result.problems, &error);
            return result;
        }
    };
    loop {
        match reader.next() {
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
    let shifted = |span: Span| Span { start: base + span.start, end: base + span.end };
    let span = Span { start: base, end: base };
    let mut concept = Concept { id: id.into(), span, ..Concept::default() };
    let keep = |key: &str, value: &str| (format!("tmx:{key}").into_boxed_str(), Box::from(value));
    concept.extra.extend(unit.attributes.iter().filter(|a| a.name != "tuid").map(|a| keep(a.name, &a.value)));
    concept.note = notes(&unit.infos);
    concept.extra.extend(unit.infos.iter().filter_map(|info| prop(info).map(|kind| keep(kind, &info.text))));
    let mut name = Name { span, ..Name::default() };
    for variant in &unit.variants {
        let text = clean(&variant.text.plain).text;
        if text.is_empty() {
            continue;
        }
        let runs = &variant.text.runs;
        let written = runs
            .first()
            .zip(runs.last())
            .map_or(variant.span, |(first, last)| Span { start: first.source.start, end: last.source.end });
        for _ in &variant.text.tags {
            problems.push(Diagnostic::new(CODES, Severity::Info, shifted(written), "inline codes".to_owned()));
        }
        let mut extra: Vec<_> = variant.attributes.iter().map(|a| keep(a.name, &a.value)).collect();
        extra.extend(variant.infos.iter().filter_map(|info| prop(info).map(|kind| keep(kind, &info.text))));
        name.terms.push(Term {
            lang: Lang::new(if variant.lang.is_empty() { "und" } else { &variant.lang }),
            text,
            rank: Rank::default(),
            matching: MatchMode::default(),
            decl: None,
            gender: None,
            forms: Vec::new(),
            keep: false,
            valid: DateRange::default(),
            status: Status::default(),
            note: notes(&variant.infos),
            source: None,
            extra,
            span: shifted(variant.span),
        });
    }
    let ranks = vec![None; name.terms.len()];
    settle(&mut name, &ranks);
    concept.names.push(name);
    concept
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

/// Writes each spelling of a name beside the spelling to write in each other language. A name is a unit, `tuid` its
/// concept's id (with the name's key); further spellings of the source language have units of their own, so that a
/// look-up finds them too. One unit a line, so that differences read well.
pub(super) fn write(
    glossary: &Glossary,
    wanted: &TermsWriting,
    out: &mut dyn Write,
    losses: &mut Losses,
) -> io::Result<()> {
    let source = wanted.from.as_ref().map_or("*all*", |lang| lang.as_str());
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<tmx version=\"1.4\">")?;
    write!(out, "  <header creationtool=\"exonym\" creationtoolversion=\"{}\" ", env!("CARGO_PKG_VERSION"))?;
    write!(
        out,
        "segtype=\"phrase\" o-tmf=\"exonym glossary\" adminlang=\"en\" srclang=\"{}\" ",
        attribute_text(source)
    )?;
    write!(out, "datatype=\"plaintext\"")?;
    let stated = [("title", &glossary.title), ("license", &glossary.license), ("attribution", &glossary.attribution)];
    let stated: Vec<_> = stated.into_iter().filter_map(|(kind, text)| Some((kind, text.as_deref()?))).collect();
    writeln!(out, "{}>", if stated.is_empty() { "/" } else { "" })?;
    for (kind, text) in &stated {
        writeln!(out, "    <prop type=\"x-{kind}\">{}</prop>", text_text(text))?;
    }
    if !stated.is_empty() {
        writeln!(out, "  </header>")?;
    }
    writeln!(out, "  <body>")?;
    for concept in &glossary.concepts {
        for name in &concept.names {
            units(concept, name, glossary.has_statuses, wanted, out, losses)?;
        }
    }
    let asked = |lang: &Lang| {
        wanted.to.is_empty() || wanted.to.iter().chain(&wanted.from).any(|wanted| wanted.same_language(lang))
    };
    unheld(glossary, HOLDS, &|term| usable(term) && asked(&term.lang), losses);
    writeln!(out, "  </body>\n</tmx>")
}

/// True of a term that is written.
fn usable(term: &Term) -> bool {
    term.status != Status::Rejected && term.rank != Rank::Hidden
}

/// True if the term to write of a name is one that its file ranks as preferred.
fn is_preferred(name: &Name, lang: &Lang) -> bool {
    name.preferred(lang).is_some_and(|term| term.rank == Rank::Preferred)
}

/// With `house` the terms have the standing that a house gives them: what it does not write is translated by what it
/// does, another name included. Without, each name by itself.
fn units(
    concept: &Concept,
    name: &Name,
    house: bool,
    wanted: &TermsWriting,
    out: &mut dyn Write,
    losses: &mut Losses,
) -> io::Result<()> {
    let mut languages: Vec<&Lang> = Vec::new();
    let others = concept.names.iter().filter(|_| house).flat_map(|name| &name.terms);
    for term in name.terms.iter().chain(others).filter(|term| usable(term)) {
        if !languages.contains(&&term.lang) {
            languages.push(&term.lang);
        }
    }
    let asked = |lang: &&&Lang| {
        wanted.to.is_empty() || wanted.to.iter().chain(&wanted.from).any(|wanted| wanted.same_language(lang))
    };
    let chosen: Vec<&Lang> = languages.iter().filter(asked).copied().collect();
    // The language whose every spelling is looked up.
    let from = match &wanted.from {
        Some(from) => chosen.iter().find(|lang| lang.same_language(from)).copied(),
        None => chosen.first().copied(),
    };
    let first = name.terms.first().map_or("", |term| &term.text);
    let written = |lang: &Lang| {
        let of = |name: &'_ Name| name.preferred(lang).filter(|term| term.lang == *lang).map(|term| term.text.clone());
        let others = || concept.names.iter().filter(|_| house).find_map(of);
        of(name).filter(|_| !house || is_preferred(name, lang)).or_else(others).or_else(|| of(name))
    };
    let translated = |from: &&Lang| {
        name.terms.iter().any(|term| usable(term) && term.lang == **from)
            && chosen.iter().any(|lang| lang != from && written(lang).is_some())
    };
    let Some(from) = from.filter(translated) else {
        losses.add("names without a term in both languages", first);
        return Ok(());
    };
    let hidden = name.terms.iter().filter(|term| !usable(term)).map(|term| &*term.text);
    hidden.for_each(|text| losses.add("hidden and rejected spellings", text));
    for term in
        name.terms.iter().filter(|term| usable(term)).filter(|term| term.lang != *from && chosen.contains(&&term.lang))
    {
        if name.preferred(&term.lang).is_none_or(|written| written.text != term.text) {
            losses.add("further translations of a source (one is written)", &term.text);
        }
    }
    for (count, spelling) in name.terms.iter().filter(|term| usable(term)).filter(|term| term.lang == *from).enumerate()
    {
        let mut id = concept.id.to_string();
        if !name.key.is_empty() {
            id = format!("{id}.{}", name.key);
        }
        if count > 0 {
            id = format!("{id}.{}", count + 1);
        }
        write!(out, "    <tu tuid=\"{}\"", attribute_text(&id))?;
        for name in UNIT {
            let given = |(key, _): &&(Box<str>, Box<str>)| key.strip_prefix("tmx:") == Some(name);
            if let Some((_, value)) = concept.extra.iter().find(given) {
                write!(out, " {name}=\"{}\"", attribute_text(value))?;
            }
        }
        write!(out, ">")?;
        if let Some(note) = &concept.note {
            write!(out, "<note>{}</note>", text_text(note))?;
        }
        props(concept, name, spelling, out)?;
        write!(
            out,
            "<tuv xml:lang=\"{}\"><seg>{}</seg></tuv>",
            attribute_text(from.as_str()),
            text_text(&spelling.text)
        )?;
        for lang in chosen.iter().filter(|lang| **lang != from) {
            if let Some(text) = written(lang) {
                let (lang, text) = (attribute_text(lang.as_str()), text_text(&text));
                write!(out, "<tuv xml:lang=\"{lang}\"><seg>{text}</seg></tuv>")?;
            }
        }
        writeln!(out, "</tu>")?;
    }
    Ok(())
}

/// Attributes that a unit may have (TMX 1.4b, `tu`), but `tuid`, in their canonical order.
const UNIT: [&str; 13] = [
    "creationtool",
    "creationtoolversion",
    "segtype",
    "o-tmf",
    "srclang",
    "datatype",
    "o-encoding",
    "usagecount",
    "lastusagedate",
    "creationdate",
    "creationid",
    "changedate",
    "changeid",
];

fn props(concept: &Concept, name: &Name, spelling: &Term, out: &mut dyn Write) -> io::Result<()> {
    let mut prop =
        |kind: &str, text: &str| write!(out, "<prop type=\"{}\">{}</prop>", attribute_text(kind), text_text(text));
    for (key, value) in &concept.extra {
        match key.strip_prefix("tmx:") {
            Some(key) if UNIT.contains(&key) => {}
            Some(key) => prop(key, value)?,
            None => prop(&format!("x-{key}"), value)?,
        }
    }
    for (kind, text) in
        [("x-kind", &concept.kind), ("x-country", &concept.country), ("x-definition", &concept.definition)]
    {
        if let Some(text) = text {
            prop(kind, text)?;
        }
    }
    for usage in &name.usage {
        prop("x-usage", usage)?;
    }
    if spelling.rank != Rank::Preferred {
        let rank = Rank::ALL.iter().find(|(_, rank)| *rank == spelling.rank).map_or("", |(word, _)| word);
        prop("x-rank", rank)?;
    }
    Ok(())
}

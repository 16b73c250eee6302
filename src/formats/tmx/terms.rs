//! A glossary as a memory, and a memory as one.

mod load;
mod own;

pub(super) use load::read;

use std::io::{self, Write};

use super::super::TermsWriting;
use super::super::table::{Fact, unheld};
use super::super::xml::{attribute_text, is_legal, text_text};
use super::attributes::{ORDER, of_unit};
use crate::base::Lang;
use crate::model::{Concept, Glossary, Losses, Name, Rank, Status, Term};

/// What a unit says of a concept.
const HOLDS: &[Fact] =
    &[Fact::Title, Fact::Kind, Fact::Country, Fact::Definition, Fact::Note, Fact::Labels, Fact::Extra, Fact::Rank];

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
        "segtype=\"phrase\" o-tmf=\"{}\" adminlang=\"en\" srclang=\"{}\" ",
        own::ORIGIN,
        attribute_text(source)
    )?;
    write!(out, "datatype=\"plaintext\"")?;
    let stated = [("title", &glossary.title), ("license", &glossary.license), ("attribution", &glossary.attribution)];
    let statuses = glossary.has_statuses.then_some(("statuses", "yes"));
    let stated: Vec<_> =
        stated.into_iter().filter_map(|(kind, text)| Some((kind, text.as_deref()?))).chain(statuses).collect();
    writeln!(out, "{}>", if stated.is_empty() { "/" } else { "" })?;
    for (kind, text) in &stated {
        writeln!(out, "    <prop type=\"x-{kind}\">{}</prop>", text_text(text))?;
    }
    if !stated.is_empty() {
        writeln!(out, "  </header>")?;
    }
    illegal(glossary, losses);
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

/// The term to write of a name in a language.
fn written_of<'c>(name: &'c Name, lang: &Lang) -> Option<(&'c Name, &'c Term)> {
    name.preferred(lang).filter(|term| term.lang == *lang).map(|term| (name, term))
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
    let written = |lang: &Lang| -> Option<(&Name, &Term)> {
        let of = |name| written_of(name, lang);
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
    let translations: Vec<(&Lang, &Name, &Term)> = chosen
        .iter()
        .filter(|lang| **lang != from)
        .filter_map(|lang| written(lang).map(|(of, term)| (*lang, of, term)))
        .collect();
    let spellings = name.terms.iter().filter(|term| usable(term) && term.lang == *from);
    for (count, spelling) in spellings.enumerate() {
        let mut id = concept.id.to_string();
        if !name.key.is_empty() {
            id = format!("{id}.{}", name.key);
        }
        if count > 0 {
            id = format!("{id}.{}", count + 1);
        }
        unit(concept, name, (&id, from, spelling), &translations, out)?;
    }
    Ok(())
}

/// A spelling with its id and language, and what it is translated by.
fn unit(
    concept: &Concept,
    name: &Name,
    (id, from, spelling): (&str, &Lang, &Term),
    translations: &[(&Lang, &Name, &Term)],
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, "    <tu tuid=\"{}\"", attribute_text(id))?;
    for name in ORDER {
        let key = format!("tmx:{name}");
        let given = |(known, _): &&(Box<str>, Box<str>)| **known == *key && is_attribute(known);
        if let Some((_, value)) = concept.extra.iter().find(given) {
            write!(out, " {name}=\"{}\"", attribute_text(value))?;
        }
    }
    write!(out, ">")?;
    if let Some(note) = &concept.note {
        write!(out, "<note>{}</note>", text_text(note))?;
    }
    props(concept, name, id, spelling, out)?;
    let (lang, text) = (attribute_text(from.as_str()), text_text(&spelling.text));
    write!(out, "<tuv xml:lang=\"{lang}\"><seg>{text}</seg></tuv>")?;
    for (lang, of, term) in translations {
        write!(out, "<tuv xml:lang=\"{}\">", attribute_text(lang.as_str()))?;
        if of.key != name.key {
            prop(own::NAME, &of.key, out)?;
        }
        rank(term, out)?;
        write!(out, "<seg>{}</seg></tuv>", text_text(&term.text))?;
    }
    writeln!(out, "</tu>")
}

/// Tells what XML has no room for; it is left out.
fn illegal(glossary: &Glossary, losses: &mut Losses) {
    let stated = [&glossary.title, &glossary.license, &glossary.attribution].into_iter().filter_map(Option::as_deref);
    let of_concepts = glossary.concepts.iter().flat_map(|concept| {
        let own = [&concept.note, &concept.definition, &concept.kind, &concept.country];
        own.into_iter().filter_map(Option::as_deref).chain(concept.extra.iter().map(|(_, value)| &**value))
    });
    let of_terms = glossary.terms().map(|term| &*term.term.text);
    for text in stated.chain(of_concepts).chain(of_terms).filter(|text| !text.chars().all(is_legal)) {
        losses.add("characters that XML does not allow", text);
    }
}

/// A property.
fn prop(kind: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "<prop type=\"{}\">{}</prop>", attribute_text(kind), text_text(text))
}

/// What says the rank of a term that is not preferred.
fn rank(term: &Term, out: &mut dyn Write) -> io::Result<()> {
    let word = Rank::ALL.iter().find(|(_, rank)| *rank == term.rank).map_or("", |(word, _)| word);
    if term.rank == Rank::Preferred { Ok(()) } else { prop(own::RANK, word, out) }
}

/// True for an extra that is an attribute of the unit.
fn is_attribute(key: &str) -> bool {
    key.strip_prefix("tmx:").is_some_and(|key| key != "tuid" && of_unit(key))
}

fn props(concept: &Concept, name: &Name, id: &str, spelling: &Term, out: &mut dyn Write) -> io::Result<()> {
    if *id != *concept.id {
        prop(own::CONCEPT, &concept.id, out)?;
    }
    if !name.key.is_empty() {
        prop(own::NAME, &name.key, out)?;
    }
    for (key, value) in concept.extra.iter().filter(|(key, _)| !is_attribute(key)) {
        prop(&own::property(key), value, out)?;
    }
    for (kind, text) in
        [(own::KIND, &concept.kind), (own::COUNTRY, &concept.country), (own::DEFINITION, &concept.definition)]
    {
        if let Some(text) = text {
            prop(kind, text, out)?;
        }
    }
    for usage in &name.usage {
        prop(own::USAGE, usage, out)?;
    }
    rank(spelling, out)
}

#[cfg(test)]
mod tests;

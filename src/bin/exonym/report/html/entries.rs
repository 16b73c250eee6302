//! The entries of the glossary that the drafts name, as they are shown on the page.

use std::io::{self, Write};

use exonym::{Concept, Named, Rank};
use indexmap::{IndexMap, IndexSet};

use super::Houses;
use super::tag::{escape, in_language};
use crate::text::page;

/// By the ids of their concepts, which are never shown.
#[derive(Default)]
pub(super) struct Entries(IndexMap<Box<str>, Entry>);

pub(super) struct Entry {
    pub(super) concept: Concept,
    /// What each house writes, by its number and a language.
    houses: Vec<(usize, String, Box<str>, String)>,
    /// As it stands in the drafts, with counts.
    spellings: IndexMap<String, usize>,
}

impl Entry {
    /// How often it is named.
    pub(super) fn count(&self) -> usize {
        self.spellings.values().sum()
    }
    /// What it is called on the page: what the houses write, each once, else what the drafts have most.
    pub(super) fn title(&self) -> String {
        let most = || self.spellings.iter().max_by_key(|(_, count)| **count).map(|(text, _)| &**text);
        let listed = || self.concept.names.first().and_then(|name| name.terms.first()).map(|term| &*term.text);
        // In the language of the first mention.
        let lang = self.houses.first().map(|(_, lang, ..)| &**lang);
        let own = self.houses.iter().filter(|(_, of, ..)| Some(&**of) == lang);
        let written: IndexSet<&str> = own.map(|(_, _, term, _)| &**term).collect();
        if written.is_empty() {
            return most().or_else(listed).unwrap_or_default().to_owned();
        }
        written.into_iter().collect::<Vec<_>>().join(" / ")
    }
    /// What a house writes, in the languages of the drafts.
    pub(super) fn written_by(&self, house: usize) -> Vec<&str> {
        self.houses.iter().filter(|(number, ..)| *number == house).map(|(_, _, term, _)| &**term).collect()
    }
}

impl Entries {
    /// Adds what a draft names; its number.
    pub(super) fn add(&mut self, named: &Named, houses: &mut Houses) -> usize {
        let fresh = || Entry { concept: named.concept.clone(), houses: Vec::new(), spellings: IndexMap::new() };
        let slot = self.0.entry(named.concept.id.clone());
        let number = slot.index();
        let entry = slot.or_insert_with(fresh);
        for house in &named.houses {
            let key = (houses.number(&house.policy), house.lang.as_str());
            if !entry.houses.iter().any(|(number, lang, ..)| (*number, &**lang) == key) {
                let place = house.place.as_ref().map(|place| format!("{}:{}", place.file.display(), place.line));
                entry.houses.push((key.0, key.1.to_owned(), house.term.clone(), place.unwrap_or_default()));
            }
        }
        number
    }
    /// Counts a place.
    pub(super) fn met(&mut self, number: usize, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        *self.0[number].spellings.entry(text).or_default() += 1;
    }
    pub(super) fn number(&self, id: &str) -> Option<usize> {
        self.0.get_index_of(id)
    }
    pub(super) fn get(&self, number: usize) -> &Entry {
        &self.0[number]
    }
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &Entry)> {
        self.0.values().enumerate()
    }

    /// Writes them, each by itself.
    pub(super) fn write(&self, out: &mut dyn Write, houses: &Houses) -> io::Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        writeln!(out, "<section id=\"glossary\">\n<h2>{}</h2>\n<p>{}</p>", page::ENTRIES, page::ENTRIES_HINT)?;
        for (number, entry) in self.iter() {
            entry.write(out, number, houses)?;
        }
        writeln!(out, "</section>")
    }
}

impl Entry {
    fn write(&self, out: &mut dyn Write, number: usize, houses: &Houses) -> io::Result<()> {
        let concept = &self.concept;
        write!(out, "<article class=\"entry\" id=\"e{number}\"><h3>{}</h3>", escape(&self.title()))?;
        let facts = [&concept.kind, &concept.country].into_iter().flatten().map(|fact| escape(fact));
        let facts = facts.collect::<Vec<_>>().join(", ");
        if !facts.is_empty() {
            write!(out, "<p class=\"facts\">{facts}</p>")?;
        }
        if let Some(definition) = &concept.definition {
            write!(out, "<p>{}</p>", escape(definition))?;
        }
        if !self.houses.is_empty() {
            write!(out, "<ul class=\"houses\">")?;
            for (house, lang, term, place) in &self.houses {
                let name = houses.names().nth(*house).unwrap_or_default();
                let name = if name.is_empty() { page::GLOSSARY_ITSELF } else { name };
                let (name, place, term) = (escape(name), escape(place), escape(term));
                write!(
                    out,
                    "<li class=\"h{house}\"><span title=\"{place}\">{}</span> <b lang=\"{lang}\">{term}</b></li>",
                    page::writes(&name, lang),
                )?;
            }
            write!(out, "</ul>")?;
        }
        write!(out, "<dl>")?;
        for name in &concept.names {
            let terms = name.terms.iter().filter(|term| term.rank != Rank::Hidden);
            let mut by_language: IndexMap<&str, Vec<_>> = IndexMap::new();
            for term in terms {
                by_language.entry(term.lang.as_str()).or_default().push(term);
            }
            if by_language.is_empty() {
                continue;
            }
            let usage = name.usage.iter().map(|label| escape(label)).collect::<Vec<_>>().join(", ");
            write!(out, "<dt>{}</dt><dd>", if usage.is_empty() { page::NAME.into() } else { usage })?;
            for terms in by_language.values() {
                write!(out, "<span class=\"lang\"><i>{}</i> ", escape(terms[0].lang.as_str()))?;
                for (at, term) in terms.iter().enumerate() {
                    let sign = if at > 0 { ", " } else { "" };
                    let class = if term.rank == Rank::Deprecated { " class=\"deprecated\"" } else { "" };
                    write!(out, "{sign}<span{class}{}>{}</span>", in_language(&term.lang), escape(&term.text))?;
                }
                write!(out, "</span> ")?;
            }
            write!(out, "</dd>")?;
        }
        write!(out, "</dl>")?;
        if let Some(note) = &concept.note {
            write!(out, "<p class=\"remark\">{}</p>", escape(note))?;
        }
        writeln!(out, "</article>")
    }
}

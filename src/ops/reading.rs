//! A draft as its readers see it: block after block, without markup, and what was found where.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::check::Checker;
use super::names::is_protected;
use crate::base::{Lang, Place, PlainSpan, Result, Source};
use crate::formats;
use crate::model::{Concept, Diagnostic, Element, PolicyPlace, Text};
use crate::policy;

/// A draft for people.
#[derive(Debug, Default)]
pub struct Reading {
    /// In the order of the file.
    pub passages: Vec<Passage>,
    /// What the draft names, in the order of first mention.
    pub named: Vec<Named>,
    /// True for plain text, where a line may be a line for a reason.
    pub keeps_lines: bool,
}

/// A block of a draft: a paragraph, a heading, a cell.
#[derive(Debug)]
pub struct Passage {
    /// What block it is, in the words of policies: `p`, `h1`, `li`.
    pub element: Element,
    /// Its language.
    pub lang: Lang,
    /// Where it begins.
    pub place: Place,
    /// The words as a reader sees them, with the way back to the file; without tags and marks.
    pub text: Text<'static>,
    /// Where listed names stand, ascending, and which of [`Reading::named`] each is, the likeliest first.
    pub names: Vec<(PlainSpan, Vec<usize>)>,
}

impl Passage {
    /// The findings that stand in this block, ascending, and which of `diagnostics` each is. These are sorted by offset.
    pub fn findings(&self, diagnostics: &[Diagnostic]) -> Vec<(PlainSpan, usize)> {
        let (Some(first), Some(last)) = (self.text.runs.first(), self.text.runs.last()) else { return Vec::new() };
        let (start, end) = (first.source.start, last.source.end.max(first.source.start + 1));
        let from = diagnostics.partition_point(|d| d.span.start < start);
        let own = diagnostics[from..].iter().take_while(|d| d.span.start < end);
        let mut found: Vec<_> = own.zip(from..).map(|(d, index)| (self.text.plain_span(d.span), index)).collect();
        found.sort_by_key(|(span, _)| *span);
        found
    }
}

/// A concept that a draft names.
#[derive(Debug)]
pub struct Named {
    /// The entry.
    pub concept: Concept,
    /// What each policy writes for it, in the language of its first mention.
    pub houses: Vec<HouseTerm>,
}

/// What a house writes.
#[derive(Debug)]
pub struct HouseTerm {
    /// The policy.
    pub policy: Arc<str>,
    /// The language.
    pub lang: Lang,
    /// The term.
    pub term: Box<str>,
    /// The line that says so.
    pub place: Option<PolicyPlace>,
}

impl<'w> Checker<'w> {
    /// A draft as its readers see it; what these findings speak of is among what it names.
    pub(super) fn reading(&self, source: &Source, diagnostics: &[Diagnostic]) -> Result<Reading> {
        let keeps_lines = self.format(source)?.name == formats::TEXT.name;
        let mut reading = Reading { keeps_lines, ..Reading::default() };
        let mut known: HashMap<&'w str, usize> = HashMap::new();
        self.survey(source, &mut |found, _| {
            let (segment, lang, matches) = (found.segment, found.lang, &found.matches);
            let text = &segment.target;
            let names =
                matches.iter().filter(|m| m.phrase.is_none() && !m.how.is_near() && !is_protected(text, m.span));
            let names = names.map(|m| {
                let mut all: Vec<usize> = Vec::new();
                for read in &m.readings {
                    let at = *known.entry(&read.concept.id).or_insert_with(|| {
                        reading.named.push(self.named(read.concept, found.lang_at(m.span)));
                        reading.named.len() - 1
                    });
                    if !all.contains(&at) {
                        all.push(at);
                    }
                }
                (m.span, all)
            });
            let names = names.collect();
            let Some(first) = text.runs.first() else { return };
            reading.passages.push(Passage {
                element: segment.element.clone(),
                lang: lang.clone(),
                place: source.place(first.source.start),
                text: Text {
                    plain: Cow::Owned(text.plain.clone().into_owned()),
                    runs: text.runs.clone(),
                    ..Text::default()
                },
                names,
            });
        })?;
        for id in diagnostics.iter().filter_map(|d| d.concept.as_deref()) {
            if !known.contains_key(id)
                && let Some(concept) = self.glossary().concept(id)
            {
                known.insert(&concept.id, reading.named.len());
                let lang = reading.passages.first().map_or_else(|| Lang::new("und"), |passage| passage.lang.clone());
                reading.named.push(self.named(concept, &lang));
            }
        }
        Ok(reading)
    }

    fn named(&self, concept: &'w Concept, lang: &Lang) -> Named {
        let scope = self.settings().scope(lang);
        let houses = self.policies().iter().filter_map(|policy| {
            let found = policy::preferred(policy, concept, lang, &scope)?;
            let (policy, term) = (policy.name.clone(), found.term.text.clone());
            Some(HouseTerm { policy, lang: lang.clone(), term, place: found.place.cloned() })
        });
        let houses = houses.collect();
        Named { concept: concept.clone(), houses }
    }
}

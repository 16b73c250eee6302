//! What one draft has, and how the drafts add up.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use super::NearestName;
use super::capitals::{self, Evidence};
use crate::base::{Lang, Place, PlainSpan, Result, Source};
use crate::matching::{Match, Reading};
use crate::model::{Concept, Mark, Rank, Text};
use crate::ops::Checker;
use crate::text::protect;

/// How often something stands in the texts, and where first.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    pub(super) count: u64,
    /// Places that a policy is against.
    pub(super) against: u64,
    pub(super) first: Option<First>,
}

#[derive(Clone, Debug)]
pub(super) struct First {
    pub(super) path: Arc<Path>,
    pub(super) place: Place,
}

impl Seen {
    pub(super) fn add(&mut self, other: &Seen) {
        self.count += other.count;
        self.against += other.against;
        let before = |one: &First, two: &First| (&one.path, one.place) < (&two.path, two.place);
        if let Some(first) = &other.first
            && self.first.as_ref().is_none_or(|known| before(first, known))
        {
            self.first = Some(first.clone());
        }
    }
}

/// A name of the glossary.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ListedName {
    pub(super) concept: Box<str>,
    /// The name's first term: it tells the names of a concept apart.
    pub(super) name: Box<str>,
}

/// How often each of its terms stands in the texts, as written.
#[derive(Debug, Default)]
pub(super) struct ListedUse {
    /// By term and its language.
    pub(super) terms: BTreeMap<(Box<str>, Box<str>), BTreeMap<String, Seen>>,
    /// Other concepts that some of the places can be read as.
    pub(super) also: BTreeSet<Box<str>>,
}

/// A row of capitalised words that no term covers.
#[derive(Debug, Default)]
pub(super) struct Loose {
    pub(super) sure: Seen,
    /// At the beginning of a sentence, and the same from the second word on, which begins there in the row.
    pub(super) begins: Seen,
    pub(super) rest: Seen,
    pub(super) second: usize,
    /// Where capitals say nothing.
    pub(super) bare: Seen,
    /// The listed name that it is taken for.
    pub(super) nearest: Option<NearestName>,
}

/// The names of some drafts.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) listed: BTreeMap<ListedName, ListedUse>,
    /// By language.
    pub(super) loose: BTreeMap<Box<str>, BTreeMap<String, Loose>>,
    /// By language: the words without a capital.
    pub(super) small: BTreeMap<Box<str>, HashMap<String, u64>>,
}

impl Tally {
    /// Of one draft; with its language, and whether that was detected.
    pub(super) fn of(checker: &Checker<'_>, source: &Source) -> Result<(Self, (Lang, bool))> {
        let mut tally = Self::default();
        let path: Arc<Path> = source.path().into();
        let lang = checker.survey(source, &mut |block, against| {
            let (segment, lang, matches) = (block.segment, block.lang, &block.matches);
            let text = &segment.target;
            let seen = |span: PlainSpan| {
                let offset = text.source_span(span).start;
                let first = First { path: Arc::clone(&path), place: source.place(offset) };
                Seen { count: 1, against: 0, first: Some(first) }
            };
            let mut taken: Vec<PlainSpan> = Vec::with_capacity(matches.len());
            for (found, &against) in matches.iter().zip(against) {
                taken.push(found.span);
                let written = || written(&text.plain[found.span.range()]);
                if is_protected(text, found.span) {
                } else if let (true, Some(best)) = (is_near(found), found.readings.first()) {
                    let loose = tally.loose(block.lang_at(found.span), written());
                    loose.sure.add(&seen(found.span));
                    loose.nearest.get_or_insert_with(|| NearestName {
                        concept: best.concept.id.clone(),
                        term: best.term.text.clone().into(),
                        lang: best.term.lang.clone(),
                        score: found.score.percent(),
                    });
                } else {
                    let seen = Seen { against: u64::from(against), ..seen(found.span) };
                    tally.listed(checker, found, block.lang_at(found.span), written(), &seen);
                }
            }
            let heading = |span| text.marked(span, |mark| matches!(mark, Mark::Heading));
            let all = PlainSpan::new(0, text.plain.len());
            let small = tally.small.entry(lang.as_str().into()).or_default();
            let mut count = |word: &str| match small.get_mut(word) {
                Some(count) => *count += 1,
                None => drop(small.insert(word.to_owned(), 1)),
            };
            for row in capitals::capitals(&text.plain, heading(all), &taken, &mut count) {
                if is_protected(text, row.span) {
                    continue;
                }
                let string = written(&text.plain[row.span.range()]);
                let rest = written(&text.plain[row.second as usize..row.span.end as usize]);
                let second = string.len() - rest.len();
                let here = seen(row.span);
                let loose = tally.loose(block.lang_at(row.span), string);
                match row.evidence {
                    Evidence::Sure => loose.sure.add(&here),
                    Evidence::None => loose.bare.add(&here),
                    Evidence::Begins => {
                        loose.begins.add(&here);
                        if !rest.is_empty() {
                            loose.second = second;
                            loose.rest.add(&seen(PlainSpan { start: row.second, end: row.span.end }));
                        }
                    }
                }
            }
        })?;
        Ok((tally, lang))
    }

    fn loose(&mut self, lang: &Lang, text: String) -> &mut Loose {
        self.loose.entry(lang.as_str().into()).or_default().entry(text).or_default()
    }

    fn listed(&mut self, checker: &Checker<'_>, found: &Match<'_>, lang: &Lang, written: String, seen: &Seen) {
        let (name, term, term_lang) = if found.phrase.is_none() {
            let Some(best) = likeliest(&found.readings, lang) else { return };
            let head = best.name.terms.first().map_or("", |term| &*term.text);
            let name = ListedName { concept: best.concept.id.clone(), name: head.into() };
            (name, Box::from(&*best.term.text), best.term.lang.as_str().into())
        } else {
            // A phrase of the glossary's own is a name of the concept that it is frozen in.
            let Some((concept, text)) = frozen(checker, found) else { return };
            (ListedName { concept: concept.id.clone(), name: text.into() }, text.into(), lang.as_str().into())
        };
        let others = found.readings.iter().map(|reading| &reading.concept.id).filter(|id| **id != name.concept);
        let also: Vec<Box<str>> = others.cloned().collect();
        let used = self.listed.entry(name).or_default();
        used.terms.entry((term, term_lang)).or_default().entry(written).or_default().add(seen);
        used.also.extend(also);
    }

    /// Takes in another draft's names.
    #[allow(clippy::iter_over_hash_type, reason = "sums are the same in any order")]
    pub(super) fn add(&mut self, other: Tally) {
        for (name, used) in other.listed {
            let own = self.listed.entry(name).or_default();
            own.also.extend(used.also);
            for (term, forms) in used.terms {
                let own = own.terms.entry(term).or_default();
                for (form, seen) in forms {
                    own.entry(form).or_default().add(&seen);
                }
            }
        }
        for (lang, words) in other.small {
            let own = self.small.entry(lang).or_default();
            for (word, count) in words {
                *own.entry(word).or_default() += count;
            }
        }
        for (lang, rows) in other.loose {
            let own = self.loose.entry(lang).or_default();
            for (text, loose) in rows {
                let own = own.entry(text).or_default();
                own.sure.add(&loose.sure);
                own.begins.add(&loose.begins);
                own.rest.add(&loose.rest);
                own.bare.add(&loose.bare);
                own.second = own.second.max(loose.second);
                own.nearest = own.nearest.take().or(loose.nearest);
            }
        }
    }
}

/// The reading to count a place by: a term of the text's language, the best of its name, as it stands.
fn likeliest<'r, 'g>(readings: &'r [Reading<'g>], lang: &Lang) -> Option<&'r Reading<'g>> {
    let rank = |rank: Rank| rank as u8;
    readings
        .iter()
        .min_by_key(|r| (!r.term.lang.same_language(lang), !r.form.is_bare(), rank(r.term.rank), r.concept.span.start))
}

/// The concept that a phrase is frozen in, and the phrase as the glossary has it.
fn frozen<'w>(checker: &Checker<'w>, found: &Match<'_>) -> Option<(&'w Concept, &'w str)> {
    let phrases = checker.glossary().concepts.iter().flat_map(|c| c.frozen.iter().map(move |text| (c, &**text)));
    let mut phrases = phrases;
    phrases.nth(found.phrase?)
}

/// True for a name that nobody listed and that was known all the same.
fn is_near(found: &Match<'_>) -> bool {
    found.how.is_near()
}

/// Program text, addresses and what is not to be touched have no names in them.
pub(in crate::ops) fn is_protected(text: &Text<'_>, span: PlainSpan) -> bool {
    text.marked(span, |mark| matches!(mark, Mark::Code | Mark::Url | Mark::Keep))
        || protect::around(&text.plain, span).is_some()
}

/// On one line, whatever the lines of the draft.
fn written(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

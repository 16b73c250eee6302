//! Looks texts up in memories.

mod graded;
mod omegat;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::Arc;

use super::check::Checker;
use super::memories::{Memories, Opened, Stream};
use crate::base::{Error, Lang, Result};
use crate::memory::{Alike, Best, CharFinder, Cost, Damaged, Finder, Penalties, Plain};
use crate::model::{Date, Score};
use crate::text::composed::composed;
use graded::{GradedQuery, House};
use omegat::Triple;

/// How likeness is measured; see `docs/memory.md`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scoring {
    /// Words and placeables, what else differs taken off, contexts on top.
    #[default]
    Default,
    /// Edits of words over the longer length.
    Words,
    /// Edits of characters over the longer length.
    Characters,
    /// OmegaT's three scores; the first counts, then the second, then the third.
    Omegat,
}

/// A text that is looked up, and where it stands.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The text.
    pub text: String,
    /// The segment before it.
    pub prev: Option<String>,
    /// The segment behind it.
    pub next: Option<String>,
    /// Its own id.
    pub id: Option<String>,
}

impl Query {
    /// In the form that memories are kept in; `None` where it has it.
    fn composed(&self) -> Option<Self> {
        let texts = [Some(&self.text), self.prev.as_ref(), self.next.as_ref()];
        let changed = |text: &&String| matches!(composed(text), Cow::Owned(_));
        texts.iter().flatten().any(changed).then(|| Self {
            text: composed(&self.text).into_owned(),
            prev: self.prev.as_deref().map(|text| composed(text).into_owned()),
            next: self.next.as_deref().map(|text| composed(text).into_owned()),
            id: self.id.clone(),
        })
    }
}

/// What is wanted of a memory.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// At most so many matches.
    pub max: usize,
    /// Nothing less like than this.
    pub threshold: Score,
    /// What is taken off for what a unit is, where the scoring is [`Scoring::Default`].
    pub penalties: Penalties,
    /// The day that it is, for [`Penalty::Age`](crate::Penalty::Age).
    pub today: Option<Date>,
}

/// A unit of a memory that is like a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// How like.
    pub score: Score,
    /// What more of its place is the same, where the text is: one for the neighbours on both sides, one for the id.
    pub context: u32,
    /// True if the source is the very same text.
    pub exact: bool,
    /// What the score is made of, where it is [`Scoring::Default`].
    pub costs: Vec<Cost>,
    /// OmegaT's three scores in percent, where it is [`Scoring::Omegat`]; less than 0 where a folder takes off more.
    pub omegat: Option<[i32; 3]>,
    /// What the memory has in the language translated from.
    pub source: String,
    /// Its translation.
    pub target: String,
    /// The unit's own id.
    pub unit: Option<String>,
    /// Which of the memories, from 0, in the order of [`Memories::facts`].
    pub memory: usize,
    /// Counts the units of the file from 0.
    pub id: u64,
}

impl Hit {
    /// A percentage for display, rounded down to two decimals; 101 and 102 with context.
    pub fn percent(&self) -> f64 {
        self.score.percent() + f64::from(self.context)
    }
}

/// Looks texts up; keeps its room from text to text. One for each thread.
pub struct LookUp<'m, 'w> {
    memories: &'m Memories,
    wanted: Wanted,
    words: Finder,
    chars: CharFinder,
    house: Option<House<'m, 'w>>,
}

/// A match on its way out: by what it is ranked, and what it is.
type Ranked = (Score, Hit);

impl<'m, 'w> LookUp<'m, 'w> {
    /// Begins; the memories must have been opened for some scoring.
    pub fn new(memories: &'m Memories, wanted: Wanted) -> Result<Self> {
        if memories.scoring.is_none() {
            return Err(Error::new("these memories were opened without a scoring; name one in `MemoryChoice`"));
        }
        Ok(Self { memories, wanted, words: Finder::default(), chars: CharFinder::default(), house: None })
    }

    /// With a glossary and policies, which tell names apart and translations that break a rule; for
    /// [`Scoring::Default`].
    #[must_use]
    pub fn with_house(mut self, house: &'m Checker<'w>) -> Self {
        self.house = Some(House::new(house));
        self
    }

    /// The best matches of a text, best first; of equals the one that stands first, by file and unit. The same source
    /// and target come once. An index that proves to be damaged is built anew.
    pub fn find(&mut self, query: &Query) -> Result<Vec<Hit>> {
        let memories = self.memories;
        let composed = query.composed();
        let query = composed.as_ref().unwrap_or(query);
        let found = memories.with(|opened| self.try_find(query, opened))?;
        match self.house.as_mut().and_then(House::take_error) {
            Some(error) => Err(error),
            None => Ok(found),
        }
    }

    /// The error is the number of the memory whose index is damaged.
    fn try_find(&mut self, query: &Query, opened: &[Arc<Opened>]) -> std::result::Result<Vec<Hit>, usize> {
        let mut hits = match self.memories.scoring {
            Some(Scoring::Default) => self.graded(query, opened)?,
            Some(Scoring::Omegat) => self.triples(query, opened)?,
            _ => self.plain(query, opened)?,
        };
        hits.sort_by(|(a, one), (b, other)| {
            let place = |hit: &Hit| (hit.memory, hit.id);
            total(*b, other.context).cmp(&total(*a, one.context)).then_with(|| place(one).cmp(&place(other)))
        });
        let mut kept: Vec<Hit> = Vec::with_capacity(hits.len().min(self.wanted.max));
        for (_, hit) in hits {
            let known = kept.iter().any(|known| known.source == hit.source && known.target == hit.target);
            if kept.len() < self.wanted.max && !known {
                kept.push(hit);
            }
        }
        Ok(kept)
    }

    /// By words or characters alone.
    fn plain(&mut self, query: &Query, opened: &[Arc<Opened>]) -> std::result::Result<Vec<Ranked>, usize> {
        let mut best = Best::new(self.wanted.max, self.wanted.threshold);
        for (memory, part) in opened.iter().enumerate() {
            let number = memory as u32;
            let found = match &part.stream {
                Some(Stream::Words(words)) => self.words.find(
                    words,
                    &query.text,
                    &Alike::NONE,
                    &mut Plain { memory: number, texts: &part.texts, best: &mut best },
                ),
                Some(Stream::Characters(chars)) => self.chars.find(chars, &part.texts, number, &query.text, &mut best),
                _ => Ok(()),
            };
            found.map_err(|Damaged| memory)?;
        }
        let mut hits = Vec::new();
        for &(score, place) in best.rows() {
            let memory = place.memory as usize;
            units(query, &opened[memory], memory, place.text, |_, hit| hits.push((score, Hit { score, ..hit })))
                .map_err(|Damaged| memory)?;
        }
        Ok(hits)
    }

    /// As *default* scores.
    fn graded(&mut self, query: &Query, opened: &[Arc<Opened>]) -> std::result::Result<Vec<Ranked>, usize> {
        let mut best = Best::new(self.wanted.max, self.wanted.threshold);
        // Names are looked for in each language that is translated from; most often in one.
        let mut langs: Vec<Lang> = Vec::new();
        let mut place = |lang: Lang| {
            langs.iter().position(|known| *known == lang).unwrap_or_else(|| {
                langs.push(lang);
                langs.len() - 1
            })
        };
        let places: Vec<usize> = opened.iter().map(|part| place(part.source_lang())).collect();
        let alike: Vec<Alike> = langs.iter().map(|lang| self.alike(&query.text, lang)).collect();
        let mut graded = GradedQuery::new(query, self.wanted, self.house.as_mut(), &langs, &alike);
        for (memory, part) in opened.iter().enumerate() {
            let Some(Stream::Words(words)) = &part.stream else { continue };
            let place = places[memory];
            let mut judge = graded.judge(memory as u32, part, place, &mut best);
            self.words.find(words, &query.text, &alike[place], &mut judge).map_err(|Damaged| memory)?;
        }
        let mut texts: Vec<(usize, u32)> =
            best.rows().iter().map(|(_, place)| (place.memory as usize, place.text)).collect();
        // Which of the units of the very text has the context is seen only now.
        texts.extend(graded.same());
        texts.sort_unstable();
        texts.dedup();
        let mut hits = Vec::new();
        for (memory, text) in texts {
            graded.hits(&opened[memory], places[memory], memory, text, &mut hits).map_err(|Damaged| memory)?;
        }
        Ok(hits)
    }

    /// The words of a text that are names, with all that the glossary has for what they name.
    fn alike(&mut self, text: &str, lang: &Lang) -> Alike {
        self.house.as_mut().map_or(Alike::NONE, |house| house.alike(text, lang))
    }

    /// As OmegaT does.
    fn triples(&mut self, query: &Query, opened: &[Arc<Opened>]) -> std::result::Result<Vec<Ranked>, usize> {
        let mut best = Triple::best(self.wanted.max);
        for (memory, part) in opened.iter().enumerate() {
            omegat::look(&mut self.words, query, self.wanted, memory as u32, part, &mut best)
                .map_err(|Damaged| memory)?;
        }
        let mut hits = Vec::new();
        for &(rank, place) in best.rows() {
            let memory = place.memory as usize;
            let triple = Triple::of(rank);
            let (score, omegat) = (triple.score(), Some(triple.scores));
            units(query, &opened[memory], memory, place.text, |_, hit| hits.push((rank, Hit { score, omegat, ..hit })))
                .map_err(|Damaged| memory)?;
        }
        Ok(hits)
    }
}

/// A score with the points of context on top, to be compared.
fn total(score: Score, context: u32) -> Total {
    Total { score, context }
}

#[derive(PartialEq, Eq)]
struct Total {
    score: Score,
    context: u32,
}

impl Ord for Total {
    fn cmp(&self, other: &Self) -> Ordering {
        // In hundredths: 100 × (len − cost) / len + context.
        let value = |of: &Self| {
            let len = u128::from(of.score.len.max(1));
            let like = len - u128::from(of.score.cost).min(len);
            (100 * like + u128::from(of.context) * len, len)
        };
        let ((one, one_len), (two, two_len)) = (value(self), value(other));
        (one * two_len).cmp(&(two * one_len))
    }
}
impl PartialOrd for Total {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// All units that have a text, as matches whose score is still to come; with the number of each.
fn units(
    query: &Query,
    part: &Opened,
    memory: usize,
    text: u32,
    mut each: impl FnMut(usize, Hit),
) -> std::result::Result<(), Damaged> {
    let source = part.texts.source(text)?;
    part.texts.units_of(text, |number, unit| {
        let hit = Hit {
            score: Score::EXACT,
            context: 0,
            exact: source == query.text,
            costs: Vec::new(),
            omegat: None,
            source: source.to_owned(),
            target: unit.target.to_owned(),
            unit: unit.id.map(str::to_owned),
            memory,
            id: unit.ordinal,
        };
        each(number, hit);
    })
}

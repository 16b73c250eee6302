//! Looks texts up in memories.

use std::cmp::Reverse;
use std::sync::Arc;

use super::memories::{Memories, Opened, Stream};
use crate::base::{Error, Result};
use crate::memory::{Best, CharFinder, Cost, Cut, Damaged, Finder, Texts, grade};
use crate::model::Score;

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
}

impl Scoring {
    /// Of the file that finds by it.
    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Default => "classes",
            Self::Words => "words",
            Self::Characters => "chars",
        }
    }
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

/// What is wanted of a memory.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// At most so many matches.
    pub max: usize,
    /// Nothing less like than this.
    pub threshold: Score,
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
#[derive(Debug)]
pub struct LookUp<'m> {
    memories: &'m Memories,
    wanted: Wanted,
    words: Finder,
    chars: CharFinder,
}

impl<'m> LookUp<'m> {
    /// Begins; the memories must have been opened for some scoring.
    pub fn new(memories: &'m Memories, wanted: Wanted) -> Result<Self> {
        if memories.scoring.is_none() {
            return Err(Error::new("these memories were opened without a scoring; name one in `MemoryChoice`"));
        }
        Ok(Self { memories, wanted, words: Finder::default(), chars: CharFinder::default() })
    }

    /// The best matches of a text, best first; of equals the one that stands first, by file and unit. The same source
    /// and target come once. An index that proves to be damaged is built anew.
    pub fn find(&mut self, query: &Query) -> Result<Vec<Hit>> {
        let memories = self.memories;
        memories.with(|opened| self.try_find(query, opened))
    }

    /// The error is the number of the memory whose index is damaged.
    fn try_find(&mut self, query: &Query, opened: &[Arc<Opened>]) -> std::result::Result<Vec<Hit>, usize> {
        let graded = self.memories.scoring == Some(Scoring::Default);
        // Each memory can have the very text; which of them has the context is seen only then.
        let most = if graded { self.wanted.max.max(opened.len()) } else { self.wanted.max };
        let mut best = Best::new(most, self.wanted.threshold);
        let cut = Cut::new(&query.text);
        for (memory, part) in opened.iter().enumerate() {
            let number = memory as u32;
            let found = match &part.stream {
                Some(Stream::Words(words)) if graded => {
                    let judge = &mut |text: u32, cost: u32, len: u32| {
                        let source = Cut::new(part.texts.source(text)?);
                        Ok(grade(&cut, &source, cost, len, part.penalty, |_| ()))
                    };
                    self.words.find_with(words, number, &query.text, &mut best, judge)
                }
                Some(Stream::Words(words)) => self.words.find(words, number, &query.text, &mut best),
                Some(Stream::Characters(chars)) => self.chars.find(chars, &part.texts, number, &query.text, &mut best),
                None => Ok(()),
            };
            found.map_err(|Damaged| memory)?;
        }
        let mut hits: Vec<Hit> = Vec::new();
        for &(score, place) in best.rows() {
            let memory = place.memory as usize;
            self.units(query, &cut, score, memory, place.text, opened, &mut hits).map_err(|Damaged| memory)?;
        }
        hits.sort_by(|a, b| {
            let place = |hit: &Hit| (hit.memory, hit.id);
            (Reverse(a.context), Reverse(a.score), place(a)).cmp(&(Reverse(b.context), Reverse(b.score), place(b)))
        });
        let mut kept: Vec<Hit> = Vec::with_capacity(hits.len().min(self.wanted.max));
        for hit in hits {
            let known = kept.iter().any(|known| known.source == hit.source && known.target == hit.target);
            if kept.len() < self.wanted.max && !known {
                kept.push(hit);
            }
        }
        Ok(kept)
    }

    /// All units that have a text.
    #[allow(clippy::too_many_arguments, reason = "one place calls it")]
    fn units(
        &self,
        query: &Query,
        cut: &Cut<'_>,
        score: Score,
        memory: usize,
        text: u32,
        opened: &[Arc<Opened>],
        hits: &mut Vec<Hit>,
    ) -> std::result::Result<(), Damaged> {
        let part = &opened[memory];
        let texts = &part.texts;
        let source = texts.source(text)?;
        let exact = source == query.text;
        let graded = self.memories.scoring == Some(Scoring::Default);
        let mut costs = Vec::new();
        if graded && !exact {
            let (cost, len) = Finder::difference(&query.text, source);
            grade(cut, &Cut::new(source), cost, len, part.penalty, |cost| costs.push(cost));
        } else if graded && part.penalty > 0 {
            costs.push(Cost::Folder(part.penalty));
        }
        let mut damaged = Ok(());
        texts.units_of(text, |number, unit| {
            let context = if graded && exact { context(query, texts, number, unit.id) } else { Ok(0) };
            let context = context.unwrap_or_else(|error| {
                damaged = Err(error);
                0
            });
            hits.push(Hit {
                score,
                context,
                exact,
                costs: costs.clone(),
                source: source.to_owned(),
                target: unit.target.to_owned(),
                unit: unit.id.map(str::to_owned),
                memory,
                id: unit.ordinal,
            });
        })?;
        damaged
    }
}

/// What of a unit's place is the query's.
fn context(query: &Query, texts: &Texts, unit: usize, id: Option<&str>) -> std::result::Result<u32, Damaged> {
    let same_id = query.id.is_some() && query.id.as_deref() == id;
    let mut same_place = false;
    if let (Some(prev), Some(next)) = (&query.prev, &query.next) {
        let before = unit.checked_sub(1).map(|before| texts.unit(before)).transpose()?;
        let after = if unit + 1 < texts.units() { Some(texts.unit(unit + 1)?) } else { None };
        same_place = before.map_or("", |unit| unit.source) == prev && after.map_or("", |unit| unit.source) == next;
    }
    Ok(u32::from(same_id) + u32::from(same_place))
}

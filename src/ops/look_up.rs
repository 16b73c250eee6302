//! Looks texts up in memories.

use std::sync::Arc;

use super::memories::{Memories, Opened};
use crate::base::{Error, Result};
use crate::memory::{Best, CharFinder, Damaged, Finder};
use crate::model::Score;

/// How likeness is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scoring {
    /// Edits of words over the longer length: see `docs/memory.md`.
    #[default]
    Words,
    /// Edits of characters over the longer length. The memories must have been opened for it.
    Characters,
}

/// What is wanted of a memory.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// How likeness is measured.
    pub scoring: Scoring,
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
    /// True if the source is the very same text.
    pub exact: bool,
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

/// Looks texts up; keeps its room from text to text. One for each thread.
#[derive(Debug)]
pub struct LookUp<'m> {
    memories: &'m Memories,
    wanted: Wanted,
    words: Finder,
    chars: CharFinder,
}

impl<'m> LookUp<'m> {
    /// Begins.
    pub fn new(memories: &'m Memories, wanted: Wanted) -> Self {
        Self { memories, wanted, words: Finder::default(), chars: CharFinder::default() }
    }

    /// The best matches of a text, best first; of equals the one that stands first, by file and unit. The same source
    /// and target come once. An index that proves to be damaged is built anew.
    pub fn find(&mut self, query: &str) -> Result<Vec<Hit>> {
        let memories = self.memories;
        memories
            .with(|opened| {
                if self.wanted.scoring == Scoring::Characters && opened.iter().any(|part| part.chars.is_none()) {
                    return Ok(None);
                }
                self.try_find(query, opened).map(Some)
            })?
            .ok_or_else(|| Error::new("these memories were not opened for characters; set `characters`"))
    }

    /// The error is the number of the memory whose index is damaged.
    fn try_find(&mut self, query: &str, opened: &[Arc<Opened>]) -> std::result::Result<Vec<Hit>, usize> {
        let mut best = Best::new(self.wanted.max, self.wanted.threshold);
        for (memory, part) in opened.iter().enumerate() {
            let number = memory as u32;
            let found = match (self.wanted.scoring, &part.chars) {
                (Scoring::Characters, Some(chars)) => self.chars.find(chars, &part.texts, number, query, &mut best),
                _ => self.words.find(&part.words, number, query, &mut best),
            };
            found.map_err(|Damaged| memory)?;
        }
        let mut hits: Vec<Hit> = Vec::new();
        for &(score, place) in best.rows() {
            let memory = place.memory as usize;
            let units = opened[memory].texts.units_of(place.text, |unit| {
                let same = |hit: &Hit| hit.source == unit.source && hit.target == unit.target;
                if !hits.iter().any(same) {
                    hits.push(Hit {
                        score,
                        exact: unit.source == query,
                        source: unit.source.to_owned(),
                        target: unit.target.to_owned(),
                        unit: unit.id.map(str::to_owned),
                        memory,
                        id: unit.ordinal,
                    });
                }
            });
            units.map_err(|Damaged| memory)?;
        }
        hits.sort_by(|a, b| b.score.cmp(&a.score).then(a.memory.cmp(&b.memory)).then(a.id.cmp(&b.id)));
        hits.truncate(self.wanted.max);
        Ok(hits)
    }
}

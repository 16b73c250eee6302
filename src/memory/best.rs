//! The best so many, and what another one must reach.

use super::Texts;
use super::file::Damaged;
use super::hash::hash;
use crate::model::Score;

/// Where a text of a memory is: ties go to the lesser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// The number of the memory.
    pub(crate) memory: u32,
    /// What ties go by within it: the unit that gives the text its score, or, where all its units score the same, the
    /// text's number, which is the order in which texts first appear.
    pub(crate) order: u32,
    /// The number of the text.
    pub(crate) text: u32,
}

impl Place {
    /// Of a text whose units all score the same.
    pub(crate) fn of(memory: u32, text: u32) -> Self {
        Self { memory, order: text, text }
    }
}

/// Hears of the segments that a search meets.
pub(crate) trait Judge {
    /// What a segment must reach, by its tokens alone, to be looked at.
    fn cutoff(&self) -> Cutoff;
    /// A text whose tokens differ by `cost` of `len`.
    fn meet(&mut self, text: u32, cost: u32, len: u32) -> Result<(), Damaged>;
    /// A text that may have a name of several words, so that its tokens are fewer than the index has: the judge compares.
    /// Only where the query has such names by its [`Alike`](super::Alike).
    fn meet_joined(&mut self, _text: u32) -> Result<(), Damaged> {
        Ok(())
    }
}

/// Takes the distance of the tokens as it is.
pub(crate) struct Plain<'b> {
    pub(crate) memory: u32,
    pub(crate) texts: &'b Texts,
    pub(crate) best: &'b mut Best,
}

impl Judge for Plain<'_> {
    #[inline]
    fn cutoff(&self) -> Cutoff {
        self.best.cutoff()
    }
    fn meet(&mut self, text: u32, cost: u32, len: u32) -> Result<(), Damaged> {
        let key = hash(self.texts.source(text)?.as_bytes());
        self.best.add(Score { cost, len }, Place::of(self.memory, text), key);
        Ok(())
    }
}

/// What a text must reach to be among the best.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cutoff(pub(crate) Score);

impl Cutoff {
    /// The most that edits may cost against this length for a score that is not below the cutoff.
    #[inline]
    pub(crate) fn allowed(self, len: u32) -> u32 {
        let Score { cost, len: whole } = self.0;
        (u64::from(len) * u64::from(cost) / u64::from(whole.max(1))) as u32
    }
}

/// The best texts met so far, best first. A text that several memories have counts once: its units may be the same.
#[derive(Clone, Debug)]
pub(crate) struct Best {
    most: usize,
    threshold: Score,
    rows: Vec<(Score, Place)>,
    /// What tells the text of each row from others.
    keys: Vec<u64>,
    /// Different ones among them.
    texts: usize,
}

impl Best {
    pub(crate) fn new(most: usize, threshold: Score) -> Self {
        let room = most.min(64) + 1;
        Self { most, threshold, rows: Vec::with_capacity(room), keys: Vec::with_capacity(room), texts: 0 }
    }
    /// What the next one must reach; equal is enough, since it may stand before the last.
    #[inline]
    pub(crate) fn cutoff(&self) -> Cutoff {
        Cutoff(match self.rows.last() {
            Some((score, _)) if self.is_full() => *score,
            _ => self.threshold,
        })
    }
    pub(crate) fn is_full(&self) -> bool {
        self.texts >= self.most
    }
    /// Adds a text, if it is among the best; `key` tells it from others in whichever memory.
    pub(crate) fn add(&mut self, score: Score, place: Place, key: u64) {
        if score < self.threshold {
            return;
        }
        let before = |row: &(Score, Place)| row.0 > score || (row.0 == score && row.1 <= place);
        let at = self.rows.partition_point(before);
        if at == self.rows.len() && self.is_full() || at.checked_sub(1).is_some_and(|last| self.rows[last].1 == place) {
            return;
        }
        self.rows.insert(at, (score, place));
        self.keys.insert(at, key);
        // What stands behind so many different texts is not wanted.
        self.texts = 0;
        for at in 0..self.keys.len() {
            self.texts += usize::from(!self.keys[..at].contains(&self.keys[at]));
            if self.texts == self.most {
                self.rows.truncate(at + 1);
                self.keys.truncate(at + 1);
            }
            if self.is_full() {
                break;
            }
        }
    }
    pub(crate) fn rows(&self) -> &[(Score, Place)] {
        &self.rows
    }
}

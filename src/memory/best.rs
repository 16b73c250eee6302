//! The best so many, and what another one must reach.

use crate::model::Score;

/// Where a text of a memory is: ties go to the lesser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// The number of the memory.
    pub(crate) memory: u32,
    /// The number of the text, in the order in which texts first appear in it.
    pub(crate) text: u32,
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

/// The best texts met so far, best first.
#[derive(Clone, Debug)]
pub(crate) struct Best {
    most: usize,
    threshold: Score,
    rows: Vec<(Score, Place)>,
}

impl Best {
    pub(crate) fn new(most: usize, threshold: Score) -> Self {
        Self { most, threshold, rows: Vec::with_capacity(most.min(64) + 1) }
    }
    /// What the next one must reach; equal is enough, since it may stand before the last.
    #[inline]
    pub(crate) fn cutoff(&self) -> Cutoff {
        Cutoff(match self.rows.last() {
            Some((score, _)) if self.rows.len() >= self.most => *score,
            _ => self.threshold,
        })
    }
    pub(crate) fn add(&mut self, score: Score, place: Place) {
        if score < self.threshold {
            return;
        }
        let before = |row: &(Score, Place)| row.0 > score || (row.0 == score && row.1 <= place);
        let at = self.rows.partition_point(before);
        if at >= self.most || at.checked_sub(1).is_some_and(|last| self.rows[last].1 == place) {
            return;
        }
        self.rows.insert(at, (score, place));
        self.rows.truncate(self.most);
    }
    pub(crate) fn rows(&self) -> &[(Score, Place)] {
        &self.rows
    }
}

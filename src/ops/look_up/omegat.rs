//! Looking up as OmegaT does: three whole percentages, of which the first counts, then the second, then the third. A text
//! is offered if the first or the second reaches the threshold.

use super::super::memories::{Opened, Stream};
use super::{Query, Wanted};
use crate::memory::{Alike, Best, Cutoff, Damaged, Finder, Judge, OmegatQuery, Place, hash};
use crate::model::Score;

/// Three scores, and whether the text is the very same, as one number that ranks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Triple {
    /// In percent; a folder's penalty can bring them below 0.
    pub(super) scores: [i32; 3],
    /// The very text goes before others of 100.
    same: bool,
}

/// More than any rank.
const MOST: u32 = 1 << 26;

impl Triple {
    pub(super) fn best(most: usize) -> Best {
        Best::new(most, Score { cost: MOST, len: MOST })
    }
    /// As the ranking of [`Best`] takes it.
    fn rank(self) -> Score {
        let digits =
            self.scores.iter().fold(0, |rank: u32, score| rank << 8 | (score + 100).clamp(0, 200).cast_unsigned());
        Score { cost: MOST - (digits << 1 | u32::from(self.same)), len: MOST }
    }
    /// And back.
    pub(super) fn of(rank: Score) -> Self {
        let number = MOST - rank.cost;
        let score = |place: u32| (number >> (1 + 8 * place) & 0xFF).cast_signed() - 100;
        Self { scores: [score(2), score(1), score(0)], same: number & 1 == 1 }
    }
    /// The first, as a score.
    pub(super) fn score(self) -> Score {
        Score { cost: 100 - self.scores[0].clamp(0, 100).cast_unsigned(), len: 100 }
    }
}

/// A query in one memory, by its stems or by its words.
struct At<'a> {
    query: &'a mut OmegatQuery,
    text: &'a str,
    memory: u32,
    part: &'a Opened,
    best: &'a mut Best,
    /// The least whole percentage that is asked for.
    least: i32,
    by_stems: bool,
}

/// Adds what a memory has.
pub(super) fn look(
    finder: &mut Finder,
    query: &Query,
    wanted: Wanted,
    memory: u32,
    part: &Opened,
    best: &mut Best,
) -> Result<(), Damaged> {
    let Some(Stream::Omegat(streams)) = &part.stream else { return Ok(()) };
    let reaches = |percent: &u32| Score { cost: 100 - percent, len: 100 } >= wanted.threshold;
    let least = (0..=100).find(reaches).unwrap_or(100).cast_signed();
    let mut compared = OmegatQuery::new(part.omegat_words(), &query.text);
    let mut at = At { query: &mut compared, text: &query.text, memory, part, best, least, by_stems: true };
    if at.asked() <= 100 {
        finder.find(&streams.0, &query.text, &Alike::NONE, &mut at)?;
    }
    at.by_stems = false;
    // A text that only the second score lets in is ranked by its first, which is less than all of these.
    if at.worst().is_none_or(|worst| worst.scores[0] < at.least) && at.asked() <= 100 {
        finder.find(&streams.1, &query.text, &Alike::NONE, &mut at)?;
    }
    Ok(())
}

impl At<'_> {
    /// The last of the best, if there is no room for more.
    fn worst(&self) -> Option<Triple> {
        self.best.rows().last().filter(|_| self.best.is_full()).map(|(rank, _)| Triple::of(*rank))
    }
    /// What the score of this list of tokens must be, before the folder takes off.
    fn asked(&self) -> i32 {
        let ranked = self.worst().filter(|_| self.by_stems).map_or(self.least, |worst| worst.scores[0]);
        self.least.max(ranked) + self.part.penalty.cast_signed()
    }
}

impl Judge for At<'_> {
    fn cutoff(&self) -> Cutoff {
        Cutoff(Score { cost: (100 - self.asked()).clamp(0, 100).cast_unsigned(), len: 100 })
    }

    fn meet(&mut self, text: u32, _: u32, _: u32) -> Result<(), Damaged> {
        let source = self.part.texts.source(text)?;
        let scores = self.query.scores(source).map(|score| score.cast_signed() - self.part.penalty.cast_signed());
        if scores[0] >= self.least || scores[1] >= self.least {
            let triple = Triple { scores, same: scores[0] == 100 && source == self.text };
            self.best.add(triple.rank(), Place::of(self.memory, text), hash(source.as_bytes()));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rank_keeps_its_scores() {
        let mut last = Score { cost: MOST, len: MOST };
        for (scores, same) in [
            ([-70, 30, 40], false),
            ([30, -100, 100], false),
            ([30, 29, 100], false),
            ([100, 90, 95], false),
            ([100, 100, 100], false),
            ([100, 100, 100], true),
        ] {
            let triple = Triple { scores, same };
            assert_eq!(Triple::of(triple.rank()), triple);
            assert!(triple.rank() > last, "{scores:?}");
            last = triple.rank();
        }
    }
}

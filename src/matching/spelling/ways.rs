//! The ways in which one or two sounds of a spelling stand for two of a name, or two for one: few have costs of their own.

use super::weights::{STRETCH, Weights};

/// A way that a spelling has, if a name has the sounds for it.
#[derive(Clone, Copy, Default)]
pub(super) struct Way {
    /// How many sounds of the spelling there are up to its last.
    pub(super) row: u16,
    /// The name's sound, as a pair with none, or its pair of sounds.
    pub(super) of: u16,
    pub(super) cost: u8,
    /// How many sounds of the spelling and of the name it takes up.
    pub(super) written: u8,
    pub(super) listed: u8,
}

/// Most lists of pairs are no longer.
const FEW: usize = 4;

/// All ways of a spelling, by row.
#[derive(Default)]
pub(super) struct Ways {
    all: Vec<Way>,
    count: usize,
}

impl Ways {
    pub(super) fn read(&mut self, weights: &Weights, spelling: &[u8]) {
        self.count = 0;
        let mut earlier = 0;
        for (row, &sound) in (1..).zip(spelling) {
            self.add::<STRETCH>(row, weights.pairs_as_one(sound), [1, 2]);
            self.add::<FEW>(row, weights.one_as_two(earlier, sound), [2, 1]);
            self.add::<FEW>(row, weights.pairs_as(earlier, sound), [2, 2]);
            earlier = sound;
        }
    }

    /// Adds a list, so many of its rows at a time: how long it is could hardly be foretold, and what is too much is
    /// written over.
    #[inline]
    fn add<const MANY: usize>(&mut self, row: u16, (rows, len): (&[(u16, u8)], usize), [written, listed]: [u8; 2]) {
        self.all.resize(self.all.len().max(self.count + len + MANY), Way::default());
        let mut from = 0;
        while from == 0 || from < len {
            let all = self.all[self.count + from..][..MANY].iter_mut();
            for (way, &(of, cost)) in all.zip(&rows[from..from + MANY]) {
                *way = Way { row, of, cost, written, listed };
            }
            from += MANY;
        }
        self.count += len;
    }

    /// Keeps of all those for which `has` is true, in `kept`.
    pub(super) fn keep(&self, has: impl Fn(u16) -> bool, kept: &mut Vec<Way>) {
        // Without conditions, which could hardly be foretold.
        kept.resize(kept.len().max(self.count + 1), Way::default());
        let mut count = 0;
        for &way in &self.all[..self.count] {
            kept[count] = way;
            count += usize::from(has(way.of));
        }
        // Behind every row.
        kept[count] = Way { row: u16::MAX, ..Way::default() };
    }
}

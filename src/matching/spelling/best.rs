//! The nearest of the names that were measured.

use super::judge::LEAD;
use super::weights::Cost;

/// A name that was measured.
#[derive(Clone, Copy)]
pub(super) struct Measured {
    pub(super) rank: Cost,
    pub(super) cost: Cost,
    pub(super) name: u32,
}

/// The nearest of the names measured so far.
#[derive(Default)]
pub(super) struct Best {
    /// All that are near enough.
    pub(super) all: Vec<Measured>,
    /// Ranks of the nearest things, ascending.
    things: Vec<(Cost, u32)>,
    /// Things wanted, and the one behind them.
    pub(super) wanted: usize,
    pub(super) limit: Cost,
    /// A name that is not to be found.
    pub(super) left_out: Option<u32>,
}

impl Best {
    pub(super) fn begin(&mut self, wanted: usize, farthest: Cost) {
        self.all.clear();
        self.things.clear();
        (self.wanted, self.limit, self.left_out) = (wanted, farthest, None);
    }

    pub(super) fn offer(&mut self, made: Measured, thing: u32) {
        let cost = made.rank;
        if cost > self.limit || self.left_out == Some(made.name) {
            return;
        }
        self.all.push(made);
        if let Some(known) = self.things.iter().position(|row| row.1 == thing) {
            if self.things[known].0 <= cost {
                return;
            }
            self.things.remove(known);
        }
        let at = self.things.partition_point(|row| row.0 <= cost);
        self.things.insert(at, (cost, thing));
        self.things.truncate(self.wanted + 1);
        if self.things.len() > self.wanted {
            self.limit = self.limit.min(self.things[self.wanted].0);
        }
        if self.things.len() >= self.wanted {
            self.limit = self.limit.min(self.things[self.wanted - 1].0.saturating_add(LEAD));
        }
    }

    pub(super) fn least(&self) -> Cost {
        self.things.first().map_or(Cost::MAX, |row| row.0)
    }
}

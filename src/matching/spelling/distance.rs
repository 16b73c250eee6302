//! How far a spelling is from a name.

use std::ops::Range;

use super::sounds::BOUNDARY;
use super::weights::{Cost, NEVER, Weights, pair_of};

/// Farther than anything.
pub(crate) const FAR: Cost = Cost::MAX / 4;

/// Room for one measurement after the other.
#[derive(Default)]
pub(crate) struct Room {
    cells: Vec<Cost>,
    /// Of each sound of the name, what it takes with the one before it.
    places: Vec<Place>,
    /// Word ends of the name, with what leaving the word out costs.
    name_words: Vec<Word>,
}

impl Room {
    /// What the beginnings of the two last measured cost: `i` sounds of the spelling, `j` of a name of `len`.
    pub(super) fn cell(&self, i: usize, j: usize, len: usize) -> Cost {
        self.cells[i * (len + 1) + j]
    }
}

/// A sound of a name: itself, with the one before it, and what leaving them out costs.
#[derive(Clone, Copy)]
struct Place {
    sound: usize,
    pair: usize,
    /// Where the pair's rows are in the table of pairs by pairs.
    slot: u16,
    none: Cost,
    pair_none: Cost,
}

/// A word of a name: the cells before and behind it, and what it costs to leave it out.
#[derive(Clone, Copy)]
struct Word {
    from: usize,
    to: usize,
    cost: Cost,
}

/// The least that the differences between a spelling and a name cost: sounds and pairs of sounds that stand for each
/// other, added, left out, and whole words added or left out. [`FAR`] if it is more than `limit`.
pub(crate) fn distance(weights: &Weights, spelling: &[u8], name: &[u8], limit: Cost, room: &mut Room) -> Cost {
    let width = name.len() + 1;
    if spelling.is_empty() || name.is_empty() {
        return FAR;
    }
    room.cells.clear();
    room.cells.resize((spelling.len() + 1) * width, FAR);
    room.places.clear();
    let mut before = 0;
    room.places.extend(name.iter().map(|&sound| {
        let made = Place {
            sound: usize::from(sound),
            pair: pair_of(before, sound),
            slot: if before > 0 { weights.pair_slot(before, sound) } else { 0 },
            none: weights.one(sound, 0),
            pair_none: if before > 0 { weights.fewer(before, sound, 0) } else { Cost::from(NEVER) },
        };
        before = sound;
        made
    }));
    words_of(name, weights, &mut room.name_words);
    let several = spelling.iter().skip(1).position(|&s| s == BOUNDARY).is_some_and(|at| at + 2 < spelling.len());
    let cells = &mut room.cells;
    let mut last_boundary = 0;
    // Where the two rows before have cells within the limit, and whether the row at the last boundary has.
    let (mut reach, mut reach_before, mut at_boundary) = (0..0, 0..0, false);
    for i in 0..=spelling.len() {
        let (done, rest) = cells.split_at_mut(i * width);
        let row = &mut rest[..width];
        if i == 0 {
            row[0] = 0;
            first_row(&room.places, row);
        } else {
            let from = reach.start.min(reach_before.start);
            let to = reach.end.max(reach_before.end);
            fill(weights, spelling, i, done, row, &room.places, from..to, limit);
        }
        // Whole words left out: of the spelling, then of the name.
        if i > 1 && spelling[i - 1] == BOUNDARY {
            if several && last_boundary > 0 {
                let cost = weights.word(&spelling[last_boundary..i - 1]);
                let before = &done[last_boundary * width..last_boundary * width + width];
                for (cell, from) in row.iter_mut().zip(before) {
                    *cell = (*cell).min(from + cost);
                }
            }
            last_boundary = i;
        } else if i == 1 {
            last_boundary = 1;
        }
        if i > 0 && spelling[i - 1] == BOUNDARY {
            for word in &room.name_words {
                row[word.to] = row[word.to].min(row[word.from] + word.cost);
            }
        }
        let within = |cell: &Cost| *cell <= limit;
        reach_before = std::mem::replace(
            &mut reach,
            row.iter()
                .position(within)
                .map_or(width..0, |from| from..row.iter().rposition(within).map_or(0, |to| to + 1)),
        );
        if reach.is_empty() && reach_before.is_empty() && !at_boundary {
            return FAR;
        }
        if several && i > 0 && spelling[i - 1] == BOUNDARY {
            // The next word may be left out from here.
            at_boundary = !reach.is_empty();
        }
    }
    let cost = cells[spelling.len() * width + name.len()];
    if cost > limit { FAR } else { cost }
}

/// The words of a name of several.
fn words_of(name: &[u8], weights: &Weights, out: &mut Vec<Word>) {
    out.clear();
    if name.iter().skip(1).position(|&s| s == BOUNDARY).is_none_or(|at| at + 2 >= name.len()) {
        return;
    }
    let mut from = 1;
    for (i, &sound) in name.iter().enumerate().skip(1) {
        if sound == BOUNDARY {
            out.push(Word { from, to: i + 1, cost: weights.word(&name[from..i]) });
            from = i + 1;
        }
    }
}

/// Nothing written so far: what leaving out the name's beginning costs.
fn first_row(places: &[Place], row: &mut [Cost]) {
    for (j, place) in places.iter().enumerate() {
        let mut cell = row[j] + place.none;
        if j > 0 {
            cell = cell.min(row[j - 1] + place.pair_none);
        }
        row[j + 1] = cell;
    }
}

/// One row: all ways in which the spelling's last sound, or last two, may stand for the name's. Only where `reach`, the
/// cells of the two rows before that are within the limit, leads to; the others are far.
#[allow(clippy::too_many_arguments)]
fn fill(
    weights: &Weights,
    spelling: &[u8],
    i: usize,
    done: &[Cost],
    row: &mut [Cost],
    places: &[Place],
    reach: Range<usize>,
    limit: Cost,
) {
    let width = row.len();
    let written = spelling[i - 1];
    let before = &done[(i - 1) * width..i * width];
    // A spelling's first sound has none before it: a row that is far, and costs that are never used.
    let (earlier, two) = if i > 1 { (spelling[i - 2], &done[(i - 2) * width..(i - 1) * width]) } else { (0, before) };
    let second = if i > 1 { 0 } else { FAR };
    let (one_as, fewer_as, more_as) =
        (weights.one_as(written), weights.fewer_as(written), weights.more_as(earlier, written));
    let (none, two_for_none) = (Cost::from(one_as[0]), Cost::from(more_as[0]) + second);
    if reach.start == 0 {
        row[0] = (before[0] + none).min(two[0] + two_for_none);
    }
    for j in reach.start.max(1)..width {
        // Behind the reach a cell is near only through its neighbours.
        if j > reach.end + 1 && row[j - 1] > limit && row[j - 2] > limit {
            break;
        }
        let place = places[j - 1];
        let mut cell = (before[j - 1] + Cost::from(one_as[place.sound]))
            .min(before[j] + none)
            .min(row[j - 1] + place.none)
            .min(two[j - 1] + Cost::from(more_as[place.sound]) + second)
            .min(two[j] + two_for_none);
        if j > 1 {
            cell = cell.min(before[j - 2] + Cost::from(fewer_as[place.pair])).min(row[j - 2] + place.pair_none);
            if place.slot > 0 && i > 1 && two[j - 2] < cell {
                let pair = weights.pair(place.slot, earlier, written);
                if pair < Cost::from(NEVER) {
                    cell = cell.min(two[j - 2] + pair);
                }
            }
        }
        row[j] = cell;
    }
}

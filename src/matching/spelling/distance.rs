//! How far a spelling is from a name.

use super::sounds::BOUNDARY;
use super::weights::{Cost, NEVER, Weights};

/// Farther than anything.
pub(crate) const FAR: Cost = Cost::MAX / 4;

/// Room for one measurement after the other.
#[derive(Default)]
pub(crate) struct Room {
    cells: Vec<Cost>,
    /// The name's pairs that are written as other pairs.
    slots: Vec<u16>,
    /// Word ends of the name, with what leaving the word out costs.
    name_words: Vec<Word>,
}

impl Room {
    /// What the beginnings of the two last measured cost: `i` sounds of the spelling, `j` of a name of `len`.
    pub(super) fn cell(&self, i: usize, j: usize, len: usize) -> Cost {
        self.cells[i * (len + 1) + j]
    }
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
    room.slots.clear();
    room.slots.push(0);
    room.slots.push(0);
    room.slots.extend(name.windows(2).map(|pair| weights.pair_slot(pair[0], pair[1])));
    words_of(name, weights, &mut room.name_words);
    let several = spelling.iter().skip(1).position(|&s| s == BOUNDARY).is_some_and(|at| at + 2 < spelling.len());
    let cells = &mut room.cells;
    let mut last_boundary = 0;
    let mut least_before = 0;
    // The least on a row behind a word: the next word may be left out from there.
    let mut least_at_boundary = FAR;
    for i in 0..=spelling.len() {
        let (done, rest) = cells.split_at_mut(i * width);
        let row = &mut rest[..width];
        if i == 0 {
            row[0] = 0;
            first_row(weights, name, row);
        } else {
            fill(weights, spelling, name, i, done, row, &room.slots);
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
        let least = row.iter().copied().min().unwrap_or(FAR);
        if least > limit && least_before > limit && least_at_boundary > limit {
            return FAR;
        }
        least_before = least;
        if several && i > 0 && spelling[i - 1] == BOUNDARY {
            least_at_boundary = least;
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
fn first_row(weights: &Weights, name: &[u8], row: &mut [Cost]) {
    for j in 1..row.len() {
        let mut cell = row[j - 1] + weights.one(name[j - 1], 0);
        if j > 1 {
            cell = cell.min(row[j - 2] + Cost::from(weights.fewer(name[j - 2], name[j - 1])[0]));
        }
        row[j] = cell;
    }
}

/// One row: all ways in which the spelling's last sound, or last two, may stand for the name's.
fn fill(weights: &Weights, spelling: &[u8], name: &[u8], i: usize, done: &[Cost], row: &mut [Cost], slots: &[u16]) {
    let width = row.len();
    let written = spelling[i - 1];
    let before = &done[(i - 1) * width..i * width];
    let second = (i > 1).then(|| (&done[(i - 2) * width..(i - 1) * width], spelling[i - 2]));
    row[0] = before[0] + weights.one(0, written);
    if let Some((two, earlier)) = second {
        row[0] = row[0].min(two[0] + weights.more(0, earlier, written));
    }
    for j in 1..width {
        let sound = name[j - 1];
        let mut cell = before[j - 1] + weights.one(sound, written);
        cell = cell.min(before[j] + weights.one(0, written));
        cell = cell.min(row[j - 1] + weights.one(sound, 0));
        if j > 1 {
            let fewer = weights.fewer(name[j - 2], sound);
            cell = cell.min(before[j - 2] + Cost::from(fewer[usize::from(written)]));
            cell = cell.min(row[j - 2] + Cost::from(fewer[0]));
        }
        if let Some((two, earlier)) = second {
            cell = cell.min(two[j - 1] + weights.more(sound, earlier, written));
            cell = cell.min(two[j] + weights.more(0, earlier, written));
            if slots[j] > 0 && two[j - 2] < cell {
                let pair = weights.pair(slots[j], earlier, written);
                if pair < Cost::from(NEVER) {
                    cell = cell.min(two[j - 2] + pair);
                }
            }
        }
        row[j] = cell;
    }
}

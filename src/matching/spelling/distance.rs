//! How far a spelling is from names, several at a time.

use std::hint::{black_box, select_unpredictable};

use super::sounds::{BOUNDARY, KINDS};
use super::ways::{Way, Ways};
use super::weights::{Cost, NEVER, Ones, Weights, pair_of};

/// Farther than anything.
pub(crate) const FAR: Cost = Cost::MAX / 4;

/// Names that are measured in one go: a cell of each fills a register.
pub(super) const LANES: usize = 8;
/// A cell of each; [`FAR`] and a step fit.
type Lanes = [i16; LANES];
const FARTHEST: Lanes = [FAR.cast_signed(); LANES];

/// Far cells before each row, and far rows before the first: what stands two sounds back is always there.
const EDGE: usize = 2;

/// Room for one measurement after the other.
#[derive(Default)]
pub(crate) struct Room {
    pub(super) cells: Cells,
    /// Ways of the spelling, and those of them that one of the names has the sounds for.
    ways: Ways,
    had: Vec<Way>,
    places: Places,
    /// Word ends of the names, with what leaving the word out costs.
    name_words: Vec<Word>,
}

impl Room {
    /// Reads a spelling that names are to be measured against.
    pub(super) fn read(&mut self, weights: &Weights, spelling: &[u8]) {
        self.ways.read(weights, spelling);
    }
}

/// What beginnings of a spelling and of names cost.
#[derive(Default)]
pub(super) struct Cells {
    all: Vec<Lanes>,
    /// Cells of a row.
    stride: usize,
    /// False if the names turned out to be far before all cells were made.
    pub(super) whole: bool,
}

impl Cells {
    /// What `i` sounds of the spelling and `j` of one of the names cost.
    pub(super) fn cell(&self, i: usize, j: usize, lane: usize) -> Cost {
        self.all[(i + EDGE) * self.stride + EDGE + j][lane].cast_unsigned()
    }
}

/// The sounds of names, at the number of those up to each, and what leaving out a sound or two costs.
#[derive(Default)]
struct Places {
    rows: Vec<Place>,
    /// Sounds, as [pairs](pair_of) with none, and pairs.
    pairs: Vec<Pair>,
    /// The first of each, counted from 1; 0 for none.
    first: Vec<u16>,
    /// Names of several words.
    several: [bool; LANES],
}

/// What the names have at a place.
#[derive(Clone, Copy, Default)]
struct Place {
    none: Lanes,
    pair_none: Lanes,
    sounds: [u8; LANES],
}

/// A sound or a pair of sounds of one of the names.
struct Pair {
    of: u16,
    at: u16,
    lane: u16,
    /// The next that is the same, counted from 1.
    next: u16,
}

impl Places {
    fn fill(&mut self, names: &[&[u8]], longest: usize, weights: &Weights) {
        let (one, two) = (weights.one_as(0), weights.fewer_as(0));
        self.rows.clear();
        self.rows.resize(longest + 1, Place::default());
        self.first.resize(KINDS * KINDS, 0);
        for known in self.pairs.drain(..) {
            self.first[usize::from(known.of)] = 0;
        }
        for (lane, name) in names.iter().enumerate() {
            let (mut before, mut several) = (0, false);
            for (at, (place, &sound)) in (1..).zip(self.rows[1..].iter_mut().zip(*name)) {
                place.sounds[lane] = sound;
                place.none[lane] = one[usize::from(sound & 63)].cast_signed();
                let pair = pair_of(before, sound);
                // A name's first sound has none before it: the cell is far then, whatever the costs.
                place.pair_none[lane] = i16::from(two[pair]);
                let mut file = |pair: usize| {
                    let first = &mut self.first[pair];
                    self.pairs.push(Pair { of: pair as u16, at, lane: lane as u16, next: *first });
                    *first = self.pairs.len() as u16;
                };
                file(pair_of(0, sound));
                if at > 1 {
                    file(pair);
                }
                several |= sound == BOUNDARY && at > 1 && usize::from(at) < name.len();
                before = sound;
            }
            self.several[lane] = several;
        }
    }

    /// True if a name has such a pair.
    #[inline]
    fn has(&self, pair: u16) -> bool {
        self.first[usize::from(pair)] > 0
    }

    /// Calls `each` with the place and lane of every such pair, with some of them twice.
    #[inline]
    fn each(&self, pair: u16, mut each: impl FnMut(usize, usize)) {
        let mut next = self.first[usize::from(pair)];
        while next > 0 {
            // Two at a time, or one twice: how many there are could hardly be foretold.
            let one = &self.pairs[usize::from(next) - 1];
            let other = &self.pairs[usize::from(select_unpredictable(one.next > 0, one.next, next)) - 1];
            each(usize::from(one.at), usize::from(one.lane));
            each(usize::from(other.at), usize::from(other.lane));
            next = other.next;
        }
    }
}

/// A word of a name: the cells before and behind it, and what it costs to leave it out.
#[derive(Clone, Copy)]
struct Word {
    lane: usize,
    from: usize,
    to: usize,
    cost: Cost,
}

/// The least that the differences between a spelling and a name cost: sounds and pairs of sounds that stand for each
/// other, added, left out, and whole words added or left out. [`FAR`] if it is more than `limit`.
pub(crate) fn distance(weights: &Weights, spelling: &[u8], name: &[u8], limit: Cost, room: &mut Room) -> Cost {
    room.read(weights, spelling);
    distances(weights, spelling, &[name], limit, room)[0]
}

/// The distances between a spelling that was [read](Room::read) and up to [`LANES`] names.
pub(super) fn distances(
    weights: &Weights,
    spelling: &[u8],
    names: &[&[u8]],
    limit: Cost,
    room: &mut Room,
) -> [Cost; LANES] {
    let names = &names[..names.len().min(LANES)];
    let mut made = [FAR; LANES];
    let longest = names.iter().map(|name| name.len()).max().unwrap_or(0);
    room.cells.whole = false;
    // A look at each fetches them all at once, from memory that is far away.
    black_box(names.iter().fold(0, |seen, name| seen ^ name.first().unwrap_or(&0) ^ name.last().unwrap_or(&0)));
    if spelling.is_empty() || longest == 0 {
        return made;
    }
    let stride = EDGE + longest + 1;
    room.cells.stride = stride;
    room.cells.all.clear();
    room.cells.all.resize((EDGE + spelling.len() + 1) * stride, FARTHEST);
    room.places.fill(names, longest, weights);
    room.ways.keep(|pair| room.places.has(pair), &mut room.had);
    let mut ways = &room.had[..];
    room.name_words.clear();
    for (lane, name) in names.iter().enumerate().filter(|(lane, _)| room.places.several[*lane]) {
        words_of(name, lane, weights, &mut room.name_words);
    }
    let several = spelling.iter().skip(1).position(|&s| s == BOUNDARY).is_some_and(|at| at + 2 < spelling.len());
    let (cells, places) = (&mut room.cells.all, &room.places);
    // Nothing written so far: what leaving out a name's beginning costs.
    let row = &mut cells[EDGE * stride..][..stride];
    row[EDGE][..names.len()].fill(0);
    for at in 1..=longest {
        let (place, last, last_but_one) = (places.rows[at], row[at + EDGE - 1], row[at + EDGE - 2]);
        for k in 0..LANES {
            let cell = (last[k] + place.none[k]).min(last_but_one[k] + place.pair_none[k]);
            row[at + EDGE][k] = cell.min(FAR.cast_signed());
        }
    }
    let fill = match names.len() {
        1 => fill::<1>,
        2 => fill::<2>,
        3..=4 => fill::<4>,
        _ => fill::<LANES>,
    };
    // Whether the row before has cells within the limit, and the row at the last boundary.
    let (mut alive, mut at_boundary) = (true, false);
    let (mut earlier, mut last_boundary) = (0, 1);
    for (i, &written) in (1..).zip(spelling) {
        let (done, rest) = cells.split_at_mut((i + EDGE) * stride);
        let row = &mut rest[..stride];
        let (two, before) = done[i * stride..].split_at(stride);
        // A row begins with the ways that have costs of their own.
        while let [way, rest @ ..] = ways
            && usize::from(way.row) == i
        {
            ways = rest;
            let source = if way.written == 1 { before } else { two };
            places.each(way.of, |at, lane| {
                let cell = &mut row[at + EDGE][lane];
                *cell = (source[at + EDGE - usize::from(way.listed)][lane] + i16::from(way.cost)).min(*cell);
            });
        }
        let costs = (weights.one_as(written), weights.more(0, earlier, written));
        let alive_before = std::mem::replace(&mut alive, fill(costs, [two, before], row, &places.rows, limit));
        if written == BOUNDARY {
            // Whole words left out: of the spelling, then of the name.
            if several && i > 1 {
                let cost = weights.word(&spelling[last_boundary..i - 1]).cast_signed();
                let before = &done[(last_boundary + EDGE) * stride..][..stride];
                for (cell, from) in row.iter_mut().zip(before) {
                    for k in 0..LANES {
                        cell[k] = cell[k].min(from[k] + cost);
                    }
                }
                alive |= at_boundary;
            }
            for word in &room.name_words {
                let left_out = row[word.from + EDGE][word.lane] + word.cost.cast_signed();
                let cell = &mut row[word.to + EDGE][word.lane];
                *cell = left_out.min(*cell);
            }
            last_boundary = i;
        }
        if !alive && !alive_before && !at_boundary {
            return made;
        }
        if several && written == BOUNDARY {
            // The next word may be left out from here.
            at_boundary = alive;
        }
        earlier = written;
    }
    room.cells.whole = true;
    let last = &cells[(EDGE + spelling.len()) * stride + EDGE..];
    for (lane, name) in names.iter().enumerate() {
        let cost = last[name.len()][lane].cast_unsigned();
        if cost <= limit && !name.is_empty() {
            made[lane] = cost;
        }
    }
    made
}

/// The words of a name of several.
fn words_of(name: &[u8], lane: usize, weights: &Weights, out: &mut Vec<Word>) {
    let mut from = 1;
    for (i, &sound) in name.iter().enumerate().skip(1) {
        if sound == BOUNDARY {
            out.push(Word { lane, from, to: i + 1, cost: weights.word(&name[from..i]) });
            from = i + 1;
        }
    }
}

/// Makes the cells of a row that was begun: all other ways in which the spelling's last sound, or last
/// two, may stand for the names', of which there are up to `COUNT`, and what is left out of the names. False if all are
/// farther than `limit`.
fn fill<const COUNT: usize>(
    (one_as, two_for_none): (&Ones, Cost),
    [two, before]: [&[Lanes]; 2],
    row: &mut [Lanes],
    places: &[Place],
    limit: Cost,
) -> bool {
    let never = i16::from(NEVER);
    let (none, two_for_none) = (one_as[0].cast_signed(), two_for_none.cast_signed());
    let (mut before_two, mut before_one, mut two_one) = (FARTHEST, FARTHEST, FARTHEST);
    let (mut last_but_one, mut last, mut nearest) = (FARTHEST, FARTHEST, FARTHEST);
    let cells = row[EDGE..].iter_mut().zip(&before[EDGE..]).zip(&two[EDGE..]);
    for (((cell, before), two), place) in cells.zip(places) {
        let mut one = [0; LANES];
        for k in 0..COUNT {
            one[k] = one_as[usize::from(place.sounds[k] & 63)].cast_signed();
        }
        let mut made = *cell;
        for k in 0..LANES {
            let far = (before_two[k].min(two_one[k]) + never).min(two[k] + two_for_none);
            let near = (before_one[k] + one[k]).min(before[k] + none);
            let left_out = (last[k] + place.none[k]).min(last_but_one[k] + place.pair_none[k]);
            made[k] = made[k].min(far).min(near).min(left_out);
            nearest[k] = nearest[k].min(made[k]);
        }
        *cell = made;
        (last_but_one, last) = (last, made);
        (before_two, before_one) = (before_one, *before);
        two_one = *two;
    }
    nearest.iter().any(|cell| *cell <= limit.cast_signed())
}

#[cfg(test)]
mod tests {
    use super::super::sounds::sounds;
    use super::super::weights::Tables;
    use super::*;
    use crate::text::translit::SYSTEMS;
    use proptest::prelude::*;

    /// The same, cell by cell, with every step tried everywhere.
    fn plain(weights: &Weights, spelling: &[u8], name: &[u8]) -> Cost {
        let words = |sounds: &[u8]| -> Vec<(usize, usize)> {
            let ends: Vec<usize> = (0..sounds.len()).filter(|&at| sounds[at] == BOUNDARY).map(|at| at + 1).collect();
            if ends.len() > 2 { ends.windows(2).map(|ends| (ends[0], ends[1])).collect() } else { Vec::new() }
        };
        let (added, left_out) = (words(spelling), words(name));
        let mut cells = vec![vec![FAR; name.len() + 1]; spelling.len() + 1];
        cells[0][0] = 0;
        for i in 0..=spelling.len() {
            for j in 0..=name.len() {
                let written = |back: usize| spelling[i - back];
                let listed = |back: usize| name[j - back];
                let mut steps = vec![(cells[i][j], 0)];
                if i > 0 {
                    steps.push((cells[i - 1][j], weights.one(0, written(1))));
                }
                if j > 0 {
                    steps.push((cells[i][j - 1], weights.one(listed(1), 0)));
                }
                if i > 0 && j > 0 {
                    steps.push((cells[i - 1][j - 1], weights.one(listed(1), written(1))));
                }
                if i > 1 {
                    steps.push((cells[i - 2][j], weights.more(0, written(2), written(1))));
                }
                if j > 1 {
                    steps.push((cells[i][j - 2], weights.fewer(listed(2), listed(1), 0)));
                }
                if i > 1 && j > 0 {
                    steps.push((cells[i - 2][j - 1], weights.more(listed(1), written(2), written(1))));
                }
                if i > 0 && j > 1 {
                    steps.push((cells[i - 1][j - 2], weights.fewer(listed(2), listed(1), written(1))));
                }
                if i > 1 && j > 1 {
                    let pair = weights.pair(listed(2), listed(1), written(2), written(1));
                    steps.extend(pair.map(|cost| (cells[i - 2][j - 2], cost)));
                }
                cells[i][j] = steps.into_iter().map(|(cell, cost)| cell + cost).min().unwrap_or(FAR).min(FAR);
            }
            // Words are left out where the spelling has one's end.
            for &(from, to) in added.iter().filter(|word| word.1 == i) {
                let cost = weights.word(&spelling[from..to - 1]);
                let before = cells[from].clone();
                cells[i].iter_mut().zip(before).for_each(|(cell, from)| *cell = (*cell).min(from + cost));
            }
            for &(from, to) in left_out.iter().filter(|_| i > 0 && spelling[i - 1] == BOUNDARY) {
                cells[i][to] = cells[i][to].min(cells[i][from] + weights.word(&name[from..to - 1]));
            }
        }
        cells[spelling.len()][name.len()]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1500, ..ProptestConfig::default() })]
        #[test]
        fn several_names_at_a_time_are_as_far_as_each_alone(
            spelling in "[A-Z][a-z]{0,6}(ou|sh|[kg]h|ts|dzh)?[a-z]{0,5}( [A-Z][a-z]{1,5}){0,2}",
            names in prop::collection::vec("[A-Z][a-z]{0,6}(ou|sh|[kg]h|ts|dzh)?[a-z]{0,5}( [A-Z][a-z]{1,5}){0,2}", 0..8),
            like in 0..4_usize,
            system in 0..SYSTEMS.len(),
            limit in prop_oneof![0..300_u16, Just(FAR - 1)],
        ) {
            let tables = Tables::own();
            let weights = tables.of(system);
            let spelling = sounds(&spelling).sounds;
            let mut names: Vec<Vec<u8>> = names.iter().map(|name| sounds(name).sounds).collect();
            // Most names that are measured are near.
            let mut near = spelling.clone();
            near.remove(spelling.len() * like / 5);
            names.push(near);
            let listed: Vec<&[u8]> = names.iter().map(|name| &**name).collect();
            let mut room = Room::default();
            room.read(weights, &spelling);
            let made = distances(weights, &spelling, &listed, limit, &mut room);
            for (at, name) in listed.iter().enumerate() {
                let known = if name.is_empty() { FAR } else { plain(weights, &spelling, name) };
                prop_assert_eq!(made[at], if known > limit { FAR } else { known }, "{} {:?}", at, name);
            }
        }
    }
}

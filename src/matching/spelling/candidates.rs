//! Names that are worth measuring: those with the consonants of a spelling, whose sounds agree best.

use super::names::Names;
use super::packed::{self, LANES, Packed, PackedPattern};
use super::rows::{Looks, Rows};
use super::skeleton::{Skeleton, class, signature};
use super::sounds::BOUNDARY;

/// Candidates that are compared class by class: those that have the most sounds in common.
const COMPARED: usize = 256;
/// Entries that are ranked in one go.
const STRETCH: usize = 64;
/// What a class that differs weighs beside a sound that one has and the other not.
const WEIGHT: u32 = 8;
/// Ranks by sounds alone: a bit each.
const RANKS: usize = 66;

/// Set in a signature that is not of all the sounds that are compared: of a name without a word, or a long one.
const PART: u64 = 1 << 63;

/// A name, or a name of several words without one of them, among those with the same skeleton.
#[derive(Clone, Copy)]
struct Entry {
    name: u32,
    signature: u64,
}

/// The [class] of each sound of an entry, and its name.
struct Row {
    classes: [u32; 4],
    name: u32,
}

/// Names by the skeletons of their sounds.
#[derive(Default)]
pub(super) struct Skeletons {
    /// Of each entry: the sounds of each class, and what is asked of the likeliest.
    signatures: Vec<u64>,
    rows: Vec<Row>,
    /// Where each group of entries with the same skeleton begins.
    groups: Vec<u32>,
    table: Rows,
}

impl Row {
    fn new(name: u32, classes: Packed) -> Self {
        let [first, second] = classes.words().map(|word| [word as u32, (word >> 32) as u32]);
        Self { classes: [first[0], first[1], second[0], second[1]], name }
    }

    /// Halves, so that no row is longer than it must be.
    fn classes(&self) -> Packed {
        let [a, b, c, d] = self.classes.map(u64::from);
        Packed::of_words([b << 32 | a, d << 32 | c])
    }
}

/// Room that look-ups use one after the other.
#[derive(Default)]
pub(super) struct Ranking {
    /// The query's: its consonants, the same as other languages write them, and all sounds of a short one.
    skeletons: [Option<Skeleton>; 3],
    hashes: Vec<u32>,
    looks: Looks,
    groups: Vec<u32>,
    /// How far apart, by coarse measures, and the entry.
    ranked: Vec<(u32, u32)>,
    /// The names, the likeliest first.
    pub(super) names: Vec<u32>,
    /// Candidates at each rank, those below `worst`, and the rank from which none is let in.
    at: Vec<u32>,
    below: u32,
    worst: u32,
    /// True if a candidate's signature is a [part](PART), or that of the spelling.
    part: bool,
    /// Candidates by rank.
    ordered: Vec<(u32, u32)>,
}

impl Skeletons {
    /// Files names by their sounds.
    pub(super) fn new(names: &Names) -> Self {
        let mut filed: Vec<(Skeleton, Entry)> = Vec::new();
        for name in 0..names.len() as u32 {
            let sounds = names.sounds(name);
            if sounds.is_empty() {
                continue;
            }
            let mut file = |skeleton: Skeleton, signature: u64| {
                filed.push((skeleton, Entry { name, signature }));
            };
            let whole = marked(sounds);
            let plain = Skeleton::plain(sounds.iter().copied());
            file(plain, whole);
            let other = Skeleton::otherwise(sounds.iter().copied());
            if other != plain {
                file(other, whole);
            }
            if let Some(short) = Skeleton::whole(sounds) {
                file(short, whole);
            }
            without_a_word(sounds, |rest| {
                file(Skeleton::plain(rest.iter().copied()), signature(rest.iter().copied()) | PART);
            });
        }
        filed.sort_unstable_by_key(|(skeleton, entry)| (*skeleton, entry.name));
        let (mut groups, mut skeletons) = (Vec::new(), Vec::new());
        for (i, (skeleton, _)) in filed.iter().enumerate() {
            if i == 0 || filed[i - 1].0 != *skeleton {
                groups.push(i as u32);
                skeletons.push(*skeleton);
            }
        }
        groups.push(filed.len() as u32);
        Self {
            signatures: filed.iter().map(|(_, entry)| entry.signature).collect(),
            rows: filed.iter().map(|(_, Entry { name, .. })| Row::new(*name, packed(names.sounds(*name)))).collect(),
            groups,
            // Marked: something is left out.
            table: Rows::new(skeletons.len(), |group, each| {
                let mut left_out = false;
                skeletons[group].each(|hash| {
                    each(hash, left_out);
                    left_out = true;
                });
            }),
        }
    }

    /// Bytes that all of it takes.
    pub(super) fn bytes(&self) -> usize {
        let entries = size_of_val(&*self.signatures) + size_of_val(&*self.rows);
        entries + size_of_val(&*self.groups) + self.table.bytes()
    }

    /// Takes in a query, which is looked for then.
    pub(super) fn read(query: &[u8], room: &mut Ranking) {
        let plain = Skeleton::plain(query.iter().copied());
        let other = Skeleton::otherwise(query.iter().copied());
        room.skeletons = [Some(plain), Some(other).filter(|other| *other != plain), Skeleton::whole(query)];
    }

    /// Looks for the names that share a skeleton with the query, or one with `deletions`: the first step of
    /// [`Rows::look`].
    pub(super) fn look(&self, deletions: bool, room: &mut Ranking) {
        let Ranking { skeletons, hashes, .. } = room;
        hashes.clear();
        for skeleton in skeletons.iter().flatten() {
            if deletions {
                skeleton.each(|hash| hashes.push(hash));
            } else {
                hashes.push(skeleton.whole_hash());
            }
        }
        self.table.look(&room.hashes, &mut room.looks);
    }

    /// The second step.
    pub(super) fn reach(&self, room: &mut Ranking) {
        self.table.reach(&mut room.looks);
    }

    /// Ranks the names that were looked for by how well their sounds agree: the likeliest, about as many as are to be
    /// `measured`, that differ in fewer than `apart` sounds.
    pub(super) fn take(&self, query: &[u8], deletions: bool, apart: u32, measured: usize, room: &mut Ranking) {
        room.groups.clear();
        room.ranked.clear();
        room.names.clear();
        self.table.take(!deletions, &room.looks, &mut room.groups);
        if room.groups.is_empty() && (!deletions || is_one_word(query)) {
            return;
        }
        room.at.clear();
        room.at.resize(RANKS, 0);
        (room.below, room.worst) = (0, apart);
        let whole = marked(query);
        room.part = whole & PART > 0;
        self.rank(room, whole);
        // True if entries were ranked more than once: else they come in order, and those that rank alike stay so.
        let mut again = false;
        if deletions {
            without_a_word(query, |rest| {
                room.groups.clear();
                let skeleton = Skeleton::plain(rest.iter().copied());
                self.table.find(&[skeleton.whole_hash()], false, &mut room.looks, &mut room.groups);
                room.part |= !room.groups.is_empty();
                again |= !room.groups.is_empty();
                self.rank(room, signature(rest.iter().copied()));
            });
        }
        if again {
            keep(&mut room.ranked, COMPARED);
        }
        in_buckets(&room.ranked, &mut room.at, &mut room.ordered);
        room.ordered.truncate(COMPARED);
        if room.ordered.len() > measured {
            self.compare(query, measured, room);
        } else {
            std::mem::swap(&mut room.ranked, &mut room.ordered);
            if again {
                room.ranked.sort_unstable();
            }
        }
        room.names.extend(room.ranked.iter().map(|row| self.rows[row.1 as usize].name));
    }

    /// Leaves the `measured` candidates whose classes differ least, in order.
    fn compare(&self, query: &[u8], measured: usize, room: &mut Ranking) {
        let own = packed(query);
        let (pattern, len) = (PackedPattern::new(own), own.len());
        let best = &mut room.ranked;
        best.clear();
        // The most alike first, so that few of the others need be compared.
        let mut rest = room.ordered.iter();
        loop {
            let worst = if best.len() < measured { u32::MAX } else { best[measured - 1].0 };
            let (mut rows, mut classes, mut count) = ([(0, 0); LANES], [own; LANES], 0);
            for &(apart, at) in rest.by_ref() {
                // Another sound is two of a signature's.
                if !room.part && apart + WEIGHT * apart.div_ceil(2) > worst {
                    rest = [].iter();
                    break;
                }
                // Written over by the next if it is too long or too short.
                (rows[count], classes[count]) = ((apart, at), self.rows[at as usize].classes());
                count += usize::from(apart + WEIGHT * classes[count].len().abs_diff(len) <= worst);
                if count == LANES {
                    break;
                }
            }
            let made = pattern.distances(&classes);
            for (&(apart, at), distance) in rows[..count].iter().zip(made) {
                let row = (apart + WEIGHT * distance, at);
                if best.len() < measured || best[measured - 1] > row {
                    let place = best.iter().filter(|known| **known < row).count();
                    best.truncate(measured - 1);
                    best.insert(place, row);
                }
            }
            if count < LANES {
                break;
            }
        }
    }

    /// Adds the entries of the groups that may be among the [`COMPARED`] best.
    fn rank(&self, room: &mut Ranking, signature: u64) {
        room.groups.sort_unstable();
        room.groups.dedup();
        let mut count = room.ranked.len();
        for &group in &room.groups {
            let (from, to) = (self.groups[group as usize], self.groups[group as usize + 1]);
            // Room for all; what is too far is written over.
            let most = count + (to - from) as usize;
            room.ranked.resize(room.ranked.len().max(most), (0, 0));
            for from in (from..to).step_by(STRETCH) {
                let signatures = &self.signatures[from as usize..to.min(from + STRETCH as u32) as usize];
                let before = count;
                // Without conditions, which could hardly be foretold.
                let (worst, mut parts) = (room.worst, 0);
                for (at, own) in (from..).zip(signatures) {
                    let apart = ((own ^ signature) & !PART).count_ones();
                    room.ranked[count] = (apart, at);
                    let near = apart < worst;
                    count += usize::from(near);
                    room.at[apart as usize] += u32::from(near);
                    parts |= own * u64::from(near);
                }
                room.part |= parts & PART > 0;
                room.below += (count - before) as u32;
                // Enough are better than the worst rank that is let in: let it in no longer.
                while room.below - room.at[room.worst as usize - 1] >= COMPARED as u32 {
                    room.worst -= 1;
                    room.below -= room.at[room.worst as usize];
                }
            }
        }
        room.ranked.truncate(count);
    }
}

/// The rows in the order of their ranks, which are few; `room` is for counting.
fn in_buckets(rows: &[(u32, u32)], room: &mut Vec<u32>, ordered: &mut Vec<(u32, u32)>) {
    room.clear();
    room.resize(RANKS + 1, 0);
    for row in rows {
        room[row.0 as usize + 1] += 1;
    }
    for rank in 1..room.len() {
        room[rank] += room[rank - 1];
    }
    ordered.clear();
    ordered.resize(rows.len(), (0, 0));
    for row in rows {
        let next = &mut room[row.0 as usize];
        ordered[*next as usize] = *row;
        *next += 1;
    }
}

/// The [signature] of sounds, marked if more of them are compared.
fn marked(sounds: &[u8]) -> u64 {
    signature(sounds.iter().copied()) | if sounds.len() > packed::LONGEST { PART } else { 0 }
}

/// Keeps the rows that rank lowest, in any order.
fn keep(ranked: &mut Vec<(u32, u32)>, most: usize) {
    if ranked.len() > most {
        ranked.select_nth_unstable(most);
        ranked.truncate(most);
    }
}

/// True for the sounds of a name of one word.
fn is_one_word(sounds: &[u8]) -> bool {
    sounds.get(1..sounds.len().saturating_sub(1)).is_none_or(|inside| !inside.contains(&BOUNDARY))
}

/// Calls `each` with every shorter name that is left when one word of several is taken away.
fn without_a_word(sounds: &[u8], mut each: impl FnMut(&[u8])) {
    let ends: Vec<usize> = sounds.iter().enumerate().filter(|(_, s)| **s == BOUNDARY).map(|(i, _)| i).collect();
    if !(3..=6).contains(&ends.len()) {
        return;
    }
    for word in ends.windows(2) {
        let mut rest = sounds.to_vec();
        rest.drain(word[0]..word[1]);
        each(&rest);
    }
}

/// The classes of sounds.
fn packed(sounds: &[u8]) -> Packed {
    Packed::new(sounds.iter().map(|&sound| class(sound)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]
        #[test]
        fn those_left_out_unseen_are_no_nearer(
            names in prop::collection::vec("[mnr][aeoiu]{1,3}[mnrk][aeoiu]{0,3}(sh|t|l)?a?( [mnr][aeoiu][mnrk]a?){0,3}(ovskoye){0,5}", 30..200),
            query in "[mnr][aeoiu]{1,3}[mnrk][aeoiu]{0,3}(sh|t|l)?( [mnr][aeoiu][mnrk]a?){0,2}(ovskoye){0,5}",
            measured in 1..20_usize,
        ) {
            let names = Names::new(names.iter().map(String::as_str).zip(0..));
            let skeletons = Skeletons::new(&names);
            let sounds = super::super::sounds::sounds(&query).sounds;
            let (own, pattern) = (marked(&sounds), PackedPattern::new(packed(&sounds)));
            let apart = |at: usize| ((skeletons.signatures[at] ^ own) & !PART).count_ones();
            let mut all: Vec<(u32, u32)> = (0..skeletons.rows.len())
                .map(|at| (apart(at) + WEIGHT * pattern.distance(skeletons.rows[at].classes()), at as u32))
                .collect();
            all.sort_unstable();
            all.truncate(measured);
            let mut room = Ranking {
                ordered: (0..skeletons.rows.len()).map(|at| (apart(at), at as u32)).collect(),
                part: own & PART > 0 || skeletons.signatures.iter().any(|own| own & PART > 0),
                ..Ranking::default()
            };
            room.ordered.sort_unstable();
            skeletons.compare(&sounds, measured, &mut room);
            prop_assert_eq!(room.ranked, all);
        }
    }
}

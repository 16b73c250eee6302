//! Names that are worth measuring: those with the consonants of a spelling, whose sounds agree best.

use super::names::Names;
use super::packed::{self, Packed, PackedPattern};
use super::rows::{Looks, Rows};
use super::skeleton::{Skeleton, class, signature};
use super::sounds::BOUNDARY;

/// Candidates that are compared class by class: those that have the most sounds in common.
const COMPARED: usize = 256;
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

/// Names by the skeletons of their sounds.
#[derive(Default)]
pub(super) struct Skeletons {
    /// Of each entry: the sounds of each class, the [class] of each sound, and the name.
    signatures: Vec<u64>,
    classes: Vec<Packed>,
    names: Vec<u32>,
    /// Where each group of entries with the same skeleton begins.
    groups: Vec<u32>,
    table: Rows,
}

/// Room that look-ups use one after the other.
#[derive(Default)]
pub(super) struct Ranking {
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
            classes: filed.iter().map(|(_, entry)| packed(names.sounds(entry.name))).collect(),
            signatures: filed.iter().map(|(_, entry)| entry.signature).collect(),
            names: filed.iter().map(|(_, entry)| entry.name).collect(),
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
        let entries = size_of_val(&*self.signatures) + size_of_val(&*self.classes) + size_of_val(&*self.names);
        entries + size_of_val(&*self.groups) + self.table.bytes()
    }

    /// Ranks the names that share a skeleton with the query, or one with `deletions`, by how well their sounds agree: the
    /// likeliest, about as many as are to be `measured`, that differ in fewer than `apart` sounds.
    pub(super) fn candidates(&self, query: &[u8], deletions: bool, apart: u32, measured: usize, room: &mut Ranking) {
        room.groups.clear();
        room.ranked.clear();
        room.at.clear();
        room.at.resize(RANKS, 0);
        (room.below, room.worst) = (0, apart);
        let whole = marked(query);
        room.part = whole & PART > 0;
        room.hashes.clear();
        let mut look = |skeleton: Skeleton| {
            if deletions {
                skeleton.each(|hash| room.hashes.push(hash));
            } else {
                room.hashes.push(skeleton.whole_hash());
            }
        };
        let plain = Skeleton::plain(query.iter().copied());
        look(plain);
        let other = Skeleton::otherwise(query.iter().copied());
        if other != plain {
            look(other);
        }
        if let Some(short) = Skeleton::whole(query) {
            look(short);
        }
        self.table.find(&room.hashes, !deletions, &mut room.looks, &mut room.groups);
        self.rank(room, whole);
        if deletions {
            without_a_word(query, |rest| {
                room.groups.clear();
                let skeleton = Skeleton::plain(rest.iter().copied());
                self.table.find(&[skeleton.whole_hash()], false, &mut room.looks, &mut room.groups);
                room.part |= !room.groups.is_empty();
                self.rank(room, signature(rest.iter().copied()));
            });
        }
        keep(&mut room.ranked, COMPARED);
        if room.ranked.len() > measured {
            self.compare(query, measured, room);
        } else {
            room.ranked.sort_unstable();
        }
        room.names.clear();
        room.names.extend(room.ranked.iter().map(|row| self.names[row.1 as usize]));
    }

    /// Leaves the `measured` candidates whose classes differ least, in order.
    fn compare(&self, query: &[u8], measured: usize, room: &mut Ranking) {
        let own = packed(query);
        let (pattern, len) = (PackedPattern::new(own), own.len());
        // The most alike first, so that few of the others need be compared.
        in_buckets(&room.ranked, &mut room.at, &mut room.ordered);
        let best = &mut room.ranked;
        best.clear();
        for &(apart, at) in &room.ordered {
            let worst = if best.len() < measured { u32::MAX } else { best[measured - 1].0 };
            // Another sound is two of a signature's.
            if !room.part && apart + WEIGHT * apart.div_ceil(2) > worst {
                break;
            }
            let classes = self.classes[at as usize];
            if apart.saturating_add(WEIGHT * classes.len().abs_diff(len)) > worst {
                continue;
            }
            let row = (apart + WEIGHT * pattern.distance(classes), at);
            let place = best.partition_point(|known| *known < row);
            if place < measured {
                best.truncate(measured - 1);
                best.insert(place, row);
            }
        }
    }

    /// Adds the entries of the groups that may be among the [`COMPARED`] best.
    fn rank(&self, room: &mut Ranking, signature: u64) {
        room.groups.sort_unstable();
        room.groups.dedup();
        for &group in &room.groups {
            let (from, to) = (self.groups[group as usize] as usize, self.groups[group as usize + 1] as usize);
            for (at, own) in (from as u32..).zip(&self.signatures[from..to]) {
                let apart = ((own ^ signature) & !PART).count_ones();
                if apart < room.worst {
                    room.ranked.push((apart, at));
                    room.part |= own & PART > 0;
                    room.at[apart as usize] += 1;
                    room.below += 1;
                    // Enough are better than the worst rank that is let in: let it in no longer.
                    while room.below - room.at[room.worst as usize - 1] >= COMPARED as u32 {
                        room.worst -= 1;
                        room.below -= room.at[room.worst as usize];
                    }
                }
            }
        }
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
            let mut all: Vec<(u32, u32)> = (0..skeletons.names.len())
                .map(|at| (apart(at) + WEIGHT * pattern.distance(skeletons.classes[at]), at as u32))
                .collect();
            all.sort_unstable();
            all.truncate(measured);
            let mut room = Ranking {
                ranked: (0..skeletons.names.len()).map(|at| (apart(at), at as u32)).collect(),
                part: own & PART > 0 || skeletons.signatures.iter().any(|own| own & PART > 0),
                ..Ranking::default()
            };
            skeletons.compare(&sounds, measured, &mut room);
            prop_assert_eq!(room.ranked, all);
        }
    }
}

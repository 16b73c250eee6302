//! Names that are worth measuring: those with the consonants of a spelling, whose sounds agree best.

use super::names::Names;
use super::packed::{Packed, PackedPattern};
use super::rows::Rows;
use super::skeleton::{Skeleton, class, signature};
use super::sounds::BOUNDARY;

/// Candidates that are compared class by class: those that have the most sounds in common.
const COMPARED: usize = 256;

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
    groups: Vec<u32>,
    /// How far apart, by coarse measures, and the entry.
    ranked: Vec<(u32, u32)>,
    /// The names, the likeliest first.
    pub(super) names: Vec<u32>,
    /// Candidates at each rank, those below `worst`, and the rank from which none is let in.
    at: Vec<u32>,
    below: u32,
    worst: u32,
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
            let whole = signature(sounds.iter().copied());
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
                file(Skeleton::plain(rest.iter().copied()), signature(rest.iter().copied()));
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
        room.at.resize(66, 0);
        (room.below, room.worst) = (0, apart);
        let whole = signature(query.iter().copied());
        let look = |skeleton: Skeleton, groups: &mut Vec<u32>| {
            if deletions {
                skeleton.each(|hash| self.table.find(hash, |group, _| groups.push(group)));
            } else {
                self.table.find(skeleton.whole_hash(), |group, left_out| {
                    if !left_out {
                        groups.push(group);
                    }
                });
            }
        };
        let plain = Skeleton::plain(query.iter().copied());
        look(plain, &mut room.groups);
        let other = Skeleton::otherwise(query.iter().copied());
        if other != plain {
            look(other, &mut room.groups);
        }
        if let Some(short) = Skeleton::whole(query) {
            look(short, &mut room.groups);
        }
        self.rank(room, whole);
        if deletions {
            without_a_word(query, |rest| {
                room.groups.clear();
                let skeleton = Skeleton::plain(rest.iter().copied());
                self.table.find(skeleton.whole_hash(), |group, _| room.groups.push(group));
                self.rank(room, signature(rest.iter().copied()));
            });
        }
        keep(&mut room.ranked, COMPARED);
        if room.ranked.len() > measured {
            let pattern = PackedPattern::new(packed(query));
            for row in &mut room.ranked {
                row.0 += 8 * pattern.distance(self.classes[row.1 as usize]);
            }
        }
        keep(&mut room.ranked, measured);
        room.ranked.sort_unstable();
        room.names.clear();
        room.names.extend(room.ranked.iter().map(|row| self.names[row.1 as usize]));
    }

    /// Adds the entries of the groups that may be among the [`COMPARED`] best.
    fn rank(&self, room: &mut Ranking, signature: u64) {
        room.groups.sort_unstable();
        room.groups.dedup();
        for &group in &room.groups {
            let (from, to) = (self.groups[group as usize] as usize, self.groups[group as usize + 1] as usize);
            for (at, own) in (from as u32..).zip(&self.signatures[from..to]) {
                let apart = (own ^ signature).count_ones();
                if apart < room.worst {
                    room.ranked.push((apart, at));
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

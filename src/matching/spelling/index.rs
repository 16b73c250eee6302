//! Names by what they sound like.

use std::sync::Arc;

use super::super::remainders::Remainders;
use super::distance::{FAR, Room, distance};
use super::judge::{Facts, Judge};
use super::myers::Pattern;
use super::skeleton::{Skeleton, class, signature};
use super::sounds::{BOUNDARY, sounds};
use super::weights::{Cost, Tables};

/// Candidates that are compared class by class: those that have the most sounds in common; and of these, those that are
/// measured.
const COMPARED: usize = 256;
const MEASURED: usize = 24;
/// Costs a sound, in eighths of a bit, from which nothing is near: two sounds in three differ.
const FARTHEST: Cost = 8 * 5;

/// A name that a spelling may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Near {
    /// The name, by its place in the list that the index was made from.
    pub name: u32,
    /// What the differences cost, in eighths of a bit: 8 for a difference that every second spelling of a name has.
    pub cost: u16,
    /// How sure it is, in per cent: of names found with 90, nine in ten are right.
    pub score: u8,
    /// True where the spelling *is* this name, as far as spelling can say.
    pub claim: bool,
}

/// A name, or a name of several words without one of them, among those with the same skeleton.
#[derive(Clone, Copy)]
struct Entry {
    name: u32,
    signature: u64,
}

/// Names of any script, filed so that their spellings in any script find them.
pub struct NameIndex {
    tables: Arc<Tables>,
    sounds: Vec<u8>,
    starts: Vec<u32>,
    systems: Vec<u8>,
    entries: Vec<Entry>,
    /// Where each group of entries with the same skeleton begins.
    groups: Vec<u32>,
    table: Remainders,
}

/// Room that look-ups use one after the other.
#[derive(Default)]
pub struct Search {
    groups: Vec<u32>,
    ranked: Vec<(u32, u32)>,
    classes: Vec<u8>,
    room: Room,
    pub(super) query: Vec<u8>,
    pub(super) system: usize,
}

impl NameIndex {
    /// Files names; those without letters of a known writing system are never found.
    pub fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        Self::with(names, Tables::own())
    }

    /// The same with other weights.
    pub(super) fn with<'n>(names: impl Iterator<Item = &'n str>, tables: Arc<Tables>) -> Self {
        let (mut all, mut starts, mut systems) = (Vec::new(), vec![0], Vec::new());
        let mut filed: Vec<(Skeleton, Entry)> = Vec::new();
        for (index, name) in names.enumerate() {
            let outline = sounds(name);
            let mut file = |skeleton: Skeleton, signature: u64| {
                filed.push((skeleton, Entry { name: index as u32, signature }));
            };
            if !outline.sounds.is_empty() {
                let whole = signature(outline.sounds.iter().copied());
                file(Skeleton::plain(outline.sounds.iter().copied()), whole);
                let other = Skeleton::otherwise(outline.sounds.iter().copied());
                if other != Skeleton::plain(outline.sounds.iter().copied()) {
                    file(other, whole);
                }
                if let Some(short) = Skeleton::whole(&outline.sounds) {
                    file(short, whole);
                }
                without_a_word(&outline.sounds, |rest| {
                    file(Skeleton::plain(rest.iter().copied()), signature(rest.iter().copied()));
                });
            }
            systems.push(outline.system as u8);
            all.extend(outline.sounds);
            starts.push(all.len() as u32);
        }
        filed.sort_unstable_by_key(|(skeleton, entry)| (*skeleton, entry.name));
        let (mut groups, mut rows): (Vec<u32>, Vec<u64>) = (Vec::new(), Vec::new());
        let mut entries = Vec::with_capacity(filed.len());
        for (i, (skeleton, entry)) in filed.iter().enumerate() {
            if i == 0 || filed[i - 1].0 != *skeleton {
                let group = groups.len() as u64;
                skeleton.each(|hash| rows.push(u64::from(hash) << 32 | group));
                groups.push(i as u32);
            }
            entries.push(*entry);
        }
        groups.push(entries.len() as u32);
        Self { tables, sounds: all, starts, systems, entries, groups, table: Remainders::new(rows) }
    }

    /// The names nearest to a spelling, nearest first, at most `max`; of equally near ones the first listed first.
    pub fn find(&self, spelling: &str, max: usize, search: &mut Search) -> Vec<Near> {
        // One more, to see how far off the next name is.
        let mut found = self.nearest(spelling, max.saturating_add(1), search);
        let judge = Judge::own();
        for i in 0..found.len().min(max) {
            let Some(facts) = self.facts(&found, i, search) else { break };
            found[i].score = judge.score(&facts);
            found[i].claim = i == 0 && judge.claim(&facts);
        }
        found.truncate(max);
        found
    }

    /// The nearest name but one that is left out, as if it were not listed.
    pub fn find_without(&self, spelling: &str, left_out: u32, search: &mut Search) -> Option<Near> {
        let mut found = self.nearest(spelling, 3, search);
        found.retain(|n| n.name != left_out);
        let facts = self.facts(&found, 0, search)?;
        let judge = Judge::own();
        found.first().map(|n| Near { score: judge.score(&facts), claim: judge.claim(&facts), ..*n })
    }

    /// What is known of one of the names found, the first of them the nearest.
    pub(super) fn facts(&self, found: &[Near], at: usize, search: &Search) -> Option<Facts> {
        let Near { name, cost, .. } = *found.get(at)?;
        let own = self.sounds_of(name);
        // The nearest name that does not sound the same.
        let rival = found.iter().find(|n| self.sounds_of(n.name) != own).map(|n| n.cost);
        Some(Facts::new(&search.query, search.system, own, cost, rival))
    }

    /// The names nearest to a spelling, not judged yet.
    pub(super) fn nearest(&self, spelling: &str, max: usize, search: &mut Search) -> Vec<Near> {
        let outline = sounds(spelling);
        search.system = outline.system;
        search.query = outline.sounds;
        let mut found: Vec<Near> = Vec::with_capacity(max + 1);
        if search.query.is_empty() || max == 0 {
            return found;
        }
        self.candidates(search);
        let mut limit = (search.query.len() as Cost).saturating_mul(FARTHEST);
        for &(_, name) in &search.ranked {
            if found.iter().any(|n| n.name == name) {
                continue;
            }
            let cost = self.measure(name, &search.query, search.system, limit, &mut search.room);
            if cost >= FAR {
                continue;
            }
            let at = found.partition_point(|n| (n.cost, n.name) < (cost, name));
            found.insert(at, Near { name, cost, score: 0, claim: false });
            found.truncate(max);
            if found.len() == max {
                limit = found[max - 1].cost;
            }
        }
        found
    }

    /// The sounds of a name, in codes.
    pub(super) fn sounds_of(&self, name: u32) -> &[u8] {
        &self.sounds[self.starts[name as usize] as usize..self.starts[name as usize + 1] as usize]
    }

    /// What the differences between a spelling and a name cost.
    pub(super) fn measure(&self, name: u32, spelling: &[u8], system: usize, limit: Cost, room: &mut Room) -> Cost {
        let listed = self.sounds_of(name);
        match (system, usize::from(self.systems[name as usize])) {
            (system, 0) => distance(self.tables.of(system), spelling, listed, limit, room),
            (0, system) => distance(self.tables.of(system), listed, spelling, limit, room),
            _ => distance(self.tables.of(0), spelling, listed, limit, room),
        }
    }

    /// Ranks the names that share a skeleton with the query by how well their sounds agree.
    fn candidates(&self, search: &mut Search) {
        let query = std::mem::take(&mut search.query);
        search.groups.clear();
        search.ranked.clear();
        let whole = signature(query.iter().copied());
        let look = |skeleton: Skeleton, groups: &mut Vec<u32>| skeleton.each(|hash| self.table.find(hash, groups));
        let plain = Skeleton::plain(query.iter().copied());
        look(plain, &mut search.groups);
        let other = Skeleton::otherwise(query.iter().copied());
        if other != plain {
            look(other, &mut search.groups);
        }
        if let Some(short) = Skeleton::whole(&query) {
            look(short, &mut search.groups);
        }
        self.rank(search, whole);
        without_a_word(&query, |rest| {
            search.groups.clear();
            self.table.find(Skeleton::plain(rest.iter().copied()).whole_hash(), &mut search.groups);
            self.rank(search, signature(rest.iter().copied()));
        });
        keep(&mut search.ranked, COMPARED);
        let classes = |sounds: &[u8], out: &mut Vec<u8>| {
            out.clear();
            out.extend(sounds.iter().map(|&s| class(s)).filter(|&c| c > 0));
        };
        classes(&query, &mut search.classes);
        let pattern = Pattern::new(&search.classes);
        for (rank, name) in &mut search.ranked {
            classes(self.sounds_of(*name), &mut search.classes);
            *rank += 8 * pattern.distance(&search.classes);
        }
        keep(&mut search.ranked, MEASURED);
        search.ranked.sort_unstable();
        search.query = query;
    }

    fn rank(&self, search: &mut Search, signature: u64) {
        search.groups.sort_unstable();
        search.groups.dedup();
        for &group in &search.groups {
            let (from, to) = (self.groups[group as usize] as usize, self.groups[group as usize + 1] as usize);
            for entry in &self.entries[from..to] {
                search.ranked.push(((entry.signature ^ signature).count_ones(), entry.name));
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

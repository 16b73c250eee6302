//! Names by what they sound like.

use std::sync::Arc;

use super::super::remainders::Remainders;
use super::distance::{FAR, Room, distance};
use super::explain::{Difference, differences};
use super::judge::{Facts, Judge};
use super::myers::Pattern;
use super::skeleton::{Skeleton, class, is_consonant, signature};
use super::sounds::{BOUNDARY, code, sounds};
use super::weights::{Cost, Tables};

/// Candidates that are compared class by class: those that have the most sounds in common; and of these, those that are
/// measured.
const COMPARED: usize = 1024;
const LANES: usize = 8;
const MEASURED: usize = 64;
/// A slip of the keyboard, in eighths of a bit: one of some ten places in the name, one of three kinds, one of 26 letters
/// come to ten bits.
const SLIP: Cost = 80;
/// Up to this cost a name with the same consonants is as good as equal.
const EQUAL: Cost = 64;
/// Sounds in which a candidate may differ, all but one: any at all, and those of names very near. Two slips of the
/// keyboard are four.
const ANY: u32 = 65;
const ALIKE: u32 = 6;
/// What a sound of another class costs at least, nearly always.
const CLASS: Cost = 20;
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
    /// True where it is written as other scripts, languages and systems would write it; false where letters differ that
    /// do not stand for each other.
    pub respelt: bool,
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
    /// The [class] of each.
    classes: Vec<u8>,
    starts: Vec<u32>,
    systems: Vec<u8>,
    /// What each name is one of the names of.
    things: Vec<u32>,
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
    /// Candidates at each rank, those below `worst`, and the rank from which none is let in.
    at: Vec<u32>,
    below: u32,
    worst: u32,
    room: Room,
    pub(super) query: Vec<u8>,
    pub(super) system: usize,
}

impl NameIndex {
    /// Files names; those without letters of a known writing system are never found.
    pub fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        Self::with(names, Tables::own())
    }

    /// Files names with a number for the thing that each is a name of: things are found once, by their nearest name.
    pub(crate) fn of_things<'n>(names: impl Iterator<Item = (&'n str, u32)>) -> Self {
        let mut things = Vec::new();
        let mut made = Self::new(names.map(|(name, thing)| {
            things.push(thing);
            name
        }));
        made.things = things;
        made
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
                // Odd: something is left out.
                let mut left_out = 0;
                skeleton.each(|hash| {
                    rows.push(u64::from(hash) << 32 | group << 1 | left_out);
                    left_out = 1;
                });
                groups.push(i as u32);
            }
            entries.push(*entry);
        }
        groups.push(entries.len() as u32);
        Self {
            things: (0..systems.len() as u32).collect(),
            tables,
            classes: all.iter().map(|&s| class(s)).collect(),
            sounds: all,
            starts,
            systems,
            entries,
            groups,
            table: Remainders::new(rows),
        }
    }

    /// The names nearest to a spelling, nearest first, at most `max`; of equally near ones the first listed first.
    pub fn find(&self, spelling: &str, max: usize, search: &mut Search) -> Vec<Near> {
        // One more, to see how far off the next name is.
        let mut found = self.nearest(spelling, max.saturating_add(1), search);
        let judge = Judge::own();
        for i in 0..found.len().min(max) {
            let Some(facts) = self.facts(&found, i, search) else { break };
            found[i].score = judge.score(&facts);
            found[i].respelt = facts.respelt();
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

    /// Measures the candidates, and puts the nearest among those found; `farthest` is the most that all differences may cost.
    fn measure_all(&self, search: &mut Search, max: usize, farthest: Cost, found: &mut Vec<Near>) {
        let slips = Pattern::new(&search.query);
        let mut limit = if found.len() == max { found[max - 1].cost } else { farthest };
        for &(_, name) in &search.ranked {
            if found.iter().any(|n| n.name == name) {
                continue;
            }
            let slips = (slips.distance(self.sounds_of(name)) as Cost).saturating_mul(SLIP);
            let respelt = self.measure(name, &search.query, search.system, limit, &mut search.room);
            let cost = respelt.min(slips);
            if cost > limit {
                continue;
            }
            let thing = self.things[name as usize];
            if let Some(known) = found.iter().position(|n| self.things[n.name as usize] == thing) {
                if (found[known].cost, found[known].name) <= (cost, name) {
                    continue;
                }
                found.remove(known);
            }
            let at = found.partition_point(|n| (n.cost, n.name) < (cost, name));
            found.insert(at, Near { name, cost, score: 0, claim: false, respelt: false });
            found.truncate(max);
            if found.len() == max {
                limit = found[max - 1].cost;
            }
        }
    }

    /// The names very near to a spelling, at most four things, the nearest first and judged: quick, for running text.
    /// `limit` is the most that all differences may cost.
    pub(in super::super) fn find_near(&self, spelling: &str, limit: Cost, search: &mut Search) -> Vec<Near> {
        let outline = sounds(spelling);
        search.system = outline.system;
        search.query = outline.sounds;
        let mut found = Vec::new();
        if search.query.is_empty() {
            return found;
        }
        let apart = (u32::from(limit / CLASS) + 1).min(ALIKE);
        // One sound more or less is a class.
        let passes = if apart > 1 { &[false, true][..] } else { &[false] };
        for &deletions in passes {
            self.candidates(search, deletions, apart);
            if !search.ranked.is_empty() {
                self.measure_all(search, 4, limit, &mut found);
            }
            if found.first().is_some_and(|n| n.cost <= EQUAL) {
                break;
            }
        }
        if let Some(facts) = self.facts(&found, 0, search) {
            let judge = Judge::own();
            found[0].score = judge.score(&facts);
            found[0].claim = judge.claim(&facts);
        }
        found
    }

    /// What the differences between a spelling and a name of this index cost.
    pub(in super::super) fn cost(&self, name: u32, spelling: &str, search: &mut Search) -> Cost {
        let written = sounds(spelling);
        self.measure(name, &written.sounds, written.system, FAR - 1, &mut search.room)
    }

    /// True if the spelling that was looked up last and a name begin with the same sound.
    pub(in super::super) fn begins_alike(&self, name: u32, search: &Search) -> bool {
        search.query.get(1) == self.sounds_of(name).get(1)
    }

    /// How many sounds the spelling has that was looked up last.
    pub(in super::super) fn count_in(search: &Search) -> usize {
        search.query.iter().filter(|&&s| s != BOUNDARY).count()
    }

    /// How many sounds a name has.
    pub(in super::super) fn count_of(&self, name: u32) -> usize {
        self.sounds_of(name).iter().filter(|&&s| s != BOUNDARY).count()
    }

    /// What is known of one of the names found, the first of them the nearest.
    pub(super) fn facts(&self, found: &[Near], at: usize, search: &Search) -> Option<Facts> {
        let Near { name, cost, .. } = *found.get(at)?;
        let own = self.sounds_of(name);
        let thing = |name: u32| self.things[name as usize];
        // The nearest name of another thing that does not sound the same.
        let other = |n: &&Near| thing(n.name) != thing(name) && self.sounds_of(n.name) != own;
        let rival = found.iter().find(other).map(|n| n.cost);
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
        let farthest = (search.query.len() as Cost).saturating_mul(FARTHEST);
        // First the names with the very same consonants; if one of them is as good as equal, no other is nearer.
        for deletions in [false, true] {
            self.candidates(search, deletions, ANY);
            self.measure_all(search, max, farthest, &mut found);
            if found.first().is_some_and(|n| n.cost <= EQUAL) {
                break;
            }
        }
        found
    }

    /// The letters in which a spelling differs from a name, by its place in the list, and what they cost.
    pub fn explain(&self, name: u32, spelling: &str) -> Vec<Difference> {
        let written = sounds(spelling);
        if name as usize >= self.systems.len() || written.sounds.is_empty() {
            return Vec::new();
        }
        let listed = self.sounds_of(name);
        match (written.system, usize::from(self.systems[name as usize])) {
            (0, system) if system > 0 => {
                let mut turned = differences(self.tables.of(system), listed, &written.sounds);
                for d in &mut turned {
                    std::mem::swap(&mut d.name, &mut d.spelling);
                }
                turned
            }
            (system, 0) => differences(self.tables.of(system), &written.sounds, listed),
            _ => differences(self.tables.of(0), &written.sounds, listed),
        }
    }

    /// The classes of a name's sounds.
    fn classes_of(&self, name: u32) -> &[u8] {
        &self.classes[self.starts[name as usize] as usize..self.starts[name as usize + 1] as usize]
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

    /// Ranks the names that share a skeleton with the query, or one with `deletions`, by how well their sounds agree: those
    /// that differ in fewer than `worst`.
    fn candidates(&self, search: &mut Search, deletions: bool, worst: u32) {
        let query = std::mem::take(&mut search.query);
        search.groups.clear();
        search.ranked.clear();
        search.at.clear();
        search.at.resize(66, 0);
        (search.below, search.worst) = (0, worst);
        let whole = signature(query.iter().copied());
        let look = |skeleton: Skeleton, groups: &mut Vec<u32>| {
            if deletions {
                skeleton.each(|hash| self.table.find(hash, groups));
            } else {
                self.table.find(skeleton.whole_hash(), groups);
            }
        };
        let plain = Skeleton::plain(query.iter().copied());
        look(plain, &mut search.groups);
        let other = Skeleton::otherwise(query.iter().copied());
        if other != plain {
            look(other, &mut search.groups);
        }
        if let Some(short) = Skeleton::whole(&query) {
            look(short, &mut search.groups);
        }
        if !deletions {
            search.groups.retain(|row| row % 2 == 0);
        }
        self.rank(search, whole);
        if deletions {
            without_a_word(&query, |rest| {
                search.groups.clear();
                self.table.find(Skeleton::plain(rest.iter().copied()).whole_hash(), &mut search.groups);
                self.rank(search, signature(rest.iter().copied()));
            });
        }
        keep(&mut search.ranked, COMPARED);
        if search.ranked.len() > MEASURED {
            search.classes.clear();
            search.classes.extend(query.iter().map(|&s| class(s)));
            let pattern = Pattern::new(&search.classes);
            for rows in search.ranked.chunks_mut(LANES) {
                let others = std::array::from_fn(|i| rows.get(i).map_or(&[][..], |row| self.classes_of(row.1)));
                for (row, apart) in rows.iter_mut().zip(pattern.distances::<LANES>(others)) {
                    row.0 += 8 * apart;
                }
            }
        }
        keep(&mut search.ranked, MEASURED);
        search.ranked.sort_unstable();
        search.query = query;
    }

    /// Adds the entries of the groups that may be among the [`COMPARED`] best.
    fn rank(&self, search: &mut Search, signature: u64) {
        search.groups.iter_mut().for_each(|row| *row /= 2);
        search.groups.sort_unstable();
        search.groups.dedup();
        for &group in &search.groups {
            let (from, to) = (self.groups[group as usize] as usize, self.groups[group as usize + 1] as usize);
            for entry in &self.entries[from..to] {
                let apart = (entry.signature ^ signature).count_ones();
                if apart < search.worst {
                    search.ranked.push((apart, entry.name));
                    search.at[apart as usize] += 1;
                    search.below += 1;
                    // Enough are better than the worst rank that is let in: let it in no longer.
                    while search.below - search.at[search.worst as usize - 1] >= COMPARED as u32 {
                        search.worst -= 1;
                        search.below -= search.at[search.worst as usize];
                    }
                }
            }
        }
    }
}

/// What a spelling sounds like without what is only written: doubled letters, an h behind a consonant, which letter
/// stands for an i.
pub(in super::super) fn heard(spelling: &str) -> Vec<u8> {
    let (h, i) = (code(b'h'), code(b'i'));
    let mut all = sounds(spelling).sounds;
    let mut last = BOUNDARY;
    all.retain_mut(|sound| {
        if [code(b'y'), code(b'I')].contains(sound) {
            *sound = i;
        }
        let silent = *sound == last || *sound == h && is_consonant(class(last));
        if !silent {
            last = *sound;
        }
        !silent
    });
    all
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn very_near_names_are_found_and_others_are_not() {
        let names = ["Stepanakert", "Aghdam", "Agdam", "Hadrut", "Shushi"];
        let index = NameIndex::new(names.into_iter());
        let mut search = Search::default();
        for (spelling, at) in [("Stepanagerd", 0), ("Agdham", 2), ("Hadruth", 3), ("Shushy", 4)] {
            let found = index.find_near(spelling, 100, &mut search);
            assert_eq!(found.first().map(|near| near.name), Some(at), "{spelling}");
            assert!(index.begins_alike(at, &search));
        }
        for other in ["Stuttgart", "Madrid", "", "…", "Sh"] {
            assert!(index.find_near(other, 60, &mut search).is_empty(), "{other}");
        }
        assert!(index.find_near("Hadrot", 0, &mut search).is_empty());
    }

    #[test]
    fn what_is_only_written_is_not_heard() {
        for (one, other) in [("Agdham", "Agdam"), ("Hadrutt", "Hadruth"), ("Shushy", "Shushi"), ("Gummry", "Gumri")] {
            assert_eq!(heard(one), heard(other), "{one} {other}");
        }
        assert_ne!(heard("Kashan"), heard("Kashen"));
    }
}

//! Names by what they sound like and by their letters.

use std::sync::Arc;

use super::best::{Best, Measured};
use super::candidates::{Ranking, Skeletons};
use super::distance::{Cells, FAR, LANES, Room, distance, distances};
use super::explain::{Difference, dearest, differences};
use super::judge::{Compared, Facts, Judge};
use super::letters::{Letter, Numbered, Rooms, detail, detail_of_regular, read, slips};
use super::myers::Pattern;
use super::names::Names;
use super::slips::{self, CODES, Slips};
use super::sounds::{BOUNDARY, Outline, sounds};
use super::weights::{Cost, Tables};

/// How hard names are looked for.
struct Effort {
    /// Ranks up to which a name is near enough: nothing but slips is tried any more; no second slip; no other consonants.
    sure: Cost,
    slip: Cost,
    enough: Cost,
    /// Names that are measured of those that sound alike, and if one a slip away is known.
    measured: usize,
    few: usize,
}

/// Up to so many names every one that may be near is measured; in longer lists, where that takes long, the likeliest:
/// of 100,000 names, 0.782 of real spellings are found instead of 0.780 to 0.793, at five times the speed.
const SHORT_LIST: usize = 20_000;
const THOROUGH: Effort = Effort { sure: 0, slip: 60, enough: 60, measured: 64, few: 64 };
const QUICK: Effort = Effort { sure: 40, slip: 100, enough: 150, measured: 20, few: 4 };

/// Things that a spelling in running text is compared with.
const VERY_NEAR: usize = 4;
/// Sounds in which a candidate may differ, all but one: any at all, and those of names very near. Two slips of the
/// keyboard are four.
const ANY: u32 = 65;
const ALIKE: u32 = 6;
/// What a sound of another class costs at least, nearly always.
const CLASS: Cost = 20;

/// Costs a sound, in eighths of a bit, from which nothing is near: two sounds in three differ.
const FARTHEST: Cost = 8 * 5;

/// A name is respelt or mistyped, whichever is likelier; but what is both, in part, is likelier still: up to so much that
/// the less likely costs more, a part of it counts.
const APART: Cost = 160;
const APART_PART: Cost = 8;
/// Up to so much, and to that part, other marks and capitals count.
const DETAIL: Cost = 60;
const DETAIL_PART: Cost = 4;

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
    /// What it is ranked by.
    pub(super) rank: Cost,
}

/// Names of any script, filed so that their spellings in any script find them.
pub struct NameIndex {
    pub(super) tables: Arc<Tables>,
    pub(super) names: Names,
    skeletons: Skeletons,
    slips: Slips,
}

/// Room that look-ups use one after the other.
#[derive(Default)]
pub struct Search {
    ranking: Ranking,
    pub(super) room: Room,
    /// The writing system with whose weights the spelling was read into the room, if it was.
    pub(super) read: Option<usize>,
    /// The name that was nearest when it was measured, and where its cells are.
    nearest: Option<(u32, usize)>,
    /// A name that was nearest when it was measured, and what its slips cost.
    nearest_slips: Option<(u32, Cost)>,
    nearest_cells: Cells,
    rooms: Rooms,
    /// The spelling, and its letters once they were asked for: most spellings are near to nothing.
    spelling: String,
    typed: bool,
    letters: Vec<Letter>,
    listed: Vec<Letter>,
    /// The same, if the name is a regular one.
    numbered: Vec<Numbered>,
    regular: Vec<Numbered>,
    codes: Vec<u8>,
    slips: slips::Room,
    within: Vec<u32>,
    measured: Vec<u32>,
    best: Best,
    pub(super) query: Vec<u8>,
    pub(super) system: usize,
}

/// What a respelling may cost to matter, with what slips cost if that is known.
fn farthest(limit: Cost, slipped: Option<Cost>) -> Cost {
    match slipped {
        // Farther apart than so, a name is too far by slips as well.
        Some(slipped) if slipped <= limit => slipped + APART.min((limit - slipped + 1).saturating_mul(APART_PART)),
        _ => limit,
    }
}

impl NameIndex {
    /// Files names; those without letters of a known writing system are never found.
    pub fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        Self::with(names, Tables::own())
    }

    /// Files names with a number for the thing that each is a name of: things are found once, by their nearest name.
    pub(crate) fn of_things<'n>(names: impl Iterator<Item = (&'n str, u32)>) -> Self {
        Self::file(Names::new(names), Tables::own())
    }

    /// The same as [`NameIndex::new`] with other weights.
    pub(super) fn with<'n>(names: impl Iterator<Item = &'n str>, tables: Arc<Tables>) -> Self {
        Self::file(Names::new(names.zip(0..)), tables)
    }

    fn file(names: Names, tables: Arc<Tables>) -> Self {
        Self { tables, skeletons: Skeletons::new(&names), slips: Slips::new(&names), names }
    }

    /// Bytes that the index takes, names included, the tables of weights not.
    pub fn bytes(&self) -> usize {
        self.names.bytes() + self.skeletons.bytes() + self.slips.bytes()
    }

    /// The names nearest to a spelling, nearest first, at most `max`. Of equally near ones the first is the one with the
    /// same marks and capitals, else the first by the alphabet.
    pub fn find(&self, spelling: &str, max: usize, search: &mut Search) -> Vec<Near> {
        // One more, to see how far off the next name is.
        let mut found = self.nearest(spelling, max, search);
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
        let found = self.nearest_but(spelling, 1, Some(left_out), search);
        let facts = self.facts(&found, 0, search)?;
        let judge = Judge::own();
        found.first().map(|n| Near { score: judge.score(&facts), claim: judge.claim(&facts), ..*n })
    }

    /// The names very near to a spelling, at most four things, the nearest first and judged: quick, for running text.
    /// `sounds` are the spelling's; `limit` is the most that all differences may cost.
    pub(in super::super) fn find_near(
        &self,
        spelling: &str,
        sounds: &Outline,
        limit: Cost,
        search: &mut Search,
    ) -> Vec<Near> {
        if !Self::begin(spelling, sounds, VERY_NEAR, search) {
            return Vec::new();
        }
        // Ranks count more than what the differences cost.
        search.best.limit = search.best.limit.min(limit + APART / APART_PART + DETAIL / DETAIL_PART);
        let apart = (u32::from(limit / CLASS) + 1).min(ALIKE);
        self.look_alike(search, false);
        self.measure_alike(search, false, apart);
        // One sound more or less is a class.
        if apart > 1 && search.best.least() > self.effort().enough {
            self.look_alike(search, true);
            self.measure_alike(search, true, apart);
        }
        let mut found = self.in_order(search);
        found.retain(|near| near.cost <= limit);
        found.truncate(VERY_NEAR);
        if let Some(facts) = self.facts(&found, 0, search) {
            let judge = Judge::own();
            found[0].score = judge.score(&facts);
            found[0].claim = judge.claim(&facts);
        }
        found
    }

    /// True if the spelling that was looked up last and a name begin with the same sound.
    pub(in super::super) fn begins_alike(&self, name: u32, search: &Search) -> bool {
        search.query.get(1) == self.names.sounds(name).get(1)
    }

    /// How many sounds the spelling has that was looked up last.
    pub(in super::super) fn count_in(search: &Search) -> usize {
        search.query.iter().filter(|&&s| s != BOUNDARY).count()
    }

    /// How many sounds a name has.
    pub(in super::super) fn count_of(&self, name: u32) -> usize {
        self.names.sounds(name).iter().filter(|&&s| s != BOUNDARY).count()
    }

    /// What is known of one of the names found, the first of them the nearest.
    pub(super) fn facts(&self, found: &[Near], at: usize, search: &mut Search) -> Option<Facts> {
        let Near { name, rank, .. } = *found.get(at)?;
        let own = self.names.sounds(name);
        // The nearest name of another thing that does not sound the same.
        let other = |n: &&Near| self.names.thing(n.name) != self.names.thing(name) && self.names.sounds(n.name) != own;
        let rival = found.iter().find(other).map(|n| i32::from(n.rank) - i32::from(rank));
        let listed = self.names.system(name);
        let (spelling, of, system) = self.sides(search.system, &search.query, name);
        let weights = self.tables.of(system);
        let (respelt, dearest) = match search.nearest {
            Some((known, lane)) if known == name => dearest(weights, spelling, of, (&search.nearest_cells, lane)),
            _ => {
                distance(weights, spelling, of, FAR - 1, &mut search.room);
                search.read = None;
                dearest(weights, spelling, of, (&search.room.cells, 0))
            }
        };
        let slipped = (search.system == listed).then(|| match search.nearest_slips {
            Some((known, slipped)) if known == name => slipped,
            _ => self.slips_to(name, search),
        });
        Some(Facts::new(&Compared {
            spelling: &search.query,
            name: own,
            system,
            respelt,
            dearest,
            slipped,
            lead: rival,
        }))
    }

    /// The names nearest to a spelling and one more, not judged yet.
    pub(super) fn nearest(&self, spelling: &str, wanted: usize, search: &mut Search) -> Vec<Near> {
        self.nearest_but(spelling, wanted, None, search)
    }

    /// The same as if one name were not listed.
    pub(super) fn nearest_but(
        &self,
        spelling: &str,
        wanted: usize,
        left_out: Option<u32>,
        search: &mut Search,
    ) -> Vec<Near> {
        if wanted == 0 || !Self::begin(spelling, &sounds(spelling), wanted, search) {
            return Vec::new();
        }
        self.read_letters(search);
        search.best.left_out = left_out;
        let pattern = Pattern::new(&search.codes);
        let effort = self.effort();
        // Four in five spellings are looked for in both files: side by side, both are waited for once.
        self.slips.look(&search.codes, 1, &mut search.slips);
        self.skeletons.look(false, &mut search.ranking);
        self.slips.reach(&mut search.slips);
        self.skeletons.reach(&mut search.ranking);
        self.measure_slips(search, &pattern, 1);
        if search.best.least() > effort.sure {
            self.measure_alike(search, false, ANY);
        }
        if search.best.least() > effort.slip {
            self.slips.look(&search.codes, 2, &mut search.slips);
            self.slips.reach(&mut search.slips);
            self.measure_slips(search, &pattern, 2);
        }
        if search.best.least() > effort.enough {
            self.look_alike(search, true);
            self.measure_alike(search, true, ANY);
        }
        self.in_order(search)
    }

    fn effort(&self) -> &'static Effort {
        if self.names.len() > SHORT_LIST { &QUICK } else { &THOROUGH }
    }

    /// Takes in a spelling; false if it has no letters.
    fn begin(spelling: &str, sounds: &Outline, wanted: usize, search: &mut Search) -> bool {
        search.system = sounds.system;
        search.query.clear();
        search.query.extend_from_slice(&sounds.sounds);
        search.spelling.clear();
        search.spelling.push_str(spelling);
        search.typed = false;
        search.measured.clear();
        (search.nearest, search.nearest_slips, search.read) = (None, None, None);
        search.best.begin(wanted, (search.query.len() as Cost).saturating_mul(FARTHEST));
        Skeletons::read(&search.query, &mut search.ranking);
        !search.query.is_empty()
    }

    /// Reads the letters of the spelling, once.
    fn read_letters(&self, search: &mut Search) {
        if std::mem::replace(&mut search.typed, true) {
            return;
        }
        read(&search.spelling, &mut search.letters);
        search.codes.clear();
        search.codes.extend(search.letters.iter().map(|letter| self.names.code(letter.plain)));
        search.numbered.clear();
        search.numbered.extend(search.letters.iter().zip(&search.codes).map(|(letter, &code)| letter.numbered(code)));
    }

    /// What slips cost between the spelling and a name.
    fn slips_to(&self, name: u32, search: &mut Search) -> Cost {
        self.read_letters(search);
        slips(&search.codes, self.names.codes(name), &mut search.rooms)
    }

    /// Looks for names that sound alike, or would without a sound.
    fn look_alike(&self, search: &mut Search, deletions: bool) {
        self.skeletons.look(deletions, &mut search.ranking);
        self.skeletons.reach(&mut search.ranking);
    }

    /// Measures the names that are at most `most` slips away, of those that were looked for.
    fn measure_slips(&self, search: &mut Search, pattern: &Pattern<CODES>, most: u32) {
        let room = (&search.slips, &mut search.within);
        self.slips.take(&self.names, &search.codes, pattern, most, room);
        if most > 1 {
            search.within.retain(|name| !search.measured.contains(name));
        }
        self.measure_all(search, true);
    }

    /// Measures the names that sound most alike, of those that were looked for and differ in fewer than `apart` sounds.
    fn measure_alike(&self, search: &mut Search, deletions: bool, apart: u32) {
        let effort = self.effort();
        let measured = if search.best.least() <= effort.slip { effort.few } else { effort.measured };
        self.skeletons.take(&search.query, deletions, apart, measured, &mut search.ranking);
        search.within.clear();
        for &name in &search.ranking.names {
            if !search.measured.contains(&name) && !search.within.contains(&name) {
                search.within.push(name);
            }
        }
        self.measure_all(search, false);
    }

    /// Measures the names in `within`, several at a time; `slipped` if those are a slip or two away.
    fn measure_all(&self, search: &mut Search, slipped: bool) {
        let within = std::mem::take(&mut search.within);
        search.measured.extend_from_slice(&within);
        let mut rest = &within[..];
        while let Some(&first) = rest.first() {
            let (spelling, of, system) = self.sides(search.system, &search.query, first);
            let (mut listed, mut known, mut count, mut most) = ([of; LANES], [None; LANES], 0, 0);
            for &name in rest.iter().take(LANES) {
                let (own, of, own_system) = self.sides(search.system, &search.query, name);
                // What takes the place of the spelling is the same for all.
                if count > 0 && (own_system != system || own.as_ptr() != spelling.as_ptr()) {
                    break;
                }
                listed[count] = of;
                known[count] = slipped.then(|| slips(&search.codes, self.names.codes(name), &mut search.rooms));
                most = most.max(farthest(search.best.limit, known[count]));
                count += 1;
            }
            // The spelling itself is read once; a name in its place each time.
            let own = (spelling.as_ptr() == search.query.as_ptr()).then_some(system);
            if own.is_none() || search.read != own {
                search.room.read(self.tables.of(system), spelling);
                search.read = own;
            }
            let made = distances(self.tables.of(system), spelling, &listed[..count], most, &mut search.room);
            let (names, others) = rest.split_at(count);
            let (before, mut nearest) = (search.best.least(), None);
            for (lane, &name) in names.iter().enumerate() {
                let least = search.best.least();
                self.offer(search, name, made[lane], known[lane]);
                nearest = if search.best.least() < least { Some((name, lane)) } else { nearest };
            }
            if search.best.least() < before {
                search.nearest = nearest.filter(|_| search.room.cells.whole);
                std::mem::swap(&mut search.room.cells, &mut search.nearest_cells);
            }
            rest = others;
        }
        search.within = within;
    }

    /// Offers a measured name, with what its slips cost if that is known.
    fn offer(&self, search: &mut Search, name: u32, respelt: Cost, slipped: Option<Cost>) {
        let limit = search.best.limit;
        let respelt = if respelt > farthest(limit, slipped) { FAR } else { respelt };
        if respelt.min(slipped.unwrap_or(FAR)) > limit {
            return;
        }
        let mut made = Measured { rank: respelt + APART / APART_PART, cost: respelt, name };
        if search.system == self.names.system(name) {
            let slipped = slipped.unwrap_or_else(|| self.slips_to(name, search));
            if respelt.min(slipped) < search.best.least() {
                search.nearest_slips = Some((name, slipped));
            }
            made.cost = respelt.min(slipped);
            made.rank = made.cost + respelt.abs_diff(slipped).min(APART) / APART_PART;
            if made.rank > limit {
                return;
            }
            let detail = if let Some(listed) = self.names.regular(name) {
                search.regular.clear();
                search.regular.extend(listed);
                detail_of_regular(&search.numbered, &search.regular, &mut search.rooms)
            } else {
                read(self.names.text(name), &mut search.listed);
                detail(&search.letters, &search.listed, &mut search.rooms)
            };
            made.rank += detail.saturating_sub(slipped).min(DETAIL) / DETAIL_PART;
        }
        search.best.offer(made, self.names.thing(name));
    }

    /// The nearest names, one a thing, in order.
    fn in_order(&self, search: &mut Search) -> Vec<Near> {
        let best = &mut search.best;
        best.all.retain(|row| row.rank <= best.limit);
        best.all.sort_unstable_by(|a, b| {
            let by_text = || self.names.text(a.name).cmp(self.names.text(b.name)).then(a.name.cmp(&b.name));
            a.rank.cmp(&b.rank).then_with(by_text)
        });
        let mut found: Vec<Near> = Vec::new();
        for &Measured { rank, cost, name } in &best.all {
            let thing = self.names.thing(name);
            if found.iter().all(|n| self.names.thing(n.name) != thing) {
                found.push(Near { name, cost, score: 0, claim: false, respelt: false, rank });
            }
            if found.len() > best.wanted {
                break;
            }
        }
        found
    }

    /// The letters in which a spelling differs from a name, by its place in the list, and what they cost.
    pub fn explain(&self, name: u32, spelling: &str) -> Vec<Difference> {
        let written = sounds(spelling);
        if name as usize >= self.names.len() || written.sounds.is_empty() {
            return Vec::new();
        }
        let (spelling, of, system) = self.sides(written.system, &written.sounds, name);
        let mut made = differences(self.tables.of(system), spelling, of);
        if spelling.as_ptr() != written.sounds.as_ptr() {
            for d in &mut made {
                std::mem::swap(&mut d.name, &mut d.spelling);
            }
        }
        made
    }

    /// What takes the place of the spelling, what that of the name, and the writing system whose weights say how they
    /// differ: weights are those of a system's spellings of Latin names.
    pub(super) fn sides<'s>(&'s self, system: usize, spelling: &'s [u8], name: u32) -> (&'s [u8], &'s [u8], usize) {
        let listed = self.names.sounds(name);
        match (system, self.names.system(name)) {
            (system, 0) => (spelling, listed, system),
            (0, system) => (listed, spelling, system),
            _ => (spelling, listed, 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn very_near_names_are_found_and_others_are_not() {
        let names = ["Stepanakert", "Agdam", "Hadrut", "Shushi"];
        let index = NameIndex::new(names.into_iter());
        let mut search = Search::default();
        for (spelling, at) in [("Stepanagerd", 0), ("Agdham", 1), ("Hadruth", 2), ("Shushy", 3)] {
            let found = index.find_near(spelling, &sounds(spelling), 100, &mut search);
            assert_eq!(found.first().map(|near| near.name), Some(at), "{spelling}");
            assert!(index.begins_alike(at, &search));
        }
        for other in ["Stuttgart", "Madrid", "", "…", "Sh"] {
            assert!(index.find_near(other, &sounds(other), 60, &mut search).is_empty(), "{other}");
        }
        assert!(index.find_near("Hadrot", &sounds("Hadrot"), 0, &mut search).is_empty());
    }
}

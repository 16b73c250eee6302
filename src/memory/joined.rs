//! Segments that have a name of several words where the query names the same thing: such a name is one token, of which the
//! index knows the words.
//!
//! Let such a segment have n words in the index and n' tokens. Of names of at most k words it has at most one for each that
//! the query has, and one for each edit: n' is at least n − (k − 1) times as many. What is common to both, names aside, is
//! common to the words that the index has too; so the bounds of `search.rs` hold with the greatest distance that any n' of
//! these allows. Which of the segments that leaves have the words of a name in a row is seen from the index, and whether that
//! is the name, and how like it all is, the judge sees.

use smallvec::SmallVec;

use super::best::{Cutoff, Judge};
use super::entries::List;
use super::file::{Damaged, u64_at};
use super::groups::Group;
use super::search::{Finder, Rare, Search};
use super::words_build::{bit, listed};

/// The names of several words, by the numbers that the index has for their words.
#[derive(Debug, Default)]
pub(super) struct Joined {
    forms: Vec<(Vec<u32>, u64)>,
    bits: u64,
    /// Words of the longest, and of the shortest.
    longest: usize,
    shortest: usize,
}

impl Extend<Vec<u32>> for Joined {
    fn extend<I: IntoIterator<Item = Vec<u32>>>(&mut self, forms: I) {
        for form in forms {
            let bits = form.iter().fold(0, |all, &word| all | bit(word));
            self.bits |= bits;
            self.longest = self.longest.max(form.len());
            self.shortest = if self.forms.is_empty() { form.len() } else { self.shortest.min(form.len()) };
            self.forms.push((form, bits));
        }
    }
}

impl Joined {
    pub(super) fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// True if words have one of the names in a row.
    fn are_in(&self, words: &[u32]) -> bool {
        self.forms.iter().any(|(form, _)| words.windows(form.len()).any(|window| window == form))
    }

    /// The fewest tokens that a segment of `length` words can have and be as near as the cutoff asks; `None` if with no number
    /// of tokens it can be. `own` are the query's, `open` those of them that are names.
    fn fewest(&self, own: usize, open: usize, length: usize, cutoff: Cutoff) -> Option<usize> {
        if length < self.shortest {
            return None;
        }
        let names = (open + cutoff.allowed(own.max(length) as u32) as usize).min(length / self.shortest);
        if names == 0 {
            return None;
        }
        let fewest = length.saturating_sub((self.longest - 1) * names).max(1);
        let nearest = own.clamp(fewest, length - self.shortest + 1);
        let reaches = own.abs_diff(nearest) <= cutoff.allowed(own.max(nearest) as u32) as usize;
        reaches.then_some(fewest)
    }
}

impl Search<'_> {
    /// Shows a judge all segments that have one of the names, if they can reach its cutoff.
    pub(super) fn joined(&self, finder: &mut Finder, joined: &Joined, judge: &mut impl Judge) -> Result<(), Damaged> {
        finder.met.fill(u32::MAX);
        let own = finder.query.len() + self.open;
        let mut groups: Vec<Group> = self.index.groups.clone();
        groups.sort_by_key(|group| group.length.abs_diff(own));
        let mut lists = SmallVec::<[(Rare, List<'_>); 16]>::new();
        for group in groups {
            let Some(fewest) = joined.fewest(own, self.open, group.length, judge.cutoff()) else { continue };
            // Of the words in common so many stand for themselves.
            let least = own.max(fewest) as u32;
            let needed = ((least - judge.cutoff().allowed(least)) as usize).saturating_sub(self.open);
            if needed == 0 || group.length + 1 > needed + listed(group.length) {
                for segment in group.start..group.end {
                    self.segment_joined(segment, group, own, finder, joined, judge)?;
                }
                continue;
            }
            let spare = finder.query.len().saturating_sub(needed);
            for at in 0..finder.rare.len() {
                let rare = finder.rare[at];
                if rare.before as usize > spare {
                    break;
                }
                if at == lists.len() {
                    lists.push((rare, self.index.list(rare.word)?));
                }
                let list = lists[at].1;
                let from = list.partition_point(|entry| self.index.layout.segment(entry) < group.start);
                for entry in list.part(from, list.len()).iter() {
                    let (segment, before) = (self.index.layout.segment(entry), self.index.layout.before(entry));
                    if segment >= group.end || before + needed > group.length {
                        break;
                    }
                    self.segment_joined(segment, group, own, finder, joined, judge)?;
                }
            }
        }
        Ok(())
    }

    fn segment_joined(
        &self,
        segment: u32,
        group: Group,
        own: usize,
        finder: &mut Finder,
        joined: &Joined,
        judge: &mut impl Judge,
    ) -> Result<(), Damaged> {
        if finder.was_met(segment) {
            return Ok(());
        }
        let most = judge.cutoff().allowed(own.max(group.length) as u32);
        let at = segment as usize * 8;
        let bits = u64_at(self.index.file.get(self.index.bits, at..at + 8)?, 0)?;
        let more = (bits & !(self.bits | joined.bits)).count_ones();
        if more > most
            || (self.own_bits & !bits).count_ones() + self.unknown > most
            || joined.forms.iter().all(|(_, form)| bits & form != *form)
        {
            return Ok(());
        }
        self.index.read_words(segment, group, &mut finder.words)?;
        if joined.are_in(&finder.words) {
            let text = self.index.order.get(&self.index.file, segment as usize)? as u32;
            judge.meet_joined(text)?;
        }
        Ok(())
    }
}

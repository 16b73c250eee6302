//! Segments by length: which lengths can be as like as is asked for, nearest first.

use super::best::Cutoff;
use super::file::{Damaged, File};
use super::numbers::Numbers;

/// Segments of one length.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    pub(super) length: usize,
    /// The first segment, and the one behind the last.
    pub(super) start: u32,
    pub(super) end: u32,
    /// Where what is kept of them begins, one thing for each unit of length.
    pub(super) at: usize,
    /// Blocks of [`BLOCK`] segments before them; each length begins a new one.
    pub(super) block: usize,
}

/// Segments of which it is kept where the first begins.
pub(super) const BLOCK: usize = 8;

/// Reads lengths and starts.
pub(super) fn read(file: &File, lengths: Numbers, starts: Numbers, segments: usize) -> Result<Vec<Group>, Damaged> {
    let mut groups: Vec<Group> = Vec::with_capacity(lengths.len.min(1 << 16));
    let (mut at, mut block) = (0_usize, 0);
    for group in 0..lengths.len {
        let length = lengths.get(file, group)? as usize;
        let (start, end) = (starts.get(file, group)?, starts.get(file, group + 1)?);
        let rises = groups.last().is_none_or(|last| last.length < length && u64::from(last.end) == start);
        if !rises || start >= end || end > segments as u64 || u32::try_from(end).is_err() {
            return Err(Damaged);
        }
        groups.push(Group { length, start: start as u32, end: end as u32, at, block });
        block += ((end - start) as usize).div_ceil(BLOCK);
        at = length.checked_mul((end - start) as usize).and_then(|more| at.checked_add(more)).ok_or(Damaged)?;
    }
    Ok(groups)
}

/// All lengths summed up.
pub(super) fn total(groups: &[Group]) -> usize {
    groups.last().map_or(0, |last| last.at + last.length * (last.end - last.start) as usize)
}

/// All blocks.
pub(super) fn blocks(groups: &[Group]) -> usize {
    groups.last().map_or(0, |last| last.block + ((last.end - last.start) as usize).div_ceil(BLOCK))
}

/// Goes through the groups that can reach a cutoff, lengths nearest to the query's first.
pub(super) struct Walk<'g> {
    own: usize,
    /// Longest last; shortest first.
    below: &'g [Group],
    above: &'g [Group],
}

impl<'g> Walk<'g> {
    pub(super) fn new(groups: &'g [Group], own: usize) -> Self {
        let (below, above) = groups.split_at(groups.partition_point(|group| group.length < own));
        Self { own, below, above }
    }

    /// All that can come up with this cutoff: the first segment, and the one behind the last.
    pub(super) fn segments(&self, cutoff: Cutoff) -> Option<(u32, u32)> {
        let reaches = |group: &&Group| reaches(self.own, group.length, cutoff);
        let below = &self.below[self.below.partition_point(|group| !reaches(&group))..];
        let above = &self.above[..self.above.partition_point(|group| reaches(&group))];
        let first = below.first().or(above.first())?;
        let last = above.last().or(below.last())?;
        Some((first.start, last.end))
    }

    pub(super) fn next(&mut self, cutoff: Cutoff) -> Option<Group> {
        let reaches = |group: &&Group| reaches(self.own, group.length, cutoff);
        let up = self.above.first().filter(reaches);
        let down = self.below.last().filter(reaches);
        match (up, down) {
            (Some(up), down) if down.is_none_or(|down| up.length - self.own <= self.own - down.length) => {
                self.above = &self.above[1..];
                Some(*up)
            }
            (_, Some(down)) => {
                self.below = &self.below[..self.below.len() - 1];
                Some(*down)
            }
            _ => None,
        }
    }
}

/// True if texts of these lengths can be as near as the cutoff asks.
fn reaches(one: usize, other: usize, cutoff: Cutoff) -> bool {
    one.abs_diff(other) as u64 <= u64::from(cutoff.allowed(one.max(other) as u32))
}

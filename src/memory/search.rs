//! Finds segments by their words: all that reach what is asked for, without looking at the others.
//!
//! Let the query have m words, a segment n, and let L be the larger. Each word that the edits do not touch is common to
//! both, so a distance of at most d leaves at least o = L − d words in common, counted as often as they occur in both.
//! Order the words of both sides by rarity. The rarest common word then has at most m − o words of the query before it and
//! at most n − o words of the segment (else fewer than o common ones would be left), which is the prefix filter of
//! `AllPairs` and `PPJoin` (Bayardo, Ma, Srikant 2007; Xiao, Wang, Lin, Yu 2008) for bags. So it is enough to read, for
//! the m − o + 1 rarest words of the query, the entries of segments of a length that d allows, with at most n − o rarer
//! words before. Entries lie in this order, so that these are stretches. What passes is compared by a bag of 64 bits, then
//! by distance. With every better match found, d falls.

use smallvec::SmallVec;

use super::Bytes;
use super::alike::Alike;
use super::best::Judge;
use super::classes::Tokens;
use super::distance::{NO_SYMBOL, Pattern};
use super::file::{Damaged, File, Section, u64_at};
use super::groups::{self, BLOCK, Group, Walk};
use super::intern::Table;
use super::joined::Joined;
use super::numbers::Numbers;
use super::words_build::{
    BITS, BLOCKS, IDENTITY, LENGTHS, LIST_ENDS, LISTS, ORDER, STARTS, VOCABULARY, WORDS, before_bits, bit, entry_width,
    listed, segment_bits,
};

/// An open stream of words.
#[derive(Debug)]
pub(crate) struct WordIndex {
    pub(super) file: File,
    tokens: Tokens,
    identity: u64,
    pub(super) groups: Vec<Group>,
    pub(super) order: Numbers,
    words: Section,
    blocks: Numbers,
    pub(super) bits: Section,
    lists: Section,
    list_ends: Numbers,
    vocabulary: Table,
    /// Bytes of an entry.
    width: usize,
    /// The part of an entry that is the segment.
    mask: u32,
    /// The greatest number of rarer words that an entry tells; it stands for more too.
    most_before: usize,
}

/// The entries of a word, or some of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct List<'f> {
    bytes: &'f [u8],
    width: usize,
}

impl<'f> List<'f> {
    pub(super) fn len(self) -> usize {
        self.bytes.len() / self.width
    }
    #[inline]
    pub(super) fn get(self, at: usize) -> u32 {
        let entry = &self.bytes[at * self.width..];
        match (self.width, entry) {
            (3, [a, b, c, ..]) => u32::from_le_bytes([*a, *b, *c, 0]),
            (_, [a, b, c, d, ..]) => u32::from_le_bytes([*a, *b, *c, *d]),
            _ => 0,
        }
    }
    /// The first entry that is not before, of entries in that order.
    pub(super) fn partition_point(self, is_before: impl Fn(u32) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if is_before(self.get(middle)) { low = middle + 1 } else { high = middle }
        }
        low
    }
    pub(super) fn part(self, from: usize, to: usize) -> Self {
        Self { bytes: &self.bytes[from * self.width..to * self.width], ..self }
    }
    pub(super) fn iter(self) -> impl Iterator<Item = u32> + 'f {
        (0..self.len()).map(move |at| self.get(at))
    }
}

impl WordIndex {
    pub(crate) fn open(bytes: Bytes, tokens: Tokens) -> Result<Self, Damaged> {
        let file = File::open(bytes, tokens.kind())?;
        let list = |id| Numbers::open(&file, id);
        let (lengths, starts, order) = (list(LENGTHS)?, list(STARTS)?, list(ORDER)?);
        let groups = groups::read(&file, lengths, starts, order.len)?;
        let identity = u64_at(file.all(file.section(IDENTITY))?, 0)?;
        let shift = segment_bits(order.len);
        let index = Self {
            tokens,
            identity,
            groups,
            words: file.section(WORDS),
            blocks: list(BLOCKS)?,
            bits: file.section(BITS),
            lists: file.section(LISTS),
            list_ends: list(LIST_ENDS)?,
            vocabulary: Table::open(&file, VOCABULARY)?,
            width: entry_width(order.len),
            mask: if shift >= 32 { u32::MAX } else { (1 << shift) - 1 },
            most_before: (1 << before_bits(order.len)) - 1,
            order,
            file,
        };
        let fits = groups::blocks(&index.groups) == index.blocks.len && index.bits.len == index.order.len * 8;
        if fits && index.list_ends.len == index.vocabulary.len() { Ok(index) } else { Err(Damaged) }
    }

    /// That of the texts that it was made of.
    pub(crate) fn identity(&self) -> u64 {
        self.identity
    }
    /// Bytes that it takes.
    pub(crate) fn size(&self) -> usize {
        self.file.len()
    }
    /// Number of different words.
    pub(crate) fn vocabulary(&self) -> usize {
        self.vocabulary.len()
    }

    pub(super) fn list(&self, word: u32) -> Result<List<'_>, Damaged> {
        let word = word as usize;
        let start = if word == 0 { 0 } else { self.list_ends.get(&self.file, word - 1)? as usize };
        let end = self.list_ends.get(&self.file, word)? as usize;
        let width = self.width;
        Ok(List { bytes: self.file.get(self.lists, start.saturating_mul(width)..end.saturating_mul(width))?, width })
    }
    #[inline]
    pub(super) fn segment(&self, entry: u32) -> u32 {
        entry & self.mask
    }
    #[inline]
    pub(super) fn before(&self, entry: u32) -> usize {
        if self.most_before == 0 { 0 } else { (entry >> self.mask.count_ones()) as usize }
    }

    /// The words of a segment.
    #[inline]
    pub(super) fn read_words(&self, segment: u32, group: Group, out: &mut Vec<u32>) -> Result<(), Damaged> {
        out.clear();
        let within = (segment - group.start) as usize;
        let block = group.block + within / BLOCK;
        let from = self.blocks.get(&self.file, block)? as usize;
        let to =
            if block + 1 < self.blocks.len { self.blocks.get(&self.file, block + 1)? as usize } else { self.words.len };
        let bytes = self.file.get(self.words, from..to)?;
        let bytes = skipped(bytes, within % BLOCK * group.length).ok_or(Damaged)?;
        let last = self.vocabulary.len() as u32;
        let mut bytes = bytes;
        for _ in 0..group.length {
            let number = unpacked(&mut bytes).ok_or(Damaged)?;
            out.push(last.checked_sub(number + 1).ok_or(Damaged)?);
        }
        Ok(())
    }

    /// The number that [`WordIndex::each_segment`] has for a word.
    pub(crate) fn number(&self, word: &str) -> Result<Option<u32>, Damaged> {
        let found = self.vocabulary.find(&self.file, word.as_bytes())?;
        Ok(found.map(|word| self.vocabulary.len() as u32 - 1 - word))
    }

    /// Hands out all segments: the number of the text, the numbers of its words.
    pub(crate) fn each_segment(&self, mut each: impl FnMut(u32, &[u32])) -> Result<(), Damaged> {
        let mut bytes = self.file.all(self.words)?;
        let mut numbers = Vec::new();
        for group in &self.groups {
            for segment in group.start..group.end {
                numbers.clear();
                for _ in 0..group.length {
                    numbers.push(unpacked(&mut bytes).ok_or(Damaged)?);
                }
                each(self.order.get(&self.file, segment as usize)? as u32, &numbers);
            }
        }
        Ok(())
    }
}

/// What is behind so many packed numbers.
#[inline]
fn skipped(mut bytes: &[u8], mut count: usize) -> Option<&[u8]> {
    // Eight bytes a step: each without its highest bit ends a number.
    while let Some((eight, rest)) = bytes.split_first_chunk::<8>() {
        let ends = (!u64::from_le_bytes(*eight) & 0x8080_8080_8080_8080).count_ones() as usize;
        if ends >= count {
            break;
        }
        count -= ends;
        bytes = rest;
    }
    while count > 0 {
        let (byte, rest) = bytes.split_first()?;
        count -= usize::from(byte & 0x80 == 0);
        bytes = rest;
    }
    Some(bytes)
}

/// The next packed number.
#[inline]
fn unpacked(bytes: &mut &[u8]) -> Option<u32> {
    // Four bytes at once, without asking how many it takes.
    if let Some(four) = bytes.first_chunk::<4>() {
        let all = u32::from_le_bytes(*four);
        let ends = !all & 0x8080_8080;
        if ends != 0 {
            let length = ends.trailing_zeros() / 8 + 1;
            let own = all & (u32::MAX >> (32 - 8 * length));
            *bytes = &bytes[length as usize..];
            return Some(own & 0x7F | own >> 1 & 0x3F80 | own >> 2 & 0x1F_C000 | own >> 3 & 0xFE0_0000);
        }
    }
    let mut number = 0;
    for shift in [0, 7, 14, 21, 28] {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// Entries that are looked at together.
const TOGETHER: usize = 32;
/// Segments that were met a short while ago are kept here, by their last bits.
const MET: usize = 1 << 10;

/// Looks queries up; kept from query to query for its room.
#[derive(Debug)]
pub(crate) struct Finder {
    room: String,
    pub(super) query: Vec<u32>,
    /// What may stand at each place of the query: the place, and the word.
    pairs: Vec<(u32, u32)>,
    /// Words of the query that the memory has, rarest first, each once, with the number of rarer ones before.
    pub(super) rare: Vec<(u32, u32)>,
    pattern: Pattern,
    pub(super) words: Vec<u32>,
    pub(super) met: Vec<u32>,
}

impl Default for Finder {
    fn default() -> Self {
        Self {
            room: String::new(),
            query: Vec::new(),
            pairs: Vec::new(),
            rare: Vec::new(),
            pattern: Pattern::default(),
            words: Vec::new(),
            met: vec![u32::MAX; MET],
        }
    }
}

/// One query in one index.
pub(super) struct Search<'a> {
    pub(super) index: &'a WordIndex,
    /// The bits of the words that may be common; those of the words that stand for themselves alone.
    pub(super) bits: u64,
    pub(super) own_bits: u64,
    /// How many places have a word that the memory has not.
    pub(super) unknown: u32,
    /// How many places have a name that others are alike. Which of them a segment has is not known beforehand, so they
    /// count for nothing in what bounds the distance.
    pub(super) open: usize,
}

impl Finder {
    /// True if a segment has come up a short while ago; it has, from now on.
    #[inline]
    pub(super) fn was_met(&mut self, segment: u32) -> bool {
        let met = &mut self.met[segment as usize % MET];
        std::mem::replace(met, segment) == segment
    }

    /// Shows a judge all texts whose tokens reach its cutoff.
    pub(crate) fn find(
        &mut self,
        index: &WordIndex,
        query: &str,
        alike: &Alike,
        judge: &mut impl Judge,
    ) -> Result<(), Damaged> {
        self.query.clear();
        self.pairs.clear();
        let find = |word: &str| index.vocabulary.find(&index.file, word.as_bytes());
        let mut groups: SmallVec<[(usize, u32); 8]> = SmallVec::new();
        let mut joined = Joined::default();
        for (first, rest, group) in alike.forms() {
            let Some(first) = find(first)? else { continue };
            if rest.is_empty() {
                groups.push((group, first));
            } else {
                let rest = rest.iter().map(|word| find(word)).collect::<Result<Option<Vec<_>>, _>>()?;
                joined.extend(rest.map(|rest| [vec![first], rest].concat()));
            }
        }
        let mut damaged = None;
        let (words, pairs, found) = (&mut self.query, &mut self.pairs, &mut damaged);
        let (mut place, mut open) = (0, 0);
        index.tokens.each_alike(query, alike, &mut self.room, |group, word| {
            match group {
                Some(own) => {
                    pairs.extend(groups.iter().filter(|(group, _)| *group == own).map(|(_, word)| (place, *word)));
                    open += 1;
                }
                None => match find(word) {
                    Ok(known) => {
                        words.push(known.unwrap_or(NO_SYMBOL));
                        pairs.extend(known.map(|word| (place, word)));
                    }
                    Err(error) => *found = Some(error),
                },
            }
            place += 1;
        });
        if let Some(error) = damaged {
            return Err(error);
        }
        self.met.fill(u32::MAX);
        self.pattern.set_any(place as usize, &self.pairs.iter().copied());
        let known = || self.query.iter().copied().filter(|&word| word != NO_SYMBOL);
        let own_bits = known().fold(0, |all, word| all | bit(word));
        let bits = self.pairs.iter().fold(0, |all, (_, word)| all | bit(*word));
        let unknown = (self.query.len() - known().count()) as u32;
        self.words.clear();
        self.words.extend(known());
        self.words.sort_unstable();
        self.rare.clear();
        for (before, &word) in (unknown..).zip(&self.words) {
            if self.rare.last().is_none_or(|last| last.1 != word) {
                self.rare.push((before, word));
            }
        }
        let search = Search { index, bits, own_bits, unknown, open };
        search.all(self, judge)?;
        if joined.is_empty() { Ok(()) } else { search.joined(self, &joined, judge) }
    }
}

impl Search<'_> {
    /// Lengths nearest to the query's first.
    fn all(&self, finder: &mut Finder, judge: &mut impl Judge) -> Result<(), Damaged> {
        let len = finder.query.len() + self.open;
        let mut walk = Walk::new(&self.index.groups, len);
        // The lists of the words that can be the rarest common one, cut to the lengths that can come up.
        let widest = judge.cutoff();
        let Some((from, to)) = walk.segments(widest) else { return Ok(()) };
        let mut lists = SmallVec::<[(u32, List<'_>); 16]>::new();
        let spare = widest.allowed(len as u32);
        for &(before, word) in finder.rare.iter().take_while(|(before, _)| *before <= spare) {
            let list = self.index.list(word)?;
            let place = |limit: u32| list.partition_point(|entry| self.index.segment(entry) < limit);
            lists.push((before, list.part(place(from), place(to))));
        }
        while let Some(group) = walk.next(judge.cutoff()) {
            self.group(group, finder, &lists, judge)?;
        }
        Ok(())
    }

    /// All segments of one length.
    fn group<J: Judge>(
        &self,
        group: Group,
        finder: &mut Finder,
        lists: &[(u32, List<'_>)],
        judge: &mut J,
    ) -> Result<(), Damaged> {
        let own = finder.query.len();
        let len = (own + self.open).max(group.length) as u32;
        // Of the words in common so many stand for themselves.
        let common = |judge: &J| ((len - judge.cutoff().allowed(len)) as usize).saturating_sub(self.open);
        // Words beyond the rarer half have no lists; where one of them could be all that is common, nothing is passed over.
        if common(judge) == 0 || group.length + 1 > common(judge) + listed(group.length) {
            for segment in group.start..group.end {
                self.segment(segment, group, len, finder, judge)?;
            }
            return Ok(());
        }
        let (first, end) = (group.start as usize * 8, group.end as usize * 8);
        let mut bits = None;
        for &(before, list) in lists {
            if before as usize + common(judge) > own {
                break;
            }
            let from = list.partition_point(|entry| self.index.segment(entry) < group.start);
            let mut rest = list.part(from, list.len());
            // Some at a time, so that their bits come from memory together and not one after the other.
            loop {
                let (most, common) = (judge.cutoff().allowed(len), common(judge));
                let mut kept = [0_u32; TOGETHER];
                let (mut count, mut seen) = (0, 0);
                for entry in rest.iter().take(TOGETHER) {
                    let (segment, before) = (self.index.segment(entry), self.index.before(entry));
                    if segment >= group.end || before + common > group.length {
                        break;
                    }
                    let bits = match bits {
                        Some(bits) => bits,
                        None => *bits.insert(self.index.file.get(self.index.bits, first..end)?),
                    };
                    let passes = self.may_be(u64_at(bits, (segment - group.start) as usize * 8)?, most);
                    kept[count] = segment;
                    count += usize::from(passes);
                    seen += 1;
                }
                for &segment in &kept[..count] {
                    self.compare(segment, group, len, finder, judge)?;
                }
                if seen < TOGETHER {
                    break;
                }
                rest = rest.part(seen, rest.len());
            }
        }
        Ok(())
    }

    /// True unless the bits of a segment rule it out.
    #[inline]
    fn may_be(&self, bits: u64, most: u32) -> bool {
        let (more, less) = ((bits & !self.bits).count_ones(), (self.own_bits & !bits).count_ones() + self.unknown);
        more.max(less) <= most
    }

    fn segment(
        &self,
        segment: u32,
        group: Group,
        len: u32,
        finder: &mut Finder,
        judge: &mut impl Judge,
    ) -> Result<(), Damaged> {
        let at = segment as usize * 8;
        let bits = u64_at(self.index.file.get(self.index.bits, at..at + 8)?, 0)?;
        if self.may_be(bits, judge.cutoff().allowed(len)) {
            self.compare(segment, group, len, finder, judge)?;
        }
        Ok(())
    }

    /// A segment that its bits do not rule out.
    #[inline]
    fn compare(
        &self,
        segment: u32,
        group: Group,
        len: u32,
        finder: &mut Finder,
        judge: &mut impl Judge,
    ) -> Result<(), Damaged> {
        if finder.was_met(segment) {
            return Ok(());
        }
        self.index.read_words(segment, group, &mut finder.words)?;
        let most = judge.cutoff().allowed(len);
        if let Some(cost) = finder.pattern.distance(finder.words.iter().copied(), most) {
            let text = self.index.order.get(&self.index.file, segment as usize)? as u32;
            judge.meet(text, cost, len)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::words_build::packed;
    use super::*;

    #[test]
    fn numbers_are_unpacked_and_passed_over_as_they_were_packed() {
        let numbers: Vec<u32> = (0..32).flat_map(|bit| [1 << bit, (1 << bit) - 1, u32::MAX >> bit, 5]).collect();
        let mut bytes = Vec::new();
        for &number in &numbers {
            packed(number, &mut bytes);
        }
        for from in 0..numbers.len() {
            let mut rest = skipped(&bytes, from).expect("so many");
            let read: Vec<u32> = std::iter::from_fn(|| unpacked(&mut rest)).collect();
            assert_eq!(read, numbers[from..]);
        }
        assert_eq!(skipped(&bytes, numbers.len() + 1), None);
        assert_eq!(unpacked(&mut &[0x80_u8, 0x80][..]), None);
    }
}

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
use super::groups::{self, Group, Walk};
use super::intern::Table;
use super::numbers::Numbers;
use super::words_build::{
    BITS, IDENTITY, LENGTHS, LIST_ENDS, LISTS, ORDER, STARTS, VOCABULARY, WORDS, bit, listed, segment_bits,
};

/// An open stream of words.
#[derive(Debug)]
pub(crate) struct WordIndex {
    file: File,
    tokens: Tokens,
    identity: u64,
    groups: Vec<Group>,
    order: Numbers,
    words: Numbers,
    bits: Section,
    lists: Section,
    list_ends: Numbers,
    vocabulary: Table,
    /// The part of an entry that is the segment.
    mask: u32,
}

impl WordIndex {
    pub(crate) fn open(bytes: Bytes, tokens: Tokens) -> Result<Self, Damaged> {
        let file = File::open(bytes, tokens.kind())?;
        let list = |id| Numbers::open(&file, id);
        let (lengths, starts, order, words) = (list(LENGTHS)?, list(STARTS)?, list(ORDER)?, list(WORDS)?);
        let groups = groups::read(&file, lengths, starts, order.len)?;
        let identity = u64_at(file.all(file.section(IDENTITY))?, 0)?;
        let shift = segment_bits(order.len);
        let index = Self {
            tokens,
            identity,
            groups,
            order,
            words,
            bits: file.section(BITS),
            lists: file.section(LISTS),
            list_ends: list(LIST_ENDS)?,
            vocabulary: Table::open(&file, VOCABULARY)?,
            mask: if shift >= 32 { u32::MAX } else { (1 << shift) - 1 },
            file,
        };
        let fits = groups::total(&index.groups) == index.words.len && index.bits.len == index.order.len * 8;
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

    fn list(&self, word: u32) -> Result<&[[u8; 4]], Damaged> {
        let word = word as usize;
        let start = if word == 0 { 0 } else { self.list_ends.get(&self.file, word - 1)? as usize };
        let end = self.list_ends.get(&self.file, word)? as usize;
        Ok(self.file.get(self.lists, start.saturating_mul(4)..end.saturating_mul(4))?.as_chunks().0)
    }
    fn segment(&self, entry: [u8; 4]) -> u32 {
        u32::from_le_bytes(entry) & self.mask
    }
    fn before(&self, entry: [u8; 4]) -> usize {
        let entry = u32::from_le_bytes(entry);
        if self.mask == u32::MAX { 0 } else { (entry >> self.mask.count_ones()) as usize }
    }
    /// The greatest number of rarer words that an entry tells; it stands for more too.
    fn most_before(&self) -> usize {
        if self.mask == u32::MAX { 0 } else { (u32::MAX >> self.mask.count_ones()) as usize }
    }
}

/// Segments that were met a short while ago are kept here, by their last bits.
const MET: usize = 1 << 10;

/// Looks queries up; kept from query to query for its room.
#[derive(Debug)]
pub(crate) struct Finder {
    room: String,
    query: Vec<u32>,
    /// What may stand at each place of the query: the place, and the word.
    pairs: Vec<(u32, u32)>,
    /// Words of the query that the memory has, rarest first, each once, with the number of rarer ones before.
    rare: Vec<(u32, u32)>,
    pattern: Pattern,
    words: Vec<u32>,
    met: Vec<u32>,
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
struct Search<'a> {
    index: &'a WordIndex,
    /// The bits of the words that may be common; those of the words that stand for themselves alone.
    bits: u64,
    own_bits: u64,
    /// How many places have a word that the memory has not.
    unknown: u32,
    /// How many places have a word that others are alike. Which of them a segment has is not known beforehand, so they
    /// count for nothing in what bounds the distance.
    open: usize,
}

impl Finder {
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
        for (stem, group) in alike.stems() {
            groups.extend(find(stem)?.map(|word| (group, word)));
        }
        let mut damaged = None;
        let (words, pairs, found) = (&mut self.query, &mut self.pairs, &mut damaged);
        let (mut place, mut open) = (0, 0);
        index.tokens.each(query, &mut self.room, |word| {
            match alike.group(word) {
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
        search.all(self, judge)
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
        let mut lists = SmallVec::<[(u32, &[[u8; 4]]); 16]>::new();
        let spare = widest.allowed(len as u32);
        for &(before, word) in finder.rare.iter().take_while(|(before, _)| *before <= spare) {
            let list = self.index.list(word)?;
            let list = &list[list.partition_point(|&entry| self.index.segment(entry) < from)..];
            lists.push((before, &list[..list.partition_point(|&entry| self.index.segment(entry) < to)]));
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
        lists: &[(u32, &[[u8; 4]])],
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
        let most_before = self.index.most_before();
        for &(before, list) in lists {
            if before as usize + common(judge) > own {
                break;
            }
            let from = list.partition_point(|&entry| self.index.segment(entry) < group.start);
            for &entry in &list[from..] {
                let (segment, before) = (self.index.segment(entry), self.index.before(entry));
                if segment >= group.end || before.min(most_before) + common(judge) > group.length {
                    break;
                }
                self.segment(segment, group, len, finder, judge)?;
            }
        }
        Ok(())
    }

    #[inline]
    fn segment(
        &self,
        segment: u32,
        group: Group,
        len: u32,
        finder: &mut Finder,
        judge: &mut impl Judge,
    ) -> Result<(), Damaged> {
        let met = &mut finder.met[segment as usize % MET];
        if *met == segment {
            return Ok(());
        }
        *met = segment;
        let most = judge.cutoff().allowed(len);
        let at = segment as usize * 8;
        let bits = u64_at(self.index.file.get(self.index.bits, at..at + 8)?, 0)?;
        if (bits & !self.bits).count_ones() > most || (self.own_bits & !bits).count_ones() + self.unknown > most {
            return Ok(());
        }
        let from = group.at + (segment - group.start) as usize * group.length;
        self.index.words.read(&self.index.file, from, group.length, &mut finder.words)?;
        if let Some(cost) = finder.pattern.distance(finder.words.iter().copied(), most) {
            let text = self.index.order.get(&self.index.file, segment as usize)? as u32;
            judge.meet(text, cost, len)?;
        }
        Ok(())
    }
}

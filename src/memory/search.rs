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
//!
//! Entries of large memories tell more, so that few of their segments are looked at: a smaller bag, and where in the segment the
//! word stands. If the edits leave the word as it is, what is before it in the query and in the segment differs in length by x,
//! what is behind by y, and x + y edits go into that at least.

use smallvec::SmallVec;

use super::Bytes;
use super::alike::{Alike, indexed};
use super::best::Judge;
use super::classes::Tokens;
use super::distance::{NO_SYMBOL, Pattern};
use super::entries::{ANY, Layout, List, part};
use super::file::{Damaged, File, Section, u64_at};
use super::groups::{self, BLOCK, Group, Walk};
use super::intern::Table;
use super::joined::Joined;
use super::numbers::Numbers;
use super::packed::{skipped, unpacked};
use super::words_build::{
    BITS, BLOCKS, ENTRY, IDENTITY, LENGTHS, LIST_ENDS, LISTS, ORDER, STARTS, VOCABULARY, WORDS, bit, listed,
};

/// An open stream of words.
#[derive(Debug)]
pub(crate) struct WordIndex {
    pub(super) file: File,
    tokens: Tokens,
    identity: u64,
    pub(super) groups: Vec<Group>,
    pub(super) order: Numbers,
    pub(super) words: Section,
    pub(super) blocks: Numbers,
    pub(super) bits: Section,
    lists: Section,
    list_ends: Numbers,
    pub(super) vocabulary: Table,
    pub(super) layout: Layout,
}

impl WordIndex {
    pub(crate) fn open(bytes: Bytes, tokens: Tokens) -> Result<Self, Damaged> {
        let file = File::open(bytes, tokens.kind())?;
        let list = |id| Numbers::open(&file, id);
        let (lengths, starts, order) = (list(LENGTHS)?, list(STARTS)?, list(ORDER)?);
        let groups = groups::read(&file, lengths, starts, order.len)?;
        let number = |id| u64_at(file.all(file.section(id))?, 0);
        let (identity, width) = (number(IDENTITY)?, number(ENTRY)? as usize);
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
            layout: Layout::of(width, order.len).ok_or(Damaged)?,
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
        let width = self.layout.width;
        let bytes = self.file.get(self.lists, start.saturating_mul(width)..end.saturating_mul(width))?;
        Ok(List::new(bytes, self.layout))
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
    /// The words of the query that the memory has, rarest first, with their places; and each once.
    sorted: Vec<(u32, u32)>,
    pub(super) rare: Vec<Rare>,
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
            sorted: Vec::new(),
            rare: Vec::new(),
            pattern: Pattern::default(),
            words: Vec::new(),
            met: vec![u32::MAX; MET],
        }
    }
}

/// A word of the query.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rare {
    pub(super) word: u32,
    /// How many rarer ones the query has.
    pub(super) before: u32,
    /// The first place where it stands, and the last.
    first: u32,
    last: u32,
}

/// Entries of a word of the query for segments of one length; those of other lengths stand behind.
struct Stretch<'l> {
    rare: Rare,
    list: List<'l>,
    group: Group,
    /// The longer length.
    len: u32,
}

/// One query in one index.
pub(super) struct Search<'a> {
    pub(super) index: &'a WordIndex,
    /// The bits of the words that may be common; those of the words that stand for themselves alone.
    pub(super) bits: u64,
    pub(super) own_bits: u64,
    /// The same bits for what entries tell.
    signature: u64,
    own_signature: u64,
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
        self.sorted.clear();
        let find = |word: &str| index.vocabulary.find(&index.file, indexed(word).as_bytes());
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
        let (words, pairs, sorted, found) = (&mut self.query, &mut self.pairs, &mut self.sorted, &mut damaged);
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
                        sorted.extend(known.map(|word| (word, place)));
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
        self.sorted.sort_unstable();
        let layout = index.layout;
        let (mut own_bits, mut own_signature) = (0, 0);
        let unknown = (self.query.len() - self.sorted.len()) as u32;
        self.rare.clear();
        for (before, &(word, place)) in (unknown..).zip(&self.sorted) {
            match self.rare.last_mut() {
                Some(last) if last.word == word => last.last = place,
                _ => {
                    self.rare.push(Rare { word, before, first: place, last: place });
                    own_bits |= bit(word);
                    own_signature |= layout.bit(word);
                }
            }
        }
        let (mut bits, mut signature) = (0, 0);
        for &(_, word) in &self.pairs {
            bits |= bit(word);
            signature |= layout.bit(word);
        }
        let search = Search { index, bits, own_bits, signature, own_signature, unknown, open };
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
        let mut lists = SmallVec::<[(Rare, List<'_>); 16]>::new();
        let spare = widest.allowed(len as u32);
        for &rare in finder.rare.iter().take_while(|rare| rare.before <= spare) {
            let list = self.index.list(rare.word)?;
            let place = |limit: u32| list.partition_point(|entry| self.index.layout.segment(entry) < limit);
            lists.push((rare, list.part(place(from), place(to))));
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
        lists: &[(Rare, List<'_>)],
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
        let mut bits = None;
        for &(rare, list) in lists {
            if rare.before as usize + common(judge) > own {
                break;
            }
            let from = list.partition_point(|entry| self.index.layout.segment(entry) < group.start);
            let stretch = Stretch { rare, list: list.part(from, list.len()), group, len };
            if self.index.layout.is_wide() {
                self.stretch::<true, J>(&stretch, &mut bits, finder, judge)?;
            } else {
                self.stretch::<false, J>(&stretch, &mut bits, finder, judge)?;
            }
        }
        Ok(())
    }

    /// The segments of one length that a list has; `bits` are theirs, once they were read.
    fn stretch<'s, const WIDE: bool, J: Judge>(
        &'s self,
        stretch: &Stretch<'_>,
        bits: &mut Option<&'s [u8]>,
        finder: &mut Finder,
        judge: &mut J,
    ) -> Result<(), Damaged> {
        let &Stretch { rare, list: mut rest, group, len } = stretch;
        let (own, layout) = (finder.query.len(), self.index.layout);
        // Some at a time, so that their bits come from memory together and not one after the other.
        loop {
            let most = judge.cutoff().allowed(len);
            let common = ((len - most) as usize).saturating_sub(self.open);
            let parts = if WIDE { self.parts(rare, own, group.length, most) } else { 0 };
            let mut kept = [0_u32; TOGETHER];
            let (mut count, mut seen) = (0, 0);
            for entry in rest.entries::<WIDE>().take(TOGETHER) {
                let (segment, before) = (layout.segment(entry), layout.before(entry));
                if segment >= group.end || before + common > group.length {
                    break;
                }
                seen += 1;
                if WIDE {
                    let (signature, own) = (layout.signature(entry), self.own_signature);
                    let passes = parts >> layout.part(entry) & 1 != 0
                        && may_be(signature, self.signature, own, self.unknown, most);
                    if !passes {
                        continue;
                    }
                }
                let bits = if let Some(bits) = *bits {
                    bits
                } else {
                    let range = group.start as usize * 8..group.end as usize * 8;
                    *bits.insert(self.index.file.get(self.index.bits, range)?)
                };
                let passes = self.may_be(u64_at(bits, (segment - group.start) as usize * 8)?, most);
                kept[count] = segment;
                count += usize::from(passes);
            }
            for &segment in &kept[..count] {
                self.compare(segment, group, len, finder, judge)?;
            }
            if seen < TOGETHER {
                return Ok(());
            }
            rest = rest.part(seen, rest.len());
        }
    }

    /// True unless the bits of a segment rule it out.
    #[inline]
    fn may_be(&self, bits: u64, most: u32) -> bool {
        may_be(bits, self.bits, self.own_bits, self.unknown, most)
    }

    /// In which parts of a segment a word of the query can stand, as bits, if `most` edits leave it as it is: what is before it
    /// and what is behind differ in length by no more than there are edits, together. The last bit stands for words that stand
    /// at several places.
    #[inline]
    fn parts(&self, rare: Rare, own: usize, length: usize, most: u32) -> u32 {
        let whole = own + self.open;
        let (shorter, longer) = (whole.saturating_sub(length), length.saturating_sub(whole));
        let spare = (most as usize).saturating_sub(shorter + longer) / 2;
        let first = (rare.first as usize).saturating_sub(shorter + spare);
        let last = (rare.last as usize + longer + spare).min(length.saturating_sub(1));
        if last < first {
            return 1 << ANY;
        }
        u32::MAX >> (31 - part(last, length)) & u32::MAX << part(first, length) | 1 << ANY
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

/// True unless the bits of a segment rule it out: those that the query has not, and those of the query that it has not, each
/// take an edit.
#[inline]
fn may_be(bits: u64, query: u64, own: u64, unknown: u32, most: u32) -> bool {
    let (more, less) = ((bits & !query).count_ones(), (own & !bits).count_ones() + unknown);
    more.max(less) <= most
}

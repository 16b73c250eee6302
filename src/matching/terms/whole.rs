//! The quickest sieve: whether a word of ASCII letters and digits alone can begin a term.
//!
//! Where a language says all that may follow a stem, the words are counted up and hashed whole: one look into a small
//! bitmap tells a name from an ordinary word that begins like one. A second one tells those that are none before what
//! follows: first by the eight bytes behind them, of many words at once, then by all that is known of what may follow.
//! Stems that anything may follow are held by their first three letters.

use super::behind::{self, Mask, UNTOLD, bit_behind, is_end};
use super::marks;
use super::table::{self, Entry, first_two, is_plain};
use crate::text::ascii::Looks;
use crate::text::fold::is_apostrophe;

/// What begins terms, of words of ASCII alone.
#[derive(Debug)]
pub(super) struct WholeWords {
    /// Of stems which may go on in ways that are not counted up.
    open: Beginnings,
    has_open: bool,
    /// A bit for each hash of a word.
    words: Box<[u64]>,
    /// How far a hash is shifted to index its bits.
    shift: u32,
    /// Six bits each, all in one number, so that one look is enough, of words that may stand alone, or before anything.
    alone: Box<[u64]>,
    alone_shift: u32,
    /// Of the others, by their hashes, what may follow: [`Next::bit`].
    seconds: Box<[Mask]>,
    seconds_shift: u32,
    /// As `alone`, of the others with what a name's second word is told by, or the mark or apostrophe that they go on with.
    followed: Box<[u64]>,
    followed_shift: u32,
}

/// Letters that a word's hash is made of.
const LETTERS: usize = 8;

impl WholeWords {
    pub(super) fn new(entries: &[Entry]) -> Self {
        let mut open = Beginnings::default();
        let mut has_open = false;
        let mut all: Vec<(u64, Way)> = Vec::new();
        for entry in entries {
            let own = entry.coarse.bytes().position(|b| !is_plain(b)).unwrap_or(entry.coarse.len());
            let (own, rest) = entry.coarse.split_at(own);
            match entry.endings {
                // A word of ASCII alone is none of these.
                _ if rest.bytes().next().is_some_and(|b| !b.is_ascii()) => {}
                Some(endings) => all.extend(endings.iter().map(|ending| {
                    let word = [own, ending].concat();
                    (hash(letters(word.as_bytes()), word.len()), Way::of(entry))
                })),
                None if rest.is_empty() => {
                    open.insert(letters(own.as_bytes()), own.len());
                    has_open = true;
                }
                // What an apostrophe ends is a whole word here: To'rtko'l is no reason to look at every *to*.
                None => {
                    let next = rest.bytes().next().map_or(Next::Untold, Next::Mark);
                    all.push((hash(letters(own.as_bytes()), own.len()), Way::Before(next)));
                }
            }
        }
        all.sort_unstable();
        all.dedup();
        // Sixteen to thirty-two bits a word keep false alarms near one in thirty; of what follows, where each costs a look at
        // the word, as many with six bits each keep them near one in a thousand. Never below 16 KB.
        let count = |of: fn(&Way) -> bool| {
            all.chunk_by(|a, b| a.0 == b.0).filter(|own| own.iter().any(|one| of(&one.1))).count()
        };
        let words = bitmap(all.len() / 4);
        let alone = bitmap(count(|way| way.is_alone()) / 4);
        // Four words share one: most have one second word.
        let seconds = vec![Mask::default(); slots(count(|way| way.next().is_some())) / 4].into_boxed_slice();
        let followed = bitmap(3 * all.iter().filter(|(_, way)| way.next().is_some()).count() / 4);
        let mut own = Self {
            open,
            has_open,
            shift: shift(&words) - 6,
            words,
            alone_shift: shift(&alone),
            alone,
            seconds_shift: shift(&seconds),
            seconds,
            followed_shift: shift(&followed),
            followed,
        };
        for (hash, way) in all {
            let bit = hash >> own.shift;
            own.words[(bit / 64) as usize] |= 1 << (bit % 64);
            if way.is_alone() {
                own.alone[(hash >> own.alone_shift) as usize] |= finer(hash);
            }
            let Some(next) = way.next() else { continue };
            let mask = &mut own.seconds[(hash >> own.seconds_shift) as usize];
            mask.insert(next.bit());
            mask.insert(UNTOLD);
            own.follow(with_next(hash, next));
            own.follow(with_next(hash, Next::Any));
            if let Next::Short(pair) | Next::Further(pair, _) = next {
                own.follow(with_next(hash, Next::Pair(pair)));
            }
        }
        own
    }

    fn follow(&mut self, hash: u64) {
        self.followed[(hash >> self.followed_shift) as usize] |= finer(hash);
    }

    /// False only if the word of this hash neither stands alone nor before anything.
    #[inline]
    fn is_alone(&self, hash: u64) -> bool {
        self.alone[(hash >> self.alone_shift) as usize] & finer(hash) == finer(hash)
    }

    #[inline]
    fn has_next(&self, hash: u64) -> bool {
        self.followed[(hash >> self.followed_shift) as usize] & finer(hash) == finer(hash)
    }

    /// True if all that words can be is counted up.
    pub(super) fn is_counted(&self) -> bool {
        !self.has_open
    }

    /// False only if no stem that may go on in any way begins so.
    #[inline]
    pub(super) fn is_open(&self, letters: u64, len: usize) -> bool {
        self.open.has(own(letters, len))
    }

    /// False only if the word is none of those that are counted up, or only begins names of more words.
    #[inline]
    pub(super) fn may_be_alone(&self, letters: u64, len: usize) -> bool {
        self.is_alone(hash(letters, len))
    }

    /// False only if what follows the word begins no second word of a name that begins with it.
    pub(super) fn may_follow(&self, letters: u64, len: usize, rest: &[u8]) -> bool {
        let hash = hash(letters, len);
        let may_be = |next: Next| self.has_next(with_next(hash, next));
        if may_be(Next::Untold) {
            return true;
        }
        match rest {
            [] => false,
            // Procter & Gamble
            [b' ' | b'\n' | b'\t', mark, ..] if mark.is_ascii() && !is_plain(*mark) => {
                may_be(Next::Mark(*mark)) || !is_end(*mark) && may_be(Next::Any)
            }
            [b' ' | b'\n' | b'\t', second @ ..] => {
                let Some(pair) = first_two(second) else { return may_be(Next::Any) };
                may_be(Next::Pair(pair))
                    && table::further(second).is_none_or(|letters| {
                        // Those of a word of three letters, and of four.
                        let begins = |own: u32| own > 0xFFFF && may_be(Next::Further(pair, own));
                        may_be(Next::Short(pair)) || begins(letters & 0x00FF_FFFF) || begins(letters)
                    })
            }
            [mark, behind @ ..] => {
                let is_apostrophe = is_apostrophe((*mark).into());
                if may_be(Next::Mark(if is_apostrophe { b'\'' } else { *mark })) {
                    return true;
                }
                // An ending may follow an apostrophe, a word a hyphen or white space.
                let goes_on = if is_apostrophe {
                    behind.first().is_some_and(|next| is_plain(*next) || !next.is_ascii())
                } else {
                    *mark == b'-' || !mark.is_ascii_graphic()
                };
                goes_on && may_be(Next::Any)
            }
        }
    }
}

impl Looks for WholeWords {
    #[inline]
    fn hash(&self, letters: u64, len: usize) -> u64 {
        hash(letters, len)
    }

    /// False only if a word is none of those that are counted up.
    #[inline]
    fn passes(&self, hash: u64, _: usize, _: usize) -> bool {
        let bit = hash >> self.shift;
        self.words[(bit / 64) as usize] >> (bit % 64) & 1 == 1
    }

    /// The quickest look at what follows a word: false only where both others are. Without a branch, and what it reads of
    /// common words is in the nearest cache.
    #[expect(clippy::inline_always, reason = "called once a word, from one place: a call takes longer than the look")]
    #[inline(always)]
    fn follows(&self, hash: u64, _: usize, _: usize, behind: u64) -> bool {
        self.seconds[(hash >> self.seconds_shift) as usize].has(bit_behind(behind)) | self.is_alone(hash)
    }
}

/// How a word begins a term.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// It is one.
    Alone,
    /// Before what follows.
    Before(Next),
}

impl Way {
    fn of(entry: &Entry) -> Self {
        let Some(second) = entry.second else { return Self::Alone };
        let next = if marks::is_mark(second) {
            u8::try_from(second).ok().filter(u8::is_ascii).map(Next::Mark)
        } else {
            entry.pair.or(entry.base).filter(|_| entry.is_whole()).map(|pair| Next::of(pair, entry))
        };
        Self::Before(next.unwrap_or(Next::Untold))
    }

    /// True if nothing need follow, or what follows is not told.
    fn is_alone(self) -> bool {
        matches!(self, Self::Alone | Self::Before(Next::Untold))
    }

    fn next(self) -> Option<Next> {
        match self {
            Self::Before(next) => Some(next),
            Self::Alone => None,
        }
    }
}

/// What may follow a word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Next {
    /// Any second word.
    Untold,
    /// Some second word: asked of one that only folding tells.
    Any,
    /// A mark or an apostrophe.
    Mark(u8),
    /// A second word that begins so: its [`pair`](table::pair).
    Pair(u16),
    /// The same of one of which no more is known.
    Short(u16),
    /// The same and up to four letters.
    Further(u16, u32),
}

impl Next {
    /// The second word of an entry.
    fn of(pair: u16, entry: &Entry) -> Self {
        if entry.further > 0xFFFF { Self::Further(pair, entry.further) } else { Self::Short(pair) }
    }

    /// The bit that says that this may follow.
    fn bit(self) -> u8 {
        match self {
            Self::Pair(pair) | Self::Short(pair) | Self::Further(pair, _) => behind::of_pair(pair),
            Self::Mark(mark) => mark % 128,
            Self::Any | Self::Untold => UNTOLD,
        }
    }

    /// Apart from all others, and above 0.
    fn number(self) -> u64 {
        match self {
            Self::Any => 1,
            Self::Untold => 2,
            Self::Mark(mark) => 1 << 33 | u64::from(mark),
            Self::Pair(pair) => 1 << 34 | u64::from(pair),
            Self::Short(pair) => 1 << 35 | u64::from(pair),
            Self::Further(_, letters) => 1 << 36 | u64::from(letters),
        }
    }
}

/// Room for so many numbers, and some more.
fn slots(size: usize) -> usize {
    size.next_power_of_two().max(1 << 11)
}

fn bitmap(size: usize) -> Box<[u64]> {
    vec![0; slots(size)].into_boxed_slice()
}

/// How far a hash is shifted to index a bitmap.
fn shift<T>(bitmap: &[T]) -> u32 {
    64 - bitmap.len().trailing_zeros()
}

/// The first three letters of stems, five bits each. 4 KB, which the nearest cache holds.
#[derive(Debug)]
pub(super) struct Beginnings(Box<[u64]>);

impl Default for Beginnings {
    fn default() -> Self {
        Self(vec![0; 1 << (15 - 6)].into_boxed_slice())
    }
}

impl Beginnings {
    /// Adds a stem of so many letters, of which `letters` are the first.
    pub(super) fn insert(&mut self, letters: u64, len: usize) {
        // A shorter stem may go on with any letter.
        let room = 3_usize.saturating_sub(len);
        let own = three(letters) & ((1 << (5 * (3 - room))) - 1);
        for rest in 0..1 << (5 * room) {
            let slot = own | rest << (5 * (3 - room));
            self.0[slot >> 6] |= 1 << (slot & 63);
        }
    }

    /// False only if no stem begins so.
    #[inline]
    pub(super) fn has(&self, letters: u64) -> bool {
        let slot = three(letters);
        self.0[slot >> 6] >> (slot & 63) & 1 == 1
    }
}

/// The letters of a word itself, of its first eight bytes.
#[inline]
pub(super) fn own(letters: u64, len: usize) -> u64 {
    letters & LENGTHS[len.min(LENGTHS.len() - 1)]
}

/// What is a word's own of its first eight bytes, by its length; most are below 64. Longer words are told by their
/// beginnings: a name and its endings are one.
static LENGTHS: [u64; 64] = {
    let mut all = [0; 64];
    let mut len = 1;
    while len < all.len() {
        all[len] = u64::MAX >> (8 * LETTERS.saturating_sub(len));
        len += 1;
    }
    all
};

/// The first eight letters of a word, in small letters.
fn letters(word: &[u8]) -> u64 {
    let mut first = [0; LETTERS];
    first.iter_mut().zip(word).for_each(|(slot, b)| *slot = b | 0x20);
    u64::from_le_bytes(first)
}

/// The first three letters, five bits each.
#[inline]
fn three(letters: u64) -> usize {
    (letters & 0x1F | letters >> 3 & 0x3E0 | letters >> 6 & 0x7C00) as usize
}

/// Of a word's first eight bytes, with whatever follows a shorter one.
#[inline]
fn hash(letters: u64, len: usize) -> u64 {
    // Of a word of 64 letters and more any will do, as long as it is always the same. The highest bits, which are used
    // first, depend on all letters.
    (letters & LENGTHS[len % LENGTHS.len()]).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// A word's hash together with what follows it.
#[inline]
fn with_next(hash: u64, next: Next) -> u64 {
    mix(hash ^ next.number())
}

#[inline]
const fn mix(key: u64) -> u64 {
    (key ^ key >> 29).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

#[inline]
fn pattern(hash: u64) -> u64 {
    PATTERNS[(hash >> 32) as usize % PATTERNS.len()]
}

/// Six bits.
#[inline]
fn finer(hash: u64) -> u64 {
    pattern(hash) | pattern(hash << 8)
}

/// Three bits each; looked up sooner than made.
static PATTERNS: [u64; 256] = {
    let mut all = [0; 256];
    let mut i = 0;
    while i < all.len() {
        let hash = mix(i as u64 + 1);
        all[i] = 1 << (hash >> 58) | 1 << (hash >> 52 & 63) | 1 << (hash >> 46 & 63);
        i += 1;
    }
    all
};

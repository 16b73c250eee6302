//! The quickest sieve: whether a word of ASCII letters and digits alone can begin a term.
//!
//! Where a language says all that may follow a stem, the words are counted up and hashed whole: one look into a small
//! bitmap tells a name from an ordinary word that begins like one. A second one tells those that are none before what
//! follows. Stems that anything may follow are held by their first three letters.

use super::table::{Entry, first_two, is_plain};

/// What begins terms, of words of ASCII alone.
#[derive(Debug)]
pub(super) struct WholeWords {
    /// Of stems which may go on in ways that are not counted up.
    open: Beginnings,
    has_open: bool,
    /// Hashes of words, three bits each, all in one number, so that one look is enough.
    words: Box<[u64]>,
    /// How far a hash is shifted to index them.
    shift: u32,
    /// The same of words that may stand alone, or before anything, and of the others with what a name's second word is
    /// told by.
    followed: Box<[u64]>,
}

/// Letters that a word's hash is made of, besides its length.
const LETTERS: usize = 8;

impl WholeWords {
    pub(super) fn new(entries: &[Entry]) -> Self {
        let mut open = Beginnings::default();
        let mut has_open = false;
        let mut all: Vec<(u64, Option<u16>)> = Vec::new();
        for entry in entries {
            let own = entry.coarse.bytes().position(|b| !is_plain(b)).unwrap_or(entry.coarse.len());
            let (own, rest) = entry.coarse.split_at(own);
            match entry.endings {
                // A word of ASCII alone is none of these.
                _ if rest.bytes().next().is_some_and(|b| !b.is_ascii()) => {}
                Some(endings) => {
                    let pair = entry.pair.or(entry.base).filter(|_| entry.is_whole());
                    all.extend(endings.iter().map(|ending| {
                        let word = [own, ending].concat();
                        (hash(letters(word.as_bytes()), word.len()), pair)
                    }));
                }
                None if rest.is_empty() => {
                    open.insert(letters(own.as_bytes()), own.len());
                    has_open = true;
                }
                // What an apostrophe ends is a whole word here.
                None => all.push((hash(letters(own.as_bytes()), own.len()), None)),
            }
        }
        all.sort_unstable();
        all.dedup();
        // Eight to sixteen bits a word keep false alarms near one in fifty; never below 16 KB.
        let size = (all.len() / 8).next_power_of_two().max(1 << 11);
        let bitmap = || vec![0; size].into_boxed_slice();
        let shift = 64 - size.trailing_zeros();
        let mut own = Self { open, has_open, words: bitmap(), shift, followed: bitmap() };
        for (hash, pair) in all {
            own.words[(hash >> own.shift) as usize] |= pattern(hash);
            own.follow(with_next(hash, pair));
            if pair.is_some() {
                own.follow(with_next(hash, Some(ANY)));
            }
        }
        own
    }

    fn follow(&mut self, hash: u64) {
        self.followed[(hash >> self.shift) as usize] |= pattern(hash);
    }

    #[inline]
    fn follows(&self, hash: u64) -> bool {
        let bits = pattern(hash);
        self.followed[(hash >> self.shift) as usize] & bits == bits
    }

    /// True if all that words can be is counted up.
    pub(super) fn is_counted(&self) -> bool {
        !self.has_open
    }

    /// False only if a word is none of those that are counted up. `letters` are its first eight bytes, in small letters,
    /// with whatever follows a shorter one.
    #[inline]
    pub(super) fn is_word(&self, letters: u64, len: usize) -> bool {
        let hash = hash(own(letters, len), len);
        let bits = pattern(hash);
        self.words[(hash >> self.shift) as usize] & bits == bits
    }

    /// False only if no stem that may go on in any way begins so.
    #[inline]
    pub(super) fn is_open(&self, letters: u64, len: usize) -> bool {
        self.open.has(own(letters, len))
    }

    /// False only if the word is none of those that are counted up, or only begins names whose next word cannot be what
    /// follows.
    pub(super) fn may_stand(&self, letters: u64, len: usize, rest: &[u8]) -> bool {
        let hash = hash(own(letters, len), len);
        if self.follows(with_next(hash, None)) {
            return true;
        }
        let told = match rest {
            [] | [b'.' | b',' | b';' | b':' | b'!' | b'?' | b'(' | b')' | b'"' | b'/' | b'<' | b'>' | b'=', ..] => {
                return false;
            }
            [b' ' | b'\n' | b'\t', rest @ ..] => first_two(rest),
            _ => None,
        };
        self.follows(with_next(hash, Some(told.unwrap_or(ANY))))
    }
}

/// A second word that only folding tells.
const ANY: u16 = 0;

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
    letters & OWN[len.min(LETTERS)]
}

/// What is a word's own of eight bytes, by its length.
const OWN: [u64; LETTERS + 1] = {
    let mut masks = [0; LETTERS + 1];
    let mut len = 1;
    while len <= LETTERS {
        masks[len] = u64::MAX >> (8 * (LETTERS - len));
        len += 1;
    }
    masks
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

#[inline]
fn hash(letters: u64, len: usize) -> u64 {
    // Longer words are told by their beginnings: a name and its endings are one.
    let key = letters ^ (len.min(LETTERS + 1) as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    mix(key)
}

/// A word's hash together with what follows it; `None`: anything.
#[inline]
fn with_next(hash: u64, next: Option<u16>) -> u64 {
    mix(hash ^ next.map_or(0, |pair| u64::from(pair) + 1))
}

#[inline]
const fn mix(key: u64) -> u64 {
    (key ^ key >> 29).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

#[inline]
fn pattern(hash: u64) -> u64 {
    PATTERNS[(hash >> 32) as usize % PATTERNS.len()]
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

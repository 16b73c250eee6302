//! Which words of a text can begin a term at all, and the stems that they begin with.
//!
//! Words of ASCII alone are asked for whole (`whole`). Of the others, every stem is filed under its first letters (up to
//! six, coarsely folded, a byte a letter), or, where nothing can follow it, under itself as a whole word (up to seven
//! letters). At each word start a small table of the first three letters refuses most, one of the first two says which
//! lengths occur at all; the few words that pass are hashed into a bitmap that stays in the cache; the few of those that
//! pass are looked up. Cost is nearly the same for a thousand terms and for a hundred thousand.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use unicode_normalization::UnicodeNormalization;

use super::whole::{self, Beginnings, WholeWords};
use crate::text::fold::is_apostrophe;
use crate::text::words::is_mark;

/// Letters of a stem's beginning that are hashed.
const PREFIX: usize = 6;
/// Letters of a whole word that are hashed.
const WHOLE: usize = 7;
/// How a stem is filed: its hashed bytes, and this bit more where it is a whole word.
const IS_WHOLE: u32 = 8;

/// A stem of the first word of a lemma.
#[derive(Debug)]
pub(super) struct Entry {
    /// Coarsely folded.
    pub(super) coarse: Box<str>,
    /// Finely folded.
    pub(super) fine: Box<str>,
    /// Index of the lemma.
    pub(super) lemma: u32,
    /// The first letter of the lemma's second word, coarsely folded, if it has one.
    pub(super) second: Option<char>,
    /// The first two letters of the second word, where every text has them so: [`pair`].
    pub(super) pair: Option<u16>,
    /// Where marks on them are told apart from none, the letters without: what a decomposed text has.
    pub(super) base: Option<u16>,
    /// Of a second word with a pair or base: up to four letters that every form of it begins with, zero-padded.
    pub(super) further: u32,
    /// The first two letters of the third word, where every text has them so.
    pub(super) third: Option<u16>,
    /// Of the last word of three or more, as `further`; and how many words there are.
    pub(super) last: (u32, usize),
    /// All that may follow the stem, up to an apostrophe; `None`: anything. Only for stems of ASCII letters and digits.
    pub(super) endings: Option<&'static [&'static str]>,
}

impl Entry {
    fn key(&self) -> u64 {
        let (letters, len) = codes(&self.coarse);
        key(letters, if self.is_whole() { len.min(WHOLE) as u32 | IS_WHOLE } else { len.min(PREFIX) as u32 })
    }

    /// What the lemma's second word is told by, if it has one.
    pub(super) fn next(&self) -> Next {
        (self.second, self.pair.filter(|_| self.endings.is_some()))
    }

    /// False only if the words behind are not the lemma's second one, its third, by its first two letters, or its last.
    pub(super) fn may_go_on(&self, ahead: &Ahead) -> bool {
        let begins = |own: u32, letters: Option<u32>| {
            let told = u32::MAX.checked_shr(own.leading_zeros() & !7).unwrap_or(0);
            letters.is_none_or(|letters| letters & told == own)
        };
        let behind = |words: usize| words.checked_sub(3).and_then(|at| *ahead.behind.get(at)?);
        let (last, words) = self.last;
        self.endings.is_none()
            || begins(self.further, ahead.next)
                && self.third.is_none_or(|third| behind(3).is_none_or(|letters| letters as u16 == third))
                && begins(last, behind(words))
    }

    /// The word of the text is the stem, or goes on with an apostrophe.
    pub(super) fn is_whole(&self) -> bool {
        self.endings == Some(&[""])
    }
}

/// The first letters ([`further`]) of the words behind the first one of a name.
pub(super) struct Ahead {
    pub(super) next: Option<u32>,
    /// Of the third word to the seventh, where a space alone stands before each.
    pub(super) behind: [Option<u32>; 5],
}

/// What a word is told by where it follows the first one of a name: its first letter, coarsely folded, and its [`pair`].
pub(super) type Next = (Option<char>, Option<u16>);

/// All stems, by their beginnings.
#[derive(Debug)]
pub(super) struct Table {
    entries: Vec<Entry>,
    /// By the first two bytes: bit `k` is set if a stem of this beginning is filed so. 2 KB, which the nearest cache
    /// holds.
    firsts: Box<[u16]>,
    bitmap: Box<[u64]>,
    /// What words of ASCII alone must be: nearly all end here.
    words: WholeWords,
    /// What words of other letters must begin with: most end here.
    beginnings: Beginnings,
    /// How far a hash is shifted to index `bitmap`.
    shift: u32,
    groups: HashMap<u64, (u32, u32), BuildHasherDefault<Mix>>,
}

impl Table {
    pub(super) fn new(mut entries: Vec<Entry>) -> Self {
        // A letter alone is no name, but begins some: e-mail, T cell.
        entries.retain(|entry| entry.coarse.len() >= 2 || entry.second.is_some());
        // Each key is made once.
        let mut keyed: Vec<(u64, Entry)> = entries.into_iter().map(|entry| (entry.key(), entry)).collect();
        keyed.sort_by(|(key, a), (other, b)| {
            key.cmp(other).then_with(|| (&a.coarse, a.next(), a.lemma).cmp(&(&b.coarse, b.next(), b.lemma)))
        });
        keyed.dedup_by(|(_, a), (_, b)| a.lemma == b.lemma && a.fine == b.fine);
        let (keys, entries): (Vec<u64>, Vec<Entry>) = keyed.into_iter().unzip();
        // Sixteen bits a stem, of which three are set, keep false alarms near one in a hundred; never below 32 KB, which
        // any cache holds.
        let words = (entries.len() / 4).next_power_of_two().max(1 << 12);
        let shift = 64 - words.trailing_zeros();
        let mut table = Self {
            firsts: vec![0; 1 << 10].into_boxed_slice(),
            bitmap: vec![0; words].into_boxed_slice(),
            words: WholeWords::new(&entries),
            beginnings: Beginnings::default(),
            shift,
            groups: HashMap::default(),
            entries: Vec::new(),
        };
        for (i, (&key, entry)) in keys.iter().zip(&entries).enumerate() {
            let k = key >> 56;
            // A stem of one letter may go on with any.
            let seconds = if key.to_le_bytes()[1] == 0 { 0..32 } else { 0..1 };
            seconds.for_each(|second| table.firsts[first(key | second << 8)] |= 1 << k);
            let (letters, len) = codes(&entry.coarse);
            table.beginnings.insert(letters, len);
            let (word, bits) = pattern(key, shift);
            table.bitmap[word] |= bits;
            table.groups.entry(key).or_insert((i as u32, i as u32)).1 = i as u32 + 1;
        }
        table.entries = entries;
        table
    }

    /// Every second word may be any.
    #[cfg(test)]
    pub(super) fn forget_further(&mut self) {
        self.entries.iter_mut().for_each(|entry| (entry.further, entry.third, entry.last) = (0, None, (0, 0)));
    }

    /// True if all that words of ASCII alone can be is counted up.
    pub(super) fn is_counted(&self) -> bool {
        self.words.is_counted()
    }

    /// The first looks at words of ASCII letters and digits alone, where all that they can be is counted up.
    pub(super) fn counted(&self) -> &WholeWords {
        &self.words
    }

    /// True if stems that may go on in any way begin so.
    pub(super) fn is_open(&self, letters: u64, len: usize) -> bool {
        self.words.is_open(letters, len)
    }

    /// The third look at such a word: false only if it is no term by itself.
    #[inline]
    pub(super) fn may_be_alone(&self, letters: u64, len: usize) -> bool {
        self.words.may_be_alone(letters, len) || self.may_begin_open(letters, len)
    }

    /// The same: false only if it begins no term that what follows it allows.
    #[inline]
    pub(super) fn may_follow(&self, letters: u64, len: usize, rest: &[u8]) -> bool {
        self.words.may_follow(letters, len, rest) || self.may_begin_open(letters, len)
    }

    /// False only if no stem that may go on in any way begins so.
    fn may_begin_open(&self, letters: u64, len: usize) -> bool {
        self.words.is_open(letters, len) && self.may_begin(whole::own(letters, len))
    }

    /// False only if a word that begins with these (up to eight, coarsely folded, zero-padded) letters begins no term.
    pub(super) fn may_begin(&self, letters: u64) -> bool {
        if !self.beginnings.has(letters) {
            return false;
        }
        let mut ways = u32::from(self.firsts[first(letters)]);
        while ways != 0 {
            let way = ways.trailing_zeros();
            ways &= ways - 1;
            if self.has(key(letters, way)) {
                return true;
            }
        }
        false
    }

    #[inline]
    fn has(&self, key: u64) -> bool {
        let (word, bits) = pattern(key, self.shift);
        self.bitmap[word] & bits == bits
    }

    /// The stems that this coarsely folded word begins with, equal ones together: those of one word before those that
    /// another follows, by what that is told by.
    pub(super) fn beginning<'t>(&'t self, word: &str) -> Vec<&'t [Entry]> {
        let (letters, len) = codes(word);
        let run = word.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count() as u32;
        let prefixes = (1 << (len.min(PREFIX) + 1)) - 1;
        let first = if word.is_empty() { 0 } else { u32::from(self.firsts[first(letters)]) };
        let ways = first & (prefixes | whole(run));
        (0..u16::BITS)
            .filter(move |&way| ways >> way & 1 != 0)
            .map(move |way| key(letters, way))
            // Far quicker than to ask the groups, which no cache holds.
            .filter(move |key| self.has(*key))
            .filter_map(move |key| self.groups.get(&key))
            .flat_map(move |&(from, to)| Runs { rest: &self.entries[from as usize..to as usize], word })
            .collect()
    }
}

/// The way to be filed as a whole word of so many letters.
fn whole(run: u32) -> u32 {
    1 << (run.min(WHOLE as u32) | IS_WHOLE)
}

/// The runs of equal stems of a group that a word begins with.
struct Runs<'t, 'w> {
    /// Ascending.
    rest: &'t [Entry],
    word: &'w str,
}

impl<'t> Iterator for Runs<'t, '_> {
    type Item = &'t [Entry];

    fn next(&mut self) -> Option<&'t [Entry]> {
        let word = self.word.as_bytes();
        loop {
            let stem = self.rest.first()?.coarse.as_bytes();
            let same = stem.iter().zip(word).take_while(|(a, b)| a == b).count();
            if same == stem.len() {
                let len = 1 + self.rest[1..].partition_point(|entry| entry.coarse.as_bytes() == stem);
                let (run, rest) = self.rest.split_at(len);
                self.rest = rest;
                return Some(run);
            }
            // What a word begins with stands before it; and what stands behind this stem and begins the word agrees
            // with it for longer.
            let next = word.get(same).filter(|byte| stem[same] < **byte)?;
            let reach = &word[..same];
            let before = |entry: &Entry| {
                let own = entry.coarse.as_bytes();
                own.starts_with(reach) && own.get(same).is_none_or(|byte| byte < next)
            };
            self.rest = &self.rest[self.rest.partition_point(before)..];
        }
    }
}

/// The first two letters without what tells letters from other characters.
#[inline]
fn first(letters: u64) -> usize {
    (letters & 0x1F | letters >> 3 & 0x3E0) as usize
}

/// A byte for a letter: in ASCII itself, as small letters are told from capitals (`_` too); others may share one.
#[inline]
pub(super) fn code(c: char) -> u8 {
    if c.is_ascii() { c as u8 | 0x20 } else { c as u8 | 0x80 }
}

/// The codes of the first eight letters as a little-endian number, zero-padded, and how many letters there are, up to
/// eight.
fn codes(word: &str) -> (u64, usize) {
    let mut first = [0; 8];
    let mut len = 0;
    for (slot, c) in first.iter_mut().zip(word.chars()) {
        *slot = code(c);
        len += 1;
    }
    (u64::from_le_bytes(first), len)
}

/// Those of a run of equal stems which may go on so: those that go on with the letter and anything, and those with both.
pub(super) fn going_on(run: &[Entry], next: Next) -> [&[Entry]; 2] {
    let before = |own: Next| run.partition_point(|entry| entry.next() < own);
    let up_to = |own: Next| run.partition_point(|entry| entry.next() <= own);
    let any = before((next.0, None))..up_to((next.0, None));
    let own = match next.1 {
        Some(_) => before(next)..up_to(next),
        None => any.end..up_to((next.0, Some(u16::MAX))),
    };
    [&run[any], &run[own]]
}

/// False only if a word of a text is not what a name goes on with.
pub(super) fn may_be(own: Next, next: Next) -> bool {
    own.0 == next.0 && (own.1.is_none() || next.1.is_none() || own.1 == next.1)
}

/// What a second word (coarsely folded) is told by where it follows a whole one: its first two letters, or its only one;
/// `None` if they are not all of ASCII.
pub(super) fn pair(word: &str) -> Option<u16> {
    let mut letters = word.chars().map(|c| u8::try_from(c).ok().filter(|byte| is_plain(*byte)));
    Some(u16::from_le_bytes([letters.next()??, letters.next().unwrap_or(Some(0))?]))
}

/// The same without the marks on letters; `None` if there are other letters than those of ASCII below them.
pub(super) fn base(word: &str) -> Option<u16> {
    let plain: String = word.nfd().filter(|c| !is_mark(*c)).take(2).collect();
    pair(&plain)
}

/// Up to four letters of ASCII that both words (coarsely folded) begin with, zero-padded; marks on letters are left out.
pub(super) fn shared(word: &str, other: &str) -> u32 {
    let plain = |word: &str| word.nfd().filter(|c| !is_mark(*c)).take(FURTHER).collect::<String>();
    let (word, other) = (plain(word), plain(other));
    let same = word.bytes().zip(other.bytes()).take_while(|(a, b)| a == b && is_plain(*a)).map(|(letter, _)| letter);
    first_four(&same.collect::<Vec<u8>>())
}

/// Up to four letters of the word that a text begins with, in small letters, zero-padded; `None` where what stands behind
/// its first letters is for folding.
pub(super) fn further(text: &[u8]) -> Option<u32> {
    let len = text.iter().take(FURTHER).take_while(|byte| is_plain(**byte)).count();
    let hard = len < FURTHER && text.get(len).is_some_and(|next| !next.is_ascii() || is_apostrophe((*next).into()));
    (!hard).then(|| first_four(&text[..len]))
}

fn first_four(letters: &[u8]) -> u32 {
    letters.iter().rev().fold(0, |all, letter| all << 8 | u32::from(letter.to_ascii_lowercase()))
}

/// Letters of a second word that are looked at.
const FURTHER: usize = 4;

/// The same of the word that a text begins with; `None` where only folding tells.
pub(super) fn first_two(text: &[u8]) -> Option<u16> {
    let first = text.first().filter(|first| is_plain(**first))?;
    let second = text.get(1).copied().unwrap_or(b' ');
    // An apostrophe, or what only full folding understands.
    let tells = second.is_ascii() && !is_apostrophe(second.into());
    let second = if is_plain(second) { second.to_ascii_lowercase() } else { 0 };
    tells.then(|| u16::from_le_bytes([first.to_ascii_lowercase(), second]))
}

#[inline]
pub(super) const fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The letters that a stem is filed by, and the way it is filed.
#[inline]
fn key(letters: u64, way: u32) -> u64 {
    (letters & ((1 << (8 * (way % IS_WHOLE))) - 1)) | u64::from(way) << 56
}

/// Where a key's bits are set in the bitmap: all three in one word, so that one look is enough.
#[inline]
fn pattern(key: u64, shift: u32) -> (usize, u64) {
    let hash = mix(key);
    ((hash >> shift) as usize, 1 << (hash >> 24 & 63) | 1 << (hash >> 30 & 63) | 1 << (hash >> 36 & 63))
}

#[inline]
pub(super) fn mix(key: u64) -> u64 {
    (key ^ key >> 29).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Hashes the table's own keys, which `mix` spreads well; not for foreign input.
#[derive(Default)]
pub(super) struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = mix(self.0 ^ u64::from(byte));
        }
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = mix(key).rotate_left(32);
    }
}

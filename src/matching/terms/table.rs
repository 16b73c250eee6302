//! The first sieve: which words of a text can begin a term at all.
//!
//! Every stem is filed under its first bytes (up to six, coarsely folded). At each word start a 64 KB table of the
//! first two bytes says which lengths of beginning occur at all; the few words that pass are hashed into a bitmap that
//! stays in the cache; the few of those that pass are looked up. Cost is nearly the same for a thousand terms and for
//! a hundred thousand.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Bytes of a stem's beginning that are hashed.
pub(super) const PREFIX: usize = 6;

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
}

/// All stems, by their beginnings.
#[derive(Debug)]
pub(super) struct Table {
    entries: Vec<Entry>,
    /// By the first two bytes: bit `k` is set if a stem of this beginning is filed under `k` bytes.
    firsts: Box<[u8]>,
    bitmap: Box<[u64]>,
    shift: u32,
    groups: HashMap<u64, (u32, u32), BuildHasherDefault<Mix>>,
}

impl Table {
    pub(super) fn new(mut entries: Vec<Entry>) -> Self {
        entries.retain(|entry| entry.coarse.len() >= 2);
        entries.sort_by(|a, b| {
            prefix_of(&a.coarse)
                .cmp(&prefix_of(&b.coarse))
                .then_with(|| (&a.coarse, a.lemma).cmp(&(&b.coarse, b.lemma)))
        });
        entries.dedup_by(|a, b| a.lemma == b.lemma && a.fine == b.fine);
        // Sixteen bits a stem keep false alarms near one in sixteen; never below 32 KB, which any cache holds.
        let bits = (entries.len() * 16).next_power_of_two().max(1 << 18);
        let shift = 64 - bits.trailing_zeros();
        let mut table = Self {
            firsts: vec![0; 1 << 16].into_boxed_slice(),
            bitmap: vec![0; bits / 64].into_boxed_slice(),
            shift,
            groups: HashMap::default(),
            entries: Vec::new(),
        };
        for (i, entry) in entries.iter().enumerate() {
            let key = prefix_of(&entry.coarse);
            let k = (key >> 56) as u8;
            table.firsts[(key & 0xFFFF) as usize] |= 1 << k;
            let bit = (mix(key) >> shift) as usize;
            table.bitmap[bit / 64] |= 1 << (bit % 64);
            table.groups.entry(key).or_insert((i as u32, i as u32)).1 = i as u32 + 1;
        }
        table.entries = entries;
        table
    }

    /// True if a word that begins with these (up to eight, coarsely folded, zero-padded) bytes may begin a term.
    #[inline]
    pub(super) fn may_begin(&self, bytes: u64) -> bool {
        let mut lengths = self.firsts[(bytes & 0xFFFF) as usize];
        while lengths != 0 {
            let k = lengths.trailing_zeros();
            lengths &= lengths - 1;
            let bit = (mix(key(bytes, k)) >> self.shift) as usize;
            if self.bitmap[bit / 64] >> (bit % 64) & 1 != 0 {
                return true;
            }
        }
        false
    }

    /// The stems that this coarsely folded word begins with.
    pub(super) fn beginning(&self, word: &str) -> impl Iterator<Item = &Entry> {
        let bytes = load(word.as_bytes());
        let lengths = if word.len() < 2 { 0 } else { self.firsts[(bytes & 0xFFFF) as usize] };
        (2..=PREFIX as u32)
            .filter(move |&k| lengths >> k & 1 != 0 && k as usize <= word.len())
            .filter_map(move |k| self.groups.get(&key(bytes, k)))
            .flat_map(|&(from, to)| &self.entries[from as usize..to as usize])
            .filter(move |entry| word.starts_with(&*entry.coarse))
    }
}

/// The first eight bytes as a little-endian number, zero-padded.
pub(super) fn load(bytes: &[u8]) -> u64 {
    let mut first = [0; 8];
    let n = bytes.len().min(8);
    first[..n].copy_from_slice(&bytes[..n]);
    u64::from_le_bytes(first)
}

fn prefix_of(stem: &str) -> u64 {
    key(load(stem.as_bytes()), stem.len().min(PREFIX) as u32)
}

#[inline]
fn key(bytes: u64, k: u32) -> u64 {
    (bytes & ((1 << (8 * k)) - 1)) | u64::from(k) << 56
}

#[inline]
fn mix(key: u64) -> u64 {
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

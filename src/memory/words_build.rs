//! Builds the stream that finds segments by their words.
//!
//! Words are numbered from the rarest to the most frequent. Segments are numbered by their length in words, so that
//! those of one length lie together. Of each word there is a list of the segments that have it among the rarer half of
//! their words, ordered by length and by how many rarer words stand before it. `search.rs` says what that is good for.

use std::io::{self, Write};
use std::ops::Range;

use super::classes::{Tokens, stem_of};
use super::entries::{ANY, Layout, part};
use super::file::Sections;
use super::groups::BLOCK;
use super::hash::mix;
use super::intern::Interner;
use super::numbers;
use super::packed::packed;

pub(super) const IDENTITY: u32 = 1;
/// Lengths that occur; of each the number of the first segment.
pub(super) const LENGTHS: u32 = 2;
pub(super) const STARTS: u32 = 3;
/// Of each segment the number of its text.
pub(super) const ORDER: u32 = 4;
/// The words of all segments, one behind the other, as `packed` writes them.
pub(super) const WORDS: u32 = 5;
/// A bit for the words of each segment.
pub(super) const BITS: u32 = 6;
/// The lists; where they end.
pub(super) const LISTS: u32 = 7;
pub(super) const LIST_ENDS: u32 = 8;
/// The words, their ends, the table that finds them.
pub(super) const VOCABULARY: u32 = 9;
/// Bytes of an entry of a list.
pub(super) const ENTRY: u32 = 13;
/// Where the words of each block of segments begin.
pub(super) const BLOCKS: u32 = 12;

/// The bit that stands for a word.
#[inline]
pub(super) fn bit(word: u32) -> u64 {
    1 << (mix(u64::from(word)) >> 58)
}

/// Words of a segment that have lists: those that two segments must share one of to be half alike.
pub(super) fn listed(length: usize) -> usize {
    length / 2 + 1
}

/// The words, the numbers of those of all texts, one text behind the other, and where each text ends.
fn numbered<'t>(tokens: Tokens, texts: impl ExactSizeIterator<Item = &'t str>) -> (Interner, Vec<u32>, Vec<usize>) {
    let mut vocabulary = Interner::default();
    let mut flat: Vec<u32> = Vec::with_capacity(texts.len() * 8);
    let mut ends: Vec<usize> = Vec::with_capacity(texts.len());
    let mut room = String::new();
    // A word that comes again is not stemmed again.
    let (tokens, stem) = tokens.without_stem();
    let mut words = Interner::default();
    let mut stems: Vec<u32> = Vec::new();
    for text in texts {
        tokens.each(text, &mut room, |word| {
            let number = match stem {
                None => vocabulary.number(word.as_bytes()),
                Some(stem) => {
                    let known = words.number(word.as_bytes()) as usize;
                    if known == stems.len() {
                        stems.push(vocabulary.number(stem_of(word, stem).as_bytes()));
                    }
                    stems[known]
                }
            };
            flat.push(number);
        });
        ends.push(flat.len());
    }
    (vocabulary, flat, ends)
}

/// Where the words of a text stand.
fn range(ends: &[usize], text: usize) -> Range<usize> {
    text.checked_sub(1).map_or(0, |before| ends[before])..ends[text]
}

/// The words from the rarest to the most frequent, by the texts that have them; of equals the one that appears first.
fn by_rarity(words: usize, flat: &[u32], ends: &[usize]) -> Vec<u32> {
    let mut frequency = vec![0_u32; words];
    let mut met_in = vec![u32::MAX; words];
    for text in 0..ends.len() {
        for &word in &flat[range(ends, text)] {
            if met_in[word as usize] != text as u32 {
                met_in[word as usize] = text as u32;
                frequency[word as usize] += 1;
            }
        }
    }
    let mut all: Vec<u32> = (0..words as u32).collect();
    all.sort_by_key(|&word| (frequency[word as usize], word));
    all
}

/// Puts the words of each text in the order of their rarity. For wide entries: in which part of its text each word stands, and
/// the bits of all words of each text.
fn sort(layout: Layout, flat: &mut [u32], ends: &[usize]) -> (Vec<u8>, Vec<u64>) {
    let mut parts = vec![0_u8; if layout.is_wide() { flat.len() } else { 0 }];
    let mut signatures: Vec<u64> = Vec::new();
    let mut sorted: Vec<(u32, u8)> = Vec::new();
    for text in 0..ends.len() {
        let range = range(ends, text);
        if !layout.is_wide() {
            flat[range].sort_unstable();
            continue;
        }
        let length = range.len();
        sorted.clear();
        sorted.extend(flat[range.clone()].iter().enumerate().map(|(place, &word)| (word, part(place, length) as u8)));
        sorted.sort_unstable();
        signatures.push(sorted.iter().fold(0, |all, &(word, _)| all | layout.bit(word)));
        for (at, &(word, part)) in range.zip(&sorted) {
            (flat[at], parts[at]) = (word, part);
        }
    }
    (parts, signatures)
}

/// Segments: the texts in the order of their lengths.
struct Order {
    /// Of each segment its text.
    texts: Vec<u32>,
    /// Lengths that occur; of each the number of the first segment.
    lengths: Vec<u64>,
    starts: Vec<u64>,
}

impl Order {
    fn new(ends: &[usize]) -> Self {
        let mut texts: Vec<u32> = (0..ends.len() as u32).collect();
        texts.sort_by_key(|&text| range(ends, text as usize).len());
        let (mut lengths, mut starts): (Vec<u64>, Vec<u64>) = (Vec::new(), Vec::new());
        for (segment, &text) in texts.iter().enumerate() {
            let length = range(ends, text as usize).len() as u64;
            if lengths.last() != Some(&length) {
                lengths.push(length);
                starts.push(segment as u64);
            }
        }
        starts.push(ends.len() as u64);
        Self { texts, lengths, starts }
    }

    /// The segments of each length that occurs, with the length.
    fn groups(&self) -> impl Iterator<Item = (usize, Range<usize>)> {
        let bounds = self.starts.windows(2).map(|pair| pair[0] as usize..pair[1] as usize);
        self.lengths.iter().map(|&length| length as usize).zip(bounds)
    }
}

/// The words of all segments, where each block of segments begins in them, and a bit for each word of each segment.
fn in_blocks(order: &Order, flat: &[u32], ends: &[usize], words: usize) -> (Vec<u8>, Vec<u64>, Vec<u8>) {
    let mut packed_words: Vec<u8> = Vec::with_capacity(flat.len() * 2);
    let mut blocks: Vec<u64> = Vec::with_capacity(ends.len() / BLOCK + 1);
    let mut bits: Vec<u8> = Vec::with_capacity(ends.len() * 8);
    for (_, segments) in order.groups() {
        for (at, &text) in order.texts[segments].iter().enumerate() {
            let own = &flat[range(ends, text as usize)];
            if at.is_multiple_of(BLOCK) {
                blocks.push(packed_words.len() as u64);
            }
            // The most frequent word is the least number here.
            for &word in own {
                packed(words as u32 - 1 - word, &mut packed_words);
            }
            bits.extend(own.iter().fold(0, |all, &word| all | bit(word)).to_le_bytes());
        }
    }
    (packed_words, blocks, bits)
}

/// The list of each word, and where it ends. The words of each text come out in the order of their rarity.
fn lists(layout: Layout, order: &Order, flat: &mut [u32], ends: &[usize], words: usize) -> (Vec<u8>, Vec<u64>) {
    let range = |text: usize| range(ends, text);
    // Where each word stands within a segment is kept beside it.
    let (parts, signatures) = sort(layout, flat, ends);
    let mut list_ends = vec![0_u64; words];
    for text in 0..ends.len() {
        let sorted = &flat[range(text)];
        for before in 0..listed(sorted.len()).min(sorted.len()) {
            if before == 0 || sorted[before - 1] != sorted[before] {
                list_ends[sorted[before] as usize] += 1;
            }
        }
    }
    let mut total = 0;
    let mut cursors: Vec<u64> = Vec::with_capacity(words);
    for end in &mut list_ends {
        cursors.push(total);
        total += *end;
        *end = total;
    }
    let width = layout.width;
    let mut lists = vec![0_u8; total as usize * width];
    for (length, segments) in order.groups() {
        for before in 0..listed(length).min(length) {
            for segment in segments.clone() {
                let text = order.texts[segment] as usize;
                let own = range(text);
                let sorted = &flat[own.clone()];
                if before > 0 && sorted[before - 1] == sorted[before] {
                    continue;
                }
                let cursor = &mut cursors[sorted[before] as usize];
                let (mut part, mut signature) = (0, 0);
                if layout.is_wide() {
                    let again = sorted.get(before + 1) == Some(&sorted[before]);
                    part = if again { ANY } else { parts[own.start + before].into() };
                    signature = signatures[text];
                }
                let at = *cursor as usize * width;
                let entry = layout.entry(segment as u32, before, part, signature);
                lists[at..at + width].copy_from_slice(&entry.to_le_bytes()[..width]);
                *cursor += 1;
            }
        }
    }
    (lists, list_ends)
}

/// Writes the stream of these texts.
pub(crate) fn write_words<'t>(
    tokens: Tokens,
    texts: impl ExactSizeIterator<Item = &'t str>,
    identity: u64,
    out: &mut dyn Write,
) -> io::Result<()> {
    let layout = Layout::new(texts.len());
    write_with(layout, tokens, texts, identity, out)
}

/// The same with entries as they are told.
pub(super) fn write_with<'t>(
    layout: Layout,
    tokens: Tokens,
    texts: impl ExactSizeIterator<Item = &'t str>,
    identity: u64,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (vocabulary, mut flat, ends) = numbered(tokens, texts);
    let old = by_rarity(vocabulary.len(), &flat, &ends);
    let mut new = vec![0_u32; old.len()];
    for (number, &word) in old.iter().enumerate() {
        new[word as usize] = number as u32;
    }
    for word in &mut flat {
        *word = new[*word as usize];
    }
    let vocabulary = vocabulary.renumbered(&old);
    let order = Order::new(&ends);
    let (words, blocks, bits) = in_blocks(&order, &flat, &ends, old.len());
    let (lists, list_ends) = lists(layout, &order, &mut flat, &ends, old.len());

    let mut sections = Sections::new(tokens.kind());
    sections.add(IDENTITY, identity.to_le_bytes().to_vec());
    numbers::write(&mut sections, LENGTHS, &order.lengths);
    numbers::write(&mut sections, STARTS, &order.starts);
    numbers::write(&mut sections, ORDER, &order.texts.into_iter().map(u64::from).collect::<Vec<_>>());
    sections.add(WORDS, words);
    numbers::write(&mut sections, BLOCKS, &blocks);
    sections.add(BITS, bits);
    sections.add(LISTS, lists);
    sections.add(ENTRY, (layout.width as u64).to_le_bytes().to_vec());
    numbers::write(&mut sections, LIST_ENDS, &list_ends);
    vocabulary.write_table(&mut sections, VOCABULARY);
    sections.write(out)
}

//! Builds the stream that finds segments by their words.
//!
//! Words are numbered from the rarest to the most frequent. Segments are numbered by their length in words, so that
//! those of one length lie together. Of each word there is a list of the segments that have it among the rarer half of
//! their words, ordered by length and by how many rarer words stand before it. `search.rs` says what that is good for.

use std::io::{self, Write};

use super::classes::{Tokens, stem_of};
use super::file::Sections;
use super::groups::BLOCK;
use super::hash::mix;
use super::intern::Interner;
use super::numbers;

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
/// Where the words of each block of segments begin.
pub(super) const BLOCKS: u32 = 12;

/// The bit that stands for a word.
#[inline]
pub(super) fn bit(word: u32) -> u64 {
    1 << (mix(u64::from(word)) >> 58)
}

/// How many of the bits of an entry are the segment; those above are the number of rarer words before, at most as many
/// as fit.
pub(super) fn segment_bits(segments: usize) -> u32 {
    usize::BITS - segments.leading_zeros()
}

/// The least number of bits for the rarer words before.
const LEAST_BEFORE: u32 = 4;

/// Bytes of an entry: three, where that is enough.
pub(super) fn entry_width(segments: usize) -> usize {
    if segment_bits(segments) + LEAST_BEFORE <= 24 { 3 } else { 4 }
}

/// Bits of an entry for the rarer words before.
pub(super) fn before_bits(segments: usize) -> u32 {
    (entry_width(segments) as u32 * 8).saturating_sub(segment_bits(segments))
}

/// A number in as few bytes as it takes, seven bits each, the lowest first; all but the last have the highest bit set.
pub(super) fn packed(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
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

/// Writes the stream of these texts.
pub(crate) fn write_words<'t>(
    tokens: Tokens,
    texts: impl ExactSizeIterator<Item = &'t str>,
    identity: u64,
    out: &mut dyn Write,
) -> io::Result<()> {
    let count = texts.len();
    let (vocabulary, mut flat, ends) = numbered(tokens, texts);
    let range = |text: usize| if text == 0 { 0..ends[0] } else { ends[text - 1]..ends[text] };

    // From the rarest to the most frequent; of equals the one that appears first.
    let mut frequency = vec![0_u32; vocabulary.len()];
    let mut met_in = vec![u32::MAX; vocabulary.len()];
    for text in 0..count {
        for &word in &flat[range(text)] {
            if met_in[word as usize] != text as u32 {
                met_in[word as usize] = text as u32;
                frequency[word as usize] += 1;
            }
        }
    }
    let mut old: Vec<u32> = (0..vocabulary.len() as u32).collect();
    old.sort_by_key(|&word| (frequency[word as usize], word));
    let mut new = vec![0_u32; old.len()];
    for (number, &word) in old.iter().enumerate() {
        new[word as usize] = number as u32;
    }
    for word in &mut flat {
        *word = new[*word as usize];
    }
    drop((frequency, met_in));
    let vocabulary = vocabulary.renumbered(&old);

    let mut order: Vec<u32> = (0..count as u32).collect();
    order.sort_by_key(|&text| range(text as usize).len());
    let mut lengths: Vec<u64> = Vec::new();
    let mut starts: Vec<u64> = Vec::new();
    let mut words: Vec<u8> = Vec::with_capacity(flat.len() * 2);
    let mut blocks: Vec<u64> = Vec::with_capacity(count / BLOCK + 1);
    let mut bits: Vec<u8> = Vec::with_capacity(count * 8);
    for (segment, &text) in order.iter().enumerate() {
        let own = &flat[range(text as usize)];
        if lengths.last() != Some(&(own.len() as u64)) {
            lengths.push(own.len() as u64);
            starts.push(segment as u64);
        }
        if starts.last().is_some_and(|start| (segment as u64 - start).is_multiple_of(BLOCK as u64)) {
            blocks.push(words.len() as u64);
        }
        // The most frequent word is the least number here.
        for &word in own {
            packed(old.len() as u32 - 1 - word, &mut words);
        }
        bits.extend(own.iter().fold(0, |all, &word| all | bit(word)).to_le_bytes());
    }
    starts.push(count as u64);

    // From here on the order of words within a segment is that of their rarity.
    for text in 0..count {
        flat[range(text)].sort_unstable();
    }
    let mut list_ends = vec![0_u64; old.len()];
    for text in 0..count {
        let sorted = &flat[range(text)];
        for before in 0..listed(sorted.len()).min(sorted.len()) {
            if before == 0 || sorted[before - 1] != sorted[before] {
                list_ends[sorted[before] as usize] += 1;
            }
        }
    }
    let mut total = 0;
    let mut cursors: Vec<u64> = Vec::with_capacity(old.len());
    for end in &mut list_ends {
        cursors.push(total);
        total += *end;
        *end = total;
    }
    let width = entry_width(count);
    let mut lists = vec![0_u8; total as usize * width];
    let (shift, room) = (segment_bits(count), before_bits(count));
    let most = (1_u32 << room) - 1;
    for group in 0..lengths.len() {
        let length = lengths[group] as usize;
        let segments = starts[group] as usize..starts[group + 1] as usize;
        for before in 0..listed(length).min(length) {
            let place = (before as u32).min(most);
            let place = if room == 0 { 0 } else { place << shift };
            for segment in segments.clone() {
                let sorted = &flat[range(order[segment] as usize)];
                if before > 0 && sorted[before - 1] == sorted[before] {
                    continue;
                }
                let cursor = &mut cursors[sorted[before] as usize];
                let at = *cursor as usize * width;
                lists[at..at + width].copy_from_slice(&(place | segment as u32).to_le_bytes()[..width]);
                *cursor += 1;
            }
        }
    }

    let mut sections = Sections::new(tokens.kind());
    sections.add(IDENTITY, identity.to_le_bytes().to_vec());
    numbers::write(&mut sections, LENGTHS, &lengths);
    numbers::write(&mut sections, STARTS, &starts);
    numbers::write(&mut sections, ORDER, &order.into_iter().map(u64::from).collect::<Vec<_>>());
    sections.add(WORDS, words);
    numbers::write(&mut sections, BLOCKS, &blocks);
    sections.add(BITS, bits);
    sections.add(LISTS, lists);
    numbers::write(&mut sections, LIST_ENDS, &list_ends);
    vocabulary.write_table(&mut sections, VOCABULARY);
    sections.write(out)
}

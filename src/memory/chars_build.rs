//! Builds the stream that finds segments by their characters.
//!
//! Segments are numbered by their length in characters. Characters are put into classes of about the same frequency; of
//! each segment it is counted how many of its characters are in each. Counts lie in blocks of segments, class by class,
//! so that a block is compared with a query in few steps. The characters themselves are kept as bytes: the most
//! frequent have one each, all others share one.

use std::collections::HashMap;
use std::io::{self, Write};

use super::file::{Kind, Sections};
use super::numbers;

pub(super) const IDENTITY: u32 = 1;
/// Lengths that occur; of each the number of the first segment.
pub(super) const LENGTHS: u32 = 2;
pub(super) const STARTS: u32 = 3;
/// Of each segment the number of its text.
pub(super) const ORDER: u32 = 4;
/// The characters that occur, ascending; of each its class, and its byte.
pub(super) const CHARS: u32 = 5;
pub(super) const CHAR_CLASSES: u32 = 6;
pub(super) const CHAR_BYTES: u32 = 7;
/// The bytes of all segments, one behind the other.
pub(super) const BYTES: u32 = 8;
/// Counts: of each block of segments, of each row, of each segment.
pub(super) const COUNTS: u32 = 9;

/// Classes of characters.
pub(super) const CLASSES: usize = 32;
/// Segments that lie together.
pub(super) const BLOCK: usize = 32;
/// Rows of a block: each byte has the counts of two classes, in the lower bits that of the row's own number, in the upper ones
/// that of the class as many further on.
pub(super) const ROWS: usize = CLASSES / 2;
/// The most that a count says.
pub(super) const MOST: u8 = 15;

/// By how many bits the counts of texts of so many characters are cut, so that they fit.
pub(super) fn cut(length: usize) -> u32 {
    usize::BITS - (length / 256).leading_zeros()
}
/// The byte of all characters that have none of their own.
pub(super) const OTHERS: u8 = 255;

/// The characters of some texts.
struct Alphabet {
    /// Each with its class and its byte, ascending.
    known: Vec<(char, u8, u8)>,
    of_ascii: [(u8, u8); 128],
}

impl Alphabet {
    /// Of characters, the most frequent first.
    fn new(frequent: &[(char, u64)]) -> Self {
        let mut weights = [0_u64; CLASSES];
        let mut known: Vec<(char, u8, u8)> = Vec::with_capacity(frequent.len());
        for (rank, &(c, count)) in frequent.iter().enumerate() {
            let lightest = (0..CLASSES).min_by_key(|&class| weights[class]).unwrap_or(0);
            weights[lightest] += count;
            known.push((c, lightest as u8, u8::try_from(rank).unwrap_or(OTHERS)));
        }
        known.sort_unstable();
        let mut of_ascii = [(0_u8, 0_u8); 128];
        for &(c, class, byte) in known.iter().take_while(|(c, ..)| c.is_ascii()) {
            of_ascii[c as usize] = (class, byte);
        }
        Self { known, of_ascii }
    }

    /// The class and the byte of a character.
    fn of(&self, c: char) -> (u8, u8) {
        self.of_ascii.get(c as usize).copied().unwrap_or_else(|| {
            let at = self.known.partition_point(|(other, ..)| *other < c);
            self.known.get(at).map_or((0, OTHERS), |(_, class, byte)| (*class, *byte))
        })
    }
}

/// How often each character occurs, the most frequent first, and how many characters each text has.
fn count<'t>(texts: impl Iterator<Item = &'t str>) -> (Vec<(char, u64)>, Vec<u32>) {
    let mut ascii = [0_u64; 128];
    let mut others: HashMap<char, u64> = HashMap::new();
    let mut lengths: Vec<u32> = Vec::new();
    for text in texts {
        let mut length = 0;
        for c in text.chars() {
            length += 1;
            match ascii.get_mut(c as usize) {
                Some(count) => *count += 1,
                None => *others.entry(c).or_default() += 1,
            }
        }
        lengths.push(length);
    }
    let mut frequent: Vec<(char, u64)> = others.into_iter().collect();
    frequent
        .extend((0..128_u8).map(|byte| (char::from(byte), ascii[usize::from(byte)])).filter(|(_, count)| *count > 0));
    frequent.sort_unstable_by_key(|&(c, count)| (std::cmp::Reverse(count), c));
    (frequent, lengths)
}

/// Segments: the texts in the order of their lengths.
struct Order {
    /// Of each segment its text, and of each text its segment.
    texts: Vec<u32>,
    segments: Vec<u32>,
    /// Lengths that occur; of each the number of the first segment.
    lengths: Vec<u64>,
    starts: Vec<u64>,
    /// Where the characters of each segment begin, and where the last one's end.
    begins: Vec<usize>,
    end: usize,
}

impl Order {
    fn new(lengths_of: &[u32]) -> Self {
        let count = lengths_of.len();
        let mut texts: Vec<u32> = (0..count as u32).collect();
        texts.sort_by_key(|&text| lengths_of[text as usize]);
        let mut segments = vec![0_u32; count];
        let (mut lengths, mut starts): (Vec<u64>, Vec<u64>) = (Vec::new(), Vec::new());
        let mut begins: Vec<usize> = Vec::with_capacity(count);
        let mut end = 0;
        for (segment, &text) in texts.iter().enumerate() {
            let length = lengths_of[text as usize];
            if lengths.last() != Some(&u64::from(length)) {
                lengths.push(length.into());
                starts.push(segment as u64);
            }
            segments[text as usize] = segment as u32;
            begins.push(end);
            end += length as usize;
        }
        starts.push(count as u64);
        Self { texts, segments, lengths, starts, begins, end }
    }
}

/// Writes the stream of these texts.
pub(crate) fn write_chars<'t>(
    texts: impl Iterator<Item = &'t str> + Clone,
    identity: u64,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (frequent, lengths_of) = count(texts.clone());
    let alphabet = Alphabet::new(&frequent);
    let order = Order::new(&lengths_of);
    let mut bytes = vec![0_u8; order.end];
    let mut counts = vec![0_u8; lengths_of.len().div_ceil(BLOCK) * BLOCK * ROWS];
    for ((text, &segment), &length) in texts.zip(&order.segments).zip(&lengths_of) {
        let segment = segment as usize;
        let block = &mut counts[segment / BLOCK * BLOCK * ROWS..];
        let mut own = [0_u32; CLASSES];
        for (at, c) in (order.begins[segment]..).zip(text.chars()) {
            let (class, byte) = alphabet.of(c);
            bytes[at] = byte;
            own[usize::from(class)] += 1;
        }
        let cut = cut(length as usize);
        for (class, count) in own.into_iter().enumerate() {
            let count = u8::try_from(count >> cut).unwrap_or(MOST).min(MOST);
            block[class % ROWS * BLOCK + segment % BLOCK] |= count << (class / ROWS * 4);
        }
    }

    let mut sections = Sections::new(Kind::Characters);
    sections.add(IDENTITY, identity.to_le_bytes().to_vec());
    numbers::write(&mut sections, LENGTHS, &order.lengths);
    numbers::write(&mut sections, STARTS, &order.starts);
    numbers::write(&mut sections, ORDER, &order.texts.into_iter().map(u64::from).collect::<Vec<_>>());
    let list = |of: fn(&(char, u8, u8)) -> u64| alphabet.known.iter().map(of).collect::<Vec<_>>();
    numbers::write(&mut sections, CHARS, &list(|known| known.0.into()));
    numbers::write(&mut sections, CHAR_CLASSES, &list(|known| known.1.into()));
    numbers::write(&mut sections, CHAR_BYTES, &list(|known| known.2.into()));
    sections.add(BYTES, bytes);
    sections.add(COUNTS, counts);
    sections.write(out)
}

//! Finds segments by their characters: all that reach what is asked for.
//!
//! Of the m characters of the query, let P be how many a segment of n lacks, counted class by class. Each needs an edit,
//! and where the segment is longer, n − m more have to go: the distance is at least P, and at least P + n − m. Which
//! segments that leaves is seen for a block of them at a time.
//!
//! What is left is looked at for pairs of neighbours, every second one, so that an edit takes away one at most: with d
//! edits, n / 2 − d of them stand in the query too, near their places (`Band`). That holds for few unlike texts. These are
//! compared by distance, four abreast.

use super::best::Place;
use super::chars_build::{
    BLOCK, BYTES, CHAR_BYTES, CHAR_CLASSES, CHARS, CLASSES, COUNTS, IDENTITY, LENGTHS, MOST, ORDER, OTHERS, ROWS,
    STARTS, cut,
};
use super::distance::Pattern;
use super::file::{Damaged, File, Kind, Section, u64_at};
use super::groups::{self, Group};
use super::hash::hash;
use super::numbers::Numbers;
use super::pairs::{Band, Pairs};
use super::{Best, Bytes, Texts};
use crate::model::Score;

/// An open stream of characters.
#[derive(Debug)]
pub(crate) struct CharIndex {
    file: File,
    identity: u64,
    groups: Vec<Group>,
    order: Numbers,
    chars: Numbers,
    classes: Numbers,
    codes: Numbers,
    bytes: Section,
    counts: Section,
}

impl CharIndex {
    pub(crate) fn open(bytes: Bytes) -> Result<Self, Damaged> {
        let file = File::open(bytes, Kind::Characters)?;
        let list = |id| Numbers::open(&file, id);
        let order = list(ORDER)?;
        let groups = groups::read(&file, list(LENGTHS)?, list(STARTS)?, order.len)?;
        let index = Self {
            identity: u64_at(file.all(file.section(IDENTITY))?, 0)?,
            order,
            chars: list(CHARS)?,
            classes: list(CHAR_CLASSES)?,
            codes: list(CHAR_BYTES)?,
            bytes: file.section(BYTES),
            counts: file.section(COUNTS),
            groups,
            file,
        };
        let fits = index.bytes.len == groups::total(&index.groups)
            && index.counts.len == index.order.len.div_ceil(BLOCK) * BLOCK * ROWS
            && index.chars.len == index.classes.len
            && index.chars.len == index.codes.len;
        if fits { Ok(index) } else { Err(Damaged) }
    }

    /// That of the texts that it was made of.
    pub(crate) fn identity(&self) -> u64 {
        self.identity
    }
    /// Bytes that it takes.
    pub(crate) fn size(&self) -> usize {
        self.file.len()
    }

    /// The class and the byte of a character; `None` if no text has it.
    fn of(&self, c: char) -> Result<Option<(usize, u8)>, Damaged> {
        let (mut low, mut high) = (0, self.chars.len);
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.chars.get(&self.file, middle)? < u64::from(c) { low = middle + 1 } else { high = middle }
        }
        if low == self.chars.len || self.chars.get(&self.file, low)? != u64::from(c) {
            return Ok(None);
        }
        let class = self.classes.get(&self.file, low)? as usize;
        if class >= CLASSES {
            return Err(Damaged);
        }
        Ok(Some((class, self.codes.get(&self.file, low)? as u8)))
    }
}

/// Segments that are fetched at once.
const TOUCHED: usize = 24;
/// Segments compared at once.
const LANES: usize = 4;

/// Looks queries up; kept from query to query for its room.
#[derive(Debug, Default)]
pub(crate) struct CharFinder {
    /// The query's characters as bytes; `None` is no byte of any text.
    query: Vec<Option<u8>>,
    counts: [u32; CLASSES],
    /// Characters that no text has.
    unknown: u32,
    /// Some of the query's characters share the byte of many.
    coarse: bool,
    survivors: Vec<u32>,
    pairs: Pairs,
    places: Places,
    pattern: Pattern,
    symbols: Vec<u32>,
}

/// Where each byte stands in the query, for queries of one to eight words of 64 characters.
#[derive(Debug, Default)]
struct Places {
    one: Words<1>,
    two: Words<2>,
    three: Words<3>,
    four: Words<4>,
    five: Words<5>,
    six: Words<6>,
    seven: Words<7>,
    eight: Words<8>,
}

/// Characters of the longest query that texts are compared with four abreast.
const ABREAST: usize = 64 * 8;

/// Of queries of so many words: where each byte stands.
#[derive(Debug, Default)]
struct Words<const B: usize>(Vec<[u64; B]>);

impl<const B: usize> Words<B> {
    fn set(&mut self, query: &[Option<u8>]) {
        self.0.clear();
        self.0.resize(256, [0; B]);
        for (at, byte) in query.iter().enumerate() {
            if let Some(byte) = byte {
                self.0[usize::from(*byte)][at / 64] |= 1 << (at % 64);
            }
        }
    }
}

impl CharFinder {
    /// Adds the segments of a memory that belong to the best.
    pub(crate) fn find(
        &mut self,
        index: &CharIndex,
        texts: &Texts,
        memory: u32,
        query: &str,
        best: &mut Best,
    ) -> Result<(), Damaged> {
        self.query.clear();
        self.counts = [0; CLASSES];
        (self.unknown, self.coarse) = (0, false);
        for c in query.chars() {
            let known = index.of(c)?;
            self.query.push(known.map(|(_, byte)| byte));
            match known {
                Some((class, byte)) => {
                    self.counts[class] += 1;
                    self.coarse |= byte == OTHERS;
                }
                None => self.unknown += 1,
            }
        }
        self.pairs.set(&self.query);
        match self.query.len().div_ceil(64) {
            0 | 1 => self.places.one.set(&self.query),
            2 => self.places.two.set(&self.query),
            3 => self.places.three.set(&self.query),
            4 => self.places.four.set(&self.query),
            5 => self.places.five.set(&self.query),
            6 => self.places.six.set(&self.query),
            7 => self.places.seven.set(&self.query),
            8 => self.places.eight.set(&self.query),
            _ => {}
        }
        if self.coarse || self.query.len() > ABREAST {
            // The very characters.
            let symbols: Vec<u32> = query.chars().map(u32::from).collect();
            self.pattern.set(&symbols);
        }
        let mut walk = groups::Walk::new(&index.groups, self.query.len());
        while let Some(group) = walk.next(best.cutoff()) {
            self.group(index, texts, memory, group, best)?;
        }
        Ok(())
    }

    fn group(
        &mut self,
        index: &CharIndex,
        texts: &Texts,
        memory: u32,
        group: Group,
        best: &mut Best,
    ) -> Result<(), Damaged> {
        let own = self.query.len() as u32;
        let length = group.length as u32;
        let len = own.max(length);
        if own == 0 || length == 0 {
            for segment in group.start..group.end {
                let text = index.order.get(&index.file, segment as usize)? as u32;
                best.add(Score { cost: len, len }, Place::of(memory, text), hash(texts.source(text)?.as_bytes()));
            }
            return Ok(());
        }
        let allowed = best.cutoff().allowed(len);
        let Some(lacking) =
            allowed.checked_sub(length.saturating_sub(own)).and_then(|most| most.checked_sub(self.unknown))
        else {
            return Ok(());
        };
        self.survivors.clear();
        let (first, last) = (group.start as usize / BLOCK, (group.end as usize - 1) / BLOCK);
        let size = BLOCK * ROWS;
        // A count of the index stands for up to 2^cut − 1 more than it says.
        let cut = cut(group.length);
        let short = |count: u32| u8::try_from((count + 1).saturating_sub(1 << cut) >> cut).unwrap_or(MOST).min(MOST);
        let own_counts = self.counts.map(short);
        let most = lacking >> cut;
        let blocks = index.file.get(index.counts, first * size..(last + 1) * size)?;
        for (block, counts) in (first..).zip(blocks.as_chunks::<{ BLOCK * ROWS }>().0) {
            let Some(lacks) = lacks(&own_counts, counts, most) else { continue };
            for (at, &lacks) in lacks.iter().enumerate() {
                let segment = (block * BLOCK + at) as u32;
                // Sums end at 255.
                if (u32::from(lacks) <= most || lacks == u8::MAX && most >= 255)
                    && (group.start..group.end).contains(&segment)
                {
                    self.survivors.push(segment);
                }
            }
        }
        let survivors = std::mem::take(&mut self.survivors);
        let mut done = Ok(());
        let mut four = [0; LANES];
        let mut filled = 0;
        let mut pairs = 0;
        let mut most = u32::MAX;
        let mut rest = survivors.as_slice();
        let mut touched = 0;
        while let Some((&segment, behind)) = rest.split_first() {
            if touched == 0 {
                touched = rest.len().min(TOUCHED);
                touch(index, group, &rest[..touched])?;
            }
            touched -= 1;
            rest = behind;
            // Found ones have made it harder.
            let allowed = best.cutoff().allowed(len);
            if allowed != most {
                most = allowed;
                pairs = (group.length / 2).saturating_sub(most as usize);
                self.pairs.set_windows(group.length, Band::new(own as usize, group.length, most as usize));
            }
            if pairs > 0 {
                let from = group.at + (segment - group.start) as usize * group.length;
                match index.file.get(index.bytes, from..from + group.length) {
                    Ok(text) if self.pairs.are_in(text, pairs) => {}
                    Ok(_) => continue,
                    Err(error) => return Err(error),
                }
            }
            four[filled] = segment;
            filled += 1;
            if filled == LANES {
                filled = 0;
                done = self.compare(index, texts, memory, group, &four, best);
                if done.is_err() {
                    break;
                }
            }
        }
        if filled > 0 && done.is_ok() {
            done = self.compare(index, texts, memory, group, &four[..filled], best);
        }
        self.survivors = survivors;
        done
    }

    /// Up to four segments of one length.
    fn compare(
        &mut self,
        index: &CharIndex,
        texts: &Texts,
        memory: u32,
        group: Group,
        segments: &[u32],
        best: &mut Best,
    ) -> Result<(), Damaged> {
        let (own, length) = (self.query.len(), group.length);
        let len = own.max(length) as u32;
        let most = best.cutoff().allowed(len);
        let mut costs = [0; LANES];
        if own <= ABREAST {
            let mut lanes: [&[u8]; LANES] = [&[]; LANES];
            for (lane, bytes) in lanes.iter_mut().enumerate() {
                let segment = segments[lane.min(segments.len() - 1)];
                let from = group.at + (segment - group.start) as usize * length;
                *bytes = index.file.get(index.bytes, from..from + length)?;
            }
            costs = match own.div_ceil(64) {
                1 => abreast(&self.places.one.0, own, lanes, most),
                2 => abreast(&self.places.two.0, own, lanes, most),
                3 => abreast(&self.places.three.0, own, lanes, most),
                4 => abreast(&self.places.four.0, own, lanes, most),
                5 => abreast(&self.places.five.0, own, lanes, most),
                6 => abreast(&self.places.six.0, own, lanes, most),
                7 => abreast(&self.places.seven.0, own, lanes, most),
                _ => abreast(&self.places.eight.0, own, lanes, most),
            };
        }
        for (&segment, &cost) in segments.iter().zip(&costs) {
            if cost > most {
                continue;
            }
            let text = index.order.get(&index.file, segment as usize)? as u32;
            let mut cost = Some(cost);
            if self.coarse || own > ABREAST {
                let source = texts.source(text)?;
                self.symbols.clear();
                self.symbols.extend(source.chars().map(u32::from));
                cost = self.pattern.distance(self.symbols.iter().copied(), most);
            }
            if let Some(cost) = cost {
                best.add(Score { cost, len }, Place::of(memory, text), hash(texts.source(text)?.as_bytes()));
            }
        }
        Ok(())
    }
}

/// How many of the query's characters each segment of a block lacks; `None` where all lack more than `most`.
fn lacks(query: &[u8; CLASSES], counts: &[u8; BLOCK * ROWS], most: u32) -> Option<[u8; BLOCK]> {
    let most = u8::try_from(most).unwrap_or(u8::MAX);
    let mut sums = [0_u8; BLOCK];
    let (rows, _) = counts.as_chunks::<BLOCK>();
    let (lower, upper) = query.split_at(ROWS);
    for (row, (counts, (&lower, &upper))) in rows.iter().zip(lower.iter().zip(upper)).enumerate() {
        for (sum, &count) in sums.iter_mut().zip(counts) {
            *sum =
                sum.saturating_add(lower.saturating_sub(count & MOST)).saturating_add(upper.saturating_sub(count >> 4));
        }
        if row % 4 == 3 && sums.iter().fold(u8::MAX, |least, &sum| least.min(sum)) > most {
            return None;
        }
    }
    Some(sums)
}

/// Reads a little of some segments, so that they come from memory at the same time and not one after the other.
fn touch(index: &CharIndex, group: Group, segments: &[u32]) -> Result<(), Damaged> {
    let mut seen = 0;
    for &segment in segments {
        let from = group.at + (segment - group.start) as usize * group.length;
        let text = index.file.get(index.bytes, from..from + group.length)?;
        for line in text.chunks(64) {
            seen ^= line[0];
        }
        seen ^= text[text.len() - 1];
    }
    std::hint::black_box(seen);
    Ok(())
}

/// The distances to four texts of one length; `u32::MAX` where all four are more than `most`. A path of at most `most`
/// edits keeps so near to the diagonal; what lies further below is not looked at until it can matter.
fn abreast<const B: usize>(places: &[[u64; B]], own: usize, texts: [&[u8]; LANES], most: u32) -> [u32; LANES] {
    let Some(places) = places.first_chunk::<256>() else { return [u32::MAX; LANES] };
    let length = texts[0].len();
    let texts = texts.map(|text| &text[..length]);
    let mut plus = [[!0_u64; LANES]; B];
    let mut minus = [[0_u64; LANES]; B];
    // Blocks in use, the rows in them, and the distance at the last row.
    let (mut active, mut rows) = (0, 0);
    let band = Band::new(own, length, most as usize);
    let mut costs = [0_u32; LANES];
    for at in 0..length {
        while active < B && rows <= at + 1 + band.ahead {
            active += 1;
            let more = (own - rows).min(64);
            rows += more;
            for cost in &mut costs {
                *cost += more as u32;
            }
        }
        let last = (rows - 1) % 64;
        let symbols = texts.map(|text| text[at]);
        let mut up_in = [1_u64; LANES];
        let mut down_in = [0_u64; LANES];
        let mut ends = ([0_u64; LANES], [0_u64; LANES]);
        for block in 0..active {
            for lane in 0..LANES {
                let (above, below) = (plus[block][lane], minus[block][lane]);
                let equal = places[usize::from(symbols[lane])][block];
                let vertical = equal | below;
                let equal = equal | down_in[lane];
                let horizontal = ((equal & above).wrapping_add(above) ^ above) | equal;
                let up = below | !(horizontal | above);
                let down = above & horizontal;
                (ends.0[lane], ends.1[lane]) = (up, down);
                let shifted = (up << 1) | up_in[lane];
                let falling = (down << 1) | down_in[lane];
                (up_in[lane], down_in[lane]) = (up >> 63, down >> 63);
                plus[block][lane] = falling | !(vertical | shifted);
                minus[block][lane] = shifted & vertical;
            }
        }
        for (cost, (up, down)) in costs.iter_mut().zip(ends.0.iter().zip(ends.1)) {
            *cost = *cost + (up >> last & 1) as u32 - (down >> last & 1) as u32;
        }
        // Each row and each symbol to come can make it one less.
        if at % 4 == 3 {
            let bound = (most as usize + rows + length).saturating_sub(own + at + 1);
            if costs.iter().all(|&cost| cost as usize > bound) {
                return [u32::MAX; LANES];
            }
        }
    }
    if active == B { costs } else { [u32::MAX; LANES] }
}

//! The form of every file of an index: a head, sections, and a checksum of every 64 KiB, looked at when the block is
//! first read. `docs/index-format.md` describes it.

use std::io::{self, Write};
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

use super::Bytes;

/// The first bytes of every file.
const MAGIC: [u8; 8] = *b"exonymTM";
/// Changes whenever what is written changes; a file of another version is built anew.
pub(crate) const VERSION: u32 = 6;
/// Bytes that have one checksum.
const BLOCK: usize = 64 << 10;
/// Bytes of the head before the table of sections.
const HEAD: usize = 32;
/// Bytes of a line in the table of sections.
const LINE: usize = 24;
/// More sections than any file has.
const MOST_SECTIONS: u32 = 64;

/// The bytes are not what was written, or of another version: the index is to be built anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Damaged;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum Kind {
    Texts = 1,
    Words = 2,
    Characters = 3,
    Classes = 4,
    OmegatStems = 5,
    OmegatWords = 6,
}

/// Sections on the way to disk.
pub(super) struct Sections {
    kind: Kind,
    sections: Vec<(u32, Vec<u8>)>,
}

impl Sections {
    pub(super) fn new(kind: Kind) -> Self {
        Self { kind, sections: Vec::new() }
    }
    pub(super) fn add(&mut self, id: u32, bytes: Vec<u8>) {
        self.sections.push((id, bytes));
    }

    /// Writes the file.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let body: usize = self.sections.iter().map(|(_, bytes)| padded(bytes.len())).sum();
        let blocks = body.div_ceil(BLOCK);
        let start = padded(HEAD + LINE * self.sections.len() + 4 * blocks + 4);
        let mut head = Vec::with_capacity(start);
        head.extend(MAGIC);
        head.extend(VERSION.to_le_bytes());
        head.extend((self.kind as u32).to_le_bytes());
        head.extend(((start + body) as u64).to_le_bytes());
        head.extend((self.sections.len() as u32).to_le_bytes());
        head.extend((start as u32).to_le_bytes());
        let mut at = start;
        for (id, bytes) in &self.sections {
            head.extend(u64::from(*id).to_le_bytes());
            head.extend((at as u64).to_le_bytes());
            head.extend((bytes.len() as u64).to_le_bytes());
            at += padded(bytes.len());
        }
        let mut sums = Sums::default();
        for (_, bytes) in &self.sections {
            sums.add(bytes);
            sums.add(&[0; 8][..padded(bytes.len()) - bytes.len()]);
        }
        for sum in sums.finish() {
            head.extend(sum.to_le_bytes());
        }
        head.resize(start - 4, 0);
        head.extend(crc32fast::hash(&head).to_le_bytes());
        out.write_all(&head)?;
        for (_, bytes) in &self.sections {
            out.write_all(bytes)?;
            out.write_all(&[0; 8][..padded(bytes.len()) - bytes.len()])?;
        }
        Ok(())
    }
}

fn padded(length: usize) -> usize {
    length.next_multiple_of(8)
}

/// Checksums of blocks that are handed in in pieces.
#[derive(Default)]
struct Sums {
    done: Vec<u32>,
    hasher: crc32fast::Hasher,
    filled: usize,
}

impl Sums {
    fn add(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let (now, rest) = bytes.split_at(bytes.len().min(BLOCK - self.filled));
            self.hasher.update(now);
            self.filled += now.len();
            if self.filled == BLOCK {
                self.done.push(std::mem::take(&mut self.hasher).finalize());
                self.filled = 0;
            }
            bytes = rest;
        }
    }
    fn finish(mut self) -> Vec<u32> {
        if self.filled > 0 {
            self.done.push(self.hasher.finalize());
        }
        self.done
    }
}

/// An open file.
#[derive(Debug)]
pub(crate) struct File {
    bytes: Bytes,
    sections: Vec<(u64, Range<usize>)>,
    /// Where the blocks begin.
    body: usize,
    /// Where their checksums stand.
    sums: usize,
    /// A bit a block: it has been found to be what was written.
    sound: Vec<AtomicU64>,
}

impl File {
    /// Looks at the head. The blocks are looked at when they are read.
    pub(crate) fn open(bytes: Bytes, kind: Kind) -> Result<Self, Damaged> {
        let head = bytes.get(..HEAD).ok_or(Damaged)?;
        let number = |at: usize| u32_at(head, at);
        if head[..8] != MAGIC || number(8)? != VERSION || number(12)? != kind as u32 {
            return Err(Damaged);
        }
        let length = u64_at(head, 16)?;
        let (count, start) = (number(24)?, number(28)? as usize);
        if length != bytes.len() as u64 || count > MOST_SECTIONS || start > bytes.len() || start < HEAD + 4 {
            return Err(Damaged);
        }
        if crc32fast::hash(&bytes[..start - 4]) != u32_at(&bytes, start - 4)? {
            return Err(Damaged);
        }
        let sums = HEAD + LINE * count as usize;
        let blocks = (bytes.len() - start).div_ceil(BLOCK);
        if sums + 4 * blocks > start - 4 {
            return Err(Damaged);
        }
        let mut sections = Vec::new();
        for line in 0..count as usize {
            let at = HEAD + LINE * line;
            let (id, from, len) = (u64_at(&bytes, at)?, u64_at(&bytes, at + 8)? as usize, u64_at(&bytes, at + 16)?);
            let end =
                from.checked_add(len as usize).filter(|&end| end <= bytes.len() && from >= start).ok_or(Damaged)?;
            sections.push((id, from..end));
        }
        let sound = (0..blocks.div_ceil(64)).map(|_| AtomicU64::new(0)).collect();
        Ok(Self { bytes, sections, body: start, sums, sound })
    }

    /// A section; one that was not written is empty.
    pub(super) fn section(&self, id: u32) -> Section {
        let found = self.sections.iter().find(|(known, _)| *known == u64::from(id));
        found
            .map_or(Section { start: self.body, len: 0 }, |(_, range)| Section { start: range.start, len: range.len() })
    }

    /// Bytes of a section, checked.
    #[inline]
    pub(super) fn get(&self, section: Section, range: Range<usize>) -> Result<&[u8], Damaged> {
        if range.start > range.end || range.end > section.len {
            return Err(Damaged);
        }
        if range.start == range.end {
            return Ok(&[]);
        }
        let (from, to) = (section.start + range.start, section.start + range.end);
        let first = (from - self.body) / BLOCK;
        let last = (to - 1 - self.body) / BLOCK;
        for block in first..=last {
            if self.sound[block / 64].load(Ordering::Relaxed) & (1 << (block % 64)) == 0 {
                self.look(block)?;
            }
        }
        Ok(&self.bytes[from..to])
    }

    #[cold]
    fn look(&self, block: usize) -> Result<(), Damaged> {
        let from = self.body + block * BLOCK;
        let bytes = &self.bytes[from..self.bytes.len().min(from + BLOCK)];
        if crc32fast::hash(bytes) != u32_at(&self.bytes, self.sums + 4 * block)? {
            return Err(Damaged);
        }
        self.sound[block / 64].fetch_or(1 << (block % 64), Ordering::Relaxed);
        Ok(())
    }

    /// All bytes of a section, checked.
    pub(super) fn all(&self, section: Section) -> Result<&[u8], Damaged> {
        self.get(section, 0..section.len)
    }

    /// Bytes on disk, or in memory.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }
}

/// Where a section stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Section {
    start: usize,
    pub(super) len: usize,
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, Damaged> {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map(|chunk| u32::from_le_bytes(*chunk)).ok_or(Damaged)
}

pub(super) fn u64_at(bytes: &[u8], at: usize) -> Result<u64, Damaged> {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map(|chunk| u64::from_le_bytes(*chunk)).ok_or(Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written() -> Vec<u8> {
        let mut sections = Sections::new(Kind::Words);
        sections.add(1, b"short".to_vec());
        sections.add(7, (0..200_000_u32).flat_map(|n| (n as u16).to_le_bytes()).collect());
        sections.add(2, Vec::new());
        let mut out = Vec::new();
        sections.write(&mut out).expect("memory");
        out
    }

    fn read(bytes: Vec<u8>) -> Result<(Vec<u8>, Vec<u8>), Damaged> {
        let file = File::open(Bytes::Held(bytes), Kind::Words)?;
        let (one, seven) = (file.section(1), file.section(7));
        let none = file.section(9);
        assert_eq!(file.all(none)?, b"");
        Ok((file.all(one)?.to_vec(), file.all(seven)?.to_vec()))
    }

    #[test]
    fn what_is_written_is_read() {
        let (one, seven) = read(written()).expect("sound");
        assert_eq!((one.as_slice(), seven.len()), (&b"short"[..], 400_000));
        assert_eq!(File::open(Bytes::Held(written()), Kind::Texts).err(), Some(Damaged));
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_noticed() {
        let good = written();
        let expected = read(good.clone()).expect("sound");
        for at in (0..good.len()).filter(|at| *at < 400 || at % 97 == 0) {
            let mut bad = good.clone();
            bad[at] ^= 1 << (at % 8);
            match read(bad) {
                Err(Damaged) => {}
                // Padding between sections is nobody's.
                Ok(found) => assert_eq!(found, expected, "byte {at}"),
            }
        }
        for cut in [0, 7, 31, 32, 100, 1000, good.len() - 1] {
            assert_eq!(read(good[..cut].to_vec()).err(), Some(Damaged), "cut at {cut}");
        }
        let mut long = good;
        long.push(0);
        assert_eq!(read(long).err(), Some(Damaged));
    }
}

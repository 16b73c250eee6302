//! Strings with numbers, each string once, numbered in the order of their first appearance.

use super::ends::{self, Ends};
use super::file::{Damaged, File, Section, Sections};
use super::hash::hash;
use super::numbers::{self, Numbers};

/// Strings while an index is built.
#[derive(Default)]
pub(super) struct Interner {
    blob: Vec<u8>,
    ends: Vec<u64>,
    hashes: Vec<u64>,
    /// Numbers from 1, by hash; 0 is free.
    slots: Vec<u32>,
}

impl Interner {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(&self, number: usize) -> &[u8] {
        let start = if number == 0 { 0 } else { self.ends[number - 1] };
        &self.blob[start as usize..self.ends[number] as usize]
    }

    /// The number of a string, new if it was not there.
    #[inline]
    pub(super) fn number(&mut self, bytes: &[u8]) -> u32 {
        if self.slots.len() < self.ends.len() * 2 + 2 {
            self.grow();
        }
        let hash = hash(bytes);
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while let Some(number) = self.slots[slot].checked_sub(1) {
            if self.hashes[number as usize] == hash && self.get(number as usize) == bytes {
                return number;
            }
            slot = (slot + 1) & mask;
        }
        let number = self.ends.len() as u32;
        self.slots[slot] = number + 1;
        self.hashes.push(hash);
        self.blob.extend_from_slice(bytes);
        self.ends.push(self.blob.len() as u64);
        number
    }

    fn grow(&mut self) {
        self.slots = slots(&self.hashes, (self.slots.len() * 2).max(1 << 10));
    }

    /// Writes the strings at `id`, their ends at `id + 1`.
    pub(super) fn write(&self, sections: &mut Sections, id: u32) {
        ends::write(sections, id + 1, &self.ends);
        sections.add(id, self.blob.clone());
    }

    /// The same strings with other numbers: `old[new]`.
    pub(super) fn renumbered(&self, old: &[u32]) -> Self {
        let mut new = Self::default();
        new.blob.reserve(self.blob.len());
        for &number in old {
            new.blob.extend_from_slice(self.get(number as usize));
            new.ends.push(new.blob.len() as u64);
            new.hashes.push(self.hashes[number as usize]);
        }
        new
    }

    /// Writes a table too, at `id + 2`, that finds the number of a string.
    pub(super) fn write_table(&self, sections: &mut Sections, id: u32) {
        let slots = slots(&self.hashes, (self.hashes.len() * 4 / 3 + 1).next_power_of_two().max(2));
        numbers::write(sections, id + 2, &slots.into_iter().map(u64::from).collect::<Vec<_>>());
        self.write(sections, id);
    }
}

fn slots(hashes: &[u64], count: usize) -> Vec<u32> {
    let mut slots = vec![0; count];
    let mask = count - 1;
    for (number, &hash) in hashes.iter().enumerate() {
        let mut slot = hash as usize & mask;
        while slots[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        slots[slot] = number as u32 + 1;
    }
    slots
}

/// Strings on disk.
#[derive(Clone, Copy, Debug)]
pub(super) struct Strings {
    blob: Section,
    ends: Ends,
}

impl Strings {
    pub(super) fn open(file: &File, id: u32) -> Result<Self, Damaged> {
        Ok(Self { blob: file.section(id), ends: Ends::open(file, id + 1)? })
    }
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }
    #[inline]
    pub(super) fn get<'f>(&self, file: &'f File, number: usize) -> Result<&'f [u8], Damaged> {
        let start = if number == 0 { 0 } else { self.ends.get(file, number - 1)? };
        file.get(self.blob, start..self.ends.get(file, number)?)
    }
}

/// Strings on disk that are looked up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table {
    strings: Strings,
    slots: Numbers,
}

impl Table {
    pub(super) fn open(file: &File, id: u32) -> Result<Self, Damaged> {
        let table = Self { strings: Strings::open(file, id)?, slots: Numbers::open(file, id + 2)? };
        // One slot is free, so that every search ends.
        let fits = table.slots.len.is_power_of_two() && table.slots.len > table.strings.len();
        if fits { Ok(table) } else { Err(Damaged) }
    }
    pub(super) fn len(&self) -> usize {
        self.strings.len()
    }
    pub(super) fn find(&self, file: &File, bytes: &[u8]) -> Result<Option<u32>, Damaged> {
        let mask = self.slots.len - 1;
        let mut slot = hash(bytes) as usize & mask;
        for _ in 0..self.slots.len {
            let Some(number) = self.slots.get(file, slot)?.checked_sub(1) else { return Ok(None) };
            if self.strings.get(file, number as usize)? == bytes {
                return Ok(Some(number as u32));
            }
            slot = (slot + 1) & mask;
        }
        Err(Damaged)
    }
}

//! Lists of numbers, as narrow as the largest of them.

use super::file::{Damaged, File, Section, Sections};

/// How wide: 0 stands for a list that counts 0, 1, 2… and takes no room.
fn width(numbers: &[u64]) -> usize {
    if numbers.iter().enumerate().all(|(at, &number)| number == at as u64) {
        return 0;
    }
    let most = numbers.iter().copied().max().unwrap_or(0);
    (8 - most.leading_zeros() as usize / 8).max(1)
}

/// Writes a list: its length, its width, then the numbers.
pub(super) fn write(sections: &mut Sections, id: u32, numbers: &[u64]) {
    let width = width(numbers);
    let mut bytes = Vec::with_capacity(16 + width * numbers.len());
    bytes.extend((numbers.len() as u64).to_le_bytes());
    bytes.extend((width as u64).to_le_bytes());
    for number in numbers {
        bytes.extend(&number.to_le_bytes()[..width]);
    }
    sections.add(id, bytes);
}

/// A list on disk.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbers {
    section: Section,
    pub(super) len: usize,
    width: usize,
}

impl Numbers {
    pub(super) fn open(file: &File, id: u32) -> Result<Self, Damaged> {
        let section = file.section(id);
        let head = file.get(section, 0..16)?;
        let number = |at| super::file::u64_at(head, at).map(|number| number as usize);
        let (len, width) = (number(0)?, number(8)?);
        let fits = width <= 8 && len.checked_mul(width).is_some_and(|bytes| bytes + 16 == section.len);
        if fits { Ok(Self { section, len, width }) } else { Err(Damaged) }
    }

    #[inline]
    pub(super) fn get(&self, file: &File, at: usize) -> Result<u64, Damaged> {
        if at >= self.len {
            return Err(Damaged);
        }
        if self.width == 0 {
            return Ok(at as u64);
        }
        let from = 16 + at * self.width;
        let bytes = file.get(self.section, from..from + self.width)?;
        let mut all = [0; 8];
        all[..self.width].copy_from_slice(bytes);
        Ok(u64::from_le_bytes(all))
    }
}

//! Where strings end that lie one behind the other: two bytes each and the place of every 64th, where that is enough.

use super::file::{Damaged, File, Section, Sections, u64_at};
use super::numbers::{self, Numbers};

/// Strings that are counted from one place.
const RUN: usize = 64;
/// Stands where a list of numbers has their width, which is 8 at most.
const SHORT: u64 = 16;
/// Bytes of the head.
const HEAD: usize = 16;

/// Writes ends, which never fall.
pub(super) fn write(sections: &mut Sections, id: u32, ends: &[u64]) {
    let mut bytes = Vec::with_capacity(HEAD + ends.len() * 2 + ends.len() / 8 + 8);
    bytes.extend((ends.len() as u64).to_le_bytes());
    bytes.extend(SHORT.to_le_bytes());
    let firsts = || ends.iter().step_by(RUN).copied();
    firsts().for_each(|first| bytes.extend(first.to_le_bytes()));
    for (first, run) in firsts().zip(ends.chunks(RUN)) {
        for end in run {
            let Ok(more) = u16::try_from(end - first) else { return numbers::write(sections, id, ends) };
            bytes.extend(more.to_le_bytes());
        }
    }
    sections.add(id, bytes);
}

/// Ends on disk.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    section: Section,
    len: usize,
    /// Where they are long, a list of numbers.
    long: Option<Numbers>,
}

impl Ends {
    pub(super) fn open(file: &File, id: u32) -> Result<Self, Damaged> {
        let section = file.section(id);
        let head = file.get(section, 0..HEAD)?;
        if u64_at(head, 8)? != SHORT {
            let long = Numbers::open(file, id)?;
            return Ok(Self { section, len: long.len, long: Some(long) });
        }
        let len = usize::try_from(u64_at(head, 0)?).map_err(|_| Damaged)?;
        let fits = len <= section.len && section.len == HEAD + len.div_ceil(RUN) * 8 + len * 2;
        if fits { Ok(Self { section, len, long: None }) } else { Err(Damaged) }
    }
    pub(super) fn len(&self) -> usize {
        self.len
    }
    #[inline]
    pub(super) fn get(&self, file: &File, at: usize) -> Result<usize, Damaged> {
        if let Some(long) = self.long {
            return Ok(long.get(file, at)? as usize);
        }
        if at >= self.len {
            return Err(Damaged);
        }
        let first = HEAD + at / RUN * 8;
        let more = HEAD + self.len.div_ceil(RUN) * 8 + at * 2;
        let first = u64_at(file.get(self.section, first..first + 8)?, 0)?;
        let more = file.get(self.section, more..more + 2)?.first_chunk().ok_or(Damaged)?;
        (first as usize).checked_add(usize::from(u16::from_le_bytes(*more))).ok_or(Damaged)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Bytes;
    use super::super::file::Kind;
    use super::*;

    #[test]
    fn ends_are_read_as_written() {
        let long = |step: u64| (0..300_u64).map(|n| n * step).collect::<Vec<_>>();
        for ends in [vec![], vec![7], long(1), long(1040), long(1041), long(70_000_000_000)] {
            let mut sections = Sections::new(Kind::Texts);
            write(&mut sections, 5, &ends);
            let mut bytes = Vec::new();
            sections.write(&mut bytes).expect("memory");
            let file = File::open(Bytes::Held(bytes), Kind::Texts).expect("sound");
            let read = Ends::open(&file, 5).expect("sound");
            assert_eq!(read.long.is_some(), ends.len() > 1 && ends[1] > 1040);
            let all: Result<Vec<_>, _> = (0..read.len()).map(|at| read.get(&file, at)).collect();
            assert_eq!(all, Ok(ends.iter().map(|end| *end as usize).collect::<Vec<_>>()));
            assert_eq!(read.get(&file, ends.len()), Err(Damaged));
        }
    }
}

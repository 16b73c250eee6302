//! `memory-duplicate-id`: two units of one id.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{MemoryCheck, MemoryWatch};
use crate::base::Span;
use crate::model::{MemoryHead, Severity, Unit};

pub(super) struct DuplicateId;

impl MemoryCheck for DuplicateId {
    fn id(&self) -> &'static str {
        "memory-duplicate-id"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/memory-duplicate-id.md")
    }
    fn watch(&self) -> Box<dyn MemoryWatch> {
        Box::new(Watch::default())
    }
}

#[derive(Default)]
struct Watch {
    seen: Ids,
}

impl MemoryWatch for Watch {
    fn unit(&mut self, unit: &Unit<'_>, _: &MemoryHead, out: &mut Vec<(Span, Severity, String)>) {
        let Some(id) = unit.id().filter(|id| !id.is_empty()) else { return };
        if !self.seen.insert(id) {
            let what = format!("the id `{id}` is given to a second unit: tools that go by ids keep one of the two");
            out.push((super::UNIT, Severity::Info, what));
        }
    }
}

/// Beginnings of numbered ids that are told apart.
const MAX_STEMS: usize = 256;

/// A set of ids in little memory. Most tools count: of such an id its number is a bit. Of any other there is a hash of
/// 64 bits; that two of two million differing ids share one happens in one of ten million files.
#[derive(Default)]
struct Ids {
    /// What stands before the number, leading zeros included.
    stems: Vec<Box<str>>,
    /// Of each stem and 64 numbers in a row those that are there.
    numbers: HashMap<(u32, u64), u64>,
    others: HashSet<u64>,
}

impl Ids {
    /// False if it was there before.
    fn insert(&mut self, id: &str) -> bool {
        let digits = id.bytes().rev().take_while(u8::is_ascii_digit).count();
        let zeros = id[id.len() - digits..].bytes().take_while(|&byte| byte == b'0').count();
        let (stem, number) = id.split_at(id.len() - digits + zeros);
        let number = if number.is_empty() { Some(0) } else { number.parse::<u64>().ok() };
        if let (Some(number), Some(stem)) = (number, self.stem(stem)) {
            let bits = self.numbers.entry((stem, number / 64)).or_default();
            let bit = 1 << (number % 64);
            let new = *bits & bit == 0;
            *bits |= bit;
            return new;
        }
        let mut hash = DefaultHasher::new();
        id.hash(&mut hash);
        self.others.insert(hash.finish())
    }

    fn stem(&mut self, stem: &str) -> Option<u32> {
        // Ids of one stem follow one another: the last is the likeliest.
        let known = self.stems.iter().rposition(|known| **known == *stem);
        if known.is_none() && self.stems.len() < MAX_STEMS {
            self.stems.push(stem.into());
            return Some(self.stems.len() as u32 - 1);
        }
        known.map(|index| index as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_told_from_every_other() {
        let mut ids = Ids::default();
        let mut all: Vec<String> = ["a", "a0", "a00", "0", "00", "a1", "a01", "1", "b1", "18446744073709551616", "é"]
            .iter()
            .map(ToString::to_string)
            .collect();
        all.extend((2..300).flat_map(|number| [format!("a{number}"), format!("{number:05}"), format!("{number}x")]));
        all.extend((0..600).map(|number| format!("stem{number}:7")));
        all.extend(["18446744073709551615".to_owned(), "a1 ".to_owned()]);
        for id in &all {
            assert!(ids.insert(id), "{id}");
        }
        for id in &all {
            assert!(!ids.insert(id), "{id}");
        }
    }
}

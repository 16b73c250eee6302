//! Words in a row: which segments have them, found in their words as they are written, so that no other is unpacked.

use aho_corasick::{AhoCorasick, Input};

use super::file::Damaged;
use super::groups::BLOCK;
use super::packed::{packed, skipped, unpack};
use super::search::WordIndex;

impl WordIndex {
    /// The number that [`WordIndex::each_with`] has for a word.
    pub(crate) fn number(&self, word: &str) -> Result<Option<u32>, Damaged> {
        let found = self.vocabulary.find(&self.file, word.as_bytes())?;
        Ok(found.map(|word| self.vocabulary.len() as u32 - 1 - word))
    }

    /// How many entries the list of a word has, by its number of [`WordIndex::number`]: at most as many as segments have it.
    pub(crate) fn listed(&self, number: u32) -> Result<usize, Damaged> {
        let word = (self.vocabulary.len() as u32).checked_sub(number + 1).ok_or(Damaged)?;
        Ok(self.list(word)?.len())
    }

    /// Words in a row as they are written, by the same numbers.
    pub(crate) fn row(numbers: &[u32]) -> Vec<u8> {
        let mut row = Vec::new();
        for &number in numbers {
            packed(number, &mut row);
        }
        row
    }

    /// Hands out all segments that have one of these rows, and now and then another: the number of the text, and what `of` says
    /// of its words.
    pub(crate) fn each_with(
        &self,
        rows: &AhoCorasick,
        of: impl Fn(u32) -> u32,
        mut each: impl FnMut(u32, &[u32]),
    ) -> Result<(), Damaged> {
        let words = self.file.all(self.words)?;
        let start = |block: usize| self.blocks.get(&self.file, block).map(|start| start as usize);
        let mut said: Vec<u32> = Vec::new();
        let (mut from, mut block, mut group) = (0, 0, 0);
        while let Some(found) = rows.find(Input::new(words).range(from..)) {
            let place = found.start();
            // Within a number.
            if place > 0 && words[place - 1] & 0x80 != 0 {
                from = place + 1;
                continue;
            }
            while block + 1 < self.blocks.len && start(block + 1)? <= place {
                block += 1;
            }
            while self.groups.get(group + 1).is_some_and(|next| next.block <= block) {
                group += 1;
            }
            let own = self.groups.get(group).ok_or(Damaged)?;
            let mut segment = own.start as usize + (block - own.block) * BLOCK;
            let mut rest = words.get(start(block)?..).ok_or(Damaged)?;
            loop {
                let behind = skipped(rest, own.length).ok_or(Damaged)?;
                from = words.len() - behind.len();
                if from > place {
                    break;
                }
                if behind.len() == rest.len() {
                    return Err(Damaged);
                }
                (rest, segment) = (behind, segment + 1);
            }
            said.clear();
            if !unpack(&mut rest, own.length, |number| said.push(of(number))) {
                return Err(Damaged);
            }
            each(self.order.get(&self.file, segment)? as u32, &said);
        }
        Ok(())
    }
}

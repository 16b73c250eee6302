//! Walks a text from word start to word start.

use std::sync::LazyLock;

use super::table::Table;
use crate::text::ascii;
use crate::text::fold::{self, Fold, is_apostrophe, is_silent};
use crate::text::words::{is_mark, is_word};

/// A word start that may begin a term.
pub(super) struct Scanner<'t> {
    text: &'t str,
    /// What lies before is done with; not inside a word.
    at: usize,
    /// Where the block begins that `starts` speaks of.
    block: usize,
    /// The word starts of the block that are not yet looked at.
    starts: u64,
    /// Up to here the text is read character by character.
    slow_to: usize,
}

/// What one character below U+0800 folds to, for the beginning of a word.
#[derive(Clone, Copy)]
struct Folded {
    bytes: [u8; 4],
    len: u8,
    word: bool,
    /// The word needs the full folder: a combining mark, a look-alike's neighbour, something unseen.
    hard: bool,
    script: u8,
}

const LATIN: u8 = 1;
const CYRILLIC: u8 = 2;
const GREEK: u8 = 4;
const ARMENIAN: u8 = 8;

/// Scripts that have look-alike letters among them, as bits.
pub(super) fn script_bit(c: char) -> u8 {
    match c {
        'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => LATIN,
        '\u{370}'..='\u{3FF}' => GREEK,
        '\u{400}'..='\u{52F}' => CYRILLIC,
        '\u{531}'..='\u{587}' => ARMENIAN,
        _ => 0,
    }
}

static FOLDED: LazyLock<Box<[Folded]>> = LazyLock::new(|| {
    (0..0x800_u32)
        .map(|code| {
            let c = char::from_u32(code).unwrap_or('\0');
            let mut text = [0; 4];
            let coarse = fold::coarse(&fold::fine(c.encode_utf8(&mut text), Fold::Default));
            let mut bytes = [0; 4];
            // `վ` folds by the letter before it.
            let hard = is_mark(c) || is_silent(c) || matches!(c, 'վ' | 'Վ') || coarse.len() > 4 || coarse.is_empty();
            if !hard {
                bytes[..coarse.len()].copy_from_slice(coarse.as_bytes());
            }
            Folded {
                bytes,
                len: coarse.len().min(4) as u8,
                word: is_word(c) && !is_apostrophe(c),
                hard,
                script: script_bit(c),
            }
        })
        .collect()
});

/// ASCII bytes that words are made of.
static WORD: [bool; 128] = {
    let mut table = [false; 128];
    let mut b = 0;
    while b < 128 {
        table[b] = (b as u8).is_ascii_alphanumeric() || b == b'_' as usize;
        b += 1;
    }
    table
};

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, block: 0, starts: 0, slow_to: 0 }
    }

    /// Goes on behind a match.
    pub(super) fn skip_to(&mut self, at: usize) {
        self.at = self.at.max(at);
        let done = at.saturating_sub(self.block).min(ascii::WIDTH);
        self.starts &= u64::MAX.checked_shl(done as u32).unwrap_or(0);
    }

    /// The next word start that passes the sieve. Positions only grow, so that a word which gave no match is left
    /// behind.
    #[inline]
    pub(super) fn next(&mut self, table: &Table) -> Option<usize> {
        loop {
            while self.starts != 0 {
                let start = self.block + self.starts.trailing_zeros() as usize;
                self.starts &= self.starts - 1;
                if self.passes(start, table) {
                    return Some(start);
                }
            }
            if self.at >= self.slow_to {
                if let Some(block) = ascii::block(self.text.as_bytes(), self.at) {
                    self.block = self.at;
                    self.starts = block.word & !(block.word << 1);
                    let end = self.at + ascii::WIDTH;
                    // A word that reaches the block's end may go on behind it.
                    self.at = if block.word >> 63 == 1 { self.word_end(end) } else { end };
                    continue;
                }
                self.slow_to = self.at + ascii::WIDTH;
            }
            let start = self.next_start()?;
            self.at = self.word_end(start);
            if self.passes(start, table) {
                return Some(start);
            }
        }
    }

    /// To the next word start, character by character.
    fn next_start(&mut self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        loop {
            let &byte = bytes.get(self.at)?;
            if byte < 0x80 {
                if WORD[byte as usize] {
                    return Some(self.at);
                }
                self.at += 1;
            } else {
                let (word, len) = self.wide(self.at);
                if word {
                    return Some(self.at);
                }
                self.at += len;
            }
        }
    }

    #[inline]
    fn passes(&self, start: usize, table: &Table) -> bool {
        let bytes = self.text.as_bytes();
        if let Some(first) = bytes.get(start..start + 8) {
            let raw = u64::from_le_bytes(first.try_into().unwrap_or_default());
            if raw & 0x8080_8080_8080_8080 == 0 {
                return table.may_begin(raw | 0x2020_2020_2020_2020);
            }
        }
        self.passes_folded(start, table)
    }

    /// The sieve for a word whose beginning is not plain ASCII.
    fn passes_folded(&self, start: usize, table: &Table) -> bool {
        let folded = &**FOLDED;
        let mut beginning = 0_u64;
        let mut filled = 0_u32;
        let mut scripts = 0;
        for c in self.text[start..].chars() {
            let code = c as usize;
            let Some(fold) = folded.get(code) else {
                // Scripts beyond the table and unseen characters take the full folder; punctuation ends the word.
                if is_word(c) || is_silent(c) {
                    return true;
                }
                if is_apostrophe(c) && filled < 8 {
                    beginning |= u64::from(b'\'') << (8 * filled);
                    filled += 1;
                    continue;
                }
                break;
            };
            if !(fold.word || fold.hard || is_apostrophe(c)) {
                break;
            }
            scripts |= fold.script;
            if fold.hard || scripts.count_ones() > 1 {
                return true;
            }
            for &byte in &fold.bytes[..fold.len as usize] {
                if filled < 8 {
                    beginning |= u64::from(byte) << (8 * filled);
                    filled += 1;
                }
            }
            if filled >= 8 {
                break;
            }
        }
        table.may_begin(beginning)
    }

    fn wide(&self, at: usize) -> (bool, usize) {
        match self.text[at..].chars().next() {
            Some(c) => {
                let word = FOLDED.get(c as usize).map_or_else(|| is_word(c), |fold| fold.word);
                (word, c.len_utf8())
            }
            None => (false, 1),
        }
    }

    fn word_end(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            if byte < 0x80 {
                if !WORD[byte as usize] {
                    break;
                }
                at += 1;
            } else {
                let (word, len) = self.wide(at);
                if !word && !self.text[at..].starts_with(is_silent) {
                    break;
                }
                at += len;
            }
        }
        at
    }
}

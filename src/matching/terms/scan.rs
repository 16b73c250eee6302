//! Walks a text from word start to word start.

use std::sync::LazyLock;

use super::table::Table;
use crate::text::ascii::Runs;
use crate::text::fold::{self, Fold, is_apostrophe, is_silent};
use crate::text::words::{is_mark, is_word};

/// A word start that may begin a term.
pub(super) struct Scanner<'t> {
    text: &'t str,
    runs: Runs<'t, false>,
    /// What is left of a run with characters beyond ASCII.
    slow: std::ops::Range<usize>,
    folded: &'static [Folded],
}

/// What one character below U+0800 folds to, for the beginning of a word.
#[derive(Clone, Copy)]
struct Folded {
    bytes: [u8; 4],
    len: u8,
    word: bool,
    /// The word needs the full folder: a combining mark, a look-alike's neighbour, something unseen.
    hard: bool,
    /// It takes no room and no part in spelling.
    silent: bool,
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
                silent: is_silent(c),
                script: script_bit(c),
            }
        })
        .collect()
});

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, runs: Runs::new(text), slow: 0..0, folded: &FOLDED }
    }

    /// Goes on behind a match.
    pub(super) fn skip_to(&mut self, at: usize) {
        self.runs.skip_to(at);
        self.slow.start = self.slow.start.max(at);
    }

    /// The next word start that passes the sieve. Positions only grow, so that a word which gave no match is left
    /// behind.
    #[inline]
    pub(super) fn next(&mut self, table: &Table) -> Option<usize> {
        loop {
            while let Some(start) = self.next_slow() {
                if self.passes(start, 0, table) {
                    return Some(start);
                }
            }
            let run = self.runs.next()?;
            if !run.ascii {
                self.slow = run.start..run.end;
            } else if self.passes(run.start, (run.end - run.start) as u32, table) {
                return Some(run.start);
            }
        }
    }

    /// The next word start of the run that is read character by character.
    #[inline]
    fn next_slow(&mut self) -> Option<usize> {
        while self.slow.start < self.slow.end {
            let (is_word, _, len) = self.class(self.slow.start);
            if is_word {
                let start = self.slow.start;
                self.slow.start = self.word_end(start);
                return Some(start);
            }
            self.slow.start += len;
        }
        None
    }

    /// `run` is the word's length if it has no character beyond ASCII, else 0.
    #[inline]
    fn passes(&self, start: usize, run: u32, table: &Table) -> bool {
        let bytes = self.text.as_bytes();
        if let Some(first) = bytes.get(start..start + 8) {
            let raw = u64::from_le_bytes(first.try_into().unwrap_or_default());
            // In a run with other characters the word may go on with one that is folded away.
            if raw & 0x8080_8080_8080_8080 == 0 {
                return table.may_begin(raw | 0x2020_2020_2020_2020, run);
            }
        }
        self.passes_folded(start, run, table)
    }

    /// The sieve for a word whose beginning is not plain ASCII.
    fn passes_folded(&self, start: usize, run: u32, table: &Table) -> bool {
        let mut beginning = 0_u64;
        let mut filled = 0_u32;
        let mut scripts = 0;
        for c in self.text[start..].chars() {
            let code = c as usize;
            let Some(fold) = self.folded.get(code) else {
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
        table.may_begin(beginning, run)
    }

    /// Of the character at a byte: whether words are made of it, whether it is silent, and its length.
    #[inline]
    fn class(&self, at: usize) -> (bool, bool, usize) {
        match self.text.as_bytes()[at..] {
            [first, ..] if first < 0x80 => (self.folded[first as usize].word, false, 1),
            // Two bytes: Latin with marks, Greek, Cyrillic, Armenian, Hebrew, Arabic.
            [first @ 0xC2..=0xDF, second, ..] => {
                let folded = self.folded[(usize::from(first) & 0x1F) << 6 | usize::from(second) & 0x3F];
                (folded.word, folded.silent, 2)
            }
            _ => match self.text[at..].chars().next() {
                Some(c) => (is_word(c), is_silent(c), c.len_utf8()),
                None => (false, false, 1),
            },
        }
    }

    fn word_end(&self, start: usize) -> usize {
        let mut at = start;
        while at < self.text.len() {
            let (is_word, is_silent, len) = self.class(at);
            if !is_word && !is_silent {
                break;
            }
            at += len;
        }
        at
    }
}

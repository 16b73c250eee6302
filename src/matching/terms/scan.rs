//! Walks a text from word start to word start.

use std::cell::Cell;
use std::sync::OnceLock;

use super::cyrillic;
use super::memo::{Quick, Seen};
use super::table::{Table, code};
use crate::text::ascii::{self, Looks, Run, Sieve};
use crate::text::fold::{self, Fold, is_apostrophe, is_silent};
use crate::text::unspaced::is_unspaced;
use crate::text::words::{is_mark, is_word};

/// A word start that may begin a term.
pub(super) struct Scanner<'t> {
    text: &'t str,
    runs: Sieve<'t>,
    /// What is left of a run with characters beyond ASCII.
    slow: std::ops::Range<usize>,
    /// What was told quickly of the word start that was given last.
    told: Told,
}

/// What the quickest look tells of a word where it stands.
#[derive(Clone, Copy)]
pub(super) enum Told {
    /// It was not taken.
    NotAsked,
    /// Nothing of the word of so many bytes.
    Nothing(usize),
    /// That it comes to a match.
    Found(usize),
}

/// What one character below U+1100 folds to, for the beginning of a word.
#[derive(Clone, Copy)]
struct Folded {
    /// A byte a letter.
    letters: [u8; 2],
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

/// Characters below this are in the table: Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Georgian and others.
const TABLE: u32 = 0x1100;

/// Characters of a page: those that share all but the last byte.
const PAGE: usize = 64;

/// What the characters of a page fold to, found out when one of them is met: a text has few scripts.
fn page(number: usize) -> &'static [Folded; PAGE] {
    static PAGES: [OnceLock<Box<[Folded; PAGE]>>; TABLE as usize / PAGE] =
        [const { OnceLock::new() }; TABLE as usize / PAGE];
    PAGES[number].get_or_init(|| Box::new(std::array::from_fn(|at| folded((number * PAGE + at) as u32))))
}

/// What a character below [`TABLE`] folds to.
fn folded(point: u32) -> Folded {
    let c = char::from_u32(point).unwrap_or('\0');
    let mut text = [0; 4];
    let coarse = fold::coarse(&fold::fine(c.encode_utf8(&mut text), Fold::Default));
    let mut letters = [0; 2];
    let len = coarse.chars().count();
    // `վ` folds by the letter before it.
    let hard = is_mark(c) && !is_unspaced(c) || is_silent(c) || matches!(c, 'վ' | 'Վ') || !(1..=2).contains(&len);
    if !hard {
        letters.iter_mut().zip(coarse.chars()).for_each(|(slot, c)| *slot = code(c));
    }
    Folded {
        letters,
        len: len.min(2) as u8,
        word: is_word(c) && !is_apostrophe(c) && !is_unspaced(c),
        hard,
        silent: is_silent(c),
        script: script_bit(c),
    }
}

/// The byte of a character that is one letter wherever it stands.
pub(super) fn plain_letter(c: char) -> Option<u8> {
    let folded = folded(c as u32);
    (folded.word && !folded.hard && folded.len == 1).then_some(folded.letters[0])
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, runs: Sieve::new(text), slow: 0..0, told: Told::NotAsked }
    }

    /// Goes on behind a match.
    pub(super) fn skip_to(&mut self, at: usize) {
        if self.slow.end > at {
            self.slow.start = self.slow.start.max(at);
        } else {
            // A dash, or a quotation mark, and further words may follow in the same run.
            self.slow = at..self.runs.skip_to(at);
        }
    }

    /// What was told quickly of the word start that was given last.
    pub(super) fn told(&self) -> Told {
        self.told
    }

    /// The next word start that passes the sieve. Positions only grow, so that a word which gave no match is left
    /// behind. Words that are known to come to nothing need not be given.
    #[inline]
    pub(super) fn next(&mut self, table: &Table, quick: Option<&Quick<'_>>) -> Option<usize> {
        loop {
            if let Some(start) = self.next_slow(table) {
                self.told = Told::NotAsked;
                return Some(start);
            }
            let (text, bytes) = (self.text, self.text.as_bytes());
            // Most words of Cyrillic letters alone end here.
            let wide = |run: Run| match cyrillic::word(text, run.start) {
                Some((letters, end)) if end == run.end => table.may_begin(letters),
                _ => true,
            };
            let told = Cell::new(Told::NotAsked);
            let stands = |letters, len, end: usize| {
                let may_follow = || table.may_follow(letters, len, &bytes[end..]);
                let may_stand = || table.may_be_alone(letters, len) || may_follow();
                let Some(quick) = quick else { return may_stand() };
                match quick.look(bytes, end - len, len, may_follow) {
                    Seen::Nothing => false,
                    Seen::Found(_) => {
                        told.set(Told::Found(len));
                        true
                    }
                    Seen::Unknown => {
                        told.set(Told::Nothing(len));
                        may_stand() && !quick.is_nothing_with_next(bytes, end - len, len)
                    }
                }
            };
            let run = if table.is_counted() {
                self.runs.next(table.counted(), stands, wide)?
            } else {
                self.runs.next(&Uncounted { table, bytes }, stands, wide)?
            };
            if run.ascii {
                self.told = told.get();
                return Some(run.start);
            }
            self.slow = run.start..run.end;
        }
    }

    /// The next word start of the run that is read character by character which passes the sieve.
    #[inline]
    fn next_slow(&mut self, table: &Table) -> Option<usize> {
        while self.slow.start < self.slow.end {
            let start = self.slow.start;
            if let Some((letters, end)) = cyrillic::word(self.text, start) {
                self.slow.start = end;
                if table.may_begin(letters) {
                    return Some(start);
                }
                continue;
            }
            let (first, len) = self.folded_at(start);
            if !first.word {
                self.slow.start += len;
                continue;
            }
            let mut beginning = Beginning::default();
            let mut at = start;
            let mut passes = false;
            while at < self.text.len() {
                let (fold, len) = self.folded_at(at);
                if !fold.word && !fold.silent {
                    break;
                }
                if !beginning.is_full() {
                    passes |= beginning.push(fold);
                }
                at += len;
            }
            self.slow.start = at;
            // What goes on behind an apostrophe is part of the beginning.
            let goes_on = !beginning.is_full() && self.text[at..].chars().next().is_some_and(is_apostrophe);
            if passes || (if goes_on { self.passes_folded(start, table) } else { table.may_begin(beginning.letters) }) {
                return Some(start);
            }
        }
        None
    }

    /// The sieve for a word that goes on behind an apostrophe.
    fn passes_folded(&self, start: usize, table: &Table) -> bool {
        let mut beginning = Beginning::default();
        let mut at = start;
        while at < self.text.len() && !beginning.is_full() {
            let (fold, len) = self.folded_at(at);
            let c = self.text[at..].chars().next().unwrap_or(' ');
            if fold.word || fold.hard {
                if beginning.push(fold) {
                    return true;
                }
            } else if is_apostrophe(c) {
                beginning.letter(b'\'');
            } else {
                break;
            }
            at += len;
        }
        table.may_begin(beginning.letters)
    }

    /// What the character at a byte folds to, and its length. Beyond the table, letters and what cannot be seen are for
    /// the full folder.
    #[inline]
    fn folded_at(&self, at: usize) -> (Folded, usize) {
        match self.text.as_bytes()[at..] {
            [first, ..] if first < 0x80 => (page(usize::from(first >> 6))[usize::from(first & 0x3F)], 1),
            [first @ 0xC2..=0xDF, second, ..] => (page(usize::from(first & 0x1F))[usize::from(second & 0x3F)], 2),
            // Kana and Han letters are another search's; Hangul is plain.
            [0xE4..=0xE9, ..] => (NOTHING, 3),
            _ => {
                let Some(c) = self.text[at..].chars().next() else { return (NOTHING, 1) };
                let point = c as usize;
                let known = || page(point / PAGE)[point % PAGE];
                let folded = (c < '\u{1100}').then(known).unwrap_or_else(|| {
                    if let '가'..='힣' = c {
                        return Folded { letters: [code(c), 0], len: 1, word: true, ..NOTHING };
                    }
                    let (word, silent) = (is_word(c) && !is_apostrophe(c) && !is_unspaced(c), is_silent(c));
                    Folded { word, silent, hard: word || silent, ..NOTHING }
                });
                (folded, c.len_utf8())
            }
        }
    }
}

/// Where stems may go on in ways that are not counted up.
struct Uncounted<'t> {
    table: &'t Table,
    bytes: &'t [u8],
}

impl Looks for Uncounted<'_> {
    #[inline]
    fn hash(&self, letters: u64, len: usize) -> u64 {
        self.table.counted().hash(letters, len)
    }

    #[inline]
    fn passes(&self, hash: u64, start: usize, len: usize) -> bool {
        self.table.counted().passes(hash, start, len) || self.table.is_open(ascii::small_eight(self.bytes, start), len)
    }

    #[inline]
    fn follows(&self, hash: u64, start: usize, len: usize, behind: u64) -> bool {
        self.table.counted().follows(hash, start, len, behind)
            || self.table.is_open(ascii::small_eight(self.bytes, start), len)
    }
}

const NOTHING: Folded = Folded { letters: [0; 2], len: 0, word: false, hard: false, silent: false, script: 0 };

/// The first letters of a word.
#[derive(Default)]
struct Beginning {
    /// Up to eight, the first one lowest.
    letters: u64,
    filled: u32,
    scripts: u8,
}

impl Beginning {
    #[inline]
    fn is_full(&self) -> bool {
        self.filled >= 8
    }

    /// Adds a character; true if the word is for the full folder.
    #[inline]
    fn push(&mut self, fold: Folded) -> bool {
        self.scripts |= fold.script;
        for &letter in &fold.letters[..usize::from(fold.len)] {
            self.letter(letter);
        }
        // Letters of two scripts are no power of two.
        fold.hard || self.scripts & self.scripts.wrapping_sub(1) != 0
    }

    #[inline]
    fn letter(&mut self, letter: u8) {
        if self.filled < 8 {
            self.letters |= u64::from(letter) << (8 * self.filled);
            self.filled += 1;
        }
    }
}

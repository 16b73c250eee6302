//! What one word says for and against each language, looked up in tables made from the profiles.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::fold::{self, Fold};
use super::super::words::Script;
use super::profiles::PROFILES;

/// A word of three letters or fewer; a longer one.
const SHORT_WORD: i32 = 2;
const LONG_WORD: i32 = 3;
/// A word of one letter: many languages have the same.
const ONE_LETTER: i32 = 1;
/// A letter that hardly another language has, one that few have, one that the language does not have; once a word.
pub(super) const OWN_LETTER: i32 = 3;
const SOME_LETTER: i32 = 1;
const FOREIGN_LETTER: i32 = -3;
const ENDING: i32 = 1;

/// Points for each profile.
pub(super) type Points = [i32; 64];

/// A bit for each profile.
type Set = u64;

/// Which profiles have a letter among their own, some, and foreign ones.
#[derive(Clone, Copy, Default)]
struct LetterSets {
    own: Set,
    some: Set,
    never: Set,
}

struct Tables {
    /// Coarsely folded, ascending; each with its first eight bytes as a number that ascends as they do.
    words: Vec<(u64, Cow<'static, str>, Set)>,
    endings: HashMap<&'static str, Set>,
    /// Bytes of the longest ending.
    longest: usize,
    /// By code point.
    letters: Box<[LetterSets]>,
    scripts: Vec<(Script, Set)>,
}

impl Tables {
    /// The languages that have a word, coarsely folded.
    fn common(&self, word: &str) -> Set {
        let eight = first_eight(word);
        let found = self.words.binary_search_by(|(own, text, _)| own.cmp(&eight).then_with(|| (**text).cmp(word)));
        found.map_or(0, |at| self.words[at].2)
    }
}

/// The first eight bytes as a number; shorter words are less than those that they begin.
fn first_eight(word: &str) -> u64 {
    let mut eight = [0; 8];
    eight.iter_mut().zip(word.bytes()).for_each(|(slot, byte)| *slot = byte);
    u64::from_be_bytes(eight)
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables {
        words: Vec::new(),
        endings: HashMap::new(),
        longest: 0,
        letters: vec![LetterSets::default(); 0x700].into(),
        scripts: Vec::new(),
    };
    for (i, profile) in PROFILES.iter().enumerate() {
        let bit = 1 << i;
        for word in profile.words.split_whitespace() {
            // Most are folded as they stand.
            let is_folded = word.bytes().all(|b| b.is_ascii_lowercase());
            let folded = || fold::coarse(&fold::fine(word, Fold::Default)).into();
            let word: Cow<'static, str> = if is_folded { word.into() } else { folded() };
            tables.words.push((first_eight(&word), word, bit));
        }
        for ending in profile.endings {
            *tables.endings.entry(ending).or_default() |= bit;
            tables.longest = tables.longest.max(ending.len());
        }
        let mut mark = |letters: &str, set: fn(&mut LetterSets) -> &mut Set| {
            for c in letters.chars() {
                if let Some(sets) = tables.letters.get_mut(c as usize) {
                    *set(sets) |= bit;
                }
            }
        };
        mark(profile.own, |sets| &mut sets.own);
        mark(profile.some, |sets| &mut sets.some);
        mark(profile.never, |sets| &mut sets.never);
        match tables.scripts.iter_mut().find(|(script, _)| *script == profile.script) {
            Some((_, set)) => *set |= bit,
            None => tables.scripts.push((profile.script, bit)),
        }
    }
    tables.words.sort_unstable();
    tables.words.dedup_by(|(_, word, set), (_, kept, all)| {
        let is_same = word == kept;
        *all |= if is_same { *set } else { 0 };
        is_same
    });
    tables
});

/// Adds what a word says for each language of its script; of a capital one (`prose` false) only whether it is a common
/// word, and in Cyrillic, which respells foreign names, its letters.
pub(super) fn weigh(word: &str, script: Script, prose: bool, points: &mut Points) {
    let tables = &*TABLES;
    let all = tables.scripts.iter().find(|(s, _)| *s == script).map_or(0, |(_, set)| *set);
    let fine = fold::fine(word, Fold::Default);
    let common = if fine.contains('ı') { tables.common(&fold::coarse(&fine)) } else { tables.common(&fine) };
    // Arabic letters are told apart before folding makes them one.
    let spelt = if script == Script::Arabic { word } else { &*fine };
    let mut seen = LetterSets::default();
    if prose || script == Script::Cyrillic {
        for sets in spelt.chars().filter_map(|c| tables.letters.get(c as usize)) {
            seen.own |= sets.own;
            seen.some |= sets.some;
            seen.never |= sets.never;
        }
    }
    let ending = if prose { ending(tables, spelt) } else { 0 };
    let worth = match fine.chars().take(4).count() {
        0 | 1 => ONE_LETTER,
        2 | 3 => SHORT_WORD,
        _ => LONG_WORD,
    };
    let mut rest = (common | ending | seen.own | seen.some | seen.never) & all;
    while rest != 0 {
        let i = rest.trailing_zeros() as usize;
        let bit = 1 << i;
        rest &= !bit;
        let has = |set: Set, points: i32| if set & bit == 0 { 0 } else { points };
        let letters = if seen.own & bit == 0 { has(seen.some, SOME_LETTER) } else { OWN_LETTER };
        points[i] += has(common, worth) + has(ending, ENDING) + letters + has(seen.never, FOREIGN_LETTER);
    }
}

/// The short words of a script's languages, each packed into a number: true for those that only the language `own` has,
/// false for those that it does not have. What it shares with another says nothing.
pub(super) fn telling(own: usize) -> HashMap<u64, bool> {
    let tables = &*TABLES;
    let Some(profile) = PROFILES.get(own) else { return HashMap::new() };
    let all = tables.scripts.iter().find(|(script, _)| *script == profile.script).map_or(0, |(_, set)| *set);
    let mut telling = HashMap::new();
    for row in PROFILES.iter().filter(|row| row.script == profile.script) {
        for word in row.words.split_whitespace() {
            let folded = fold::coarse(&fold::fine(word, Fold::Default));
            let set = tables.common(&folded) & all;
            if let Some(word) = packed(word.as_bytes()).filter(|_| set == 1 << own || set & 1 << own == 0) {
                telling.insert(word, set == 1 << own);
            }
        }
    }
    telling
}

/// A short word as a number.
fn packed(word: &[u8]) -> Option<u64> {
    if !(2..=8).contains(&word.len()) {
        return None;
    }
    Some(word.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

/// The languages that have an ending of the word, with at least two letters before it.
fn ending(tables: &Tables, word: &str) -> Set {
    let Some((stem, _)) = word.char_indices().nth(2) else { return 0 };
    let from = stem.max(word.len().saturating_sub(tables.longest));
    let starts = (from..word.len()).filter(|&at| word.is_char_boundary(at));
    starts.fold(0, |set, at| set | tables.endings.get(&word[at..]).copied().unwrap_or_default())
}

//! What names of any script sound like, in one small alphabet of Latin letters: what spellings are compared by.
//!
//! One file a writing system, each a table of letters with its source. The outline of a name is no romanisation to be
//! shown: it keeps apart what the systems keep apart, so that the [weights](crate::matching) can say what each
//! difference is worth.

mod arabic;
mod armenian;
mod cyrillic;
mod devanagari;
mod georgian;
mod greek;
mod hebrew;
mod latin;
mod table;

use std::sync::OnceLock;

use crate::text::fold::{self, Fold};
use crate::text::words::{self, is_letter};
use table::Table;

/// The sounds of an outline: a to z as English agencies write them, and
/// `S` sh, `C` ch, `Z` zh, `X` kh, `G` gh, `T` ts, `D` dz, `A` an open e (ə, ä), `O` ö, `U` ü, `I` a back i (ı, ы),
/// `H` a strong h (ḥ), `W` a letter that is both v and a vowel, `Y` one that is both y and a vowel, `#` where a word
/// begins or ends.
pub(crate) const SOUNDS: &[u8] = b"#abcdefghijklmnopqrstuvwxyzSCZXGTDAOUIHWY";

/// One writing system.
pub(crate) struct System {
    /// Its name in messages and tables of weights: the code of ISO 15924.
    pub(crate) name: &'static str,
    /// The blocks that its letters and signs stand in (Unicode Standard, code charts).
    blocks: &'static [(u32, u32)],
    /// Letters, finely folded, and what they sound like. `^` before the letters: at the beginning of a word only; `$`
    /// behind them: at its end only. The longest fitting row wins.
    rows: &'static [(&'static str, &'static str)],
    /// The vowel that a consonant has when nothing else is written, and the signs that are written instead of it.
    inherent: Option<fn(char) -> bool>,
}

/// All writing systems whose names can be compared.
pub(crate) static SYSTEMS: &[System] = &[
    latin::SYSTEM,
    cyrillic::SYSTEM,
    armenian::SYSTEM,
    georgian::SYSTEM,
    greek::SYSTEM,
    arabic::SYSTEM,
    hebrew::SYSTEM,
    devanagari::SYSTEM,
];

/// Letters of a name that count; the rest of a longer string is left out.
pub(crate) const LONGEST: usize = 64;

/// What a name sounds like: [`SOUNDS`] with `#` around every word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outline {
    /// Index of its writing system in [`SYSTEMS`].
    pub(crate) system: usize,
    /// The sounds; empty if the name has no letters of a known system.
    pub(crate) sounds: Vec<u8>,
}

/// The outline of a name. Where it mixes scripts, the first letter's is its system, and letters of others sound as
/// theirs.
pub(crate) fn outline(name: &str) -> Outline {
    let (mut letters, mut count) = (['\0'; LONGEST], 0);
    let mut put = |c: char| {
        letters[count] = c;
        count += 1;
    };
    if name.is_ascii() {
        name.bytes().take(LONGEST).for_each(|byte| put(fold::ascii(byte, false)));
    } else {
        fold::letters(name, Fold::Default).take(LONGEST).for_each(|l| put(l.c));
    }
    let letters = &letters[..count];
    let mut sounds: Vec<u8> = Vec::with_capacity(letters.len() + 4);
    let mut first = None;
    let mut at = 0;
    while at < letters.len() {
        let c = letters[at];
        let system = system_of(c, first);
        if let Some(system) = system {
            first.get_or_insert(system);
            if sounds.is_empty() {
                sounds.push(b'#');
            }
            at += table(system).read(letters, at, &mut sounds);
            continue;
        }
        // Marks and apostrophes stand inside words; anything else is between two.
        if !fold::is_apostrophe(c) && !words::is_mark(c) && sounds.last().is_some_and(|&s| s != b'#') {
            sounds.push(b'#');
        }
        at += 1;
    }
    if sounds.last().is_some_and(|&s| s != b'#') {
        sounds.push(b'#');
    }
    if sounds.len() < 3 {
        sounds.clear();
    }
    Outline { system: first.unwrap_or(0), sounds }
}

/// The system whose letter or sign a character is: the `likely` one, most of the time.
fn system_of(c: char, likely: Option<usize>) -> Option<usize> {
    if c.is_ascii() {
        return c.is_ascii_alphabetic().then_some(0);
    }
    let code = c as u32;
    let is_own = |system: &usize| SYSTEMS[*system].blocks.iter().any(|(from, to)| (*from..=*to).contains(&code));
    let system = likely.filter(is_own).or_else(|| (0..SYSTEMS.len()).find(is_own))?;
    (is_letter(c) || SYSTEMS[system].inherent.is_some()).then_some(system)
}

fn table(system: usize) -> &'static Table {
    static TABLES: [OnceLock<Table>; SYSTEMS.len()] = [const { OnceLock::new() }; SYSTEMS.len()];
    TABLES[system].get_or_init(|| Table::new(&SYSTEMS[system]))
}

#[cfg(test)]
mod tests;

//! What each difference between a name and its spelling costs: the table `weights.tsv`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, OnceLock};

use super::sounds::{KINDS, code};
use crate::text::translit::SYSTEMS;

/// A cost, in eighths of a bit: 8 for a difference that every second spelling has.
pub(crate) type Cost = u16;

/// More than any difference costs: not allowed.
pub(crate) const NEVER: u8 = u8::MAX;

/// The word that stands in the table for every word not listed in it.
const ANY_WORD: &str = "*";

/// The costs of one writing system, of spellings of names whose own spelling is Latin.
///
/// Each is `−8 log₂` of how often the one stands for the other: what the name has first, then what the spelling has.
/// Tables are dense, so that the distance looks up without searching.
pub(crate) struct Weights {
    /// One or no sound by one or no sound, 0 is none: by the spelling's, then the name's.
    one: Box<[u8]>,
    /// Two sounds of the name written as one or none: by the spelling's, then the name's pair.
    fewer: Box<[u8]>,
    /// One or no sound of the name written as two: by the spelling's pair, then the name's.
    more: Box<[u8]>,
    /// Two by two: slot by name's pair, 0 for none; then a row of [`KINDS`]² each.
    pairs: Box<[u16]>,
    pair_rows: Vec<(u16, u8)>,
    pair_starts: Vec<u32>,
    /// Words that a spelling adds or leaves out, as codes without boundaries.
    words: HashMap<Box<[u8]>, u8>,
    any_word: u8,
}

/// The tables of all writing systems, each read when it is first wanted.
pub(crate) struct Tables {
    text: Cow<'static, str>,
    read: [OnceLock<Weights>; SYSTEMS.len()],
}

impl Tables {
    /// Tables from the text of one that was learnt.
    pub(super) fn new(text: Cow<'static, str>) -> Self {
        Self { text, read: [const { OnceLock::new() }; SYSTEMS.len()] }
    }

    /// The tables of this program.
    pub(super) fn own() -> Arc<Self> {
        static OWN: LazyLock<Arc<Tables>> =
            LazyLock::new(|| Arc::new(Tables::new(Cow::Borrowed(include_str!("weights.tsv")))));
        Arc::clone(&OWN)
    }

    /// The weights of a writing system, by its index.
    #[inline]
    pub(super) fn of(&self, system: usize) -> &Weights {
        self.read[system].get_or_init(|| Weights::read(&self.text, SYSTEMS[system].name))
    }
}

/// Where a pair of sounds stands in a table of pairs.
#[inline]
pub(super) const fn pair_of(a: u8, b: u8) -> usize {
    a as usize * KINDS + b as usize
}

impl Weights {
    /// Reads the rows of one system, and those of all (`*`), from a table as [`learn`](super::learn::learn) writes it.
    /// Lines that are no rows are comments.
    pub(super) fn read(table: &str, system: &str) -> Self {
        let mut made = Self {
            one: vec![NEVER; KINDS * KINDS].into(),
            fewer: vec![NEVER; KINDS * KINDS * KINDS].into(),
            more: vec![NEVER; KINDS * KINDS * KINDS].into(),
            pairs: vec![0; KINDS * KINDS].into(),
            pair_rows: Vec::new(),
            pair_starts: vec![0],
            words: HashMap::new(),
            any_word: NEVER,
        };
        let mut pairs: Vec<(u16, u16, u8)> = Vec::new();
        for line in table.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let [of, name, spelling, cost] = fields[..] else { continue };
            let Ok(cost) = cost.parse::<u8>() else { continue };
            if of != system && of != "*" {
                continue;
            }
            if spelling == "word" {
                if name == ANY_WORD {
                    made.any_word = cost;
                } else {
                    made.words.insert(name.bytes().map(code).collect(), cost);
                }
                continue;
            }
            let at = |text: &str, i: usize| text.as_bytes().get(i).map_or(0, |&b| usize::from(code(b)));
            let (a, b, c, d) = (at(name, 0), at(name, 1), at(spelling, 0), at(spelling, 1));
            match (name.len(), spelling.len()) {
                (0..=1, 0..=1) => made.one[c * KINDS + a] = cost,
                (2, 0..=1) => made.fewer[(c * KINDS + a) * KINDS + b] = cost,
                (0..=1, 2) => made.more[(c * KINDS + d) * KINDS + a] = cost,
                _ => pairs.push(((a * KINDS + b) as u16, (c * KINDS + d) as u16, cost)),
            }
        }
        pairs.sort_unstable();
        for (i, &(name, spelling, cost)) in pairs.iter().enumerate() {
            if i == 0 || pairs[i - 1].0 != name {
                made.pair_starts.push(i as u32);
                made.pairs[usize::from(name)] = made.pair_starts.len() as u16 - 1;
            }
            made.pair_rows.push((spelling, cost));
        }
        made.pair_starts.push(pairs.len() as u32);
        made
    }

    /// The cost of a sound by a sound; 0 is none.
    #[inline]
    pub(super) fn one(&self, name: u8, spelling: u8) -> Cost {
        Cost::from(self.one_as(spelling)[usize::from(name)])
    }

    /// The costs, by the name's sound, of writing it as a sound.
    #[inline]
    pub(super) fn one_as(&self, spelling: u8) -> &[u8] {
        let start = usize::from(spelling) * KINDS;
        &self.one[start..start + KINDS]
    }

    /// The cost of two sounds of the name written as one or none.
    #[inline]
    pub(super) fn fewer(&self, a: u8, b: u8, spelling: u8) -> Cost {
        Cost::from(self.fewer_as(spelling)[pair_of(a, b)])
    }

    /// The costs, by the name's pair, of writing it as a sound, or none.
    #[inline]
    pub(super) fn fewer_as(&self, spelling: u8) -> &[u8] {
        let start = usize::from(spelling) * KINDS * KINDS;
        &self.fewer[start..start + KINDS * KINDS]
    }

    /// The cost of one sound of the name, or none, written as two.
    #[inline]
    pub(super) fn more(&self, a: u8, c: u8, d: u8) -> Cost {
        Cost::from(self.more_as(c, d)[usize::from(a)])
    }

    /// The costs, by the name's sound, of writing it, or none, as two.
    #[inline]
    pub(super) fn more_as(&self, c: u8, d: u8) -> &[u8] {
        let start = pair_of(c, d) * KINDS;
        &self.more[start..start + KINDS]
    }

    /// Two sounds by two.
    #[inline]
    pub(super) fn pair(&self, slot: u16, c: u8, d: u8) -> Cost {
        let spelling = u16::from(c) * KINDS as u16 + u16::from(d);
        let (from, to) = (self.pair_starts[usize::from(slot)], self.pair_starts[usize::from(slot) + 1]);
        let rows = &self.pair_rows[from as usize..to as usize];
        rows.iter().find(|row| row.0 == spelling).map_or(Cost::from(NEVER), |row| Cost::from(row.1))
    }

    /// Where the name's pair has its rows; 0 if there are none.
    #[inline]
    pub(super) fn pair_slot(&self, a: u8, b: u8) -> u16 {
        self.pairs[pair_of(a, b)]
    }

    /// The cost of a word more or less.
    pub(super) fn word(&self, word: &[u8]) -> Cost {
        Cost::from(self.words.get(word).copied().unwrap_or(self.any_word))
    }
}

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

/// Costs by sound, with room for any number below 64: there are fewer sounds, and no look-up is out of bounds.
pub(super) type Ones = [Cost; 64];

/// The costs of one writing system, of spellings of names whose own spelling is Latin.
///
/// Each is `−8 log₂` of how often the one stands for the other: what the name has first, then what the spelling has.
/// Tables are dense, so that the distance looks up without searching.
pub(crate) struct Weights {
    /// One or no sound by one or no sound, 0 is none: by the spelling's, then the name's.
    one: Box<[Ones]>,
    /// Two sounds of the name written as one or none: by the spelling's, then the name's pair.
    fewer: Box<[u8]>,
    /// One or no sound of the name written as two: by the spelling's pair, then the name's.
    more: Box<[u8]>,
    /// The same as `fewer` without what is written as none: by the spelling's sound.
    pairs_as_one: Lists,
    /// Two by two: by the spelling's pair.
    pairs_as: Lists,
    /// The same as `more` without what nothing is written for: by the spelling's pair.
    one_as_two: Lists,
    /// Words that a spelling adds or leaves out, as codes without boundaries.
    words: HashMap<Box<[u8]>, u8>,
    any_word: u8,
}

/// Rows that are read in one go, with those of the next lists if there are fewer.
pub(super) const STRETCH: usize = 16;

/// Lists of sounds or pairs of sounds of a name with their costs, one behind the other.
#[derive(Default)]
struct Lists {
    rows: Vec<(u16, u8)>,
    /// Where each begins, and the last one ends.
    starts: Vec<u32>,
}

impl Lists {
    /// So many lists from rows with the number of the list before them.
    fn new(lists: usize, mut rows: Vec<(u16, u16, u8)>) -> Self {
        rows.sort_unstable();
        let starts = (0..=lists).map(|list| rows.partition_point(|row| usize::from(row.0) < list) as u32).collect();
        let none = [(0, NEVER); STRETCH];
        Self { rows: rows.into_iter().map(|(_, pair, cost)| (pair, cost)).chain(none).collect(), starts }
    }

    /// Where a list begins, and how long it is; there are [`STRETCH`] rows at least from any of its rows on.
    #[inline]
    fn with_more(&self, list: usize) -> (&[(u16, u8)], usize) {
        let (from, to) = (self.starts[list] as usize, self.starts[list + 1] as usize);
        (&self.rows[from..], to - from)
    }

    #[inline]
    fn of(&self, list: usize) -> &[(u16, u8)] {
        &self.rows[self.starts[list] as usize..self.starts[list + 1] as usize]
    }
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

/// What stands behind the first tab of the lines of one system and of all (`*`). Most lines are another system's: they are
/// only passed over.
fn rows<'t>(table: &'t str, system: &'t str) -> impl Iterator<Item = &'t str> {
    let ends = memchr::memchr_iter(b'\n', table.as_bytes()).chain(std::iter::once(table.len()));
    let lines = ends.scan(0, |start, end| Some(&table[std::mem::replace(start, end + 1)..end]));
    lines.filter_map(move |line| {
        let rest = line.strip_prefix(system).or_else(|| line.strip_prefix('*'))?;
        Some(rest.strip_prefix('\t')?.trim_end_matches('\r'))
    })
}

/// Where a pair of sounds stands in a table of pairs.
#[inline]
pub(super) const fn pair_of(a: u8, b: u8) -> usize {
    a as usize * KINDS + b as usize
}

impl Weights {
    /// Reads the rows of one system, and those of all (`*`), from a table as [`learn_weights`](super::learn::learn_weights) writes it.
    /// Lines that are no rows are comments.
    pub(super) fn read(table: &str, system: &str) -> Self {
        let mut made = Self {
            one: vec![[Cost::from(NEVER); 64]; KINDS].into(),
            fewer: vec![NEVER; KINDS * KINDS * KINDS].into(),
            more: vec![NEVER; KINDS * KINDS * KINDS].into(),
            pairs_as_one: Lists::default(),
            pairs_as: Lists::default(),
            one_as_two: Lists::default(),
            words: HashMap::new(),
            any_word: NEVER,
        };
        let (mut pairs_as, mut pairs_as_one, mut one_as_two) = (Vec::new(), Vec::new(), Vec::new());
        for row in rows(table, system) {
            let mut fields = row.split('\t');
            let (Some(name), Some(spelling), Some(cost), None) =
                (fields.next(), fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            let Ok(cost) = cost.parse::<u8>() else { continue };
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
                (0..=1, 0..=1) => made.one[c][a] = Cost::from(cost),
                (2, 0..=1) => {
                    made.fewer[(c * KINDS + a) * KINDS + b] = cost;
                    if c > 0 {
                        pairs_as_one.push((c as u16, (a * KINDS + b) as u16, cost));
                    }
                }
                (0..=1, 2) => {
                    made.more[(c * KINDS + d) * KINDS + a] = cost;
                    if a > 0 {
                        one_as_two.push(((c * KINDS + d) as u16, a as u16, cost));
                    }
                }
                _ => pairs_as.push(((c * KINDS + d) as u16, (a * KINDS + b) as u16, cost)),
            }
        }
        made.pairs_as_one = Lists::new(KINDS, pairs_as_one);
        made.one_as_two = Lists::new(KINDS * KINDS, one_as_two);
        made.pairs_as = Lists::new(KINDS * KINDS, pairs_as);
        made
    }

    /// The cost of a sound by a sound; 0 is none.
    #[inline]
    pub(super) fn one(&self, name: u8, spelling: u8) -> Cost {
        self.one_as(spelling)[usize::from(name)]
    }

    /// The costs, by the name's sound, of writing it as a sound.
    #[inline]
    pub(super) fn one_as(&self, spelling: u8) -> &Ones {
        &self.one[usize::from(spelling)]
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
    fn more_as(&self, c: u8, d: u8) -> &[u8] {
        let start = pair_of(c, d) * KINDS;
        &self.more[start..start + KINDS]
    }

    /// The sounds of a name that a pair of a spelling stands for, and their costs; so many count.
    #[inline]
    pub(super) fn one_as_two(&self, c: u8, d: u8) -> (&[(u16, u8)], usize) {
        self.one_as_two.with_more(pair_of(c, d))
    }

    /// The [pairs](pair_of) of a name that a sound of a spelling stands for, and their costs; so many count.
    #[inline]
    pub(super) fn pairs_as_one(&self, spelling: u8) -> (&[(u16, u8)], usize) {
        self.pairs_as_one.with_more(usize::from(spelling))
    }

    /// The [pairs](pair_of) of a name that a pair of a spelling stands for, and their costs; so many count.
    #[inline]
    pub(super) fn pairs_as(&self, c: u8, d: u8) -> (&[(u16, u8)], usize) {
        self.pairs_as.with_more(pair_of(c, d))
    }

    /// Two sounds by two, if that is allowed.
    pub(super) fn pair(&self, a: u8, b: u8, c: u8, d: u8) -> Option<Cost> {
        let name = pair_of(a, b) as u16;
        self.pairs_as.of(pair_of(c, d)).iter().find(|row| row.0 == name).map(|row| Cost::from(row.1))
    }

    /// The cost of a word more or less.
    pub(super) fn word(&self, word: &[u8]) -> Cost {
        Cost::from(self.words.get(word).copied().unwrap_or(self.any_word))
    }
}

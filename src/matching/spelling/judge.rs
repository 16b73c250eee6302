//! How sure a found name is, and whether to say that it *is* the name: the table `judgement.tsv`.

use std::sync::LazyLock;

use super::myers::Pattern;
use super::skeleton::{class, is_consonant};
use super::sounds::BOUNDARY;
use super::weights::Cost;
use crate::text::translit::SYSTEMS;

/// What is known of a spelling and a name, in thousandths.
pub(super) const FACTS: usize = 14;
/// What each of them is, as the table names it.
pub(super) const NAMES: [&str; FACTS] = [
    "always",
    "cost a sound, bits",
    "its square",
    "letters apart, of all",
    "sounds more or less, of all",
    "one by sounds",
    "lead over the next name",
    "unwritten vowels",
    "letters apart with unwritten vowels",
    "another script",
    "consonants apart, of all",
    "words more or less",
    "begins otherwise",
    "ends otherwise",
];
/// Lead over the next name from which more says nothing, in eighths of a bit.
const LEAD: Cost = 200;

/// What is known of a spelling and a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts(pub(super) [i32; FACTS]);

impl Facts {
    /// `rival` is what the nearest name that sounds otherwise costs.
    pub(super) fn new(spelling: &[u8], system: usize, name: &[u8], cost: Cost, rival: Option<Cost>) -> Self {
        let count = |sounds: &[u8]| sounds.iter().map(|&s| i32::from(s != BOUNDARY)).sum::<i32>();
        let (written, listed) = (count(spelling), count(name));
        let most = written.max(listed).max(1);
        let bits = (i32::from(cost) * 125 / most).min(6000);
        let apart = Pattern::new(spelling).distance(name).cast_signed() * 1000 / (most + 2);
        let lead =
            rival.map_or(i32::from(LEAD), |r| (i32::from(r) - i32::from(cost)).clamp(-i32::from(LEAD), LEAD.into()));
        let vowelless = matches!(SYSTEMS[system].name, "Arab" | "Hebr");
        Self([
            1000,
            bits,
            bits * bits / 1000,
            apart,
            (written - listed).abs() * 1000 / most,
            1000 / most,
            lead * 5,
            if vowelless { 1000 } else { 0 },
            if vowelless { apart } else { 0 },
            if system == 0 { 0 } else { 1000 },
            consonants_apart(spelling, name) * 1000 / (most + 2),
            (words(spelling) - words(name)).abs() * 1000,
            differs(first(spelling), first(name)),
            differs(last(spelling), last(name)),
        ])
    }
}

/// Consonants that are not of the same class, in order.
fn consonants_apart(spelling: &[u8], name: &[u8]) -> i32 {
    let consonants = |sounds: &[u8]| sounds.iter().map(|&s| class(s)).filter(|&c| is_consonant(c)).collect::<Vec<u8>>();
    Pattern::new(&consonants(spelling)).distance(&consonants(name)).cast_signed()
}

fn words(sounds: &[u8]) -> i32 {
    sounds.iter().map(|&s| i32::from(s == BOUNDARY)).sum()
}

fn first(sounds: &[u8]) -> u8 {
    sounds.get(1).map_or(0, |&s| class(s))
}

fn last(sounds: &[u8]) -> u8 {
    sounds.iter().rev().nth(1).map_or(0, |&s| class(s))
}

fn differs(one: u8, other: u8) -> i32 {
    if one == other { 0 } else { 1000 }
}

/// Bits a letter apart, in thousandths, up to which letters stand for each other.
const RESPELT: i32 = 5000;

impl Facts {
    /// Whether the letters that differ are such as stand for each other.
    pub(super) fn respelt(&self) -> bool {
        let (bits, apart) = (self.0[1], self.0[3]);
        bits <= 1000 || i64::from(bits) * 1000 <= i64::from(RESPELT) * i64::from(apart)
    }
}

/// Weights of the facts: log odds in thousandths.
pub(super) type Odds = [i32; FACTS];

/// How facts are judged.
#[derive(Default)]
pub(super) struct Judge {
    right: Odds,
    same: Odds,
    /// Odds from which a spelling is claimed to be the name.
    claim: i32,
    /// Odds, and how many in a hundred are right from there; ascending.
    steps: Vec<(i32, u8)>,
}

impl Judge {
    /// The judge of this program.
    pub(super) fn own() -> &'static Self {
        static OWN: LazyLock<Judge> = LazyLock::new(|| Judge::read(include_str!("judgement.tsv")));
        &OWN
    }

    /// Reads a table as `learn` writes it; lines that are no rows are comments.
    pub(super) fn read(table: &str) -> Self {
        let mut made = Self::default();
        for line in table.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let [kind, what, value] = fields[..] else { continue };
            let Ok(value) = value.parse::<i32>() else { continue };
            let fact = NAMES.iter().position(|n| *n == what);
            match (kind, fact) {
                ("right", Some(fact)) => made.right[fact] = value,
                ("same", Some(fact)) => made.same[fact] = value,
                ("claim", _) => made.claim = value,
                ("step", _) => made
                    .steps
                    .extend(what.parse().ok().map(|odds| (odds, u8::try_from(value.clamp(0, 100)).unwrap_or(0)))),
                _ => {}
            }
        }
        made
    }

    /// Of a hundred names with such facts, how many are right.
    pub(super) fn score(&self, facts: &Facts) -> u8 {
        let odds = odds(&self.right, facts);
        let next = self.steps.partition_point(|(from, _)| *from <= odds);
        let (Some(&(from, low)), after) = (next.checked_sub(1).map(|i| &self.steps[i]), self.steps.get(next)) else {
            return self.steps.first().map_or(0, |step| step.1);
        };
        let Some(&(to, high)) = after else { return low };
        let part = i64::from(odds - from) * i64::from(high - low) / i64::from(to - from).max(1);
        low + u8::try_from(part).unwrap_or(0)
    }

    /// Whether the spelling is the name.
    pub(super) fn claim(&self, facts: &Facts) -> bool {
        odds(&self.same, facts) >= self.claim
    }
}

/// The log odds of facts, in thousandths.
pub(super) fn odds(weights: &Odds, facts: &Facts) -> i32 {
    let sum: i64 = weights.iter().zip(&facts.0).map(|(w, f)| i64::from(*w) * i64::from(*f)).sum();
    (sum / 1000) as i32
}

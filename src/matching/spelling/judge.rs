//! How sure a found name is, and whether to say that it *is* the name: the table `judgement.tsv`.

use std::sync::LazyLock;

use super::endings::{self, Endings};
use super::myers::{LONGEST, Pattern};
use super::skeleton::{class, is_consonant};
use super::sounds::BOUNDARY;
use super::weights::Cost;
use crate::text::translit::SYSTEMS;

/// What is known of a spelling and a name, in thousandths.
pub(super) const FACTS: usize = 29;
/// What each of them is, as the table names it.
pub(super) const NAMES: [&str; FACTS] = [
    "always",
    "respelling a sound, bits",
    "its square",
    "slips a letter, bits",
    "the likelier of both",
    "letters apart, of all",
    "sounds more or less, of all",
    "one by sounds",
    "lead over the next name",
    "unwritten vowels",
    "letters apart with unwritten vowels",
    "consonants apart, of all",
    "words more or less",
    "begins otherwise",
    "ends otherwise",
    "dearest difference, bits",
    "dearest difference of all",
    "consonants that differ, of all",
    "first sound differs",
    "another script",
    "Cyrillic",
    "Armenian",
    "Georgian",
    "Greek",
    "Devanagari",
    "several words",
    "slips rather than respelling",
    "another ending",
    "an ending more or less",
];
/// More than there are sounds.
const SOUNDS: usize = 64;

/// Lead over the next name from which more says nothing, in eighths of a bit.
pub(super) const LEAD: Cost = 100;

/// A spelling and a name, measured.
pub(super) struct Compared<'s> {
    pub(super) spelling: &'s [u8],
    pub(super) name: &'s [u8],
    /// The writing system of the spelling, or of the name if the spelling is Latin.
    pub(super) system: usize,
    /// What respelling costs, and the dearest difference of it.
    pub(super) respelt: Cost,
    pub(super) dearest: Cost,
    /// What slips cost, where both are of one writing system.
    pub(super) slipped: Option<Cost>,
    /// How far ahead the name is of the next one that sounds otherwise, if there is one.
    pub(super) lead: Option<i32>,
}

/// What is known of a spelling and a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts(pub(super) [i32; FACTS]);

impl Facts {
    pub(super) fn new(of: &Compared<'_>) -> Self {
        let Compared { spelling, name, .. } = *of;
        let count = |sounds: &[u8]| sounds.iter().map(|&s| i32::from(s != BOUNDARY)).sum::<i32>();
        let (written, listed) = (count(spelling), count(name));
        let most = written.max(listed).max(1);
        let bits = |cost: Cost| (i32::from(cost) * 125 / most).min(6000);
        let respelt = bits(of.respelt);
        let slipped = of.slipped.map_or(respelt, bits);
        let apart = Pattern::<SOUNDS>::new(spelling).distance(name).cast_signed() * 1000 / (most + 2);
        let limit = i32::from(LEAD);
        let lead = of.lead.map_or(limit, |lead| lead.clamp(-limit, limit));
        let script = SYSTEMS[of.system].name;
        let vowelless = matches!(script, "Arab" | "Hebr");
        let flag = |is: bool| i32::from(is) * 1000;
        let dearest = i32::from(of.dearest.min(160)) * 125;
        let ending = endings::compare(spelling, name);
        Self([
            1000,
            respelt,
            respelt * respelt / 1000,
            slipped,
            respelt.min(slipped),
            apart,
            (written - listed).abs() * 1000 / most,
            1000 / most,
            lead * 10,
            flag(vowelless),
            if vowelless { apart } else { 0 },
            consonants_apart(spelling, name, class) * 1000 / (most + 2),
            (words(spelling) - words(name)).abs() * 1000,
            differs(first(spelling), first(name)),
            differs(last(spelling), last(name)),
            dearest / 4,
            dearest / most,
            consonants_apart(spelling, name, |sound| sound) * 1000 / (most + 2),
            flag(spelling.get(1) != name.get(1)),
            flag(of.system > 0),
            flag(script == "Cyrl"),
            flag(script == "Armn"),
            flag(script == "Geor"),
            flag(script == "Grek"),
            flag(script == "Deva"),
            flag(words(name) > 2),
            flag(slipped < respelt),
            flag(ending == Endings::Different),
            flag(ending == Endings::OneMore),
        ])
    }
}

/// Consonants that are not the same to `by`, in order.
fn consonants_apart(spelling: &[u8], name: &[u8], by: impl Fn(u8) -> u8) -> i32 {
    let consonants = |sounds: &[u8]| {
        let (mut all, mut count) = ([0; LONGEST], 0);
        for &sound in sounds {
            if count < LONGEST {
                // Written over if it is none.
                all[count] = by(sound);
                count += usize::from(is_consonant(class(sound)));
            }
        }
        (all, count)
    };
    let ((spelling, written), (name, listed)) = (consonants(spelling), consonants(name));
    Pattern::<SOUNDS>::new(&spelling[..written]).distance(&name[..listed]).cast_signed()
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
        let (bits, apart) = (self.0[4], self.0[5]);
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

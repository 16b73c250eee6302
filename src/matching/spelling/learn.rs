//! Learning the weights from names and their spellings (Brill and Moore 2000, "An improved error model for noisy channel
//! spelling correction"): align every spelling with its name, and count what stands for what.

#![allow(clippy::cast_precision_loss, clippy::cast_sign_loss)] // Counts are far below 2^52, and bits are not negative.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::sounds::{BOUNDARY, KINDS, code, sound, sounds};
use crate::text::translit::{SOUNDS, SYSTEMS};

/// How much the first guess is trusted, counted in sightings: for all systems together, and the table of all for one.
const TRUST_GUESS: f64 = 30.0;
const TRUST_ALL: f64 = 20.0;
/// Sightings that a difference of more than one sound must have, and what it must save, in bits.
const SEEN: f64 = 3.0;
const SAVES: f64 = 0.5;
/// Bits a sound from which an alignment is no spelling but another name.
const NO_SPELLING: f64 = 2.6;
/// Rounds of aligning and counting: the costs stand after three.
const ROUNDS: usize = 3;
/// Bits that a word more or less costs at least, and one that was never seen so.
const WORD: f64 = 5.0;
const ANY_WORD: f64 = 15.0;
/// Names that a word must have been added to.
const WORD_SEEN: usize = 2;

/// Sounds that are often taken for one another (BGN/PCGN and national systems side by side); a first guess, from which
/// the counting begins.
const ALIKE: &[&str] =
    &["qgGkXxhHW", "jcZDCdT", "Cc", "Ss", "yijYI", "vwbuWf", "ZzjS", "TcsDz", "tdD", "pbf", "kgcq", "Ssz"];
const VOWELS: &str = "aeiouyAOUIWYHw";

type Pair = [u8; 2];
type Atoms = Vec<f64>;

/// A spelling with its name.
struct Example {
    system: usize,
    spelling: Vec<u8>,
    name: Vec<u8>,
}

#[derive(Default)]
struct Counts {
    /// What the name has, what the spelling has.
    seen: BTreeMap<(Pair, Pair), f64>,
    /// What the name has at all.
    names: BTreeMap<Pair, f64>,
}

/// Learns the weights from pairs of a spelling and its name; gives the table, a row a line: system, what the name has,
/// what the spelling has, cost in eighths of a bit.
pub(super) fn learn_weights<'t>(pairs: impl Iterator<Item = (&'t str, &'t str)>) -> String {
    let examples: Vec<Example> = pairs
        .map(|(spelling, name)| {
            let (spelling, name) = (sounds(spelling), sounds(name));
            Example { system: spelling.system, spelling: spelling.sounds, name: name.sounds }
        })
        .filter(|e| !e.spelling.is_empty() && !e.name.is_empty())
        .collect();
    let whole: Vec<&Example> = examples.iter().collect();
    let guess = first_guess();
    let all = refine(&whole, &guess, &guess, TRUST_GUESS);
    let mut out = String::new();
    atoms(&mut out, "*", &all, None);
    words(&mut out, &examples, &all);
    for (index, system) in SYSTEMS.iter().enumerate() {
        let own: Vec<&Example> = examples.iter().filter(|e| e.system == index).collect();
        let costs = refine(&own, &all, &all, TRUST_ALL);
        atoms(&mut out, system.name, &costs, Some(&all));
        let counts = count(&own, &costs);
        for (&(name, spelling), &seen) in &counts.seen {
            if seen < SEEN || name[1] == 0 && spelling[1] == 0 {
                continue;
            }
            let bits = -(seen / (counts.names[&name] + 2.0)).log2();
            let single = |pair: Pair| pair.into_iter().filter(|&s| s > 0).collect::<Vec<u8>>();
            if bits < align(&costs, &single(spelling), &single(name)).0 - SAVES {
                row(&mut out, system.name, name, spelling, bits);
            }
        }
    }
    out
}

/// Costs in bits before anything is counted.
fn first_guess() -> Atoms {
    let vowel = |c: u8| VOWELS.contains(sound(c));
    let mut costs = vec![8.0; KINDS * KINDS];
    costs[0] = 99.0;
    for a in 1..KINDS as u8 {
        let boundary = a == BOUNDARY;
        costs[usize::from(a) * KINDS] = if boundary {
            4.0
        } else if vowel(a) {
            3.0
        } else {
            6.0
        };
        costs[usize::from(a)] = if boundary || vowel(a) { 4.0 } else { 7.0 };
        for b in 1..KINDS as u8 {
            costs[usize::from(a) * KINDS + usize::from(b)] = if a == b {
                0.1
            } else if boundary || b == BOUNDARY {
                20.0
            } else if vowel(a) && vowel(b) {
                3.0
            } else if vowel(a) != vowel(b) {
                10.0
            } else {
                7.0
            };
        }
    }
    for class in ALIKE {
        for a in class.bytes() {
            for b in class.bytes().filter(|b| *b != a) {
                let cell: &mut f64 = &mut costs[usize::from(code(a)) * KINDS + usize::from(code(b))];
                *cell = cell.min(3.5);
            }
        }
    }
    costs
}

fn refine(examples: &[&Example], start: &Atoms, prior: &Atoms, trust: f64) -> Atoms {
    let mut costs = start.clone();
    for _ in 0..ROUNDS {
        let counts = count(examples, &costs);
        for a in 0..KINDS as u8 {
            for b in 0..KINDS as u8 {
                let cell = usize::from(a) * KINDS + usize::from(b);
                if cell > 0 {
                    let seen = counts.seen.get(&([a, 0], [b, 0])).copied().unwrap_or(0.0);
                    let of = counts.names.get(&[a, 0]).copied().unwrap_or(0.0);
                    costs[cell] = -((seen + trust * (-prior[cell]).exp2()) / (of + trust)).log2();
                }
            }
        }
    }
    costs
}

fn count(examples: &[&Example], costs: &Atoms) -> Counts {
    let mut counts = Counts::default();
    for example in examples {
        let (bits, steps) = align(costs, &example.spelling, &example.name);
        if bits > NO_SPELLING * example.spelling.len().max(example.name.len()) as f64 {
            continue;
        }
        for &sound in &example.name {
            *counts.names.entry([sound, 0]).or_default() += 1.0;
        }
        for pair in example.name.windows(2) {
            *counts.names.entry([pair[0], pair[1]]).or_default() += 1.0;
        }
        *counts.names.entry([0, 0]).or_default() += example.name.len() as f64 + 1.0;
        for first in 0..steps.len() {
            // This step alone, then with those behind it while both sides have two sounds at most.
            let (mut name, mut spelling): (Pair, Pair) = ([0; 2], [0; 2]);
            for &(a, b) in steps[first..].iter().take(4) {
                if !put(&mut name, a) || !put(&mut spelling, b) {
                    break;
                }
                *counts.seen.entry((name, spelling)).or_default() += 1.0;
            }
        }
    }
    counts
}

/// Appends a sound, or none, to a pair; false if it is full.
fn put(pair: &mut Pair, sound: u8) -> bool {
    if sound == 0 {
        return true;
    }
    match pair.iter_mut().find(|s| **s == 0) {
        Some(free) => *free = sound,
        None => return false,
    }
    true
}

/// The cheapest alignment sound by sound: its cost in bits, and the steps (of the name, of the spelling; 0 none).
fn align(costs: &Atoms, spelling: &[u8], name: &[u8]) -> (f64, Vec<(u8, u8)>) {
    let width = name.len() + 1;
    let one = |a: u8, b: u8| costs[usize::from(a) * KINDS + usize::from(b)];
    let mut cells: Vec<(f64, (u8, u8))> = vec![(f64::MAX, (0, 0)); (spelling.len() + 1) * width];
    cells[0].0 = 0.0;
    for i in 0..=spelling.len() {
        for j in 0..=name.len() {
            let mut best = cells[i * width + j];
            let mut offer = |from: usize, a: u8, b: u8| {
                let cost = cells[from].0 + one(a, b);
                if cost < best.0 {
                    best = (cost, (a, b));
                }
            };
            if i > 0 && j > 0 {
                offer((i - 1) * width + j - 1, name[j - 1], spelling[i - 1]);
            }
            if j > 0 {
                offer(i * width + j - 1, name[j - 1], 0);
            }
            if i > 0 {
                offer((i - 1) * width + j, 0, spelling[i - 1]);
            }
            cells[i * width + j] = best;
        }
    }
    let (mut i, mut j) = (spelling.len(), name.len());
    let mut steps = Vec::with_capacity(i.max(j));
    while i > 0 || j > 0 {
        let (a, b) = cells[i * width + j].1;
        steps.push((a, b));
        j -= usize::from(a > 0);
        i -= usize::from(b > 0);
    }
    steps.reverse();
    (cells[spelling.len() * width + name.len()].0, steps)
}

/// Words that spellings add to names or leave out: the words of the longer side beside a shorter one that is found
/// again in it.
fn words(out: &mut String, examples: &[Example], costs: &Atoms) {
    let mut seen: BTreeMap<Vec<u8>, std::collections::BTreeSet<&[u8]>> = BTreeMap::new();
    for example in examples {
        let split = |sounds: &[u8]| -> Vec<Vec<u8>> {
            sounds.split(|&s| s == BOUNDARY).filter(|w| !w.is_empty()).map(<[u8]>::to_vec).collect()
        };
        let (spelling, name) = (split(&example.spelling), split(&example.name));
        let (long, short) = if spelling.len() > name.len() { (&spelling, &name) } else { (&name, &spelling) };
        if long.len() != short.len() + 1 {
            continue;
        }
        for left_out in 0..long.len() {
            let rest: Vec<u8> = join(long.iter().enumerate().filter(|(i, _)| *i != left_out).map(|(_, w)| w));
            let short = join(short.iter());
            if align(costs, &rest, &short).0 < short.len() as f64 {
                seen.entry(long[left_out].clone()).or_default().insert(&example.name);
            }
        }
    }
    let total: usize = seen.values().map(std::collections::BTreeSet::len).sum();
    let _ = writeln!(out, "*\t*\tword\t{}", (ANY_WORD * 8.0) as u8);
    for (word, names) in &seen {
        if names.len() >= WORD_SEEN {
            let bits = (WORD - (names.len() as f64 / total as f64).log2()).min(ANY_WORD);
            let text: String = word.iter().map(|&c| sound(c)).collect();
            let _ = writeln!(out, "*\t{text}\tword\t{}", (bits * 8.0) as u8);
        }
    }
}

fn join<'w>(words: impl Iterator<Item = &'w Vec<u8>>) -> Vec<u8> {
    let mut out = vec![BOUNDARY];
    for word in words {
        out.extend(word);
        out.push(BOUNDARY);
    }
    out
}

fn atoms(out: &mut String, system: &str, costs: &Atoms, all: Option<&Atoms>) {
    for a in 0..=SOUNDS.len() as u8 {
        for b in 0..=SOUNDS.len() as u8 {
            let cell = usize::from(a) * KINDS + usize::from(b);
            if cell > 0 && all.is_none_or(|all| (all[cell] - costs[cell]).abs() >= 0.25) {
                row(out, system, [a, 0], [b, 0], costs[cell]);
            }
        }
    }
}

fn row(out: &mut String, system: &str, name: Pair, spelling: Pair, bits: f64) {
    let text = |pair: Pair| pair.into_iter().filter(|&s| s > 0).map(sound).collect::<String>();
    let _ =
        writeln!(out, "{system}\t{}\t{}\t{}", text(name), text(spelling), (bits * 8.0).round().clamp(0.0, 250.0) as u8);
}

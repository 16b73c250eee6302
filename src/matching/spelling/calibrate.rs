//! Learning how sure a found name is: on places whose own spellings were not learnt from.

#![allow(clippy::needless_range_loop)] // Matrices read better by index.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt::Write as _;
use std::sync::Arc;

use super::index::{NameIndex, Near, Search};
use super::judge::{FACTS, Facts, NAMES, Odds, odds};
use super::learn::learn_weights;
use super::sounds::sounds;
use super::weights::Tables;

/// Parts that the examples are cut into by place; each is judged with what the others taught.
const PARTS: u32 = 5;
/// Of spellings, how many in a thousand are to be claimed.
const CLAIMED: usize = 903;
/// Steps of the curve from odds to per cent, of equally many examples each.
const STEPS: usize = 24;

/// A spelling of a name, or another name of the same place.
#[derive(Clone, Copy, Debug)]
pub struct SpellingExample<'t> {
    /// As it is written.
    pub spelling: &'t str,
    /// The name that it stands for.
    pub name: &'t str,
    /// A number for the place: examples of one place are kept together.
    pub place: u32,
    /// True for a spelling of the name, false for another name.
    pub same: bool,
}

/// What was learnt.
#[derive(Clone, Debug)]
pub struct LearntSpellings {
    /// What differences cost: `weights.tsv`.
    pub weights: String,
    /// How sure a found name is: `judgement.tsv`.
    pub judgement: String,
    /// Spellings found right among all names, and spellings, each with weights that its place took no part in.
    pub right: (usize, usize),
    /// Claimed in a thousand, held out alike: spellings, other names, spellings whose place is not listed.
    pub claimed: (usize, usize, usize),
}

/// A judged example.
struct Case {
    facts: Facts,
    right: bool,
    kind: Kind,
}

/// What a judged example is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Spelling,
    OtherName,
    /// A spelling of a place that is not listed.
    NotListed,
}

/// Learns from spellings of names, and from other names, which are to be told apart.
pub fn learn_spellings(examples: &[SpellingExample<'_>]) -> LearntSpellings {
    let teach = |part: Option<u32>| {
        let fit = examples.iter().filter(|e| e.same && part.is_none_or(|part| part_of(e.place) != part));
        learn_weights(fit.map(|e| (e.spelling, e.name)))
    };
    let mut names: Vec<&str> = examples.iter().map(|e| e.name).collect();
    names.sort_unstable();
    names.dedup();
    let listed: HashSet<Vec<u8>> = names.iter().map(|n| sounds(n).sounds).collect();
    let (mut found_cases, mut claim_cases) = (Vec::new(), Vec::new());
    let mut right = (0, 0);
    for part in 0..PARTS {
        let tables = Arc::new(Tables::new(Cow::Owned(teach(Some(part)))));
        let index = NameIndex::with(names.iter().copied(), tables);
        let mut search = Search::default();
        for example in examples.iter().filter(|e| part_of(e.place) == part) {
            let found = index.nearest(example.spelling, 1, &mut search);
            let is_right = |n: &Near| names[n.name as usize] == example.name;
            right.1 += usize::from(example.same);
            let Some(facts) = index.facts(&found, 0, &mut search) else { continue };
            let first = is_right(&found[0]);
            right.0 += usize::from(example.same && first);
            let kind = if example.same { Kind::Spelling } else { Kind::OtherName };
            found_cases.push(Case { facts, right: first, kind });
            if !example.same && listed.contains(&search.query) {
                continue;
            }
            claim_cases.push(Case { facts, right: first && example.same, kind });
            // And as if the place were not listed.
            if !example.same || listed.contains(&search.query) {
                continue;
            }
            let own = names.binary_search(&example.name).unwrap_or_default() as u32;
            let rest = index.nearest_but(example.spelling, 1, Some(own), &mut search);
            if let Some(facts) = index.facts(&rest, 0, &mut search) {
                claim_cases.push(Case { facts, right: false, kind: Kind::NotListed });
            }
        }
    }
    let mut out = String::new();
    let right_odds = regress(&found_cases);
    let same_odds = regress(&claim_cases);
    for (kind, weights) in [("right", &right_odds), ("same", &same_odds)] {
        for (name, weight) in NAMES.iter().zip(weights) {
            let _ = writeln!(out, "{kind}\t{name}\t{weight}");
        }
    }
    let odds_of = |kind: Kind| -> Vec<i32> {
        let own = claim_cases.iter().filter(|c| c.kind == kind);
        let mut all: Vec<i32> = own.map(|c| odds(&same_odds, &c.facts)).collect();
        all.sort_unstable();
        all
    };
    let spellings = odds_of(Kind::Spelling);
    let claim = spellings.get(spellings.len() * (1000 - CLAIMED) / 1000).copied().unwrap_or(0);
    let _ = writeln!(out, "claim\todds\t{claim}");
    for (from, share) in steps(&found_cases, &right_odds) {
        let _ = writeln!(out, "step\t{from}\t{share}");
    }
    let claimed = |kind: Kind| {
        let all = odds_of(kind);
        (all.len() - all.partition_point(|o| *o < claim)) * 1000 / all.len().max(1)
    };
    let claimed = (claimed(Kind::Spelling), claimed(Kind::OtherName), claimed(Kind::NotListed));
    LearntSpellings { weights: teach(None), judgement: out, right, claimed }
}

/// The part of a place: a hash, so that neighbours in a list do not stay together.
fn part_of(place: u32) -> u32 {
    (place.wrapping_mul(2_654_435_761) >> 16) % PARTS
}

/// Logistic regression by Newton's method with a little shrinking.
fn regress(cases: &[Case]) -> Odds {
    const SHRINK: f64 = 1.0;
    let mut weights = [0.0_f64; FACTS];
    for _ in 0..25 {
        let mut slope = [0.0; FACTS];
        let mut bend = [[0.0; FACTS]; FACTS];
        for case in cases {
            let facts = case.facts.0.map(|f| f64::from(f) / 1000.0);
            let sum: f64 = weights.iter().zip(&facts).map(|(w, f)| w * f).sum();
            let p = 1.0 / (1.0 + (-sum).exp());
            for i in 0..FACTS {
                slope[i] += (f64::from(u8::from(case.right)) - p) * facts[i];
                for j in 0..FACTS {
                    bend[i][j] += p * (1.0 - p) * facts[i] * facts[j];
                }
            }
        }
        for i in 0..FACTS {
            slope[i] -= SHRINK * weights[i];
            bend[i][i] += SHRINK;
        }
        for (weight, step) in weights.iter_mut().zip(solve(bend, slope)) {
            *weight += step;
        }
    }
    weights.map(|w| (w * 1000.0).round() as i32)
}

/// Solves a system of equations whose matrix is positive definite.
fn solve(mut matrix: [[f64; FACTS]; FACTS], mut right: [f64; FACTS]) -> [f64; FACTS] {
    for i in 0..FACTS {
        for j in i + 1..FACTS {
            let factor = matrix[j][i] / matrix[i][i];
            for k in i..FACTS {
                matrix[j][k] -= factor * matrix[i][k];
            }
            right[j] -= factor * right[i];
        }
    }
    for i in (0..FACTS).rev() {
        for j in i + 1..FACTS {
            right[i] -= matrix[i][j] * right[j];
        }
        right[i] /= matrix[i][i];
    }
    right
}

/// The curve from odds to per cent: bins of equally many examples, made to rise (pool adjacent violators).
fn steps(cases: &[Case], weights: &Odds) -> Vec<(i32, u32)> {
    let mut all: Vec<(i32, bool)> = cases.iter().map(|c| (odds(weights, &c.facts), c.right)).collect();
    all.sort_unstable();
    // Sum of odds, examples, right ones.
    let mut bins: Vec<(i64, u32, u32)> = Vec::new();
    for chunk in all.chunks(all.len().div_ceil(STEPS).max(1)) {
        let mut bin = (
            chunk.iter().map(|c| i64::from(c.0)).sum::<i64>(),
            chunk.len() as u32,
            chunk.iter().filter(|c| c.1).count() as u32,
        );
        while let Some(last) = bins.last().filter(|last| last.2 * bin.1 > bin.2 * last.1) {
            bin = (bin.0 + last.0, bin.1 + last.1, bin.2 + last.2);
            bins.pop();
        }
        bins.push(bin);
    }
    bins.iter().map(|b| ((b.0 / i64::from(b.1)) as i32, (b.2 * 100).div_ceil(b.1).min(100))).collect()
}

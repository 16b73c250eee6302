//! Names that nobody listed: a capitalised word that is nearly a term.
//!
//! First version: slips of the keyboard in long names. Every term is filed under what is left of it when one or two
//! letters are taken away (Garbe's symmetric deletion); a word that shares such a remainder is measured exactly.

use std::collections::HashMap;

use super::terms::{Match, Reading};
use crate::base::{Lang, PlainSpan};
use crate::model::{How, HowSet, MatchMode, Rank, Score, Status, TermRef};
use crate::text::fold;
use crate::text::morph::{Form, Joint};
use crate::text::words::{self, Script, script};

/// Letters of a term from which one slip is forgiven, and from which two are: below them too many ordinary words and
/// other names are as near.
const ONE_SLIP: usize = 7;
const TWO_SLIPS: usize = 10;
/// Words longer than this are no names.
const LONGEST: usize = 40;

struct Candidate<'g> {
    letters: Vec<char>,
    term: TermRef<'g>,
}

/// Finds the terms that a word is near to.
pub struct NearFinder<'g> {
    candidates: Vec<Candidate<'g>>,
    /// Hash of a remainder → candidates.
    remainders: HashMap<u64, Vec<u32>>,
}

impl<'g> NearFinder<'g> {
    /// Files the terms for texts in `lang`: single words of seven letters or more, neither hidden nor rejected.
    pub fn new(terms: impl Iterator<Item = TermRef<'g>>, lang: &Lang) -> Self {
        let mut finder = Self { candidates: Vec::new(), remainders: HashMap::new() };
        for term in terms {
            let listed = term.term;
            let plain = listed.rank < Rank::Deprecated && listed.status == Status::Approved;
            if !plain || listed.matching == MatchMode::ContextOnly || listed.text.contains([' ', '-']) {
                continue;
            }
            let letters = key(&listed.text);
            // The text's own language first: its spelling is the one to compare with where two are alike.
            let own = listed.lang.same_language(lang);
            if letters.len() < ONE_SLIP || finder.candidates.iter().any(|c| !own && c.letters == letters) {
                continue;
            }
            let index = finder.candidates.len() as u32;
            each_remainder(&letters, slips(letters.len()), &mut |hash| {
                let row = finder.remainders.entry(hash).or_default();
                if row.last() != Some(&index) {
                    row.push(index);
                }
            });
            finder.candidates.push(Candidate { letters, term });
        }
        finder
    }

    /// Adds the near names of a plain text to its matches, which stay ascending: capitalised words that no match
    /// covers.
    pub fn find(&self, plain: &str, matches: &mut Vec<Match<'g>>) {
        if self.candidates.is_empty() {
            return;
        }
        let taken: Vec<PlainSpan> = matches.iter().map(|m| m.span).collect();
        let mut next = 0;
        for span in words::words(plain) {
            while next < taken.len() && taken[next].end <= span.start {
                next += 1;
            }
            let word = &plain[span.range()];
            if taken.get(next).is_some_and(|t| t.overlaps(span)) || !is_name_like(word) {
                continue;
            }
            if let Some((candidate, cost)) = self.nearest(word) {
                let TermRef { concept, name, term } = candidate.term;
                matches.push(Match {
                    span,
                    how: HowSet::EXACT.with(How::Misspelt),
                    score: Score { cost, len: candidate.letters.len() as u32 },
                    joint: Joint::None,
                    joint_span: PlainSpan { start: span.end, end: span.end },
                    readings: vec![Reading { concept, name, term, form: Form::BARE }],
                    phrase: None,
                });
            }
        }
        if matches.len() > taken.len() {
            matches.sort_by_key(|m| m.span);
        }
    }

    /// The one nearest term; none if two things are equally near.
    fn nearest(&self, word: &str) -> Option<(&Candidate<'g>, u32)> {
        let letters = key(word);
        if letters.len() + 1 < ONE_SLIP || letters.len() > LONGEST {
            return None;
        }
        let mut seen = Vec::new();
        each_remainder(&letters, slips(letters.len() + 1), &mut |hash| {
            seen.extend(self.remainders.get(&hash).into_iter().flatten().copied());
        });
        seen.sort_unstable();
        seen.dedup();
        let mut best: Option<(&Candidate<'g>, u32)> = None;
        let mut tied = false;
        for index in seen {
            let candidate = &self.candidates[index as usize];
            // The first letter is the one that people get right; a slip there is usually another name.
            if candidate.letters.first() != letters.first() || script_of(&candidate.letters) != script_of(&letters) {
                continue;
            }
            let cost = strsim::generic_damerau_levenshtein(&candidate.letters, &letters) as u32;
            if cost == 0 || cost as usize > slips(candidate.letters.len()) {
                continue;
            }
            match best {
                Some((_, least)) if least < cost => {}
                Some((other, least)) if least == cost => {
                    tied |= !std::ptr::eq(other.term.concept, candidate.term.concept);
                }
                _ => (best, tied) = (Some((candidate, cost)), false),
            }
        }
        best.filter(|_| !tied)
    }
}

fn slips(letters: usize) -> usize {
    if letters >= TWO_SLIPS {
        2
    } else {
        usize::from(letters >= ONE_SLIP)
    }
}

fn key(word: &str) -> Vec<char> {
    fold::Key::coarse(word).text.chars().filter(|c| c.is_alphabetic()).collect()
}

fn script_of(letters: &[char]) -> Option<Script> {
    letters.first().map(|&c| script(c))
}

/// Capitalised, letters only, of a script that has capitals.
fn is_name_like(word: &str) -> bool {
    word.len() + 1 >= ONE_SLIP && word.len() <= LONGEST * 4 && {
        let mut chars = word.chars();
        chars.next().is_some_and(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || fold::is_silent(c) || !c.is_alphanumeric())
    }
}

/// Calls `each` with a hash of every string that is left when up to `deletions` letters are taken away.
fn each_remainder(letters: &[char], deletions: usize, each: &mut dyn FnMut(u64)) {
    each(hash(letters, usize::MAX, usize::MAX));
    for i in 0..letters.len() {
        if deletions >= 1 {
            each(hash(letters, i, usize::MAX));
        }
        if deletions >= 2 {
            for j in i + 1..letters.len() {
                each(hash(letters, i, j));
            }
        }
    }
}

/// FNV-1a over the letters, two of them left out.
fn hash(letters: &[char], skip: usize, also: usize) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for (i, &c) in letters.iter().enumerate() {
        if i != skip && i != also {
            hash = (hash ^ u64::from(c as u32)).wrapping_mul(0x0100_0000_01B3);
        }
    }
    hash
}

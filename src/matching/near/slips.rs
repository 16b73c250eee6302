//! Slips of the keyboard: every term is filed under what is left of it when one or two letters are taken away (Garbe's
//! symmetric deletion); a word that shares such a remainder is measured exactly.

use std::sync::OnceLock;

use super::super::remainders::{self, Remainders};
use super::super::terms::lemma;
use super::respelt::retain_true_copulas;
use super::word::Word;
use super::{Found, LONGEST, Listed, distance, key};
use crate::base::Lang;
use crate::model::{How, Score, TermRef};
use crate::text::fold::{self, Fold};
use crate::text::morph::Feature;
use crate::text::words::{Script, script};

/// Letters of a term from which one slip is forgiven, and from which two are: below them too many ordinary words and
/// other names are as near.
pub(super) const ONE_SLIP: usize = 7;
const TWO_SLIPS: usize = 10;

/// A stem of a term.
struct Stem {
    term: u32,
    /// Coarsely folded.
    letters: Box<[char]>,
    /// Finely folded: what the language's rules begin from.
    fine: Box<str>,
}

/// What a stem is made of.
#[derive(Clone, Copy)]
struct Outline {
    /// A bit for each letter that it has; letters may share one.
    letters: u32,
    first: char,
    len: u8,
    slips: u8,
}

/// Terms by their letters, apart by scripts: a slip stays in its own.
pub(super) struct Slips<'g> {
    scripts: Vec<OfScript<'g>>,
    lang: Lang,
}

/// The terms of a script, filed when a word of it is asked about: a draft has few scripts.
struct OfScript<'g> {
    script: Option<Script>,
    terms: Vec<TermRef<'g>>,
    filed: OnceLock<Filed<'g>>,
}

struct Filed<'g> {
    listed: Vec<(Listed<'g>, usize)>,
    stems: Vec<Stem>,
    /// Of each stem: what most candidates are refused by, close together in memory.
    outlines: Vec<Outline>,
    /// From what is left of a stem's beginning to the stem.
    remainders: Remainders,
    /// The letters of the shortest stem.
    shortest: usize,
}

impl<'g> Slips<'g> {
    /// For texts in `lang`, the text's own language first: single words of seven letters or more.
    pub(super) fn new(terms: &[TermRef<'g>], lang: &Lang) -> Self {
        let mut scripts: Vec<OfScript<'g>> = Vec::new();
        for &term in terms {
            let first = script_of(&key(&term.term.text));
            match scripts.iter_mut().find(|own| own.script == first) {
                Some(own) => own.terms.push(term),
                None => scripts.push(OfScript { script: first, terms: vec![term], filed: OnceLock::new() }),
            }
        }
        Self { scripts, lang: lang.clone() }
    }

    /// The one nearest term; none if two things are equally near.
    pub(super) fn nearest(&self, word: &Word<'_>) -> Option<Found<'_, 'g>> {
        if word.letters.len() + 1 < ONE_SLIP || word.letters.len() > LONGEST {
            return None;
        }
        let script = script_of(&word.letters);
        let own = self.scripts.iter().find(|own| own.script == script)?;
        own.filed.get_or_init(|| Filed::new(&own.terms, &self.lang)).nearest(word)
    }
}

impl<'g> Filed<'g> {
    fn new(terms: &[TermRef<'g>], lang: &Lang) -> Self {
        let mut seen = std::collections::HashSet::new();
        let (mut listed, mut stems, mut outlines) = (Vec::new(), Vec::new(), Vec::new());
        for &term in terms {
            let letters = key(&term.term.text);
            if letters.len() < ONE_SLIP || !seen.insert((letters.clone(), std::ptr::from_ref(term.name))) {
                continue;
            }
            let (lemma, rules) = lemma(term.concept, term.term, lang);
            for fine in rules.morphology.stems(&lemma, 0) {
                let letters: Box<[char]> = fold::coarse(&fine).chars().filter(|c| c.is_alphabetic()).collect();
                // A stem that lost more than its last letter says too little.
                if letters.len() + 1 >= ONE_SLIP {
                    stems.push(Stem { term: listed.len() as u32, letters, fine: fine.into() });
                }
            }
            listed.push((Listed { term, lemma, rules }, slips(letters.len())));
        }
        let mut rows = Vec::new();
        for (index, stem) in stems.iter().enumerate() {
            let slips = listed[stem.term as usize].1;
            remainders::each(&stem.letters, slips, |hash| rows.push(u64::from(hash) << 32 | index as u64));
            outlines.push(Outline {
                letters: stem.letters.iter().fold(0, |bits, &c| bits | bit(c)),
                first: stem.letters.first().copied().unwrap_or_default(),
                len: stem.letters.len().min(255) as u8,
                slips: slips as u8,
            });
        }
        let shortest = stems.iter().map(|stem| stem.letters.len()).min().unwrap_or(LONGEST);
        Self { listed, stems, outlines, remainders: Remainders::new(rows), shortest }
    }

    fn nearest(&self, word: &Word<'_>) -> Option<Found<'_, 'g>> {
        let letters = &word.letters;
        let mut stems = Vec::new();
        remainders::each(letters, slips(letters.len() + 1), |hash| self.remainders.find(hash, &mut stems));
        // Вежналы, в Варадне: of a short stem the ending is no letter to take away.
        if self.shortest < letters.len().min(remainders::BEGINNING) {
            let beginning = &letters[..self.shortest];
            remainders::each(beginning, slips(beginning.len() + 1), |hash| self.remainders.find(hash, &mut stems));
        }
        if stems.is_empty() {
            return None;
        }
        // The letters of each beginning.
        let mut beginnings = [0; LONGEST + 1];
        for (i, &c) in letters.iter().enumerate() {
            beginnings[i + 1] = beginnings[i] | bit(c);
        }
        let beginnings = &beginnings[..=letters.len()];
        stems.retain(|&stem| self.outlines[stem as usize].may_be_near(letters, beginnings));
        stems.sort_unstable();
        stems.dedup();
        let mut best: Option<(u32, Found<'_, 'g>)> = None;
        let mut tied = false;
        for index in stems {
            let Some((cost, near)) = self.measure(&self.stems[index as usize], word) else { continue };
            match &best {
                Some((known, _)) if *known < cost => {}
                Some((known, _)) if *known == cost => {
                    let first = best.as_mut().map(|(_, first)| first);
                    tied |= first.is_some_and(|first| !first.join(near.listed));
                }
                _ => (best, tied) = (Some((cost, near)), false),
            }
        }
        best.filter(|_| !tied).map(|(_, near)| near)
    }

    /// The word as a misspelt stem with an ending that the language knows.
    fn measure<'f>(&'f self, stem: &'f Stem, word: &Word<'_>) -> Option<(u32, Found<'f, 'g>)> {
        let (listed, slips) = &self.listed[stem.term as usize];
        let letters = &word.letters;
        // The first letter is the one that people get right; a slip there is usually another name.
        if stem.letters.first() != letters.first() {
            return None;
        }
        let (least, most) = (stem.letters.len() - slips, stem.letters.len() + slips);
        let most = most.min(letters.len());
        let costs = distance::of_beginnings(&letters[..most], &stem.letters)?;
        // An ending may itself be misspelt where its vowels follow the name's.
        // Lefkosa for Lefkoşa: letters without their marks are a slip as well.
        let plain = || word.fine(listed.rules.fold).starts_with(&*stem.fine);
        let from = usize::from(listed.rules.fold != Fold::Turkic && plain());
        // Of equally cheap cuts the longest beginning first.
        let cuts = (from..=*slips)
            .flat_map(|cost| (least..=most).rev().map(move |cut| (cost, cut)))
            .filter(|&(cost, cut)| usize::from(costs[cut]) == cost);
        for (cost, cut) in cuts {
            let Some((mut forms, end, joint)) = word.forms(listed, &stem.fine, cut, cost == 0) else { continue };
            // English demonyms are short and many: Sighnaghi is no misspelt person from Sighnag.
            forms.retain(|form| listed.rules.tag != "en" || !form.has(Feature::Demonym));
            retain_true_copulas(&mut forms, letters.get(cut.wrapping_sub(1)), &stem.fine);
            if !forms.is_empty() {
                let cost = cost.max(1) as u32;
                let score = Score { cost, len: listed.lemma.words[0].folded.chars().count() as u32 };
                return Some((
                    cost,
                    Found {
                        listed,
                        also: Vec::new(),
                        forms,
                        end,
                        joint,
                        score,
                        how: How::Misspelt,
                        evidence: None,
                        begins: true,
                    },
                ));
            }
        }
        None
    }
}

impl Outline {
    /// False only if every beginning of the word takes more slips than the stem is forgiven: each letter that only one
    /// of the two has costs one. `beginnings` has the letters of each beginning of the word.
    fn may_be_near(self, letters: &[char], beginnings: &[u32]) -> bool {
        let (len, slips) = (usize::from(self.len), usize::from(self.slips));
        let (least, most) = (len - slips, (len + slips).min(letters.len()));
        letters[0] == self.first
            && least <= letters.len()
            && (self.letters & !beginnings[most]).count_ones() as usize <= slips
            && (beginnings[least] & !self.letters).count_ones() as usize <= slips
    }
}

/// The bit of a letter: neighbours in an alphabet have different ones.
fn bit(c: char) -> u32 {
    1 << (c as u32 & 31)
}

fn slips(letters: usize) -> usize {
    if letters >= TWO_SLIPS { 2 } else { usize::from(letters >= ONE_SLIP) }
}

fn script_of(letters: &[char]) -> Option<Script> {
    letters.first().map(|&c| script(c))
}

//! Names of several words, each of which may be respelt and inflected: *Nagorny Karabah*, *Нагорном Карабахе*.

use std::collections::HashMap;
use std::ops::Range;

use super::super::spelling::{NameIndex, Search};
use super::super::terms::{ends, lemma};
use super::respelt::CHEAP;
use super::sure::{Evidence, bits};
use super::word::{Word, cuts};
use super::{Found, Listed, distance, key};
use crate::base::{Lang, PlainSpan};
use crate::model::{How, Score, TermRef};
use crate::text::fold::{self, is_hyphen};
use crate::text::{case, common, words};

/// Letters of the longest articles and their like.
const FUNCTION_WORD: usize = 4;
/// Words of a name from which on it is not looked for.
const MOST: usize = 4;
/// Letters of its longest word, at least; or of all and of its longest.
const SHORTEST: usize = 5;
const ENOUGH: (usize, usize) = (9, 4);
/// The longest ending that a word may have.
const ENDING: usize = 6;
/// Letters from which a slip of the keyboard is forgiven in a word of a longer name, and what it costs, in eighths of a bit.
const SLIPPED: usize = 5;
const SLIP: u16 = 48;
/// Ways to read each word that are tried.
const WAYS: usize = 3;
/// The Arabic article as it is written, by its dialects and before the letters that it takes the sound of, and what one for another costs
/// (the romanisations of BGN/PCGN and of ALA-LC, which differ in just this).
#[rustfmt::skip]
const ARTICLES: &[&str] = &[
    "al", "el", "il", "ul", "an", "ar", "as", "ash", "at", "ad", "adh", "az", "ath", "en", "er", "es", "esh", "et", "ed", "ez",
];
const ARTICLE: u16 = 4;

struct Name<'g> {
    listed: Listed<'g>,
    /// Of each word, its stems among the parts.
    words: Vec<Range<u32>>,
    sounds: u16,
}

/// Names of several words, by what their first word sounds like.
pub(super) struct Several<'g> {
    names: Vec<Name<'g>>,
    /// First words, and the names that begin with each.
    firsts: NameIndex,
    by_text: HashMap<String, u32>,
    begins: Vec<Vec<u32>>,
    parts: NameIndex,
    fine: Vec<String>,
    bits: i32,
    lang: Lang,
}

/// A way to read a word of the text: as a stem with an ending.
struct Way {
    cost: u16,
    surface: String,
}

impl<'g> Several<'g> {
    pub(super) fn new(terms: &[TermRef<'g>], lang: &Lang) -> Self {
        let (mut names, mut fine) = (Vec::new(), Vec::new());
        let mut firsts: HashMap<String, Vec<u32>> = HashMap::new();
        for &term in terms {
            let (lemma, rules) = lemma(term.concept, term.term, lang);
            let longest = lemma.words.iter().map(|word| key(&word.text).len()).max().unwrap_or(0);
            let enough = longest >= SHORTEST || longest >= ENOUGH.1 && key(&term.term.text).len() >= ENOUGH.0;
            if !(2..=MOST).contains(&lemma.words.len()) || !enough {
                continue;
            }
            let words: Vec<Range<u32>> = (0..lemma.words.len())
                .map(|word| {
                    let from = fine.len() as u32;
                    fine.extend(rules.morphology.stems(&lemma, word));
                    from..fine.len() as u32
                })
                .collect();
            for stem in &fine[words[0].start as usize..words[0].end as usize] {
                let begins = firsts.entry(stem.clone()).or_default();
                if begins.last() != Some(&(names.len() as u32)) {
                    begins.push(names.len() as u32);
                }
            }
            names.push(Name { listed: Listed { term, lemma, rules }, words, sounds: 0 });
        }
        let mut firsts: Vec<(String, Vec<u32>)> = firsts.into_iter().collect();
        firsts.sort_unstable();
        let parts = NameIndex::new(fine.iter().map(String::as_str));
        for name in &mut names {
            let longest = |range: &Range<u32>| range.clone().map(|part| parts.count_of(part)).max().unwrap_or(0);
            name.sounds = name.words.iter().map(longest).sum::<usize>() as u16;
        }
        let bits = bits(names.len());
        Self {
            firsts: NameIndex::new(firsts.iter().map(|(stem, _)| stem.as_str())),
            by_text: firsts.iter().enumerate().map(|(at, (stem, _))| (stem.clone(), at as u32)).collect(),
            begins: firsts.into_iter().map(|(_, names)| names).collect(),
            names,
            parts,
            fine,
            bits,
            lang: lang.clone(),
        }
    }

    /// The first words that a word is near to, or is a form of where it is a `common` one; most words are near to none.
    pub(super) fn begins(&self, word: &Word<'_>, common: bool, search: &mut Search) -> Vec<u32> {
        let Some(first) = self.names.first() else { return Vec::new() };
        let (fold, morphology) = (first.listed.rules.fold, first.listed.rules.morphology);
        let fine = word.fine(fold);
        let mut all = Vec::new();
        for (cut, head, rest) in cuts(&fine, 2, ENDING) {
            if !rest.is_empty() && !morphology.may_end(&fold::coarse(rest)) {
                continue;
            }
            if rest.is_empty() && !common && ARTICLES.contains(&head) {
                all.extend(ARTICLES.iter().filter_map(|article| self.by_text.get(*article)));
            } else if let Some(&first) = self.by_text.get(head) {
                all.push(first);
            } else if !common && cut > 2 {
                let near = self.firsts.find_near(head, &word.sounds(fold, head), CHEAP * cut as u16, search);
                all.extend(near.iter().map(|near| near.name));
            }
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The name of several words that begins at a word near to these.
    pub(super) fn best<'f>(&'f self, word: &Word<'_>, begins: &[u32], search: &mut Search) -> Option<Found<'f, 'g>> {
        let mut best: Option<(u16, Found<'f, 'g>, bool)> = None;
        for &name in begins.iter().flat_map(|&first| &self.begins[first as usize]) {
            let name = &self.names[name as usize];
            let Some((cost, found)) = self.measure(name, word, search) else { continue };
            match &mut best {
                Some((known, ..)) if *known < cost => {}
                Some((known, other, tied)) if *known == cost => *tied |= !other.join(found.listed),
                _ => best = Some((cost, found, false)),
            }
        }
        best.filter(|(.., tied)| !tied).map(|(_, found, _)| found)
    }

    fn measure<'f>(&'f self, name: &'f Name<'g>, word: &Word<'_>, search: &mut Search) -> Option<(u16, Found<'f, 'g>)> {
        let plain = word.plain;
        let mut spans = vec![word.span];
        while spans.len() < name.words.len() {
            spans.push(next_word(plain, spans.last()?.end as usize)?);
        }
        let mut ways: Vec<Vec<Way>> = Vec::new();
        for (span, parts) in spans.iter().zip(&name.words) {
            let row = self.ways(&plain[span.range()], parts.clone(), &name.listed, search);
            if row.is_empty() {
                return None;
            }
            ways.push(row);
        }
        let last = *spans.last()?;
        let all_ends = ends(plain, last, name.listed.rules.fold);
        let mut row = vec![0_usize; ways.len()];
        // Every way of each word with every way of the others; few words have more than one.
        loop {
            let cost = row.iter().zip(&ways).map(|(&i, way)| way[i].cost).fold(0, u16::saturating_add);
            let evidence = Evidence { sounds: name.sounds, cost, names: self.bits, score: 100 };
            if cost > 0 && evidence.is_enough(false) {
                for end in &all_ends {
                    let mut surface: Vec<String> =
                        row.iter().zip(&ways).map(|(&i, way)| way[i].surface.clone()).collect();
                    surface.last_mut()?.push_str(&end.tail);
                    let surface: Vec<&str> = surface.iter().map(String::as_str).collect();
                    let forms = name.listed.rules.morphology.analyse(&name.listed.lemma, &surface);
                    if !forms.is_empty() {
                        let score = Score { cost: u32::from(cost), len: u32::from(name.sounds) * 28 };
                        let found = Found {
                            listed: &name.listed,
                            also: Vec::new(),
                            forms,
                            joint: (end.joint, end.joint_span),
                            end: end.stop,
                            score,
                            how: How::Romanised,
                            evidence: Some(evidence),
                            begins: true,
                        };
                        return Some((cost, found));
                    }
                }
            }
            // The next row, like a number whose digits are the ways.
            let at = row.iter().zip(&ways).rposition(|(&i, way)| i + 1 < way.len())?;
            row[at] += 1;
            row[at + 1..].fill(0);
        }
    }

    /// The cheapest ways to read a word as one of some stems with an ending.
    fn ways(&self, text: &str, parts: Range<u32>, listed: &Listed<'_>, search: &mut Search) -> Vec<Way> {
        let fine = fold::fine(text, listed.rules.fold);
        // An ordinary word is no other ordinary word misspelt.
        let small = text.starts_with(char::is_lowercase);
        let ordinary = || common::is_common(&case::lower(text, &self.lang), self.lang.primary());
        let exact_only = fine.chars().count() < 3 || (small && ordinary());
        let mut all: Vec<Way> = Vec::new();
        for (_, head, rest) in cuts(&fine, 1, ENDING) {
            if !rest.is_empty() && !listed.rules.morphology.may_end(&fold::coarse(rest)) {
                continue;
            }
            for part in parts.clone() {
                let stem = &self.fine[part as usize];
                // A number sounds like nothing.
                if *head != **stem && stem.contains(|c: char| c.is_ascii_digit()) {
                    continue;
                }
                // Les Malouins are no îles Malouines: articles begin with another kind of letter.
                if fine.chars().count() <= FUNCTION_WORD && begins_with_vowel(head) != begins_with_vowel(stem) {
                    continue;
                }
                let articles = || rest.is_empty() && ARTICLES.contains(&head) && ARTICLES.contains(&stem.as_str());
                if *head != **stem && articles() {
                    all.push(Way { cost: ARTICLE, surface: stem.clone() });
                    continue;
                }
                let cost = if *head == **stem { 0 } else { self.parts.cost(part, head, search) };
                let most = CHEAP * (self.parts.count_of(part) as u16 + 1);
                let cost = if cost > most && !exact_only && is_slip(head, stem) { most.min(SLIP) } else { cost };
                if cost == 0 || cost <= most && !exact_only {
                    all.push(Way { cost, surface: format!("{stem}{rest}") });
                }
            }
        }
        all.sort_by_key(|way| way.cost);
        all.truncate(WAYS);
        all
    }
}

/// True for a Latin word that begins with a vowel.
fn begins_with_vowel(word: &str) -> bool {
    word.starts_with(|c| "aeiouıəöüàâäéèêëîïôùûœæ".contains(c))
}

/// True for a stem with one slip of the keyboard: a word of five letters or more, whose first is right.
fn is_slip(head: &str, stem: &str) -> bool {
    let (head, stem) = (key(head), key(stem));
    head.len() >= SLIPPED
        && stem.len() >= SLIPPED
        && head.len().abs_diff(stem.len()) < 2
        && head.first() == stem.first()
        && distance::of_beginnings(&head, &stem).is_some_and(|costs| costs[head.len()] == 1)
}

/// The next word, if only white space or a hyphen parts it from what ends here.
fn next_word(plain: &str, end: usize) -> Option<PlainSpan> {
    let start = words::next_start(plain, end)?;
    let gap = &plain[end..start];
    let fits = !gap.is_empty()
        && gap.len() <= 4
        && gap.chars().all(|c| c.is_whitespace() || is_hyphen(c))
        && gap.matches('\n').count() < 2;
    fits.then(|| PlainSpan::new(start, words::word_end(plain, start)))
}

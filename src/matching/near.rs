//! Names that nobody listed: a capitalised word that is nearly a term.
//!
//! Slips of the keyboard in long names, and other romanisations of them. For slips, every term is filed under what is
//! left of it when one or two letters are taken away (Garbe's symmetric deletion); a word that shares such a remainder is
//! measured exactly.

mod capitalised;
mod distance;
mod ordinary;

use std::collections::HashMap;

use super::remainders::{self, Remainders};
use super::spelling::{NameIndex, Search};
use super::terms::{Match, Reading, lemma};
use crate::base::{Lang, PlainSpan};
use crate::model::{Concept, How, HowSet, MatchMode, Rank, Score, Status, TermRef};
use crate::text::fold;
use crate::text::morph::{Feature, Form, Joint, Language, Lemma};
use crate::text::words::{self, Script, script};
use capitalised::Capitalised;
pub(crate) use ordinary::drop_ordinary;

/// Letters of a term from which one slip is forgiven, and from which two are: below them too many ordinary words and
/// other names are as near.
const ONE_SLIP: usize = 7;
const TWO_SLIPS: usize = 10;
/// How sure it must be that a word is another spelling of a name, in per cent, and what the differences may cost for each
/// letter, in eighths of a bit: of capitalised words of unrelated text, none or nearly none is taken for a name.
const SURE: u8 = 97;
const CHEAP: usize = 5;
/// Words longer than this are no names.
const LONGEST: usize = 40;

/// A stem of a term.
struct Stem {
    term: u32,
    /// Coarsely folded.
    letters: Box<[char]>,
    /// Finely folded: what the language's rules begin from.
    fine: Box<str>,
}

struct Listed<'g> {
    term: TermRef<'g>,
    lemma: Lemma,
    rules: &'static Language,
    slips: usize,
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

/// A term that a word is near to.
struct Near<'f, 'g> {
    listed: &'f Listed<'g>,
    forms: Vec<Form>,
    cost: u32,
    score: Score,
    how: How,
}

/// Finds the terms that a word is near to.
pub(crate) struct NearFinder<'g> {
    listed: Vec<Listed<'g>>,
    stems: Vec<Stem>,
    /// Of each stem: what most candidates are refused by, close together in memory.
    outlines: Vec<Outline>,
    /// From what is left of a stem's beginning to the stem.
    remainders: Remainders,
    /// The terms in `listed`, by what they sound like.
    alike: NameIndex,
}

impl<'g> NearFinder<'g> {
    /// Files the terms for texts in `lang`: single words of seven letters or more that may be suggested.
    pub(crate) fn new(terms: impl Iterator<Item = TermRef<'g>>, lang: &Lang) -> Self {
        let mut terms: Vec<TermRef<'g>> = terms.filter(|t| is_fit(*t)).collect();
        // The text's own language first: of two equal spellings its listing is the one to compare with.
        terms.sort_by_key(|t| !t.term.lang.same_language(lang));
        let mut seen = std::collections::HashSet::new();
        let (listed, stems, outlines) = (Vec::new(), Vec::new(), Vec::new());
        let mut finder = Self {
            listed,
            stems,
            outlines,
            remainders: Remainders::default(),
            alike: NameIndex::new(std::iter::empty()),
        };
        for term in terms {
            let letters = key(&term.term.text);
            if letters.len() < ONE_SLIP || !seen.insert((letters.clone(), std::ptr::from_ref(term.name))) {
                continue;
            }
            let (lemma, rules) = lemma(term.term, lang);
            for fine in rules.morphology.stems(&lemma, 0) {
                let letters: Box<[char]> = fold::coarse(&fine).chars().filter(|c| c.is_alphabetic()).collect();
                // A stem that lost more than its last letter says too little.
                if letters.len() + 1 >= ONE_SLIP {
                    finder.stems.push(Stem { term: finder.listed.len() as u32, letters, fine: fine.into() });
                }
            }
            finder.listed.push(Listed { term, lemma, rules, slips: slips(letters.len()) });
        }
        let mut rows = Vec::new();
        for (index, stem) in finder.stems.iter().enumerate() {
            let slips = finder.listed[stem.term as usize].slips;
            remainders::each(&stem.letters, slips, |hash| rows.push(u64::from(hash) << 32 | index as u64));
            finder.outlines.push(Outline {
                letters: stem.letters.iter().fold(0, |bits, &c| bits | bit(c)),
                first: stem.letters.first().copied().unwrap_or_default(),
                len: stem.letters.len().min(255) as u8,
                slips: slips as u8,
            });
        }
        finder.remainders = Remainders::new(rows);
        let mut concepts: HashMap<*const Concept, u32> = HashMap::new();
        let names = finder.listed.iter().map(|listed| {
            let concept: *const Concept = listed.term.concept;
            let next = concepts.len() as u32;
            // Each language respells in its own way: *Latschin* is right in a German text.
            let own = listed.term.term.lang.same_language(lang);
            (if own { &*listed.term.term.text } else { "" }, *concepts.entry(concept).or_insert(next))
        });
        finder.alike = NameIndex::of_things(names);
        finder
    }

    /// Adds the near names of a plain text to its matches, which stay ascending: capitalised words that no match
    /// covers.
    pub(crate) fn find(&self, plain: &str, matches: &mut Vec<Match<'g>>) {
        if self.stems.is_empty() {
            return;
        }
        let found = matches.len();
        let mut next = 0;
        let mut search = Search::default();
        for span in Capitalised::new(plain) {
            if is_covered(span, &matches[..found], &mut next) {
                continue;
            }
            let word = &plain[span.range()];
            let Some(near) = self.nearest(word).or_else(|| self.respelt(word, &mut search)) else { continue };
            // The capital of a sentence's first word says nothing: too many ordinary words are near a short name.
            if near.listed.lemma.words[0].folded.chars().count() <= ONE_SLIP
                && words::sentence(plain, span.start).start == span.start
            {
                continue;
            }
            let TermRef { concept, name, term } = near.listed.term;
            let mut how = HowSet::EXACT.with(near.how);
            if near.forms.iter().all(|form| !form.is_bare()) {
                how = how.with(How::Inflected);
            }
            matches.push(Match {
                span,
                how,
                score: near.score,
                joint: Joint::None,
                joint_span: PlainSpan { start: span.end, end: span.end },
                readings: near.forms.into_iter().map(|form| Reading { concept, name, term, form }).collect(),
                phrase: None,
            });
        }
        if matches.len() > found {
            matches.sort_by_key(|m| m.span);
        }
    }

    /// The term that a word is another spelling of, in the same script; none if two things are spelt as alike.
    fn respelt(&self, word: &str, search: &mut Search) -> Option<Near<'_, 'g>> {
        let len = word.chars().count();
        if len < ONE_SLIP {
            return None;
        }
        let found = self.alike.find_alike(word, search);
        let first = found.first()?;
        let listed = &self.listed[first.name as usize];
        let own = |text: &str| text.chars().next().map(script);
        let sure = first.claim && first.score >= SURE && usize::from(first.cost) <= CHEAP * len;
        if !sure
            || own(word) != own(&listed.term.term.text)
            || found.get(1).is_some_and(|second| second.cost == first.cost)
        {
            return None;
        }
        let score = Score { cost: 100 - u32::from(first.score), len: 100 };
        Some(Near { listed, forms: vec![Form::BARE], cost: u32::from(first.cost), score, how: How::Romanised })
    }

    /// The one nearest term; none if two things are equally near.
    fn nearest(&self, word: &str) -> Option<Near<'_, 'g>> {
        let mut room = ['\0'; LONGEST];
        let letters = letters_of(word, &mut room)?;
        if letters.len() + 1 < ONE_SLIP {
            return None;
        }
        let mut stems = Vec::new();
        remainders::each(letters, slips(letters.len() + 1), |hash| self.remainders.find(hash, &mut stems));
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
        let mut best: Option<Near<'_, 'g>> = None;
        let mut tied = false;
        for index in stems {
            let Some(near) = self.measure(&self.stems[index as usize], word, letters) else { continue };
            match &best {
                Some(known) if known.cost < near.cost => {}
                Some(known) if known.cost == near.cost => {
                    tied |= !std::ptr::eq(known.listed.term.concept, near.listed.term.concept);
                }
                _ => (best, tied) = (Some(near), false),
            }
        }
        best.filter(|_| !tied)
    }

    /// The word as a misspelt stem with an ending that the language knows.
    fn measure<'f>(&'f self, stem: &'f Stem, word: &str, letters: &[char]) -> Option<Near<'f, 'g>> {
        let listed = &self.listed[stem.term as usize];
        // The first letter is the one that people get right; a slip there is usually another name.
        if stem.letters.first() != letters.first() || script_of(&stem.letters) != script_of(letters) {
            return None;
        }
        let (least, most) = (stem.letters.len() - listed.slips, stem.letters.len() + listed.slips);
        let most = most.min(letters.len());
        let costs = distance::of_beginnings(&letters[..most], &stem.letters)?;
        // Of equally cheap cuts the longest beginning first.
        let cuts = (1..=listed.slips)
            .flat_map(|cost| (least..=most).rev().map(move |cut| (cost, cut)))
            .filter(|&(cost, cut)| usize::from(costs[cut]) == cost);
        let mut fine = None;
        for (cost, cut) in cuts {
            let fine: &String = fine.get_or_insert_with(|| fold::fine(word, listed.rules.fold));
            let rest = fine.char_indices().nth(cut).map_or("", |(at, _)| &fine[at..]);
            let surface = format!("{}{rest}", stem.fine);
            let mut forms = listed.rules.morphology.analyse(&listed.lemma, &[&surface]);
            // English demonyms are short and many: Sighnaghi is no misspelt person from Sighnag.
            forms.retain(|form| listed.rules.tag != "en" || !form.has(Feature::Demonym));
            if !forms.is_empty() {
                let cost = cost as u32;
                let score = Score { cost, len: listed.lemma.words[0].folded.chars().count() as u32 };
                return Some(Near { listed, forms, cost, score, how: How::Misspelt });
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

/// True if a text has a word that no match covers and that is long enough to be near a name.
pub(crate) fn may_be_near(plain: &str, matches: &[Match<'_>]) -> bool {
    let mut next = 0;
    Capitalised::new(plain).any(|span| !is_covered(span, matches, &mut next))
}

/// True if a match covers some of the span. Asked of ascending spans; `next` is where among the matches.
fn is_covered(span: PlainSpan, matches: &[Match<'_>], next: &mut usize) -> bool {
    while matches.get(*next).is_some_and(|m| m.span.end <= span.start) {
        *next += 1;
    }
    matches.get(*next).is_some_and(|m| m.span.overlaps(span))
}

/// True for a term that a misspelt word may be held against.
fn is_fit(term: TermRef<'_>) -> bool {
    let listed = term.term;
    listed.rank < Rank::Deprecated
        && listed.status == Status::Approved
        && listed.matching != MatchMode::ContextOnly
        && !listed.text.contains([' ', '-'])
}

fn slips(letters: usize) -> usize {
    if letters >= TWO_SLIPS { 2 } else { usize::from(letters >= ONE_SLIP) }
}

fn key(word: &str) -> Vec<char> {
    folded(word).collect()
}

fn folded(word: &str) -> impl Iterator<Item = char> {
    fold::letters(word, fold::Fold::Default).map(|l| fold::coarse_char(l.c)).filter(|c| c.is_alphabetic())
}

/// The letters of [`key`] without allocation; `None` if they are too many.
fn letters_of<'r>(word: &str, room: &'r mut [char; LONGEST]) -> Option<&'r [char]> {
    let mut len = 0;
    if word.bytes().all(|b| b.is_ascii_alphabetic()) {
        for b in word.bytes() {
            *room.get_mut(len)? = b.to_ascii_lowercase() as char;
            len += 1;
        }
    } else {
        for c in folded(word) {
            *room.get_mut(len)? = c;
            len += 1;
        }
    }
    Some(&room[..len])
}

fn script_of(letters: &[char]) -> Option<Script> {
    letters.first().map(|&c| script(c))
}

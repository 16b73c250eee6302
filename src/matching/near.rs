//! Names that nobody listed: a capitalised word that is nearly a term.
//!
//! First version: slips of the keyboard in long names. Every term is filed under what is left of it when one or two
//! letters are taken away (Garbe's symmetric deletion); a word that shares such a remainder is measured exactly.

use super::terms::{Match, Reading, lemma};
use crate::base::{Lang, PlainSpan};
use crate::model::{How, HowSet, MatchMode, Rank, Score, Status, TermRef};
use crate::text::ascii;
use crate::text::fold;
use crate::text::morph::{Feature, Form, Joint, Language, Lemma};
use crate::text::words::{self, Script, script};

/// Letters of a term from which one slip is forgiven, and from which two are: below them too many ordinary words and
/// other names are as near.
const ONE_SLIP: usize = 7;
const TWO_SLIPS: usize = 10;
/// Letters of a stem's beginning that it is filed by.
const BEGINNING: usize = 7;
/// Words longer than this are no names.
const LONGEST: usize = 40;

/// A stem of a term.
struct Stem {
    term: u32,
    /// Coarsely folded.
    letters: Vec<char>,
    /// Finely folded: what the language's rules begin from.
    fine: Box<str>,
}

struct Listed<'g> {
    term: TermRef<'g>,
    lemma: Lemma,
    rules: &'static Language,
    slips: usize,
}

/// A term that a word is near to.
struct Near<'f, 'g> {
    listed: &'f Listed<'g>,
    forms: Vec<Form>,
    cost: u32,
}

/// Finds the terms that a word is near to.
pub(crate) struct NearFinder<'g> {
    listed: Vec<Listed<'g>>,
    stems: Vec<Stem>,
    /// Hash of what is left of a stem's beginning (upper half) → stem (lower half); ascending.
    remainders: Vec<u64>,
    /// A bit for every hash that occurs, by its low bits: most look-ups end here.
    bitmap: Box<[u64]>,
}

impl<'g> NearFinder<'g> {
    /// Files the terms for texts in `lang`: single words of seven letters or more that may be suggested.
    pub(crate) fn new(terms: impl Iterator<Item = TermRef<'g>>, lang: &Lang) -> Self {
        let mut terms: Vec<TermRef<'g>> = terms.filter(|t| is_fit(*t)).collect();
        // The text's own language first: of two equal spellings its listing is the one to compare with.
        terms.sort_by_key(|t| !t.term.lang.same_language(lang));
        let mut seen = std::collections::HashSet::new();
        let mut finder = Self { listed: Vec::new(), stems: Vec::new(), remainders: Vec::new(), bitmap: Box::default() };
        for term in terms {
            let letters = key(&term.term.text);
            if letters.len() < ONE_SLIP || !seen.insert((letters.clone(), std::ptr::from_ref(term.name))) {
                continue;
            }
            let (lemma, rules) = lemma(term.term, lang);
            for fine in rules.morphology.stems(&lemma, 0) {
                let letters: Vec<char> = fold::coarse(&fine).chars().filter(|c| c.is_alphabetic()).collect();
                // A stem that lost more than its last letter says too little.
                if letters.len() + 1 >= ONE_SLIP {
                    finder.stems.push(Stem { term: finder.listed.len() as u32, letters, fine: fine.into() });
                }
            }
            finder.listed.push(Listed { term, lemma, rules, slips: slips(letters.len()) });
        }
        for (index, stem) in finder.stems.iter().enumerate() {
            let slips = finder.listed[stem.term as usize].slips;
            let beginning = &stem.letters[..stem.letters.len().min(BEGINNING)];
            each_remainder(beginning, slips, &mut |hash| {
                finder.remainders.push(u64::from(hash) << 32 | index as u64);
            });
        }
        finder.remainders.sort_unstable();
        finder.remainders.dedup();
        let bits = (finder.remainders.len() * 16).next_power_of_two().max(1 << 12);
        finder.bitmap = vec![0; bits / 64].into_boxed_slice();
        for remainder in &finder.remainders {
            let bit = (remainder >> 32) as usize & (bits - 1);
            finder.bitmap[bit / 64] |= 1 << (bit % 64);
        }
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
        for span in Capitalised::new(plain) {
            if is_covered(span, &matches[..found], &mut next) {
                continue;
            }
            let Some(near) = self.nearest(&plain[span.range()]) else { continue };
            // The capital of a sentence's first word says nothing: too many ordinary words are near a short name.
            if near.listed.lemma.words[0].folded.chars().count() <= ONE_SLIP
                && words::sentence(plain, span.start).start == span.start
            {
                continue;
            }
            let TermRef { concept, name, term } = near.listed.term;
            let mut how = HowSet::EXACT.with(How::Misspelt);
            if near.forms.iter().all(|form| !form.is_bare()) {
                how = how.with(How::Inflected);
            }
            let len = near.listed.lemma.words[0].folded.chars().count() as u32;
            matches.push(Match {
                span,
                how,
                score: Score { cost: near.cost, len },
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

    /// The one nearest term; none if two things are equally near.
    fn nearest(&self, word: &str) -> Option<Near<'_, 'g>> {
        let letters = key(word);
        if letters.len() + 1 < ONE_SLIP || letters.len() > LONGEST {
            return None;
        }
        let mut stems = Vec::new();
        let mask = self.bitmap.len() * 64 - 1;
        each_remainder(&letters[..letters.len().min(BEGINNING)], slips(letters.len() + 1), &mut |hash| {
            let bit = hash as usize & mask;
            if self.bitmap[bit / 64] >> (bit % 64) & 1 == 0 {
                return;
            }
            let from = self.remainders.partition_point(|&remainder| remainder >> 32 < u64::from(hash));
            let same = self.remainders[from..].iter().take_while(|&&remainder| remainder >> 32 == u64::from(hash));
            stems.extend(same.map(|&remainder| remainder as u32));
        });
        stems.sort_unstable();
        stems.dedup();
        let mut best: Option<Near<'_, 'g>> = None;
        let mut tied = false;
        for index in stems {
            let Some(near) = self.measure(&self.stems[index as usize], word, &letters) else { continue };
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
        let cuts = (least..=most.min(letters.len()))
            .rev()
            .map(|cut| (strsim::generic_damerau_levenshtein(&letters[..cut], &stem.letters) as u32, cut));
        let mut cuts: Vec<(u32, usize)> = cuts.filter(|&(cost, _)| cost > 0 && cost as usize <= listed.slips).collect();
        // Stable: of equally cheap cuts the longest beginning first.
        cuts.sort_by_key(|&(cost, _)| cost);
        let fine = fold::fine(word, listed.rules.fold);
        cuts.into_iter().find_map(|(cost, cut)| {
            let rest = fine.char_indices().nth(cut).map_or("", |(at, _)| &fine[at..]);
            let surface = format!("{}{rest}", stem.fine);
            let mut forms = listed.rules.morphology.analyse(&listed.lemma, &[&surface]);
            // English demonyms are short and many: Sighnaghi is no misspelt person from Sighnag.
            forms.retain(|form| listed.rules.tag != "en" || !form.has(Feature::Demonym));
            (!forms.is_empty()).then_some(Near { listed, forms, cost })
        })
    }
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
    fold::letters(word, fold::Fold::Default).map(|l| fold::coarse_char(l.c)).filter(|c| c.is_alphabetic()).collect()
}

fn script_of(letters: &[char]) -> Option<Script> {
    letters.first().map(|&c| script(c))
}

/// The words of a text that begin with a capital letter, may be long enough, and hold no digits.
struct Capitalised<'t> {
    text: &'t str,
    /// What lies before is done with; not inside a word.
    at: usize,
    /// Where the block begins that `starts` speaks of.
    block: usize,
    /// The capitals in the block that begin a word, not yet looked at.
    starts: u64,
    /// Up to here the text is read character by character.
    slow_to: usize,
}

impl<'t> Capitalised<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, at: 0, block: 0, starts: 0, slow_to: 0 }
    }
}

impl Iterator for Capitalised<'_> {
    type Item = PlainSpan;

    fn next(&mut self) -> Option<PlainSpan> {
        let bytes = self.text.as_bytes();
        loop {
            while self.starts != 0 {
                let start = self.block + self.starts.trailing_zeros() as usize;
                self.starts &= self.starts - 1;
                let end = words::word_end(self.text, start);
                if end - start + 1 >= ONE_SLIP && is_letters(&self.text[start..end]) {
                    return Some(PlainSpan::new(start, end));
                }
            }
            if self.at >= self.slow_to {
                if let Some(block) = ascii::block(bytes, self.at) {
                    self.block = self.at;
                    self.starts = block.capital & block.word & !(block.word << 1);
                    let end = self.at + ascii::WIDTH;
                    // A word that reaches the block's end may go on behind it.
                    self.at = if block.word >> 63 == 1 { words::word_end(self.text, end - 1) } else { end };
                    continue;
                }
                self.slow_to = self.at + ascii::WIDTH;
            }
            let start = words::next_start(self.text, self.at)?;
            self.at = words::word_end(self.text, start);
            let capital = self.text[start..].starts_with(char::is_uppercase);
            if capital && self.at - start + 1 >= ONE_SLIP && is_letters(&self.text[start..self.at]) {
                return Some(PlainSpan::new(start, self.at));
            }
        }
    }
}

fn is_letters(word: &str) -> bool {
    word.len() <= LONGEST * 4 && !word.bytes().any(|b| b.is_ascii_digit() || b == b'_')
}

/// Calls `each` with a hash of every string that is left when up to `deletions` letters are taken away.
fn each_remainder(letters: &[char], deletions: usize, each: &mut dyn FnMut(u32)) {
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

/// FNV-1a over the letters, two of them left out, folded to 32 bits.
fn hash(letters: &[char], skip: usize, also: usize) -> u32 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for (i, &c) in letters.iter().enumerate() {
        if i != skip && i != also {
            hash = (hash ^ u64::from(c as u32)).wrapping_mul(0x0100_0000_01B3);
        }
    }
    (hash ^ hash >> 32) as u32
}

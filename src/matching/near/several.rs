//! Names of several words, each of which may be respelt and inflected: *Nagorny Karabah*, *Нагорном Карабахе*.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

use super::super::spelling::{NameIndex, Search, sounds};
use super::super::terms::{ends, lemma};
use super::respelt::CHEAP;
use super::sure::{Evidence, bits};
use super::word::{Word, cuts};
use super::{Found, Listed, distance, key};
use crate::base::{Lang, PlainSpan};
use crate::model::{How, Score, TermRef};
use crate::text::fold::{self, Fold, is_hyphen};
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
        let names = begins.iter().flat_map(|&first| &self.begins[first as usize]);
        let mut names: Vec<&Name<'g>> = names.map(|&name| &self.names[name as usize]).collect();
        let longest = names.iter().map(|name| name.words.len()).max()?;
        let next = |span: &PlainSpan| next_word(word.plain, span.end as usize);
        let spans: Vec<PlainSpan> = std::iter::successors(Some(word.span), next).take(longest).collect();
        names.retain(|name| name.words.len() <= spans.len());
        let mut reads = Reads::default();
        // The first word is near, or it would not be asked: of many names that begin with it the others tell.
        for at in (1..spans.len()).chain([0]) {
            if names.is_empty() {
                return None;
            }
            let text = &word.plain[spans[at].range()];
            self.weigh(at, text, &names, &mut reads, search);
            names.retain(|name| name.words.len() <= at || !self.ways(name, at, &reads).is_empty());
        }
        let mut best: Option<(u16, Found<'f, 'g>, bool)> = None;
        for name in names {
            let Some((cost, found)) = self.measure(name, word.plain, &spans[..name.words.len()], &reads) else {
                continue;
            };
            match &mut best {
                Some((known, ..)) if *known < cost => {}
                Some((known, other, tied)) if *known == cost => *tied |= !other.join(found.listed),
                _ => best = Some((cost, found, false)),
            }
        }
        best.filter(|(.., tied)| !tied).map(|(_, found, _)| found)
    }

    /// Reads the word at a place as names need it there, and measures what it may begin with against their stems, all of
    /// them at a time.
    fn weigh(&self, at: usize, text: &str, names: &[&Name<'g>], reads: &mut Reads, search: &mut Search) {
        let mut parts = Vec::new();
        let mut costs = Vec::new();
        for name in names.iter().filter(|name| name.words.len() > at) {
            let fold = name.listed.rules.fold;
            if reads.of(at, fold).is_some() {
                continue;
            }
            let read = self.read(text, fold);
            let mut known = HashMap::default();
            for (len, rest) in read.heads.iter().filter(|_| !read.exact_only) {
                let head = &read.fine[..*len];
                parts.clear();
                let own = names.iter().filter(|name| name.words.len() > at && name.listed.rules.fold == fold);
                for name in own.filter(|name| may_end(name, rest)) {
                    let fits = |part: &u32| {
                        let stem = &self.fine[*part as usize];
                        head != stem && read.may_be(head, stem) && !read.are_articles(head, stem)
                    };
                    parts.extend(name.words[at].clone().filter(fits));
                }
                parts.sort_unstable();
                parts.dedup();
                self.parts.costs(&parts, &sounds(head), |part| self.most(part), search, &mut costs);
                known.extend(parts.iter().zip(&costs).map(|(&part, &cost)| ((*len, part), cost)));
            }
            reads.all.push(((at, fold), read, known));
        }
    }

    /// A word as it is held against stems.
    fn read(&self, text: &str, fold: Fold) -> Read {
        let fine = fold::fine(text, fold);
        // An ordinary word is no other ordinary word misspelt.
        let small = text.starts_with(char::is_lowercase);
        let ordinary = || common::is_common(&case::lower(text, &self.lang), self.lang.primary());
        let exact_only = fine.chars().count() < 3 || (small && ordinary());
        let heads = cuts(&fine, 1, ENDING).map(|(_, head, rest)| (head.len(), fold::coarse(rest))).collect();
        Read { fine, exact_only, heads }
    }

    /// The most that a stem's differences may cost.
    fn most(&self, part: u32) -> u16 {
        CHEAP * (self.parts.count_of(part) as u16 + 1)
    }

    fn measure<'f>(
        &'f self,
        name: &'f Name<'g>,
        plain: &str,
        spans: &[PlainSpan],
        reads: &Reads,
    ) -> Option<(u16, Found<'f, 'g>)> {
        let ways: Vec<Vec<Way>> = (0..spans.len()).map(|at| self.ways(name, at, reads)).collect();
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

    /// The cheapest ways to read the word at a place as that of a name with an ending.
    fn ways(&self, name: &Name<'g>, at: usize, reads: &Reads) -> Vec<Way> {
        let Some((read, known)) = reads.of(at, name.listed.rules.fold) else { return Vec::new() };
        let mut all: Vec<Way> = Vec::new();
        for (len, coarse) in &read.heads {
            if !may_end(name, coarse) {
                continue;
            }
            let (head, rest) = read.fine.split_at(*len);
            for part in name.words[at].clone() {
                let stem = &self.fine[part as usize];
                if head == stem {
                    all.push(Way { cost: 0, surface: read.fine.clone() });
                } else if read.may_be(head, stem) && read.are_articles(head, stem) {
                    all.push(Way { cost: ARTICLE, surface: stem.clone() });
                } else if let Some(&cost) = known.get(&(*len, part)) {
                    let most = self.most(part);
                    let cost = if cost > most && is_slip(head, stem) { most.min(SLIP) } else { cost };
                    if cost <= most {
                        all.push(Way { cost, surface: format!("{stem}{rest}") });
                    }
                }
            }
        }
        all.sort_by_key(|way| way.cost);
        all.truncate(WAYS);
        all
    }
}

/// A word of the text that stands where a name has one.
struct Read {
    fine: String,
    /// It is that of a name only if it is spelt so.
    exact_only: bool,
    /// What it may begin with, the longest first: how many bytes, and the rest, coarsely folded.
    heads: Vec<(usize, String)>,
}

/// By bytes of a beginning and stem: what the differences cost.
type Costs = HashMap<(usize, u32), u16, RandomState>;

/// The words of the text from a name's first on, by their place in it and the fold of the names.
#[derive(Default)]
struct Reads {
    all: Vec<((usize, Fold), Read, Costs)>,
}

impl Reads {
    fn of(&self, at: usize, fold: Fold) -> Option<(&Read, &Costs)> {
        self.all.iter().find(|(of, ..)| *of == (at, fold)).map(|(_, read, costs)| (read, costs))
    }
}

impl Read {
    /// False for what is no other spelling of a stem, however near.
    fn may_be(&self, head: &str, stem: &str) -> bool {
        // A number sounds like nothing.
        !stem.contains(|c: char| c.is_ascii_digit())
            // Les Malouins are no îles Malouines: articles begin with another kind of letter.
            && (self.fine.chars().count() > FUNCTION_WORD || begins_with_vowel(head) == begins_with_vowel(stem))
    }

    fn are_articles(&self, head: &str, stem: &str) -> bool {
        head.len() == self.fine.len() && ARTICLES.contains(&head) && ARTICLES.contains(&stem)
    }
}

/// True if the forms of a name may end so; `rest` is coarsely folded.
fn may_end(name: &Name<'_>, rest: &str) -> bool {
    rest.is_empty() || name.listed.rules.morphology.may_end(rest)
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

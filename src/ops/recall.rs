//! What is known of a text that no segment is like: its longest phrases that the memory has, and the glossary's terms in
//! it with what the house writes for them.

use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::check::Checker;
use super::concordance::word_ranges;
use super::memories::Memories;
use crate::base::{Lang, Result};
use crate::memory::{Damaged, Met, Run, Runs, WordIndex, is_word};
use crate::model::PolicyPlace;
use crate::text::composed::composed;

/// A phrase of a text, and a unit of a memory that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPhrase {
    /// Where it stands in the text, in bytes.
    pub at: Range<usize>,
    /// Its words; marks between them are none.
    pub words: usize,
    /// The unit's text in the language translated from.
    pub source: String,
    /// Where the phrase stands there.
    pub in_source: Range<usize>,
    /// The unit's translation.
    pub target: String,
    /// The unit's own id.
    pub unit: Option<String>,
    /// Which of the memories, from 0, in the order of [`Memories::facts`].
    pub memory: usize,
    /// Counts the units of the file from 0.
    pub id: u64,
}

/// A name of the glossary that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownTerm {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// The concept's id, for machines.
    pub concept: Box<str>,
    /// What the house writes in the language asked for.
    pub term: String,
    /// The language of `term`.
    pub lang: Lang,
    /// The line of the policy that prefers it.
    pub policy: Option<PolicyPlace>,
}

/// A word by itself is worth showing if it stands in no more sources than this, or than one in [`RARE`].
const FEW: usize = 2;
const RARE: usize = 500;
/// Letters that such a word has at least; shorter ones are seldom more than grammar.
const LONG: usize = 4;

impl Memories {
    /// The longest phrases of a text that sources of the memories have, in the order of the text: two words or more in a
    /// row, whatever their capitals, none within another; and single words that are rare in the memory, or are a name by
    /// their capital. Looks for them in all sources, by the index of [`Scoring::Words`](crate::Scoring::Words), which is made
    /// where there is none.
    pub fn phrases(&self, text: &str) -> Result<Vec<KnownPhrase>> {
        let tokens: Vec<Range<usize>> = word_ranges(text).collect();
        self.with(|opened| {
            let mut runs = Runs::new(text);
            let mut sources = 0;
            let mut words = Vec::with_capacity(opened.len());
            for (memory, part) in opened.iter().enumerate() {
                words.push(self.words(memory, part).map_err(|Damaged| memory)?);
                sources += part.texts.len();
            }
            let mut asked = Asked::new(text, &tokens, &runs, FEW.max(sources / RARE));
            for (memory, words) in words.iter().enumerate() {
                asked.count(words, &runs).map_err(|Damaged| memory)?;
            }
            for (memory, words) in words.iter().enumerate() {
                read(words, memory as u32, &asked, &mut runs).map_err(|Damaged| memory)?;
            }
            let found = asked.told(runs);
            let mut all = Vec::new();
            for run in &found {
                let at = tokens[run.from].start..tokens[run.to - 1].end;
                let (memory, number): Met = run.met;
                let memory = memory as usize;
                let texts = &opened[memory].texts;
                let source = texts.source(number).map_err(|Damaged| memory)?;
                let mut first = None;
                texts.units_of(number, |_, unit| _ = first.get_or_insert(unit)).map_err(|Damaged| memory)?;
                let unit = first.ok_or(memory)?;
                all.push(KnownPhrase {
                    in_source: place(&text[at.clone()], source).unwrap_or(0..source.len()),
                    at,
                    words: asked.words(run),
                    source: source.to_owned(),
                    target: unit.target.to_owned(),
                    unit: unit.id.map(str::to_owned),
                    memory,
                    id: unit.ordinal,
                });
            }
            Ok(all)
        })
    }
}

/// What is asked of texts, so that those which can tell nothing are passed over: they have no two words of the query that stand
/// side by side there, and none that is told of by itself.
struct Asked {
    is_word: Vec<bool>,
    names: Vec<bool>,
    /// Letters of each token of the query.
    letters: Vec<usize>,
    /// Of each different token the entries of its lists: at most as many as texts have it. Where these are more than `most`, it is
    /// not rare, however many more there are.
    listed: Vec<usize>,
    most: usize,
}

impl Asked {
    fn new(text: &str, tokens: &[Range<usize>], runs: &Runs, most: usize) -> Self {
        let own = |token: &Range<usize>| &text[token.clone()];
        Self {
            is_word: tokens.iter().map(|token| is_word(own(token))).collect(),
            names: names(text, tokens),
            letters: tokens.iter().map(|token| own(token).chars().filter(|c| c.is_alphabetic()).count()).collect(),
            listed: vec![0; runs.tokens().count()],
            most,
        }
    }

    /// Counts what a memory has.
    fn count(&mut self, words: &WordIndex, runs: &Runs) -> std::result::Result<(), Damaged> {
        for (token, own) in runs.tokens() {
            if let Some(number) = words.number(token)? {
                self.listed[own as usize] += words.listed(number)?;
            }
        }
        Ok(())
    }

    /// True if few texts have a token, as far as its lists tell.
    fn may_be_rare(&self, token: usize, runs: &Runs) -> bool {
        self.listed[runs.number(token) as usize] <= self.most
    }
    /// True if few texts have it. All that have one that may be rare were read.
    fn is_rare(&self, token: usize, runs: &Runs) -> bool {
        self.may_be_rare(token, runs) && runs.texts_with(token) as usize <= self.most
    }

    /// Words of a run; marks are none.
    fn words(&self, run: &Run) -> usize {
        self.is_word[run.from..run.to].iter().filter(|is_word| **is_word).count()
    }

    /// What is told of the runs that were found.
    fn told(&self, runs: Runs) -> Vec<Run> {
        let rare: Vec<bool> = (0..self.is_word.len()).map(|token| self.is_rare(token, &runs)).collect();
        let mut found = runs.found(|token| self.is_word[token]);
        found.retain(|run| {
            let letters: usize = self.letters[run.from..run.to].iter().sum();
            letters > 0 && (self.words(run) > 1 || self.names[run.from] || rare[run.from] && letters >= LONG)
        });
        found
    }

    /// True if it may be told of by itself.
    fn alone(&self, token: usize, runs: &Runs) -> bool {
        self.is_word[token] && (self.names[token] || self.letters[token] >= LONG && self.may_be_rare(token, runs))
    }
}

/// Words that are so frequent are looked up in a list.
const FREQUENT: usize = 1 << 14;

/// Shows the runs the texts of a memory that can tell something.
fn read(words: &WordIndex, memory: u32, asked: &Asked, runs: &mut Runs) -> std::result::Result<(), Damaged> {
    // One more than the query's number of a word, 0 for all that it has not.
    let mut frequent = vec![0_u32; FREQUENT];
    let mut others: HashMap<u32, u32> = HashMap::new();
    // Most words are none of the query's: a table of bits says so at once.
    let mut any = [0_u64; 128];
    let mut numbers = vec![None; asked.listed.len()];
    for (token, own) in runs.tokens() {
        let Some(number) = words.number(token)? else { continue };
        numbers[own as usize] = Some(number);
        if let Some(known) = frequent.get_mut(number as usize) {
            *known = own + 1;
        } else {
            any[number as usize / 64 % any.len()] |= 1 << (number % 64);
            others.insert(number, own + 1);
        }
    }
    let known = |number: u32| {
        let may_be = || any[number as usize / 64 % any.len()] & 1 << (number % 64) != 0;
        match frequent.get(number as usize) {
            Some(known) => *known,
            None if may_be() => others.get(&number).copied().unwrap_or(0),
            None => 0,
        }
    };
    // A word that is told of by itself; a word, what stands behind it, and the next word.
    let mut rows: Vec<Vec<u8>> = Vec::new();
    let mut before = None;
    for token in (0..asked.is_word.len()).filter(|&token| asked.is_word[token]) {
        let from = before.replace(token).unwrap_or(token);
        let mut add = |from: usize| {
            let own = (from..=token).map(|place| numbers[runs.number(place) as usize]);
            rows.extend(own.collect::<Option<Vec<u32>>>().map(|own| WordIndex::row(&own)));
        };
        if asked.alone(token, runs) {
            add(token);
        }
        if from < token {
            add(from);
        }
    }
    rows.sort_unstable();
    rows.dedup();
    if rows.is_empty() {
        return Ok(());
    }
    // It fails for more bytes than there are in any memory that is asked.
    let rows = AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(&rows).map_err(|_| Damaged)?;
    words.each_with(&rows, known, |text, own| runs.read(own.iter().map(|own| own.checked_sub(1)), (memory, text)))
}

/// Where a text first has a phrase, word for word.
fn place(phrase: &str, text: &str) -> Option<Range<usize>> {
    let lower = |text: &str, range: &Range<usize>| composed(&text[range.clone()].to_lowercase()).into_owned();
    let wanted: Vec<String> = word_ranges(phrase).map(|range| lower(phrase, &range)).collect();
    let ranges: Vec<Range<usize>> = word_ranges(text).collect();
    let found = ranges.windows(wanted.len().max(1)).find(|window| {
        window.len() == wanted.len() && window.iter().zip(&wanted).all(|(range, word)| lower(text, range) == *word)
    })?;
    Some(found.first()?.start..found.last()?.end)
}

/// Of each token: whether its capital makes it a name. The first word of a text has one anyway, and where all words have
/// one, it says nothing.
fn names(text: &str, tokens: &[Range<usize>]) -> Vec<bool> {
    let first = |token: &Range<usize>| text[token.clone()].chars().next();
    let small = tokens.iter().any(|token| first(token).is_some_and(char::is_lowercase));
    let begins = tokens.iter().position(|token| is_word(&text[token.clone()]));
    let own = |(at, token)| small && Some(at) != begins && first(token).is_some_and(char::is_uppercase);
    tokens.iter().enumerate().map(own).collect()
}

impl Checker<'_> {
    /// The glossary's names in a text in a language, in any form, and what the house writes for each in another; names
    /// that it has no term for there are left out.
    pub fn terms_in(&self, text: &str, from: &Lang, to: &Lang) -> Vec<KnownTerm> {
        let mut all: Vec<KnownTerm> = Vec::new();
        for found in self.listed_matches(text, from) {
            let at = found.span.start as usize..found.span.end as usize;
            for reading in &found.readings {
                let Some((term, policy)) = self.house_term(reading.concept, Some(reading.name), to) else { continue };
                let known = KnownTerm {
                    at: at.clone(),
                    concept: reading.concept.id.clone(),
                    term: term.term.text.to_string(),
                    lang: term.term.lang.clone(),
                    policy,
                };
                if !all.iter().any(|other| other.term == known.term && text[other.at.clone()] == text[at.clone()]) {
                    all.push(known);
                }
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::memory::{Bytes, Tokens, each_word, write_words};

    /// What is told if every text of every memory is read; and what is, if those are passed over that can tell nothing.
    fn both(memories: &[Vec<String>], text: &str, most: usize) -> [Vec<Run>; 2] {
        let tokens: Vec<Range<usize>> = word_ranges(text).collect();
        let open = |texts: &Vec<String>| {
            let mut bytes = Vec::new();
            write_words(Tokens::Words, texts.iter().map(String::as_str), 0, &mut bytes).expect("memory");
            WordIndex::open(Bytes::Held(bytes), Tokens::Words).expect("sound")
        };
        let indexes: Vec<WordIndex> = memories.iter().map(open).collect();
        let (mut runs, mut all) = (Runs::new(text), Runs::new(text));
        let mut asked = Asked::new(text, &tokens, &runs, most);
        for index in &indexes {
            asked.count(index, &runs).expect("sound");
        }
        for (memory, index) in (0..).zip(&indexes) {
            read(index, memory, &asked, &mut runs).expect("sound");
        }
        let numbers: HashMap<String, u32> = all.tokens().map(|(token, own)| (token.to_owned(), own)).collect();
        for (memory, texts) in (0..).zip(memories) {
            for (number, text) in (0..).zip(texts) {
                let mut own = Vec::new();
                each_word(text, &mut String::new(), |token| own.push(numbers.get(token).copied()));
                all.read(own.into_iter(), (memory, number));
            }
        }
        let some = asked.told(runs);
        // Counted by reading all, lists say nothing more.
        asked.listed.fill(0);
        [asked.told(all), some]
    }

    /// Words of one letter and of four, with capitals and without, frequent ones and rare ones.
    fn prose(most: usize) -> impl Strategy<Value = String> {
        let word = prop_oneof![
            4 => "[abcABC,;.]",
            2 => "(Long|long|word|Word|five5|1999)",
            1 => "[a-z]{1,2}[A-Za-z]{3}",
        ];
        prop::collection::vec(word, 0..most).prop_map(|words| words.join(" "))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1500))]
        #[test]
        fn what_is_passed_over_would_tell_nothing(
            memories in prop::collection::vec(prop::collection::vec(prose(12), 0..12), 1..3),
            text in prose(20),
            most in 0..6_usize,
        ) {
            let [all, some] = both(&memories, &text, most);
            prop_assert_eq!(all, some);
        }
    }

    #[test]
    fn names_are_told_by_their_capitals() {
        let told = |text: &str| {
            let tokens: Vec<_> = word_ranges(text).collect();
            let all = names(text, &tokens);
            tokens.iter().zip(all).filter(|row| row.1).map(|row| text[row.0.clone()].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(told("“The road to Shusha, via Lachin"), ["Shusha", "Lachin"]);
        assert_eq!(told("İl Ağdamda başladı"), ["Ağdamda"]);
        assert!(told("ROAD TO SHUSHA").is_empty() && told("公路 通往").is_empty());
    }

    #[test]
    fn a_phrase_is_found_word_for_word() {
        let text = "Near the PASS: İki, the pass";
        let found = |phrase: &str| place(phrase, text).map(|range| &text[range]);
        assert_eq!(found("the pass"), Some("the PASS"));
        assert_eq!(found("pass: iki"), None);
        assert_eq!(found("pass : İki"), Some("PASS: İki"));
        assert_eq!(found("he pass"), None);
    }
}

//! What is known of a text that no segment is like: its longest phrases that the memory has, and the glossary's terms in
//! it with what the house writes for them.

use std::collections::HashMap;
use std::ops::Range;

use super::check::Checker;
use super::concordance::word_ranges;
use super::memories::Memories;
use crate::base::{Lang, Result};
use crate::memory::{Damaged, Met, Run, Runs, WordIndex, is_word};
use crate::model::PolicyPlace;

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
const FEW: u32 = 2;
const RARE: u32 = 500;
/// Letters that such a word has at least; shorter ones are seldom more than grammar.
const LONG: usize = 4;

impl Memories {
    /// The longest phrases of a text that sources of the memories have, in the order of the text: two words or more in a
    /// row, whatever their capitals, none within another; and single words that are rare in the memory, or are a name by
    /// their capital. Goes through all sources, by the index of [`Scoring::Words`](crate::Scoring::Words), which is made
    /// where there is none.
    pub fn phrases(&self, text: &str) -> Result<Vec<KnownPhrase>> {
        let tokens: Vec<Range<usize>> = word_ranges(text).collect();
        self.with(|opened| {
            let mut runs = Runs::new(text);
            let mut sources = 0;
            for (memory, part) in opened.iter().enumerate() {
                let words = self.words(memory, part).map_err(|Damaged| memory)?;
                read(words, memory as u32, &mut runs).map_err(|Damaged| memory)?;
                sources += part.texts.len() as u32;
            }
            let most = FEW.max(sources / RARE);
            let rare: Vec<bool> = (0..tokens.len()).map(|token| runs.texts_with(token) <= most).collect();
            let names = names(text, &tokens);
            let words = |run: &Run| (run.from..run.to).filter(|&token| is_word(&text[tokens[token].clone()])).count();
            let told = |run: &Run| {
                let letters = &text[tokens[run.from].start..tokens[run.to - 1].end];
                let word = letters.chars().filter(|c| c.is_alphabetic()).count();
                word > 0 && (words(run) > 1 || names[run.from] || rare[run.from] && word >= LONG)
            };
            let found = runs.found(|token| is_word(&text[tokens[token].clone()]));
            let mut all = Vec::new();
            for run in found.iter().filter(|run| told(run)) {
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
                    words: words(run),
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

/// Words that are so frequent are looked up in a list.
const FREQUENT: usize = 1 << 14;

/// Shows the runs all texts of a memory.
fn read(words: &WordIndex, memory: u32, runs: &mut Runs) -> std::result::Result<(), Damaged> {
    // One more than the query's number of a word, 0 for all that it has not.
    let mut frequent = vec![0_u32; FREQUENT];
    let mut others: HashMap<u32, u32> = HashMap::new();
    // Most words are none of the query's: a table of bits says so at once.
    let mut any = [0_u64; 128];
    for (token, own) in runs.tokens() {
        let Some(number) = words.number(token)? else { continue };
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
    words.each_with(known, |text, all| runs.read(all.iter().map(|own| own.checked_sub(1)), (memory, text)))
}

/// Where a text first has a phrase, word for word.
fn place(phrase: &str, text: &str) -> Option<Range<usize>> {
    let lower = |text: &str, range: &Range<usize>| text[range.clone()].to_lowercase();
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
    use super::*;

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

//! The longest runs of tokens that a query has in common with some of many texts, in time linear in the texts: a suffix
//! automaton of the query (Blumer et al. 1985) reads each text once.

use std::collections::HashMap;

use smallvec::SmallVec;

use super::words::{each_word, is_of_word};
use crate::text::composed::composed;

/// Where a run was met: whatever the caller counts texts by.
pub(crate) type Met = (u32, u32);

/// A run of tokens of the query that some text has, and that no longer such run holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// The first token, and the one behind the last.
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// A text that has it.
    pub(crate) met: Met,
}

#[derive(Clone, Debug, Default)]
struct State {
    /// Tokens of the longest run that ends in this state.
    length: u32,
    link: Option<u32>,
    next: SmallVec<[(u32, u32); 2]>,
    /// Tokens of the longest run that was met here, and where.
    best: Option<(u32, Met)>,
}

impl State {
    #[inline]
    fn next(&self, token: u32) -> Option<u32> {
        self.next.iter().find(|(known, _)| *known == token).map(|(_, state)| *state)
    }
}

/// Finds the runs.
#[derive(Debug)]
pub(crate) struct Runs {
    tokens: HashMap<String, u32>,
    /// The query, by the numbers of its tokens; the state that each ends in.
    query: Vec<u32>,
    ends: Vec<u32>,
    states: Vec<State>,
    /// Where each token leads to from the first state, which leads further with all of them.
    first: Vec<u32>,
    /// Of each token: how many texts have it, and the last that was counted.
    texts: Vec<(u32, Option<Met>)>,
}

impl Runs {
    /// For a query.
    pub(crate) fn new(query: &str) -> Self {
        let mut runs = Self {
            tokens: HashMap::new(),
            query: Vec::new(),
            ends: Vec::new(),
            states: vec![State::default()],
            first: Vec::new(),
            texts: Vec::new(),
        };
        let (tokens, own) = (&mut runs.tokens, &mut runs.query);
        each_word(query, &mut String::new(), |token| {
            let next = tokens.len() as u32;
            own.push(*tokens.entry(composed(token).into_owned()).or_insert(next));
        });
        runs.texts = vec![(0, None); runs.tokens.len()];
        let mut last = 0;
        for at in 0..runs.query.len() {
            last = runs.extend(last, runs.query[at]);
            runs.ends.push(last);
        }
        runs.first = vec![0; runs.tokens.len()];
        for (token, state) in runs.states[0].next.drain(..) {
            runs.first[token as usize] = state;
        }
        runs
    }

    /// The tokens of the query, each once, with their numbers.
    pub(crate) fn tokens(&self) -> impl Iterator<Item = (&str, u32)> {
        self.tokens.iter().map(|(token, number)| (token.as_str(), *number))
    }

    /// The number of the token at a place of the query.
    pub(crate) fn number(&self, place: usize) -> u32 {
        self.query[place]
    }

    /// Adds a token behind all others; `last` is the state of all of them.
    fn extend(&mut self, last: u32, token: u32) -> u32 {
        let new = self.states.len() as u32;
        self.states.push(State { length: self.states[last as usize].length + 1, link: Some(0), ..State::default() });
        let mut at = Some(last);
        while let Some(state) = at {
            let Some(target) = self.states[state as usize].next(token) else {
                self.states[state as usize].next.push((token, new));
                at = self.states[state as usize].link;
                continue;
            };
            let length = self.states[state as usize].length + 1;
            if self.states[target as usize].length == length {
                self.states[new as usize].link = Some(target);
                break;
            }
            let copy = self.states.len() as u32;
            self.states.push(State { length, ..self.states[target as usize].clone() });
            let mut from = Some(state);
            while let Some(state) = from {
                let next = self.states[state as usize].next.iter_mut().find(|(known, _)| *known == token);
                match next {
                    Some((_, next)) if *next == target => *next = copy,
                    _ => break,
                }
                from = self.states[state as usize].link;
            }
            self.states[target as usize].link = Some(copy);
            self.states[new as usize].link = Some(copy);
            break;
        }
        new
    }

    /// Reads a text, by the numbers of those tokens that the query has; each text once, in any order.
    pub(crate) fn read(&mut self, tokens: impl Iterator<Item = Option<u32>>, met: Met) {
        let (mut state, mut length) = (0_usize, 0);
        for token in tokens {
            let Some(token) = token else {
                (state, length) = (0, 0);
                continue;
            };
            let (count, last) = &mut self.texts[token as usize];
            if last.replace(met) != Some(met) {
                *count += 1;
            }
            // The first state goes on with every token of the query.
            let next = loop {
                if state == 0 {
                    break self.first[token as usize];
                }
                if let Some(next) = self.states[state].next(token) {
                    break next;
                }
                state = self.states[state].link.unwrap_or(0) as usize;
                length = self.states[state].length;
            };
            state = next as usize;
            length += 1;
            let best = &mut self.states[state].best;
            if best.is_none_or(|(known, at)| known < length || known == length && met < at) {
                *best = Some((length, met));
            }
        }
    }

    /// How many texts have a token of the query.
    pub(crate) fn texts_with(&self, token: usize) -> u32 {
        self.query.get(token).map_or(0, |&token| self.texts[token as usize].0)
    }

    /// The runs, in the order of the query: from word to word, what stands between words included. Of the same run that
    /// the query has twice, the first.
    pub(crate) fn found(mut self, is_word: impl Fn(usize) -> bool) -> Vec<Run> {
        let mut order: Vec<u32> = (0..self.states.len() as u32).collect();
        order.sort_by_key(|&state| self.states[state as usize].length);
        // What ends in a longer run was met with it.
        for &state in order.iter().rev() {
            let State { link: Some(link), best: Some((_, met)), .. } = self.states[state as usize] else { continue };
            let link = &mut self.states[link as usize];
            let better = (link.length, met);
            let keeps = link.best.is_some_and(|(length, known)| length == link.length && known <= met);
            if link.length > 0 && !keeps {
                link.best = Some(better);
            }
        }
        for &state in &order {
            if let State { link: Some(link), best: None, .. } = self.states[state as usize] {
                self.states[state as usize].best = self.states[link as usize].best;
            }
        }
        let mut all: Vec<Run> = Vec::new();
        for (at, &state) in self.ends.iter().enumerate() {
            let Some((length, met)) = self.states[state as usize].best else { continue };
            let range = at + 1 - length as usize..at + 1;
            let Some(from) = range.clone().find(|&token| is_word(token)) else { continue };
            let to = range.rev().find(|&token| is_word(token)).map_or(from, |last| last + 1);
            // Starts never go back: only those before can be inside this one, or this one in the last.
            while all.last().is_some_and(|last| last.from >= from && last.to <= to && last.to - last.from < to - from) {
                all.pop();
            }
            if all.last().is_none_or(|last| last.to < to) {
                all.push(Run { from, to, met });
            }
        }
        let mut seen = std::collections::HashSet::new();
        all.retain(|run| seen.insert(self.query[run.from..run.to].to_vec()));
        all
    }
}

/// True if a token is a word, no mark.
pub(crate) fn is_word(token: &str) -> bool {
    token.chars().next().is_some_and(is_of_word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tokens(text: &str) -> Vec<String> {
        let mut all = Vec::new();
        each_word(text, &mut String::new(), |token| all.push(token.to_owned()));
        all
    }

    fn found(query: &str, texts: &[String]) -> Vec<String> {
        let own = tokens(query);
        let read = |order: &mut dyn Iterator<Item = usize>| {
            let mut runs = Runs::new(query);
            for number in order {
                let numbers: Vec<_> =
                    tokens(&texts[number]).iter().map(|token| runs.tokens.get(token).copied()).collect();
                runs.read(numbers.into_iter(), (0, number as u32));
            }
            let counted = (0..own.len()).map(|token| runs.texts_with(token)).collect::<Vec<_>>();
            (counted, runs.found(|token| is_word(&own[token])))
        };
        let (counted, found) = read(&mut (0..texts.len()));
        for (token, count) in own.iter().zip(&counted) {
            assert_eq!(texts.iter().filter(|text| tokens(text).contains(token)).count(), *count as usize, "{token}");
        }
        // The order in which texts come changes nothing.
        assert_eq!(read(&mut (0..texts.len()).rev()), (counted, found.clone()));
        for run in &found {
            let words = &own[run.from..run.to];
            let text = tokens(&texts[run.met.1 as usize]);
            assert!(text.windows(words.len()).any(|window| window == words), "{words:?} in {text:?}");
        }
        found.into_iter().map(|run| own[run.from..run.to].join(" ")).collect()
    }

    /// Every run against every text.
    fn brute(query: &str, texts: &[String]) -> Vec<String> {
        let own = tokens(query);
        let texts: Vec<Vec<String>> = texts.iter().map(|text| tokens(text)).collect();
        let mut all: Vec<(usize, usize)> = Vec::new();
        for from in 0..own.len() {
            for to in from + 1..=own.len() {
                let run = &own[from..to];
                let known = || texts.iter().any(|text| text.windows(run.len()).any(|window| window == run));
                if is_word(&own[from]) && is_word(&own[to - 1]) && known() {
                    all.push((from, to));
                }
            }
        }
        let inside = |a: &(usize, usize)| all.iter().any(|b| b.0 <= a.0 && a.1 <= b.1 && b.1 - b.0 > a.1 - a.0);
        let mut seen = std::collections::HashSet::new();
        let kept = all.iter().filter(|run| !inside(run)).map(|run| own[run.0..run.1].join(" "));
        kept.filter(|run| seen.insert(run.clone())).collect()
    }

    #[test]
    fn the_longest_runs_are_found() {
        let texts = ["Snow closed the road.", "The road over the pass, they say", "over the pass"].map(str::to_owned);
        let all = found("They say snow closed the road over the pass!", &texts);
        assert_eq!(all, ["they say", "snow closed the road", "the road over the pass"]);
        assert!(found("", &texts).is_empty() && found("Nothing here", &texts).is_empty());
    }

    proptest! {
        #[test]
        fn they_are_those_of_every_run_against_every_text(
            query in "[abc,;]{0,24}",
            texts in proptest::collection::vec("[abc,;]{0,14}", 0..6),
        ) {
            // One letter is a word.
            let spaced = |text: &String| text.chars().flat_map(|c| [c, ' ']).collect::<String>();
            let (query, texts): (String, Vec<String>) = (spaced(&query), texts.iter().map(spaced).collect());
            prop_assert_eq!(found(&query, &texts), brute(&query, &texts));
        }
    }
}

//! What a word, or two, come to where nothing around has a say. A draft says few words, many times over, and with many names
//! in a glossary most of what passes the sieve are words like *Most* and *Bar*.

use std::sync::{Mutex, PoisonError};

use super::surface::WordAt;
use super::{Match, table};
use crate::base::PlainSpan;
use crate::text::fold::{is_apostrophe, is_hyphen, is_silent};
use crate::text::words::closes_quotation;

/// Words that are remembered at a time, one a slot; a power of two.
const SLOTS: usize = 1 << 15;
/// Bytes of a word beyond which it is not.
const LONGEST: usize = 48;

/// What a word or two come to.
pub(super) enum Outcome<'g> {
    /// What stands around it decides.
    Open,
    /// The same everywhere.
    Told {
        /// Unless a word follows that goes on as one of these does ([`table::Next`]).
        seconds: Box<[table::Next]>,
        /// At 0; `None` for what is no term.
        found: Option<Box<Match<'g>>>,
    },
}

/// The words met, each in the slot that its letters say; a later one takes the place of an earlier.
pub(super) struct Memo<'g>(Box<[Option<Box<Known<'g>>>]>);

struct Known<'g> {
    word: Box<str>,
    outcome: Outcome<'g>,
}

impl<'g> Memo<'g> {
    fn new() -> Self {
        Self((0..SLOTS).map(|_| None).collect())
    }

    /// What they come to, found out by `ask` where it is not known.
    pub(super) fn of(&mut self, word: &str, ask: impl FnOnce() -> Outcome<'g>) -> &Outcome<'g> {
        let slot = &mut self.0[slot(word)];
        match slot {
            Some(known) if *known.word == *word => {}
            _ => *slot = None,
        }
        &slot.get_or_insert_with(|| Box::new(Known { word: word.into(), outcome: ask() })).outcome
    }
}

fn slot(word: &str) -> usize {
    let (eights, rest) = word.as_bytes().as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let add = |hash, eight: &[u8; 8]| table::mix(hash ^ u64::from_le_bytes(*eight));
    (add(eights.iter().fold(word.len() as u64, add), &last) >> 40) as usize % SLOTS
}

/// Those that no search is using.
#[derive(Default)]
pub(super) struct Memos<'g>(Mutex<Vec<Memo<'g>>>);

impl<'g> Memos<'g> {
    pub(super) fn take(&self) -> Memo<'g> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_else(Memo::new)
    }

    pub(super) fn give_back(&self, memo: Memo<'g>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(memo);
    }
}

/// The word, if it stands as it would alone: no apostrophe in it, nothing joined to it, in letters of one script.
pub(super) fn alone<'t>(plain: &'t str, word: &WordAt) -> Option<&'t str> {
    let text = word.uncut(plain).filter(|text| text.len() <= LONGEST)?;
    let before = plain[..word.start].chars().next_back();
    (ends_at(plain, word.start + text.len()) && !before.is_some_and(is_hyphen)).then_some(text)
}

/// Such a word with the one behind a space, if that stands so too.
pub(super) fn two<'t>(plain: &'t str, first: &WordAt) -> Option<&'t str> {
    let end = first.start + first.uncut(plain)?.len();
    let start = end + 1;
    let second = plain[end..].starts_with(' ').then(|| WordAt::new(plain, start))?;
    let text = second.uncut(plain).filter(|text| text.len() <= LONGEST)?;
    ends_at(plain, start + text.len()).then(|| &plain[first.start..start + text.len()])
}

/// True where nothing goes on that a word's meaning may hang on.
fn ends_at(plain: &str, end: usize) -> bool {
    let joins = |c: char| is_hyphen(c) || is_apostrophe(c) || closes_quotation(c) || is_silent(c);
    !plain[end..].chars().next().is_some_and(joins)
}

/// A match of words by themselves, where they stand in a text.
pub(super) fn moved<'g>(found: &Match<'g>, start: usize) -> Match<'g> {
    let there = |span: PlainSpan| PlainSpan::new(start + span.start as usize, start + span.end as usize);
    Match { span: there(found.span), joint_span: there(found.joint_span), ..found.clone() }
}

#[cfg(test)]
mod tests;

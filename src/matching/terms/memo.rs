//! What a word or two come to where nothing around has a say. A draft says few words, many times over, and with many names
//! in a glossary most of what passes the sieve are words like *Most* and *Bar*.

mod quick;

use std::sync::{Mutex, PoisonError};

use super::surface::WordAt;
use super::{Match, surface, table};
use crate::base::PlainSpan;
use crate::model::How;
use crate::text::fold::{is_apostrophe, is_hyphen, is_silent};
use crate::text::words::{closes_quotation, is_word};
pub(super) use quick::{Quick, Seen};

/// Words that are remembered at a time, two a set; powers of two. A page needs few, and a memory that is made anew for it is
/// to cost little.
const FIRST: usize = 1 << 9;
const MOST: usize = 1 << 16;

/// What a word or two come to.
pub(super) enum Outcome<'g> {
    /// What stands around it decides.
    Open,
    /// The same everywhere.
    Told {
        /// Unless a further word follows that goes on as one of these does ([`table::Next`]), ascending.
        seconds: Box<[table::Next]>,
        /// At 0; `None` for what is no term.
        found: Option<Match<'g>>,
    },
}

/// The words met, each in one of the two slots that its letters say; the one met less lately makes way.
pub(super) struct Memo<'g> {
    sets: Box<[[Known<'g>; 2]]>,
    /// Words that were asked about since the sets were made.
    asked: usize,
    pub(super) quick: Quick<'g>,
}

/// One line of the cache.
#[repr(align(64))]
pub(super) struct Known<'g> {
    word: Key,
    /// Which second words may follow.
    seconds: Seconds,
    /// `None` where it comes to nothing and no second word changes that.
    told: Option<Box<Told<'g>>>,
}

struct Told<'g> {
    seconds: Box<[table::Next]>,
    found: Option<Match<'g>>,
}

/// A word of up to 47 bytes and, in the last byte, how many they are; zero-padded.
#[derive(Clone, Copy)]
struct Key([u64; 6]);

impl Key {
    /// Bytes of a word beyond which it is not remembered.
    const LONGEST: usize = 47;

    fn new(text: &str) -> Option<Self> {
        let mut key = [0; 6];
        key[5] = u64::from(u8::try_from(text.len()).ok().filter(|len| usize::from(*len) <= Self::LONGEST)?) << 56;
        let (eights, rest) = text.as_bytes().as_chunks::<8>();
        for (own, eight) in key.iter_mut().zip(eights) {
            *own = u64::from_le_bytes(*eight);
        }
        let last = rest.iter().rev().fold(0, |last, byte| last << 8 | u64::from(*byte));
        key[eights.len()] |= last;
        Some(Self(key))
    }

    /// A call to compare memory takes longer than six numbers.
    fn is(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).fold(0, |differs, (one, other)| differs | (one ^ other)) == 0
    }

    /// Which of so many sets it is in.
    fn set(&self, sets: usize) -> usize {
        // No number waits for the one before.
        let spread = |(eight, factor): (&u64, &u64)| eight.wrapping_mul(*factor);
        let hash = table::mix(self.0.iter().zip(&FACTORS).map(spread).fold(0, |hash, own| hash ^ own));
        (hash >> 40) as usize & (sets - 1)
    }
}

/// Odd, and with no pattern of bits.
const FACTORS: [u64; 6] = [
    0x9E37_79B9_7F4A_7C15,
    0xC2B2_AE3D_27D4_EB4F,
    0x1656_67B1_9E37_79F9,
    0xD6E8_FEB8_6659_FD93,
    0xA076_1D64_78BD_642F,
    0xE703_7ED1_A0B4_28DB,
];

/// False only for what does not follow: by its first letter or mark, or its [`pair`](table::pair).
#[derive(Clone, Copy, Default)]
pub(super) struct Seconds(u64);

impl Seconds {
    /// What stands around decides.
    const OPEN: u64 = 1 << 63;
    /// One of them begins with a letter beyond ASCII.
    const WIDE: u64 = 1 << 62;
    /// Bits of letters, the lowest, and of marks above them; those of pairs are the rest.
    const LETTERS: u32 = 24;
    const MARKS: u32 = 8;
    const PAIRS: u32 = 62 - Self::LETTERS - Self::MARKS;

    fn new(seconds: &[table::Next]) -> Self {
        Self(seconds.iter().fold(0, |all, next| match *next {
            (_, Some(pair)) => all | Self::pair(pair),
            (Some(letter), None) if letter.is_ascii() => all | Self::letter(letter),
            (Some(letter), None) => all | Self::letter(letter) | Self::WIDE,
            (None, None) => all,
        }))
    }

    fn letter(letter: char) -> u64 {
        let number = letter as u32;
        let is_mark = letter.is_ascii_punctuation() && letter != '_';
        1 << if is_mark { Self::LETTERS + number % Self::MARKS } else { number % Self::LETTERS }
    }

    fn pair(pair: u16) -> u64 {
        1 << (Self::LETTERS + Self::MARKS + u32::from(pair.wrapping_mul(0x9E37) >> 8) % Self::PAIRS)
    }

    fn has_letter(self, letter: char) -> bool {
        self.0 & Self::letter(letter) != 0
    }

    fn has(self, pair: u16) -> bool {
        let first = char::from(pair.to_le_bytes()[0]);
        self.0 & (Self::letter(first) | Self::pair(pair)) != 0
    }
}

impl<'g> Known<'g> {
    const NONE: Self = Self { word: Key([0; 6]), seconds: Seconds(0), told: None };

    fn new(word: Key, outcome: Outcome<'g>) -> Self {
        match outcome {
            Outcome::Open => Self { word, seconds: Seconds(Seconds::OPEN), told: None },
            Outcome::Told { seconds, found } => {
                let told = !seconds.is_empty() || found.is_some();
                let mask = Seconds::new(&seconds);
                Self { word, seconds: mask, told: told.then(|| Box::new(Told { seconds, found })) }
            }
        }
    }

    /// True if what stands around decides.
    pub(super) fn is_open(&self) -> bool {
        self.seconds.0 == Seconds::OPEN
    }

    /// True if it is nothing where it stands.
    pub(super) fn is_nothing_before(&self, plain: &str, word: &WordAt) -> bool {
        !self.is_open() && self.found().is_none() && self.goes_on(plain, word).is_none()
    }

    /// What the word behind is told by, where it may go on what began with this one.
    pub(super) fn goes_on(&self, plain: &str, word: &WordAt) -> Option<table::Next> {
        if self.seconds.0 == 0 {
            return None;
        }
        let seconds = self.told.as_ref().map(|told| &told.seconds[..]).unwrap_or_default();
        let Some(pair) = surface::plain_pair(plain, word) else {
            let next = (word.next_letter(plain), word.next_pair(plain));
            return seconds.iter().any(|&second| table::may_be(second, next)).then_some(next);
        };
        let letter = Some(char::from(pair.to_le_bytes()[0]));
        let has = |pair| seconds.binary_search(&(letter, pair)).is_ok();
        (self.seconds.has(pair) && (has(Some(pair)) || has(None))).then_some((letter, Some(pair)))
    }

    /// What is found, at 0.
    pub(super) fn found(&self) -> Option<&Match<'g>> {
        self.told.as_ref()?.found.as_ref()
    }
}

impl Match<'_> {
    /// What is found at 0, where it stands in a text.
    pub(super) fn at(&self, plain: &str, start: usize) -> Self {
        let there = |span: PlainSpan| PlainSpan::new(start + span.start as usize, start + span.end as usize);
        let mut found = Self { span: there(self.span), joint_span: there(self.joint_span), ..self.clone() };
        if surface::in_compound(plain, found.span) {
            found.how = found.how.with(How::Compound);
        }
        found
    }
}

impl<'g> Memo<'g> {
    fn new() -> Self {
        Self { sets: empty(FIRST), asked: 0, quick: Quick::new() }
    }

    /// What a word comes to by itself, which is told quickly from now on.
    pub(super) fn of_alone(&mut self, word: &str, ask: impl FnOnce() -> Outcome<'g>) -> Option<&Known<'g>> {
        let at = self.set_of(word, ask)?;
        let known = &self.sets[at][0];
        if !known.is_open() {
            self.quick.insert(word, known.seconds, known.found());
        }
        Some(known)
    }

    /// What two words come to; quickly told from now on if it is nothing, as the first one is.
    pub(super) fn of_two(
        &mut self,
        two: &str,
        is_nothing: bool,
        ask: impl FnOnce() -> Outcome<'g>,
    ) -> Option<&Known<'g>> {
        let at = self.set_of(two, ask)?;
        let known = &self.sets[at][0];
        if is_nothing && !known.is_open() && known.found().is_none() {
            self.quick.insert(two, known.seconds, None);
        }
        Some(known)
    }

    /// What they come to, found out by `ask` where it is not known; `None` for what is too long to be remembered.
    pub(super) fn of(&mut self, word: &str, ask: impl FnOnce() -> Outcome<'g>) -> Option<&Known<'g>> {
        let at = self.set_of(word, ask)?;
        Some(&self.sets[at][0])
    }

    /// The set of which it is the first.
    fn set_of(&mut self, word: &str, ask: impl FnOnce() -> Outcome<'g>) -> Option<usize> {
        let key = Key::new(word)?;
        let mut at = key.set(self.sets.len());
        if !self.sets[at][0].word.is(&key) {
            self.sets[at].swap(0, 1);
            if !self.sets[at][0].word.is(&key) {
                if self.asked >= self.sets.len() / 2 && self.sets.len() < MOST / 2 {
                    self.grow();
                    at = key.set(self.sets.len());
                    self.sets[at].swap(0, 1);
                }
                self.asked += 1;
                self.sets[at][0] = Known::new(key, ask());
            }
        }
        Some(at)
    }

    /// Four times the room: with few words for it, hardly any make way for others.
    fn grow(&mut self) {
        let mut sets = empty((self.sets.len() * 8).min(MOST));
        let room = sets.len();
        for known in
            std::mem::take(&mut self.sets).into_iter().flatten().filter(|known| !known.word.is(&Known::NONE.word))
        {
            let set = &mut sets[known.word.set(room)];
            set.swap(0, 1);
            set[0] = known;
        }
        (self.sets, self.asked) = (sets, 0);
    }
}

/// Room for so many words.
fn empty<'g>(words: usize) -> Box<[[Known<'g>; 2]]> {
    (0..words / 2).map(|_| [Known::NONE; 2]).collect()
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

/// The word, if it is by itself what it is here, unless a second one follows: in letters of one script, and with no ending
/// behind a quotation mark.
pub(super) fn alone<'t>(plain: &'t str, word: &WordAt) -> Option<&'t str> {
    let text = word.whole(plain)?;
    (ends_at(plain, word.start + text.len()) && is_unopened(plain, word)).then_some(text)
}

/// False for a word with an apostrophe in it that may close a quotation mark before it.
pub(super) fn is_unopened(plain: &str, word: &WordAt) -> bool {
    word.uncut(plain).is_some() || !plain[..word.start].ends_with(['‘', '‚', '\''])
}

/// The same for a word before an apostrophe that may be the possessive's: what such a word comes to shows no more than that
/// it is nothing.
pub(super) fn before_apostrophe<'t>(plain: &'t str, word: &WordAt) -> Option<&'t str> {
    let text = word.uncut(plain)?;
    let rest = plain[word.start + text.len()..].strip_prefix(is_apostrophe)?;
    (!goes_on_joined(rest)).then_some(text)
}

/// Such a word with the one behind a hyphen, or behind a space or line end, before which a point may stand; and that second
/// word. What a hyphen joins to a second word behind a space makes no other name of the two.
pub(super) fn two<'t>(plain: &'t str, first: &WordAt) -> Option<(&'t str, WordAt)> {
    let end = first.start + alone(plain, first)?.len();
    let (between, is_joined) = match plain.as_bytes()[end..] {
        [b' ' | b'\n', ..] => (1, false),
        [b'-', ..] => (1, true),
        [b'.', b' ' | b'\n', ..] => (2, false),
        _ => return None,
    };
    let start = end + between;
    let second = WordAt::new(plain, start);
    let end = start + alone(plain, &second)?.len();
    let goes_on = plain[..first.start].ends_with(is_hyphen) || is_joined && plain[end..].starts_with(is_hyphen);
    (!goes_on).then(|| (&plain[first.start..end], second))
}

/// The second one of [`two`].
pub(super) fn second(two: &str) -> &str {
    two.rsplit([' ', '\n', '-']).next().unwrap_or(two)
}

/// True where no ending may follow behind a quotation mark, nor anything that is not seen.
fn ends_at(plain: &str, end: usize) -> bool {
    let mut rest = plain[end..].chars();
    let next = rest.next().unwrap_or(' ');
    if is_silent(next) {
        return false;
    }
    // It may be the possessive's.
    if is_apostrophe(next) && plain[..end].ends_with(['s', 'S', 'ß', 'x', 'X', 'z', 'Z']) {
        return false;
    }
    let marks = is_apostrophe(next) || closes_quotation(next);
    !marks || !goes_on_joined(rest.as_str())
}

/// True where a word stands behind hyphens and apostrophes, or something that is not seen.
fn goes_on_joined(rest: &str) -> bool {
    rest.trim_start_matches(|c| is_hyphen(c) || is_apostrophe(c)).starts_with(|c| is_word(c) || is_silent(c))
}

#[cfg(test)]
mod tests;

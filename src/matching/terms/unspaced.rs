//! Terms with letters of scripts that are written without spaces between words: found anywhere among such letters.
//!
//! A term is filed under its first letter of such a script and the letter behind it; at each letter of a text two
//! bitmaps say whether a term may go on so. What passes is read letter by letter and held against the sorted terms.

mod letters;

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::{Hit, Listed, Match, Meaning, TermFinder, allowed};
use crate::base::PlainSpan;
use crate::model::{How, HowSet, Score};
use crate::text::fold::{is_hyphen, is_silent};
use crate::text::morph::{Form, Joint, Lemma};
use crate::text::unspaced::{Kind, is_dot, is_of_other_words, is_unspaced, kind, may_begin, may_end, stands_alone};
use crate::text::words::is_word;

use super::surface::Surface;
use letters::{Gap, Letter, read};

/// Letters of a name beyond which it is not read on.
const LONGEST: usize = 64;
/// Letters that are read first.
const FEW: usize = 3;
/// Letters that a line has at least which is wrapped: at its end a short name may go on.
const WRAPPED: usize = 12;
/// Letters of names that the dictionary is asked about, by their kind.
const SHORT_HAN: usize = 2;
const SHORT_HIRAGANA: usize = 4;
const SHORT_OTHER: usize = 8;

/// A term as it is looked for.
#[derive(Debug)]
struct Entry {
    letters: Box<[char]>,
    /// Where its parts begin: a bit a letter.
    parts: u64,
    /// The first letter of a script without spaces.
    anchor: usize,
    listed: usize,
    form: Form,
    /// As listed, by which one of several spellings is told.
    text: Box<str>,
}

/// All such terms of a finder.
#[derive(Debug)]
pub(super) struct Unspaced {
    /// Those that begin with a letter of such a script, by their letters.
    entries: Vec<Entry>,
    /// The others, by that letter.
    within: HashMap<char, Vec<Entry>>,
    /// The letters that they are filed under: a bit each, of the first plane.
    firsts: Box<[u64]>,
    /// Of those, which may be followed by anything.
    open: Box<[u64]>,
    /// Hashes of the first two letters.
    pairs: Box<[u64]>,
    shift: u32,
    /// Letters of the longest term.
    longest: usize,
}

/// True for a lemma that is found here.
pub(super) fn is_unspaced_term(lemma: &Lemma) -> bool {
    lemma.words.iter().any(|word| word.text.chars().any(is_unspaced))
}

impl Unspaced {
    /// `None` if no term is of this kind.
    pub(super) fn new(listed: &[Listed<'_>]) -> Option<Self> {
        let mut entries = Vec::new();
        let mut within: HashMap<char, Vec<Entry>> = HashMap::new();
        let mut pairs = Vec::new();
        let (mut firsts, mut open) = (vec![0; PLANE].into_boxed_slice(), vec![0; PLANE].into_boxed_slice());
        for (i, item) in listed.iter().enumerate().filter(|(_, item)| is_unspaced_term(&item.lemma)) {
            for (text, form) in texts(item) {
                let Some(entry) = entry(&text, i, form) else { continue };
                let first = entry.letters[entry.anchor];
                set(&mut firsts, first);
                // As it is typed otherwise: カ゛ for ガ, เเ for แ.
                set(&mut firsts, base(first));
                match entry.letters.get(entry.anchor + 1) {
                    Some(&second) => pairs.push((first, second)),
                    None => set(&mut open, first),
                }
                if entry.anchor == 0 {
                    entries.push(entry);
                } else {
                    within.entry(first).or_default().push(entry);
                }
            }
        }
        if entries.is_empty() && within.is_empty() {
            return None;
        }
        entries.sort_by(|a, b| (&a.letters, a.listed).cmp(&(&b.letters, b.listed)));
        // Sixteen bits a pair, of which one is set, keep false alarms near one in sixteen.
        let size = (pairs.len() / 4).next_power_of_two().max(1 << 10);
        let shift = 64 - size.trailing_zeros();
        let mut bits = vec![0_u64; size].into_boxed_slice();
        for (first, second) in pairs {
            let (word, bit) = slot(first, second, shift);
            bits[word] |= bit;
        }
        let longest = entries.iter().map(|entry| entry.letters.len()).max().unwrap_or(0);
        Some(Self { entries, within, firsts, open, pairs: bits, shift, longest })
    }

    /// Adds the matches of a text to those of `out` from `first` on: leftmost, longest.
    pub(super) fn find<'g>(&self, finder: &TermFinder<'g>, plain: &str, first: usize, out: &mut Vec<Match<'g>>) {
        let mut own = Vec::new();
        let (mut at, mut end) = (0, 0);
        while let Some(start) = self.next(plain, at) {
            at = start + plain[start..].chars().next().map_or(1, char::len_utf8);
            // A term that begins with other letters may reach back into a match.
            if let Some(found) = self.best(finder, plain, start).filter(|found| found.span.start >= end) {
                end = found.span.end;
                at = at.max(end as usize);
                own.push(found);
            }
        }
        if own.is_empty() {
            return;
        }
        let others = out.len() > first;
        out.append(&mut own);
        if others {
            let mut all = out.split_off(first);
            all.sort_by_key(|found| (found.span.start, std::cmp::Reverse(found.span.end)));
            for found in all {
                if out[first..].last().is_none_or(|last| last.span.end <= found.span.start) {
                    out.push(found);
                }
            }
        }
    }

    /// The next letter at or behind `at` that a term may be filed under.
    #[inline]
    fn next(&self, plain: &str, mut at: usize) -> Option<usize> {
        let bytes = plain.as_bytes();
        loop {
            // Letters of other scripts are passed over, many at a time.
            while let Some(some) = bytes.get(at..at + 16) {
                if some.iter().fold(false, |any, &byte| any | is_lead(byte)) {
                    break;
                }
                at += 16;
            }
            at += bytes.get(at..)?.iter().position(|&byte| is_lead(byte))?;
            let &[lead, second, third, ..] = bytes.get(at..)? else { return None };
            if lead >= 0xF0 {
                let c = plain[at..].chars().next()?;
                if is_unspaced(c) {
                    return Some(at);
                }
                at += c.len_utf8();
                continue;
            }
            let code = point(lead, second, third);
            if has(&self.firsts, code) && self.may_go_on(bytes, code, at + 3) || may_fold(code) {
                return Some(at);
            }
            at += 3;
        }
    }

    /// False only if no term goes on with what is at `at` behind a letter.
    #[inline]
    fn may_go_on(&self, bytes: &[u8], first: u32, at: usize) -> bool {
        let second = match bytes.get(at..at + 3) {
            Some(&[lead @ 0xE3..=0xE9, second, third] | &[lead @ 0xE0, second @ 0xB8..=0xBB, third]) => {
                point(lead, second, third)
            }
            Some(&[byte, ..]) if byte.is_ascii_alphanumeric() => u32::from(byte.to_ascii_lowercase()),
            _ => return true,
        };
        match second {
            // Kana with a mark to come, and the dot between the parts of a name.
            0x3099..=0x309C | 0x30FB | 0x30A0 | 0x3000 | 0xE33 | 0xE40 | 0xE4D | 0xEB3 | 0xECD => return true,
            _ => {}
        }
        let (first, second) = (char::from_u32(first).unwrap_or(' '), char::from_u32(second).unwrap_or(' '));
        let (word, bit) = slot(first, second, self.shift);
        // A kana that a mark of voicing may follow is another letter.
        self.pairs[word] & bit != 0
            || has(&self.open, first as u32)
            || matches!(bytes.get(at + 3..at + 6), Some([0xE3, 0x82, 0x99..=0x9C]))
    }

    /// The longest match at a letter, or before it where a term begins with other letters.
    fn best<'g>(&self, finder: &TermFinder<'g>, plain: &str, start: usize) -> Option<Match<'g>> {
        if !self.within.is_empty()
            && let Some(first) = read(plain, start, 1).first()
            && let Some(entries) = self.within.get(&first.c)
        {
            let found = entries.iter().filter_map(|entry| {
                let from = starts_before(plain, start, entry.anchor).find(|&from| {
                    let letters = read(plain, from, entry.letters.len());
                    letters.get(entry.anchor).is_some_and(|letter| letter.start == start) && holds(entry, &letters)
                })?;
                let letters = read(plain, from, entry.letters.len());
                Self::judge(finder, plain, &letters, &[entry])
            });
            if let Some(longest) = found.max_by_key(|found| found.span.len()) {
                return Some(longest);
            }
        }
        let letters = self.letters(plain, start)?;
        let found = self.longest(finder, plain, &letters)?;
        // 京都 in 東京都庁 where 都庁前 is listed too: the longer name has it.
        let len = letters.iter().take_while(|letter| letter.end <= found.span.end as usize).count();
        if len == SHORT_HAN && found.phrase.is_none() && kind(letters[1].c) == Some(Kind::Han) {
            let longer =
                self.letters(plain, letters[1].start).and_then(|letters| self.longest(finder, plain, &letters));
            if longer.is_some_and(|other| plain[other.span.range()].chars().count() > SHORT_HAN) {
                return None;
            }
        }
        Some(found)
    }

    /// The letters from a place on, as far as a term goes on so; `None` where a few show that none does.
    fn letters(&self, plain: &str, start: usize) -> Option<Vec<Letter>> {
        let first = read(plain, start, FEW);
        let mut range = &self.entries[..];
        for (i, letter) in first.iter().enumerate() {
            range = narrowed(range, i, letter.c);
            let whole = range.first().is_some_and(|entry| entry.letters.len() == i + 1);
            if whole {
                break;
            }
        }
        let more = range.last()?.letters.len() > FEW || range.len() > 1;
        Some(if more { read(plain, start, self.longest) } else { first })
    }

    /// The longest match of terms that begin with these letters.
    fn longest<'g>(&self, finder: &TermFinder<'g>, plain: &str, letters: &[Letter]) -> Option<Match<'g>> {
        let mut range = &self.entries[..];
        let mut groups: Vec<&[Entry]> = Vec::new();
        for (i, letter) in letters.iter().enumerate() {
            range = narrowed(range, i, letter.c);
            if range.is_empty() {
                break;
            }
            let whole = range.partition_point(|entry| entry.letters.len() == i + 1);
            if whole > 0 {
                groups.push(&range[..whole]);
            }
        }
        groups.into_iter().rev().find_map(|group| {
            let entries: Vec<&Entry> = group.iter().filter(|entry| holds(entry, letters)).collect();
            Self::judge(finder, plain, letters, &entries)
        })
    }

    /// The match of some terms whose letters, all the same, stand at a place.
    fn judge<'g>(finder: &TermFinder<'g>, plain: &str, letters: &[Letter], entries: &[&Entry]) -> Option<Match<'g>> {
        let len = entries.first()?.letters.len();
        let letters = &letters[..len];
        let (start, end) = (letters[0].start, letters[len - 1].end);
        if !may_stand(plain, letters) {
            return None;
        }
        let written = &plain[start..end];
        let mut hits: Vec<(&Entry, Hit)> = Vec::new();
        for entry in entries {
            let item = &finder.listed[entry.listed];
            let surface = Surface {
                words: Vec::new(),
                start,
                end,
                joint: Joint::None,
                joint_span: PlainSpan::new(end, end),
                mixed: false,
            };
            if allowed(item, plain, &surface, &mut vec![entry.form])
                && !hits.iter().any(|(_, h)| h.listed == entry.listed)
            {
                hits.push((entry, Hit { listed: entry.listed, stem: end - start, surface, forms: vec![entry.form] }));
            }
        }
        // Of the spellings of one name that are read alike, the one that is written so.
        let exact = |entry: &Entry| *entry.text == *written;
        let concept = |entry: &Entry| match finder.listed[entry.listed].meaning {
            Meaning::Term(term) => Some(std::ptr::from_ref(term.concept)),
            Meaning::Phrase(_) => None,
        };
        let told: Vec<_> = hits.iter().filter(|(entry, _)| exact(entry)).map(|(entry, _)| concept(entry)).collect();
        hits.retain(|(entry, _)| exact(entry) || !told.contains(&concept(entry)));
        let hits: Vec<Hit> = hits.into_iter().map(|(_, hit)| hit).collect();
        let phrase = hits.iter().find_map(|hit| match finder.listed[hit.listed].meaning {
            Meaning::Phrase(index) => Some(index),
            Meaning::Term(_) => None,
        });
        let readings = if phrase.is_some() { Vec::new() } else { finder.readings(&hits) };
        if phrase.is_none() && readings.is_empty() {
            return None;
        }
        let mut how = HowSet::EXACT;
        if is_joined(plain, start, end) {
            how = how.with(How::Compound);
        }
        if readings.iter().all(|r| !r.form.is_bare()) {
            how = how.with(How::Inflected);
        } else if readings.iter().all(|r| *r.term.text != *written) {
            how = how.with(How::Folded);
        }
        let span = PlainSpan::new(start, end);
        let joint_span = PlainSpan::new(end, end);
        Some(Match {
            span,
            how,
            score: Score::EXACT,
            joint: Joint::None,
            joint_span,
            readings: readings.into(),
            phrase,
        })
    }
}

/// Of entries that agree in the letters before, those that have a letter at a place.
fn narrowed(range: &[Entry], at: usize, c: char) -> &[Entry] {
    let from = range.partition_point(|entry| entry.letters.get(at).is_none_or(|own| *own < c));
    let to = range.partition_point(|entry| entry.letters.get(at).is_none_or(|own| *own <= c));
    &range[from..to]
}

/// What a term is found by: its text, and the forms that the glossary gives as they stand.
fn texts(item: &Listed<'_>) -> Vec<(String, Form)> {
    let mut all = vec![(item.lemma.text(), Form::BARE)];
    for entry in &item.lemma.forms {
        let text = entry.split_once(':').map_or(&**entry, |(_, text)| text).trim();
        if text.contains(['|', '*']) {
            continue;
        }
        let words = Lemma::new(text, item.language.fold).words;
        let words: Vec<&str> = words.iter().map(|word| &*word.folded).collect();
        all.extend(item.language.morphology.analyse(&item.lemma, &words).first().map(|form| (text.to_owned(), *form)));
    }
    all
}

fn entry(text: &str, listed: usize, form: Form) -> Option<Entry> {
    // The last mark between syllables of Tibetan may be missing in the text.
    let letters = read(text.trim_end_matches('\u{F0B}'), 0, LONGEST + 1);
    if letters.is_empty() || letters.len() > LONGEST {
        return None;
    }
    let parts = letters.iter().enumerate().filter(|(_, l)| l.gap != Gap::default()).fold(0, |all, (i, _)| all | 1 << i);
    let anchor = letters.iter().position(|letter| is_unspaced(letter.c))?;
    Some(Entry { letters: letters.iter().map(|l| l.c).collect(), parts, anchor, listed, form, text: text.into() })
}

/// True if the letters of a term stand there, parted as those of a name may be.
fn holds(entry: &Entry, letters: &[Letter]) -> bool {
    if letters.len() < entry.letters.len() {
        return false;
    }
    entry.letters.iter().zip(letters).enumerate().all(|(i, (own, letter))| {
        if *own != letter.c {
            return false;
        }
        if i == 0 {
            return true;
        }
        let unspaced = is_unspaced(*own) && is_unspaced(entry.letters[i - 1]);
        if entry.parts >> i & 1 == 1 {
            // The parts are written as one word too, but for those that spaces part in their own script.
            return letter.gap != Gap::default() || unspaced;
        }
        // Lines are wrapped within words.
        let Gap { space, mark, line } = letter.gap;
        !mark && (line && unspaced || !space && !line)
    })
}

/// True where the letters may be a name: by what stands beside them, and for short ones by the words around.
fn may_stand(plain: &str, letters: &[Letter]) -> bool {
    let [first, .., last] = letters else {
        // One letter is a word of many meanings.
        return letters.first().is_some_and(|one| stands_alone(plain, one.start, one.end));
    };
    let (start, end) = (first.start, last.end);
    if !may_begin(plain, start) || !may_end(plain, end) {
        return false;
    }
    let all = |wanted: &[Kind]| letters.iter().all(|l| kind(l.c).is_some_and(|kind| wanted.contains(&kind)));
    let is_short = match kind(first.c) {
        Some(Kind::Han) => letters.len() <= SHORT_HAN && all(&[Kind::Han]),
        Some(Kind::Hiragana) => letters.len() <= SHORT_HIRAGANA && all(&[Kind::Hiragana]),
        Some(Kind::Thai | Kind::Lao | Kind::Khmer | Kind::Myanmar) => letters.len() <= SHORT_OTHER,
        _ => false,
    };
    if !is_short {
        return true;
    }
    let broken = letters.iter().find(|letter| letter.gap.line);
    broken.is_none_or(|letter| is_wrapped(plain, letter.start)) && !is_of_other_words(plain, start, end)
}

/// True if the line before the one that `at` is in is as long as lines are that are wrapped.
fn is_wrapped(plain: &str, at: usize) -> bool {
    let before = plain[..at].trim_end();
    before.chars().rev().take_while(|c| *c != '\n').filter(|c| is_word(*c)).nth(WRAPPED - 1).is_some()
}

/// True for a name that a dot or hyphen joins to another word.
fn is_joined(plain: &str, start: usize, end: usize) -> bool {
    let joins = |c: char| is_dot(c) || is_hyphen(c);
    let (mut before, mut after) = (plain[..start].chars().rev(), plain[end..].chars());
    before.next().is_some_and(joins) && before.next().is_some_and(is_word)
        || after.next().is_some_and(joins) && after.next().is_some_and(is_word)
}

/// Where a term may begin that has so many letters before the one at `at`, the nearest first.
fn starts_before(plain: &str, at: usize, letters: usize) -> impl Iterator<Item = usize> {
    let part = |c: &char| is_word(*c) || is_silent(*c) || is_dot(*c) || is_hyphen(*c) || c.is_whitespace();
    let back = plain[..at].char_indices().rev().take(letters * 2 + 8).take_while(move |(_, c)| part(c));
    back.map(|(from, _)| from)
}

/// The first character of what a letter may be typed as.
fn base(letter: char) -> char {
    if letter == '\u{E41}' { '\u{E40}' } else { std::iter::once(letter).nfd().next().unwrap_or(letter) }
}

/// Bitmaps of the first plane.
const PLANE: usize = 1 << 10;

fn set(bits: &mut [u64], c: char) {
    if let Some(word) = bits.get_mut(c as usize >> 6) {
        *word |= 1 << (c as u32 & 63);
    }
}

#[inline]
fn has(bits: &[u64], code: u32) -> bool {
    bits.get(code as usize >> 6).is_some_and(|word| word >> (code & 63) & 1 == 1)
}

#[inline]
fn slot(first: char, second: char, shift: u32) -> (usize, u64) {
    let hash = super::table::mix(u64::from(first as u32) << 32 | u64::from(second as u32));
    ((hash >> shift) as usize, 1 << (hash >> 20 & 63))
}

/// The first byte of a character that a letter of such a script may be.
#[inline]
fn is_lead(byte: u8) -> bool {
    byte >= 0xE0 && byte != 0xE2
}

/// The code point of three bytes.
#[inline]
fn point(lead: u8, second: u8, third: u8) -> u32 {
    u32::from(lead & 0xF) << 12 | u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F)
}

/// True for what folding makes another letter of: those of half width, and the old doubles of Han letters.
#[inline]
fn may_fold(code: u32) -> bool {
    matches!(code, 0xFF66..=0xFF9F | 0xF900..=0xFAFF)
}

#[cfg(test)]
mod tests;

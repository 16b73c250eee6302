//! Folding letter by letter, without allocation.

use std::sync::LazyLock;

use unicode_normalization::char::{
    canonical_combining_class, compose, decompose_canonical, decompose_compatible, is_combining_mark,
};

use super::Fold;
use super::classes::{alike, is_dropped, is_presentation_form, is_stress, ligature, voicing};

/// A folded letter and the characters of the original that gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    /// The letter after fine folding.
    pub(crate) c: char,
    /// Byte offset of the first character that it comes from.
    pub(crate) start: u32,
    /// One past the last one: its combining marks are inside, soft hyphens and the like after it are not.
    pub(crate) end: u32,
}

/// The finely folded letters of a text, one after the other: an iterator that allocates nothing. What folding leaves
/// out does not appear; one character may give up to three letters, which then have the same place.
#[derive(Clone, Debug)]
pub(crate) struct Letters<'t> {
    text: &'t str,
    /// Byte offset of what is not yet read.
    at: usize,
    turkic: bool,
    ready: &'static Ready,
    last: char,
    /// The letters of the character just read, of which `shown` are handed out.
    made: Buffer,
    shown: usize,
    place: (u32, u32),
}

/// The folded letters of `text`; offsets count from its start.
pub(crate) fn letters(text: &str, fold: Fold) -> Letters<'_> {
    let made = Buffer::default();
    Letters { text, at: 0, turkic: fold == Fold::Turkic, ready: &TABLE, last: '\0', made, shown: 0, place: (0, 0) }
}

impl Letters<'_> {
    fn give(&mut self, mut c: char, start: usize, end: usize) -> Letter {
        // Reformed capitals ԵՎ stand for և, which is եւ.
        if c == 'վ' && self.last == 'ե' {
            c = 'ւ';
        }
        self.last = c;
        Letter { c, start: start as u32, end: end as u32 }
    }
}

impl Iterator for Letters<'_> {
    type Item = Letter;

    #[inline]
    fn next(&mut self) -> Option<Letter> {
        if self.shown < self.made.len {
            let c = self.made.chars[self.shown];
            self.shown += 1;
            return Some(self.give(c, self.place.0 as usize, self.place.1 as usize));
        }
        loop {
            let start = self.at;
            let bytes = self.text.as_bytes();
            let first = *bytes.get(start)?;
            if first.is_ascii() && bytes.get(start + 1).is_none_or(u8::is_ascii) {
                self.at += 1;
                return Some(self.give(ascii(first, self.turkic), start, start + 1));
            }
            let mut rest = self.text[start..].chars();
            let c = rest.next()?;
            let folded = if c.is_ascii() { ascii(c as u8, self.turkic) } else { self.ready.fold(c) };
            if folded != '\0' && rest.next().is_none_or(|next| next.is_ascii() || self.ready.fold(next) != '\0') {
                let end = start + c.len_utf8();
                self.at = end;
                return Some(self.give(folded, start, end));
            }
            self.made = Buffer::default();
            let end = fold_cluster(self.text, start, self.turkic, &mut self.made);
            self.at = end;
            if self.made.len > 0 {
                self.shown = 1;
                self.place = (start as u32, end as u32);
                return Some(self.give(self.made.chars[0], start, end));
            }
        }
    }
}

/// Letters of one character. Marks beyond the room (no language stacks that many) are left out.
#[derive(Clone, Copy, Debug, Default)]
struct Buffer {
    chars: [char; 14],
    len: usize,
}

impl Buffer {
    fn push(&mut self, c: char) {
        if let Some(room) = self.chars.get_mut(self.len) {
            *room = c;
            self.len += 1;
        }
    }
    /// Adds a mark in canonical order (UAX #15, D109): stable by combining class, never before a base.
    fn push_ordered(&mut self, c: char) {
        let class = canonical_combining_class(c);
        self.push(c);
        let mut i = self.len - 1;
        while class > 0 && i > 0 && self.chars[i] == c && canonical_combining_class(self.chars[i - 1]) > class {
            self.chars.swap(i, i - 1);
            i -= 1;
        }
    }
    /// Adds a character's canonical decomposition but for what folding drops.
    fn add(&mut self, c: char) {
        decompose_canonical(c, |c| {
            if !is_dropped(c) {
                self.push_ordered(c);
            }
        });
    }
    fn as_slice(&self) -> &[char] {
        &self.chars[..self.len]
    }
}

/// Folds the character at `start` with its combining marks into `out`; returns where they end.
fn fold_cluster(text: &str, start: usize, turkic: bool, out: &mut Buffer) -> usize {
    let mut chars = text[start..].chars();
    let Some(first) = chars.next() else { return start };
    let mut end = start + first.len_utf8();
    let mut source = Buffer::default();
    source.add(first);
    if source.len == 0 {
        return end;
    }
    let mut at = end;
    for c in chars {
        at += c.len_utf8();
        let c = voicing(c).filter(|mark| voiced(first, *mark).is_some()).unwrap_or(c);
        let mark = canonical_combining_class(c) != 0;
        if is_dropped(c) {
            if mark {
                end = at;
            }
        } else if mark || continues(source.as_slice(), c) {
            source.add(c);
            end = at;
        } else {
            break;
        }
    }
    // Composed, lowered, composed again: J̌ has no composed capital but ǰ has.
    let mut lowered = Buffer::default();
    for &c in composed(&source).as_slice() {
        lower(c, turkic, &mut lowered);
    }
    for &c in composed(&lowered).as_slice() {
        let letters = ligature(c);
        if matches!(c, 'ә') && in_latin_word(text, start) {
            out.push('ə');
        } else if !letters.is_empty() {
            letters.chars().for_each(|c| out.push(c));
        } else if is_presentation_form(c) {
            if let Some(c) = composed(&lowered).as_slice().get(1).and_then(|mark| voiced(c, *mark)) {
                out.push(c);
                break;
            }
            decompose_compatible(c, |c| {
                if !is_dropped(c) && !is_stress(c) && c != ' ' {
                    out.push(alike(c));
                }
            });
        } else {
            out.push(alike(c));
        }
    }
    end
}

/// A kana of any width with the mark of voicing.
fn voiced(kana: char, mark: char) -> Option<char> {
    let mut full = kana;
    if is_presentation_form(kana) {
        decompose_compatible(kana, |c| full = c);
    }
    compose(full, mark)
}

/// True if a character without a combining class makes one letter with those before it: Hangul and some vowel signs.
fn continues(before: &[char], c: char) -> bool {
    c >= '\u{900}'
        && before
            .iter()
            .copied()
            .map(Some)
            .reduce(|a, b| compose(a?, b?))
            .flatten()
            .is_some_and(|one| compose(one, c).is_some())
}

/// Canonical composition (UAX #15, D117) of one base and its ordered marks. Marks of stress that make no letter go.
fn composed(source: &Buffer) -> Buffer {
    let mut out = Buffer::default();
    for &c in source.as_slice() {
        let class = canonical_combining_class(c);
        if out.len > 0 {
            let blocked = out.len > 1 && (canonical_combining_class(out.chars[out.len - 1]) >= class);
            if !blocked && let Some(one) = compose(out.chars[0], c) {
                out.chars[0] = one;
                continue;
            }
        }
        let dotted = c == '\u{307}' && out.len > 0 && matches!(out.chars[0], 'i' | 'į');
        if !is_stress(c) && !dotted {
            out.push(c);
        }
    }
    out
}

fn lower(c: char, turkic: bool, out: &mut Buffer) {
    match c {
        'I' if turkic => out.push('ı'),
        'İ' => out.push('i'),
        _ => c.to_lowercase().for_each(|c| out.push(c)),
    }
}

/// True if the nearest other letters of the word are Latin. Looks no further than a word is long.
fn in_latin_word(text: &str, at: usize) -> bool {
    const FAR: usize = 48;
    let script = |c: char| match c {
        'ә' | 'Ә' => None,
        'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' | 'ə' => Some(true),
        '\u{400}'..='\u{52F}' => Some(false),
        _ => None,
    };
    let in_word = |c: &char| c.is_alphabetic() || is_combining_mark(*c) || is_dropped(*c);
    let before = text[..at].chars().rev().take(FAR).take_while(in_word).find_map(script);
    before.or_else(|| text[at..].chars().take(FAR).take_while(in_word).find_map(script)).unwrap_or(false)
}

/// Folds an ASCII character that nothing follows to compose with.
#[inline]
pub(crate) fn ascii(byte: u8, turkic: bool) -> char {
    match byte {
        b'I' if turkic => 'ı',
        b'`' => '\'',
        _ => byte.to_ascii_lowercase() as char,
    }
}

/// Answers for the characters that fold to one character whatever stands around them: Latin to Arabic, and Georgian.
#[derive(Debug)]
struct Ready([u16; 0x800]);

impl Ready {
    /// The folded character; NUL for one that depends on its neighbours, is left out, or lies outside the table.
    #[inline]
    fn fold(&self, c: char) -> char {
        let code = c as u32;
        let slot = match code >> 8 {
            0..7 => code,
            0x10 => 0x700 | code & 0xFF,
            _ => return '\0',
        };
        char::from_u32(u32::from(self.0[slot as usize & 0x7FF])).unwrap_or('\0')
    }
}

static TABLE: LazyLock<Ready> = LazyLock::new(|| {
    let fold = |code: u32| {
        let c = char::from_u32(code).filter(|&c| !matches!(c, 'I' | 'ә' | 'Ә'))?;
        if canonical_combining_class(c) != 0 || is_dropped(c) || is_combining_mark(c) {
            return None;
        }
        let mut out = Buffer::default();
        fold_cluster(c.encode_utf8(&mut [0; 4]), 0, false, &mut out);
        if out.len == 1 { u16::try_from(u32::from(out.chars[0])).ok() } else { None }
    };
    let code = |slot: u32| if slot < 0x700 { slot } else { 0x1000 | slot & 0xFF };
    Ready(std::array::from_fn(|slot| fold(code(slot as u32)).unwrap_or(0)))
});

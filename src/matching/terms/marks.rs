//! Marks in the words of a name: St. Petersburg, AT&T, C++, Acme Inc., .NET, and apostrophes at a word's edge: ‘Amran, Kazan’,
//! Guns N' Roses. They are not part of a text's words, so that such a name is looked up by the letters up to its first mark
//! behind one, and what is listed around them must stand in the text.

use super::surface::{Surface, WordAt};
use crate::base::PlainSpan;
use crate::text::fold::{is_apostrophe, is_hyphen, is_silent};
use crate::text::morph::{Feature, Form, Joint};
use crate::text::unspaced::is_unspaced;
use crate::text::words::is_word;

/// Bytes of a paragraph in which an opening quotation mark is looked for.
const WINDOW: usize = 200;

/// Bytes of the marks before a listed word's first letter; 0 for a word without letters.
pub(super) fn lead(word: &str) -> usize {
    if word.starts_with(|c: char| c.is_ascii_alphanumeric()) { 0 } else { word.find(is_letter).unwrap_or(0) }
}

/// Where a word's letters end and its first mark behind them, if it has any.
pub(super) fn first(word: &str) -> Option<(usize, char)> {
    let lead = lead(word);
    let mut chars = word[lead..].char_indices();
    let is_mark = |(at, c): (usize, char)| {
        is_mark(c) || is_apostrophe(c) && !word[lead + at + c.len_utf8()..].starts_with(is_letter)
    };
    chars.find(|&next| is_mark(next)).map(|(at, c)| (lead + at, usual(c)))
}

/// True if marks stand before a word's letters or behind one.
pub(super) fn has_any(word: &str) -> bool {
    !word.bytes().all(|b| b.is_ascii_alphanumeric()) && (lead(word) > 0 || first(word).is_some())
}

/// Apostrophes between a word's letters.
pub(super) fn inner_apostrophes(word: &str) -> usize {
    let inside = |&(at, c): &(usize, char)| is_apostrophe(c) && word[at + c.len_utf8()..].starts_with(is_letter);
    word[lead(word)..].char_indices().map(|(at, c)| (lead(word) + at, c)).filter(inside).count()
}

/// A word up to its first mark.
pub(super) fn before(word: &str) -> &str {
    &word[..first(word).map_or(word.len(), |(at, _)| at)]
}

/// The mark that follows a word of a text at once.
pub(super) fn behind(plain: &str, end: usize) -> Option<char> {
    let mut rest = plain[end..].chars().filter(|c| !is_silent(*c));
    let next = rest.next().filter(|c| !c.is_whitespace() && !is_hyphen(*c))?;
    (is_mark(next) || is_apostrophe(next) && !rest.next().is_some_and(is_letter)).then(|| usual(next))
}

/// The mark that stands apart from the word before it: Procter & Gamble, al-‘Ali.
pub(super) fn apart(plain: &str, end: usize) -> Option<char> {
    let next =
        plain[end..].trim_start_matches(|c: char| c.is_whitespace() || is_hyphen(c) || is_silent(c)).chars().next()?;
    (is_mark(next) || is_apostrophe(next)).then(|| usual(next))
}

/// Where a listed word that is nothing but marks stands behind a word, if it does.
pub(super) fn alone(plain: &str, end: usize, listed: &str) -> Option<(usize, usize)> {
    let start = end + plain[end..].len() - plain[end..].trim_start().len();
    Some((start, past(plain, start, listed)?))
}

/// A word of a text with the marks, and what follows these, of the word that is listed (folded); `None` where they do not
/// stand there.
pub(super) fn with_marks(plain: &str, mut word: WordAt, listed: &str) -> Option<WordAt> {
    word.start = before_it(plain, word.start, &listed[..lead(listed)])?;
    let mut rest = &listed[first(listed).map_or(listed.len(), |(at, _)| at)..];
    while !rest.is_empty() {
        let marks = rest.find(is_letter).unwrap_or(rest.len());
        let (marks, letters) = rest.split_at(marks);
        let from = past(plain, word.end(), marks)?;
        word = word.up_to(if letters.is_empty() { None } else { Some(WordAt::new(plain, from)) }, from)?;
        rest = &letters[first(letters).map_or(letters.len(), |(at, _)| at)..];
    }
    Some(word)
}

/// Where listed marks begin that stand before a place, and no others or letters before them; the place if there are none.
fn before_it(plain: &str, start: usize, marks: &str) -> Option<usize> {
    let Some(first) = marks.chars().next() else { return Some(start) };
    let mut at = start;
    let mut wanted = marks.chars().rev().peekable();
    for (i, c) in plain[..start].char_indices().rev() {
        match wanted.peek() {
            _ if is_silent(c) => {}
            Some(mark) if usual(c) == *mark && c != '`' => {
                wanted.next();
                at = i;
            }
            Some(_) => return None,
            None => break,
        }
    }
    let goes_on = |c: char| is_word(c) || is_apostrophe(c) || usual(c) == first;
    let before = &plain[..at];
    (wanted.peek().is_none() && (!before.ends_with(goes_on) || is_elided(before))).then_some(at)
}

/// True behind a French word that has lost its vowel: d’‘Amran, l’’s-Hertogenbosch.
fn is_elided(before: &str) -> bool {
    const ELIDED: &[&str] = &["l", "d", "j", "n", "s", "c", "m", "t", "qu", "jusqu", "lorsqu", "puisqu"];
    let Some(word) = before.strip_suffix(is_apostrophe) else { return false };
    let start = word
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + word[at..].chars().next().map_or(1, char::len_utf8));
    let word = &word[start..];
    ELIDED.iter().any(|elided| word.eq_ignore_ascii_case(elided))
}

/// Where the letters of a word begin whose listed marks stand at a place, or the place if it has none.
pub(super) fn behind_lead(plain: &str, start: usize, listed: &str) -> Option<usize> {
    match &listed[..lead(listed)] {
        "" => Some(start),
        marks => past(plain, start, marks),
    }
}

/// True if the apostrophe before a place may close a quotation mark that stands before `start`: in ‘old Kazan’.
pub(super) fn may_close(plain: &str, start: usize) -> bool {
    // A line may be as long as the file.
    let near = plain.ceil_char_boundary(start.saturating_sub(WINDOW));
    let near = plain[near..start].rfind('\n').map_or(near, |at| near + at + 1);
    let mut opened = false;
    let mut before = ' ';
    for (at, c) in plain[near..start].char_indices() {
        if is_apostrophe(c) {
            let goes_on = plain[near + at + c.len_utf8()..].starts_with(is_letter);
            opened = if goes_on { opened || !is_word(before) } else { false };
        } else if matches!(c, '\u{201A}' | ',') && !is_word(before) && before != ',' || c == '\u{201A}' {
            // ‚Kazan‘, ,Kazan'
            opened |= plain[near + at + c.len_utf8()..].starts_with(is_letter);
        }
        before = c;
    }
    opened
}

/// Avetaranots' church, Graz’ Gassen: behind a name in -s that English possesses by, or in a hissing sound in German, the
/// apostrophe is its ending, unless it may close a quotation mark or no noun follows.
pub(super) fn take_possessive(lang: &str, plain: &str, surface: &mut Surface, forms: &mut Vec<Form>) {
    let (start, end) = (surface.start, surface.end);
    let Some(mark) = plain[end..].chars().next().filter(|c| matches!(c, '\'' | '’')) else { return };
    let behind = end + mark.len_utf8();
    let owned = || plain[behind..].strip_prefix([' ', '\u{a0}', '\n']).is_some_and(|rest| rest.starts_with(is_letter));
    let (hissing, features): (&[char], &[Feature]) = match lang {
        "en" => (&['s', 'S'], &[Feature::Saxon, Feature::Variant]),
        "de" => (&['s', 'S', 'ß', 'x', 'X', 'z', 'Z'], &[Feature::Genitive]),
        _ => return,
    };
    let bare = forms[..] == [Form::BARE] && plain[..end].ends_with(hissing);
    let opened = || plain[..start].ends_with(|c| is_apostrophe(c) || c == '‚') || may_close(plain, start);
    if let Some(form) = Form::new(features).filter(|_| bare && owned() && !opened()) {
        *forms = vec![form];
        surface.end = behind;
        (surface.joint, surface.joint_span) = (Joint::Apostrophe, PlainSpan::new(end, behind));
    }
}

/// True if an apostrophe stands behind a place that ends what one opened: ‘Amran’.
pub(super) fn is_closed(plain: &str, end: usize) -> bool {
    let mut rest = plain[end..].chars().filter(|c| !is_silent(*c));
    rest.next().is_some_and(is_apostrophe) && !rest.next().is_some_and(is_letter)
}

/// Where listed marks end that stand at a place, in any width and with whatever cannot be seen between.
fn past(plain: &str, start: usize, marks: &str) -> Option<usize> {
    let mut wanted = marks.chars();
    let mut next = wanted.next()?;
    for (at, c) in plain[start..].char_indices() {
        if is_silent(c) {
            continue;
        }
        if usual(c) != next || c == '`' {
            return None;
        }
        match wanted.next() {
            Some(mark) => next = mark,
            None => return Some(start + at + c.len_utf8()),
        }
    }
    None
}

/// A mark in its usual width; one apostrophe for all.
pub(super) fn usual(c: char) -> char {
    match c {
        _ if is_apostrophe(c) => '\'',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// True if the full stop before a place may end the sentence too, as far as what follows tells: a capital, or a letter of a
/// script without them. Before a bracket it hardly does: (Acme Inc.)
pub(super) fn ends_sentence(plain: &str, end: usize) -> bool {
    const CLOSING: &str = "\"'\u{BB}\u{201C}\u{201D}\u{2018}\u{2019}\u{203A}\u{300D}\u{300F}";
    // The marks of notes: [1], [^1], ¹.
    let mut rest = plain[end..].trim_start_matches(['\u{B9}', '\u{B2}', '\u{B3}']);
    if let Some((_, behind)) = rest
        .strip_prefix('[')
        .and_then(|note| note.split_once(']'))
        .filter(|(note, _)| note.len() < 6 && note.trim_start_matches('^').bytes().all(|b| b.is_ascii_digit()))
    {
        rest = behind;
    }
    let rest = rest.trim_start_matches(|c| CLOSING.contains(c));
    let next = rest.trim_start();
    let parts = next.len() < rest.len() || next.is_empty();
    // Behind an opening quotation mark.
    let first = next.trim_start_matches(|c| CLOSING.contains(c) || matches!(c, '\u{AB}' | '\u{201E}')).chars().next();
    let is_small = |c: char| c.is_lowercase() && !matches!(c, '\u{10D0}'..='\u{10FF}');
    rest.starts_with('.') || parts && first.is_none_or(|c| c.is_alphabetic() && !is_small(c))
}

/// True for a name as it is listed: the full stop that it is listed with may be that of the sentence.
pub(super) fn is_as_listed(plain: &str, span: PlainSpan, listed: &str) -> bool {
    let written = &plain[span.range()];
    let stops = || plain[span.end as usize..].starts_with('.');
    written == listed || listed.strip_suffix('.') == Some(written) && stops()
}

/// True for what a word is made of: neither a mark nor an apostrophe.
fn is_letter(c: char) -> bool {
    is_word(c) && !is_apostrophe(c) && !is_unspaced(c)
}

/// True for what is no part of a word.
pub(super) fn is_mark(c: char) -> bool {
    !is_word(c) && !is_apostrophe(c) && !is_silent(c)
}

#[cfg(test)]
mod tests;

//! Marks within the words of a name: St. Petersburg, AT&T, C++, Acme Inc. They are not part of a text's words, so that such a
//! name is looked up by the letters before its first mark, and what is listed behind them must stand in the text.

use super::surface::WordAt;
use crate::base::PlainSpan;
use crate::text::fold::{is_apostrophe, is_hyphen, is_silent};
use crate::text::words::is_word;

/// Where a word's letters end and its first mark, if it has any.
pub(super) fn first(word: &str) -> Option<(usize, char)> {
    word.char_indices().find(|&(_, c)| is_mark(c))
}

/// A word up to its first mark.
pub(super) fn before(word: &str) -> &str {
    &word[..first(word).map_or(word.len(), |(at, _)| at)]
}

/// The mark that follows a word of a text at once.
pub(super) fn behind(plain: &str, end: usize) -> Option<char> {
    let next = plain[end..].chars().find(|c| !is_silent(*c)).filter(|c| !c.is_whitespace() && !is_hyphen(*c))?;
    is_mark(next).then(|| usual(next))
}

/// The mark that stands for itself behind a word: Procter & Gamble.
pub(super) fn apart(plain: &str, end: usize) -> Option<char> {
    behind(plain, end + plain[end..].len() - plain[end..].trim_start().len())
}

/// Where a listed word that is nothing but marks stands behind a word, if it does.
pub(super) fn alone(plain: &str, end: usize, listed: &str) -> Option<(usize, usize)> {
    let start = end + plain[end..].len() - plain[end..].trim_start().len();
    Some((start, past(plain, start, listed)?))
}

/// A word of a text with the marks, and what follows these, of the word that is listed (folded); `None` where they do not
/// stand there.
pub(super) fn with_marks(plain: &str, mut word: WordAt, listed: &str) -> Option<WordAt> {
    let mut rest = &listed[first(listed).map_or(listed.len(), |(at, _)| at)..];
    while !rest.is_empty() {
        let marks = rest.find(|c| !is_mark(c)).unwrap_or(rest.len());
        let (marks, letters) = rest.split_at(marks);
        let from = past(plain, word.end(), marks)?;
        word = word.up_to(if letters.is_empty() { None } else { Some(WordAt::new(plain, from)) }, from)?;
        rest = &letters[first(letters).map_or(letters.len(), |(at, _)| at)..];
    }
    Some(word)
}

/// Where listed marks end that stand at a place, in any width and with whatever cannot be seen between.
fn past(plain: &str, start: usize, marks: &str) -> Option<usize> {
    let mut wanted = marks.chars();
    let mut next = wanted.next()?;
    for (at, c) in plain[start..].char_indices() {
        if is_silent(c) {
            continue;
        }
        if usual(c) != next {
            return None;
        }
        match wanted.next() {
            Some(mark) => next = mark,
            None => return Some(start + at + c.len_utf8()),
        }
    }
    None
}

/// A mark in its usual width.
pub(super) fn usual(c: char) -> char {
    match c {
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

/// True for what is no part of a word.
pub(super) fn is_mark(c: char) -> bool {
    !is_word(c) && !is_apostrophe(c) && !is_silent(c)
}

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
    plain[end..].chars().next().filter(|&c| is_mark(c) && !c.is_whitespace() && !is_hyphen(c))
}

/// A word of a text with the marks, and what follows these, of the word that is listed (folded); `None` where they do not
/// stand there.
pub(super) fn with_marks(plain: &str, mut word: WordAt, listed: &str) -> Option<WordAt> {
    let mut rest = &listed[first(listed).map_or(listed.len(), |(at, _)| at)..];
    while !rest.is_empty() {
        let marks = rest.find(|c| !is_mark(c)).unwrap_or(rest.len());
        let (marks, letters) = rest.split_at(marks);
        if !plain[word.end()..].starts_with(marks) {
            return None;
        }
        let from = word.end() + marks.len();
        word = word.up_to(if letters.is_empty() { None } else { Some(WordAt::new(plain, from)) }, from)?;
        rest = &letters[first(letters).map_or(letters.len(), |(at, _)| at)..];
    }
    Some(word)
}

/// True if the full stop before a place ends the sentence too, as far as what follows tells. Before a bracket it hardly does:
/// (Acme Inc.)
pub(super) fn ends_sentence(plain: &str, end: usize) -> bool {
    let closes = |c: char| matches!(c, '"' | '\'' | '\u{BB}' | '\u{201D}' | '\u{2019}');
    let rest = plain[end..].trim_start_matches(closes);
    let next = rest.trim_start();
    next.is_empty()
        || next.len() < rest.len() && !next.starts_with(|c: char| c.is_lowercase() || c.is_numeric() || c == '(')
}

/// True for a name as it is listed: the full stop that it is listed with may be that of the sentence.
pub(super) fn is_as_listed(plain: &str, span: PlainSpan, listed: &str) -> bool {
    let written = &plain[span.range()];
    let stops = || plain[span.end as usize..].starts_with('.');
    written == listed || listed.strip_suffix('.') == Some(written) && stops()
}

fn is_mark(c: char) -> bool {
    !is_word(c) && !is_apostrophe(c) && !is_silent(c)
}

//! What a template has beside its names, as it stands in a text: `now {A}, then {B}`.

use super::is_quote;
use crate::base::PlainSpan;
use crate::policy::Piece;

/// From the first word of a template to the last, if all that it has before, between and behind two names stands there.
pub(super) fn around(plain: &str, first: PlainSpan, second: PlainSpan, template: &[Piece<'_>]) -> Option<PlainSpan> {
    let [before, between, behind] = <[String; 3]>::try_from(texts(template)).ok()?;
    let written = plain.get(first.end as usize..second.start as usize)?;
    if !letters(written.chars()).eq(letters(between.chars())) {
        return None;
    }
    let start = first.start as usize - before_is(&plain[..first.start as usize], &before)?;
    let end = second.end as usize + behind_is(&plain[second.end as usize..], &behind)?;
    Some(PlainSpan::new(start, end))
}

/// A span with the words of a template that stand before and behind it already; marks may be another's.
pub(super) fn beside(plain: &str, span: PlainSpan, template: &[Piece<'_>]) -> PlainSpan {
    let texts = texts(template);
    let words = |text: &&String| is_words(text) && text.chars().all(|c| c.is_alphanumeric() || c.is_whitespace());
    let (start, end) = (span.start as usize, span.end as usize);
    let before = texts.first().filter(words).and_then(|text| before_is(&plain[..start], text)).unwrap_or(0);
    let behind = texts.last().filter(words).and_then(|text| behind_is(&plain[end..], text)).unwrap_or(0);
    PlainSpan::new(start - before, end + behind)
}

/// True if a template has words before or behind its names.
pub(super) fn has_words(template: &[Piece<'_>]) -> bool {
    let texts = texts(template);
    texts.first().is_some_and(|text| is_words(text)) || texts.last().is_some_and(|text| is_words(text))
}

fn is_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// What stands before, between and behind the names: one more than there are names.
fn texts(template: &[Piece<'_>]) -> Vec<String> {
    let mut all = vec![String::new()];
    for piece in template {
        match (piece, all.last_mut()) {
            (Piece::Text(text), Some(last)) => last.push_str(text),
            _ => all.push(String::new()),
        }
    }
    all
}

/// Bytes at the end of a text that say what a template has before a name.
fn before_is(text: &str, wanted: &str) -> Option<usize> {
    says(text.chars().rev(), wanted.chars().rev())
}

/// Bytes at the beginning of a text that say what a template has behind a name.
fn behind_is(text: &str, wanted: &str) -> Option<usize> {
    says(text.chars(), wanted.chars())
}

fn says(text: impl Iterator<Item = char>, wanted: impl Iterator<Item = char>) -> Option<usize> {
    let mut wanted = letters(wanted).peekable();
    let (mut bytes, mut in_word) = (0, false);
    for c in text {
        if wanted.peek().is_none() {
            // Not a part of a longer word.
            return (!in_word || !c.is_alphanumeric()).then_some(bytes);
        }
        bytes += c.len_utf8();
        for letter in letters(std::iter::once(c)) {
            if wanted.next()? != letter {
                return None;
            }
            in_word = c.is_alphanumeric();
        }
    }
    wanted.peek().is_none().then_some(bytes)
}

/// What tells one text from another: no white space, quotation marks, widths of brackets, or capitals.
fn letters(text: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let narrow = |c| match c {
        '\u{FF08}' | '\u{FF3B}' | '\u{3014}' => '(',
        '\u{FF09}' | '\u{FF3D}' | '\u{3015}' => ')',
        '\u{FF0F}' => '/',
        c => c,
    };
    text.filter(|&c| !c.is_whitespace() && !is_quote(c)).map(narrow).flat_map(char::to_lowercase)
}

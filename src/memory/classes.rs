//! The tokens that *default* compares first: words in lower case, and placeables, of which only the kind counts. Marks and
//! spaces are left to `grade.rs`.

use std::borrow::Cow;
use std::ops::Range;

use super::alike::Alike;
use super::file::Kind;
use super::omegat::OmegatWords;
use super::words::{each_word, is_of_word};
use crate::text::stem::Stem;

/// What a piece of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Letters, marks and numbers.
    Word,
    /// Digits, with points, commas, colons and slashes between them: an amount, a date, a time.
    Number,
    /// `{0}`, `{name}`, `%s`, `%1$d`, `${x}`.
    Placeholder,
    /// An address of the web or of mail.
    Address,
    /// Any other character.
    Mark,
}

impl Piece {
    /// What stands for a placeable of this kind among the words; no word is like it.
    pub(super) fn class(self) -> Option<&'static str> {
        match self {
            Self::Number => Some("\u{1}0"),
            Self::Placeholder => Some("\u{1}{}"),
            Self::Address => Some("\u{1}@"),
            Self::Word | Self::Mark => None,
        }
    }
}

/// Cuts a text into its pieces, white space left out.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = (Piece, Range<usize>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text[at..].find(|c: char| !c.is_whitespace())?;
        let rest = &text[at..];
        let (piece, length) = first(rest, text[..at].chars().next_back())?;
        at += length;
        Some((piece, at - length..at))
    })
}

fn first(rest: &str, before: Option<char>) -> Option<(Piece, usize)> {
    let c = rest.chars().next()?;
    if let Some(length) = address(rest, before) {
        return Some((Piece::Address, length));
    }
    if let Some(length) = placeholder(rest) {
        return Some((Piece::Placeholder, length));
    }
    if !is_of_word(c) {
        return Some((Piece::Mark, c.len_utf8()));
    }
    let word = rest.find(|c: char| !is_of_word(c)).unwrap_or(rest.len());
    if !rest[..word].chars().all(|c| c.is_ascii_digit()) {
        return Some((Piece::Word, word));
    }
    let mut end = word;
    while let Some(more) = rest[end..].strip_prefix(['.', ',', ':', '/', '-']) {
        let digits = more.find(|c: char| !is_of_word(c)).unwrap_or(more.len());
        if digits == 0 || !more[..digits].bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        end += 1 + digits;
    }
    Some((Piece::Number, end))
}

/// `https://…`, `www.…`, `name@host.tld` from its beginning.
fn address(rest: &str, before: Option<char>) -> Option<usize> {
    if before.is_some_and(is_of_word) {
        return None;
    }
    let whole = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')).unwrap_or(rest.len());
    let end = rest[..whole].trim_end_matches(|c: char| !is_of_word(c) && c != '/').len();
    let own = &rest[..end];
    let web =
        ["https://", "http://", "ftp://", "www."].iter().any(|start| own.len() > start.len() && own.starts_with(start));
    let mail = || {
        let (name, host) = own.split_once('@')?;
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
        (!name.is_empty() && name.chars().all(plain) && host.contains('.') && host.chars().all(plain)).then_some(())
    };
    (web || mail().is_some()).then_some(end)
}

fn placeholder(rest: &str) -> Option<usize> {
    let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | ':' | '#' | '$');
    let braces = |rest: &str| {
        let inner = rest.strip_prefix('{')?;
        let end = inner.find('}')?;
        inner[..end].chars().all(name).then_some(end + 2)
    };
    if let Some(length) = braces(rest) {
        return Some(length);
    }
    if let Some(length) = rest.strip_prefix(['$', '%']).and_then(braces) {
        return Some(length + 1);
    }
    // printf: `%`, position, flags, width, precision, length, conversion.
    let after = rest.strip_prefix('%')?;
    let flags =
        after.find(|c: char| !matches!(c, '0'..='9' | '$' | '#' | '-' | '+' | '.' | '*')).unwrap_or(after.len());
    let length =
        after[flags..].find(|c: char| !matches!(c, 'h' | 'l' | 'L' | 'z' | 'j' | 't')).unwrap_or(after[flags..].len());
    let conversion = after[flags + length..].chars().next()?;
    let ends = after[flags + length + conversion.len_utf8()..].chars().next().is_none_or(|c| !is_of_word(c));
    let known = matches!(
        conversion,
        'd' | 'i' | 'u' | 'x' | 'X' | 'o' | 'f' | 'F' | 'e' | 'E' | 'g' | 'G' | 'a' | 'A' | 'c' | 's' | 'p' | 'n' | '@'
    );
    (known && ends).then_some(1 + flags + length + 1)
}

/// What a text is cut into for comparing.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Tokens {
    /// Those of *words*.
    Words,
    /// Those of *default*, as their stems.
    Classes(Option<Stem>),
    /// Those of OmegaT's first score.
    OmegatStems(OmegatWords),
    /// Those of its second.
    OmegatWords,
}

impl Tokens {
    /// Hands out a text's tokens.
    pub(super) fn each(self, text: &str, room: &mut String, each: impl FnMut(&str)) {
        match self {
            Self::Words => each_word(text, room, each),
            Self::Classes(stem) => each_class(text, stem, room, each),
            Self::OmegatStems(words) => words.each_stem(text, room, each),
            Self::OmegatWords => OmegatWords::each_plain(text, room, each),
        }
    }
    /// The same, names of one thing as one token each, with their groups.
    pub(super) fn each_alike(
        self,
        text: &str,
        alike: &Alike,
        room: &mut String,
        mut each: impl FnMut(Option<usize>, &str),
    ) {
        let Self::Classes(stem) = self else { return self.each(text, room, |token| each(None, token)) };
        let all = alike.names(text, stem);
        let mut names = all.iter().peekable();
        for (piece, range) in pieces(text) {
            if let Some(whole) = names.next_if(|named| named.at.end <= range.end) {
                each(Some(whole.group), alike.token(whole.group));
            } else if names.peek().is_none_or(|named| range.start < named.at.start) {
                class(piece, &text[range], stem, room, |token| each(None, token));
            }
        }
    }
    /// The tokens as they are, and what makes stems of them.
    pub(super) fn without_stem(self) -> (Self, Option<Stem>) {
        match self {
            Self::Classes(stem) => (Self::Classes(None), stem),
            other => (other, None),
        }
    }
    /// The kind of file that finds by them.
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Words => Kind::Words,
            Self::Classes(_) => Kind::Classes,
            Self::OmegatStems(_) => Kind::OmegatStems,
            Self::OmegatWords => Kind::OmegatWords,
        }
    }
}

/// The stem of a token; what stands for a placeable has none.
pub(super) fn stem_of(token: &str, stem: Stem) -> Cow<'_, str> {
    if token.starts_with('\u{1}') { Cow::Borrowed(token) } else { stem(token) }
}

/// A word in lower case as its stem; what stands for a placeable stays.
pub(super) fn class_of(token: &str, stem: Option<Stem>) -> String {
    let lower = token.to_lowercase();
    match stem {
        Some(stem) => stem_of(&lower, stem).into_owned(),
        None => lower,
    }
}

/// Hands out the tokens that are compared, in order, words as their stems.
pub(crate) fn each_class(text: &str, stem: Option<Stem>, room: &mut String, mut each: impl FnMut(&str)) {
    for (piece, range) in pieces(text) {
        class(piece, &text[range], stem, room, &mut each);
    }
}

/// The token of a piece, if it is compared.
#[inline]
fn class(piece: Piece, own: &str, stem: Option<Stem>, room: &mut String, mut each: impl FnMut(&str)) {
    match piece.class() {
        Some(class) => each(class),
        None if piece == Piece::Word => {
            room.clear();
            if own.is_ascii() {
                room.push_str(own);
                room.make_ascii_lowercase();
            } else {
                *room = own.to_lowercase();
            }
            match stem {
                Some(stem) => each(&stem_of(room, stem)),
                None => each(room),
            }
        }
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeables_are_one_piece() {
        let text =
            "Save 1,000.5 of {count} files (%1$s, 50%) to https://a.org/b?c=1. Ask me@x.org on 2024-05-31: 3rd {0 }!";
        let found: Vec<_> = pieces(text).map(|(piece, range)| (piece, &text[range])).collect();
        let of =
            |kind: Piece| found.iter().filter(|(piece, _)| *piece == kind).map(|(_, text)| *text).collect::<Vec<_>>();
        assert_eq!(of(Piece::Number), ["1,000.5", "50", "2024-05-31", "0"]);
        assert_eq!(of(Piece::Placeholder), ["{count}", "%1$s"]);
        assert_eq!(of(Piece::Address), ["https://a.org/b?c=1", "me@x.org"]);
        assert_eq!(of(Piece::Word), ["Save", "of", "files", "to", "Ask", "on", "3rd"]);
        assert_eq!(of(Piece::Mark), ["(", ",", "%", ")", ".", ":", "{", "}", "!"]);
        let mut classes = Vec::new();
        each_class("Ask ME at 5: %s", None, &mut String::new(), |class| classes.push(class.to_owned()));
        assert_eq!(classes, ["ask", "me", "at", "\u{1}0", "\u{1}{}"]);
    }
}

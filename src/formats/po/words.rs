//! The text of a string: what its parts and escapes come to, and where each stands in the file.

use std::ops::Range;

use super::entries::Words;

/// A stretch of the text.
struct Part {
    /// Where it begins in the text.
    at: usize,
    source: Range<usize>,
    /// It stands in the file as it reads.
    verbatim: bool,
}

/// A string that is read.
#[derive(Default)]
pub(super) struct Read {
    pub(super) text: String,
    parts: Vec<Part>,
}

/// A part of a stretch: where it stands, and whether as it reads.
pub(super) struct Piece {
    pub(super) text: Range<usize>,
    pub(super) source: Range<usize>,
    pub(super) verbatim: bool,
}

impl Read {
    pub(super) fn new(source: &str, words: &Words) -> Self {
        let mut read = Self::default();
        for part in words {
            let mut at = part.start;
            while let Some(escape) = memchr::memchr(b'\\', &source.as_bytes()[at..part.end]).map(|found| at + found) {
                read.push(&source[at..escape], at..escape, true);
                let (text, len) = escaped(&source[escape..part.end]);
                match text {
                    Some(text) => read.push(&text, escape..escape + len, false),
                    None => read.push(&source[escape..escape + len], escape..escape + len, true),
                }
                at = escape + len;
            }
            read.push(&source[at..part.end], at..part.end, true);
        }
        read
    }

    fn push(&mut self, text: &str, source: Range<usize>, verbatim: bool) {
        if !text.is_empty() {
            self.parts.push(Part { at: self.text.len(), source, verbatim });
            self.text.push_str(text);
        }
    }

    /// The parts of a stretch of the text, in order.
    pub(super) fn pieces(&self, range: Range<usize>) -> impl Iterator<Item = Piece> {
        let first = self.parts.partition_point(|part| part.at <= range.start).saturating_sub(1);
        let ends = self.parts[first..].iter().skip(1).map(|next| next.at).chain([self.text.len()]);
        let within = self.parts[first..].iter().zip(ends).take_while({
            let end = range.end;
            move |(part, _)| part.at < end
        });
        within.map(move |(part, end)| {
            let text = part.at.max(range.start)..end.min(range.end);
            // What is written otherwise is one thing.
            let source = if part.verbatim {
                part.source.start + (text.start - part.at)..part.source.start + (text.end - part.at)
            } else {
                part.source.clone()
            };
            Piece { text, source, verbatim: part.verbatim }
        })
    }

    /// From the first byte in the file to the last.
    pub(super) fn extent(&self, range: Range<usize>) -> Range<usize> {
        let mut pieces = self.pieces(range).filter(|piece| !piece.text.is_empty()).map(|piece| piece.source);
        let Some(first) = pieces.next() else { return 0..0 };
        let end = pieces.last().map_or(first.end, |last| last.end);
        first.start..end
    }
}

/// What an escape stands for, as in C, and its bytes; `None`: it is none, and stands for itself.
fn escaped(text: &str) -> (Option<String>, usize) {
    let mut chars = text.chars();
    let next = chars.nth(1);
    let c = match next {
        Some('n') => '\n',
        Some('t') => '\t',
        Some('r') => '\r',
        Some('a') => '\u{7}',
        Some('b') => '\u{8}',
        Some('f') => '\u{C}',
        Some('v') => '\u{B}',
        Some(c @ ('"' | '\\')) => c,
        Some('0'..='7' | 'x') => return numbered(text),
        Some(other) => return (None, 1 + other.len_utf8()),
        None => return (None, text.len()),
    };
    (Some(c.into()), 2)
}

/// Bytes by number, which may be those of one character: `\303\251`.
fn numbered(text: &str) -> (Option<String>, usize) {
    let (mut bytes, mut at) = (Vec::new(), 0);
    while let Some(rest) = text[at..].strip_prefix('\\') {
        let (digits, radix, before) = match rest.strip_prefix('x') {
            Some(rest) => (rest, 16, 2),
            None => (rest, 8, 1),
        };
        let most = if radix == 8 { 3 } else { 2 };
        let len = digits.bytes().take(most).take_while(|b| char::from(*b).is_digit(radix)).count();
        let Some(byte) = u32::from_str_radix(&digits[..len], radix).ok().and_then(|value| u8::try_from(value).ok())
        else {
            break;
        };
        bytes.push(byte);
        at += before + len;
    }
    if bytes.is_empty() {
        return (None, 2);
    }
    // Of a file in another encoding they are that one's: nearly always they are below 128.
    (
        Some(
            String::from_utf8(bytes).unwrap_or_else(|error| error.as_bytes().iter().map(|b| char::from(*b)).collect()),
        ),
        at,
    )
}

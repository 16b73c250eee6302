//! Lines, and quoted strings with their escapes.

use super::Syntax;
use crate::formats::builder::Builder;

pub(super) use crate::formats::lines::{after_line_end, lines};

/// A quoted string.
pub(super) struct Quoted {
    /// After the closing quotation marks.
    pub(super) end: usize,
    /// False if the closing marks are missing.
    pub(super) closed: bool,
}

/// Reads the quoted string that begins at `start`, up to `limit` at most.
pub(super) fn quoted(source: &str, start: usize, limit: usize, syntax: Syntax, out: &mut Builder<'_>) -> Quoted {
    let bytes = &source.as_bytes()[..limit];
    let quote = bytes[start];
    let triple = syntax == Syntax::Toml && bytes[start..].starts_with(&[quote; 3]);
    let width = if triple { 3 } else { 1 };
    let mut at = start + width;
    if triple {
        // A line end right after the opening marks is no part of the string (TOML 1.0, "String").
        at = after_line_end(source, at).min(limit);
    }
    let mut from = at;
    while at < limit {
        let special = at + memchr::memchr3(quote, b'\\', b'\n', &bytes[at..]).unwrap_or(limit - at);
        if special >= limit {
            break;
        }
        at = special;
        if bytes[at] == quote {
            if bytes[at..].starts_with(&[quote; 3][..width]) {
                if syntax == Syntax::Yaml && quote == b'\'' && bytes.get(at + 1) == Some(&b'\'') {
                    out.verbatim(from..at);
                    out.replaced("'", at..at + 2);
                    (from, at) = (at + 2, at + 2);
                    continue;
                }
                out.verbatim(from..at);
                return Quoted { end: at + width, closed: true };
            }
            at += 1;
        } else if bytes[at] == b'\n' {
            if syntax == Syntax::Toml && !triple {
                break;
            }
            let blank = bytes[at + 1..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
            if blank > 0 {
                let begin = at - usize::from(at > from && bytes[at - 1] == b'\r');
                out.verbatim(from..begin);
                out.replaced("\n", begin..at + 1 + blank);
                from = at + 1 + blank;
            }
            at += 1 + blank;
        } else if quote == b'"' {
            out.verbatim(from..at);
            let (length, text) = escape(&source[at..limit]);
            out.replaced(&text, at..at + length);
            (from, at) = (at + length, at + length);
        } else {
            at += 1;
        }
    }
    // Never closed: the string ends with its line.
    let stop = memchr::memchr2(b'\n', b'\r', &bytes[from.min(limit)..]).map_or(limit, |i| from + i);
    out.verbatim(from.min(stop)..stop);
    Quoted { end: stop, closed: false }
}

/// The escape at the start of `text`: its length and what it stands for (YAML 1.2 section 5.7, TOML 1.0).
fn escape(text: &str) -> (usize, String) {
    let Some(c) = text[1..].chars().next() else { return (1, "\\".into()) };
    let digits = match c {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => 0,
    };
    if digits > 0 {
        let hex = text.get(2..2 + digits).and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
        return hex.map_or((2, c.to_string()), |c| (2 + digits, c.to_string()));
    }
    let known = match c {
        'n' | '\n' => '\n',
        't' => '\t',
        'r' => '\r',
        '_' => '\u{a0}',
        'N' => '\u{85}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        other => other,
    };
    let mut length = 1 + c.len_utf8();
    if matches!(c, '\n' | '\r') {
        length += text[length..].bytes().take_while(u8::is_ascii_whitespace).count();
        return (length, String::from("\n"));
    }
    (length, known.to_string())
}

//! The letters of a text or term, folded, with what parts them.

use crate::text::fold::{self, Fold, is_hyphen};
use crate::text::unspaced::{is_dot, is_selector};

/// Bytes that may part two letters of a name: a line end with the next line's indentation.
const WIDEST: usize = 120;

/// What parts a letter from the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) space: bool,
    /// A dot or hyphen.
    pub(super) mark: bool,
    pub(super) line: bool,
}

/// A letter of a text or term, folded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    pub(super) c: char,
    pub(super) gap: Gap,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The letters and signs of a text from a place on, folded, up to what parts more than a name.
pub(super) fn read(plain: &str, start: usize, most: usize) -> Vec<Letter> {
    let mut out: Vec<Letter> = Vec::with_capacity(most.min(8));
    let (mut gap, mut lines, mut marks, mut reached) = (Gap::default(), 0, 0, start);
    for letter in fold::letters(&plain[start..], Fold::Default) {
        let (c, from, to) = (fold::coarse_char(letter.c), start + letter.start as usize, start + letter.end as usize);
        if is_selector(c) {
            continue;
        }
        if is_dot(c) || is_hyphen(c) || c.is_whitespace() {
            match c {
                '\n' => lines += 1,
                _ if c.is_whitespace() => gap.space = true,
                _ => marks += 1,
            }
            gap = Gap { mark: marks > 0, line: lines > 0, ..gap };
            if out.is_empty() || lines > 1 || marks > 2 || from - reached > WIDEST {
                break;
            }
            continue;
        }
        if out.len() >= most {
            break;
        }
        push(&mut out, Letter { c, gap, start: from, end: to });
        (gap, lines, marks, reached) = (Gap::default(), 0, 0, to);
    }
    out
}

/// Adds a letter; what is typed in several ways is one: ำ, แ, and marks in either order.
fn push(out: &mut Vec<Letter>, letter: Letter) {
    let parts = match letter.c {
        '\u{E33}' => ['\u{E4D}', '\u{E32}'],
        '\u{EB3}' => ['\u{ECD}', '\u{EB2}'],
        c => {
            if let Some(last) = out.last_mut().filter(|_| letter.gap == Gap::default()) {
                if last.c == '\u{E40}' && c == '\u{E40}' {
                    *last = Letter { c: '\u{E41}', end: letter.end, ..*last };
                    return;
                }
                if matches!((last.c, c), ('\u{E4D}', '\u{E48}'..='\u{E4B}') | ('\u{ECD}', '\u{EC8}'..='\u{ECB}')) {
                    let mark = std::mem::replace(&mut last.c, c);
                    last.end = letter.end;
                    out.push(Letter { c: mark, ..letter });
                    return;
                }
            }
            out.push(letter);
            return;
        }
    };
    out.push(Letter { c: parts[0], ..letter });
    out.push(Letter { c: parts[1], gap: Gap::default(), ..letter });
}

//! The words of a text that may be misspelt names.

use super::LONGEST;
use crate::base::PlainSpan;
use crate::text::ascii::Runs;
use crate::text::words;

/// The words of a text that begin with a capital letter, or with one that has no small sister, may be long enough, and
/// hold no digits.
pub(super) struct Capitalised<'t> {
    text: &'t str,
    runs: Runs<'t, true>,
    /// What is left of a run with characters beyond ASCII.
    slow: std::ops::Range<usize>,
}

impl<'t> Capitalised<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, runs: Runs::new(text), slow: 0..0 }
    }
}

impl Iterator for Capitalised<'_> {
    type Item = PlainSpan;

    fn next(&mut self) -> Option<PlainSpan> {
        let is_fit = |word: &str| word.len() >= SHORTEST && is_letters(word);
        loop {
            while self.slow.start < self.slow.end {
                let stretch = &self.text[..self.slow.end];
                let Some(start) = words::next_start(stretch, self.slow.start) else { break };
                let end = words::word_end(stretch, start);
                self.slow.start = end;
                let word = &self.text[start..end];
                if word.starts_with(is_capital) && is_fit(word) {
                    return Some(PlainSpan::new(start, end));
                }
            }
            let run = self.runs.next()?;
            let word = &self.text[run.start..run.end];
            if !run.ascii {
                self.slow = run.start..run.end;
            } else if is_fit(word) && word.as_bytes()[0].is_ascii_uppercase() {
                return Some(PlainSpan::new(run.start, run.end));
            }
        }
    }
}

/// Bytes of the shortest word that may be near a name or begin one of several words.
const SHORTEST: usize = 3;

/// A capital, or a letter of Georgian, Hebrew or Arabic, which have none.
fn is_capital(c: char) -> bool {
    // What most words of Cyrillic begin with, known without a look into Unicode's tables.
    !matches!(c, 'а'..='џ') && c.is_uppercase()
        || matches!(c, '\u{10D0}'..='\u{10FF}' | '\u{5D0}'..='\u{5EA}' | '\u{620}'..='\u{6FF}')
}

fn is_letters(word: &str) -> bool {
    word.len() <= LONGEST * 4 && !word.bytes().any(|b| b.is_ascii_digit() || b == b'_')
}

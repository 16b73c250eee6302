//! Capitalised words and rows of them, and how much their capitals say.

use crate::base::PlainSpan;
use crate::text::{fold, words};

/// Words longer than this are no names, nor are rows of more words: nobody writes them.
const LONGEST: usize = 40;
const MOST_WORDS: usize = 8;
/// White space between two words of a row, in bytes.
const WIDEST: usize = 32;

/// How much a capital says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// It stands where an ordinary word has none.
    Sure,
    /// The first word begins a sentence or what is quoted: it would have one anyway.
    Begins,
    /// Nothing around it has small letters: a headline, a cell.
    None,
}

/// A row of capitalised words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Capitals {
    pub(super) span: PlainSpan,
    /// Where its second word begins; the end if it has one word.
    pub(super) second: u32,
    pub(super) evidence: Evidence,
}

/// All rows of capitalised words outside `taken`, which is ascending; `small` is told of every word without a capital.
pub(super) fn capitals(plain: &str, heading: bool, taken: &[PlainSpan], small: &mut dyn FnMut(&str)) -> Vec<Capitals> {
    let mut all = Vec::new();
    let (mut row, mut is_bare): (Option<(Capitals, usize)>, _) = (None, true);
    let (mut at, mut before, mut next) = (0, 0, 0);
    let mut close = |row: Option<(Capitals, usize)>| {
        all.extend(row.filter(|(_, words)| *words <= MOST_WORDS).map(|(row, _)| row));
    };
    while let Some(start) = words::next_start(plain, at) {
        let end = joined_end(plain, start);
        at = end;
        let word = &plain[start..end];
        let span = PlainSpan::new(start, end);
        if word.starts_with(char::is_lowercase) {
            is_bare = false;
            if word.len() <= LONGEST * 4 {
                small(word);
            }
        }
        while taken.get(next).is_some_and(|t| t.end <= span.start) {
            next += 1;
        }
        let is_free = taken.get(next).is_none_or(|t| !t.overlaps(span));
        if !is_free || !is_name(word) {
            close(row.take());
            before = end;
            continue;
        }
        let gap = &plain[before..start];
        let goes_on = gap.len() <= WIDEST && !gap.is_empty() && gap.trim().is_empty() && gap.matches('\n').count() < 2;
        match &mut row {
            Some((row, words)) if goes_on => {
                if *words == 1 {
                    row.second = span.start;
                }
                row.span.end = span.end;
                *words += 1;
            }
            _ => {
                close(row.take());
                let evidence = if begins(plain, span.start, gap) { Evidence::Begins } else { Evidence::Sure };
                row = Some((Capitals { span, second: span.end, evidence }, 1));
            }
        }
        before = end;
    }
    close(row);
    if heading || is_bare {
        for row in &mut all {
            row.evidence = Evidence::None;
        }
    }
    all
}

/// One past a word with everything that hyphens and apostrophes join to it.
fn joined_end(plain: &str, start: usize) -> usize {
    let mut end = words::word_end(plain, start);
    loop {
        let Some(joint) = plain[end..].chars().next() else { return end };
        let next = end + joint.len_utf8();
        let goes_on = fold::is_apostrophe(joint) || matches!(joint, '-' | '\u{2010}' | '\u{2011}' | '\u{58A}');
        if !goes_on || !plain[next..].starts_with(words::is_word) {
            return end;
        }
        end = words::word_end(plain, next);
    }
}

/// A capital, letters behind it, no digits; not *I* or *I'm*.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    let third = letters.next();
    first.is_some_and(char::is_uppercase)
        && second.is_some_and(|c| c.is_alphabetic() || words::is_mark(c) || third.is_some_and(char::is_uppercase))
        && word.len() <= LONGEST * 4
        && word.chars().count() <= LONGEST
        && !word.chars().any(|c| c.is_numeric() || c == '_')
}

/// True where an ordinary word would have a capital too: it begins a sentence, a list's line, or words that are quoted or
/// announced.
fn begins(plain: &str, start: u32, gap: &str) -> bool {
    let quoted =
        gap.contains(['"', '\u{201C}', '\u{201D}', '\u{201E}', '\u{AB}', '\u{BB}', '\u{2018}', '\u{2019}', '\'']);
    if gap.contains([':', '\u{2022}', '\u{2014}', '\u{2013}']) || quoted && gap.contains([',', '-']) {
        return true;
    }
    if gap.contains('\n') && !gap.trim().is_empty() {
        return true;
    }
    let sentence = words::sentence(plain, start).start.min(start);
    words::next_start(plain, sentence as usize).is_none_or(|first| first >= start as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(plain: &str) -> Vec<String> {
        let sign = |e| match e {
            Evidence::Sure => "",
            Evidence::Begins => "?",
            Evidence::None => "-",
        };
        capitals(plain, false, &[], &mut |_| {})
            .iter()
            .map(|c| format!("{}{}", &plain[c.span.range()], sign(c.evidence)))
            .collect()
    }

    #[test]
    fn rows_and_what_they_say() {
        let plain =
            "Yesterday the envoy Anna Beck left Rostov-on-Don for O'Hara's farm. Then I slept. He said: \"Now go\".";
        assert_eq!(shown(plain), ["Yesterday?", "Anna Beck", "Rostov-on-Don", "O'Hara's", "Then?", "He?", "Now?"]);
    }

    #[test]
    fn headlines_and_capitals_say_nothing() {
        assert_eq!(shown("Anna Goes Home"), ["Anna Goes Home-"]);
        assert_eq!(capitals("to Anna Beck", true, &[], &mut |_| {})[0].evidence, Evidence::None);
    }

    #[test]
    fn what_is_taken_ends_a_row() {
        let found = capitals("the Old Town Hall", false, &[PlainSpan::new(8, 12)], &mut |_| {});
        let spans: Vec<_> = found.iter().map(|c| (c.span.start, c.span.end)).collect();
        assert_eq!(spans, [(4, 7), (13, 17)]);
    }

    #[test]
    fn hostile_text_ends_quickly() {
        let huge = "A".repeat(200_000);
        assert_eq!(shown(&format!("the {huge}")), [""; 0]);
        assert_eq!(shown(&format!("the {}", "Ab ".repeat(50_000))), [""; 0]);
        shown(&format!("the {}", "A'".repeat(50_000)));
        shown(&format!("the A{}", "\u{301}".repeat(50_000)));
        assert_eq!(shown(""), [""; 0]);
    }
}

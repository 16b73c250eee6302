//! The sentence that a finding stands in: what a baseline knows it by, wherever it has moved. It is found by rules of its
//! own, that what was written down stays known whatever is learnt elsewhere of sentences.

use crate::base::{PlainSpan, fnv};

/// Bytes on either side that count at most: a text without a full stop is no sentence.
const REACH: usize = 400;

/// A hash of the words of the sentence around a place, without what is only layout.
pub(super) fn print(plain: &str, at: PlainSpan) -> u64 {
    let (start, end) = (at.start as usize, at.end as usize);
    fnv(plain[begin(plain, start)..finish(plain, end)].split_whitespace())
}

/// Where the sentence begins that holds what begins at `at`.
fn begin(plain: &str, at: usize) -> usize {
    let floor = plain.floor_char_boundary(at.saturating_sub(REACH));
    let mut last = at;
    let mut blank_after = false;
    for (i, c) in plain[floor..at].char_indices().rev() {
        if ends(c) && blank_after {
            return last;
        }
        if c.is_whitespace() {
            blank_after = true;
        } else {
            last = floor + i;
            blank_after = false;
        }
    }
    // A word that the limit cuts does not count.
    match plain[floor..last].find(char::is_whitespace) {
        _ if floor == 0 => last,
        Some(space) => floor + space,
        None => plain[last..at].find(char::is_whitespace).map_or(at, |space| last + space),
    }
}

/// Where the sentence ends that holds what ends at `at`.
fn finish(plain: &str, at: usize) -> usize {
    let ceiling = plain.ceil_char_boundary((at + REACH).min(plain.len()));
    for (i, c) in plain[at..ceiling].char_indices() {
        let after = at + i + c.len_utf8();
        if ends(c) && plain[after..].chars().next().is_none_or(char::is_whitespace) {
            return after;
        }
    }
    if ceiling == plain.len() { ceiling } else { at + plain[at..ceiling].rfind(char::is_whitespace).unwrap_or(0) }
}

/// True for what ends a sentence before white space.
fn ends(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '։' | '。' | '！' | '？' | '؟' | '۔' | '।')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around<'p>(plain: &'p str, word: &str) -> &'p str {
        let at = plain.find(word).expect("there");
        &plain[begin(plain, at)..finish(plain, at + word.len())]
    }

    #[test]
    fn a_sentence_ends_with_its_mark() {
        let text = "One is here. Two Name, 3.5 km\n off! Three";
        assert_eq!(around(text, "Name"), "Two Name, 3.5 km\n off!");
        assert_eq!(around(text, "One"), "One is here.");
        assert_eq!(around(text, "Three"), "Three");
        assert_eq!(around("Name", "Name"), "Name");
        assert_eq!(around("Բարև։ Name այստեղ։ Ոչ", "Name"), "Name այստեղ։");
    }

    #[test]
    fn layout_is_nothing_and_other_sentences_neither() {
        let of = |plain: &str| {
            let at = plain.find("Name").expect("there");
            print(plain, PlainSpan::new(at, at + 4))
        };
        assert_eq!(of("Old one. Here is\n  Name again."), of("Here is Name again. And more."));
        assert_ne!(of("Here is Name again."), of("There is Name again."));
    }

    #[test]
    fn far_words_do_not_count_and_no_word_is_cut() {
        let long = |n: usize| format!("{}Name {}", "wörter ".repeat(n), "ŵord ".repeat(n));
        let of = |n: usize| {
            let plain = long(n);
            let at = plain.find("Name").expect("there");
            let (from, to) = (begin(&plain, at), finish(&plain, at + 4));
            assert!(plain[from..to].split_whitespace().all(|w| ["wörter", "Name", "ŵord"].contains(&w)), "{n}");
            print(&plain, PlainSpan::new(at, at + 4))
        };
        assert_eq!(of(100), of(300));
        assert_ne!(of(2), of(3));
        let one = "x".repeat(3000);
        print(&one, PlainSpan::new(1000, 1010));
    }
}

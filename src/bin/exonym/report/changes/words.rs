//! Which words of a text were changed.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A stretch of text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Stretch<'t> {
    Kept(&'t str),
    Gone(&'t str),
    New(&'t str),
}

/// How the second text comes of the first, word by word.
pub(super) fn words<'t>(before: &'t str, after: &'t str) -> Vec<Stretch<'t>> {
    let (old, new) = (split(before), split(after));
    let mut stretches = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (was, is) = (stretch(before, &old[op.old_range()]), stretch(after, &new[op.new_range()]));
        if let DiffOp::Equal { .. } = op {
            stretches.push(Stretch::Kept(is));
            continue;
        }
        if !was.is_empty() {
            stretches.push(Stretch::Gone(was));
        }
        if !is.is_empty() {
            stretches.push(Stretch::New(is));
        }
    }
    stretches
}

/// Words, and what stands between them; each sign that is neither is one of its own.
fn split(text: &str) -> Vec<&str> {
    let kind = |c: char| match c {
        c if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) => 0,
        c if c.is_whitespace() => 1,
        _ => 2,
    };
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        let this = kind(c);
        if last.is_some_and(|last| last != this || this == 2) {
            pieces.push(&text[start..at]);
            start = at;
        }
        last = Some(this);
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

/// The text that pieces behind one another make.
fn stretch<'t>(text: &'t str, pieces: &[&'t str]) -> &'t str {
    let Some(first) = pieces.first() else { return "" };
    let start = first.as_ptr() as usize - text.as_ptr() as usize;
    &text[start..start + pieces.iter().map(|piece| piece.len()).sum::<usize>()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_as_words() {
        let expected = [
            Stretch::Kept("The "),
            Stretch::Gone("old"),
            Stretch::New("new"),
            Stretch::Kept(" road"),
            Stretch::New("."),
        ];
        assert_eq!(words("The old road", "The new road."), expected);
        assert_eq!(words("", "a"), [Stretch::New("a")]);
        assert_eq!(words("Xankəndi", "Xankəndi"), [Stretch::Kept("Xankəndi")]);
    }

    proptest::proptest! {
        #[test]
        fn both_texts_are_there(before in "[ab ,ə]{0,12}", after in "[ab ,ə]{0,12}") {
            let all = words(&before, &after);
            let side = |gone: bool| all.iter().map(|stretch| match stretch {
                Stretch::Kept(text) => *text,
                Stretch::Gone(text) => if gone { *text } else { "" },
                Stretch::New(text) => if gone { "" } else { *text },
            }).collect::<String>();
            proptest::prop_assert_eq!(side(true), before.clone());
            proptest::prop_assert_eq!(side(false), after.clone());
        }
    }
}

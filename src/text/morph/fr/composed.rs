//! A text as it is composed, and where what stands in it stands in the text that was given: systems that decompose write é as e and
//! an accent, and the words beside a noun are compared letter by letter.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::composed::composed;

pub(super) struct Composed<'t> {
    text: Cow<'t, str>,
    /// Where each letter with its marks begins: composed, as given; at last both lengths. Empty where the two are the same.
    places: Vec<(usize, usize)>,
}

impl<'t> Composed<'t> {
    pub(super) fn of(given: &'t str) -> Self {
        if let Cow::Borrowed(text) = composed(given) {
            return Self { text: Cow::Borrowed(text), places: Vec::new() };
        }
        let (mut text, mut places) = (String::with_capacity(given.len()), Vec::new());
        let mut rest = given;
        while let Some(first) = rest.chars().next() {
            places.push((text.len(), given.len() - rest.len()));
            let behind = &rest[first.len_utf8()..];
            let marks = behind.len() - behind.trim_start_matches(is_combining_mark).len();
            let (letter, left) = rest.split_at(first.len_utf8() + marks);
            text.extend(letter.nfc());
            rest = left;
        }
        places.push((text.len(), given.len()));
        Self { text: Cow::Owned(text), places }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A range of the composed text as one of the given.
    pub(super) fn place(&self, range: Range<usize>) -> Range<usize> {
        let place = |at: usize| match self.places.binary_search_by_key(&at, |place| place.0) {
            Ok(found) => self.places[found].1,
            Err(_) => at,
        };
        place(range.start)..place(range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_text_given() {
        let given = "a\u{300} la premie\u{300}re fois";
        let own = Composed::of(given);
        assert_eq!(own.text(), "à la première fois");
        let word = own.text().find("première").expect("there");
        assert_eq!(&given[own.place(word..word + "première".len())], "premie\u{300}re");
        assert_eq!(&given[own.place(0..own.text().len())], given);
        assert_eq!(Composed::of("à la").place(1..3), 1..3);
    }
}

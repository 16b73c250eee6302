//! Terms in the pieces of a text: one walk over the whole text is quicker than one over each piece, of which most hold
//! nothing.

use std::ops::Range;

use super::memo::Memo;
use super::scan::{Scanner, Told};
use super::{Match, TermFinder};
use crate::text::broken::Parted;

/// Walks over a text once, piece by piece.
pub(crate) struct Walk<'f, 't, 'g> {
    finder: &'f TermFinder<'g>,
    text: &'t str,
    scanner: Scanner<'t>,
    /// The place last found at which a term may begin; behind the last one the text's end.
    next: Option<usize>,
    /// Taken with the first of these places.
    memo: Option<Memo<'g>>,
}

impl<'f, 't, 'g> Walk<'f, 't, 'g> {
    pub(super) fn new(finder: &'f TermFinder<'g>, text: &'t str) -> Self {
        Self { finder, text, scanner: Scanner::new(text), next: None, memo: None }
    }

    /// Appends all matches in a piece taken by itself: leftmost, longest, no two overlapping, ascending. It begins and ends
    /// between words, and behind the pieces before. `walked` is told how far the walk has come.
    pub(super) fn find(&mut self, piece: &Range<usize>, out: &mut Vec<Match<'g>>, mut walked: impl FnMut(usize)) {
        let plain = &self.text[piece.clone()];
        let first = out.len();
        if self.next.is_none_or(|next| next < piece.start) {
            self.scanner.skip_to(piece.start);
            self.next = Some(self.step());
        }
        while let Some(start) = self.next.filter(|next| *next < piece.end) {
            walked(start);
            let memo = self.memo.get_or_insert_with(|| self.finder.memos.take());
            // What a name begins with may have ended the one before: C++ +Plus.
            let is_free = |found: &Match<'_>| out.last().is_none_or(|last| last.span.end <= found.span.start);
            let told = self.scanner.told();
            let found = match told {
                Told::Found(len) => memo.quick.found(self.text.as_bytes(), start, len),
                Told::NotAsked | Told::Nothing(_) => None,
            };
            let at = start - piece.start;
            let found = match found {
                Some(found) => Some(found.at(plain, at)),
                None => self.finder.at(plain, at, memo, told),
            };
            if let Some(found) = found.filter(is_free) {
                self.scanner.skip_to(piece.start + found.span.end as usize);
                out.push(found);
            }
            self.next = Some(self.step());
        }
        walked(piece.end);
        if let Some(unspaced) = self.finder.unspaced.as_ref().filter(|_| !plain.is_ascii()) {
            unspaced.find(self.finder, plain, first, out);
        }
    }

    /// What stands behind a place may be another piece's, and allow a word that it cannot stand before in its own: never the
    /// other way round.
    #[inline]
    fn step(&mut self) -> usize {
        let quick = self.memo.as_ref().map(|memo| &memo.quick);
        self.scanner.next(&self.finder.table, quick).unwrap_or(self.text.len())
    }
}

impl Drop for Walk<'_, '_, '_> {
    fn drop(&mut self) {
        if let Some(memo) = self.memo.take() {
            self.finder.memos.give_back(memo);
        }
    }
}

/// The same with the names that a line end or superscript parts.
pub(crate) struct Pieces<'f, 't, 'g> {
    walk: Walk<'f, 't, 'g>,
    parted: Parted<'t>,
}

impl<'g> TermFinder<'g> {
    /// For the pieces of a text.
    pub(crate) fn pieces<'f, 't>(&'f self, text: &'t str) -> Pieces<'f, 't, 'g> {
        Pieces { walk: Walk::new(self, text), parted: Parted::new(text) }
    }
}

impl<'g> Pieces<'_, '_, 'g> {
    /// All that stands in a piece of the text taken by itself, ascending. It begins and ends between words, and behind the
    /// pieces before.
    pub(crate) fn find(&mut self, piece: &Range<usize>, out: &mut Vec<Match<'g>>) {
        self.walk.find(piece, out, |upto| self.parted.look(upto));
        for stretch in self.parted.within(piece) {
            let stretch = stretch.start - piece.start..stretch.end - piece.start;
            self.walk.finder.find_broken(&self.walk.text[piece.clone()], &stretch, out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::glossary;
    use super::*;
    use crate::base::Lang;

    /// What paragraphs are made of.
    const WORDS: &[&str] = &[
        "Elm",
        "elms",
        "Elm's",
        "Oak",
        "Hill",
        "Oak Hill",
        "Oak-",
        "and",
        "the",
        "I.",
        "Acme",
        "Inc",
        "Inc.",
        "«Elm»",
        "Elm-",
        "дуб",
        "Дубовка",
        "Дубовке",
        "Дубо-",
        "вка",
        "Şuşa",
        "Şuşada",
        "东京",
        "東京都",
        "x",
        "E\u{2009}lm",
        "C++",
        "’s",
        "\u{301}",
        "Ոսկի",
        "\u{a0}",
        "—",
        "El\u{ad}m",
        "\u{FEFF}Elm",
    ];

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(2000))]
        #[test]
        fn a_piece_holds_what_it_holds_by_itself(
            paragraphs in proptest::collection::vec(proptest::collection::vec((0..WORDS.len(), 0..4_usize), 1..7), 1..12),
        ) {
            let terms = [
                ("en", "Elm"), ("en", "Oak Hill"), ("en", "Acme Inc."), ("en", "C++"), ("ru", "Дубовка"), ("az", "Şuşa"), ("ja", "東京"),
                ("hy", "Ոսկի"),
            ];
            let glossary = glossary(&terms);
            for lang in ["en", "ru", "az"] {
                let finder = TermFinder::new(glossary.terms(), &[], &Lang::new(lang));
                let (mut text, mut pieces) = (String::new(), Vec::new());
                for words in &paragraphs {
                    let piece: String =
                        words.iter().map(|&(word, gap)| WORDS[word].to_owned() + [" ", "", "\n", ", "][gap]).collect();
                    let piece = piece.trim();
                    let start = text.len();
                    text += piece;
                    if !piece.is_empty() {
                        pieces.push(start..text.len());
                    }
                    text += "\n";
                }
                let mut whole = finder.pieces(&text);
                for piece in pieces {
                    let plain = &text[piece.clone()];
                    let (mut of_piece, mut alone) = (Vec::new(), Vec::new());
                    whole.find(&piece, &mut of_piece);
                    finder.pieces(plain).find(&(0..plain.len()), &mut alone);
                    proptest::prop_assert_eq!(format!("{:?}", of_piece), format!("{:?}", alone), "{} in {:?}", lang, text);
                }
            }
        }
    }
}

//! Abbreviations in capitals: a hyphen stands before their ending, which follows how they are spoken. Source: the orthography
//! of Eastern Armenian on abbreviations (*ՀՀ-ի*, *ԱՄՆ-ն*, *ՄԱԿ-ը*); Dum-Tragut, *Armenian: Modern Eastern Armenian*.

use super::super::{Lemma, Word, capitals};
use super::spelling::is_vowel;
use super::{Base, Shape, ends_in_vowel};

/// How an abbreviation is spoken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spoken {
    /// ՄԱԿ: as a word, with the article -ը.
    Word,
    /// ՌԴ, ԱՄՆ, ՆԱՏՕ: the names of the letters end in a vowel, as does the word; with -ն.
    Letters,
    /// ՀԱՊԿ: in either way.
    Either,
}

fn spoken(word: &Word) -> Spoken {
    let shape: Vec<bool> = word.folded.chars().map(is_vowel).collect();
    let first = shape.iter().position(|vowel| !vowel).unwrap_or(shape.len());
    let latin = word.text.is_ascii();
    if ends_in_vowel(&word.folded) || !latin && shape[first..].iter().all(|vowel| !vowel) {
        Spoken::Letters
    } else if shape == [false, true, false] {
        Spoken::Word
    } else {
        Spoken::Either
    }
}

/// The last word of a name, if it is an abbreviation that no class is given for.
pub(super) fn of(lemma: &Lemma) -> Option<&Word> {
    lemma.words.last().filter(|word| lemma.decl.is_none() && capitals::is_abbreviation(word))
}

/// Its stem with its endings, and with those that others may give it.
pub(super) fn bases(word: &Word) -> [Base; 2] {
    let base = |shape| Base { text: word.text.to_string(), key: word.folded.clone(), shape };
    match spoken(word) {
        Spoken::Word => [base(Shape::QuotedConsonant), base(Shape::QuotedVowel)],
        Spoken::Letters | Spoken::Either => [base(Shape::QuotedVowel), base(Shape::QuotedConsonant)],
    }
}

/// Its stem with its endings.
pub(super) fn base(word: &Word) -> Base {
    let [own, _] = bases(word);
    own
}

/// True if only how it is spoken tells its article.
pub(super) fn is_unsure(word: &Word) -> bool {
    spoken(word) == Spoken::Either
}

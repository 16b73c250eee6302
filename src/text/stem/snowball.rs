//! The stemmers of the Snowball project, as the crate `rust-stemmers` has them.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

fn stem(algorithm: Algorithm, word: &str) -> Cow<'_, str> {
    let stem = Stemmer::create(algorithm).stem(word);
    if stem.is_empty() { Cow::Borrowed(word) } else { stem }
}

pub(super) fn danish(word: &str) -> Cow<'_, str> {
    stem(Algorithm::Danish, word)
}

pub(super) fn dutch(word: &str) -> Cow<'_, str> {
    stem(Algorithm::Dutch, word)
}

pub(super) fn finnish(word: &str) -> Cow<'_, str> {
    stem(Algorithm::Finnish, word)
}

pub(super) fn french(word: &str) -> Cow<'_, str> {
    stem(Algorithm::French, word)
}

pub(super) fn german(word: &str) -> Cow<'_, str> {
    stem(Algorithm::German, word)
}

pub(super) fn greek(word: &str) -> Cow<'_, str> {
    stem(Algorithm::Greek, word)
}

pub(super) fn hungarian(word: &str) -> Cow<'_, str> {
    stem(Algorithm::Hungarian, word)
}

pub(super) fn italian(word: &str) -> Cow<'_, str> {
    stem(Algorithm::Italian, word)
}

pub(super) fn norwegian(word: &str) -> Cow<'_, str> {
    stem(Algorithm::Norwegian, word)
}

pub(super) fn portuguese(word: &str) -> Cow<'_, str> {
    stem(Algorithm::Portuguese, word)
}

pub(super) fn romanian(word: &str) -> Cow<'_, str> {
    stem(Algorithm::Romanian, word)
}

pub(super) fn russian(word: &str) -> Cow<'_, str> {
    stem(Algorithm::Russian, word)
}

pub(super) fn spanish(word: &str) -> Cow<'_, str> {
    stem(Algorithm::Spanish, word)
}

pub(super) fn swedish(word: &str) -> Cow<'_, str> {
    stem(Algorithm::Swedish, word)
}

pub(super) fn turkish(word: &str) -> Cow<'_, str> {
    stem(Algorithm::Turkish, word)
}

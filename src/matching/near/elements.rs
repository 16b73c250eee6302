//! Words that names of places are made of and that translators translate: *Karmir Shuka*, the Red Market.
//!
//! General words of each language, as any bilingual dictionary has them, in the form that names have them in. `qualities.rs`
//! says which one it is, `things.rs` what it is.

mod qualities;
mod things;

use qualities::QUALITIES;
use things::THINGS;

/// What a word of a name means.
#[derive(Clone, Copy)]
pub(super) struct Element {
    /// True for what says which one: red, upper, new.
    pub(super) is_quality: bool,
    /// Words by language. Of qualities: Russian and Ukrainian in the masculine, German without an ending, French as
    /// `masculine/feminine`. Of things: in Russian, Ukrainian, German and French `m:`, `f:` or `n:` stands before the word.
    words: &'static [(&'static str, &'static str)],
}

impl Element {
    /// The words of a language.
    pub(super) fn of(&self, lang: &str) -> impl Iterator<Item = &'static str> {
        let own = self.words.iter().filter(move |(known, _)| *known == lang);
        own.flat_map(|(_, words)| words.split(' '))
    }
}

const fn quality(words: &'static [(&'static str, &'static str)]) -> Element {
    Element { is_quality: true, words }
}

const fn thing(words: &'static [(&'static str, &'static str)]) -> Element {
    Element { is_quality: false, words }
}

/// All that are known: qualities, then things.
pub(super) static ELEMENTS: [Element; QUALITIES.len() + THINGS.len()] = {
    let mut all = [QUALITIES[0]; QUALITIES.len() + THINGS.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = if at < QUALITIES.len() { QUALITIES[at] } else { THINGS[at - QUALITIES.len()] };
        at += 1;
    }
    all
};

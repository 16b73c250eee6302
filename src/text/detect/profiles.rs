//! What tells languages of one script apart: letters, endings, and the words that no page does without.
//!
//! The words are articles, pronouns, prepositions, particles, numerals, auxiliaries and the commonest words of news, put
//! together for this purpose; a word may stand in several lists, which then gain alike. `home.rs` has the languages that are found without being
//! asked for, `neighbours.rs` those that stand against them.

mod home;
mod neighbours;

use super::super::words::Script;
use home::HOME;
use neighbours::NEIGHBOURS;

/// One language.
#[derive(Clone, Copy)]
pub(super) struct Profile {
    /// Primary subtag.
    pub(super) tag: &'static str,
    /// Its script.
    pub(super) script: Script,
    /// True if it is found without being asked for; else it only stands against its neighbours.
    pub(super) home: bool,
    /// Letters that hardly any neighbour has.
    pub(super) own: &'static str,
    /// Letters that it shares with a few.
    pub(super) some: &'static str,
    /// Letters that its native words do not have.
    pub(super) never: &'static str,
    /// Letters of which one is sure to stand in a line of text: a line without them is hardly in this language.
    pub(super) dense: &'static str,
    /// Endings of its words, in small letters.
    pub(super) endings: &'static [&'static str],
    /// Endings that it writes behind a name and an apostrophe, where its neighbours do not.
    pub(super) suffixes: &'static [&'static str],
    /// Its commonest words.
    pub(super) words: &'static str,
}

const LATIN: Profile = Profile {
    tag: "",
    script: Script::Latin,
    home: false,
    own: "",
    some: "",
    never: "",
    dense: "",
    endings: &[],
    suffixes: &[],
    words: "",
};
const CYRILLIC: Profile = Profile { script: Script::Cyrillic, ..LATIN };
const ARABIC: Profile = Profile { script: Script::Arabic, ..LATIN };

/// All of them: within a script those that are found without being asked for come first.
pub(super) static PROFILES: &[Profile] = &{
    let mut all = [LATIN; HOME.len() + NEIGHBOURS.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = if at < HOME.len() { HOME[at] } else { NEIGHBOURS[at - HOME.len()] };
        at += 1;
    }
    all
};

//! What `add` says.

use exonym::{Addition, AdditionKind};

pub(crate) const ABOUT: &str = "Record names in a glossary: as spellings of names that it lists, else as new concepts";
pub(crate) const NAMES: &str = "Names; `-` reads one a line from the standard input";
pub(crate) const PROPOSE: &str = "Mark them as proposed: they are found, and not written before somebody approves them";
pub(crate) const LANG: &str = "Language of the names [default: the only one that is written in their letters]";
pub(crate) const CONCEPT: &str = "What they are names of: one of its listed names, or its id";
pub(crate) const NEW: &str = "They are of something that is not listed, whatever they are like";
pub(crate) const RANK: &str =
    "Their standing [default: admitted beside a preferred term of their language, else preferred]";
pub(crate) const USAGE: &str = "Label of the name that they are spellings of; else of the new name";
pub(crate) const KIND: &str = "What it is, such as village, if it is not listed";
pub(crate) const COUNTRY: &str = "Country that it is in (ISO 3166); what is listed in another is not it";
pub(crate) const NOTE: &str = "Remark to write on each";
pub(crate) const SOURCE: &str = "Where they were seen";

/// What became of a name.
pub(crate) fn done(addition: &Addition, proposed: bool, dry: bool) -> String {
    let Addition { name, lang, kind } = addition;
    let done = match (proposed, dry) {
        (true, false) => "proposed",
        (false, false) => "added",
        (true, true) => "would be proposed",
        (false, true) => "would be added",
    };
    let likely = |score: &Option<f64>| score.map(|score| format!(" [{score:.2} %]")).unwrap_or_default();
    match kind {
        AdditionKind::Listed(known) => format!("`{name}` ({lang}) is listed already, as `{known}`"),
        AdditionKind::Form(term) => {
            format!(
                "`{name}` ({lang}) is found already, as a form of `{term}`; --concept or --new adds it all the same"
            )
        }
        AdditionKind::Spelling(term, score) => {
            format!("`{name}` ({lang}) {done} as a spelling of `{term}`{}", likely(score))
        }
        AdditionKind::Name(term) => format!("`{name}` ({lang}) {done} as another name of `{term}`"),
        AdditionKind::Concept(None) => format!("`{name}` ({lang}) {done}, nothing listed is like it"),
        AdditionKind::Concept(Some((term, score))) => {
            format!("`{name}` ({lang}) {done} as new; what is listed and likest is `{term}` [{score:.2} %]")
        }
    }
}

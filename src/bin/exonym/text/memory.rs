//! What is said of memories.

use exonym::{PENALTIES, Penalty};

use super::counted;

pub(super) const NAMES: &str = "a name is another: 84 at most";

pub(super) fn forms(count: u32, len: u32) -> String {
    let off = f64::from(count) * 50.0 / f64::from(len.max(1));
    format!("{count} of {} in another form: -{off:.2}", counted(len as usize, "word", "words"))
}

pub(super) fn penalty(penalty: Penalty) -> &'static str {
    match penalty {
        Penalty::Codes => "the memory's text has codes",
        Penalty::Translations => "it has other translations too",
        Penalty::Unapproved => "nobody has approved it",
        Penalty::Machine => "a machine translated it",
        Penalty::Variant => "it is of another region",
        Penalty::Policy => "it breaks the house's policy",
        Penalty::Age => "its age",
        Penalty::File => "its memory",
        Penalty::Folder => "its folder",
    }
}

pub(crate) fn bad_penalty(text: &str) -> String {
    let names: Vec<_> = PENALTIES.iter().map(|(name, ..)| *name).collect();
    format!("`{text}` is no penalty; write WHAT=PERCENT, where WHAT is a memory or one of {}", names.join(", "))
}

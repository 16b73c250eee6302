//! Ids of concepts: which of them mean something, and new ones.

use crate::model::{Concept, Name};

/// An id that a reader of tables made up, of a row that has none.
pub(in crate::revise) fn is_made_up(id: &str) -> bool {
    is_numbered(id, "row-")
}

/// An id that a glossary was given here, or by the reader of another format: the same in two files means nothing.
pub(super) fn is_weak(id: &str) -> bool {
    is_numbered(id, "entry-")
}

fn is_numbered(id: &str, prefix: &str) -> bool {
    id.strip_prefix(prefix)
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit() || b == b'-'))
}

/// An id for a concept that is given none: the next one that is not taken.
pub(crate) fn free_id(next: &mut usize, taken: impl Fn(&str) -> bool) -> Box<str> {
    loop {
        let id = format!("entry-{next}");
        if !taken(&id) {
            return id.into();
        }
        *next += 1;
    }
}

/// A key for one more name of a concept.
pub(crate) fn free_key(names: &[Name]) -> Box<str> {
    let mut keys = ('a'..='z').map(|letter| letter.to_string()).chain((1..).map(|number| format!("n{number}")));
    keys.find(|key| !names.iter().any(|name| *name.key == **key)).unwrap_or_default().into()
}

/// What to say of two concepts that have nothing in common but their id: both have terms of a language, and not one is in
/// both. A tool's own ids (`c1`, `17`) mean nothing beside those of another file.
pub(super) fn strangers(ours: &Concept, theirs: &Concept) -> Option<String> {
    let folded = |text: &str| text.to_lowercase();
    let both = || ours.terms().flat_map(|own| theirs.terms().map(move |new| (own, new)));
    let (own, new) = both().find(|(own, new)| own.lang.same_language(&new.lang))?;
    let shared = both().any(|(own, new)| own.lang.same_language(&new.lang) && folded(&own.text) == folded(&new.text));
    (!shared).then(|| {
        format!(
            "`{}` is joined with `{}`, which has the same id and no term in common with it; if they are two, give one of \
             them another id in its file first",
            new.text, own.text
        )
    })
}

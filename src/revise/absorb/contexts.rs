//! The contexts by which Weblate tells rows of one source apart.

use crate::model::Concept;

fn all(concept: &Concept) -> impl Iterator<Item = &str> {
    concept.extra.iter().filter(|(key, _)| **key == *"weblate:context").map(|(_, text)| &**text)
}

/// True if a context of theirs is one of ours, or our id.
pub(super) fn shared(ours: &Concept, theirs: &Concept) -> bool {
    all(theirs).any(|context| {
        is_numbered(&ours.id, context)
            || all(ours).any(|known| is_numbered(known, context) || is_numbered(context, known))
    })
}

/// True if their contexts speak for another thing of the same name: both have one, and none is the other's. Within one
/// file a row without context is another than those with one.
pub(super) fn differ(ours: &Concept, theirs: &Concept, one_file: bool) -> bool {
    let (of_ours, of_theirs) = (all(ours).next().is_some(), all(theirs).next().is_some());
    let comparable = if one_file { of_ours || of_theirs } else { of_ours && of_theirs };
    comparable && !shared(ours, theirs)
}

/// True for a context that is `base`, or `base` with the number by which we tell rows of one source and concept apart
/// (`bogie-2`).
fn is_numbered(base: &str, context: &str) -> bool {
    let Some(rest) = context.strip_prefix(base) else { return false };
    let number = || rest.strip_prefix('-').and_then(|number| number.parse::<u32>().ok());
    rest.is_empty() || number().is_some_and(|number| number > 1)
}

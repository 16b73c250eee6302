//! Evidence for a place: what towns have, and where one goes to, beside a name.

use super::super::Reading;
use super::sites::SITES;
use super::tables::{PLACES, RESIDENTS, WHERE};
use super::{back, is_derived, namesakes, next};
use crate::base::PlainSpan;
use crate::text::morph::Feature;

/// True if the words beside a word speak for a place: a preposition of places before it, a word for a place on either
/// side.
pub(crate) fn stands_as_place(plain: &str, span: PlainSpan) -> bool {
    let mut back = back(&plain[..span.start as usize]);
    let last = back.next().unwrap_or_default();
    WHERE.begin(&last)
        || PLACES.begin(&last)
        || last == "of" && back.next().is_some_and(|word| PLACES.begin(&word))
        || next(&plain[span.end as usize..]).is_some_and(|word| PLACES.begin(&word))
}

/// Cases that only a place stands in.
const WHERE_FORMS: [Feature; 10] = {
    use Feature::{Ablative, Elative, Illative, In, Inessive, Locative, On, Prepositional, Towards, Until};
    [Ablative, Elative, Illative, In, Inessive, Locative, On, Prepositional, Towards, Until]
};

/// True for a name that stands as a place: by its case, or by the words beside it.
pub(crate) fn is_of_place(readings: &[Reading<'_>], plain: &str, span: PlainSpan) -> bool {
    let in_case = |r: &Reading<'_>| WHERE_FORMS.iter().any(|form| r.form.has(*form));
    readings.iter().any(in_case) || is_beside_site(plain, span)
}

/// True beside a preposition of places, a word for a place, or what towns have.
fn is_beside_site(plain: &str, span: PlainSpan) -> bool {
    let last = back(&plain[..span.start as usize]).next().unwrap_or_default();
    let first = next(&plain[span.end as usize..]).unwrap_or_default();
    stands_as_place(plain, span) || SITES.begin(&last) || SITES.begin(&first) || RESIDENTS.begin(&first)
}

/// True for a town that is called by a surname where nothing says that the town is meant: *the Brezhnev doctrine*, *Gorky wrote plays*;
/// not *in Gorky*, «под Молотовом», «калининские заводы».
pub(crate) fn may_be_namesake(readings: &[Reading<'_>], plain: &str, span: PlainSpan) -> bool {
    let is_place = |r: &Reading<'_>| is_derived(r) || r.form.has(Feature::Demonym);
    namesakes::are_namesakes(readings) && !readings.iter().any(is_place) && !is_of_place(readings, plain, span)
}

//! Two spellings of one name in a draft, where the second may be another name of the same thing, or of a thing called alike.

use super::judge::{Kind, Opinion};
use crate::model::Applicability;

/// Where nothing but the spelling counts, the readings of a match by which the draft spells one name in two ways; `out` are
/// the opinions of those that the words around ruled out: a mine and a village of one name are spelt alike.
///
/// The names of one concept that share a spelling are one for this. Of several concepts one is taken in which the draft has
/// both spellings, unless the word is a worse spelling there than elsewhere.
pub(super) fn settle<'a, 'g>(opinions: Vec<Opinion<'a, 'g>>, out: Vec<Opinion<'a, 'g>>) -> Vec<Opinion<'a, 'g>> {
    let departs = |o: &&Opinion<'_, '_>| o.kind == Kind::OtherSpelling;
    let others: Vec<&Opinion<'_, '_>> = opinions.iter().chain(&out).filter(departs).collect();
    let Some(best) = others.iter().map(|o| o.reading.term.rank).min() else { return opinions };
    let of_same =
        |o: &Opinion<'_, '_>| others.iter().any(|other| std::ptr::eq(other.reading.concept, o.reading.concept));
    // What is fine only under another name, or as another thing that is called so, too.
    let yields = |o: &Opinion<'_, '_>| o.kind == Kind::Fine && (of_same(o) || best <= o.reading.term.rank);
    if opinions.iter().any(|o| o.kind != Kind::OtherSpelling && !yields(o)) {
        return opinions;
    }
    // The other thing may be meant after all.
    let surely = opinions.iter().all(of_same);
    let own = opinions.iter().any(|o| o.kind == Kind::OtherSpelling);
    let mut kept = if own { opinions } else { out };
    kept.retain(|o| o.kind == Kind::OtherSpelling);
    if !surely {
        for opinion in &mut kept {
            opinion.fix = opinion.fix.min(Applicability::Unsafe);
        }
    }
    kept
}

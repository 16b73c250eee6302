//! Participles in -ся: *раскрывающийся*, *раскрывающегося*. Source: A. A. Zaliznyak, *Grammaticheskij slovar' russkogo jazyka*.

use super::super::slavic::{Endings, F, INS, M, N, PL, row};
use super::endings::{Shape, last, shape};

/// Раскрывающийся, раскрывающегося.
static REFLEXIVE_M: Endings = row(["ийся", "егося", "емуся", "ийся", "имся", "емся"]);
static REFLEXIVE_F: Endings = Endings {
    row: ["аяся", "ейся", "ейся", "уюся", "ейся", "ейся"],
    variants: &[(INS, "еюся")],
};
static REFLEXIVE_N: Endings = row(["ееся", "егося", "емуся", "ееся", "имся", "емся"]);
pub(super) static REFLEXIVE_PL: Endings = row(["иеся", "ихся", "имся", "иеся", "имися", "ихся"]);

/// The way a participle in -ся declines, from its nominative without -ся.
pub(super) fn participle(active: &str) -> Option<Shape<'_>> {
    let (rest, _) = last(active)?;
    let (base, _) = last(rest)?;
    let (endings, gender) = match &active[base.len()..] {
        "ий" => (&REFLEXIVE_M, M),
        "ая" => (&REFLEXIVE_F, F),
        "ее" => (&REFLEXIVE_N, N),
        "ие" => (&REFLEXIVE_PL, PL),
        _ => return None,
    };
    (base.chars().count() > 3 && base.ends_with(['щ', 'ш'])).then(|| shape(base, endings, "adj", true, gender))
}

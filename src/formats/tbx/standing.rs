//! How a term stands, in the words of the files.

use crate::model::Rank;

/// Words in which the files say how a term stands, without the ends that versions differ in.
pub(super) const STANDINGS: &[(&str, Rank)] = &[
    ("preferred", Rank::Preferred),
    ("standardized", Rank::Preferred),
    ("legal", Rank::Preferred),
    ("regulated", Rank::Preferred),
    ("admitted", Rank::Admitted),
    ("deprecated", Rank::Deprecated),
    ("superseded", Rank::Deprecated),
    ("obsolete", Rank::Deprecated),
    ("notrecommended", Rank::Deprecated),
    ("forbidden", Rank::Deprecated),
];

/// The rank that a status means: `preferredTerm-admn-sts`, `deprecated`, `notRecommended`.
pub(crate) fn standing(text: &str) -> Option<Rank> {
    let text = text.to_ascii_lowercase();
    let word = text.strip_suffix("-admn-sts").unwrap_or(&text);
    let word = word.strip_suffix("term").unwrap_or(word);
    STANDINGS.iter().find(|&&(name, _)| name == word).map(|&(_, rank)| rank)
}

//! Nouns in -а, -я for men: *міський голова*, *мировий суддя*. They decline as feminines do, and what agrees with them is
//! masculine. Source: *Український правопис* (2019) § 83.

use super::super::Lemma;
use super::super::slavic::{Endings, row};

/// Nouns in -а, -я for men (правопис § 83): міський голова, мировий суддя.
#[rustfmt::skip]
pub(super) const MEN: &[&str] = &[
    "вбивця", "вельможа", "воєвода", "голова", "колега", "листоноша", "мулла", "слуга", "староста", "старшина", "суддя", "тесля", "убивця", "юнга",
];

/// True for the head of a term that is a man: *голова* where an adjective says so, others unless the glossary says «f».
pub(super) fn is_man(lemma: &Lemma, head: usize) -> bool {
    let shown = head > 0 && ["ий", "ій"].iter().any(|end| lemma.words[head - 1].folded.ends_with(end));
    let word = &*lemma.words[head].folded;
    MEN.contains(&word) && lemma.gender != Some('f') && (shown || head == 0 && word != "голова" && word != "старшина")
}

static ADJ_M_MEN: Endings = row(["ий", "ого", "ому", "ого", "им", "ому"]);
static ADJ_M_SOFT_MEN: Endings = row(["ій", "ього", "ьому", "ього", "ім", "ьому"]);

/// The endings of an adjective beside them: its accusative is its genitive, though the noun's is not.
pub(super) fn of_men(endings: &'static Endings) -> &'static Endings {
    if endings.row[0] == "ій" { &ADJ_M_SOFT_MEN } else { &ADJ_M_MEN }
}

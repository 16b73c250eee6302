//! Masculines in -а, -я: *городской голова*, *мировой судья*, *юноша*. They decline as feminines do, and what agrees with
//! them is masculine; its accusative is its genitive (*городского голову*), though the noun has one of its own.
//!
//! Source: *Russkaja grammatika* (1980) §§ 1138, 1180; A. A. Zaliznyak, *Grammaticheskij slovar' russkogo jazyka* (мо 1–6).

use super::super::slavic::{Endings, M, row};
use super::endings::Shape;

/// Those that are men whatever stands beside them.
#[rustfmt::skip]
const ALWAYS: &[&str] = &[
    "верзила", "воевода", "дедушка", "дядя", "мужчина", "мулла", "папа", "предтеча", "судья", "староста", "старшина", "слуга", "юноша", "юнга", "тамада",
];
/// Those that a masculine adjective shows to be men: голова, глава.
const SHOWN: &[&str] = &["голова", "глава", "коллега", "сирота", "убийца", "пьяница", "умница"];

/// True for a noun that is a man here; `shown` is the gender that an adjective before it has.
pub(super) fn is_man(word: &str, shape: &Shape<'_>, shown: Option<u8>) -> bool {
    shape.class.starts_with('f')
        && shape.declined.endings.row[0] != shape.declined.endings.row[3]
        && (ALWAYS.contains(&word) && shown.is_none_or(|shown| shown == M) || SHOWN.contains(&word) && shown == Some(M))
}

static HARD: Endings = row(["ый", "ого", "ому", "ого", "ым", "ом"]);
static STRESSED: Endings = row(["ой", "ого", "ому", "ого", "ым", "ом"]);
static VELAR: Endings = row(["ий", "ого", "ому", "ого", "им", "ом"]);
static VELAR_STRESSED: Endings = row(["ой", "ого", "ому", "ого", "им", "ом"]);
static SOFT: Endings = row(["ий", "его", "ему", "его", "им", "ем"]);

/// The endings of an adjective beside such a noun.
pub(super) fn agreeing(endings: &'static Endings) -> &'static Endings {
    [&HARD, &STRESSED, &VELAR, &VELAR_STRESSED, &SOFT]
        .into_iter()
        .find(|own| [0, 1, 4].iter().all(|&at| own.row[at] == endings.row[at]))
        .unwrap_or(endings)
}

//! Ranks that follow from order.

use std::collections::HashMap;

use crate::model::{DateRange, Name, Rank};

/// More periods than this of one language in one name are no history of a place.
const PERIODS: usize = 8;

#[derive(Debug, Default)]
struct Seen {
    /// A line says `rank = "preferred"` itself.
    stated: bool,
    /// The times for which a preferred term is there already.
    taken: Vec<DateRange>,
}

/// Gives terms without a rank of their own theirs: the first of a language is preferred unless a line says
/// `preferred` itself, a later one admitted; but terms of times that do not meet are each preferred in their own.
///
/// `given` has the ranks as written, one a term.
pub(super) fn settle(name: &mut Name, given: &[Option<Rank>]) {
    let mut langs: HashMap<String, Seen> = HashMap::new();
    let folded = |tag: &str| tag.to_ascii_lowercase().replace('_', "-");
    if given.iter().all(Option::is_some) {
        return;
    }
    for (term, rank) in name.terms.iter().zip(given) {
        if *rank == Some(Rank::Preferred) {
            langs.entry(folded(term.lang.as_str())).or_default().stated = true;
        }
    }
    for (term, _) in name.terms.iter_mut().zip(given).filter(|(_, rank)| rank.is_none()) {
        let seen = langs.entry(folded(term.lang.as_str())).or_default();
        let free =
            !seen.stated && seen.taken.len() < PERIODS && !seen.taken.iter().any(|&taken| meet(taken, term.valid));
        term.rank = if free { Rank::Preferred } else { Rank::Admitted };
        if free {
            seen.taken.push(term.valid);
        }
    }
}

/// True if some day lies in both.
fn meet(a: DateRange, b: DateRange) -> bool {
    let before = |a: DateRange, b: DateRange| a.until.zip(b.from).is_some_and(|(until, from)| until < from);
    !before(a, b) && !before(b, a)
}

//! Ranks that follow from order.

use std::cmp::Ordering;

use crate::base::Lang;
use crate::model::{DateRange, Name, Rank};

/// More periods than this of one language in one name are no history of a place.
const PERIODS: usize = 8;

/// So many terms are held against one another without sorting.
const FEW: usize = 8;

/// Gives terms without a rank of their own theirs: the first of a language is preferred unless a line says
/// `preferred` itself, a later one admitted; but terms of times that do not meet are each preferred in their own.
///
/// `given` has the ranks as written, one a term.
pub(super) fn settle(name: &mut Name, given: &[Option<Rank>]) {
    let terms = &mut name.terms;
    if let [term] = &mut terms[..] {
        term.rank = given.first().copied().flatten().unwrap_or_default();
        return;
    }
    let alone = |index: usize| terms[..index].iter().all(|other| other.lang != terms[index].lang);
    if terms.len() <= FEW && (0..terms.len()).all(alone) {
        for (index, term) in terms.iter_mut().enumerate() {
            term.rank = given.get(index).copied().flatten().unwrap_or_default();
        }
        return;
    }
    let mut order: Vec<usize> = (0..terms.len()).collect();
    // Stable: within a language the order of the file stays.
    order.sort_by(|&a, &b| compare(&terms[a].lang, &terms[b].lang));
    let rank = |index: usize| given.get(index).copied().flatten();
    let mut rest = &order[..];
    while let [first, ..] = *rest {
        let size = rest.iter().take_while(|&&index| terms[index].lang == terms[first].lang).count();
        let (group, others) = rest.split_at(size);
        rest = others;
        let stated = group.iter().any(|&index| rank(index) == Some(Rank::Preferred));
        let mut taken = [DateRange::default(); PERIODS];
        let mut count = 0;
        for &index in group.iter().filter(|&&index| rank(index).is_none()) {
            let valid = terms[index].valid;
            let free = !stated && count < PERIODS && !taken[..count].iter().any(|taken| taken.meets(valid));
            terms[index].rank = if free { Rank::Preferred } else { Rank::Admitted };
            if free {
                taken[count] = valid;
                count += 1;
            }
        }
    }
}

/// By the letters of the tags, as [`Lang`] compares them.
fn compare(a: &Lang, b: &Lang) -> Ordering {
    let fold = |byte: u8| if byte == b'_' { b'-' } else { byte.to_ascii_lowercase() };
    a.as_str().bytes().map(fold).cmp(b.as_str().bytes().map(fold))
}

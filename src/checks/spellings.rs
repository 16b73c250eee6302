//! How a draft spells each name.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use smallvec::SmallVec;

use crate::base::Lang;
use crate::matching::Reading;
use crate::model::{Name, Rank, Term};
use crate::policy;

/// Which spellings of each name a draft uses, in order of appearance.
#[derive(Default)]
pub(super) struct Spellings<'g> {
    /// Most are spelt in one way.
    by_name: HashMap<*const Name, SmallVec<[(&'g Term, u32); 1]>, RandomState>,
}

impl<'g> Spellings<'g> {
    /// Counts a match, once under each name that it may be.
    pub(super) fn count(&mut self, readings: &[Reading<'g>]) {
        for (i, reading) in readings.iter().enumerate() {
            if readings[..i].iter().any(|r| std::ptr::eq(r.name, reading.name)) {
                continue;
            }
            let rows = self.by_name.entry(reading.name).or_default();
            match rows.iter_mut().find(|(term, _)| term.text == reading.term.text) {
                Some((_, count)) => *count += 1,
                None => rows.push((reading.term, 1)),
            }
        }
    }

    fn of(&self, name: &Name, lang: &Lang) -> impl Iterator<Item = (&'g Term, u32)> {
        let rows = self.by_name.get(&std::ptr::from_ref(name)).map_or(&[][..], SmallVec::as_slice);
        rows.iter().copied().filter(|(term, _)| term.lang.same_language(lang))
    }

    /// The spelling used most in the draft, the first of equals; `None` if the draft does not spell it at all. Where ranks
    /// count, what is deprecated is not written however often it stands there, nor what is not in use at the text's date.
    pub(super) fn majority(&self, name: &Name, scope: &policy::Scope<'_>, ranked: bool) -> Option<&'g Term> {
        let mut best: Option<(&'g Term, u32)> = None;
        let dated = self.of(name, scope.lang).any(|(term, _)| policy::in_use(term, scope));
        let serves = |term: &Term| !(ranked && term.rank == Rank::Deprecated || dated && !policy::in_use(term, scope));
        for (term, count) in self.of(name, scope.lang).filter(|(term, _)| serves(term)) {
            if best.is_none_or(|(_, most)| count > most) {
                best = Some((term, count));
            }
        }
        best.map(|(term, _)| term)
    }

    /// True if the draft has a spelling of the name other than this one.
    pub(super) fn has_other(&self, name: &Name, lang: &Lang, spelling: &str) -> bool {
        self.of(name, lang).any(|(term, _)| *term.text != *spelling)
    }

    /// True if the draft spells the name in more than one way.
    pub(super) fn mixed(&self, name: &Name, lang: &Lang) -> bool {
        self.of(name, lang).count() > 1
    }
}

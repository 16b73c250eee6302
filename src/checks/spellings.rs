//! How a draft spells each name.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use smallvec::SmallVec;

use crate::base::Lang;
use crate::matching::Reading;
use crate::model::{Name, Rank, Status, Term};
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

    /// The spelling used most in the draft, the first of equals; `None` if the draft has none that may be written. What
    /// the glossary speaks against is not written however often it stands there, nor what is not in use at the text's
    /// date. Where the glossary states what it prefers (`ranked`), the best rank in the draft counts first.
    fn majority(&self, name: &Name, scope: &policy::Scope<'_>, ranked: bool) -> Option<&'g Term> {
        let dated = self.of(name, scope.lang).any(|(term, _)| policy::in_use(term, scope));
        // A spelling that is only hidden is as good as another to a draft that keeps to it.
        let approved =
            |term: &Term| term.is_writable() || !ranked && term.rank == Rank::Hidden && term.status == Status::Approved;
        let serves = |term: &Term| approved(term) && (!dated || policy::in_use(term, scope));
        let written = || self.of(name, scope.lang).filter(|(term, _)| serves(term));
        let best = written().map(|(term, _)| term.rank).min().filter(|_| ranked);
        let equals = written().filter(|(term, _)| best.is_none_or(|rank| term.rank == rank));
        equals.reduce(|most, next| if next.1 > most.1 { next } else { most }).map(|(term, _)| term)
    }

    /// The spelling that a draft has to agree on: what it uses most; of several that the glossary is against, the
    /// glossary's own.
    pub(super) fn agreed(&self, name: &'g Name, scope: &policy::Scope<'_>, ranked: bool) -> Option<&'g Term> {
        let own = || policy::spelling(name, scope).filter(|_| self.mixed(name, scope.lang));
        self.majority(name, scope, ranked).or_else(own)
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

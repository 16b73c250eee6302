//! What looks for the glossary's terms in a text: compiled once for each language that is met.

use std::sync::{Arc, OnceLock};

use super::Checker;
use crate::base::Lang;
use crate::matching::{self, Match, NameIndex, NearFinder, NearSearch, Phrase, TermFinder};
use crate::model::TermRef;
use crate::text::morph::{self, Language};

/// Everything compiled for one language.
pub(super) struct Finders<'w> {
    pub(super) lang: Lang,
    pub(super) language: &'static Language,
    pub(super) terms: TermFinder<'w>,
    pub(super) frozen: Vec<Phrase<'w>>,
    near: OnceLock<NearFinder<'w>>,
    /// A finder of exempt phrases for each policy.
    pub(super) phrases: Vec<Option<TermFinder<'w>>>,
}

impl<'w> Checker<'w> {
    pub(super) fn all_matches(
        &self,
        finders: &Finders<'w>,
        plain: &str,
        near: Option<&mut NearSearch>,
    ) -> Vec<Match<'w>> {
        let mut matches = Vec::new();
        finders.terms.pieces(plain).find(&(0..plain.len()), &mut matches);
        self.add_near(finders, plain, near, &mut matches);
        matches
    }

    /// Adds near names, where these are asked for.
    pub(super) fn add_near(
        &self,
        finders: &Finders<'w>,
        plain: &str,
        near: Option<&mut NearSearch>,
        matches: &mut Vec<Match<'w>>,
    ) {
        // Compiled for the first word that may be near a name: a page of small print needs none.
        if let Some(memory) = near
            && matching::may_be_near(plain)
        {
            self.near(finders).find(plain, matches, memory);
        }
    }

    fn near<'f>(&self, finders: &'f Finders<'w>) -> &'f NearFinder<'w> {
        finders.near.get_or_init(|| NearFinder::new(self.workspace.glossary.terms(), &finders.lang))
    }

    /// The name that a text is a translation of, word by word.
    pub(in crate::ops) fn translation(&self, plain: &str, lang: &Lang) -> Option<Match<'w>> {
        self.near(&self.finders(lang)).translation(plain)
    }

    /// All terms by what they sound like, filed on first use.
    pub(in crate::ops) fn names(&self) -> &(Vec<TermRef<'w>>, NameIndex) {
        self.names.get_or_init(|| {
            let terms: Vec<TermRef<'w>> = self.workspace.glossary.terms().collect();
            let mut concept = None;
            let mut thing = 0;
            let index = NameIndex::of_things(terms.iter().map(|t| {
                if concept.replace(std::ptr::from_ref(t.concept)) != Some(std::ptr::from_ref(t.concept)) {
                    thing += 1;
                }
                (&*t.term.text, thing)
            }));
            (terms, index)
        })
    }

    /// The finders of a language, compiled on first use.
    pub(super) fn finders(&self, lang: &Lang) -> Arc<Finders<'w>> {
        let known = |all: &[(Lang, Arc<Finders<'w>>)]| all.iter().find(|(l, _)| l == lang).map(|(_, f)| Arc::clone(f));
        if let Some(found) = known(&self.finders.read().unwrap_or_else(std::sync::PoisonError::into_inner)) {
            return found;
        }
        let mut all = self.finders.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        known(&all).unwrap_or_else(|| {
            let made = Arc::new(self.compile(lang));
            all.push((lang.clone(), Arc::clone(&made)));
            made
        })
    }

    fn compile(&self, lang: &Lang) -> Finders<'w> {
        let glossary = &self.workspace.glossary;
        let frozen: Vec<Phrase<'w>> =
            glossary.concepts.iter().flat_map(|concept| concept.frozen.iter().map(|text| Phrase { text })).collect();
        let phrases = self.policies.iter().map(|policy| {
            let listed: Vec<Phrase<'w>> = policy.exempt.phrases.iter().map(|(text, _)| Phrase { text }).collect();
            (!listed.is_empty()).then(|| TermFinder::new(std::iter::empty(), &listed, lang))
        });
        Finders {
            lang: lang.clone(),
            language: morph::language(lang),
            terms: TermFinder::new(glossary.terms(), &frozen, lang),
            phrases: phrases.collect(),
            frozen,
            near: OnceLock::new(),
        }
    }
}

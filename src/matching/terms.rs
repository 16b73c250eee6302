//! The term finder.

use crate::base::{Lang, PlainSpan};
use crate::model::{Concept, Glossary, HowSet, Name, Score, Term};
use crate::text::morph::{Form, Joint, Lemma};

/// One way to read a match: a term in a form.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'g> {
    /// The concept.
    pub concept: &'g Concept,
    /// The name.
    pub name: &'g Name,
    /// The term.
    pub term: &'g Term,
    /// The form that it stands in.
    pub form: Form,
}

/// A place where one or more terms stand.
#[derive(Clone, Debug)]
pub struct Match<'g> {
    /// From the name's first letter to its ending's last; quotation marks around are not part of it.
    pub span: PlainSpan,
    /// How the text departs from the term.
    pub how: HowSet,
    /// How near it is.
    pub score: Score,
    /// What joins the name and its ending, and where in the plain text that is.
    pub joint: Joint,
    /// The range of the joint's characters; empty for [`Joint::None`].
    pub joint_span: PlainSpan,
    /// All ways to read it. Empty for a phrase.
    pub readings: Vec<Reading<'g>>,
    /// Set if this is a phrase that keeps its own names.
    pub phrase: Option<usize>,
}

/// A phrase that wins over the terms inside it and is never judged.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// The words, in base form.
    pub text: Box<str>,
    /// Why it is exempt.
    pub kind: PhraseKind,
}

/// Why a phrase is exempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhraseKind {
    /// Frozen by the glossary; index of the concept.
    Frozen(u32),
    /// Listed by the policy; index into `exempt.phrases`.
    Policy(u32),
}

/// Finds every form of every term of a glossary in texts of one language.
pub struct TermFinder<'g> {
    glossary: &'g Glossary,
    lemmas: Vec<Lemma>,
}

impl<'g> TermFinder<'g> {
    /// Compiles the terms and phrases for texts in `lang`.
    pub fn new(glossary: &'g Glossary, phrases: &[Phrase], lang: &Lang) -> Self {
        let _ = (phrases, lang);
        Self { glossary, lemmas: Vec::new() }
    }
    /// All matches in a plain text: leftmost, longest, no two overlapping.
    pub fn find(&self, plain: &str, out: &mut Vec<Match<'g>>) {
        let _ = (plain, out, self.glossary, &self.lemmas);
    }
}

//! A glossary as pairs of terms, for tools that translate one language into one other.

use std::collections::HashSet;
use std::io;

use super::super::TermsWriting;
use crate::base::Lang;
use crate::model::{Concept, Glossary, Losses, Name, Rank, Status, Term};

/// A source and what stands for it.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Pair<'g> {
    pub(in super::super) concept: &'g Concept,
    pub(in super::super) source: &'g Term,
    pub(in super::super) target: &'g Term,
    /// The target to write, if the concept has one.
    pub(in super::super) best: Option<&'g Term>,
}

impl Pair<'_> {
    /// True for a pair of a source and the target to write for it.
    pub(in super::super) fn is_best(&self) -> bool {
        self.best.is_some_and(|best| std::ptr::eq(best, self.target))
    }
}

/// The two languages of a format of one pair.
pub(in super::super) fn wanted_pair(writing: &TermsWriting) -> io::Result<(Lang, Lang)> {
    if let (Some(from), [to]) = (&writing.from, &writing.to[..]) {
        return Ok((from.clone(), to.clone()));
    }
    let what = "this format holds one pair of languages: name them with --from and --to";
    Err(io::Error::new(io::ErrorKind::InvalidInput, what))
}

/// The terms of a concept in a language that are in force: those with the very tag, else those of the language. What
/// two names have in common comes once, as the better of the two.
pub(in super::super) fn terms_in<'g>(concept: &'g Concept, lang: &Lang) -> Vec<&'g Term> {
    let all = || concept.terms().filter(|term| term.status != Status::Rejected);
    let exact: Vec<&Term> = all().filter(|term| term.lang == *lang).collect();
    let found = if exact.is_empty() { all().filter(|term| term.lang.same_language(lang)).collect() } else { exact };
    let mut once: Vec<&Term> = Vec::with_capacity(found.len());
    for term in found {
        match once.iter_mut().find(|known| known.text == term.text) {
            Some(known) if (term.rank, term.status as u8) < (known.rank, known.status as u8) => *known = term,
            Some(_) => {}
            None => once.push(term),
        }
    }
    once
}

/// All pairs, concept after concept: each source (misspellings too, which are to be recognised) with each target, the
/// one to write first. A target that is hidden or not approved yet is never offered.
pub(in super::super) fn pairs<'g>(
    glossary: &'g Glossary,
    from: &Lang,
    to: &Lang,
    losses: &mut Losses,
) -> Vec<Pair<'g>> {
    let mut all = Vec::new();
    for concept in &glossary.concepts {
        let sources = terms_in(concept, from);
        let Some(first) = sources.first() else { continue };
        let mut targets = terms_in(concept, to);
        targets.retain(|term| term.rank < Rank::Hidden && term.status == Status::Approved);
        targets.sort_by_key(|term| term.rank);
        // What is not to be translated leads to itself.
        if targets.is_empty() && !concept.is_named_in(to) {
            targets.extend(concept.names.iter().find_map(Name::kept));
        }
        let best = targets.first().copied().filter(|term| term.rank <= Rank::Admitted);
        if targets.is_empty() {
            losses.add(&format!("concepts without a term in `{to}`"), &first.text);
        }
        for source in &sources {
            for target in &targets {
                // A misspelling leads to what is written, not to every other word.
                if source.rank == Rank::Hidden && !best.is_some_and(|best| std::ptr::eq(best, *target)) {
                    continue;
                }
                all.push(Pair { concept, source, target, best });
            }
        }
    }
    all
}

/// The targets of pairs, to be asked which terms are written.
pub(in super::super) struct Targets(HashSet<*const Term>);

impl Targets {
    pub(in super::super) fn of<'p>(pairs: impl Iterator<Item = &'p Pair<'p>>) -> Self {
        Self(pairs.map(|pair| std::ptr::from_ref(pair.target)).collect())
    }
    pub(in super::super) fn has(&self, term: &Term) -> bool {
        self.0.contains(&std::ptr::from_ref(term))
    }
}

/// The standing of a pair's target in words, for tools that only show a comment.
pub(in super::super) fn standing(pair: &Pair<'_>) -> String {
    match (pair.target.rank, pair.best) {
        (Rank::Preferred, _) => "preferred".to_owned(),
        (Rank::Deprecated, Some(best)) => format!("forbidden; write {}", best.text),
        (Rank::Deprecated | Rank::Hidden, _) => "forbidden".to_owned(),
        (Rank::Admitted, _) => "admitted".to_owned(),
    }
}

//! What a format does not hold, counted.

use std::collections::HashSet;

use super::pairs::Pair;
use crate::model::{Concept, Gender, Glossary, Losses, MatchMode, Rank, Status, Term};

/// A fact of a concept or term that a format may have no place for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Fact {
    /// Title, licence and attribution of the whole.
    Title,
    Kind,
    Country,
    At,
    Definition,
    Note,
    Owner,
    Was,
    Sources,
    Context,
    Frozen,
    Examples,
    Related,
    Labels,
    NameNote,
    /// Fields of other tools, but for those under the key.
    Extra,
    Rank,
    Match,
    Decl,
    Gender,
    Forms,
    Keep,
    Dates,
    Status,
    TermNote,
    TermSource,
    TermExtra,
}

type OfConcept = fn(&Concept) -> bool;
type OfTerm = fn(&Term) -> bool;

const OF_CONCEPT: &[(Fact, &str, OfConcept)] = &[
    (Fact::Kind, "kinds of thing", |c| c.kind.is_some()),
    (Fact::Country, "countries", |c| c.country.is_some()),
    (Fact::At, "coordinates", |c| c.at.is_some()),
    (Fact::Definition, "definitions", |c| c.definition.is_some()),
    (Fact::Note, "notes on concepts", |c| c.note.is_some()),
    (Fact::Owner, "owners", |c| c.owner.is_some()),
    (Fact::Was, "earlier ids", |c| !c.was.is_empty()),
    (Fact::Sources, "sources of concepts", |c| !c.sources.is_empty()),
    (Fact::Context, "context words", |c| !c.context.is_empty()),
    (Fact::Frozen, "phrases that keep their name", |c| !c.frozen.is_empty()),
    (Fact::Examples, "example sentences", |c| !c.accept.is_empty() || !c.reject.is_empty()),
    (Fact::Related, "relations to other concepts", |c| !c.related.is_empty()),
    (Fact::Labels, "labels of names", |c| c.names.iter().any(|name| !name.usage.is_empty())),
    (Fact::NameNote, "notes on names", |c| c.names.iter().any(|name| name.note.is_some())),
    (Fact::Extra, "fields of other tools", |c| !c.extra.is_empty()),
];

const OF_TERM: &[(Fact, &str, OfTerm)] = &[
    (Fact::Rank, "ranks (deprecated or hidden)", |t| t.rank > Rank::Admitted),
    (Fact::Match, "ways to match", |t| t.matching != MatchMode::default()),
    (Fact::Decl, "declension classes", |t| t.decl.is_some()),
    (Fact::Gender, "genders", |t| t.gender.is_some_and(|_: Gender| true)),
    (Fact::Forms, "forms given by hand", |t| !t.forms.is_empty()),
    (Fact::Keep, "marks that a term is not translated", |t| t.keep),
    (Fact::Dates, "dates of validity", |t| t.valid.from.is_some() || t.valid.until.is_some()),
    (Fact::Status, "terms that are not approved yet", |t| t.status != Status::Approved),
    (Fact::TermNote, "notes on terms", |t| t.note.is_some()),
    (Fact::TermSource, "sources of terms", |t| t.source.is_some()),
    (Fact::TermExtra, "fields of other tools on terms", |t| !t.extra.is_empty()),
];

/// Counts what is there and is not among `holds`, of concepts with a term that is `written`.
pub(in super::super) fn unheld(
    glossary: &Glossary,
    holds: &[Fact],
    written: &dyn Fn(&Term) -> bool,
    losses: &mut Losses,
) {
    let stated =
        [("titles", &glossary.title), ("licences", &glossary.license), ("attributions", &glossary.attribution)];
    for (what, text) in stated.into_iter().filter(|_| !holds.contains(&Fact::Title)) {
        losses.add_many(what, u64::from(text.is_some()), text.as_deref().unwrap_or_default());
    }
    for source in &glossary.sources {
        losses.add("sources of the whole", source);
    }
    for (key, _) in &glossary.extra {
        losses.add("fields of the whole", key);
    }
    for concept in &glossary.concepts {
        let terms = || concept.terms().filter(|term| written(term));
        let Some(first) = terms().next() else { continue };
        for (fact, what, has) in OF_CONCEPT {
            if !holds.contains(fact) && has(concept) {
                losses.add(what, &first.text);
            }
        }
        terms().for_each(|term| unheld_of(term, holds, losses));
    }
}

/// The same of one term.
fn unheld_of(term: &Term, holds: &[Fact], losses: &mut Losses) {
    for (fact, what, has) in OF_TERM {
        if !holds.contains(fact) && has(term) {
            losses.add(what, &term.text);
        }
    }
}

/// The same of the terms translated from, which a format of pairs has less room for. A misspelling is written, to be
/// recognised: that is all its rank says.
pub(in super::super) fn unheld_sources(pairs: &[&Pair<'_>], holds: &[Fact], losses: &mut Losses) {
    let mut known = HashSet::new();
    let targets: HashSet<*const Term> = pairs.iter().map(|pair| std::ptr::from_ref(pair.target)).collect();
    let told = |term: &Term| targets.contains(&std::ptr::from_ref(term));
    for pair in pairs.iter().filter(|pair| known.insert(std::ptr::from_ref(pair.source)) && !told(pair.source)) {
        let misspelt = if pair.source.rank == Rank::Hidden { &[Fact::Rank][..] } else { &[] };
        unheld_of(pair.source, &[holds, misspelt].concat(), losses);
    }
}

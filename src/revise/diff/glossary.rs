//! Two glossaries: concepts by their ids, names by their keys, terms by language and text.

use std::collections::HashMap;

use super::change::{Change, ChangeKind, Subject};
use super::fields::{self, Field, many, name_of, one};
use super::pairs::pairs;
use crate::base::Lang;
use crate::model::{Concept, Example, Gender, Glossary, MatchMode, Name, Rank, Related, RelatedKind, Status, Term};
use crate::revise::absorb::is_made_up;

/// What is different, concept by concept: those of before in their order, then those that are new.
pub(crate) fn compare(before: &Glossary, after: &Glossary) -> Vec<Change> {
    let mut changes: Vec<_> = fields::compare(head(before), head(after))
        .into_iter()
        .map(|field| Change::new(Subject::Head, ChangeKind::Changed).field(field))
        .collect();
    let pairs = pairs(before, after);
    let ids = [Ids::of(before), Ids::of(after)];
    let mut loose = Loose::default();
    let mut of_concepts = Vec::new();
    for (old, new) in &pairs {
        let mut found = Vec::new();
        match (old, new) {
            (Some(old), Some(new)) => concept((old, &ids[0]), (new, &ids[1]), &mut found, &mut loose),
            (Some(old), None) => {
                let into = after.concepts.iter().find(|new| new.was.contains(&old.id));
                found.push(match into {
                    Some(into) => from(old, into, ChangeKind::Joined),
                    None => about(old, Subject::Concept, ChangeKind::Removed),
                });
                terms(old, &mut loose.removed);
            }
            (None, Some(new)) => {
                let of = new.was.iter().find_map(|was| before.concepts.iter().find(|old| old.id == *was));
                found.push(match of {
                    Some(of) => from(of, new, ChangeKind::Split),
                    None => about(new, Subject::Concept, ChangeKind::Added),
                });
                terms(new, &mut loose.added);
            }
            (None, None) => {}
        }
        of_concepts.push(found);
    }
    for (concept, change) in loose.settle() {
        let is =
            |(old, new): &(Option<&Concept>, Option<&Concept>)| new.or(*old).is_some_and(|known| *known.id == *concept);
        if let Some(at) = pairs.iter().position(is) {
            of_concepts[at].push(change);
        }
    }
    changes.extend(of_concepts.into_iter().flatten());
    changes
}

/// What a concept is called, for people.
pub(crate) fn called(concept: &Concept) -> Option<&str> {
    let terms = || concept.terms();
    let english = Lang::new("en");
    let term = terms().find(|term| term.lang.same_language(&english)).or_else(|| terms().next());
    term.map(|term| &*term.text)
}

/// What a name is called, for people.
pub(crate) fn called_name(name: &Name) -> Option<&str> {
    let english = Lang::new("en");
    let term = name.terms.iter().find(|term| term.lang.same_language(&english)).or(name.terms.first());
    name.preferred(&english).or(term).map(|term| &*term.text)
}

/// What the concepts of a glossary are called, by their ids.
pub(super) struct Ids<'g>(HashMap<&'g str, &'g str>);

impl<'g> Ids<'g> {
    pub(super) fn of(glossary: &'g Glossary) -> Self {
        let all = glossary.concepts.iter();
        Self(all.filter_map(|concept| Some((&*concept.id, called(concept)?))).collect())
    }
    /// What a concept is called.
    pub(super) fn called(&self, id: &str) -> &str {
        self.0.get(id).copied().unwrap_or("a concept that is not here")
    }
    /// The text of a field that has ids in it, for people.
    pub(super) fn named(&self, concept: &Concept, field: &str, text: &str) -> Option<String> {
        match field {
            "related" => {
                let one = concept.related.iter().find(|one| related(one, &one.to) == text)?;
                Some(related(one, self.called(&one.to)))
            }
            "was" => Some("an earlier id".to_owned()),
            _ => None,
        }
    }
}

fn about(concept: &Concept, subject: Subject, change: ChangeKind) -> Change {
    Change {
        concept: Some(concept.id.to_string()),
        called: called(concept).map(str::to_owned),
        ..Change::new(subject, change)
    }
}

fn of_name(concept: &Concept, name: &Name, subject: Subject, change: ChangeKind) -> Change {
    let key = Some(name.key.to_string()).filter(|key| !key.is_empty());
    let name_called = called_name(name).filter(|_| concept.names.len() > 1).map(str::to_owned);
    Change { name: key, name_called, ..about(concept, subject, change) }
}

fn of_term(there: &Placed<'_>, change: ChangeKind) -> Change {
    let (lang, text) = (Some(there.term.lang.as_str().to_owned()), Some(there.term.text.to_string()));
    Change { lang, text, ..of_name(there.concept, there.name, Subject::Term, change) }
}

/// A term with its place.
struct Placed<'g> {
    concept: &'g Concept,
    name: &'g Name,
    term: &'g Term,
    /// Which pair of names it is of; none for names that only one side has.
    pair: Option<usize>,
}

/// Terms that have no counterpart in their name.
#[derive(Default)]
struct Loose<'g> {
    removed: Vec<Placed<'g>>,
    added: Vec<Placed<'g>>,
    pairs: usize,
    preferred: Vec<(usize, Change)>,
}

fn concept<'g>(
    (old, old_ids): (&'g Concept, &Ids<'_>),
    (new, new_ids): (&'g Concept, &Ids<'_>),
    changes: &mut Vec<Change>,
    loose: &mut Loose<'g>,
) {
    // What a reader made up is nobody's to rename.
    if old.id != new.id && !(is_made_up(&old.id) && is_made_up(&new.id)) {
        changes.push(from(old, new, ChangeKind::Renamed));
    }
    let base = || about(new, Subject::Concept, ChangeKind::Changed);
    for field in fields::compare(concept_fields(old), concept_fields(new)) {
        let mut change = base().field(field);
        let named = |text: &Option<String>, concept: &Concept, ids: &Ids<'_>| {
            text.as_deref().and_then(|text| ids.named(concept, change.field.as_deref()?, text))
        };
        let (was, is) = (named(&change.before, old, old_ids), named(&change.after, new, new_ids));
        (change.before_called, change.after_called) = (was, is);
        changes.push(change);
    }
    let mut left: Vec<&Name> = new.names.iter().collect();
    let mut unpaired = Vec::new();
    let mut names = Vec::new();
    for name in &old.names {
        match left.iter().position(|other| other.key == name.key) {
            Some(at) => names.push((name, left.remove(at))),
            None => unpaired.push(name),
        }
    }
    for name in unpaired {
        let shared = |other: &Name| name.terms.iter().filter(|term| has(other, term)).count();
        let best = (0..left.len()).max_by_key(|&at| (shared(left[at]), std::cmp::Reverse(at)));
        if let Some(at) = best.filter(|&at| shared(left[at]) > 0) {
            let other = left.remove(at);
            let (before, after) = (Some(name.key.to_string()), Some(other.key.to_string()));
            changes.push(Change { before, after, ..of_name(new, other, Subject::Name, ChangeKind::Renamed) });
            names.push((name, other));
        } else {
            changes.push(of_name(old, name, Subject::Name, ChangeKind::Removed));
            loose.removed.extend(name.terms.iter().map(|term| Placed { concept: old, name, term, pair: None }));
        }
    }
    for (before, after) in names {
        pair(old, before, new, after, changes, loose);
    }
    for name in left {
        changes.push(of_name(new, name, Subject::Name, ChangeKind::Added));
        loose.added.extend(name.terms.iter().map(|term| Placed { concept: new, name, term, pair: None }));
    }
}

fn same(a: &Term, b: &Term) -> bool {
    a.text == b.text && a.lang.as_str() == b.lang.as_str()
}

fn has(name: &Name, term: &Term) -> bool {
    name.terms.iter().any(|other| same(other, term))
}

/// Two versions of a name.
fn pair<'g>(
    old: &'g Concept,
    before: &'g Name,
    new: &'g Concept,
    after: &'g Name,
    changes: &mut Vec<Change>,
    loose: &mut Loose<'g>,
) {
    loose.pairs += 1;
    let pair = Some(loose.pairs);
    let base = || of_name(new, after, Subject::Name, ChangeKind::Changed);
    changes
        .extend(fields::compare(name_fields(before), name_fields(after)).into_iter().map(|field| base().field(field)));
    let mut left: Vec<&Term> = after.terms.iter().collect();
    for term in &before.terms {
        match left.iter().position(|other| same(other, term)) {
            Some(at) => {
                let other = left.remove(at);
                let there = Placed { concept: new, name: after, term: other, pair };
                changes.extend(term_changes(term, &there));
            }
            None => loose.removed.push(Placed { concept: old, name: before, term, pair }),
        }
    }
    loose.added.extend(left.into_iter().map(|term| Placed { concept: new, name: after, term, pair }));
    let mut langs: Vec<&Lang> = Vec::new();
    for term in &before.terms {
        if !langs.iter().any(|lang| lang.as_str() == term.lang.as_str()) {
            langs.push(&term.lang);
        }
    }
    for lang in langs {
        if let (Some(first), Some(now)) = (before.preferred(lang), after.preferred(lang))
            && first.text != now.text
        {
            let change = Change {
                lang: Some(lang.as_str().to_owned()),
                before: Some(first.text.to_string()),
                after: Some(now.text.to_string()),
                ..of_name(new, after, Subject::Name, ChangeKind::Preferred)
            };
            loose.preferred.push((loose.pairs, change));
        }
    }
}

fn term_changes(old: &Term, there: &Placed<'_>) -> Vec<Change> {
    let changes = fields::compare(term_fields(old), term_fields(there.term)).into_iter();
    changes.map(|field| of_term(there, ChangeKind::Changed).field(field)).collect()
}

fn terms<'g>(concept: &'g Concept, loose: &mut Vec<Placed<'g>>) {
    for name in &concept.names {
        loose.extend(name.terms.iter().map(|term| Placed { concept, name, term, pair: None }));
    }
}

/// What has another concept to do with it.
fn from(old: &Concept, now: &Concept, change: ChangeKind) -> Change {
    let (before, after) = (Some(old.id.to_string()), Some(now.id.to_string()));
    let name = |concept: &Concept| called(concept).map(str::to_owned);
    Change { before, after, before_called: name(old), after_called: name(now), ..about(now, Subject::Concept, change) }
}

impl Loose<'_> {
    /// What became of the terms without counterpart: moved, respelled, or gone and come. Each with its concept's id.
    fn settle(mut self) -> Vec<(String, Change)> {
        let mut changes = Vec::new();
        let mut by_text: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
        for (at, there) in self.added.iter().enumerate().rev() {
            by_text.entry((there.term.lang.as_str(), &there.term.text)).or_default().push(at);
        }
        let mut taken = vec![false; self.added.len()];
        let mut removed = Vec::new();
        for there in std::mem::take(&mut self.removed) {
            let key = (there.term.lang.as_str(), &*there.term.text);
            let Some(at) = by_text.get_mut(&key).and_then(Vec::pop) else {
                removed.push(there);
                continue;
            };
            taken[at] = true;
            let now = &self.added[at];
            let (before, after) = (Some(place_of(&there)), Some(place_of(now)));
            let is_near = there.concept.id == now.concept.id || there.pair.is_some() && there.pair == now.pair;
            let (before_called, after_called) = (place_called(&there, is_near), place_called(now, is_near));
            changes.push(Change { before, after, before_called, after_called, ..of_term(now, ChangeKind::Moved) });
            changes.extend(term_changes(there.term, now));
        }
        let free = |at: usize, taken: &[bool]| !taken[at];
        for there in &removed {
            let like = |other: &Placed<'_>| {
                other.pair.is_some() && other.pair == there.pair && other.term.lang.as_str() == there.term.lang.as_str()
            };
            let now: Vec<_> = (0..self.added.len()).filter(|&at| free(at, &taken) && like(&self.added[at])).collect();
            match now[..] {
                [at] if removed.iter().filter(|other| like(other)).count() == 1 => {
                    taken[at] = true;
                    let now = &self.added[at];
                    let (before, after) = (there.term.text.to_string(), now.term.text.to_string());
                    // The name does not change its mind where its only spelling is corrected.
                    self.preferred.retain(|(pair, change)| {
                        Some(*pair) != now.pair
                            || change.before.as_deref() != Some(&before)
                            || change.after.as_deref() != Some(&after)
                    });
                    let field = ("text".to_owned(), Some(before), Some(after));
                    changes.push(of_term(now, ChangeKind::Changed).field(field));
                    changes.extend(term_changes(there.term, now));
                }
                _ => changes.push(of_term(there, ChangeKind::Removed)),
            }
        }
        let added = self.added.iter().enumerate().filter(|&(at, _)| free(at, &taken));
        changes.extend(added.map(|(_, there)| {
            let rank = Some(there.term.rank).filter(|rank| *rank != Rank::Preferred);
            Change {
                after: rank.map(|rank| name_of(&Rank::ALL, &rank).to_owned()),
                ..of_term(there, ChangeKind::Added)
            }
        }));
        changes.extend(self.preferred.into_iter().map(|(_, change)| change));
        changes.into_iter().map(|change| (change.concept.clone().unwrap_or_default(), change)).collect()
    }
}

fn place_of(there: &Placed<'_>) -> String {
    format!("{} {}", there.concept.id, there.name.key).trim_end().to_owned()
}

fn head(glossary: &Glossary) -> Vec<Field> {
    vec![
        one("title", glossary.title.as_ref()),
        one("license", glossary.license.as_ref()),
        one("attribution", glossary.attribution.as_ref()),
        many("sources", &glossary.sources),
        many("extra", glossary.extra.iter().map(|(key, value)| format!("{key} = {value}"))),
    ]
}

/// The same for people: within one concept its name tells, else the concept.
fn place_called(there: &Placed<'_>, near: bool) -> Option<String> {
    let name = called_name(there.name).filter(|_| near);
    name.or_else(|| called(there.concept)).map(str::to_owned)
}

pub(super) fn concept_fields(concept: &Concept) -> Vec<Field> {
    let example = |example: &Example| match &example.lang {
        Some(lang) => format!("{}: {}", lang.as_str(), example.text),
        None => example.text.to_string(),
    };
    vec![
        one("kind", concept.kind.as_ref()),
        one("country", concept.country.as_ref()),
        one("at", concept.at.map(|(latitude, longitude)| format!("{latitude}, {longitude}"))),
        one("definition", concept.definition.as_ref()),
        one("note", concept.note.as_ref()),
        one("owner", concept.owner.as_ref()),
        many("was", &concept.was),
        many("sources", &concept.sources),
        many("context", &concept.context),
        many("frozen", &concept.frozen),
        many("accept", concept.accept.iter().map(example)),
        many("reject", concept.reject.iter().map(example)),
        many("related", concept.related.iter().map(|one| related(one, &one.to))),
        many("extra", concept.extra.iter().map(|(key, value)| format!("{key} = {value}"))),
    ]
}

fn related(related: &Related, to: &str) -> String {
    let mut text = format!("{} {to}", name_of(&RelatedKind::ALL, &related.kind));
    let more = [
        related.valid.from.map(|day| format!("from {day}")),
        related.valid.until.map(|day| format!("until {day}")),
        related.confidence.as_ref().map(|confidence| format!("confidence {confidence}")),
        related.note.as_ref().map(ToString::to_string),
        (!related.sources.is_empty()).then(|| format!("sources {}", related.sources.join(", "))),
    ];
    for part in more.into_iter().flatten() {
        text.push_str("; ");
        text.push_str(&part);
    }
    text
}

pub(super) fn name_fields(name: &Name) -> Vec<Field> {
    vec![many("usage", &name.usage), one("note", name.note.as_ref())]
}

pub(super) fn term_fields(term: &Term) -> Vec<Field> {
    let matching = match name_of(&MatchMode::ALL, &term.matching) {
        "" => "word",
        name => name,
    };
    vec![
        one("rank", Some(name_of(&Rank::ALL, &term.rank))),
        one("match", Some(matching)),
        one("decl", term.decl.as_ref()),
        one("gender", term.gender.map(|gender| name_of(&Gender::ALL, &gender))),
        many("forms", &term.forms),
        one("keep", term.keep.then_some("true")),
        one("from", term.valid.from),
        one("until", term.valid.until),
        one("status", Some(name_of(&Status::ALL, &term.status))),
        one("note", term.note.as_ref()),
        one("source", term.source.as_ref()),
        many("extra", term.extra.iter().map(|(key, value)| format!("{key} = {value}"))),
    ]
}

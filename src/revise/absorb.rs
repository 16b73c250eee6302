//! One glossary taken into another: nothing of either is dropped, and where they differ ours stays unless told
//! otherwise.

mod contexts;
mod fields;
mod ids;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use fields::{add_all, add_note, fill};
pub(super) use ids::is_made_up;
pub(crate) use ids::{free_id, free_key};
use ids::{is_weak, strangers};

use super::patch::GlossaryPatch;
use crate::base::Lang;
use crate::model::{Concept, Glossary, MatchMode, Name, Rank, Status, Term};

/// How to take a glossary in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Absorbing {
    /// Where the two differ, theirs is taken.
    pub theirs: bool,
    /// The label of names that are new.
    pub label: Option<Box<str>>,
    /// Terms of this language join new concepts; the first term's language if `None`.
    pub from: Option<Lang>,
}

/// What the ranks of a file's terms are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ranks {
    /// They follow from the order of the terms.
    Order,
    /// So too, but for terms that are not to be used.
    Graver,
    /// The file states them.
    Stated,
}

impl Ranks {
    fn state(self, rank: Rank) -> bool {
        match self {
            Ranks::Order => false,
            Ranks::Graver => rank > Rank::Admitted,
            Ranks::Stated => true,
        }
    }
}

/// What came of it.
#[derive(Debug, Default)]
pub(crate) struct Absorbed {
    /// The changes of the file.
    pub patches: Vec<GlossaryPatch>,
    /// Where the two differ, in words.
    pub conflicts: Vec<String>,
    /// What was joined and may be two, in words.
    pub doubts: Vec<String>,
    /// Number of concepts that are new.
    pub concepts: usize,
    /// Number of terms that are new, those of new concepts among them.
    pub terms: usize,
    /// Number of terms and concepts that have more to say than before.
    pub changed: usize,
}

/// Takes glossaries into one, each after the other.
pub(crate) fn absorb(ours: &Glossary, all: &[(Glossary, Ranks)], how: &Absorbing) -> Absorbed {
    let mut state = State::new(ours, how);
    for (theirs, ranks) in all {
        state.file(theirs, *ranks);
    }
    state.finish()
}

type TermKey = (String, Box<str>);

fn key(term: &Term) -> TermKey {
    (term.lang.as_str().to_lowercase().replace('_', "-"), term.text.clone())
}

struct State<'h> {
    how: &'h Absorbing,
    /// Ours, then the new ones.
    concepts: Vec<Concept>,
    /// How many are ours, and how many names and terms they had.
    before: Vec<Vec<usize>>,
    by_term: HashMap<TermKey, Vec<usize>>,
    by_id: HashMap<Box<str>, usize>,
    changed_terms: HashSet<(usize, usize, usize)>,
    changed_concepts: HashSet<usize>,
    conflicts: Vec<String>,
    doubts: Vec<String>,
    next: usize,
    /// The first concept that the file in hand has added.
    of_file: usize,
}

impl<'h> State<'h> {
    fn new(ours: &Glossary, how: &'h Absorbing) -> Self {
        let mut state = Self {
            how,
            concepts: Vec::new(),
            before: Vec::new(),
            by_term: HashMap::new(),
            by_id: HashMap::new(),
            changed_terms: HashSet::new(),
            changed_concepts: HashSet::new(),
            conflicts: Vec::new(),
            doubts: Vec::new(),
            next: 1,
            of_file: 0,
        };
        for concept in &ours.concepts {
            state.before.push(concept.names.iter().map(|name| name.terms.len()).collect());
            state.push(concept.clone());
        }
        state
    }

    fn push(&mut self, concept: Concept) {
        let at = self.concepts.len();
        // An id that a concept has is its own, whatever another was called before they were split.
        let others = self.by_id.get(&concept.id).is_none_or(|&known| self.concepts[known].id != concept.id);
        if others {
            self.by_id.insert(concept.id.clone(), at);
        }
        for was in &concept.was {
            self.by_id.entry(was.clone()).or_insert(at);
        }
        for term in concept.terms() {
            self.know(term, at);
        }
        self.concepts.push(concept);
    }

    fn know(&mut self, term: &Term, at: usize) {
        let known = self.by_term.entry(key(term)).or_default();
        if !known.contains(&at) {
            known.push(at);
        }
    }

    fn file(&mut self, theirs: &Glossary, ranks: Ranks) {
        self.of_file = self.concepts.len();
        // A concept of ours that is theirs by its id is nobody else's.
        let mut claimed: HashMap<usize, Box<str>> = HashMap::new();
        for concept in theirs.concepts.iter().filter(|concept| !is_made_up(&concept.id) && !is_weak(&concept.id)) {
            if let Some(&at) = self.by_id.get(&concept.id) {
                claimed.entry(at).or_insert_with(|| concept.id.clone());
            }
        }
        for concept in &theirs.concepts {
            match self.find(concept, &claimed) {
                Some(at) => {
                    self.doubts.extend(strangers(&self.concepts[at], concept));
                    if !is_made_up(&concept.id) {
                        claimed.entry(at).or_insert_with(|| concept.id.clone());
                    }
                    self.join(at, concept, ranks);
                }
                None => self.add(concept.clone()),
            }
        }
    }

    /// The concept that theirs is: of the same id, else the one that shares most terms with it.
    fn find(&self, theirs: &Concept, claimed: &HashMap<usize, Box<str>>) -> Option<usize> {
        let given = !is_made_up(&theirs.id);
        let same = self.by_id.get(&theirs.id).copied().filter(|_| given);
        if same.is_some() && !is_weak(&theirs.id) {
            return same;
        }
        let terms = || theirs.terms();
        let source = self.how.from.as_ref().or_else(|| terms().next().map(|term| &term.lang));
        let mut shared: HashMap<usize, (usize, bool)> = HashMap::new();
        for term in terms() {
            for &at in self.by_term.get(&key(term)).into_iter().flatten() {
                let count = shared.entry(at).or_default();
                count.0 += 1;
                count.1 |= source.is_some_and(|source| *source == term.lang);
            }
        }
        let all = terms().count();
        // Another definition speaks for another thing of the same name.
        let other = |at: usize| {
            let both = theirs.definition.as_ref().zip(self.concepts[at].definition.as_ref());
            both.is_some_and(|(theirs, ours)| theirs != ours)
        };
        // So does another context.
        let alike = |at: usize| !contexts::differ(&self.concepts[at], theirs, at >= self.of_file);
        let mut found: Vec<(usize, usize)> = shared
            .into_iter()
            .filter(|(at, (count, by_source))| {
                // A concept that an entry of another id has taken is not this one too; rows without ids may be many.
                let free = !given || claimed.get(at).is_none_or(|id| *id == theirs.id);
                // Two new rows are one concept if they translate one term, not if they are translated alike.
                let old = *at < self.before.len();
                free && alike(*at) && (old || !given && !other(*at) && (*by_source || *count == all))
            })
            .map(|(at, (count, _))| (at, count))
            .collect();
        found.sort_by_key(|&(at, count)| {
            let named = contexts::shared(&self.concepts[at], theirs);
            (same != Some(at), other(at), !named, std::cmp::Reverse(count), at)
        });
        found.first().map(|&(at, _)| at)
    }

    /// A concept that is new.
    fn add(&mut self, mut concept: Concept) {
        if is_made_up(&concept.id) || self.by_id.contains_key(&concept.id) {
            concept.id = free_id(&mut self.next, |id| self.by_id.contains_key(id));
        }
        if let Some(label) = &self.how.label {
            for name in concept.names.iter_mut().filter(|name| name.usage.is_empty()) {
                name.usage.push(label.clone());
            }
        }
        self.push(concept);
    }

    fn join(&mut self, at: usize, theirs: &Concept, ranks: Ranks) {
        self.facts(at, theirs);
        for name in &theirs.names {
            // Where its terms stand already, each in whatever name.
            let mut missing = Vec::new();
            let mut home = None;
            for term in &name.terms {
                match self.place(at, term) {
                    Some((index, ordinal)) => {
                        home.get_or_insert(index);
                        self.term((at, index, ordinal), term, ranks);
                    }
                    None => missing.push(term),
                }
            }
            if missing.is_empty() {
                continue;
            }
            let index = self.home(at, name, home);
            for term in missing {
                self.insert(at, index, term, ranks);
            }
        }
    }

    fn place(&self, at: usize, term: &Term) -> Option<(usize, usize)> {
        let names = self.concepts[at].names.iter().enumerate();
        names.into_iter().find_map(|(index, name)| {
            let same = |known: &Term| known.lang == term.lang && known.text == term.text;
            Some((index, name.terms.iter().position(same)?))
        })
    }

    /// The name that new terms belong to; made if there is none.
    fn home(&mut self, at: usize, theirs: &Name, shared: Option<usize>) -> usize {
        let names = &mut self.concepts[at].names;
        let usage = match &self.how.label {
            Some(label) if theirs.usage.is_empty() => vec![label.clone()],
            _ => theirs.usage.clone(),
        };
        let labelled = |name: &Name| !usage.is_empty() && name.usage == usage;
        let found = match shared {
            Some(shared) if usage.is_empty() || labelled(&names[shared]) => Some(shared),
            _ => names.iter().position(labelled),
        };
        let only = || (names.len() == 1 && usage.is_empty()).then_some(0);
        if let Some(found) = found.or_else(only) {
            return found;
        }
        names.push(Name { key: free_key(names), usage, note: theirs.note.clone(), ..Name::default() });
        names.len() - 1
    }

    fn insert(&mut self, at: usize, index: usize, term: &Term, ranks: Ranks) {
        let name = &mut self.concepts[at].names[index];
        let mut new = term.clone();
        let taken = name.terms.iter().any(|known| known.lang == new.lang && known.rank == Rank::Preferred);
        if new.rank == Rank::Preferred && taken {
            new.rank = Rank::Admitted;
            if ranks == Ranks::Stated {
                self.conflicts
                    .push(format!("`{}` is preferred there; here another term is, so it is admitted", new.text));
                if self.how.theirs {
                    let old =
                        name.terms.iter().position(|known| known.lang == new.lang && known.rank == Rank::Preferred);
                    if let Some(old) = old {
                        name.terms[old].rank = Rank::Admitted;
                        self.changed_terms.insert((at, index, old));
                    }
                    new.rank = Rank::Preferred;
                    self.conflicts.pop();
                }
            }
        }
        name.terms.push(new);
        self.know(term, at);
    }

    /// What they know of a term that we have too.
    fn term(&mut self, place: (usize, usize, usize), theirs: &Term, ranks: Ranks) {
        let (at, index, ordinal) = place;
        let mut differ: Vec<String> = Vec::new();
        let take = self.how.theirs;
        let concept = &mut self.concepts[at];
        // A comment that only repeats what the concept says, as our own exports have it, is none.
        let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let said: Vec<String> =
            [&concept.kind, &concept.definition].into_iter().flatten().map(|text| folded(text)).collect();
        let ours = &mut concept.names[index].terms[ordinal];
        let said = |text: &str| {
            let mut rest = text.to_owned();
            for part in said.iter().cloned().chain(ours.note.iter().map(|note| folded(note))) {
                rest = rest.replacen(&part, "", 1);
            }
            rest.trim_matches([';', ' ']).is_empty()
        };
        let note = theirs.note.as_deref().filter(|note| !said(note));
        let mut changed = false;
        {
            let text = ours.text.clone();
            let mut differs = |what: &str, ours: String, theirs: String| {
                if !take {
                    differ.push(format!("{what} of `{text}`: `{ours}` here, `{theirs}` there"));
                }
                take
            };
            let shown = |date: Option<crate::model::Date>| date.map_or_else(String::new, |date| date.to_string());
            if ranks.state(theirs.rank)
                && ours.rank != theirs.rank
                && differs("rank", word(ours.rank), word(theirs.rank))
            {
                ours.rank = theirs.rank;
                changed = true;
            }
            if theirs.status != Status::Approved && ours.status != theirs.status {
                let name = |status| Status::ALL.iter().find(|(_, known)| *known == status).map_or("", |(name, _)| name);
                if differs("status", name(ours.status).to_owned(), name(theirs.status).to_owned()) {
                    ours.status = theirs.status;
                    changed = true;
                }
            }
            let texts =
                [("declension class", &mut ours.decl, &theirs.decl), ("source", &mut ours.source, &theirs.source)];
            for (what, ours, theirs) in texts {
                changed |= fill(ours, theirs.as_ref(), |a, b| differs(what, a.to_string(), b.to_string()));
            }
            changed |= fill(&mut ours.gender, theirs.gender.as_ref(), |a, b| {
                differs("gender", a.letter().to_string(), b.letter().to_string())
            });
            for (what, ours, theirs) in [
                ("first day", &mut ours.valid.from, theirs.valid.from),
                ("last day", &mut ours.valid.until, theirs.valid.until),
            ] {
                changed |= fill(ours, theirs.as_ref(), |a, b| differs(what, shown(Some(*a)), shown(Some(*b))));
            }
        }
        if theirs.matching != MatchMode::Word && ours.matching == MatchMode::Word {
            ours.matching = theirs.matching;
            changed = true;
        }
        if theirs.keep && !ours.keep {
            ours.keep = true;
            changed = true;
        }
        changed |= add_note(&mut ours.note, note);
        changed |= add_all(&mut ours.forms, &theirs.forms);
        changed |= add_all(&mut ours.extra, &theirs.extra);
        if changed {
            self.changed_terms.insert(place);
        }
        self.conflicts.extend(differ);
    }

    /// What they know of a concept that we have too.
    fn facts(&mut self, at: usize, theirs: &Concept) {
        let take = self.how.theirs;
        let ours = &mut self.concepts[at];
        let of = ours.terms().next().map_or_else(Box::default, |term| term.text.clone());
        let mut differ: Vec<String> = Vec::new();
        let mut differs = |what: &str, ours: String, theirs: String| {
            if !take {
                differ.push(format!("{what} of `{of}`: `{ours}` here, `{theirs}` there"));
            }
            take
        };
        let mut changed = false;
        let texts = [
            ("kind", &mut ours.kind, &theirs.kind),
            ("country", &mut ours.country, &theirs.country),
            ("definition", &mut ours.definition, &theirs.definition),
            ("owner", &mut ours.owner, &theirs.owner),
        ];
        for (what, ours, theirs) in texts {
            changed |= fill(ours, theirs.as_ref(), |a, b| differs(what, a.to_string(), b.to_string()));
        }
        let place = |(latitude, longitude): &(f64, f64)| format!("{latitude}, {longitude}");
        changed |= fill(&mut ours.at, theirs.at.as_ref(), |a, b| differs("place", place(a), place(b)));
        changed |= add_note(&mut ours.note, theirs.note.as_deref());
        let lists = [
            (&mut ours.was, &theirs.was),
            (&mut ours.sources, &theirs.sources),
            (&mut ours.context, &theirs.context),
            (&mut ours.frozen, &theirs.frozen),
        ];
        for (ours, theirs) in lists {
            changed |= add_all(ours, theirs);
        }
        for (ours, theirs) in [(&mut ours.accept, &theirs.accept), (&mut ours.reject, &theirs.reject)] {
            for example in theirs {
                if !ours.iter().any(|known| known.text == example.text && known.lang == example.lang) {
                    ours.push(example.clone());
                    changed = true;
                }
            }
        }
        changed |= add_all(&mut ours.extra, &theirs.extra);
        for related in &theirs.related {
            if !ours.related.iter().any(|known| known.to == related.to && known.kind == related.kind) {
                ours.related.push(related.clone());
                changed = true;
            }
        }
        if changed {
            self.changed_concepts.insert(at);
        }
        self.conflicts.extend(differ);
    }

    fn finish(self) -> Absorbed {
        let mut done = Absorbed::default();
        for (at, concept) in self.concepts.into_iter().enumerate() {
            let id = || concept.id.to_string();
            let Some(before) = self.before.get(at) else {
                done.concepts += 1;
                done.terms += concept.names.iter().map(|name| name.terms.len()).sum::<usize>();
                done.patches.push(GlossaryPatch::AddConcept { after: None, new: Box::new(concept) });
                continue;
            };
            if self.changed_concepts.contains(&at) {
                done.changed += 1;
                done.patches.push(GlossaryPatch::SetConcept { concept: id(), new: Box::new(concept.clone()) });
            }
            for (index, name) in concept.names.iter().enumerate() {
                let Some(&old) = before.get(index) else {
                    done.terms += name.terms.len();
                    done.patches.push(GlossaryPatch::AddName { concept: id(), new: Box::new(name.clone()) });
                    continue;
                };
                for (ordinal, term) in name.terms.iter().enumerate() {
                    let (concept, name, new) = (id(), name.key.to_string(), Box::new(term.clone()));
                    if ordinal >= old {
                        done.terms += 1;
                        done.patches.push(GlossaryPatch::InsertTerm { concept, name, after: None, new });
                    } else if self.changed_terms.contains(&(at, index, ordinal)) {
                        done.changed += 1;
                        done.patches.push(GlossaryPatch::ReplaceTerm { concept, name, term: ordinal, new });
                    }
                }
            }
        }
        let mut seen = HashSet::new();
        done.doubts = self.doubts;
        done.conflicts = self.conflicts.into_iter().filter(|conflict| seen.insert(conflict.clone())).collect();
        done
    }
}

fn word(rank: Rank) -> String {
    Rank::ALL.iter().find(|(_, known)| *known == rank).map_or("", |(name, _)| name).to_owned()
}

//! Which concepts of two glossaries are the same.

use std::collections::{HashMap, HashSet};

use crate::model::{Concept, Glossary};
use crate::revise::absorb::is_made_up;

/// Of before in their order, then those that are new.
pub(super) type Pairs<'a> = Vec<(Option<&'a Concept>, Option<&'a Concept>)>;

/// Concepts that are the same: by id, by an earlier id, or by all their terms where the id alone is another.
pub(super) fn pairs<'a>(before: &'a Glossary, after: &'a Glossary) -> Pairs<'a> {
    let old: HashSet<&str> = before.concepts.iter().map(|concept| &*concept.id).collect();
    // Rows of a table without ids are known by what stands in them first.
    let said = after.concepts.iter().filter(|concept| !is_made_up(&concept.id));
    let mut new: HashMap<&str, &Concept> = said.map(|concept| (&*concept.id, concept)).collect();
    // One goes on as one: of several that were joined the first, and of several that one was split into the first.
    for concept in after.concepts.iter().filter(|concept| !old.contains(&*concept.id)) {
        if let Some(was) = concept.was.iter().find(|was| old.contains(&***was) && !new.contains_key(&***was)) {
            new.insert(was, concept);
        }
    }
    new.retain(|id, _| old.contains(id));
    // What was joined or split has more to it than another id.
    let told: HashSet<&str> = after.concepts.iter().flat_map(|concept| &concept.was).map(|was| &**was).collect();
    let keys: [Key; 3] = [
        |concept| Some(terms(concept)),
        |concept| is_made_up(&concept.id).then(|| terms(concept).into_iter().take(1).collect()),
        |concept| is_made_up(&concept.id).then(|| vec![("", &*concept.id)]),
    ];
    for (round, key) in keys.into_iter().enumerate() {
        let paired: HashSet<&str> = new.values().map(|concept| &*concept.id).collect();
        let left = before.concepts.iter().filter(|old| !new.contains_key(&*old.id) && !told.contains(&*old.id));
        let came = after
            .concepts
            .iter()
            .filter(|new| !paired.contains(&*new.id) && new.was.iter().all(|was| !old.contains(&**was)));
        let (left, came) = (single(left, key, round == 0), single(came, key, round == 0));
        let found = left.into_iter().filter_map(|(key, old)| Some((&*old.id, *came.get(&key)?)));
        new.extend(found.collect::<Vec<_>>());
    }
    let mut all: Pairs<'a> =
        before.concepts.iter().map(|concept| (Some(concept), new.get(&*concept.id).copied())).collect();
    let paired: HashSet<&str> = all.iter().filter_map(|(_, new)| new.map(|new| &*new.id)).collect();
    all.extend(after.concepts.iter().filter(|new| !paired.contains(&*new.id)).map(|new| (None, Some(new))));
    all
}

/// What a concept is known by, if anything: languages and texts.
type Key = for<'c> fn(&'c Concept) -> Option<Vec<(&'c str, &'c str)>>;

/// Concepts that no other has the key of.
fn single<'a>(
    all: impl Iterator<Item = &'a Concept>,
    key: Key,
    in_any_order: bool,
) -> HashMap<Vec<(&'a str, &'a str)>, &'a Concept> {
    let mut known: HashMap<Vec<(&str, &str)>, Option<&Concept>> = HashMap::new();
    for concept in all {
        let Some(mut key) = key(concept).filter(|key| !key.is_empty()) else { continue };
        if in_any_order {
            key.sort_unstable();
        }
        known.entry(key).and_modify(|one| *one = None).or_insert(Some(concept));
    }
    known.into_iter().filter_map(|(key, one)| Some((key, one?))).collect()
}

fn terms(concept: &Concept) -> Vec<(&str, &str)> {
    let all = concept.terms();
    all.map(|term| (term.lang.as_str(), &*term.text)).collect()
}

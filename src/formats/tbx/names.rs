//! The terms of an entry, sorted into names.

use super::super::ranks::settle;
use crate::base::Span;
use crate::model::{Name, Rank, Term};

/// A term as far as it has been read.
pub(super) struct Draft {
    pub(super) term: Term,
    pub(super) rank: Option<Rank>,
    pub(super) labels: Vec<Box<str>>,
    /// The key of its name, where a note of ours gives it.
    pub(super) name: Option<Box<str>>,
}

/// The terms of an entry as names: by the keys that notes of ours give, else by their labels.
pub(super) fn named(drafts: Vec<Draft>, given: Vec<Name>, labels: &[Box<str>], span: Span) -> Vec<Name> {
    struct Group {
        key: Option<Box<str>>,
        labels: Vec<Box<str>>,
        name: Name,
        ranks: Vec<Option<Rank>>,
    }
    let mut groups: Vec<Group> = Vec::new();
    for name in given {
        groups.push(Group { key: Some(name.key.clone()), labels: name.usage.clone(), name, ranks: Vec::new() });
    }
    for draft in drafts {
        let mut own = draft.labels;
        own.extend(labels.iter().cloned());
        // In no order of the file's: the same labels are the same name.
        own.sort();
        own.dedup();
        let at = groups.iter().position(|group| match &draft.name {
            Some(key) => group.key.as_ref() == Some(key),
            None => group.key.is_none() && group.labels == own,
        });
        let at = at.unwrap_or_else(|| {
            let name = Name { usage: own.clone(), span, ..Name::default() };
            groups.push(Group { key: draft.name.clone(), labels: own, name, ranks: Vec::new() });
            groups.len() - 1
        });
        let rank = draft.rank.unwrap_or_default();
        groups[at].name.terms.push(Term { rank, ..draft.term });
        groups[at].ranks.push(draft.rank);
    }
    let several = groups.len() > 1;
    let taken: Vec<Box<str>> = groups.iter().filter_map(|group| group.key.clone()).collect();
    let mut fresh = (1..).map(key).filter(|key| !taken.iter().any(|taken| **taken == **key));
    let mut unlabelled = true;
    let mut names = Vec::new();
    for mut group in groups {
        settle(&mut group.name, &group.ranks);
        group.name.key = match group.key {
            Some(key) => key,
            None if !several || (group.labels.is_empty() && std::mem::take(&mut unlabelled)) => Box::default(),
            None => fresh.next().unwrap_or_default().into(),
        };
        names.push(group.name);
    }
    if names.is_empty() {
        names.push(Name { usage: labels.to_vec(), span, ..Name::default() });
    }
    names
}

/// `a` to `z`, then `n27` and so on.
fn key(number: u32) -> String {
    match number.checked_sub(1).and_then(|number| u8::try_from(number).ok()).filter(|number| *number < 26) {
        Some(number) => char::from(b'a' + number).to_string(),
        None => format!("n{number}"),
    }
}

/// The status that says a rank, of those that every version has.
pub(super) fn status_of(rank: Rank) -> &'static str {
    match rank {
        Rank::Preferred => "preferredTerm-admn-sts",
        Rank::Admitted => "admittedTerm-admn-sts",
        Rank::Deprecated | Rank::Hidden => "deprecatedTerm-admn-sts",
    }
}

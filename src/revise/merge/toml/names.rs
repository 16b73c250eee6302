//! The names of a concept: their keys are local, so that what they are is told by their terms.

use std::borrow::Cow;

use super::super::super::render;
use super::super::node::{Contest, Node};

/// Writes the header of a section anew, with other first parts: as many as `parts` says.
pub(super) fn rewrite(section: &mut Node<'_>, first: &[&str], parts: usize) {
    let open = section.open.to_string();
    let Some(close) = header_end(&open) else { return };
    let listed = open.starts_with("[[");
    let inner = open[if listed { 2 } else { 1 }..close].trim_end_matches(']').trim();
    let path = split(inner);
    let mut new: Vec<String> = first.iter().map(|part| render::key(part)).collect();
    new.extend(path.into_iter().skip(parts));
    let header = if listed { format!("[[{}]]", new.join(".")) } else { format!("[{}]", new.join(".")) };
    section.open = Cow::Owned(format!("{header}{}", &open[close..]));
    section.core = None;
}

/// Where a header ends, its brackets included.
fn header_end(open: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in open.char_indices() {
        match quote {
            Some(mark) if c == mark => quote = None,
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == ']' => {
                let end = at + 1;
                return Some(if open[end..].starts_with(']') && open.starts_with("[[") { end + 1 } else { end });
            }
            _ => {}
        }
    }
    None
}

/// The parts of a dotted key as written.
fn split(key: &str) -> Vec<String> {
    let (mut parts, mut quote) = (vec![String::new()], None);
    for c in key.chars() {
        match quote {
            Some(mark) if c == mark => quote = None,
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == '.' => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts.into_iter().map(|part| part.trim().to_owned()).collect()
}

/// A name of a concept, as much as is asked here.
struct Named {
    key: String,
    terms: Vec<String>,
    langs: Vec<String>,
    usage: String,
}

const NAMES: &str = "names\u{0}";

fn names(group: Option<&Node<'_>>) -> Vec<Named> {
    let sections = group.into_iter().flat_map(|group| &group.children);
    let mut all: Vec<Named> = Vec::new();
    for section in sections {
        let Some(key) = section.key.strip_prefix(NAMES) else { continue };
        let (key, listed) = key.split_once('\u{0}').map_or((key, None), |(key, rest)| (key, Some(rest)));
        if !all.iter().any(|known| known.key == key) {
            all.push(Named { key: key.to_owned(), terms: Vec::new(), langs: Vec::new(), usage: String::new() });
        }
        let Some(name) = all.iter_mut().find(|known| known.key == key) else { continue };
        if let Some(term) = listed.and_then(|rest| rest.strip_prefix("terms\u{0}")) {
            name.langs.extend(term.split('|').next().map(str::to_owned));
            name.terms.push(term.to_owned());
        }
        for term in section.child("terms").into_iter().flat_map(|list| &list.children) {
            if let Some(standing) = &term.term {
                name.terms.push(term.key.clone());
                name.langs.push(standing.lang.clone());
            }
        }
        if let Some(usage) = section.child("usage") {
            usage.core.unwrap_or_default().clone_into(&mut name.usage);
        }
    }
    all
}

fn shared(one: &Named, other: &Named) -> usize {
    one.terms.iter().filter(|term| other.terms.contains(term)).count()
}

/// Gives the names of each concept one key for one name, and names that are different different ones.
pub(super) fn settle<'s>(base: &mut Node<'s>, ours: &mut Node<'s>, theirs: &mut Node<'s>) {
    let groups: Vec<String> = ours.children.iter().map(|group| group.key.clone()).collect();
    let (in_base, in_ours, in_theirs) = (base.places(), ours.places(), theirs.places());
    for key in groups.iter().filter(|key| key.starts_with("concepts\u{0}")) {
        let (Some(&at), Some(&their)) = (in_ours.get(key), in_theirs.get(key)) else { continue };
        let old = in_base.get(key).map(|&at| &base.children[at]);
        let (our, their) = (&ours.children[at], &theirs.children[their]);
        // Where a side did nothing there is nothing to tell.
        if old.is_some_and(|old| old.core.is_some() && (old.core == our.core || old.core == their.core)) {
            continue;
        }
        let (is_new, was) = (old.is_none(), names(old));
        let (mut our, their) = (names(Some(our)), names(Some(their)));
        if is_new {
            strangers(key, &our, &their, ours, theirs);
        }
        let mut taken: Vec<String> = was.iter().chain(&our).chain(&their).map(|name| name.key.clone()).collect();
        let (our_renamed, their_renamed) = (renamed(&was, &our), renamed(&was, &their));
        follow(key, &our_renamed, base, (ours, theirs));
        follow(key, &their_renamed, base, (theirs, ours));
        let (our_new, their_new) = (added(&was, &our, &our_renamed), added(&was, &their, &their_renamed));
        // A key that theirs gave an old name is none for a new one of ours.
        for &at in &our_new {
            if their_renamed.iter().any(|(_, new)| *new == our[at].key) {
                let free = take_key(&mut taken);
                rekey(ours, key, &our[at].key, &free, Some(&free));
                our[at].key = free;
            }
        }
        let changes = met((&our, &our_new), (&their, &their_new), &mut taken);
        // Through keys that nobody has, so that none takes another's place.
        for (old, new) in &changes {
            rekey(theirs, key, old, &format!("{new}\u{2}"), Some(new));
        }
        for (_, new) in &changes {
            rekey(theirs, key, &format!("{new}\u{2}"), new, None);
        }
    }
}

/// Keys that give way to others: the old one and the new one.
type Rekeyed = Vec<(String, String)>;

/// The names of one side that got another key only: those of before that it has no more, and what is most like each.
fn renamed(was: &[Named], side: &[Named]) -> Rekeyed {
    let has = |all: &[Named], key: &str| all.iter().any(|known| known.key == key);
    let mut pairs = Rekeyed::new();
    for old in was.iter().filter(|old| !has(side, &old.key)) {
        let like = |new: &&Named| {
            !has(was, &new.key)
                && 2 * shared(old, new) >= old.terms.len().max(1)
                && !pairs.iter().any(|(_, taken)| *taken == new.key)
        };
        if let Some(new) = side.iter().find(like) {
            pairs.push((old.key.clone(), new.key.clone()));
        }
    }
    pairs
}

/// Gives the names that one side renamed one key in all three, and the new key to the headers of the other two.
fn follow<'s>(concept: &str, renamed: &Rekeyed, base: &mut Node<'s>, (this, other): (&mut Node<'s>, &mut Node<'s>)) {
    for (old, new) in renamed {
        rekey(this, concept, new, old, None);
        for tree in [&mut *base, &mut *other] {
            rekey(tree, concept, old, old, Some(new));
        }
    }
}

/// Which names of one side are new.
fn added(was: &[Named], side: &[Named], renamed: &Rekeyed) -> Vec<usize> {
    let is_new =
        |name: &Named| !was.iter().any(|old| old.key == name.key) && !renamed.iter().any(|(_, new)| *new == name.key);
    (0..side.len()).filter(|&at| is_new(&side[at])).collect()
}

/// Which names that theirs added take the key of the same one of ours, and which take a free one, since ours has theirs for
/// another name.
fn met(
    (our, our_new): (&[Named], &[usize]),
    (their, their_new): (&[Named], &[usize]),
    taken: &mut Vec<String>,
) -> Rekeyed {
    let mut matched: Vec<usize> = Vec::new();
    let mut changes = Rekeyed::new();
    for name in their_new.iter().map(|&at| &their[at]) {
        let is_same = |one: &Named| {
            let by_nature = one.key == name.key
                && one.usage == name.usage
                && !one.langs.iter().any(|lang| name.langs.contains(lang));
            shared(one, name) > 0 || by_nature
        };
        let same = our_new.iter().copied().find(|one| !matched.contains(one) && is_same(&our[*one]));
        if let Some(one) = same {
            matched.push(one);
            if our[one].key != name.key {
                changes.push((name.key.clone(), our[one].key.clone()));
            }
        } else if our.iter().any(|one| one.key == name.key) {
            changes.push((name.key.clone(), take_key(taken)));
        }
    }
    changes
}

/// Two concepts that were given one id, and have no term in common.
fn strangers<'s>(key: &str, our: &[Named], their: &[Named], ours: &mut Node<'s>, theirs: &mut Node<'s>) {
    let straight = |tree: &Node<'_>| -> Vec<String> {
        let sections = tree.child(key).into_iter().flat_map(|group| &group.children);
        let lists = sections.filter_map(|section| section.child("terms"));
        lists.flat_map(|list| &list.children).filter(|term| term.term.is_some()).map(|term| term.key.clone()).collect()
    };
    let all = |names: &[Named], tree: &Node<'_>| -> Vec<String> {
        names.iter().flat_map(|name| name.terms.clone()).chain(straight(tree)).collect()
    };
    let (one, other) = (all(our, ours), all(their, theirs));
    if !one.is_empty() && !other.is_empty() && !one.iter().any(|term| other.contains(term)) {
        for tree in [ours, theirs] {
            if let Some(group) = tree.children.iter_mut().find(|group| group.key == *key) {
                group.contested = Some(Contest::Namesakes);
            }
        }
    }
}

/// Takes the first key that no name has: letters first.
fn take_key(taken: &mut Vec<String>) -> String {
    let letters = ('a'..='z').map(String::from);
    let more = (2..).flat_map(|number| ('a'..='z').map(move |letter| format!("{letter}{number}")));
    let free = letters.chain(more).find(|key| !taken.contains(key)).unwrap_or_default();
    taken.push(free.clone());
    free
}

/// Gives a name another key among its neighbours, and, with `written`, in its headers.
fn rekey(tree: &mut Node<'_>, group: &str, from: &str, to: &str, written: Option<&str>) {
    let Some(group) = tree.children.iter_mut().find(|child| child.key == group) else { return };
    let (old, new) = (format!("{NAMES}{from}"), format!("{NAMES}{to}"));
    let mut stirred = false;
    for section in &mut group.children {
        let Some(rest) = section.key.strip_prefix(&old).filter(|rest| rest.is_empty() || rest.starts_with('\u{0}'))
        else {
            continue;
        };
        section.key = format!("{new}{rest}");
        if let Some(written) = written {
            // The id as it is in the header.
            let open = section.open.to_string();
            let path = split(open.trim_start_matches('[').split(']').next().unwrap_or_default());
            let id = path.get(1).map(|id| id.trim_matches(['"', '\''])).unwrap_or_default().to_owned();
            rewrite(section, &["concepts", &id, "names", written], 4);
            stirred = true;
        }
    }
    if stirred {
        group.core = None;
        tree.core = None;
    }
}

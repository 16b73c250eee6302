//! A termbase: entries by their ids, else by their first term; languages, terms by their text, fields by name and type.

use std::collections::{HashMap, HashSet};

use super::conflict::Markers;
use super::lang;
use super::node::{Contest, Form, Node, Standing};
use super::pair;
use super::xml::{self, Elements};
use super::{Merged, merge_trees};
use crate::base::{Error, Result, Source};
use crate::formats::xml::{Document, local};
use crate::model::{DateRange, Rank};

const ELEMENTS: Elements = Elements {
    whole: |name| {
        let fields =
            ["term", "descrip", "admin", "note", "termNote", "ref", "xref", "transac", "transacNote", "date", "p"];
        fields.contains(&local(name))
    },
    key,
    stamps: &[],
};

fn key(node: &Node<'_>, name: &str) -> (String, String) {
    let of = |attribute| xml::attribute(node, attribute);
    match local(name) {
        "termEntry" | "conceptEntry" => {
            if let Some(id) = of("id") {
                return (format!("entry\u{0}#{id}"), format!("concept {id}"));
            }
            let term = first_term(node).unwrap_or_default();
            (format!("entry\u{0}{term}"), format!("concept of {term}"))
        }
        "langSet" | "langSec" => {
            let lang = of("xml:lang").unwrap_or_default();
            (format!("lang {}", lang.to_lowercase()), lang.to_owned())
        }
        "tig" | "ntig" | "termSec" => {
            let term = first_term(node).unwrap_or_default();
            (format!("term\u{0}{term}"), term)
        }
        "note" | "transacGrp" => (format!("{name}\u{0}{}", node.core.unwrap_or_default()), name.to_owned()),
        _ => {
            let kind = of("type").or_else(|| of("id")).map(str::to_owned);
            // A group is what it is a group of.
            let inner = || node.children.iter().find(|child| child.key != xml::TAG).map(|child| child.key.clone());
            let kind = kind.or_else(|| local(name).ends_with("Grp").then(inner).flatten()).unwrap_or_default();
            let key = format!("{name} {kind}").trim_end().to_owned();
            (key.clone(), key)
        }
    }
}

/// The first term in an element, without its tag.
fn first_term(node: &Node<'_>) -> Option<String> {
    if node.key.starts_with("term ") || node.key == "term" {
        let inner = node.meaning.split_once('>').map_or("", |(_, rest)| rest);
        return Some(inner.rsplit_once("</").map_or(inner, |(text, _)| text).trim().to_owned());
    }
    if let Some(term) = node.key.strip_prefix("term\u{0}") {
        return Some(term.to_owned());
    }
    node.children.iter().find_map(first_term)
}

/// Merges three versions of a termbase.
pub(super) fn merge(
    base: &Source,
    ours: &Source,
    theirs: &Source,
    markers: &Markers,
    line_end: &'static str,
) -> Result<Merged> {
    let texts = [base, ours, theirs].map(Source::text);
    let mut trees = Vec::new();
    for source in [base, ours, theirs] {
        if source.text().trim().is_empty() {
            trees.push(Node { form: Form::Markup, ..Node::default() });
            continue;
        }
        Document::read(source.text())
            .map_err(|(span, message)| Error::new(message).in_file(source.path()).at(source.place(span.start)))?;
        trees.push(xml::document(source.text(), &ELEMENTS));
    }
    let [mut base, mut ours, mut theirs] = <[Node<'_>; 3]>::try_from(trees).unwrap_or_default();
    renumbered(&base, &mut ours, &theirs);
    renumbered(&base, &mut theirs, &ours);
    lang::deep(&base, &mut ours, &mut theirs, "lang ");
    let mut all = Stated::new();
    for tree in [&base, &ours, &theirs] {
        stated(tree, "", &mut all);
    }
    for tree in [&mut base, &mut ours, &mut theirs] {
        settle(tree, "", &all);
    }
    namesakes(Some(&base), &mut ours, &mut theirs);
    pair::lists(&mut base, &mut ours, &mut theirs);
    merge_trees([&base, &ours, &theirs], texts, markers, line_end)
}

/// Entries of the base that went and places of those that came, with the same terms.
type Alike<'n, 's> = (Vec<&'n Node<'s>>, Vec<usize>);

/// Gives an entry whose id a side changed, and no term with it, the key that it has in the base.
fn renumbered(base: &Node<'_>, side: &mut Node<'_>, other: &Node<'_>) {
    let is_entry = |node: &Node<'_>| node.key.starts_with("entry\u{0}");
    let places = side.places();
    let went: Vec<&Node<'_>> =
        base.children.iter().filter(|old| is_entry(old) && !places.contains_key(&old.key)).collect();
    let (old_places, other_places) = (base.places(), other.places());
    let came: Vec<usize> = (0..side.children.len())
        .filter(|&at| {
            let key = &side.children[at].key;
            is_entry(&side.children[at]) && !old_places.contains_key(key) && !other_places.contains_key(key)
        })
        .collect();
    if !went.is_empty() && !came.is_empty() {
        let mut of: HashMap<Vec<(String, String)>, Alike<'_, '_>> = HashMap::new();
        for old in went {
            of.entry(terms(old)).or_default().0.push(old);
        }
        for at in came {
            of.entry(terms(&side.children[at])).or_default().1.push(at);
        }
        for at in 0..side.children.len() {
            let found = of.get(&terms(&side.children[at])).filter(|(_, new)| **new == [at]);
            // Only where there is no doubt which one it was.
            if let Some(([old], _)) = found.map(|(old, new)| (&old[..], new))
                && !terms(old).is_empty()
            {
                side.children[at].key.clone_from(&old.key);
            }
        }
    }
    for child in &mut side.children {
        if let (Some(&old), Some(&other_at), false) =
            (old_places.get(&child.key), other_places.get(&child.key), is_entry(child))
        {
            renumbered(&base.children[old], child, &other.children[other_at]);
        }
    }
}

/// Marks entries that both sides added under one id and that have no term in common.
fn namesakes(base: Option<&Node<'_>>, ours: &mut Node<'_>, theirs: &mut Node<'_>) {
    let places = theirs.places();
    for our in &mut ours.children {
        let Some(&at) = places.get(&our.key) else { continue };
        let (old, their) = (base.and_then(|base| base.child(&our.key)), &mut theirs.children[at]);
        if !our.key.starts_with("entry\u{0}") {
            namesakes(old, our, their);
        } else if old.is_none() {
            let (one, other) = (terms(our), terms(their));
            if !one.is_empty() && !other.is_empty() && !one.iter().any(|term| other.contains(term)) {
                our.contested = Some(Contest::Namesakes);
                their.contested = Some(Contest::Namesakes);
            }
        }
    }
}

/// The keys of the languages and terms of an entry.
fn terms(entry: &Node<'_>) -> Vec<(String, String)> {
    let of = |lang: &Node<'_>| -> Vec<(String, String)> {
        let terms = lang.children.iter().filter(|child| child.key.starts_with("term\u{0}"));
        terms.map(|term| (lang.key.clone(), term.key.clone())).collect()
    };
    entry.children.iter().flat_map(of).collect()
}

/// The languages of entries, by the keys of both, in which a term is called preferred.
type Stated = HashSet<(String, String)>;

fn is_preferred(term: &Node<'_>) -> bool {
    term.core.is_some_and(|core| core.contains(">preferredTerm"))
}

/// Finds where a term is called preferred: on whatever side, since all three are held against one another.
fn stated(node: &Node<'_>, entry: &str, all: &mut Stated) {
    for child in &node.children {
        if child.key.starts_with("lang ") && child.children.iter().any(is_preferred) {
            all.insert((entry.to_owned(), child.key.clone()));
        }
        stated(child, if child.key.starts_with("entry\u{0}") { &child.key } else { entry }, all);
    }
}

/// Says of entries that they may stand on lines of their own, and of terms which are preferred.
fn settle(node: &mut Node<'_>, entry: &str, all: &Stated) {
    let known = all.contains(&(entry.to_owned(), node.key.clone()));
    let lang = node.key.strip_prefix("lang ").filter(|_| known).map(str::to_owned);
    for child in &mut node.children {
        if child.key.starts_with("entry\u{0}") {
            child.apart = true;
            child.called = first_term(child).map(|term| format!("concept {term}")).unwrap_or_default();
        }
        if let Some(lang) = lang.clone().filter(|_| child.key.starts_with("term\u{0}")) {
            let rank = if is_preferred(child) { Rank::Preferred } else { Rank::Admitted };
            let valid = DateRange::default();
            child.term = Some(Standing { lang, rank: Some(rank), settled: rank, usable: true, valid });
        }
        let key = child.key.clone();
        settle(child, if key.starts_with("entry\u{0}") { &key } else { entry }, all);
    }
}

//! A glossary: concepts by their ids, names by their keys and terms, terms by language and text, fields by their keys.

use std::collections::{HashMap, HashSet};

use super::super::super::diff::{called, called_name};
use super::super::conflict::Markers;
use super::super::node::{Contest, Form, Node, Standing, number};
use super::super::pair;
use super::super::{Merged, merge_trees};
use super::parse::{self, Keys, Section};
use super::{lists, moved, names};
use crate::base::{Error, Result, Source};
use crate::formats::read_glossary_toml;
use crate::model::{Concept, Glossary, Status, Term};

/// Merges three versions of a glossary.
pub(in super::super) fn merge(
    base: &Source,
    ours: &Source,
    theirs: &Source,
    markers: &Markers,
    line_end: &'static str,
) -> Result<Merged> {
    let sources = [base, ours, theirs];
    let texts = sources.map(Source::text);
    let read = sources.map(|source| read_glossary_toml(source).value);
    let mut trees = Vec::new();
    for (source, glossary) in sources.iter().zip(&read) {
        trees.push(tree(source, glossary)?);
    }
    let [mut base, mut ours, mut theirs] = <[Node<'_>; 3]>::try_from(trees).unwrap_or_default();
    renamed(&mut base, &mut ours, &mut theirs, &read);
    namesakes(&mut theirs, &read);
    names::settle(&mut base, &mut ours, &mut theirs);
    wanted(&mut base, &read);
    moved::follow(&mut base, &mut ours, &mut theirs);
    lists::lift(Some(&mut base), &mut ours, &mut theirs);
    pair::lists(&mut base, &mut ours, &mut theirs);
    merge_trees([&base, &ours, &theirs], texts, markers, line_end)
}

/// What the members of a glossary's lists are known by.
struct Known<'g> {
    terms: HashMap<usize, &'g Term>,
    glossary: &'g Glossary,
}

impl Keys for Known<'_> {
    fn member(&self, entry: &str, member: &mut Node<'_>, start: usize) -> Option<(String, String)> {
        let field = |key: &str| member.child(key).map(|child| child.meaning.trim_start_matches('"').to_owned());
        match entry {
            "terms" => {
                let term = self.terms.get(&start)?;
                let lang = term.lang.as_str();
                let stated = member.child("rank").is_some();
                let standing = Standing {
                    lang: lang.to_lowercase(),
                    rank: stated.then_some(term.rank),
                    settled: term.rank,
                    usable: term.status == Status::Approved,
                    valid: term.valid,
                };
                member.term = Some(standing);
                Some((format!("{}|{}", lang.to_lowercase(), term.text), format!("{lang} {}", term.text)))
            }
            "related" => {
                let to = field("to")?;
                let key = format!("{to}|{}", field("kind").unwrap_or_default());
                if let Some(called) = self.glossary.concept(&to).and_then(called) {
                    member.called = format!("related {called}");
                }
                Some((key, format!("related {to}")))
            }
            _ => None,
        }
    }
}

fn tree<'s>(source: &'s Source, glossary: &Glossary) -> Result<Node<'s>> {
    let terms = glossary.terms().map(|there| (there.term.span.start as usize, there.term)).collect();
    let sections = sections(source, &Known { terms, glossary })?;
    let mut children: Vec<Node<'s>> = Vec::new();
    for section in sections {
        let Section { path, mut node, after, start, .. } = section;
        if path.is_empty() {
            children.append(&mut node.children);
            children.extend(after);
            continue;
        }
        let parts = if path[0] == "concepts" { path.len().min(2) } else { 1 };
        let group = path[..parts].join("\u{0}");
        let rest = path[parts..].join("\u{0}");
        node.label = match &path[parts..] {
            [] => String::new(),
            [what, name] if what == "names" => format!("name {name}"),
            rest => rest.join("."),
        };
        let concept = path.get(1).filter(|_| parts == 2).and_then(|id| glossary.concept(id));
        if let [what, key] = &path[parts..]
            && what == "names"
            && let Some(name) = concept.and_then(|concept| concept.names.iter().find(|name| *name.key == **key))
        {
            node.called = called_name(name).map(|called| format!("name {called}")).unwrap_or_default();
        }
        node.key = rest;
        // Terms that are tables of their own are known as those on lines are.
        if let Some((key, label)) = listed_term(&path, &node) {
            node.key = key;
            node.label = label;
        }
        let label = if path[0] == "concepts" && parts == 2 { format!("concept {}", path[1]) } else { path[0].clone() };
        add(&mut children, source.text(), group, label, node, start);
        if let (Some(called), Some(group)) = (concept.and_then(called), children.last_mut()) {
            group.called = format!("concept {called}");
        }
        children.extend(after);
    }
    for child in &mut children {
        number(&mut child.children);
    }
    number(&mut children);
    Ok(Node { form: Form::Block, children, core: Some(source.text()), ..Node::default() })
}

/// Key and label of a term that is a table of its own.
fn listed_term(path: &[String], node: &Node<'_>) -> Option<(String, String)> {
    if path.last().map(String::as_str) != Some("terms") || path.len() < 3 {
        return None;
    }
    let lang = node.children.iter().find(|child| child.key.split('-').next().is_some_and(|part| part.len() < 4))?;
    let text = lang.meaning.trim_start_matches('"');
    let key = format!("{}\u{0}{}|{text}", path[2..].join("\u{0}"), lang.key.to_lowercase());
    Some((key, format!("{} {text}", lang.key)))
}

/// The sections of a file.
pub(super) fn sections<'s>(source: &'s Source, keys: &dyn Keys) -> Result<Vec<Section<'s>>> {
    parse::sections(source.text(), keys).map_err(|at| {
        // Who reads TOML to understand it says more of what is wrong.
        let said = toml_edit::Document::parse(source.text()).err();
        let at = said.as_ref().and_then(toml_edit::TomlError::span).map_or(at, |span| span.start);
        let why = said.map_or_else(String::new, |error| format!(": {}", error.message()));
        let place = source.place(at.min(source.text().len()) as u32);
        Error::new(format!("this is no TOML that can be merged{why}; correct it")).in_file(source.path()).at(place)
    })
}

/// Puts a section into its group: the one before, if it goes on.
pub(super) fn add<'s>(
    children: &mut Vec<Node<'s>>,
    text: &'s str,
    key: String,
    label: String,
    mut section: Node<'s>,
    start: usize,
) {
    let end = start + section.core.map_or(0, str::len);
    if let Some(group) = children.last_mut().filter(|group| group.key == key && group.form == Form::Block) {
        if let Some(core) = group.core {
            // From where the group begins: its core is a part of the same text.
            let begin = core.as_ptr() as usize - text.as_ptr() as usize;
            group.core = Some(&text[begin..end]);
        }
        group.children.push(section);
        return;
    }
    let gap = std::mem::take(&mut section.gap);
    let begin = match section.lead.first() {
        Some(std::borrow::Cow::Borrowed(first)) => {
            // The line of the first remark above.
            let at = first.as_ptr() as usize - text.as_ptr() as usize;
            text[..at].rfind('\n').map_or(0, |end| end + 1)
        }
        _ => start - section.indent.len(),
    };
    let core = Some(&text[begin..end]);
    children.push(Node { key, label, gap, form: Form::Block, core, children: vec![section], ..Node::default() });
}

/// Concepts that one side gave another id, which says so with `was`: they are known by the old one.
fn renamed<'s>(base: &mut Node<'s>, ours: &mut Node<'s>, theirs: &mut Node<'s>, read: &[Glossary; 3]) {
    let ids = |glossary: &Glossary| -> Vec<String> { glossary.concepts.iter().map(|c| c.id.to_string()).collect() };
    let all = [ids(&read[0]), ids(&read[1]), ids(&read[2])];
    let key = |id: &str| format!("concepts\u{0}{id}");
    let mut done: Vec<(String, String)> = Vec::new();
    for side in [1, 2] {
        for concept in &read[side].concepts {
            let new = concept.id.to_string();
            let old = concept.was.iter().find(|was| {
                let was = was.to_string();
                all[0].contains(&was) && !all[side].contains(&was)
            });
            let Some(old) = old.map(ToString::to_string).filter(|_| !all[0].contains(&new)) else { continue };
            let (this, other) = if side == 1 { (&mut *ours, &mut *theirs) } else { (&mut *theirs, &mut *ours) };
            let Some(group) = this.children.iter_mut().find(|group| group.key == key(&new)) else { continue };
            group.key = key(&old);
            if let Some((_, ours_calls_it)) = done.iter().find(|(known, _)| *known == old) {
                if *ours_calls_it == new {
                    continue;
                }
                // Both renamed it, each in its own way.
                for tree in [&mut *ours, &mut *theirs] {
                    if let Some(group) = tree.stir(&[key(&old)]) {
                        group.contested = Some(Contest::Namesakes);
                    }
                }
                continue;
            }
            for tree in [&mut *base, other] {
                let Some(group) = tree.stir(&[key(&old)]) else { continue };
                group.core = None;
                for section in &mut group.children {
                    names::rewrite(section, &["concepts", &new], 2);
                }
            }
            done.push((old, new));
        }
    }
}

/// Concepts that each side added under one id, and that have terms of one language and none in common: THEIRS gets an id that
/// nobody has. One that a relation of theirs points to stays, and is a conflict.
fn namesakes(theirs: &mut Node<'_>, read: &[Glossary; 3]) {
    let terms = |concept: &Concept| -> Vec<(String, Box<str>)> {
        let all = concept.terms();
        all.map(|term| (term.lang.as_str().to_lowercase(), term.text.clone())).collect()
    };
    let base: HashSet<&str> =
        read[0].concepts.iter().flat_map(|c| c.was.iter().chain([&c.id])).map(|id| &**id).collect();
    let ours: HashMap<&str, &Concept> = read[1].concepts.iter().map(|concept| (&*concept.id, concept)).collect();
    let mut given: Vec<String> = Vec::new();
    for their in read[2].concepts.iter().filter(|their| !base.contains(&*their.id)) {
        let Some(our) = ours.get(&*their.id) else { continue };
        let (one, other) = (terms(our), terms(their));
        let alike = |(lang, _): &(String, Box<str>)| other.iter().any(|(own, _)| own == lang);
        let apart = one.iter().any(alike) && !one.iter().any(|term| other.contains(term));
        let pointed_to = || read[2].concepts.iter().flat_map(|concept| &concept.related).any(|r| r.to == their.id);
        let (old, new) = (format!("concepts\u{0}{}", their.id), free_id(&their.id, read, &given));
        let Some(at) = theirs.children.iter().position(|group| group.key == old) else { continue };
        let has_headers = theirs.children[at].children.iter().all(|section| section.open.starts_with('['));
        if !apart || !has_headers || pointed_to() {
            continue;
        }
        theirs.core = None;
        let group = &mut theirs.children[at];
        group.core = None;
        (group.key, group.label) = (format!("concepts\u{0}{new}"), format!("concept {new}"));
        for section in &mut group.children {
            names::rewrite(section, &["concepts", &new], 2);
        }
        given.push(new);
    }
}

/// The next id in a row of numbered ones that no side has, or had.
fn free_id(id: &str, all: &[Glossary; 3], given: &[String]) -> String {
    let numbered = id.rsplit_once('-').and_then(|(stem, number)| Some((stem, number.parse::<u32>().ok()?)));
    let (stem, number) = numbered.unwrap_or((id, 1));
    let ids = (number.saturating_add(1)..).map(|number| format!("{stem}-{number}"));
    let is_free = |id: &String| !given.contains(id) && all.iter().all(|glossary| glossary.concept(id).is_none());
    ids.into_iter().find(is_free).unwrap_or_default()
}

/// Concepts that one side took away while the other made something point to them.
fn wanted(base: &mut Node<'_>, read: &[Glossary; 3]) {
    let relations = |glossary: &Glossary| -> Vec<(String, String)> {
        let all = glossary
            .concepts
            .iter()
            .flat_map(|concept| concept.related.iter().map(|related| (concept.id.to_string(), related.to.to_string())));
        all.collect()
    };
    let old = relations(&read[0]);
    for (gone, other) in [(1, 2), (2, 1)] {
        let new = relations(&read[other]);
        for (_, to) in new.iter().filter(|pair| !old.contains(pair)) {
            if read[gone].concept(to).is_none()
                && let Some(group) = base.children.iter_mut().find(|group| group.key == format!("concepts\u{0}{to}"))
            {
                group.contested = Some(Contest::Wanted);
            }
        }
    }
}

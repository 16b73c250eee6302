//! A policy: tables by their headers, rules by what they speak of and when, fields by their keys.

use super::super::conflict::Markers;
use super::super::node::{Contest, Form, Node, number};
use super::super::pair;
use super::super::{Merged, merge_trees};
use super::glossary::{add, sections};
use super::parse::{Keys, Section};
use super::{lists, rules};
use crate::base::{Result, Source};
use crate::formats::read_policy_toml;
use crate::model::{Rule, Selector, When};
use crate::policy::narrowness;

/// Merges three versions of a policy.
pub(in super::super) fn merge(
    base: &Source,
    ours: &Source,
    theirs: &Source,
    markers: &Markers,
    line_end: &'static str,
) -> Result<Merged> {
    let texts = [base, ours, theirs].map(Source::text);
    let (our_rules, their_rules) = (rules(ours), rules(theirs));
    let (mut base, mut ours, mut theirs) = (tree(base)?, tree(ours)?, tree(theirs)?);
    may_meet(&base, &mut ours, &our_rules, &mut theirs, &their_rules);
    rules::settle(&base, &mut ours, &mut theirs);
    lists::lift(Some(&mut base), &mut ours, &mut theirs);
    pair::lists(&mut base, &mut ours, &mut theirs);
    merge_trees([&base, &ours, &theirs], texts, markers, line_end)
}

/// The members of a policy's lists are known by what they say.
struct ByMeaning;

impl Keys for ByMeaning {
    fn member(&self, _: &str, _: &mut Node<'_>, _: usize) -> Option<(String, String)> {
        None
    }
}

/// The rules of a file.
fn rules(source: &Source) -> Vec<Rule> {
    let text = read_policy_toml(source, "").value;
    text.map(|text| text.own.rules).unwrap_or_default()
}

fn tree(source: &Source) -> Result<Node<'_>> {
    let mut children: Vec<Node<'_>> = Vec::new();
    let mut count = 0;
    for section in sections(source, &ByMeaning)? {
        let Section { path, listed, mut node, after, start } = section;
        if path.is_empty() {
            children.append(&mut node.children);
            children.extend(after);
            continue;
        }
        node.key = path[1..].join("\u{0}");
        node.label = path[1..].join(".");
        // Each rule is a group of its own; how it is known is said when all of it is there.
        count += usize::from(listed && path.len() == 1);
        let group = if path[0] == "rule" { format!("rule\u{0}{count}") } else { path[0].clone() };
        let label =
            if path[0] == "rule" { format!("line {}", source.place(start as u32).line) } else { path[0].clone() };
        add(&mut children, source.text(), group, label, node, start);
        children.extend(after);
    }
    for child in &mut children {
        number(&mut child.children);
        if child.key.starts_with("rule\u{0}") {
            let of = speaks_of(child);
            child.label = if of.is_empty() { "rule of everything".to_owned() } else { format!("rule of {of}") };
            child.key = format!("rule\u{0}{of}");
            child.ordered = true;
        }
    }
    number(&mut children);
    Ok(Node { form: Form::Block, children, core: Some(source.text()), ..Node::default() })
}

/// What a rule speaks of, and when, whatever the order and the way it is written.
fn speaks_of(group: &Node<'_>) -> String {
    let mut parts: Vec<String> = Vec::new();
    for section in &group.children {
        for entry in &section.children {
            let path = [&*section.key, &*entry.key].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>();
            leaves(&path.join("."), entry, &mut parts);
        }
    }
    parts.retain(|part| part.starts_with("of") || part.starts_with("when"));
    let mut parts: Vec<String> = parts.iter().map(|part| part.replace(['"', '\u{0}'], "")).collect();
    parts.sort();
    parts.join(", ")
}

/// What the fields of a rule are, as text, by the first key: `of`, `when`, `say`, `note`.
pub(super) fn fields(group: &Node<'_>) -> Vec<(String, String)> {
    let mut parts: Vec<String> = Vec::new();
    for section in &group.children {
        for entry in section.children.iter().filter(|entry| !entry.is_remark()) {
            let path = [&*section.key, &*entry.key].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>();
            leaves(&path.join("."), entry, &mut parts);
        }
    }
    parts.sort();
    let first = |part: &String| part.split(['.', ' ', '\u{0}']).next().unwrap_or_default().to_owned();
    parts.into_iter().map(|part| (first(&part), part)).collect()
}

fn leaves(path: &str, node: &Node<'_>, parts: &mut Vec<String>) {
    match node.form {
        Form::Leaf => parts.push(format!("{path} = {}", node.meaning)),
        Form::List { .. } => {
            let mut all: Vec<&str> =
                node.children.iter().filter(|child| !child.is_remark()).map(|child| &*child.key).collect();
            all.sort_unstable();
            // One text and a list of one say the same.
            parts.push(format!("{path} = {}", all.join(" ")));
        }
        _ => {
            for child in &node.children {
                leaves(&format!("{path}.{}", child.key), child, parts);
            }
        }
    }
}

/// Marks rules that one side added where the other added one, as narrow, that may speak of the same names at the same time and
/// says something else: the later line wins, and nobody has said which that is to be.
fn may_meet<'s>(base: &Node<'s>, ours: &mut Node<'s>, our_rules: &[Rule], theirs: &mut Node<'s>, their_rules: &[Rule]) {
    // Groups and the reader's rules stand in the same order, unless the reader left one out.
    let fresh = |tree: &Node<'_>, rules: &[Rule], other: &Node<'_>| -> Vec<(String, Rule)> {
        let groups: Vec<&Node<'_>> = tree.children.iter().filter(|child| child.ordered).collect();
        if groups.len() != rules.len() {
            return Vec::new();
        }
        let new = |group: &&Node<'_>| base.child(&group.key).is_none() && other.child(&group.key).is_none();
        let with = groups.into_iter().zip(rules).filter(|(group, _)| new(group));
        with.map(|(group, rule)| (group.key.clone(), rule.clone())).collect()
    };
    let (our, their) = (fresh(ours, our_rules, theirs), fresh(theirs, their_rules, ours));
    let torn = |one: &Rule, other: &Rule| {
        narrowness(&one.of) == narrowness(&other.of)
            && one.say != other.say
            && selectors_meet(&one.of, &other.of)
            && conditions_meet(&one.when, &other.when)
    };
    let meets = |one: &(String, Rule), all: &[(String, Rule)]| all.iter().any(|other| torn(&one.1, &other.1));
    let our_torn: Vec<String> = our.iter().filter(|one| meets(one, &their)).map(|one| one.0.clone()).collect();
    let their_torn: Vec<String> = their.iter().filter(|one| meets(one, &our)).map(|one| one.0.clone()).collect();
    for (tree, keys) in [(ours, our_torn), (theirs, their_torn)] {
        for key in keys {
            if let Some(node) = tree.stir(&[key]) {
                node.contested = Some(Contest::MayMeet);
            }
        }
    }
}

/// True unless two selectors name different things of one kind. Labels are told apart: a name that carries both is for
/// `lint`.
fn selectors_meet(one: &Selector, other: &Selector) -> bool {
    let same = |one: &Option<Box<str>>, other: &Option<Box<str>>| one.is_none() || other.is_none() || one == other;
    same(&one.concept, &other.concept)
        && same(&one.label, &other.label)
        && same(&one.term, &other.term)
        && same(&one.kind, &other.kind)
        && same(&one.country, &other.country)
        && match (&one.lang, &other.lang) {
            (Some(one), Some(other)) => one.same_language(other),
            _ => true,
        }
}

/// True unless two conditions can be seen to exclude one another.
fn conditions_meet(one: &When, other: &When) -> bool {
    let lists = |one: &[Box<str>], other: &[Box<str>]| {
        one.is_empty() || other.is_empty() || one.iter().any(|item| other.contains(item))
    };
    let langs = one.lang.is_empty()
        || other.lang.is_empty()
        || one.lang.iter().any(|lang| other.lang.iter().any(|other| lang.same_language(other)));
    // Elements and paths are patterns and classes: what they have in common is not seen here.
    one.event.meets(other.event) && one.written.meets(other.written) && langs && lists(&one.doctype, &other.doctype)
}

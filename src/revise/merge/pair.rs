//! Members of lists, terms and notes that a side put into other words: the only one of its kind that went, and the only one that came.

use super::node::{Form, Node};

/// Marks them, list by list.
pub(super) fn lists<'s>(base: &mut Node<'s>, ours: &mut Node<'s>, theirs: &mut Node<'s>) {
    if matches!(base.form, Form::List { .. } | Form::Markup) {
        let (our, their) = (pairs(base, ours, theirs), pairs(base, theirs, ours));
        for (side, pairs) in [(&mut *ours, our), (theirs, their)] {
            for (old, new) in pairs {
                if let Some(child) = side.children.iter_mut().find(|child| child.key == new) {
                    child.key = old;
                    child.reworded = true;
                }
            }
        }
    }
    let (in_ours, in_theirs) = (ours.places(), theirs.places());
    for child in &mut base.children {
        let (Some(&our), Some(&their)) = (in_ours.get(&child.key), in_theirs.get(&child.key)) else { continue };
        let (our, their) = (&mut ours.children[our], &mut theirs.children[their]);
        // Where a side did nothing there is nothing to tell.
        if child.core.is_none() || (our.core != child.core && their.core != child.core) {
            lists(child, our, their);
        }
    }
}

/// What went and what came in its place.
fn pairs(base: &Node<'_>, side: &Node<'_>, other: &Node<'_>) -> Vec<(String, String)> {
    // In markup only terms and notes are known by their words.
    let markup = base.form == Form::Markup;
    let class = |node: &Node<'_>| match node.key.split_once('\u{0}') {
        Some((kind, _)) if markup => kind.to_owned(),
        _ => node.term.as_ref().map_or("", |term| &*term.lang).to_owned(),
    };
    let by_words = |node: &Node<'_>| !markup || node.key.starts_with("term\u{0}") || node.key.starts_with("note\u{0}");
    let plain = |node: &&Node<'_>| !node.is_remark() && !node.gone && node.came.is_none() && by_words(node);
    let went: Vec<&Node<'_>> =
        base.children.iter().filter(plain).filter(|node| side.child(&node.key).is_none()).collect();
    let came: Vec<&Node<'_>> = side
        .children
        .iter()
        .filter(plain)
        .filter(|node| base.child(&node.key).is_none() && node.contested.is_none())
        .collect();
    let only = |all: &[&Node<'_>], class_of: &str| all.iter().filter(|node| class(node) == class_of).count() == 1;
    let mut pairs = Vec::new();
    for old in &went {
        let kind = class(old);
        let new = came.iter().find(|node| class(node) == kind && other.child(&node.key).is_none());
        if let Some(new) = new.filter(|_| only(&went, &kind) && only(&came, &kind)) {
            pairs.push((old.key.clone(), new.key.clone()));
        }
    }
    pairs
}

//! Languages that a side gave another tag: `de` became `de-DE`.

use super::node::Node;

/// Gives the only text of a language, of a unit or entry, that went on one side and came under another tag of the same language
/// the key that it has in the base. `lead` begins the keys of languages.
pub(super) fn settle(base: &Node<'_>, ours: &mut Node<'_>, theirs: &mut Node<'_>, lead: &str) {
    let (our, their) = (renamed(base, ours, theirs, lead), renamed(base, theirs, ours, lead));
    rekey(ours, our);
    rekey(theirs, their);
}

fn rekey(side: &mut Node<'_>, pairs: Vec<(String, String)>) {
    for (old, new) in pairs {
        if let Some(child) = side.children.iter_mut().find(|child| child.key == new) {
            child.key = old;
        }
    }
}

/// The same, wherever in a tree.
pub(super) fn deep(base: &Node<'_>, ours: &mut Node<'_>, theirs: &mut Node<'_>, lead: &str) {
    settle(base, ours, theirs, lead);
    let (in_ours, in_theirs) = (ours.places(), theirs.places());
    for old in &base.children {
        let (Some(&our), Some(&their)) = (in_ours.get(&old.key), in_theirs.get(&old.key)) else { continue };
        deep(old, &mut ours.children[our], &mut theirs.children[their], lead);
    }
}

/// The keys that went and those that came in their places.
fn renamed(base: &Node<'_>, side: &Node<'_>, other: &Node<'_>, lead: &str) -> Vec<(String, String)> {
    let primary = |key: &str| -> Option<String> {
        // The second of one tag has a number behind it.
        let tag = key.strip_prefix(lead).filter(|tag| !tag.is_empty() && !tag.contains('\u{1}'))?;
        tag.split(['-', '_']).next().map(str::to_owned)
    };
    let of = |tree: &Node<'_>, wanted: &str| -> Vec<String> {
        let keys = tree.children.iter().map(|child| &child.key);
        keys.filter(|key| {
            key.strip_prefix(lead).is_some_and(|tag| tag.split(['-', '_', '\u{1}']).next() == Some(wanted))
        })
        .cloned()
        .collect()
    };
    let mut pairs = Vec::new();
    for old in base.children.iter().filter(|old| side.child(&old.key).is_none()) {
        let Some(language) = primary(&old.key) else { continue };
        if let ([_], [new]) = (&of(base, &language)[..], &of(side, &language)[..])
            && primary(new).is_some()
            // The other side may have both of them.
            && !(other.child(&old.key).is_some() && other.child(new).is_some())
        {
            pairs.push((old.key.clone(), new.clone()));
        }
    }
    pairs
}

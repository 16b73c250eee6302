//! One text where a list may stand: it is a list of one.

use std::borrow::Cow;

use super::super::node::{Form, Node};

/// Makes lists of texts that are lists on another side, so that their members can be merged one by one.
pub(super) fn lift<'s>(mut base: Option<&mut Node<'s>>, ours: &mut Node<'s>, theirs: &mut Node<'s>) {
    let places = theirs.places();
    for our in &mut ours.children {
        let Some(&at) = places.get(&our.key) else { continue };
        let their = &mut theirs.children[at];
        let mut old = base.as_deref_mut().and_then(|base| base.children.iter_mut().find(|old| old.key == our.key));
        let is_list = |node: &Node<'_>| matches!(node.form, Form::List { .. });
        if is_list(our) || is_list(their) {
            listed(our);
            listed(their);
            if let Some(old) = &mut old {
                listed(old);
            }
        } else if our.form != Form::Leaf && their.form != Form::Leaf {
            lift(old, our, their);
        }
    }
}

/// Makes one text a list of one; unless it is to be merged it is written as it was.
fn listed(node: &mut Node<'_>) {
    let Some(core) = node.core.filter(|_| node.form == Form::Leaf && node.meaning.starts_with('"')) else { return };
    let Some(at) = value(core) else { return };
    let written = &core[at..];
    let meaning = std::mem::take(&mut node.meaning);
    node.form = Form::List { lines: false };
    node.open = Cow::Owned(format!("{}[", &core[..at]));
    node.close = Cow::Borrowed("]");
    node.children = vec![Node {
        key: meaning.to_string(),
        label: meaning.trim_start_matches('"').to_owned(),
        open: Cow::Borrowed(written),
        meaning,
        core: Some(written),
        ..Node::default()
    }];
}

/// Where the value of `key = value` begins.
fn value(core: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in core.char_indices() {
        match quote {
            Some(mark) if c == mark => quote = None,
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == '=' => {
                let rest = &core[at + 1..];
                return Some(core.len() - rest.trim_start().len());
            }
            _ => {}
        }
    }
    None
}

//! What is merged: a file as a tree of things that are known among their neighbours.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::{DateRange, Rank};

/// A thing in a file: a concept, a name, a line, an element, an attribute, or the whole. Written out it is: `gap`, `lead`,
/// `indent`, `open`, the children, `close`, `tail`, and, where it has lines of its own, a line end.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each says a thing of its own")]
pub(super) struct Node<'s> {
    /// What it is among its neighbours; no two have the same.
    pub(super) key: String,
    /// What a report calls it.
    pub(super) label: String,
    /// The same for people, where that has an id or a key; else nothing.
    pub(super) called: String,
    /// White space before it.
    pub(super) gap: Cow<'s, str>,
    /// The remarks above it, a line each, without white space around.
    pub(super) lead: Vec<Cow<'s, str>>,
    /// White space on its line before it.
    pub(super) indent: Cow<'s, str>,
    /// All of it if it has no children; else what stands before them.
    pub(super) open: Cow<'s, str>,
    /// In order.
    pub(super) children: Vec<Node<'s>>,
    /// What stands behind the children.
    pub(super) close: Cow<'s, str>,
    /// White space and a remark behind it on its line.
    pub(super) tail: Cow<'s, str>,
    /// How its children stand.
    pub(super) form: Form,
    /// What `open` means: two ways to write the same have the same.
    pub(super) meaning: Cow<'s, str>,
    /// From `open` to `close` as written; `None` where it is no longer as it was written.
    pub(super) core: Option<&'s str>,
    /// Of a term: what its standing hangs on.
    pub(super) term: Option<Standing>,
    /// Its place among its neighbours has a meaning that nothing else guards.
    pub(super) ordered: bool,
    /// Line ends may be put around it.
    pub(super) apart: bool,
    /// It stands in the place of the one whose key it has, in other words.
    pub(super) reworded: bool,
    /// It is elsewhere on the other side: its absence there is no deletion.
    pub(super) gone: bool,
    /// It came from elsewhere: what it was in the base, and what the other side has there.
    pub(super) came: Option<Box<Came<'s>>>,
    /// Both sides have a say in it that this file alone does not show; said why.
    pub(super) contested: Option<Contest>,
}

/// What a report calls a thing: with its id or key, and for people.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) label: String,
    pub(super) called: String,
}

/// Where a thing came from.
#[derive(Clone, Debug)]
pub(super) struct Came<'s> {
    pub(super) base: Node<'s>,
    pub(super) other: Option<Node<'s>>,
}

/// What a term's standing hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    /// Its language, in lower case.
    pub(super) lang: String,
    /// Its rank, if written.
    pub(super) rank: Option<Rank>,
    /// Its rank among its neighbours.
    pub(super) settled: Rank,
    /// True if it may be suggested.
    pub(super) usable: bool,
    /// When it holds.
    pub(super) valid: DateRange,
}

/// Why a thing that one side alone touched is a conflict all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Contest {
    /// Both sides moved it, each to another place.
    MovedApart,
    /// One side took it away, and the other now points to it.
    Wanted,
    /// Both sides added rules that may speak of the same names.
    MayMeet,
    /// Both sides added something else under one id.
    Namesakes,
}

/// How the children of a thing stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Form {
    /// There are none: it is whole.
    #[default]
    Leaf,
    /// Lines below one another.
    Block,
    /// Members of a list, set apart by commas.
    List {
        /// Each has lines of its own.
        lines: bool,
    },
    /// Keys in braces, on one line.
    Braces,
    /// One behind the other, with what white space there is.
    Markup,
}

impl<'s> Node<'s> {
    /// What a report calls it, for programs and for people.
    pub(super) fn labels(&self) -> Label {
        let called = if self.called.is_empty() { &self.label } else { &self.called };
        Label { label: self.label.clone(), called: called.clone() }
    }

    /// True if two are written alike, with their remarks.
    pub(super) fn is_written_as(&self, other: &Self) -> bool {
        self.core.is_some()
            && self.core == other.core
            && self.lead == other.lead
            && self.tail.trim() == other.tail.trim()
    }

    /// True if two mean the same; remarks and layout aside.
    pub(super) fn means(&self, other: &Self) -> bool {
        if self.core.is_some() && self.core == other.core {
            return true;
        }
        if self.form == Form::Leaf || other.form == Form::Leaf {
            return self.form == other.form && self.meaning == other.meaning;
        }
        let real = |node: &Self| node.children.iter().filter(|child| child.counts()).count();
        if self.meaning != other.meaning || real(self) != real(other) {
            return false;
        }
        let mut others = other.children.iter().filter(|child| child.counts());
        let in_order = matches!(self.form, Form::List { .. });
        self.children.iter().filter(|child| child.counts()).all(|child| {
            let other = if in_order { others.next() } else { other.child(&child.key) };
            other.is_some_and(|other| other.key == child.key && child.means(other))
        })
    }

    /// True if it is part of what its holder means.
    fn counts(&self) -> bool {
        !self.is_remark() && !self.gone
    }

    /// Where its children are, by their keys.
    pub(super) fn places(&self) -> HashMap<String, usize> {
        self.children.iter().enumerate().map(|(at, child)| (child.key.clone(), at)).collect()
    }

    /// The child of this key.
    pub(super) fn child(&self, key: &str) -> Option<&Node<'s>> {
        self.children.iter().find(|child| child.key == key)
    }

    /// True for remarks that are nobody's.
    pub(super) fn is_remark(&self) -> bool {
        self.form == Form::Leaf && self.open.is_empty() && self.meaning.is_empty() && !self.lead.is_empty()
    }

    /// What stands at a path of keys, to be changed: what holds it is no longer as it was written.
    pub(super) fn stir(&mut self, path: &[String]) -> Option<&mut Node<'s>> {
        let Some((first, rest)) = path.split_first() else { return Some(self) };
        self.core = None;
        self.children.iter_mut().find(|child| child.key == *first)?.stir(rest)
    }
    /// What stands at a path of keys.
    pub(super) fn at(&self, path: &[String]) -> Option<&Node<'s>> {
        path.iter().try_fold(self, |node, key| node.child(key))
    }
}

/// Makes keys unique: the second of the same gets a number.
pub(super) fn number(children: &mut [Node<'_>]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for child in children {
        let count = seen.entry(child.key.clone()).or_default();
        *count += 1;
        if *count > 1 {
            child.key = format!("{}\u{1}{count}", child.key);
        }
    }
}

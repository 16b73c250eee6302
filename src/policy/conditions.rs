//! When a rule holds.

use super::{Scope, glob};
use crate::base::Lang;
use crate::model::{Date, DateRange, Policy, When};

/// Whether a condition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holds {
    /// No.
    No,
    /// It hangs on a date that is not known.
    Unknown,
    /// Yes.
    Yes,
}

/// Whether a rule's `when` holds; all that it gives must.
pub(super) fn holds(policy: &Policy, when: &When, scope: &Scope<'_>) -> Holds {
    let dates = date_holds(when.event, scope.event).min(date_holds(when.written, scope.written));
    let any = |list: &[Box<str>], is: &dyn Fn(&str) -> bool| list.is_empty() || list.iter().any(|wanted| is(wanted));
    let rest = dates != Holds::No
        && (when.lang.is_empty() || when.lang.iter().any(|wanted| lang_covers(wanted, scope.lang)))
        && any(&when.element, &|wanted| element_matches(policy, scope.element, wanted))
        && any(&when.doctype, &|wanted| scope.doctype.is_some_and(|doctype| doctype.eq_ignore_ascii_case(wanted)))
        && any(&when.paths, &|wanted| glob::path_matches(wanted, scope.path));
    if rest { dates } else { Holds::No }
}

fn date_holds(range: DateRange, day: Option<Date>) -> Holds {
    match day {
        _ if range.is_open() => Holds::Yes,
        None => Holds::Unknown,
        Some(day) if range.holds(day) => Holds::Yes,
        Some(_) => Holds::No,
    }
}

/// True if a tag lies in the range that `wanted` names: `en` covers `en-GB`, not the other way about (RFC 4647
/// section 3.3.1, basic filtering).
pub(super) fn lang_covers(wanted: &Lang, tag: &Lang) -> bool {
    let mut tag = tag.as_str().split(['-', '_']);
    wanted.as_str().split(['-', '_']).all(|part| tag.next().is_some_and(|own| own.eq_ignore_ascii_case(part)))
}

/// The classes that every policy has, unless its `[elements]` says otherwise.
const CLASSES: [(&str, &[&str]); 5] = [
    ("headline", &["h1", "title", "front:title", "docx:Title", "odt:Title"]),
    ("heading", &["h1", "h2", "h3", "h4", "h5", "h6", "docx:Heading*"]),
    ("caption", &["caption", "figcaption", "docx:Caption"]),
    ("quote", &["blockquote", "docx:Quote"]),
    ("table", &["td", "th"]),
];

/// The names of the built-in classes, and `body`.
pub(crate) fn built_in_classes() -> impl Iterator<Item = &'static str> {
    CLASSES.iter().map(|(name, _)| *name).chain(["body"])
}

/// True if an element is the one wanted, or belongs to the class wanted. `body` is all that is no headline, heading,
/// caption or field of the front matter.
pub(super) fn element_matches(policy: &Policy, element: &str, wanted: &str) -> bool {
    // A class may hold classes; one that holds itself ends here.
    const DEPTH: u32 = 3;
    within(policy, element, wanted, DEPTH)
}

/// True if an element is of the body: no headline, heading, caption or field of the front matter.
pub(crate) fn is_body(policy: &Policy, element: &str) -> bool {
    element_matches(policy, element, "body")
}

fn within(policy: &Policy, element: &str, wanted: &str, depth: u32) -> bool {
    // `h1 = ["h1", "docx:Title"]` is a class that adds to an element.
    let deeper = |member: &str| {
        if member == wanted { is(wanted, element) } else { depth > 0 && within(policy, element, member, depth - 1) }
    };
    if let Some((_, members)) = policy.elements.iter().rev().find(|(class, _)| **class == *wanted) {
        return members.iter().any(|member| deeper(member));
    }
    if let Some((_, members)) = CLASSES.iter().find(|(class, _)| *class == wanted) {
        return members.iter().any(|member| deeper(member));
    }
    if wanted == "body" {
        return !element.starts_with("front:") && !["headline", "heading", "caption"].into_iter().any(deeper);
    }
    is(wanted, element)
}

fn is(wanted: &str, element: &str) -> bool {
    element.eq_ignore_ascii_case(wanted) || (wanted.contains(['*', '?', '{']) && glob::matches(wanted, element))
}

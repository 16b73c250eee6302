//! Where TBX keeps a term or text as it was: in a note of its term, or, of what is no term's, beside it.

use super::super::former::{self, Former, Keeping, remark};
use super::super::xml::{Element, Node, Xml, text_text};
use super::field::Field;
use crate::base::Span;
use crate::model::Edit;

/// An element that is open.
struct Open<'s> {
    full: &'s str,
    name: &'s str,
    start: usize,
    /// The elements in it.
    children: Vec<(&'s str, Span)>,
    /// The last element in a `noteGrp` of it.
    noted: Option<Span>,
}

/// A note without what it says of a term or text as it was, which goes under a key of its own; `None` if that is all.
pub(super) fn noted(mut field: Field, extra: &mut Vec<(Box<str>, Box<str>)>, lang: Option<&str>) -> Option<Field> {
    if &*field.category != "note" || !field.plain {
        return Some(field);
    }
    let Some((rest, said)) = former::split(&field.text) else { return Some(field) };
    let key = lang.map_or_else(|| former::KEY.to_owned(), |lang| format!("{}@{lang}", former::KEY));
    extra.extend(said.into_iter().map(|said| (key.as_str().into(), said.into())));
    rest.trim().clone_into(&mut field.text);
    field.element = Element::new("note").holding(&field.text);
    (!field.text.is_empty()).then_some(field)
}

/// The edits that keep what stands at these places, each in a note.
pub(crate) fn keepings(text: &str, formers: &[Former<'_>]) -> Vec<Keeping> {
    let mut left: Vec<usize> = (0..formers.len()).collect();
    let mut all = Vec::new();
    let mut xml = Xml::new(text);
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut is_min = false;
    while let Ok(Some((node, span))) = xml.next() {
        match node {
            Node::Start(start) => {
                is_min |= open.is_empty() && start.name == "TBX";
                let (full, name, start) = (start.full, start.name, span.start as usize);
                open.push(Open { full, name, start, children: Vec::new(), noted: None });
            }
            Node::End(_) => {
                let Some(done) = open.pop() else { break };
                let whole = Span::new(done.start, span.end as usize);
                let within = |index: &&usize| whole.contains(formers[**index].span);
                let of: Vec<usize> = if is_level(done.name) && !left.is_empty() {
                    left.iter().filter(within).copied().collect()
                } else {
                    Vec::new()
                };
                for &index in &of {
                    all.extend(keeping(text, &done, &formers[index], index, is_min));
                }
                left.retain(|index| !of.contains(index));
                if let Some(parent) = open.last_mut() {
                    if done.name == "noteGrp" {
                        parent.noted = done.children.last().map(|&(_, span)| span);
                    }
                    parent.children.push((done.name, whole));
                }
            }
            _ => {}
        }
    }
    // What is put in at one place goes in at once.
    let mut joined: Vec<Keeping> = Vec::new();
    for keeping in all {
        match joined.iter_mut().find(|known| known.edits[0].span == keeping.edits[0].span) {
            Some(known) => {
                known.edits[0].text.push_str(&keeping.edits[0].text);
                known.of.extend(keeping.of);
            }
            None => joined.push(keeping),
        }
    }
    joined
}

/// Elements that may have a note.
fn is_level(name: &str) -> bool {
    is_of_term(name) || matches!(name, "langSet" | "langSec" | "termEntry" | "conceptEntry")
}

fn is_of_term(name: &str) -> bool {
    matches!(name, "tig" | "ntig" | "termSec")
}

fn keeping(text: &str, level: &Open<'_>, former: &Former<'_>, index: usize, is_min: bool) -> Option<Keeping> {
    // A term's notes stand last; those of an entry or a language before its terms.
    let (_, beside) = if is_of_term(level.name) {
        level.children.last()?
    } else {
        level.children.iter().find(|(_, span)| span.contains(former.span))?
    };
    let beside = level.noted.filter(|_| is_min && is_of_term(level.name)).unwrap_or(*beside);
    let before = text[..beside.start as usize].trim_end_matches([' ', '\t']);
    let lead = match before.strip_suffix('\n') {
        Some(line) => &text[line.strip_suffix('\r').unwrap_or(line).len()..beside.start as usize],
        None => "",
    };
    let prefix = &level.full[..level.full.len() - level.name.len()];
    let said = remark(former.text, None);
    let said = text_text(&said);
    let note = match (is_min, level.noted) {
        (false, _) => format!("{lead}<{prefix}note>{said}</{prefix}note>"),
        // TBX-Min has notes of a key and a value.
        (true, noted) => {
            let note = format!("<note><noteKey>note</noteKey><noteValue>{said}</noteValue></note>");
            if noted.is_some() { format!("{lead}{note}") } else { format!("{lead}<noteGrp>{note}</noteGrp>") }
        }
    };
    let end = beside.end as usize;
    Some(Keeping { edits: vec![Edit { span: Span::new(end, end), text: note }], of: vec![index] })
}

//! Changes of what stands before the units.

use std::fmt::Write as _;

use super::super::super::xml::{Node, Xml, attribute_text, text_text};
use super::super::edit::apply;
use super::Head;
use crate::base::Span;
use crate::model::{Edit, HeadInfo};

/// The attributes that a header must have (TMX 1.4b), with what is written where one is missing.
const REQUIRED: [(&str, &str); 7] = [
    ("creationtool", "unknown"),
    ("creationtoolversion", "unknown"),
    ("segtype", "sentence"),
    ("o-tmf", "unknown"),
    ("adminlang", "en"),
    ("srclang", "*all*"),
    ("datatype", "unknown"),
];

/// A head in the making.
pub(crate) struct HeadEdit {
    /// Its text.
    pub(crate) text: String,
    /// What was done.
    pub(crate) done: Vec<String>,
}

/// The head as it stands in a file of UTF-8: its declaration must not name another encoding.
pub(crate) fn utf8(text: &str) -> String {
    let Some(end) = text.starts_with("<?xml").then(|| text.find("?>")).flatten() else { return text.to_owned() };
    let (declaration, rest) = text.split_at(end);
    let Some((before, after)) = declaration.split_once("encoding") else { return text.to_owned() };
    let name = || {
        let after = after.trim_start().strip_prefix('=')?.trim_start();
        let quote = after.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let (name, behind) = after[1..].split_once(quote)?;
        Some((name, quote, behind))
    };
    match name() {
        Some((name, ..)) if name.eq_ignore_ascii_case("utf-8") => text.to_owned(),
        Some((_, quote, behind)) => format!("{before}encoding={quote}UTF-8{quote}{behind}{rest}"),
        // A declaration that says nothing that can be read.
        None => format!("<?xml version=\"1.0\" encoding=\"UTF-8\"{rest}"),
    }
}

/// Attributes of the header that say who made the file and when: whatever is read as terms has no room for them. The
/// others say how to read it.
const OF_THE_MAKING: [&str; 4] = ["creationid", "creationdate", "changeid", "changedate"];

/// Where these stand, each with its value.
pub(crate) fn of_the_making(head: &Head) -> Vec<Span> {
    let Some(span) = head.header_tag else { return Vec::new() };
    let raw = &head.text[span.range()];
    let Ok(Some((Node::Start(tag), _))) = Xml::new(raw).next() else { return Vec::new() };
    let place = |(name, value): (&str, &str)| {
        let at = |text: &str| span.start as usize + text.as_ptr().addr() - raw.as_ptr().addr();
        Span::new(at(name), at(value) + value.len() + 1)
    };
    tag.attributes()
        .filter(|(name, value)| OF_THE_MAKING.contains(name) && !value.trim().is_empty())
        .map(place)
        .collect()
}

/// The version in a root's tag as it stands there: it may be written with references.
fn written_version(root: &str) -> Option<&str> {
    let Ok(Some((Node::Start(tag), _))) = Xml::new(root).next() else { return None };
    tag.attributes().find(|&(name, _)| name == "version").map(|(_, written)| written)
}

/// The head with a version and with all that a header must have.
pub(crate) fn mended(head: &Head) -> HeadEdit {
    let mut edits = Vec::new();
    let mut done = Vec::new();
    let root = &head.text[head.root_tag.range()];
    match head.memory.version.as_deref() {
        Some("1.1" | "1.2" | "1.3" | "1.4") => {}
        Some(version) => {
            if let Some(written) = written_version(root) {
                let start = head.root_tag.start as usize + written.as_ptr().addr() - root.as_ptr().addr();
                edits.push(Edit { span: Span::new(start, start + written.len()), text: "1.4".to_owned() });
                done.push(format!("version `{version}` written as `1.4`"));
            }
        }
        None => {
            let at = head.root_tag.start as usize + 1 + head.root.len();
            edits.push(Edit { span: Span::new(at, at), text: " version=\"1.4\"".to_owned() });
            done.push("version `1.4` added".to_owned());
        }
    }
    let missing = REQUIRED.iter().filter(|(name, _)| head.memory.attribute(name).is_none());
    let added = missing.clone().fold(String::new(), |mut added, (name, value)| {
        let _ = write!(added, " {name}=\"{value}\"");
        added
    });
    let names: Vec<_> = missing.map(|&(name, _)| name).collect();
    match head.header_tag {
        Some(tag) if !names.is_empty() => {
            let at = tag.start as usize + "<header".len();
            edits.push(Edit { span: Span::new(at, at), text: added });
            done.push(format!("the header's missing attributes added: {}", names.join(", ")));
        }
        Some(_) => {}
        None if root.ends_with("/>") => {
            let at = head.root_tag.end as usize - "/>".len();
            let text = format!(">\n  <header{added}/>\n</{}>", head.root);
            edits.push(Edit { span: Span::new(at, at + "/>".len()), text });
            done.push("a header added".to_owned());
        }
        None => {
            let at = head.root_tag.end as usize;
            edits.push(Edit { span: Span::new(at, at), text: format!("\n  <header{added}/>") });
            done.push("a header added".to_owned());
        }
    }
    HeadEdit { text: apply(&head.text, edits), done }
}

/// The head of the first memory with what the headers of others say besides. Gives the attributes in which they
/// differ: a unit that the first does not speak for is told its own.
pub(crate) fn merged(first: &Head, others: &[&Head]) -> HeadEdit {
    let same = |a: &HeadInfo, b: &HeadInfo| (&a.name, &a.kind, &a.text) == (&b.name, &b.kind, &b.text);
    let mut added: Vec<&HeadInfo> = Vec::new();
    for info in others.iter().flat_map(|head| &head.memory.infos) {
        if !first.memory.infos.iter().chain(added.iter().copied()).any(|known| same(known, info)) {
            added.push(info);
        }
    }
    let notes: String =
        added.iter().filter(|info| info.name != "ude").map(|info| element(info)).collect::<Vec<_>>().join("\n");
    let done = added.iter().filter(|info| info.name == "ude").map(|info| info.text.clone()).collect();
    if notes.is_empty() {
        return HeadEdit { text: first.text.clone(), done };
    }
    let text = match (first.header_end, first.header_tag) {
        (Some(end), _) => {
            let end = end as usize;
            apply(&first.text, vec![Edit { span: Span::new(end, end), text: notes }])
        }
        (None, Some(tag)) => {
            let raw = &first.text[tag.range()];
            let open = raw.trim_end_matches('>').trim_end_matches('/').trim_end();
            apply(&first.text, vec![Edit { span: tag, text: format!("{open}>{notes}</header>") }])
        }
        (None, None) => first.text.clone(),
    };
    HeadEdit { text, done }
}

fn element(info: &HeadInfo) -> String {
    let kind = info.kind.as_ref().map_or_else(String::new, |kind| format!(" type=\"{}\"", attribute_text(kind)));
    format!("<{0}{kind}>{1}</{0}>", info.name, text_text(&info.text))
}

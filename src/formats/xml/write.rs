//! Trees as text: one canonical layout, by what each element is.

use std::borrow::Cow;

use super::{Attribute, Child, Document, Element};

/// How an element is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Holds elements: each on its own line.
    Block,
    /// Holds elements: all on one line.
    Line,
    /// Holds text: as it is.
    Text,
}

/// The layout of a kind of document.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    /// What an element of this name is, where it has no text between its elements; `None` where the name is unknown.
    pub(crate) shape: fn(&Element) -> Option<Shape>,
    /// Attributes in the order they stand in; others follow by name, declarations of namespaces last.
    pub(crate) attributes: &'static [&'static str],
}

/// True for a character that XML 1.0 allows (section 2.2).
pub(crate) fn is_legal(char: char) -> bool {
    (char >= ' ' || matches!(char, '\t' | '\n' | '\r')) && !matches!(char, '\u{FFFE}' | '\u{FFFF}')
}

/// Text as it is written between tags. What XML does not allow is left out.
pub(crate) fn text_text(text: &str) -> Cow<'_, str> {
    escaped(text, |char| match char {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '\r' => Some("&#13;"),
        _ => None,
    })
}

/// A value as it is written in quotation marks. What XML does not allow is left out.
pub(crate) fn attribute_text(text: &str) -> Cow<'_, str> {
    escaped(text, |char| match char {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\t' => Some("&#9;"),
        '\n' => Some("&#10;"),
        '\r' => Some("&#13;"),
        _ => None,
    })
}

fn escaped(text: &str, of: impl Fn(char) -> Option<&'static str>) -> Cow<'_, str> {
    if text.chars().all(|char| is_legal(char) && of(char).is_none()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for char in text.chars().filter(|&char| is_legal(char)) {
        match of(char) {
            Some(reference) => out.push_str(reference),
            None => out.push(char),
        }
    }
    Cow::Owned(out)
}

/// The XML declaration; whether a document stands alone is as it was declared.
pub(crate) fn document_head(declared: Option<&str>) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"");
    if let Some((_, rest)) = declared.and_then(|declared| declared.split_once("standalone")) {
        let yes = rest.trim_start_matches(['=', ' ', '\'', '"', '\t', '\n']).starts_with("yes");
        out.push_str(if yes { " standalone=\"yes\"" } else { " standalone=\"no\"" });
    }
    out.push_str("?>\n");
    out
}

/// An element in its layout, indented, with a line end.
pub(crate) fn element_block(one: &Element, style: Style, depth: usize) -> String {
    let mut out = String::new();
    element(one, style, depth, &mut out);
    out.push('\n');
    out
}

/// A whole document: UTF-8, lines that end in LF.
pub(crate) fn document_text(document: &Document, style: Style) -> String {
    let mut out = document_head(document.declaration.as_deref());
    asides(&document.before, &mut out);
    element(&document.root, style, 0, &mut out);
    out.push('\n');
    asides(&document.after, &mut out);
    out
}

fn asides(children: &[Child], out: &mut String) {
    for child in children {
        if let Child::Aside(text, _) = child {
            out.push_str(text);
            out.push('\n');
        }
    }
}

/// An element on one line.
pub(crate) fn element_line(one: &Element, style: Style) -> String {
    let mut out = String::new();
    line(one, style, &mut out);
    out
}

/// An element with its indent, without a line end.
fn element(one: &Element, style: Style, depth: usize, out: &mut String) {
    indent(depth, out);
    if shape(one, style) != Shape::Block {
        line(one, style, out);
        return;
    }
    start(one, style, out);
    let mut newline = true;
    let mut first = true;
    for child in &one.children {
        match child {
            Child::Text(text, _) => newline |= text.contains('\n'),
            Child::Element(child) => {
                out.push('\n');
                element(child, style, depth + 1, out);
                (first, newline) = (false, false);
            }
            Child::Aside(text, _) => {
                // A remark at the end of a line stays there.
                if newline || first || !text.starts_with("<!--") {
                    out.push('\n');
                    indent(depth + 1, out);
                } else {
                    out.push(' ');
                }
                out.push_str(text);
                (first, newline) = (false, false);
            }
            Child::Reference(..) => {}
        }
    }
    if !first {
        out.push('\n');
        indent(depth, out);
    } else {
        // Nothing but white space was in it.
        out.truncate(out.len() - 1);
        out.push_str("/>");
        return;
    }
    end(one, out);
}

fn line(one: &Element, style: Style, out: &mut String) {
    start(one, style, out);
    let text = shape(one, style) == Shape::Text;
    let empty = one.children.iter().all(|child| !text && matches!(child, Child::Text(..)));
    if empty {
        out.truncate(out.len() - 1);
        out.push_str("/>");
        return;
    }
    for child in &one.children {
        match child {
            Child::Element(child) if text => verbatim(child, style, out),
            Child::Element(child) => line(child, style, out),
            Child::Text(words, _) if text => out.push_str(&text_text(words)),
            Child::Text(..) => {}
            Child::Reference(words, _) | Child::Aside(words, _) => out.push_str(words),
        }
    }
    end(one, out);
}

/// An element within text: every white space in it counts.
fn verbatim(one: &Element, style: Style, out: &mut String) {
    start(one, style, out);
    if one.children.is_empty() {
        out.truncate(out.len() - 1);
        out.push_str("/>");
        return;
    }
    for child in &one.children {
        match child {
            Child::Element(child) => verbatim(child, style, out),
            Child::Text(words, _) => out.push_str(&text_text(words)),
            Child::Reference(words, _) | Child::Aside(words, _) => out.push_str(words),
        }
    }
    end(one, out);
}

fn shape(one: &Element, style: Style) -> Shape {
    if one.has_text() || one.attribute("xml:space") == Some("preserve") {
        return Shape::Text;
    }
    let known = (style.shape)(one);
    if one.elements().next().is_none() {
        // White space alone may be what is meant, unless nothing but elements can stand here.
        return known.unwrap_or(Shape::Text);
    }
    known.unwrap_or(Shape::Block)
}

fn start(one: &Element, style: Style, out: &mut String) {
    out.push('<');
    out.push_str(&one.name);
    let mut attributes: Vec<&Attribute> = one.attributes.iter().collect();
    let place = |name: &str| {
        let given = style.attributes.iter().position(|known| *known == name);
        let namespace = name == "xmlns" || name.starts_with("xmlns:");
        given.unwrap_or(style.attributes.len() + usize::from(namespace))
    };
    attributes.sort_by(|a, b| (place(&a.name), &a.name).cmp(&(place(&b.name), &b.name)));
    for attribute in attributes {
        out.push(' ');
        out.push_str(&attribute.name);
        out.push_str("=\"");
        match &attribute.written {
            Some(written) => out.push_str(&written.replace('"', "&quot;").replace('\n', " ")),
            None => out.push_str(&attribute_text(&attribute.value)),
        }
        out.push('"');
    }
    out.push('>');
}

fn end(one: &Element, out: &mut String) {
    out.push_str("</");
    out.push_str(&one.name);
    out.push('>');
}

fn indent(depth: usize, out: &mut String) {
    for _ in 0..depth {
        out.push_str("  ");
    }
}

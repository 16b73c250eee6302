//! A document, or one element of it, as a tree in which nothing is lost.

use super::{Fault, Node, StartTag, Xml, is_legal};
use crate::base::Span;

/// An element with all that is in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Element {
    /// The name with its prefix.
    pub(crate) name: Box<str>,
    /// As written.
    pub(crate) attributes: Vec<Attribute>,
    /// In order.
    pub(crate) children: Vec<Child>,
    /// The start tag.
    pub(crate) span: Span,
}

/// An attribute.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Attribute {
    /// The name with its prefix.
    pub(crate) name: Box<str>,
    /// The value as it is meant.
    pub(crate) value: Box<str>,
    /// The value as written, where it has references to entities that must stay.
    pub(crate) written: Option<Box<str>>,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Child {
    /// An element.
    Element(Element),
    /// Text as it is meant.
    Text(Box<str>, Span),
    /// A reference to an entity of the document's own, as written.
    Reference(Box<str>, Span),
    /// A remark, an instruction or the document type, as written.
    Aside(Box<str>, Span),
}

impl Child {
    /// The text, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Child::Text(text, _) | Child::Reference(text, _) => Some(text),
            _ => None,
        }
    }
}

/// A whole document.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// The XML declaration as written.
    pub(crate) declaration: Option<Box<str>>,
    /// What stands before the root element.
    pub(crate) before: Vec<Child>,
    /// The root element.
    pub(crate) root: Element,
    /// What stands behind it.
    pub(crate) after: Vec<Child>,
}

/// The part of a name behind its prefix.
pub(crate) fn local(name: &str) -> &str {
    name.bytes().position(|byte| byte == b':').map_or(name, |at| &name[at + 1..])
}

impl Element {
    /// An element of this name, empty.
    pub(crate) fn new(name: &str) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
    /// The same with an attribute more.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.attributes.push(Attribute { name: name.into(), value: value.into(), written: None });
        self
    }
    /// The same with text in it.
    #[must_use]
    pub(crate) fn holding(mut self, text: &str) -> Self {
        self.children.push(Child::Text(text.into(), Span::default()));
        self
    }
    /// The name without prefix.
    pub(crate) fn local(&self) -> &str {
        local(&self.name)
    }
    /// The value of an attribute, by its full name.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|attribute| *attribute.name == *name).map(|attribute| &*attribute.value)
    }
    /// The elements in it.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            _ => None,
        })
    }
    /// The elements in it, to be changed.
    pub(crate) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            _ => None,
        })
    }
    /// True if text stands in it that is more than white space.
    pub(crate) fn has_text(&self) -> bool {
        self.children.iter().any(|child| match child {
            Child::Text(text, _) => !text.chars().all(|c| c.is_ascii_whitespace()),
            Child::Reference(..) => true,
            _ => false,
        })
    }
    /// Where its first text stands, or its start tag.
    pub(crate) fn text_span(&self) -> Span {
        let mut spans = self.children.iter().filter_map(|child| match child {
            Child::Text(_, span) | Child::Reference(_, span) => Some(*span),
            _ => None,
        });
        let Some(first) = spans.next() else { return self.span };
        Span { start: first.start, end: spans.next_back().map_or(first.end, |last| last.end) }
    }
}

/// Builds trees from the events of a document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tree {
    /// References to entities of the document's own stay what they are; else they are replaced.
    pub(crate) keep_references: bool,
}

impl Tree {
    /// The element that begins with `start`, up to its end. A fault gives what stands before it, too.
    pub(in super::super) fn element<'s>(self, xml: &mut Xml<'s>, start: &StartTag<'s>) -> (Element, Option<Fault>) {
        let mut stack = vec![self.begin(xml, start)];
        // Text comes in pieces, one a reference.
        let mut text: Option<(String, Span)> = None;
        let flush = |stack: &mut Vec<Element>, text: &mut Option<(String, Span)>| {
            if let (Some((text, span)), Some(open)) = (text.take(), stack.last_mut()) {
                open.children.push(Child::Text(text.into(), span));
            }
        };
        let mut fault = None;
        loop {
            let noted = xml.noted();
            let next = xml.next();
            if let Ok(Some((Node::Text(piece), span))) = &next {
                let written = &xml.text[span.range()];
                if !(self.keep_references && is_own_reference(written)) {
                    let (text, place) = text.get_or_insert_with(|| (String::new(), *span));
                    text.push_str(piece);
                    place.end = span.end;
                    continue;
                }
            }
            flush(&mut stack, &mut text);
            match next {
                Ok(Some((Node::Start(start), _))) => {
                    let element = self.begin(xml, &start);
                    stack.push(element);
                }
                Ok(Some((Node::End(_), _))) => {
                    if let Some(done) = close(&mut stack) {
                        return (done, fault);
                    }
                }
                Ok(Some((Node::Text(_), span))) => {
                    // What stays a reference is not to be told as one that could not be replaced.
                    xml.forget(noted);
                    if let Some(open) = stack.last_mut() {
                        open.children.push(Child::Reference(xml.text[span.range()].into(), span));
                    }
                }
                Ok(Some((Node::Aside(text), span))) => {
                    if let Some(open) = stack.last_mut() {
                        open.children.push(Child::Aside(lines(text), span));
                    }
                }
                Ok(None) => break,
                Err(error) => {
                    fault = Some(error);
                    break;
                }
            }
        }
        loop {
            if let Some(done) = close(&mut stack) {
                return (done, fault);
            }
            if stack.is_empty() {
                return (Element::default(), fault);
            }
        }
    }

    fn begin<'s>(self, xml: &mut Xml<'s>, start: &StartTag<'s>) -> Element {
        let mut attributes = Vec::new();
        for (name, written) in start.attributes() {
            let own =
                self.keep_references && written.split('&').skip(1).any(|rest| is_own_reference(&format!("&{rest}")));
            let noted = xml.noted();
            let value = xml.value(written, start.span).as_ref().into();
            if own {
                // What stays a reference is not to be told as one that could not be replaced.
                xml.forget(noted);
            }
            attributes.push(Attribute { name: name.into(), value, written: own.then(|| lines(written)) });
        }
        Element { name: start.full.into(), attributes, children: Vec::new(), span: start.span }
    }
}

fn close(stack: &mut Vec<Element>) -> Option<Element> {
    let done = stack.pop()?;
    match stack.last_mut() {
        Some(parent) => {
            parent.children.push(Child::Element(done));
            None
        }
        None => Some(done),
    }
}

/// `&name;` of an entity that is neither XML's own nor a number.
fn is_own_reference(written: &str) -> bool {
    let name = written.strip_prefix('&').and_then(|rest| rest.split_once(';')).map(|(name, _)| name);
    name.is_some_and(|name| !name.starts_with('#') && !matches!(name, "amp" | "lt" | "gt" | "quot" | "apos"))
}

/// Line ends as LF (XML 1.0 section 2.11).
fn lines(text: &str) -> Box<str> {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}

impl Document {
    /// Reads a document to be written again. What XML does not allow is a fault, the first of them.
    pub(crate) fn read(text: &str) -> Result<Self, (Span, String)> {
        if let Some((at, char)) = text.char_indices().find(|&(_, char)| !is_legal(char)) {
            let message = format!("XML does not allow U+{:04X}: `exonym lint --repair` takes it out", u32::from(char));
            return Err((Span::new(at, at + char.len_utf8()), message));
        }
        let told = |fault: Fault| (fault.span, fault.message);
        let tree = Tree { keep_references: true };
        let mut xml = Xml::new(text);
        let mut document =
            Document { declaration: None, before: Vec::new(), root: Element::default(), after: Vec::new() };
        let mut rooted = false;
        let mut doctype = false;
        loop {
            match xml.next().map_err(told)? {
                Some((Node::Start(start), _)) => {
                    let (root, fault) = tree.element(&mut xml, &start);
                    if let Some(fault) = fault {
                        return Err(told(fault));
                    }
                    document.root = root;
                    rooted = true;
                }
                Some((Node::Aside(text), _))
                    if text.starts_with("<?xml") && text[5..].starts_with([' ', '\t', '\n', '\r', '?']) =>
                {
                    document.declaration = Some(lines(text));
                }
                Some((Node::Aside(text), span)) => {
                    doctype |= text.starts_with("<!DOCTYPE");
                    let list = if rooted { &mut document.after } else { &mut document.before };
                    list.push(Child::Aside(lines(text), span));
                }
                Some(_) => {}
                None => break,
            }
        }
        if let Some(fault) = xml.take_faults().into_iter().next() {
            return Err(told(fault));
        }
        if !doctype && let Some((name, span)) = own_reference_of(&document.root) {
            return Err((span, format!("the entity `{name}` is not declared here: write the character itself")));
        }
        Ok(document)
    }
}

/// The first reference that no document type can declare.
fn own_reference_of(element: &Element) -> Option<(&str, Span)> {
    if let Some(written) = element.attributes.iter().find_map(|attribute| attribute.written.as_deref()) {
        return Some((written, element.span));
    }
    element.children.iter().find_map(|child| match child {
        Child::Reference(name, span) => Some((&**name, *span)),
        Child::Element(element) => own_reference_of(element),
        _ => None,
    })
}

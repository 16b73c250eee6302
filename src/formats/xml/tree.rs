//! A document, or one element of it, as a tree in which nothing is lost.

use super::{Fault, Node, StartTag, Xml};
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
    /// What is not held; only in a [`Shell`](super::Shell).
    Run(Run),
}

/// Children that stand one behind the other and are not held, but read again where they are wanted: elements, remarks,
/// white space.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Run {
    /// From the first to the last.
    pub(super) span: Span,
    /// Bytes that references had become before it.
    pub(super) expanded: usize,
}

impl Run {
    /// What tells it from the others of its document.
    pub(crate) fn start(self) -> u32 {
        self.span.start
    }
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
        let mut build = Builder::new(self, self.begin(xml, start));
        loop {
            let noted = xml.noted();
            match xml.next() {
                Ok(Some((node, span))) => {
                    if let Some(done) = build.add(xml, &node, span, noted) {
                        return (done, None);
                    }
                }
                Ok(None) => return (build.finish(), None),
                Err(fault) => return (build.finish(), Some(fault)),
            }
        }
    }

    /// An element as its start tag has it, without anything in it.
    pub(in super::super) fn begin<'s>(self, xml: &mut Xml<'s>, start: &StartTag<'s>) -> Element {
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

/// A tree that is being built.
pub(super) struct Builder {
    tree: Tree,
    /// The elements that are open, the innermost last.
    pub(super) stack: Vec<Element>,
    /// Text comes in pieces, one a reference.
    text: Option<(String, Span)>,
}

impl Builder {
    pub(super) fn new(tree: Tree, root: Element) -> Self {
        Self { tree, stack: vec![root], text: None }
    }

    /// Takes in what comes next; the root element if that ends it. `noted` is [`Xml::noted`] before it was read.
    pub(super) fn add<'s>(
        &mut self,
        xml: &mut Xml<'s>,
        node: &Node<'s>,
        span: Span,
        noted: (usize, usize),
    ) -> Option<Element> {
        if let Node::Text(piece) = node
            && !(self.tree.keep_references && is_own_reference(xml.slice(span)))
        {
            self.text(piece, span);
            return None;
        }
        match node {
            Node::Start(start) => {
                let element = self.tree.begin(xml, start);
                self.open(element);
            }
            Node::End(_) => return self.close(),
            Node::Text(_) => {
                // What stays a reference is not to be told as one that could not be replaced.
                xml.forget(noted);
                self.child(Child::Reference(xml.slice(span).into(), span));
            }
            Node::Aside(text) => self.child(Child::Aside(lines(text), span)),
        }
        None
    }

    /// A piece of text.
    pub(super) fn text(&mut self, piece: &str, span: Span) {
        let (text, place) = self.text.get_or_insert_with(|| (String::new(), span));
        text.push_str(piece);
        place.end = span.end;
    }

    /// An element begins.
    pub(super) fn open(&mut self, element: Element) {
        self.flush();
        self.stack.push(element);
    }

    /// The innermost element ends; the root element if that is it.
    pub(super) fn close(&mut self) -> Option<Element> {
        self.flush();
        close(&mut self.stack)
    }

    /// Text is over.
    pub(super) fn flush(&mut self) {
        if let Some((text, span)) = self.text.take() {
            self.child(Child::Text(text.into(), span));
        }
    }

    /// Anything else that stands in the innermost element.
    pub(super) fn child(&mut self, child: Child) {
        self.flush();
        if let Some(open) = self.stack.last_mut() {
            open.children.push(child);
        }
    }

    /// All that there is of the root element.
    pub(super) fn finish(mut self) -> Element {
        self.flush();
        loop {
            if let Some(done) = close(&mut self.stack) {
                return done;
            }
            if self.stack.is_empty() {
                return Element::default();
            }
        }
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
pub(super) fn is_own_reference(written: &str) -> bool {
    let name = written.strip_prefix('&').and_then(|rest| rest.split_once(';')).map(|(name, _)| name);
    name.is_some_and(|name| !name.starts_with('#') && !matches!(name, "amp" | "lt" | "gt" | "quot" | "apos"))
}

/// Line ends as LF (XML 1.0 section 2.11).
pub(super) fn lines(text: &str) -> Box<str> {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}

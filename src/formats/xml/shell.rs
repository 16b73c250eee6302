//! A document of which only the frame is held: what stands in its body is read again, piece by piece.

use std::cell::RefCell;

use super::plain::{self, sound};
use super::tree::{Builder, is_own_reference, lines};
use super::{
    Child, Document, Element, Entities, Fault, Flow, MAX_DEPTH, Node, Origin, Run, Seen, StartTag, Tree, Unread, Xml,
};
use crate::base::{Error, Result, Span};

type Read<T> = std::result::Result<T, Fault>;

/// A document's frame, and the way to what is not held.
pub(crate) struct Shell<'s> {
    /// The frame; in its body stands a [`Child::Run`] for what is not held.
    pub(crate) document: Document,
    /// Reads what is not held.
    pub(crate) pieces: Pieces<'s>,
}

/// Reads the pieces of a document that are not held.
pub(crate) struct Pieces<'s> {
    origin: &'s dyn Origin,
    entities: Entities,
    /// Where the last run was read to.
    reading: RefCell<Option<Flow<'s>>>,
    failed: RefCell<Option<Error>>,
}

const TREE: Tree = Tree { keep_references: true };

/// Whether an element of this local name, in a body, is not held.
pub(crate) type Away = fn(&str) -> bool;

/// Something that stands in a document's frame, or in a run.
enum Item {
    Start(Element),
    End,
    Text(String, Span),
    Reference(Box<str>, Span),
    Aside(Box<str>, Span),
    /// An element that is not held, and the first reference in it that no document type can declare.
    Away(Span, Option<(Span, String)>),
    Over,
}

impl<'s> Shell<'s> {
    /// Reads a document to be written again. Of a body (an element `body` in the root element, or in a `text` there)
    /// the elements that `away` takes are not held, nor remarks and white space between them; without it all is held.
    /// What XML does not allow is a fault, the first of them.
    pub(crate) fn read(origin: &'s dyn Origin, away: Option<Away>) -> std::result::Result<Self, Unread> {
        let mut flow = Flow::open(origin)?;
        let read = frame(&mut flow, away);
        if let Err(Unread::Fault(..)) = read {
            flow.drain()?;
        }
        let Seen { illegal, .. } = flow.seen();
        origin.saw(flow.seen());
        if let Some((at, char)) = illegal {
            let message = format!("XML does not allow U+{:04X}: `exonym lint --repair` takes it out", u32::from(char));
            return Err(Unread::Fault(Span { start: at, end: at + char.len_utf8() as u32 }, message));
        }
        let document = read?;
        let pieces = Pieces {
            origin,
            entities: Entities::clone(flow.entities()),
            reading: RefCell::new(None),
            failed: RefCell::new(None),
        };
        Ok(Self { document, pieces })
    }
}

/// Reads the frame.
fn frame(flow: &mut Flow<'_>, away: Option<Away>) -> std::result::Result<Document, Unread> {
    let mut document = Document { declaration: None, before: Vec::new(), root: Element::default(), after: Vec::new() };
    let mut frame = Frame { away, expanded: 0, own: None };
    let (mut rooted, mut doctype) = (false, false);
    loop {
        match flow.step(|xml| item(xml, None))?? {
            Item::Start(root) => {
                document.root = frame.root(flow, root)?;
                rooted = true;
            }
            Item::Aside(text, _)
                if text.starts_with("<?xml") && text[5..].starts_with([' ', '\t', '\n', '\r', '?']) =>
            {
                document.declaration = Some(text);
            }
            Item::Aside(text, span) => {
                doctype |= text.starts_with("<!DOCTYPE");
                let list = if rooted { &mut document.after } else { &mut document.before };
                list.push(Child::Aside(text, span));
            }
            Item::Over => break,
            Item::Text(..) | Item::Reference(..) | Item::End | Item::Away(..) => {}
        }
    }
    if let Some(fault) = flow.take_faults().into_iter().next() {
        return Err(fault.into());
    }
    if !doctype {
        let held = own_reference_of(&document.root).map(|(name, span)| (span, name.to_owned()));
        if let Some((span, name)) = held.into_iter().chain(frame.own).min_by_key(|(span, _)| span.start) {
            let message = format!("the entity `{name}` is not declared here: write the character itself");
            return Err(Unread::Fault(span, message));
        }
    }
    Ok(document)
}

/// What comes next; an element that `away` takes is passed over.
fn item(xml: &mut Xml<'_>, away: Option<Away>) -> Read<Item> {
    let noted = xml.noted();
    let Some((node, span)) = xml.next()? else { return Ok(Item::Over) };
    Ok(match node {
        Node::Start(start) if away.is_some_and(|away| away(start.name)) => {
            let own = if xml.pass(&start) { None } else { pass_over(xml, &start)? };
            Item::Away(Span { start: span.start, end: xml.at() as u32 }, own)
        }
        Node::Start(start) => Item::Start(TREE.begin(xml, &start)),
        node => of_node(xml, node, span, noted),
    })
}

/// Passes over the element that has just begun; gives the first reference in it that no document type can declare.
fn pass_over<'s>(xml: &mut Xml<'s>, start: &StartTag<'s>) -> Read<Option<(Span, String)>> {
    let told = |element: &Element| own_reference_of(element).map(|(name, span)| (span, name.to_owned()));
    let mut own = told(&TREE.begin(xml, start));
    let mut depth = 1_usize;
    while depth > 0 {
        let noted = xml.noted();
        // After a fault there is nothing more.
        let Some((node, span)) = xml.next()? else { break };
        match node {
            Node::Start(start) => {
                let element = TREE.begin(xml, &start);
                own = own.or_else(|| told(&element));
                depth += 1;
            }
            Node::End(_) => depth -= 1,
            node => {
                if let Item::Reference(name, span) = of_node(xml, node, span, noted) {
                    own = own.or_else(|| Some((span, name.into())));
                }
            }
        }
    }
    Ok(own)
}

/// A child of a run; an element with what is in it.
fn child(xml: &mut Xml<'_>) -> Read<Item> {
    let noted = xml.noted();
    let Some((node, span)) = xml.next()? else { return Ok(Item::Over) };
    if let Node::Start(start) = node {
        let (element, fault) = TREE.element(xml, &start);
        return fault.map_or(Ok(Item::Start(element)), Err);
    }
    Ok(of_node(xml, node, span, noted))
}

/// What is no start tag. `noted` is [`Xml::noted`] before it was read.
fn of_node<'s>(xml: &mut Xml<'s>, node: Node<'s>, span: Span, noted: (usize, usize)) -> Item {
    match node {
        Node::Text(_) if is_own_reference(xml.slice(span)) => {
            // What stays a reference is not to be told as one that could not be replaced.
            xml.forget(noted);
            Item::Reference(xml.slice(span).into(), span)
        }
        Node::Text(text) => Item::Text(text.into_owned(), span),
        Node::Aside(text) => Item::Aside(lines(text), span),
        Node::Start(_) | Node::End(_) => Item::End,
    }
}

impl Document {
    /// Reads a whole document to be written again. What XML does not allow is a fault, the first of them.
    pub(crate) fn read(text: &str) -> std::result::Result<Self, (Span, String)> {
        Shell::read(&text, None).map(|shell| shell.document).map_err(|unread| match unread {
            Unread::Fault(span, message) => (span, message),
            Unread::Failed(error) => (Span::default(), error.what()),
        })
    }
}

/// Shows what stands in runs.
pub(crate) trait Runs {
    /// Shows each child of a run, in order.
    fn each(&self, run: Run, show: &mut dyn FnMut(Child));
    /// Shows each element of a run without what is in it.
    fn heads(&self, run: Run, show: &mut dyn FnMut(&Element));
}

impl Runs for Pieces<'_> {
    fn each(&self, run: Run, show: &mut dyn FnMut(Child)) {
        let mut build = Builder::new(TREE, Element::default());
        self.walk(run, &mut |flow| {
            let next = match flow {
                Some(flow) => flow.step(child)?.ok(),
                None => None,
            };
            // It was read before: there is no fault in it.
            let mut more = true;
            match next {
                Some(Item::Start(element)) => build.child(Child::Element(element)),
                Some(Item::Text(text, span)) => build.text(&text, span),
                Some(Item::Reference(name, span)) => build.child(Child::Reference(name, span)),
                Some(Item::Aside(text, span)) => build.child(Child::Aside(text, span)),
                Some(Item::End | Item::Away(..) | Item::Over) | None => {
                    build.flush();
                    more = false;
                }
            }
            if let [around] = &mut build.stack[..] {
                around.children.drain(..).for_each(&mut *show);
            }
            Ok(more)
        });
    }

    fn heads(&self, run: Run, show: &mut dyn FnMut(&Element)) {
        self.walk(run, &mut |flow| {
            let Some(flow) = flow else { return Ok(false) };
            match flow.step(head)? {
                Ok(Item::Start(element)) => show(&element),
                Ok(Item::Over) | Err(_) => return Ok(false),
                Ok(_) => {}
            }
            Ok(true)
        });
    }
}

impl<'s> Pieces<'s> {
    /// Reads a run with `read`, which says whether it goes on; behind the last piece it is given nothing.
    fn walk(&self, run: Run, read: &mut dyn FnMut(Option<&mut Flow<'s>>) -> Result<bool>) {
        let known = self.reading.take().filter(|flow| flow.offset() <= u64::from(run.span.start));
        let walked = || {
            let mut flow = match known {
                Some(flow) => flow,
                None => Flow::open(self.origin)?,
            };
            if flow.go_to(run.span, run.expanded, &self.entities)? {
                while !flow.is_behind() {
                    if !read(Some(&mut flow))? {
                        return Ok(flow);
                    }
                }
            }
            read(None)?;
            Ok(flow)
        };
        match walked() {
            Ok(flow) => drop(self.reading.replace(Some(flow))),
            Err(error) => drop(self.failed.borrow_mut().get_or_insert(error)),
        }
    }

    /// An error if a run could not be read to its end.
    pub(crate) fn failed(&self) -> Result<()> {
        self.failed.take().map_or(Ok(()), Err)
    }
}

/// What comes next, an element without what is in it.
fn head(xml: &mut Xml<'_>) -> Read<Item> {
    let Some((node, _)) = xml.next()? else { return Ok(Item::Over) };
    let Node::Start(start) = node else { return Ok(Item::End) };
    let element = TREE.begin(xml, &start);
    if !xml.pass(&start) {
        let mut depth = 1_usize;
        while depth > 0 {
            match xml.next()? {
                Some((Node::Start(start), _)) => depth += usize::from(!xml.pass(&start)),
                Some((Node::End(_), _)) => depth -= 1,
                Some(_) => {}
                None => return Ok(Item::Over),
            }
        }
    }
    Ok(Item::Start(element))
}

impl<'s> Xml<'s> {
    /// Passes over the element that has just begun, if a glance shows that there is nothing to be told of it.
    fn pass(&mut self, start: &StartTag<'s>) -> bool {
        let from = (start.span.start - self.base) as usize;
        let Some(length) = sound(&self.text[from..]).filter(|_| self.open.len() + plain::MAX_DEPTH <= MAX_DEPTH) else {
            return false;
        };
        if self.closing.take().is_none() {
            self.open.pop();
        }
        self.at = from + length;
        true
    }
}

/// Reads the root element.
struct Frame {
    away: Option<Away>,
    /// Bytes that references had become before the child of the body that comes next.
    expanded: usize,
    /// The first reference, in what is not held, that no document type can declare.
    own: Option<(Span, String)>,
}

impl Frame {
    fn root(&mut self, flow: &mut Flow<'_>, root: Element) -> std::result::Result<Element, Unread> {
        let mut build = Builder::new(TREE, root);
        loop {
            let (expanded, in_body) = (flow.expanded(), self.is_body(&build));
            let item = flow.step(|xml| item(xml, self.away.filter(|_| in_body)))??;
            // It may end the text that stands in the body, or the body.
            if in_body && !matches!(item, Item::Text(..) | Item::Reference(..)) {
                build.flush();
                self.fold(expanded, &mut build);
            }
            let depth = build.stack.len();
            match item {
                Item::Over => return Ok(build.finish()),
                Item::Away(span, own) => {
                    if self.own.is_none() {
                        self.own = own;
                    }
                    if let Some(body) = build.stack.last_mut() {
                        self.leave(&mut body.children, span);
                    }
                    continue;
                }
                Item::Start(element) => build.open(element),
                Item::End => {
                    if let Some(done) = build.close() {
                        return Ok(done);
                    }
                }
                Item::Text(text, span) => build.text(&text, span),
                Item::Reference(name, span) => build.child(Child::Reference(name, span)),
                Item::Aside(text, span) => build.child(Child::Aside(text, span)),
            }
            if self.is_body(&build) {
                if build.stack.len() > depth {
                    self.expanded = flow.expanded();
                } else {
                    self.fold(flow.expanded(), &mut build);
                }
            }
        }
    }

    /// Leaves away the last child of the body, if it is a remark or white space. `expanded`: what references had become.
    fn fold(&mut self, expanded: usize, build: &mut Builder) {
        let Some(body) = build.stack.last_mut() else { return };
        let span = match body.children.last() {
            Some(Child::Aside(_, span)) => *span,
            Some(Child::Text(text, span)) if text.chars().all(|c| c.is_ascii_whitespace()) => *span,
            Some(Child::Run(_)) | None => return,
            Some(_) => {
                self.expanded = expanded;
                return;
            }
        };
        body.children.pop();
        self.leave(&mut body.children, span);
    }

    /// True if the innermost of the open elements is a body of which not all is held.
    fn is_body(&self, build: &Builder) -> bool {
        let around = match &build.stack[..] {
            [_, body] => body.local() == "body",
            [_, text, body] => text.local() == "text" && body.local() == "body",
            _ => false,
        };
        around && self.away.is_some()
    }

    fn leave(&self, children: &mut Vec<Child>, span: Span) {
        match children.last_mut() {
            Some(Child::Run(run)) => run.span.end = span.end,
            _ => children.push(Child::Run(Run { span, expanded: self.expanded })),
        }
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

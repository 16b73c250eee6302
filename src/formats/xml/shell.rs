//! A document of which only the frame is held: what stands in its body is read again, piece by piece.

use super::plain::{self, sound};
use super::tree::{Builder, lines};
use super::{Child, Document, Element, Entities, Fault, MAX_DEPTH, Node, Run, StartTag, Tree, Xml, is_legal};
use crate::base::Span;

/// A document's frame, and the way to what is not held.
#[derive(Debug)]
pub(crate) struct Shell<'s> {
    /// The frame; in its body stands a [`Child::Run`] for what is not held.
    pub(crate) document: Document,
    /// Reads what is not held.
    pub(crate) pieces: Pieces<'s>,
}

/// Reads the pieces of a document that are not held.
#[derive(Debug)]
pub(crate) struct Pieces<'s> {
    text: &'s str,
    entities: Entities,
}

const TREE: Tree = Tree { keep_references: true };

/// Whether an element of this local name, in a body, is not held.
pub(crate) type Away = fn(&str) -> bool;

impl<'s> Shell<'s> {
    /// Reads a document to be written again. Of a body (an element `body` in the root element, or in a `text` there)
    /// the elements that `away` takes are not held, nor remarks and white space between them; without it all is held.
    /// What XML does not allow is a fault, the first of them.
    pub(crate) fn read(text: &'s str, away: Option<Away>) -> Result<Self, (Span, String)> {
        if let Some((at, char)) = first_illegal(text) {
            let message = format!("XML does not allow U+{:04X}: `exonym lint --repair` takes it out", u32::from(char));
            return Err((Span::new(at, at + char.len_utf8()), message));
        }
        let told = |fault: Fault| (fault.span, fault.message);
        let mut xml = Xml::new(text);
        let mut document =
            Document { declaration: None, before: Vec::new(), root: Element::default(), after: Vec::new() };
        let mut frame = Frame { away, expanded: 0, own: None };
        let mut entities = Entities::default();
        let mut rooted = false;
        let mut doctype = false;
        loop {
            match xml.next().map_err(told)? {
                Some((Node::Start(start), _)) => {
                    entities = xml.entities().clone();
                    document.root = frame.root(&mut xml, &start).map_err(told)?;
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
        if !doctype {
            let held = own_reference_of(&document.root).map(|(name, span)| (span, name.to_owned()));
            if let Some((span, name)) = held.into_iter().chain(frame.own).min_by_key(|(span, _)| span.start) {
                return Err((span, format!("the entity `{name}` is not declared here: write the character itself")));
            }
        }
        Ok(Self { document, pieces: Pieces { text, entities } })
    }
}

impl Document {
    /// Reads a whole document to be written again. What XML does not allow is a fault, the first of them.
    pub(crate) fn read(text: &str) -> Result<Self, (Span, String)> {
        Shell::read(text, None).map(|shell| shell.document)
    }
}

impl Pieces<'_> {
    /// Shows each child of a run, in order.
    pub(crate) fn each(&self, run: Run, show: &mut dyn FnMut(Child)) {
        let mut xml = Xml::run(self.text, run.span, run.expanded, &self.entities);
        let mut build = Builder::new(TREE, Element::default());
        loop {
            let noted = xml.noted();
            // It was read before: there is no fault in it.
            let next = if xml.is_behind() { None } else { xml.next().ok().flatten() };
            let over = next.is_none();
            match next {
                Some((node, span)) => drop(build.add(&mut xml, &node, span, noted)),
                None => build.flush(),
            }
            if let [around] = &mut build.stack[..] {
                around.children.drain(..).for_each(&mut *show);
            }
            if over {
                return;
            }
        }
    }

    /// Shows each element of a run without what is in it.
    pub(crate) fn heads(&self, run: Run, show: &mut dyn FnMut(&Element)) {
        let mut xml = Xml::run(self.text, run.span, run.expanded, &self.entities);
        let mut depth = 0_usize;
        while !xml.is_behind()
            && let Ok(Some((node, _))) = xml.next()
        {
            match node {
                Node::Start(start) => {
                    if depth == 0 {
                        show(&TREE.begin(&mut xml, &start));
                    }
                    depth += usize::from(!xml.pass(&start));
                }
                Node::End(_) => depth = depth.saturating_sub(1),
                Node::Text(_) | Node::Aside(_) => {}
            }
        }
    }
}

impl<'s> Xml<'s> {
    /// Reads a stretch of a document's body that was read before; references had become `expanded` bytes before it.
    fn run(text: &'s str, span: Span, expanded: usize, entities: &Entities) -> Self {
        Self { expanded, ..Self::within(&text[..span.end as usize], span.start as usize, ["body"], entities) }
    }

    /// True behind the last piece of a stretch.
    fn is_behind(&self) -> bool {
        self.at == self.text.len() && self.closing.is_none()
    }

    /// Passes over the element that has just begun, if a glance shows that there is nothing to be told of it.
    fn pass(&mut self, start: &StartTag<'s>) -> bool {
        let from = start.span.start as usize;
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
    fn root<'s>(&mut self, xml: &mut Xml<'s>, start: &StartTag<'s>) -> Result<Element, Fault> {
        let mut build = Builder::new(TREE, TREE.begin(xml, start));
        loop {
            let noted = xml.noted();
            let Some((node, span)) = xml.next()? else { return Ok(build.finish()) };
            match node {
                Node::Start(start) if self.is_body(&build) && self.away.is_some_and(|away| away(start.name)) => {
                    build.flush();
                    self.fold(xml, &mut build);
                    if !xml.pass(&start) {
                        let (element, fault) = TREE.element(xml, &start);
                        if let Some(fault) = fault {
                            return Err(fault);
                        }
                        if self.own.is_none() {
                            self.own = own_reference_of(&element).map(|(name, span)| (span, name.to_owned()));
                        }
                    }
                    if let Some(body) = build.stack.last_mut() {
                        self.leave(&mut body.children, Span { start: span.start, end: xml.at() as u32 });
                    }
                }
                node => {
                    // It may end the text that stands in the body, or the body.
                    let at = build.stack.len();
                    let ends = self.is_body(&build) && !matches!(node, Node::Text(_));
                    if ends {
                        build.flush();
                        self.fold(xml, &mut build);
                    }
                    if let Some(done) = build.add(xml, &node, span, noted) {
                        return Ok(done);
                    }
                    if self.is_body(&build) {
                        if build.stack.len() > at {
                            self.expanded = xml.expanded();
                        } else {
                            self.fold(xml, &mut build);
                        }
                    }
                }
            }
        }
    }

    /// Leaves away the last child of the body, if it is a remark or white space.
    fn fold(&mut self, xml: &Xml<'_>, build: &mut Builder) {
        let Some(body) = build.stack.last_mut() else { return };
        let span = match body.children.last() {
            Some(Child::Aside(_, span)) => *span,
            Some(Child::Text(text, span)) if text.chars().all(|c| c.is_ascii_whitespace()) => *span,
            Some(Child::Run(_)) | None => return,
            Some(_) => {
                self.expanded = xml.expanded();
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

/// The first character that XML does not allow.
fn first_illegal(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|&(_, char)| !is_legal(char))
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

//! Trees as text: one canonical layout, by what each element is.

use std::borrow::Cow;
use std::io;

use super::{Attribute, Child, Document, Element, Run};

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

/// The inside of a remark: in it `--` is not allowed, nor `-` at its end (section 2.5).
pub(crate) fn remark_text(text: &str) -> String {
    let mut out = text.to_owned();
    while out.contains("--") {
        out = out.replace("--", "- -");
    }
    if out.ends_with('-') {
        out.push(' ');
    }
    out
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
    let mut page = Page::new(style);
    page.element(one, depth);
    page.out.push('\n');
    page.out
}

/// A whole document that is held: UTF-8, lines that end in LF.
pub(crate) fn document_text(document: &Document, style: Style) -> String {
    let mut page = Page::new(style);
    page.document(document);
    page.out
}

/// Shows each child of a run, in order.
pub(crate) type Children<'c> = dyn FnMut(Run, &mut dyn FnMut(&Child)) + 'c;

/// Writes a whole document whose runs are handed out by `children`: UTF-8, lines that end in LF.
pub(crate) fn document_write(
    document: &Document,
    style: Style,
    children: &mut Children<'_>,
    to: &mut dyn io::Write,
) -> io::Result<()> {
    let mut page = Page { children: Some(children), to: Some(to), ..Page::new(style) };
    page.document(document);
    page.pass_on(0);
    page.failed.map_or(Ok(()), Err)
}

/// An element on one line.
pub(crate) fn element_line(one: &Element, style: Style) -> String {
    let mut page = Page::new(style);
    page.line(one);
    page.out
}

/// Bytes that are laid out before they are passed on.
const HELD: usize = 64 << 10;

/// What is laid out.
struct Page<'p> {
    style: Style,
    out: String,
    /// What stands in runs; without it there are none.
    children: Option<&'p mut Children<'p>>,
    /// Where it is passed on to; else it is all held.
    to: Option<&'p mut dyn io::Write>,
    failed: Option<io::Error>,
}

/// How the children of a block have been laid out so far.
struct Block {
    depth: usize,
    /// A line ended since the last child.
    newline: bool,
    /// Nothing has come yet.
    first: bool,
}

impl Page<'_> {
    fn new(style: Style) -> Self {
        Self { style, out: String::new(), children: None, to: None, failed: None }
    }

    fn document(&mut self, document: &Document) {
        self.out.push_str(&document_head(document.declaration.as_deref()));
        self.asides(&document.before);
        self.element(&document.root, 0);
        self.out.push('\n');
        self.asides(&document.after);
    }

    fn asides(&mut self, children: &[Child]) {
        for child in children {
            if let Child::Aside(text, _) = child {
                self.out.push_str(text);
                self.out.push('\n');
            }
        }
    }

    /// Passes on what is laid out, if that is more than `held` bytes.
    fn pass_on(&mut self, held: usize) {
        if let Some(to) = self.to.as_mut().filter(|_| self.out.len() > held) {
            if self.failed.is_none() {
                self.failed = to.write_all(self.out.as_bytes()).err();
            }
            self.out.clear();
        }
    }

    /// Each child of an element, those of runs among them.
    fn each(&mut self, one: &Element, take: &mut dyn FnMut(&mut Self, &Child)) {
        for child in &one.children {
            match child {
                Child::Run(run) => {
                    let Some(children) = self.children.take() else { continue };
                    children(*run, &mut |child| {
                        take(self, child);
                        // Behind white space alone the start tag may still be taken back.
                        if !matches!(child, Child::Text(..)) {
                            self.pass_on(HELD);
                        }
                    });
                    self.children = Some(children);
                }
                child => take(self, child),
            }
        }
    }

    /// An element with its indent, without a line end.
    fn element(&mut self, one: &Element, depth: usize) {
        indent(depth, &mut self.out);
        if shape(one, self.style) != Shape::Block {
            self.line(one);
            return;
        }
        start(one, self.style, &mut self.out);
        let mut block = Block { depth: depth + 1, newline: true, first: true };
        self.each(one, &mut |page, child| page.in_block(child, &mut block));
        if block.first {
            // Nothing but white space was in it.
            self.out.truncate(self.out.len() - 1);
            self.out.push_str("/>");
            return;
        }
        self.out.push('\n');
        indent(depth, &mut self.out);
        end(one, &mut self.out);
    }

    fn in_block(&mut self, child: &Child, block: &mut Block) {
        match child {
            Child::Text(text, _) => block.newline |= text.contains('\n'),
            Child::Element(child) => {
                self.out.push('\n');
                self.element(child, block.depth);
                (block.first, block.newline) = (false, false);
            }
            Child::Aside(text, _) => {
                // A remark at the end of a line stays there.
                if block.newline || block.first || !text.starts_with("<!--") {
                    self.out.push('\n');
                    indent(block.depth, &mut self.out);
                } else {
                    self.out.push(' ');
                }
                self.out.push_str(text);
                (block.first, block.newline) = (false, false);
            }
            Child::Reference(..) | Child::Run(_) => {}
        }
    }

    fn line(&mut self, one: &Element) {
        start(one, self.style, &mut self.out);
        let text = shape(one, self.style) == Shape::Text;
        let empty = one.children.iter().all(|child| !text && matches!(child, Child::Text(..)));
        if empty {
            self.out.truncate(self.out.len() - 1);
            self.out.push_str("/>");
            return;
        }
        self.each(one, &mut |page, child| match child {
            Child::Element(child) if text => page.verbatim(child),
            Child::Element(child) => page.line(child),
            Child::Text(words, _) if text => page.out.push_str(&text_text(words)),
            Child::Text(..) | Child::Run(_) => {}
            Child::Reference(words, _) | Child::Aside(words, _) => page.out.push_str(words),
        });
        end(one, &mut self.out);
    }

    /// An element within text: every white space in it counts.
    fn verbatim(&mut self, one: &Element) {
        start(one, self.style, &mut self.out);
        if one.children.is_empty() {
            self.out.truncate(self.out.len() - 1);
            self.out.push_str("/>");
            return;
        }
        self.each(one, &mut |page, child| match child {
            Child::Element(child) => page.verbatim(child),
            Child::Text(words, _) => page.out.push_str(&text_text(words)),
            Child::Reference(words, _) | Child::Aside(words, _) => page.out.push_str(words),
            Child::Run(_) => {}
        });
        end(one, &mut self.out);
    }
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

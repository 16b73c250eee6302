//! XML 1.0 as a stream of events with exact places: the only file that knows quick-xml.
//!
//! Nothing is ever fetched: a document type is read for the entities it declares itself, and ignored otherwise.
//! Depth and the growth of entities are bounded. A document that is not well-formed ends with a [`Fault`]; what the
//! wrapper can put right (a character that XML forbids, an unknown entity) is in [`Xml::faults`].

mod beginning;
mod flow;
mod html_names;
mod plain;
mod prolog;
mod scope;
mod shell;
mod tags;
mod tree;
mod values;
mod write;

use std::borrow::Cow;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::errors::{IllFormedError, SyntaxError};
use quick_xml::events::Event;
use smallvec::SmallVec;

use plain::{Plain, Tag, plain};
use scope::Declared;

pub(super) use plain::{in_name, sound, starts_name, text_only};

pub(crate) use beginning::declared_encoding;
pub(super) use beginning::root;
#[cfg(test)]
pub(crate) use flow::Drip;
pub(super) use flow::Flow;
pub(crate) use flow::{Origin, Seen, Unread, line_starts, places, too_large};
pub(crate) use html_names::html_character;
pub(crate) use shell::{Away, Runs, Shell};
pub(crate) use tree::{Attribute, Child, Document, Element, Run, Tree, local};
pub(crate) use write::{
    Children, Shape, Style, attribute_text, document_head, document_text, document_write, element_block, element_line,
    is_legal, remark_text, text_text,
};

use crate::base::Span;

/// Elements within elements; real files have 65.
const MAX_DEPTH: usize = 256;

/// What is wrong with a document, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) span: Span,
    pub(crate) message: String,
}

/// A piece of a document.
#[derive(Debug)]
pub(super) enum Node<'s> {
    /// An element begins. One without content is followed by its end all the same.
    Start(StartTag<'s>),
    /// The element of this local name ends.
    End(&'s str),
    /// Text between tags, as it is meant: entities replaced, line ends as LF.
    Text(Cow<'s, str>),
    /// A remark, an instruction, the document type or the XML declaration, as written.
    Aside(&'s str),
}

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct StartTag<'s> {
    /// The name without prefix.
    pub(super) name: &'s str,
    /// The name with its prefix.
    pub(super) full: &'s str,
    /// From `<` to `>`.
    pub(super) span: Span,
    attributes: &'s str,
}

impl<'s> StartTag<'s> {
    /// The value of an attribute as written, by its full name (`xml:lang`).
    fn raw(&self, name: &str) -> Option<&'s str> {
        self.attributes().find(|&(key, _)| key == name).map(|(_, value)| value)
    }
    /// The attributes, by their full names, with their values as written.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'s str, &'s str)> + use<'s> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            let equals = rest.bytes().position(|byte| byte == b'=')?;
            let key = &rest[..equals];
            let after = rest[equals + 1..].trim_start();
            let quote = *after.as_bytes().first().filter(|&&byte| byte == b'"' || byte == b'\'')?;
            let value = &after[1..];
            let end = value.bytes().position(|byte| byte == quote)?;
            rest = &value[end + 1..];
            Some((key.trim_ascii(), &value[..end]))
        })
    }
}

/// The next piece and its place, if there is one.
type Step<'s> = Result<Option<(Node<'s>, Span)>, Fault>;

/// What a document declares and its pieces may use: entities, and prefixes of names.
pub(crate) type Entities = Arc<Declared>;

/// How far what stands before the root element has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Prolog {
    Begun,
    /// A document type was declared.
    Typed,
    Over,
}

/// Reads a decoded document.
#[expect(clippy::struct_excessive_bools, reason = "each is by itself")]
pub(super) struct Xml<'s> {
    text: &'s str,
    /// Where the text begins in its document; all places are told from the document's beginning.
    base: u32,
    /// Where the next piece begins in the text.
    at: usize,
    /// Line ends before the text, and before each element that was open when it began.
    lines: (u64, SmallVec<[u64; 4]>),
    /// The end of the text was met where there should have been more.
    ran_out: bool,
    open: SmallVec<[(&'s str, u32); 8]>,
    /// The end of an element without content.
    closing: Option<(&'s str, Span)>,
    entities: Entities,
    expanded: usize,
    prolog: Prolog,
    over: bool,
    /// What is plain is not left to the parser.
    glance: bool,
    /// Prefixes of names are to be declared.
    prefixes: bool,
    /// What was put right on the way; so many are listed, further ones counted.
    faults: Vec<Fault>,
    more: usize,
}

impl<'s> Xml<'s> {
    pub(super) fn new(text: &'s str) -> Self {
        Self {
            text,
            base: 0,
            at: 0,
            lines: (0, SmallVec::new()),
            ran_out: false,
            open: SmallVec::new(),
            closing: None,
            entities: Entities::default(),
            expanded: 0,
            prolog: Prolog::Begun,
            over: false,
            glance: true,
            prefixes: false,
            faults: Vec::new(),
            more: 0,
        }
    }

    /// Reads a document of exchange, or a piece of one: an element that stands in it.
    pub(super) fn of_document(text: &'s str, entities: &Entities) -> Self {
        Self { entities: Arc::clone(entities), prefixes: true, ..Self::new(text) }
    }

    /// Reads on at a place of a piece, within elements that are open there.
    pub(super) fn within<const N: usize>(text: &'s str, at: usize, open: [&'s str; N], entities: &Entities) -> Self {
        let open = open.into_iter().map(|name| (name, at as u32)).collect();
        Self { at, open, prolog: Prolog::Over, ..Self::of_document(text, entities) }
    }

    /// Where the next piece begins.
    pub(super) fn at(&self) -> usize {
        self.base as usize + self.at
    }

    /// A stretch of the text.
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.base as usize + start, self.base as usize + end)
    }

    /// What stands at a place of the document.
    fn slice(&self, span: Span) -> &'s str {
        let local = |at: u32| at.saturating_sub(self.base) as usize;
        self.text.get(local(span.start)..local(span.end)).unwrap_or_default()
    }

    /// The same without any short cut.
    #[cfg(test)]
    pub(super) fn careful(text: &'s str, entities: &Entities) -> Self {
        Self { glance: false, ..Self::of_document(text, entities) }
    }

    /// The entities declared so far.
    pub(super) fn entities(&self) -> &Entities {
        &self.entities
    }

    /// Bytes that references to declared entities have become.
    pub(super) fn expanded(&self) -> usize {
        self.expanded
    }

    /// The next piece and its place; `None` at the end of the document. After a fault there is nothing more.
    pub(super) fn next(&mut self) -> Step<'s> {
        let result = self.step();
        if result.is_err() {
            self.over = true;
            self.closing = None;
        }
        result
    }

    /// Passes over white space that stands before a tag: no text where only elements are wanted.
    #[inline]
    pub(super) fn skip_blank(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        let blank = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count();
        if self.glance && rest.get(blank) == Some(&b'<') {
            self.at += blank;
        }
    }

    /// What stands in the element that has just begun, with the place of its end tag, if that is nothing but text as
    /// it is written. The element is then over.
    #[inline]
    pub(super) fn text_only(&mut self) -> Option<(&'s str, Span)> {
        let &(name, _) = self.open.last().filter(|_| self.glance && self.closing.is_none() && !self.over)?;
        let (text, length) = text_only(&self.text[self.at..], name)?;
        let end = self.span(self.at + text.len(), self.at + length);
        self.open.pop();
        self.leave();
        self.at += length;
        Some((text, end))
    }

    #[inline]
    fn step(&mut self) -> Step<'s> {
        if let Some((name, span)) = self.closing.take() {
            return Ok(Some((Node::End(name), span)));
        }
        while !self.over {
            let rest = &self.text[self.at..];
            if rest.is_empty() {
                self.finish()?;
                break;
            }
            let Some(found) = plain(rest).filter(|_| self.glance) else {
                match self.parse()? {
                    Some(next) => return Ok(Some(next)),
                    None => continue,
                }
            };
            let length = match found {
                Plain::Start(tag) => tag.end,
                Plain::End(length, _) | Plain::Text(length) => length,
            };
            let span = self.span(self.at, self.at + length);
            self.at += length;
            match found {
                Plain::Start(tag) => return self.plain_start(rest, span, tag),
                Plain::End(_, name) => return self.end(name, span),
                Plain::Text(_) => {
                    if let Some(text) = self.text(&rest[..length], span)? {
                        return Ok(Some((Node::Text(text), span)));
                    }
                }
            }
        }
        Ok(None)
    }

    /// The next event of the parser, for what is not plain; `None` for one that says nothing, and at the end.
    #[inline(never)]
    fn parse(&mut self) -> Step<'s> {
        let rest = &self.text[self.at..];
        let start = self.at;
        let mut reader = reader(rest);
        let event = reader.read_event();
        self.at = start + (reader.buffer_position() as usize).min(rest.len());
        let span = self.span(start, self.at);
        let written = self.text.get(start..self.at).unwrap_or_default();
        match event {
            Ok(Event::Start(_)) => self.start(written, span, false),
            Ok(Event::Empty(_)) => self.start(written, span, true),
            Ok(Event::End(_)) => {
                let name =
                    written.strip_prefix("</").and_then(|name| name.strip_suffix('>')).unwrap_or(written).trim_end();
                self.end(name, span)
            }
            Ok(Event::Text(_)) => Ok(self.text(written, span)?.map(|text| (Node::Text(text), span))),
            Ok(Event::GeneralRef(_)) => {
                let text = self.unescape(written, span);
                self.inside(span).map(|()| Some((Node::Text(text), span)))
            }
            Ok(Event::CData(_)) => {
                let inner = written.strip_prefix("<![CDATA[").and_then(|inner| inner.strip_suffix("]]>"));
                let text = self.legal(inner.unwrap_or_default(), span);
                self.inside(span).map(|()| Some((Node::Text(text), span)))
            }
            Ok(event @ (Event::DocType(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_))) => {
                if let Event::DocType(_) = event {
                    // Section 2.8, production 22.
                    if self.prolog != Prolog::Begun {
                        let what = "a document type stands once, before the root element; remove this one";
                        return Err(Fault { span, message: what.to_owned() });
                    }
                    self.prolog = Prolog::Typed;
                    self.declare(written, span)?;
                }
                // For what it notes: the text stays as it is written.
                self.legal(written, span);
                self.check_aside(written, span)?;
                Ok(Some((Node::Aside(written), span)))
            }
            Ok(Event::Eof) => self.finish().map(|()| None),
            Err(error) => {
                let at = self.base as usize + start + (reader.error_position() as usize).min(rest.len());
                self.ran_out = true;
                Err(Fault { span: self.point(at as u32), message: explain(&error) })
            }
        }
    }

    /// The character at a place, or the end of the document.
    fn point(&self, at: u32) -> Span {
        let start = self.text.floor_char_boundary(at.saturating_sub(self.base) as usize);
        let end = self.text[start..].chars().next().map_or(start, |char| start + char.len_utf8());
        self.span(start, end)
    }

    /// A tag whose name and attributes are known to be well-formed.
    fn plain_start(&mut self, rest: &'s str, span: Span, tag: Tag) -> Step<'s> {
        let attributes = &rest[tag.name_end..tag.end - 1 - usize::from(tag.empty)];
        let (name, empty) = (&rest[1..tag.name_end], tag.empty);
        let node = self.enter(name, attributes, span, empty);
        if tag.prefixed && node.is_ok() {
            self.check_prefixes(name, attributes, span, empty);
        }
        node
    }

    fn start(&mut self, written: &'s str, span: Span, empty: bool) -> Step<'s> {
        let content = written.strip_prefix('<').unwrap_or(written);
        let content = content.strip_suffix('>').unwrap_or(content);
        let content = if empty { content.strip_suffix('/').unwrap_or(content) } else { content };
        let name_end = content.bytes().position(|byte| byte.is_ascii_whitespace()).unwrap_or(content.len());
        let (name, attributes) = content.split_at(name_end);
        if name.starts_with(name_start) && !name_like(name) {
            let message =
                format!("`{name}` is no name of an element: correct it, or write `&lt;` where `<` itself is meant");
            return Err(Fault { span, message });
        }
        let node = self.enter(name, attributes, span, empty)?;
        if !attributes.is_empty() {
            self.check_attributes(content, name_end, span)?;
        }
        self.check_prefixes(name, attributes, span, empty);
        Ok(node)
    }

    #[inline]
    fn enter(&mut self, full: &'s str, attributes: &'s str, span: Span, empty: bool) -> Step<'s> {
        let fault = |span, message: &str| Err(Fault { span, message: message.to_owned() });
        if self.prolog == Prolog::Over && self.open.is_empty() {
            return fault(span, "a second root element: a document has one; remove what follows the first");
        }
        if !full.starts_with(name_start) {
            return fault(span, "a tag without a name: write `&lt;` where `<` itself is meant");
        }
        if self.open.len() >= MAX_DEPTH {
            return fault(span, "elements are nested deeper than 256: this is no exchange file");
        }
        let name = local(full);
        self.prolog = Prolog::Over;
        if empty {
            self.closing = Some((name, Span { start: span.end, end: span.end }));
        } else {
            self.open.push((full, span.start));
        }
        Ok(Some((Node::Start(StartTag { name, full, span, attributes }), span)))
    }

    #[inline]
    fn end(&mut self, name: &'s str, span: Span) -> Step<'s> {
        match self.open.pop() {
            Some((open, _)) if open == name => {
                self.leave();
                Ok(Some((Node::End(local(name)), span)))
            }
            Some((open, at)) => {
                // The text may be a cut of the file, so lines are counted from here.
                let count = |text: &str| text.bytes().filter(|&byte| byte == b'\n').count() as u64;
                let lines = match self.lines.1.get(self.open.len()).filter(|_| at < self.base) {
                    Some(before) => {
                        self.lines.0 - before + count(self.slice(Span { start: self.base, end: span.start }))
                    }
                    None => count(self.slice(Span { start: at, end: span.start })),
                };
                let opened = match lines {
                    0 => "on this line".to_owned(),
                    1 => "on the line before".to_owned(),
                    _ => format!("{lines} lines before"),
                };
                let message = format!("`</{name}>` where `</{open}>` should end the element opened {opened}");
                Err(Fault { span, message })
            }
            None => Err(Fault { span, message: format!("`</{name}>` closes nothing: remove it") }),
        }
    }

    fn text(&mut self, written: &'s str, span: Span) -> Result<Option<Cow<'s, str>>, Fault> {
        if self.open.is_empty() {
            let blank = written.trim_start_matches('\u{FEFF}').chars().all(|c| c.is_ascii_whitespace());
            let skipped = (written.len() - written.trim_start().len()) as u32;
            let span = Span { start: span.start + skipped, end: span.end };
            return if blank { Ok(None) } else { self.inside(span).map(|()| None) };
        }
        self.check_text(written, span);
        Ok(Some(self.legal(written, span)))
    }

    /// Text and references stand within the root element.
    fn inside(&self, span: Span) -> Result<(), Fault> {
        if self.open.is_empty() {
            let message = "text outside the root element: this is no XML, or something was put before or after it";
            return Err(Fault { span: self.point(span.start), message: message.to_owned() });
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Fault> {
        (self.over, self.ran_out) = (true, true);
        if let Some(&(name, at)) = self.open.last() {
            let span = Span { start: at, end: at + 1 + name.len() as u32 };
            let message = format!("`<{name}>` is never closed: the file is cut off, or `</{name}>` is missing");
            return Err(Fault { span, message });
        }
        if self.prolog != Prolog::Over {
            return Err(Fault { span: Span::default(), message: "no element: the file is empty or no XML".to_owned() });
        }
        Ok(())
    }
}

/// The parser, for what is not [`plain`](mod@plain).
fn reader(rest: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(rest);
    let config = reader.config_mut();
    // Matched here, with the place of the opening tag.
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    reader
}

fn explain(error: &quick_xml::Error) -> String {
    let message = match error {
        quick_xml::Error::Syntax(error) => match error {
            SyntaxError::InvalidBangMarkup => "`<!` begins nothing that XML knows: write `&lt;` where `<` is meant",
            SyntaxError::UnclosedPI | SyntaxError::UnclosedXmlDecl => "`<?` is never closed: add `?>`",
            SyntaxError::UnclosedComment => "this remark is never closed: add `-->`",
            SyntaxError::UnclosedDoctype => "the document type is never closed: add `>`",
            SyntaxError::UnclosedCData => "`<![CDATA[` is never closed: add `]]>`",
            _ => "this tag is never closed: add `>`, or write `&lt;` where `<` is meant",
        },
        quick_xml::Error::IllFormed(IllFormedError::UnclosedReference) => {
            "`&` begins no reference: write `&amp;` where `&` is meant"
        }
        other => return format!("not well-formed XML: {other}"),
    };
    message.to_owned()
}

/// True for the first character of a name (section 2.3, taken widely).
fn name_start(c: char) -> bool {
    c.is_alphabetic() || c == '_' || c == ':'
}

/// True for a name (section 2.3; letters beyond ASCII are taken widely).
pub(super) fn name_like(name: &str) -> bool {
    name.starts_with(name_start)
        && name.bytes().all(|byte| !byte.is_ascii() || in_name(byte))
        && !name.contains(['\u{FFFE}', '\u{FFFF}'])
}

#[cfg(test)]
mod tests;

//! From tags and text to segments.

use std::borrow::Cow;
use std::ops::Range;

use super::said::{self, Meta, Said};
use crate::base::Lang;
use crate::formats::builder::Builder;
use crate::formats::comment;
use crate::formats::markup::{self, Elements, Piece};
use crate::formats::xml::Entities;
use crate::model::{Mark, Segment, TagKind, Text};

/// What holds of a page that is a part of a document: it is XML, and each of its texts is to be one line.
pub(super) struct Book<'s> {
    /// Prefixes of the elements of HTML, and of pictures and mathematics in it.
    prefixes: Vec<&'s str>,
    /// What the page itself declares.
    entities: Entities,
}

impl<'s> Book<'s> {
    pub(super) fn new(page: &'s str, entities: Entities) -> Self {
        const KNOWN: [&str; 3] =
            ["http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML"];
        let mut prefixes = Vec::new();
        for at in memchr::memmem::find_iter(page.as_bytes(), b"xmlns:") {
            let rest = &page[at + "xmlns:".len()..];
            let prefix = &rest[..rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"-_.".contains(b)).count()];
            let uri =
                rest[prefix.len()..].trim_start().strip_prefix('=').map(str::trim_start).and_then(|uri| uri.get(1..));
            let is_known = uri.is_some_and(|uri| KNOWN.iter().any(|known| uri.starts_with(known)));
            if is_known && !prefixes.contains(&prefix) {
                prefixes.push(prefix);
            }
        }
        Self { prefixes, entities }
    }
    /// An element's name without a prefix that says nothing more.
    fn local<'n>(&self, name: &'n str) -> &'n str {
        match name.split_once(':') {
            Some((prefix, local)) if self.prefixes.contains(&prefix) => local,
            _ => name,
        }
    }
    /// What a reference stands for.
    fn reference(&self, rest: &str) -> Option<(usize, String)> {
        let end = rest.bytes().take(100).position(|b| b == b';');
        let own = end.and_then(|end| Some((end + 1, self.entities.get(&rest[1..end])?)));
        match own {
            // What has markup in it is not told apart here.
            Some((length, text)) if !text.contains('<') => {
                let mut pieces = text.split('&');
                let mut meant = pieces.next().unwrap_or_default().to_owned();
                for piece in pieces {
                    let inner = format!("&{piece}");
                    match markup::character_reference(&inner) {
                        Some((length, letter)) => meant.extend([&*letter, &inner[length..]]),
                        None => meant.push_str(&inner),
                    }
                }
                Some((length, meant))
            }
            _ => markup::lenient_reference(rest, false),
        }
    }
}

pub(super) struct Walk<'s, 'e> {
    source: &'s str,
    body: usize,
    each: &'e mut dyn FnMut(Segment<'s>),
    out: Builder<'s>,
    elements: Elements,
    /// Texts of attributes in the block at hand; they follow it.
    after: Vec<Segment<'s>>,
    paragraph: u32,
    /// XHTML: a CDATA section is text.
    xml: bool,
    /// For a page of a book.
    book: Option<Book<'s>>,
    pub(super) said: Said,
    /// The language of `<meta>`, for a page whose `<html>` states none.
    stated: Said,
}

impl<'s, 'e> Walk<'s, 'e> {
    pub(super) fn new(source: &'s str, body: usize, paragraph: u32, each: &'e mut dyn FnMut(Segment<'s>)) -> Self {
        Self {
            source,
            body,
            each,
            out: Builder::new(source),
            elements: Elements::default(),
            after: Vec::new(),
            paragraph,
            xml: is_xhtml(&source[body..]),
            book: None,
            said: Said::default(),
            stated: Said::default(),
        }
    }

    /// For a page of a book, which begins at `body`, behind its document type.
    pub(super) fn of_book(
        source: &'s str,
        body: usize,
        paragraph: u32,
        book: Book<'s>,
        each: &'e mut dyn FnMut(Segment<'s>),
    ) -> Self {
        Self { xml: true, book: Some(book), ..Self::new(source, body, paragraph, each) }
    }

    pub(super) fn paragraph(&self) -> u32 {
        self.paragraph
    }

    fn name<'n>(&self, name: &'n str) -> &'n str {
        self.book.as_ref().map_or(name, |book| book.local(name))
    }

    pub(super) fn all(&mut self) {
        let html = &self.source[self.body..];
        let body = self.body;
        markup::pieces(html, &mut |piece| self.piece(html, body, piece));
        self.end_segment();
        self.elements.close_to(0, &mut Builder::new(self.source));
        self.said.lang = self.said.lang.take().or(self.stated.lang.take());
    }

    fn piece(&mut self, html: &'s str, body: usize, piece: Piece) {
        let shift = |range: &Range<usize>| range.start + body..range.end + body;
        match piece {
            Piece::Hidden(range) => {
                // What stands in a program is no comment.
                if !self.elements.hidden() {
                    self.said.comments.extend(comment::of_markup(self.source, shift(&range)));
                }
                let inner = html[range.clone()].strip_prefix("<![CDATA[").filter(|_| self.xml);
                if let Some(inner) = inner {
                    let start = body + range.start + "<![CDATA[".len();
                    self.out.tag(TagKind::Alone, body + range.start..start);
                    let inner = start..start + inner.strip_suffix("]]>").unwrap_or(inner).len();
                    self.text(inner, false);
                }
            }
            Piece::Text(range) => self.text(shift(&range), true),
            Piece::Open { name, attributes, whole, alone } => {
                let name = self.name(&html[name]);
                let values: Vec<(&str, Range<usize>)> = markup::attributes(html, attributes).collect();
                if markup::is_block(name) {
                    self.end_segment();
                    self.elements.imply_ends(name, &mut Builder::new(self.source));
                }
                self.attribute_texts(name, html, &values);
                self.open(name, html, &values, shift(&whole), alone);
            }
            Piece::Close { name, whole } => {
                let name = self.name(&html[name]);
                if markup::is_block(name) {
                    self.end_segment();
                    let mut nothing = Builder::new(self.source);
                    self.elements.imply_ends(name, &mut nothing);
                    self.elements.close(name, &mut nothing);
                } else {
                    self.out.tag(TagKind::Close, shift(&whole));
                    self.elements.close(name, &mut self.out);
                }
            }
        }
    }

    fn text(&mut self, range: Range<usize>, references: bool) {
        if self.elements.hidden() {
            return;
        }
        let text = &self.source[range.clone()];
        if let Some(book) = &self.book {
            if references {
                markup::push_collapsed(&mut self.out, self.source, range, &|rest| book.reference(rest));
            } else if text.contains('<') {
                // In such a section no edit can be told from markup.
                self.out.replaced(text, range);
            } else {
                markup::push_collapsed(&mut self.out, self.source, range, &|_| None);
            }
            return;
        }
        // White space at the start of a line is not seen.
        let blank = if self.out.is_empty() || self.out.plain().ends_with('\n') {
            text.len() - text.trim_start_matches(|c: char| c.is_ascii_whitespace()).len()
        } else {
            0
        };
        let range = range.start + blank..range.end;
        if references {
            markup::push_flow(&mut self.out, self.source, range, false);
        } else {
            self.out.verbatim(range);
        }
    }

    fn open(&mut self, name: &str, html: &str, values: &[(&str, Range<usize>)], at: Range<usize>, alone: bool) {
        if name.eq_ignore_ascii_case("br") {
            if !self.out.is_empty() && !self.elements.hidden() {
                if self.book.is_some() {
                    // No edit takes it away.
                    self.out.tag(TagKind::Alone, at.clone());
                }
                self.out.replaced("\n", at);
            }
            return;
        }
        let mut values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, &html[value.clone()])).collect();
        if name.eq_ignore_ascii_case("html") || name.eq_ignore_ascii_case("body") {
            // The language of the page is a fact, which `--lang` may overrule.
            let of_page = |(key, value): &(&str, &str)| is_lang(key) && !value.trim().is_empty();
            if self.said.lang.is_none()
                && let Some(lang) = values.iter().find(|value| of_page(value)).map(|(_, value)| Lang::new(value.trim()))
            {
                self.said.lang = Some(lang);
            }
            values.retain(|(key, value)| {
                !is_lang(key) || self.said.lang.as_ref().is_none_or(|lang| *lang != Lang::new(value.trim()))
            });
        }
        let alone = alone || markup::is_void(name);
        let block = markup::is_block(name);
        if !block {
            let noted = markup::is_note(name, self.out.plain(), &self.source[at.end..]);
            self.out.tag(if alone { TagKind::Alone } else { TagKind::Open }, at.clone());
            if noted {
                self.out.replaced(markup::NOTE, at.end..at.end);
            }
        }
        if !alone {
            self.elements.open(name, &values, self.out.len());
        }
    }

    /// Prose and facts that stand in attributes.
    fn attribute_texts(&mut self, name: &str, html: &str, values: &[(&str, Range<usize>)]) {
        if values.is_empty() {
            return;
        }
        let value = |wanted: &str| {
            let found = values.iter().find(|(key, _)| key.eq_ignore_ascii_case(wanted));
            found.map(|(_, range)| &html[range.clone()])
        };
        let meta = if name.eq_ignore_ascii_case("meta") {
            let keys = ["name", "property", "itemprop", "http-equiv"];
            keys.into_iter().find_map(|key| value(key).and_then(|name| Some((name.to_owned(), said::meta(name)?))))
        } else {
            None
        };
        // Of the many times on a page, only what is marked up as the date of publication is one.
        let published = name.eq_ignore_ascii_case("time")
            && (value("pubdate").is_some()
                || value("itemprop").is_some_and(|name| said::meta(name) == Some(Meta::Written)));
        let button = name.eq_ignore_ascii_case("input")
            && value("type").is_some_and(|kind| {
                ["button", "submit", "reset"].into_iter().any(|button| kind.eq_ignore_ascii_case(button))
            });
        let own_lang = values.iter().find(|(key, _)| is_lang(key)).map(|(_, range)| html[range.clone()].trim());
        let keeps = value("translate").is_some_and(|says| says.eq_ignore_ascii_case("no"));
        for (key, range) in values {
            if range.is_empty() {
                continue;
            }
            let mut out = Builder::new(self.source);
            let blank = html[range.clone()].len() - html[range.clone()].trim_start().len();
            let value = range.start + self.body + blank..range.end + self.body;
            match &self.book {
                Some(book) => markup::push_collapsed(&mut out, self.source, value, &|rest| book.reference(rest)),
                None => markup::push_flow(&mut out, self.source, value, true),
            }
            let element = match &meta {
                Some((_, Meta::Prose(element))) if key.eq_ignore_ascii_case("content") => Some(*element),
                Some((name, fact)) if key.eq_ignore_ascii_case("content") => {
                    let said = if *fact == Meta::Lang { &mut self.stated } else { &mut self.said };
                    said.tell(*fact, name, out);
                    continue;
                }
                _ if published && key.eq_ignore_ascii_case("datetime") => {
                    self.said.tell(Meta::Written, "datetime", out);
                    continue;
                }
                _ if button && key.eq_ignore_ascii_case("value") => Some("label"),
                _ => markup::attribute_element(key),
            };
            let (Some(element), Some(text)) = (element, out.finish()) else { continue };
            if self.elements.hidden() {
                continue;
            }
            let mut segment = Segment::paragraph(text, self.paragraph);
            segment.element = Cow::Borrowed(element);
            segment.lang = own_lang.filter(|lang| !lang.is_empty()).map(Lang::new).or_else(|| self.elements.lang());
            segment.translate = !keeps && !self.elements.kept();
            self.after.push(segment);
        }
    }

    /// The block at hand ends.
    fn end_segment(&mut self) {
        let mut out = std::mem::replace(&mut self.out, Builder::new(self.source));
        self.elements.end_segment(&mut out);
        if let Some(text) = out.finish() {
            let mut segment = Segment::paragraph(text, self.paragraph);
            segment.element = Cow::Borrowed(self.elements.block().unwrap_or("p"));
            segment.lang = whole_lang(&segment.target);
            segment.translate = !self.elements.kept() || !whole(&segment.target, |mark| *mark == Mark::Keep);
            (self.each)(segment);
        }
        for segment in self.after.drain(..) {
            (self.each)(segment);
        }
        self.paragraph += 1;
    }
}

/// By its first lines.
fn is_xhtml(page: &str) -> bool {
    let head = &page[..page.floor_char_boundary(2000)];
    head.trim_start().starts_with("<?xml") || head.contains("http://www.w3.org/1999/xhtml")
}

fn is_lang(key: &str) -> bool {
    key.eq_ignore_ascii_case("lang") || key.eq_ignore_ascii_case("xml:lang")
}

/// True if such a mark covers all of the text.
fn whole(text: &Text<'_>, is: impl Fn(&Mark) -> bool) -> bool {
    text.marks.iter().any(|(span, mark)| span.start == 0 && span.len() == text.plain.len() && is(mark))
}

/// The language of all of the text: that of the innermost element that holds it all.
fn whole_lang(text: &Text<'_>) -> Option<Lang> {
    let all = text.marks.iter().filter(|(span, _)| span.start == 0 && span.len() == text.plain.len());
    // The marks of elements within elements come first.
    let mut langs = all.filter_map(|(_, mark)| if let Mark::Lang(lang) = mark { Some(lang) } else { None });
    langs.next().cloned()
}

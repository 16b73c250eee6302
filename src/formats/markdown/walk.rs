//! From the parser's events to segments.

use std::borrow::Cow;
use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::super::builder::Builder;
use super::super::comment::{self, Comment};
use super::super::heads::Heads;
use super::super::markup::{self, Elements};
use super::title;
use crate::model::{Element, Mark, Segment, TagKind};

/// A block that is being read.
pub(super) struct Leaf<'s> {
    pub(super) out: Builder<'s>,
    /// Images within it, innermost last: the text that stands for each, and where the image begins.
    pub(super) images: Vec<(Builder<'s>, usize)>,
    element: Element,
    mark: Option<Mark>,
    /// How many HTML elements were open before it.
    depth: usize,
    /// A line end is due from here (bytes of the file), once more text comes.
    pub(super) line_end: Option<usize>,
    /// Where the last piece of markup or text ended.
    pub(super) cursor: usize,
    /// Where the text of an address in angle brackets begins (bytes of plain).
    autolink: Option<usize>,
    /// Where stretches of emphasis begin that are not closed yet (bytes of plain).
    emphasis: Vec<usize>,
    lang: Option<crate::base::Lang>,
    kept: bool,
}

impl<'s> Leaf<'s> {
    fn new(source: &'s str, start: usize) -> Self {
        Self {
            out: Builder::new(source),
            images: Vec::new(),
            element: Cow::Borrowed("p"),
            mark: None,
            depth: 0,
            line_end: None,
            cursor: start,
            autolink: None,
            emphasis: Vec::new(),
            lang: None,
            kept: false,
        }
    }
}

/// A block that holds blocks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Container {
    Quote,
    Item,
    Footnote,
    Definition,
    /// An alert, a list: changes nothing by itself.
    Other,
}

pub(super) struct Walk<'s, 'e> {
    pub(super) source: &'s str,
    each: &'e mut dyn FnMut(Segment<'s>),
    containers: Vec<Container>,
    quotes: usize,
    table_head: bool,
    pub(super) leaf: Option<Leaf<'s>>,
    pub(super) elements: Elements,
    heads: Heads,
    /// Titles and image texts of the block at hand; they follow it.
    after: Vec<(Builder<'s>, &'static str)>,
    titles: Peekable<std::vec::IntoIter<Range<usize>>>,
    paragraph: u32,
    /// In a code block.
    code: bool,
    /// In the brackets of an abbreviation.
    abbreviation: bool,
    /// The pieces of the HTML block at hand.
    pub(super) html: Option<Vec<Range<usize>>>,
    comments: Vec<Comment>,
}

/// Hands over the segments of a body; its comments to exonym.
pub(super) fn walk<'s>(
    source: &'s str,
    body: usize,
    paragraph: u32,
    each: &mut dyn FnMut(Segment<'s>),
) -> Vec<Comment> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS;
    let parser = Parser::new_ext(&source[body..], options);
    // The parser's map has no order of its own.
    let mut titles: Vec<_> = (parser.reference_definitions().iter())
        .filter(|(_, definition)| definition.title.is_some())
        .filter_map(|(_, definition)| title::of_definition(source, shift(&definition.span, body)))
        .collect();
    titles.sort_by_key(|range| range.start);
    let mut walk = Walk {
        source,
        each,
        containers: Vec::new(),
        quotes: 0,
        table_head: false,
        leaf: None,
        elements: Elements::default(),
        heads: Heads::default(),
        after: Vec::new(),
        titles: titles.into_iter().peekable(),
        paragraph,
        code: false,
        abbreviation: false,
        html: None,
        comments: Vec::new(),
    };
    for (event, range) in parser.into_offset_iter() {
        walk.event(event, shift(&range, body));
    }
    walk.end_leaf();
    walk.titles_before(usize::MAX);
    walk.comments
}

fn shift(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

impl<'s> Walk<'s, '_> {
    fn event(&mut self, event: Event<'s>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, range),
            // The rest of a tab that a list's margin cut in two stands nowhere.
            Event::Text(_) if self.code || range.is_empty() => {}
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => self.code(&text, range),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.mathematics(&text, range),
            Event::Html(_) => match &mut self.html {
                Some(pieces) => pieces.push(range),
                None => self.html_block(&[range]),
            },
            Event::InlineHtml(text) => self.inline_html(&text, range),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => self.tag(TagKind::Alone, range),
            Event::SoftBreak | Event::HardBreak => {
                let leaf = self.leaf_at(range.start);
                leaf.line_end.get_or_insert(range.start);
                leaf.cursor = leaf.cursor.max(range.end);
            }
            Event::Rule => self.end_leaf(),
        }
    }

    fn start(&mut self, tag: &Tag<'s>, range: Range<usize>) {
        match *tag {
            Tag::Paragraph => self.begin_leaf(None, None, range.start),
            Tag::Heading { level, .. } => self.begin_leaf(Some(heading(level)), Some(Mark::Heading), range.start),
            Tag::TableCell => {
                self.begin_leaf(Some(if self.table_head { "th" } else { "td" }), None, range.start);
                self.heads.cell(1);
            }
            Tag::DefinitionListTitle => self.begin_leaf(Some("dt"), None, range.start),
            Tag::BlockQuote(None) => self.enter(Container::Quote),
            Tag::Item => self.enter(Container::Item),
            Tag::FootnoteDefinition(_) => self.enter(Container::Footnote),
            Tag::DefinitionListDefinition => self.enter(Container::Definition),
            // An alert is the author's own voice.
            Tag::BlockQuote(Some(_)) | Tag::List(_) | Tag::DefinitionList => self.enter(Container::Other),
            Tag::Table(_) => {
                self.enter(Container::Other);
                self.heads.table();
            }
            Tag::TableRow => {
                self.enter(Container::Other);
                self.heads.row();
            }
            Tag::TableHead => {
                self.enter(Container::Other);
                self.heads.row();
                self.table_head = true;
            }
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                self.end_leaf();
                self.code = true;
            }
            Tag::HtmlBlock => {
                self.end_leaf();
                self.html = Some(Vec::new());
            }
            Tag::Emphasis => {
                self.open(range.start, 1);
                let start = self.out(range.start).len();
                self.leaf_at(range.start).emphasis.push(start);
            }
            Tag::Superscript | Tag::Subscript => self.open(range.start, 1),
            Tag::Strong => self.open(range.start, 2),
            Tag::Strikethrough => self.open(range.start, tildes(&self.source[range.clone()])),
            Tag::Link { link_type: LinkType::Shortcut, .. } if self.is_abbreviation(&range) => {
                self.abbreviation = true;
                self.text(&CowStr::Borrowed("["), range.start..range.start + 1);
            }
            Tag::Link { link_type, .. } => {
                let raw = &self.source[range.clone()];
                let length = match link_type {
                    LinkType::WikiLink { has_pothole: true } => {
                        memchr::memchr(b'|', raw.as_bytes()).map_or(2, |at| at + 1)
                    }
                    LinkType::WikiLink { has_pothole: false } => 2,
                    _ => 1,
                };
                self.open(range.start, length);
                if matches!(link_type, LinkType::Autolink | LinkType::Email) {
                    let start = self.out(range.start).len();
                    self.leaf_at(range.start).autolink = Some(start);
                }
            }
            Tag::Image { link_type, .. } => {
                self.line_end(range.start);
                let length = match link_type {
                    LinkType::WikiLink { .. } => 3,
                    _ => 2,
                };
                let source = self.source;
                let leaf = self.leaf_at(range.start);
                leaf.images.push((Builder::new(source), range.start));
                leaf.cursor = range.start + length;
            }
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::DefinitionListTitle => self.end_leaf(),
            TagEnd::BlockQuote(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionListDefinition
            | TagEnd::List(_)
            | TagEnd::DefinitionList
            | TagEnd::TableRow => self.leave(),
            TagEnd::Table => {
                self.leave();
                self.heads.end_table();
            }
            TagEnd::TableHead => {
                self.leave();
                self.table_head = false;
            }
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => self.code = false,
            TagEnd::HtmlBlock => {
                if let Some(pieces) = self.html.take() {
                    self.html_block(&pieces);
                }
            }
            TagEnd::Emphasis => {
                if let Some(start) = self.leaf.as_mut().and_then(|leaf| leaf.emphasis.pop()) {
                    self.out(range.start).mark(start, Mark::Emphasis);
                }
                self.close(range.end - 1..range.end);
            }
            TagEnd::Superscript | TagEnd::Subscript => self.close(range.end - 1..range.end),
            TagEnd::Strong => self.close(range.end - 2..range.end),
            TagEnd::Strikethrough => {
                let length = tildes(&self.source[range.clone()]);
                self.close(range.end - length..range.end);
            }
            TagEnd::Link if std::mem::take(&mut self.abbreviation) => {
                self.text(&CowStr::Borrowed("]"), range.end - 1..range.end);
            }
            TagEnd::Link => {
                if let Some(start) = self.leaf.as_mut().and_then(|leaf| leaf.autolink.take()) {
                    self.out(range.start).mark(start, Mark::Url);
                }
                let cursor = self.leaf.as_ref().map_or(range.start, |leaf| leaf.cursor);
                let close = cursor.clamp(range.start, range.end)..range.end;
                self.title_of(close.clone());
                self.close(close);
            }
            TagEnd::Image => self.end_image(range),
        }
    }

    /// `*[HTML]: what it stands for`, which is no link.
    fn is_abbreviation(&self, link: &Range<usize>) -> bool {
        let Some(before) = self.source[..link.start].strip_suffix('*') else { return false };
        let margin = before.len() - before.trim_end_matches(' ').len();
        let first = before.len() == margin || before[..before.len() - margin].ends_with(['\n', '\r']);
        first && margin < 4 && self.source[link.end..].starts_with(':')
    }

    fn end_image(&mut self, range: Range<usize>) {
        let Some(leaf) = &mut self.leaf else { return };
        let Some((alt, _)) = leaf.images.pop() else { return };
        let close = leaf.cursor.clamp(range.start, range.end)..range.end;
        self.after.push((alt, "img-alt"));
        self.title_of(close);
        self.tag(TagKind::Alone, range);
    }

    /// The title in a link's closing markup is prose of its own.
    fn title_of(&mut self, close: Range<usize>) {
        if let Some(range) = title::of_link(self.source, close) {
            self.prose(range, true, "title");
        }
    }

    /// Prose apart from the block at hand.
    pub(super) fn prose(&mut self, range: Range<usize>, escapes: bool, element: &'static str) {
        let mut out = Builder::new(self.source);
        markup::push_text(&mut out, self.source, range, escapes, self.quotes > 0);
        self.after.push((out, element));
    }

    /// A comment, or something else that is hidden, as it stands in the file.
    pub(super) fn hidden(&mut self, whole: Range<usize>) {
        self.comments.extend(comment::of_markup(self.source, whole));
    }

    // Blocks.

    fn enter(&mut self, container: Container) {
        self.end_leaf();
        self.quotes += usize::from(container == Container::Quote);
        self.containers.push(container);
    }

    fn leave(&mut self) {
        self.end_leaf();
        if self.containers.pop() == Some(Container::Quote) {
            self.quotes -= 1;
        }
    }

    /// The name of a block that has none of its own: the container's.
    fn element(&self) -> &'static str {
        match self.containers.last() {
            Some(Container::Quote) => "blockquote",
            Some(Container::Item) => "li",
            Some(Container::Footnote) => "footnote",
            Some(Container::Definition) => "dd",
            Some(Container::Other) | None => "p",
        }
    }

    fn begin_leaf(&mut self, element: Option<&'static str>, mark: Option<Mark>, start: usize) {
        self.end_leaf();
        let mut leaf = Leaf::new(self.source, start);
        let element = element.or_else(|| self.elements.block()).unwrap_or_else(|| self.element());
        leaf.element = Cow::Borrowed(element);
        leaf.mark = mark;
        leaf.depth = self.elements.depth();
        leaf.lang = self.elements.lang();
        leaf.kept = self.elements.kept();
        self.leaf = Some(leaf);
    }

    /// The block at hand; a tight list item begins one without saying so.
    pub(super) fn leaf_at(&mut self, start: usize) -> &mut Leaf<'s> {
        if self.leaf.is_none() {
            // Titles and image texts that wait belong to the block that begins.
            let after = std::mem::take(&mut self.after);
            self.begin_leaf(None, None, start);
            self.after = after;
        }
        let source = self.source;
        self.leaf.get_or_insert_with(|| Leaf::new(source, start))
    }

    pub(super) fn end_leaf(&mut self) {
        let Some(mut leaf) = self.leaf.take() else {
            self.end_after();
            return;
        };
        let mut out = leaf.out;
        // HTML opened within the block does not reach beyond it, except in an HTML block.
        if self.html.is_none() {
            self.elements.close_to(leaf.depth, &mut out);
        }
        self.elements.end_segment(&mut out);
        if !self.elements.in_table() {
            self.heads.end(&leaf.element, &mut out);
        }
        if self.quotes > 0 {
            out.mark(0, Mark::Quotation);
        }
        if let Some(mark) = leaf.mark.take() {
            out.mark(0, mark);
        }
        let text = if self.elements.hidden() { None } else { out.finish() };
        if let Some(text) = text {
            let start = text.runs.first().map_or(0, |run| run.source.start as usize);
            self.titles_before(start);
            let mut segment = Segment::paragraph(text, self.paragraph);
            segment.element = leaf.element;
            segment.lang = leaf.lang;
            segment.translate = !leaf.kept;
            (self.each)(segment);
        }
        self.end_after();
        self.paragraph += 1;
    }

    fn end_after(&mut self) {
        for (text, element) in std::mem::take(&mut self.after) {
            self.give(text, element);
        }
    }

    fn give(&mut self, mut out: Builder<'s>, element: &'static str) {
        if self.quotes > 0 {
            out.mark(0, Mark::Quotation);
        }
        if let Some(text) = out.finish() {
            let mut segment = Segment::paragraph(text, self.paragraph);
            segment.element = Cow::Borrowed(element);
            segment.lang = self.elements.lang();
            segment.translate = !self.elements.kept();
            (self.each)(segment);
        }
    }

    /// Titles of reference definitions, in their place among the blocks.
    fn titles_before(&mut self, offset: usize) {
        while let Some(range) = self.titles.next_if(|range| range.start < offset) {
            let mut out = Builder::new(self.source);
            markup::push_text(&mut out, self.source, range, true, self.quotes > 0);
            if let Some(text) = out.finish() {
                let mut segment = Segment::paragraph(text, self.paragraph);
                segment.element = Cow::Borrowed("title");
                (self.each)(segment);
                self.paragraph += 1;
            }
        }
    }
}

fn heading(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 => "h1",
        HeadingLevel::H2 => "h2",
        HeadingLevel::H3 => "h3",
        HeadingLevel::H4 => "h4",
        HeadingLevel::H5 => "h5",
        HeadingLevel::H6 => "h6",
    }
}

fn tildes(raw: &str) -> usize {
    if raw.starts_with("~~") { 2 } else { 1 }
}

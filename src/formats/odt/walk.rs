//! From the XML of a part to segments.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::super::builder::mark_of;
use super::super::comment::{self, About};
use super::super::document::{Anchor, SPOKEN};
use super::super::heads::Heads;
use super::super::runs::{Run, Runs};
use super::super::xml::{Fault, Node, StartTag, Xml};
use super::styles::{Look, Styles, heading, value};
use crate::base::Span;
use crate::model::{Element, Mark, Segment};

/// Elements of which nothing is read: what was taken away, what is nowhere shown, and what is no text.
const UNREAD: [&str; 16] = [
    "text:tracked-changes",
    "text:note-citation",
    "text:ruby-text",
    "text:hidden-text",
    "office:forms",
    "text:sequence-decls",
    "office:meta",
    "office:scripts",
    "office:settings",
    "math:math",
    "text:change-info",
    "office:change-info",
    "office:event-listeners",
    "text:bibliography-mark",
    "text:note-continuation-notice-forward",
    "text:note-continuation-notice-backward",
];

/// What the walk is in; each goes with an element that is open.
enum Frame {
    /// Its end brings back the run of what it stands in.
    Paragraph(Box<Run>),
    /// Text of the paragraph around it; its end brings back the run before.
    Inline(Box<Run>),
    /// Has paragraphs of its own, whatever it stands in; its end brings back what holds around.
    Apart(Box<(Place, Run)>),
    /// The same of a comment.
    Comment(Box<(Place, Run)>),
    Table,
    HeaderRows,
    Cell,
    Item,
    Other,
}

/// Where in the document's structure the walk is.
#[derive(Clone, Debug, Default)]
struct Place {
    /// What all paragraphs here are.
    element: Option<&'static str>,
    cells: u32,
    header_rows: bool,
    items: u32,
}

/// A paragraph that is open.
struct Paragraph<'s> {
    runs: Runs<'s>,
    look: Rc<Look>,
    /// A heading's level by its own word.
    level: Option<u8>,
    /// For what is no paragraph of the text.
    element: Option<&'static str>,
    /// The comments that are about it, or end in it.
    selected: Vec<usize>,
}

/// A comment, and the paragraphs that it is about.
#[derive(Default)]
struct Annotation {
    comment: Range<u32>,
    about: Range<u32>,
    /// True if it speaks to exonym; `None` before its first words.
    speaks: Option<bool>,
}

pub(super) struct Walk<'s, 'a> {
    text: &'s str,
    xml: Xml<'s>,
    styles: &'a Styles,
    part: usize,
    looks: HashMap<(bool, &'s str), Rc<Look>>,
    open: Vec<Frame>,
    paragraphs: Vec<Paragraph<'s>>,
    /// What stands within the paragraph at hand.
    later: Vec<Segment<'s>>,
    annotations: Vec<Annotation>,
    /// Those with a name, by which their end is known.
    named: HashMap<&'s str, usize>,
    /// The one whose text is at hand.
    comment: Option<usize>,
    place: Place,
    heads: Heads,
    run: Run,
    wrappers: u32,
    pub(super) paragraph: u32,
}

impl<'s, 'a> Walk<'s, 'a> {
    pub(super) fn new(text: &'s str, styles: &'a Styles, part: usize) -> Self {
        Self {
            text,
            xml: Xml::new(text),
            styles,
            part,
            looks: HashMap::new(),
            open: Vec::new(),
            paragraphs: Vec::new(),
            later: Vec::new(),
            annotations: Vec::new(),
            named: HashMap::new(),
            comment: None,
            place: Place::default(),
            heads: Heads::default(),
            run: Run::default(),
            wrappers: 0,
            paragraph: 0,
        }
    }

    pub(super) fn run(&mut self, each: &mut dyn FnMut(Segment<'s>)) -> Result<(), Fault> {
        // Inside what is not read, how many elements are open there.
        let mut skipped = 0;
        while let Some((node, span)) = self.xml.next()? {
            match node {
                Node::Start(_) if skipped > 0 => skipped += 1,
                Node::End(_) if skipped > 0 => skipped -= 1,
                Node::Start(start) => match self.start(&start) {
                    Some(frame) => self.open.push(frame),
                    None => skipped = 1,
                },
                Node::End(_) => self.end(each),
                Node::Text(words) if skipped == 0 => self.words(&words, span),
                Node::Text(_) | Node::Aside(_) => {}
            }
        }
        Ok(())
    }

    /// An element begins; `None` if nothing of it is read.
    fn start(&mut self, start: &StartTag<'s>) -> Option<Frame> {
        if UNREAD.contains(&start.full) {
            self.seam(start.span);
            return None;
        }
        if start.full == "text:section" && value(start, "text:display") == Some("none") {
            return None;
        }
        let in_text = matches!(self.open.last(), Some(Frame::Paragraph(_) | Frame::Inline(_)));
        Some(match self.block(start) {
            Some(frame) => frame,
            None if in_text => self.inline(start),
            None => Frame::Other,
        })
    }

    /// A paragraph begins, or what may hold paragraphs.
    fn block(&mut self, start: &StartTag<'s>) -> Option<Frame> {
        Some(match start.full {
            "text:p" | "text:h" => {
                let around = Box::new(std::mem::take(&mut self.run));
                let level = (start.name == "h").then(|| value(start, "text:outline-level").unwrap_or("1"));
                self.begin(value(start, "text:style-name"), level.map(|level| level.parse().unwrap_or(1)), None);
                Frame::Paragraph(around)
            }
            "svg:title" | "svg:desc" => {
                let around = Box::new(std::mem::take(&mut self.run));
                self.begin(None, None, Some(if start.name == "title" { "title" } else { "img-alt" }));
                Frame::Paragraph(around)
            }
            "text:note" => {
                self.seam(start.span);
                self.apart("footnote")
            }
            "office:annotation" => self.comment_begins(start),
            "office:annotation-end" => self.selection_ends(start),
            "draw:text-box" | "draw:custom-shape" | "draw:rect" | "draw:ellipse" | "draw:g" => {
                self.seam(start.span);
                Frame::Apart(Box::new((std::mem::take(&mut self.place), std::mem::take(&mut self.run))))
            }
            "style:header" | "style:header-left" | "style:header-first" => self.apart("header"),
            "style:footer" | "style:footer-left" | "style:footer-first" => self.apart("footer"),
            "table:table" => {
                self.heads.table();
                Frame::Table
            }
            "table:table-row" => {
                self.heads.row();
                Frame::Other
            }
            "table:table-header-rows" => {
                self.place.header_rows = true;
                Frame::HeaderRows
            }
            "table:table-cell" => {
                let said = ["table:number-columns-spanned", "table:number-columns-repeated"];
                let spans = said.iter().find_map(|name| value(start, name)).and_then(|number| number.parse().ok());
                self.heads.cell(spans.unwrap_or(1));
                self.place.cells += 1;
                Frame::Cell
            }
            "text:list-item" | "text:list-header" => {
                self.place.items += 1;
                Frame::Item
            }
            _ => return None,
        })
    }

    /// What else begins within a paragraph's text.
    fn inline(&mut self, start: &StartTag<'s>) -> Frame {
        match start.full {
            "text:span" => {
                let around = Box::new(self.run.clone());
                if let Some(name) = value(start, "text:style-name") {
                    self.restyle(name);
                }
                return Frame::Inline(around);
            }
            "text:s" => {
                let count = value(start, "text:c").and_then(|count| count.parse().ok()).unwrap_or(1);
                // A number that no page has room for must not take memory.
                self.sign(&" ".repeat(std::cmp::min(count, 1000)), start.span);
            }
            "text:tab" | "text:line-break" => self.sign(if start.name == "tab" { "\t" } else { "\n" }, start.span),
            // Left by the program itself: a name may run through it.
            "text:soft-page-break" => {}
            // A link, a field: its text is shown.
            full if full.starts_with("text:") && !self.text[start.span.range()].ends_with("/>") => {
                let around = Box::new(self.run.clone());
                self.wrappers += 1;
                self.run.wrapper = self.wrappers;
                return Frame::Inline(around);
            }
            _ => self.seam(start.span),
        }
        Frame::Other
    }

    /// Puts a style's look over that of the text around.
    fn restyle(&mut self, name: &'s str) {
        let look = self.look(false, name);
        if let Some(print) = look.print {
            self.run.print = self.run.print.rotate_left(7) ^ print;
        }
        self.run.code |= look.code;
        self.run.hidden |= look.hidden;
        self.run.italic = look.italic.unwrap_or(self.run.italic);
        self.run.lang = look.lang.clone().or(self.run.lang.take());
    }

    fn end(&mut self, each: &mut dyn FnMut(Segment<'s>)) {
        match self.open.pop() {
            Some(Frame::Paragraph(around)) => {
                self.finish(each);
                self.run = *around;
            }
            Some(Frame::Inline(around)) => self.run = *around,
            Some(Frame::Apart(around)) => (self.place, self.run) = *around,
            Some(Frame::Comment(around)) => {
                (self.place, self.run) = *around;
                self.comment_ends();
            }
            Some(Frame::HeaderRows) => self.place.header_rows = false,
            Some(Frame::Cell) => self.place.cells = self.place.cells.saturating_sub(1),
            Some(Frame::Item) => self.place.items = self.place.items.saturating_sub(1),
            Some(Frame::Table) => self.heads.end_table(),
            Some(Frame::Other) | None => {}
        }
    }

    /// What has paragraphs of its own: a note in the midst of a sentence.
    fn apart(&mut self, element: &'static str) -> Frame {
        Frame::Apart(Box::new(self.around(element)))
    }

    /// What holds around something with paragraphs of its own, which begins.
    fn around(&mut self, element: &'static str) -> (Place, Run) {
        let place = Place { element: Some(element), ..Place::default() };
        (std::mem::replace(&mut self.place, place), std::mem::take(&mut self.run))
    }

    fn comment_begins(&mut self, start: &StartTag<'s>) -> Frame {
        self.seam(start.span);
        if let Some(name) = value(start, "office:name") {
            self.named.insert(name, self.annotations.len());
        }
        self.comment = Some(self.annotations.len());
        let comment = self.paragraph..self.paragraph;
        self.annotations.push(Annotation { comment, ..Annotation::default() });
        Frame::Comment(Box::new(self.around("comment")))
    }

    /// What was selected for a comment ends here.
    fn selection_ends(&mut self, start: &StartTag<'s>) -> Frame {
        self.seam(start.span);
        let known = value(start, "office:name").and_then(|name| self.named.get(name).copied());
        if let (Some(known), Some(paragraph)) = (known, self.paragraphs.last_mut()) {
            paragraph.selected.push(known);
        }
        Frame::Other
    }

    /// The text of a comment ends. It is about the paragraph that it stands in, and those up to its end, if that comes.
    fn comment_ends(&mut self) {
        let Some(index) = self.comment.take() else { return };
        if let Some(annotation) = self.annotations.get_mut(index) {
            annotation.comment.end = self.paragraph;
            annotation.about = self.paragraph..self.paragraph;
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.selected.push(index);
        }
    }

    /// The comments to exonym that were met.
    pub(super) fn anchors(&self) -> impl Iterator<Item = Anchor> {
        let spoken = self.annotations.iter().filter(|annotation| annotation.speaks == Some(true));
        spoken.map(|one| Anchor { comment: one.comment.clone(), about: About::Selected(one.about.clone()) })
    }

    fn look(&mut self, is_paragraph: bool, name: &'s str) -> Rc<Look> {
        let (styles, part) = (self.styles, self.part);
        let family = if is_paragraph { "paragraph" } else { "text" };
        let look = self.looks.entry((is_paragraph, name));
        Rc::clone(look.or_insert_with(|| Rc::new(styles.look(part, family, name))))
    }

    fn begin(&mut self, style: Option<&'s str>, level: Option<u8>, element: Option<&'static str>) {
        let look = style.map(|name| self.look(true, name)).unwrap_or_default();
        self.run = Run {
            code: look.code,
            hidden: look.hidden,
            italic: look.italic.unwrap_or(false),
            lang: look.lang.clone(),
            ..Run::default()
        };
        self.paragraphs.push(Paragraph { runs: Runs::new(self.text), look, level, element, selected: Vec::new() });
    }

    fn words(&mut self, words: &str, span: Span) {
        if self.run.hidden || !matches!(self.open.last(), Some(Frame::Paragraph(_) | Frame::Inline(_))) {
            return;
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.runs.collapsed(words, span, &self.run);
        }
    }

    /// White space that no edit may take away.
    fn sign(&mut self, sign: &str, span: Span) {
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| !self.run.hidden) {
            paragraph.runs.breaks(sign, span, &self.run);
        }
    }

    fn seam(&mut self, span: Span) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.runs.seam(span);
        }
    }

    fn finish(&mut self, each: &mut dyn FnMut(Segment<'s>)) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let element = self.element_of(&paragraph);
        let selected = paragraph.selected;
        let whole = match &*element {
            "odt:Title" | "odt:Subtitle" => Some(Mark::Heading),
            element => mark_of(element).or_else(|| paragraph.look.quotation.then_some(Mark::Quotation)),
        };
        if let Some((mut text, lang)) = paragraph.runs.finish(whole) {
            self.heads.end_text(&element, &mut text);
            let mut segment = Segment::paragraph(text, self.paragraph);
            let speaks = self.comment.and_then(|index| self.annotations.get_mut(index)).is_some_and(|annotation| {
                *annotation.speaks.get_or_insert_with(|| comment::speaks(&segment.target.plain))
            });
            segment.element = if speaks { Cow::Borrowed(SPOKEN) } else { element };
            segment.lang = lang;
            self.paragraph += 1;
            self.give(segment, each);
        }
        for index in selected {
            self.annotations[index].about.end = self.paragraph;
        }
        if self.paragraphs.is_empty() {
            self.later.drain(..).for_each(each);
        }
    }

    /// Hands on a segment; what stands within a paragraph follows it.
    fn give(&mut self, segment: Segment<'s>, each: &mut dyn FnMut(Segment<'s>)) {
        if self.paragraphs.is_empty() {
            each(segment);
        } else {
            self.later.push(segment);
        }
    }

    fn element_of(&self, paragraph: &Paragraph<'s>) -> Element {
        let look = &paragraph.look;
        let own = look.element.as_ref();
        if let Some(element) = paragraph.element {
            return Cow::Borrowed(element);
        }
        if let Some(level) = paragraph.level {
            return heading(level);
        }
        let is_title = |element: &str| matches!(element, "odt:Title" | "odt:Subtitle");
        if let Some(element) = own.filter(|element| !element.starts_with("odt:") || is_title(element)) {
            return element.clone();
        }
        match (self.place.element, own) {
            _ if look.code => Cow::Borrowed("pre"),
            (Some(element), _) => Cow::Borrowed(element),
            _ if self.place.cells > 0 => Cow::Borrowed(if self.place.header_rows { "th" } else { "td" }),
            (_, Some(own)) => own.clone(),
            _ if self.place.items > 0 => Cow::Borrowed("li"),
            _ => Cow::Borrowed("p"),
        }
    }
}

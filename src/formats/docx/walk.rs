//! From the XML of a part to segments.

mod start;

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, Hasher};
use std::rc::Rc;

use super::super::builder::mark_of;
use super::super::document::SPOKEN;
use super::super::heads::Heads;
use super::super::runs::{Run, Runs};
use super::super::xml::{Fault, Node, StartTag, Xml, local};
use super::selections::Selections;
use super::styles::{Look, Styles, is_on, lang, value};
use crate::base::Span;
use crate::model::{Element, Mark, Segment};

/// Properties of a run that do not show, or are nothing but notes.
const UNSEEN: [&str; 3] = ["lang", "noProof", "webHidden"];

/// What the walk is in; each goes with an element that is open.
enum Frame {
    Paragraph,
    ParagraphProperties,
    /// Whose end brings back the formatting that held before.
    Run,
    RunProperties,
    Words,
    Table,
    Row,
    Cell,
    CellProperties,
    /// A stretch that a name should not be moved in or out of: a link, an insertion. Its end brings back the one around.
    Wrapper(u32),
    /// The text of a box, within a run: what holds around it.
    Box(Box<(Place, Run)>),
    /// A comment, in the part that has them.
    Comment,
    /// Alternatives of which the first is read.
    Alternatives(bool),
    Other,
}

/// Where in the document's structure the walk is.
#[derive(Clone, Debug, Default)]
struct Place {
    /// Nested cells.
    cells: u32,
    header_row: bool,
}

/// A paragraph that is open.
struct Paragraph<'s> {
    runs: Runs<'s>,
    look: Rc<Look>,
    item: bool,
    /// The comments whose selections end in it.
    selected: Vec<&'s str>,
}

pub(super) type Looks = HashMap<String, Rc<Look>>;

pub(super) struct Walk<'s, 'a> {
    text: &'s str,
    xml: Xml<'s>,
    styles: &'a Styles,
    looks: &'a mut Looks,
    selections: &'a mut Selections,
    /// What all paragraphs of the part are.
    element: Option<&'static str>,
    /// The prefix of `WordprocessingML`, with its colon.
    prefix: &'s str,
    open: Vec<Frame>,
    paragraphs: Vec<Paragraph<'s>>,
    /// What stands within the paragraph at hand.
    later: Vec<Segment<'s>>,
    place: Place,
    heads: Heads,
    run: Run,
    /// Those met so far; the one around is noted with the run.
    wrapper: u32,
    wrappers: u32,
    /// Fields that are open: true before their result begins.
    fields: Vec<bool>,
    /// The number of the bookmark where the program was last.
    go_back: Option<&'s str>,
    pub(super) paragraph: u32,
}

impl<'s, 'a> Walk<'s, 'a> {
    pub(super) fn new(
        text: &'s str,
        styles: &'a Styles,
        element: Option<&'static str>,
        looks: &'a mut Looks,
        selections: &'a mut Selections,
    ) -> Self {
        Self {
            text,
            xml: Xml::new(text),
            styles,
            looks,
            selections,
            element,
            prefix: "w:",
            open: Vec::new(),
            paragraphs: Vec::new(),
            later: Vec::new(),
            place: Place::default(),
            heads: Heads::default(),
            run: Run::default(),
            wrapper: 0,
            wrappers: 0,
            fields: Vec::new(),
            go_back: None,
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
                Node::Start(start) => match self.start(start, each) {
                    Some(frame) => self.open.push(frame),
                    None => skipped = 1,
                },
                Node::End(_) => self.end(each),
                Node::Text(words) if skipped == 0 && matches!(self.open.last(), Some(Frame::Words)) => {
                    self.words(&words, span);
                }
                Node::Text(_) | Node::Aside(_) => {}
            }
        }
        Ok(())
    }

    fn end(&mut self, each: &mut dyn FnMut(Segment<'s>)) {
        match self.open.pop() {
            Some(Frame::Paragraph) => self.finish(each),
            Some(Frame::Run) => self.run = Run::default(),
            Some(Frame::Table) => self.heads.end_table(),
            Some(Frame::Cell) => self.place.cells = self.place.cells.saturating_sub(1),
            Some(Frame::Row) => self.place.header_row = false,
            Some(Frame::Wrapper(around)) => self.wrapper = around,
            Some(Frame::Box(around)) => (self.place, self.run) = *around,
            Some(Frame::Comment) => self.selections.comment_ends(self.paragraph),
            _ => {}
        }
    }

    fn look(&mut self, id: &str) -> Rc<Look> {
        if let Some(known) = self.looks.get(id) {
            return Rc::clone(known);
        }
        let look = Rc::new(self.styles.look(id).into_owned());
        self.looks.insert(id.to_owned(), Rc::clone(&look));
        look
    }

    fn begin(&mut self) {
        let look = match &self.styles.default {
            Some(id) => self.look(id),
            None => Rc::default(),
        };
        self.paragraphs.push(Paragraph { runs: Runs::new(self.text), item: look.item, look, selected: Vec::new() });
    }

    fn paragraph_property(&mut self, name: &str, start: &StartTag<'s>) {
        let Some(id) = value(start, "val") else {
            if let ("numPr", Some(paragraph)) = (name, self.paragraphs.last_mut()) {
                paragraph.item = true;
            }
            return;
        };
        match name {
            "pStyle" => {
                let look = self.look(id);
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.item |= look.item;
                    paragraph.look = look;
                }
            }
            "outlineLvl" => {
                let level = id.parse::<u8>().ok().filter(|level| *level < 9);
                if let (Some(level), Some(paragraph)) = (level, self.paragraphs.last_mut())
                    && paragraph.look.element.as_ref().is_none_or(|element| element.starts_with("docx:"))
                {
                    Rc::make_mut(&mut paragraph.look).element = Some(super::styles::heading(level + 1));
                }
            }
            _ => {}
        }
    }

    fn begin_run(&mut self) {
        let look = self.paragraphs.last().map(|paragraph| Rc::clone(&paragraph.look)).unwrap_or_default();
        self.run = Run {
            print: 0,
            wrapper: self.wrapper,
            hidden: look.hidden.unwrap_or(false),
            code: look.code,
            italic: look.italic.unwrap_or(false),
            quotation: false,
            lang: look.lang.clone(),
        };
    }

    fn run_property(&mut self, name: &str, start: &StartTag<'s>) {
        match name {
            "rStyle" => {
                let look = self.look(value(start, "val").unwrap_or_default());
                self.run.code |= look.code;
                self.run.quotation |= look.quotation;
                self.run.hidden = look.hidden.unwrap_or(self.run.hidden);
                self.run.italic = look.italic.unwrap_or(self.run.italic);
                self.run.lang = look.lang.clone().or(self.run.lang.take());
            }
            "vanish" => self.run.hidden = is_on(start),
            "i" => self.run.italic = is_on(start),
            "lang" => self.run.lang = lang(value(start, "val")).or(self.run.lang.take()),
            _ => {}
        }
        if !UNSEEN.contains(&name) {
            let mut hasher = foldhash::fast::FixedState::with_seed(self.run.print).build_hasher();
            name.hash(&mut hasher);
            // `hint` says which font a program guesses by.
            for (key, value) in start.attributes().filter(|(key, _)| local(key) != "hint") {
                (key, value).hash(&mut hasher);
            }
            self.run.print = hasher.finish();
        }
    }

    /// The paragraph that text is shown in: not hidden, and no instruction of a field.
    fn shown(&mut self, run: &Run) -> Option<&mut Paragraph<'s>> {
        if run.hidden || self.fields.iter().any(|before| *before) {
            return None;
        }
        self.paragraphs.last_mut()
    }

    fn words(&mut self, words: &str, span: Span) {
        let run = std::mem::take(&mut self.run);
        if let Some(paragraph) = self.shown(&run) {
            paragraph.runs.words(words, span, &run);
        }
        self.run = run;
    }

    /// A sign that the XML has an element for, within a word.
    fn sign(&mut self, sign: &str, span: Span) {
        let run = std::mem::take(&mut self.run);
        if let Some(paragraph) = self.shown(&run) {
            paragraph.runs.sign(sign, span, &run);
        }
        self.run = run;
    }

    /// The same for one that no edit may take away.
    fn break_with(&mut self, sign: &str, span: Span) {
        self.seam(span);
        self.sign(sign, span);
        self.seam(span);
    }

    fn seam(&mut self, span: Span) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.runs.seam(span);
        }
    }

    fn finish(&mut self, each: &mut dyn FnMut(Segment<'s>)) {
        let Some(Paragraph { runs, look, item, selected }) = self.paragraphs.pop() else { return };
        let element = self.element_of(&look, item);
        let whole = match &*element {
            "docx:Title" | "docx:Subtitle" => Some(Mark::Heading),
            element => mark_of(element).or_else(|| look.quotation.then_some(Mark::Quotation)),
        };
        if let Some((mut text, lang)) = runs.finish(whole) {
            self.heads.end_text(&element, &mut text);
            let mut segment = Segment::paragraph(text, self.paragraph);
            let spoken = self.selections.is_spoken(&segment.target.plain);
            segment.element = if spoken { Cow::Borrowed(SPOKEN) } else { element };
            segment.lang = lang;
            self.paragraph += 1;
            self.give(segment, each);
        }
        for id in selected {
            self.selections.end(id, self.paragraph);
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

    fn element_of(&self, look: &Look, item: bool) -> Element {
        let own = look.element.as_ref();
        if let Some(element) = own.filter(|element| !element.starts_with("docx:") || is_title(element)) {
            return element.clone();
        }
        Cow::Borrowed(match () {
            () if look.code => "pre",
            () if self.element.is_some() => self.element.unwrap_or_default(),
            () if self.place.cells > 0 => {
                if self.place.header_row {
                    "th"
                } else {
                    "td"
                }
            }
            () if own.is_some() => return own.cloned().unwrap_or_default(),
            () if item => "li",
            () => "p",
        })
    }
}

fn is_title(element: &str) -> bool {
    matches!(element, "docx:Title" | "docx:Subtitle")
}

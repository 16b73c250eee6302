//! From the XML of a part to segments.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, Hasher};
use std::rc::Rc;

use super::super::builder::mark_of;
use super::super::document::SPOKEN;
use super::super::runs::{Run, Runs, attribute_text};
use super::super::xml::{Fault, Node, StartTag, Xml, local};
use super::borders::is_border;
use super::selections::Selections;
use super::styles::{Look, Styles, is_on, lang, prefix, value};
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

    /// An element begins; `None` if nothing of it is read.
    fn start(&mut self, start: StartTag<'s>, each: &mut dyn FnMut(Segment<'s>)) -> Option<Frame> {
        if self.open.is_empty() {
            self.prefix = prefix(start);
        }
        let Some(name) = start.full.strip_prefix(self.prefix).filter(|name| !name.contains(':')) else {
            return self.foreign(start, each);
        };
        match (name, self.open.last()) {
            ("pPr", Some(Frame::Paragraph)) => Some(Frame::ParagraphProperties),
            (_, Some(Frame::ParagraphProperties)) => {
                self.paragraph_property(name, &start);
                // The formatting of the paragraph's mark, and what it was before.
                None
            }
            ("rPr", Some(Frame::Run)) => Some(Frame::RunProperties),
            (_, Some(Frame::RunProperties)) => {
                self.run_property(name, &start);
                (name != "rPrChange").then_some(Frame::RunProperties)
            }
            ("p", _) => {
                self.begin();
                Some(Frame::Paragraph)
            }
            ("r", _) => {
                self.begin_run();
                Some(Frame::Run)
            }
            ("t", _) => Some(Frame::Words),
            ("tab" | "ptab", Some(Frame::Run)) => {
                self.break_with("\t", start.span);
                Some(Frame::Other)
            }
            ("br" | "cr", Some(Frame::Run)) => {
                self.break_with("\n", start.span);
                Some(Frame::Other)
            }
            ("noBreakHyphen" | "softHyphen", _) => {
                self.sign(if name == "softHyphen" { "\u{AD}" } else { "\u{2011}" }, start.span);
                Some(Frame::Other)
            }
            ("sym", _) => {
                let sign = value(&start, "char").and_then(|hex| u32::from_str_radix(hex, 16).ok());
                // In the private use area a font's own sign stands, which is no letter.
                let sign = sign.and_then(char::from_u32).filter(|c| !('\u{E000}'..'\u{F900}').contains(c));
                match sign {
                    Some(sign) => self.break_with(sign.encode_utf8(&mut [0; 4]), start.span),
                    None => self.seam(start.span),
                }
                Some(Frame::Other)
            }
            ("fldChar", _) => {
                match value(&start, "fldCharType") {
                    Some("begin") => self.fields.push(true),
                    Some("separate") => self.fields.last_mut().into_iter().for_each(|before| *before = false),
                    Some("end") => drop(self.fields.pop()),
                    _ => {}
                }
                self.seam(start.span);
                Some(Frame::Other)
            }
            // What was taken away, instructions, what is nowhere shown.
            (
                "del" | "moveFrom" | "instrText" | "delInstrText" | "delText" | "sectPr" | "sdtPr" | "rt" | "tblPr"
                | "tblGrid" | "tcPr",
                _,
            ) => None,
            (
                "fldSimple" | "ins" | "moveTo" | "hyperlink" | "smartTag" | "sdt" | "customXml" | "bdo" | "dir"
                | "ruby" | "sdtContent",
                _,
            ) => Some(self.wrapped()),
            ("tbl", _) => Some(Frame::Table),
            ("tr", _) => {
                self.place.header_row = false;
                Some(Frame::Row)
            }
            ("tblHeader", _) => {
                self.place.header_row = is_on(&start);
                Some(Frame::Other)
            }
            ("tc", _) => {
                self.place.cells += 1;
                Some(Frame::Cell)
            }
            ("txbxContent", _) => {
                let around = (std::mem::take(&mut self.place), std::mem::take(&mut self.run));
                Some(Frame::Box(Box::new(around)))
            }
            // The program leaves this where it was last, and a name may run through it.
            ("bookmarkStart", _) if value(&start, "name") == Some("_GoBack") => {
                self.go_back = value(&start, "id");
                Some(Frame::Other)
            }
            ("bookmarkEnd", _) if self.go_back.is_some() && value(&start, "id") == self.go_back => Some(Frame::Other),
            ("comment" | "commentRangeStart" | "commentRangeEnd" | "commentReference", _) => {
                Some(self.comment(name, &start))
            }
            (name, _) if is_border(name) => {
                self.seam(start.span);
                Some(Frame::Other)
            }
            _ => Some(Frame::Other),
        }
    }

    /// An element of another vocabulary.
    fn foreign(&mut self, start: StartTag<'s>, each: &mut dyn FnMut(Segment<'s>)) -> Option<Frame> {
        match (start.name, self.open.last_mut()) {
            ("AlternateContent", _) => Some(Frame::Alternatives(false)),
            ("Choice" | "Fallback", Some(Frame::Alternatives(read))) => {
                (!std::mem::replace(read, true)).then_some(Frame::Other)
            }
            ("oMath" | "oMathPara", _) => {
                self.seam(start.span);
                None
            }
            ("docPr", _) => {
                for name in ["title", "descr"] {
                    self.described(&start, name, each);
                }
                Some(Frame::Other)
            }
            _ => Some(Frame::Other),
        }
    }

    fn end(&mut self, each: &mut dyn FnMut(Segment<'s>)) {
        match self.open.pop() {
            Some(Frame::Paragraph) => self.finish(each),
            Some(Frame::Run) => self.run = Run::default(),
            Some(Frame::Cell) => self.place.cells = self.place.cells.saturating_sub(1),
            Some(Frame::Row) => self.place.header_row = false,
            Some(Frame::Wrapper(around)) => self.wrapper = around,
            Some(Frame::Box(around)) => (self.place, self.run) = *around,
            Some(Frame::Comment) => self.selections.comment_ends(self.paragraph),
            _ => {}
        }
    }

    /// A comment, or one of the marks in the text that belong to one.
    fn comment(&mut self, name: &str, start: &StartTag<'s>) -> Frame {
        let id = value(start, "id").unwrap_or_default();
        if name == "comment" {
            self.selections.comment(id, self.paragraph);
            return Frame::Comment;
        }
        self.seam(start.span);
        self.selection(name, id);
        Frame::Other
    }

    /// What is selected for a comment: from one mark to another, or where a reference alone stands, its paragraph.
    fn selection(&mut self, mark: &str, id: &'s str) {
        let begins = mark != "commentRangeEnd" && self.selections.begin(id, self.paragraph);
        match self.paragraphs.last_mut() {
            // The number of the paragraph that is open comes with its end.
            Some(paragraph) if mark == "commentRangeEnd" || mark == "commentReference" && begins => {
                paragraph.selected.push(id);
            }
            None if mark == "commentRangeEnd" => self.selections.end(id, self.paragraph),
            _ => {}
        }
    }

    fn wrapped(&mut self) -> Frame {
        self.wrappers += 1;
        Frame::Wrapper(std::mem::replace(&mut self.wrapper, self.wrappers))
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

    /// What a picture shows, for those who do not see it.
    fn described(&mut self, start: &StartTag<'s>, name: &str, each: &mut dyn FnMut(Segment<'s>)) {
        let attribute = start.attributes().find(|(key, _)| *key == name);
        let Some(text) = attribute.and_then(|(_, raw)| attribute_text(&mut self.xml, self.text, raw)) else { return };
        let mut segment = Segment::paragraph(text, self.paragraph);
        segment.element = Cow::Borrowed(if name == "title" { "title" } else { "img-alt" });
        self.paragraph += 1;
        self.give(segment, each);
    }

    fn finish(&mut self, each: &mut dyn FnMut(Segment<'s>)) {
        let Some(Paragraph { runs, look, item, selected }) = self.paragraphs.pop() else { return };
        let element = self.element_of(&look, item);
        let whole = match &*element {
            "docx:Title" | "docx:Subtitle" => Some(Mark::Heading),
            element => mark_of(element).or_else(|| look.quotation.then_some(Mark::Quotation)),
        };
        if let Some((text, lang)) = runs.finish(whole) {
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

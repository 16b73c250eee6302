//! What begins with each element of a part.

use std::borrow::Cow;

use super::super::super::runs::attribute_text;
use super::super::super::xml::StartTag;
use super::super::borders::is_border;
use super::super::styles::{is_on, prefix, value};
use super::{Frame, Walk};
use crate::model::Segment;

/// Elements of which nothing is read: what was taken away, instructions, what is nowhere shown.
const UNREAD: [&str; 11] =
    ["del", "moveFrom", "instrText", "delInstrText", "delText", "sectPr", "sdtPr", "rt", "tblPr", "tblGrid", "tcPr"];

impl<'s> Walk<'s, '_> {
    /// An element begins; `None` if nothing of it is read.
    pub(super) fn start(&mut self, start: StartTag<'s>, each: &mut dyn FnMut(Segment<'s>)) -> Option<Frame> {
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
            ("tcPr", Some(Frame::Cell)) => Some(Frame::CellProperties),
            (_, Some(Frame::CellProperties)) => {
                if let Some(spans) = value(&start, "val").filter(|_| name == "gridSpan") {
                    self.heads.spans(spans.parse().unwrap_or(1));
                }
                None
            }
            _ if UNREAD.contains(&name) => None,
            _ => Some(self.part(name, &start).unwrap_or_else(|| {
                self.sign_of(name, &start);
                Frame::Other
            })),
        }
    }

    /// What paragraphs, runs and tables are made of; `None` for what only stands in the text.
    fn part(&mut self, name: &str, start: &StartTag<'s>) -> Option<Frame> {
        Some(match name {
            "p" => {
                self.begin();
                Frame::Paragraph
            }
            "r" => {
                self.begin_run();
                Frame::Run
            }
            "t" => Frame::Words,
            "fldSimple" | "ins" | "moveTo" | "hyperlink" | "smartTag" | "sdt" | "customXml" | "bdo" | "dir"
            | "ruby" | "sdtContent" => self.wrapped(),
            "tbl" => {
                self.heads.table();
                Frame::Table
            }
            "tr" => {
                self.heads.row();
                self.place.header_row = false;
                Frame::Row
            }
            "tblHeader" => {
                self.place.header_row = is_on(start);
                Frame::Other
            }
            "tc" => {
                self.heads.cell(1);
                self.place.cells += 1;
                Frame::Cell
            }
            "txbxContent" => {
                let around = (std::mem::take(&mut self.place), std::mem::take(&mut self.run));
                Frame::Box(Box::new(around))
            }
            "comment" | "commentRangeStart" | "commentRangeEnd" | "commentReference" => self.comment(name, start),
            _ => return None,
        })
    }

    /// A sign in the text, or what parts it.
    fn sign_of(&mut self, name: &str, start: &StartTag<'s>) {
        match (name, self.open.last()) {
            ("tab" | "ptab", Some(Frame::Run)) => self.break_with("\t", start.span),
            ("br" | "cr", Some(Frame::Run)) => self.break_with("\n", start.span),
            ("noBreakHyphen", _) => self.sign("\u{2011}", start.span),
            ("softHyphen", _) => self.sign("\u{AD}", start.span),
            ("sym", _) => {
                let sign = value(start, "char").and_then(|hex| u32::from_str_radix(hex, 16).ok());
                // In the private use area a font's own sign stands, which is no letter.
                let sign = sign.and_then(char::from_u32).filter(|c| !('\u{E000}'..'\u{F900}').contains(c));
                match sign {
                    Some(sign) => self.break_with(sign.encode_utf8(&mut [0; 4]), start.span),
                    None => self.seam(start.span),
                }
            }
            ("fldChar", _) => {
                match value(start, "fldCharType") {
                    Some("begin") => self.fields.push(true),
                    Some("separate") => self.fields.last_mut().into_iter().for_each(|before| *before = false),
                    Some("end") => drop(self.fields.pop()),
                    _ => {}
                }
                self.seam(start.span);
            }
            // The program leaves this where it was last, and a name may run through it.
            ("bookmarkStart", _) if value(start, "name") == Some("_GoBack") => self.go_back = value(start, "id"),
            ("bookmarkEnd", _) if self.go_back.is_some() && value(start, "id") == self.go_back => {}
            _ if is_border(name) => self.seam(start.span),
            _ => {}
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

    /// What a picture shows, for those who do not see it.
    fn described(&mut self, start: &StartTag<'s>, name: &str, each: &mut dyn FnMut(Segment<'s>)) {
        let attribute = start.attributes().find(|(key, _)| *key == name);
        let Some(text) = attribute.and_then(|(_, raw)| attribute_text(&mut self.xml, self.text, raw)) else { return };
        let mut segment = Segment::paragraph(text, self.paragraph);
        segment.element = Cow::Borrowed(if name == "title" { "title" } else { "img-alt" });
        self.paragraph += 1;
        self.give(segment, each);
    }
}

//! A text that was taken out of a document in XML, in one part or several, and the way back.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::{DiskSpan, Source};
use crate::base::Span;

/// What a decoded text is taken from.
#[derive(Debug)]
pub(crate) struct Document {
    /// The name of the format that it is read by.
    pub(crate) format: &'static str,
    /// The size of the file in bytes.
    pub(crate) bytes: u64,
    /// In the order of the text.
    pub(crate) parts: Vec<Part>,
}

/// One XML text of a document.
#[derive(Debug)]
pub(crate) struct Part {
    /// The member of the container; `None` where the XML is the file itself.
    pub(crate) name: Option<Box<str>>,
    /// The XML.
    pub(crate) xml: Source,
    /// Where what is taken from it begins in the document's text.
    pub(crate) begins: u32,
    /// Ascending by `at`.
    pub(crate) stretches: Vec<Stretch>,
}

/// A piece of the text and its place in its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// Where it begins in the document's text.
    pub(crate) at: u32,
    /// Its length there.
    pub(crate) length: u32,
    /// Where it stands in the XML.
    pub(crate) place: Span,
    /// True if the XML has the very same characters; false for a reference, or an element that stands for a character.
    pub(crate) verbatim: bool,
}

/// A change of a file as it is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiskEdit {
    /// Which bytes are replaced.
    pub place: DiskSpan,
    /// What stands there afterwards, with the escapes that the file's format wants.
    pub text: String,
    /// The same in the file's encoding.
    pub bytes: Vec<u8>,
}

impl Stretch {
    fn end(self) -> u32 {
        self.at + self.length
    }
}

impl Document {
    fn part(&self, at: u32) -> Option<&Part> {
        self.parts[..self.parts.partition_point(|part| part.begins <= at)].iter().rfind(|p| !p.stretches.is_empty())
    }

    /// See [`Source::disk`].
    pub(super) fn disk(&self, span: Span) -> DiskSpan {
        let Some(part) = self.part(span.start) else { return DiskSpan { part: None, start: 0, end: 0 } };
        let start = part.map(span.start, false);
        let end = if span.is_empty() { start } else { part.map(span.end - 1, true) };
        let place = part.xml.disk(Span { start, end: end.max(start) });
        DiskSpan { part: part.name.clone(), ..place }
    }

    /// See [`Source::edits_on_disk`].
    pub(super) fn edits(&self, span: Span, text: &str) -> Option<Vec<DiskEdit>> {
        let part = self.part(span.start)?;
        let xml = part.xml.text();
        let pieces = part.pieces(span)?;
        // The first piece that can hold text takes the new one; the others go.
        let takes = pieces.iter().position(|piece| !xml[piece.start as usize..].starts_with('<'))?;
        let mut edits = Vec::with_capacity(pieces.len());
        for (index, piece) in pieces.iter().enumerate() {
            let new = if index == takes { text } else { "" };
            let Around { tag, content } = Around::of(xml, *piece)?;
            if xml[tag.start as usize..].starts_with(CDATA) {
                // What stands there stands as it is.
                if new.contains(['<', '>']) {
                    return None;
                }
                edits.push(part.edit(*piece, new.to_owned())?);
                continue;
            }
            let in_attribute = content.is_none();
            if let Some(content) = content.filter(|_| is_blank_kept(&xml[tag.range()])) {
                let written = &xml[content.range()];
                let before = &xml[content.start as usize..piece.start as usize];
                let after = &xml[piece.end as usize..content.end as usize];
                let starts = [before, new, after].concat().starts_with(char::is_whitespace);
                let ends = [before, new, after].concat().ends_with(char::is_whitespace);
                if starts && !written.starts_with(char::is_whitespace)
                    || ends && !written.ends_with(char::is_whitespace)
                {
                    let at = Span { start: content.start - 1, end: content.start - 1 };
                    edits.push(part.edit(at, KEEP_BLANKS.to_owned())?);
                }
            }
            edits.push(part.edit(*piece, escaped(new, in_attribute).into_owned())?);
        }
        Some(edits)
    }
}

impl Part {
    fn index(&self, at: u32) -> Option<usize> {
        self.stretches.partition_point(|stretch| stretch.at <= at).checked_sub(1)
    }

    /// The place in the XML of the byte at an offset of the text, or of that byte's end.
    fn map(&self, at: u32, end: bool) -> u32 {
        let Some(index) = self.index(at) else { return 0 };
        let stretch = self.stretches[index];
        if at >= stretch.end() {
            // Between two paragraphs.
            stretch.place.end
        } else if stretch.verbatim {
            stretch.place.start + (at - stretch.at) + u32::from(end)
        } else if end {
            stretch.place.end
        } else {
            stretch.place.start
        }
    }

    /// The stretches of the XML that a span of the text covers, those joined that touch; `None` where it covers one in
    /// part that cannot be cut, or the gap between paragraphs.
    fn pieces(&self, span: Span) -> Option<Vec<Span>> {
        if span.is_empty() {
            return self.point(span.start).map(|at| vec![Span { start: at, end: at }]);
        }
        let mut pieces: Vec<Span> = Vec::new();
        let mut at = span.start;
        for stretch in &self.stretches[self.index(span.start)?..] {
            if at >= span.end {
                break;
            }
            if stretch.at > at || stretch.end() <= at || stretch.place.is_empty() {
                return None;
            }
            let end = span.end.min(stretch.end());
            let whole = at == stretch.at && end == stretch.end();
            let place = match stretch.verbatim {
                true => {
                    let start = stretch.place.start + (at - stretch.at);
                    Span { start, end: start + (end - at) }
                }
                false if whole => stretch.place,
                false => return None,
            };
            match pieces.last_mut() {
                Some(last) if last.end == place.start => last.end = place.end,
                _ => pieces.push(place),
            }
            at = end;
        }
        (at >= span.end).then_some(pieces)
    }

    /// Where text is put in at an offset: behind the character before, else before the one that follows.
    fn point(&self, at: u32) -> Option<u32> {
        let holds = |stretch: &&Stretch| stretch.verbatim && stretch.at <= at && at <= stretch.end();
        let near = self.index(at)?;
        let stretch = self.stretches[near.saturating_sub(1)..=near].iter().find(holds)?;
        Some(stretch.place.start + (at - stretch.at))
    }

    fn edit(&self, span: Span, text: String) -> Option<DiskEdit> {
        // XML can write any letter, whatever its encoding has.
        let bytes = match self.xml.encode(&text) {
            Some(bytes) => bytes,
            None => self.xml.encode(&referenced(&text))?,
        };
        let place = DiskSpan { part: self.name.clone(), ..self.xml.disk(span) };
        Some(DiskEdit { place, text, bytes })
    }
}

const CDATA: &str = "<![CDATA[";
const KEEP_BLANKS: &str = " xml:space=\"preserve\"";

/// True for the start tag of a run's text in `WordprocessingML`, whose outer blanks go unless it says that they stay.
fn is_blank_kept(tag: &str) -> bool {
    let name = tag[1..].split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or_default();
    let local = name.rsplit(':').next().unwrap_or_default();
    // In drawings (`a:t`) blanks stay, and the attribute is not allowed.
    local == "t" && !name.starts_with("a:") && !tag.contains("xml:space")
}

/// The tag that stands before a place or around it, and the text that follows it up to the next tag; that is `None` where
/// the place is in the tag.
struct Around {
    tag: Span,
    content: Option<Span>,
}

impl Around {
    fn of(xml: &str, piece: Span) -> Option<Self> {
        let start = match memchr::memrchr(b'<', &xml.as_bytes()[..piece.start as usize]) {
            Some(start) => start,
            None if xml[piece.start as usize..].starts_with('<') => piece.start as usize,
            None => return None,
        };
        let rest = &xml[start..];
        let behind = |mark: &str| rest.find(mark).map(|at| at + mark.len());
        let length = match rest {
            _ if rest.starts_with(CDATA) => {
                return Some(Self { tag: Span::new(start, start + CDATA.len()), content: None });
            }
            _ if rest.starts_with("<!--") => behind("-->"),
            _ if rest.starts_with("<?") => behind("?>"),
            _ => tag_length(rest),
        };
        let end = start + length?;
        let tag = Span::new(start, end);
        if end > piece.start as usize {
            return Some(Self { tag, content: None });
        }
        let next = memchr::memchr(b'<', &xml.as_bytes()[piece.end as usize..])? + piece.end as usize;
        Some(Self { tag, content: Some(Span::new(end, next)) })
    }
}

/// The length of a tag: to the first `>` that stands in no value.
fn tag_length(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

fn escaped(text: &str, in_attribute: bool) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if in_attribute => out.push_str("&quot;"),
            '\'' if in_attribute => out.push_str("&apos;"),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Every letter beyond ASCII as a reference.
fn referenced(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            let _ = write!(out, "&#x{:X};", u32::from(c));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = "<d><w:t>in Step</w:t><x/><w:t>ana</w:t><w:t>kert today &amp; R</w:t><p a='b \"c'/></d>";

    fn part(taken: &[&str]) -> (Document, String) {
        let xml = Source::from_text("d.xml", XML.to_owned()).expect("short");
        let mut text = String::new();
        let mut stretches = Vec::new();
        for piece in taken {
            let start = XML.find(piece).expect("there");
            let plain = if *piece == "&amp;" { "&" } else { piece };
            let (at, length) = (text.len() as u32, plain.len() as u32);
            let place = Span::new(start, start + piece.len());
            stretches.push(Stretch { at, length, place, verbatim: plain == *piece });
            text.push_str(plain);
        }
        let part = Part { name: Some("d.xml".into()), xml, begins: 0, stretches };
        (Document { format: "docx", bytes: 0, parts: vec![part] }, text)
    }

    /// The XML after an edit of a stretch of the text.
    fn edited(taken: &[&str], old: &str, new: &str) -> Option<String> {
        let (document, text) = part(taken);
        let at = text.find(old).expect("there");
        let mut edits = document.edits(Span::new(at, at + old.len()), new)?;
        edits.sort_by_key(|edit| edit.place.start);
        let mut xml = XML.to_owned();
        for edit in edits.iter().rev() {
            xml.replace_range(edit.place.start as usize..edit.place.end as usize, &edit.text);
        }
        Some(xml)
    }

    #[test]
    fn a_name_over_runs_goes_into_the_first() {
        let taken = ["in Step", "ana", "kert today ", "&amp;", " R"];
        let xml = edited(&taken, "Stepanakert", "Khankendi").expect("exact");
        assert!(
            xml.starts_with("<d><w:t>in Khankendi</w:t><x/><w:t></w:t><w:t xml:space=\"preserve\"> today"),
            "{xml}"
        );
        let xml = edited(&taken, "y & R", "y <>").expect("exact");
        assert!(xml.contains("kert today &lt;&gt;</w:t>"), "{xml}");
        let xml = edited(&taken, "ana", " x").expect("exact");
        assert!(xml.contains("<w:t xml:space=\"preserve\"> x</w:t>"), "{xml}");
    }

    #[test]
    fn values_keep_their_quotation_marks() {
        let xml = edited(&["b \"c"], "b", "'\"").expect("exact");
        assert!(xml.contains("a='&apos;&quot; \"c'"), "{xml}");
    }

    #[test]
    fn places_are_those_of_the_part() {
        let (document, text) = part(&["in Step", "ana", "kert today ", "&amp;", " R"]);
        let at = text.find("Stepanakert").expect("there");
        let disk = document.disk(Span::new(at, at + 11));
        assert_eq!(disk.part.as_deref(), Some("d.xml"));
        assert_eq!(&XML[disk.start as usize..disk.end as usize], "Step</w:t><x/><w:t>ana</w:t><w:t>kert");
        let amp = text.find('&').expect("there");
        let disk = document.disk(Span::new(amp, amp + 1));
        assert_eq!(&XML[disk.start as usize..disk.end as usize], "&amp;");
    }
}

//! A paragraph of a document, put together from runs of text that look alike or not.

use std::ops::Range;

use super::builder::Builder;
use super::xml::Xml;
use crate::base::{Lang, Span};
use crate::model::{Mark, TagKind, Text};

/// What a run's text looks like, and what it hangs together with.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own, as the formats have it")]
pub(super) struct Run {
    /// The same for runs that look the same.
    pub(super) print: u64,
    /// The stretch that a name should not be moved in or out of: a link, an insertion.
    pub(super) wrapper: u32,
    pub(super) hidden: bool,
    pub(super) code: bool,
    pub(super) italic: bool,
    pub(super) quotation: bool,
    pub(super) lang: Option<Lang>,
}

const CDATA: &str = "<![CDATA[";

/// What runs are marked as.
const MARKS: [Mark; 3] = [Mark::Code, Mark::Emphasis, Mark::Quotation];

impl Run {
    fn marks(&self) -> [bool; 3] {
        [self.code, self.italic, self.quotation]
    }
}

/// A paragraph that is open.
pub(super) struct Runs<'s> {
    text: &'s str,
    out: Builder<'s>,
    /// Where marks begin that are still open.
    open: [Option<usize>; 3],
    last: Option<(u64, u32)>,
    /// Something stands behind the last text that an edit must not reach over.
    seam: Option<Range<usize>>,
    /// The languages of its runs, with the bytes in each.
    langs: Vec<(Option<Lang>, usize)>,
    /// Where each of them begins and ends; an index of `langs`.
    stretches: Vec<(usize, Range<usize>)>,
}

impl<'s> Runs<'s> {
    /// `text` is the XML.
    pub(super) fn new(text: &'s str) -> Self {
        Self {
            text,
            out: Builder::new(text),
            open: [None; 3],
            last: None,
            seam: None,
            langs: Vec::new(),
            stretches: Vec::new(),
        }
    }

    /// Text of a node; `words` as it is meant.
    pub(super) fn words(&mut self, words: &str, span: Span, run: &Run) {
        self.join(run, span);
        let from = self.out.len();
        let written = &self.text[span.range()];
        let inner = written.strip_prefix(CDATA).and_then(|inner| inner.strip_suffix("]]>"));
        if is_literal(written) {
            self.blanks(span);
        } else if inner.is_some_and(|inner| inner == words && !inner.contains('<')) {
            let start = span.start as usize + CDATA.len();
            self.blanks(Span::new(start, start + words.len()));
        } else {
            self.out.replaced(words, span.range());
        }
        self.count(from, run);
    }

    /// Text of a node in which a stretch of white space counts as one space, and none at the beginning.
    pub(super) fn collapsed(&mut self, words: &str, span: Span, run: &Run) {
        let written = &self.text[span.range()];
        if !is_literal(written) {
            self.words(words, span, run);
            return;
        }
        let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        let (mut at, end) = (span.start as usize, span.end as usize);
        while at < end {
            let rest = &self.text[at..end];
            let letters = rest.find(blank).unwrap_or(rest.len());
            if letters > 0 {
                self.join(run, span);
                let from = self.out.len();
                self.out.verbatim(at..at + letters);
                self.count(from, run);
                at += letters;
            }
            let rest = &self.text[at..end];
            let blanks = at..at + rest.find(|c: char| !blank(c)).unwrap_or(rest.len());
            at = blanks.end;
            if blanks.is_empty() {
                continue;
            }
            if self.out.ends_blank() {
                // What stands on either side of blanks that count for nothing cannot be put together.
                self.seam(Span::new(blanks.start, blanks.end));
                continue;
            }
            self.join(run, span);
            if &self.text[blanks.clone()] == " " {
                self.out.verbatim(blanks);
            } else {
                self.out.replaced(" ", blanks);
            }
        }
    }

    /// A sign that the XML has an element for, within a word. Without `run.hidden` and the like: the caller looks at that.
    pub(super) fn sign(&mut self, sign: &str, span: Span, run: &Run) {
        self.join(run, span);
        // An element in two tags cannot be taken away by its start.
        let whole = self.text[span.range()].ends_with("/>");
        let range = if whole { span.range() } else { span.end as usize..span.end as usize };
        self.out.replaced(sign, range);
    }

    /// Text that no edit is to change: what it is written in comes before each letter. `tag` is the place of that.
    pub(super) fn unmended(&mut self, words: &str, tag: Span, run: &Run) {
        for letter in words.chars() {
            self.seam(tag);
            self.join(run, tag);
            let from = self.out.len();
            let end = tag.end as usize;
            self.out.replaced(letter.encode_utf8(&mut [0; 4]), end..end);
            self.count(from, run);
        }
    }

    /// The same for one that no edit may take away.
    pub(super) fn breaks(&mut self, sign: &str, span: Span, run: &Run) {
        self.seam(span);
        self.sign(sign, span, run);
        self.seam(span);
    }

    /// Something that an edit must not reach over.
    pub(super) fn seam(&mut self, span: Span) {
        self.seam.get_or_insert(span.range());
    }

    /// The text, marked as a whole, and the language that most of it states; what states another one is marked with it.
    pub(super) fn finish(mut self, whole: Option<Mark>) -> Option<(Text<'s>, Option<Lang>)> {
        self.mark([false; 3]);
        if let Some(mark) = whole {
            self.out.mark(0, mark);
        }
        let most = self.langs.iter().map(|(_, bytes)| *bytes).enumerate().max_by_key(|(_, bytes)| *bytes);
        let most = most.map(|(index, _)| index);
        for (index, range) in self.stretches {
            if let (true, Some((Some(lang), _))) = (Some(index) != most, self.langs.get(index)) {
                self.out.mark_range(range, Mark::Lang(lang.clone()));
            }
        }
        let lang = most.and_then(|most| self.langs.swap_remove(most).0);
        self.out.finish().map(|text| (text, lang))
    }

    /// Line ends and tabs in the XML are blanks.
    fn blanks(&mut self, span: Span) {
        let mut at = span.start as usize;
        for piece in self.text[span.range()].split_inclusive(['\n', '\t', '\r']) {
            let end = at + piece.len();
            if piece.ends_with(['\n', '\t', '\r']) {
                self.out.verbatim(at..end - 1);
                self.out.replaced(" ", end - 1..end);
            } else {
                self.out.verbatim(at..end);
            }
            at = end;
        }
    }

    fn count(&mut self, from: usize, run: &Run) {
        let bytes = self.out.len() - from;
        let index = self.langs.iter().position(|(known, _)| *known == run.lang).unwrap_or_else(|| {
            self.langs.push((run.lang.clone(), 0));
            self.langs.len() - 1
        });
        self.langs[index].1 += bytes;
        match self.stretches.last_mut() {
            Some((last, range)) if *last == index => range.end = self.out.len(),
            _ => self.stretches.push((index, from..self.out.len())),
        }
    }

    /// Before more text: closes and opens marks, and sets a tag where an edit must not reach over.
    fn join(&mut self, run: &Run, span: Span) {
        let key = (run.print, run.wrapper);
        let seam = self.seam.take();
        if !self.out.is_empty() {
            let differs = self.last.is_some_and(|last| last != key);
            if let Some(place) = seam.or(differs.then(|| span.range())).filter(|place| !place.is_empty()) {
                self.out.tag(TagKind::Alone, place);
            }
        }
        self.last = Some(key);
        self.mark(run.marks());
    }

    fn mark(&mut self, marked: [bool; 3]) {
        let here = self.out.len();
        for ((open, is_marked), mark) in self.open.iter_mut().zip(marked).zip(MARKS) {
            match (*open, is_marked) {
                (None, true) => *open = Some(here),
                (Some(start), false) => {
                    self.out.mark(start, mark);
                    *open = None;
                }
                _ => {}
            }
        }
    }
}

/// True for text that is no reference and no CDATA section: but for line ends it means what is written.
fn is_literal(written: &str) -> bool {
    !written.starts_with('&') && !written.starts_with(CDATA)
}

/// The value of an attribute as a text of its own. `raw` is a slice of `text`, the XML.
pub(super) fn attribute_text<'s>(xml: &mut Xml<'s>, text: &'s str, raw: &'s str) -> Option<Text<'s>> {
    let start = raw.as_ptr() as usize - text.as_ptr() as usize;
    let mut out = Builder::new(text);
    let mut at = start;
    let end = start + raw.len();
    while at < end {
        let rest = &text[at..end];
        let next = rest.find(['&', '\n', '\t', '\r']).unwrap_or(rest.len());
        out.verbatim(at..at + next);
        at += next;
        let rest = &text[at..end];
        let Some(first) = rest.chars().next() else { break };
        let length = if first == '&' { rest.find(';').map_or(1, |semicolon| semicolon + 1) } else { 1 };
        let span = Span::new(at, at + length);
        if first == '&' {
            let decoded = xml.unescape(&rest[..length], span);
            out.replaced(&decoded, span.range());
        } else {
            out.replaced(" ", span.range());
        }
        at += length;
    }
    out.finish()
}

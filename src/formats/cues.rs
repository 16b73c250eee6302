//! The text of subtitles: lines that are shown together, and the tags in them.
//!
//! A sentence may run over several cues: as long as it has not ended, they are one segment, so that *Red* in one cue and
//! *Bazaar* in the next are one name.

mod breaks;

use std::borrow::Cow;
use std::ops::Range;

use super::builder::Builder;
use super::html;
use super::markup::{self, Elements, Piece};
use super::plain::ends_like_a_sentence;
use super::spell::Place;
use crate::model::{Edit, Segment, TagKind};

/// Cues that one segment holds at most: subtitles made by a machine have no full stops.
const MOST: usize = 12;

pub(super) struct Cues<'s, 'e> {
    source: &'s str,
    each: &'e mut dyn FnMut(Segment<'s>),
    out: Builder<'s>,
    elements: Elements,
    /// Where the last line of text ended.
    last: Option<usize>,
    joined: usize,
    paragraph: u32,
    /// `WebVTT`: whatever stands in angle brackets is a tag.
    vtt: bool,
}

impl<'s, 'e> Cues<'s, 'e> {
    pub(super) fn new(source: &'s str, vtt: bool, each: &'e mut dyn FnMut(Segment<'s>)) -> Self {
        Self {
            source,
            each,
            out: Builder::new(source),
            elements: Elements::default(),
            last: None,
            joined: 0,
            paragraph: 0,
            vtt,
        }
    }

    /// A line of a cue's text.
    pub(super) fn line(&mut self, line: Range<usize>) {
        let text = &self.source[line.clone()];
        let start = line.start + (text.len() - text.trim_start().len());
        let end = line.start + text.trim_end().len();
        if start >= end {
            return;
        }
        // A dash begins what another speaker says.
        if self.source[start..].starts_with(['-', '–', '—', '‐', '•']) {
            self.end_segment();
        }
        if let Some(last) = self.last.take()
            && !self.out.is_empty()
        {
            match &self.source[last..start] {
                "\n" | "\r\n" | "\r" => self.out.verbatim(last..start),
                _ => self.out.replaced("\n", last..start),
            }
        }
        self.text(start..end);
        self.last = Some(end);
    }

    /// A cue ends.
    pub(super) fn end_cue(&mut self) {
        let mut elements = std::mem::take(&mut self.elements);
        elements.close_to(0, &mut self.out);
        self.joined += 1;
        if self.joined >= MOST || ends_like_a_sentence(self.out.plain()) {
            self.end_segment();
        }
    }

    pub(super) fn end_segment(&mut self) {
        let mut out = std::mem::replace(&mut self.out, Builder::new(self.source));
        self.elements.end_segment(&mut out);
        if let Some(text) = out.finish() {
            let mut segment = Segment::paragraph(text, self.paragraph);
            segment.element = Cow::Borrowed("cue");
            (self.each)(segment);
            self.paragraph += 1;
        }
        self.last = None;
        self.joined = 0;
    }

    fn text(&mut self, range: Range<usize>) {
        let (source, start) = (self.source, range.start);
        let line = &source[range.clone()];
        if self.vtt {
            let mut at = range.start;
            while let Some(open) = memchr::memchr(b'<', &source.as_bytes()[at..range.end]).map(|i| at + i) {
                self.words(at..open);
                let Some(close) = memchr::memchr(b'>', &source.as_bytes()[open..range.end]).map(|i| open + i) else {
                    at = open;
                    break;
                };
                self.vtt_tag(open..close + 1);
                at = close + 1;
            }
            self.words(at..range.end);
            return;
        }
        markup::pieces(line, &mut |piece| match piece {
            Piece::Text(text) => self.words(start + text.start..start + text.end),
            Piece::Open { name, whole, alone, .. } => {
                let kind = if alone { TagKind::Alone } else { TagKind::Open };
                self.out.tag(kind, start + whole.start..start + whole.end);
                if !alone {
                    self.elements.open(&line[name], &[], self.out.len());
                }
            }
            Piece::Close { name, whole } => {
                self.out.tag(TagKind::Close, start + whole.start..start + whole.end);
                self.elements.close(&line[name], &mut self.out);
            }
            Piece::Hidden(hidden) => self.out.tag(TagKind::Alone, start + hidden.start..start + hidden.end),
        });
    }

    /// `<i>`, `<c.loud>`, `<v Speaker>`, `<lang ru>`, `<00:01.000>`.
    fn vtt_tag(&mut self, range: Range<usize>) {
        let inner = &self.source[range.start + 1..range.end - 1];
        let end = inner.find(|c: char| c.is_whitespace() || c == '.').unwrap_or(inner.len());
        if let Some(name) = inner.strip_prefix('/') {
            self.out.tag(TagKind::Close, range);
            self.elements.close(name.trim(), &mut self.out);
        } else if inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            self.out.tag(TagKind::Open, range);
            let said = inner.split_once(char::is_whitespace).map_or("", |(_, said)| said.trim());
            let lang = [("lang", said)];
            let values = if inner[..end].eq_ignore_ascii_case("lang") { &lang[..] } else { &[] };
            self.elements.open(&inner[..end], values, self.out.len());
        } else {
            self.out.tag(TagKind::Alone, range);
        }
    }

    /// Text between tags: references, `{\an8}` and `\N` in it.
    fn words(&mut self, range: Range<usize>) {
        if self.elements.hidden() {
            return;
        }
        let bytes = &self.source.as_bytes()[..range.end];
        let (mut from, mut at) = (range.start, range.start);
        while let Some(special) = memchr::memchr3(b'&', b'{', b'\\', &bytes[at..]).map(|i| at + i) {
            let rest = &self.source[special..range.end];
            at = special + 1;
            let (length, text) = match bytes[special] {
                b'&' => markup::character_reference(rest).unwrap_or_default(),
                b'{' => (override_code(rest), String::new()),
                _ if rest.starts_with("\\N") || rest.starts_with("\\n") => (2, "\n".to_owned()),
                _ if rest.starts_with("\\h") => (2, "\u{a0}".to_owned()),
                _ => continue,
            };
            if length == 0 {
                continue;
            }
            self.out.verbatim(from..special);
            let code = special..special + length;
            if text.is_empty() {
                self.out.tag(TagKind::Alone, code);
            } else {
                self.out.replaced(&text, code);
            }
            (from, at) = (special + length, special + length);
        }
        self.out.verbatim(from..range.end);
    }
}

/// The length of a code that players take out: `{\an8}`, `{\pos(1,2)}`, `{i}`, `{/b}`, `{y:i}`.
fn override_code(rest: &str) -> usize {
    // No code is longer than a line of drawing commands.
    let Some(end) = rest.bytes().take(500).position(|b| b == b'}') else { return 0 };
    let inner = &rest[1..end];
    let short = inner.trim_start_matches('/');
    let known = inner.starts_with('\\')
        || matches!(short, "i" | "b" | "u" | "s" | "I" | "B" | "U")
        || (inner.get(1..2) == Some(":") && inner.as_bytes()[0].is_ascii_alphabetic());
    if known { end + 1 } else { 0 }
}

/// `WebVTT` writes `&`, `<` and `>` by references.
pub(super) fn spell_vtt(place: &Place<'_>, edits: &[Edit], way: usize) -> Option<Vec<Edit>> {
    let edits = spell_srt(place, edits, way)?;
    Some(edits.into_iter().map(|edit| Edit { text: html::escaped(&edit.text, false), ..edit }).collect())
}

/// `SubRip` has no escapes: players show a text as it stands, if they take no tag or code for it.
pub(super) fn spell_srt(place: &Place<'_>, edits: &[Edit], way: usize) -> Option<Vec<Edit>> {
    (way == 0).then_some(())?;
    edits.iter().map(|edit| breaks::kept(place, edit)).collect()
}

/// True for the line of a cue that has its times: `00:00:01,000 --> 00:00:04,000`.
pub(super) fn is_timing(line: &str) -> bool {
    let Some((start, end)) = line.split_once("-->") else { return false };
    let time = |text: &str| {
        let text = text.trim();
        text.starts_with(|c: char| c.is_ascii_digit())
            && text.contains(':')
            && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b',' | b'.' | b' '))
    };
    time(start) && time(end.trim_start().split([' ', '\t']).next().unwrap_or_default())
}

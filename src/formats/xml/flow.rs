//! A document read while it streams past, again and again where that is wanted: no more of it is in hand than what is
//! read at a time.

use std::io::Read;

use super::super::window::Window;
use super::super::{comment, conflict};
use super::{Entities, Fault, Prolog, Xml, is_legal};
use crate::base::{Error, Place, Result, Span, Stream};

/// What a document is read from, from its beginning, as often as is wanted.
pub(crate) trait Origin {
    /// Its text, from the beginning.
    fn stream(&self) -> Result<Stream<Box<dyn Read + '_>>>;
    /// Takes note of what has been seen of it, once all of it was read.
    fn saw(&self, _seen: Seen) {}
}

impl Origin for &str {
    fn stream(&self) -> Result<Stream<Box<dyn Read + '_>>> {
        Ok(Stream::of_text(Box::new(self.as_bytes())))
    }
}

/// A text of which the first read gives so many bytes, and each further one so many.
#[cfg(test)]
pub(crate) struct Drip<'t>(pub(crate) &'t str, pub(crate) usize, pub(crate) usize);

#[cfg(test)]
impl Origin for Drip<'_> {
    fn stream(&self) -> Result<Stream<Box<dyn Read + '_>>> {
        struct Drops<'t>(&'t [u8], usize, usize);
        impl Read for Drops<'_> {
            fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
                let (now, rest) = self.0.split_at(self.1.min(self.0.len()).min(into.len()));
                into[..now.len()].copy_from_slice(now);
                (self.0, self.1) = (rest, self.2);
                Ok(now.len())
            }
        }
        Ok(Stream::of_text(Box::new(Drops(self.0.as_bytes(), self.1.max(1), self.2.max(1)))))
    }
}

/// Why a document could not be read.
#[derive(Debug)]
pub(crate) enum Unread {
    /// What is wrong in it, and where.
    Fault(Span, String),
    /// It could not be got at.
    Failed(Error),
}

impl From<Error> for Unread {
    fn from(error: Error) -> Self {
        Unread::Failed(error)
    }
}

impl From<Fault> for Unread {
    fn from(fault: Fault) -> Self {
        Unread::Fault(fault.span, fault.message)
    }
}

impl Unread {
    /// The same as an error with its place in `origin`, which was read.
    pub(crate) fn error(self, origin: &dyn Origin) -> Error {
        match self {
            Unread::Failed(error) => error,
            Unread::Fault(span, message) => match places(origin, &[span.start]) {
                Ok(found) => Error::new(message).at(found.first().copied().unwrap_or_default()),
                Err(error) => error,
            },
        }
    }
}

/// What has been seen of a document that its reader does not look for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    /// The first character that XML does not allow.
    pub(crate) illegal: Option<(u32, char)>,
    /// Something that may be a marker of a merge.
    pub(crate) marker: bool,
    /// Something that may be a comment to exonym.
    pub(crate) spoken: bool,
    /// U+0000.
    pub(crate) nul: bool,
}

/// An element that is open where a stretch of the text begins.
#[derive(Debug)]
struct Opened {
    name: Box<str>,
    at: u32,
    /// Line ends before it.
    lines: u64,
}

/// What is known at a place of a document.
#[derive(Debug)]
struct State {
    open: Vec<Opened>,
    closing: Option<(Box<str>, Span)>,
    entities: Entities,
    expanded: usize,
    prolog: Prolog,
    over: bool,
    faults: Vec<Fault>,
    more: usize,
}

/// Reads a document piece by piece.
pub(crate) struct Flow<'o> {
    window: Window<Box<dyn Read + 'o>>,
    /// Where the next piece begins in the window.
    at: usize,
    /// Where reading ends, if that is not the end of the document.
    limit: Option<u32>,
    state: State,
    /// Line ends before the next piece.
    lines: u64,
    seen: Seen,
    /// The last bytes that were looked at.
    tail: Vec<u8>,
}

impl<'o> Flow<'o> {
    pub(in super::super) fn open(origin: &'o dyn Origin) -> Result<Self> {
        let state = State {
            open: Vec::new(),
            closing: None,
            entities: Entities::default(),
            expanded: 0,
            prolog: Prolog::Begun,
            over: false,
            faults: Vec::new(),
            more: 0,
        };
        let window = Window::new(origin.stream()?);
        Ok(Self { window, at: 0, limit: None, state, lines: 0, seen: Seen::default(), tail: Vec::new() })
    }

    /// What has been seen so far.
    pub(in super::super) fn seen(&self) -> Seen {
        self.seen
    }

    /// The entities declared so far.
    pub(super) fn entities(&self) -> &Entities {
        &self.state.entities
    }

    /// Bytes that references to declared entities have become.
    pub(super) fn expanded(&self) -> usize {
        self.state.expanded
    }

    /// Where the next piece begins.
    pub(super) fn offset(&self) -> u64 {
        self.window.offset() + self.at as u64
    }

    /// What was put right since the last call.
    pub(in super::super) fn take_faults(&mut self) -> Vec<Fault> {
        let mut xml = Xml::new("");
        xml.faults = std::mem::take(&mut self.state.faults);
        xml.more = std::mem::take(&mut self.state.more);
        xml.take_faults()
    }

    /// Goes on to a stretch of the body, behind what was read; `false` where the document has not so much.
    pub(super) fn go_to(&mut self, span: Span, expanded: usize, entities: &Entities) -> Result<bool> {
        let start = u64::from(span.start);
        while self.window.offset() + (self.window.text().len() as u64) < start && !self.window.ended() {
            self.window.let_go(self.window.text().len());
            self.window.more()?;
        }
        let at = start.saturating_sub(self.window.offset()) as usize;
        if !self.window.text().is_char_boundary(at) {
            return Ok(false);
        }
        (self.at, self.limit) = (at, Some(span.end));
        self.state = State {
            open: vec![Opened { name: "body".into(), at: span.start, lines: 0 }],
            closing: None,
            entities: Entities::clone(entities),
            expanded,
            prolog: Prolog::Over,
            over: false,
            faults: Vec::new(),
            more: 0,
        };
        Ok(true)
    }

    /// True behind the last piece of a stretch.
    pub(super) fn is_behind(&self) -> bool {
        self.state.closing.is_none() && self.limit.is_some_and(|limit| self.offset() >= u64::from(limit))
    }

    /// Reads something. What `read` does is done once more, from the same place, where it came to the end of what is in
    /// hand; so it changes nothing else.
    pub(in super::super) fn step<T>(&mut self, mut read: impl FnMut(&mut Xml<'_>) -> T) -> Result<T> {
        loop {
            let all = self.window.text();
            let limit = self.limit.map(|limit| u64::from(limit).saturating_sub(self.window.offset()) as usize);
            let end = limit.filter(|&limit| all.is_char_boundary(limit));
            let whole = end.is_some() || self.window.ended();
            let base = u32::try_from(self.offset()).map_err(|_| too_large())?;
            let text = &all[self.at..end.unwrap_or(all.len()).max(self.at)];
            u32::try_from(self.offset() + text.len() as u64).map_err(|_| too_large())?;
            let noted = (self.state.faults.len(), self.state.more);
            let lines = self.lines;
            let faults = std::mem::take(&mut self.state.faults);
            let mut xml = Xml {
                base,
                lines: (lines, self.state.open.iter().map(|one| one.lines).collect()),
                open: self.state.open.iter().map(|one| (&*one.name, one.at)).collect(),
                closing: self.state.closing.as_ref().map(|(name, span)| (&**name, *span)),
                expanded: self.state.expanded,
                prolog: self.state.prolog,
                over: self.state.over,
                faults,
                more: self.state.more,
                ..Xml::of_document(text, &self.state.entities)
            };
            let value = read(&mut xml);
            let good = whole || !(xml.ran_out || xml.at == text.len());
            if !good {
                xml.forget(noted);
            }
            let known = self.state.open.iter().zip(&xml.open).take_while(|(one, open)| one.at == open.1).count();
            let opened = |&(name, at): &(&str, u32)| Opened {
                name: name.into(),
                at,
                lines: lines + newlines(&text[..(at.saturating_sub(base) as usize).min(text.len())]),
            };
            let new: Vec<_> = xml.open[known..].iter().filter(|_| good).map(opened).collect();
            let closing = xml.closing.map(|(name, span)| (Box::from(name), span));
            let (at, expanded, prolog, over) = (xml.at, xml.expanded, xml.prolog, xml.over);
            let (entities, more) = (Entities::clone(&xml.entities), xml.more);
            let faults = std::mem::take(&mut xml.faults);
            drop(xml);
            if !good {
                self.state.faults = faults;
                self.more()?;
                continue;
            }
            self.lines += newlines(&text[..at]);
            self.at += at;
            let mut open = std::mem::take(&mut self.state.open);
            open.truncate(known);
            open.extend(new);
            self.state = State { open, closing, entities, expanded, prolog, over, faults, more };
            return Ok(value);
        }
    }

    /// Reads on to the end, to see what is there.
    pub(in super::super) fn drain(&mut self) -> Result<()> {
        while !self.window.ended() {
            self.at = self.window.text().len();
            self.more()?;
        }
        Ok(())
    }

    /// Takes more in hand, and looks at it.
    fn more(&mut self) -> Result<()> {
        let (seen, tail) = (&mut self.seen, &mut self.tail);
        self.window.grow(self.at, &mut |new, offset| seen.look(new, offset, tail))?;
        self.at = 0;
        Ok(())
    }
}

impl Seen {
    /// Looks at what has come, and where it begins. `tail`: the last bytes before, kept from call to call.
    pub(crate) fn look(&mut self, new: &str, offset: u64, tail: &mut Vec<u8>) {
        if self.illegal.is_none() && !new.bytes().fold(true, |all, byte| all & is_plain(byte)) {
            let found = new.char_indices().find(|&(_, char)| !is_legal(char));
            self.illegal = found.map(|(at, char)| (u32::try_from(offset + at as u64).unwrap_or(u32::MAX), char));
        }
        // Signs may stand across the edge of what has come.
        let edge = conflict::LEAST.max(comment::PREFIX.len());
        let bytes = new.as_bytes();
        tail.extend(&bytes[..bytes.len().min(edge)]);
        self.nul |= memchr::memchr(0, bytes).is_some();
        self.marker |= conflict::may_be_in(bytes) || conflict::may_be_in(tail);
        self.spoken |= comment::may_be_in_bytes(bytes) || comment::may_be_in_bytes(tail);
        if bytes.len() > edge {
            tail.clear();
            tail.extend(&bytes[bytes.len() - edge..]);
        }
        tail.drain(..tail.len().saturating_sub(edge));
    }
}

/// True for a byte that needs no second look.
#[expect(clippy::needless_bitwise_bool, reason = "a way out early is what keeps compilers from vector instructions")]
fn is_plain(byte: u8) -> bool {
    (byte >= b' ') & (byte != 0xEF) | (byte == b'\n') | (byte == b'\t') | (byte == b'\r')
}

fn newlines(text: &str) -> u64 {
    memchr::memchr_iter(b'\n', text.as_bytes()).count() as u64
}

pub(crate) fn too_large() -> Error {
    Error::new("larger than 4 GiB, the limit of a file of terms; split it")
}

/// The places of bytes of a document; `offsets` ascend.
pub(crate) fn places(origin: &dyn Origin, offsets: &[u32]) -> Result<Vec<Place>> {
    let mut window = Window::new(origin.stream()?);
    let mut found = Vec::with_capacity(offsets.len());
    for &offset in offsets {
        let offset = u64::from(offset);
        while window.offset() + window.text().len() as u64 <= offset && !window.ended() {
            // The two halves of a line's end are not parted.
            let end = window.text().len();
            window.let_go(if window.text().ends_with('\r') { end - 1 } else { end });
            window.more()?;
        }
        let at = offset.saturating_sub(window.offset()) as usize;
        let text = window.text();
        let at = text.floor_char_boundary(at);
        // Between the two halves of a line's end its line is not over.
        let half = text[..at].ends_with('\r') && text[at..].starts_with('\n');
        let mut place = window.place_of(if half { at - 1 } else { at });
        place.offset += u64::from(half);
        place.column += u32::from(half);
        found.push(place);
    }
    Ok(found)
}

/// Where the lines of a document begin.
pub(crate) fn line_starts(origin: &dyn Origin) -> Result<Vec<u32>> {
    let (mut stream, mut text) = (origin.stream()?, String::new());
    let (mut starts, mut offset, mut cr) = (vec![0], 0_u64, false);
    while stream.fill(&mut text)? {
        let bytes = text.as_bytes();
        if cr && bytes.first() != Some(&b'\n') && !bytes.is_empty() {
            starts.push(u32::try_from(offset).map_err(|_| too_large())?);
        }
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1).is_some_and(|&next| next != b'\n') {
                starts.push(u32::try_from(offset + at as u64 + 1).map_err(|_| too_large())?);
            }
        }
        cr = bytes.last().map_or(cr, |&last| last == b'\r');
        offset += text.len() as u64;
        text.clear();
    }
    if cr {
        starts.push(u32::try_from(offset).map_err(|_| too_large())?);
    }
    Ok(starts)
}

#[cfg(test)]
mod tests {
    use super::super::super::window::advance;
    use super::*;

    #[test]
    fn places_are_those_of_the_text() {
        let text = "a\r\nß\rc\n😀d";
        for offset in 0..=text.len() as u32 {
            let source = crate::base::Source::from_text("a", text.to_owned()).expect("short");
            assert_eq!(places(&text, &[offset]).expect("text"), [source.place(offset)], "{offset}");
            let start = Place::START;
            if offset == 0 {
                assert_eq!(advance(start, ""), start);
            }
        }
    }
}

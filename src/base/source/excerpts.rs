//! The lines of a file that are spoken of; the rest of it is not held.

use std::io::Read;

use encoding_rs::{Encoding as Charset, UTF_8};

use super::offsets::{disk_length, needs_bytes};
use super::{Encoding, Stream};
use crate::base::{Place, Result, Span};

/// What is wanted is kept up to so many bytes, and is said to end there.
const MOST: usize = 32 << 10;
/// A line is kept up to so many bytes before and behind what is wanted of it.
const AROUND: usize = 8 << 10;

/// A piece of a file: where it begins, in bytes of the decoded file, and how long it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) start: u64,
    /// In bytes; `None`: the one character.
    pub(crate) length: Option<u64>,
}

impl Wanted {
    /// Where it lies in a whole text.
    pub(crate) fn within(self, text: &str) -> Span {
        let at = |offset: u64| text.floor_char_boundary(usize::try_from(offset).unwrap_or(usize::MAX));
        let start = at(self.start);
        let end = match self.length {
            Some(length) => at(self.start.saturating_add(length)).max(start),
            None => text[start..].chars().next().map_or(start, |char| start + char.len_utf8()),
        };
        Span::new(start, end)
    }
}

/// Where the lines come from.
#[derive(Debug)]
pub(super) struct Excerpts {
    charset: &'static Charset,
    /// In the order of the file.
    pieces: Vec<Piece>,
}

/// Text that stands in the file as it stands here.
#[derive(Debug, Default)]
struct Piece {
    /// Where it begins in the text that is kept; always a line's beginning there.
    at: usize,
    /// Where it begins in the file.
    place: Place,
    disk: u64,
    /// Its bytes on disk, in encodings where characters differ in length.
    raw: Vec<u8>,
}

impl Excerpts {
    fn piece(&self, at: usize) -> Option<&Piece> {
        self.pieces[..self.pieces.partition_point(|piece| piece.at <= at)].last()
    }

    /// As [`Offsets::on_disk`](super::Offsets::on_disk).
    pub(super) fn on_disk(&self, text: &str, at: usize) -> u64 {
        let at = text.floor_char_boundary(at);
        let Some(piece) = self.piece(at) else { return 0 };
        piece.disk + disk_length(self.charset, &text[piece.at..at], &piece.raw) as u64
    }

    /// The place in the file of a byte of the text; `within` gives that in the text.
    pub(super) fn place(&self, offset: u32, within: impl Fn(u32) -> Place) -> Place {
        let here = within(offset);
        let Some(piece) = self.piece(here.offset as usize) else { return here };
        let begin = within(piece.at as u32);
        let column = if here.line == begin.line { piece.place.column - 1 } else { 0 };
        Place {
            offset: piece.place.offset + here.offset - begin.offset,
            line: piece.place.line + here.line - begin.line,
            column: column + here.column,
        }
    }
}

/// A stretch of the file, moving forward.
struct Window<R> {
    stream: Stream<R>,
    charset: &'static Charset,
    text: String,
    /// Where `text` begins: in the file, and on disk.
    place: Place,
    disk: u64,
    ended: bool,
}

impl<R: Read> Window<R> {
    /// Where it ends.
    fn end(&self) -> u64 {
        self.place.offset + self.text.len() as u64
    }

    /// The byte of `text` at or before an offset in the file.
    fn at(&self, offset: u64) -> usize {
        let at = offset.saturating_sub(self.place.offset).min(self.text.len() as u64);
        self.text.floor_char_boundary(at as usize)
    }

    /// Reads on until there is text up to `end`, and lets go of what stands before `start`.
    fn show(&mut self, start: u64, end: u64) -> Result<()> {
        while !self.ended && self.end() < end {
            self.forget(start);
            self.ended = !self.stream.fill(&mut self.text)?;
        }
        self.forget(start);
        Ok(())
    }

    fn forget(&mut self, start: u64) {
        let mut length = self.at(start);
        // The two halves of a line's end are not parted.
        if self.text[..length].ends_with('\r') {
            length -= 1;
        }
        let gone = &self.text[..length];
        let raw = self.stream.kept.as_deref().unwrap_or_default();
        let on_disk = disk_length(self.charset, gone, raw);
        self.place = after(self.place, gone);
        self.disk += on_disk as u64;
        if let Some(raw) = &mut self.stream.kept {
            raw.drain(..on_disk.min(raw.len()));
        }
        self.text.drain(..length);
    }

    fn raw(&self, start: usize, end: usize) -> Vec<u8> {
        let Some(raw) = &self.stream.kept else { return Vec::new() };
        let length = |end: usize| disk_length(self.charset, &self.text[..end], raw);
        raw.get(length(start)..length(end)).unwrap_or_default().to_vec()
    }
}

/// What is kept of a file, and where in it that lies which is wanted.
pub(super) fn read(
    input: impl Read,
    declared: impl FnOnce(&[u8]) -> Option<String>,
    wanted: &[Wanted],
) -> Result<(Encoding, String, Excerpts, Vec<Span>)> {
    let stream = Stream::open(input, declared, true)?;
    let encoding = stream.encoding();
    let charset = Charset::for_label(encoding.name.as_bytes()).unwrap_or(UTF_8);
    let place = Place::START;
    let mut window =
        Window { stream, charset, text: String::new(), place, disk: u64::from(encoding.bom), ended: false };
    if needs_bytes(charset) {
        window.stream.keep();
    }
    let (mut text, mut pieces, mut spans) = (String::new(), Vec::<Piece>::new(), Vec::with_capacity(wanted.len()));
    // Where the last piece ends in the file.
    let mut told = 0;
    let mut order: Vec<_> = wanted.iter().collect();
    order.sort_by_key(|wanted| wanted.start);
    for wanted in order {
        let length = wanted.length.unwrap_or(1).min(MOST as u64);
        let around = AROUND as u64;
        window.show(wanted.start.saturating_sub(around), wanted.start + length + around)?;
        let all = window.text.as_str();
        let here =
            Wanted { start: wanted.start.saturating_sub(window.place.offset), length: wanted.length.map(|_| length) };
        let (start, end) = (here.within(all).start as usize, here.within(all).end as usize);
        let from = line_start(all, start, window.at(wanted.start.saturating_sub(around)));
        let to = line_end(all, end, all.floor_char_boundary(end + AROUND));
        let offset = |at: usize| window.place.offset + at as u64;
        match pieces.last_mut() {
            // It goes on where the last one ended, or before.
            Some(piece) if !text.is_empty() && offset(from) <= told => {
                let more = window.at(told).min(to);
                text.push_str(&all[more..to]);
                piece.raw.extend(window.raw(more, to));
            }
            _ => {
                if !pieces.is_empty() {
                    // A lone CR has ended its line; it must not become a CRLF, nor the empty line behind it another one.
                    text.push_str(if text.ends_with('\r') { "\r\n" } else { "\n" });
                }
                let place = after(window.place, &all[..from]);
                let kept = window.stream.kept.as_deref().unwrap_or_default();
                let disk = window.disk + disk_length(charset, &all[..from], kept) as u64;
                pieces.push(Piece { at: text.len(), place, disk, raw: window.raw(from, to) });
                text.push_str(&all[from..to]);
            }
        }
        told = told.max(offset(to));
        let behind = (told - offset(start)) as usize;
        let begin = text.len() - behind.min(text.len());
        spans.push(Span::new(begin, begin + (end - start)));
    }
    Ok((encoding, text, Excerpts { charset, pieces }, spans))
}

/// The beginning of the line that has `at`, or `least` where it lies before.
fn line_start(text: &str, at: usize, least: usize) -> usize {
    let bytes = text.as_bytes();
    let ends = |at: usize| bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
    (least..at).rev().find(|&at| ends(at)).map_or(least, |at| at + 1)
}

/// The end of the line that has `at`, without its line end, or `most` where it lies behind. The two halves of a line's
/// end are not parted.
fn line_end(text: &str, at: usize, most: usize) -> usize {
    let end = memchr::memchr2(b'\n', b'\r', &text.as_bytes()[at..most]).map_or(most, |length| at + length);
    if text[..end].ends_with('\r') && text[end..].starts_with('\n') { end + 1 } else { end }
}

/// The place behind a text; a line ends at `\n`, `\r\n` or a lone `\r`.
fn after(place: Place, text: &str) -> Place {
    let bytes = text.as_bytes();
    let ends = |&at: &usize| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
    let mut lines = memchr::memchr2_iter(b'\n', b'\r', bytes).filter(ends);
    let (count, last) = match lines.next_back() {
        Some(last) => (lines.count() as u64 + 1, Some(last)),
        None => (0, None),
    };
    let chars = text[last.map_or(0, |at| at + 1)..].chars().count() as u32;
    let column = if last.is_some() { 1 + chars } else { place.column + chars };
    Place { offset: place.offset + bytes.len() as u64, line: place.line + count, column }
}

#[cfg(test)]
mod tests;

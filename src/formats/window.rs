//! What a reader has in hand of an exchange file of any size: a text that moves past, cut where the reader says.

use std::cell::Cell;
use std::io::Read;

use crate::base::{Encoding, Error, Place, Result, Stream};

/// What cannot be read in parts (a unit, an entry, or what stands before, between or behind them) may be this long. Real
/// ones are below a megabyte; the bound keeps a broken file from filling the memory.
pub(crate) const MAX_PIECE: usize = 64 << 20;

/// Bytes that are taken in hand at a time, at least. Tests take what there is, to come to the end of it everywhere.
const STEP: usize = if cfg!(test) { 1 } else { 128 << 10 };

/// A stretch of a file's text, moving forward.
pub(crate) struct Window<R> {
    stream: Stream<R>,
    text: String,
    /// The place of the beginning of `text`.
    place: Place,
    /// The place of a byte of `text`, that which was asked for last: places are asked for rarely, or for every piece.
    known: Cell<(usize, Place)>,
    ended: bool,
}

impl<R: Read> Window<R> {
    pub(crate) fn new(stream: Stream<R>) -> Self {
        let place = Place::START;
        Self { stream, text: String::new(), place, known: Cell::new((0, place)), ended: false }
    }

    /// How the file is encoded.
    pub(crate) fn encoding(&self) -> Encoding {
        self.stream.encoding()
    }

    /// Where bytes that are no characters became U+FFFD, in bytes of the decoded file.
    pub(crate) fn replaced(&self) -> &[u64] {
        &self.stream.replaced
    }

    /// What is in hand.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// True if nothing comes behind what is in hand.
    pub(crate) fn ended(&self) -> bool {
        self.ended
    }

    /// Where what is in hand begins, in bytes of the decoded file.
    pub(crate) fn offset(&self) -> u64 {
        self.place.offset
    }

    /// The place of the beginning, and what is known of places within.
    pub(crate) fn places(&self) -> (Place, &Cell<(usize, Place)>) {
        (self.place, &self.known)
    }

    /// The place of a byte of the text.
    pub(crate) fn place_of(&self, at: usize) -> Place {
        place_of(&self.text[..at], self.place, &self.known)
    }

    /// Lets go of what stands before a byte.
    pub(crate) fn let_go(&mut self, at: usize) {
        self.place = self.place_of(at);
        self.known.set((0, self.place));
        self.text.drain(..at);
    }

    /// Takes more in hand.
    pub(crate) fn more(&mut self) -> Result<()> {
        match self.stream.fill(&mut self.text) {
            Ok(more) => {
                self.ended = !more;
                Ok(())
            }
            Err(error) if error.io_kind().is_some() || error.place().is_some() => Err(error),
            Err(error) => Err(error.at(advance(self.place, &self.text))),
        }
    }

    /// Lets go of what stands before a byte, and takes in hand twice as much as is left, so that what is long is not begun
    /// too often; shows each piece that has come, and where it begins. An error if what is left is too long.
    pub(crate) fn grow(&mut self, at: usize, each: &mut dyn FnMut(&str, u64)) -> Result<()> {
        self.bounded(at, "an entry or another piece", "termbase")?;
        self.let_go(at);
        let held = self.text.len();
        let goal = held + held.clamp(STEP, (MAX_PIECE + STEP).saturating_sub(held).max(STEP));
        while !self.ended && self.text.len() < goal {
            let before = self.text.len();
            self.more()?;
            each(&self.text[before..], self.place.offset + before as u64);
        }
        Ok(())
    }

    /// An error if what begins at a byte is longer than anything may be.
    pub(crate) fn bounded(&self, at: usize, piece: &str, file: &str) -> Result<()> {
        if self.text.len() - at <= MAX_PIECE {
            return Ok(());
        }
        let what = format!("{piece} of more than 64 MiB, the limit: this is no {file}, or an end tag is missing");
        Err(Error::new(what).at(self.place_of(at)))
    }
}

/// The place behind `before`, which begins at `place`; `known` has the farthest that was counted.
pub(crate) fn place_of(before: &str, place: Place, known: &Cell<(usize, Place)>) -> Place {
    let (at, nearest) = known.get();
    let place = match before.get(at..) {
        Some(rest) => advance(nearest, rest),
        None => advance(place, before),
    };
    known.set((before.len(), place));
    place
}

/// The place behind a text.
pub(crate) fn advance(place: Place, text: &str) -> Place {
    let bytes = text.as_bytes();
    let offset = place.offset + bytes.len() as u64;
    // A lone CR is a line end too.
    let lone = memchr::memchr_iter(b'\r', bytes).filter(|&at| bytes.get(at + 1) != Some(&b'\n')).count();
    let lines = lone + memchr::memchr_iter(b'\n', bytes).count();
    let tail = memchr::memrchr2(b'\n', b'\r', bytes);
    let chars = text[tail.map_or(0, |at| at + 1)..].chars().count() as u32;
    let column = if tail.is_some() { 1 + chars } else { place.column + chars };
    Place { offset, line: place.line + lines as u64, column }
}

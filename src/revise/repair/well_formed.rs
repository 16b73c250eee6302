//! A file that is made well-formed while it is read.

use std::cell::{Cell, RefCell};
use std::io::{self, Read};

use super::xml::{Mender, SPECIAL, Step};
use super::{Note, hopeless};
use crate::base::{Error, Place, Result, Stream};
use crate::formats::Window;
use crate::formats::xml::{Origin, Seen, too_large};

/// A text made well-formed while it is read, as often as is wanted.
pub(super) struct WellFormed<'o> {
    origin: &'o dyn Origin,
    /// Where each of [`SPECIAL`] ends last: what is begun behind that is never closed.
    ends: [Option<u64>; 3],
    /// What was done, when it was read to its end first.
    done: RefCell<Option<Vec<Note>>>,
    told: Cell<bool>,
    /// Where the entry begins, in the text as it is made, in which the file is cut off.
    cut: Cell<Option<usize>>,
    failed: RefCell<Option<Error>>,
}

impl<'o> WellFormed<'o> {
    /// An error says that the file could not be read as text.
    pub(super) fn new(origin: &'o dyn Origin) -> Result<Self> {
        let mut window = Window::new(origin.stream()?);
        let (mut ends, mut seen, mut tail) = ([None; 3], Seen::default(), Vec::new());
        while !window.ended() {
            // An end may stand across the edge of what has come.
            let keep = window.text().floor_char_boundary(window.text().len().saturating_sub(2));
            window.let_go(keep);
            let before = window.text().len();
            window.more()?;
            seen.look(&window.text()[before..], window.offset() + before as u64, &mut tail);
            for ((_, close), end) in SPECIAL.iter().zip(&mut ends) {
                let found = memchr::memmem::rfind(window.text().as_bytes(), close.as_bytes());
                *end = found.map(|at| window.offset() + at as u64).or(*end);
            }
        }
        origin.saw(seen);
        Ok(Self {
            origin,
            ends,
            done: RefCell::new(None),
            told: Cell::new(false),
            cut: Cell::new(None),
            failed: RefCell::new(None),
        })
    }

    /// What was done, in the order of the text.
    pub(super) fn take_done(&self) -> Vec<Note> {
        self.done.take().unwrap_or_default()
    }

    /// Where the entry begins, in the text as it is made, in which the file is cut off, once it was read to its end.
    pub(super) fn cut(&self) -> Option<usize> {
        self.cut.get()
    }

    /// An error if it could not be read to its end.
    pub(super) fn failed(&self) -> Result<()> {
        self.failed.take().map_or(Ok(()), Err)
    }
}

impl Origin for WellFormed<'_> {
    fn stream(&self) -> Result<Stream<Box<dyn Read + '_>>> {
        let mender = Mender {
            ends: self.ends,
            open: Vec::new(),
            rooted: false,
            doctype: false,
            written: false,
            out: String::new(),
            before: 0,
            cut: None,
            done: Vec::new(),
            silent: self.told.get(),
        };
        let window = Window::new(self.origin.stream()?);
        Ok(Stream::of_text(Box::new(Reading { of: self, window, at: 0, mender, sent: 0, over: false })))
    }
}

/// A text that is being made well-formed.
struct Reading<'w> {
    of: &'w WellFormed<'w>,
    window: Window<Box<dyn Read + 'w>>,
    /// Where the next piece begins in the window.
    at: usize,
    mender: Mender,
    /// Bytes of what was written that were taken.
    sent: usize,
    over: bool,
}

impl Read for Reading<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.sent == self.mender.out.len() && !self.over {
            self.mender.before += self.mender.out.len();
            self.mender.out.clear();
            self.sent = 0;
            if let Err(error) = self.go_on(into.len()) {
                self.over = true;
                let told = io::Error::other(error.to_string());
                self.of.failed.borrow_mut().get_or_insert(error);
                return Err(told);
            }
        }
        let rest = &self.mender.out.as_bytes()[self.sent..];
        let length = rest.len().min(into.len());
        into[..length].copy_from_slice(&rest[..length]);
        self.sent += length;
        Ok(length)
    }
}

impl Reading<'_> {
    /// Mends so many bytes, or what there is.
    fn go_on(&mut self, wanted: usize) -> Result<()> {
        while self.mender.out.len() < wanted.max(1) {
            let (rest, ended) = (&self.window.text()[self.at..], self.window.ended());
            let at = self.window.offset() + self.at as u64;
            // All places in it are told in 32 bits.
            u32::try_from(at + rest.len() as u64).map_err(|_| too_large())?;
            if at == 0 && rest.starts_with('\u{FEFF}') {
                self.at = '\u{FEFF}'.len_utf8();
                continue;
            }
            if rest.is_empty() && ended {
                self.mender.finish(at as usize);
                self.of.cut.set(self.mender.cut);
                self.over = true;
                if !self.of.told.replace(true) {
                    self.of.done.replace(Some(std::mem::take(&mut self.mender.done)));
                }
                return Ok(());
            }
            let step = if rest.is_empty() { Step::More } else { self.mender.step(rest, at as usize, ended) };
            match step {
                Step::Done(length) => self.at += length,
                Step::More => {
                    self.window.grow(self.at, &mut |_, _| {})?;
                    self.at = 0;
                }
                Step::TooDeep => {
                    let place = Place::START;
                    return Err(hopeless("elements are nested deeper than 256").at(place));
                }
            }
        }
        Ok(())
    }
}

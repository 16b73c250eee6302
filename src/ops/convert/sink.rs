//! Where a memory that is being written goes.

use std::fs::File;
use std::io::{self, Write};

use crate::ops::output::NewFile;

/// A file that is being written, or what is held for the standard output.
pub(super) enum Sink {
    File(NewFile),
    Held(io::BufWriter<File>),
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Sink::File(file) => file.write(bytes),
            Sink::Held(file) => file.write(bytes),
        }
    }
    fn flush(&mut self) -> io::Result<()> {
        match self {
            Sink::File(file) => file.flush(),
            Sink::Held(file) => file.flush(),
        }
    }
}

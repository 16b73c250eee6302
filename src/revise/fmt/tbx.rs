//! TBX: one term a line; elements, attributes, remarks and instructions as they were. Entries are laid out one by one.

use std::io;

use super::FmtOptions;
use crate::base::{Error, Result, Source};
use crate::formats::tbx;
use crate::formats::xml::{Origin, Runs as _, Shell};

pub(super) fn canonical(source: &Source, _: FmtOptions, to: &mut dyn io::Write) -> Result<()> {
    stream(&source.text(), to).map_err(|error| error.in_file(source.path()))
}

/// The same of what is not held. An error has its place, but no file.
pub(super) fn stream(origin: &dyn Origin, to: &mut dyn io::Write) -> Result<()> {
    let Shell { document, pieces } = Shell::read(origin, Some(|_| true)).map_err(|unread| unread.error(origin))?;
    tbx::canonical(&document, &mut |run, show| pieces.each(run, &mut |child| show(&child)), to)
        .map_err(|cause| Error::io("", cause))?;
    pieces.failed()
}

//! TBX: one term a line; elements, attributes, remarks and instructions as they were. Entries are laid out one by one.

use std::io;

use super::FmtOptions;
use crate::base::{Error, Result, Source};
use crate::formats::tbx;
use crate::formats::xml::Shell;

pub(super) fn canonical(source: &Source, _: FmtOptions, to: &mut dyn io::Write) -> Result<()> {
    let Shell { document, pieces } = Shell::read(source.text(), Some(|_| true))
        .map_err(|(span, message)| Error::new(message).in_file(source.path()).at(source.place(span.start)))?;
    tbx::canonical(&document, &mut |run, show| pieces.each(run, &mut |child| show(&child)), to)
        .map_err(|cause| Error::io(source.path(), cause))
}

//! TBX: one term a line; elements, attributes, remarks and instructions as they were.

use super::FmtOptions;
use crate::base::{Error, Result, Source};
use crate::formats::tbx;
use crate::formats::xml::Document;

pub(super) fn canonical(source: &Source, _: FmtOptions) -> Result<String> {
    let document = Document::read(source.text())
        .map_err(|(span, message)| Error::new(message).in_file(source.path()).at(source.place(span.start)))?;
    Ok(tbx::canonical(&document))
}

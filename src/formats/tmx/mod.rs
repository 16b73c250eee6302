//! TMX 1.1 to 1.4b (LISA/ETSI Translation Memory eXchange), levels 1 and 2, of any size.
//!
//! The file is cut at its units while it is read; units that a job does not touch are handed on as they are written.

mod cut;
mod edit;
mod head;
mod read;
mod repair;
mod terms;
mod unit;

pub(crate) use super::xml::Entities;
pub(crate) use edit::{adopt, apply, is_wanted, keep_languages, modern_language, repair_codes, strip_codes};
pub(crate) use head::{mended, merged, utf8};
pub(crate) use read::{Broken, Head, Piece, Reader};
pub(crate) use repair::mend;

use super::{Format, TermsIo};
use crate::base::{Source, Stream};
use crate::model::Unit;

/// Translation memory exchange.
pub(super) const FORMAT: Format =
    Format { name: "tmx", extensions: &["tmx"], sniff: Some(is_tmx), draft: None, terms: Some(TERMS) };

const TERMS: TermsIo = TermsIo { read: terms::read, write: Some(terms::write) };

/// The entities that a memory's document type declares.
pub(crate) fn entities(head: &Head) -> Entities {
    Entities::clone(&head.entities)
}

/// A unit by its own text; `None`-like where it is not well-formed.
pub(crate) fn unit<'s>(raw: &'s str, entities: &Entities) -> std::result::Result<Unit<'s>, ()> {
    unit::parse(raw, entities).map(|parsed| parsed.unit).map_err(|_| ())
}

/// True if the root element is that of TMX.
fn is_tmx(source: &Source) -> bool {
    super::xml::root(source.text()).is_some_and(|root| root == "tmx")
}

/// True if a file that begins with these bytes has the root element of TMX; for files that are not read whole.
pub(crate) fn begins(bytes: &[u8]) -> bool {
    let mut text = String::new();
    let Ok(mut stream) = Stream::open(bytes, super::xml::declared_encoding, true) else { return false };
    while stream.fill(&mut text).is_ok_and(|more| more) {}
    super::xml::root(&text).is_some_and(|root| root == "tmx")
}

//! TMX 1.1 to 1.4b (LISA/ETSI Translation Memory eXchange), levels 1 and 2, of any size.
//!
//! The file is cut at its units while it is read; units that a job does not touch are handed on as they are written.

mod cut;
mod read;
mod unit;

pub(crate) use read::{Broken, Piece, Problem, Reader};

use super::Format;
use crate::base::{Source, Stream};

/// Translation memory exchange.
pub(super) const FORMAT: Format =
    Format { name: "tmx", extensions: &["tmx"], sniff: Some(is_tmx), draft: None, terms: None };

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

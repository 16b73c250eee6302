//! TMX 1.1 to 1.4b (LISA/ETSI Translation Memory eXchange), levels 1 and 2, of any size.
//!
//! The file is cut at its units while it is read; units that a job does not touch are handed on as they are written.

mod attributes;
mod canonical;
mod cut;
mod edit;
mod faults;
mod head;
mod plain;
mod read;
mod repair;
mod review;
mod terms;
mod unit;

pub(crate) use super::xml::{Entities, text_text};
pub(crate) use attributes::{of_unit, of_variant};
pub(crate) use canonical::segment;
pub(crate) use cut::{Cut, advance, units_of};
pub(crate) use edit::{
    adopt, apply, in_order, is_wanted, keep_languages, modern_language, repair_codes, strip_codes, without_entities,
};
pub(crate) use head::Head;
pub(crate) use head::edit::{mended, merged, utf8};
pub(crate) use read::{Broken, Piece, Reader};
pub(crate) use repair::{clean, mend};
pub(crate) use review::{Hindrance, mark, replace};

use super::{Format, TermsIo};
use std::io::{Read, Write};
use std::path::Path;

use crate::base::{Error, Place, Result, Source, Stream};
use crate::model::Unit;

/// Translation memory exchange.
pub(super) const FORMAT: Format = Format {
    name: "tmx",
    title: "TMX",
    extensions: &["tmx"],
    sniff: Some(is_tmx),
    draft: None,
    spell: None,
    leads: None,
    terms: Some(TERMS),
};

const TERMS: TermsIo = TermsIo { read: terms::read, write: Some(terms::write) };

/// The entities that a memory's document type declares.
pub(crate) fn entities(head: &Head) -> Entities {
    Entities::clone(&head.entities)
}

/// A unit by its own text; `None`-like where it is not well-formed.
pub(crate) fn unit<'s>(raw: &'s str, entities: &Entities) -> std::result::Result<Unit<'s>, ()> {
    unit::parse(raw, entities).map(|parsed| parsed.unit).map_err(|_| ())
}

/// Shows the ids of the first `units` units of a memory that has been read before; of its units nothing else is looked at.
/// A unit without id has an empty one.
pub(crate) fn ids(
    input: impl Read,
    encoding: Option<&str>,
    entities: &Entities,
    units: usize,
    each: &mut dyn FnMut(&str, &Cut<'_>),
) -> Result<()> {
    let mut cutter = cut::Cutter::open(input, encoding, false)?;
    let mut seen = 0;
    while seen < units && cutter.step()? {
        let cut = cutter.cut();
        if cut.kind == cut::Kind::Unit {
            seen += 1;
            each(&unit::id(cut.text, entities), &cut);
        }
    }
    Ok(())
}

/// Writes the canonical text of a memory, unit by unit. What is not well-formed, or not XML, ends it with an error.
pub(crate) fn canonical(reader: &mut Reader<impl Read>, out: &mut dyn Write) -> Result<()> {
    let unwritten = |cause| Error::io("", cause);
    let start = Place::START;
    let head = reader.head.clone();
    let text = canonical::head(&head).map_err(|fault| Error::new(fault.message).at(start))?;
    out.write_all(text.as_bytes()).map_err(unwritten)?;
    // The line in hand may get a remark at its end.
    let mut open = false;
    loop {
        let Some(piece) = reader.next()? else { break };
        let (cut, laid) = match piece {
            Piece::Between(cut) | Piece::Sound(cut, _) => (cut, canonical::between(cut.text, &head.entities)),
            Piece::Unit(cut, _) | Piece::Broken(cut, _) => (cut, canonical::unit(cut.text, &head.entities)),
            Piece::Tail(cut) => (cut, canonical::tail(&head, cut.text)),
        };
        let laid = laid.map_err(|fault| Error::new(fault.message).at(cut.place_of(fault.span.start)))?;
        if laid.is_empty() {
            continue;
        }
        let between = cut.kind == cut::Kind::Between;
        // A remark right behind `<body>` stays on its line, which the head has ended.
        let laid = if between && !open { laid.trim_start_matches(['\n', ' ']).to_owned() } else { laid };
        let lead = if between && !open {
            "    "
        } else if open && !between {
            "\n"
        } else {
            ""
        };
        out.write_all(lead.as_bytes()).and_then(|()| out.write_all(laid.as_bytes())).map_err(unwritten)?;
        open = cut.kind == cut::Kind::Unit;
    }
    Ok(())
}

/// True if the root element is that of TMX.
fn is_tmx(source: &Source) -> bool {
    super::xml::root(source.text()).is_some_and(|root| root == "tmx")
}

/// Bytes of a file in which its root element begins.
pub(crate) const HEAD: usize = 64 << 10;

/// The root element of a file that begins with these bytes; for files that are not read whole.
pub(super) fn root_of(head: &[u8], encoding: Option<&str>) -> Option<String> {
    let mut text = String::new();
    let declared = |head: &[u8]| encoding.map(str::to_owned).or_else(|| super::xml::declared_encoding(head));
    let mut stream = Stream::open(head, declared, true).ok()?;
    while stream.fill(&mut text).is_ok_and(|more| more) {}
    super::xml::root(&text).map(str::to_owned)
}

/// True if a file is a memory: by its root element, or, where its beginning has none, by its name. `head` is its first
/// [`HEAD`] bytes.
pub(crate) fn is_memory(path: &Path, head: &[u8]) -> bool {
    match root_of(head, None) {
        Some(root) => root == "tmx",
        None => super::by_extension(path).is_some_and(|format| format.name == FORMAT.name),
    }
}

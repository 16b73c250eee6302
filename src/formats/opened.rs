//! From the bytes of a file to its text: of a document, what its parts hold.

use std::path::Path;

use super::container::{self, Container, is_zip};
use super::document::{Member, PartsReader, compose};
use super::{by_extension, docx, epub, odt, po, xml};
use crate::base::{DiskEdit, Error, Result, Source};

/// A format of documents.
struct Kind {
    name: &'static str,
    /// As people call it.
    title: &'static str,
    /// The members with text; `None` if the container is not of this kind.
    members: fn(&mut Container<'_>) -> Result<Option<Vec<Member>>>,
    read: PartsReader,
}

const KINDS: &[Kind] = &[
    Kind { name: "odt", title: "ODT", members: odt::members, read: odt::read },
    Kind { name: "docx", title: "DOCX", members: docx::members, read: docx::read },
    Kind { name: "epub", title: "EPUB", members: epub::members, read: epub::read },
];

/// The beginning of what Word wrote before 2007, and of any document with a password.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The encoding that a file says it is in, where it is of a format in which files say it.
pub(crate) fn declared_encoding(bytes: &[u8]) -> Option<String> {
    xml::declared_encoding(bytes).or_else(|| po::declared_encoding(bytes))
}

/// Decodes a file, as [`Source::decode`]; a document by its parts. `wanted` is the format that the user named.
pub(crate) fn open(path: &Path, bytes: Vec<u8>, declared: Option<&str>, wanted: Option<&str>) -> Result<Source> {
    let named = wanted.or_else(|| by_extension(path).map(|format| format.name));
    let kind = KINDS.iter().find(|kind| Some(kind.name) == named);
    let opened = match kind {
        _ if (wanted.is_none() || named == Some("odt")) && odt::is_flat(&bytes) => flat(path, bytes, declared),
        _ if is_zip(&bytes) && (wanted.is_none() || kind.is_some()) => document(path, &bytes, kind),
        Some(kind) => Err(no_document(&bytes, kind)),
        None => return Source::decode(path, bytes, declared),
    };
    opened.map_err(|error| error.in_file(path))
}

/// Decodes a file of terms, units or rules, as [`Source::decode`], in the encoding named or else in the one that it
/// declares. What spreadsheets and word processors save is none, and is told what it is.
pub(crate) fn decode(path: &Path, bytes: Vec<u8>, encoding: Option<&str>) -> Result<Source> {
    let what = match bytes.as_slice() {
        bytes if is_zip(bytes) => "is a ZIP, as Excel, Calc and Word save their files",
        bytes if odt::is_flat(bytes) => "is a document in one file, as LibreOffice saves it",
        bytes if bytes.starts_with(OLE) => "is of Office before 2007, or has a password",
        _ => {
            let declared = encoding.map(str::to_owned).or_else(|| declared_encoding(&bytes));
            return Source::decode(path, bytes, declared.as_deref());
        }
    };
    Err(Error::binary(format!("{what}; save a table in its program as CSV in UTF-8")).in_file(path))
}

/// True for the name of a document.
pub(crate) fn is_document_name(path: &Path) -> bool {
    by_extension(path).is_some_and(|format| KINDS.iter().any(|kind| kind.name == format.name))
}

/// Why a file is not the document that its name says.
fn no_document(bytes: &[u8], kind: &Kind) -> Error {
    let title = kind.title;
    Error::new(match bytes {
        _ if bytes.starts_with(OLE) => {
            format!("has a password, or is of Word before 2007; save it as {title} without a password")
        }
        [] => format!("is empty, and no {title}"),
        _ => format!(
            "is no {title}: such a document is a ZIP, which this is not. Name it as what it is, or save it again"
        ),
    })
}

fn document(path: &Path, bytes: &[u8], wanted: Option<&Kind>) -> Result<Source> {
    let mut container = Container::open(bytes)?;
    for kind in KINDS {
        let Some(members) = (kind.members)(&mut container)? else { continue };
        if let Some(wanted) = wanted.filter(|wanted| wanted.name != kind.name) {
            let what = format!("is {}, not {}; name it as what it is", kind.title, wanted.title);
            return Err(Error::new(what));
        }
        return compose(path, kind.name, bytes.len() as u64, members, kind.read);
    }
    let known: Vec<&str> = KINDS.iter().map(|kind| kind.title).collect();
    Err(Error::new(format!(
        "is a ZIP, but none of the documents that exonym reads ({}); leave it out",
        known.join(", ")
    )))
}

/// `OpenDocument` in one file of XML.
fn flat(path: &Path, bytes: Vec<u8>, declared: Option<&str>) -> Result<Source> {
    let size = bytes.len() as u64;
    let xml = Source::decode(path, bytes, declared)?;
    compose(path, "odt", size, vec![(None, xml)], odt::read)
}

/// A file with edits made; they are ascending in each part and do not overlap.
pub(crate) fn edited(path: &Path, file: &[u8], edits: &[DiskEdit]) -> Result<Vec<u8>> {
    if edits.iter().all(|edit| edit.place.part.is_none()) {
        return Ok(container::with_edits(file, edits.iter()));
    }
    let write = || {
        let signed = |container: &Container<'_>| {
            container.has_in("_xmlsignatures/") || container.has("META-INF/documentsignatures.xml")
        };
        if signed(&Container::open(file)?) {
            let what = "is signed, and a change would break the signature; nothing was written. Take the signature off \
                        first";
            return Err(Error::new(what));
        }
        container::edited(file, edits)
    };
    write().map_err(|error| error.in_file(path))
}

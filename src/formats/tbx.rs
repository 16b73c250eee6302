//! TBX as terms: version 2 (ISO 30042:2008), version 3 (ISO 30042:2019, both styles) and TBX-Min, by structure.

mod categories;
mod field;
mod former;
mod keep;
pub(crate) mod models;
mod names;
mod own;
mod parts;
mod pieces;
mod place;
mod read;
mod standing;
mod style;
mod write;

pub(crate) use categories::{Category, Dialect, Level, MODULES, NAMESPACE, category, category_meant};
pub(super) use former::keepings;
pub(crate) use keep::{Kept, Trouble, keep_dates, kept, note_of, trouble};
pub(crate) use models::Version;
pub(crate) use pieces::TbxRead;
pub(crate) use read::{read, read_each};
pub(crate) use style::canonical;

use super::xml::{Element, Node, Xml};
use super::{Format, TermsIo};
use crate::base::Source;

/// Terminology exchange, written in version 2.
pub(super) const FORMAT: Format = Format {
    name: "tbx",
    title: "TBX version 2",
    extensions: &["tbx", "tbxm"],
    sniff: Some(is_tbx),
    draft: None,
    spell: None,
    leads: None,
    terms: Some(TermsIo { read: |source, _| read(source), write: Some(write::v2) }),
};

/// The same, written in version 3, style DCA.
pub(super) const V3: Format = Format {
    name: "tbx-v3",
    title: "TBX version 3",
    extensions: &[],
    sniff: None,
    draft: None,
    spell: None,
    leads: None,
    terms: Some(TermsIo { read: |source, _| read(source), write: Some(write::v3) }),
};

/// The same, written in version 3, style DCT.
pub(super) const DCT: Format = Format {
    name: "tbx-dct",
    title: "TBX version 3, style DCT",
    extensions: &[],
    sniff: None,
    draft: None,
    spell: None,
    leads: None,
    terms: Some(TermsIo { read: |source, _| read(source), write: Some(write::dct) }),
};

/// The root element's name, if the file begins like XML.
fn root(source: &Source) -> Option<&str> {
    if !source.text().trim_start().starts_with('<') {
        return None;
    }
    let mut xml = Xml::new(source.text());
    loop {
        match xml.next() {
            Ok(Some((Node::Start(root), _))) => return Some(root.name),
            Ok(Some(_)) => {}
            _ => return None,
        }
    }
}

/// True if the root element is one of TBX.
fn is_tbx(source: &Source) -> bool {
    version(source).is_some()
}

/// The version by the root element: `martif` is 2, `tbx` 3, `TBX` the TBX-Min of 2013.
pub(crate) fn version(source: &Source) -> Option<Version> {
    version_of(root(source)?)
}

/// The same by the root element's name.
pub(crate) fn version_of(root: &str) -> Option<Version> {
    match root {
        "martif" => Some(Version::Two),
        "tbx" => Some(Version::Three),
        "TBX" => Some(Version::Min),
        _ => None,
    }
}

/// The dialect of a document; `None` for one that is nobody's but its makers'.
pub(crate) fn dialect(root: &Element, version: Version) -> Option<Dialect> {
    let kind = root.attribute("type").unwrap_or_default().to_ascii_lowercase();
    match (version, kind.as_str()) {
        (Version::Two, "tbx-basic") => Some(Dialect::Basic2),
        (Version::Two, "" | "tbx" | "tbx-default") if !is_private(root) => Some(Dialect::Default),
        (Version::Three, "tbx-min") => Some(Dialect::Min),
        (Version::Three, "tbx-basic") => Some(Dialect::Basic),
        (Version::Three, "tbx-linguist") => Some(Dialect::Linguist),
        _ => None,
    }
}

/// True for a file that keeps to a constraint file of its maker's own: which categories there are is theirs to say.
fn is_private(root: &Element) -> bool {
    let header = root.elements().find(|one| one.local() == "martifHeader");
    let encoding = header.and_then(|header| header.elements().find(|one| one.local() == "encodingDesc"));
    let schema = encoding.into_iter().flat_map(Element::elements).find(|one| one.attribute("type") == Some("XCSURI"));
    let Some(schema) = schema else { return false };
    let text: String = schema.children.iter().filter_map(|child| child.text()).collect();
    let file = text.trim().rsplit(['/', '\\']).next().unwrap_or_default().to_ascii_lowercase();
    !(file.is_empty() || file.starts_with("tbxxcs") || file.starts_with("tbxdefault") || file.starts_with("tbxdcs"))
}

/// The languages that a file has sections of, as written, by first appearance; those without a term are among them.
pub(crate) fn languages(source: &Source) -> Vec<String> {
    read_each(&source.text(), &mut drop).map(|read| read.languages).unwrap_or_default()
}

/// True if a file that begins with these bytes has a root element of TBX.
pub(crate) fn is_termbase(head: &[u8], encoding: Option<&str>) -> bool {
    super::tmx::root_of(head, encoding).is_some_and(|root| version_of(&root).is_some())
}

#[cfg(test)]
mod tests;

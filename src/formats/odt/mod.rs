//! `OpenDocument` text (ISO/IEC 26300, OASIS version 1.3), in a ZIP or in one file of XML.

mod styles;
#[cfg(test)]
mod tests;
mod walk;

use super::container::Container;
use super::document::{self, Anchor, Member, Said};
use super::docx::decoded;
use super::langs::Languages;
use super::xml::Fault;
use super::{DraftFacts, Format, ReadResult};
use crate::base::{Error, Result, Source};
use crate::model::Segment;
use styles::Styles;
use walk::Walk;

pub(super) const FORMAT: Format = Format {
    name: "odt",
    title: "OpenDocument text",
    extensions: &["odt", "ott", "fodt"],
    sniff: Some(|source| source.document().is_some_and(|document| document.format == FORMAT.name)),
    draft: Some(draft),
    spell: None,
    leads: None,
    terms: None,
};

/// What the member `mimetype` says, and the root of a file in one piece.
const MIME: &str = "application/vnd.oasis.opendocument.";

fn draft<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    document::draft(source, read, each)
}

/// Reads the members with text; `None` if this is no package of the kind.
pub(super) fn members(container: &mut Container<'_>) -> Result<Option<Vec<Member>>> {
    let Some(mime) = container.read("mimetype")? else { return Ok(None) };
    let mime = String::from_utf8_lossy(&mime);
    let Some(kind) = mime.trim().strip_prefix(MIME) else { return Ok(None) };
    if !kind.starts_with("text") {
        let what = format!("is an OpenDocument {kind}, which exonym does not read; save its text in another format");
        return Err(Error::new(what));
    }
    if let Some(manifest) = container.read("META-INF/manifest.xml")?
        && memchr::memmem::find(&manifest, b"encryption-data").is_some()
    {
        return Err(Error::new("has a password; save it without one"));
    }
    let mut members: Vec<Member> = Vec::new();
    for name in ["content.xml", "styles.xml"] {
        match container.read(name)? {
            Some(bytes) => members.push((Some(name.into()), decoded(name, bytes)?)),
            None if name == "content.xml" => return Err(Error::new("lacks `content.xml`, its text: it is damaged")),
            None => {}
        }
    }
    Ok(Some(members))
}

/// True for the beginning of a document in one file of XML.
pub(super) fn is_flat(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let root = memchr::memmem::find(head, b"<office:document");
    root.is_some_and(|at| {
        head.get(at + 16).is_some_and(u8::is_ascii_whitespace)
            && head[..at]
                .trim_ascii_start()
                .strip_prefix(b"\xEF\xBB\xBF")
                .unwrap_or(head)
                .trim_ascii()
                .starts_with(b"<")
    })
}

/// Reads the parts: text first, then what stands at the head and foot of pages.
pub(super) fn read<'s>(
    parts: &[&'s Source],
    each: &mut dyn FnMut(usize, Segment<'s>),
) -> std::result::Result<Said, (usize, Fault)> {
    let texts: Vec<&str> = parts.iter().map(|part| part.text()).collect();
    let styles = Styles::read(&texts)?;
    let mut languages = Languages::of_notes(styles.lang.clone());
    let mut paragraph = 0;
    let mut anchors: Vec<Anchor> = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        let mut walk = Walk::new(text, &styles, index);
        walk.paragraph = paragraph;
        // In a file of one piece they stand before the text.
        let mut pages = Vec::new();
        let mut take = |segment: Segment<'s>| {
            if matches!(&*segment.element, "header" | "footer") {
                pages.push(segment);
            } else {
                languages.take(index, segment, each);
            }
        };
        walk.run(&mut take).map_err(|fault| (index, fault))?;
        paragraph = walk.paragraph;
        anchors.extend(walk.anchors());
        for segment in pages {
            languages.take(index, segment, each);
        }
    }
    Ok(Said { lang: languages.finish(each), anchors })
}

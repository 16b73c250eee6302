//! `WordprocessingML` (ECMA-376, ISO/IEC 29500), transitional and strict.

mod borders;
mod drawn;
mod parts;
mod selections;
mod styles;
#[cfg(test)]
mod tests;
mod walk;

use std::collections::HashMap;

pub(super) use parts::{decoded, members, resolved};
pub(super) use styles::is_code;

use super::document::{self, Said};
use super::langs::Languages;
use super::xml::{self, Fault};
use super::{DraftFacts, Format, ReadResult};
use crate::base::Source;
use crate::model::Segment;
use selections::Selections;
use styles::Styles;
use walk::Walk;

pub(super) const FORMAT: Format = Format {
    name: "docx",
    title: "Word",
    extensions: &["docx", "docm", "dotx", "dotm"],
    sniff: Some(|source| source.document().is_some_and(|document| document.format == FORMAT.name)),
    draft: Some(draft),
    spell: None,
    leads: None,
    terms: None,
};

fn draft<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    document::draft(source, read, each)
}

/// Reads the parts, each by its root element.
pub(super) fn read<'s>(parts: &[&'s Source], each: &mut dyn FnMut(usize, Segment<'s>)) -> Result<Said, (usize, Fault)> {
    let roots: Vec<&str> = parts.iter().map(|part| xml::root(part.text()).unwrap_or_default()).collect();
    let mut styles = Styles::default();
    for (index, part) in parts.iter().enumerate().filter(|(index, _)| roots[*index] == "styles") {
        styles = Styles::read(part.text()).map_err(|fault| (index, fault))?;
    }
    let mut languages = Languages::of_notes(styles.lang.clone());
    let mut paragraph = 0;
    let mut looks = HashMap::new();
    let mut selections = Selections::default();
    for (index, part) in parts.iter().enumerate().filter(|(index, _)| roots[*index] != "styles") {
        let element = match roots[index] {
            "document" => None,
            "footnotes" | "endnotes" => Some("footnote"),
            "comments" => Some("comment"),
            "hdr" => Some("header"),
            "ftr" => Some("footer"),
            root @ ("chartSpace" | "dataModel") => {
                let mut take = |segment: Segment<'s>| languages.take(index, segment, each);
                let done = drawn::read(part.text(), root == "chartSpace", &mut paragraph, &mut take);
                done.map_err(|fault| (index, fault))?;
                continue;
            }
            other => {
                let message = format!("`{other}` is no part of a text document");
                return Err((index, Fault { span: crate::base::Span::default(), message }));
            }
        };
        let mut walk = Walk::new(part.text(), &styles, element, &mut looks, &mut selections);
        walk.paragraph = paragraph;
        walk.run(&mut |segment| languages.take(index, segment, each)).map_err(|fault| (index, fault))?;
        paragraph = walk.paragraph;
    }
    Ok(Said { lang: languages.finish(each), anchors: selections.anchors })
}

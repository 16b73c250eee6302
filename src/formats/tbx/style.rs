//! The canonical text of TBX: one term a line.

use std::io;

use super::super::xml::{Children, Document, Element, Shape, Style, document_write};

/// How TBX is laid out.
pub(crate) const STYLE: Style =
    Style { shape, attributes: &["id", "type", "style", "dialect", "xml:lang", "lang", "target"] };

/// Writes a whole file in its canonical text, with what stands in its runs handed out by `children`; nothing but white
/// space outside mixed content is changed.
pub(crate) fn canonical(document: &Document, children: &mut Children<'_>, to: &mut dyn io::Write) -> io::Result<()> {
    document_write(document, STYLE, children, to)
}

fn shape(element: &Element) -> Option<Shape> {
    Some(match element.local() {
        "martif" | "tbx" | "TBX" | "martifHeader" | "tbxHeader" | "header" | "fileDesc" | "titleStmt"
        | "publicationStmt" | "sourceDesc" | "encodingDesc" | "revisionDesc" | "text" | "body" | "back"
        | "termEntry" | "conceptEntry" | "langSet" | "langSec" | "refObjectList" | "refObjectSec" => Shape::Block,
        "tig" | "ntig" | "termSec" | "termGrp" | "termNoteGrp" | "termCompList" | "termCompGrp" | "descripGrp"
        | "adminGrp" | "transacGrp" | "refObject" | "itemSet" | "itemGrp" | "change" | "noteGrp" => Shape::Line,
        // TBX-Min has a note of parts, the others one of text.
        "note" if element.elements().any(|one| one.local() == "noteKey" || one.local() == "noteValue") => Shape::Line,
        "term" | "termNote" | "descrip" | "admin" | "note" | "transac" | "transacNote" | "descripNote"
        | "adminNote" | "ref" | "xref" | "date" | "termComp" | "item" | "title" | "p" | "hi" | "foreign" | "bpt"
        | "ept" | "ph" | "it" | "ut" | "sc" | "ec" => Shape::Text,
        _ => return None,
    })
}

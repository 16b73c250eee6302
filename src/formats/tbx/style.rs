//! The canonical text of TBX: one term a line.

use super::super::xml::{Document, Element, Shape, Style, document_text};

/// How TBX is laid out.
pub(crate) const STYLE: Style =
    Style { shape, attributes: &["id", "type", "style", "dialect", "xml:lang", "lang", "target"] };

/// A whole file in its canonical text; nothing but white space outside mixed content is changed.
pub(crate) fn canonical(document: &Document) -> String {
    document_text(document, STYLE)
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

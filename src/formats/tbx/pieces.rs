//! What is read of a TBX file at a time, and what comes of it all.

use super::super::xml::{Element, Fault, Node, Tree, Xml};
use super::models::Version;
use crate::model::{Diagnostic, Glossary};

/// What a TBX file has beside its concepts.
pub(crate) struct TbxRead {
    /// Without concepts.
    pub(crate) glossary: Glossary,
    /// In file order.
    pub(crate) problems: Vec<Diagnostic>,
    /// The version by the root element.
    pub(crate) version: Option<Version>,
    /// The languages that there are sections of, as written, by first appearance; those without a term are among them.
    pub(crate) languages: Vec<String>,
}

/// What is read at a time.
pub(super) enum Piece {
    /// The root element: its name and language.
    Root(Box<str>, Option<Box<str>>),
    /// The beginning of a body.
    Body,
    /// The beginning of somebody's own wrapper around entries.
    Open(Element),
    /// An entry, or what stands beside entries, as far as it is well-formed.
    Element(Element, Option<Fault>),
    Other,
    Over,
    Fault(Fault),
}

pub(super) fn piece(xml: &mut Xml<'_>, rooted: bool) -> Piece {
    let tree = Tree { keep_references: false };
    match xml.next() {
        Ok(Some((Node::Start(start), _))) if !rooted => {
            let all = xml.attributes(&start);
            let lang = all.into_iter().find(|one| one.name == "xml:lang").map(|lang| lang.value.trim().into());
            Piece::Root(start.name.into(), lang)
        }
        Ok(Some((Node::Start(start), _))) => match start.name {
            "text" | "body" | "back" => {
                // For the faults in their values.
                drop(xml.attributes(&start));
                if start.name == "body" { Piece::Body } else { Piece::Other }
            }
            "termEntry" | "conceptEntry" | "martifHeader" | "tbxHeader" | "header" | "refObjectList"
            | "refObjectSec" => {
                let (element, fault) = tree.element(xml, &start);
                Piece::Element(element, fault)
            }
            _ => Piece::Open(tree.begin(xml, &start)),
        },
        Ok(Some(_)) => Piece::Other,
        Ok(None) => Piece::Over,
        Err(fault) => Piece::Fault(fault),
    }
}

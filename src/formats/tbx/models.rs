//! What may stand in which element, in which order (core structure of TBX, versions 2 and 3).

/// The version of a TBX file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Version {
    /// ISO 30042:2008.
    Two,
    /// ISO 30042:2019.
    Three,
    /// TBX-Min of 2013.
    Min,
}

impl Version {
    /// As `info` says it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Version::Two => "2",
            Version::Three => "3",
            Version::Min => "min",
        }
    }
}

/// A place in an element: what may stand there, and how often.
pub(crate) struct Slot {
    pub(crate) names: &'static [&'static str],
    /// At least one.
    pub(crate) needed: bool,
    /// At most one.
    pub(crate) single: bool,
}

/// The places of an element that holds elements only; `None` for any other.
pub(crate) fn model(name: &str, version: Version) -> Option<&'static [Slot]> {
    let (own, alike) = match version {
        Version::Two => (V2, BOTH),
        Version::Three => (V3, BOTH),
        Version::Min => (MIN, &[] as &[Model]),
    };
    own.iter().chain(alike).find(|(known, _)| *known == name).map(|&(_, slots)| slots)
}

/// True for an element that holds text.
pub(crate) fn holds_text(name: &str, version: Version) -> bool {
    let both = matches!(
        name,
        "title"
            | "p"
            | "item"
            | "term"
            | "termNote"
            | "descrip"
            | "descripNote"
            | "admin"
            | "adminNote"
            | "transac"
            | "transacNote"
            | "note"
            | "date"
            | "ref"
            | "xref"
            | "hi"
            | "foreign"
            | "ph"
    );
    both || match version {
        Version::Two => matches!(name, "bpt" | "ept" | "termComp"),
        Version::Three => matches!(name, "sc" | "ec"),
        Version::Min => matches!(
            name,
            "id" | "description"
                | "dateCreated"
                | "languages"
                | "creator"
                | "directionality"
                | "license"
                | "subjectField"
                | "partOfSpeech"
                | "termStatus"
                | "customer"
                | "noteKey"
                | "noteValue"
        ),
    }
}

/// The elements that may stand within text.
pub(crate) fn inline(name: &str, version: Version) -> &'static [&'static str] {
    match (name, version) {
        ("term", _) => &["hi"],
        ("termNote" | "descrip" | "admin" | "note" | "p" | "item" | "foreign", Version::Two) => {
            &["hi", "foreign", "bpt", "ept", "ph"]
        }
        ("termNote" | "descrip" | "admin" | "note" | "p" | "item" | "foreign", Version::Three) => {
            &["hi", "foreign", "sc", "ec", "ph"]
        }
        _ => &[],
    }
}

/// True for an element that carries a data category in `type`.
pub(crate) fn is_typed(name: &str) -> bool {
    matches!(
        name,
        "descrip" | "termNote" | "admin" | "transac" | "ref" | "xref" | "descripNote" | "adminNote" | "transacNote"
    )
}

/// True for an attribute that any element may have.
pub(crate) fn is_of_xml(name: &str) -> bool {
    name.starts_with("xmlns") || name.starts_with("xsi:") || matches!(name, "xml:space" | "xml:id" | "xml:base")
}

/// True if an element other than the root may have this attribute.
pub(crate) fn has_attribute(element: &str, version: Version, name: &str) -> bool {
    if is_of_xml(name) {
        return true;
    }
    if version == Version::Min {
        return matches!(name, "id" | "xml:lang" | "source" | "target" | "type");
    }
    let typed = is_typed(element);
    match name {
        "id" => !matches!(element, "hi" | "bpt" | "ept" | "ph"),
        "xml:lang" => {
            (typed && element != "xref")
                || matches!(
                    element,
                    "langSet"
                        | "langSec"
                        | "note"
                        | "foreign"
                        | "titleStmt"
                        | "title"
                        | "sourceDesc"
                        | "revisionDesc"
                        | "change"
                        | "p"
                        | "termComp"
                        | "hi"
                )
        }
        "type" => {
            typed
                || matches!(
                    element,
                    "hi" | "bpt"
                        | "ph"
                        | "p"
                        | "refObjectList"
                        | "refObjectSec"
                        | "termCompList"
                        | "item"
                        | "itemSet"
                        | "ec"
                )
        }
        "target" => typed || matches!(element, "hi" | "ec"),
        "datatype" => typed && element != "xref",
        "i" => matches!(element, "bpt" | "ept"),
        "isolated" => matches!(element, "sc" | "ec"),
        "startRef" | "disp" | "equiv" | "subtype" => element == "ec",
        _ => false,
    }
}

const fn one(names: &'static [&'static str]) -> Slot {
    Slot { names, needed: true, single: true }
}
const fn maybe(names: &'static [&'static str]) -> Slot {
    Slot { names, needed: false, single: true }
}
const fn some(names: &'static [&'static str]) -> Slot {
    Slot { names, needed: true, single: false }
}
const fn any(names: &'static [&'static str]) -> Slot {
    Slot { names, needed: false, single: false }
}

const AUX: Slot = any(&["descrip", "descripGrp", "admin", "adminGrp", "transacGrp", "note", "ref", "xref"]);
const LINK: Slot = any(&["admin", "adminGrp", "transacGrp", "note", "ref", "xref"]);
const TERM_NOTES: Slot = any(&["termNote", "termNoteGrp"]);
const DESCRIP: &[Slot] =
    &[one(&["descrip"]), any(&["descripNote", "admin", "adminGrp", "transacGrp", "note", "ref", "xref"])];
const ADMIN: &[Slot] = &[one(&["admin"]), any(&["adminNote", "note", "ref", "xref"])];
const TRANSAC: &[Slot] = &[one(&["transac"]), any(&["transacNote", "date", "note", "ref", "xref"])];
const NOTES: &[Slot] = &[one(&["termNote"]), LINK];
const PARAGRAPHS: &[Slot] = &[some(&["p"])];
const TITLE: &[Slot] = &[one(&["title"]), any(&["note"])];
const ITEMS: &[Slot] = &[some(&["item", "itemSet", "itemGrp"])];

type Model = (&'static str, &'static [Slot]);

/// What versions 2 and 3 have alike.
static BOTH: &[Model] = &[
    ("titleStmt", TITLE),
    ("publicationStmt", PARAGRAPHS),
    ("sourceDesc", PARAGRAPHS),
    ("encodingDesc", PARAGRAPHS),
    ("revisionDesc", &[some(&["change"])]),
    ("change", PARAGRAPHS),
    ("refObject", ITEMS),
    ("itemSet", &[some(&["item", "itemGrp"])]),
    ("itemGrp", &[one(&["item"]), LINK]),
    ("termNoteGrp", NOTES),
    ("descripGrp", DESCRIP),
    ("adminGrp", ADMIN),
    ("transacGrp", TRANSAC),
];

static V2: &[Model] = &[
    ("martif", &[one(&["martifHeader"]), one(&["text"])]),
    ("martifHeader", &[one(&["fileDesc"]), maybe(&["encodingDesc"]), maybe(&["revisionDesc"])]),
    ("fileDesc", &[maybe(&["titleStmt"]), maybe(&["publicationStmt"]), some(&["sourceDesc"])]),
    ("text", &[one(&["body"]), maybe(&["back"])]),
    ("body", &[some(&["termEntry"])]),
    ("back", &[any(&["refObjectList"])]),
    ("refObjectList", &[some(&["refObject"])]),
    ("termEntry", &[AUX, some(&["langSet"])]),
    ("langSet", &[AUX, some(&["tig", "ntig"])]),
    ("tig", &[one(&["term"]), any(&["termNote"]), AUX]),
    ("ntig", &[one(&["termGrp"]), AUX]),
    ("termGrp", &[one(&["term"]), TERM_NOTES, any(&["termCompList"])]),
    ("termCompList", &[AUX, some(&["termComp", "termCompGrp"])]),
    ("termCompGrp", &[one(&["termComp"]), TERM_NOTES, LINK]),
];

static V3: &[Model] = &[
    ("tbx", &[one(&["tbxHeader"]), one(&["text"])]),
    ("tbxHeader", &[one(&["fileDesc"]), maybe(&["encodingDesc"]), maybe(&["revisionDesc"])]),
    // The standard and its schema differ in which of the two comes first.
    ("fileDesc", &[any(&["titleStmt", "publicationStmt"]), one(&["sourceDesc"])]),
    ("text", &[maybe(&["body"]), maybe(&["back"])]),
    ("body", &[some(&["conceptEntry"])]),
    ("back", &[any(&["refObjectSec"])]),
    ("refObjectSec", &[some(&["refObject"])]),
    ("conceptEntry", &[AUX, some(&["langSec"])]),
    ("langSec", &[AUX, some(&["termSec"])]),
    ("termSec", &[one(&["term"]), TERM_NOTES, AUX]),
];

static MIN: &[Model] = &[
    ("TBX", &[one(&["header"]), one(&["body"])]),
    ("header", &[any(&["id", "description", "dateCreated", "languages", "creator", "directionality", "license"])]),
    ("body", &[any(&["termEntry"])]),
    ("termEntry", &[maybe(&["subjectField"]), some(&["langSet"])]),
    ("langSet", &[some(&["tig"])]),
    ("tig", &[one(&["term"]), any(&["noteGrp", "termStatus", "customer", "partOfSpeech"])]),
    ("noteGrp", &[some(&["note"])]),
    ("note", &[any(&["noteKey", "noteValue"])]),
];

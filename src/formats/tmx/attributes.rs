//! The attributes of TMX 1.4b, in their canonical order.

/// Identity first, then who and when, then the rest.
pub(super) const ORDER: &[&str] = &[
    "version",
    "tuid",
    "xml:lang",
    "lang",
    "type",
    "i",
    "x",
    "pos",
    "assoc",
    "creationtool",
    "creationtoolversion",
    "segtype",
    "o-tmf",
    "adminlang",
    "srclang",
    "datatype",
    "o-encoding",
    "usagecount",
    "lastusagedate",
    "creationdate",
    "creationid",
    "changedate",
    "changeid",
];

/// True for an attribute that `tu` may have.
pub(crate) fn of_unit(name: &str) -> bool {
    matches!(name, "tuid" | "segtype" | "srclang") || of_variant(name)
}

/// True for an attribute, other than the language, that `tuv` may have.
pub(crate) fn of_variant(name: &str) -> bool {
    matches!(
        name,
        "o-encoding"
            | "datatype"
            | "usagecount"
            | "lastusagedate"
            | "creationtool"
            | "creationtoolversion"
            | "creationdate"
            | "creationid"
            | "changedate"
            | "changeid"
            | "o-tmf"
    )
}

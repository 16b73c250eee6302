//! The tables of translators' tools: one row a dialect, known by the heads of its columns or named by the user.
//!
//! Sources: OmegaT's manual and sources; the Translate Toolkit's CSV units (Weblate); MateCat's, Lokalise's, GlotPress'
//! and Zanata's samples; the public documentation of DeepL, Google Cloud Translation, Amazon Translate, Microsoft
//! Translator, Phrase and memoQ; the UTX 1.11 specification. `--columns` overrides what a row says.

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// A term in the language translated from.
    Source,
    /// A term in the language translated to.
    Target,
    /// The language of the terms in [`Field::Source`].
    SourceLang,
    /// The language of the terms in [`Field::Target`].
    TargetLang,
    /// The concept's own fields.
    Id,
    Kind,
    Country,
    At,
    Definition,
    Note,
    Owner,
    Sources,
    /// Yes: the terms that are no source are not to be used.
    Forbidden,
    /// Yes: its terms are matched with their capitals.
    CaseSensitive,
    /// No: its terms stay as they are.
    Translatable,
    /// Yes: not approved yet.
    Fuzzy,
    /// UTX: `approved`, `provisional`, `forbidden`, `non-standard`, `rejected`.
    UtxStatus,
    /// A word for the part of speech; of every term of the row.
    PartOfSpeech,
    /// A remark on the term of the source.
    SourceNote,
    /// A remark on the term of the target.
    TargetNote,
    /// Of the term before it, or of the language in its head.
    Term(TermField),
    /// Kept under this key.
    Extra(&'static str),
}

/// What a column says of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TermField {
    Rank,
    Status,
    Match,
    Decl,
    Gender,
    Forms,
    Keep,
    From,
    Until,
    Note,
    Source,
    /// The key of its name.
    Name,
    /// The labels of its name.
    Usage,
    /// A definition in its language.
    Definition,
    /// memoQ's `CasePermissive;HalfPrefix;NonTerm`.
    Info,
    /// Kept under this key.
    Extra(&'static str),
}

/// How rows become concepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grouping {
    /// A row is a concept.
    Row,
    /// Rows of one id are a concept.
    Id,
    /// Rows of one source (and context) are a concept: Weblate's multivalue CSV.
    Source,
}

/// A dialect.
pub(super) struct Dialect {
    pub(super) name: &'static str,
    /// Heads as they are compared (lower case, words apart by one space) and what they say.
    pub(super) heads: &'static [(&'static str, Field)],
    /// It is this dialect if one head of each of these lists is there, and the languages it needs; `None`: it has no
    /// header.
    pub(super) needs: Option<&'static [&'static [&'static str]]>,
    /// The number of columns whose heads are languages.
    pub(super) languages: usize,
    /// The columns of a table without header.
    pub(super) bare: Option<&'static [Field]>,
    pub(super) grouping: Grouping,
    /// `|` and `*` in a term are memoQ's marks of what may change.
    pub(super) wildcards: bool,
}

const PLAIN: Dialect =
    Dialect { name: "", heads: &[], needs: None, languages: 0, bare: None, grouping: Grouping::Row, wildcards: false };

/// The key that TBX files keep a usage example under.
pub(in super::super) const EXAMPLE: &str = "tbx:context";
/// The key of a definition of a language's own.
pub(in super::super) const DEFINITION: &str = "csv:definition";
/// The key that TBX files keep a part of speech under.
pub(in super::super) const PART_OF_SPEECH: &str = "tbx:partOfSpeech";

/// Every dialect, those with the most telling heads first.
pub(super) static DIALECTS: &[Dialect] = &[
    Dialect {
        name: "memoq",
        heads: &[
            ("entry id", Field::Id),
            ("entry subject", Field::Kind),
            ("entry domain", Field::Extra("memoq:Entry_Domain")),
            ("entry clientid", Field::Extra("memoq:Entry_ClientID")),
            ("entry client", Field::Extra("memoq:Entry_ClientID")),
            ("entry projectid", Field::Extra("memoq:Entry_ProjectID")),
            ("entry project", Field::Extra("memoq:Entry_ProjectID")),
            ("entry created", Field::Extra("memoq:Entry_Created")),
            ("entry creator", Field::Extra("memoq:Entry_Creator")),
            ("entry lastmodified", Field::Extra("memoq:Entry_LastModified")),
            ("entry modifier", Field::Extra("memoq:Entry_Modifier")),
            ("entry note", Field::Note),
            ("term info", Field::Term(TermField::Info)),
            ("term example", Field::Term(TermField::Extra(EXAMPLE))),
        ],
        needs: Some(&[&["entry id", "entry note", "entry subject", "entry domain", "term info"]]),
        languages: 1,
        grouping: Grouping::Id,
        wildcards: true,
        ..PLAIN
    },
    Dialect {
        name: "lokalise",
        heads: &[
            ("term", Field::Source),
            ("description", Field::Definition),
            ("casesensitive", Field::CaseSensitive),
            ("translatable", Field::Translatable),
            ("forbidden", Field::Forbidden),
            ("tags", Field::Extra("lokalise:tags")),
        ],
        needs: Some(&[&["term"], &["casesensitive", "forbidden", "tags"]]),
        ..PLAIN
    },
    Dialect {
        name: "phrase",
        heads: &[
            ("term", Field::Source),
            ("description", Field::Definition),
            ("case sensitive", Field::CaseSensitive),
            ("translatable", Field::Translatable),
        ],
        needs: Some(&[&["term"], &["case sensitive", "translatable", "description"]]),
        ..PLAIN
    },
    Dialect {
        name: "matecat",
        heads: &[
            ("forbidden", Field::Forbidden),
            ("domain", Field::Kind),
            ("subdomain", Field::Extra("matecat:subdomain")),
            ("definition", Field::Definition),
            ("notes", Field::Term(TermField::Note)),
            ("example of use", Field::Term(TermField::Extra(EXAMPLE))),
            ("example", Field::Term(TermField::Extra(EXAMPLE))),
        ],
        // `forbidden` or `domain` alone stands in anybody's table.
        needs: Some(&[&["forbidden", "subdomain", "example of use"], &["domain", "subdomain", "example of use"]]),
        languages: 1,
        ..PLAIN
    },
    Dialect {
        name: "weblate",
        heads: &[
            ("location", Field::Extra("weblate:location")),
            ("source", Field::Source),
            ("target", Field::Target),
            ("id", Field::Extra("weblate:id")),
            ("fuzzy", Field::Fuzzy),
            ("context", Field::Extra("weblate:context")),
            ("translator comments", Field::TargetNote),
            ("developer comments", Field::SourceNote),
        ],
        needs: Some(&[&["source"], &["target", "context", "id", "location", "developer comments"]]),
        bare: Some(&[
            Field::Extra("weblate:location"),
            Field::Source,
            Field::Target,
            Field::Extra("weblate:id"),
            Field::Fuzzy,
            Field::Extra("weblate:context"),
            Field::TargetNote,
            Field::SourceNote,
        ]),
        grouping: Grouping::Source,
        ..PLAIN
    },
    Dialect {
        name: "zanata",
        heads: &[
            ("pos", Field::PartOfSpeech),
            ("partofspeech", Field::PartOfSpeech),
            ("description", Field::Definition),
            ("definition", Field::Definition),
            ("synonyms", Field::Extra("zanata:synonyms")),
        ],
        needs: Some(&[&["partofspeech", "synonyms"]]),
        languages: 1,
        ..PLAIN
    },
    // Google's equivalent term sets, GlotPress, Zanata's older form.
    Dialect {
        name: "term-sets",
        heads: &[("pos", Field::PartOfSpeech), ("description", Field::Definition)],
        needs: Some(&[&["pos", "description"]]),
        languages: 2,
        ..PLAIN
    },
    // Our own, and whatever has languages for heads.
    Dialect { name: "languages", heads: LANGUAGES, needs: Some(&[]), languages: 1, grouping: Grouping::Id, ..PLAIN },
    Dialect { name: "utx", heads: UTX, needs: Some(&[&["src"], &["tgt"]]), ..PLAIN },
    Dialect {
        name: "deepl",
        bare: Some(&[
            Field::Source,
            Field::Target,
            Field::SourceLang,
            Field::TargetLang,
            Field::Extra("deepl:relevance"),
        ]),
        ..PLAIN
    },
    // A pair without header: OmegaT, DeepL, Google, Amazon, Microsoft.
    Dialect { name: "pair", bare: Some(&[Field::Source, Field::Target, Field::TargetNote]), ..PLAIN },
];

/// Other tools whose tables are like those of a dialect.
pub(super) const ALIASES: &[(&str, &str)] = &[
    ("google", "term-sets"),
    ("glotpress", "term-sets"),
    ("amazon", "languages"),
    ("crowdin", "languages"),
    ("smartcat", "languages"),
    ("omegat", "pair"),
    ("microsoft", "pair"),
];

const UTX: &[(&str, Field)] = &[
    ("src", Field::Source),
    ("tgt", Field::Target),
    ("src:pos", Field::PartOfSpeech),
    ("term status", Field::UtxStatus),
    ("concept id", Field::Id),
    ("comment", Field::Note),
    ("comments", Field::Note),
];

/// Heads of our own tables, and what others call the same.
const LANGUAGES: &[(&str, Field)] = &[
    ("id", Field::Id),
    ("concept", Field::Id),
    ("concept id", Field::Id),
    ("kind", Field::Kind),
    ("domain", Field::Kind),
    ("subject", Field::Kind),
    ("subject field", Field::Kind),
    ("country", Field::Country),
    ("at", Field::At),
    ("definition", Field::Definition),
    ("description", Field::Definition),
    ("note", Field::Note),
    ("notes", Field::Note),
    ("comment", Field::Note),
    ("comments", Field::Note),
    ("owner", Field::Owner),
    ("sources", Field::Sources),
    ("pos", Field::PartOfSpeech),
    ("part of speech", Field::PartOfSpeech),
    ("forbidden", Field::Forbidden),
    ("case sensitive", Field::CaseSensitive),
    ("translatable", Field::Translatable),
];

/// What a head says in anybody's table: what a dialect does not know by a word of its own. An id is the rows' own business.
pub(super) fn common(head: &str) -> Option<Field> {
    LANGUAGES.iter().find(|(known, field)| *known == head && *field != Field::Id).map(|&(_, field)| field)
}

/// What may follow a language in a head: `en:rank`, `en_description`, `English_Def`, `en note`.
pub(super) const TERM_HEADS: &[(&str, TermField)] = &[
    ("rank", TermField::Rank),
    ("status", TermField::Status),
    ("match", TermField::Match),
    ("decl", TermField::Decl),
    ("gender", TermField::Gender),
    ("forms", TermField::Forms),
    ("keep", TermField::Keep),
    ("from", TermField::From),
    ("until", TermField::Until),
    ("note", TermField::Note),
    ("notes", TermField::Note),
    ("comment", TermField::Note),
    ("source", TermField::Source),
    ("name", TermField::Name),
    ("usage", TermField::Usage),
    ("def", TermField::Definition),
    ("definition", TermField::Definition),
    ("description", TermField::Definition),
    ("example", TermField::Extra(EXAMPLE)),
    ("info", TermField::Info),
];

/// The dialect of a name that a user gives.
pub(super) fn by_name(name: &str) -> Option<&'static Dialect> {
    let name = ALIASES.iter().find(|(alias, _)| *alias == name).map_or(name, |&(_, name)| name);
    DIALECTS.iter().find(|dialect| dialect.name == name)
}

/// The names of all dialects.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    DIALECTS.iter().map(|dialect| dialect.name).chain(ALIASES.iter().map(|&(alias, _)| alias))
}

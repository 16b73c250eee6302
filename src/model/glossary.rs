//! Concepts → names → terms.
//!
//! A *name* is what somebody calls the concept; a *term* is one spelling of that name in one language. Another
//! spelling of a name and another name of a concept are different things everywhere.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::policy::DateRange;
use crate::base::{Lang, Span};

/// A glossary as read from one or more files.
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    /// What it is about.
    pub title: Option<String>,
    /// The licence of the data.
    pub license: Option<String>,
    /// The words in which the data's authors ask to be named.
    pub attribution: Option<String>,
    /// Where the data comes from as a whole.
    pub sources: Vec<Box<str>>,
    /// Fields of other tools that hold for all of it, kept as they came. A key may come again.
    pub extra: Vec<(Box<str>, Box<str>)>,
    /// In file order.
    pub concepts: Vec<Concept>,
    /// The files it was read from; [`Concept::file`] counts into it.
    pub files: Vec<Arc<PathBuf>>,
    /// True if the file states the standing of its terms itself (a TBX with statuses): a deprecated term is then a
    /// finding without any policy.
    pub has_statuses: bool,
}

/// A thing that has names.
#[derive(Clone, Debug, Default)]
pub struct Concept {
    /// Opaque and neutral.
    pub id: Box<str>,
    /// `city`, `river`, `deposit`…
    pub kind: Option<Box<str>>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<Box<str>>,
    /// Latitude and longitude, WGS 84, degrees.
    pub at: Option<(f64, f64)>,
    /// What it is, in words.
    pub definition: Option<Box<str>>,
    /// A remark.
    pub note: Option<Box<str>>,
    /// Who is responsible for the entry.
    pub owner: Option<Box<str>>,
    /// Earlier ids.
    pub was: Vec<Box<str>>,
    /// Where the facts come from.
    pub sources: Vec<Box<str>>,
    /// Words near by that speak for this concept.
    pub context: Vec<Box<str>>,
    /// Phrases that keep their own name in every case form.
    pub frozen: Vec<Box<str>>,
    /// Example sentences in which a form of the concept must be found.
    pub accept: Vec<Example>,
    /// Example sentences in which none may be found.
    pub reject: Vec<Example>,
    /// Its standing to other concepts.
    pub related: Vec<Related>,
    /// Fields of other tools, kept as they came: `tbx:definition@fr` and its text. A key may come again.
    pub extra: Vec<(Box<str>, Box<str>)>,
    /// In file order.
    pub names: Vec<Name>,
    /// Index into [`Glossary::files`].
    pub file: u32,
    /// The `[concepts.ID]` header.
    pub span: Span,
}

impl Concept {
    /// True for a place: it has a country or coordinates, or its kind is a word for one.
    pub fn is_place(&self) -> bool {
        let kind =
            || self.kind.as_deref().is_some_and(|kind| PLACES.iter().any(|place| kind.eq_ignore_ascii_case(place)));
        self.country.is_some() || self.at.is_some() || kind()
    }
    /// True for a city, town, village or settlement.
    pub(crate) fn is_settlement(&self) -> bool {
        const KINDS: [&str; 6] = ["capital", "city", "hamlet", "settlement", "town", "village"];
        self.kind.as_deref().is_some_and(|kind| KINDS.iter().any(|own| kind.eq_ignore_ascii_case(own)))
    }
    /// True if the glossary shows that a term of the concept is a common noun: it has no capital, or in German, where all
    /// nouns have one, a gender. Places have genders too, and so has what another language writes with a capital.
    pub(crate) fn is_common_noun(&self, term: &Term) -> bool {
        if self.is_place() || term.decl.as_deref() == Some("name") {
            return false;
        }
        if term.lang.primary() != "de" {
            return term.text.starts_with(char::is_lowercase) && !term.text.contains(char::is_uppercase);
        }
        term.gender.is_some() && !self.has_capital()
    }

    /// True if another language than German writes it with a capital, as names are.
    pub(crate) fn has_capital(&self) -> bool {
        self.terms().filter(|term| term.lang.primary() != "de").any(|other| {
            let mut letters = other.text.chars().filter(|c| c.is_alphabetic());
            // Of what is written in capitals throughout, a shortening, nothing shows.
            letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
        })
    }
}

/// Kinds that say that a concept is a place.
const PLACES: [&str; 37] = [
    "airport",
    "area",
    "bay",
    "capital",
    "city",
    "country",
    "county",
    "district",
    "gulf",
    "hamlet",
    "island",
    "islands",
    "lake",
    "locality",
    "monastery",
    "mountain",
    "mountains",
    "municipality",
    "place",
    "populated place",
    "province",
    "region",
    "republic",
    "reservoir",
    "river",
    "sea",
    "settlement",
    "state",
    "strait",
    "street",
    "suburb",
    "territory",
    "town",
    "valley",
    "village",
    "voivodeship",
    "ocean",
];

/// A sentence that shows where a concept is met, or where it only seems to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The sentence.
    pub text: Box<str>,
    /// Its language, where the glossary says it.
    pub lang: Option<Lang>,
    /// Where it stands.
    pub span: Span,
}

/// A relation to another concept.
#[derive(Clone, Debug)]
pub struct Related {
    /// The other concept's id.
    pub to: Box<str>,
    /// What the relation is.
    pub kind: RelatedKind,
    /// A remark that findings show.
    pub note: Option<Box<str>>,
    /// How sure it is: `high`, `medium`, `disputed`.
    pub confidence: Option<Box<str>>,
    /// Where it was seen.
    pub sources: Vec<Box<str>>,
    /// When it holds.
    pub valid: DateRange,
    /// The line.
    pub span: Span,
}

/// The kinds of relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelatedKind {
    /// Written for one another, with doubtful right: never replaced automatically.
    Ambiguous,
    /// This is a part of the other.
    PartOf,
    /// The other is wider.
    Wider,
    /// Another thing, easily confused.
    Distinct,
    /// Another thing that has the same name by chance.
    Homonym,
    /// Named after the other, or after the same thing: a town and its district.
    SameName,
    /// Lies beside the other.
    Adjacent,
    /// Said to contain the other.
    Contains,
}

impl RelatedKind {
    /// All, with their names in a glossary file.
    pub const ALL: [(&'static str, RelatedKind); 8] = [
        ("ambiguous", RelatedKind::Ambiguous),
        ("part-of", RelatedKind::PartOf),
        ("wider", RelatedKind::Wider),
        ("distinct", RelatedKind::Distinct),
        ("homonym", RelatedKind::Homonym),
        ("same-name", RelatedKind::SameName),
        ("adjacent", RelatedKind::Adjacent),
        ("contains", RelatedKind::Contains),
    ];
}

/// One name of a concept.
#[derive(Clone, Debug, Default)]
pub struct Name {
    /// Local to the concept and never shown; empty where terms stand straight under the concept.
    pub key: Box<str>,
    /// The labels that policies choose by.
    pub usage: Vec<Box<str>>,
    /// A remark.
    pub note: Option<Box<str>>,
    /// In file order.
    pub terms: Vec<Term>,
    /// The `[concepts.ID.names.KEY]` header.
    pub span: Span,
}

/// One spelling of a name in one language.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its language.
    pub lang: Lang,
    /// As it is to be written, NFC.
    pub text: Box<str>,
    /// Its standing among the spellings of its name.
    pub rank: Rank,
    /// How strictly it is matched.
    pub matching: MatchMode,
    /// Declension class, in the words of its language's rules.
    pub decl: Option<Box<str>>,
    /// Grammatical gender.
    pub gender: Option<Gender>,
    /// Forms or patterns given by hand.
    pub forms: Vec<Box<str>>,
    /// True if it stays as it is in translation.
    pub keep: bool,
    /// When it holds.
    pub valid: DateRange,
    /// Where it stands in the house's approval.
    pub status: Status,
    /// A remark.
    pub note: Option<Box<str>>,
    /// Where it was seen.
    pub source: Option<Box<str>>,
    /// True for a spelling that the house once wrote and has given up, whatever a policy says: no file states it, it is
    /// seen by comparing two versions of a glossary.
    pub withdrawn: bool,
    /// Fields of other tools, kept as they came: `tbx:termType` and its value. A key may come again.
    pub extra: Vec<(Box<str>, Box<str>)>,
    /// The line.
    pub span: Span,
}

impl Term {
    /// False if something speaks against writing it: its rank, or that nobody has approved it.
    pub(crate) fn is_writable(&self) -> bool {
        self.rank <= Rank::Admitted && self.status == Status::Approved
    }
    /// A term of which no more is known: preferred, approved, matched in any capitals.
    pub fn new(lang: Lang, text: &str, span: Span) -> Self {
        Self {
            lang,
            text: text.into(),
            rank: Rank::default(),
            matching: MatchMode::default(),
            decl: None,
            gender: None,
            forms: Vec::new(),
            keep: false,
            valid: DateRange::default(),
            status: Status::default(),
            note: None,
            source: None,
            extra: Vec::new(),
            withdrawn: false,
            span,
        }
    }
}

/// The standing of a spelling among the spellings of its name and language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The one to write. The first of a language, unless a rank says otherwise.
    #[default]
    Preferred,
    /// As good.
    Admitted,
    /// To be replaced.
    Deprecated,
    /// Matched, never suggested: a misspelling, a stray romanisation.
    Hidden,
}

impl Rank {
    /// All, with their names in a glossary file.
    pub const ALL: [(&'static str, Rank); 4] = [
        ("preferred", Rank::Preferred),
        ("admitted", Rank::Admitted),
        ("deprecated", Rank::Deprecated),
        ("hidden", Rank::Hidden),
    ];
}

/// How strictly a term is matched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MatchMode {
    /// In any capitals.
    #[default]
    Word,
    /// Only with the capitals it is listed with (or all capitals, where it begins with one).
    ExactCase,
    /// As `ExactCase`, and only with one of the concept's context words or another name near by.
    ContextOnly,
}

impl MatchMode {
    /// All but the default, with their names in a glossary file.
    pub const ALL: [(&'static str, MatchMode); 2] =
        [("exact-case", MatchMode::ExactCase), ("context-only", MatchMode::ContextOnly)];
}

/// Grammatical gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
    /// Neuter.
    Neuter,
    /// Plural only.
    Plural,
}

impl Gender {
    /// All, with their names in a glossary file.
    pub const ALL: [(&'static str, Gender); 4] =
        [("m", Gender::Masculine), ("f", Gender::Feminine), ("n", Gender::Neuter), ("pl", Gender::Plural)];
}

impl Gender {
    /// The letter of the language rules: `m`, `f`, `n`, `p`.
    pub fn letter(self) -> char {
        match self {
            Gender::Masculine => 'm',
            Gender::Feminine => 'f',
            Gender::Neuter => 'n',
            Gender::Plural => 'p',
        }
    }
}

/// Where a term stands in the house's approval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// In force.
    #[default]
    Approved,
    /// Not yet: found, never suggested.
    Proposed,
    /// Turned down: neither found nor suggested.
    Rejected,
}

impl Status {
    /// All, with their names in a glossary file.
    pub const ALL: [(&'static str, Status); 3] =
        [("approved", Status::Approved), ("proposed", Status::Proposed), ("rejected", Status::Rejected)];
}

/// A term with the name and concept it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct TermRef<'g> {
    /// The concept.
    pub concept: &'g Concept,
    /// The name.
    pub name: &'g Name,
    /// The term.
    pub term: &'g Term,
}

impl Glossary {
    /// Nothing, read from this file.
    pub(crate) fn of_file(path: &Path) -> Self {
        Self { files: vec![Arc::new(path.to_path_buf())], ..Self::default() }
    }
    /// Every term, in file order.
    pub fn terms(&self) -> impl Iterator<Item = TermRef<'_>> {
        self.concepts.iter().flat_map(Concept::term_refs)
    }
    /// The languages that it has terms in, each once.
    pub(crate) fn langs(&self) -> Vec<Lang> {
        distinct(self.concepts.iter().flat_map(Concept::terms))
    }
    /// The concept with this id, or with this earlier id.
    pub fn concept(&self, id: &str) -> Option<&Concept> {
        self.concepts
            .iter()
            .find(|concept| *concept.id == *id)
            .or_else(|| self.concepts.iter().find(|concept| concept.was.iter().any(|was| **was == *id)))
    }
}

impl Name {
    /// The spelling to write in a language: the preferred one, else the first admitted; never a hidden, deprecated or
    /// unapproved one. A term in a narrower tag serves where the plain one is missing.
    pub fn preferred(&self, lang: &Lang) -> Option<&Term> {
        let usable = |term: &&Term| term.is_writable();
        let exact = self.terms.iter().filter(usable).filter(|term| term.lang == *lang).min_by_key(|term| term.rank);
        exact.or_else(|| {
            self.terms.iter().filter(usable).filter(|term| term.lang.same_language(lang)).min_by_key(|term| term.rank)
        })
    }
    /// The spelling that is not to be translated: what to write in a language in which the concept has no term.
    pub fn kept(&self) -> Option<&Term> {
        let usable = |term: &&Term| term.keep && term.is_writable();
        self.terms.iter().filter(usable).min_by_key(|term| term.rank)
    }
}

impl Concept {
    /// Every term of its names, in file order.
    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        self.names.iter().flat_map(|name| &name.terms)
    }
    /// The same, each with the name it is of.
    pub(crate) fn term_refs(&self) -> impl Iterator<Item = TermRef<'_>> {
        let with = move |name| move |term| TermRef { concept: self, name, term };
        self.names.iter().flat_map(move |name| name.terms.iter().map(with(name)))
    }
    /// The languages that it has terms in, each once.
    pub(crate) fn langs(&self) -> Vec<Lang> {
        distinct(self.terms())
    }
    /// True if any of its names has a term to write in a language.
    pub fn is_named_in(&self, lang: &Lang) -> bool {
        self.names.iter().any(|name| name.preferred(lang).is_some())
    }
}

fn distinct<'g>(terms: impl Iterator<Item = &'g Term>) -> Vec<Lang> {
    let mut langs: Vec<Lang> = Vec::new();
    for term in terms {
        if !langs.contains(&term.lang) {
            langs.push(term.lang.clone());
        }
    }
    langs
}

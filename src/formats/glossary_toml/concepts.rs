//! Tables and keys of a glossary file, by their paths, into the model.

use std::collections::{HashMap, HashSet};

use super::super::ranks::settle;
use super::fields::{extra_field, field, no_parts, point, text, texts, twice};
use super::problems::{FIELD, Problems};
use super::term::{Langs, RelatedLine, TermLine, examples};
use super::tree::{Entry, Key, Kind, Sink, Value};
use crate::base::Span;
use crate::model::{Concept, Glossary, Name, Rank};

const ROOT: &[&str] = &["glossary", "concepts"];
const GLOSSARY: &[&str] = &["title", "license", "attribution", "sources", "extra"];
const CONCEPT: &[&str] = &[
    "kind",
    "country",
    "at",
    "definition",
    "note",
    "owner",
    "was",
    "sources",
    "context",
    "frozen",
    "accept",
    "reject",
    "related",
    "extra",
    "names",
    "terms",
    "usage",
];
const NAME: &[&str] = &["usage", "note", "terms"];

const TERM_LIKE: &str = "{ en = \"…\" }";
const RELATED_LIKE: &str = "{ to = \"…\", kind = \"…\" }";

/// A table of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Root,
    Glossary,
    Concepts,
    Concept(u32),
    Extra(Option<u32>),
    Names(u32),
    Name(u32, u32),
}

/// Where things stand in the file that the model does not keep: what a patch needs to know.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    /// The list of a name's terms, with its brackets, by the indexes of concept and name.
    pub(crate) terms: HashMap<(u32, u32), Span>,
    /// The table headers in file order, each with the concept that it belongs to.
    pub(crate) headers: Vec<(Option<u32>, Span)>,
}

/// Where the keys under the last header go.
#[derive(Debug)]
enum Open {
    Table(At),
    Term(u32, u32, TermLine, Span),
    Related(u32, RelatedLine, Span),
    /// The header was wrong, and has been spoken of.
    Nowhere,
}

/// Builds a glossary from headers and entries.
pub(super) struct Reader {
    pub(super) problems: Problems,
    pub(super) glossary: Glossary,
    open: Open,
    pub(super) ids: HashMap<Box<str>, u32, foldhash::quality::RandomState>,
    /// Concepts and names with a header, or braces, of their own.
    pub(super) concepts: Vec<bool>,
    /// The first 64 names of each concept as bits; later ones in the set.
    pub(super) first_names: Vec<u64>,
    pub(super) names: HashSet<(u32, u32)>,
    pub(super) wide: HashMap<u32, HashMap<Box<str>, u32>>,
    langs: Langs,
    /// The name whose terms are being read, and the ranks as written.
    ranks: ((u32, u32), Vec<Option<Rank>>),
    /// Kept only where a patch asks for it.
    layout: Option<Layout>,
}

impl Reader {
    pub(super) fn new() -> Self {
        Self {
            problems: Problems::default(),
            glossary: Glossary::default(),
            open: Open::Table(At::Root),
            ids: HashMap::default(),
            concepts: Vec::new(),
            first_names: Vec::new(),
            names: HashSet::new(),
            wide: HashMap::new(),
            langs: Langs::default(),
            ranks: ((u32::MAX, 0), Vec::new()),
            layout: None,
        }
    }

    /// The same, noting where things stand.
    pub(super) fn with_layout() -> Self {
        Self { layout: Some(Layout::default()), ..Self::new() }
    }

    /// What was read.
    pub(super) fn finish(mut self) -> (Glossary, Problems, Option<Layout>) {
        self.close();
        self.settle();
        if self.glossary.concepts.is_empty() {
            let message = "no concept in this file: write one as `[concepts.ID]`";
            self.problems.warning(FIELD, Span::default(), message);
        }
        (self.glossary, self.problems, self.layout)
    }

    /// Ends a term or relation that is written out under its own header.
    fn close(&mut self) {
        match std::mem::replace(&mut self.open, Open::Nowhere) {
            Open::Term(concept, name, line, span) => {
                if let Some((term, rank)) = line.finish(&mut self.problems, span) {
                    self.push_term(concept, name, term, rank);
                }
            }
            Open::Related(concept, line, span) => {
                let related = line.finish(&mut self.problems, span);
                self.concept(concept).related.extend(related);
            }
            Open::Table(_) | Open::Nowhere => {}
        }
    }

    pub(super) fn concept(&mut self, concept: u32) -> &mut Concept {
        &mut self.glossary.concepts[concept as usize]
    }

    pub(super) fn name(&mut self, concept: u32, name: u32) -> &mut Name {
        &mut self.concept(concept).names[name as usize]
    }

    fn push_term(&mut self, concept: u32, name: u32, term: crate::model::Term, rank: Option<Rank>) {
        if self.ranks.0 != (concept, name) {
            self.settle();
            self.ranks.0 = (concept, name);
            let so_far = &self.glossary.concepts[concept as usize].names[name as usize].terms;
            self.ranks.1.extend(so_far.iter().map(|term| Some(term.rank)));
        }
        self.ranks.1.push(rank);
        self.name(concept, name).terms.push(term);
    }

    fn settle(&mut self) {
        let (concept, name) = std::mem::replace(&mut self.ranks.0, (u32::MAX, 0));
        if concept != u32::MAX {
            settle(&mut self.glossary.concepts[concept as usize].names[name as usize], &self.ranks.1);
            self.ranks.1.clear();
        }
    }

    /// The table that `key` names in the table `at`, or the field.
    fn child(&mut self, at: At, key: &Key<'_>, span: Span, own: bool) -> Result<At, Option<&'static str>> {
        let problems = &mut self.problems;
        match at {
            At::Concepts | At::Names(_) if key.invalid => Err(None),
            At::Concepts => Ok(At::Concept(self.concept_at(key, span, own))),
            At::Names(concept) => Ok(At::Name(concept, self.name_at(concept, key, span, own))),
            At::Root => match field(problems, key, ROOT, "a glossary file", "") {
                Some("glossary") => Ok(At::Glossary),
                Some(_) => Ok(At::Concepts),
                None => Err(None),
            },
            At::Glossary => match field(problems, key, GLOSSARY, "`[glossary]`", "") {
                Some("extra") => Ok(At::Extra(None)),
                field => Err(field),
            },
            At::Concept(concept) => match field(problems, key, CONCEPT, "a concept", "") {
                Some("names") => Ok(At::Names(concept)),
                Some("extra") => Ok(At::Extra(Some(concept))),
                field => Err(field),
            },
            At::Name(..) => Err(field(problems, key, NAME, "a name", "")),
            // Every key is one.
            At::Extra(_) => Err((!key.invalid).then_some("extra")),
        }
    }

    /// Puts one `key = value` into the table `at`.
    fn put(&mut self, mut at: At, entry: &Entry<'_>) {
        let Entry { key, rest, value } = entry;
        let (mut key, mut rest) = (key, &rest[..]);
        loop {
            let own = rest.is_empty() && matches!(value.kind, Kind::Table(_));
            match self.child(at, key, key.span, own) {
                Ok(table) => {
                    at = table;
                    let Some((part, others)) = rest.split_first() else { break };
                    (key, rest) = (part, others);
                }
                Err(field) => {
                    if let Some(field) = field
                        && !no_parts(&mut self.problems, key, rest)
                    {
                        self.field(at, key, field, value);
                    }
                    return;
                }
            }
        }
        match &value.kind {
            Kind::Table(entries) => {
                for entry in entries {
                    self.put(at, entry);
                }
            }
            Kind::Invalid => {}
            _ => {
                let message = format!("`{}` is a table: write its keys in braces or under a header", key.text);
                self.problems.error(FIELD, value.span, message);
            }
        }
    }

    fn field(&mut self, at: At, key: &Key<'_>, name: &'static str, value: &Value<'_>) {
        match at {
            At::Glossary => self.glossary_field(key, name, value),
            At::Concept(concept) => self.concept_field(concept, key, name, value),
            At::Name(concept, index) => self.name_field(concept, index, key, name, value),
            At::Extra(concept) => {
                let extra = match concept {
                    Some(concept) => &mut self.glossary.concepts[concept as usize].extra,
                    None => &mut self.glossary.extra,
                };
                extra_field(&mut self.problems, extra, key, value);
            }
            At::Root | At::Concepts | At::Names(_) => {}
        }
    }

    fn glossary_field(&mut self, key: &Key<'_>, name: &str, value: &Value<'_>) {
        let (glossary, problems) = (&mut self.glossary, &mut self.problems);
        if name == "sources" {
            glossary.sources = texts(problems, name, value);
            return;
        }
        let slot = match name {
            "title" => &mut glossary.title,
            "license" => &mut glossary.license,
            _ => &mut glossary.attribution,
        };
        if slot.is_some() {
            twice(problems, key);
        } else {
            *slot = text(problems, name, value).map(String::from);
        }
    }

    fn concept_field(&mut self, index: u32, key: &Key<'_>, name: &'static str, value: &Value<'_>) {
        match name {
            "terms" | "usage" => {
                let nameless = self.nameless(index, key.span);
                return self.name_field(index, nameless, key, name, value);
            }
            "related" => return self.related(index, value),
            _ => {}
        }
        let (concept, problems) = (&mut self.glossary.concepts[index as usize], &mut self.problems);
        if name == "at" {
            if concept.at.is_some() {
                twice(problems, key);
            }
            concept.at = point(problems, name, value);
            return;
        }
        if let "accept" | "reject" = name {
            let list = if name == "accept" { &mut concept.accept } else { &mut concept.reject };
            if !list.is_empty() {
                twice(problems, key);
            }
            *list = examples(problems, name, value);
            return;
        }
        let list = match name {
            "was" => Some(&mut concept.was),
            "sources" => Some(&mut concept.sources),
            "context" => Some(&mut concept.context),
            "frozen" => Some(&mut concept.frozen),
            _ => None,
        };
        if let Some(list) = list {
            if !list.is_empty() {
                twice(problems, key);
            }
            *list = texts(problems, name, value);
            return;
        }
        let slot = match name {
            "kind" => &mut concept.kind,
            "country" => &mut concept.country,
            "definition" => &mut concept.definition,
            "owner" => &mut concept.owner,
            _ => &mut concept.note,
        };
        if slot.is_some() {
            twice(problems, key);
        }
        *slot = text(problems, name, value);
        if name == "country"
            && let Some(code) = slot
            && !(code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()))
        {
            let message = "a country is two capital letters of ISO 3166-1, such as `AZ`";
            problems.error(FIELD, value.span, message);
        }
    }

    fn name_field(&mut self, concept: u32, index: u32, key: &Key<'_>, name: &str, value: &Value<'_>) {
        let slot = &mut self.glossary.concepts[concept as usize].names[index as usize];
        let again = match name {
            "usage" => !slot.usage.is_empty(),
            "note" => slot.note.is_some(),
            _ => !slot.terms.is_empty(),
        };
        if again {
            twice(&mut self.problems, key);
            return;
        }
        match name {
            "usage" => slot.usage = texts(&mut self.problems, name, value),
            "note" => slot.note = text(&mut self.problems, name, value),
            _ => {
                let members = self.members(value, "terms", TERM_LIKE);
                if let Some(layout) = &mut self.layout {
                    layout.terms.insert((concept, index), value.span);
                }
                self.name(concept, index).terms.reserve_exact(members.len());
                for member in members {
                    let Some(entries) = self.table(member, "terms", TERM_LIKE) else { continue };
                    let mut line = TermLine::default();
                    line.take_all(&mut self.problems, &mut self.langs, entries);
                    if let Some((term, rank)) = line.finish(&mut self.problems, member.span) {
                        self.push_term(concept, index, term, rank);
                    }
                }
            }
        }
    }

    fn related(&mut self, concept: u32, value: &Value<'_>) {
        for member in self.members(value, "related", RELATED_LIKE) {
            let Some(entries) = self.table(member, "related", RELATED_LIKE) else { continue };
            let mut line = RelatedLine::default();
            for entry in entries {
                line.take(&mut self.problems, entry);
            }
            let related = line.finish(&mut self.problems, member.span);
            self.concept(concept).related.extend(related);
        }
    }

    /// The members of a list; `like` is what one looks like.
    fn members<'v, 's>(&mut self, value: &'v Value<'s>, key: &str, like: &str) -> &'v [Value<'s>] {
        match &value.kind {
            Kind::Array(members) => members,
            Kind::Invalid => &[],
            _ => {
                let message = format!("`{key}` takes a list: write `{key} = [ {like} ]`");
                self.problems.error(FIELD, value.span, message);
                &[]
            }
        }
    }

    /// What a member in braces holds.
    fn table<'v, 's>(&mut self, member: &'v Value<'s>, key: &str, like: &str) -> Option<&'v [Entry<'s>]> {
        match &member.kind {
            Kind::Table(entries) => return Some(entries),
            Kind::Invalid => {}
            _ => {
                let message = format!("a member of `{key}` stands in braces: write `{like}`");
                self.problems.error(FIELD, member.span, message);
            }
        }
        None
    }

    fn header_at(&mut self, path: &[Key<'_>], array: bool, span: Span) -> Open {
        let mut at = At::Root;
        for (index, key) in path.iter().enumerate() {
            let last = index + 1 == path.len();
            match self.child(at, key, span, last && !array) {
                Ok(table) => at = table,
                Err(Some(field @ ("terms" | "related"))) if last => {
                    return self.list_header(at, key, field, array, span);
                }
                Err(field) => {
                    if let Some(field) = field {
                        let message =
                            format!("`{field}` is no table: write `{field} = …` under the table it belongs to");
                        self.problems.error(FIELD, key.span, message);
                    }
                    return Open::Nowhere;
                }
            }
        }
        if array {
            let message = "only `terms` and `related` take two brackets: write one on each side";
            self.problems.error(FIELD, span, message);
        }
        Open::Table(at)
    }

    fn list_header(&mut self, at: At, key: &Key<'_>, field: &str, array: bool, span: Span) -> Open {
        if !array {
            let message = format!("`{field}` is a list: write `{field} = [ … ]`, or two brackets on each side here");
            self.problems.error(FIELD, span, message);
        }
        match (at, field) {
            (At::Concept(concept), "related") => Open::Related(concept, RelatedLine::default(), span),
            (At::Concept(concept), _) => {
                let name = self.nameless(concept, key.span);
                Open::Term(concept, name, TermLine::default(), span)
            }
            (At::Name(concept, name), _) => Open::Term(concept, name, TermLine::default(), span),
            _ => Open::Nowhere,
        }
    }
}

impl Sink for Reader {
    fn header(&mut self, path: &[Key<'_>], array: bool, span: Span) {
        self.close();
        self.stray(path);
        self.open = self.header_at(path, array, span);
        if let Some(layout) = &mut self.layout {
            let of = match self.open {
                Open::Table(
                    At::Concept(concept) | At::Extra(Some(concept)) | At::Names(concept) | At::Name(concept, _),
                )
                | Open::Term(concept, ..)
                | Open::Related(concept, ..) => Some(concept),
                Open::Table(At::Root | At::Glossary | At::Extra(None) | At::Concepts) | Open::Nowhere => None,
            };
            layout.headers.push((of, span));
        }
    }

    fn entry(&mut self, entry: &Entry<'_>) {
        match &mut self.open {
            Open::Table(at) => {
                let at = *at;
                self.put(at, entry);
            }
            Open::Term(_, _, line, span) => {
                line.take(&mut self.problems, &mut self.langs, entry);
                span.end = entry.value.span.end;
            }
            Open::Related(_, line, span) => {
                line.take(&mut self.problems, entry);
                span.end = entry.value.span.end;
            }
            Open::Nowhere => {}
        }
    }
}

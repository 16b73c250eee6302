//! TBX as terms: version 2 (ISO 30042:2008), version 3 (ISO 30042:2019, both styles) and TBX-Min, by structure.
//!
//! All terms of an entry are one name with ranks: a deprecated term is to be replaced by the preferred term of its
//! concept. Real files break every rule of order and nesting, so a category counts wherever it stands.

use std::collections::HashSet;
use std::sync::Arc;

use super::ranks::settle;
use super::term_text::clean;
use super::xml::{Element, Fault, Node, Xml};
use super::{Format, ReadResult, TermsIo};
use crate::base::{Lang, Source, Span};
use crate::model::{Concept, DateRange, Diagnostic, Gender, Glossary, MatchMode, Name, Rank, Severity, Status, Term};

/// Terminology exchange.
pub(super) const FORMAT: Format =
    Format { name: "tbx", extensions: &["tbx", "tbxm"], sniff: Some(is_tbx), draft: None, terms: Some(TERMS) };

const TERMS: TermsIo = TermsIo { read: |source, _| read(source), write: None };

/// The file is not XML here.
const SYNTAX: &str = "tbx-syntax";
/// Something that TBX does not have, or not so.
const FIELD: &str = "tbx-field";
/// Problems listed of one file.
const MOST: usize = 1000;

/// Words in which the files say how a term stands, without the ends that versions differ in.
const STANDINGS: &[(&str, Rank)] = &[
    ("preferred", Rank::Preferred),
    ("standardized", Rank::Preferred),
    ("legal", Rank::Preferred),
    ("regulated", Rank::Preferred),
    ("admitted", Rank::Admitted),
    ("deprecated", Rank::Deprecated),
    ("superseded", Rank::Deprecated),
    ("obsolete", Rank::Deprecated),
    ("notrecommended", Rank::Deprecated),
    ("forbidden", Rank::Deprecated),
];

/// True if the root element is one of TBX.
fn is_tbx(source: &Source) -> bool {
    super::xml::root(source.text()).is_some_and(|root| matches!(root, "martif" | "tbx" | "TBX"))
}

/// Reads a TBX file. A file that is not well-formed gives what stands before the fault.
pub(super) fn read(source: &Source) -> ReadResult<Glossary> {
    let mut reader = Reader::default();
    let mut xml = Xml::new(source.text());
    loop {
        match xml.next() {
            Ok(Some((Node::Start(element), _))) => reader.start(&mut xml, &element),
            Ok(Some((Node::Text(text), span))) => reader.text(&text, span),
            Ok(Some((Node::End(name), _))) => reader.end(name),
            Ok(None) => break,
            Err(Fault { span, message }) => {
                reader.problems.push(Diagnostic::new(SYNTAX, Severity::Error, span, message));
                break;
            }
        }
    }
    reader.end_entry();
    for Fault { span, message } in std::mem::take(&mut xml.faults) {
        reader.problem(SYNTAX, span, message);
    }
    if !reader.rooted && reader.problems.is_empty() {
        reader.problem(FIELD, Span::default(), "no TBX: the root element should be `martif` or `tbx`".to_owned());
    }
    reader.problems.sort_by_key(|problem| problem.span.start);
    let mut glossary = reader.glossary;
    glossary.files = vec![Arc::new(source.path().to_path_buf())];
    ReadResult { value: glossary, problems: reader.problems }
}

/// What an element is to a glossary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Title,
    Term,
    Standing,
    Process,
    Definition,
    Subject,
    Note,
    Source,
    Gender,
    /// Told apart by a word before it: where or for whom a term is used.
    Usage(&'static str),
}

fn what(category: &str) -> Option<What> {
    Some(match category {
        "term" => What::Term,
        "administrativeStatus" | "normativeAuthorization" | "termStatus" => What::Standing,
        "processStatus" => What::Process,
        "definition" => What::Definition,
        "subjectField" => What::Subject,
        "note" | "noteValue" | "usageNote" => What::Note,
        "source" => What::Source,
        "grammaticalGender" => What::Gender,
        "geographicalUsage" => What::Usage("used in"),
        "customerSubset" | "customer" => What::Usage("for"),
        "projectSubset" => What::Usage("in the project"),
        _ => return None,
    })
}

/// A term as far as it has been read.
#[derive(Debug, Default)]
struct Draft {
    text: String,
    span: Option<Span>,
    rank: Option<Rank>,
    status: Status,
    gender: Option<Gender>,
    notes: Vec<String>,
    source: Option<Box<str>>,
}

#[derive(Default)]
struct Reader {
    glossary: Glossary,
    problems: Vec<Diagnostic>,
    rooted: bool,
    depth: u32,
    entry: Option<Concept>,
    ids: HashSet<Box<str>>,
    ranks: Vec<Option<Rank>>,
    lang: Option<Lang>,
    term: Option<Draft>,
    /// What is being taken down, the depth of its element, its text so far and where that stands.
    taking: Option<(What, u32, String, Option<Span>)>,
    /// The depth of an element whose text is a program's, not a reader's (`bpt`, `ph`).
    code: Option<u32>,
}

impl Reader {
    fn problem(&mut self, rule: &'static str, span: Span, message: String) {
        if self.problems.len() < MOST {
            self.problems.push(Diagnostic::new(rule, Severity::Warning, span, message));
        }
    }

    fn start<'s>(&mut self, xml: &mut Xml<'s>, element: &Element<'s>) {
        self.depth += 1;
        match element.name {
            "martif" | "tbx" | "TBX" if self.depth == 1 => self.rooted = true,
            "termEntry" | "conceptEntry" => self.begin_entry(xml, element),
            "langSet" | "langSec" => {
                self.end_term();
                let lang = xml.attribute(element, "xml:lang").or_else(|| xml.attribute(element, "lang"));
                if lang.as_ref().is_none_or(|lang| lang.trim().is_empty()) && self.entry.is_some() {
                    self.problem(FIELD, element.span, "no language: write `xml:lang=\"…\"`".to_owned());
                }
                self.lang = Some(Lang::new(lang.as_deref().map_or("und", str::trim)));
            }
            "tig" | "ntig" | "termSec" => {
                self.end_term();
                self.term = Some(Draft::default());
            }
            "bpt" | "ept" | "ph" | "it" | "ut" if self.taking.is_some() => {
                self.code.get_or_insert(self.depth);
            }
            _ => self.take(xml, element),
        }
    }

    /// Begins to take down an element's text, if it is of a kind that a glossary holds.
    fn take<'s>(&mut self, xml: &mut Xml<'s>, element: &Element<'s>) {
        let nested = self.taking.as_ref().is_some_and(|&(what, ..)| what != What::Note);
        if nested {
            return;
        }
        let typed = matches!(element.name, "descrip" | "termNote" | "admin" | "descripNote" | "adminNote");
        let category = if typed { xml.attribute(element, "type") } else { None };
        let found = match &category {
            Some(category) => what(category),
            None if typed => None,
            None if element.name == "title" && self.entry.is_none() => Some(What::Title),
            None => what(element.name),
        };
        let Some(found) = found else { return };
        if self.entry.is_none() && found != What::Title {
            return;
        }
        if found == What::Term && self.term.as_ref().is_none_or(|draft| draft.span.is_some()) {
            // A second term in one group, or a term without a group.
            self.end_term();
            self.term = Some(Draft::default());
        }
        self.taking = Some((found, self.depth, String::new(), None));
    }

    fn text(&mut self, text: &str, span: Span) {
        if self.code.is_some() {
            return;
        }
        if let Some((_, _, taken, place)) = &mut self.taking {
            taken.push_str(text);
            place.get_or_insert(span).end = span.end;
        }
    }

    fn end(&mut self, name: &str) {
        if self.code == Some(self.depth) {
            self.code = None;
        }
        if let Some((what, depth, text, span)) = self.taking.take_if(|&mut (_, depth, ..)| depth == self.depth) {
            debug_assert_eq!(depth, self.depth);
            // Pretty-printing breaks lines inside; no term has two spaces.
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.put(what, text, span);
        }
        match name {
            "tig" | "ntig" | "termSec" | "langSet" | "langSec" => self.end_term(),
            "termEntry" | "conceptEntry" => self.end_entry(),
            _ => {}
        }
        if matches!(name, "langSet" | "langSec") {
            self.lang = None;
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn begin_entry<'s>(&mut self, xml: &mut Xml<'s>, element: &Element<'s>) {
        self.end_entry();
        let number = self.glossary.concepts.len() + 1;
        let given = xml.attribute(element, "id").or_else(|| xml.attribute(element, "xml:id"));
        let mut id: Box<str> = match given.as_deref().map(str::trim) {
            Some(given) if !given.is_empty() => given.into(),
            _ => format!("entry-{number}").into(),
        };
        if self.ids.contains(&id) {
            self.problem(FIELD, element.span, format!("the id `{id}` is given twice: give one of the two another"));
            while !self.ids.insert(id.clone()) {
                id = format!("{id}-{number}").into();
            }
        }
        self.ids.insert(id.clone());
        let name = Name { span: element.span, ..Name::default() };
        self.entry = Some(Concept { id, span: element.span, names: vec![name], ..Concept::default() });
    }

    fn put(&mut self, what: What, text: String, span: Option<Span>) {
        if text.is_empty() {
            return;
        }
        let at = span.unwrap_or_default();
        let Some(entry) = &mut self.entry else {
            if what == What::Title {
                self.glossary.title.get_or_insert(text);
            }
            return;
        };
        let boxed = || text.as_str().into();
        match (what, &mut self.term) {
            (What::Term, Some(draft)) => {
                draft.span = span;
                draft.text = text;
            }
            (What::Standing, Some(draft)) => {
                if let Some(rank) = standing(&text) {
                    // Two statements that differ: the graver one, so that nothing forbidden is suggested.
                    draft.rank = draft.rank.max(Some(rank));
                    self.glossary.has_statuses = true;
                } else {
                    let known = STANDINGS.iter().map(|&(word, _)| word).collect::<Vec<_>>().join(", ");
                    self.problem(FIELD, at, format!("`{text}` is no standing of a term: write one of {known}"));
                }
            }
            (What::Process, Some(draft)) => match text.to_ascii_lowercase().as_str() {
                "unprocessed" => draft.status = Status::Proposed,
                "rejected" => draft.status = Status::Rejected,
                _ => {}
            },
            (What::Gender, Some(draft)) => {
                draft.gender = Some(match text.as_str() {
                    "masculine" => Gender::Masculine,
                    "feminine" => Gender::Feminine,
                    "neuter" => Gender::Neuter,
                    _ => return,
                });
            }
            (What::Usage(word), Some(draft)) => draft.notes.push(format!("{word} {text}")),
            (What::Note, Some(draft)) => draft.notes.push(text),
            (What::Source, Some(draft)) => {
                draft.source.get_or_insert_with(boxed);
            }
            (What::Definition, _) => {
                entry.definition.get_or_insert_with(boxed);
            }
            (What::Subject, _) => {
                entry.kind.get_or_insert_with(boxed);
            }
            (What::Source, None) => entry.sources.push(boxed()),
            (What::Note, None) => {
                let note = entry.note.take().map_or_else(|| text.clone(), |note| format!("{note}\n{text}"));
                entry.note = Some(note.into());
            }
            (What::Usage(_), None) => {
                if let Some(name) = entry.names.first_mut()
                    && !name.usage.iter().any(|usage| **usage == *text)
                {
                    name.usage.push(boxed());
                }
            }
            (What::Title | What::Term | What::Standing | What::Process | What::Gender, _) => {}
        }
    }

    fn end_term(&mut self) {
        let Some(draft) = self.term.take() else { return };
        let (Some(span), Some(lang)) = (draft.span, self.lang.clone()) else { return };
        let cleaned = clean(&draft.text);
        if let Some(char) = cleaned.unseen {
            let code = u32::from(char);
            self.problem(FIELD, span, format!("the term holds U+{code:04X}, which cannot be seen: it is left out"));
        }
        let Some(name) = self.entry.as_mut().and_then(|entry| entry.names.first_mut()) else { return };
        if cleaned.text.is_empty() {
            return;
        }
        self.ranks.push(draft.rank);
        name.terms.push(Term {
            lang,
            text: cleaned.text,
            rank: draft.rank.unwrap_or_default(),
            matching: MatchMode::default(),
            decl: None,
            gender: draft.gender,
            forms: Vec::new(),
            keep: false,
            valid: DateRange::default(),
            status: draft.status,
            note: (!draft.notes.is_empty()).then(|| draft.notes.join("; ").into()),
            source: draft.source,
            extra: Vec::new(),
            span,
        });
    }

    fn end_entry(&mut self) {
        self.end_term();
        let ranks = std::mem::take(&mut self.ranks);
        if let Some(mut entry) = self.entry.take() {
            for name in &mut entry.names {
                settle(name, &ranks);
            }
            self.glossary.concepts.push(entry);
        }
        self.lang = None;
    }
}

/// The rank that a status means: `preferredTerm-admn-sts`, `deprecated`, `notRecommended`.
fn standing(text: &str) -> Option<Rank> {
    let text = text.to_ascii_lowercase();
    let word = text.strip_suffix("-admn-sts").unwrap_or(&text);
    let word = word.strip_suffix("term").unwrap_or(word);
    STANDINGS.iter().find(|&&(name, _)| name == word).map(|&(_, rank)| rank)
}

#[cfg(test)]
mod tests;

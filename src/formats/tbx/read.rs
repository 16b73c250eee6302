//! TBX into a glossary, entry by entry, by structure: real files break every rule of order and nesting.
//!
//! Terms of one label (a customer, a project, a region) are a name of their own with that usage; all others of an
//! entry are one name with ranks. What a glossary has no field for is kept as an extra.

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::Value;

use super::super::term_text::clean;
use super::super::xml::{Child, Element, Fault, Flow, Origin, element_line};
use super::super::{ReadResult, conflict};
use super::field::{Field, fields, is_group, kept, normal, plain_text};
use super::former::noted;
use super::models::Version;
use super::names::{Draft, named, status_of};
use super::pieces::{Piece, TbxRead, piece};
use super::standing::{STANDINGS, standing};
use super::style::STYLE;
use super::{own, version_of};
use crate::base::{Lang, Result, Source, Span};
use crate::model::{Concept, Diagnostic, Gender, Glossary, Name, Severity, Status, Term};

/// The file is not XML here.
const SYNTAX: &str = "tbx-syntax";
/// Something that TBX does not have, or not so.
const FIELD: &str = "tbx-field";
/// Problems listed of one file.
const MOST: usize = 1000;

/// Categories whose value is a label that policies choose by.
pub(super) const LABELS: &[&str] = &["customerSubset", "geographicalUsage", "projectSubset"];

/// Reads a TBX file. A file that is not well-formed gives what stands before the fault.
pub(crate) fn read(source: &Source) -> ReadResult<Glossary> {
    if let Some(torn) = conflict::instead(source, || Glossary::of_file(source.path())) {
        return torn;
    }
    let mut concepts = Vec::new();
    match read_each(&source.text(), &mut |concept| concepts.push(concept)) {
        Ok(mut read) => {
            conflict::single_out(source.text(), &mut read.problems);
            read.glossary.concepts = concepts;
            read.glossary.files = vec![Arc::new(source.path().to_path_buf())];
            ReadResult { value: read.glossary, problems: read.problems }
        }
        Err(error) => {
            // A text that is held can always be read, if it is not too long.
            let problem = Diagnostic::new(SYNTAX, Severity::Error, Span::default(), error.what());
            ReadResult { value: Glossary::of_file(source.path()), problems: vec![problem] }
        }
    }
}

/// Reads a TBX file that is not held, and hands out its concepts. Of conflicts of a merge nothing is told. An error says
/// that the file could not be read as text.
pub(crate) fn read_each(origin: &dyn Origin, take: &mut dyn FnMut(Concept)) -> Result<TbxRead> {
    let mut flow = Flow::open(origin)?;
    let mut reader = Reader { take: Some(take), ..Reader::default() };
    let (mut rooted, mut in_body) = (false, false);
    let fatal = |reader: &mut Reader<'_>, span, message| {
        reader.problems.push(Diagnostic::new(SYNTAX, Severity::Error, span, message));
    };
    loop {
        let fault = match flow.step(|xml| piece(xml, rooted)) {
            Ok(Piece::Root(name, lang)) => {
                rooted = true;
                reader.version = version_of(&name);
                reader.lang = lang;
                None
            }
            Ok(Piece::Body) => {
                in_body = true;
                None
            }
            Ok(Piece::Open(element)) => {
                reader.section(&element);
                if in_body && reader.foreign.is_none() {
                    reader.foreign = Some((element.span, element.name.clone()));
                }
                None
            }
            Ok(Piece::Element(element, fault)) => {
                reader.sections(&element);
                reader.piece(&element);
                fault
            }
            Ok(Piece::Other) => None,
            Ok(Piece::Over) => break,
            Ok(Piece::Fault(fault)) => Some(fault),
            Err(error) => match error.place().filter(|_| !error.is_unreadable()) {
                // Too long.
                Some(place) => {
                    let at = u32::try_from(place.offset).unwrap_or(u32::MAX);
                    fatal(&mut reader, Span { start: at, end: at }, error.what());
                    break;
                }
                None => return Err(error),
            },
        };
        if let Some(Fault { span, message }) = fault {
            fatal(&mut reader, span, message);
            break;
        }
    }
    flow.drain()?;
    for Fault { span, message } in flow.take_faults() {
        fatal(&mut reader, span, message);
    }
    if let Some((span, name)) = reader.foreign.take().filter(|_| reader.count == 0 && reader.problems.is_empty()) {
        let message = format!(
            "no entry is known in this file: its body has `{name}` where `termEntry` or, in version 3, `conceptEntry` \
             should stand"
        );
        reader.problems.push(Diagnostic::new(FIELD, Severity::Error, span, message));
    }
    if reader.version.is_none() && reader.problems.is_empty() {
        reader.problem(FIELD, Span::default(), "no TBX: the root element should be `martif` or `tbx`".to_owned());
    }
    let Reader { glossary, mut problems, version, languages, .. } = reader;
    problems.sort_by_key(|problem| problem.span.start);
    origin.saw(flow.seen());
    Ok(TbxRead { glossary, problems, version, languages })
}

#[derive(Default)]
struct Reader<'t> {
    glossary: Glossary,
    /// Takes the concepts.
    take: Option<&'t mut dyn FnMut(Concept)>,
    /// How many there were.
    count: usize,
    /// The first element of a body that is no entry.
    foreign: Option<(Span, Box<str>)>,
    problems: Vec<Diagnostic>,
    version: Option<Version>,
    languages: Vec<String>,
    /// The language of the whole file.
    lang: Option<Box<str>>,
    ids: HashSet<Box<str>>,
}

impl Reader<'_> {
    fn problem(&mut self, rule: &'static str, span: Span, message: String) {
        if self.problems.len() < MOST {
            self.problems.push(Diagnostic::new(rule, Severity::Warning, span, message));
        }
    }

    /// Notes the language of a section.
    fn section(&mut self, element: &Element) {
        if !matches!(element.local(), "langSet" | "langSec") {
            return;
        }
        let lang = element.attribute("xml:lang").or_else(|| element.attribute("lang")).unwrap_or_default().trim();
        if !lang.is_empty() && !self.languages.iter().any(|known| known == lang) {
            self.languages.push(lang.to_owned());
        }
    }

    fn sections(&mut self, element: &Element) {
        self.section(element);
        element.elements().for_each(|one| self.sections(one));
    }

    /// An entry, header or back matter.
    fn piece(&mut self, element: &Element) {
        match element.local() {
            "martifHeader" | "tbxHeader" | "header" => self.header(element),
            "refObjectList" | "refObjectSec" => {
                let mut list = normal(element);
                list.name = "refObjectList".into();
                list.children.retain(|child| !matches!(child, Child::Text(..)));
                for object in list.elements_mut() {
                    *object = normal(object);
                }
                let value = element_line(&list, STYLE);
                self.glossary.extra.push(("tbx:refObjectList".into(), value.into()));
            }
            _ => self.entry(element),
        }
    }

    fn header(&mut self, element: &Element) {
        for one in element.elements() {
            let text = plain_text(one);
            match one.local() {
                "fileDesc" | "titleStmt" | "sourceDesc" | "encodingDesc" => self.header(one),
                _ if text.is_empty() || text == own::NO_SOURCE => {}
                "title" if text == own::NO_TITLE => {}
                "title" if self.glossary.title.is_none() => self.glossary.title = Some(text),
                "p" if element.local() == "sourceDesc" => self.glossary.sources.push(text.into()),
                // Which schema a file keeps to is decided when it is written.
                "p" if matches!(one.attribute("type"), Some("XCSURI" | "XCSName" | "DCSName")) => {}
                "note" => match own::parse(&text) {
                    Some(fields) => {
                        let text = |key: &str| fields.get(key).and_then(Value::as_str).map(str::to_owned);
                        self.glossary.license = text("license");
                        self.glossary.attribution = text("attribution");
                        self.glossary.extra.extend(own::extra(&fields));
                    }
                    None => self.glossary.extra.push(("tbx:header/note".into(), text.into())),
                },
                name => self.glossary.extra.push((format!("tbx:header/{name}").into(), text.into())),
            }
        }
    }

    fn entry(&mut self, element: &Element) {
        self.count += 1;
        let number = self.count;
        let given = element.attribute("id").or_else(|| element.attribute("xml:id")).map(str::trim);
        let mut concept = Concept { span: element.span, ..Concept::default() };
        concept.id = match given.filter(|id| !id.is_empty()) {
            Some(given) => given.into(),
            None => format!("entry-{number}").into(),
        };
        let mut drafts = Vec::new();
        let mut names = Vec::new();
        let mut labels = Vec::new();
        for one in element.elements() {
            match one.local() {
                "langSet" | "langSec" => self.language(one, &mut concept, &mut drafts),
                "tig" | "ntig" | "termSec" | "term" => {
                    let lang = self.lang.clone().unwrap_or_else(|| "und".into());
                    let message = format!(
                        "a term without `langSet` or `langSec` around it: `{lang}` is taken to be its language"
                    );
                    self.problem(FIELD, one.span, message);
                    self.group(one, &Lang::new(&lang), &mut drafts);
                }
                name if one.elements().any(|one| matches!(one.local(), "tig" | "ntig" | "termSec")) => {
                    let message = format!(
                        "`{name}` is no element of TBX: write `langSet` or, in version 3, `langSec`; its terms are left out"
                    );
                    self.problem(FIELD, one.span, message);
                }
                _ => {
                    for field in fields(one) {
                        if let Some(field) = noted(field, &mut concept.extra, None) {
                            put_entry(&mut concept, &mut names, &mut labels, &field);
                        }
                    }
                }
            }
        }
        if self.ids.contains(&concept.id) {
            let id = &concept.id;
            let message = format!("the id `{id}` is given twice: give one of the two another");
            self.problem(FIELD, element.span, message);
            while self.ids.contains(&concept.id) {
                concept.id = format!("{}-{number}", concept.id).into();
            }
        }
        self.ids.insert(concept.id.clone());
        concept.names = named(drafts, names, &labels, element.span);
        if let Some(take) = &mut self.take {
            take(concept);
        }
    }

    fn language(&mut self, element: &Element, concept: &mut Concept, drafts: &mut Vec<Draft>) {
        let lang = element.attribute("xml:lang").or_else(|| element.attribute("lang")).map(str::trim);
        if lang.is_none_or(str::is_empty) {
            self.problem(FIELD, element.span, "no language: write `xml:lang=\"…\"`".to_owned());
        }
        let lang = Lang::new(lang.filter(|lang| !lang.is_empty()).unwrap_or("und"));
        if let Some(id) = element.attribute("id") {
            concept.extra.push((format!("tbx:id@{lang}").into(), id.into()));
        }
        // A term that stands straight in the language, and the group that should have held it.
        let mut bare = None;
        for one in element.elements() {
            match one.local() {
                "tig" | "ntig" | "termSec" => {
                    let holds = |one: &Element| one.elements().any(|one| one.local() == "term");
                    let whole = holds(one) || one.elements().any(holds);
                    match bare.take() {
                        Some(term) if !whole => {
                            let mut joined = one.clone();
                            joined.children.insert(0, Child::Element(term));
                            self.group(&joined, &lang, drafts);
                        }
                        Some(term) => {
                            self.group(&term, &lang, drafts);
                            self.group(one, &lang, drafts);
                        }
                        None => self.group(one, &lang, drafts),
                    }
                }
                "term" => {
                    if let Some(before) = bare.replace(one.clone()) {
                        self.group(&before, &lang, drafts);
                    }
                }
                _ => {
                    for field in fields(one) {
                        let field = noted(field, &mut concept.extra, Some(lang.as_str()));
                        let said = field.filter(|field| !field.text.is_empty() || !field.plain);
                        concept.extra.extend(said.map(|field| kept(&field, Some(lang.as_str()))));
                    }
                }
            }
        }
        if let Some(term) = bare {
            self.group(&term, &lang, drafts);
        }
    }

    /// A group with its term, or a term alone.
    fn group(&mut self, element: &Element, lang: &Lang, drafts: &mut Vec<Draft>) {
        let mut open: Option<Draft> = None;
        let parts: Vec<&Element> = if element.local() == "term" { vec![element] } else { element.elements().collect() };
        let parts = parts.into_iter().flat_map(|one| {
            let inner: Vec<&Element> = if one.local() == "termGrp" { one.elements().collect() } else { vec![one] };
            inner
        });
        let mut early: Vec<Field> = Vec::new();
        for one in parts {
            if one.local() == "term" {
                if let Some(done) = open.take() {
                    drafts.push(done);
                }
                open = self.term(one, lang);
                if let Some(open) = &mut open {
                    if let Some(id) = element.attribute("id").filter(|_| element.local() != "term") {
                        open.term.extra.push(("tbx:tig/id".into(), id.into()));
                    }
                    for field in early.drain(..) {
                        self.put_term(open, &field);
                    }
                }
                continue;
            }
            for field in fields(one) {
                match &mut open {
                    Some(open) => self.put_term(open, &field),
                    None => early.push(field),
                }
            }
        }
        drafts.extend(open);
    }

    fn term(&mut self, element: &Element, lang: &Lang) -> Option<Draft> {
        let span = element.text_span();
        let cleaned = clean(&plain_text(element));
        let told = |char: char, what: &str| format!("the term holds U+{:04X}, {what}", u32::from(char));
        let unseen = cleaned.unseen.map(|char| told(char, "which cannot be seen: it is left out"));
        let broken = cleaned.broken.map(|char| told(char, "a line end: it is read as a space"));
        let trimmed = cleaned.trimmed && !cleaned.text.is_empty();
        let trimmed = trimmed.then(|| "white space at the end of the term is left out".to_owned());
        for message in unseen.into_iter().chain(broken).chain(trimmed) {
            self.problem(FIELD, span, message);
        }
        if cleaned.text.is_empty() {
            return None;
        }
        let mut extra: Vec<(Box<str>, Box<str>)> = Vec::new();
        if let Some(id) = element.attribute("id") {
            extra.push(("tbx:id".into(), id.into()));
        }
        if element.elements().next().is_some() {
            // Markup within the term.
            let field = Field {
                category: "term".into(),
                text: cleaned.text.to_string(),
                plain: false,
                element: normal(element),
            };
            extra.push(kept(&field, None));
        }
        let term = Term { extra, ..Term::new(lang.clone(), &cleaned.text, span) };
        Some(Draft { term, rank: None, labels: Vec::new(), name: None })
    }

    fn put_term(&mut self, draft: &mut Draft, field: &Field) {
        let Some(field) = &noted(field.clone(), &mut draft.term.extra, None) else { return };
        let Field { category, text, plain, element } = field;
        let main = if is_group(&element.name) { element.elements().next().unwrap_or(element) } else { element };
        let span = main.text_span();
        if text.is_empty() && *plain {
            return;
        }
        let term = &mut draft.term;
        match &**category {
            "administrativeStatus" | "normativeAuthorization" => {
                let Some(rank) = standing(text) else {
                    let known = STANDINGS.iter().map(|&(word, _)| word).collect::<Vec<_>>().join(", ");
                    self.problem(FIELD, span, format!("`{text}` is no standing of a term: write one of {known}"));
                    term.extra.push(kept(field, None));
                    return;
                };
                self.glossary.has_statuses = true;
                // Two statements that differ: the graver one, so that nothing forbidden is suggested.
                draft.rank = draft.rank.max(Some(rank));
                if &**category == "normativeAuthorization" || *text != status_of(rank) || !plain {
                    term.extra.push(kept(field, None));
                }
            }
            "processStatus" if text.eq_ignore_ascii_case("unprocessed") && *plain => term.status = Status::Proposed,
            "processStatus" if text.eq_ignore_ascii_case("rejected") && *plain => term.status = Status::Rejected,
            "grammaticalGender" if term.gender.is_none() && *plain => {
                term.gender = match &**text {
                    "masculine" => Some(Gender::Masculine),
                    "feminine" => Some(Gender::Feminine),
                    "neuter" => Some(Gender::Neuter),
                    _ => {
                        term.extra.push(kept(field, None));
                        None
                    }
                };
            }
            label if LABELS.contains(&label) => {
                let repeated = draft.labels.iter().any(|known| **known == **text);
                if !repeated {
                    draft.labels.push(text.as_str().into());
                }
                // A label said twice says no more.
                if label != "customerSubset" || !plain {
                    term.extra.push(kept(field, None));
                }
            }
            "note" if *plain => match own::parse(text) {
                Some(fields) => {
                    draft.rank = own::rank(&fields).or(draft.rank);
                    if let Some(lang) = fields.get("lang").and_then(Value::as_str) {
                        term.lang = Lang::new(lang);
                    }
                    draft.name = own::to_term(&fields, term);
                }
                None if term.note.is_none() => term.note = Some(text.as_str().into()),
                None => term.extra.push(kept(field, None)),
            },
            "source" if *plain && term.source.is_none() => term.source = Some(text.as_str().into()),
            "note" | "source" => {
                let slot = if &**category == "note" { &mut term.note } else { &mut term.source };
                slot.get_or_insert_with(|| text.as_str().into());
                term.extra.push(kept(field, None));
            }
            _ => term.extra.push(kept(field, None)),
        }
    }
}

fn put_entry(concept: &mut Concept, names: &mut Vec<Name>, labels: &mut Vec<Box<str>>, field: &Field) {
    let Field { category, text, plain, element } = field;
    if text.is_empty() && *plain {
        return;
    }
    let boxed: Box<str> = text.as_str().into();
    match &**category {
        "definition" if concept.definition.is_none() => {
            concept.definition = Some(boxed);
            if !plain {
                let sourced = sourced(element);
                let (key, value) = match sourced {
                    Some(source) => ("tbx:definition/source".into(), source.into()),
                    None => kept(field, None),
                };
                concept.extra.push((key, value));
            }
        }
        "subjectField" if concept.kind.is_none() => {
            concept.kind = Some(boxed);
            if !plain {
                concept.extra.push(kept(field, None));
            }
        }
        "source" if *plain => concept.sources.push(boxed),
        "note" if *plain => match own::parse(text) {
            Some(fields) => own::to_concept(&fields, concept, names),
            None if concept.note.is_none() => concept.note = Some(boxed),
            None => concept.extra.push(kept(field, None)),
        },
        "note" => {
            concept.note.get_or_insert(boxed);
            concept.extra.push(kept(field, None));
        }
        label if LABELS.contains(&label) => {
            if !labels.contains(&boxed) {
                labels.push(boxed);
            }
            concept.extra.push(kept(field, None));
        }
        _ => concept.extra.push(kept(field, None)),
    }
}

/// The source of a group that holds nothing but a text and its source, both plain.
fn sourced(group: &Element) -> Option<String> {
    let parts: Vec<&Element> = group.elements().collect();
    let [main, source] = parts[..] else { return None };
    let plain = |one: &Element| one.elements().next().is_none() && one.attributes.len() == 1;
    (plain(main) && plain(source) && &*source.name == "admin" && source.attribute("type") == Some("source"))
        .then(|| plain_text(source))
        .filter(|_| group.attributes.is_empty())
}

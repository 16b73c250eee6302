//! Rows as concepts.

mod cells;
mod memoq;

use std::collections::HashMap;

use super::super::former;
use super::super::ranks::settle;
use super::super::term_text::clean;
use super::columns::{Column, Columns};
use super::dialects::{Dialect, Field, Grouping, TermField};
use super::languages;
use super::syntax::Cell;
use super::{FIELD, LEFT, MOST};
use crate::base::{Lang, Span};
use crate::model::{Concept, Diagnostic, MatchMode, Name, Rank, Severity, Status, Term};

/// Languages of columns that do not say theirs (private use, BCP 47).
pub(crate) const UNKNOWN_SOURCE: &str = "x-source";
pub(crate) const UNKNOWN_TARGET: &str = "x-target";

/// A term as far as its row tells.
struct Draft {
    term: Term,
    rank: Option<Rank>,
    name: Box<str>,
    usage: Vec<Box<str>>,
}

/// A concept whose rows may go on.
#[derive(Default)]
struct Entry {
    concept: Concept,
    /// The file gives it an id.
    named: bool,
    /// Its row says that all its terms are not to be used.
    forbidden: bool,
    drafts: Vec<Draft>,
}

/// Takes rows and gives concepts.
pub(super) struct Rows<'c> {
    columns: &'c Columns,
    from: Lang,
    to: Lang,
    /// The user names the language translated from.
    told: bool,
    source: Option<usize>,
    entries: Vec<Entry>,
    known: HashMap<Box<str>, usize>,
    pub(super) problems: Vec<Diagnostic>,
    pub(super) has_statuses: bool,
}

impl<'c> Rows<'c> {
    pub(super) fn new(columns: &'c Columns, from: Option<&Lang>, to: Option<&Lang>) -> Self {
        let or = |lang: Option<&Lang>, other| lang.cloned().unwrap_or_else(|| Lang::new(other));
        Self {
            columns,
            from: or(from, UNKNOWN_SOURCE),
            to: or(to, UNKNOWN_TARGET),
            told: from.is_some(),
            source: columns.source(from),
            entries: Vec::new(),
            known: HashMap::new(),
            problems: Vec::new(),
            has_statuses: false,
        }
    }

    fn problem(&mut self, severity: Severity, span: Span, message: String) {
        if self.problems.len() < MOST {
            self.problems.push(Diagnostic::new(FIELD, severity, span, message));
        }
    }

    fn dialect(&self) -> &'static Dialect {
        self.columns.dialect
    }

    /// Takes a row in.
    pub(super) fn take(&mut self, row: &[Cell<'_>]) {
        self.surplus(row);
        let cells = || self.columns.all.iter().zip(row).enumerate().filter(|(_, (_, cell))| !cell.is_blank());
        let languages = [(Field::SourceLang, &self.from), (Field::TargetLang, &self.to)].map(|(field, usual)| {
            let given = cells().find(|(_, (column, _))| **column == Column::Field(field));
            given.and_then(|(_, (_, cell))| Some(languages::head(&cell.text)?.lang)).unwrap_or_else(|| usual.clone())
        });
        let [from, to] = languages;
        let mut entry = Entry::default();
        entry.concept.span = row.first().map(|cell| cell.span).unwrap_or_default();
        // Where each column's term went.
        let mut places: HashMap<usize, usize> = HashMap::new();
        let mut found = Vec::new();
        for (index, (column, cell)) in cells() {
            let lang = match column {
                Column::Term(lang) => lang.clone(),
                Column::Field(Field::Source) => from.clone(),
                Column::Field(Field::Target) => to.clone(),
                _ => continue,
            };
            found.push((index, lang, cell));
        }
        for (index, lang, cell) in found {
            if let Some(draft) = self.term(lang, cell) {
                places.insert(index, entry.drafts.len());
                entry.drafts.push(draft);
            }
        }
        let fields: Vec<_> = cells().map(|(index, (column, cell))| (index, column.clone(), cell)).collect();
        for (index, column, cell) in fields {
            let noted = noted(&mut entry, &places, &column, cell);
            let cell = noted.as_ref().unwrap_or(cell);
            if cell.is_blank() {
                continue;
            }
            match column {
                Column::Term(_) => {}
                Column::Field(field) => self.field(&mut entry, &places, field, cell),
                Column::Of(term, field) => match places.get(&term).and_then(|&at| entry.drafts.get_mut(at)) {
                    Some(draft) => self.term_field(draft, field, cell),
                    None => self.without_term(&mut entry, index, cell),
                },
                Column::OfOther(term, key) => match places.get(&term).and_then(|&at| entry.drafts.get_mut(at)) {
                    Some(draft) => draft.term.extra.push((own_key(&key), cell.text.trim().into())),
                    None => self.without_term(&mut entry, index, cell),
                },
                Column::Other(key) => {
                    entry.concept.extra.push((own_key(&key), cell.text.trim().into()));
                }
                Column::Unnamed => {
                    let message = format!("a cell in column {}, which has no name: name it, or take it out", index + 1);
                    self.problem(Severity::Warning, cell.span, message);
                    entry.concept.extra.push((format!("csv:column {}", index + 1).into(), cell.text.trim().into()));
                }
            }
        }
        self.put(entry, row);
    }

    /// A remark on a term that the row does not have is the concept's.
    fn without_term(&mut self, entry: &mut Entry, index: usize, cell: &Cell<'_>) {
        let text = cell.text.trim();
        match self.columns.all.get(index) {
            Some(Column::Of(_, TermField::Note)) => add_note(&mut entry.concept.note, text),
            Some(Column::Of(_, TermField::Definition)) => definition(&mut entry.concept, None, text),
            Some(Column::Of(_, TermField::Info)) => {}
            Some(Column::Of(_, TermField::Extra(key))) => entry.concept.extra.push(((*key).into(), text.into())),
            Some(Column::OfOther(_, key)) => entry.concept.extra.push((own_key(key), text.into())),
            _ => entry.concept.extra.push((format!("csv:column {}", index + 1).into(), text.into())),
        }
    }

    /// Cells behind the last column of the header.
    fn surplus(&mut self, row: &[Cell<'_>]) {
        let width = self.columns.all.len();
        let Some(cell) = row.iter().skip(width).find(|cell| !cell.is_blank()) else { return };
        let used = row.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1);
        let message = format!(
            "a row of {used} cells, and the header names {width}: put a cell that holds the delimiter in quotation marks"
        );
        self.problem(Severity::Error, cell.span, message);
    }

    /// The term in a cell; `None` if nothing is left of it.
    fn term(&mut self, lang: Lang, cell: &Cell<'_>) -> Option<Draft> {
        let (text, pattern) = if self.dialect().wildcards && cell.text.contains(['|', '*']) {
            (cell.text.replace(['|', '*'], ""), Some(cell.text.trim()))
        } else {
            (cell.text.to_string(), None)
        };
        let cleaned = clean(&text);
        match cleaned.broken {
            None => {}
            Some('\t') => {
                let message = "the term holds a tab: it is read as a space; synonyms want rows of their own";
                self.problem(Severity::Warning, cell.span, message.to_owned());
            }
            Some(_) => {
                let message =
                    "the term goes over several lines: they are joined by a space; synonyms want rows of their own";
                self.problem(Severity::Warning, cell.span, message.to_owned());
            }
        }
        if let Some(char) = cleaned.unseen {
            let code = u32::from(char);
            let message = format!("the term holds U+{code:04X}, which cannot be seen: it is left out");
            self.problem(Severity::Warning, cell.span, message);
        }
        if cleaned.text.is_empty() {
            return None;
        }
        let forms = pattern.map(|pattern| clean(pattern).text).into_iter().collect();
        let term = Term { forms, ..Term::new(lang, &cleaned.text, cell.span) };
        Some(Draft { term, rank: None, name: Box::default(), usage: Vec::new() })
    }

    /// Puts what a row says with the concept it belongs to.
    fn put(&mut self, mut entry: Entry, row: &[Cell<'_>]) {
        let key: Option<Box<str>> = match self.columns.grouping() {
            Grouping::Id if entry.named => Some(entry.concept.id.clone()),
            Grouping::Source => {
                let context = entry.concept.extra.iter().find(|(key, _)| **key == *"weblate:context");
                let source = self.source.and_then(|source| row.get(source)).filter(|cell| !cell.is_blank());
                source.map(|cell| format!("{}\u{0}{}", context.map_or("", |(_, text)| text), cell.text.trim()).into())
            }
            _ => None,
        };
        let Some(key) = key else { return self.entries.push(entry) };
        let Some(&at) = self.known.get(&key) else {
            self.known.insert(key, self.entries.len());
            return self.entries.push(entry);
        };
        let first = &mut self.entries[at];
        let same = |one: &Draft, other: &Draft| {
            one.term.lang == other.term.lang && one.term.text == other.term.text && one.name == other.name
        };
        // A row that forbids a synonym repeats what it is a synonym of.
        let is_known = |draft: &Draft| first.drafts.iter().any(|known| same(known, draft));
        if entry.forbidden && !entry.drafts.iter().all(is_known) {
            entry.drafts.iter_mut().filter(|draft| is_known(draft)).for_each(|draft| draft.rank = None);
        }
        // The same term again, as synonyms' rows have it: what is new about it comes to the first.
        for draft in entry.drafts.drain(..) {
            match first.drafts.iter_mut().find(|known| same(known, &draft)) {
                Some(known) => join(known, draft),
                None => first.drafts.push(draft),
            }
        }
        let (old, new) = (&mut first.concept, entry.concept);
        fill(&mut old.kind, new.kind);
        fill(&mut old.country, new.country);
        fill(&mut old.owner, new.owner);
        fill(&mut old.at, new.at);
        if let Some(text) = new.definition {
            definition(old, None, &text);
        }
        if let Some(text) = new.note {
            add_note(&mut old.note, &text);
        }
        add_all(&mut old.sources, new.sources);
        add_all(&mut old.extra, new.extra);
    }

    /// Every concept, in the order of their first rows.
    pub(super) fn finish(mut self) -> (Vec<Concept>, Vec<Diagnostic>, bool) {
        let mut ids: std::collections::HashSet<Box<str>> =
            self.entries.iter().filter(|entry| entry.named).map(|entry| entry.concept.id.clone()).collect();
        let mut concepts = Vec::with_capacity(self.entries.len());
        let mut seen = std::collections::HashSet::new();
        for (entry, number) in std::mem::take(&mut self.entries).into_iter().zip(1..) {
            let Entry { mut concept, named, drafts, .. } = entry;
            let mut drafts = once(drafts);
            if self.columns.dialect.name == "memoq" {
                memoq::settle(&mut concept, &mut drafts);
            }
            if drafts.is_empty() {
                let message = "rows without a term (nothing can be found by them)".to_owned();
                self.problems.push(Diagnostic::new(LEFT, Severity::Info, concept.span, message));
                continue;
            }
            if named && !seen.insert(concept.id.clone()) {
                let message = format!("the id `{}` is given twice: give one of the two another", concept.id);
                self.problem(Severity::Error, concept.span, message);
                continue;
            }
            if !named {
                let mut id: Box<str> = format!("row-{number}").into();
                while !ids.insert(id.clone()) {
                    id = format!("{id}-{number}").into();
                }
                concept.id = id;
            }
            concept.names = names(drafts, concept.span);
            concepts.push(concept);
        }
        (concepts, self.problems, self.has_statuses)
    }
}

/// A note without what it says of terms as they were, which goes under a key of its own.
fn noted<'t>(entry: &mut Entry, places: &HashMap<usize, usize>, column: &Column, cell: &Cell<'t>) -> Option<Cell<'t>> {
    if !column.is_note() {
        return None;
    }
    let (rest, said) = former::split(&cell.text)?;
    let of_term = match column {
        Column::Of(term, _) => places.get(term).and_then(|&at| entry.drafts.get_mut(at)),
        _ => None,
    };
    let extra = of_term.map_or(&mut entry.concept.extra, |draft| &mut draft.term.extra);
    extra.extend(said.into_iter().map(|said| (former::KEY.into(), said.into())));
    Some(Cell { span: cell.span, text: rest.into() })
}

/// A term that a row has in two columns is one.
fn once(all: Vec<Draft>) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::with_capacity(all.len());
    for draft in all {
        let same = |known: &&mut Draft| {
            known.term.lang == draft.term.lang
                && known.term.text == draft.term.text
                && known.name == draft.name
                && known.usage == draft.usage
        };
        match kept.iter_mut().find(same) {
            Some(known) => join(known, draft),
            None => kept.push(draft),
        }
    }
    kept
}

/// The terms under their names.
fn names(drafts: Vec<Draft>, span: Span) -> Vec<Name> {
    let mut groups: Vec<(Name, Vec<Option<Rank>>)> = Vec::new();
    for draft in drafts {
        let at = groups.iter().position(|(name, _)| name.key == draft.name && name.usage == draft.usage);
        let at = at.unwrap_or_else(|| {
            let name = Name { key: draft.name.clone(), usage: draft.usage.clone(), span, ..Name::default() };
            groups.push((name, Vec::new()));
            groups.len() - 1
        });
        groups[at].0.terms.push(Term { rank: draft.rank.unwrap_or_default(), ..draft.term });
        groups[at].1.push(draft.rank);
    }
    // Several names need keys, each its own.
    if groups.len() > 1 {
        let mut taken: std::collections::HashSet<Box<str>> = std::collections::HashSet::new();
        for (name, _) in &mut groups {
            let base = if name.key.is_empty() { "n".into() } else { name.key.clone() };
            let mut key = base.clone();
            let mut number = 1;
            while !taken.insert(key.clone()) || key.is_empty() {
                number += 1;
                key = format!("{base}{number}").into();
            }
            name.key = key;
        }
    }
    let settled = groups.into_iter().map(|(mut name, ranks)| {
        settle(&mut name, &ranks);
        name
    });
    settled.collect()
}

fn fill<T>(old: &mut Option<T>, new: Option<T>) {
    if old.is_none() {
        *old = new;
    }
}

fn add_all<T: PartialEq>(old: &mut Vec<T>, new: Vec<T>) {
    for one in new {
        if !old.contains(&one) {
            old.push(one);
        }
    }
}

fn join(known: &mut Draft, new: Draft) {
    fill(&mut known.rank, new.rank);
    let (old, new) = (&mut known.term, new.term);
    fill(&mut old.decl, new.decl);
    fill(&mut old.gender, new.gender);
    fill(&mut old.source, new.source);
    fill(&mut old.valid.from, new.valid.from);
    fill(&mut old.valid.until, new.valid.until);
    if let Some(text) = new.note {
        add_note(&mut old.note, &text);
    }
    if old.matching == MatchMode::Word {
        old.matching = new.matching;
    }
    old.keep |= new.keep;
    if old.status == Status::Approved {
        old.status = new.status;
    }
    add_all(&mut old.forms, new.forms);
    add_all(&mut old.extra, new.extra);
}

/// Adds a remark on a line of its own, unless it is there already.
pub(super) fn add_note(note: &mut Option<Box<str>>, text: &str) {
    match note {
        None => *note = Some(text.into()),
        Some(old) if old.lines().any(|line| line == text) || **old == *text => {}
        Some(old) => *old = format!("{old}\n{text}").into(),
    }
}

/// The first definition is the concept's; another one is kept beside it.
fn definition(concept: &mut Concept, key: Option<&str>, text: &str) {
    match &concept.definition {
        None => concept.definition = Some(text.into()),
        Some(old) if **old == *text => {}
        Some(_) => {
            let other = (key.unwrap_or("csv:definition").into(), Box::from(text));
            if !concept.extra.contains(&other) {
                concept.extra.push(other);
            }
        }
    }
}

/// A head that is none of ours, as the key its cells are kept under.
fn own_key(head: &str) -> Box<str> {
    if head.contains(':') { head.into() } else { format!("csv:{head}").into() }
}

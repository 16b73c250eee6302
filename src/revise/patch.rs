//! A glossary file changed by lines: what a patch does not name stays, byte for byte, comments first of all.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use toml_edit::{Document, Item, Table};

use super::render;
use super::terms::{self, List};
use crate::base::{Error, Result, Source, Span};
use crate::formats::{Layout, ReadResult, read_with_layout};
use crate::model::{Concept, Glossary, Name, Severity, Term};

/// One change. All patches of a call speak of the file as it is before any of them; a term is known by its ordinal
/// in its name, from 0.
#[derive(Clone, Debug)]
pub enum GlossaryPatch {
    /// Takes a term away, with its comments.
    DeleteTerm {
        /// The concept's id.
        concept: String,
        /// The name's key.
        name: String,
        /// The term.
        term: usize,
    },
    /// Puts a new term behind another, or at the end of the name.
    InsertTerm {
        /// The concept's id.
        concept: String,
        /// The name's key.
        name: String,
        /// The term before it; `None`: all of them.
        after: Option<usize>,
        /// The new one.
        new: Box<Term>,
    },
    /// Puts another term in the place of one; the line's comments stay.
    ReplaceTerm {
        /// The concept's id.
        concept: String,
        /// The name's key.
        name: String,
        /// The term.
        term: usize,
        /// The new one.
        new: Box<Term>,
    },
    /// Puts the terms of a name into another order; each takes its comments along.
    OrderTerms {
        /// The concept's id.
        concept: String,
        /// The name's key.
        name: String,
        /// Every ordinal once.
        order: Vec<usize>,
    },
    /// Puts a name behind all that the concept has.
    AddName {
        /// The concept's id.
        concept: String,
        /// The new one.
        new: Box<Name>,
    },
    /// Puts a concept behind another, or at the end of the file.
    AddConcept {
        /// The id of the concept before it; `None`: all of them.
        after: Option<String>,
        /// The new one.
        new: Box<Concept>,
    },
    /// Gives a concept other facts beside its names, which stay: what differs is written, comments stay.
    SetConcept {
        /// The concept's id.
        concept: String,
        /// With the facts as they shall be.
        new: Box<Concept>,
    },
    /// Takes a concept away, with its names and the comments on them.
    DeleteConcept {
        /// The concept's id.
        concept: String,
    },
}

/// Applies patches to a glossary file; gives the new text.
///
/// A file with mistakes is refused, and so is a patch of a concept, name or term that is not there, or that is
/// written in a way that has no lines of its own (`names = { … }` on one line, `[[…terms]]`).
pub fn patch_glossary(source: &Source, patches: &[GlossaryPatch]) -> Result<String> {
    let (ReadResult { value: glossary, problems }, layout) = read_with_layout(source);
    if let Some(problem) = problems.iter().find(|problem| problem.severity == Severity::Error) {
        let error = Error::new(format!("{}; correct the file before it is changed", problem.message));
        return Err(error.in_file(source.path()).at(source.place(problem.span.start)));
    }
    let mut edits = Edits::new(source, &glossary, &layout);
    for patch in patches {
        edits.take(patch).map_err(|error| error.in_file(source.path()))?;
    }
    edits.apply()
}

/// The changes of one list of terms.
#[derive(Default)]
struct TermEdits<'p> {
    delete: Vec<usize>,
    replace: HashMap<usize, &'p Term>,
    insert: Vec<(Option<usize>, &'p Term)>,
    order: Option<&'p [usize]>,
}

struct Edits<'a, 'p> {
    source: &'a Source,
    glossary: &'a Glossary,
    layout: &'a Layout,
    ids: HashMap<&'a str, u32>,
    end: &'static str,
    lists: BTreeMap<(u32, u32), TermEdits<'p>>,
    /// What is put in the place of what.
    changes: Vec<(Range<usize>, String)>,
}

impl<'a, 'p> Edits<'a, 'p> {
    fn new(source: &'a Source, glossary: &'a Glossary, layout: &'a Layout) -> Self {
        let ids = glossary.concepts.iter().zip(0..).map(|(concept, index)| (&*concept.id, index)).collect();
        let first = source.text().find('\n').unwrap_or_default();
        let end = if source.text()[..first].ends_with('\r') { "\r\n" } else { "\n" };
        Self { source, glossary, layout, ids, end, lists: BTreeMap::new(), changes: Vec::new() }
    }

    fn take(&mut self, patch: &'p GlossaryPatch) -> Result<()> {
        match patch {
            GlossaryPatch::DeleteTerm { concept, name, term } => {
                self.list(concept, name, &[*term])?.delete.push(*term);
            }
            GlossaryPatch::InsertTerm { concept, name, after, new } => {
                self.list(concept, name, after.as_slice())?.insert.push((*after, new));
            }
            GlossaryPatch::ReplaceTerm { concept, name, term, new } => {
                self.list(concept, name, &[*term])?.replace.insert(*term, new);
            }
            GlossaryPatch::OrderTerms { concept, name, order } => {
                let mut sorted = order.clone();
                sorted.sort_unstable();
                let whole = sorted.iter().enumerate().all(|(index, &ordinal)| index == ordinal);
                let count = self.terms(self.find_name(concept, name)?).len();
                if !whole || order.len() != count {
                    return Err(Error::new(format!("an order of the {count} terms of a name takes each once")));
                }
                self.list(concept, name, order)?.order = Some(order);
            }
            GlossaryPatch::AddName { concept, new } => {
                let index = self.find(concept)?;
                if self.glossary.concepts[index as usize].names.iter().any(|name| name.key == new.key) {
                    return Err(Error::new(format!("the concept `{concept}` has a name `{}` already", new.key)));
                }
                if new.key.is_empty() {
                    return Err(Error::new("a name that is added needs a key"));
                }
                let at = self.end_of(index)?;
                self.insert(at, &render::name_table(concept, new), false);
            }
            GlossaryPatch::AddConcept { after, new } => {
                if self.ids.contains_key(&*new.id) {
                    return Err(Error::new(format!("there is a concept `{}` already", new.id)));
                }
                let at = match after {
                    Some(after) => self.end_of(self.find(after)?)?,
                    None => self.source.text().len(),
                };
                self.insert(at, &render::concept_table(new), true);
            }
            GlossaryPatch::SetConcept { concept, new } => {
                let index = self.find(concept)?;
                self.set(index, new)?;
            }
            GlossaryPatch::DeleteConcept { concept } => {
                let index = self.find(concept)?;
                let sections = self.sections(index);
                if sections.is_empty() {
                    return Err(no_lines(concept));
                }
                self.changes.extend(sections.into_iter().map(|range| (range, String::new())));
            }
        }
        Ok(())
    }

    fn find(&self, id: &str) -> Result<u32> {
        self.ids.get(id).copied().ok_or_else(|| Error::new(format!("there is no concept `{id}` to change")))
    }

    fn find_name(&self, concept: &str, name: &str) -> Result<(u32, u32)> {
        let index = self.find(concept)?;
        let names = &self.glossary.concepts[index as usize].names;
        let position = names.iter().position(|known| *known.key == *name);
        let position =
            position.ok_or_else(|| Error::new(format!("the concept `{concept}` has no name `{name}` to change")))?;
        Ok((index, position as u32))
    }

    fn terms(&self, (concept, name): (u32, u32)) -> &'a [Term] {
        &self.glossary.concepts[concept as usize].names[name as usize].terms
    }

    fn list(&mut self, concept: &str, name: &str, terms: &[usize]) -> Result<&mut TermEdits<'p>> {
        let place = self.find_name(concept, name)?;
        let count = self.terms(place).len();
        if let Some(missing) = terms.iter().find(|&&term| term >= count) {
            return Err(Error::new(format!("a name of `{concept}` has {count} terms, and none of ordinal {missing}")));
        }
        if !self.layout.terms.contains_key(&place) {
            return Err(no_lines(concept));
        }
        Ok(self.lists.entry(place).or_default())
    }

    /// Puts lines at a place between two lines; `apart` sets them off by an empty line.
    fn insert(&mut self, at: usize, lines: &str, apart: bool) {
        let before = &self.source.text()[..at];
        let mut text = String::new();
        if !before.is_empty() && !before.ends_with('\n') {
            text.push('\n');
        }
        if apart
            && !before.trim_end_matches(['\n', '\r']).is_empty()
            && !before.ends_with("\n\n")
            && !before.ends_with("\n\r\n")
        {
            text.push('\n');
        }
        text.push_str(lines);
        self.changes.push((at..at, text.replace('\n', self.end)));
    }

    /// Writes the facts of a concept that differ from what is there.
    fn set(&mut self, concept: u32, new: &Concept) -> Result<()> {
        let old = &self.glossary.concepts[concept as usize];
        let (was, now) = (render::facts(old), render::facts(new));
        let changed = now.iter().filter(|(key, value)| !was.iter().any(|(known, old)| known == key && old == value));
        let changed: Vec<_> = changed.collect();
        if let Some((key, _)) = was.iter().find(|(key, _)| !now.iter().any(|(known, _)| known == key)) {
            return Err(Error::new(format!("`{key}` of `{}` is not taken away here; do it by hand", old.id)));
        }
        let text = self.source.text();
        let headers: Vec<usize> = self
            .layout
            .headers
            .iter()
            .enumerate()
            .filter(|(_, (of, _))| *of == Some(concept))
            .map(|(at, _)| at)
            .collect();
        let section = |at: usize| {
            let start = self.layout.headers[at].1.start as usize;
            start..self.layout.headers.get(at + 1).map_or(text.len(), |(_, next)| next.start as usize)
        };
        let (mut own, mut edits, mut done) = (None, Vec::new(), Vec::new());
        for range in headers.iter().map(|&at| section(at)) {
            let Ok(document) = Document::parse(&text[range.clone()]) else { continue };
            let table = document.get("concepts").and_then(|concepts| concepts.get(&*old.id)).and_then(|c| c.as_table());
            let Some(table) = table else { continue };
            if !table.is_implicit() {
                own.get_or_insert(range.clone());
            }
            for (key, value) in &changed {
                let Some(item) = table.get(key) else { continue };
                if let (Some(inner), "extra") = (item.as_table(), &**key) {
                    for (span, line) in extra_lines(&text[range.clone()], inner, &old.extra, &new.extra) {
                        let line = line.replace('\n', self.end);
                        edits.push((range.start + span.start..range.start + span.end, line));
                    }
                    done.push(*key);
                    continue;
                }
                if !item.is_value() {
                    let what = format!("`{key}` of `{}` has a table of its own; write it as `{key} = …` first", old.id);
                    return Err(Error::new(what));
                }
                let Some(span) = item.span() else { continue };
                edits.push((range.start + span.start..range.start + span.end, value.replace('\n', self.end)));
                done.push(*key);
            }
        }
        self.changes.extend(edits);
        let mut lines = String::new();
        for (key, value) in changed.iter().filter(|(key, _)| !done.contains(key)) {
            lines.extend([key, " = ", value, "\n"]);
        }
        if lines.is_empty() {
            return Ok(());
        }
        if let Some(range) = own {
            let line = text[range.start..].find('\n').map_or(text.len(), |end| range.start + end + 1);
            self.insert(line, &lines, false);
        } else {
            // Only its names have headers: it gets one of its own before them.
            let first = headers.first().ok_or_else(|| no_lines(&old.id))?;
            let at = above(text, section(*first).start);
            self.insert(at, &format!("[concepts.{}]\n{lines}", render::key(&old.id)), false);
        }
        Ok(())
    }

    /// Where the lines of a concept end.
    fn end_of(&self, concept: u32) -> Result<usize> {
        let sections = self.sections(concept);
        sections.last().map(|range| range.end).ok_or_else(|| no_lines(&self.glossary.concepts[concept as usize].id))
    }

    /// The lines under the headers of a concept, with the comments directly above and below.
    fn sections(&self, concept: u32) -> Vec<Range<usize>> {
        let text = self.source.text();
        let headers = &self.layout.headers;
        let of = |(index, (owner, span)): (usize, &(Option<u32>, Span))| {
            if *owner != Some(concept) {
                return None;
            }
            let start = above(text, span.start as usize);
            let next = headers.get(index + 1).map_or(text.len(), |(_, next)| above(text, next.start as usize));
            // What an empty line sets apart at the end is nobody's.
            let lines = text[start..next].split_inclusive('\n');
            let (mut at, mut end, mut open) = (start, start, true);
            for line in lines {
                at += line.len();
                let content = line.trim();
                let comment = content.starts_with('#');
                if (!content.is_empty() && !comment) || (comment && open) {
                    end = at;
                }
                open = !content.is_empty() && (open || !comment);
            }
            Some(start..end.max(span.end as usize))
        };
        headers.iter().enumerate().filter_map(of).collect()
    }

    fn apply(mut self) -> Result<String> {
        let text = self.source.text();
        for (place, changes) in std::mem::take(&mut self.lists) {
            let array = self.layout.terms[&place];
            let terms = self.terms(place);
            let spans: Vec<Span> = terms.iter().map(|term| term.span).collect();
            let list = List::parse(text, array, &spans, self.end);
            self.changes.push((array.range(), rebuilt(list, terms, &changes, self.end).print()));
        }
        self.changes.sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for (range, new) in &self.changes {
            if range.start < at {
                let error = Error::new("two changes of the same lines; make them one after the other");
                return Err(error.in_file(self.source.path()).at(self.source.place(range.start as u32)));
            }
            out.push_str(&text[at..range.start]);
            out.push_str(new);
            at = range.end;
        }
        out.push_str(&text[at..]);
        Ok(out)
    }
}

fn no_lines(concept: &str) -> Error {
    Error::new(format!("`{concept}` is not written under headers with lists of lines; write it so, then change it"))
}

/// The list after its changes.
fn rebuilt(mut list: List, terms: &[Term], changes: &TermEdits<'_>, end: &str) -> List {
    let natural: Vec<usize> = (0..terms.len()).collect();
    let order = changes.order.unwrap_or(&natural);
    let loose = std::mem::take(&mut list.loose);
    let old: Vec<terms::Item> = list.items.clone();
    let mut items: Vec<terms::Item> = Vec::new();
    let mut kept = Vec::new();
    let mut langs: Vec<&Term> = Vec::new();
    let add = |list: &List, items: &mut Vec<terms::Item>, langs: &mut Vec<&Term>, new: &Term| {
        let first = !langs.iter().any(|before| before.lang == new.lang);
        items.push(list.item(render::term(new, first)));
    };
    for (slot, &ordinal) in order.iter().enumerate() {
        let mut before = loose.get(slot).cloned().unwrap_or_default();
        if changes.delete.contains(&ordinal) {
            // What stays in the place of a term that goes comes before the next one.
            kept.push(before);
        } else {
            let mut item = old[ordinal].clone();
            let mut term = &terms[ordinal];
            if let Some(new) = changes.replace.get(&ordinal) {
                let first = !langs.iter().any(|before| before.lang == new.lang);
                item.replace(render::term(new, first), end);
                term = new;
            }
            before.insert_str(0, &kept.concat());
            kept.clear();
            list.loose.push(before);
            items.push(item);
            langs.push(term);
        }
        for (_, new) in changes.insert.iter().filter(|(after, _)| *after == Some(ordinal)) {
            list.loose.push(std::mem::take(&mut kept).concat());
            add(&list, &mut items, &mut langs, new);
            langs.push(new);
        }
    }
    for (_, new) in changes.insert.iter().filter(|(after, _)| after.is_none()) {
        list.loose.push(std::mem::take(&mut kept).concat());
        add(&list, &mut items, &mut langs, new);
        langs.push(new);
    }
    kept.extend(loose.get(terms.len()).cloned());
    list.loose.push(kept.concat());
    list.items = items;
    list
}

/// The changes of a table of fields that stands under a header of its own, or in lines of dotted keys: values that are
/// others now, and lines behind its last for keys that it has not. Places are those of `section`, which the table is of.
fn extra_lines(
    section: &str,
    table: &Table,
    old: &[(Box<str>, Box<str>)],
    new: &[(Box<str>, Box<str>)],
) -> Vec<(Range<usize>, String)> {
    let (was, now) = (render::extra_fields(old), render::extra_fields(new));
    let mut edits = Vec::new();
    let mut lines = String::new();
    for (key, value) in now.iter().filter(|(key, value)| was.get(*key) != Some(value)) {
        match table.get(key).and_then(Item::span) {
            Some(span) => edits.push((span, value.clone())),
            None if table.is_dotted() => lines.extend(["extra.", &render::key(key), " = ", value, "\n"]),
            None => lines.extend([&render::key(key), " = ", value, "\n"]),
        }
    }
    if !lines.is_empty() {
        let last = table.iter().filter_map(|(_, item)| item.span()).map(|span| span.end).max();
        let last = last.or_else(|| table.span().map(|header| header.end)).unwrap_or_default();
        let end = section[last..].find('\n').map_or(section.len(), |end| last + end + 1);
        if !section[..end].ends_with('\n') {
            lines.insert(0, '\n');
        }
        edits.push((end..end, lines));
    }
    edits
}

/// The start of the line at `at`, or of the comment lines directly above it.
fn above(text: &str, at: usize) -> usize {
    let line_start = |at: usize| text[..at].rfind('\n').map_or(0, |end| end + 1);
    let mut start = line_start(at);
    while start > 0 {
        let before = line_start(start - 1);
        if !text[before..start].trim_start().starts_with('#') {
            break;
        }
        start = before;
    }
    start
}

#[cfg(test)]
mod tests;

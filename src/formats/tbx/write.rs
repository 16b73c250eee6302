//! A glossary as TBX: one term a line, in the order of the schema.

mod links;

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::io;

use serde_json::{Map, Value};

use super::super::TermsWriting;
use super::super::term_text::one_line;
use super::super::xml::{Child, Element, document_head, element_block, is_legal};
use super::categories::{Dialect, Level, MODULES, NAMESPACE};
use super::field::plain_text;
use super::names::status_of;
use super::own;
use super::parts::{Fields, all_have, extras, holding, is_name, lang_text, needs_statuses};
use super::place::Target;
use super::read::LABELS;
use super::standing::standing;
use super::style::STYLE;
use crate::base::Lang;
use crate::model::{Concept, Gender, Glossary, Losses, Name, Rank, Status, Term};

/// Version 2, TBX-Default.
pub(super) fn v2(
    glossary: &Glossary,
    writing: &TermsWriting,
    out: &mut dyn io::Write,
    losses: &mut Losses,
) -> io::Result<()> {
    write(glossary, writing, Target { dialect: Dialect::Default, dct: false }, out, losses)
}

/// Version 3, TBX-Basic, style DCA.
pub(super) fn v3(
    glossary: &Glossary,
    writing: &TermsWriting,
    out: &mut dyn io::Write,
    losses: &mut Losses,
) -> io::Result<()> {
    write(glossary, writing, Target { dialect: Dialect::Basic, dct: false }, out, losses)
}

/// Version 3, TBX-Basic, style DCT.
pub(super) fn dct(
    glossary: &Glossary,
    writing: &TermsWriting,
    out: &mut dyn io::Write,
    losses: &mut Losses,
) -> io::Result<()> {
    write(glossary, writing, Target { dialect: Dialect::Basic, dct: true }, out, losses)
}

fn write(
    glossary: &Glossary,
    writing: &TermsWriting,
    target: Target,
    out: &mut dyn io::Write,
    losses: &mut Losses,
) -> io::Result<()> {
    let mut writer = Writer {
        target,
        writing,
        losses,
        ids: HashMap::new(),
        ends: HashSet::new(),
        statuses: needs_statuses(glossary),
    };
    let concepts: Vec<&Concept> = glossary.concepts.iter().filter(|concept| writer.has_terms(concept)).collect();
    for concept in &concepts {
        writer.take_ids(concept);
    }
    let back = writer.back(glossary);
    let root = if target.is_v3() { "tbx" } else { "martif" };
    out.write_all(document_head(None).as_bytes())?;
    if writing.doctype && !target.is_v3() {
        out.write_all(b"<!DOCTYPE martif SYSTEM \"TBXcoreStructV02.dtd\">\n")?;
    }
    let lang = writing.from.as_ref().and_then(|lang| lang_text(lang.as_str())).unwrap_or_else(|| "en".to_owned());
    let mut start = format!("<{root} type=\"{}\"", if target.is_v3() { "TBX-Basic" } else { "TBX" });
    if target.is_v3() {
        start += if target.dct { " style=\"dct\"" } else { " style=\"dca\"" };
    }
    let _ = write!(start, " xml:lang=\"{lang}\"");
    if target.is_v3() {
        let _ = write!(start, " xmlns=\"{NAMESPACE}\"");
    }
    if target.dct {
        for (prefix, namespace) in MODULES.iter().filter(|(prefix, _)| *prefix != "linguist") {
            let _ = write!(start, " xmlns:{prefix}=\"{namespace}\"");
        }
    }
    writeln!(out, "{start}>")?;
    out.write_all(element_block(&writer.header(glossary), STYLE, 1).as_bytes())?;
    out.write_all(b"  <text>\n    <body>\n")?;
    for concept in concepts {
        let entry = writer.entry(concept);
        out.write_all(element_block(&entry, STYLE, 3).as_bytes())?;
    }
    out.write_all(b"    </body>\n")?;
    if let Some(back) = back {
        out.write_all(element_block(&back, STYLE, 2).as_bytes())?;
    }
    writeln!(out, "  </text>\n</{root}>")
}

struct Writer<'w> {
    target: Target,
    writing: &'w TermsWriting,
    losses: &'w mut Losses,
    /// The ids of concepts as they are written, where that is not as they are.
    ids: HashMap<Box<str>, Box<str>>,
    /// Every id that is written, for references to lead to.
    ends: HashSet<Box<str>>,
    statuses: bool,
}

impl Writer<'_> {
    fn is_wanted(&self, lang: &Lang) -> bool {
        let TermsWriting { from, to, .. } = self.writing;
        to.is_empty() || from.iter().chain(to).any(|wanted| wanted.same_language(lang))
    }

    fn has_terms(&mut self, concept: &Concept) -> bool {
        let mut terms = concept.terms().peekable();
        if terms.peek().is_none() {
            self.losses.add(
                "concepts without a term",
                concept.definition.as_deref().or(concept.note.as_deref()).unwrap_or_default(),
            );
            return false;
        }
        terms.any(|term| self.is_wanted(&term.lang))
    }

    fn header(&mut self, glossary: &Glossary) -> Element {
        let mut ours = Map::new();
        for (key, value) in [("license", &glossary.license), ("attribution", &glossary.attribution)] {
            if let Some(value) = value {
                ours.insert(key.to_owned(), one_line(value).into());
            }
        }
        let mut notes = Vec::new();
        for (key, value) in glossary.extra.iter().filter(|(key, _)| &**key != "tbx:refObjectList") {
            if &**key == "tbx:header/note" {
                notes.push(one_line(value));
            } else if self.writing.bare {
                self.losses.add("fields of the file's header", value);
            } else {
                own::put_extra(&mut ours, key, value);
            }
        }
        if self.writing.bare {
            for (key, value) in std::mem::take(&mut ours) {
                self.losses.add(own::words(&key), value.as_str().unwrap_or_default());
            }
        }
        notes.extend(own::note(&ours));
        let mut file = Element::new("fileDesc");
        if glossary.title.is_some() || !notes.is_empty() {
            let title = glossary.title.as_deref().unwrap_or(own::NO_TITLE);
            let mut statement = holding("titleStmt", vec![Element::new("title").holding(&one_line(title))]);
            statement.children.extend(notes.iter().map(|note| Child::Element(Element::new("note").holding(note))));
            file.children.push(Child::Element(statement));
        }
        let mut sources: Vec<Element> =
            glossary.sources.iter().map(|source| Element::new("p").holding(&one_line(source))).collect();
        if sources.is_empty() {
            sources.push(Element::new("p").holding(own::NO_SOURCE));
        }
        file.children.push(Child::Element(holding("sourceDesc", sources)));
        let mut parts = vec![file];
        if !self.target.is_v3() {
            let schema = Element::new("p").with("type", "XCSURI").holding("TBXXCSV02.xcs");
            parts.push(holding("encodingDesc", vec![schema]));
        }
        holding(if self.target.is_v3() { "tbxHeader" } else { "martifHeader" }, parts)
    }

    /// People and sources that fields refer to.
    fn back(&mut self, glossary: &Glossary) -> Option<Element> {
        let mut lists = Vec::new();
        for (_, value) in glossary.extra.iter().filter(|(key, _)| &**key == "tbx:refObjectList") {
            let Some(mut list) = Target::element("refObjectList", value) else { continue };
            list.name = if self.target.is_v3() { "refObjectSec" } else { "refObjectList" }.into();
            for object in list.elements() {
                if let Some(id) = object.attribute("id").filter(|id| is_name(id)) {
                    self.ends.insert(id.into());
                }
            }
            lists.push(list);
        }
        (!lists.is_empty()).then(|| holding("back", lists))
    }

    fn entry(&mut self, concept: &Concept) -> Element {
        let version3 = self.target.is_v3();
        let mut entry = Element::new(if version3 { "conceptEntry" } else { "termEntry" });
        let mut ours = own::of_concept(concept);
        // What a loss is told by: an id is one side's name, or says nothing.
        let example = concept.terms().next().map_or("", |term| &*term.text);
        let written = self.ids.get(&concept.id).cloned();
        if written.is_some() {
            ours.insert("id".to_owned(), (&*concept.id).into());
        }
        entry = entry.with("id", written.as_deref().unwrap_or(&concept.id));
        let mut fields = Fields::default();
        let languages = self.languages(concept);
        let mut sets = Vec::new();
        for lang in &languages {
            let mut inner = Fields::default();
            let mut set = Element::new(if version3 { "langSec" } else { "langSet" });
            let text = lang_text(lang.as_str());
            set = set.with("xml:lang", text.as_deref().unwrap_or("und"));
            for (key, value) in extras(concept, Some(lang)) {
                let plain = key.rsplit_once('@').map_or(&**key, |(key, _)| key);
                if plain == "tbx:id" {
                    if !version3 && is_name(value) && self.ends.insert(value.clone()) {
                        set = set.with("id", value);
                    }
                    continue;
                }
                self.put(&mut inner, &mut ours, plain, value, Level::Language, key, example);
            }
            let mut groups: Vec<Element> = Vec::new();
            for (name, term) in concept.names.iter().flat_map(|name| name.terms.iter().map(move |term| (name, term))) {
                if term.lang.as_str() == lang.as_str() {
                    let wrong = text.is_none().then_some(lang);
                    groups.push(self.term(concept, name, term, wrong));
                }
            }
            set.children = inner.children();
            set.children.extend(groups.into_iter().map(Child::Element));
            sets.push(set);
        }
        for (key, value) in extras(concept, None) {
            let label = || Target::element(&key[4..], value).is_some_and(|one| all_have(concept, &plain_text(&one)));
            if matches!(&**key, "tbx:definition/source") || (is_label(key) && !label()) {
                continue;
            }
            self.put(&mut fields, &mut ours, key, value, Level::Entry, key, example);
        }
        for (key, value) in concept.extra.iter().filter(|(key, _)| key.contains('@')) {
            // Of a language that has no term here.
            let there =
                key.rsplit_once('@').is_some_and(|(_, lang)| languages.iter().any(|known| *known == Lang::new(lang)));
            if !there {
                self.keep(&mut ours, key, value, example, false);
            }
        }
        let source = concept.extra.iter().find(|(key, _)| &**key == "tbx:definition/source").map(|(_, value)| &**value);
        self.field(&mut fields, "descrip", "subjectField", concept.kind.as_deref(), None);
        self.field(&mut fields, "descrip", "definition", concept.definition.as_deref(), source);
        for source in &concept.sources {
            self.field(&mut fields, "admin", "source", Some(source), None);
        }
        self.field(&mut fields, "note", "note", concept.note.as_deref(), None);
        self.ours(&mut fields, &ours, example);
        entry.children = fields.children();
        entry.children.extend(sets.into_iter().map(Child::Element));
        entry
    }

    /// The languages of a concept's terms by first appearance, those asked for.
    fn languages(&self, concept: &Concept) -> Vec<Lang> {
        let mut found: Vec<Lang> = Vec::new();
        for term in concept.terms() {
            if self.is_wanted(&term.lang) && !found.iter().any(|known| known.as_str() == term.lang.as_str()) {
                found.push(term.lang.clone());
            }
        }
        found
    }

    fn term(&mut self, concept: &Concept, name: &Name, term: &Term, wrong: Option<&Lang>) -> Element {
        let mut ours = Map::new();
        if concept.names.len() > 1 || !name.key.is_empty() {
            ours.insert("name".to_owned(), (&*name.key).into());
        }
        if let Some(lang) = wrong {
            ours.insert("lang".to_owned(), lang.as_str().into());
        }
        ours.extend(own::of_term(term));
        let mut fields = Fields::default();
        let (element, id) = self.term_as_read(name, term, &mut fields, &mut ours);
        let stated = term.extra.iter().any(|(key, value)| self.says_standing(key, value, term.rank));
        if !stated && self.statuses {
            self.field(&mut fields, "termNote", "administrativeStatus", Some(status_of(term.rank)), None);
        }
        let gender = term.gender.and_then(|gender| match gender {
            Gender::Masculine => Some("masculine"),
            Gender::Feminine => Some("feminine"),
            Gender::Neuter => Some("neuter"),
            Gender::Plural => None,
        });
        self.field(&mut fields, "termNote", "grammaticalGender", gender, None);
        if term.status == Status::Proposed {
            let given = Element::new("termNote").with("type", "processStatus").holding("unprocessed");
            match self.target.place(&given, Level::Term) {
                Some(placed) => fields.add(placed),
                None => {
                    ours.insert("status".to_owned(), "proposed".into());
                }
            }
        }
        self.labels(&mut fields, concept, name);
        self.field(&mut fields, "admin", "source", term.source.as_deref(), None);
        self.field(&mut fields, "note", "note", term.note.as_deref(), None);
        self.ours(&mut fields, &ours, &term.text);
        let group = self.term_group(element, fields);
        match id {
            Some(id) => group.with("id", id),
            None => group,
        }
    }

    /// The element of a term and the id of its group, with what a file said of it beside the model.
    fn term_as_read<'t>(
        &mut self,
        name: &Name,
        term: &'t Term,
        fields: &mut Fields,
        ours: &mut Map<String, Value>,
    ) -> (Element, Option<&'t str>) {
        let mut element = Element::new("term");
        let mut id = None;
        for (key, value) in &term.extra {
            match &**key {
                "tbx:id" if is_name(value) => element = element.with("id", value),
                "tbx:tig/id" if is_name(value) => id = Some(&**value),
                "tbx:term" => match Target::element("term", value).filter(|given| plain_text(given) == *term.text) {
                    Some(given) if given.elements().all(|one| &*one.name == "hi") => element.children = given.children,
                    _ => self.losses.add("markup within terms", &term.text),
                },
                "tbx:administrativeStatus" | "tbx:normativeAuthorization"
                    if standing(value).is_some() && !self.says_standing(key, value, term.rank) =>
                {
                    // The rank has been changed since, or this version has not the finer word.
                    if standing(value) == Some(term.rank) {
                        self.keep(ours, key, value, &term.text, true);
                    }
                }
                key if is_label(key) => {
                    let given = Target::element(&key[4..], value);
                    let text = given.as_ref().map(plain_text).unwrap_or_default();
                    if name.usage.iter().any(|usage| **usage == *text) {
                        self.put(fields, ours, key, value, Level::Term, key, &term.text);
                    }
                }
                key => self.put(fields, ours, key, value, Level::Term, key, &term.text),
            }
        }
        if element.children.is_empty() {
            element = element.holding(&term.text);
        }
        (element, id)
    }

    /// The labels of a term's name, but those that the concept states for all of its names, and those that are there.
    fn labels(&mut self, fields: &mut Fields, concept: &Concept, name: &Name) {
        for usage in &name.usage {
            let is_stated = |(key, value): &(Box<str>, Box<str>)| {
                is_label(key) && Target::element(&key[4..], value).is_some_and(|one| plain_text(&one) == **usage)
            };
            let is_there = fields.texts.iter().any(|(known, text)| LABELS.contains(&&**known) && **text == **usage);
            if !(is_there || all_have(concept, usage) && concept.extra.iter().any(is_stated)) {
                self.field(fields, "admin", "customerSubset", Some(usage), None);
            }
        }
    }

    /// What stands around a term and its fields.
    fn term_group(&self, term: Element, fields: Fields) -> Element {
        let version3 = self.target.is_v3();
        let (notes, rest) = fields.parted();
        let grouped = !version3 && notes.iter().any(|one| matches!(&*one.name, "termNoteGrp" | "termCompList"));
        let mut inner = vec![term];
        inner.extend(notes);
        let mut group = if grouped {
            holding("ntig", vec![holding("termGrp", inner)])
        } else {
            holding(if version3 { "termSec" } else { "tig" }, inner)
        };
        group.children.extend(rest.into_iter().map(Child::Element));
        group
    }

    /// True if an extra states the rank that the term has, in words that the dialect has.
    fn says_standing(&self, key: &str, value: &str, rank: Rank) -> bool {
        let Some(category) =
            key.strip_prefix("tbx:").filter(|key| matches!(*key, "administrativeStatus" | "normativeAuthorization"))
        else {
            return false;
        };
        let rank = if rank == Rank::Hidden { Rank::Deprecated } else { rank };
        let element = Target::element(category, value);
        element.is_some_and(|one| {
            standing(&plain_text(&one)) == Some(rank) && self.target.place(&one, Level::Term).is_some()
        })
    }

    /// A field of the model, unless an extra says it with more.
    fn field(&mut self, fields: &mut Fields, name: &str, category: &str, text: Option<&str>, source: Option<&str>) {
        let Some(text) = text else { return };
        let squeezed = one_line(text);
        if text.trim().contains('\n') {
            self.losses.add("line ends within a text (written as spaces)", &squeezed);
        }
        if squeezed.chars().any(|char| !is_legal(char)) {
            self.losses.add("characters that XML does not allow", &squeezed);
        }
        if squeezed.is_empty() || fields.texts.iter().any(|(known, given)| &**known == category && *given == squeezed) {
            return;
        }
        let level = if matches!(category, "subjectField" | "definition") { Level::Entry } else { Level::Term };
        let place = |one: Element| self.target.place(&one, level);
        let element = match name {
            "note" => place(Element::new("note").holding(&squeezed)),
            _ => place(Element::new(name).with("type", category).holding(&squeezed)),
        };
        let Some(element) = element else { return };
        let source = source.and_then(|source| place(Element::new("admin").with("type", "source").holding(source)));
        match source {
            Some(source) => fields.own.push(holding("descripGrp", vec![element, source])),
            None => fields.own.push(element),
        }
    }

    /// A field kept from another file.
    #[allow(clippy::too_many_arguments, reason = "where from, where to, and what it is called in a loss")]
    fn put(
        &mut self,
        fields: &mut Fields,
        ours: &mut Map<String, Value>,
        key: &str,
        value: &str,
        level: Level,
        whole_key: &str,
        example: &str,
    ) {
        let element = key.strip_prefix("tbx:").and_then(|key| Target::element(key, value));
        let is_tbx = element.is_some();
        let placed = element.and_then(|mut element| {
            self.lead(&mut element, example);
            self.dates(&mut element);
            let main = element.elements().next().filter(|_| super::field::is_group(&element.name)).unwrap_or(&element);
            let category = main.attribute("type").unwrap_or(&main.name).to_owned();
            let text = plain_text(main);
            Some((category, text, self.target.place(&element, level)?))
        });
        match placed {
            Some((category, text, element)) if value.starts_with('<') || LABELS.contains(&&*category) => {
                fields.put(&category, text, element);
            }
            Some((_, _, element)) => fields.add(element),
            None => self.keep(ours, whole_key, value, example, is_tbx),
        }
    }

    /// What the dialect has no room for goes into our note, and is told where others would have read it.
    fn keep(&mut self, ours: &mut Map<String, Value>, key: &str, value: &str, example: &str, is_tbx: bool) {
        let name = key.strip_prefix("tbx:").unwrap_or(key);
        let name = name.rsplit_once('@').map_or(name, |(name, _)| name);
        if self.writing.bare {
            self.losses.add(&format!("`{name}`"), example);
            return;
        }
        if is_tbx {
            self.losses.add(&format!("`{name}` (kept in a note that exonym reads back)"), example);
        }
        own::put_extra(ours, key, value);
    }

    /// Our own note, the last of the fields.
    fn ours(&mut self, fields: &mut Fields, ours: &Map<String, Value>, example: &str) {
        if self.writing.bare {
            for (key, _) in ours.iter().filter(|(key, _)| !matches!(key.as_str(), "name" | "id")) {
                self.losses.add(own::words(key), example);
            }
        } else if let Some(note) = own::note(ours) {
            fields.add(Element::new("note").holding(&note));
        }
    }
}

/// True for the key of a field whose value is a label.
fn is_label(key: &str) -> bool {
    key.strip_prefix("tbx:").is_some_and(|key| LABELS.contains(&key))
}

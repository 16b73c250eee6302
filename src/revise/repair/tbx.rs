//! TBX mended: first its XML, then what its schema and the standard's prose demand.

mod entries;
mod private;

use std::collections::HashMap;

use super::{Note, Output, hopeless, ids, places, xml};
use crate::base::{Error, Result, Source, Span};
use crate::formats::tbx::models::{holds_text, is_typed, model};
use crate::formats::tbx::{Dialect, Version, canonical, category, category_meant, dialect, version};
use crate::formats::xml::{Attribute, Away, Child, Element, Pieces, Shell};
use crate::model::Date;
use entries::{State, is_entry};

/// The names of version 2 and of version 3.
const NAMES: &[(&str, &str)] = &[
    ("martifHeader", "tbxHeader"),
    ("termEntry", "conceptEntry"),
    ("langSet", "langSec"),
    ("tig", "termSec"),
    ("refObjectList", "refObjectSec"),
];
/// Short forms of values.
const VALUES: &[(&str, &str)] = &[
    ("notRecommended", "deprecatedTerm-admn-sts"),
    ("forbidden", "deprecatedTerm-admn-sts"),
    ("obsolete", "supersededTerm-admn-sts"),
];

/// Mends a file, entry by entry; an error where it has no root element of TBX.
///
/// The entries are read three times: to mend them, to see which ids there are then, and to write them.
pub(super) fn repair(source: &Source, out: &mut dyn Output) -> Result<()> {
    mend(source, Some(is_entry), out)
}

/// The same, with the entries that `away` takes not held.
pub(super) fn mend(source: &Source, away: Option<Away>, out: &mut dyn Output) -> Result<()> {
    let Some((text, mut done)) = xml::well_formed(source.text()) else {
        return Err(hopeless(source, Span::default(), "elements are nested deeper than 256"));
    };
    let whole = Source::from_text(source.path(), text)?;
    let Shell { mut document, pieces } =
        Shell::read(whole.text(), away).map_err(|(span, message)| hopeless(source, span, &message))?;
    let Some(version) = version(&whole) else {
        return Err(hopeless(source, Span::default(), "no TBX: the root element should be `martif` or `tbx`"));
    };
    let mut mender = Mender::new(version, &pieces);
    let mut changes = ids::Changes::default();
    if version != Version::Min {
        mender.header(&mut document.root);
        mender.dialect = dialect(&document.root, version);
        mender.down(&mut document.root);
        let mut notes = std::mem::take(&mut mender.done);
        let (made, more) = ids::mend(&document.root, &mut |run, show| mender.again(run, show));
        notes.extend(more);
        changes = made;
        changes.make(&mut document.root, &mut 0);
        done.extend(places::in_file(source.text(), &whole, notes));
    }
    done.sort_by_key(|(span, _)| span.start);
    if !out.begin(source, done)? {
        return Ok(());
    }
    let mut children = |run, show: &mut dyn FnMut(&Child)| {
        let mut number = changes.first(run);
        mender.again(run, &mut |mut child| {
            if let Child::Element(one) = &mut child {
                changes.make(one, &mut number);
            }
            show(&child);
        });
    };
    canonical(&document, &mut children, &mut *out).map_err(|cause| Error::io(source.path(), cause))
}

struct Mender<'p> {
    version: Version,
    dialect: Option<Dialect>,
    done: Vec<Note>,
    pieces: &'p Pieces<'p>,
    state: State,
    /// The state before each run of entries.
    states: HashMap<u32, State>,
    /// What is said of the entries of a run that are left out, until the others of the body are looked at.
    gone: HashMap<u32, Vec<Note>>,
}

impl<'p> Mender<'p> {
    fn new(version: Version, pieces: &'p Pieces<'p>) -> Self {
        let (state, states, gone) = (State::default(), HashMap::new(), HashMap::new());
        Self { version, dialect: None, done: Vec::new(), pieces, state, states, gone }
    }
}

impl Mender<'_> {
    fn note(&mut self, span: Span, what: String) {
        self.done.push((span, what));
    }

    fn is_known(&self, name: &str) -> bool {
        model(name, self.version).is_some() || holds_text(name, self.version)
    }

    /// A header with what it must have, and the root's attributes.
    fn header(&mut self, root: &mut Element) {
        let version3 = self.version == Version::Three;
        let name = if version3 { "tbxHeader" } else { "martifHeader" };
        if !version3 && let Some(at) = root.attributes.iter().position(|one| &*one.name == "xmlns") {
            root.attributes.remove(at);
            self.note(root.span, "`xmlns`, which version 2 has not, is left out".to_owned());
        }
        if root.attribute("type").is_none_or(str::is_empty) {
            let kind = if version3 { "TBX-Basic" } else { "TBX" };
            set(root, "type", kind);
            self.note(root.span, format!("`type=\"{kind}\"` is added"));
        }
        if root.attribute("xml:lang").is_none_or(str::is_empty) {
            set(root, "xml:lang", "en");
            self.note(root.span, "`xml:lang=\"en\"` is added: say the language of the texts".to_owned());
        }
        if !root.elements().any(|one| one.local() == name) {
            self.note(root.span, format!("`{name}` is added"));
            root.children.insert(0, Child::Element(Element::new(name)));
        }
        let Some(header) = root.elements_mut().find(|one| one.local() == name) else { return };
        if !header.elements().any(|one| one.local() == "fileDesc") {
            header.children.insert(0, Child::Element(Element::new("fileDesc")));
        }
        let span = header.span;
        let Some(file) = header.elements_mut().find(|one| one.local() == "fileDesc") else { return };
        if !file.elements().any(|one| one.local() == "sourceDesc") {
            let text: String = file.children.iter().filter_map(Child::text).collect();
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            file.children.retain(|child| !matches!(child, Child::Text(..)));
            let mut desc = Element::new("sourceDesc");
            desc.children.push(Child::Element(Element::new("p").holding(if text.is_empty() {
                "not stated"
            } else {
                &text
            })));
            file.children.push(Child::Element(desc));
            self.note(span, "`sourceDesc` is added".to_owned());
        }
    }

    fn down(&mut self, element: &mut Element) {
        self.attributes(element);
        let name = element.local().to_owned();
        match &*name {
            "langSet" | "langSec" => self.bare_terms(element),
            "body" => self.foreign_in_body(element),
            _ => {}
        }
        if matches!(&*name, "langSet" | "langSec") {
            self.state.lang = element.attribute("xml:lang").map(Into::into);
        }
        for child in &mut element.children {
            match child {
                Child::Element(child) => {
                    self.name(child);
                    self.down(child);
                }
                Child::Run(run) => self.entries(*run),
                Child::Text(..) | Child::Reference(..) | Child::Aside(..) => {}
            }
        }
        if model(&name, self.version).is_some() {
            self.foreign(element);
            self.groups(element);
            self.empty(element);
            self.private(element);
            self.order(element);
        }
    }

    /// Elements under the other version's name, or nearly their own.
    fn name(&mut self, child: &mut Element) {
        let local = child.local().to_owned();
        if self.is_known(&local) || child.name.contains(':') {
            return;
        }
        // `<descriptive type="definition">`: the category says which element it is.
        if let Some(known) = child.attribute("type").and_then(|kind| category(kind.trim()))
            && child.elements().next().is_none()
        {
            self.note(child.span, format!("`{local}` is written `{}`", known.element));
            child.name = known.element.into();
            return;
        }
        let pick = |&(two, three): &(&'static str, &'static str)| {
            if self.version == Version::Three { (three, two) } else { (two, three) }
        };
        let meant = NAMES.iter().map(pick).find(|(ours, theirs)| {
            *theirs == local
                || (local.len() < ours.len() + 5 && local.starts_with(ours))
                || local.eq_ignore_ascii_case(ours)
        });
        let holds = child.elements().any(|one| matches!(one.local(), "tig" | "ntig" | "termSec"));
        let meant = match meant {
            Some((ours, _)) => Some(ours),
            None if holds && self.version == Version::Three => Some("langSec"),
            None if holds => Some("langSet"),
            None if local == "ntig" => Some("termSec"),
            None => None,
        };
        if let Some(meant) = meant {
            self.note(child.span, format!("`{local}` is written `{meant}`"));
            child.name = meant.into();
        }
    }

    fn attributes(&mut self, element: &mut Element) {
        let span = element.span;
        let name = element.local().to_owned();
        if matches!(&*name, "langSet" | "langSec") {
            if element.attribute("xml:lang").is_none()
                && let Some(lang) = element.attributes.iter_mut().find(|one| &*one.name == "lang")
            {
                lang.name = "xml:lang".into();
                self.note(span, "`lang` is written `xml:lang`".to_owned());
            }
            if let Some(lang) = element.attributes.iter_mut().find(|one| &*one.name == "xml:lang")
                && lang.value.contains('_')
            {
                lang.value = lang.value.replace('_', "-").into();
                let message = format!("the language is written `{}`", lang.value);
                self.note(span, message);
            }
        }
        if name == "date" {
            self.date(element);
        }
        if !is_typed(&name) {
            return;
        }
        let Some(kind) = element.attribute("type").map(|kind| kind.trim().to_owned()).filter(|kind| !kind.is_empty())
        else {
            if matches!(&*name, "descrip" | "admin" | "termNote") && element.name.len() == name.len() {
                self.note(span, format!("`{name}`, which names no data category, is a note"));
                element.name = "note".into();
                element.attributes.retain(|one| matches!(&*one.name, "id" | "xml:lang"));
            }
            return;
        };
        let meant = category(&kind).map(|known| known.name).or_else(|| category_meant(&kind, true));
        let Some(known) = meant.and_then(category) else { return };
        if known.name != kind {
            self.note(span, format!("`{kind}` is written `{}`", known.name));
            set(element, "type", known.name);
        }
        if known.element != name
            && matches!(&*name, "descrip" | "admin" | "termNote")
            && matches!(known.element, "descrip" | "admin" | "termNote")
        {
            self.note(span, format!("`{}` is written in `{}`", known.name, known.element));
            element.name = known.element.into();
        }
        self.value(
            element,
            known.values(if self.version == Version::Three { Dialect::Basic } else { Dialect::Default }),
        );
    }

    /// A value of a list, as the list writes it.
    fn value(&mut self, element: &mut Element, values: &'static [&'static str]) {
        let text: String = element.children.iter().filter_map(Child::text).collect();
        let text = text.trim();
        if values.is_empty() || text.is_empty() || values.contains(&text) || element.elements().next().is_some() {
            return;
        }
        let short = |value: &&str| {
            let value = value.strip_suffix("-admn-sts").unwrap_or(value);
            let word = value.strip_suffix("Term").unwrap_or(value);
            text.eq_ignore_ascii_case(value) || text.eq_ignore_ascii_case(word)
        };
        let meant = values.iter().find(|value| value.eq_ignore_ascii_case(text) || short(value)).copied();
        let meant = meant.or_else(|| {
            let (_, long) = VALUES.iter().find(|(short, _)| short.eq_ignore_ascii_case(text))?;
            values.iter().find(|value| *value == long || value.strip_suffix("-admn-sts") == Some(long)).copied()
        });
        if let Some(meant) = meant {
            self.note(element.span, format!("`{text}` is written `{meant}`"));
            element.children = vec![Child::Text(meant.into(), Span::default())];
        }
    }

    /// `20240531…` as `2024-05-31…`; a time stays.
    fn date(&mut self, element: &mut Element) {
        let text: String = element.children.iter().filter_map(Child::text).collect();
        let text = text.trim();
        let (day, time) = text.split_at(text.find('T').unwrap_or(text.len()));
        // What a time says goes into a note in version 2.
        let kept = self.version == Version::Two && !time.is_empty();
        if !kept && day.len() == 8 && day.bytes().all(|b| b.is_ascii_digit()) {
            let long = format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]);
            if Date::first_day(&long).is_some() {
                self.note(element.span, format!("`{text}` is written `{long}{time}`"));
                element.children = vec![Child::Text(format!("{long}{time}").into(), Span::default())];
            }
        }
    }

    /// Terms that stand straight in a language: into the group behind that has none, else into one of their own.
    fn bare_terms(&mut self, element: &mut Element) {
        let group = if self.version == Version::Three { "termSec" } else { "tig" };
        let mut bare: Vec<Element> = Vec::new();
        let mut kept: Vec<Child> = Vec::new();
        for child in std::mem::take(&mut element.children) {
            match child {
                Child::Element(one) if one.local() == "term" => bare.push(one),
                Child::Element(mut one) if matches!(one.local(), "tig" | "termSec") && !bare.is_empty() => {
                    if !one.elements().any(|inner| inner.local() == "term") {
                        let term = bare.remove(0);
                        self.note(term.span, "a term beside its group is put into it".to_owned());
                        one.children.insert(0, Child::Element(term));
                    }
                    kept.push(Child::Element(one));
                }
                other => kept.push(other),
            }
        }
        for term in bare {
            self.note(term.span, format!("a term without a group is put into a `{group}`"));
            let mut one = Element { span: term.span, ..Element::new(group) };
            one.children.push(Child::Element(term));
            kept.push(Child::Element(one));
        }
        element.children = kept;
    }

    /// Somebody's own elements between entries: remarks.
    fn foreign_in_body(&mut self, element: &mut Element) {
        for child in &mut element.children {
            let Child::Element(one) = child else { continue };
            let local = one.local().to_owned();
            let near = NAMES.iter().any(|(two, three)| local.starts_with(two) || local.starts_with(three));
            if self.is_known(&local) || near || one.elements().next().is_some() {
                continue;
            }
            let text: String = one.children.iter().filter_map(Child::text).collect();
            let text = text.trim().replace("--", "- -");
            self.note(one.span, format!("`{local}`, which TBX has not, is a remark"));
            *child = Child::Aside(format!("<!-- {local}: {text} -->").into(), one.span);
        }
    }

    /// Somebody's own elements where notes may stand: notes; empty ones go.
    fn foreign(&mut self, element: &mut Element) {
        let name = element.local().to_owned();
        let notes =
            model(&name, self.version).is_some_and(|slots| slots.iter().any(|slot| slot.names.contains(&"note")));
        let mut kept = Vec::new();
        for child in std::mem::take(&mut element.children) {
            let Child::Element(one) = &child else {
                kept.push(child);
                continue;
            };
            let local = one.local().to_owned();
            if self.is_known(&local) || one.name.contains(':') || one.elements().next().is_some() {
                kept.push(child);
                continue;
            }
            let text: String = one.children.iter().filter_map(Child::text).collect();
            let text = text.trim();
            if text.is_empty() && one.attributes.is_empty() {
                self.note(one.span, format!("`{local}`, which TBX has not and which is empty, is left out"));
            } else if notes && one.attributes.is_empty() {
                self.note(one.span, format!("`{local}`, which TBX has not, is a note"));
                kept.push(Child::Element(Element::new("note").holding(&format!("{local}: {text}"))));
            } else {
                kept.push(child);
            }
        }
        element.children = kept;
    }

    /// Groups with two main parts are two groups.
    fn groups(&mut self, element: &mut Element) {
        let mut kept = Vec::new();
        for child in std::mem::take(&mut element.children) {
            let Child::Element(one) = child else {
                kept.push(child);
                continue;
            };
            let main = match one.local() {
                "descripGrp" => "descrip",
                "adminGrp" => "admin",
                "transacGrp" => "transac",
                _ => {
                    kept.push(Child::Element(one));
                    continue;
                }
            };
            let span = one.span;
            let mut groups: Vec<Element> = Vec::new();
            let mut mains = 0;
            let mut current = Element { children: Vec::new(), ..one.clone() };
            for part in one.children {
                if matches!(&part, Child::Element(part) if part.local() == main && mains > 0) {
                    let next = Element { attributes: Vec::new(), children: Vec::new(), ..current.clone() };
                    groups.push(std::mem::replace(&mut current, next));
                }
                mains += usize::from(matches!(&part, Child::Element(part) if part.local() == main));
                current.children.push(part);
            }
            groups.push(current);
            if groups.len() > 1 {
                self.note(span, format!("a group with {} `{main}` is {} groups", groups.len(), groups.len()));
            }
            kept.extend(groups.into_iter().map(Child::Element));
        }
        element.children = kept;
    }

    /// Groups without a term, languages without a group, entries without anything.
    fn empty(&mut self, element: &mut Element) {
        let mut kept = Vec::new();
        let mut up = Vec::new();
        for child in std::mem::take(&mut element.children) {
            let Child::Element(one) = &child else {
                if let Child::Run(run) = &child {
                    self.done.extend(self.gone.remove(&run.start()).unwrap_or_default());
                }
                kept.push(child);
                continue;
            };
            if !is_empty(one) {
                kept.push(child);
                continue;
            }
            let Child::Element(one) = child else { continue };
            let what = one.local().to_owned();
            let lang = one.attribute("xml:lang").map(str::to_owned);
            let fields: Vec<Element> =
                one.elements().filter(|_| lang.is_some()).filter(|one| one.local() != "term").cloned().collect();
            let moved = what.starts_with("lang") && !fields.is_empty();
            if moved {
                self.note(one.span, format!("a `{what}` without a term is left out; what it says goes to the entry"));
            } else {
                self.note(one.span, left_out(&what));
            }
            if what.starts_with("lang") {
                for mut field in fields {
                    if field.attribute("xml:lang").is_none() && matches!(field.local(), "descrip" | "admin" | "note") {
                        set(&mut field, "xml:lang", lang.as_deref().unwrap_or("und"));
                    }
                    up.push(Child::Element(field));
                }
            }
        }
        element.children = up;
        element.children.append(&mut kept);
    }

    /// Children in the order of the schema; each keeps the remarks before it.
    fn order(&mut self, element: &mut Element) {
        let Some(slots) = model(element.local(), self.version) else { return };
        let place = |name: &str| {
            let kind = category(name).map(|category| category.element);
            slots
                .iter()
                .position(|slot| slot.names.contains(&name) || kind.is_some_and(|kind| slot.names.contains(&kind)))
        };
        let mut runs: Vec<(usize, Vec<Child>)> = Vec::new();
        let mut waiting = Vec::new();
        let mut last = 0;
        let mut wrong = None;
        for child in std::mem::take(&mut element.children) {
            let at = match &child {
                Child::Element(one) => {
                    let at = place(one.local()).unwrap_or(last);
                    if at < last {
                        wrong = wrong.or_else(|| Some((one.span, one.name.clone())));
                    }
                    Some(at)
                }
                _ => None,
            };
            waiting.push(child);
            if let Some(at) = at {
                last = last.max(at);
                runs.push((at, std::mem::take(&mut waiting)));
            }
        }
        runs.sort_by_key(|(at, _)| *at);
        element.children = runs.into_iter().flat_map(|(_, children)| children).chain(waiting).collect();
        if let Some((span, name)) = wrong {
            self.note(span, format!("`{name}` is put where the schema has it in `{}`", element.name));
        }
    }
}

/// True for a group without a term, a language without a group, an entry without anything.
fn is_empty(one: &Element) -> bool {
    match one.local() {
        "tig" | "termSec" => {
            let mut parts = one.elements();
            let empty = |term: &Element| {
                term.local() == "term"
                    && term.children.iter().all(|child| matches!(child, Child::Text(text, _) if text.trim().is_empty()))
            };
            parts.next().is_none_or(empty) && parts.next().is_none()
        }
        "langSet" | "langSec" => !one.elements().any(|one| matches!(one.local(), "tig" | "ntig" | "termSec")),
        "termEntry" | "conceptEntry" => one.elements().next().is_none(),
        _ => false,
    }
}

fn left_out(name: &str) -> String {
    format!("a `{name}` without a term is left out")
}

fn set(element: &mut Element, name: &str, value: &str) {
    match element.attributes.iter_mut().find(|one| &*one.name == name) {
        Some(attribute) => {
            attribute.value = value.into();
            attribute.written = None;
        }
        None => element.attributes.push(Attribute { name: name.into(), value: value.into(), written: None }),
    }
}

//! TBX mended: first its XML, then what its schema and the standard's prose demand.

mod children;
mod entries;
mod private;

use std::collections::HashMap;

use super::well_formed::WellFormed;
use super::{Note, Output, hopeless, ids, places};
use crate::base::{Error, Place, Result, Span};
use crate::formats::tbx::models::{holds_text, is_typed, model};
use crate::formats::tbx::{Dialect, Version, canonical, category, category_meant, dialect, version_of};
use crate::formats::xml::{self, Attribute, Away, Child, Element, Origin, Runs, Shell, Unread};
use crate::model::Date;
use children::{is_empty, left_out};
use entries::State;
pub(super) use entries::is_entry;
use ids::Marks;

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

/// What is said of an entry in which the file ends.
const CUT: &str = "the file is cut off in this entry: it is left out";

/// Mends a file, entry by entry; an error where it has no root element of TBX.
///
/// The entries are mended twice: to see what there is to say and which ids there are, and to be written.
pub(super) fn repair(origin: &dyn Origin, out: &mut dyn Output) -> Result<()> {
    mend(origin, Some(is_entry), out)
}

/// The same, with the entries that `away` takes not held.
pub(super) fn mend(origin: &dyn Origin, away: Option<Away>, out: &mut dyn Output) -> Result<()> {
    let whole = WellFormed::new(origin)?;
    let read = Shell::read(&whole, away);
    whole.failed()?;
    let Shell { mut document, pieces } = read.map_err(|unread| match unread {
        Unread::Fault(span, message) => Unread::Fault(span, hopeless(&message).what()).error(origin),
        Unread::Failed(error) => error,
    })?;
    let mut done = whole.take_done();
    let Some(version) = version_of(document.root.local()) else {
        let place = Place::START;
        return Err(hopeless("no TBX: the root element should be `martif` or `tbx`").at(place));
    };
    let mut mender = Mender { cut: whole.cut(), ..Mender::new(version, &pieces) };
    mender.leave_out(&mut document.root);
    let mut changes = ids::Changes::default();
    if version != Version::Min {
        mender.header(&mut document.root);
        mender.dialect = dialect(&document.root, version);
        mender.down(&mut document.root);
        let mut notes = std::mem::take(&mut mender.done);
        let (made, more) = ids::mend(&document.root, std::mem::take(&mut mender.marks));
        notes.extend(more);
        changes = made;
        changes.make(&mut document.root, &mut 0);
        done.extend(places::in_file(origin, &whole, notes)?);
    }
    if let (Version::Min, Some(start)) = (version, mender.cut) {
        let start = start as u32;
        done.extend(places::in_file(origin, &whole, vec![(Span { start, end: start }, CUT.to_owned())])?);
    }
    done.sort_by_key(|(span, _)| span.start);
    let offsets: Vec<_> = done.iter().map(|(span, _)| span.start).collect();
    let at = if offsets.is_empty() { Vec::new() } else { xml::places(origin, &offsets)? };
    if !out.begin(at.into_iter().zip(done).map(|(place, (_, what))| (place, what)).collect())? {
        return pieces.failed();
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
    canonical(&document, &mut children, &mut *out).map_err(|cause| Error::io("", cause))?;
    whole.failed()?;
    pieces.failed()
}

struct Mender<'p> {
    version: Version,
    /// Where the entry begins in which the file is cut off.
    cut: Option<usize>,
    dialect: Option<Dialect>,
    done: Vec<Note>,
    pieces: &'p dyn Runs,
    state: State,
    /// The state before each run of entries.
    states: HashMap<u32, State>,
    /// What is said of the entries of a run that are left out, until the others of the body are looked at.
    gone: HashMap<u32, Vec<Note>>,
    /// The ids of the entries of a run.
    marks: HashMap<u32, Marks>,
}

impl<'p> Mender<'p> {
    fn new(version: Version, pieces: &'p dyn Runs) -> Self {
        let (state, states, gone, marks) = (State::default(), HashMap::new(), HashMap::new(), HashMap::new());
        Self { version, cut: None, dialect: None, done: Vec::new(), pieces, state, states, gone, marks }
    }
}

impl Mender<'_> {
    fn note(&mut self, span: Span, what: String) {
        self.done.push((span, what));
    }

    /// True for the entry in which the file is cut off: nobody knows what it had still to say.
    fn is_cut(&self, element: &Element) -> bool {
        self.cut == Some(element.span.start as usize) && is_entry(element.local())
    }

    /// Leaves it out where it is held.
    fn leave_out(&mut self, element: &mut Element) {
        if self.cut.is_none() {
            return;
        }
        let held = element.children.iter().position(|child| matches!(child, Child::Element(one) if self.is_cut(one)));
        if let Some(at) = held
            && let Child::Element(one) = element.children.remove(at)
        {
            self.note(one.span, CUT.to_owned());
        }
        for one in element.elements_mut() {
            self.leave_out(one);
        }
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

//! What stands in an element, put right: what nobody else knows, groups, what is empty, the order.

use super::{Mender, NAMES, set};
use crate::formats::tbx::category;
use crate::formats::tbx::models::model;
use crate::formats::xml::{Child, Element, remark_text};

impl Mender<'_> {
    /// Somebody's own elements between entries: remarks.
    pub(super) fn foreign_in_body(&mut self, element: &mut Element) {
        for child in &mut element.children {
            let Child::Element(one) = child else { continue };
            let local = one.local().to_owned();
            let near = NAMES.iter().any(|(two, three)| local.starts_with(two) || local.starts_with(three));
            if self.is_known(&local) || near || one.elements().next().is_some() {
                continue;
            }
            let text: String = one.children.iter().filter_map(Child::text).collect();
            // A name may have hyphens too.
            let text = remark_text(&format!(" {local}: {} ", text.trim()));
            self.note(one.span, format!("`{local}`, which TBX has not, is a remark"));
            *child = Child::Aside(format!("<!--{text}-->").into(), one.span);
        }
    }

    /// Somebody's own elements where notes may stand: notes; empty ones go.
    pub(super) fn foreign(&mut self, element: &mut Element) {
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
    pub(super) fn groups(&mut self, element: &mut Element) {
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
    pub(super) fn empty(&mut self, element: &mut Element) {
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
    pub(super) fn order(&mut self, element: &mut Element) {
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
pub(super) fn is_empty(one: &Element) -> bool {
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

pub(super) fn left_out(name: &str) -> String {
    format!("a `{name}` without a term is left out")
}

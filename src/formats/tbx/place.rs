//! Fields on their way out: what a dialect holds at a level, and in which elements.

use super::super::xml::{Child, Element, Node, Tree, Xml};
use super::categories::{Dialect, Level, category};
use super::field::{is_group, plain_text};
use super::models::is_typed;

/// A dialect in one of its styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) dialect: Dialect,
    /// An element a category, in a namespace a module.
    pub(super) dct: bool,
}

impl Target {
    pub(super) fn is_v3(self) -> bool {
        self.dialect as u8 >= Dialect::Min as u8
    }

    /// The field of a key and value as they are kept, in the elements of version 2; `None` where that is no element.
    pub(super) fn element(key: &str, value: &str) -> Option<Element> {
        if value.starts_with('<') {
            let mut xml = Xml::new(value);
            while let Ok(Some((node, _))) = xml.next() {
                if let Node::Start(start) = node {
                    let (element, fault) = Tree { keep_references: false }.element(&mut xml, &start);
                    return fault.is_none().then_some(element);
                }
            }
            return None;
        }
        let (element, name) = key.split_once('/').unwrap_or(("", key));
        let element = match (element, category(name)) {
            ("", _) if name == "note" => return Some(Element::new("note").holding(value)),
            ("", Some(category)) => category.element,
            (typed, None) if is_typed(typed) => typed,
            _ => return None,
        };
        Some(Element::new(element).with("type", name).holding(value))
    }

    /// The element in this dialect and style; `None` where the dialect has no room for it at this level.
    pub(super) fn place(self, element: &Element, level: Level) -> Option<Element> {
        let name = &*element.name;
        if !attributes_fit(element) {
            return None;
        }
        if is_group(name) {
            if name == "termNoteGrp" && level != Level::Term {
                return None;
            }
            let mut group = Element { children: Vec::new(), ..element.clone() };
            for (at, part) in element.elements().enumerate() {
                let main = matches!(
                    (name, &*part.name),
                    ("descripGrp", "descrip")
                        | ("adminGrp", "admin")
                        | ("termNoteGrp", "termNote")
                        | ("transacGrp", "transac")
                );
                let more = matches!(
                    (name, &*part.name),
                    ("descripGrp", "descripNote" | "admin" | "adminGrp" | "transacGrp")
                        | ("adminGrp", "adminNote")
                        | ("transacGrp", "transacNote" | "date")
                        | ("termNoteGrp", "admin" | "adminGrp" | "transacGrp")
                        | (_, "note" | "ref" | "xref")
                );
                let fits = if at == 0 { main } else { more };
                let part = if &*part.name == "date" {
                    Some(part.clone()).filter(attributes_fit)
                } else {
                    self.place(part, level)
                };
                group.children.push(Child::Element(part.filter(|_| fits)?));
            }
            return (!group.children.is_empty()).then_some(group);
        }
        if name == "note" {
            return self.text(element);
        }
        if name == "termCompList" {
            return (!self.is_v3() && level == Level::Term).then(|| element.clone());
        }
        if !is_typed(name) {
            return None;
        }
        let known = category(element.attribute("type")?)?;
        let values = known.values(self.dialect);
        let fits = known.element == name
            && known.is_in(self.dialect)
            && known.is_at(level, self.dialect)
            && (values.is_empty() || values.contains(&&*plain_text(element)))
            && (name != "termNote" || level == Level::Term)
            && (name != "xref" || element.attribute("target").is_some());
        if !fits {
            return None;
        }
        let mut element = self.text(element)?;
        if self.dct {
            element.attributes.retain(|attribute| &*attribute.name != "type");
            element.name = format!("{}:{}", known.module(), known.name).into();
        }
        Some(element)
    }

    /// Text with the markup that this version has; `None` where it has other markup.
    fn text(self, element: &Element) -> Option<Element> {
        let known: &[&str] = if self.is_v3() { &["hi", "foreign"] } else { &["hi", "foreign", "bpt", "ept", "ph"] };
        inline_fits(element, known).then(|| element.clone())
    }
}

/// True if everything within a text is of these elements.
fn inline_fits(element: &Element, known: &[&str]) -> bool {
    element.elements().all(|one| known.contains(&&*one.name) && attributes_fit(one) && inline_fits(one, known))
}

/// True if an element has no attribute but those that both versions give it.
fn attributes_fit(element: &Element) -> bool {
    let name = &*element.name;
    element.attributes.iter().all(|attribute| match &*attribute.name {
        "id" => !matches!(name, "hi" | "bpt" | "ept" | "ph"),
        "type" => is_typed(name) || matches!(name, "hi" | "bpt" | "ph" | "termCompList"),
        "target" => is_typed(name) || name == "hi",
        "xml:lang" => (is_typed(name) && name != "xref") || matches!(name, "note" | "foreign" | "termComp"),
        "datatype" => is_typed(name) && name != "xref",
        "i" => matches!(name, "bpt" | "ept"),
        _ => false,
    })
}

//! Fields on their way out: what a dialect holds at a level, and in which elements.

use super::super::xml::{Child, Element, Node, Tree, Xml};
use super::categories::{Dialect, Level, category};
use super::field::{is_group, is_typed, plain_text};

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
        if is_group(name) {
            if name == "termNoteGrp" && level != Level::Term {
                return None;
            }
            let mut group = Element { children: Vec::new(), ..element.clone() };
            for (at, part) in element.elements().enumerate() {
                let fits = match (name, &*part.name) {
                    ("descripGrp", "descrip") | ("adminGrp", "admin") | ("termNoteGrp", "termNote") => at == 0,
                    ("transacGrp", "transac") => at == 0,
                    ("descripGrp", "descripNote" | "admin" | "adminGrp" | "transacGrp") => at > 0,
                    ("adminGrp", "adminNote") | ("transacGrp", "transacNote" | "date") => at > 0,
                    ("termNoteGrp", "admin" | "adminGrp" | "transacGrp") => at > 0,
                    (_, "note" | "ref" | "xref") => at > 0,
                    _ => false,
                };
                let part = if &*part.name == "date" { Some(part.clone()) } else { self.place(part, level) };
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
        fn fits(element: &Element, known: &[&str]) -> bool {
            element.elements().all(|one| known.contains(&&*one.name) && fits(one, known))
        }
        fits(element, known).then(|| element.clone())
    }
}

//! `tbx-categories`: data categories that the dialect does not have, in the wrong element, at the wrong level, with a
//! value that is not on their list.

use super::{ExchangeCheck, ExchangeElement, ExchangeFile, ExchangeWatch};
use crate::formats::tbx::Version;
use crate::formats::tbx::models::is_typed;
use crate::formats::tbx::{Level, category, category_meant};
use crate::formats::xml::Element;
use crate::model::{Diagnostic, Severity, closest};

pub(super) struct TbxCategories;

impl ExchangeCheck for TbxCategories {
    fn id(&self) -> &'static str {
        "tbx-categories"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/tbx-categories.md")
    }
    fn watch<'f>(&self, file: &'f ExchangeFile<'f>) -> Box<dyn ExchangeWatch + 'f> {
        Box::new(Watch { id: self.id(), file })
    }
}

struct Watch<'f> {
    id: &'static str,
    file: &'f ExchangeFile<'f>,
}

impl ExchangeWatch for Watch<'_> {
    fn element(&mut self, shown: &ExchangeElement<'_>, out: &mut Vec<Diagnostic>) {
        let (file, element) = (self.file, shown.one);
        if file.version == Version::Min {
            return;
        }
        let mut say = |severity, element: &Element, message: String| {
            out.push(Diagnostic::new(self.id, severity, element.span, message));
        };
        let (carrier, found) = file.meant(element);
        let name = match found {
            Some(found) => found.name,
            None if is_typed(carrier) => match element.attribute("type").map(str::trim) {
                Some(name) if !name.is_empty() => name,
                _ => return,
            },
            None => return,
        };
        let Some(level) = level(shown) else { return };
        let Some(known) = category(name) else {
            // Makers may add their own, in a dialect of theirs.
            let severity = if file.dialect.is_some() { Severity::Warning } else { Severity::Info };
            let message = match category_meant(name, false) {
                Some(meant) => format!("TBX has no data category `{name}`: write `{meant}`"),
                None => format!("TBX has no data category `{name}`: others will not know what it means"),
            };
            return say(severity, element, message);
        };
        if known.element != carrier {
            let message = format!("`{name}` stands in `{carrier}`: write `<{} type=\"{name}\">`", known.element);
            return say(Severity::Warning, element, message);
        }
        let Some(dialect) = file.dialect else { return };
        if !known.is_in(dialect) {
            let message = format!("{} has no data category `{name}`", dialect.title());
            return say(Severity::Warning, element, message);
        }
        if !known.is_at(level, dialect) && !matches!(carrier, "transac" | "transacNote" | "adminNote" | "descripNote") {
            let there = match level {
                Level::Entry => "concept",
                Level::Language => "language",
                Level::Term => "term",
            };
            say(Severity::Warning, element, format!("`{name}` cannot be said of a {there}: move it"));
        }
        let text = text(element);
        let values = known.values(dialect);
        if !values.is_empty() && !text.is_empty() && !values.contains(&text.as_str()) {
            let list = values.join(", ");
            let near = values
                .iter()
                .find(|value| value.eq_ignore_ascii_case(&text) || value.starts_with(&format!("{text}Term")));
            let near = near.copied().or_else(|| closest(&text, values.iter().copied()));
            let message = match near {
                Some(near) => format!("`{text}` is no value of `{name}`: did you mean `{near}`? ({list})"),
                None => format!("`{text}` is no value of `{name}`: write one of {list}"),
            };
            say(Severity::Warning, element, message);
        }
    }
}

/// What an element speaks of, by the elements around it.
fn level(shown: &ExchangeElement<'_>) -> Option<Level> {
    shown.around().find_map(|one| match one.local() {
        "tig" | "ntig" | "termSec" => Some(Level::Term),
        "langSet" | "langSec" => Some(Level::Language),
        "termEntry" | "conceptEntry" => Some(Level::Entry),
        _ => None,
    })
}

/// The text of a leaf, white space as one space.
pub(super) fn text(element: &Element) -> String {
    let text: String = element.children.iter().filter_map(|child| child.text()).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! `tbx-structure`: elements that TBX does not have, or not there, not so often, not in this order.

use super::{ExchangeCheck, ExchangeElement, ExchangeFile, ExchangeWatch};
use crate::formats::tbx::Version;
use crate::formats::tbx::models::{Slot, holds_text, inline, model};
use crate::formats::xml::Element;
use crate::model::{Diagnostic, Severity};

pub(super) struct TbxStructure;

impl ExchangeCheck for TbxStructure {
    fn id(&self) -> &'static str {
        "tbx-structure"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/tbx-structure.md")
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
        let mut say = |element: &Element, message: String| {
            out.push(Diagnostic::new(self.id, Severity::Warning, element.span, message));
        };
        let (name, category) = file.meant(element);
        let known = model(name, file.version).is_some() || holds_text(name, file.version);
        if !known {
            // An element that nobody knows is told once; what is in it is its maker's business.
            if shown.around().all(|one| is_known(file, one)) {
                let message = match suggestion(name, file.version) {
                    Some(meant) => format!("TBX has no element `{}`: write `{meant}`", element.name),
                    None => format!("TBX has no element `{}`: put what it says into a note", element.name),
                };
                say(element, message);
            }
            return;
        }
        if category.is_none()
            && let Some(slots) = model(name, file.version)
        {
            parts(file, element, slots, &mut say);
        } else {
            for child in element.elements().filter(|child| is_known(file, child)) {
                if !inline(name, file.version).contains(&child.local()) {
                    say(child, format!("`{}` cannot stand within the text of `{}`", child.name, element.name));
                }
            }
        }
    }
}

/// What stands in an element, against its model.
fn parts(file: &ExchangeFile<'_>, element: &Element, slots: &[Slot], say: &mut dyn FnMut(&Element, String)) {
    let mut at = 0;
    let mut counts = vec![0_usize; slots.len()];
    file.each_in(element, &mut |child| {
        let (name, _) = file.meant(child);
        if !is_known(file, child) {
            return;
        }
        // From where the last one stood, forward; what stands only further back is out of order.
        let fits = |from: usize| slots.iter().skip(from).position(|slot| slot.names.contains(&name));
        if let Some(step) = fits(at) {
            at += step;
            counts[at] += 1;
            if slots[at].single && counts[at] > 1 {
                say(child, format!("a second `{}` in `{}`: one is allowed", child.name, element.name));
            }
        } else if let Some(place) = fits(0) {
            counts[place] += 1;
            let before = slots[at].names.join("`, `");
            say(child, format!("`{}` stands too late in `{}`: put it before `{before}`", child.name, element.name));
        } else {
            say(child, format!("`{}` cannot stand in `{}`", child.name, element.name));
        }
    });
    for (slot, count) in slots.iter().zip(counts) {
        // Missing terms are told by `tbx-content`.
        let content = slot.names.iter().any(|name| matches!(*name, "langSet" | "langSec" | "tig" | "termSec" | "term"));
        if slot.needed && count == 0 && !content {
            let wanted = slot.names.join("` or `");
            say(element, format!("`{}` has no `{wanted}`: add one", element.name));
        }
    }
    if element.has_text() {
        say(element, format!("text straight in `{}`: put it into an element of its own", element.name));
    }
}

fn is_known(file: &ExchangeFile<'_>, element: &Element) -> bool {
    let (name, _) = file.meant(element);
    model(name, file.version).is_some() || holds_text(name, file.version)
}

/// The element that was probably meant: the other version's name for it, or a slip of one's own.
fn suggestion(name: &str, version: Version) -> Option<&'static str> {
    const PAIRS: &[(&str, &str)] = &[
        ("martifHeader", "tbxHeader"),
        ("termEntry", "conceptEntry"),
        ("langSet", "langSec"),
        ("tig", "termSec"),
        ("ntig", "termSec"),
        ("refObjectList", "refObjectSec"),
    ];
    let other = PAIRS.iter().find_map(|&(two, three)| match version {
        Version::Three if two == name => Some(three),
        Version::Two | Version::Min if three == name => Some(two),
        _ => None,
    });
    other.or_else(|| {
        let starts =
            |known: &&str| name.to_lowercase().starts_with(&known.to_lowercase()) && name.len() < known.len() + 5;
        let names = PAIRS.iter().map(|&(two, three)| if version == Version::Three { three } else { two });
        names.chain(["term", "termNote", "descrip", "admin", "note", "text", "body"]).find(starts)
    })
}

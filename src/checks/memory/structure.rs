//! `memory-structure`: elements out of order, unknown, or without what they must have.

use super::{MemoryCheck, MemoryWatch};
use crate::base::Span;
use crate::formats::tmx::{of_unit, of_variant};
use crate::model::{Attribute, Info, InfoKind, MemoryHead, Severity, Unit};

pub(super) struct Structure;

impl MemoryCheck for Structure {
    fn id(&self) -> &'static str {
        "memory-structure"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/memory-structure.md")
    }
    fn watch(&self) -> Box<dyn MemoryWatch> {
        Box::new(Watch::default())
    }
}

#[derive(Default)]
struct Watch {
    /// Unknown attributes that were told already: a tool writes them on every unit.
    told: Vec<String>,
}

impl MemoryWatch for Watch {
    fn unit(&mut self, unit: &Unit<'_>, _: &MemoryHead, out: &mut Vec<(Span, Severity, String)>) {
        if unit.variants.is_empty() {
            out.push((super::UNIT, Severity::Warning, "a unit without `tuv`: it has no text".to_owned()));
        }
        let first = unit.variants.first().map_or(u32::MAX, |variant| variant.span.start);
        infos(&unit.infos, first, "`tuv`", out);
        self.attributes(&unit.attributes, of_unit, super::UNIT, out);
        for variant in &unit.variants {
            match variant.segment {
                None => out.push((
                    variant.span,
                    Severity::Warning,
                    "a `tuv` without `seg`: its text is not seen".to_owned(),
                )),
                Some(segment) => infos(&variant.infos, segment.start, "`seg`", out),
            }
            self.attributes(&variant.attributes, of_variant, variant.span, out);
            for (_, tag) in &variant.text.tags {
                let name = tag.name();
                if !matches!(name, "bpt" | "ept" | "ph" | "it" | "hi" | "ut" | "sub") {
                    let what = format!("`{name}` is no inline element of TMX: tools drop it, or its text");
                    out.push((variant.span, Severity::Warning, what));
                }
            }
        }
    }
}

impl Watch {
    fn attributes(
        &mut self,
        given: &[Attribute<'_>],
        has: fn(&str) -> bool,
        span: Span,
        out: &mut Vec<(Span, Severity, String)>,
    ) {
        for attribute in given {
            let name = attribute.name;
            let known = has(name) || name.contains(':');
            if !known && !self.told.iter().any(|told| told == name) {
                self.told.push(name.to_owned());
                out.push((span, Severity::Info, format!("TMX has no attribute `{name}` here: other tools drop it")));
            }
        }
    }
}

/// Notes and properties come first, and properties have a type.
fn infos(infos: &[Info<'_>], before: u32, what: &str, out: &mut Vec<(Span, Severity, String)>) {
    for info in infos {
        let mut say = |severity, what: String| out.push((info.span, severity, what));
        match &info.kind {
            InfoKind::Other("") => {
                say(Severity::Warning, "text where none belongs: put it into `seg` or `note`".to_owned());
            }
            InfoKind::Other(name) => {
                say(Severity::Warning, format!("`{name}` is no element of TMX here: other tools drop it"));
            }
            InfoKind::Prop(kind) if kind.is_empty() => {
                say(Severity::Warning, "a `prop` without `type`: nobody knows what it says".to_owned());
            }
            InfoKind::Note | InfoKind::Prop(_) if info.span.start > before => {
                say(Severity::Warning, format!("notes and properties stand before {what}: move this one"));
            }
            InfoKind::Note | InfoKind::Prop(_) => {}
        }
    }
}

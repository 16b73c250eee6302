//! `memory-segment`: nothing is translated, or nothing is there to be translated.

use super::{MemoryCheck, MemoryWatch};
use crate::base::Span;
use crate::model::{MemoryHead, Severity, Unit};

pub(super) struct Segment;

impl MemoryCheck for Segment {
    fn id(&self) -> &'static str {
        "memory-segment"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/memory-segment.md")
    }
    fn watch(&self) -> Box<dyn MemoryWatch> {
        Box::new(Watch)
    }
}

struct Watch;

impl MemoryWatch for Watch {
    fn unit(&mut self, unit: &Unit<'_>, _: &MemoryHead, out: &mut Vec<(Span, Severity, String)>) {
        for variant in unit.variants.iter().filter(|variant| variant.segment.is_some()) {
            if variant.text.plain.chars().all(char::is_whitespace) {
                let what =
                    if variant.text.tags.is_empty() { "an empty segment" } else { "a segment of nothing but codes" };
                let what = format!("{what}: nothing can be found by it");
                out.push((variant.segment.unwrap_or(variant.span), Severity::Info, what));
            }
        }
        if unit.variants.len() == 1 {
            let what = "one language only: a unit without translation".to_owned();
            out.push((super::UNIT, Severity::Info, what));
        }
    }
}

//! `memory-codes`: halves of pairs without the other half, or without what tells them apart.

use super::{MemoryCheck, MemoryWatch};
use crate::base::Span;
use crate::model::{CodeTrouble, MemoryHead, Severity, Unit};

pub(super) struct Codes;

impl MemoryCheck for Codes {
    fn id(&self) -> &'static str {
        "memory-codes"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/memory-codes.md")
    }
    fn watch(&self) -> Box<dyn MemoryWatch> {
        Box::new(Watch)
    }
}

struct Watch;

impl MemoryWatch for Watch {
    fn unit(&mut self, unit: &Unit<'_>, _: &MemoryHead, out: &mut Vec<(Span, Severity, String)>) {
        for variant in &unit.variants {
            for (index, trouble) in variant.text.code_troubles() {
                let tag = &variant.text.tags[index].1;
                let (name, number) = (tag.name(), tag.attribute("i").unwrap_or_default());
                let what = match trouble {
                    CodeTrouble::NoPartner => {
                        let other = if name == "bpt" { "no `ept` behind it" } else { "no `bpt` before it" };
                        format!("the `{name}` of number {number} has {other}: write `it`, or add the other half")
                    }
                    CodeTrouble::NoNumber => format!("a `{name}` without `i`: nothing says which pair it is of"),
                    CodeTrouble::NumberTwice => format!("a second `{name}` of number {number}: give the pair its own"),
                    CodeTrouble::NoPosition => "an `it` whose `pos` is neither `begin` nor `end`".to_owned(),
                };
                out.push((variant.segment.unwrap_or(variant.span), Severity::Warning, what));
            }
        }
    }
}

//! `memory-date`: dates in a form of their own.

use super::{MemoryCheck, MemoryWatch};
use crate::base::Span;
use crate::model::{Attribute, MemoryHead, Severity, Unit};

pub(super) struct Date;

impl MemoryCheck for Date {
    fn id(&self) -> &'static str {
        "memory-date"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/memory-date.md")
    }
    fn watch(&self) -> Box<dyn MemoryWatch> {
        Box::new(Watch::default())
    }
}

#[derive(Default)]
struct Watch {
    told: bool,
}

impl MemoryWatch for Watch {
    fn unit(&mut self, unit: &Unit<'_>, _: &MemoryHead, out: &mut Vec<(Span, Severity, String)>) {
        // A tool writes all its dates in one way: told once.
        if self.told {
            return;
        }
        let unit_dates = unit.attributes.iter().map(|attribute| (super::UNIT, attribute));
        let variants = unit.variants.iter().flat_map(|v| v.attributes.iter().map(move |attribute| (v.span, attribute)));
        let is_date = |a: &Attribute<'_>| matches!(a.name, "creationdate" | "changedate" | "lastusagedate");
        if let Some((span, attribute)) = unit_dates.chain(variants).find(|(_, a)| is_date(a) && !is_basic(&a.value)) {
            self.told = true;
            let what = format!(
                "the date `{}` is not written YYYYMMDDThhmmssZ (ISO 8601, UTC): other tools take it for none",
                attribute.value
            );
            out.push((span, Severity::Info, what));
        }
    }
}

/// `20240131T120000Z`.
fn is_basic(text: &str) -> bool {
    let form = text.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte });
    form.eq(b"00000000T000000Z".iter().copied())
}

//! `memory-duplicate-id`: two units of one id.

use std::collections::HashSet;

use super::{MemoryCheck, MemoryWatch};
use crate::base::Span;
use crate::model::{MemoryHead, Severity, Unit};

pub(super) struct DuplicateId;

impl MemoryCheck for DuplicateId {
    fn id(&self) -> &'static str {
        "memory-duplicate-id"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/memory-duplicate-id.md")
    }
    fn watch(&self) -> Box<dyn MemoryWatch> {
        Box::new(Watch::default())
    }
}

#[derive(Default)]
struct Watch {
    seen: HashSet<Box<str>>,
}

impl MemoryWatch for Watch {
    fn unit(&mut self, unit: &Unit<'_>, _: &MemoryHead, out: &mut Vec<(Span, Severity, String)>) {
        let Some(id) = unit.id().filter(|id| !id.is_empty()) else { return };
        if self.seen.contains(id) {
            let what = format!("the id `{id}` is given to a second unit: tools that go by ids keep one of the two");
            out.push((super::UNIT, Severity::Info, what));
        } else {
            self.seen.insert(id.into());
        }
    }
}

//! `memory-duplicate-id`: two units of one id.

mod ids;

use ids::Ids;

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
    seen: Ids,
}

impl MemoryWatch for Watch {
    fn unit(&mut self, unit: &Unit<'_>, _: &MemoryHead, out: &mut Vec<(Span, Severity, String)>) {
        out.extend(unit.id().and_then(|id| self.id(id)));
    }

    fn next_round(&mut self) -> bool {
        self.seen.next_round()
    }

    fn id(&mut self, id: &str) -> Option<(Span, Severity, String)> {
        let second = !id.is_empty() && self.seen.is_second(id);
        second.then(|| {
            let what = format!("the id `{id}` is given to a second unit: tools that go by ids keep one of the two");
            (super::UNIT, Severity::Info, what)
        })
    }

    fn unfinished(&self) -> String {
        "there are too many ids to compare them all at one reading, and this input cannot be read again: a second unit \
         of an id may be missed; write the memory to a file and name that"
            .to_owned()
    }
}

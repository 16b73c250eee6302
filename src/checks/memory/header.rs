//! `memory-header`: a header without what every reader may ask for.

use super::{HeadPart, MemoryCheck, MemoryWatch};
use crate::base::Span;
use crate::model::{MemoryHead, Severity, Unit};

pub(super) struct Header;

/// What a header must say (TMX 1.1 to 1.4b).
const REQUIRED: [&str; 7] =
    ["creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"];
/// The sorts of segment.
const SEGTYPES: [&str; 4] = ["block", "paragraph", "sentence", "phrase"];

impl MemoryCheck for Header {
    fn id(&self) -> &'static str {
        "memory-header"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/memory-header.md")
    }
    fn watch(&self) -> Box<dyn MemoryWatch> {
        Box::new(Watch)
    }
}

struct Watch;

impl MemoryWatch for Watch {
    fn head(&mut self, head: &MemoryHead, out: &mut Vec<(HeadPart, Severity, String)>) {
        match head.version.as_deref() {
            Some("1.1" | "1.2" | "1.3" | "1.4") => {}
            Some(version) => {
                let what = format!("there is no TMX of version `{version}`: write `1.4`");
                out.push((HeadPart::Root, Severity::Warning, what));
            }
            None => out.push((
                HeadPart::Root,
                Severity::Info,
                "the version is missing: add version=\"1.4\" to `tmx`".to_owned(),
            )),
        }
        let Some(_) = &head.header else {
            out.push((
                HeadPart::Header,
                Severity::Warning,
                "there is no `header`; tools refuse such a file: add one".to_owned(),
            ));
            return;
        };
        let missing: Vec<_> = REQUIRED.iter().filter(|name| head.attribute(name).is_none()).copied().collect();
        if !missing.is_empty() {
            out.push((
                HeadPart::Header,
                Severity::Warning,
                format!("the header lacks {}; some tools refuse it so", missing.join(", ")),
            ));
        }
        if let Some(given) = head.attribute("segtype").filter(|given| !SEGTYPES.contains(given)) {
            let known = SEGTYPES.join(", ");
            out.push((
                HeadPart::Header,
                Severity::Warning,
                format!("`{given}` is no segment type: write one of {known}"),
            ));
        }
    }
    fn unit(&mut self, _: &Unit<'_>, _: &MemoryHead, _: &mut Vec<(Span, Severity, String)>) {}
}

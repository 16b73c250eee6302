//! `tbx-references`: ids that stand twice, and references that lead nowhere.

use std::collections::HashMap;

use super::{ExchangeCheck, ExchangeElement, ExchangeFile, ExchangeWatch};
use crate::base::Span;
use crate::formats::tbx::Version;
use crate::model::{Diagnostic, Label, Severity};

pub(super) struct TbxReferences;

impl ExchangeCheck for TbxReferences {
    fn id(&self) -> &'static str {
        "tbx-references"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/tbx-references.md")
    }
    fn watch<'f>(&self, file: &'f ExchangeFile<'f>) -> Box<dyn ExchangeWatch + 'f> {
        Box::new(Watch { id: self.id(), file, ids: HashMap::new(), targets: Vec::new() })
    }
}

struct Watch<'f> {
    id: &'static str,
    file: &'f ExchangeFile<'f>,
    /// Where each id stands first.
    ids: HashMap<Box<str>, Span>,
    /// References to ids that have not come yet, in order.
    targets: Vec<(Box<str>, Span)>,
}

impl ExchangeWatch for Watch<'_> {
    fn element(&mut self, shown: &ExchangeElement<'_>, out: &mut Vec<Diagnostic>) {
        let element = shown.one;
        if let Some(id) = element.attribute("id").map(str::trim).filter(|id| !id.is_empty()) {
            match self.ids.get(id) {
                // The reader tells of entries.
                Some(_) if matches!(element.local(), "termEntry" | "conceptEntry") => {}
                Some(&first) => {
                    let message = format!("the id `{id}` stands twice: give one of the two another");
                    let mut diagnostic = Diagnostic::new(self.id, Severity::Warning, element.span, message);
                    diagnostic.labels.push(Label { span: first, text: "it stands here first".to_owned() });
                    out.push(diagnostic);
                }
                None => {
                    self.ids.insert(id.into(), element.span);
                }
            }
        }
        let Some(target) = element.attribute("target").map(str::trim) else { return };
        // What lies outside the file is nobody's to check here; TBX-Min names a language so.
        let outside = (element.local() == "xref" && self.file.version != Version::Three)
            || target.contains([':', '/', '.', '#', '?'])
            || element.local() == "languages";
        if !target.is_empty() && !outside && !self.ids.contains_key(target) {
            self.targets.push((target.into(), element.span));
        }
    }

    fn end(&mut self, out: &mut Vec<Diagnostic>) {
        for (target, span) in self.targets.drain(..).filter(|(target, _)| !self.ids.contains_key(target)) {
            let message = format!("`{target}` is no id of this file: mend or remove the reference");
            out.push(Diagnostic::new(self.id, Severity::Warning, span, message));
        }
    }
}

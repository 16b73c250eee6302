//! `tbx-references`: ids that stand twice, and references that lead nowhere.

use std::collections::HashMap;

use super::{ExchangeCheck, ExchangeFile};
use crate::base::Span;
use crate::formats::xml::Element;
use crate::model::{Diagnostic, Label, Severity};

pub(super) struct TbxReferences;

impl ExchangeCheck for TbxReferences {
    fn id(&self) -> &'static str {
        "tbx-references"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/tbx-references.md")
    }
    fn file(&self, file: &ExchangeFile<'_>, out: &mut Vec<Diagnostic>) {
        let mut ids: HashMap<&str, Span> = HashMap::new();
        let mut say = |element: &Element, message: String, first: Option<Span>| {
            let mut diagnostic = Diagnostic::new(self.id(), Severity::Warning, element.span, message);
            diagnostic.labels.extend(first.map(|span| Label { span, text: "it stands here first".to_owned() }));
            out.push(diagnostic);
        };
        file.each(&mut |element, _| {
            let Some(id) = element.attribute("id").map(str::trim).filter(|id| !id.is_empty()) else { return };
            match ids.get(id) {
                // The reader tells of entries.
                Some(_) if matches!(element.local(), "termEntry" | "conceptEntry") => {}
                Some(&first) => {
                    say(element, format!("the id `{id}` stands twice: give one of the two another"), Some(first));
                }
                None => {
                    ids.insert(id, element.span);
                }
            }
        });
        file.each(&mut |element, _| {
            let Some(target) = element.attribute("target").map(str::trim) else { return };
            // What lies outside the file is nobody's to check here; TBX-Min names a language so.
            let outside = target.contains([':', '/', '.', '#', '?']) || element.local() == "languages";
            if !target.is_empty() && !outside && !ids.contains_key(target) {
                say(element, format!("`{target}` is no id of this file: mend or remove the reference"), None);
            }
        });
    }
}

//! `forbidden-term`: a name that the house does not use.

use super::{Check, Draft, Kind, Writer, diagnostic, messages};
use crate::model::{Diagnostic, How};

pub(super) struct ForbiddenTerm;

impl Check for ForbiddenTerm {
    fn id(&self) -> &'static str {
        "forbidden-term"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../docs/checks/forbidden-term.md")
    }
    fn document(&self, draft: &Draft<'_, '_>, out: &mut Vec<Diagnostic>) {
        for judged in draft.judged.iter().filter(|j| j.counts() && j.kind() == Kind::Forbidden && !j.is_near()) {
            if super::ambiguous_term::speaks(draft, judged) {
                continue;
            }
            let text = draft.text(judged.segment, judged.found.span);
            let mut d = diagnostic(draft, judged, self.id(), String::new());
            Writer::suggest(draft, judged, &mut d);
            d.message = messages::forbidden(text, draft.policy, &d.suggestions, super::foreign(draft, judged));
            if d.suggestions.is_empty() {
                d.notes.push(messages::no_term(draft.policy, draft.segment(judged).lang.as_str()));
            }
            if judged.found.how.has(How::Homoglyph) {
                d.notes.push(messages::also_mixed(&super::mixed_script::strangers(text)));
            }
            out.push(d);
        }
    }
}

//! `discouraged-term`: a name or term to which the house prefers another.

use super::{Check, Draft, Kind, Writer, diagnostic, messages};
use crate::model::{Diagnostic, Mode, Rank};
use crate::policy;

pub(super) struct DiscouragedTerm;

impl Check for DiscouragedTerm {
    fn id(&self) -> &'static str {
        "discouraged-term"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../docs/checks/discouraged-term.md")
    }
    fn document(&self, draft: &Draft<'_, '_>, out: &mut Vec<Diagnostic>) {
        for judged in draft.judged.iter().filter(|j| j.counts() && j.kind() == Kind::Discouraged && !j.is_near()) {
            if super::ambiguous_term::speaks(draft, judged) {
                continue;
            }
            let text = draft.text(judged.segment, judged.found.span);
            let found = draft.segment(judged);
            let mut d = diagnostic(draft, judged, self.id(), String::new());
            Writer::suggest(draft, judged, &mut d);
            let mode = judged
                .opinions
                .first()
                .and_then(|o| policy::mode(draft.policy, o.reading.concept, &draft.scope(found, judged.found.span)));
            if let Some((Mode::Avoid { instead: Some(wider) }, _)) = mode {
                d.suggestions.insert(0, wider.to_string());
            }
            let own = judged.opinions.iter().any(|o| o.place.is_none() && o.reading.term.rank == Rank::Deprecated);
            d.message = if own && draft.glossary.has_statuses {
                messages::deprecated(text, &d.suggestions)
            } else {
                messages::discouraged(text, draft.policy, &d.suggestions, super::foreign(draft, judged))
            };
            out.push(d);
        }
    }
}

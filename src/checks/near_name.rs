//! `near-name`: a word that is not listed and nearly a name.

use super::{Check, Draft, Kind, Writer, diagnostic, messages, suggest};
use crate::model::{Applicability, Diagnostic, Severity};

pub(super) struct NearName;

impl Check for NearName {
    fn id(&self) -> &'static str {
        "near-name"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../docs/checks/near-name.md")
    }
    fn document(&self, draft: &Draft<'_, '_>, out: &mut Vec<Diagnostic>) {
        for judged in draft.judged.iter().filter(|j| j.counts() && j.is_near()) {
            let Some(first) = judged.opinions.first() else { continue };
            let text = draft.text(judged.segment, judged.found.span);
            let near = &first.reading.term.text;
            let mut d = diagnostic(draft, judged, self.id(), messages::near_name(text, near));
            d.severity = if judged.exempt.is_some() { Severity::Info } else { Severity::Warning };
            if judged.kind() >= Kind::OtherSpelling {
                // The name that is meant is itself one that the house replaces.
                Writer::suggest(draft, judged, &mut d);
                d.message = messages::near_name_replaced(text, near, draft.policy, &d.suggestions);
            } else {
                let all = suggest::as_listed(draft, judged);
                let cap = if all.len() == 1 { Applicability::Unsafe } else { Applicability::DisplayOnly };
                d.fix = all.first().map(|made| suggest::fix(draft.segment(judged), judged.found.span, made, cap));
                d.suggestions = all.into_iter().map(|r| r.text).collect();
            }
            out.push(d);
        }
    }
}

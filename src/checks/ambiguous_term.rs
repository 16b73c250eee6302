//! `ambiguous-term`: one string for several things, all of which the house calls otherwise.

use super::{Check, Draft, Judged, Kind, Writer, diagnostic, messages};
use crate::model::{Applicability, Diagnostic};

pub(super) struct AmbiguousTerm;

impl Check for AmbiguousTerm {
    fn id(&self) -> &'static str {
        "ambiguous-term"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../docs/checks/ambiguous-term.md")
    }
    fn document(&self, draft: &Draft<'_, '_>, out: &mut Vec<Diagnostic>) {
        for judged in draft.judged.iter().filter(|j| j.counts() && !j.is_near()) {
            if !speaks(draft, judged) {
                continue;
            }
            let text = draft.text(judged.segment, judged.found.span);
            let mut d = diagnostic(draft, judged, self.id(), messages::ambiguous(text, draft.policy));
            Writer::suggest(draft, judged, &mut d);
            if let Some(fix) = &mut d.fix {
                fix.applicability = Applicability::DisplayOnly;
                d.by_hand = Some(messages::BY_HAND_SEVERAL);
            }
            for opinion in judged.opinions.iter().skip(1) {
                d.notes.extend(opinion.notes.iter().filter(|n| !judged.opinions[0].notes.contains(n)).cloned());
            }
            out.push(d);
        }
    }
}

/// True if a match is for this check: every reading departs, they are of several concepts, and the house would write
/// different terms.
pub(super) fn speaks(draft: &Draft<'_, '_>, judged: &Judged<'_, '_>) -> bool {
    judged.kind() >= Kind::Discouraged && judged.is_ambiguous() && Writer::replacements(draft, judged).len() > 1 && {
        let first = judged.opinions.first().map(|o| o.reading.concept.id.clone());
        // Several texts of one concept are its forms, not several things.
        judged.opinions.iter().any(|o| Some(&o.reading.concept.id) != first.as_ref() && !o.instead.is_empty())
    }
}

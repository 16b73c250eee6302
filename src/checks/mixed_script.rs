//! `mixed-script`: a name with look-alike letters of another script.

use super::{Check, Draft, Kind, diagnostic, messages, suggest};
use crate::model::{Applicability, Diagnostic, How, Severity};
use crate::text::fold;

pub(super) struct MixedScript;

impl Check for MixedScript {
    fn id(&self) -> &'static str {
        "mixed-script"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../docs/checks/mixed-script.md")
    }
    fn document(&self, draft: &Draft<'_, '_>, out: &mut Vec<Diagnostic>) {
        let own = |kind| matches!(kind, Kind::Fine | Kind::Mode);
        for judged in draft.judged.iter().filter(|j| j.counts() && j.found.how.has(How::Homoglyph) && own(j.kind())) {
            let text = draft.text(judged.segment, judged.found.span);
            let all = suggest::as_listed(draft, judged);
            let Some(made) = all.first() else { continue };
            let message = messages::mixed_script(text, &strangers(text), &made.text);
            let mut d = diagnostic(draft, judged, self.id(), message);
            d.severity = if judged.exempt.is_some() { Severity::Info } else { Severity::Warning };
            // The letters are wrong in whoever's words; the meaning does not change.
            let cap = if judged.exempt.is_some() { Applicability::Unsafe } else { Applicability::Safe };
            let cap = if all.len() == 1 { cap } else { Applicability::DisplayOnly };
            d.fix = Some(suggest::fix(draft.segment(judged), judged.found.span, made, cap));
            d.suggestions = all.into_iter().map(|r| r.text).collect();
            out.push(d);
        }
    }
}

/// The letters of a word that are of another script than the rest, with their code points: `а U+0430 Cyrillic`.
pub(super) fn strangers(text: &str) -> String {
    let mut names: Vec<String> = Vec::new();
    // With its apostrophes: the `Map` of Map’янівка is of one script by itself.
    for word in text.split(|c: char| !(crate::text::words::is_word(c) || fold::is_apostrophe(c))) {
        for stranger in fold::unmix(word).map(|u| u.foreign).unwrap_or_default() {
            name_it(stranger.found, &mut names);
        }
        word.chars().filter(|c| matches!(c, '\u{1DD}' | '\u{18E}')).for_each(|c| name_it(c, &mut names));
    }
    names.join(", ")
}

fn name_it(letter: char, names: &mut Vec<String>) {
    let name = format!("`{letter}` U+{:04X}", letter as u32);
    if !names.contains(&name) {
        names.push(name);
    }
}

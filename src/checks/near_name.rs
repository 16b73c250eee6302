//! `near-name`: a word that is not listed and nearly a name.

use super::{Check, Draft, Judged, Kind, Writer, diagnostic, messages, rows, suggest};
use crate::base::Lang;
use crate::matching;
use crate::model::{Applicability, Diagnostic, How, Name, Severity, Stance, Term, TermRef};
use crate::policy;
use crate::text::morph;
use crate::text::words::Script;

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
            let mut d = diagnostic(draft, judged, self.id(), messages::near_name(text, near, judged.found.how));
            d.severity = if judged.exempt.is_some() { Severity::Info } else { Severity::Warning };
            if is_a_used_name(draft, judged) {
                continue;
            }
            if judged.kind() >= Kind::OtherSpelling {
                // The name that is meant is itself one that the house replaces.
                Writer::suggest(draft, judged, &mut d);
                // Whatever a policy lets be written of its names: that this is one is a guess.
                if let Some(fix) = &mut d.fix {
                    fix.applicability = fix.applicability.min(Applicability::Unsafe);
                }
                let lang = draft.segment(judged).lang_at(judged.found.span);
                d.message = match d.suggestions.first() {
                    // Of no use to readers is how a third language spells it.
                    Some(instead) if !first.reading.term.lang.same_language(lang) => {
                        messages::near_name_elsewhere(text, judged.found.how, draft.policy, instead)
                    }
                    _ => messages::near_name_replaced(text, near, judged.found.how, draft.policy, &d.suggestions),
                };
            } else if is_right_elsewhere(draft, judged) || is_ended(draft, judged) == Some(Ended::Perhaps) {
                continue;
            } else {
                let all = suggest::as_listed(draft, judged);
                let lang = draft.segment(judged).lang_at(judged.found.span);
                // Stepanakart | Stepanakert: what a table says of spellings.
                let is_row = rows::set_side_by_side(draft, judged, &first.reading, lang);
                d.by_hand = is_row.then_some(messages::BY_HAND_ROW);
                let sole = all.len() == 1 && !is_row;
                let cap = if sole { Applicability::Unsafe } else { Applicability::DisplayOnly };
                d.fix = all.first().map(|made| suggest::fix(draft.segment(judged), judged.found.span, made, cap));
                d.suggestions = all.into_iter().map(|r| r.text).collect();
            }
            // The same letters, as a headline has them, are no other spelling.
            if d.suggestions.first().is_some_and(|first| first == text) {
                continue;
            }
            let ended = is_ended(draft, judged).is_some();
            if (ended || is_vocative(text, near, draft.segment(judged).lang_at(judged.found.span)))
                && let Some(fix) = &mut d.fix
            {
                fix.applicability = Applicability::DisplayOnly;
            }
            out.push(d);
        }
    }
}

/// What letters behind a name that stands whole may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    /// An ending of a language whose rules are not known: Polish *pod Stepanakertem*.
    Perhaps,
    /// An ending that is misspelt, and would be lost with the name that is written.
    Misspelt,
}

/// Whether a word is a spelling of its name with an ending that no rule knows.
fn is_ended(draft: &Draft<'_, '_>, judged: &Judged<'_, '_>) -> Option<Ended> {
    let lang = draft.segment(judged).lang_at(judged.found.span);
    let text = draft.text(judged.segment, judged.found.span).to_lowercase();
    let first = judged.opinions.first().filter(|o| o.reading.form.is_bare())?;
    let rest = |term: &Term| text.strip_prefix(&*term.text.to_lowercase()).map(|rest| rest.chars().count());
    let most = first.reading.name.terms.iter().filter_map(rest).min().filter(|&count| count > 0)?;
    if !morph::has_rules(lang) {
        return Some(Ended::Perhaps);
    }
    (most > 1).then_some(Ended::Misspelt)
}

/// True for a Ukrainian vocative, which is no misspelt nominative: Кіровограде, місто моє.
fn is_vocative(text: &str, near: &str, lang: &Lang) -> bool {
    lang.primary() == "uk" && text.strip_prefix(near).is_some_and(|rest| matches!(rest, "е" | "у" | "ю"))
}

/// True for how the text's language spells a name that the house writes and that has no term in it, though it is a slip of one
/// that the house does not write: beside French *Choucha*, *Chouchi* for *Shushi*.
fn is_a_used_name(draft: &Draft<'_, '_>, judged: &Judged<'_, '_>) -> bool {
    let found = draft.segment(judged);
    let lang = found.lang_at(judged.found.span);
    let scope = draft.scope(found, judged.found.span);
    let written = draft.text(judged.segment, judged.found.span);
    let used = |name: &Name, concept| {
        let uses =
            |term| policy::verdict(draft.policy, TermRef { concept, name, term }, &scope).stance <= Stance::Admit;
        name.preferred(lang).is_none()
            && name.terms.iter().any(|t| matching::is_own_spelling(written, &t.text, lang) && uses(t))
    };
    judged.kind() > Kind::OtherSpelling
        && judged.opinions.iter().all(|o| o.reading.concept.names.iter().any(|name| used(name, o.reading.concept)))
}

/// True for a respelling of a name that has no term in the text's language or script: each language respells in its own
/// way, and *Latschin* is right in a German text. So is *Karabach*, which else would be a slip.
fn is_right_elsewhere(draft: &Draft<'_, '_>, judged: &Judged<'_, '_>) -> bool {
    let found = draft.segment(judged);
    let lang = found.lang_at(judged.found.span);
    let script = found.language_at(judged.found.span).script;
    let written = draft.text(judged.segment, judged.found.span);
    let other = |term: &Term| {
        let own_script = script == Script::Common && lang.primary() != "und" || matching::in_script(written, script);
        !matching::same_script(&term.text, written) || own_script && !term.lang.same_language(lang)
    };
    let own = |name: &Name| name.terms.iter().any(|term| matching::is_own_spelling(written, &term.text, lang));
    let how = judged.found.how;
    judged.opinions.iter().all(|o| other(o.reading.term))
        && (how.has(How::Romanised) || how.has(How::Misspelt) && judged.opinions.iter().all(|o| own(o.reading.name)))
}

//! `other-spelling`: another spelling of a name that the house writes.

use super::judge::Opinion;
use super::{Check, Draft, Found, Judged, Kind, Writer, diagnostic, messages, pair, sport};
use crate::base::PlainSpan;
use crate::matching::{self, Match};
use crate::model::{Applicability, Diagnostic, How, Label, Spelling};
use crate::text::{stems, words};

pub(super) struct OtherSpelling;

impl Check for OtherSpelling {
    fn id(&self) -> &'static str {
        "other-spelling"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../docs/checks/other-spelling.md")
    }
    fn document(&self, draft: &Draft<'_, '_>, out: &mut Vec<Diagnostic>) {
        for judged in draft.judged.iter().filter(|j| j.counts() && j.kind() == Kind::OtherSpelling && !j.is_near()) {
            let text = draft.text(judged.segment, judged.found.span);
            let mut d = diagnostic(draft, judged, self.id(), String::new());
            Writer::suggest(draft, judged, &mut d);
            let sport = sport::signs(&draft.segment(judged).segment.target.plain, judged.found.span);
            // A form in which the two spellings are the same is no departure.
            if d.suggestions.first().is_some_and(|first| first == text) {
                continue;
            }
            // A word more or less may be the word of another: `the Ukraine war` has its article from the war.
            if let (Some(fix), Some(first)) = (&mut d.fix, d.suggestions.first())
                && (count(first) != count(text) || sport.is_some() || may_be_of_other(draft, judged))
            {
                fix.applicability = fix.applicability.min(Applicability::Unsafe);
            }
            d.message = messages::other_spelling(text, draft.policy, &d.suggestions);
            if draft.policy.spelling == Spelling::Document
                && let Some(reference) = reference(draft, judged)
            {
                let span = draft.segment(reference).segment.target.source_span(reference.found.span);
                d.message = messages::inconsistent_spelling(text, &d.suggestions);
                d.labels.push(Label { span, text: messages::reference_spelling() });
            } else if draft.policy.spelling == Spelling::Document && is_of_another(draft, judged) {
                if let Some(fix) = &mut d.fix {
                    fix.applicability = Applicability::DisplayOnly;
                }
                d.by_hand = Some(messages::BY_HAND_SEVERAL);
            }
            if judged.found.how.has(How::Homoglyph) {
                d.notes.push(messages::also_mixed(&super::mixed_script::strangers(text)));
            }
            out.push(d);
        }
    }
}

/// True for a spelling that others may have as theirs: a region's in another language is its clubs' and banks' too (*Qarabağ are top*), a
/// town's may be a person's (*Jabrail said no*) or, before a capital in an English sentence, a hotel's (*the Erevan Plaza*).
fn may_be_of_other(draft: &Draft<'_, '_>, judged: &Judged<'_, '_>) -> bool {
    let (found, m) = (draft.segment(judged), &judged.found);
    let lang = found.lang_at(m.span);
    let abroad = |o: &Opinion<'_, '_>| {
        o.reading.concept.kind.as_deref() == Some("region") && !o.reading.term.lang.same_language(lang)
    };
    let plain = &found.segment.target.plain;
    // Behind a preposition of places, or before a word for what is there, the region is meant.
    let as_region = || {
        let last = plain[..m.span.start as usize].split_whitespace().next_back().unwrap_or_default();
        let next = plain[m.span.end as usize..].split_whitespace().next().unwrap_or_default();
        let next = next.trim_end_matches(|c: char| !c.is_alphanumeric());
        IN_REGIONS.contains(&&*last.to_lowercase())
            || OF_REGIONS.contains(&next)
            || matching::is_before_place(plain, m.span)
    };
    let before_capital = || {
        let capital =
            plain[m.span.end as usize..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
        capital
            && lang.primary() == "en"
            && !matching::is_before_place(plain, m.span)
            && !words::setting(plain, m.span).title
    };
    // *The Erivan Khanate*, *Erivan xanlığı*: states of old are called as they were.
    let before_state = || {
        let next = plain[m.span.end as usize..].split_whitespace().next().unwrap_or_default().to_lowercase();
        stems::begins(&next, STATES)
    };
    judged.opinions.iter().all(abroad) && !as_region()
        || before_state()
        || matching::may_be_given(&m.readings, plain, m.span) && !is_beside_place(found, m)
        || before_capital()
}

/// States and provinces of old, behind their names.
const STATES: &[&str] = &["governorate", "guberniya", "khanate", "hanlığ", "quberniya", "xanlığ", "губерни", "ханств"];
/// What stands before a region and no club, in English.
const IN_REGIONS: &[&str] = &["in", "near", "inside", "across", "throughout", "around", "entered", "nagorno", "upper"];
/// What a region has and no club.
const OF_REGIONS: &[&str] = &["region", "war", "conflict", "wars"];

/// *Fizuli, Jabrail and Agdam*: another place in the list, which is nobody's given name.
fn is_beside_place(found: &Found<'_, '_>, m: &Match<'_>) -> bool {
    let plain = &found.segment.target.plain;
    let joins = |one: &Match<'_>, other: &Match<'_>| {
        let between = plain.get(one.span.end as usize..other.span.start as usize).map(str::trim);
        between.is_some_and(|text| matches!(text, "," | "and" | ", and" | "и" | "və" | "ve" | "և"))
    };
    let is_place = |other: &Match<'_>| {
        !other.readings.is_empty()
            && other.readings.iter().all(|r| r.concept.country.is_some())
            && !matching::may_be_given(&other.readings, plain, other.span)
    };
    pair::previous(found, m).is_some_and(|other| joins(other, m) && is_place(other))
        || pair::next(found, m).is_some_and(|other| joins(m, other) && is_place(other))
}

/// Words, those of a hyphenated name apart.
fn count(text: &str) -> usize {
    text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}'))
        .filter(|w| !w.is_empty())
        .count()
}

/// True if the spelling to write stands in the draft only where another thing is meant that is called so too: the Tartar river, and
/// the town of Terter.
fn is_of_another(draft: &Draft<'_, '_>, judged: &Judged<'_, '_>) -> bool {
    let Some(wanted) = judged.opinions.first().and_then(|o| o.instead.first()) else { return false };
    let spelt = |j: &Judged<'_, '_>| j.found.readings.iter().any(|r| std::ptr::eq(r.term, *wanted));
    draft.judged.iter().any(|j| j.exempt.is_none() && spelt(j))
}

/// The first place in the draft that has the reference spelling. A quarry or a mine has the village's own name, though it may be
/// listed beside it.
fn reference<'d, 'a, 'g>(draft: &'d Draft<'a, 'g>, judged: &Judged<'a, 'g>) -> Option<&'d Judged<'a, 'g>> {
    let wanted = judged.opinions.first()?.instead.first()?;
    let is_it = |j: &&'d Judged<'a, 'g>| j.opinions.iter().any(|o| std::ptr::eq(o.reading.term, *wanted));
    let spelt = |j: &Judged<'_, '_>| j.found.readings.iter().any(|r| std::ptr::eq(r.term, *wanted));
    let is_dug =
        |j: &&Judged<'_, '_>| spelt(j) && is_beside_quarry(&draft.segment(j).segment.target.plain, j.found.span);
    let mut all = draft.judged.iter().filter(|j| j.exempt.is_none());
    all.clone().find(is_it).or_else(|| all.find(is_dug))
}

/// True right beside a word for a place where something is dug, over a mark.
fn is_beside_quarry(plain: &str, span: PlainSpan) -> bool {
    #[rustfmt::skip]
    const DUG: &[&str] = &[
        "quarry", "quarries", "mine", "mines", "deposit", "pit", "карьер", "карьере", "карьера", "рудник", "рудника", "руднике", "шахта", "шахты", "шахте",
        "karxanası", "mədəni", "yatağı", "ocağı", "madeni", "հանքը", "հանքում", "հանքի", "carrière", "steinbruch", "grube",
    ];
    let is_word = |word: Option<&str>| word.is_some_and(|word| DUG.contains(&&*word.to_lowercase()));
    let parts = |c: char| !c.is_alphanumeric();
    let behind = plain[span.end as usize..].split(parts).find(|word| !word.is_empty());
    let before = plain[..span.start as usize].rsplit(parts).find(|word| !word.is_empty());
    is_word(behind) || is_word(before)
}

//! Names that are spoken of, and labelled with a language: nothing is written in their place.

use super::judge::{Judged, Opinion};
use super::{Found, both, pair};
use crate::base::{Lang, PlainSpan};
use crate::matching::{self, Match};
use crate::model::{Mark, Term};
use crate::text::morph::{Joint, Neighbours};
use crate::text::{spoken, words};

/// True if the name itself is spoken of, and another name would be written: known as Krasnovodsk.
pub(super) fn is_spoken_of(found: &Found<'_, '_>, judged: &Judged<'_, '_>) -> bool {
    let near = around(found, judged.found);
    let another = |o: &Opinion<'_, '_>| {
        let is_spelling = |term: &Term| pair::holds(o.reading.name, term) && !both::is_other_word(&o.reading, term);
        !o.instead.iter().all(|term| is_spelling(term))
    };
    let bare = judged.opinions.iter().any(|o| o.reading.form.is_bare());
    let other = || judged.opinions.iter().any(|o| o.by_mode || another(o));
    if let Some(lang) = label(found, judged.found) {
        // Another spelling of the name is a slip in the language of the text only.
        return other() || !lang.same_language(found.lang_at(judged.found.span));
    }
    judged.found.joint == Joint::None
        && (spoken::is_of_spelling(near.before, near.after)
            || other() && spoken::is_spoken_of(near.before, near.after, bare))
}

/// What stands around a match, in whatever language.
fn around<'t>(found: &'t Found<'_, '_>, m: &Match<'_>) -> Neighbours<'t> {
    let plain = &*found.segment.target.plain;
    matching::neighbours(plain, m.span, PlainSpan::new(0, plain.len()))
}

/// The language that a name is labelled with: by the head of its column, its row or its field, or by the words beside it.
pub(super) fn label(found: &Found<'_, '_>, m: &Match<'_>) -> Option<Lang> {
    let text = &found.segment.target;
    // Below the text's own language stands what the house writes.
    let is_other = |lang: &Lang| !lang.same_language(found.lang_at(m.span));
    let head = text.marks.iter().find_map(|(_, mark)| match mark {
        Mark::Headed(lang) if is_other(lang) => Some(lang.clone()),
        _ => None,
    });
    let beside = || {
        let near = around(found, m);
        let bare = m.joint == Joint::None && m.readings.iter().any(|r| r.form.is_bare());
        spoken::label(near.before, near.after).filter(|_| bare).map(Lang::new)
    };
    head.or_else(beside)
}

/// True beside another spelling of the same name, with nothing but what joins a list between them; a second half of a pair goes anyway.
fn is_listed_with_another(found: &Found<'_, '_>, m: &Match<'_>) -> bool {
    let plain = &*found.segment.target.plain;
    let bare = |m: &Match<'_>| m.readings.iter().any(|r| r.form.is_bare());
    if !bare(m) || m.joint != Joint::None {
        return false;
    }
    let is_same = |other: &Match<'_>| {
        let shared = other.readings.iter().any(|one| m.readings.iter().any(|r| std::ptr::eq(one.name, r.name)));
        shared && bare(other) && plain[other.span.range()].to_lowercase() != plain[m.span.range()].to_lowercase()
    };
    let joined = |from: u32, to: u32| plain.get(from as usize..to as usize).is_some_and(both::is_joining);
    pair::previous(found, m).is_some_and(|other| is_same(other) && joined(other.span.end, m.span.start))
        || pair::next(found, m).is_some_and(|other| is_same(other) && joined(m.span.end, other.span.start))
}

/// True if a spelling is set against the one that would be written, in one sentence: *Write Khojaly, not Khojali*; *Khojaly and
/// Khojali are spelt differently*; or stands in a list with another one of the same name: *Khojaly, Khojali and Hocalı*.
pub(super) fn is_set_against(found: &Found<'_, '_>, judged: &Judged<'_, '_>, made: &str) -> bool {
    let m = judged.found;
    let near = around(found, m);
    let plain = &*found.segment.target.plain;
    let sentence = words::sentence(plain, m.span.start);
    let respelt = |o: &Opinion<'_, '_>| o.instead.iter().all(|term| pair::holds(o.reading.name, term));
    if judged.opinions.iter().all(respelt) && is_listed_with_another(found, m) {
        return true;
    }
    if !spoken::is_set_against(near.before, near.after) && !spoken::speaks_of_spelling(&plain[sentence.range()]) {
        return false;
    }
    let (before, after) = (sentence.start as usize..m.span.start as usize, m.span.end as usize..sentence.end as usize);
    [before, after].into_iter().any(|side| plain.get(side).is_some_and(|text| text.contains(made)))
}

//! What the words around a match leave of its readings.

use super::evidence::{Contexts, GENERICS, by_evidence};
use super::{Match, Reading, lemma, ordinary};
use crate::base::{Lang, PlainSpan};
use crate::model::{Concept, Term};
use crate::text::common;
use crate::text::morph::{Feature, Form, Neighbours};

/// The readings that the words around leave possible; none where it is no name.
///
/// `reach` is how much around it is in the language `lang`.
pub(crate) fn in_context<'g>(
    m: &Match<'g>,
    plain: &str,
    (lang, reach): (&Lang, PlainSpan),
    contexts: &mut Contexts,
) -> Vec<Reading<'g>> {
    let own = own_language(&m.readings, &plain[m.span.range()], lang);
    // Le Port: *au port* is none.
    let small_behind = || {
        let written = &plain[m.span.range()];
        written.split_whitespace().nth(1).is_some_and(|word| word.starts_with(char::is_lowercase))
    };
    let contracted = |r: &Reading<'_>| matches!(r.form.features(), [Feature::Genitive | Feature::Dative]);
    let own = if lang.primary() == "fr" && own.iter().any(contracted) && small_behind() {
        own.into_iter().filter(|r| !contracted(r)).collect()
    } else {
        own
    };
    if own.is_empty() && !m.readings.is_empty() {
        return own;
    }
    if ordinary::is_meant(&own, plain, m.span, lang) {
        return Vec::new();
    }
    let near = neighbours(plain, m.span, reach);
    let is_word = |r: &Reading<'g>| {
        let (lemma, rules) = lemma(r.concept, r.term, lang);
        !rules.morphology.is_another_word(&lemma, r.form, near)
    };
    // Of names there is no such thing; German nouns have a capital too.
    let small = |r: &Reading<'_>| r.term.text.starts_with(char::is_lowercase) || r.term.lang.primary() == "de";
    if own.iter().all(|r| small(r) && !is_word(r)) {
        return Vec::new();
    }
    if let [_] = own[..] {
        return by_evidence(own, plain, (m.span, lang), contexts);
    }
    let mut kept: Vec<Reading<'g>> = Vec::new();
    let mut rest = &own[..];
    while let Some(first) = rest.first() {
        let len = rest.iter().take_while(|r| std::ptr::eq(r.term, first.term)).count();
        let (own, others) = rest.split_at(len);
        rest = others;
        let (lemma, rules) = lemma(first.concept, first.term, lang);
        let mut forms: Vec<Form> = own.iter().map(|r| r.form).collect();
        rules.morphology.narrow(&lemma, &mut forms, near);
        kept.extend(forms.into_iter().map(|form| Reading { form, ..*first }));
    }
    if kept.is_empty() {
        kept.clone_from(&own);
    }
    by_evidence(kept, plain, (m.span, lang), contexts)
}

/// True if some word may speak for a concept: one of its own, or one for its kind. Without any, a `context-only` term of it is
/// never found.
pub(crate) fn may_be_spoken_for(concept: &Concept) -> bool {
    let kind = concept.kind.as_deref().unwrap_or_default();
    !concept.context.is_empty() || GENERICS.iter().any(|(kinds, _)| kinds.contains(&kind))
}

/// The readings without those of terms of another language that the text's own has instead: a term spelt the same
/// (*Account*), short or ordinary words (German *war* is no war, an English *gift* no poison), and common nouns for which
/// the concept has no word in the text's language.
fn own_language<'g>(readings: &[Reading<'g>], written: &str, lang: &Lang) -> Vec<Reading<'g>> {
    let own = |r: &Reading<'_>| r.term.lang.same_language(lang);
    if readings.iter().all(own) {
        return readings.to_vec();
    }
    let ordinary = || written.chars().count() < SHORT || common::is_ordinary(&written.to_lowercase(), lang.primary());
    let foreign = |r: &Reading<'_>| {
        let listed = || r.concept.terms().any(|term| term.lang.same_language(lang));
        is_common_noun(r) && (!listed() || written.chars().all(char::is_alphabetic) && ordinary())
    };
    let same = |r: &Reading<'_>| {
        let is = |other: &&Reading<'_>| std::ptr::eq(other.concept, r.concept) && own(other);
        readings.iter().filter(is).any(|other| other.term.text.to_lowercase() == r.term.text.to_lowercase())
    };
    readings.iter().filter(|r| own(r) || !(same(r) || foreign(r))).copied().collect()
}

/// True for a term that is no name: no place, and in small letters, or German with a word in small letters beside it. Of a
/// term in German alone its gender says so.
fn is_common_noun(r: &Reading<'_>) -> bool {
    let small = |text: &str| !text.contains(char::is_uppercase) && text.starts_with(char::is_alphabetic);
    let german = |term: &Term| matches!(term.lang.primary(), "de" | "gsw" | "lb");
    let one_capital = |text: &str| text.chars().skip(1).all(|c| !c.is_uppercase()) && !text.contains(char::is_numeric);
    let beside_small = || r.concept.terms().any(|term| small(&term.text));
    let is_noun = || one_capital(&r.term.text) && (r.term.gender.is_some() || beside_small());
    !r.concept.is_place() && (small(&r.term.text) || german(r.term) && is_noun())
}

/// Letters below which a word in small letters is a word of the text's language rather than another's term.
const SHORT: usize = 5;

/// The text around a span in its paragraph, as far as it is in the same language.
pub(crate) fn neighbours(plain: &str, span: PlainSpan, reach: PlainSpan) -> Neighbours<'_> {
    let (start, end) = (span.start as usize, span.end as usize);
    Neighbours { before: &plain[reach.start as usize..start], after: &plain[end..reach.end as usize] }
}

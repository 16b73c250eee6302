//! What the words around a match leave of its readings.

use super::evidence::{Contexts, by_evidence};
use super::{Match, Reading, lemma};
use crate::base::{Lang, PlainSpan};
use crate::text::morph::{Form, Neighbours};

/// The readings that the words around leave possible; none where it is no name.
///
/// `reach` is how much around it is in the language `lang`.
pub(crate) fn in_context<'g>(
    m: &Match<'g>,
    plain: &str,
    (lang, reach): (&Lang, PlainSpan),
    contexts: &mut Contexts,
) -> Vec<Reading<'g>> {
    let near = neighbours(plain, m.span, reach);
    let is_word = |r: &Reading<'g>| {
        let (lemma, rules) = lemma(r.term, lang);
        !rules.morphology.is_another_word(&lemma, r.form, near)
    };
    // Of names there is no such thing.
    let small = |r: &Reading<'_>| r.term.text.starts_with(char::is_lowercase);
    if m.readings.iter().all(|r| small(r) && !is_word(r)) {
        return Vec::new();
    }
    if let [_] = m.readings[..] {
        return by_evidence(m.readings.clone(), plain, m.span, contexts);
    }
    let mut kept: Vec<Reading<'g>> = Vec::new();
    let mut rest = &m.readings[..];
    while let Some(first) = rest.first() {
        let len = rest.iter().take_while(|r| std::ptr::eq(r.term, first.term)).count();
        let (own, others) = rest.split_at(len);
        rest = others;
        let (lemma, rules) = lemma(first.term, lang);
        let mut forms: Vec<Form> = own.iter().map(|r| r.form).collect();
        rules.morphology.narrow(&lemma, &mut forms, near);
        kept.extend(forms.into_iter().map(|form| Reading { form, ..*first }));
    }
    if kept.is_empty() {
        kept.clone_from(&m.readings);
    }
    by_evidence(kept, plain, m.span, contexts)
}

/// The text around a span in its paragraph, as far as it is in the same language.
pub(crate) fn neighbours(plain: &str, span: PlainSpan, reach: PlainSpan) -> Neighbours<'_> {
    let (start, end) = (span.start as usize, span.end as usize);
    Neighbours { before: &plain[reach.start as usize..start], after: &plain[end..reach.end as usize] }
}

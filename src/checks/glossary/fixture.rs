//! A glossary made in a test, and what a check says of it.

use super::GlossaryCheck;
use crate::base::{Lang, Span};
use crate::model::{Concept, DateRange, Glossary, Name, Rank, Related, RelatedKind, Term};

/// A term in force; its span counts up with `at`.
pub(super) fn term(lang: &str, text: &str, rank: Rank, at: u32) -> Term {
    Term { rank, ..Term::new(Lang::new(lang), text, Span { start: at, end: at + 1 }) }
}

/// A concept of one name.
pub(super) fn concept(id: &str, terms: Vec<Term>) -> Concept {
    let name = Name { key: "a".into(), terms, ..Name::default() };
    Concept { id: id.into(), names: vec![name], span: Span { start: 1000, end: 1010 }, ..Concept::default() }
}

pub(super) fn glossary(concepts: Vec<Concept>) -> Glossary {
    Glossary { concepts, ..Glossary::default() }
}

/// `start: message` of each finding, suggestions behind.
pub(super) fn said(check: &dyn GlossaryCheck, glossary: &Glossary) -> Vec<String> {
    let mut out = Vec::new();
    check.glossary(glossary, &[], &mut out);
    out.into_iter()
        .map(|(file, d)| {
            assert_eq!((d.rule, file), (check.id(), 0));
            let mut parts = vec![format!("{}: {}", d.span.start, d.message)];
            parts.extend(d.suggestions);
            parts.join(" -> ")
        })
        .collect()
}

/// A relation whose line is at `at`.
pub(super) fn relation(to: &str, kind: RelatedKind, at: u32) -> Related {
    Related {
        to: to.into(),
        kind,
        note: None,
        confidence: None,
        sources: Vec::new(),
        valid: DateRange::default(),
        span: Span { start: at, end: at },
    }
}

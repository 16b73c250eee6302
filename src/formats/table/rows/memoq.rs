//! What memoQ's columns say of a concept: one definition a language, and a note in which those on terms stand too.

use super::super::DEFINITION;
use super::{Draft, add_note};
use crate::model::Concept;

/// A definition that is the same in every language that has one is the concept's; lines of the note that begin with a
/// term and a colon are on that term.
pub(super) fn settle(concept: &mut Concept, drafts: &mut [Draft]) {
    let mut all = drafts.iter().flat_map(|draft| &draft.term.extra).filter(|(key, _)| **key == *DEFINITION);
    if concept.definition.is_none()
        && let Some((_, first)) = all.next()
        && all.all(|(_, text)| text == first)
    {
        concept.definition = Some(first.clone());
        for draft in &mut *drafts {
            draft.term.extra.retain(|(key, _)| **key != *DEFINITION);
        }
    }
    let Some(note) = concept.note.take() else { return };
    let mut on: Option<usize> = None;
    for line in note.lines() {
        let of = |draft: &Draft| {
            let rest = line.strip_prefix(&*draft.term.text)?.strip_prefix(": ")?;
            Some((draft.term.text.len(), rest))
        };
        // Of two that fit the longer is meant.
        let found = drafts.iter().enumerate().filter_map(|(at, draft)| Some((at, of(draft)?)));
        let found = found.max_by_key(|(at, (length, _))| (*length, std::cmp::Reverse(*at)));
        match (found, on) {
            (Some((at, (_, rest))), _) => {
                on = Some(at);
                add_note(&mut drafts[at].term.note, rest);
            }
            (None, Some(at)) => push_line(&mut drafts[at].term.note, line),
            (None, None) => push_line(&mut concept.note, line),
        }
    }
}

/// A line more, whatever stands there.
fn push_line(note: &mut Option<Box<str>>, line: &str) {
    *note = Some(match note.take() {
        None => line.into(),
        Some(old) => format!("{old}\n{line}").into(),
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Lang, Span};
    use crate::model::Term;

    #[test]
    fn notes_and_definitions_go_where_they_came_from() {
        let draft = |lang: &str, text: &str| Draft {
            term: Term::new(Lang::new(lang), text, Span::default()),
            rank: None,
            name: Box::default(),
            usage: Vec::new(),
        };
        let mut drafts = [draft("en", "elm"), draft("en", "elm: wych"), draft("de", "Ulme")];
        for draft in &mut drafts[1..] {
            draft.term.extra.push((DEFINITION.into(), "a tree".into()));
        }
        let note = "a: first\nsecond\nelm: wych: rare\nelm: of old\nand more\nUlme: f.";
        let mut concept = Concept { note: Some(note.into()), ..Concept::default() };
        settle(&mut concept, &mut drafts);
        assert_eq!(concept.note.as_deref(), Some("a: first\nsecond"));
        let notes: Vec<_> = drafts.iter().map(|draft| draft.term.note.as_deref()).collect();
        assert_eq!(notes, [Some("of old\nand more"), Some("rare"), Some("f.")]);
        assert_eq!(concept.definition.as_deref(), Some("a tree"));
        assert!(drafts.iter().all(|draft| draft.term.extra.is_empty()));
        drafts[0].term.extra.push((DEFINITION.into(), "one".into()));
        drafts[2].term.extra.push((DEFINITION.into(), "zwei".into()));
        concept.definition = None;
        settle(&mut concept, &mut drafts);
        assert!(concept.definition.is_none() && drafts[2].term.extra.len() == 1);
    }
}

//! What was rewritten in files of terms of other programs stays beside it, and is marked for somebody to look at it.

use std::cell::RefCell;
use std::collections::HashSet;

use super::exchange;
use super::glossary::{self, Line};
use crate::base::{Lang, Source};
use crate::formats::{self, Former};
use crate::model::{Applicability, Diagnostic, Edit};

/// Adds to fixes what keeps the old texts. Fixes come in rounds; what was kept in one is not kept again in the next.
#[derive(Default)]
pub(super) struct Keeper(RefCell<State>);

#[derive(Default)]
struct State {
    /// Notes that the round was to write: the lines that each keeps, with what they said. Without a note: lines that
    /// have no room for one.
    tried: Vec<(bool, Vec<(usize, String)>)>,
    /// Lines that are rewritten.
    done: HashSet<usize>,
    marked: usize,
    unkept: usize,
}

impl State {
    /// Sees what came of the round before.
    fn settle(&mut self, lines: &[Line]) {
        for (noted, tried) in std::mem::take(&mut self.tried) {
            let changed = tried.into_iter().filter(|(at, text)| lines.get(*at).is_some_and(|line| line.text != *text));
            let changed: Vec<usize> = changed.map(|(at, _)| at).collect();
            if noted {
                self.marked += usize::from(!changed.is_empty());
            } else {
                self.unkept += changed.len();
            }
            self.done.extend(changed);
        }
    }
}

impl Keeper {
    /// The notes that were written, and the lines that were rewritten without one.
    pub(super) fn counts(&self) -> (usize, usize) {
        let state = self.0.borrow();
        (state.marked, state.unkept)
    }

    /// Adds to the first fix of each note's lines what keeps their texts.
    pub(super) fn keep(&self, source: &Source, lines: &[Line], found: &mut [Diagnostic], least: Applicability) {
        let mut state = self.0.borrow_mut();
        state.settle(lines);
        let Some(format) = formats::detect_terms(source.path(), source) else { return };
        // Of each line the first fix that will be applied.
        let mut first: Vec<(usize, usize)> = Vec::new();
        for (at, diagnostic) in found.iter().enumerate() {
            let Some(index) = glossary::line_index(lines, diagnostic.span) else { continue };
            let known = state.done.contains(&index) || first.iter().any(|&(known, _)| known == index);
            if !known && applies(source, diagnostic, least) {
                first.push((index, at));
            }
        }
        let former = |&(index, _): &(usize, usize)| {
            let line = &lines[index];
            let lang = line.lang.as_ref().filter(|_| line.key == exchange::TERM);
            Former { span: line.span, text: &line.text, lang: lang.map(Lang::as_str) }
        };
        let formers: Vec<Former<'_>> = first.iter().map(former).collect();
        let said = |at: usize| (first[at].0, lines[first[at].0].text.clone());
        let mut alone: Vec<usize> = (0..first.len()).collect();
        for keeping in exchange::keepings(format, source, &formers) {
            alone.retain(|at| !keeping.of.contains(at));
            state.tried.push((true, keeping.of.iter().map(|&at| said(at)).collect()));
            let fix = keeping.of.first().and_then(|&at| found[first[at].1].fix.as_mut());
            if let Some(fix) = fix {
                fix.edits.extend(keeping.edits);
                fix.edits.sort_by_key(|edit| edit.span);
            }
        }
        if !alone.is_empty() {
            state.tried.push((false, alone.into_iter().map(said).collect()));
        }
    }
}

/// True if what is found is going to be rewritten.
fn applies(source: &Source, found: &Diagnostic, least: Applicability) -> bool {
    let Some(fix) = found.fix.as_ref().filter(|fix| fix.applicability >= least) else { return false };
    let fits = |edit: &Edit| source.edits_on_disk(edit.span, &edit.text).is_some();
    fix.edits.iter().any(|edit| source.slice(edit.span) != edit.text) && fix.edits.iter().all(fits)
}

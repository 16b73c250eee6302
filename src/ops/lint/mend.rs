//! The fixes of glossaries and policies, file by file, until none is left.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::PathBuf;

use super::super::fix::{Fixed, apply};
use crate::base::{Error, Result, Source};
use crate::checks::UNUSED_SUPPRESSION;
use crate::formats;
use crate::model::{Applicability, Diagnostic, Edit, Fix};

/// What the fixes have made of files.
#[derive(Default)]
pub(super) struct Mends(BTreeMap<PathBuf, Fixed>);

impl Mends {
    /// The files as they are now.
    pub(super) fn after(&self) -> HashMap<PathBuf, Vec<u8>> {
        self.0.iter().map(|(path, fixed)| (path.clone(), fixed.after.clone())).collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Applies what was found fixable; false if nothing was. Only files on disk in TOML have fixes.
    pub(super) fn step<'s>(
        &mut self,
        files: impl Iterator<Item = (&'s Source, &'s [Diagnostic])>,
        least: Applicability,
    ) -> Result<bool> {
        let mut changed = false;
        for (source, problems) in files {
            let fixable: Vec<Diagnostic> = problems
                .iter()
                .filter(|d| d.fix.as_ref().is_some_and(|fix| keeps_comments(source, d, fix)))
                .cloned()
                .collect();
            if !source.path().is_file() || fixable.is_empty() {
                continue;
            }
            let path = source.path().to_owned();
            let fixed = match self.0.entry(path.clone()) {
                std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
                std::collections::btree_map::Entry::Vacant(new) => {
                    let bytes = fs::read(&path).map_err(|cause| Error::io(&path, cause))?;
                    let read = Source::decode(&path, bytes.clone(), None)?;
                    if read.text() != source.text() {
                        let what = "was changed by somebody else meanwhile; run it again";
                        return Err(Error::new(what).in_file(path));
                    }
                    new.insert(Fixed::none(bytes))
                }
            };
            let step = apply(source, &fixed.after, &fixable, least)?;
            fixed.unencodable = step.unencodable;
            if step.applied > 0 {
                if fixed.original.is_none() {
                    fixed.original = Some(Source::decode(&path, fixed.before.clone(), None)?);
                }
                fixed.after = step.bytes;
                fixed.applied += step.applied;
                changed = true;
            }
        }
        Ok(changed)
    }

    /// What became of a file; a file in TOML that nothing was done to comes as it is.
    pub(super) fn take(&mut self, source: &Source) -> Option<Fixed> {
        self.0.remove(source.path())
    }
}

/// No comment goes with what an edit replaces, but one that is to go.
fn keeps_comments(source: &Source, problem: &Diagnostic, fix: &Fix) -> bool {
    if problem.rule == UNUSED_SUPPRESSION {
        return true;
    }
    fix.edits.iter().all(|edit| {
        let mut quote = None;
        source.slice(edit.span).chars().all(|c| {
            match (quote, c) {
                (None, '#') => return false,
                (None, '"' | '\'') => quote = Some(c),
                (Some(open), c) if open == c => quote = None,
                _ => {}
            }
            true
        })
    })
}

/// The new id of a concept in the place of its old one, wherever the rule at a line names it.
pub(super) fn renamed(source: &Source, line: u32, problem: &Diagnostic) -> Option<Fix> {
    let ([now], "unknown-concept", Some(old)) = (&problem.suggestions[..], problem.rule, &problem.concept) else {
        return None;
    };
    let spans = formats::policy_concepts(source, line, old);
    let edits: Vec<Edit> = spans.into_iter().map(|span| Edit { span, text: formats::toml_text(now) }).collect();
    (!edits.is_empty()).then_some(Fix { applicability: Applicability::Safe, edits })
}

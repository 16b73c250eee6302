//! TBX files that `lint` looks through without holding them.

use std::path::Path;

use super::super::termbase::Termbase;
use super::super::workspace::join;
use super::Lint;
use crate::base::Span;
use crate::checks::check_exchange_of;
use crate::formats::tbx;
use crate::model::{Diagnostic, Glossary, Problem, Severity};

impl Lint {
    /// Looks through a TBX that is a file, of which no more is held than the glossary that it is and what is said of it;
    /// false for what is none, or had better be read whole: one with comments to exonym.
    pub(super) fn termbase(&mut self, path: &Path) -> bool {
        let Some(base) = Termbase::open(path, None) else { return false };
        let mut glossary = Glossary::default();
        let read = tbx::read_each(&base, &mut |concept| glossary.concepts.push(concept));
        let read = match base.settle(read) {
            Ok(Some(read)) if !base.is_spoken_in() && !base.is_marked() => read,
            Ok(_) => return false,
            Err(error) => {
                self.failures.push(error);
                return true;
            }
        };
        let mut problems = read.problems;
        let looked = base.conflicts().and_then(|torn| {
            self.torn |= !torn.is_empty();
            if torn.is_empty() {
                glossary = Glossary { concepts: std::mem::take(&mut glossary.concepts), ..read.glossary };
                // What is not well-formed is held against no schema.
                if problems.iter().all(|problem| problem.severity < Severity::Error) {
                    problems.extend(check_exchange_of(&base)?);
                }
            } else {
                glossary = Glossary::default();
                let at = |problem: &Problem| {
                    Span::new(problem.place.offset as usize, (problem.place.offset + problem.length) as usize)
                };
                problems = torn
                    .into_iter()
                    .map(|one| Diagnostic::new(one.rule, one.severity, at(&one), one.message))
                    .collect();
            }
            base.outline()
        });
        match looked {
            Ok(outline) => {
                glossary.files = vec![std::sync::Arc::new(path.to_owned())];
                join(&mut self.glossary, glossary, &mut self.failures);
                self.termbases.insert(self.glossaries.len(), base);
                self.glossaries.push((outline, problems));
            }
            Err(error) => self.failures.push(error.in_file(path)),
        }
        true
    }

    /// Shows the lines of TBX files that something was found in.
    pub(super) fn excerpts(&mut self) {
        for (at, base) in std::mem::take(&mut self.termbases) {
            let (source, problems) = &mut self.glossaries[at];
            match base.excerpts(problems).and_then(|excerpts| base.unchanged().map(|()| excerpts)) {
                Ok(excerpts) => *source = excerpts,
                Err(error) => {
                    problems.clear();
                    self.failures.push(error.in_file(base.path));
                }
            }
        }
    }
}

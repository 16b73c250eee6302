//! Comments of a file that is never held: gathered while it streams past, heeded when it does so once more.

use std::ops::Range;

use super::super::{messages, unused_suppression};
use super::RULE;
use super::directive::{Directive, Named, Reach, Silenceable};
use crate::base::Place;
use crate::model::{Problem, Severity};

/// A comment to exonym.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StreamComment {
    pub(crate) text: Box<str>,
    /// Where the text stands.
    pub(crate) place: Place,
    /// What it is about, in bytes of the decoded file; empty where nothing follows.
    pub(crate) about: Range<u64>,
}

impl StreamComment {
    fn told(&self, rule: &'static str, message: String) -> Problem {
        let length = self.text.len() as u64;
        Problem { rule, severity: Severity::Warning, place: self.place, length, message }
    }
}

/// The comments that hold.
pub(crate) struct Hush<'c> {
    /// About single units, which are in file order and apart.
    near: Vec<Standing<'c>>,
    /// About stretches, or the whole file.
    wide: Vec<Standing<'c>>,
    /// What is wrong with the others.
    pub(crate) problems: Vec<Problem>,
}

struct Standing<'c> {
    comment: &'c StreamComment,
    directive: Directive,
    about: Range<u64>,
    used: Vec<bool>,
}

impl Standing<'_> {
    /// Why a finding is silenced, if it is.
    fn silences(&mut self, rule: &str, offset: u64) -> Option<Box<str>> {
        let by = |named: &Named| match named.id {
            Some(id) => id == rule,
            None => rule != unused_suppression::ID,
        };
        let named = self.directive.named.iter().position(by).filter(|_| self.about.contains(&offset))?;
        self.used[named] = true;
        Some(self.directive.reason.clone())
    }
}

impl<'c> Hush<'c> {
    /// The comments of a file, in its order.
    pub(crate) fn new(comments: &'c [StreamComment]) -> Self {
        let mut hush = Self { near: Vec::new(), wide: Vec::new(), problems: Vec::new() };
        // Of those that are begun and not ended, the place among the wide ones.
        let mut open: Vec<usize> = Vec::new();
        for comment in comments {
            let (start, end) = (comment.place.offset, comment.place.offset + comment.text.len() as u64);
            let directive = match Directive::of(&comment.text, 0, Silenceable::OfLint) {
                Ok(directive) => directive,
                Err(what) => {
                    hush.problems.push(comment.told(RULE, what));
                    continue;
                }
            };
            let about = match directive.reach {
                Reach::File => 0..u64::MAX,
                Reach::Start => {
                    open.push(hush.wide.len());
                    end..u64::MAX
                }
                Reach::Paragraph if comment.about.is_empty() => {
                    hush.problems.push(comment.told(RULE, messages::about_no_entry()));
                    continue;
                }
                Reach::Paragraph => comment.about.clone(),
                Reach::End => {
                    let ends = |&index: &usize| {
                        directive.named.is_empty() || hush.wide[index].directive.names_the_same(&directive)
                    };
                    match open.iter().rposition(ends) {
                        Some(last) => hush.wide[open.remove(last)].about.end = start,
                        None => hush.problems.push(comment.told(RULE, messages::ends_nothing())),
                    }
                    continue;
                }
            };
            let all = if directive.reach == Reach::Paragraph { &mut hush.near } else { &mut hush.wide };
            let used = vec![false; directive.named.len()];
            all.push(Standing { comment, directive, about, used });
        }
        let never = open.into_iter().map(|index| hush.wide[index].comment.told(RULE, messages::never_ended()));
        let never: Vec<_> = never.collect();
        hush.problems.extend(never);
        hush
    }

    /// Why a finding is silenced, if it is.
    pub(crate) fn silences(&mut self, rule: &str, offset: u64) -> Option<Box<str>> {
        if !Silenceable::OfLint.ids().any(|id| id == rule) {
            return None;
        }
        let first = self.near.partition_point(|one| one.about.end <= offset);
        let near = self.near[first..].iter_mut().take_while(|one| one.about.start <= offset);
        // Every comment that says so is in use, not the first alone.
        let mut reason = None;
        for one in near.chain(&mut self.wide) {
            let said = one.silences(rule, offset);
            reason = reason.or(said);
        }
        reason
    }

    /// Those that silenced nothing, of checks that had their say.
    pub(crate) fn unused(&mut self, on: &dyn Fn(&str) -> bool) -> Vec<Problem> {
        if !on(unused_suppression::ID) {
            return Vec::new();
        }
        let known = |named: &Named| match named.id {
            Some(id) => id != unused_suppression::ID && on(id),
            None => Silenceable::OfLint.ids().all(on),
        };
        let mut told = Vec::new();
        for one in self.near.iter().chain(&self.wide) {
            let word = one.directive.word;
            let named = one.directive.named.iter().zip(&one.used);
            let gone: Vec<_> = named.filter(|(named, used)| !**used && known(named)).map(|(named, _)| named).collect();
            let whole = gone.len() == one.used.len();
            let lines = if whole {
                vec![messages::unused_comment(word)]
            } else {
                gone.iter().map(|named| messages::unused_check(word, named.word())).collect()
            };
            told.extend(lines.into_iter().map(|line| one.comment.told(unused_suppression::ID, line)));
        }
        told.retain(|problem| self.silences(problem.rule, problem.place.offset).is_none());
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comment(text: &str, offset: u64, about: Range<u64>) -> StreamComment {
        StreamComment { text: text.into(), place: Place { offset, line: 1, column: 1 }, about }
    }

    #[test]
    fn units_stretches_and_the_file() {
        let comments = [
            comment("exonym-ignore memory-date: a", 5, 10..20),
            comment("exonym-ignore memory-language, memory-date: b", 12, 10..20),
            comment("exonym-ignore-start memory-codes: c", 30, 60..70),
            comment("exonym-ignore-end", 100, 110..120),
            comment("exonym-ignore all: d", 130, 0..0),
            comment("exonym-ignore forbidden-term: e", 140, 150..160),
            comment("exonym-ignore-file memory-header: f", 200, 0..0),
        ];
        let mut hush = Hush::new(&comments);
        let problems: Vec<_> = hush.problems.iter().map(|problem| problem.place.offset).collect();
        assert_eq!(problems, [130, 140]);
        let mut reason = |rule: &str, at: u64| hush.silences(rule, at).map(String::from);
        assert_eq!(reason("memory-date", 10).as_deref(), Some("a"));
        assert_eq!((reason("memory-date", 9), reason("memory-date", 20)), (None, None));
        assert_eq!(reason("memory-codes", 99).as_deref(), Some("c"));
        assert_eq!((reason("memory-codes", 100), reason("memory-codes", 40)), (None, None));
        assert_eq!(reason("memory-header", 0).as_deref(), Some("f"));
        assert_eq!(reason("tmx-syntax", 10), None);
        let unused: Vec<_> = hush.unused(&|_| true).iter().map(|problem| problem.message.clone()).collect();
        assert_eq!(
            unused,
            ["this `exonym-ignore` silences nothing of `memory-language` any more; take `memory-language` out of it"]
        );
        assert!(hush.unused(&|id| id != "memory-language").is_empty());
    }
}

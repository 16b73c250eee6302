//! Comments that silence findings, and those among them that silence nothing.

mod directive;
mod place;
mod removal;
mod stream;

#[cfg(test)]
mod tests;

use std::cell::OnceCell;

use self::directive::Silenceable;
use self::directive::{Directive, Named, Reach};
pub(crate) use self::stream::{Hush, StreamComment};
use super::{messages, unused_suppression};
use crate::base::{Source, Span};
use crate::formats::{About, Comment, Remark, Removal};
use crate::model::{Applicability, Diagnostic, Fix, Segments, Severity};

/// A finding that a comment silences.
#[derive(Clone, Debug)]
pub struct Suppressed {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// Why, in the words of the comment.
    pub reason: Box<str>,
}

/// The rule id of comments that cannot be read.
const RULE: &str = "suppression-syntax";

/// A comment that holds, and what it has silenced.
struct Standing<'c> {
    comment: &'c Comment,
    /// The comment that ends it.
    end: Option<&'c Comment>,
    directive: Directive,
    /// Ascending; what begins in one of these is silenced.
    spans: Vec<Span>,
    /// Of each check that is named: whether anything of it was silenced.
    used: Vec<bool>,
}

impl Standing<'_> {
    /// The check it names by which a finding is silenced.
    fn silences(&self, found: &Diagnostic) -> Option<usize> {
        let at = found.span.start;
        let within = self.spans.iter().any(|span| span.start <= at && at < span.end.max(span.start + 1));
        let by = |named: &Named| match named.id {
            Some(id) => id == found.rule,
            // Else nothing would ever be told to be unused.
            None => found.rule != unused_suppression::ID,
        };
        self.directive.named.iter().position(by).filter(|_| within)
    }
}

/// The comments of a file.
#[derive(Clone, Copy)]
struct Silencing<'a> {
    source: &'a Source,
    comments: &'a [Comment],
    checks: Silenceable,
    /// Where that stands which a comment, by its index, is about.
    about: &'a dyn Fn(usize) -> Vec<Span>,
}

/// Takes away the findings of a draft that its comments silence, and returns them. Adds what is wrong with the comments,
/// and, where `on` says of a check that it has spoken, which of them silence nothing; `None`: that cannot be known.
pub(crate) fn suppress(
    source: &Source,
    comments: &[Comment],
    segments: &Segments<'_>,
    on: Option<&dyn Fn(&str) -> bool>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Suppressed> {
    let all = OnceCell::new();
    let all = || all.get_or_init(|| segments.all());
    let about = |index: usize| place::paragraph(source, &comments[index], all());
    Silencing { source, comments, checks: Silenceable::OfDrafts, about: &about }.apply(on, found)
}

/// The same of a file that `lint` looks through. Each comment comes with the place that it is about.
pub(crate) fn suppress_linted(
    source: &Source,
    remarks: &[Remark],
    on: Option<&dyn Fn(&str) -> bool>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Suppressed> {
    let comments: Vec<Comment> = remarks.iter().map(|(comment, _)| comment.clone()).collect();
    let about = |index: usize| remarks[index].1.into_iter().collect();
    Silencing { source, comments: &comments, checks: Silenceable::OfLint, about: &about }.apply(on, found)
}

impl Silencing<'_> {
    fn apply(self, on: Option<&dyn Fn(&str) -> bool>, found: &mut Vec<Diagnostic>) -> Vec<Suppressed> {
        if self.comments.is_empty() {
            return Vec::new();
        }
        let mut problems = Vec::new();
        let mut standing = self.read(&mut problems);
        let mut silenced = Vec::new();
        silence(self.checks, found, &mut standing, &mut silenced);
        if let Some(on) = on.filter(|on| on(unused_suppression::ID)) {
            let mut unused: Vec<_> = standing.iter().flat_map(|one| self.told_unused(one, on)).collect();
            silence(self.checks, &mut unused, &mut standing, &mut silenced);
            found.append(&mut unused);
        }
        found.append(&mut problems);
        silenced
    }

    /// The comments that hold; what is wrong with the others.
    fn read(&self, problems: &mut Vec<Diagnostic>) -> Vec<Standing<'_>> {
        let (source, checks) = (self.source, self.checks);
        let whole = Span::new(0, source.text().len());
        let mut tell = |comment: &Comment, what: String| {
            problems.push(Diagnostic::new(RULE, Severity::Warning, comment.text, what));
        };
        let mut standing: Vec<Standing<'_>> = Vec::new();
        // Those that are begun and not ended.
        let mut open: Vec<usize> = Vec::new();
        for (index, comment) in self.comments.iter().enumerate() {
            let directive = match Directive::read(source, comment, checks) {
                Ok(directive) => directive,
                Err(what) => {
                    tell(comment, what);
                    continue;
                }
            };
            if matches!(comment.about, About::Selected(_)) && matches!(directive.reach, Reach::Start | Reach::End) {
                tell(comment, messages::selects_instead());
                continue;
            }
            let spans = match directive.reach {
                Reach::File => vec![whole],
                Reach::Start => {
                    open.push(standing.len());
                    vec![Span { start: comment.whole.end, end: whole.end }]
                }
                Reach::End => {
                    let ends = |&index: &usize| {
                        directive.named.is_empty() || standing[index].directive.names_the_same(&directive)
                    };
                    match open.iter().rposition(ends) {
                        Some(last) => {
                            let begun = &mut standing[open.remove(last)];
                            begun.end = Some(comment);
                            begun.spans = vec![Span { start: begun.comment.whole.end, end: comment.whole.start }];
                        }
                        None => tell(comment, messages::ends_nothing()),
                    }
                    continue;
                }
                Reach::Paragraph => (self.about)(index),
            };
            if spans.is_empty() {
                let selected = matches!(comment.about, About::Selected(_));
                tell(comment, if selected { messages::selects_nothing() } else { checks.about_nothing() });
                continue;
            }
            let used = vec![false; directive.named.len()];
            standing.push(Standing { comment, end: None, directive, spans, used });
        }
        for index in open {
            tell(standing[index].comment, messages::never_ended());
        }
        standing
    }

    /// What of a comment silences nothing.
    fn told_unused(&self, one: &Standing<'_>, on: &dyn Fn(&str) -> bool) -> Vec<Diagnostic> {
        let (source, checks) = (self.source, self.checks);
        let named = &one.directive.named;
        // A check that did not speak may have had something to silence.
        let known = |named: &Named| match named.id {
            Some(id) => id != unused_suppression::ID && on(id),
            None => checks.ids().all(on),
        };
        let is_unused: Vec<bool> = named.iter().zip(&one.used).map(|(named, used)| !used && known(named)).collect();
        let kept = std::iter::once(one.comment).chain(one.end).any(|comment| comment.removal == Removal::None);
        let told = |span, what, edits| {
            let mut told = Diagnostic::new(unused_suppression::ID, Severity::Warning, span, what);
            told.fix = (!kept).then_some(Fix { applicability: Applicability::Safe, edits });
            told
        };
        if is_unused.iter().all(|unused| *unused) {
            let comments = std::iter::once(one.comment).chain(one.end);
            let edits = comments.map(|comment| removal::of_comment(source, comment)).collect();
            return vec![told(one.comment.text, messages::unused_comment(one.directive.word), edits)];
        }
        let gone = (0..named.len()).filter(|index| is_unused[*index]);
        gone.map(|index| {
            let at = Span::new(named[index].at.start, named[index].at.end);
            let what = messages::unused_check(one.directive.word, named[index].word());
            told(at, what, vec![removal::of_check(source, named, index)])
        })
        .collect()
    }
}

/// Moves what is silenced from the findings to the others.
fn silence(
    checks: Silenceable,
    all: &mut Vec<Diagnostic>,
    standing: &mut [Standing<'_>],
    silenced: &mut Vec<Suppressed>,
) {
    let found = std::mem::take(all);
    for diagnostic in found {
        let mut reason = None;
        // What a reader tells is no check's.
        if checks.ids().any(|id| id == diagnostic.rule) {
            for one in standing.iter_mut() {
                // Every comment that says so is in use, not the first alone.
                if let Some(named) = one.silences(&diagnostic) {
                    one.used[named] = true;
                    reason.get_or_insert_with(|| one.directive.reason.clone());
                }
            }
        }
        match reason {
            Some(reason) => silenced.push(Suppressed { diagnostic, reason }),
            None => all.push(diagnostic),
        }
    }
}

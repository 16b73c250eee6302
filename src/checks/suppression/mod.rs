//! Comments that silence findings, and those among them that silence nothing.

mod directive;
mod place;
mod removal;

#[cfg(test)]
mod tests;

use self::directive::{Directive, Named, Reach};
use super::{CHECKS, messages, unused_suppression};
use crate::base::{Source, Span};
use crate::formats::Comment;
use crate::model::{Applicability, Diagnostic, Fix, Segment, Severity};

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

/// Takes away the findings that comments silence, and returns them. Adds what is wrong with the comments, and, where
/// `on` says of a check that it has spoken, which of them silence nothing; `None`: that cannot be known.
pub(crate) fn suppress(
    source: &Source,
    comments: &[Comment],
    segments: &[Segment<'_>],
    on: Option<&dyn Fn(&str) -> bool>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Suppressed> {
    if comments.is_empty() {
        return Vec::new();
    }
    let mut problems = Vec::new();
    let mut standing = read(source, comments, segments, &mut problems);
    let mut silenced = Vec::new();
    silence(found, &mut standing, &mut silenced);
    if let Some(on) = on.filter(|on| on(unused_suppression::ID)) {
        let mut unused: Vec<_> = standing.iter().flat_map(|one| told_unused(source, one, on)).collect();
        silence(&mut unused, &mut standing, &mut silenced);
        found.append(&mut unused);
    }
    found.append(&mut problems);
    silenced
}

/// Moves what is silenced from the findings to the others.
fn silence(all: &mut Vec<Diagnostic>, standing: &mut [Standing<'_>], silenced: &mut Vec<Suppressed>) {
    let found = std::mem::take(all);
    for diagnostic in found {
        let mut reason = None;
        // What a reader tells is no check's.
        if CHECKS.iter().any(|check| check.id() == diagnostic.rule) {
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

/// The comments that hold; what is wrong with the others.
fn read<'c>(
    source: &Source,
    comments: &'c [Comment],
    segments: &[Segment<'_>],
    problems: &mut Vec<Diagnostic>,
) -> Vec<Standing<'c>> {
    let whole = Span::new(0, source.text().len());
    let mut tell = |comment: &Comment, what: String| {
        problems.push(Diagnostic::new(RULE, Severity::Warning, comment.text, what));
    };
    let mut standing: Vec<Standing<'c>> = Vec::new();
    // Those that are begun and not ended.
    let mut open: Vec<usize> = Vec::new();
    for comment in comments {
        let directive = match Directive::read(source, comment) {
            Ok(directive) => directive,
            Err(what) => {
                tell(comment, what);
                continue;
            }
        };
        let spans = match directive.reach {
            Reach::File => vec![whole],
            Reach::Start => {
                open.push(standing.len());
                vec![Span { start: comment.whole.end, end: whole.end }]
            }
            Reach::End => {
                let ends =
                    |&index: &usize| directive.named.is_empty() || standing[index].directive.names_the_same(&directive);
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
            Reach::Paragraph => place::paragraph(source, comment, segments),
        };
        if spans.is_empty() {
            tell(comment, messages::about_nothing());
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
fn told_unused(source: &Source, one: &Standing<'_>, on: &dyn Fn(&str) -> bool) -> Vec<Diagnostic> {
    let named = &one.directive.named;
    // A check that did not speak may have had something to silence.
    let known = |named: &Named| match named.id {
        Some(id) => id != unused_suppression::ID && on(id),
        None => CHECKS.iter().all(|check| on(check.id())),
    };
    let is_unused: Vec<bool> = named.iter().zip(&one.used).map(|(named, used)| !used && known(named)).collect();
    let told = |span, what, edits| {
        let mut told = Diagnostic::new(unused_suppression::ID, Severity::Warning, span, what);
        told.fix = Some(Fix { applicability: Applicability::Safe, edits });
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

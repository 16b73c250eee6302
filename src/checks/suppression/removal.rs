//! Taking a comment away, or one of the checks that it names.

use super::directive::Named;
use crate::base::{Source, Span};
use crate::formats::{Comment, Removal};
use crate::model::Edit;

/// Takes a comment away, with its line where it has one of its own.
pub(super) fn of_comment(source: &Source, comment: &Comment) -> Edit {
    let text = source.text();
    let (start, end) = (comment.whole.start as usize, comment.whole.end as usize);
    let before = text[..start].trim_end_matches([' ', '\t']);
    let after = text[end..].trim_start_matches([' ', '\t']);
    let gone = |start: usize, end: usize| Edit { span: Span::new(start, end), text: String::new() };
    let line_end = line_end_of(after);
    let own_line = (before.is_empty() || before.ends_with(['\n', '\r'])) && (line_end > 0 || after.is_empty());
    if !own_line {
        // Of the blanks on both sides, one side's stay.
        return if line_end > 0 || after.is_empty() {
            gone(before.len(), end)
        } else {
            gone(start, text.len() - after.len())
        };
    }
    let next = text.len() - after.len() + line_end;
    if comment.removal == Removal::Line {
        let blank_line = |text: &str| text.is_empty() || line_end_of(text.trim_start_matches([' ', '\t'])) > 0;
        if !(before.is_empty() || is_blank_line_before(before)) || !blank_line(&text[next..]) {
            return gone(before.len(), next);
        }
    }
    let blank_before = before.is_empty() || is_blank_line_before(before);
    let blank_after = text[next..].is_empty() || line_end_of(text[next..].trim_start_matches([' ', '\t'])) > 0;
    if blank_before && blank_after {
        // Two blank lines would be left of one paragraph's end.
        let rest = text[next..].trim_start_matches([' ', '\t']);
        return gone(before.len(), text.len() - rest.len() + line_end_of(rest));
    }
    if !blank_before && !blank_after {
        // It keeps two paragraphs apart: an empty line does as well.
        return gone(before.len(), text.len() - after.len());
    }
    gone(before.len(), next)
}

/// Takes one check out of the list, with the comma or blank that sets it apart.
pub(super) fn of_check(source: &Source, named: &[Named], index: usize) -> Edit {
    let own = &named[index].at;
    let (start, end) = match (index.checked_sub(1), named.get(index + 1)) {
        (_, Some(next)) => (own.start, next.at.start),
        (Some(last), None) => (named[last].at.end, own.end),
        (None, None) => (own.start, own.end),
    };
    debug_assert!(source.text().get(start..end).is_some());
    Edit { span: Span::new(start, end), text: String::new() }
}

/// Bytes of the line end that a text begins with.
fn line_end_of(text: &str) -> usize {
    match text.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [b'\n' | b'\r', ..] => 1,
        _ => 0,
    }
}

/// True if a text, which ends with a line end, has a blank line before that.
fn is_blank_line_before(text: &str) -> bool {
    let line = text.strip_suffix("\r\n").or_else(|| text.strip_suffix(['\n', '\r'])).unwrap_or(text);
    let line = line.trim_end_matches([' ', '\t']);
    line.is_empty() || line.ends_with(['\n', '\r'])
}

//! Where a new name breaks that stands in the place of one over a line end: subtitles show lines as they are written.

use std::ops::Range;

use super::super::spell::{Place, columns};
use crate::model::Edit;

/// Ways to break a name that are looked at, at most.
const MOST: usize = 10_000;

/// An edit with as many line ends in its text as it takes out; `None` if it has no places for them. Where the new name has
/// as many words as the old one, each stands between the same words as before, else they are where the lines are most even.
pub(super) fn kept(place: &Place<'_>, edit: &Edit) -> Option<Edit> {
    let old = &place.source[edit.span.range()];
    let ends: Vec<Range<usize>> = ends(old).collect();
    if ends.is_empty() {
        return Some(edit.clone());
    }
    let gaps = gaps(&edit.text);
    let words = |text: &str| text.split_whitespace().count();
    let same: Option<Vec<Range<usize>>> = if words(old) == words(&edit.text) {
        let behind = |count: usize| gaps.iter().find(|gap| words(&edit.text[..gap.start]) == count).cloned();
        ends.iter().map(|end| behind(words(&old[..end.start]))).collect()
    } else {
        None
    };
    let chosen = same.or_else(|| even(place, edit, &gaps, ends.len()))?;
    let mut text = edit.text.clone();
    for (gap, end) in chosen.into_iter().zip(&ends).rev() {
        text.replace_range(gap, &old[end.clone()]);
    }
    Some(Edit { span: edit.span, text })
}

/// The line ends in a text.
fn ends(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices(['\n', '\r']).filter_map(|(at, end)| match end {
        "\n" if text[..at].ends_with('\r') => None,
        "\r" if text[at + 1..].starts_with('\n') => Some(at..at + 2),
        _ => Some(at..at + 1),
    })
}

/// The stretches of a text at which a line may end: blanks, but for those that break no line.
fn gaps(text: &str) -> Vec<Range<usize>> {
    let is_gap = |c: char| c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}');
    let mut gaps: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_gap(*c)) {
        match gaps.last_mut() {
            Some(last) if last.end == at => last.end += c.len_utf8(),
            _ => gaps.push(at..at + c.len_utf8()),
        }
    }
    gaps
}

/// As many of the gaps as there are line ends, so that the longest line is as short as may be, and the shortest as long.
fn even(place: &Place<'_>, edit: &Edit, gaps: &[Range<usize>], count: usize) -> Option<Vec<Range<usize>>> {
    let plain = &place.segment.target.plain;
    let span = place.segment.target.plain_span(edit.span);
    let head = &plain[..span.start as usize];
    let tail = &plain[span.end as usize..];
    let first = columns(head.rsplit(['\n', '\r']).next().unwrap_or_default());
    let last = columns(tail.split(['\n', '\r']).next().unwrap_or_default());
    let mut best: Option<(usize, usize, Vec<usize>)> = None;
    let mut chosen: Vec<usize> = (0..count).collect();
    for _ in 0..MOST {
        if chosen.last().is_none_or(|last| *last >= gaps.len()) {
            break;
        }
        let mut from = 0;
        let mut lines = Vec::with_capacity(count + 1);
        for &gap in &chosen {
            lines.push(columns(&edit.text[from..gaps[gap].start]));
            from = gaps[gap].end;
        }
        lines.push(columns(&edit.text[from..]) + last);
        lines[0] += first;
        let longest = lines.iter().copied().max().unwrap_or_default();
        let shortest = lines.iter().copied().min().unwrap_or_default();
        // Of two that are the same, the one whose first lines are the fuller.
        let worse =
            best.as_ref().is_some_and(|(most, unevenness, _)| (*most, *unevenness) < (longest, longest - shortest));
        if !worse {
            best = Some((longest, longest - shortest, chosen.clone()));
        }
        // The next choice in order.
        let Some(at) = (0..count).rev().find(|&at| chosen[at] + count - at < gaps.len()) else { break };
        chosen[at] += 1;
        for next in at + 1..count {
            chosen[next] = chosen[next - 1] + 1;
        }
    }
    best.map(|(_, _, chosen)| chosen.into_iter().map(|gap| gaps[gap].clone()).collect())
}

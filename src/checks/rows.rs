//! Rows that set names of one thing side by side: *From | To*, *Variant | Preferred*. They are mentioned there and not used: a row that
//! says one of them twice says nothing.

use super::{Draft, Found, Judged};
use crate::base::Lang;
use crate::matching::{Match, Reading};
use crate::model::Mark;

/// Bytes of a line in which another cell is looked for, before a name and behind it.
const FAR: usize = 2000;

/// What parts the names that a cell lists.
const ITEMS: &[char] = &[',', '/', ';', '(', ')', '\n', '\t', '|', '·', '•'];

/// True if a match is the whole of a cell, or an item of one, and another cell of its row is another term of the same thing
/// in the language of what is to be written, or a misspelling.
pub(super) fn set_side_by_side(
    draft: &Draft<'_, '_>,
    judged: &Judged<'_, '_>,
    reading: &Reading<'_>,
    lang: &Lang,
) -> bool {
    let (found, m) = (draft.segment(judged), judged.found);
    let own = &found.segment.target.plain[m.span.range()];
    let is_other = |plain: &str, other: &Match<'_>| {
        let of_it = |r: &Reading<'_>| std::ptr::eq(r.concept, reading.concept) && r.term.lang.same_language(lang);
        let same = |r: &Reading<'_>| r.term.text == reading.term.text;
        let apart = || m.how.is_near() || other.how.is_near() || !other.readings.iter().any(same);
        plain[other.span.range()] != *own && other.readings.iter().any(of_it) && apart()
    };
    in_line(found, m, is_other) || in_row(draft, judged, is_other)
}

/// The same of cells that a format has told.
fn in_row(draft: &Draft<'_, '_>, judged: &Judged<'_, '_>, is_other: impl Fn(&str, &Match<'_>) -> bool) -> bool {
    let row = |found: &Found<'_, '_>| {
        found
            .segment
            .target
            .marks
            .iter()
            .find_map(|(_, mark)| if let Mark::Row(row) = mark { Some(*row) } else { None })
    };
    let found = draft.segment(judged);
    let Some(own) = row(found) else { return false };
    if !is_item(found, judged.found) {
        return false;
    }
    let is_in = |other: &&Found<'_, '_>| row(other) == Some(own);
    let before = draft.found[..judged.segment].iter().rev().take_while(is_in);
    let mut cells = before.chain(draft.found[judged.segment + 1..].iter().take_while(is_in));
    cells.any(|cell| {
        cell.matches.iter().any(|other| is_other(&cell.segment.target.plain, other) && is_item(cell, other))
    })
}

/// True if a match is all that stands between two marks of a list.
fn is_item(found: &Found<'_, '_>, m: &Match<'_>) -> bool {
    let plain = &*found.segment.target.plain;
    let start = plain[..m.span.start as usize].rfind(ITEMS).map_or(0, |at| at + 1);
    is_alone(&plain[start..m.span.start as usize])
        && is_alone(plain[m.span.end as usize..].split(ITEMS).next().unwrap_or_default())
}

/// The same of a line of plain text whose cells tabs, bars, or commas and semicolons without a blank part.
fn in_line(found: &Found<'_, '_>, m: &Match<'_>, is_other: impl Fn(&str, &Match<'_>) -> bool) -> bool {
    let plain = &*found.segment.target.plain;
    let at = |m: &Match<'_>| (m.span.start as usize, m.span.end as usize);
    if !is_cell(plain, at(m)) {
        return false;
    }
    let (start, end) = at(m);
    // Of a row without an end only what stands near.
    let low = plain.ceil_char_boundary(start.saturating_sub(FAR));
    let high = plain.floor_char_boundary((end + FAR).min(plain.len()));
    let line = plain[low..start].rfind('\n').map_or(low, |at| low + at + 1)
        ..plain[end..high].find('\n').map_or(high, |at| end + at);
    let first = found.matches.partition_point(|other| (other.span.start as usize) < line.start);
    let mut others = found.matches[first..].iter().take_while(|other| (other.span.end as usize) <= line.end);
    others.any(|other| other.span != m.span && is_other(plain, other) && is_cell(plain, at(other)))
}

/// Marks that set two names side by side, with blanks around them or a blank behind: *Old → New*, *Old: New*. Dashes may be those
/// of a double.
const BETWEEN: &[&str] = &["→", "->", "=>", "⇒", "=", ":"];

/// True for a stretch that is all of a cell, or of a line's side of such a mark.
fn is_cell(plain: &str, (start, end): (usize, usize)) -> bool {
    let is_open = |before: &str| {
        let (rest, blank) = (before.trim_end_matches(' '), before.ends_with(' '));
        let marked = || BETWEEN.iter().any(|mark| rest.ends_with(mark));
        rest.is_empty() || rest.ends_with(['\n', '\t', '|']) || rest.ends_with([',', ';']) && !blank || marked()
    };
    let is_closed = |after: &str| {
        let rest = after.trim_start_matches([' ', '\r']);
        let tight = |rest: &str| rest.strip_prefix([',', ';']).is_some_and(|next| !next.starts_with([' ', '\n', '\r']));
        let marked = || BETWEEN.iter().any(|mark| rest.starts_with(mark));
        let closes = rest.starts_with(['→', '⇒', '=', ':']) || after.starts_with(' ');
        rest.is_empty() || rest.starts_with(['\n', '\t', '|']) || tight(rest) || closes && marked()
    };
    let (before, after) = (&plain[..start], &plain[end..]);
    let unquoted = || Some((before.strip_suffix('"')?, after.strip_prefix('"')?));
    is_open(before) && is_closed(after) || unquoted().is_some_and(|(before, after)| is_open(before) && is_closed(after))
}

/// True for what no word is in.
fn is_alone(text: &str) -> bool {
    !text.contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_plain_rows() {
        for (plain, is) in [
            ("Old\tNew", true),
            ("Old,New", true),
            ("\"Old\",\"New\"", true),
            ("1;Old;New", true),
            ("| Old | New |", true),
            ("Old", true),
            ("a line\nOld\tNew\nmore", true),
            ("Old, New", false),
            ("in Old,New", false),
            ("Old town\tNew", false),
            ("We met; Old slept", false),
            ("Old → New", true),
            ("Old: New", true),
            ("Old = New", true),
            ("Old – New", false),
            ("Old-New", false),
            ("The Old: New", false),
        ] {
            let at = plain.find("Old").expect("there");
            assert_eq!(is_cell(plain, (at, at + 3)), is, "{plain}");
        }
    }
}

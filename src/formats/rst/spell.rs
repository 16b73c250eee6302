//! How reStructuredText writes a text (Docutils, sections Escaping Mechanism, Sections and Tables): signs behind a backslash;
//! the lines of a title as long as the title, the bars of a table where they are; a link keeps what it leads to.

use std::borrow::Cow;
use std::ops::Range;

use super::enumerator::enumerator;
use super::walk::sign_line;
use crate::base::Span;
use crate::formats::spell::{Place, columns, each, grows, replaced};
use crate::model::{Edit, Mark};

pub(super) fn spell(place: &Place<'_>, edits: &[Edit], way: usize) -> Option<Vec<Edit>> {
    (way == 0).then_some(())?;
    // What an option states is no marked-up text.
    let as_is = place.is(&["img-alt", "description"]);
    // A head of `csv-table` has a backslash for a sign of its own (Docutils, "csv-table").
    let head = place.is(&["th"]) && place.source[..place.extent().start as usize].trim_end().ends_with(":header:");
    let mut spelt = each(edits, |edit| {
        let values = place.is(&["td", "th"]) && edit.text.contains([',', '"']) && !in_drawn_table(place, edit);
        let text = (!values).then(|| if as_is { edit.text.clone() } else { escaped(place, edit) })?;
        (!head || !text.contains('\\')).then_some(text)
    })?;
    if place.segment.target.marks.iter().any(|(_, mark)| *mark == Mark::Heading) {
        let lines = title_lines(place, &spelt);
        spelt.extend(lines);
    }
    if place.is(&["td", "th"]) {
        keep_columns(place, &mut spelt).then_some(())?;
    }
    if !as_is {
        keep_target(place, &mut spelt).then_some(())?;
    }
    spelt.sort_by_key(|edit| edit.span);
    Some(spelt)
}

fn escaped(place: &Place<'_>, edit: &Edit) -> String {
    let text = &*edit.text;
    let begins = place.begins(edit.span.start);
    let (before_edit, after_edit) =
        (&place.source[..edit.span.start as usize], &place.source[edit.span.end as usize..]);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    // The closing sign of a list's marker by letters.
    let may = begins && !place.segment.element.starts_with('h');
    let lettered = enumerator(text).filter(|_| may).map(|(_, length)| text[..length].trim_end().len() - 1);
    let ends = edit.span.end == place.extent().end;
    replaced(text, |at, c| {
        let before = text[..at].chars().next_back().or_else(|| before_edit.chars().next_back());
        let rest = &text[at + c.len_utf8()..];
        let after = rest.chars().next().or_else(|| after_edit.chars().next());
        let escapes = match c {
            '\\' | '`' | '*' | '|' => true,
            '_' => !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)),
            // A reference to a note.
            '[' => rest.find(']').is_some_and(|end| rest[end + 1..].starts_with('_')),
            '.' | ')' if begins && digits > 0 && at == digits => after.is_none_or(char::is_whitespace),
            '.' | ')' if Some(at) == lettered => after.is_none_or(char::is_whitespace),
            // What follows would be taken for a literal block.
            ':' if ends && rest == ":" => true,
            '.' | '-' | '+' | '>' | '=' | '#' | ':' | '(' => begins && at == 0,
            _ => false,
        };
        escapes.then(|| Cow::Owned(format!("\\{c}")))
    })
}

/// The lines of signs below and above a title, made as long as it will be.
fn title_lines(place: &Place<'_>, edits: &[Edit]) -> Vec<Edit> {
    let title = place.line(place.extent().start as usize);
    let Some(below) = place.next_line(&title) else { return Vec::new() };
    let signs = |line: &Range<usize>| sign_line(place.source[line.clone()].trim());
    let Some(sign) = signs(&below) else { return Vec::new() };
    let line_length = |line: &Range<usize>| place.source[line.clone()].trim_end().len();
    let above = place
        .line_before(&title)
        .filter(|above| signs(above) == Some(sign) && line_length(above) == line_length(&below));
    let width = columns(place.source[title.clone()].trim_end()).cast_signed() + grows(place.source, edits, &title);
    let lengthened = |line: Range<usize>| {
        let length = line_length(&line);
        let missing = usize::try_from(width).ok()?.checked_sub(length).filter(|missing| *missing > 0)?;
        let at = line.start + length;
        Some(Edit { span: Span::new(at, at), text: char::from(sign).to_string().repeat(missing) })
    };
    [above.and_then(lengthened), lengthened(below)].into_iter().flatten().collect()
}

/// True within bars, or under a line of `=`.
fn in_drawn_table(place: &Place<'_>, edit: &Edit) -> bool {
    let line = place.line(edit.span.start as usize);
    place.source[line.clone()].trim_start().starts_with('|') || rule_above(place, line).is_some()
}

/// The line of `=` that says where the columns are.
fn rule_above(place: &Place<'_>, line: Range<usize>) -> Option<Range<usize>> {
    let mut at = Some(line);
    while let Some(line) = at {
        let text = place.source[line.clone()].trim();
        if text.starts_with("==") && text.contains("= ") && text.bytes().all(|b| matches!(b, b'=' | b' ')) {
            return Some(line);
        }
        at = place.line_before(&line);
        if at.as_ref().is_some_and(|above| place.source[above.clone()].trim().is_empty()) {
            return None;
        }
    }
    None
}

/// Takes and gives the blanks at the end of cells; false where a cell has no room.
fn keep_columns(place: &Place<'_>, edits: &mut Vec<Edit>) -> bool {
    let mut blanks: Vec<Edit> = Vec::new();
    let mut cells: Vec<Range<usize>> = Vec::new();
    for edit in &*edits {
        let Some(cell) = cell(place, edit) else { continue };
        if !cells.contains(&cell) {
            cells.push(cell);
        }
    }
    for cell in cells {
        let text = &place.source[cell.clone()];
        let free = text.len() - text.trim_end_matches(' ').len();
        let growth = grows(place.source, edits, &cell);
        let end = cell.end;
        match usize::try_from(growth) {
            Ok(0) => {}
            Ok(more) if more < free || (more == free && place.source[end..].starts_with('|')) => {
                blanks.push(Edit { span: Span::new(end - more, end), text: String::new() });
            }
            Ok(_) => return false,
            Err(_) => blanks.push(Edit { span: Span::new(end, end), text: " ".repeat(growth.unsigned_abs()) }),
        }
    }
    edits.extend(blanks);
    true
}

/// The cell of an edit in its line, up to where the next one begins; `None` for the last one of a table without bars.
fn cell(place: &Place<'_>, edit: &Edit) -> Option<Range<usize>> {
    let line = place.line(edit.span.start as usize);
    let text = &place.source[line.clone()];
    let (start, end) = (edit.span.start as usize - line.start, edit.span.end as usize - line.start);
    if text.trim_start().starts_with('|') {
        let from = text[..start].rfind('|')? + 1;
        let to = text.get(end..)?.find('|')? + end;
        return Some(line.start + from..line.start + to);
    }
    let rule = rule_above(place, line.clone())?;
    let rule = &place.source[rule];
    let column = columns(&text[..start]);
    let begins = |at: &usize| *at > column && rule.as_bytes()[*at] == b'=' && rule.as_bytes()[*at - 1] == b' ';
    let next = (1..rule.len()).find(begins)?;
    let to = text.char_indices().map(|(at, _)| at).find(|at| columns(&text[..*at]) == next);
    Some(line.start..line.start + to.unwrap_or(text.len()))
}

/// A link whose text is also what it leads to keeps that; false where others lead to the text, or it cannot be kept.
fn keep_target(place: &Place<'_>, edits: &mut Vec<Edit>) -> bool {
    let mut added: Vec<Edit> = Vec::new();
    for edit in &mut *edits {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        let open = place.tags_before(edit.span).find(|(raw, _)| raw.contains('`'));
        let close = place.tags_behind(edit.span).find(|(raw, _)| raw.contains('`'));
        if let (Some((open, from)), Some((close, to))) = (open, close) {
            let label = &place.source[from + open.len()..to];
            let target = |tail: &str| Edit { span: Span::new(to, to), text: format!(" <{label}{tail}>") };
            match (open, close) {
                ("`", "`_") => added.push(target("_")),
                ("_`", _) => return false,
                (":term:`", "`") => added.push(target("")),
                _ => {}
            }
        }
        // `word_`
        let simple = |c: char| c.is_alphanumeric() || "-_.:+".contains(c);
        let rest = &place.source[end..];
        let word_end = end + rest.find(|c: char| !simple(c)).unwrap_or(rest.len());
        let link = place.tags_behind(edit.span).find(|(raw, at)| matches!(*raw, "_" | "__") && *at < word_end);
        if let Some((raw, at)) = link {
            let before = &place.source[..start];
            let whole = at == end && !before.ends_with(simple);
            if !whole || edit.text.contains(['<', '>', '`']) {
                return false;
            }
            let name = &place.source[start..end];
            let text = if raw == "_" { format!("`{} <{name}_>`_", edit.text) } else { format!("`{}`__", edit.text) };
            *edit = Edit { span: Span::new(start, at + raw.len()), text };
        }
    }
    added.dedup();
    edits.extend(added);
    true
}

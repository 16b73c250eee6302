//! How `AsciiDoc` writes a text: signs that would be markup by their numbers, which all its substitutions leave alone; the line
//! below a title as long as the title.

use super::blocks;
use crate::base::Span;
use crate::formats::front_matter;
use crate::formats::spell::{Place, columns, each, grows, keep_bars, numbered, replaced};
use crate::model::{Edit, Mark};

pub(super) fn spell(place: &Place<'_>, edits: &[Edit], way: usize) -> Option<Vec<Edit>> {
    if place.in_front() {
        return front_matter::spell(place, edits, way);
    }
    let mut spelt = if place.segment.element.starts_with("front:") {
        // Of an attribute's value only what names another attribute is not as it stands.
        (way == 0).then_some(())?;
        each(edits, |edit| (!edit.text.contains(['{', '&', '<'])).then(|| edit.text.clone()))?
    } else {
        // Within the brackets of a macro more is markup.
        (way < 2).then_some(())?;
        let all = way == 1 || place.is(&["img-alt", "caption"]);
        each(edits, |edit| Some(escaped(place, edit, all)))?
    };
    if place.segment.target.marks.iter().any(|(_, mark)| *mark == Mark::Heading) {
        spelt.extend(title_line(place, &spelt));
    }
    if place.is(&["td", "th"]) {
        keep_bars(place, &mut spelt);
    }
    spelt.sort_by_key(|edit| edit.span);
    Some(spelt)
}

fn escaped(place: &Place<'_>, edit: &Edit, all: bool) -> String {
    let text = &*edit.text;
    let begins = place.begins(edit.span.start);
    let in_cell = place.is(&["td", "th"]);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    // No list begins in a line of its own kind.
    let in_line = place.segment.element.starts_with('h') || place.is(&["caption", "img-alt", "footnote"]);
    let lettered = if begins && !in_line { blocks::lettered(text) } else { 0 };
    let (before_edit, after_edit) =
        (&place.source[..edit.span.start as usize], &place.source[edit.span.end as usize..]);
    replaced(text, |at, c| {
        let rest = &text[at + c.len_utf8()..];
        let before = text[..at].chars().next_back().or_else(|| before_edit.chars().next_back());
        let after = rest.chars().next().or_else(|| after_edit.chars().next());
        let escapes = match c {
            '*' | '`' | '#' | '+' | '^' | '~' | '{' | '}' | '\\' => true,
            '_' => !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)),
            '<' => after == Some('<') || before == Some('<') || after == Some('-') || after == Some('='),
            '>' => matches!(before, Some('>' | '-' | '=')),
            // Marks that are drawn: (C), (R), (TM).
            '(' => after == Some('(') || ["C)", "R)", "TM)"].iter().any(|mark| rest.starts_with(mark)),
            '&' => rest.contains(';') || after_edit.starts_with(';'),
            '|' | ',' | ':' | '!' if in_cell => c == '|' || all,
            '.' | ')' if begins && digits > 0 && at == digits => true,
            '.' | ')' if at + 1 == lettered => after.is_none_or(char::is_whitespace),
            '.' => begins && at == 0 || rest.starts_with(".."),
            ':' => after == Some(':'),
            ';' => after == Some(';'),
            '-' => begins && at == 0 || after == Some('-'),
            '=' | '/' | '[' if begins && at == 0 => true,
            '[' | ']' | '"' | ',' | '=' => all,
            _ => false,
        };
        escapes.then(|| numbered(c))
    })
}

/// The line below a title, at most a sign longer or shorter than the title.
fn title_line(place: &Place<'_>, edits: &[Edit]) -> Option<Edit> {
    let title = place.line(place.extent().start as usize);
    (place.extent().start as usize == title.start).then_some(())?;
    let below = place.next_line(&title)?;
    let line = place.source[below.clone()].trim_end();
    blocks::underline(line)?;
    let width = columns(place.source[title.clone()].trim_end()).cast_signed() + grows(place.source, edits, &title);
    let width = usize::try_from(width).ok()?;
    let end = below.start + line.len();
    match width.checked_sub(line.len()) {
        Some(0 | 1) => None,
        Some(missing) => Some(Edit { span: Span::new(end, end), text: line[..1].repeat(missing) }),
        None if line.len() - width <= 1 => None,
        None => Some(Edit { span: Span::new(below.start + width, end), text: String::new() }),
    }
}

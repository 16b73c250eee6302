//! How Markdown writes a text (`CommonMark` sections 2.4 and 2.5): signs behind a backslash, or by their numbers where the HTML
//! within it is.

use std::borrow::Cow;

use crate::base::Span;
use crate::formats::front_matter;
use crate::formats::html;
use crate::formats::spell::{Place, each, keep_bars, numbered, replaced};
use crate::model::Edit;

pub(super) fn spell(place: &Place<'_>, edits: &[Edit], way: usize) -> Option<Vec<Edit>> {
    if place.in_front() {
        return front_matter::spell(place, edits, way);
    }
    let mut spelt = each(edits, |edit| match way {
        0 => Some(behind_backslashes(place, edit, false)),
        // Between the marks of a title.
        1 => Some(behind_backslashes(place, edit, true)),
        2 => Some(html::escaped(&edit.text, true)),
        3 => Some(by_number(&edit.text)),
        _ => None,
    })?;
    keep_label(place, &mut spelt).then_some(())?;
    if place.is(&["td", "th"]) {
        keep_bars(place, &mut spelt);
    }
    spelt.sort_by_key(|edit| edit.span);
    Some(spelt)
}

fn behind_backslashes(place: &Place<'_>, edit: &Edit, title: bool) -> String {
    let text = &*edit.text;
    let in_cell = place.is(&["td", "th"]);
    let begins = place.begins(edit.span.start);
    // The marker of an ordered list.
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let after_edit = &place.source[edit.span.end as usize..];
    replaced(text, |at, c| {
        let before = text[..at].chars().next_back().or_else(|| {
            let before = &place.source[..edit.span.start as usize];
            before.chars().next_back().filter(|_| at == 0)
        });
        let rest = &text[at + c.len_utf8()..];
        let after = rest.chars().next().or_else(|| after_edit.chars().next());
        let escapes = match c {
            '\\' | '`' | '*' | '[' | ']' | '$' | '~' => true,
            '_' => !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)),
            '<' => after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '!' | '?')),
            '&' => rest.contains(';') || after_edit.starts_with(';'),
            '|' => in_cell,
            '{' => place.is(&["h1", "h2", "h3", "h4", "h5", "h6"]),
            '.' | ')' if begins && digits > 0 && at == digits => true,
            '"' | '\'' | '(' | ')' => title,
            '#' if after.is_none_or(|c| matches!(c, '\n' | '\r')) && before.is_none_or(char::is_whitespace) => true,
            '#' | '-' | '+' | '>' | '=' | ':' => begins && at == 0,
            _ => false,
        };
        escapes.then(|| Cow::Owned(format!("\\{c}")))
    })
}

fn by_number(text: &str) -> String {
    replaced(text, |_, c| c.is_ascii_punctuation().then(|| numbered(c)))
}

/// The text of a link that is its label too (`[text]`, `[text][]`) gets the label behind it; true unless it cannot.
fn keep_label(place: &Place<'_>, edits: &mut Vec<Edit>) -> bool {
    let mut added: Vec<Edit> = Vec::new();
    for edit in &*edits {
        let (mut within, mut beyond) = (0_usize, 0_usize);
        let open = place.tags_before(edit.span).find(|(raw, _)| {
            within += usize::from(raw.starts_with(']'));
            let opens = raw.starts_with('[') && within == 0;
            within -= usize::from(raw.starts_with('[') && within > 0);
            opens
        });
        let close = place.tags_behind(edit.span).find(|(raw, _)| {
            beyond += usize::from(raw.starts_with('['));
            let closes = raw.starts_with(']') && beyond == 0;
            beyond -= usize::from(raw.starts_with(']') && beyond > 0);
            closes
        });
        match (open, close) {
            // A wiki's link names its page.
            (Some(("[[", _)), Some(_)) => return false,
            (Some(("[", from)), Some(("]" | "][]", to))) => {
                // The parser does not count `[]` to the link.
                let length = if place.source[to..].starts_with("][]") { 3 } else { 1 };
                added.push(labelled(place, from + 1, to, length));
            }
            _ => {}
        }
    }
    // A picture's.
    let extent = place.extent();
    let (from, to) = (extent.start as usize, extent.end as usize);
    let rest = &place.source[to..];
    if place.is(&["img-alt"]) && place.source[..from].ends_with("![[") {
        // What a wiki puts in is named by its file.
        return false;
    }
    if place.is(&["img-alt"])
        && place.source[..from].ends_with("![")
        && rest.starts_with(']')
        && !rest.starts_with("](")
    {
        if rest.starts_with("][]") {
            added.push(labelled(place, from, to, 3));
        } else if !rest.starts_with("][") {
            added.push(labelled(place, from, to, 1));
        }
    }
    added.dedup();
    edits.extend(added);
    true
}

fn labelled(place: &Place<'_>, from: usize, to: usize, close: usize) -> Edit {
    let label = &place.source[from..to];
    Edit { span: Span::new(to, to + close), text: format!("][{label}]") }
}

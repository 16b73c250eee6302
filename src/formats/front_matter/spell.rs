//! How a value of front matter writes a text (YAML 1.2 chapter 7, TOML 1.0 "String").

use crate::base::Span;
use crate::formats::spell::{Place, each, is_harmless};
use crate::model::Edit;

/// So far back a bracket is looked for in a line.
const NEAR: usize = 1 << 10;

/// A longer value is put in quotation marks by hand.
const LONGEST: usize = 1 << 14;

/// The edits as the value has to be written. A value without quotation marks that would need some gets them, whole.
pub(in crate::formats) fn spell(place: &Place<'_>, edits: &[Edit], way: usize) -> Option<Vec<Edit>> {
    if way > 0 {
        return None;
    }
    let value = place.extent();
    let before = &place.source[..value.start as usize];
    if place.source.starts_with("+++") {
        return match quote(before).or_else(|| quote(before.trim_end())) {
            Some('"') => each(edits, |edit| Some(escaped(&edit.text))),
            Some(_) => each(edits, |edit| (!edit.text.contains('\'')).then(|| edit.text.clone())),
            None => None,
        };
    }
    match quote(before) {
        Some('"') => each(edits, |edit| Some(escaped(&edit.text))),
        Some(_) => each(edits, |edit| Some(edit.text.replace('\'', "''"))),
        None if is_block(place, value) => Some(edits.to_vec()),
        None => plain(place, value, edits),
    }
}

fn quote(before: &str) -> Option<char> {
    before.chars().next_back().filter(|c| matches!(c, '"' | '\''))
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

/// The lines of a value behind `|` or `>`.
fn is_block(place: &Place<'_>, value: Span) -> bool {
    let before = place.source[..value.start as usize].trim_end_matches([' ', '\t']);
    if !before.is_empty() && !before.ends_with(['\n', '\r']) {
        return false;
    }
    let line = place.line(value.start as usize);
    let mut above = place.line_before(&line);
    while let Some(line) = above.as_ref().filter(|line| place.source[(*line).clone()].trim().is_empty()) {
        above = place.line_before(line);
    }
    above.is_some_and(|line| {
        let head =
            place.source[line].trim_end().trim_end_matches(|c: char| matches!(c, '+' | '-') || c.is_ascii_digit());
        head.strip_suffix(['|', '>']).is_some_and(|key| key.ends_with([' ', '\t']))
    })
}

/// A value without quotation marks.
fn plain(place: &Place<'_>, value: Span, edits: &[Edit]) -> Option<Vec<Edit>> {
    if value.range().len() > LONGEST {
        // Not to be looked through for each of its fixes.
        let within = |edit: &Edit| value.start < edit.span.start && edit.span.end < value.end;
        return edits.iter().all(|edit| within(edit) && is_harmless(&edit.text)).then(|| edits.to_vec());
    }
    let mut now = String::new();
    let mut at = value.start;
    for edit in edits {
        now.push_str(&place.source[Span { start: at, end: edit.span.start }.range()]);
        now.push_str(&edit.text);
        at = edit.span.end;
    }
    now.push_str(&place.source[Span { start: at, end: value.end }.range()]);
    // Between brackets a few signs more are markup; that a bracket is before it will do.
    let before = &place.source[..value.start as usize];
    let near = &before[before.floor_char_boundary(before.len().saturating_sub(NEAR))..];
    let line = near.rfind(['\n', '\r']).map(|end| &near[end..]);
    let in_list = line.is_none_or(|line| line.contains(['[', '{'])) || before.trim_end().ends_with(['[', '{', ',']);
    if is_plain(&now, in_list) {
        return Some(edits.to_vec());
    }
    // Over several lines quotation marks would have to be told from those in the text.
    (!now.contains(['\n', '\r'])).then_some(())?;
    // Nothing but signs is put in, so that other fixes of the value have their own places.
    let mark = if now.contains('\'') && !now.contains(['"', '\\']) { '"' } else { '\'' };
    let insert = |at: u32, text: String| Edit { span: Span { start: at, end: at }, text };
    let mut quoted = vec![insert(value.start, mark.into()), insert(value.end, mark.into())];
    if mark == '\'' {
        let whole = &place.source[value.range()];
        let marks = whole.match_indices('\'').map(|(at, _)| value.start + at as u32);
        let kept = marks.filter(|at| !edits.iter().any(|edit| edit.span.start <= *at && *at < edit.span.end));
        quoted.extend(kept.map(|at| insert(at, mark.into())));
    }
    let doubled = |edit: &Edit| if mark == '\'' { edit.text.replace(mark, "''") } else { edit.text.clone() };
    quoted.extend(edits.iter().map(|edit| Edit { span: edit.span, text: doubled(edit) }));
    quoted.sort_by_key(|edit| edit.span);
    Some(quoted)
}

/// True if YAML reads this, without quotation marks, as the text that it is (sections 7.3.3 and 10.3, and what YAML 1.1 took
/// for truth values).
fn is_plain(text: &str, in_list: bool) -> bool {
    const WORDS: [&str; 11] = ["~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "="];
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return false };
    let second = chars.next();
    let begins = match first {
        '-' | '?' | ':' => second.is_some_and(|c| !c.is_whitespace()),
        ',' | '[' | ']' | '{' | '}' | '#' | '&' | '*' | '!' | '|' | '>' | '\'' | '"' | '%' | '@' | '`' => false,
        c => !c.is_whitespace(),
    };
    let number = text.trim_start_matches(['-', '+', '.']).starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_hexdigit() || "+-._:,xoXO TZtz".contains(c))
        || [".inf", ".nan"].contains(&text.trim_start_matches(['-', '+']).to_ascii_lowercase().as_str());
    let signs = text.ends_with(|c: char| c == ':' || c.is_whitespace())
        || [": ", ":\t", ":\n", " #", "\t#", "\n#"].iter().any(|sign| text.contains(sign))
        || in_list && text.contains([',', '[', ']', '{', '}']);
    begins && !(number || signs || WORDS.contains(&text.to_ascii_lowercase().as_str()))
}

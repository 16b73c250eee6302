//! Front matter: the fields before a Markdown draft, in YAML between `---` or TOML between `+++`.
//!
//! A small, forgiving reader: text fields with exact places, and the facts that a policy asks for. What it cannot
//! read is a problem with its place, and the rest is still read.

mod fields;
mod flow;
mod lines;
mod scalar;
mod spell;

pub(super) use spell::spell;

use crate::base::{Lang, PlainSpan, Span};
use crate::formats::{DraftFacts, heads};
use crate::model::{Date, Diagnostic, Element, Mark, Segment, Severity, Text};

/// The rule id of problems in a draft.
const RULE: &str = "draft-syntax";

/// What stands before a draft.
#[derive(Debug, Default)]
pub(super) struct Front<'s> {
    /// Where the draft itself begins (byte of the decoded file).
    pub(super) body: usize,
    /// Fields of prose, in file order, as `front:KEY`.
    pub(super) texts: Vec<(Element, Text<'s>)>,
    pub(super) facts: DraftFacts,
    pub(super) problems: Vec<Diagnostic>,
}

/// How the fields are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Syntax {
    Yaml,
    Toml,
}

/// Reads the front matter, if the file has any.
pub(super) fn read(source: &str) -> Front<'_> {
    let mut front = Front::default();
    let Some((syntax, start, end, body)) = fence(source, &mut front.problems) else { return front };
    front.body = body;
    let fields = lines::read(source, syntax, start..end, &mut front.problems);
    for field in fields {
        take(&mut front, &field.path, field.text);
    }
    front.problems.sort_by_key(|problem| problem.span);
    front
}

/// Takes a field for what it is: a fact, prose, or neither.
pub(super) fn take<'s>(front: &mut Front<'s>, path: &str, mut text: Text<'s>) {
    let name = fields::name(path);
    let plain = &*text.plain;
    match fields::fact(path, &name) {
        Some(fields::Fact::Lang) => {
            front.facts.lang.get_or_insert_with(|| Lang::new(plain.trim()));
        }
        Some(fields::Fact::Written) => date(&mut front.facts.written, &text, &name, &mut front.problems),
        Some(fields::Fact::Event) => date(&mut front.facts.event, &text, &name, &mut front.problems),
        Some(fields::Fact::Doctype) => {
            front.facts.doctype.get_or_insert_with(|| plain.trim().to_owned());
        }
        None => {
            if let Some(role) = fields::prose(path, &name, plain) {
                if let Some(mark) = role.mark() {
                    let all = crate::base::PlainSpan::new(0, text.plain.len());
                    text.marks.insert(0, (all, mark));
                }
                front.texts.push((format!("front:{path}").into(), text));
            }
        }
    }
}

/// Hands over the fields of prose as segments; how many there are.
pub(super) fn segments<'s>(front: &mut Front<'s>, each: &mut dyn FnMut(Segment<'s>)) -> u32 {
    let mut paragraph = 0;
    for (element, text) in front.texts.drain(..) {
        let mut segment = Segment::paragraph(text, paragraph);
        let key = fields::name(&element);
        if let Some(lang) = fields::lang(&key).map(Lang::new) {
            let all = PlainSpan::new(0, segment.target.plain.len());
            if heads::is_names(&segment.target.plain) {
                segment.target.marks.push((all, Mark::Headed(lang)));
            } else if lang.as_str() != "und" {
                segment.lang = Some(lang);
            }
        }
        segment.element = element;
        each(segment);
        paragraph += 1;
    }
    paragraph
}

/// The part that a text field plays on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Heading,
    Caption,
    Body,
}

impl Role {
    fn mark(self) -> Option<Mark> {
        match self {
            Role::Heading => Some(Mark::Heading),
            Role::Caption => Some(Mark::Caption),
            Role::Body => None,
        }
    }
}

/// The fences: syntax, first and last byte of the fields, first byte of the draft.
fn fence(source: &str, problems: &mut Vec<Diagnostic>) -> Option<(Syntax, usize, usize, usize)> {
    let mut lines = scalar::lines(source, 0..source.len());
    let first = lines.next()?;
    let (syntax, closing): (_, &[&str]) = match source[first.clone()].trim_end() {
        "---" => (Syntax::Yaml, &["---", "..."]),
        "+++" => (Syntax::Toml, &["+++"]),
        _ => return None,
    };
    let start = scalar::after_line_end(source, first.end);
    for line in lines {
        if closing.contains(&source[line.clone()].trim_end()) {
            return Some((syntax, start, line.start, scalar::after_line_end(source, line.end)));
        }
    }
    // Never closed. A thematic break at the top of a page is followed by prose, front matter by a field.
    let next = scalar::lines(source, start..source.len()).next()?;
    let sign = if syntax == Syntax::Yaml { ':' } else { '=' };
    let key = source[next].split_once(sign)?.0.trim();
    if key.is_empty() || key.contains(char::is_whitespace) {
        return None;
    }
    let end = (scalar::lines(source, start..source.len()))
        .find(|line| source[line.clone()].trim().is_empty())
        .map_or(source.len(), |line| line.start);
    let message = format!(
        "front matter is opened here and never closed; add a line {:?} after its last field",
        source[first.clone()].trim_end()
    );
    problems.push(Diagnostic::new(RULE, Severity::Warning, Span::new(first.start, first.end), message));
    Some((syntax, start, end, end))
}

/// Dates in a format with habits of its own (`:Date: $Date$`) are written for others too: that one is not understood is told,
/// and is no fault.
pub(super) fn only_told(problems: &mut [Diagnostic]) {
    for problem in problems {
        problem.severity = Severity::Info;
    }
}

/// Takes a date out of a text, unless there is one already.
pub(super) fn date(slot: &mut Option<Date>, text: &Text<'_>, name: &str, problems: &mut Vec<Diagnostic>) {
    if let Some(date) = parse_date(&text.plain) {
        slot.get_or_insert(date);
    } else {
        let all = crate::base::PlainSpan::new(0, text.plain.len());
        let message = format!("`{name}` is not a full date; write it as 2026-11-30");
        problems.push(Diagnostic::new(RULE, Severity::Warning, text.source_span(all), message));
    }
}

/// A date, whatever time of day follows it: `2023-09-19`, `2023/09/19`, `19.09.2023`.
fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let end = text.find(|c: char| c != '-' && c != '/' && c != '.' && !c.is_ascii_digit()).unwrap_or(text.len());
    if !text[end..].starts_with(['T', 't', ' ']) && end < text.len() {
        return None;
    }
    let mut parts = text[..end].split(['-', '/', '.']).map(|part| (part.len(), part.parse::<i16>().ok()));
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, month, day) = match (first.0, third.0) {
        (4, 1..=2) => (first.1?, second.1?, third.1?),
        (1..=2, 4) if text.contains('.') => (third.1?, second.1?, first.1?),
        _ => return None,
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    if !(1..=days).contains(&day) {
        return None;
    }
    Some(Date { year, month: u8::try_from(month).ok()?, day: u8::try_from(day).ok()? })
}

#[cfg(test)]
mod tests;

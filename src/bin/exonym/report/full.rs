//! For people: the line, what is wrong in it, what to write instead. Equal findings of a file are shown once.

use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use exonym::{Applicability, Diagnostic, Severity, Source, Span};
use indexmap::IndexMap;

use super::{Look, Report, Reported, Summary, place_name, summary_line};
use crate::text;

/// A line longer than so many characters is cut around the finding.
const LONG_LINE: usize = 160;
/// Characters kept on either side of the finding then.
const AROUND: usize = 60;
/// How many lines are named of findings that are not shown.
const LINES_NAMED: usize = 10;

pub(super) struct Full {
    look: Look,
    renderer: Renderer,
}

impl Full {
    pub(super) fn new(look: Look) -> Self {
        let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() };
        // Lines are cut here, around the finding, not by the renderer.
        Self { look, renderer: renderer.term_width(10_000) }
    }
}

impl Report for Full {
    fn file(&mut self, file: &Reported<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut groups: IndexMap<Sameness<'_>, Vec<&Diagnostic>> = IndexMap::new();
        for diagnostic in file.diagnostics {
            groups.entry(Sameness::of(diagnostic)).or_default().push(diagnostic);
        }
        for group in groups.values() {
            writeln!(out, "{}\n", self.render(file.source, group))?;
        }
        Ok(())
    }
    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        summary_line(summary, self.look, out)
    }
}

/// What findings have in common that are shown once.
#[derive(PartialEq, Eq, Hash)]
struct Sameness<'d> {
    rule: &'static str,
    severity: Severity,
    message: &'d str,
    suggestions: &'d [String],
    notes: &'d [String],
    policy: Option<(&'d str, u32)>,
    left: Option<&'static str>,
}

impl<'d> Sameness<'d> {
    fn of(diagnostic: &'d Diagnostic) -> Self {
        Self {
            rule: diagnostic.rule,
            severity: diagnostic.severity,
            message: &diagnostic.message,
            suggestions: &diagnostic.suggestions,
            notes: &diagnostic.notes,
            policy: diagnostic.policy.as_ref().map(|place| (&*place.name, place.line)),
            left: left_to_a_person(diagnostic),
        }
    }
}

impl Full {
    /// One report of findings that are the same; the first is shown.
    fn render(&self, source: &Source, same: &[&Diagnostic]) -> String {
        let Some((first, rest)) = same.split_first() else { return String::new() };
        let place = source.place(first.span.start);
        let excerpt = Excerpt::of(source, first.span);
        let level = match first.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        let mut notes: Vec<String> = Vec::new();
        let path = place_name(source, first.span);
        let mut snippet = Snippet::source(&*excerpt.text)
            .path(&*path)
            .line_start(place.line as usize)
            .annotation(AnnotationKind::Primary.span(excerpt.span.clone()));
        for label in &first.labels {
            if let Some(span) = excerpt.inside(label.span) {
                snippet = snippet.annotation(AnnotationKind::Context.span(span).label(&*label.text));
            } else {
                let at = source.place(label.span.start);
                let path = place_name(source, label.span);
                notes.push(format!("{path}:{}:{}: {}", at.line, at.column, label.text));
            }
        }
        let mut group: Group<'_> = level.primary_title(&*first.message).id(first.rule).element(snippet);
        if let Some((best, others)) = first.suggestions.split_first() {
            group = group.element(Level::HELP.message(text::write_this(best)));
            if !others.is_empty() {
                group = group.element(Level::HELP.message(text::or_these(others)));
            }
        }
        for note in first.notes.iter().chain(&notes) {
            group = group.element(Level::NOTE.message(note.as_str()));
        }
        if let Some(why) = left_to_a_person(first) {
            group = group.element(Level::NOTE.message(text::left_to_a_person(why)));
        }
        if let Some(policy) = &first.policy {
            let at = format!("{}:{}", policy.file.display(), policy.line);
            group = group.element(Level::NOTE.message(text::house_policy(&policy.name, at)));
        }
        if !rest.is_empty() {
            group = group.element(Level::NOTE.message(text::more(rest.len(), &lines(source, rest))));
        }
        // The renderer counts the column in what it is shown; in a line that was cut that is another one.
        let shown = excerpt.text[..excerpt.span.start].chars().count() + 1;
        let (line, column) = (place.line, place.column);
        let rendered = self.renderer.render(&[group]);
        rendered.replacen(&format!("{path}:{line}:{shown}"), &format!("{path}:{line}:{column}"), 1)
    }
}

/// Why no fix writes what is suggested, where none does.
fn left_to_a_person(diagnostic: &Diagnostic) -> Option<&'static str> {
    let shown = diagnostic.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::DisplayOnly);
    diagnostic.by_hand.filter(|_| shown)
}

/// The lines of findings: `12, 15, 40…`, each named once.
fn lines(source: &Source, findings: &[&Diagnostic]) -> String {
    let mut lines: Vec<_> = findings.iter().map(|finding| source.place(finding.span.start).line).collect();
    lines.dedup();
    let named: Vec<_> = lines.iter().take(LINES_NAMED).map(u64::to_string).collect();
    let more = if lines.len() > LINES_NAMED { ", …" } else { "" };
    format!("{}{more}", named.join(", "))
}

/// The lines that a finding stands in, cut where they are long.
struct Excerpt {
    text: String,
    /// The finding in it.
    span: Range<usize>,
    /// What of the file is shown: source offsets, and where the first lies in the text.
    shown: Range<usize>,
    before: usize,
}

impl Excerpt {
    fn of(source: &Source, span: Span) -> Self {
        let text = source.text();
        let first = source.line_at(span.start).range();
        // A span that ends with a line end belongs to the line before it.
        let last_byte = if span.is_empty() { span.start } else { span.end - 1 };
        let last = source.line_at(floor(text, last_byte as usize) as u32).range();
        let mut shown = first.start..last.end.max(span.end as usize).max(first.end);
        while text[shown.clone()].ends_with(['\r', '\n']) && shown.end > span.end as usize {
            shown.end -= 1;
        }
        let (mut before, mut after) = ("", "");
        if text[shown.clone()].chars().count() > LONG_LINE {
            let start = back(text, shown.start, span.start as usize);
            let end = ahead(text, span.end as usize, shown.end);
            (before, after) = (if start > shown.start { "…" } else { "" }, if end < shown.end { "…" } else { "" });
            shown = start..end;
        }
        let at = before.len() + span.start as usize - shown.start;
        Self {
            text: format!("{before}{}{after}", &text[shown.clone()]),
            span: at..at + span.len(),
            before: before.len(),
            shown,
        }
    }
    /// Where a span of the file lies in the excerpt.
    fn inside(&self, span: Span) -> Option<Range<usize>> {
        let range = span.range();
        let within = self.shown.start <= range.start && range.end <= self.shown.end;
        within.then(|| range.start - self.shown.start + self.before..range.end - self.shown.start + self.before)
    }
}

/// The last character start at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The place some characters before `at`, at the start of a letter with all its marks.
fn back(text: &str, least: usize, at: usize) -> usize {
    let mut steps = text[least..at].char_indices().rev().skip(AROUND - 1);
    steps.find(|&(_, c)| !joins(c)).map_or(least, |(offset, _)| least + offset)
}

/// The place some characters after `at`, at the start of a letter with all its marks.
fn ahead(text: &str, at: usize, most: usize) -> usize {
    text[at..most].char_indices().skip(AROUND).find(|&(_, c)| !joins(c)).map_or(most, |(offset, _)| at + offset)
}

/// True for a character that belongs to the one before it.
fn joins(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || matches!(c, '\u{200C}' | '\u{200D}' | '\u{AD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::decode("a.txt", text.as_bytes().to_vec(), None).expect("UTF-8")
    }
    fn shown(text: &str, word: &str) -> (String, String) {
        let at = text.find(word).expect("there");
        let excerpt = Excerpt::of(&source(text), Span::new(at, at + word.len()));
        let marked = excerpt.text[excerpt.span.clone()].to_owned();
        (excerpt.text, marked)
    }

    #[test]
    fn the_line_is_shown_without_its_end() {
        assert_eq!(shown("one\r\ntwo word\r\nthree", "word"), ("two word".into(), "word".into()));
        assert_eq!(shown("word", "word"), ("word".into(), "word".into()));
        assert_eq!(shown("a big\ncity b\nc", "big\ncity"), ("a big\ncity b".into(), "big\ncity".into()));
    }

    #[test]
    fn a_long_line_is_cut_around_the_finding() {
        for filler in ["x", "ə", "漢", "e\u{301}"] {
            let text = format!("{}word{}", filler.repeat(5000), filler.repeat(5000));
            let (line, marked) = shown(&text, "word");
            assert_eq!(marked, "word");
            assert!(line.starts_with(&format!("…{filler}")) && line.ends_with('…'), "{line}");
            assert!(line.chars().count() <= 2 * AROUND + 8, "{line}");
        }
        let text = format!("word{}", "x".repeat(500));
        assert!(shown(&text, "word").0.starts_with("word"));
    }

    #[test]
    fn lines_are_named_once_and_not_all() {
        let text = "w\n".repeat(30);
        let source = source(&text);
        let all: Vec<_> =
            (0..30).map(|i| Diagnostic::new("r", Severity::Info, Span::new(i * 2, i * 2 + 1), "m")).collect();
        let all: Vec<_> = all.iter().collect();
        assert_eq!(lines(&source, &all[..3]), "1, 2, 3");
        assert_eq!(lines(&source, &[all[0], all[0]]), "1");
        assert!(lines(&source, &all).ends_with("10, …"));
    }
}

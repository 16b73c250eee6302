//! How a draft writes a text at a place, so that it reads as that text there and the file stays what it is: a sign that
//! would be markup is escaped, a title's line grows with the title. Each reader says how (`Format::spell`); what it says is held
//! against what the reader makes of the file then. What cannot be written so is left to a person.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use super::{Format, front_matter};
use crate::base::{Source, Span};
use crate::model::{Applicability, Diagnostic, Edit, Segment, Segments};

mod bars;
mod links;
mod proof;
mod room;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod together;

pub(super) use bars::keep_bars;
pub(crate) use links::Leads;
pub(super) use links::{Found, Lead, Named, Sign};

/// Why a fix is left to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// Written there, it would be read as something else.
    Markup,
    /// The file has been read again as often as it is.
    Often,
    /// Another finding's fix writes at the same place.
    Beside,
    /// Links of the file lead to these words, and cannot follow.
    LedTo,
    /// The words are those of a title that they lead to, and change with it.
    WithTitle,
    /// Other files lead to these words.
    Known,
    /// It stands on several lines that are shown as they are, and the text has no place for a line end.
    Lines,
}

/// Where a text is to be written.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    /// The file.
    pub(super) source: &'a str,
    /// The segment that is changed.
    pub(super) segment: &'a Segment<'a>,
    /// Where the front matter between fences ends, if there is any: [`front`].
    pub(super) body: usize,
}

/// Where the front matter between fences ends; 0 if there is none.
fn front(source: &str) -> usize {
    if source.starts_with(['-', '+']) { front_matter::read(source).body } else { 0 }
}

/// Writes a fix, whose texts are meant as they read, in one of the ways there are, counted from 0; `None`: there is none of
/// this number.
pub(crate) type Speller = fn(&Place<'_>, &[Edit], usize) -> Option<Vec<Edit>>;

impl Place<'_> {
    /// From the first byte of the segment in the file to its last.
    pub(super) fn extent(&self) -> Span {
        self.segment.target.extent().unwrap_or(Span { start: 0, end: 0 })
    }

    /// The element is one of these.
    pub(super) fn is(&self, elements: &[&str]) -> bool {
        elements.contains(&&*self.segment.element)
    }

    /// In the front matter between fences.
    pub(super) fn in_front(&self) -> bool {
        self.segment.element.starts_with("front:") && (self.extent().start as usize) < self.body
    }

    /// True if text begins at an offset: nothing but blanks is before it in its line, or markup of a block.
    pub(super) fn begins(&self, at: u32) -> bool {
        // A line may be as long as the file.
        let before = self.source[..at as usize].chars().rev().find(|c| matches!(c, '\n' | '\r') || !c.is_whitespace());
        at == self.extent().start || before.is_none_or(|c| matches!(c, '\n' | '\r'))
    }

    /// The line in which an offset is, without its end.
    pub(super) fn line(&self, at: usize) -> Range<usize> {
        let bytes = self.source.as_bytes();
        let start = memchr::memrchr2(b'\n', b'\r', &bytes[..at]).map_or(0, |i| i + 1);
        let end = memchr::memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |i| at + i);
        start..end
    }

    /// The line behind one, or before it.
    pub(super) fn next_line(&self, line: &Range<usize>) -> Option<Range<usize>> {
        let next = super::lines::after_line_end(self.source, line.end);
        (next > line.end).then(|| self.line(next))
    }
    pub(super) fn line_before(&self, line: &Range<usize>) -> Option<Range<usize>> {
        let bytes = self.source.as_bytes();
        let end = line.start.checked_sub(1)?;
        let crlf = end > 0 && bytes[end] == b'\n' && bytes[end - 1] == b'\r';
        Some(self.line(end - usize::from(crlf)))
    }

    /// The markup before a span, the nearest first, and behind it: as written, and its place in the file. So much as may lie
    /// within one link.
    pub(super) fn tags_before(&self, span: Span) -> impl Iterator<Item = (&str, usize)> {
        let tags = &self.segment.target.tags;
        let at = self.segment.target.plain_span(span).start;
        let end = tags.partition_point(|(place, _)| *place <= at);
        let near = tags[..end].iter().rev().take(NEAR).filter_map(|(_, tag)| self.placed(&tag.raw));
        near.filter(move |(_, offset)| *offset < span.start as usize)
    }
    pub(super) fn tags_behind(&self, span: Span) -> impl Iterator<Item = (&str, usize)> {
        let tags = &self.segment.target.tags;
        let at = self.segment.target.plain_span(span).end;
        let start = tags.partition_point(|(place, _)| *place < at);
        let near = tags[start..].iter().take(NEAR).filter_map(|(_, tag)| self.placed(&tag.raw));
        near.filter(move |(_, offset)| *offset >= span.end as usize)
    }

    /// A tag, where it is part of the source, and where it begins there.
    fn placed<'t>(&self, raw: &'t str) -> Option<(&'t str, usize)> {
        let offset = (raw.as_ptr() as usize).checked_sub(self.source.as_ptr() as usize)?;
        (offset + raw.len() <= self.source.len()).then_some((raw, offset))
    }
}

/// As many tags are looked at on either side.
const NEAR: usize = 100;

/// The same edits with each text written by `write`, which is told where it begins.
pub(super) fn each(edits: &[Edit], mut write: impl FnMut(&Edit) -> Option<String>) -> Option<Vec<Edit>> {
    edits.iter().map(|edit| Some(Edit { span: edit.span, text: write(edit)? })).collect()
}

/// A text with some of its signs written in another way.
pub(super) fn replaced(text: &str, mut write: impl FnMut(usize, char) -> Option<Cow<'static, str>>) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        match write(at, c) {
            Some(written) => out.push_str(&written),
            None => out.push(c),
        }
    }
    out
}

/// A character reference by number.
pub(super) fn numbered(c: char) -> Cow<'static, str> {
    format!("&#{};", u32::from(c)).into()
}

/// How many columns a text takes in a line: letters of East Asia two, marks above and below none.
pub(super) fn columns(text: &str) -> usize {
    let one = |c: char| match u32::from(c) {
        0x1100..=0x115F
        | 0x2E80..=0x303E
        | 0x3041..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF01..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1FAFF
        | 0x20000..=0x3FFFD => 2,
        _ => usize::from(!unicode_normalization::char::is_combining_mark(c)),
    };
    text.chars().map(one).sum()
}

/// By how many columns the edits within a range make it longer.
pub(super) fn grows(source: &str, edits: &[Edit], range: &Range<usize>) -> isize {
    let within = |edit: &&Edit| range.start <= edit.span.start as usize && edit.span.end as usize <= range.end;
    let growth = |edit: &Edit| columns(&edit.text).cast_signed() - columns(&source[edit.span.range()]).cast_signed();
    edits.iter().filter(within).map(growth).sum()
}

/// Writes the fixes of findings as the draft has to write them; the findings, by their number, whose fix is left to a person,
/// and why.
pub(crate) fn spell(
    format: &Format,
    source: &Source,
    segments: &Segments<'_>,
    found: &mut [Diagnostic],
) -> Vec<(usize, Why)> {
    let Some(speller) = format.spell.filter(|_| !source.is_of_document()) else { return Vec::new() };
    if found.iter().all(|finding| finding.fix.is_none()) {
        return Vec::new();
    }
    let segments = &segments.all()[..];
    let mut runs: Option<Vec<(Span, usize)>> = None;
    let body = front(source.text());
    let mut jobs: Vec<proof::Job> = Vec::new();
    for (number, finding) in found.iter().enumerate() {
        let Some(fix) = &finding.fix else { continue };
        let runs = runs.get_or_insert_with(|| runs_of(segments));
        let Some(segment) = segment_at(runs, finding.span.start) else { continue };
        let place = Place { source: source.text(), segment: &segments[segment], body };
        // What is not written letter by letter is shown as it reads.
        if fix.edits.iter().all(|edit| is_exact(&place, edit)) {
            let may = Some(fix.applicability).filter(|may| *may > Applicability::DisplayOnly);
            jobs.push(proof::Job { number, may, segment, meant: fix.edits.clone(), ..proof::Job::default() });
        }
    }
    if jobs.is_empty() {
        return Vec::new();
    }
    let (mut failed, held) = match format.leads {
        Some(leads) => links::follow(leads, source, segments, body, &mut jobs),
        None => (Vec::new(), Vec::new()),
    };
    let mut writer = Writer { format, speller, source, segments, body, proof: None };
    let shown: Vec<proof::Job> = jobs.extract_if(.., |job| job.may.is_none()).collect();
    failed.extend(writer.write(jobs, found));
    let (mut on_their_own, lost) = (Vec::new(), failed.iter().map(|(number, _)| *number).collect::<HashSet<_>>());
    for (title, job) in held {
        if lost.contains(&title) { on_their_own.push(job) } else { failed.push((job.number, Why::WithTitle)) }
    }
    failed.extend(writer.write(on_their_own, found));
    // What is for show is in nobody's way.
    failed.extend(writer.write(shown, found).into_iter().filter(|(_, why)| matches!(why, Why::Markup | Why::Lines)));
    for &(number, _) in &failed {
        if let Some(fix) = &mut found[number].fix {
            fix.applicability = Applicability::DisplayOnly;
        }
    }
    failed
}

struct Writer<'a> {
    format: &'a Format,
    speller: Speller,
    source: &'a Source,
    segments: &'a [Segment<'a>],
    body: usize,
    proof: Option<proof::Proof<'a>>,
}

impl Writer<'_> {
    /// Writes fixes into their findings; the numbers of those that cannot be written, and why.
    fn write(&mut self, wanted: Vec<proof::Job>, found: &mut [Diagnostic]) -> Vec<(usize, Why)> {
        let (mut jobs, mut failed) = (Vec::new(), Vec::new());
        for mut job in wanted {
            let place = Place { source: self.source.text(), segment: &self.segments[job.segment], body: self.body };
            match (self.speller)(&place, &job.meant, 0) {
                Some(spelt)
                    if job.along.is_empty()
                        && job.follow.is_empty()
                        && spelt == job.meant
                        && spelt.iter().all(|edit| is_harmless(&edit.text))
                        && !place.in_front() => {}
                Some(spelt) => {
                    job.spelt = job.with_followers(spelt);
                    jobs.push(job);
                }
                None => failed.push((job.number, if place.is(&["cue"]) { Why::Lines } else { Why::Markup })),
            }
        }
        if jobs.is_empty() {
            return failed;
        }
        let (format, speller, source, segments) = (self.format, self.speller, self.source, self.segments);
        let proof = self.proof.get_or_insert_with(|| proof::Proof::new(format, speller, source, segments));
        let (right, wrong) = proof.settle(jobs);
        for job in right {
            if let Some(fix) = &mut found[job.number].fix {
                fix.edits = job.spelt;
                fix.applicability = job.may.unwrap_or(fix.applicability);
            }
        }
        failed.extend(wrong);
        failed
    }
}

/// The edits that put a text, as it is meant, in the place of a span of a draft; `None` where it cannot be written there.
pub(crate) fn spelt(format: &Format, source: &Source, span: Span, text: &str) -> Option<Vec<Edit>> {
    let meant = vec![Edit { span, text: text.to_owned() }];
    let (Some(speller), Some(read)) = (format.spell.filter(|_| !source.is_of_document()), format.draft) else {
        return Some(meant);
    };
    let mut segments = Vec::new();
    read(source, &mut |segment| segments.push(segment));
    let segment = segment_at(&runs_of(&segments), span.start)?;
    let place = Place { source: source.text(), segment: &segments[segment], body: front(source.text()) };
    is_exact(&place, &meant[0]).then_some(())?;
    let mut jobs = vec![proof::Job { segment, may: Some(Applicability::Unsafe), meant, ..proof::Job::default() }];
    if let Some(leads) = format.leads {
        links::follow(leads, source, &segments, place.body, &mut jobs);
    }
    let mut job = jobs.pop()?;
    job.spelt = job.with_followers(speller(&place, &job.meant, 0)?);
    let (right, _) = proof::Proof::new(format, speller, source, &segments).settle(vec![job]);
    right.into_iter().next().map(|job| job.spelt)
}

/// Every stretch of the file that is text as it stands there, with the number of its segment; ascending.
fn runs_of(segments: &[Segment<'_>]) -> Vec<(Span, usize)> {
    let of = |(number, segment): (usize, &Segment<'_>)| {
        segment.target.runs.iter().map(move |run| (run.source, number)).collect::<Vec<_>>()
    };
    let mut runs: Vec<(Span, usize)> = segments.iter().enumerate().flat_map(of).collect();
    runs.sort_unstable();
    runs
}

fn segment_at(runs: &[(Span, usize)], at: u32) -> Option<usize> {
    let (span, segment) = runs[..runs.partition_point(|(span, _)| span.start <= at)].last()?;
    (at < span.end).then_some(*segment)
}

fn is_exact(place: &Place<'_>, edit: &Edit) -> bool {
    let text = &place.segment.target;
    let span = text.plain_span(edit.span);
    text.is_verbatim(span) && (edit.span.is_empty() || text.source_span(span) == edit.span)
}

/// True for what is no markup in any format: letters, digits, blanks, and a hyphen or a full stop between them.
pub(crate) fn is_harmless(text: &str) -> bool {
    let bytes = text.as_bytes();
    let letter =
        |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(|b| b.is_ascii_alphanumeric() || *b > 127);
    text.bytes().enumerate().all(|(at, b)| match b {
        b'-' | b'.' => letter(at.checked_sub(1)) && letter(Some(at + 1)),
        b => b.is_ascii_alphanumeric() || b == b' ' || b > 127,
    })
}

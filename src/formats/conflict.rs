//! Merge conflicts that nobody has settled: git's markers, left in a file of any format.

use std::io::Read;

use memchr::memmem;

use super::ReadResult;
use crate::base::{Place, Result, Source, Span, Stream};
use crate::model::{Diagnostic, Problem, Severity};

/// A conflict's markers, left in a file.
const RULE: &str = "merge-conflict";

/// Signs of which a marker has seven at least.
const SIGNS: [char; 4] = ['<', '|', '=', '>'];
pub(super) const LEAST: usize = 7;

/// The sign and size of the marker that a line is. `=======` is one only among others.
fn marker(line: &str) -> Option<(usize, usize)> {
    let line = line.trim_end_matches(['\n', '\r']);
    let sign = SIGNS.iter().position(|&sign| line.starts_with(sign))?;
    let rest = line.trim_start_matches(SIGNS[sign]);
    let size = line.len() - rest.len();
    let named = SIGNS[sign] != '=' && rest.starts_with(' ');
    (size >= LEAST && (rest.is_empty() || named)).then_some((sign, size))
}

/// The line, from 1, of the first conflict marker in a text, be it the last of its conflict that is left.
pub(crate) fn marker_line(text: &str) -> Option<u64> {
    let is = |line: &str| marker(line).is_some_and(|(sign, _)| SIGNS[sign] != '=');
    text.lines().position(is).map(|at| at as u64 + 1)
}

/// True for a line that is a marker and hardly anything else.
pub(super) fn is_marker(line: &str) -> bool {
    marker_line(line).is_some()
}

/// True for a line that looks like a marker of any kind.
pub(crate) fn may_be_marker(line: &str) -> bool {
    marker(line).is_some()
}

/// What is said where reading stops at a marker, and the end of the conflict is not known.
pub(super) const BEGINS: &str = "the file still has a merge conflict, which begins here; settle it, and run again";

/// A conflict, from its first marker to its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Torn {
    /// Lines, from 1.
    first: u64,
    last: u64,
    /// Where the first marker begins, in bytes of the text, and how long it is.
    at: u64,
    length: u64,
    size: usize,
    /// Which of the signs were met.
    signs: u8,
}

impl Torn {
    fn what(&self) -> String {
        let (first, last) = (self.first, self.last);
        format!(
            "the file still has a merge conflict (lines {first}\u{2013}{last}); settle it, and run again: nothing else in \
             it was looked at"
        )
    }
}

/// Takes a text line by line.
#[derive(Default)]
struct Scan {
    lines: u64,
    at: u64,
    open: Option<Torn>,
    found: Vec<Torn>,
}

impl Scan {
    fn line(&mut self, line: &str) {
        self.lines += 1;
        if let Some((sign, size)) = marker(line) {
            self.marker(sign, size, line.trim_end().len() as u64);
        }
        self.at += line.len() as u64;
    }

    fn marker(&mut self, sign: usize, size: usize, length: u64) {
        let begins = SIGNS[sign] == '<';
        let mut open = self.open.take();
        match &open {
            // Within a conflict, git gives the markers of an older one more signs.
            Some(torn) if size != torn.size && torn.signs & 1 != 0 => {
                self.open = open;
                return;
            }
            Some(torn) if begins || size != torn.size => {
                let torn = *torn;
                self.keep(torn);
                open = None;
            }
            _ => {}
        }
        let (first, at) = (self.lines, self.at);
        let mut torn = open.unwrap_or(Torn { first, last: first, at, length, size, signs: 0 });
        torn.last = self.lines;
        torn.signs |= 1 << sign;
        if SIGNS[sign] == '>' { self.keep(torn) } else { self.open = Some(torn) }
    }

    /// One line of such signs alone may be anybody's text.
    fn keep(&mut self, torn: Torn) {
        if torn.signs.count_ones() > 1 {
            self.found.push(torn);
        }
    }

    fn finish(mut self) -> Vec<Torn> {
        if let Some(torn) = self.open.take() {
            self.keep(torn);
        }
        self.found
    }
}

/// True if a text has conflicts.
pub(crate) fn is_torn(text: &str) -> bool {
    !conflicts(text).is_empty()
}

/// Where a line of a text with conflicts belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// To every side: it is outside.
    All,
    /// To none: it is a marker.
    Marker,
    Ours,
    Base,
    Theirs,
}

/// The same for each line.
pub(crate) fn parts(text: &str) -> Vec<Part> {
    let found = conflicts(text);
    let mut torn = found.iter().peekable();
    let mut part = Part::All;
    let mut all = Vec::new();
    for (line, number) in text.split_inclusive('\n').zip(1..) {
        while torn.next_if(|torn| torn.last < number).is_some() {
            part = Part::All;
        }
        let own = torn.peek().filter(|torn| torn.first <= number);
        let sign =
            own.and_then(|torn| marker(line).filter(|(_, size)| *size == torn.size)).map(|(sign, _)| SIGNS[sign]);
        if let Some(sign) = sign {
            part = match sign {
                '<' => Part::Ours,
                '|' => Part::Base,
                '=' => Part::Theirs,
                _ => Part::All,
            };
        }
        all.push(if sign.is_some() { Part::Marker } else { part });
    }
    all
}

/// True if a text may have conflicts; hardly any has.
pub(super) fn may_be_in(text: &[u8]) -> bool {
    [&b"<<<<<<<"[..], b">>>>>>>", b"|||||||"].iter().any(|sign| memmem::find(text, sign).is_some())
}

fn conflicts(text: &str) -> Vec<Torn> {
    if !may_be_in(text.as_bytes()) {
        return Vec::new();
    }
    let mut scan = Scan::default();
    text.split_inclusive('\n').for_each(|line| scan.line(line));
    scan.finish()
}

/// What there is to say of a file in place of reading it: one mistake a conflict. Two versions of everything would only
/// be told as mistakes of each other.
pub(super) fn instead<T>(source: &Source, value: impl FnOnce() -> T) -> Option<ReadResult<T>> {
    let found = conflicts(source.text());
    let problem = |torn: &Torn| {
        let span = Span::new(torn.at as usize, (torn.at + torn.length) as usize);
        Diagnostic::new(RULE, Severity::Error, span, torn.what())
    };
    (!found.is_empty()).then(|| ReadResult { value: value(), problems: found.iter().map(problem).collect() })
}

/// What a text has of conflicts, for what is no file of terms.
pub(crate) fn problems(source: &Source) -> Vec<Diagnostic> {
    instead(source, || ()).map(|read| read.problems).unwrap_or_default()
}

/// The conflicts of a file that is not held.
pub(crate) fn of_stream(input: impl Read, encoding: Option<&str>) -> Result<Vec<Problem>> {
    let declared = |head: &[u8]| encoding.map(str::to_owned).or_else(|| super::declared_encoding(head));
    let mut stream = Stream::open(input, declared, true)?;
    let (mut scan, mut text) = (Scan::default(), String::new());
    loop {
        let more = stream.fill(&mut text)?;
        let whole = if more { text.rfind('\n').map_or(0, |at| at + 1) } else { text.len() };
        text[..whole].split_inclusive('\n').for_each(|line| scan.line(line));
        text.drain(..whole);
        if !more {
            break;
        }
    }
    let problem = |torn: Torn| Problem {
        rule: RULE,
        severity: Severity::Error,
        place: Place { offset: torn.at, line: torn.first, column: 1 },
        length: torn.length,
        message: torn.what(),
    };
    Ok(scan.finish().into_iter().map(problem).collect())
}

/// A marker that is left of a conflict is told as that, and not as a slip of the format.
pub(super) fn single_out(text: &str, problems: &mut Vec<Diagnostic>) {
    for problem in problems.iter_mut().filter(|problem| problem.severity == Severity::Error) {
        let at = text.floor_char_boundary((problem.span.start as usize).min(text.len()));
        let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
        let line = text[start..].lines().next().unwrap_or_default();
        if is_marker(line) {
            let span = Span::new(start, start + line.trim_end().len());
            let what = "this line is left of a merge conflict; take it away once the conflict is settled";
            *problem = Diagnostic::new(RULE, Severity::Error, span, what);
        }
    }
    problems.dedup_by(|one, before| one.rule == RULE && before.rule == RULE && one.span == before.span);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(u64, u64)> {
        let streamed = of_stream(text.as_bytes(), Some("UTF-8")).expect("read");
        let found = conflicts(text);
        let places = |torn: &Torn| (torn.first, torn.at, torn.length);
        let streamed: Vec<_> =
            streamed.iter().map(|problem| (problem.place.line, problem.place.offset, problem.length)).collect();
        assert_eq!(found.iter().map(places).collect::<Vec<_>>(), streamed);
        found.iter().map(|torn| (torn.first, torn.last)).collect()
    }

    #[test]
    fn markers_are_told_from_text() {
        assert_eq!(marker_line("a\n<<<<<<< HEAD\nb\n"), Some(2));
        assert_eq!(marker_line("a\r\n||||||| \r\n"), Some(2));
        assert_eq!(marker_line(">>>>>>>>> a longer one\n"), Some(1));
        assert_eq!(marker_line("a <<<<<<< b\n<<<<<<<b\n=======\n"), None);
    }

    #[test]
    fn a_conflict_goes_from_its_first_marker_to_its_last() {
        assert_eq!(lines("a\n<<<<<<< ours\nb\n||||||| base\n=======\nc\n>>>>>>> theirs\nd\n"), [(2, 7)]);
        assert_eq!(lines("<<<<<<<\r\n=======\r\n>>>>>>>\r\n\r\n<<<<<<< x\r\n=======\r\n>>>>>>> y"), [(1, 3), (5, 7)]);
        // Markers of more signs within; an end that is gone; a beginning that is gone.
        let nested = "<<<<<<< a\n||||||| b\n<<<<<<<<< c\n=========\n>>>>>>>>> d\n=======\n>>>>>>> e\n";
        assert_eq!(lines(nested), [(1, 7)]);
        assert_eq!(lines("<<<<<<< a\nx\n=======\ny\n<<<<<<< b\n=======\n>>>>>>> c\n"), [(1, 3), (5, 7)]);
        assert_eq!(lines("x\n=======\ny\n>>>>>>> c\n"), [(2, 4)]);
        // A rule, a quoted mail, a heading.
        for text in ["========\n<<<<<<< alone\n", ">>>>>>> a\n>>>>>>> b\n", "Title\n=======\n", "a ======= b\n"] {
            assert_eq!(lines(text), [], "{text}");
        }
        assert_eq!(lines("=====================\n\n<<<<<<< a\n=======\n>>>>>>> b\n"), [(3, 5)]);
    }
}

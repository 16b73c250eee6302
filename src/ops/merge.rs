//! Three versions of a glossary, policy, termbase, table or memory made one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::kind::{Kind, kind};
use super::workspace::read_terms;
use crate::base::{Error, Place, Result, Source};
use crate::checks::GLOSSARY_CHECKS;
use crate::formats;
use crate::formats::tmx::{Broken, Reader};
use crate::model::{Diagnostic, Glossary, Severity};
use crate::revise::diff;
use crate::revise::merge::{self, Conflict, ConflictKind, Markers};

/// How versions are merged.
#[derive(Clone, Debug, Default)]
pub struct Merging {
    /// What the file is called, where the names of the three do not say it: it may tell the format.
    pub path: Option<PathBuf>,
    /// How what is left to a person is marked.
    pub markers: Markers,
}

/// What came of a merge.
#[derive(Clone, Debug)]
pub struct MergedFile {
    /// The kind of file: `glossary`, `policy`, or a format's name; `None` where two of the three were the same, and
    /// nobody had to look.
    pub kind: Option<&'static str>,
    /// The result, in the encoding of ours, with markers where there are conflicts.
    pub bytes: Vec<u8>,
    /// What is left to a person.
    pub conflicts: Vec<Conflict>,
    /// What is worth knowing, and no conflict.
    pub notes: Vec<String>,
}

/// Merges by what the files mean: what one side changed comes in, what both changed alike comes in once. Each of the three
/// is a name, which may say the format, and bytes; an empty base is one in which nothing is yet.
///
/// Errors, and then nothing is merged: a side that is empty where the base is not, that has conflict markers in it, that is
/// not of the kind of the others, that is broken, or that is of a kind that is not merged.
pub fn merge(
    base: (&Path, Vec<u8>),
    ours: (&Path, Vec<u8>),
    theirs: (&Path, Vec<u8>),
    merging: &Merging,
) -> std::result::Result<MergedFile, Vec<Error>> {
    let sides = Sides { merging, paths: [base.0.to_owned(), ours.0.to_owned(), theirs.0.to_owned()] };
    for (at, bytes) in [(OURS, &ours.1), (THEIRS, &theirs.1)] {
        refuse_empty(bytes, &base.1).map_err(|error| vec![sides.named(at, &error)])?;
    }
    // A side that did not move needs no look: the other is the result, to the byte.
    let trivial = match () {
        () if ours.1 == theirs.1 || base.1 == theirs.1 => Some(&ours),
        () if base.1 == ours.1 => Some(&theirs),
        () => None,
    };
    if let Some((_, bytes)) = trivial {
        return Ok(MergedFile { kind: None, bytes: bytes.clone(), conflicts: Vec::new(), notes: Vec::new() });
    }
    let bom: Vec<u8> = ours.1.iter().take(3).copied().collect();
    let mut errors = Vec::new();
    let mut sources = Vec::new();
    for (at, (path, bytes)) in [base, ours, theirs].into_iter().enumerate() {
        match open(path, bytes, merging.path.as_deref()) {
            Ok(source) => sources.push(source),
            Err(error) => errors.push(sides.named(at, &error)),
        }
    }
    let [base, ours, theirs] = <[Source; 3]>::try_from(sources).map_err(|_| errors)?;
    let name = kind_of([&base, &ours, &theirs]).map_err(|(at, error)| vec![sides.named(at, &error)])?;
    let line_end = line_end(ours.text());
    let (mut base, mut theirs) = (in_lines(base, line_end)?, in_lines(theirs, line_end)?);
    if matches!(name, "tmx" | "tbx") {
        (base, theirs) = (declared_as(base, &ours)?, declared_as(theirs, &ours)?);
    }
    let Some(by) = merge::merger(name) else { return Err(vec![sides.named(OURS, &unknown())]) };
    let merged = (by.merge)(&base, &ours, &theirs, &merging.markers, line_end).map_err(|error| {
        // A side that cannot be merged with itself is broken.
        let alone = |side: &Source| (by.merge)(side, side, side, &merging.markers, line_end).err();
        let broken: Vec<Error> = [&base, &ours, &theirs]
            .iter()
            .enumerate()
            .filter(|(_, side)| !side.text().trim().is_empty())
            .filter_map(|(at, side)| alone(side).map(|error| sides.named(at, &error)))
            .collect();
        if broken.is_empty() { vec![error] } else { broken }
    })?;
    let merge::Merged { mut text, mut conflicts, mut notes } = merged;
    if ![&ours, &theirs].iter().any(|side| side.text().starts_with(['\r', '\n'])) {
        // What stood at the top is gone, on both sides; so are the empty lines behind it.
        let blank = text.len() - text.trim_start_matches(['\r', '\n']).len();
        let lines = text.drain(..blank).filter(|c| *c == '\n').count() as u64;
        for conflict in &mut conflicts {
            conflict.line = conflict.line.saturating_sub(lines);
        }
    }
    let path = merging.path.as_deref().unwrap_or(ours.path());
    let result = Source::from_text(path, text).map_err(|error| vec![error])?;
    if conflicts.is_empty() {
        verify(name, [&base, &ours, &theirs], &result, &mut conflicts, &mut notes)?;
    }
    // A memory is large.
    drop((base, theirs));
    let Some(encoded) = ours.encode(result.text()) else {
        let what = format!(
            "is in {}, which has no room for letters that the others have; save it as UTF-8 and merge again",
            ours.encoding().name()
        );
        return Err(vec![Error::new(what).in_file(ours.path())]);
    };
    let mut bytes = encoded;
    bytes.splice(0..0, bom.into_iter().take(usize::from(ours.encoding().bom)));
    Ok(MergedFile { kind: Some(name), bytes, conflicts, notes })
}

impl MergedFile {
    /// Calls concepts that rules of a policy speak of by their terms, as far as a glossary has them.
    pub fn call_concepts(&mut self, glossary: &Glossary) {
        if self.kind != Some("policy") {
            return;
        }
        let called = |id: &str| glossary.concept(id).and_then(diff::called).unwrap_or(id).to_owned();
        for label in self.conflicts.iter_mut().flat_map(|conflict| &mut conflict.called) {
            let Some((before, rest)) = label.split_once(OF_CONCEPT) else { continue };
            let (ids, after) = rest.split_at(rest.find(", ").unwrap_or(rest.len()));
            if ids.split(' ').all(|id| glossary.concept(id).is_none()) {
                continue;
            }
            let names: Vec<String> = ids.split(' ').map(called).collect();
            *label = format!("{before}concept {}{after}", names.join(", "));
        }
    }
}

/// How a rule says which concepts it speaks of.
const OF_CONCEPT: &str = "of.concept = ";

/// The places of the two sides among the three versions.
const OURS: usize = 1;
const THEIRS: usize = 2;

/// What the three versions are called.
struct Sides<'m> {
    merging: &'m Merging,
    paths: [PathBuf; 3],
}

impl Sides<'_> {
    /// An error of one of them. Where all three go by one name, it says which it is.
    fn named(&self, at: usize, error: &Error) -> Error {
        let Some(path) = &self.merging.path else { return placed(Error::new(error.what()), error, &self.paths[at]) };
        let markers = &self.merging.markers;
        let (side, name) =
            [("base", &markers.base), ("ours", &markers.ours), ("theirs", &markers.theirs)][at.min(THEIRS)];
        let side = if name.is_empty() || name == side { side.to_owned() } else { format!("{side} ({name})") };
        placed(Error::new(format!("{side}: {}", error.what())), error, path)
    }
}

/// The same place in a file.
fn placed(new: Error, error: &Error, path: &Path) -> Error {
    let new = new.in_file(path);
    match error.place() {
        Some(place) => new.at(place),
        None => new,
    }
}

fn refuse_empty(bytes: &[u8], base: &[u8]) -> Result<()> {
    let blank = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_whitespace);
    if blank(bytes) && !blank(base) {
        let what = "is empty, which may mean that all was taken away, or that it was lost; settle it by hand";
        return Err(Error::new(what));
    }
    Ok(())
}

/// A version, under the name that says its format.
fn open(path: &Path, bytes: Vec<u8>, name: Option<&Path>) -> Result<Source> {
    let source = formats::decode(name.unwrap_or(path), bytes, None)?;
    match formats::conflict::marker_line(source.text()) {
        Some(line) => Err(marker(line)),
        None => Ok(source),
    }
}

/// Says that a conflict is not settled.
pub(super) fn marker(line: u64) -> Error {
    let what = "a conflict marker is left here; settle that conflict first";
    Error::new(what).at(Place { line, column: 1, offset: 0 })
}

/// What kind of file the three are, or which of them is another.
fn kind_of([base, ours, theirs]: [&Source; 3]) -> std::result::Result<&'static str, (usize, Error)> {
    let (our, their) = (merger_of(ours), merger_of(theirs));
    let old = if base.text().trim().is_empty() { our } else { merger_of(base) };
    match our {
        None => Err((OURS, unknown())),
        Some(name) if our == their && our == old => Ok(name),
        Some(_) => {
            let what = "is another kind of file than ours; merge files of one kind";
            Err((if our == their { 0 } else { THEIRS }, Error::new(what)))
        }
    }
}

fn unknown() -> Error {
    Error::new(
        "is neither a glossary nor a policy nor a memory, so that it cannot be merged by what it means; \
         `git merge-file` merges it by lines",
    )
}

/// The name of what merges a file.
fn merger_of(source: &Source) -> Option<&'static str> {
    match kind(source) {
        Kind::Policy => Some("policy"),
        Kind::Memory => Some("tmx"),
        Kind::Glossary => match formats::detect_terms(source.path(), source)?.name {
            "csv" | "tab" => Some("table"),
            "tbx" | "tbx-v3" | "tbx-dct" => Some("tbx"),
            "glossary" => Some("glossary"),
            _ => None,
        },
        Kind::Config | Kind::Draft | Kind::Other => None,
    }
}

fn line_end(text: &str) -> &'static str {
    let first = text.find('\n').unwrap_or_default();
    if text[..first].ends_with('\r') { "\r\n" } else { "\n" }
}

/// The same text with other line ends, unless it has them.
fn in_lines(source: Source, line_end: &str) -> std::result::Result<Source, Vec<Error>> {
    let text = source.text();
    if self::line_end(text) == line_end || !text.contains('\n') {
        return Ok(source);
    }
    let mut plain = text.replace("\r\n", "\n");
    if line_end != "\n" {
        plain = plain.replace('\n', line_end);
    }
    Source::from_text(source.path(), plain).map_err(|error| vec![error])
}

/// The same XML with the encoding that ours is in: the result will be, whatever the others say of themselves.
fn declared_as(source: Source, ours: &Source) -> std::result::Result<Source, Vec<Error>> {
    let wanted = encoding_in(ours.text()).map_or_else(
        || if ours.encoding().name().starts_with("UTF-16") { "UTF-16" } else { ours.encoding().name() },
        |place| &ours.text()[place],
    );
    let text = source.text();
    let Some(place) = encoding_in(text).filter(|place| !text[place.clone()].eq_ignore_ascii_case(wanted)) else {
        return Ok(source);
    };
    let new = [&text[..place.start], wanted, &text[place.end..]].concat();
    Source::from_text(source.path(), new).map_err(|error| vec![error])
}

/// Where an XML declaration names the encoding.
fn encoding_in(text: &str) -> Option<std::ops::Range<usize>> {
    let declaration = text.strip_prefix("<?xml").and_then(|_| text.split_once("?>"))?.0;
    let at = declaration.find("encoding")?;
    let open = at + declaration[at..].find(['"', '\''])?;
    let close = open + 1 + declaration[open + 1..].find(&declaration[open..=open])?;
    Some(open + 1..close)
}

/// Looks for what is wrong in the result and in neither side.
fn verify(
    name: &str,
    [base, ours, theirs]: [&Source; 3],
    result: &Source,
    conflicts: &mut Vec<Conflict>,
    notes: &mut Vec<String>,
) -> std::result::Result<(), Vec<Error>> {
    if name == "tmx" {
        // That it is well-formed is all there is to see: units are as a side has them.
        let read = |result: &Source| -> Result<()> {
            let mut reader = Reader::of_text(result.text(), Broken::Refuse)?;
            while reader.next()?.is_some() {}
            Ok(())
        };
        return read(result).map_err(|error| vec![error.in_file(result.path())]);
    }
    let problems = |source: &Source| -> Vec<Diagnostic> {
        match name {
            "policy" => formats::read_policy_toml(source, "").problems,
            "glossary" | "tbx" | "table" => read_terms(source).problems,
            _ => Vec::new(),
        }
    };
    let errors = |source: &Source| -> Vec<Diagnostic> {
        problems(source).into_iter().filter(|problem| problem.severity == Severity::Error).collect()
    };
    let mut known = Known::default();
    for source in [base, ours, theirs] {
        known.add(errors(source));
    }
    for problem in known.unheard(errors(result)) {
        conflicts.push(Conflict {
            kind: ConflictKind::Problem,
            place: vec![problem.message.clone()],
            called: vec![problem.message.clone()],
            line: result.place(problem.span.start).line,
            base: None,
            ours: None,
            theirs: None,
        });
    }
    if name == "glossary" && conflicts.is_empty() {
        let mut known = Known::default();
        for source in [base, ours, theirs] {
            known.add(lint(source));
        }
        for problem in known.unheard(lint(result)) {
            let line = result.place(problem.span.start).line;
            notes.push(format!("line {line}: {}: {}", problem.rule, problem.message));
        }
    }
    Ok(())
}

fn lint(source: &Source) -> Vec<Diagnostic> {
    let glossary = read_terms(source).value;
    let mut found = Vec::new();
    let Ok(copy) = Source::from_text(source.path(), source.text().to_owned()) else { return Vec::new() };
    for check in GLOSSARY_CHECKS {
        check.glossary(&glossary, std::slice::from_ref(&copy), &mut found);
    }
    found.into_iter().map(|(_, diagnostic)| diagnostic).collect()
}

/// What was said of a version before, lines and columns aside.
#[derive(Default)]
struct Known(BTreeMap<String, usize>);

impl Known {
    fn add(&mut self, problems: Vec<Diagnostic>) {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for problem in problems {
            *counts.entry(said(&problem)).or_default() += 1;
        }
        for (what, count) in counts {
            let known = self.0.entry(what).or_default();
            *known = count.max(*known);
        }
    }
    /// Those that no version had, or that are more than any had.
    fn unheard(mut self, problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut new = Vec::new();
        for problem in problems {
            match self.0.get_mut(&said(&problem)) {
                Some(count) if *count > 0 => *count -= 1,
                _ => new.push(problem),
            }
        }
        new
    }
}

fn said(problem: &Diagnostic) -> String {
    let words: String = problem.message.chars().filter(|c| !c.is_ascii_digit()).collect();
    format!("{}: {words}", problem.rule)
}

#[cfg(test)]
mod tests;

//! What the readers make of the drafts in `tests/formats`, and what must hold of every segment.

use std::fmt::Write as _;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use super::{DraftFacts, FORMATS, Format};
use crate::base::{PlainSpan, Source};
use crate::model::{Mark, Segment, Text};

/// Every stretch that is said to stand in the file does; the runs cover the text; marks and tags lie within it.
fn check(source: &Source, text: &Text<'_>) -> Result<(), String> {
    let mut at = 0;
    for (index, run) in text.runs.iter().enumerate() {
        let end = text.runs.get(index + 1).map_or(text.plain.len(), |next| next.plain as usize);
        if run.plain as usize != at || end <= at {
            return Err(format!("runs do not cover the text: {text:?}"));
        }
        if run.verbatim && text.plain[at..end] != source.text()[run.source.range()] {
            return Err(format!("run {run:?} is not verbatim: {text:?}"));
        }
        if index > 0 && text.runs[index - 1].source.end > run.source.start {
            return Err(format!("runs go backwards: {text:?}"));
        }
        at = end;
    }
    let inside = |at: u32| text.plain.is_char_boundary(at as usize);
    if at != text.plain.len() || text.plain.trim().is_empty() {
        return Err(format!("empty or uncovered: {text:?}"));
    }
    if !text.marks.iter().all(|(span, _)| inside(span.start) && inside(span.end) && span.start < span.end)
        || !text.tags.iter().all(|(at, _)| inside(*at))
        || !text.marks.is_sorted_by_key(|(span, _)| span.start)
        || !text.tags.is_sorted_by_key(|(at, _)| *at)
    {
        return Err(format!("marks or tags out of place: {text:?}"));
    }
    Ok(())
}

/// A segment in a line; `shown` is its text.
fn line(segment: &Segment<'_>, shown: &str) -> String {
    let mut line = format!("{}: {}", segment.element, shown.replace('\n', "⏎"));
    for (span, mark) in &segment.target.marks {
        let name = match mark {
            Mark::Lang(lang) => format!("lang {lang}"),
            // Every cell of names has its number.
            Mark::Row(_) => continue,
            other => format!("{other:?}").to_lowercase(),
        };
        let all = *span == PlainSpan::new(0, segment.target.plain.len());
        let range = if all { String::new() } else { format!(" {:?}", &segment.target.plain[span.range()]) };
        let _ = write!(line, " [{name}{range}]");
    }
    if let Some(lang) = &segment.lang {
        let _ = write!(line, " (lang {lang})");
    }
    if !segment.translate {
        line.push_str(" (keep)");
    }
    line
}

/// Reads texts of so many bytes in which one thing stands again and again: no depth and no row is too much.
pub(super) fn holds_repeated(units: &[&str], bytes: usize, segments: fn(&str) -> Result<Vec<String>, String>) {
    for unit in units {
        let text = unit.repeat(bytes / unit.len());
        segments(&text).unwrap_or_else(|error| panic!("{unit:?}: {}", &error[..error.floor_char_boundary(500)]));
    }
}

/// Every segment of a draft in a line: element, text, marks; then the problems.
pub(super) fn segments(format: &Format, name: &str, text: &str) -> Result<Vec<String>, String> {
    let source = Source::decode(name, text.as_bytes().to_vec(), None).map_err(|error| error.to_string())?;
    let mut found = Vec::new();
    let mut result = Ok(());
    let draft = format.draft.ok_or("not a draft")?;
    let read = draft(&source, &mut |segment| {
        result = result.clone().and(check(&source, &segment.target));
        found.push(line(&segment, &segment.target.plain));
    });
    let DraftFacts { lang, written, event, doctype, comments, units } = &read.value;
    let facts = [
        lang.as_ref().map(|lang| format!("lang {lang}")),
        written.map(|date| format!("date {date}")),
        event.map(|date| format!("event-date {date}")),
        doctype.as_ref().map(|doctype| format!("doctype {doctype}")),
        units.map(|units| format!("units {units}")),
    ];
    found.extend(facts.into_iter().flatten().map(|fact| format!("fact: {fact}")));
    found.extend(comments.iter().map(|comment| format!("comment: {}", source.slice(comment.text))));
    for problem in &read.problems {
        let place = source.place(problem.span.start);
        found.push(format!("problem {}:{}: {}", place.line, place.column, problem.message));
    }
    result.map(|()| found)
}

/// Every draft in `tests/formats/NAME/{good,bad}` has beside it a file `.segments` with what is to be read.
#[test]
fn drafts_are_read_as_written_down() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats");
    let mut seen = 0;
    for format in FORMATS.iter().filter(|format| format.draft.is_some()) {
        for folder in ["good", "bad"] {
            let Ok(entries) = std::fs::read_dir(root.join(format.name).join(folder)) else { continue };
            let mut paths: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
            paths.sort();
            for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension != "segments")) {
                let bytes = std::fs::read(path).expect("the draft can be read");
                let name = path.display().to_string();
                let opened = super::opened::open(path, bytes, None, None);
                let lines = opened.map(|source| match source.document() {
                    Some(_) => document_lines(&source),
                    None => segments(format, &name, source.text()).expect("segments hold together"),
                });
                // What cannot be read at all is told as a problem of the whole file.
                let lines = lines.unwrap_or_else(|error| vec![format!("problem {}", error.what())]);
                let found = lines.join("\n");
                if std::env::var_os("EXONYM_UPDATE").is_some() {
                    std::fs::write(format!("{name}.segments"), format!("{found}\n")).expect("written");
                }
                let expected = std::fs::read_to_string(format!("{name}.segments")).unwrap_or_default();
                similar_text(&name, expected.trim_end(), &found);
                let problems = found.lines().any(|line| line.starts_with("problem "));
                assert_eq!(problems, folder == "bad", "{name}");
                seen += 1;
            }
        }
    }
    // A package without its tests has none to read.
    assert!(seen > 3 || !root.exists(), "{seen} drafts");
}

fn similar_text(name: &str, expected: &str, found: &str) {
    let diff = similar::TextDiff::from_lines(expected, found);
    assert!(expected == found, "{name}:\n{}", diff.unified_diff().header("expected", "found"));
}

/// The drafts in `tests/formats` say the same with the line ends of Windows, and with letters taken apart (NFD).
#[test]
fn drafts_say_the_same_in_other_clothes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats");
    let mut seen = 0;
    for format in FORMATS.iter().filter(|format| format.draft.is_some()) {
        let Ok(entries) = std::fs::read_dir(root.join(format.name).join("good")) else { continue };
        let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
        for path in paths.filter(|path| path.extension().is_some_and(|extension| extension != "segments")) {
            // A document is no text; its parts are XML, which has clothes of its own.
            let Ok(text) = String::from_utf8(std::fs::read(&path).expect("the draft can be read")) else { continue };
            let text = text.replace("\r\n", "\n");
            let name = path.display().to_string();
            let read = |text: &str| {
                let all = segments(format, &name, text).expect("segments hold together").join("\n");
                all.replace(['\r'], "").replace("\\r", "").nfc().collect::<String>()
            };
            let plain = read(&text);
            similar_text(&format!("{name} with CRLF"), &plain, &read(&text.replace('\n', "\r\n")));
            similar_text(&format!("{name} in NFD"), &plain, &read(&text.nfd().collect::<String>()));
            seen += 1;
        }
    }
    assert!(seen > 3 || !root.exists(), "{seen} drafts");
}

/// A ZIP of these members.
pub(super) fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write as _;
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in members {
        let method =
            if *name == "mimetype" { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        out.start_file(*name, options).expect("begun");
        out.write_all(bytes).expect("written");
    }
    out.finish().expect("ended").into_inner()
}

/// The cells of a draft below or beside a head that names a language, each with that language.
pub(super) fn headed_cells(source: &Source) -> Vec<String> {
    let format = super::detect(source.path(), source).expect("known");
    let mut found = Vec::new();
    format.draft.expect("a draft")(source, &mut |segment| {
        let heads = segment.target.marks.iter().filter_map(|(_, mark)| match mark {
            Mark::Headed(lang) => Some(format!("{lang} {}", segment.target.plain)),
            _ => None,
        });
        found.extend(heads);
    });
    found
}

/// What [`segments`] says of a document; a bar stands where an edit must not reach over.
pub(super) fn document_lines(source: &Source) -> Vec<String> {
    let format = super::detect(source.path(), source).expect("known");
    let mut found = Vec::new();
    let read = format.draft.expect("a draft")(source, &mut |mut segment| {
        check(source, &segment.target).unwrap_or_else(|error| panic!("{error}"));
        let text = &mut segment.target;
        let plain = text.plain.to_string();
        let (mut shown, mut at) = (String::new(), 0);
        for (tag, _) in &text.tags {
            shown.push_str(&plain[at..*tag as usize]);
            shown.push('|');
            at = *tag as usize;
        }
        shown.push_str(&plain[at..]);
        found.push(line(&segment, &shown));
    });
    let comment =
        |one: &super::Comment| format!("comment {:?}: {}", one.about, source.slice(one.text).replace('\n', "⏎"));
    found.extend(read.value.comments.iter().map(comment));
    found.extend(read.problems.iter().map(|problem| problem.message.clone()));
    found
}

//! A file of XML with mistakes, or with a conflict that is not settled, as lines: what can be read is in words as in any
//! other version, so that a difference is no longer than what is broken; that stays as it is written.

use std::fmt::Write as _;
use std::ops::Range;

use super::lines;
use crate::base::Source;
use crate::formats::{conflict, tbx, tmx};
use crate::model::Severity;

/// What the units of a memory are called, and the entries of a glossary.
const UNITS: &[&str] = &["tu"];
const ENTRIES: &[&str] = &["termEntry", "conceptEntry"];

/// A memory.
pub(crate) fn memory(source: &Source) -> Option<String> {
    let text = source.text();
    let first = Starts { text, names: UNITS, at: 0 }.next()?;
    let head = &text[..first];
    let from = head.find("srclang=").and_then(|at| {
        let value = &head[at + "srclang=".len()..];
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        value[1..].split_once(quote).map(|(lang, _)| lang.to_owned())
    });
    let entities = tmx::Entities::default();
    let good = |raw: &str| {
        let unit = tmx::unit(raw, &entities).ok()?;
        let mut said = String::new();
        lines::unit(&mut said, raw, &unit, from.as_deref());
        Some(said)
    };
    Some(told(text, UNITS, good))
}

/// A glossary in TBX.
pub(crate) fn glossary(source: &Source) -> Option<String> {
    let text = source.text();
    let first = Starts { text, names: ENTRIES, at: 0 }.next()?;
    // What is said of the whole matters to entries that name no language.
    let root =
        text[..first].find("<martif").or_else(|| text[..first].find("<tbx")).or_else(|| text[..first].find("<TBX"));
    let root = root.and_then(|at| Some(&text[at..=at + text[at..first].find('>')?])).unwrap_or("<martif>");
    let name = root[1..].split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or_default();
    let document = |entries: &str| {
        let whole = format!("{root}<text><body>{entries}</body></text></{name}>");
        let read = tbx::read(&Source::from_text(source.path(), whole).ok()?);
        let broken = read.problems.iter().any(|problem| problem.severity == Severity::Error);
        (!broken && !read.value.concepts.is_empty()).then_some(read.value)
    };
    // What relations point to is called by its terms, so that all have to be there.
    let sound: String = pieces(text, ENTRIES)
        .filter(|(_, is_one)| *is_one)
        .map(|(range, _)| &text[range])
        .filter(|entry| document(entry).is_some())
        .collect();
    let all = document(&sound).unwrap_or_default();
    let good = |raw: &str| document(raw).map(|one| lines::entries(&one, &all));
    Some(told(text, ENTRIES, good))
}

/// The pieces one after the other: in words where they can be read.
fn told(text: &str, names: &'static [&'static str], good: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    // What stands around the units, which is told where nothing else is broken.
    let mut around = String::new();
    let mut broken = false;
    for (range, is_one) in pieces(text, names) {
        let raw = &text[range];
        let marked = raw.lines().any(conflict::may_be_marker);
        if is_one
            && !marked
            && let Some(said) = good(raw)
        {
            out.push_str(&said);
            continue;
        }
        for line in raw.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
            if is_one || conflict::may_be_marker(line) {
                broken = true;
                let _ = writeln!(out, "{line}");
            } else {
                let _ = writeln!(around, "{line}");
            }
        }
    }
    if broken { out } else { around + &out }
}

/// Where elements of these names begin.
struct Starts<'t> {
    text: &'t str,
    names: &'static [&'static str],
    at: usize,
}

impl Iterator for Starts<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        loop {
            let start = self.at + memchr::memchr(b'<', &self.text.as_bytes()[self.at..])?;
            self.at = start + 1;
            let rest = &self.text[self.at..];
            let name =
                rest.split(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')).next().unwrap_or_default();
            let name = name.rsplit(':').next().unwrap_or(name);
            if self.names.contains(&name) {
                return Some(start);
            }
        }
    }
}

/// The text in pieces: an element of these names, whole, or what stands before the next; what is never closed goes on to
/// where the next begins.
fn pieces<'t>(text: &'t str, names: &'static [&'static str]) -> impl Iterator<Item = (Range<usize>, bool)> + use<'t> {
    let mut starts: Vec<usize> = Starts { text, names, at: 0 }.collect();
    starts.push(text.len());
    let mut all = vec![(0..starts[0], false)];
    for pair in starts.windows(2) {
        let (start, next) = (pair[0], pair[1]);
        let whole = &text[start..next];
        let name = whole[1..].split(|c: char| c.is_ascii_whitespace() || c == '>').next().unwrap_or_default();
        match whole.rfind(&format!("</{name}>")) {
            Some(end) => {
                let end = start + end + name.len() + 3;
                all.push((start..end, true));
                all.push((end..next, false));
            }
            None => all.push((start..next, true)),
        }
    }
    all.into_iter().filter(|(range, _)| !range.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(name: &str, text: &str) -> Source {
        Source::from_text(std::path::Path::new(name), text.to_owned()).expect("text")
    }

    #[test]
    fn what_is_broken_alone_is_as_it_is_written() {
        let unit =
            |id: &str, text: &str| format!("<tu tuid=\"{id}\">\n<tuv xml:lang=\"en\"><seg>{text}</seg></tuv></tu>\n");
        let memory_of =
            |units: &str| format!("<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n{units}</body></tmx>\n");
        let whole = memory_of(&(unit("1", "one") + &unit("2", "two") + &unit("3", "three")));
        let sound = lines::memory(&source("a.tmx", &whole)).expect("sound");
        assert_eq!(
            memory(&source("a.tmx", &whole)).expect("units"),
            format!("<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n</body></tmx>\n{sound}")
        );
        let torn = whole.replace("<seg>two</seg>", "<seg>two & <b></seg>");
        let said = memory(&source("a.tmx", &torn)).expect("units");
        let raw = "<tu tuid=\"2\">\n<tuv xml:lang=\"en\"><seg>two & <b></seg></tuv></tu>\n";
        assert_eq!(said, sound.replace("unit 2 (two)\n  en two\n", raw));
        // Between units, and within one.
        let two = unit("2", "two");
        let both = format!("<<<<<<< ours\n{two}=======\n{}>>>>>>> theirs\n", unit("4", "four"));
        let said = memory(&source("a.tmx", &whole.replace(&two, &both))).expect("units");
        let expected = "<<<<<<< ours\nunit 2 (two)\n  en two\n=======\nunit 4 (four)\n  en four\n>>>>>>> theirs\n";
        assert_eq!(said, sound.replace("unit 2 (two)\n  en two\n", expected));
        // One that is cut off.
        let cut = &whole[..whole.find("three").expect("there")];
        let said = memory(&source("a.tmx", cut)).expect("units");
        let left = sound.split("unit 3").next().expect("before");
        assert_eq!(said, format!("{left}<tu tuid=\"3\">\n<tuv xml:lang=\"en\"><seg>\n"));
    }

    #[test]
    fn entries_are_as_in_a_file_without_mistakes() {
        let entry = |id: &str, term: &str, to: &str| {
            format!(
                "<termEntry id=\"{id}\"><ref type=\"crossReference\" target=\"{to}\">x</ref><langSet xml:lang=\"en\"><tig>\
                 <term>{term}</term></tig></langSet></termEntry>\n"
            )
        };
        let whole = format!(
            "<?xml version=\"1.0\"?>\n<martif type=\"TBX\" xml:lang=\"en\"><text><body>\n{}{}{}</body></text></martif>\n",
            entry("a", "Oak", "b"),
            entry("b", "Elm", "a"),
            entry("c", "Fir", "b")
        );
        let sound = lines::glossary(&tbx::read(&source("a.tbx", &whole)).value);
        let torn = whole.replace("<term>Fir</term>", "<term>Fir</tem>");
        let said = glossary(&source("a.tbx", &torn)).expect("entries");
        let at = sound.find("concept Fir").expect("there");
        assert!(said.starts_with(&sound[..at]) && said.contains("Fir</tem>"), "{said}\n{sound}");
    }
}

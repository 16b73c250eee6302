//! A story, as its file has it.

use std::collections::BTreeSet;
use std::process::Command;

use toml_edit::{DocumentMut, Item, Table};

/// Two sides of a file.
///
/// In the files: `name`; `of`, a text of `[base]`, or none where both sides added the file; `ours` and `theirs`, what each
/// side did as a patch (lines with `-`, `+` and a space before them, each of which begins to hold where its lines stand
/// together; an empty line or `@` parts places), or the whole text in `ours_text` and `theirs_text`; `base_as`, `ours_as`,
/// `theirs_as`: how they are written (`crlf`, `bom`, `utf-16`, `open`: without a line end at the end).
///
/// What comes out is one of: `merged`, a patch of the base again, or `"both"`: what the two did, one after the other, or
/// `"ours"`, `"theirs"`; `conflict`, the kinds of what is left to a person; `refused`, a part of the error. `lines` is what
/// `git merge-file` comes to: `same`, `other` (it merges, to something else), `conflict`, or `binary`.
pub(crate) struct Story {
    pub(crate) name: String,
    pub(crate) file: String,
    pub(crate) base: Option<Vec<u8>>,
    pub(crate) ours: Vec<u8>,
    pub(crate) theirs: Vec<u8>,
    pub(crate) outcome: Outcome,
    pub(crate) lines: String,
}

pub(crate) enum Outcome {
    Merged(Vec<u8>),
    Conflict(Vec<String>),
    Refused(String),
}

/// What `git merge-file` came to: `None`, nothing; else whether it was clean, and the result.
pub(crate) struct ByLines(Option<(bool, Vec<u8>)>);

impl ByLines {
    pub(crate) fn word(&self, merged: Option<&[u8]>) -> &'static str {
        match &self.0 {
            None => "binary",
            Some((false, _)) => "conflict",
            Some((true, bytes)) if Some(&bytes[..]) == merged => "same",
            Some((true, _)) => "other",
        }
    }
    pub(crate) fn is_none(&self) -> bool {
        self.0.is_none()
    }
}

impl Story {
    pub(crate) fn by_lines(&self) -> ByLines {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
        write("base", self.base.as_deref().unwrap_or_default());
        write("ours", &self.ours);
        write("theirs", &self.theirs);
        let args = ["merge-file", "-p", "--diff3", "ours", "base", "theirs"];
        let mut command = Command::new("git");
        command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null").current_dir(folder.path());
        let done = command.args(args).output().expect("git is there");
        match done.status.code() {
            Some(0) => ByLines(Some((true, done.stdout))),
            Some(code) if code < 128 => ByLines(Some((false, done.stdout))),
            _ => ByLines(None),
        }
    }
}

/// Reads the stories of a format.
pub(crate) fn stories(text: &str) -> Vec<Story> {
    let file: DocumentMut = text.parse().expect("TOML");
    let kind = file["extension"].as_str().expect("an extension");
    let all = file["story"].as_array_of_tables().expect("stories");
    let mut names = BTreeSet::new();
    let mut stories = Vec::new();
    for (at, table) in all.iter().enumerate() {
        let story = story(&file, table, kind, at);
        assert!(names.insert(story.name.clone()), "two stories are called {}", story.name);
        stories.push(story);
    }
    stories
}

fn story(file: &DocumentMut, table: &Table, kind: &str, at: usize) -> Story {
    let text = |key: &str| table.get(key).map(|item| item.as_str().unwrap_or_else(|| panic!("{key}: a text")));
    let name = text("name").expect("a name").to_owned();
    for (key, _) in table {
        let known = "name of extension ours theirs ours_text theirs_text base_as ours_as theirs_as merged_as merged \
                     conflict refused lines";
        assert!(known.split(' ').any(|word| word == key), "{name}: {key} is not known");
    }
    let base = text("of").map(|of| file["base"][of].as_str().unwrap_or_else(|| panic!("{name}: no base {of}")));
    let side = |key: &str| {
        let whole = text(&format!("{key}_text")).map(str::to_owned);
        whole.unwrap_or_else(|| {
            let patch = text(key).unwrap_or_else(|| panic!("{name}: no {key}"));
            patched(&name, base.expect("a base"), patch)
        })
    };
    let how = |key: &str| text(&format!("{key}_as")).unwrap_or_default();
    let (ours, theirs) = (side("ours"), side("theirs"));
    let outcome = match (table.get("merged").and_then(Item::as_str), table.get("conflict"), text("refused")) {
        (Some(merged), None, None) => {
            let result = match merged {
                "ours" => ours.clone(),
                "theirs" => theirs.clone(),
                "both" => patched(&name, &ours, text("theirs").expect("a patch")),
                _ => match base {
                    Some(base) => patched(&name, base, merged),
                    None => merged.to_owned(),
                },
            };
            Outcome::Merged(written(&result, text("merged_as").unwrap_or(how("ours"))))
        }
        (None, Some(kinds), None) => {
            let kinds = kinds.as_array().expect("a list").iter().map(|kind| kind.as_str().expect("a text").to_owned());
            let mut kinds: Vec<_> = kinds.collect();
            kinds.sort();
            assert!(!kinds.is_empty(), "{name}: a conflict has a kind");
            Outcome::Conflict(kinds)
        }
        (None, None, Some(what)) => Outcome::Refused(what.to_owned()),
        _ => panic!("{name}: what comes out is one of merged, conflict and refused"),
    };
    Story {
        file: format!("stories/s{:02}.{}", at + 1, text("extension").unwrap_or(kind)),
        base: base.map(|base| written(base, how("base"))),
        ours: written(&ours, how("ours")),
        theirs: written(&theirs, how("theirs")),
        outcome,
        lines: text("lines").unwrap_or_else(|| panic!("{name}: no lines")).to_owned(),
        name,
    }
}

/// A text with a patch applied; what a place has must be there once.
fn patched(name: &str, text: &str, patch: &str) -> String {
    let mut result = text.to_owned();
    for place in patch.split('\n').collect::<Vec<_>>().split(|line| line.is_empty() || *line == "@") {
        let (mut old, mut new) = (String::new(), String::new());
        for line in place {
            let (sign, rest) = line.split_at(1);
            assert!([" ", "-", "+"].contains(&sign), "{name}: {line}: no patch");
            if sign != "+" {
                old.extend([rest, "\n"]);
            }
            if sign != "-" {
                new.extend([rest, "\n"]);
            }
        }
        if place.is_empty() {
            continue;
        }
        let lines = format!("\n{result}");
        let wanted = format!("\n{old}");
        let count = lines.matches(&wanted).count();
        assert_eq!(count, 1, "{name}: there {count} times:\n{old}in\n{result}");
        result = lines.replacen(&wanted, &format!("\n{new}"), 1).split_off(1);
    }
    result
}

fn written(text: &str, how: &str) -> Vec<u8> {
    let mut text = text.to_owned();
    let has = |what: &str| how.split(' ').any(|word| word == what);
    if has("open") {
        text.truncate(text.trim_end_matches('\n').len());
    }
    if has("crlf") {
        text = text.replace('\n', "\r\n");
    }
    if has("bom") || has("utf-16") {
        text.insert(0, '\u{feff}');
    }
    if has("utf-16") {
        return text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    }
    if has("binary") {
        text.push('\0');
    }
    text.into_bytes()
}

/// A file as text with plain line ends.
pub(crate) fn plain(bytes: &[u8]) -> String {
    let (text, ..) = encoding_rs::UTF_8.decode(bytes);
    text.replace("\r\n", "\n")
}

/// The words of a text: what of it may not be lost, wherever it stands.
pub(crate) fn words(text: &str) -> BTreeSet<String> {
    let marker = |line: &&str| !["<<<<<<<", "|||||||", ">>>>>>>", "======="].iter().any(|sign| line.starts_with(sign));
    let words = text.lines().filter(marker).flat_map(|line| line.split(|c: char| !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// True if two texts have the same words, each as often, in whatever order.
pub(crate) fn same_words(one: &[u8], other: &[u8]) -> bool {
    let sorted = |bytes: &[u8]| {
        // The result is in the encoding of ours, and says so.
        let text = plain(bytes).replace("encoding=\"UTF-16\"", "encoding=\"UTF-8\"");
        let mut words: Vec<_> = text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
        words.retain(|word| !word.is_empty());
        words.sort();
        words
    };
    sorted(one) == sorted(other)
}

/// A text with conflicts as one side has them.
pub(crate) fn resolved(text: &str, ours: bool) -> String {
    let (mut result, mut part) = (String::new(), 0);
    for line in text.lines() {
        match line.get(..7) {
            Some("<<<<<<<") => part = 1,
            Some("|||||||") => part = 2,
            Some("=======") => part = 3,
            Some(">>>>>>>") => part = 0,
            _ if part == 0 || part == if ours { 1 } else { 3 } => {
                result += line;
                result.push('\n');
            }
            _ => {}
        }
    }
    result
}

/// The words that a side brought and that are not in what it would be if the conflicts were settled for that side.
pub(crate) fn lost(story: &Story, text: &str) -> Vec<String> {
    let base = words(&plain(story.base.as_deref().unwrap_or_default()));
    let mut lost = Vec::new();
    for (side, ours) in [(&story.ours, true), (&story.theirs, false)] {
        let has = words(&resolved(text, ours));
        let new = words(&plain(side));
        lost.extend(new.difference(&base).filter(|word| !has.contains(*word)).cloned());
    }
    lost
}

/// The lines of a text, markers without their names.
pub(crate) fn unnamed(text: &str) -> Vec<String> {
    let name = |line: &str| match line.get(..7) {
        Some(sign @ ("<<<<<<<" | "|||||||" | ">>>>>>>")) => sign.to_owned(),
        _ => line.to_owned(),
    };
    text.lines().map(name).collect()
}

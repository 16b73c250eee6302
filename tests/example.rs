//! The shipped example draft (`docs/example/draft.md`): one command, two houses, two different reports, each finding
//! of both; the draft as each house would print it; and the README's picture of it.
//!
//! After looking at what has changed, `EXONYM_UPDATE=1 cargo test --test example` takes over the mended drafts, the
//! picture and the README's text of it; the findings are written by hand.

#![cfg(feature = "cli")]
#![allow(clippy::cast_precision_loss, missing_docs)]

#[path = "support/picture.rs"]
mod picture;

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const DRAFT: &str = "docs/example/draft.md";
const AZ: &str = "azerbaijani-agency";
const AM: &str = "armenian-agency";

/// House, line, column, rule, text, first suggestion.
type Row = (&'static str, u64, u64, &'static str, &'static str, &'static str);

/// All findings under both houses, in the order of the report.
const FINDINGS: &[Row] = &[
    // Front matter.
    (AZ, 2, 36, "forbidden-term", "Stepanakert", "Khankendi"),
    (AM, 2, 68, "forbidden-term", "Shusha", "Shushi"),
    // A dateline in capitals, a member of a compound, a possessive.
    (AZ, 11, 1, "forbidden-term", "STEPANAKERT", "KHANKENDI"),
    (AM, 11, 56, "forbidden-term", "Lachin", "Berdzor"),
    (AZ, 11, 63, "forbidden-term", "Stepanakert", "Khankendi"),
    (AZ, 14, 16, "forbidden-term", "Stepanakert's", "Khankendi's"),
    // `Khankendi (Stepanakert)`: the bracket is a gloss in the one house, and in the other goes with the fix.
    (AM, 18, 33, "forbidden-term", "Khankendi", "Stepanakert"),
    (AM, 19, 56, "forbidden-term", "Khankendi's", "Stepanakert's"),
    // The quotation in lines 22 to 24 is silent. A Cyrillic letter:
    (AZ, 28, 52, "mixed-script", "Shush\u{430}", "Shusha"),
    (AM, 28, 52, "forbidden-term", "Shush\u{430}", "Shushi"),
    // The town is judged, the Lachin corridor is kept by both.
    (AZ, 30, 1, "forbidden-term", "Berdzor", "Lachin"),
    // An airport and a university are kept; two spellings of one name are not.
    (AM, 33, 4, "forbidden-term", "Khojaly", "Ivanyan"),
    (AZ, 34, 45, "other-spelling", "Khojali", "Khojaly"),
    (AM, 34, 45, "forbidden-term", "Khojali", "Ivanyan"),
    (AZ, 38, 1, "forbidden-term", "Martakert", "Aghdara"),
    (AM, 39, 57, "forbidden-term", "Aghdara", "Martakert"),
    // A slip of the keyboard.
    (AZ, 41, 26, "near-name", "Stepanakart", "Khankendi"),
    (AM, 41, 26, "near-name", "Stepanakart", "Stepanakert"),
    // Deposits that the glossary relates as ambiguous, and a village of the same name as one of them.
    (AZ, 46, 53, "forbidden-term", "Kashen", "Damirli"),
    (AZ, 48, 52, "forbidden-term", "Kashen", "Damirli"),
    (AM, 49, 1, "forbidden-term", "Gizilbulagh", "Drmbon"),
    (AZ, 50, 56, "ambiguous-term", "Drmbon", "Heyvali"),
    (AZ, 53, 18, "other-spelling", "Gizilbulag", "Gizilbulagh"),
    (AM, 53, 18, "forbidden-term", "Gizilbulag", "Drmbon"),
    (AZ, 54, 28, "forbidden-term", "Shushi", "Shusha"),
    // A list.
    (AM, 59, 3, "forbidden-term", "Lachin", "Berdzor"),
    (AM, 60, 3, "forbidden-term", "Shusha", "Shushi"),
    (AZ, 61, 3, "other-spelling", "Khankendy", "Khankendi"),
    (AM, 61, 3, "forbidden-term", "Khankendy", "Stepanakert"),
    (AZ, 62, 3, "forbidden-term", "Martakert", "Aghdara"),
    (AZ, 63, 15, "other-spelling", "Demirli", "Damirli"),
    (AM, 63, 15, "forbidden-term", "Demirli", "Kashen"),
    // Addresses and code are silent, the text of a link is not.
    (AZ, 71, 9, "forbidden-term", "Stepanakert", "Khankendi"),
    (AM, 75, 1, "forbidden-term", "Agdam", "Akna"),
    (AZ, 75, 21, "forbidden-term", "Martuni", "Khojavend"),
    (AZ, 75, 71, "forbidden-term", "Nerkin\nHoratagh", "Ashaghi Oratag"),
    // Other languages, in their own forms; the one without a suggestion is a gap of the glossary.
    (AZ, 82, 37, "forbidden-term", "Stepanakertd\u{259}n", "Xank\u{259}ndid\u{259}n"),
    (AM, 82, 72, "forbidden-term", "\u{15e}u\u{15f}aya", ""),
    (AZ, 85, 52, "forbidden-term", "Степанакерте", "Ханкенди"),
    (AM, 85, 71, "forbidden-term", "Лачина", "Бердзора"),
    (AM, 88, 35, "forbidden-term", "Խանքենդիում", "Ստեփանակերտում"),
    (AZ, 89, 1, "forbidden-term", "Ստեփանակերտից", "Խանքենդիից"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_default()
}

/// What the program prints on its standard output; it must end with status 1.
fn check(policies: &[&str], more: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_exonym"));
    command.current_dir(root()).env_clear().args(["check", DRAFT, "--no-config"]).args(more);
    for policy in policies {
        command.args(["--policy", policy]);
    }
    let output = command.output().expect("started");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn findings(policies: &[&str]) -> Vec<Value> {
    let report: Value = serde_json::from_str(&check(policies, &["--format", "json"])).expect("JSON");
    report["findings"].as_array().expect("a list").clone()
}

/// True if the file is what it should be; with `EXONYM_UPDATE` it is made so.
fn is_up_to_date(path: &str, wanted: &str) -> bool {
    if std::env::var_os("EXONYM_UPDATE").is_some() {
        fs::write(root().join(path), wanted).expect("written");
    }
    read(path) == wanted
}

#[test]
fn one_command_gives_two_reports_and_both_are_right() {
    let all = findings(&[AZ, AM]);
    let show = |row: &Row| format!("{}:{} {} {} {:?} -> {:?}", row.1, row.2, row.0, row.3, row.4, row.5);
    let found: Vec<String> = all
        .iter()
        .map(|f| {
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let house = text(&f["policy"]["name"]);
            let (rule, on, instead) = (text(&f["rule"]), text(&f["text"]), text(&f["suggestions"][0]));
            format!("{}:{} {house} {rule} {on:?} -> {instead:?}", f["line"], f["column"])
        })
        .collect();
    let expected: Vec<String> = FINDINGS.iter().map(show).collect();
    let only = |here: &[String], there: &[String]| -> Vec<String> {
        here.iter().filter(|line| !there.contains(line)).cloned().collect()
    };
    let (extra, missing) = (only(&found, &expected), only(&expected, &found));
    assert!(extra.is_empty() && missing.is_empty(), "not expected: {extra:#?}\nnot found: {missing:#?}");
    assert_eq!(found, expected, "in this order");
    // Each house alone says what it says beside the other.
    for house in [AZ, AM] {
        let alone = findings(&[house]);
        let beside: Vec<_> = all.iter().filter(|f| f["policy"]["name"] == house).cloned().collect();
        assert_eq!(alone, beside, "{house}");
    }
}

#[test]
fn nothing_ambiguous_is_ever_put_in_by_itself() {
    for finding in findings(&[AZ, AM]) {
        let text = finding["text"].as_str().expect("a text");
        let fix = finding["fix"]["applicability"].as_str();
        if ["Kashen", "Gizilbulagh", "Drmbon"].contains(&text) {
            assert_eq!(fix, Some("display-only"), "{finding}");
        }
        if finding["rule"] == "forbidden-term" {
            assert_ne!(fix, Some("safe"), "another name is put in only on request: {finding}");
        }
    }
}

/// The draft with every finding's first suggestion put in, as its fix would do it.
fn mended(house: &str) -> String {
    let draft = read(DRAFT);
    let mut edits: Vec<(usize, usize, String)> = Vec::new();
    for finding in findings(&[house]) {
        let edit = |e: &Value| {
            let at = |key: &str| usize::try_from(e[key].as_u64().expect("an offset")).expect("fits");
            (at("start"), at("end"), e["text"].as_str().expect("a text").to_owned())
        };
        if let Some(own) = finding["fix"]["edits"].as_array() {
            edits.extend(own.iter().map(edit));
        }
    }
    edits.sort();
    edits.dedup();
    let mut text = String::new();
    let mut at = 0;
    for (start, end, new) in edits {
        assert!(at <= start, "two edits at {start}");
        text.push_str(&draft[at..start]);
        text.push_str(&new);
        at = end;
    }
    text + &draft[at..]
}

#[test]
fn with_the_first_suggestions_every_sentence_reads_right() {
    for house in [AZ, AM] {
        let path = format!("tests/example/{house}.md");
        let text = mended(house);
        assert!(is_up_to_date(&path, &text), "{path} is not the draft as mended:\n{text}");
    }
}

#[test]
fn fixing_twice_is_fixing_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("draft.md");
    fs::write(&path, read(DRAFT)).expect("written");
    let fix = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_exonym"));
        let args = ["check", "--fix", "--unsafe-fixes", "--no-config", "--policy", AZ, "draft.md"];
        command.current_dir(folder.path()).env_clear().args(args).output().expect("started");
        fs::read_to_string(&path).expect("read")
    };
    let once = fix();
    assert_ne!(once, read(DRAFT));
    assert_eq!(fix(), once);
    // What is only shown is still there: the deposits and the village.
    for line in ["At the Kashen mine", "A colleague from Drmbon"] {
        assert!(once.contains(line), "{line}");
    }
}

/// The beginning and the end of what the README's command prints.
fn excerpt(output: &str) -> String {
    let groups: Vec<&str> = output.split("\n\n").collect();
    let (last, first) = groups.split_last().expect("a report");
    format!(
        "$ exonym check {DRAFT} --policy {AZ}\n{}\n\n…\n\n{}\n",
        first.iter().take(4).copied().collect::<Vec<_>>().join("\n\n"),
        last.trim_end()
    )
}

#[test]
fn the_picture_and_the_readme_show_what_is_printed() {
    let printed = excerpt(&check(&[AZ], &["--color", "always"]));
    let title = "What exonym prints for the example draft under the policy azerbaijani-agency";
    assert!(is_up_to_date("docs/images/check.svg", &picture::svg(&printed, title)), "the picture is out of date");
    let readme = read("README.md");
    let (before, rest) = readme.split_once("```console\n").expect("a block of output");
    let (_, after) = rest.split_once("```").expect("its end");
    let wanted = format!("{before}```console\n{}```{after}", picture::plain(&printed));
    assert!(is_up_to_date("README.md", &wanted), "the README's text of the output is out of date");
}

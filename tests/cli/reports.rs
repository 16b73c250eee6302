//! Reports for programs of others: what their formats ask for.

use std::collections::BTreeSet;

use quick_xml::events::Event;
use serde_json::{Value, json};

use super::support::Folder;

/// Names, text and paths that formats have to escape.
fn folder() -> Folder {
    let folder = Folder::project();
    folder.write(
        "sub dir/a & b.md",
        "\u{FEFF}😀 Eggplant, \u{201C}quoted\u{201D}.\r\n\r\nAn **Eggplant** for Zucchini.\n\nEggplant, Eggplant\u{1}.\n",
    );
    folder.write("clean.md", "Aubergine.\n");
    folder
}

fn report(folder: &Folder, format: &str) -> (i32, String) {
    let ran = folder.run(["check", "--format", format, "."]);
    (ran.status, ran.out())
}

/// Elements with their attributes, in order; the whole must be well-formed.
fn elements(xml: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut all, mut depth) = (Vec::new(), 0);
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{error}: {xml}"));
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                let attributes = tag.attributes().map(|attribute| {
                    let attribute = attribute.expect("an attribute");
                    let value = quick_xml::escape::unescape(&attribute.value).expect("escaped").into_owned();
                    (attribute.key.as_ref().to_owned(), value)
                });
                all.push((name, attributes.collect()));
                depth += i32::from(matches!(event, Event::Start(_)));
            }
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    assert!(!xml.contains(|c: char| c.is_control() && c != '\n'), "control characters");
    all
}

fn attribute<'a>(element: &'a (String, Vec<(String, String)>), name: &str) -> &'a str {
    element.1.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
}

#[test]
fn gitlab_has_what_code_quality_asks_for() {
    let folder = folder();
    let (status, out) = report(&folder, "gitlab");
    assert_eq!(status, 1);
    let all: Value = serde_json::from_str(&out).expect("JSON");
    let all = all.as_array().expect("an array");
    assert_eq!(all.len(), 5);
    let mut prints = BTreeSet::new();
    for issue in all {
        let keys: Vec<_> = issue.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(keys, ["type", "categories", "description", "check_name", "fingerprint", "severity", "location"]);
        assert!(
            ["info", "minor", "major", "critical", "blocker"].contains(&issue["severity"].as_str().expect("a text"))
        );
        assert_eq!(issue["location"]["path"], "sub dir/a & b.md");
        assert!(issue["location"]["lines"]["begin"].as_u64() <= issue["location"]["lines"]["end"].as_u64());
        assert!(
            prints.insert(issue["fingerprint"].as_str().expect("a text").to_owned()),
            "a fingerprint is given twice"
        );
    }
    assert_eq!(all[0]["location"]["lines"], json!({ "begin": 1, "end": 1 }));
    // The same where lines were added above.
    let text = String::from_utf8(folder.read("sub dir/a & b.md")).expect("UTF-8");
    folder.write("sub dir/a & b.md", format!("New.\n\n{}", text.trim_start_matches('\u{FEFF}')));
    let again: Value = serde_json::from_str(&report(&folder, "gitlab").1).expect("JSON");
    let again: BTreeSet<String> = again
        .as_array()
        .expect("an array")
        .iter()
        .map(|i| i["fingerprint"].as_str().expect("a text").to_owned())
        .collect();
    assert_eq!(again, prints);
    std::fs::remove_file(folder.path().join("sub dir/a & b.md")).expect("removed");
    assert_eq!(serde_json::from_str::<Value>(&report(&folder, "gitlab").1).expect("JSON"), json!([]));
}

#[test]
fn checkstyle_is_xml_of_files_and_errors() {
    let (status, out) = report(&folder(), "checkstyle");
    assert_eq!(status, 1);
    let all = elements(&out);
    assert_eq!((all[0].0.as_str(), attribute(&all[0], "version")), ("checkstyle", "4.3"));
    let files: Vec<_> = all.iter().filter(|e| e.0 == "file").map(|e| attribute(e, "name")).collect();
    assert_eq!(files, ["clean.md", "sub dir/a & b.md"]);
    let errors: Vec<_> = all.iter().filter(|e| e.0 == "error").collect();
    assert_eq!(errors.len(), 5);
    let first = errors[0];
    assert_eq!((attribute(first, "line"), attribute(first, "column")), ("1", "3"));
    assert_eq!((attribute(first, "severity"), attribute(first, "source")), ("error", "exonym.forbidden-term"));
    assert!(attribute(first, "message").ends_with("→ Aubergine"));
}

#[test]
fn junit_counts_what_it_has() {
    let folder = folder();
    let (status, out) = report(&folder, "junit");
    assert_eq!(status, 1);
    let all = elements(&out);
    assert_eq!(all[0].0, "testsuites");
    let suites: Vec<_> = all.iter().filter(|e| e.0 == "testsuite").collect();
    let numbers: Vec<_> = suites.iter().map(|s| (attribute(s, "tests"), attribute(s, "failures"))).collect();
    assert_eq!(numbers, [("1", "0"), ("5", "5")]);
    let count = |name| all.iter().filter(|e| e.0 == name).count();
    assert_eq!((count("testcase"), count("failure"), count("error")), (6, 5, 0));
    let names: BTreeSet<_> =
        all.iter().filter(|e| e.0 == "testcase").map(|e| attribute(e, "name").to_owned()).collect();
    assert_eq!(names.len(), 6, "each case has a name of its own");
    let failed = folder.run(["check", "--format", "junit", "none.md"]);
    let all = elements(&failed.out());
    assert_eq!((failed.status, all.iter().filter(|e| e.0 == "error").count()), (2, 1));
}

#[test]
fn rdjson_counts_bytes_and_its_suggestions_mend_the_text() {
    let folder = folder();
    let (status, out) = report(&folder, "rdjson");
    assert_eq!(status, 1);
    let all: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(all["source"]["name"], "exonym");
    let diagnostics = all["diagnostics"].as_array().expect("a list");
    assert_eq!(diagnostics.len(), 5);
    let text = String::from_utf8(folder.read("sub dir/a & b.md")).expect("UTF-8");
    let text = text.trim_start_matches('\u{FEFF}');
    let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let mut mended = text.to_owned();
    for diagnostic in diagnostics.iter().rev() {
        assert!(["ERROR", "WARNING", "INFO"].contains(&diagnostic["severity"].as_str().expect("a text")));
        assert!(diagnostic["code"]["value"].is_string() && diagnostic["message"].is_string());
        let offset = |position: &Value| {
            starts[position["line"].as_u64().expect("a line") as usize - 1]
                + position["column"].as_u64().expect("a column") as usize
                - 1
        };
        let suggestion = &diagnostic["suggestions"][0];
        assert_eq!(suggestion["range"], diagnostic["location"]["range"]);
        let range = offset(&suggestion["range"]["start"])..offset(&suggestion["range"]["end"]);
        mended.replace_range(range, suggestion["text"].as_str().expect("a text"));
    }
    assert_eq!(mended, text.replace("Eggplant", "Aubergine").replace("Zucchini", "Courgette"));
}

/// A control character would be a command to the terminal, a line end a line of its own.
#[cfg(unix)]
#[test]
fn the_name_of_a_file_is_shown_without_commands() {
    let folder = Folder::project();
    let name = "a\u{1b}[31mred\nb.txt";
    folder.write(name, "Fresh Eggplant.\n");
    for format in ["concise", "full"] {
        let ran = folder.run(["check", name, "--policy", "british.toml", "--format", format]);
        assert_eq!(ran.status, 1, "{ran:?}");
        let out = ran.out();
        assert!(!out.contains('\u{1b}') && !ran.stderr.contains('\u{1b}'), "{ran:?}");
        assert!(format == "full" || out.starts_with("a\\u{1b}[31mred\\nb.txt:1:7: "), "{out}");
    }
    let ran = folder.run(["impact", "Eggplant", "--in", name, "--format", "concise"]);
    assert!(ran.out().starts_with("a\\u{1b}[31mred\\nb.txt:1:7"), "{ran:?}");
    let ran = folder.run(["check", "none\u{1b}[31m.txt"]);
    assert!(ran.status == 2 && ran.stderr.contains("none") && !ran.stderr.contains('\u{1b}'), "{ran:?}");
    // For programs it stays what it is.
    let ran = folder.run(["check", name, "--policy", "british.toml", "--format", "json"]);
    assert_eq!(ran.json()["findings"][0]["path"], name);
}

//! The inventory of names.

use serde_json::{Value, json};

use super::support::Folder;

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let folder = Folder::project();
    for file in 0..60 {
        let text = format!(
            "We met Anna{} and Eggplant. Anna said to Bella{}'s aunt: go.\n",
            ["", "'s"][file % 2],
            "a".repeat(file % 7)
        );
        folder.write(format!("d/{file}.txt"), text);
    }
    let run = |threads: &str| folder.run(["names", "--lang", "en", "--format", "json", "-j", threads, "d"]).json();
    let one = run("1");
    assert_eq!(one["summary"]["files"], 60);
    assert_eq!(one["unlisted"][0]["name"], "Anna");
    assert_eq!(one["unlisted"][0]["count"], 120);
    assert_eq!(one["unlisted"][0]["first"], json!({ "path": "d/0.txt", "line": 1, "column": 8 }));
    for threads in ["2", "7"] {
        assert_eq!(run(threads), one);
    }
}

#[test]
fn the_schema_has_the_keys() {
    let folder = Folder::project();
    folder.write("a.txt", "We met Eggplant and Anna.");
    let json = folder.run(["names", "--lang", "en", "--format", "json", "a.txt"]).json();
    let schema: Value = serde_json::from_str(include_str!("../../docs/schema/names.schema.json")).expect("JSON");
    assert_eq!(json!(keys(&json)), schema["required"]);
    for list in ["listed", "unlisted"] {
        let entry = &json[list][0];
        assert_eq!(json!(keys(entry)), schema["$defs"]["name"]["required"]);
        let spelling = &entry["spellings"][0];
        assert_eq!(json!(keys(spelling)), schema["$defs"]["name"]["properties"]["spellings"]["items"]["required"]);
    }
}

#[test]
fn bad_input_is_read_or_told() {
    let folder = Folder::project();
    let wide: Vec<u8> = "\u{FEFF}We met Anna.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    folder.write("wide.txt", wide);
    folder.write("huge.txt", format!("We met A{} and {}.", "a".repeat(1 << 20), "\u{301}".repeat(1 << 16)));
    folder.write("empty.txt", "");
    let ran = folder.run(["names", "--lang", "en", "--format", "json", "wide.txt", "huge.txt", "empty.txt"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let json = ran.json();
    assert_eq!(json["summary"]["unlisted"], json!({ "names": 1, "places": 1 }));
    assert_eq!(json["unlisted"][0]["first"], json!({ "path": "wide.txt", "line": 1, "column": 8 }));
}

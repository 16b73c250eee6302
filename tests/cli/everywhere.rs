//! A directory, `-` and many files, wherever files are named.

use serde_json::{Value, json};

use super::support::{BRITISH, Folder, GLOSSARY};

const MEMORY: &str = "<tmx version=\"1.4\"><header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" \
     adminlang=\"en\" srclang=\"en\" datatype=\"xml\"/><body>\n<tu><tuv xml:lang=\"en\"><seg>one</seg></tuv>\
     <tuv xml:lang=\"de\"><seg>eins</seg></tuv></tu>\n</body></tmx>\n";

#[test]
fn the_standard_input_is_a_glossary() {
    let folder = Folder::empty();
    folder.write("p.toml", BRITISH);
    folder.write("a.md", "Eggplant and zucchini.\n");
    let args =
        ["check", "--no-config", "--no-cache", "--glossary", "-", "--policy", "p.toml", "--format", "concise", "a.md"];
    let ran = folder.run_with(args, GLOSSARY.as_bytes());
    assert!(ran.status == 1 && ran.out().contains("Aubergine"), "{ran:?}");
    folder.write("g.toml", GLOSSARY);
    let named = args.map(|arg| if arg == "-" { "g.toml" } else { arg });
    assert_eq!(folder.run(named).out(), ran.out());
    let exported = folder.run_with(["export", "--format", "tbx", "-"], GLOSSARY.as_bytes());
    assert!(exported.status == 0 && exported.out().contains("Aubergine"), "{exported:?}");
    assert_eq!(exported.stdout, folder.run(["export", "--format", "tbx", "g.toml"]).stdout);
    let said = folder.run_with(["suggest", "--glossary", "-", "--format", "jsonl", "auberjine"], GLOSSARY.as_bytes());
    assert!(said.status == 0 && said.out().contains("Aubergine"), "{said:?}");
}

#[test]
fn the_standard_input_is_linted_compared_and_merged() {
    let folder = Folder::empty();
    let wrong = GLOSSARY.replace("{ en = \"Aubergine\" }", "{ en = \"Aubergine \" }");
    let ran = folder.run_with(["lint", "--format", "concise", "-"], wrong.as_bytes());
    assert!(ran.status == 1 && ran.out().starts_with("-:9:"), "{ran:?}");
    assert_eq!(folder.run_with(["lint", "-"], GLOSSARY.as_bytes()).status, 0);
    assert_eq!(folder.run_with(["lint", "-"], MEMORY.as_bytes()).status, 0);
    let ran = folder.run_with(["lint", "-"], MEMORY.replace("</seg>", "").as_bytes());
    assert!(ran.status == 1 && ran.out().contains("-:2:"), "{ran:?}");
    let policy = BRITISH.replace("stance = \"forbid\"", "stance = \"forbidden\"");
    let ran = folder.run_with(["lint", "--format", "concise", "-"], policy.as_bytes());
    assert!(ran.status == 1 && ran.out().starts_with("-:"), "{ran:?}");

    folder.write("m.tmx", MEMORY);
    let other = MEMORY.replace("eins", "einz");
    assert_eq!(folder.run_with(["diff", "m.tmx", "-"], MEMORY.as_bytes()).status, 0);
    let ran = folder.run_with(["diff", "-", "m.tmx", "--format", "json"], other.as_bytes());
    assert_eq!(ran.json()["files"][0]["before"], "-");
    assert_eq!(
        ran.json()["changes"],
        json!([{"kind": "changed", "id": "one", "field": "de.text", "old": "einz", "new": "eins"}])
    );
    folder.write("a.csv", "concept,en,ru\nt1,elm,вяз\n");
    assert_eq!(folder.run_with(["diff", "a.csv", "-"], "concept,en,ru\nt1,elm,ильм\n".as_bytes()).status, 1);

    let unit = "<tu><tuv xml:lang=\"en\"><seg>two</seg></tuv><tuv xml:lang=\"de\"><seg>zwei</seg></tuv></tu>\n</body>";
    folder.write("theirs.tmx", MEMORY.replace("</body>", unit));
    for sides in [["m.tmx", "-", "theirs.tmx"], ["m.tmx", "theirs.tmx", "-"]] {
        let ran = folder.run_with([&["merge"], &sides[..]].concat(), other.as_bytes());
        assert!(ran.status == 0 && ran.out().contains("zwei") && ran.out().contains("einz"), "{sides:?}: {ran:?}");
    }
    let ran = folder.run_with(["merge", "-", "m.tmx", "theirs.tmx"], MEMORY.as_bytes());
    assert!(ran.status == 0 && ran.out().contains("zwei"), "{ran:?}");
}

#[test]
fn where_the_standard_input_cannot_stand_the_message_says_so() {
    let folder = Folder::project();
    folder.write("m.tmx", MEMORY);
    for args in [
        &["check", "--glossary", "-", "-"][..],
        &["check", "--glossary", "-", "--file-list", "-"],
        &["suggest", "--glossary", "-", "-"],
        &["diff", "-", "-"],
        &["merge", "-", "-", "m.tmx"],
        &["match", "--glossary", "-", "--tm", "m.tmx", "-"],
        &["info", "-", "-"],
    ] {
        let ran = folder.run_with(args, GLOSSARY.as_bytes());
        assert!(ran.status == 2 && ran.stderr.contains("can be read only once"), "{args:?}: {ran:?}");
    }
    for (args, why) in [
        (&["match", "--tm", "-", "one"][..], "name a file instead of `-`"),
        (&["concordance", "--tm", "-", "one"], "name a file instead of `-`"),
        (&["merge", "--driver", "m.tmx", "-", "m.tmx"], "git's driver works on three files"),
        (&["lint", "--fix", "-"], "name one instead of `-`"),
        (&["lint", "--repair", "-"], "name one instead of `-`"),
    ] {
        let ran = folder.run_with(args, MEMORY.as_bytes());
        assert!(ran.status == 2 && ran.stderr.contains(why), "{args:?}: {ran:?}");
        assert_eq!(folder.read("m.tmx"), MEMORY.as_bytes());
    }
}

#[test]
fn a_folder_stands_for_the_files_of_terms_in_it() {
    let folder = Folder::empty();
    folder.write("p.toml", BRITISH);
    folder.write("house/b.toml", GLOSSARY);
    folder.write("house/sub/a.csv", "concept,en,ru\nt1,elm,вяз\n");
    folder.write("house/policy.toml", BRITISH);
    folder.write("house/exonym.toml", "lang = \"en\"\n");
    folder.write("house/Cargo.toml", "[package]\n");
    folder.write("house/readme.md", "Words.\n");
    folder.write("house/m.tmx", MEMORY);
    folder.write("a.md", "Eggplant.\n");

    let ran = folder.run(["check", "--no-config", "--glossary", "house", "--policy", "p.toml", "a.md"]);
    assert!(ran.status == 1 && ran.out().contains("Aubergine"), "{ran:?}");
    let ran = folder.run(["export", "--format", "csv", "house"]);
    assert!(ran.status == 0 && ran.out().find("Aubergine") < ran.out().find("elm"), "{ran:?}");
    assert!(!ran.out().contains("eins"), "a memory is no glossary: {ran:?}");
    let named = folder.run(["export", "--format", "csv", "house/b.toml", "house/sub/a.csv"]);
    assert_eq!(ran.stdout, named.stdout);

    // The glossary that is written to may lie in the folder; once more nothing is new.
    for _ in 0..2 {
        let ran = folder.run(["import", "--into", "house/all.toml", "house"]);
        assert_eq!(ran.status, 0, "{ran:?}");
    }
    let all = String::from_utf8(folder.read("house/all.toml")).expect("UTF-8");
    assert!(["Aubergine", "elm", "eins"].iter().all(|term| all.matches(term).count() == 1), "{all}");

    folder.write("tm/b.tmx", MEMORY.replace("one", "two"));
    folder.write("tm/a.tmx", MEMORY);
    for _ in 0..2 {
        let ran = folder.run(["convert", "tm", "tm/out.tmx"]);
        assert_eq!(ran.status, 0, "{ran:?}");
    }
    let out = String::from_utf8(folder.read("tm/out.tmx")).expect("UTF-8");
    assert!(out.matches("<tu>").count() == 2 && out.find("one") < out.find("two"), "{out}");

    folder.write("none/readme.md", "Words.\n");
    for args in [
        &["check", "--glossary", "none", "a.md"][..],
        &["export", "--format", "csv", "none"],
        &["import", "--into", "x.toml", "none"],
        &["convert", "none", "x.tmx"],
    ] {
        let ran = folder.run(args);
        assert!(ran.status == 2 && ran.stderr.contains("in this folder; name the files"), "{args:?}: {ran:?}");
    }
}

#[test]
fn changes_have_five_keys_for_every_kind_of_file() {
    let folder = Folder::empty();
    folder.write("a.toml", "[concepts.a]\nnote = \"x\"\nterms = [ { en = \"A\" }, { de = \"Ah\" } ]\n[concepts.b]\nterms = [ { en = \"B\" } ]\n");
    folder.write("b.toml", "[glossary]\ntitle = \"T\"\n[concepts.a]\nnote = \"y\"\nterms = [ { en = \"A\", note = \"z\" } ]\n[concepts.c]\nterms = [ { en = \"C\" } ]\n");
    let ran = folder.run(["diff", "a.toml", "b.toml", "--format", "json"]);
    let Value::Array(changes) = ran.json()["changes"].take() else { panic!("{ran:?}") };
    for change in &changes {
        let keys: Vec<&str> = change.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(keys.len(), 5, "{change}");
        assert!(["kind", "id", "field", "old", "new"].iter().all(|key| keys.contains(key)), "{change}");
    }
    for one in [
        json!({"kind": "added", "id": null, "field": "title", "old": null, "new": "T"}),
        json!({"kind": "changed", "id": "a", "field": "note", "old": "x", "new": "y"}),
        json!({"kind": "removed", "id": "a", "field": "terms.de", "old": "Ah", "new": null}),
        json!({"kind": "removed", "id": "b", "field": null, "old": null, "new": null}),
        json!({"kind": "added", "id": "c", "field": null, "old": null, "new": null}),
        json!({"kind": "added", "id": "c", "field": "terms.en", "old": null, "new": "C"}),
    ] {
        assert!(changes.contains(&one), "{one}: {changes:#?}");
    }
    folder.write("old/a.toml", GLOSSARY);
    folder.write("new/b.toml", GLOSSARY);
    let ran = folder.run(["diff", "old", "new", "--format", "json"]);
    let changes = &ran.json()["changes"];
    assert_eq!(changes[0]["kind"], "removed");
    assert!(changes[1]["kind"] == "added" && changes[1]["new"].as_str().is_some_and(|name| name.ends_with("b.toml")));
    assert_eq!(folder.run(["diff", "a.toml", "a.toml", "--format", "json"]).json()["changes"], json!([]));
}

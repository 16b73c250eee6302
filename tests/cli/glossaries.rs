//! What glossaries promise, as users meet it: terms that are not translated, what exports tell, what `add` says is found.

use super::support::Folder;

fn read(folder: &Folder, path: &str) -> String {
    String::from_utf8(folder.read(path)).expect("UTF-8")
}

/// A folder with a glossary and drafts.
fn folder(glossary: &str, drafts: &[(&str, &str)]) -> Folder {
    let folder = Folder::empty();
    folder.write("g.toml", glossary);
    for (path, text) in drafts {
        folder.write(path, text);
    }
    folder
}

const KEPT: &str = r#"
[concepts.c1]
terms = [ { en = "GitHub", keep = true }, { en = "Github", rank = "deprecated" } ]
[concepts.c2]
terms = [ { en = "NovaSync Cloud", keep = true }, { en = "NovaSync Online", rank = "deprecated" } ]
[concepts.c3]
terms = [ { en = "DataBox" }, { en = "Databox", rank = "deprecated" } ]
[concepts.c4]
terms = [ { en = "NetStore", keep = true }, { de = "Netzlager" }, { de = "Netzspeicher", rank = "deprecated" } ]
"#;

#[test]
fn a_term_that_is_not_translated_is_written_in_every_language() {
    for (lang, text, fixed) in [
        ("de", "Das liegt auf Github.\n", "Das liegt auf GitHub.\n"),
        ("fr", "C'est sur Github.\n", "C'est sur GitHub.\n"),
        ("tr", "Bu Github üzerinde.\n", "Bu GitHub üzerinde.\n"),
        ("ru", "Это лежит на Github.\n", "Это лежит на GitHub.\n"),
        ("de", "Wir nutzen NovaSync Online.\n", "Wir nutzen NovaSync Cloud.\n"),
        // Its own language has a term, and one that may be translated is nobody's in another language.
        ("de", "Der Netzspeicher ist voll.\n", "Das Netzlager ist voll.\n"),
        ("de", "Die Databox ist voll.\n", "Die Databox ist voll.\n"),
        ("en", "It is on Github.\n", "It is on GitHub.\n"),
    ] {
        let folder = folder(KEPT, &[("a.txt", text)]);
        let args = ["check", "a.txt", "--no-config", "--glossary", "g.toml", "--lang", lang, "--fix", "--unsafe-fixes"];
        let ran = folder.run(args);
        assert!(ran.status < 2, "{lang} {text}: {}", ran.stderr);
        assert_eq!(read(&folder, "a.txt"), fixed, "{lang}");
    }
}

const SOURCES: &str = r#"
[glossary]
title = "Keys"
sources = ["IEC 60050"]

[concepts.c1]
terms = [
  { en = "key", note = "n", source = "IEC", match = "exact-case", from = "2020-01-01" },
  { de = "Schlüssel" },
]
"#;

#[test]
fn exports_tell_what_they_have_no_room_for() {
    let folder = folder(SOURCES, &[]);
    for (format, told) in [
        ("csv", &["sources of the whole"][..]),
        ("tab", &["sources of the whole"]),
        ("weblate", &["sources of the whole", "sources of terms", "ways to match", "dates of validity"]),
        (
            "omegat",
            &["sources of the whole", "notes on terms", "sources of terms", "ways to match", "dates of validity"],
        ),
        ("deepl", &["sources of the whole", "notes on terms", "sources of terms", "ways to match"]),
        ("google", &["sources of the whole", "notes on terms", "sources of terms", "ways to match"]),
    ] {
        let args = ["export", "--no-config", "--glossary", "g.toml", "--format", format, "--from", "en", "--to", "de"];
        let ran = folder.run(args.iter().chain(&["-o", "out.txt", "--strict"]));
        for what in told {
            assert!(ran.stderr.contains(what), "{format}: {what}\n{}", ran.stderr);
        }
        assert_ne!(ran.status, 0, "{format}: --strict");
    }
    let ran = folder.run(["export", "--no-config", "--glossary", "g.toml", "--format", "tbx", "-o", "out.tbx"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert!(read(&folder, "out.tbx").contains("<p>IEC 60050</p>"));
}

#[test]
fn a_term_that_is_not_translated_leads_to_itself_in_pairs() {
    let folder = folder(KEPT, &[]);
    let args = ["export", "--no-config", "--glossary", "g.toml", "--format", "deepl", "--from", "en", "--to", "de"];
    let ran = folder.run(args);
    let out = ran.out();
    let rows: Vec<&str> = out.lines().collect();
    for row in ["GitHub,GitHub", "Github,GitHub", "NovaSync Online,NovaSync Cloud", "NetStore,Netzlager"] {
        assert!(rows.contains(&row), "{row}: {rows:?}");
    }
    assert!(!out.contains("DataBox"), "{rows:?}");
}

#[test]
fn what_is_said_of_a_source_comes_back_from_weblate() {
    let folder = folder(
        "[concepts.c1]\nterms = [\n  { en = \"key\", note = \"on the keyboard\" },\n  { de = \"Taste\" },\n]\n",
        &[],
    );
    let args = ["export", "--no-config", "--glossary", "g.toml", "--format", "weblate", "--from", "en", "--to", "de"];
    let ran = folder.run(args);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert!(ran.out().contains("on the keyboard"), "{}", ran.out());
}

#[test]
fn add_does_not_call_found_what_is_not() {
    let folder =
        folder("[concepts.c1]\nterms = [\n  { en = \"Foo Bar\" },\n]\n", &[("a.txt", "We have foo bars here.\n")]);
    let args = ["--no-config", "--glossary", "g.toml", "--lang", "en"];
    let ran = folder.run(["add", "foo bars"].iter().chain(&args));
    assert_eq!(ran.status, 0, "{}{}", ran.out(), ran.stderr);
    assert!(!format!("{}{}", ran.out(), ran.stderr).contains("as a form of"), "{}{}", ran.out(), ran.stderr);
    assert!(read(&folder, "g.toml").contains("foo bars"), "{}", read(&folder, "g.toml"));
}

const RENAMED: &str = r#"
[concepts.c1.names.a]
usage = "new"
terms = [ { en = "Larkport" } ]
[concepts.c1.names.b]
usage = "old"
terms = [ { en = "Queen's Haven" } ]
"#;

const SINCE: &str = r#"
[policy]
[[rule]]
of = { label = "new" }
say = { stance = "prefer" }
[[rule]]
of = { label = "old" }
say = { stance = "forbid" }
[[rule]]
of = { label = "old" }
when = { event = { to = 1990-12-31 } }
say = { stance = "admit" }
"#;

/// What an unknown date alone speaks against is told, and left to a person.
#[test]
fn a_name_that_may_be_right_for_its_date_is_not_rewritten() {
    let text = "Ships left Queen’s Haven.\n";
    let folder = folder(RENAMED, &[("a.txt", text), ("house.toml", SINCE)]);
    let check = ["check", "a.txt", "--glossary", "g.toml", "--policy", "house.toml", "--lang", "en"];
    let ran = folder.run(check.iter().chain(&["--format", "json"]));
    let finding = &ran.json()["findings"][0];
    assert_eq!((&finding["severity"], &finding["fix"]["applicability"]), (&"info".into(), &"display-only".into()));
    let fix = |more: &[&str]| {
        folder.run(check.iter().chain(&["--fix", "--unsafe-fixes"]).chain(more));
        read(&folder, "a.txt")
    };
    assert_eq!(fix(&[]), text);
    assert_eq!(fix(&["--event-date", "1980-01-01"]), text);
    assert_eq!(fix(&["--event-date", "2020-01-01"]), "Ships left Larkport.\n");
}

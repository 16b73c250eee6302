//! `impact`: what a change means for what is written already.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

use super::support::Folder;

pub(super) const GLOSSARY: &str = r#"[glossary]
title = "Places"

[concepts.c1]
kind = "city"
note = "Elmhill lies on a river."

[concepts.c1.names.a]
usage = "one"
terms = [
  { en = "Elmhill" },
  { az = "Qarağac" },
  { ru = "Элмхилл", decl = "m" },
  { hy = "Էլմհիլ" },
]

[concepts.c1.names.b]
usage = "two"
terms = [
  { en = "Oakton" },
  { az = "Palıdlı" },
  { ru = "Октон", decl = "m" },
  { hy = "Օքտոն" },
]
"#;
const BASE: &str = "[policy]\ntitle = \"Base\"\nspelling = \"glossary\"\n[[rule]]\nof = { label = \"two\" }\nsay = { stance = \"forbid\", fix = \"safe\" }\n";
const POLICY: &str = "[policy]\ntitle = \"House\"\nextends = \"base.toml\"\n";
pub(super) const CONFIG: &str = "glossary = [\"g.toml\"]\npolicy = [\"house.toml\"]\nlang = \"en\"\n";

pub(super) fn memory(units: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\">\n<header creationtool=\"hand\" creationtoolversion=\"1\" \
         segtype=\"sentence\" o-tmf=\"none\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/>\n<body>\n{units}</body>\n</tmx>\n"
    )
}

pub(super) fn unit(id: &str, lang: &str, target: &str) -> String {
    format!(
        "<tu tuid=\"{id}\"><tuv xml:lang=\"en\"><seg>x</seg></tuv><tuv xml:lang=\"{lang}\"><seg>{target}</seg></tuv></tu>\n"
    )
}

pub(super) fn project() -> Folder {
    let folder = Folder::empty();
    for (name, text) in [("exonym.toml", CONFIG), ("g.toml", GLOSSARY), ("base.toml", BASE), ("house.toml", POLICY)] {
        folder.write(name, text);
    }
    folder
}

fn committed(folder: &Folder) {
    folder.git(&["init", "-q"]);
    folder.git(&["add", "."]);
    folder.git(&["commit", "-qm", "one"]);
}

/// Of each place the file, the text, and what to write instead.
pub(super) fn places(folder: &Folder, args: &[&str]) -> Vec<(String, String, String)> {
    let ran = folder.run(["impact", "--format", "json"].iter().chain(args));
    assert!(ran.status < 2, "{args:?} {ran:?}");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let all = ran.json()["places"].as_array().expect("a list").clone();
    assert_eq!(ran.status, i32::from(!all.is_empty()));
    all.iter().map(|place| (text(&place["path"]), text(&place["text"]), text(&place["suggestions"][0]))).collect()
}

pub(super) fn triple(path: &str, old: &str, new: &str) -> (String, String, String) {
    (path.to_owned(), old.to_owned(), new.to_owned())
}

#[test]
fn a_spelling_that_is_given_up_is_found_in_every_form() {
    let folder = project();
    folder.write("a.md", "Elmhill's mayor left Elmhill. Oakton is far.\n");
    let units = [("1", "az", "O, Qarağacdan gəldi."), ("2", "ru", "Он жил в Элмхилле."), ("3", "hy", "Էլմհիլում էր։")];
    folder.write("tm.tmx", memory(&units.map(|(id, lang, text)| unit(id, lang, text)).concat()));
    committed(&folder);
    assert_eq!(places(&folder, &["--since", "HEAD"]), []);
    // One spelling for another; an old one that stays as an admitted one is not written any more either.
    let new = GLOSSARY
        .replace("{ en = \"Elmhill\" }", "{ en = \"Elmhall\" },\n  { en = \"Elmhill\", rank = \"admitted\" }")
        .replace("\"Qarağac\"", "\"Qaraağac\"")
        .replace("\"Элмхилл\"", "\"Эльмхил\"")
        .replace("\"Էլմհիլ\"", "\"Էլմհոլ\"");
    folder.write("g.toml", &new);
    let expected = [
        triple("a.md", "Elmhill's", "Elmhall's"),
        triple("a.md", "Elmhill", "Elmhall"),
        triple("g.toml", "Elmhill", "Elmhall"),
        triple("tm.tmx", "Qarağacdan", "Qaraağacdan"),
        triple("tm.tmx", "Элмхилле", "Эльмхиле"),
        triple("tm.tmx", "Էլմհիլում", "Էլմհոլում"),
    ];
    // What the house was against already is replaced by another term now: that is new as well.
    let mut all = places(&folder, &["--since", "HEAD"]);
    let oakton = all.iter().position(|place| place.1 == "Oakton").expect("found");
    assert_eq!(all.remove(oakton), triple("a.md", "Oakton", "Elmhall"));
    assert_eq!(all, expected);
    assert_eq!(places(&folder, &["--since", "HEAD", "--in", "tm.tmx"]), expected[3..]);
    // Safe: it is the same name.
    let ran = folder.run(["impact", "--since", "HEAD", "--apply", "--date", "2024-05-31"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{ran:?}");
    assert!(ran.out().starts_with("Rewrote 7 places, 3 units marked for review. Nothing is left"), "{}", ran.out());
    assert_eq!(folder.read("a.md"), b"Elmhall's mayor left Elmhall. Elmhall is far.\n");
    assert_eq!(folder.read("g.toml"), new.replace("Elmhill lies", "Elmhall lies").as_bytes());
    let before = folder.read("tm.tmx");
    let again = folder.run(["impact", "--since", "HEAD", "--apply"]);
    assert!(again.status == 0 && again.out().starts_with("Rewrote 0 places. Nothing is left in 3 files"), "{again:?}");
    assert_eq!(folder.read("tm.tmx"), before);
}

#[test]
fn what_a_policy_extends_is_of_the_revision_too() {
    let folder = project();
    folder.write("a.md", "Oakton and Elmhill.\n");
    committed(&folder);
    folder.write("base.toml", BASE.replace("\"two\"", "\"one\""));
    assert_eq!(
        places(&folder, &["--since", "HEAD"]),
        [triple("a.md", "Elmhill", "Oakton"), triple("g.toml", "Elmhill", "Oakton")]
    );
    // From a folder below, of a path that is named from there.
    folder.write("sub/x.md", "Elmhill\n");
    let mut command = folder.command();
    command.current_dir(folder.path().join("sub")).args(["impact", "--since", "HEAD", "--format", "concise"]);
    let output = command.output().expect("run");
    let out = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(output.status.code() == Some(1) && out.starts_with("x.md:1:1: Elmhill → Oakton"), "{out}");
    // All that is against it now, with what is not new.
    let all = places(&folder, &["--since", "HEAD", "--all", "--in", "a.md"]);
    assert_eq!(all, [triple("a.md", "Elmhill", "Oakton")]);
}

#[test]
fn a_config_that_names_another_policy_is_a_switch() {
    let folder = project();
    folder.write("a.md", "Oakton and Elmhill.\n");
    committed(&folder);
    // The new house has come since, and nobody has told git of it yet.
    folder.write("other.toml", BASE.replace("\"two\"", "\"one\""));
    folder.write("exonym.toml", CONFIG.replace("house.toml", "other.toml"));
    let expected = [triple("a.md", "Elmhill", "Oakton")];
    assert_eq!(places(&folder, &["--since", "HEAD", "--in", "a.md"]), expected);
    assert_eq!(places(&folder, &["--before", "house.toml", "--in", "a.md"]), expected);
    folder.write("exonym.toml", CONFIG);
    assert_eq!(places(&folder, &["--policy", "other.toml", "--in", "a.md"]), expected);
    // Nothing is new under the same policy.
    assert_eq!(places(&folder, &["--policy", "house.toml", "--in", "a.md"]), []);
    // A concept without anything before: all of its places.
    assert_eq!(places(&folder, &["elmhill", "--in", "a.md"]), [triple("a.md", "Oakton", "Elmhill")]);
}

#[test]
fn concepts_that_were_joined_or_came_since() {
    let folder = project();
    folder.write("a.md", "Alder and Elmhill.\n");
    folder.write("g.toml", format!("{GLOSSARY}\n[concepts.c9]\nterms = [ {{ en = \"Alder\" }} ]\n"));
    committed(&folder);
    folder.write("g.toml", GLOSSARY.replace("kind = \"city\"", "kind = \"city\"\nwas = [\"c9\"]"));
    assert_eq!(places(&folder, &["--since", "HEAD", "--in", "a.md"]), [triple("a.md", "Alder", "Elmhill")]);
    assert_eq!(places(&folder, &["--since", "HEAD", "c9", "alder", "c1", "--in", "a.md"]).len(), 1);
    // Without an heir it is told, though nothing says what to write.
    folder.write("g.toml", GLOSSARY);
    assert_eq!(places(&folder, &["--since", "HEAD", "--in", "a.md"]), [triple("a.md", "Alder", "")]);
    assert_eq!(places(&folder, &["--since", "HEAD", "alder", "--in", "a.md"]), [triple("a.md", "Alder", "")]);
    // What another concept has now is not gone.
    folder.write("g.toml", format!("{GLOSSARY}\n[concepts.d]\nterms = [ {{ en = \"Alder\" }} ]\n"));
    assert_eq!(places(&folder, &["--since", "HEAD", "--in", "a.md"]), []);
    folder.write("g.toml", GLOSSARY);
    // A glossary of which the revision has nothing.
    folder.write(
        "new.toml",
        "[glossary]\n[concepts.n]\nterms = [ { en = \"Rowan\" }, { en = \"Alder\", rank = \"deprecated\" } ]\n",
    );
    folder.git(&["add", "new.toml"]);
    folder.write("exonym.toml", CONFIG.replace("\"g.toml\"", "\"g.toml\", \"new.toml\""));
    assert_eq!(places(&folder, &["--since", "HEAD", "--in", "a.md"]), [triple("a.md", "Alder", "Rowan")]);
}

#[test]
fn lines_of_a_glossary_are_told_and_only_prose_is_rewritten() {
    let folder = project();
    let other = "[concepts.c2]\ndefinition = \"North of Oakton\\u002E Oakton's twin.\"\nreject = [\"Oakton Birch\"]\n\
                 frozen = [\"Oakton Line\"]\nterms = [ { en = \"Birch\", note = 'a tree of Oakton' } ]\n";
    folder.write("g.toml", format!("{GLOSSARY}\n{other}"));
    let ran = folder.run(["impact", "c1", "--in", "g.toml", "--format", "json"]);
    let json = ran.json();
    let all: Vec<_> = json["places"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|place| {
            (place["field"].as_str().expect("a key"), place["line"].clone(), place["fix"].as_str().unwrap_or("-"))
        })
        .collect();
    let expected = [
        ("definition", json!(27), "safe"),
        ("definition", json!(27), "safe"),
        ("reject", json!(28), "display-only"),
        ("frozen", json!(29), "display-only"),
        ("note", json!(30), "safe"),
    ];
    assert_eq!(all, expected);
    let ran = folder.run(["impact", "c1", "--in", "g.toml", "--apply"]);
    assert_eq!(ran.status, 1);
    let changed = other.replace("of Oakton", "of Elmhill").replace(" Oakton's", " Elmhill's");
    let expected = format!("{GLOSSARY}\n{changed}");
    assert_eq!(String::from_utf8(folder.read("g.toml")).expect("UTF-8"), expected);
}

#[test]
fn a_rule_on_one_spelling_has_another_to_write() {
    let folder = project();
    folder.write(
        "g.toml",
        GLOSSARY.replace("{ en = \"Elmhill\" }", "{ en = \"Elmhill\" },\n  { en = \"Elm Hill\", rank = \"admitted\" }"),
    );
    let rule = "[[rule]]\nof = { term = \"Elmhill\" }\nsay = { stance = \"forbid\" }\n";
    folder.write("other.toml", format!("{BASE}{rule}"));
    folder.write("a.md", "Elmhill's road to Oakton.\n");
    let expected = [triple("a.md", "Elmhill's", "Elm Hill's"), triple("a.md", "Oakton", "Elm Hill")];
    assert_eq!(places(&folder, &["--policy", "other.toml", "--in", "a.md"]), expected);
}

#[test]
fn what_git_does_not_know_is_said() {
    let folder = project();
    folder.write("a.md", "Oakton\n");
    let ran = folder.run(["impact", "--since", "HEAD", "--in", "a.md"]);
    assert!(ran.status == 2 && ran.stderr.contains("git knows no revision `HEAD` here"), "{ran:?}");
    committed(&folder);
    let ran = folder.run(["impact", "--since", "none", "--in", "a.md"]);
    assert!(ran.status == 2 && ran.stderr.contains("git knows no revision `none` here"), "{ran:?}");
    let ran = folder.run(["impact", "--since", "--help"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    // A policy that the revision has not, and a mistake that only the revision has.
    folder.write("other.toml", POLICY);
    folder.git(&["add", "other.toml"]);
    let ran = folder.run(["impact", "--since", "HEAD", "--policy", "other.toml", "--in", "a.md"]);
    assert!(ran.status == 2 && ran.stderr.contains("no file other.toml"), "{ran:?}");
    assert!(ran.stderr.contains("(of what held before; --before names another policy)"), "{ran:?}");
    folder.write("g.toml", GLOSSARY.replace("{ hy = \"Օքտոն\" }", "{ hy = }"));
    folder.git(&["commit", "-qam", "two"]);
    folder.write("g.toml", GLOSSARY);
    let ran = folder.run(["impact", "--since", "HEAD", "--in", "a.md"]);
    assert!(
        ran.status == 2
            && ran.stderr.contains("g.toml:23:")
            && ran.stderr.contains("of what held before; --since names"),
        "{ran:?}"
    );
    // Another policy of before does not get round that; a mistake of today is not one of before.
    let ran = folder.run(["impact", "--since", "HEAD", "--before", "base.toml", "--in", "a.md"]);
    assert!(ran.status == 2 && !ran.stderr.contains("--before names"), "{ran:?}");
    folder.write("g.toml", GLOSSARY.replace("{ hy = \"Օքտոն\" }", "{ hy = }"));
    let ran = folder.run(["impact", "--before", "base.toml", "--in", "a.md"]);
    assert!(ran.status == 2 && !ran.stderr.contains("held before"), "{ran:?}");
    folder.write("g.toml", GLOSSARY);
    folder.write("torn.toml", "[policy\n");
    let ran = folder.run(["impact", "--before", "torn.toml", "--in", "a.md"]);
    assert!(ran.status == 2 && ran.stderr.contains("of what held before; --before names"), "{ran:?}");
}

pub(super) fn utf16(text: &str) -> Vec<u8> {
    [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

#[test]
fn an_encoding_and_its_line_ends_stay() {
    let folder = project();
    let units =
        [unit("1", "az", "Palıdlıdan Palıdlıya"), unit("2", "az", "Palıd"), unit("3", "ru", "до Октона")].concat();
    let text = memory(&units).replace('\n', "\r\n").replace("?>", " encoding=\"UTF-16\"?>");
    folder.write("wide.tmx", utf16(&text));
    let ran = folder.run(["impact", "c1", "--in", "wide.tmx", "--apply", "--date", "2024-05-31"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let marked = |old: &str, new: &str, lang: &str| {
        format!(
            "<tuv xml:lang=\"{lang}\" changedate=\"20240531T000000Z\" changeid=\"exonym\"><prop type=\"x-exonym-old\">{old}</prop>\
             <prop type=\"x-exonym-review\">needs-review</prop><seg>{new}</seg>"
        )
    };
    let expected = text
        .replace(
            "<tuv xml:lang=\"az\"><seg>Palıdlıdan Palıdlıya</seg>",
            &marked("Palıdlıdan Palıdlıya", "Qarağacdan Qarağaca", "az"),
        )
        .replace("<tuv xml:lang=\"ru\"><seg>до Октона</seg>", &marked("до Октона", "до Элмхилла", "ru"));
    assert_eq!(folder.read("wide.tmx"), utf16(&expected));
    // A letter that the encoding has not is written as a reference.
    let glossary = GLOSSARY.replace("\"Элмхилл\"", "\"Ӏлмхилл\"");
    folder.write("g.toml", glossary);
    let text = memory(&unit("1", "ru", "до Октона")).replace("?>", " encoding=\"windows-1251\"?>");
    let narrow: Vec<u8> = text.chars().map(narrow).collect();
    folder.write("narrow.tmx", &narrow);
    let ran = folder.run(["impact", "c1", "--in", "narrow.tmx", "--apply", "--date", "2024-05-31"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let expected =
        text.replace("<tuv xml:lang=\"ru\"><seg>до Октона</seg>", &marked("до Октона", "до &#x4C0;лмхилла", "ru"));
    let expected: Vec<u8> = expected.chars().map(self::narrow).collect();
    assert_eq!(String::from_utf8_lossy(&folder.read("narrow.tmx")), String::from_utf8_lossy(&expected));
}

/// A letter in windows-1251.
fn narrow(c: char) -> u8 {
    match c {
        'А'..='я' => (u32::from(c) - 0x410 + 0xC0) as u8,
        c => u8::try_from(u32::from(c)).expect("ASCII"),
    }
}

/// A memory of many blocks, with units on lines of their own and on one line.
#[test]
fn a_long_memory_is_rewritten_in_its_place() {
    let folder = project();
    let target = |n: usize| if n.is_multiple_of(611) { "Палатка в Октоне" } else { "Палатка" };
    let mut units = String::new();
    for n in 0..5000 {
        units.push_str(&unit(&n.to_string(), "ru", target(n)));
        if n % 7 == 0 {
            units.push_str("<!-- Октон -->\n");
        }
        if n % 900 == 1 {
            units = units.trim_end().to_owned();
        }
    }
    let text = memory(&units);
    folder.write("tm.tmx", &text);
    let args = ["impact", "c1", "--in", "tm.tmx", "--format", "jsonl", "-j"];
    let one = folder.run(args.iter().chain(&["1"]));
    let many = folder.run(args.iter().chain(&["4"]));
    assert_eq!(one.stdout, many.stdout);
    let lines: Vec<Value> = one.out().lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 9);
    for (place, n) in lines.iter().zip((0..5000).step_by(611)) {
        assert_eq!((&place["id"], &place["unit"]), (&json!(n), &json!(n.to_string())));
        let line = text.lines().nth(place["line"].as_u64().expect("a number") as usize - 1).expect("there");
        let column = place["column"].as_u64().expect("a number") as usize - 1;
        assert!(line.chars().skip(column).collect::<String>().starts_with("Октоне</seg>"), "{line}");
    }
    let diff = folder.run(["impact", "c1", "--in", "tm.tmx", "--diff", "--date", "2024-05-31"]);
    assert_eq!((diff.status, diff.stderr.as_str()), (1, "Would change 1 file.\n"));
    let ran = folder.run(["impact", "c1", "--in", "tm.tmx", "--apply", "--date", "2024-05-31"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let done = String::from_utf8(folder.read("tm.tmx")).expect("UTF-8");
    assert_eq!(done.matches("<seg>Палатка в Элмхилле</seg>").count(), 9);
    // What `--diff` printed is what was done.
    folder.write("tm.tmx", &text);
    folder.write("x.patch", &diff.stdout);
    let patched = Command::new("git").args(["apply", "-p0", "x.patch"]).current_dir(folder.path()).status();
    assert!(patched.expect("git is there").success());
    assert_eq!(String::from_utf8(folder.read("tm.tmx")).expect("UTF-8"), done);
    assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 6, "nothing is left over");
}

#[test]
fn places_left_are_told_where_they_stand_afterwards() {
    let folder = project();
    folder.write(
        "base.toml",
        format!("{BASE}[[rule]]\nof = {{ term = \"Октон\" }}\nsay = {{ stance = \"forbid\", fix = \"unsafe\" }}\n"),
    );
    let units = [unit("1", "az", "Palıdlıda"), unit("2", "ru", "в Октоне"), unit("3", "hy", "Օք<ph/>տոնում։")].concat();
    // All on one line.
    let text = memory(&units.replace('\n', ""));
    folder.write("tm.tmx", &text);
    let ran = folder.run(["impact", "c1", "--in", "tm.tmx", "--apply", "--format", "json"]);
    assert_eq!(ran.status, 1);
    let json = ran.json();
    let done = String::from_utf8(folder.read("tm.tmx")).expect("UTF-8");
    let left = json["places"].as_array().expect("a list");
    assert_eq!(left.len(), 2, "{json}");
    for (place, (text, fix)) in left.iter().zip([("Октоне", "unsafe"), ("Օք<ph/>տոնում", "display-only")])
    {
        assert_eq!(place["fix"], fix);
        let line = done.lines().nth(place["line"].as_u64().expect("a number") as usize - 1).expect("there");
        let column = place["column"].as_u64().expect("a number") as usize - 1;
        assert!(line.chars().skip(column).collect::<String>().starts_with(text), "{place}");
    }
    assert_eq!(left[1]["hindrance"], "a code stands in it");
    assert_eq!(json["summary"]["applied"], 1);
    assert_eq!(json["summary"]["rewritten"], 1);
    let ran = folder.run(["impact", "c1", "--in", "tm.tmx", "--apply", "--unsafe-fixes", "--format", "json"]);
    assert_eq!(ran.json()["summary"]["applied"], 1);
    assert_eq!(ran.json()["places"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_rewritten_unit_waits_for_somebody_to_look() {
    let folder = project();
    folder.write("tm.tmx", memory(&unit("1", "ru", "Он в Октоне").replace(">x<", ">He is in Oakton now<")));
    let score = || {
        let args = ["match", "--tm", "tm.tmx", "--no-config", "--from", "en", "--to", "ru", "--format", "jsonl"];
        folder.run(args.iter().chain(&["He is in Oakton now"])).json()["matches"][0]["score"].as_f64().expect("a score")
    };
    assert!((score() - 100.0).abs() < 0.001);
    assert_eq!(folder.run(["impact", "c1", "--in", "tm.tmx", "--apply"]).status, 0);
    assert!((score() - 95.0).abs() < 0.001);
    let looked = String::from_utf8(folder.read("tm.tmx")).expect("UTF-8").replace("needs-review", "done");
    folder.write("tm.tmx", looked);
    assert!((score() - 100.0).abs() < 0.001);
}

#[test]
fn the_standard_input_is_a_draft() {
    let folder = project();
    let ran = folder.run_with(["impact", "c1", "--in", "-", "--apply"], b"To Oakton.\n");
    assert_eq!((ran.status, ran.out().as_str()), (0, "To Elmhill.\n"), "{ran:?}");
}

#[test]
fn json_has_its_keys() {
    let folder = project();
    folder.write("tm.tmx", memory(&unit("u7", "ru", "до Октона")));
    let json = folder.run(["impact", "c1", "--in", "tm.tmx", "--format", "json"]).json();
    assert_eq!(
        json,
        json!({
            "version": 1,
            "places": [{
                "path": "tm.tmx", "unit": "u7", "id": 0, "lang": "ru", "side": "target", "field": null,
                "line": 5, "column": 79, "text": "Октона", "suggestions": ["Элмхилла"],
                "rule": "forbidden-term", "severity": "error", "concept": "c1",
                "policy": { "name": "base", "file": "base.toml", "line": 4 },
                "newly": null, "fix": "safe", "hindrance": null,
            }],
            "summary": {
                "files": 1, "places": { "drafts": 0, "glossaries": 0, "memories": 1 }, "units": 1, "concerned": 1,
                "applied": null, "rewritten": null, "entries": null, "policies": ["house"],
            },
        })
    );
}

#[test]
fn a_term_that_is_gone_without_another_is_told() {
    let folder = project();
    folder.write("a.md", "An Elmhill of Elmhill.\n");
    folder.write("b.txt", "Qarağaca getdi.\n");
    let only = "[concepts.c1]\nterms = [\n  { en = \"Elmhill\" },\n  { az = \"Qarağac\" },\n]\n";
    folder.write("g.toml", only);
    folder.write("exonym.toml", "glossary = \"g.toml\"\n");
    committed(&folder);
    folder.write("g.toml", only.replace("  { az = \"Qarağac\" },\n", ""));
    let found = places(&folder, &["--since", "HEAD", "--in", "a.md", "b.txt", "--lang", "az"]);
    assert_eq!(found, [triple("b.txt", "Qarağaca", "")]);
    let ran = folder.run(["impact", "--since", "HEAD", "--in", "b.txt", "--lang", "az"]);
    assert!(ran.out().contains("Qarağaca → no term to write instead"), "{}", ran.out());
}

#[test]
fn what_is_left_to_a_person_has_a_reason() {
    let folder = project();
    folder.write("a.md", "\u{201C}To Oakton,\u{201D} she said.\n");
    folder.write("exonym.toml", CONFIG.replace("house.toml", "q.toml"));
    folder.write("q.toml", format!("{BASE}[exempt]\nquotations = \"info\"\n"));
    let ran = folder.run(["impact", "c1", "--in", "a.md"]);
    assert!(ran.out().contains("by hand: it stands in a quotation"), "{}{}", ran.out(), ran.stderr);
    folder.write(
        "g.toml",
        format!("{GLOSSARY}\n[concepts.c2]\nfrozen = [\"Oakton Line\"]\nterms = [ {{ en = \"Birch\" }} ]\n"),
    );
    let ran = folder.run(["impact", "c1", "--in", "g.toml"]);
    assert!(ran.out().contains("by hand: the glossary says that the phrase keeps the name it has"), "{}", ran.out());
}

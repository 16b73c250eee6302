//! Configs: settings for some paths, one config on another, what `init` writes.

use serde_json::{Value, json};

use super::support::{CONFIG, Folder};

/// Path, text and severity of each finding.
fn found(folder: &Folder, args: &[&str]) -> Vec<(String, String)> {
    let ran = folder.run(["check", "--format", "json"].iter().chain(args));
    assert!(ran.status < 2, "{args:?}: {}", ran.stderr);
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let json = ran.json();
    let findings = json["findings"].as_array().expect("a list");
    findings.iter().map(|finding| (text(&finding["path"]), text(&finding["text"]))).collect()
}

#[test]
fn some_paths_go_by_settings_of_their_own() {
    let folder = Folder::project();
    let rules = "[[paths]]\nmatch = [\"us/\", \"*.us.md\"]\npolicy = [\"american.toml\"]\n\
                 [[paths]]\nmatch = [\"us/old/\"]\nignore = [\"discouraged-term\"]\n";
    folder.write("exonym.toml", format!("{CONFIG}{rules}"));
    for path in ["a.md", "b.us.md", "us/c.md", "us/old/d.md"] {
        folder.write(path, "Eggplant and Aubergine.\n");
    }
    let pair = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    let own = [pair("a.md", "Eggplant"), pair("b.us.md", "Aubergine"), pair("us/c.md", "Aubergine")];
    for threads in ["1", "5"] {
        assert_eq!(found(&folder, &["-j", threads]), own);
    }
    assert_eq!(found(&folder, &["us/c.md"]), own[2..]);
    // What the command line says wins.
    assert_eq!(found(&folder, &["--policy", "british.toml", "us"]).len(), 2);
    // A glossary that is broken for all is told once.
    folder.write("g.toml", "[glossary\n");
    let broken = folder.run(["check"]);
    assert_eq!((broken.status, broken.stderr.matches("error:").count()), (2, 1), "{}", broken.stderr);
}

#[test]
fn verbs_without_a_path_go_by_what_holds_for_all() {
    let folder = Folder::project();
    for pattern in ["us/", "*.us.md", "**/x.md"] {
        folder.write("exonym.toml", format!("{CONFIG}[[paths]]\nmatch = [\"{pattern}\"]\nlang = \"de\"\n"));
        for args in [
            &["suggest", "eggplant"][..],
            &["export", "--format", "csv"],
            &["policy", "show", "Aubergine"],
            &["policy", "guide"],
            &["names"],
        ] {
            let ran = folder.run(args);
            assert!(ran.status < 2, "{pattern} {args:?}: {} {}", ran.status, ran.stderr);
        }
    }
}

#[test]
fn one_config_on_another() {
    let folder = Folder::project();
    folder.write("sub/exonym.toml", "extends = \"../exonym.toml\"\nexclude = [\"old/\"]\n");
    folder.write("sub/a.md", "Eggplant.\n");
    folder.write("sub/old/b.md", "Eggplant.\n");
    assert_eq!(found(&folder, &["sub"]).len(), 1);
    // Its own files are no drafts, and a circle is a mistake of the config.
    folder.write("exonym.toml", format!("extends = \"sub/exonym.toml\"\n{CONFIG}"));
    let circle = folder.run(["check", "sub"]);
    assert!(circle.status == 2 && circle.stderr.contains("extends a config that extends it"), "{}", circle.stderr);
}

#[test]
fn init_writes_what_it_is_told() {
    let folder = Folder::empty();
    let own = folder.run(["init", "one", "--lang", "en", "--glossary", "terms/plants.toml"]);
    assert_eq!(own.status, 0, "{}", own.stderr);
    folder.write("one/a.md", "An eggplant.\n");
    let ran = folder.run(["check", "one", "--format", "json"]);
    assert_eq!((ran.status, &ran.json()["findings"][0]["text"], ran.stderr.as_str()), (1, &json!("eggplant"), ""));
    assert_eq!(folder.run(["init", "two", "--policy", "spelling-only"]).status, 0);
    let files = std::fs::read_dir(folder.path().join("two")).expect("listed").count();
    assert_eq!(files, 1, "the shipped glossary serves");
    assert_eq!(folder.run(["init", "three", "--yes"]).status, 0);
    for args in [
        &["init", "four", "--policy", "speling-only"][..],
        &["init", "four", "--glossary", "../g.toml"],
        &["init", "four", "--glossary", "g.toml", "--policy", "spelling-only"],
        &["init", "four", "--lang", "english"],
    ] {
        let ran = folder.run(args);
        assert!(ran.status == 2 && !ran.stderr.is_empty() && !folder.path().join("four").exists(), "{args:?}");
    }
}

#[test]
fn impact_goes_by_the_settings_of_paths() {
    let folder = Folder::project();
    let rules = "[[paths]]\nmatch = [\"us/\"]\npolicy = [\"american.toml\"]\n";
    folder.write("exonym.toml", format!("{CONFIG}{rules}"));
    for path in ["a.md", "us/b.md"] {
        folder.write(path, "Eggplant and Aubergine.\n");
    }
    let ran = folder.run(["impact", "Aubergine", "--format", "json"]);
    let said = ran.out();
    let json = ran.json();
    let mut found = Vec::new();
    let mut todo = vec![&json];
    while let Some(value) = todo.pop() {
        if let (Some(path), Some(text)) = (value["path"].as_str(), value["text"].as_str().or(value["old"].as_str())) {
            found.push((path.to_owned(), text.to_owned()));
        }
        todo.extend(value.as_array().into_iter().flatten());
        todo.extend(value.as_object().into_iter().flat_map(|object| object.values()));
    }
    found.sort();
    let pair = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    assert_eq!(found, [pair("a.md", "Eggplant"), pair("us/b.md", "Aubergine")], "{said}");
}

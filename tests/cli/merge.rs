//! `merge` as git calls it, and where it cannot merge.

use std::process::Command;

use super::support::{Folder, GLOSSARY};

/// The three files as git names them.
fn three(base: &str, ours: impl AsRef<[u8]>, theirs: &str) -> Folder {
    let folder = Folder::empty();
    folder.write(".merge_file_a", base);
    folder.write(".merge_file_b", ours);
    folder.write(".merge_file_c", theirs);
    folder
}

const DRIVER: [&str; 14] = [
    "merge",
    "--driver",
    "--path",
    "terms/g.toml",
    "--marker-size",
    "9",
    "--ours-name",
    "main",
    "--theirs-name",
    "topic",
    "--base-name",
    "abc123",
    ".merge_file_a",
    ".merge_file_b",
];

fn driver(folder: &Folder) -> super::support::Ran {
    folder.run(DRIVER.into_iter().chain([".merge_file_c"]))
}

#[test]
fn the_driver_writes_ours() {
    let ours = GLOSSARY.replace("Zucchini", "Zucchine");
    let theirs = GLOSSARY.replace("Courgette", "Marrow");
    let folder = three(GLOSSARY, &ours, &theirs);
    let ran = driver(&folder);
    assert!(ran.status == 0 && ran.stdout.is_empty() && ran.stderr.is_empty(), "{ran:?}");
    assert_eq!(folder.read(".merge_file_b"), ours.replace("Courgette", "Marrow").into_bytes());
    // A conflict, under the names that git gives.
    let theirs = GLOSSARY.replace("Zucchini", "Zuchini");
    let folder = three(GLOSSARY, &ours, &theirs);
    let ran = driver(&folder);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.stderr.starts_with("terms/g.toml:"), "{ran:?}");
    let result = String::from_utf8(folder.read(".merge_file_b")).expect("UTF-8");
    for line in ["\n<<<<<<<<< main\n", "\n||||||||| abc123\n", "\n=========\n", "\n>>>>>>>>> topic\n"] {
        assert!(result.contains(line), "{line}{result}");
    }
}

#[test]
fn what_cannot_be_read_is_left_to_lines_and_is_never_clean() {
    let ours = GLOSSARY.replace("Plants", "Herbs");
    for (theirs, what) in [
        (format!("{GLOSSARY}[concepts.c3\n"), "no TOML"),
        (format!("{GLOSSARY}<<<<<<< x\n"), "conflict marker"),
        (String::new(), "is empty"),
    ] {
        let folder = three(GLOSSARY, &ours, &theirs);
        let ran = driver(&folder);
        assert!(ran.status == 1 && ran.stderr.contains(what), "{what}: {ran:?}");
        let result = String::from_utf8(folder.read(".merge_file_b")).expect("UTF-8");
        // Nothing of either side is lost.
        assert!(
            result.contains("Herbs") && theirs.lines().all(|line| line.contains("Plants") || result.contains(line)),
            "{what}: {result}"
        );
        // Not as a driver: nothing is done.
        let folder = three(GLOSSARY, &ours, &theirs);
        let args = ["merge", "--path", "g.toml", "-o", "out.toml", ".merge_file_a", ".merge_file_b", ".merge_file_c"];
        let ran = folder.run(args);
        assert!(ran.status == 2 && ran.stderr.contains(what), "{what}: {ran:?}");
        assert!(!folder.path().join("out.toml").exists());
    }
    // What is no text stays as it was.
    let binary = [GLOSSARY.as_bytes(), b"\0\x01\x02"].concat();
    let folder = three(GLOSSARY, &binary, &ours);
    let ran = driver(&folder);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert_eq!(folder.read(".merge_file_b"), binary);
}

#[test]
fn the_base_may_be_empty_and_the_result_go_to_a_file() {
    let one = "[concepts.a]\nterms = [ { en = \"Pea\" } ]\n";
    let other = "[concepts.b]\nterms = [ { en = \"Bean\" } ]\n";
    let folder = three("", one, other);
    let ran = driver(&folder);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(folder.read(".merge_file_b"), format!("{one}{other}").into_bytes());
    let folder = three(GLOSSARY, GLOSSARY.replace("Courgette", "A"), &GLOSSARY.replace("Courgette", "B"));
    let args = ["merge", "--path", "g.toml", "--report", "r.json", "-o", "out.toml"];
    let ran = folder.run(args.into_iter().chain([".merge_file_a", ".merge_file_b", ".merge_file_c"]));
    assert!(ran.status == 1 && ran.stdout.is_empty(), "{ran:?}");
    assert!(folder.read("out.toml").starts_with(b"[glossary]"));
    let report: serde_json::Value = serde_json::from_slice(&folder.read("r.json")).expect("JSON");
    let conflict = &report["conflicts"][0];
    assert_eq!((&report["kind"], &conflict["kind"]), (&"glossary".into(), &"changed".into()), "{report}");
    assert_eq!(conflict["place"], serde_json::json!(["concept c2", "name a", "terms", "en A"]), "{report}");
    let line = conflict["line"].as_u64().expect("a line") as usize;
    let text = String::from_utf8(folder.read("out.toml")).expect("UTF-8");
    assert_eq!(text.lines().nth(line - 1), Some("<<<<<<< ours"));
}

#[test]
fn git_calls_it() {
    let folder = Folder::empty();
    let git = |args: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]);
        command.args(args).current_dir(folder.path()).output().expect("git is there")
    };
    let done = |args: &[&str]| {
        let ran = git(args);
        assert!(ran.status.success(), "{args:?} {}", String::from_utf8_lossy(&ran.stderr));
    };
    done(&["init", "-q", "-b", "main"]);
    let driver = format!(
        "'{}' merge --driver --path %P --marker-size %L --ours-name %X --theirs-name %Y --base-name %S %O %A %B",
        env!("CARGO_BIN_EXE_exonym")
    );
    done(&["config", "merge.exonym.driver", &driver]);
    folder.write(".gitattributes", "*.toml merge=exonym\n");
    folder.write("g.toml", GLOSSARY);
    done(&["add", "."]);
    done(&["commit", "-qm", "one"]);
    done(&["checkout", "-qb", "topic"]);
    let add = |term: &str| {
        GLOSSARY.replace("  { en = \"Eggplant\" },\n", &format!("  {{ en = \"Eggplant\" }},\n  {term},\n"))
    };
    folder.write("g.toml", add("{ de = \"Eierfrucht\" }"));
    done(&["commit", "-qam", "two"]);
    done(&["checkout", "-q", "main"]);
    folder.write("g.toml", add("{ fr = \"mélongène\" }"));
    done(&["commit", "-qam", "three"]);
    done(&["merge", "-q", "topic", "-m", "four"]);
    let text = String::from_utf8(folder.read("g.toml")).expect("UTF-8");
    assert!(text.contains("{ fr = \"mélongène\" },\n  { de = \"Eierfrucht\" },\n"), "{text}");
    // A conflict is git's too.
    done(&["checkout", "-q", "topic"]);
    folder.write("g.toml", text.replace("Plants", "Herbs"));
    done(&["commit", "-qam", "five"]);
    done(&["checkout", "-q", "main"]);
    folder.write("g.toml", text.replace("Plants", "Greens"));
    done(&["commit", "-qam", "six"]);
    assert_eq!(git(&["merge", "-q", "topic", "-m", "seven"]).status.code(), Some(1));
    let text = String::from_utf8(folder.read("g.toml")).expect("UTF-8");
    assert!(text.contains("title = \"Greens\"\n||||||| ") && text.contains(">>>>>>> topic"), "{text}");
}

#[test]
fn the_driver_says_which_side_is_broken() {
    let ours = GLOSSARY.replace("Plants", "Herbs");
    let marked = ours.replacen("\n[concepts.c2]", "\n<<<<<<< x\n[concepts.c2]", 1);
    let line = marked.lines().position(|line| line.starts_with('<')).expect("a marker") + 1;
    let broken = ours.replacen("[concepts.c2]", "[concepts.c2", 1);
    let at = broken.lines().position(|line| line == "[concepts.c2").expect("a header") + 1;
    for (base, ours, theirs, wanted) in [
        (
            GLOSSARY,
            &*ours,
            &*marked,
            format!("error: terms/g.toml:{line}:1: theirs (topic): a conflict marker is left here"),
        ),
        (GLOSSARY, &*marked, &*ours, format!("error: terms/g.toml:{line}:1: ours (main): a conflict marker")),
        (&*marked, &*ours, GLOSSARY, format!("error: terms/g.toml:{line}:1: base (abc123): a conflict marker")),
        (GLOSSARY, &*ours, &*broken, format!("error: terms/g.toml:{at}:13: theirs (topic): this is no TOML")),
        (GLOSSARY, &*ours, "", "error: terms/g.toml: theirs (topic): is empty".to_owned()),
    ] {
        let ran = driver(&three(base, ours, theirs));
        assert!(ran.status == 1 && ran.stderr.starts_with(&wanted), "{wanted}\n{}", ran.stderr);
    }
}

#[test]
fn rules_of_a_policy_call_concepts_by_their_terms() {
    let policy = |stance: &str| {
        format!(
            "[policy]\ntitle = \"A\"\n[[rule]]\nof = {{ concept = [\"c1\", \"zz\"] }}\nsay = {{ stance = \"{stance}\" }}\n"
        )
    };
    let folder = Folder::empty();
    for (name, stance) in [("b.toml", "allow"), ("o.toml", "forbid"), ("t.toml", "prefer")] {
        folder.write(name, policy(stance));
    }
    let merge = |folder: &Folder| folder.run(["merge", "--path", "p.toml", "b.toml", "o.toml", "t.toml"]);
    let ran = merge(&folder);
    assert!(ran.status == 1 && ran.stderr.contains("rule of of.concept = c1 zz, say, stance: "), "{ran:?}");
    folder.write("g.toml", "[concepts.c1]\nterms = [ { en = \"Elmhill\" } ]\n");
    // The policy itself cannot be read while its conflict stands in it.
    folder.write("p.toml", "<<<<<<< ours\n");
    folder.write("exonym.toml", "glossary = \"g.toml\"\npolicy = \"p.toml\"\n");
    let ran = merge(&folder);
    assert!(ran.stderr.contains("rule of concept Elmhill, zz, say, stance: "), "{ran:?}");
    let ran =
        folder.run(["merge", "--path", "p.toml", "b.toml", "o.toml", "t.toml", "--report", "r.json", "-o", "x.toml"]);
    assert_eq!(ran.status, 1);
    let report: serde_json::Value = serde_json::from_slice(&folder.read("r.json")).expect("JSON");
    assert_eq!(report["conflicts"][0]["place"][0], "rule of of.concept = c1 zz", "{report}");
}

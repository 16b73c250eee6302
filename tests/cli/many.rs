//! Many files: order, threads, what is left out, and readers that leave early.

use std::io::Read as _;
use std::process::Stdio;

use super::support::Folder;

fn many(count: usize) -> Folder {
    let folder = Folder::project();
    for i in 0..count {
        folder.write(format!("d{}/f{i}.txt", i % 7), format!("File {i}: an Eggplant and a Zucchini.\n"));
    }
    folder
}

#[test]
fn the_report_is_the_same_for_any_number_of_threads() {
    let folder = many(60);
    for format in ["json", "sarif", "full", "concise"] {
        let one = folder.run(["check", "--format", format, "--threads", "1"]);
        assert_eq!(one.status, 1);
        for threads in ["2", "3", "16"] {
            let other = folder.run(["check", "--format", format, "-j", threads]);
            assert_eq!((one.out(), &one.stderr), (other.out(), &other.stderr), "{format} {threads}");
        }
    }
}

#[test]
fn findings_come_by_path_and_offset() {
    let folder = many(30);
    let json = folder.run(["check", "--format", "json", "d3", ".", "d1/f1.txt"]).json();
    let findings = json["findings"].as_array().expect("a list");
    assert_eq!(findings.len(), 60, "each file once");
    let keys: Vec<_> = findings
        .iter()
        .map(|f| {
            let path = std::path::PathBuf::from(f["path"].as_str().expect("a path"));
            (path, f["start"].as_u64().expect("an offset"))
        })
        .collect();
    assert!(keys.is_sorted(), "{keys:?}");
}

#[test]
fn a_project_leaves_out_what_is_its_own_and_what_is_ignored() {
    let folder = Folder::project();
    for name in ["a.txt", "old/b.txt", ".exonym/c.txt", "out/d.txt", "sub/e.md"] {
        folder.write(name, "Eggplant");
    }
    folder.write("picture.txt", b"PNG\0Eggplant");
    folder.write("data.bin", b"Eggplant");
    folder.write(".gitignore", "out/\n");
    let paths = |args: &[&str]| {
        let ran = folder.run(["check", "--format", "json"].iter().chain(args));
        let json = ran.json();
        json["findings"].as_array().expect("a list").iter().map(|f| f["path"].to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(paths(&[]), r#""a.txt" "old/b.txt" "sub/e.md""#);
    assert_eq!(paths(&["--exclude", "old", "--exclude", "*.md"]), r#""a.txt""#);
    assert_eq!(paths(&["out/d.txt", "data.bin"]), r#""data.bin" "out/d.txt""#);
    let verbose = folder.run(["check", "-v"]);
    assert!(verbose.stderr.contains("picture.txt: left out"), "{}", verbose.stderr);
    assert_eq!(folder.run(["check", "picture.txt"]).status, 2, "it was named");
}

#[test]
fn the_config_nearest_to_a_file_holds() {
    let folder = Folder::project();
    folder.write("a.txt", "Eggplant Aubergine");
    folder.write("us/exonym.toml", "glossary = \"../g.toml\"\npolicy = \"../american.toml\"\nlang = \"en\"\nexclude = [\"b*\"]\nfail-on = \"error\"\n");
    folder.write("us/a.txt", "Eggplant Aubergine");
    folder.write("us/b.txt", "Eggplant Aubergine");
    let json = folder.run(["check", "--format", "json"]).json();
    let found: Vec<_> =
        json["findings"].as_array().expect("a list").iter().map(|f| format!("{} {}", f["path"], f["text"])).collect();
    assert_eq!(found, ["\"a.txt\" \"Eggplant\"", "\"us/a.txt\" \"Aubergine\""]);
    assert_eq!(json["summary"]["policies"], serde_json::json!(["british", "american"]));
    assert_eq!(folder.run(["check", "us"]).status, 0, "a warning does not fail there");
    assert_eq!(folder.run(["check", "us", "--fail-on", "warning"]).status, 1);
    let json = folder.run(["check", "--format", "json", "--config", "us/exonym.toml", "a.txt"]).json();
    assert_eq!(json["findings"][0]["text"], "Aubergine");
    let none = folder.run(["check", "--format", "json", "--no-config", "a.txt"]);
    assert_eq!(none.json()["findings"], serde_json::json!([]));
    assert!(none.stderr.contains("shipped glossary"), "{}", none.stderr);
}

#[test]
fn what_is_broken_does_not_keep_others_from_being_checked() {
    let folder = many(9);
    folder.write("d1/bad.txt", b"\xFF\xFE\x00\xD8");
    folder.write("d1/bad2.txt", b"caf\xE9 Eggplant");
    folder.write("broken/exonym.toml", "glosary = 1\npolicy = [\"nowhere\"]\n");
    folder.write("broken/a.txt", "Eggplant");
    let ran = folder.run(["check", "--format", "json", ".", "none.txt"]);
    assert_eq!(ran.status, 2);
    assert_eq!(
        ran.json()["summary"]["files"].as_u64().expect("a number"),
        9 + u64::from(!ran.stderr.contains("bad.txt"))
    );
    for told in ["bad2.txt", "none.txt", "broken/exonym.toml:1:1: ", "did you mean `glossary`"] {
        assert!(ran.stderr.contains(told), "{told} in {}", ran.stderr);
    }
}

#[test]
fn every_mistake_of_glossary_and_policy_is_told_at_once_and_nothing_is_written() {
    let folder = Folder::project();
    folder.write("a.txt", "Eggplant");
    folder
        .write("g.toml", "[concepts.c1]\nterms = [\n  { en = \"Elm\", rnak = \"hidden\" },\n  { xq = \"Ulme\" },\n]\n");
    folder.write("british.toml", "[[rule]]\nof = { lable = \"british\" }\nsay = { stance = \"prefr\" }\n");
    let ran = folder.run(["check", "--fix", "a.txt"]);
    assert_eq!((ran.status, folder.read("a.txt")), (2, b"Eggplant".to_vec()));
    for told in ["g.toml:3:", "`rank`", "g.toml:4:", "british.toml:2:", "`label`", "british.toml:3:", "`prefer`"] {
        assert!(ran.stderr.contains(told), "{told} in {}", ran.stderr);
    }
}

#[test]
fn policies_extend_others_and_a_circle_is_told() {
    let folder = Folder::project();
    folder.write("a.txt", "Eggplant Zucchini");
    folder.write("p/child.toml", "[policy]\nextends = \"../british.toml\"\n[[rule]]\nof = { term = \"Zucchini\" }\nsay = { stance = \"admit\" }\n");
    let json = folder.run(["check", "--format", "json", "--policy", "p/child.toml", "a.txt"]).json();
    assert_eq!(json["findings"].as_array().expect("a list").len(), 1);
    assert_eq!(json["findings"][0]["policy"]["name"], "british");
    folder.write("one.toml", "[policy]\ntitle = \"x\"\nextends = \"two.toml\"\n");
    folder.write("two.toml", "[policy]\nextends = \"./p/../one.toml\"\n");
    let ran = folder.run(["check", "--policy", "one.toml", "a.txt"]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("two.toml:2:1: ") && ran.stderr.contains("circle"), "{}", ran.stderr);
    let ran = folder.run(["check", "--policy", "spelling-onyl", "a.txt"]);
    assert!(ran.status == 2 && ran.stderr.contains("did you mean `spelling-only`?"), "{}", ran.stderr);
}

#[test]
fn a_reader_that_leaves_early_is_no_mistake() {
    let folder = many(400);
    let mut child = folder
        .command()
        .args(["check", "--format", "full"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    let mut some = [0; 10];
    child.stdout.take().expect("piped").read_exact(&mut some).expect("read");
    let output = child.wait_with_output().expect("ended");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(!stderr.contains("error") && !stderr.contains("panick"), "{stderr}");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_file_list_is_read() {
    let folder = many(5);
    folder.write("list", "d0/f0.txt\r\nd1/f1.txt\n\n");
    assert_eq!(folder.run(["check", "--format", "json", "--file-list", "list"]).json()["summary"]["files"], 2);
    let ran = folder.run_with(["check", "--format", "json", "--file-list", "-", "d2"], b"d0/f0.txt");
    assert_eq!(ran.json()["summary"]["files"], 2);
    assert_eq!(folder.run(["check", "--file-list", "none"]).status, 2);
    assert_eq!(folder.run(["check", "--file-list", "-", "-"]).status, 2);
}

//! The cache: what comes out is the same with one, whatever is in it and whoever writes to it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use toml_edit::{DocumentMut, Item};

use super::repository::Repository;
use super::support::{Folder, Ran};

/// What a run says and how it ends.
fn said(ran: &Ran) -> (String, &str, i32) {
    (ran.out(), &ran.stderr, ran.status)
}

fn check(folder: &Folder, args: &[&str]) -> Ran {
    folder.run(["check"].iter().chain(args))
}

/// The files of results in a folder, with their lengths.
fn kept(folder: &Path) -> Vec<(PathBuf, u64)> {
    let Ok(listed) = fs::read_dir(folder) else { return Vec::new() };
    let files = listed.map(|entry| entry.expect("an entry"));
    let mut files: Vec<_> = files
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "cache"))
        .map(|entry| (entry.path(), entry.metadata().expect("there").len()))
        .collect();
    files.sort();
    files
}

/// Numbers that look like chance and are always the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

fn draft(dice: &mut Dice) -> String {
    let parts = [
        "An Eggplant and a Zucchini. ",
        "The eggplants of the Courgette's owner were “Aubergine, aubergine”. ",
        "Nothing is named in this sentence, and it is a long one. ",
        "Zuchini and Auberginne, as nobody writes. ",
        "<!-- exonym-ignore -->\n\nEggplant\n\n",
        "<!-- exonym-ignore forbidden-term -- they say so -->\n\nA Zucchini. Tomorrow.\n\n",
        "<!-- exonym-ignore nonsense -->\n\n",
        "> Eggplant, she said.\n\n",
        "`Zucchini`\n\n",
        "# Aubergine\n\n",
        "Эггплант и обержин. ",
        "Аubergine with a letter of another script. ",
    ];
    let head = dice.one(&["", "", "---\ndate: 2023-05-01\n---\n", "---\nlang: ru\n---\n", "---\ndoctype: news\n---\n"]);
    let text: String = (0..dice.below(12)).map(|_| dice.one(&parts)).collect();
    format!("{head}{text}\n")
}

/// A project with drafts of many kinds.
fn project(dice: &mut Dice, drafts: usize) -> Folder {
    let folder = Folder::project();
    for number in 0..drafts {
        let extension = dice.one(&["md", "md", "txt", "html", "rst"]);
        folder.write(format!("{}/{number:03}.{extension}", dice.one(&["news", "old", "news/more"])), draft(dice));
    }
    // A draft that cannot be read as what it is.
    folder.write("news/bad.txt", b"\xFF\xFE\x00\xD8");
    folder
}

const FORMATS: [&str; 11] =
    ["full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "html"];

#[test]
fn every_report_is_the_same_cold_and_warm() {
    let mut dice = Dice(7);
    let configs = [
        "",
        "policy = [\"british.toml\", \"american.toml\"]\n",
        "ignore = [\"near-name\", \"mixed-script\"]\n",
        "suppressions = \"ignore\"\nfail-on = \"info\"\n",
        "as-of = 2024-01-01\n[[paths]]\nmatch = \"old/\"\npolicy = \"american.toml\"\n[[paths]]\nmatch = \"*.rst\"\nlang = \"ru\"\n",
    ];
    for config in configs {
        let folder = project(&mut dice, 40);
        let policy = if config.starts_with("policy") { "" } else { "policy = [\"british.toml\"]\n" };
        folder.write("exonym.toml", format!("glossary = [\"g.toml\"]\n{policy}{config}"));
        for round in 0..2 {
            // The second time round what is asked for is what was not in the cache.
            let formats = if round == 0 { &FORMATS[..] } else { &["json", "html"] };
            for format in formats {
                let args = ["--format", *format, "--show-suppressed"];
                let plain = check(&folder, &[&args[..], &["--no-cache"]].concat());
                let cached = ["--cache-dir", "kept"];
                for threads in ["1", "4"] {
                    let ran = check(&folder, &[&args[..], &cached, &["-j", threads]].concat());
                    assert_eq!(said(&ran), said(&plain), "{config} {format} {threads} {round}");
                }
            }
            let before = kept(&folder.path().join("kept"));
            assert!(!before.is_empty());
            check(&folder, &["--cache-dir", "kept"]);
            assert_eq!(kept(&folder.path().join("kept")), before, "all was kept before");
            // Some drafts change, one goes, one comes.
            for number in 0..5 {
                folder.write(format!("news/{number:03}.md"), draft(&mut dice));
            }
            let _ = fs::remove_file(folder.path().join("old/007.md"));
        }
    }
}

/// The cases of `tests/cmd` that check, each as it stands, without a cache, with an empty one and with a full one.
#[test]
fn every_case_is_the_same_cold_and_warm() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd");
    let mut count = 0;
    for path in fs::read_dir(cases).expect("cases").map(|entry| entry.expect("a case").path()) {
        let case: DocumentMut = fs::read_to_string(&path).expect("read").parse().expect("TOML");
        let args = case["args"].as_array().expect("args").iter().map(|arg| arg.as_str().expect("a text").to_owned());
        let args: Vec<String> = args.collect();
        if args.first().is_none_or(|verb| verb != "check") {
            continue;
        }
        count += 1;
        let table = |key: &str| case.get(key).and_then(Item::as_table).cloned().unwrap_or_default();
        let cache = Folder::empty();
        let place = cache.path().join("kept");
        let run = |more: &[&str]| {
            let folder = if case.get("project").is_some() { Folder::project() } else { Folder::empty() };
            for (name, text) in &table("files") {
                folder.write(name, text.as_str().expect("a text"));
            }
            let stdin = case.get("stdin").and_then(Item::as_str).unwrap_or_default();
            let ran = folder.run_with(args.iter().map(String::as_str).chain(more.iter().copied()), stdin.as_bytes());
            let after: Vec<Vec<u8>> = table("after").iter().map(|(name, _)| folder.read(name)).collect();
            (ran.out(), ran.stderr, ran.status, after)
        };
        let plain = run(&["--no-cache"]);
        for _ in 0..2 {
            assert_eq!(run(&["--cache-dir", place.to_str().expect("Unicode")]), plain, "{}", path.display());
        }
    }
    assert!(count >= 10, "the cases are there");
}

#[test]
fn baselines_and_fixes_are_the_same_with_a_cache() {
    let run = |cache: &[&str]| {
        let folder = project(&mut Dice(11), 30);
        folder.write("exonym.toml", format!("{}baseline = \"old.txt\"\n", super::support::CONFIG));
        let mut all = Vec::new();
        let mut go = |args: &[&str]| {
            let ran = check(&folder, &[args, cache].concat());
            all.push((ran.out(), ran.stderr, ran.status));
        };
        go(&["--new-baseline"]);
        go(&["--format", "json"]);
        folder.write("news/new.md", "An Eggplant more.\n");
        go(&["--format", "json"]);
        go(&["--diff"]);
        go(&["--fix"]);
        go(&["--update-baseline"]);
        go(&["--fix", "--unsafe-fixes"]);
        go(&["--format", "json"]);
        (all, folder.read("news/new.md"), folder.read("old.txt"))
    };
    let plain = run(&["--no-cache"]);
    assert_eq!(run(&["--cache-dir", "kept"]), plain);
    assert_eq!(String::from_utf8_lossy(&plain.1), "An Aubergine more.\n");
}

#[test]
fn questions_are_the_same_with_a_cache() {
    let folder = Folder::project();
    let run = |args: &[&str]| {
        folder.write("a.md", "An Eggplant and a Zucchini.\n");
        let ran = folder.run_with(["check", "-i"].iter().chain(args), b"y\nn\n");
        (ran.out(), ran.stderr, ran.status, folder.read("a.md"))
    };
    let plain = run(&["--no-cache"]);
    assert_eq!(run(&["--cache-dir", "kept"]), plain);
    assert_eq!(run(&["--cache-dir", "kept"]), plain);
}

/// Enough drafts for a cache to be worth it.
fn large() -> Folder {
    let folder = Folder::project();
    for number in 0..40 {
        let text = "A Courgette, and nothing that anybody would mind. ".repeat(40);
        let found = if number % 5 == 0 { "An Eggplant.\n" } else { "" };
        folder.write(format!("d{}/{number}.md", number % 3), format!("{text}\n\n{found}Page {number}.\n"));
    }
    folder
}

#[test]
fn it_stands_beside_the_config_and_is_no_draft_and_no_part_of_a_repository() {
    let folder = large();
    let plain = check(&folder, &["--no-cache"]);
    assert!(!folder.path().join(".exonym").exists());
    assert_eq!(said(&check(&folder, &[])), said(&plain));
    assert_eq!(kept(&folder.path().join(".exonym")).len(), 1);
    assert!(String::from_utf8(folder.read(".exonym/.gitignore")).expect("UTF-8").lines().any(|line| line == "*"));
    assert!(folder.read(".exonym/CACHEDIR.TAG").starts_with(b"Signature: 8a477f597d28d172789f06886806bc55"));
    assert_eq!(said(&check(&folder, &[])), said(&plain));
    let inside = check(&folder, &[".exonym", "--no-cache", "--format", "json"]);
    assert_eq!(inside.json()["summary"]["files"], 0, "{}", inside.out());
    // From a folder below, the same one serves.
    let below = Folder::empty();
    let mut command = below.command();
    command.current_dir(folder.path().join("d1")).args(["check", "."]);
    assert!(command.output().expect("run").status.code() == Some(1));
    assert!(!folder.path().join("d1/.exonym").exists());
}

#[test]
fn few_drafts_are_checked_without_one_unless_a_folder_is_named() {
    let folder = Folder::project();
    folder.write("a.md", "An Eggplant.\n");
    check(&folder, &[]);
    assert!(!folder.path().join(".exonym").exists());
    check(&folder, &["--cache-dir", "deep/down"]);
    assert_eq!(kept(&folder.path().join("deep/down")).len(), 1);
    folder.write("exonym.toml", format!("{}cache = \"there\"\n", super::support::CONFIG));
    check(&folder, &[]);
    assert_eq!(kept(&folder.path().join("there")).len(), 1);
}

#[test]
fn a_config_may_want_none() {
    let folder = large();
    folder.write("exonym.toml", format!("{}cache = false\n", super::support::CONFIG));
    check(&folder, &[]);
    assert!(!folder.path().join(".exonym").exists());
    // What is said on the command line goes first.
    check(&folder, &["--cache-dir", "kept"]);
    assert_eq!(kept(&folder.path().join("kept")).len(), 1);
    folder.write("base.toml", "cache = false\n");
    folder.write("exonym.toml", format!("extends = \"base.toml\"\n{}cache = true\n", super::support::CONFIG));
    check(&folder, &[]);
    assert_eq!(kept(&folder.path().join(".exonym")).len(), 1);
    let wrong = format!("{}cache = 7\n[[paths]]\nmatch = \"d1/\"\ncache = false\n", super::support::CONFIG);
    folder.write("exonym.toml", wrong);
    let ran = check(&folder, &[]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("`cache` takes false, true, or a folder"), "{}", ran.stderr);
    assert!(ran.stderr.contains("`cache` holds for all paths"), "{}", ran.stderr);
}

#[test]
fn without_a_config_it_is_in_the_users_own_folder() {
    let folder = large();
    let home = Folder::empty();
    let run = |name: &str, value: &Path| {
        let mut command = folder.command();
        command.args(["check", "--no-config", "."]).env(name, value);
        command.output().expect("run").status.code()
    };
    assert_eq!(run("XDG_CACHE_HOME", &home.path().join("caches")), Some(0));
    assert_eq!(kept(&home.path().join("caches/exonym")).len(), 1);
    if cfg!(target_os = "linux") {
        assert_eq!(run("HOME", home.path()), Some(0));
        assert_eq!(kept(&home.path().join(".cache/exonym")).len(), 1);
        // A relative one counts for nothing (XDG Base Directory Specification).
        assert_eq!(run("XDG_CACHE_HOME", Path::new("caches")), Some(0));
        assert!(!folder.path().join("caches").exists());
    }
    // Without either there is none, and no trouble.
    assert_eq!(folder.run(["check", "--no-config", "."]).status, 0);
    assert!(!folder.path().join(".exonym").exists());
}

#[test]
fn any_number_of_programs_share_one() {
    let folder = large();
    let plain = check(&folder, &["--no-cache", "--format", "json"]);
    for round in 0..3 {
        let start = |_| {
            let mut command = folder.command();
            command.args(["check", "--cache-dir", "kept", "--format", "json"]);
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("started")
        };
        let all: Vec<_> = (0..8).map(start).collect();
        for child in all {
            let output = child.wait_with_output().expect("ended");
            assert_eq!(output.stdout, plain.stdout, "{round}");
            assert_eq!(String::from_utf8_lossy(&output.stderr), plain.stderr);
            assert_eq!(output.status.code(), Some(plain.status));
        }
        let before = kept(&folder.path().join("kept"));
        check(&folder, &["--cache-dir", "kept"]);
        assert_eq!(kept(&folder.path().join("kept")), before, "all was kept");
        folder.write(format!("d0/new{round}.md"), "Another Eggplant.\n");
        let plain = check(&folder, &["--no-cache", "--format", "json"]);
        assert_eq!(said(&check(&folder, &["--cache-dir", "kept", "--format", "json"])), said(&plain));
        fs::remove_file(folder.path().join(format!("d0/new{round}.md"))).expect("gone");
        if round == 0 {
            // The next begins with nothing again.
            fs::remove_dir_all(folder.path().join("kept")).expect("gone");
        }
    }
}

#[test]
fn whatever_is_in_its_place_is_no_trouble() {
    let folder = large();
    let plain = check(&folder, &["--no-cache"]);
    check(&folder, &[]);
    let (file, _) = kept(&folder.path().join(".exonym")).remove(0);
    let whole = fs::read(&file).expect("read");
    let mut wrong = vec![Vec::new(), b"nonsense".repeat(5000), vec![0; 200_000]];
    wrong.extend([10, 55, 60, 100, whole.len() / 2, whole.len() - 1].map(|end| whole[..end].to_vec()));
    for at in [0, 20, 50, 70, 120, whole.len() / 2, whole.len() - 1] {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        wrong.push(bytes);
    }
    for bytes in wrong {
        fs::write(&file, bytes).expect("written");
        assert_eq!(said(&check(&folder, &[])), said(&plain));
        // It is whole again.
        assert_eq!(said(&check(&folder, &[])), said(&plain));
        assert_eq!(fs::read(&file).expect("read").len(), whole.len());
    }
    // A folder in the place of the file, a file in the place of the folder.
    fs::remove_file(&file).expect("gone");
    fs::create_dir(&file).expect("made");
    assert_eq!(said(&check(&folder, &[])), said(&plain));
    fs::remove_dir_all(folder.path().join(".exonym")).expect("gone");
    folder.write(".exonym", "mine");
    assert_eq!(said(&check(&folder, &[])), said(&plain));
    assert_eq!(folder.read(".exonym"), b"mine");
    let told = check(&folder, &["-v"]);
    assert!(told.stderr.contains("results were not kept"), "{}", told.stderr);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_to_is_no_trouble() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = large();
    let plain = check(&folder, &["--no-cache"]);
    let mode = |mode| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).expect("set");
    mode(0o555);
    let ran = check(&folder, &[]);
    mode(0o755);
    assert_eq!(said(&ran), said(&plain));
}

#[test]
fn a_program_that_is_killed_leaves_one_that_serves() {
    let folder = Folder::project();
    for number in 0..400 {
        let text = "An Eggplant, a Zuchini, and a Courgette that nobody would mind. ".repeat(30);
        folder.write(format!("d{}/{number}.md", number % 9), format!("{text}\n\nPage {number}.\n"));
    }
    let plain = check(&folder, &["--no-cache", "--format", "json"]);
    for pause in [5, 30, 80, 150, 300] {
        let mut command = folder.command();
        command.args(["check", "--format", "json"]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("started");
        // How far it comes is chance; whatever that is, what follows is the same.
        std::thread::sleep(std::time::Duration::from_millis(pause));
        let _ = child.kill();
        child.wait().expect("ended");
        assert_eq!(said(&check(&folder, &["--format", "json"])), said(&plain), "{pause}");
        assert_eq!(said(&check(&folder, &["--format", "json"])), said(&plain), "{pause}");
        fs::remove_dir_all(folder.path().join(".exonym")).expect("gone");
    }
}

#[test]
fn changed_lines_are_the_same_with_a_cache() {
    let it = Repository::project();
    let text = "An Eggplant, and nothing else that anybody would mind.\n\n";
    for number in 0..30 {
        it.write(&format!("d/{number}.md"), text.repeat(60));
    }
    it.git(["add", "."]);
    it.git(["commit", "-qm", "drafts"]);
    it.write("d/3.md", format!("A Zucchini.\n\n{}", text.repeat(60)));
    it.write("d/new.md", text);
    let house = ["--glossary", "my terms/g.toml", "--policy", "my terms/house.toml", "--lang", "en"];
    let all = |args: &[&str]| it.run(["check", "--format", "json", "d"].iter().chain(&house).chain(args));
    let run = |args: &[&str]| all(&[&["--changed-since", "HEAD"], args].concat());
    let plain = run(&["--no-cache"]);
    let findings = plain.json()["findings"].as_array().map(Vec::len);
    assert_eq!(findings, Some(2), "{}", plain.out());
    for _ in 0..2 {
        assert_eq!(said(&run(&["--cache-dir", "kept"])), said(&plain));
    }
    // All lines count again, whatever was looked at before.
    assert_eq!(said(&all(&["--cache-dir", "kept"])), said(&all(&["--no-cache"])));
}

#[test]
fn what_comes_by_the_standard_input_is_not_kept() {
    let folder = Folder::project();
    let ran = folder.run_with(["check", "-", "--cache-dir", "kept"], b"An Eggplant.\n");
    assert_eq!(ran.status, 1);
    assert!(kept(&folder.path().join("kept")).is_empty());
}

//! `match` and what it keeps: indexes that are stale, damaged, half made or in the way.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use super::support::{Folder, Ran};

/// Some hundred units, English and Russian, all different.
pub(crate) fn memory(units: usize, word: &str) -> String {
    let mut text = String::from("<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n");
    for unit in 0..units {
        let _ = writeln!(
            text,
            "<tu tuid=\"u{unit}\"><tuv xml:lang=\"en\"><seg>The {word} number {unit} stands in row {} &amp; waits</seg></tuv>\
             <tuv xml:lang=\"ru\"><seg>{word} {unit}</seg></tuv></tu>",
            unit / 7,
        );
    }
    text + "</body></tmx>\n"
}

fn cached(folder: &Folder, args: &[&str]) -> Ran {
    let mut command = folder.command();
    let output = command.env("XDG_CACHE_HOME", folder.path().join("cache")).args(args).output().expect("ended");
    Ran {
        stdout: output.stdout,
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        status: output.status.code().expect("no signal"),
    }
}

/// The files of the cache, by name.
fn indexes(folder: &Folder) -> Vec<PathBuf> {
    let cache = folder.path().join("cache/exonym");
    let mut all = Vec::new();
    for versions in fs::read_dir(cache).into_iter().flatten() {
        let files = fs::read_dir(versions.expect("listed").path()).expect("listed");
        all.extend(files.map(|file| file.expect("listed").path()));
    }
    all.sort();
    all
}

const ASK: [&str; 9] = [
    "match",
    "The lamp number 8 stands in row 2 & waits",
    "--tm",
    "m.tmx",
    "--scoring",
    "words",
    "--format",
    "jsonl",
    "--max=2",
];

fn asked(ran: &Ran) -> Vec<(String, f64, u64)> {
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{}", ran.out());
    let row = |hit: &Value| {
        let text = hit["source"].as_str().expect("a text").to_owned();
        (text, hit["score"].as_f64().expect("a number"), hit["id"].as_u64().expect("a number"))
    };
    ran.json()["matches"].as_array().expect("a list").iter().map(row).collect()
}

#[test]
fn match_jsonl_is_an_object_a_line() {
    let folder = Folder::empty();
    let twice =
        "<tu><tuv xml:lang=\"en\"><seg>Lock the gate.</seg></tuv><tuv xml:lang=\"ru\"><seg>Закрой.</seg></tuv></tu>";
    let other = "<tu tuid=\"x\"><tuv xml:lang=\"en-GB\"><seg>lock the  <ph/>gate.</seg></tuv><tuv xml:lang=\"ru\"><seg>Б.</seg></tuv></tu>";
    let text = |units: &str| format!("<tmx version=\"1.4\"><header srclang=\"en\"/><body>{units}</body></tmx>");
    folder.write("a.tmx", text(&format!("{other}{twice}{twice}")));
    folder.write("b.tmx", text(twice));
    let args = ["match", "--tm", "b.tmx", "--tm", "a.tmx", "--scoring", "words", "--format", "jsonl", "-"];
    let ran =
        folder.run_with(args, "Lock the gate.\n{\"text\": \"Lock a gate.\", \"id\": 7}\n{0} files\r\n\n".as_bytes());
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let lines: Vec<Value> = ran.out().lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let exact = json!({"score": 100.0, "kind": "exact", "source": "Lock the gate.", "target": "Закрой.", "unit": null, "file": "b.tmx", "id": 0});
    let near = json!({"score": 100.0, "kind": "fuzzy", "source": "lock the  gate.", "target": "Б.", "unit": "x", "file": "a.tmx", "id": 0});
    assert_eq!(lines[0], json!({"query": "Lock the gate.", "matches": [exact, near]}));
    assert_eq!(lines[1]["query"], "Lock a gate.");
    assert_eq!(lines[1]["matches"][1]["score"], 75.0);
    assert_eq!(lines[2], json!({"query": "{0} files", "matches": []}));
    assert_eq!((&lines[3], lines.len()), (&json!({"query": "", "matches": []}), 4));
    for threads in ["1", "2", "5"] {
        let again =
            folder.run_with(args.into_iter().chain(["--threads", threads]), b"Lock the gate.\nLock\nthe\ngate.\n");
        assert_eq!(again.out().lines().count(), 4);
        assert_eq!(again.out().lines().next(), ran.out().lines().next());
    }
}

#[test]
fn an_index_is_kept_and_only_what_changed_is_made_anew() {
    let folder = Folder::empty();
    folder.write("m.tmx", memory(300, "lamp"));
    folder.write("n.tmx", memory(20, "door"));
    let both: Vec<&str> = ASK.into_iter().chain(["--tm", "n.tmx"]).collect();
    let first = asked(&cached(&folder, &both));
    assert_eq!(first[0], ("The lamp number 8 stands in row 1 & waits".to_owned(), 90.0, 8));
    let before = indexes(&folder);
    assert_eq!(before.len(), 4);
    let times = |files: &[PathBuf]| {
        let time = |file: &PathBuf| fs::metadata(file).and_then(|meta| meta.modified()).expect("a time");
        files.iter().map(time).collect::<Vec<_>>()
    };
    let made = times(&before);
    assert_eq!(asked(&cached(&folder, &both)), first);
    assert_eq!((indexes(&folder), times(&before)), (before.clone(), made), "nothing was made anew");
    // The same size, and perhaps the same tick of the clock.
    folder.write("m.tmx", memory(300, "lamb"));
    let found = asked(&cached(&folder, &both));
    assert!(found.iter().all(|hit| hit.0.contains("lamb")), "{found:?}");
    let after = indexes(&folder);
    assert_eq!(after.len(), 4, "what is old is removed: {after:?}");
    assert_eq!(after.iter().filter(|file| before.contains(file)).count(), 2, "the other memory's index stays");
}

#[test]
fn a_flipped_byte_anywhere_gives_the_same_answer() {
    let folder = Folder::empty();
    folder.write("m.tmx", memory(300, "lamp"));
    let first = asked(&cached(&folder, &ASK));
    let files = indexes(&folder);
    assert_eq!(files.len(), 2);
    let mut mended = 0;
    for file in &files {
        let good = fs::read(file).expect("read");
        for at in (0..64).chain((64..good.len()).step_by(good.len() / 12)) {
            let mut bad = good.clone();
            bad[at] ^= 0x10;
            // In its place as another program would put it: what is mapped elsewhere stays.
            fs::remove_file(file).expect("removed");
            fs::write(file, &bad).expect("written");
            assert_eq!(asked(&cached(&folder, &ASK)), first, "byte {at} of {}", file.display());
            mended += usize::from(fs::read(file).expect("read") == good);
            fs::write(file, &good).expect("written");
        }
        for wrong in [&b""[..], b"exonymTM", &good[..good.len() / 2]] {
            fs::write(file, wrong).expect("written");
            assert_eq!(asked(&cached(&folder, &ASK)), first);
            assert_eq!(fs::read(file).expect("read"), good, "the same memory gives the same bytes");
        }
    }
    assert!(mended > 100, "{mended}");
}

#[test]
fn a_project_keeps_its_own() {
    let folder = Folder::project();
    folder.write("texts/m.tmx", memory(30, "lamp"));
    let mut command = folder.command();
    let args = ["match", "--tm", "m.tmx", "The lamp number 8 stands in row 1 & waits"];
    let output = command.current_dir(folder.path().join("texts")).args(args).output().expect("ended");
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(folder.read(".exonym/.gitignore"), b"*\n");
    let kept = fs::read_dir(folder.path().join(".exonym")).expect("listed").count();
    assert_eq!(kept, 2, "the versioned folder and what keeps it out of git");
    assert_eq!(indexes(&folder), Vec::<PathBuf>::new());
}

#[test]
fn what_cannot_be_kept_serves_from_memory() {
    let folder = Folder::empty();
    folder.write("m.tmx", memory(300, "lamp"));
    let expected = asked(&cached(&folder, &ASK));
    fs::remove_dir_all(folder.path().join("cache")).expect("removed");
    // A file stands where the folder should be: nobody can write there, not even the superuser.
    folder.write("cache/exonym", "");
    let ran = cached(&folder, &ASK);
    assert!(ran.stderr.contains("for this run alone"), "{}", ran.stderr);
    let quiet = cached(&folder, &[&ASK[..], &["--quiet"]].concat());
    assert_eq!(asked(&quiet), expected);
    assert_eq!(ran.out(), quiet.out());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_no_obstacle() {
    let folder = Folder::empty();
    folder.write("m.tmx", memory(3000, "lamp"));
    let script = "ulimit -f 8; trap '' XFSZ; exec \"$0\" \"$@\"";
    let mut command = std::process::Command::new("sh");
    command.current_dir(folder.path()).env_clear().env("XDG_CACHE_HOME", folder.path().join("cache"));
    let output = command.args(["-c", script, env!("CARGO_BIN_EXE_exonym")]).args(ASK).output().expect("ended");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.contains("for this run alone"), "{errors}");
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(found["matches"][0]["score"], 90.0);
    assert_eq!(indexes(&folder), Vec::<PathBuf>::new(), "nothing half written is left");
}

#[test]
fn what_is_no_memory_and_what_is_broken_is_refused() {
    let folder = Folder::empty();
    folder.write("a.txt", "text");
    folder.write("cut.tmx", &memory(30, "lamp")[..800]);
    folder.write(
        "many.tmx",
        "<tmx><header/><body><tu><tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv xml:lang=\"ru\"><seg>b</seg></tuv>\
                 <tuv xml:lang=\"az\"><seg>c</seg></tuv></tu></body></tmx>",
    );
    for (file, says) in [
        ("a.txt", "is no translation memory"),
        ("cut.tmx", "cut.tmx:"),
        ("many.tmx", "--to: ru, az"),
        ("none.tmx", "none.tmx"),
        (".", "cut.tmx:"),
    ] {
        let ran = cached(&folder, &["match", "a", "--tm", file]);
        assert_eq!((ran.status, ran.out().as_str()), (2, ""), "{file}");
        assert!(ran.stderr.contains(says), "{file}: {}", ran.stderr);
    }
    let ran = cached(&folder, &["match", "a", "--tm", "many.tmx", "--to", "az", "--from", "ru"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert!(ran.out().contains("nothing in the memory"), "{}", ran.out());
}

/// Kills builds and refreshes at moments from before they begin to after they end; whatever is left behind, the next run
/// answers right, and in the end nothing half made lies about.
#[cfg(unix)]
#[test]
fn killed_at_any_moment_the_next_run_is_right() {
    let folder = Folder::empty();
    let words = ["lamp", "lamb"];
    folder.write("m.tmx", memory(1500, words[0]));
    let begun = std::time::Instant::now();
    let expected = asked(&cached(&folder, &ASK));
    let whole = begun.elapsed();
    assert_eq!(expected.len(), 2);
    let cache = folder.path().join("cache");
    for round in 0..220_u32 {
        let word = words[round as usize / 2 % 2];
        if round % 2 == 0 {
            folder.write("m.tmx", memory(1500, word));
        }
        if round % 5 == 0 {
            fs::remove_dir_all(&cache).expect("removed");
        }
        let mut command = folder.command();
        command.env("XDG_CACHE_HOME", &cache).args(ASK).stdout(std::process::Stdio::null());
        let mut child = command.spawn().expect("started");
        // Moments spread over the whole of a build, and a little beyond.
        std::thread::sleep(whole * (round * 37 % 110) / 100);
        child.kill().expect("killed");
        child.wait().expect("ended");
        if round % 4 == 3 {
            let found = asked(&cached(&folder, &ASK));
            let told: Vec<_> = expected.iter().map(|hit| (hit.0.replace("lamp", word), hit.2)).collect();
            let now: Vec<_> = found.iter().map(|hit| (hit.0.clone(), hit.2)).collect();
            assert!(now.iter().all(|hit| hit.0.contains(word)), "{now:?}");
            if word == "lamp" {
                assert_eq!(now, told);
            }
        }
    }
    std::thread::sleep(Duration::from_millis(1));
    assert_eq!(asked(&cached(&folder, &ASK)).len(), 2);
}

#[cfg(unix)]
#[test]
fn two_at_once_are_both_right() {
    let folder = Folder::empty();
    folder.write("m.tmx", memory(1500, "lamp"));
    let cache = folder.path().join("cache");
    let expected = asked(&cached(&folder, &ASK));
    for _ in 0..4 {
        fs::remove_dir_all(&cache).expect("removed");
        let start = || {
            let mut command = folder.command();
            command.env("XDG_CACHE_HOME", &cache).args(ASK).stdout(std::process::Stdio::piped());
            command.stderr(std::process::Stdio::piped()).spawn().expect("started")
        };
        let running: Vec<_> = (0..4).map(|_| start()).collect();
        for child in running {
            let output = child.wait_with_output().expect("ended");
            let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
            let ran = Ran { stdout: output.stdout, stderr, status: output.status.code().expect("no signal") };
            assert_eq!(asked(&ran), expected);
        }
        let left = indexes(&folder);
        assert_eq!(left.len(), 2, "{left:?}");
        assert!(left.iter().all(|path| Path::new(path).extension().is_some()), "{left:?}");
    }
}

#[test]
fn characters_have_an_index_of_their_own() {
    let folder = Folder::empty();
    folder.write("m.tmx", memory(300, "lamp"));
    let ask = ASK.map(|arg| if arg == "words" { "characters" } else { arg });
    let first = asked(&cached(&folder, &ask));
    // One character more.
    assert_eq!(first[0], ("The lamp number 18 stands in row 2 & waits".to_owned(), 97.61, 18));
    let files = indexes(&folder);
    assert_eq!(files.len(), 2, "{files:?}");
    let chars = files.iter().find(|file| file.extension().is_some_and(|extension| extension == "chars"));
    let chars = chars.expect("a stream of characters");
    let good = fs::read(chars).expect("read");
    for at in (0..64).chain((64..good.len()).step_by(good.len() / 12)) {
        let mut bad = good.clone();
        bad[at] ^= 1;
        fs::remove_file(chars).expect("removed");
        fs::write(chars, &bad).expect("written");
        assert_eq!(asked(&cached(&folder, &ask)), first, "byte {at}");
    }
    fs::remove_file(chars).expect("removed");
    assert_eq!(asked(&cached(&folder, &ask)), first);
    assert_eq!(fs::read(chars).expect("read"), good);
}

#[test]
fn concordance_finds_on_both_sides() {
    let folder = Folder::empty();
    folder.write("m.tmx", memory(30, "lamp"));
    let ran = cached(&folder, &["concordance", "LAMP number 3", "--tm", "m.tmx", "--format", "jsonl"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let found = ran.json();
    assert_eq!(found["total"], 1);
    let source = "The lamp number 3 stands in row 0 & waits";
    let unit = json!({"source": source, "target": "lamp 3", "in_source": [4, 17], "in_target": null, "unit": "u3", "file": "m.tmx", "id": 3});
    assert_eq!(found, json!({"query": "LAMP number 3", "total": 1, "units": [unit]}));
    let both = cached(&folder, &["concordance", "lamp 2", "--tm", "m.tmx", "--format", "jsonl", "--max", "3"]).json();
    assert_eq!((&both["total"], both["units"].as_array().map(Vec::len)), (&json!(11), Some(3)), "2 and 20 to 29");
    let words = cached(&folder, &["concordance", "lamp row 2", "--tm", "m.tmx", "--words", "--format", "jsonl"]).json();
    assert_eq!(words["total"], 7, "14 to 20 stand in row 2");
    let none = cached(&folder, &["concordance", "row lamp", "--tm", "m.tmx", "--words"]);
    assert_eq!(none.out(), "row lamp\n  no unit has it\n");
}

#[test]
fn index_says_what_is_in_it() {
    let folder = Folder::empty();
    folder.write("m.tmx", memory(300, "lamp"));
    let ran = cached(&folder, &["index", "--tm", "m.tmx", "--stats"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    for row in ["languages         en > ru", "units             300", "different sources 300", "kept              yes"]
    {
        assert!(ran.out().contains(row), "{row}: {}", ran.out());
    }
    assert_eq!(indexes(&folder).len(), 2);
    assert_eq!(cached(&folder, &["index", "--tm", "m.tmx", "--scoring", "characters"]).out(), "");
    assert_eq!(indexes(&folder).len(), 3);
}

/// A memory that is changed all the while is never half read: what is answered belongs to one state or is refused.
#[test]
fn a_memory_that_changes_while_it_is_read_is_not_mixed() {
    let folder = Folder::empty();
    folder.write("m.tmx", memory(4000, "lamp"));
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for round in 0.. {
                if stop.load(std::sync::atomic::Ordering::Relaxed) {
                    break;
                }
                let word = ["lamp", "lamb"][round % 2];
                // In place: the reader sees the beginning of one and the end of the other.
                fs::write(folder.path().join("m.tmx"), memory(4000, word)).expect("written");
                std::thread::sleep(Duration::from_millis(7));
            }
        });
        let mut refused = 0;
        for _ in 0..6 {
            let ran =
                cached(&folder, &["concordance", "The lam", "--tm", "m.tmx", "--format", "jsonl", "--max", "9000"]);
            if ran.status == 0 {
                let texts = ran.out();
                assert!(!(texts.contains("lamp") && texts.contains("lamb")), "mixed");
            } else {
                refused += 1;
                assert!(ran.stderr.contains("m.tmx"), "{}", ran.stderr);
            }
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        let _ = refused;
    });
    let ran = cached(&folder, &["concordance", "The lam", "--tm", "m.tmx", "--format", "jsonl"]);
    assert_eq!((ran.status, &ran.json()["total"]), (0, &json!(4000)));
}

#[test]
fn the_default_sees_what_differs_and_where_a_text_stands() {
    let folder = Folder::empty();
    let unit = |id: &str, source: &str, target: &str| {
        format!(
            "<tu tuid=\"{id}\"><tuv xml:lang=\"en\"><seg>{source}</seg></tuv><tuv xml:lang=\"ru\"><seg>{target}</seg></tuv></tu>"
        )
    };
    let units = [
        unit("a", "Open the gate.", "1"),
        unit("b", "Lock 5 gates by 18:30.", "2"),
        unit("c", "Open the gate.", "3"),
        unit("d", "Do not lock the gate.", "4"),
        unit("e", "open the gate", "5"),
    ];
    let text = format!("<tmx version=\"1.4\"><header srclang=\"en\"/><body>{}</body></tmx>", units.concat());
    folder.write("m.tmx", &text);
    folder.write("penalty-030/m.tmx", &text);
    let ask = |query: Value, more: &[&str]| {
        let args = [&["match", "--format", "jsonl", "--explain", "--tm", "m.tmx", "-"], more].concat();
        let ran = folder.run_with(args, query.to_string().as_bytes());
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
        ran.json()["matches"].as_array().expect("a list").clone()
    };
    let short = |hits: &[Value]| -> Vec<(String, f64, String)> {
        let text = |hit: &Value, key: &str| hit[key].as_str().expect("a text").to_owned();
        hits.iter()
            .map(|hit| (text(hit, "unit"), hit["score"].as_f64().expect("a number"), text(hit, "kind")))
            .collect()
    };
    let row = |unit: &str, score: f64, kind: &str| (unit.to_owned(), score, kind.to_owned());
    let plain = ask(json!({"text": "Open the gate."}), &[]);
    // There are two translations, and nothing tells which is meant.
    assert_eq!(short(&plain), [row("a", 99.0, "exact"), row("c", 99.0, "exact"), row("e", 98.0, "fuzzy")]);
    assert_eq!(plain[2]["explain"], json!(["other capitals: -1", "one other mark: -1"]));
    let placed = json!({"text": "Open the gate.", "prev": "Lock 5 gates by 18:30.", "next": "Do not lock the gate."});
    assert_eq!(short(&ask(placed.clone(), &[]))[..2], [row("c", 101.0, "context"), row("a", 99.0, "exact")]);
    let mut named = placed;
    named["id"] = json!("c");
    assert_eq!(short(&ask(named.clone(), &[]))[0], row("c", 102.0, "context"));
    named["id"] = json!("a");
    assert_eq!(short(&ask(named, &[]))[..2], [row("a", 101.0, "context"), row("c", 101.0, "context")]);
    let first = json!({"text": "Open the gate.", "prev": "", "next": "Lock 5 gates by 18:30."});
    assert_eq!(short(&ask(first, &["--max", "1"])), [row("a", 101.0, "context")]);
    let number = ask(json!({"text": "Lock 7 gates by 6:05."}), &[]);
    assert_eq!(short(&number), [row("b", 99.0, "fuzzy")]);
    let denied = ask(json!({"text": "Do lock the gate."}), &["--threshold", "60"]);
    assert_eq!(short(&denied), [row("d", 80.0, "fuzzy")]);
    assert_eq!(denied[0]["explain"].as_array().map(Vec::len), Some(2), "{denied:?}");
    let far = folder.run(["match", "open the gate", "--tm", "penalty-030/m.tmx", "--format", "jsonl"]).json();
    assert_eq!((&far["matches"][0]["score"], &far["matches"][0]["kind"]), (&json!(70.0), &json!("exact")));
}

//! What is said to be done has been done.

use std::process::Stdio;

use super::support::Folder;

const MEMORY: &str = "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n<tu><tuv xml:lang=\"en\"><seg>x</seg></tuv></tu>\n</body></tmx>\n";

#[cfg(target_os = "linux")]
#[test]
fn nothing_is_written_to_a_full_device() {
    let folder = Folder::empty();
    folder.write("m.tmx", MEMORY);
    for args in [
        &["convert", "m.tmx", "/dev/full", "--output-format", "tmx"][..],
        &["convert", "m.tmx", "/dev/full", "--output-format", "csv"],
    ] {
        let ran = folder.run(args);
        assert!(ran.status == 2 && ran.stderr.contains("/dev/full"), "{ran:?}");
        assert!(!ran.stderr.contains(" written"), "{ran:?}");
    }
    assert!(folder.run(["convert", "m.tmx", "o.tmx"]).stderr.contains("1 of 1 unit written"));
}

/// As `exonym convert m.tmx - | head -1`.
#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let folder = Folder::empty();
    let unit = "<tu><tuv xml:lang=\"en\"><seg>elm</seg></tuv></tu>\n";
    let memory = format!("<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n{}</body></tmx>\n", unit.repeat(3_000));
    folder.write("m.tmx", memory);
    for args in
        [["convert", "m.tmx", "-", "--output-format", "tmx"], ["convert", "m.tmx", "-", "--output-format", "csv"]]
    {
        let mut child =
            folder.command().args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
        drop(child.stdout.take());
        let ended = child.wait_with_output().expect("it ends");
        let said = String::from_utf8(ended.stderr).expect("UTF-8");
        assert!(
            ended.status.code() == Some(0) && !said.contains("error") && !said.contains(" written"),
            "{args:?}: {said}"
        );
    }
}

#[test]
fn nothing_is_let_be_in_a_baseline_that_cannot_be_written() {
    let folder = Folder::project();
    folder.write("a.txt", "Fresh Eggplant.\n");
    let ran = folder.run(["check", "a.txt", "--policy", "british.toml", "--baseline", "none/b.txt", "--new-baseline"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.stderr.contains("none/b.txt"), "{ran:?}");
    // What was found is told as ever.
    assert!(ran.out().contains("Eggplant") && !ran.out().contains("Let be"), "{}", ran.out());
    let json = folder
        .run([
            "check",
            "a.txt",
            "--policy",
            "british.toml",
            "--baseline",
            "none/b.txt",
            "--new-baseline",
            "--format",
            "json",
        ])
        .json();
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(1), "{json}");
}

/// A disk that was full left it empty, and the folder went into the repository.
#[test]
fn an_empty_file_that_says_nothing_is_written_again() {
    let folder = Folder::project();
    folder.write("a.txt", "Fresh Eggplant.\n");
    folder.write(".exonym/.gitignore", "");
    folder.write(".exonym/CACHEDIR.TAG", "");
    let run = || assert_eq!(folder.run(["check", "a.txt", "--cache-dir", ".exonym"]).status, 1);
    run();
    assert!(folder.read(".exonym/.gitignore").ends_with(b"\n*\n"));
    assert!(folder.read(".exonym/CACHEDIR.TAG").starts_with(b"Signature: "));
    // What somebody wrote there stays.
    folder.write(".exonym/.gitignore", "!*\n");
    run();
    assert_eq!(folder.read(".exonym/.gitignore"), b"!*\n");
}

/// `--encoding` is advised where it would help: of files whose encoding the verb lets be named.
#[test]
fn a_flag_is_advised_where_it_is_one() {
    let folder = Folder::project();
    let bad = b"[concepts.c1]\nterms = [ { de = \"B\xF6cke\" } ]\n";
    let csv = b"en,de\nbuffer,B\xF6cke\n";
    let tmx = b"<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"de\"><seg>B\xF6cke</seg></tuv></tu></body></tmx>";
    folder.write("bad.toml", bad);
    folder.write("bad.csv", csv);
    folder.write("bad.tmx", tmx);
    folder.write("bad.txt", b"B\xF6cke");
    folder.write("good.txt", "x");
    for (args, advised) in [
        (&["add", "Elm", "--lang", "en", "--glossary", "bad.toml"][..], false),
        (&["check", "good.txt", "--glossary", "bad.toml"], false),
        (&["check", "good.txt", "--glossary", "bad.csv"], false),
        (&["fmt", "bad.tmx"], false),
        (&["match", "Elm", "--tm", "bad.tmx", "--from", "en", "--to", "de"], false),
        (&["lint", "bad.toml", "bad.tmx"], false),
        (&["export", "bad.csv", "--format", "tbx"], false),
        (&["check", "bad.txt"], true),
        (&["info", "bad.csv"], true),
        (&["info", "bad.tmx"], true),
        (&["convert", "bad.tmx", "o.csv"], true),
        (&["convert", "bad.tmx", "o.tmx"], true),
        (&["import", "bad.csv", "--into", "o.toml"], true),
    ] {
        let ran = folder.run(args);
        let said = ran.stderr.clone() + &ran.out();
        assert!(said.contains("byte 0xF6"), "{args:?}: {said}");
        assert_eq!(said.contains("--encoding"), advised, "{args:?}: {said}");
    }
}

/// What stood there stays where the new report cannot be written to its end.
#[cfg(unix)]
#[test]
fn a_report_is_there_whole_or_not_at_all() {
    let folder = Folder::project();
    folder.write("a.txt", "Fresh Eggplant.\n".repeat(400));
    folder.write("r.json", "old\n");
    let run = "check a.txt --policy british.toml --no-cache --format json -o r.json";
    // Files of a few kilobytes at most, as on a disk that is nearly full.
    let script = format!("ulimit -f 8; trap '' XFSZ; exec \"$0\" {run}");
    let mut command = std::process::Command::new("/bin/sh");
    let ended = command.current_dir(folder.path()).args(["-c", &script, env!("CARGO_BIN_EXE_exonym")]).output();
    let ended = ended.expect("it runs");
    assert_eq!(ended.status.code(), Some(2), "{ended:?}");
    assert_eq!(folder.read("r.json"), b"old\n");
    let left = std::fs::read_dir(folder.path()).expect("listed").flatten().map(|entry| entry.file_name());
    assert!(left.filter(|name| name.to_string_lossy().contains(".part")).count() == 0);
    assert_eq!(folder.run(run.split(' ')).status, 1);
    assert!(folder.read("r.json").starts_with(b"{\"version\""), "{:?}", folder.read("r.json"));
}

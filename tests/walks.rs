//! The walks of the book: guides, and other pages, on which one command follows another in a folder of their own, from nothing to the job
//! done. What a page shows of a file (a block with `file=NAME`) is written, what it types (a block `console walk`) is run,
//! and what it says comes out (both outputs, in their order) is what comes out. A page begins with the files of
//! `docs/example/NAME`, if there is such a folder, else with an empty one.
//!
//! After looking at what has changed, `EXONYM_UPDATE=1 cargo test --test walks` takes over what is printed, but for blocks
//! with a line `…`.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/shown.rs"]
mod shown;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder for a walk, and the status that the last command ended with.
struct Walk {
    folder: tempfile::TempDir,
    status: i32,
}

impl Walk {
    fn new(files: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("home")).unwrap();
        let desk = folder.path().join("desk");
        fs::create_dir(&desk).unwrap();
        let mut left = vec![(files.to_owned(), desk)];
        while let Some((from, to)) = left.pop() {
            let Ok(entries) = from.read_dir() else { continue };
            for entry in entries.map(Result::unwrap) {
                let target = to.join(entry.file_name());
                if entry.path().is_dir() {
                    fs::create_dir(&target).unwrap();
                    left.push((entry.path(), target));
                } else {
                    fs::copy(entry.path(), &target).unwrap();
                }
            }
        }
        Walk { folder, status: 0 }
    }

    fn desk(&self) -> PathBuf {
        self.folder.path().join("desk")
    }

    /// Both outputs of a command line, as a shell runs it.
    fn run(&mut self, line: &str) -> String {
        let home = self.folder.path().join("home");
        let program = Path::new(env!("CARGO_BIN_EXE_exonym")).parent().unwrap();
        let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
        let mut command = Command::new("sh");
        command.current_dir(self.desk()).env_clear().env("PATH", path).env("HOME", &home).env("TZ", "UTC");
        for (who, what) in [("NAME", "Desk"), ("EMAIL", "desk@example.org"), ("DATE", "2026-11-02T09:00:00Z")] {
            command.env(format!("GIT_AUTHOR_{who}"), what).env(format!("GIT_COMMITTER_{who}"), what);
        }
        // A desk is no part of the repository around it, whatever folder temporary files are in.
        command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CEILING_DIRECTORIES", self.folder.path());
        let script = format!("exec 2>&1\n(exit {})\n{line}", self.status);
        let output = command.args(["-c", &script]).output().unwrap();
        self.status = output.status.code().unwrap();
        String::from_utf8(output.stdout).unwrap()
    }
}

/// A page with what its commands print in place of what it says, and how many it has; `wrong` is what was not right.
fn walked(page: &Path, wrong: &mut String) -> (String, usize) {
    let text = fs::read_to_string(page).unwrap();
    let files = root().join("docs/example").join(page.file_stem().unwrap());
    let (mut walk, mut count, mut new) = (Walk::new(&files), 0, String::new());
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        writeln!(new, "{line}").unwrap();
        let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else { continue };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if let Some(name) = info.split(' ').find_map(|word| word.strip_prefix("file=")) {
            // The reader has to know what to call it.
            if !new.contains(&format!("`{name}`")) {
                writeln!(wrong, "{}: a block is for {name}, and nothing before it says so", page.display()).unwrap();
            }
            let file = walk.desk().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, body.join("\n") + "\n").unwrap();
        }
        if info != "console walk" {
            for line in body {
                writeln!(new, "{line}").unwrap();
            }
            new.push_str("```\n");
            continue;
        }
        let whole = body.join("\n");
        for part in format!("\n{whole}").split("\n$ ").skip(1) {
            let (command, shown) = part.split_once('\n').unwrap_or((part, ""));
            let printed = walk.run(command);
            count += 1;
            let differs = shown::differs(shown, &printed);
            if differs {
                writeln!(wrong, "{}: $ {command}\n{printed}", page.display()).unwrap();
            }
            let kept = if differs && !shown.contains('…') { printed.trim_end() } else { shown };
            writeln!(new, "$ {command}").unwrap();
            if !kept.is_empty() {
                writeln!(new, "{kept}").unwrap();
            }
        }
        new.push_str("```\n");
    }
    (new, count)
}

#[test]
fn every_walk_goes_as_it_is_told() {
    let mut wrong = String::new();
    let folder =
        |name: &str| root().join(name).read_dir().unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let mut pages = folder("docs/guides");
    let guides = pages.len();
    let walks = |page: &PathBuf| fs::read_to_string(page).is_ok_and(|text| text.contains("\n```console walk\n"));
    pages.extend(folder("docs").into_iter().filter(walks));
    for (at, page) in pages.iter().enumerate() {
        let (new, count) = walked(page, &mut wrong);
        assert!(count > 2 || at >= guides, "{}: {count} commands: are they still read?", page.display());
        if std::env::var_os("EXONYM_UPDATE").is_some() {
            fs::write(page, new).unwrap();
        }
    }
    assert!(wrong.is_empty(), "these print something else:\n{wrong}");
}

/// A page that tells something else than what comes out is found out.
#[test]
fn a_walk_that_tells_something_else_is_found_out() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("no-such-example.md");
    let told = |output: &str| {
        let text = format!(
            "# A\n\n`a/b.txt`:\n\n```txt file=a/b.txt\nx\ny\n```\n\n```console walk\n$ cat a/b.txt\n{output}\n$ false\n$ echo $?\n1\n```\n"
        );
        fs::write(&page, &text).unwrap();
        let mut wrong = String::new();
        let (new, count) = walked(&page, &mut wrong);
        assert_eq!(count, 3);
        assert!(new == text || !wrong.is_empty());
        !wrong.is_empty()
    };
    assert!(!told("x\ny") && !told("x\n…") && !told("…\ny"));
    assert!(told("x") && told("y\n…") && told("x\nz"));
}

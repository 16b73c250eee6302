//! `--watch`: the next report comes when something has changed that it hangs on.

#![cfg(unix)]

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use super::support::{Folder, GLOSSARY};

/// Guards against waiting for ever; no report takes that long.
const LONG: Duration = Duration::from_mins(2);
/// What comes, comes sooner, if it comes at all.
const SHORT: Duration = Duration::from_secs(2);

/// A program that watches, and what it says.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn start(folder: &Folder, args: &[&str]) -> Self {
        let mut command = folder.command();
        command.args(["check", "--watch", "--format", "concise"]).args(args);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("started");
        let (tell, lines) = channel();
        let (out, err) = (child.stdout.take().expect("piped"), child.stderr.take().expect("piped"));
        let other = tell.clone();
        std::thread::spawn(move || BufReader::new(out).lines().map_while(Result::ok).try_for_each(|l| tell.send(l)));
        std::thread::spawn(move || BufReader::new(err).lines().map_while(Result::ok).try_for_each(|l| other.send(l)));
        Self { child, lines }
    }
    /// The lines of the next report, in order; both streams are one here.
    fn report(&self) -> Vec<String> {
        let mut all = Vec::new();
        let (mut summed, mut ended) = (false, false);
        // The two streams may overtake each other.
        while !(summed && ended) {
            let line = self.lines.recv_timeout(LONG).unwrap_or_else(|_| panic!("nothing more comes after {all:?}"));
            summed |= line.starts_with("Found ") || line.starts_with("Nothing ");
            ended |= line.starts_with("watching ");
            all.push(line);
        }
        all.sort();
        all
    }
    /// Reports until one has a line that says this, and none that says that.
    fn until(&self, wanted: &str, unwanted: &str) -> Vec<String> {
        for _ in 0..20 {
            let report = self.report();
            let has = |what: &str| report.iter().any(|line| line.contains(what));
            if has(wanted) && (unwanted.is_empty() || !has(unwanted)) {
                return report;
            }
        }
        panic!("no report says {wanted}");
    }
    fn silent(&self) -> bool {
        self.lines.recv_timeout(SHORT) == Err(RecvTimeoutError::Timeout)
    }
    fn interrupt(mut self) -> ExitStatus {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill").success());
        self.child.wait().expect("ended")
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_next_report_comes_when_a_draft_changes() {
    let folder = Folder::project();
    folder.write("a.md", "An Eggplant.\n");
    folder.write("sub/b.md", "A Courgette.\n");
    let it = Watching::start(&folder, &[]);
    let first = it.until("a.md:1:4: error[forbidden-term]", "");
    assert!(first.iter().any(|line| line.starts_with("Found 1 finding in 2 files")), "{first:?}");
    folder.write("sub/b.md", "A Zucchini.\n");
    it.until("sub/b.md:1:3:", "");
    // As editors do that write a new file and put it in the place of the old one.
    let new = folder.write("sub/.b.md.new", "A Courgette, and an Eggplant.\n");
    fs::rename(new, folder.path().join("sub/b.md")).expect("renamed");
    it.until("sub/b.md:1:21:", "sub/b.md:1:3:");
    folder.write("c.md", "A Zucchini.\n");
    it.until("c.md:1:3:", "");
    fs::remove_file(folder.path().join("c.md")).expect("gone");
    it.until("Found 2 findings in 2 files", "c.md");
    // A folder that comes, what then comes in it, and both gone.
    folder.write("new/deep/d.md", "A Zucchini.\n");
    it.until("new/deep/d.md:1:3:", "");
    folder.write("new/deep/e.md", "A Zucchini.\n");
    it.until("new/deep/e.md:1:3:", "");
    fs::remove_dir_all(folder.path().join("new")).expect("gone");
    it.until("Found 2 findings in 2 files", "new/");
    folder.write("new/deep/d.md", "One more Zucchini.\n");
    it.until("new/deep/d.md:1:10:", "");
    assert_eq!(it.interrupt().code(), Some(1));
}

#[test]
fn what_decides_is_watched_and_a_broken_glossary_is_no_end() {
    let folder = Folder::project();
    let terms = Folder::empty();
    // Glossary and policy are elsewhere.
    terms.write("g.toml", GLOSSARY);
    terms.write("house.toml", format!("{}extends = \"base/base.toml\"\n", "[policy]\ntitle = \"House\"\n"));
    terms.write("base/base.toml", super::support::BRITISH);
    let at = terms.path().display();
    folder.write("exonym.toml", format!("glossary = \"{at}/g.toml\"\npolicy = \"{at}/house.toml\"\nlang = \"en\"\n"));
    folder.write("a.md", "A Courgette.\n");
    let it = Watching::start(&folder, &[]);
    it.until("Nothing found in 1 file", "");
    terms.write("g.toml", GLOSSARY.replace("\"Zucchini\"", "\"Courgette\"").replacen("\"Courgette\"", "\"Marrow\"", 1));
    it.until("a.md:1:3: error[forbidden-term]", "");
    terms.write("g.toml", "[concepts.c1\n");
    it.until("g.toml:1:", "forbidden-term");
    terms.write("g.toml", GLOSSARY);
    it.until("Nothing found in 1 file", "");
    terms.write("base/base.toml", super::support::AMERICAN);
    it.until("a.md:1:3: warning[discouraged-term]", "");
    folder.write("exonym.toml", format!("glossary = \"{at}/g.toml\"\npolicy = \"british.toml\"\nlang = \"en\"\n"));
    it.until("Nothing found in 1 file", "");
    folder.write("exonym.toml", "nonsense\n");
    it.until("exonym.toml:1:", "");
    folder.write("exonym.toml", format!("glossary = \"{at}/g.toml\"\npolicy = \"american.toml\"\nlang = \"en\"\n"));
    it.until("a.md:1:3: warning[discouraged-term]", "");
    folder.write("a.md", "A Zucchini.\n");
    it.until("Nothing found in 1 file", "");
    assert_eq!(it.interrupt().code(), Some(0));
}

#[test]
fn what_does_not_count_brings_no_report() {
    let folder = Folder::project();
    for number in 0..40 {
        folder.write(format!("{number}.md"), "Nothing in here that anybody would mind. ".repeat(60));
    }
    folder.write("a.md", "An Eggplant.\n");
    // Its own cache and its own report are no news.
    let it = Watching::start(&folder, &["-o", "report.log"]);
    assert!(it.lines.recv_timeout(LONG).expect("a line").starts_with("watching "));
    folder.write("notes.log", "x");
    folder.write(".a.md.swp", "x");
    folder.write(".git/index", "x");
    assert!(it.silent());
    assert!(folder.path().join(".exonym").is_dir());
    folder.write("a.md", "A Courgette.\n");
    assert!(it.lines.recv_timeout(LONG).expect("a line").starts_with("watching "));
    assert!(it.silent());
    assert!(String::from_utf8_lossy(&folder.read("report.log")).contains("Nothing found in 41 files"));
    assert_eq!(it.interrupt().code(), Some(0));
}

#[test]
fn one_file_may_be_watched_alone() {
    let folder = Folder::project();
    folder.write("a.md", "An Eggplant.\n");
    folder.write("b.md", "An Eggplant.\n");
    let it = Watching::start(&folder, &["a.md", "--no-cache"]);
    it.until("a.md:1:4:", "b.md");
    folder.write("b.md", "A Zucchini.\n");
    folder.write("a.md", "Eggplant.\n");
    it.until("a.md:1:1:", "b.md");
    fs::remove_file(folder.path().join("a.md")).expect("gone");
    it.until("a.md: ", "forbidden-term");
    folder.write("a.md", "The Eggplant.\n");
    it.until("a.md:1:5:", "");
    drop(it);
}

#[test]
fn what_is_wrong_with_the_command_line_ends_it() {
    let folder = Folder::project();
    for args in [&["-"][..], &["--file-list", "-"], &["--fix"], &["--changed-since", "none", "."]] {
        let ran = folder.run(["check", "--watch"].iter().chain(args));
        assert_eq!(ran.status, 2, "{args:?} {ran:?}");
    }
}

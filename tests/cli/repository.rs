//! A repository of git for one test, with a home of its own.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::support::{Folder, GLOSSARY, Ran};

/// A repository in a folder whose name has white space and quotation marks.
pub(crate) struct Repository {
    pub(crate) folder: Folder,
    below: &'static str,
}

/// What all runs share: nothing of the machine's own git, a home in the folder, a date.
fn plain(mut command: Command, folder: &Folder, at: &Path) -> Command {
    command.current_dir(at).env_clear();
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HOME", folder.path().join("home"));
    for (name, value) in [
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_AUTHOR_NAME", "Desk"),
        ("GIT_AUTHOR_EMAIL", "desk@example.org"),
        ("GIT_AUTHOR_DATE", "2026-02-03T04:05:06+0100"),
        ("GIT_COMMITTER_NAME", "Desk"),
        ("GIT_COMMITTER_EMAIL", "desk@example.org"),
        ("GIT_COMMITTER_DATE", "2026-02-03T04:05:06+0100"),
        ("GIT_EDITOR", "true"),
        ("LC_ALL", "C"),
    ] {
        command.env(name, value);
    }
    command
}

impl Repository {
    /// With nothing in it.
    pub(crate) fn empty() -> Self {
        let this = Self { folder: Folder::empty(), below: "it's a repo" };
        std::fs::create_dir_all(this.path()).expect("a folder");
        std::fs::create_dir_all(this.folder.path().join("home")).expect("a home");
        this.git(["init", "-q", "-b", "main"]);
        this
    }
    /// With a commit of a glossary, a policy, a memory and files of others.
    pub(crate) fn project() -> Self {
        let this = Self::empty();
        this.write("my terms/g.toml", GLOSSARY);
        this.write("my terms/house.toml", super::support::BRITISH);
        this.write("m.tmx", memory("Aubergine", ""));
        this.write("Cargo.toml", "[package]\n");
        this.write("notes.md", "none\n");
        this.commit("one");
        this
    }
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join(self.below)
    }
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        self.folder.write(Path::new(self.below).join(name), bytes);
    }
    pub(crate) fn read(&self, name: &str) -> String {
        String::from_utf8(self.folder.read(Path::new(self.below).join(name))).expect("UTF-8")
    }
    pub(crate) fn replace(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{name} has no {from}");
        self.write(name, text.replace(from, to));
    }
    pub(crate) fn commit(&self, subject: &str) {
        self.git(["add", "-A"]);
        self.git(["commit", "-q", "--allow-empty", "-m", subject]);
    }
    /// Runs git, which must succeed.
    pub(crate) fn git<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> String {
        self.git_at(&self.path(), args)
    }
    pub(crate) fn git_at<S: AsRef<OsStr>>(&self, at: &Path, args: impl IntoIterator<Item = S>) -> String {
        let (done, said) = self.try_git(at, args);
        assert!(done.status.success(), "{said}{}", String::from_utf8_lossy(&done.stderr));
        said
    }
    pub(crate) fn try_git<S: AsRef<OsStr>>(&self, at: &Path, args: impl IntoIterator<Item = S>) -> (Output, String) {
        let done = plain(Command::new("git"), &self.folder, at).args(args).output().expect("git is there");
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        (done, said)
    }
    pub(crate) fn run<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Ran {
        self.run_at(&self.path(), args)
    }
    pub(crate) fn run_at<S: AsRef<OsStr>>(&self, at: &Path, args: impl IntoIterator<Item = S>) -> Ran {
        let command = Command::new(env!("CARGO_BIN_EXE_exonym"));
        let done = plain(command, &self.folder, at).args(args).output().expect("started");
        Ran {
            stdout: done.stdout,
            stderr: String::from_utf8_lossy(&done.stderr).into_owned(),
            status: done.status.code().expect("no signal"),
        }
    }
    /// Runs exonym, which must succeed.
    pub(crate) fn does<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Ran {
        let ran = self.run(args);
        assert_eq!(ran.status, 0, "{ran:?}");
        ran
    }
}

/// A memory of one unit.
pub(crate) fn memory(en: &str, notes: &str) -> String {
    format!(
        "<tmx version=\"1.4\"><header srclang=\"en\" adminlang=\"en\" datatype=\"plaintext\" segtype=\"sentence\" \
         o-tmf=\"x\" creationtool=\"x\" creationtoolversion=\"1\"/><body>\n<tu{notes}><tuv xml:lang=\"en\"><seg>{en}</seg></tuv>\
         <tuv xml:lang=\"ru\"><seg>Баклажан</seg></tuv></tu>\n</body></tmx>\n"
    )
}

//! A folder for a run, and the run.

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder of its own for one test.
pub(crate) struct Folder(tempfile::TempDir);

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
    pub(crate) status: i32,
}

impl Ran {
    pub(crate) fn out(&self) -> String {
        String::from_utf8(self.stdout.clone()).expect("UTF-8")
    }
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.stdout).unwrap_or_else(|error| panic!("{error}: {}{}", self.out(), self.stderr))
    }
}

/// A glossary of two plants and a policy that says which of their names to write; no name here is anybody's home.
pub(crate) const GLOSSARY: &str = r#"[glossary]
title = "Plants"

[concepts.c1]
kind = "vegetable"
[concepts.c1.names.a]
usage = "british"
terms = [
  { en = "Aubergine" },
  { ru = "Обержин", decl = "m" },
]
[concepts.c1.names.b]
usage = "american"
terms = [
  { en = "Eggplant" },
  { ru = "Эггплант", decl = "m" },
]

[concepts.c2]
kind = "vegetable"
[concepts.c2.names.a]
usage = "british"
terms = [ { en = "Courgette" } ]
[concepts.c2.names.b]
usage = "american"
terms = [ { en = "Zucchini" } ]
"#;
/// British names, and fixes that may be applied unseen.
pub(crate) const BRITISH: &str = r#"[policy]
title = "British"
[[rule]]
of = { label = "british" }
say = { stance = "prefer" }
[[rule]]
of = { label = "american" }
say = { stance = "forbid", fix = "safe" }
"#;
/// American names, a little less strictly.
pub(crate) const AMERICAN: &str = r#"[policy]
title = "American"
[[rule]]
of = { label = "american" }
say = { stance = "prefer" }
[[rule]]
of = { label = "british" }
say = { stance = "discourage", fix = "unsafe" }
"#;
/// A config that uses them.
pub(crate) const CONFIG: &str = "glossary = [\"g.toml\"]\npolicy = [\"british.toml\"]\nlang = \"en\"\n";

impl Folder {
    pub(crate) fn empty() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }
    /// With a config, a glossary and two policies.
    pub(crate) fn project() -> Self {
        let folder = Self::empty();
        for (name, text) in
            [("exonym.toml", CONFIG), ("g.toml", GLOSSARY), ("british.toml", BRITISH), ("american.toml", AMERICAN)]
        {
            folder.write(name, text);
        }
        folder
    }
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
    pub(crate) fn write(&self, name: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(&path, bytes).expect("written");
        path
    }
    pub(crate) fn read(&self, name: impl AsRef<Path>) -> Vec<u8> {
        fs::read(self.path().join(name)).expect("read")
    }
    /// Calls git in it.
    pub(crate) fn git(&self, args: &[&str]) {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]).args(args);
        let done = command.current_dir(self.path()).output().expect("git is there");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_exonym"));
        command.current_dir(self.path()).env_clear();
        command
    }
    pub(crate) fn run<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Ran {
        self.run_with(args, b"")
    }
    pub(crate) fn run_with<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>, stdin: &[u8]) -> Ran {
        let mut command = self.command();
        command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("started");
        let mut pipe = child.stdin.take().expect("piped");
        let stdin = stdin.to_vec();
        // A program that does not read its input closes it; that is its right.
        let feeder = std::thread::spawn(move || drop(pipe.write_all(&stdin)));
        let output = child.wait_with_output().expect("ended");
        feeder.join().expect("fed");
        Ran {
            stdout: output.stdout,
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            status: output.status.code().expect("no signal"),
        }
    }
}

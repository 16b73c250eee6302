use super::*;
use crate::base::Span;
use crate::model::Severity;

struct Project(tempfile::TempDir);

impl Project {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }
    fn at(&self) -> &Path {
        self.0.path()
    }
    fn file(&self) -> PathBuf {
        self.at().join("exonym.baseline")
    }
    /// Finds `Name` in a text, and sorts: new, old.
    fn sort(&self, baseline: &mut Baseline, path: &str, text: &str) -> (usize, usize) {
        fs::write(self.at().join(path), text).expect("written");
        let source = Source::from_text(path, text.to_owned()).expect("short");
        let found = text.match_indices("Name").map(|(at, name)| {
            let mut found = Diagnostic::new("forbidden-term", Severity::Error, Span::new(at, at + name.len()), "m");
            let sentence = text[..at].rfind(". ").map_or(0, |end| end + 2);
            let words = text[sentence..].split_inclusive('.').next().unwrap_or_default();
            found.context = Some(fnv(words.split_whitespace()));
            found
        });
        let sorted = baseline.sort(&source, self.at(), found.collect(), &|rule, _| rule != "near-name");
        (sorted.new.len(), sorted.old.len())
    }
    fn begun(&self, files: &[(&str, &str)]) {
        let mut baseline = Baseline::begin(&self.file(), self.at()).expect("none yet");
        for (path, text) in files {
            assert_eq!(self.sort(&mut baseline, path, text).0, 0);
        }
        baseline.write(&[], self.at()).expect("written");
    }
    fn open(&self) -> Baseline {
        Baseline::open(&self.file(), self.at()).expect("there")
    }
    fn lines(&self) -> Vec<String> {
        let text = fs::read_to_string(self.file()).expect("read");
        text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
    }
}

#[test]
fn old_findings_stay_old_wherever_they_move() {
    let it = Project::new();
    it.begun(&[("a.md", "One Name here. Two Name there."), ("b.md", "A Name.")]);
    assert_eq!(it.lines().len(), 3);
    let mut again = it.open();
    assert_eq!(it.sort(&mut again, "a.md", "New. Two\nName there. \n\nOne  Name here."), (0, 2));
    // A third one, and one of another sentence.
    assert_eq!(it.sort(&mut again, "b.md", "A Name. A Name. The Name."), (2, 1));
    assert_eq!(again.settled(&[PathBuf::from(".")], it.at()), 0);
}

#[test]
fn a_renamed_file_keeps_its_findings_and_one_that_stays_does_not_lend_them() {
    let it = Project::new();
    it.begun(&[("a.md", "One Name here."), ("b.md", "Two Name here.")]);
    fs::rename(it.at().join("a.md"), it.at().join("c.md")).expect("renamed");
    let mut again = it.open();
    assert_eq!(it.sort(&mut again, "c.md", "One Name here. Two Name here."), (1, 1));
    assert_eq!(it.sort(&mut again, "b.md", "Two Name here."), (0, 1));
    assert_eq!(again.write(&[PathBuf::from(".")], it.at()).expect("written"), 0);
    let lines = it.lines();
    assert!(lines[0].starts_with("b.md\tforbidden-term\t\t") && lines[1].starts_with("c.md\t"), "{lines:?}");
}

#[test]
fn it_only_shrinks_and_only_by_what_was_looked_at() {
    let it = Project::new();
    it.begun(&[("a.md", "One Name here."), ("b.md", "Two Name here."), ("c.md", "Three Name here.")]);
    assert!(Baseline::begin(&it.file(), it.at()).err().expect("there").to_string().contains("only shrinks"));
    fs::remove_file(it.at().join("c.md")).expect("removed");
    let mut again = it.open();
    assert_eq!(it.sort(&mut again, "a.md", "A new Name here."), (1, 0));
    let named = [PathBuf::from("a.md")];
    assert_eq!(again.settled(&named, it.at()), 1, "b.md was not looked at, c.md not asked about");
    assert_eq!(again.settled(&[PathBuf::from(".")], it.at()), 2);
    assert_eq!(again.write(&named, it.at()).expect("written"), 1);
    assert_eq!(it.lines().len(), 2);
    let mut last = it.open();
    assert_eq!(it.sort(&mut last, "a.md", "A new Name here."), (1, 0), "nothing was added");
}

#[test]
fn what_did_not_speak_is_not_settled() {
    let it = Project::new();
    it.begun(&[("a.md", "One Name here.")]);
    let text = fs::read_to_string(it.file()).expect("read").replace("forbidden-term", "near-name");
    fs::write(it.file(), text).expect("written");
    let mut again = it.open();
    it.sort(&mut again, "a.md", "Nothing.");
    assert_eq!(again.settled(&[PathBuf::from(".")], it.at()), 0);
}

#[test]
fn odd_names_and_broken_lines() {
    for text in ["a\tb\\n\nc\r", "#a", "\\", ""] {
        assert_eq!(unescaped(&escaped(text)), text);
    }
    let it = Project::new();
    for (line, what) in [
        ("<<<<<<< ours", "a merge is not settled"),
        ("a.md\tx\ty", "is no entry"),
        ("a.md\tforbidden-term\t\txyz\tName", "no fingerprint"),
    ] {
        fs::write(it.file(), format!("{HEAD}\n{line}\n")).expect("written");
        let error = Baseline::open(&it.file(), it.at()).err().expect("broken").to_string();
        assert!(error.contains(what) && error.contains(":2:1"), "{error}");
    }
}

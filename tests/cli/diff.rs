//! `diff` of what git has.

use std::process::Command;

use super::support::{Folder, GLOSSARY};

fn git(folder: &Folder, args: &[&str]) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]).args(args);
    let done = command.current_dir(folder.path()).output().expect("git is there");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

fn repository() -> Folder {
    let folder = Folder::empty();
    folder.write("terms/g.toml", GLOSSARY);
    folder.write("terms/notes.md", "none\n");
    git(&folder, &["init", "-q"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "-qm", "one"]);
    folder.write("terms/g.toml", GLOSSARY.replace("Zucchini", "Zucchine"));
    folder
}

#[test]
fn revisions_are_compared_with_files_and_with_one_another() {
    let folder = repository();
    let change = "  ~ en (name b): Zucchini → Zucchine\n";
    for args in [["diff", "HEAD:terms/g.toml", "terms/g.toml"], ["diff", "HEAD:terms", "terms"], ["diff", "HEAD", "."]]
    {
        let ran = folder.run(args);
        assert!(ran.status == 1 && ran.out().contains(change), "{args:?} {ran:?}");
    }
    git(&folder, &["commit", "-qam", "two"]);
    let ran = folder.run(["diff", "HEAD~1:terms/g.toml", "HEAD:terms/g.toml"]);
    assert!(ran.out().starts_with("--- HEAD~1:terms/g.toml\n+++ HEAD:terms/g.toml\n") && ran.out().contains(change));
    assert_eq!(folder.run(["diff", "HEAD", "."]).status, 0);
    // Back and forth.
    let ran = folder.run(["diff", "HEAD", "HEAD~1"]);
    assert!(ran.out().contains("Zucchine → Zucchini"), "{ran:?}");
}

#[test]
fn what_git_does_not_know_is_said() {
    let folder = repository();
    for (args, what) in [
        (["diff", "HEAD:terms/none.toml", "terms/g.toml"], "git knows no such revision"),
        (["diff", "none", "terms/g.toml"], "none: no such file or folder"),
        (["diff", "HEAD:terms", "terms/g.toml"], "one of the two is a folder"),
        (["diff", "HEAD:terms/notes.md", "terms/notes.md"], "neither a glossary nor a policy nor a memory"),
    ] {
        let ran = folder.run(args);
        assert!(ran.status == 2 && ran.stdout.is_empty() && ran.stderr.contains(what), "{args:?} {ran:?}");
    }
}

//! `git install`, `git uninstall`, and what git then shows: with the git of this machine.

use super::repository::{Repository, memory};
use super::support::GLOSSARY;

fn config(repository: &Repository) -> String {
    repository.read(".git/config")
}

#[test]
fn installing_twice_is_once_and_uninstalling_leaves_what_was() {
    let it = Repository::project();
    it.write(".git/info/attributes", "# mine\n*.md text");
    it.git(["config", "diff.other.command", "other"]);
    let (config_before, attributes) = (config(&it), it.read(".git/info/attributes"));
    let ran = it.does(["git", "install"]);
    assert!(ran.stderr.contains("diff.exonym, merge.exonym") && ran.stdout.is_empty(), "{ran:?}");
    let (config_then, then) = (config(&it), it.read(".git/info/attributes"));
    assert!(then.ends_with(&attributes), "{then}");
    let ran = it.does(["git", "install"]);
    assert_eq!(ran.stderr, "Everything is set already; nothing was changed.\n");
    assert_eq!((config(&it), it.read(".git/info/attributes")), (config_then, then));
    it.does(["git", "uninstall"]);
    assert_eq!((config(&it), it.read(".git/info/attributes")), (config_before, attributes));
    let ran = it.does(["git", "uninstall"]);
    assert_eq!(ran.stderr, "Nothing of exonym is set here; nothing was changed.\n");
}

#[test]
fn a_file_that_was_not_there_is_not_there_again() {
    let it = Repository::project();
    let path = it.path().join(".git/info/attributes");
    let _ = std::fs::remove_file(&path);
    it.does(["git", "install"]);
    assert!(path.is_file());
    it.does(["git", "uninstall"]);
    assert!(!path.exists());
}

#[test]
fn only_files_that_are_ours_are_named() {
    let it = Repository::project();
    it.write("odd [x]*/ä \"q\".toml", GLOSSARY);
    it.write("odd [x]*/other.toml", "x = 1\n");
    it.write("g2.toml", GLOSSARY);
    it.does(["git", "install"]);
    let attribute = |path: &str| it.git(["check-attr", "-z", "diff", "merge", "--", path]);
    for (path, ours) in [
        ("my terms/g.toml", true),
        ("my terms/house.toml", true),
        ("my terms/later.toml", true),
        ("deep/down/m.tmx", true),
        ("t.tbx", true),
        ("g2.toml", true),
        ("odd [x]*/ä \"q\".toml", true),
        ("odd x/ä \"q\".toml", false),
        ("odd [x]*/other.toml", false),
        ("Cargo.toml", false),
        ("deep/my terms/g.toml", false),
        ("notes.md", false),
    ] {
        let said = attribute(path);
        assert_eq!(said.matches("\0exonym\0").count(), if ours { 2 } else { 0 }, "{path}: {said:?}");
    }
    it.does(["git", "install", "--no-merge", "--pattern", "b c/*.toml"]);
    assert_eq!(attribute("b c/x.toml").matches("\0exonym\0").count(), 1);
    assert_eq!(attribute("m.tmx").matches("\0exonym\0").count(), 0);
    assert!(!config(&it).contains("merge"), "{}", config(&it));
    it.does(["git", "install", "--no-diff"]);
    assert!(!config(&it).contains("[diff") && config(&it).contains("[merge \"exonym\"]"), "{}", config(&it));
    it.does(["git", "install", "--lines"]);
    assert!(!config(&it).contains("command") && config(&it).contains("textconv"), "{}", config(&it));
}

#[test]
fn settings_of_others_stay() {
    let it = Repository::project();
    it.git(["config", "merge.exonym.driver", "mine %A"]);
    let before = config(&it);
    let ran = it.run(["git", "install"]);
    assert!(ran.status == 2 && ran.stderr.contains("merge.exonym.driver is set already, to `mine %A`"), "{ran:?}");
    assert_eq!(config(&it), before);
    assert!(!it.path().join(".git/info/attributes").is_file() || !it.read(".git/info/attributes").contains("exonym"));
    it.does(["git", "install", "--no-merge"]);
    it.does(["git", "uninstall"]);
    assert_eq!(config(&it), before);
    it.does(["git", "install", "--force"]);
    assert!(!config(&it).contains("mine"));
    it.does(["git", "uninstall"]);
    assert!(!config(&it).contains("exonym"));
    // Two settings that tell nothing of themselves, without a driver of ours.
    it.git(["config", "diff.exonym.xfuncname", "mine"]);
    assert_eq!(it.run(["git", "install"]).status, 2);
    it.does(["git", "uninstall"]);
    assert!(config(&it).contains("xfuncname = mine"));
}

#[test]
fn another_line_that_overrules_ours_is_told() {
    let it = Repository::project();
    it.write(".git/info/attributes", "*.tmx diff=xml\n");
    let ran = it.does(["git", "install"]);
    assert!(ran.stderr.contains("note: m.tmx: another line of git's attributes says diff=xml"), "{ran:?}");
}

#[test]
fn attributes_can_be_committed_or_the_users_own() {
    let it = Repository::project();
    it.write(".gitattributes", "*.md text\n");
    it.does(["git", "install", "--shared"]);
    assert!(
        it.read(".gitattributes").contains("/my\\040terms/*.toml") || it.read(".gitattributes").contains("my terms")
    );
    assert!(!it.path().join(".git/info/attributes").exists() || !it.read(".git/info/attributes").contains("exonym"));
    let ran = it.does(["git", "uninstall"]);
    assert!(ran.stderr.contains("--shared` takes that away too"), "{ran:?}");
    it.does(["git", "uninstall", "--shared"]);
    assert_eq!(it.read(".gitattributes"), "*.md text\n");
    // For all repositories.
    it.does(["git", "install", "--user"]);
    let home = it.folder.path().join("home");
    assert!(std::fs::read_to_string(home.join(".gitconfig")).expect("config").contains("[diff \"exonym\"]"));
    assert!(home.join(".config/git/attributes").is_file() && !config(&it).contains("exonym"));
    let said =
        it.git(["check-attr", "diff", "--", "a/glossaries/g.toml", "glossaries/policies/p.toml", "x.tmx", "x.toml"]);
    assert_eq!(said.matches(": exonym").count(), 3, "{said}");
    it.git(["config", "--global", "core.attributesFile", "~/mine"]);
    it.does(["git", "install", "--user"]);
    assert!(home.join("mine").is_file());
    it.does(["git", "uninstall", "--user"]);
    assert!(!home.join("mine").exists());
}

#[test]
fn where_it_cannot_be_installed_is_said() {
    let it = Repository::project();
    let refused = |at: &std::path::Path, what: &str| {
        for verb in ["install", "uninstall"] {
            let ran = it.run_at(at, ["git", verb]);
            assert!(ran.status == 2 && ran.stdout.is_empty() && ran.stderr.contains(what), "{ran:?}");
        }
    };
    refused(&it.folder.path().join("home"), "there is no git repository here");
    it.git_at(it.folder.path(), ["init", "-q", "--bare", "bare.git"]);
    refused(&it.folder.path().join("bare.git"), "this is a bare repository");
    it.write(".git/config.lock", "");
    let ran = it.run(["git", "install"]);
    assert!(ran.status == 2 && ran.stderr.contains("git does not take the setting: could not lock"), "{ran:?}");
    // Outside of any repository the user's own can be set.
    let ran = it.run_at(&it.folder.path().join("home"), ["git", "install", "--user"]);
    assert_eq!(ran.status, 0, "{ran:?}");
}

#[test]
fn diff_says_changes_and_log_and_show_say_terms() {
    let it = Repository::project();
    it.does(["git", "install"]);
    it.replace("my terms/g.toml", "Zucchini", "Zucchine");
    it.write("m.tmx", memory("Aubergine", " changedate=\"20260101T000000Z\"").replace("Баклажан", "Баклажаны"));
    let said = it.git(["diff"]);
    assert!(
        said.contains("--- a/my terms/g.toml\n+++ b/my terms/g.toml\nCourgette\n  ~ en: Zucchini → Zucchine\n"),
        "{said}"
    );
    assert!(said.contains("  ~ ru: Баклажан → Баклажаны\n"), "{said}");
    assert!(it.git(["-c", "color.ui=always", "diff"]).contains("\u{1b}[1m--- a/my terms/g.toml\u{1b}[0m\n"));
    it.commit("two");
    for said in [it.git(["log", "-p", "-1"]), it.git(["show"])] {
        assert!(said.contains("concept Courgette, name Zucchin"), "{said}");
        assert!(said.contains("\n-  en Zucchini\n+  en Zucchine\n"), "{said}");
        assert!(said.contains("\n-  ru Баклажан\n+  ru Баклажаны\n") && !said.contains("changedate"), "{said}");
    }
    assert!(it.git(["log", "-p", "--ext-diff", "-1"]).contains("  ~ en: Zucchini → Zucchine\n"));
    // A patch that is to be applied is one of bytes.
    let patch = it.git(["format-patch", "--stdout", "-1"]);
    assert!(patch.contains("+terms = [ { en = \"Zucchine\" } ]"), "{patch}");
    // A line of blame is a line of the file.
    let blame = it.git(["blame", "-s", "my terms/g.toml"]);
    assert_eq!(blame.lines().count(), it.read("my terms/g.toml").lines().count(), "{blame}");
    assert!(
        blame.lines().any(|line| line.contains("22)   ru Эггплант, decl: m") || line.contains("ru Эггплант, decl: m"))
    );
}

#[test]
fn what_tools_note_and_layout_are_no_noise() {
    let it = Repository::project();
    it.does(["git", "install"]);
    it.write("m.tmx", memory("Aubergine", " usagecount=\"7\""));
    it.replace("my terms/g.toml", "{ en = \"Eggplant\" }", "{en='Eggplant'}");
    let said = it.git(["diff", "my terms"]);
    assert!(said.contains("only comments, order or layout are different"), "{said}");
    assert!(it.git(["diff", "m.tmx"]).contains("usagecount of 1 unit"));
    it.commit("two");
    let said = it.git(["log", "-p", "-1"]);
    assert!(!said.contains("\n-") && !said.contains("\n+"), "{said}");
}

#[test]
fn files_that_come_and_go_and_broken_ones_are_shown() {
    let it = Repository::project();
    it.does(["git", "install"]);
    it.write("new.tmx", memory(&"Leek ".repeat(90), ""));
    it.write("my terms/new.toml", GLOSSARY);
    it.git(["mv", "my terms/house.toml", "my terms/home.toml"]);
    it.replace("my terms/home.toml", "British", "The British");
    std::fs::remove_file(it.path().join("m.tmx")).expect("removed");
    it.git(["add", "-A"]);
    let said = it.git(["diff", "--cached", "-M"]);
    for part in [
        "--- a/m.tmx\n+++ /dev/null\n",
        "--- /dev/null\n+++ b/my terms/new.toml\n",
        "+ Aubergine\n  + en Aubergine\n  + ru Обержин (name Aubergine)\n",
        "+++ b/new.tmx\n@@ -0,0 +1,3 @@\n+unit (Leek Leek",
        "rename from my terms/house.toml\nrename to my terms/home.toml\n",
        "  ~ title: British → The British\n",
    ] {
        assert!(said.contains(part), "no {part} in {said}");
    }
    it.commit("two");
    // Mistakes do not hide what was changed, nor stop git.
    it.replace("my terms/g.toml", "{ en = \"Eggplant\" }", "{ en = \"Eggplant\", rnk = \"x\" }");
    let said = it.git(["diff"]);
    assert!(said.contains("compared by lines, not by meaning: my terms/g.toml:15:"), "{said}");
    let line = "\n-  { en = \"Eggplant\" },\n+  { en = \"Eggplant\", rnk = \"x\" },\n";
    assert!(said.contains(line) && said.matches("\n-").count() == 1, "{said}");
    it.git(["commit", "-qam", "broken"]);
    assert!(it.git(["log", "-p", "-1"]).contains("\n-  en Eggplant\n+  { en = \"Eggplant\", rnk = \"x\" },\n"));
}

#[test]
fn a_broken_memory_or_termbase_shows_what_is_broken_alone() {
    let it = Repository::project();
    it.does(["git", "install"]);
    let unit = |n: usize| {
        format!(
            "<tu tuid=\"{n}\">\n<tuv xml:lang=\"en\"><seg>w{n}</seg></tuv>\n<tuv xml:lang=\"ru\"><seg>с{n}</seg></tuv>\n</tu>\n"
        )
    };
    let units: String = (0..40).map(unit).collect();
    it.write("m.tmx", format!("<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n{units}</body></tmx>\n"));
    let entry = |n: usize| {
        format!(
            "<termEntry id=\"e{n}\">\n<langSet xml:lang=\"en\"><tig><term>Term{n}</term></tig></langSet>\n</termEntry>\n"
        )
    };
    let entries: String = (0..40).map(entry).collect();
    it.write("t.tbx", format!("<martif type=\"TBX\" xml:lang=\"en\"><text><body>\n{entries}</body></text></martif>\n"));
    it.git(["add", "-A"]);
    it.git(["commit", "-qm", "two"]);
    it.replace("m.tmx", "<seg>w7</seg>", "<seg>w7 & more</seg>");
    it.replace("t.tbx", "<term>Term9</term>", "<term>Term9");
    it.git(["commit", "-qam", "broken"]);
    let changed = |said: &str| {
        said.lines()
            .filter(|line| line.starts_with(['-', '+']) && !line.starts_with("---") && !line.starts_with("+++"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let expected = [
        "-unit 7 (w7)",
        "-  en w7",
        "-  ru с7",
        "+<tu tuid=\"7\">",
        "+<tuv xml:lang=\"en\"><seg>w7 & more</seg></tuv>",
        "+<tuv xml:lang=\"ru\"><seg>с7</seg></tuv>",
        "+</tu>",
        "-concept Term9",
        "-  en Term9",
        "+<termEntry id=\"e9\">",
        "+<langSet xml:lang=\"en\"><tig><term>Term9</tig></langSet>",
        "+</termEntry>",
    ];
    assert_eq!(changed(&it.git(["log", "-p", "-1"])), expected);
    // A conflict that somebody committed.
    let two = format!("<<<<<<< HEAD\n{}=======\n{}>>>>>>> side\n", unit(20), unit(99));
    let text = it.read("m.tmx").replace(&unit(20), &two);
    it.write("m.tmx", text);
    it.git(["commit", "-qam", "torn"]);
    let expected = ["+<<<<<<< HEAD", "+=======", "+unit 99 (w99)", "+  en w99", "+  ru с99", "+>>>>>>> side"];
    assert_eq!(changed(&it.git(["log", "-p", "-1"])), expected);
}

#[test]
fn work_trees_share_it_and_submodules_have_their_own() {
    let it = Repository::project();
    it.does(["git", "install"]);
    it.git(["worktree", "add", "-q", "../other tree", "-b", "other"]);
    let other = it.folder.path().join("other tree");
    let glossary = GLOSSARY.replace("Zucchini", "Zucchine");
    std::fs::write(other.join("my terms/g.toml"), glossary).expect("written");
    assert!(it.git_at(&other, ["diff"]).contains("  ~ en: Zucchini → Zucchine\n"));
    let ran = it.run_at(&other, ["git", "install"]);
    assert!(ran.status == 0 && ran.stderr.contains("already"), "{ran:?}");
    // From a folder below, too.
    assert!(it.git_at(&other.join("my terms"), ["diff"]).contains("Zucchini → Zucchine"));
    // A repository within the repository.
    let outer = it.folder.path().join("outer");
    it.git_at(it.folder.path(), ["init", "-q", "outer"]);
    let from = it.path();
    let args =
        ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", from.to_str().expect("UTF-8"), "terms"];
    it.git_at(&outer, args);
    let inner = outer.join("terms");
    assert_eq!(it.run_at(&inner, ["git", "install"]).status, 0);
    let glossary = GLOSSARY.replace("Zucchini", "Zucchine");
    std::fs::write(inner.join("my terms/g.toml"), glossary).expect("written");
    assert!(it.git_at(&inner, ["diff"]).contains("Zucchini → Zucchine"));
    assert!(it.git_at(&outer, ["diff", "--submodule=diff"]).contains("Zucchini"));
    let outer_config = std::fs::read_to_string(outer.join(".git/config")).expect("config");
    assert!(!outer_config.contains("exonym"), "{outer_config}");
    assert_eq!(it.run_at(&outer, ["git", "install"]).status, 0);
}

#[test]
fn rebase_cherry_pick_and_stash_go_on_as_ever() {
    let it = Repository::project();
    it.does(["git", "install", "--no-merge"]);
    it.git(["checkout", "-qb", "side"]);
    it.replace("my terms/g.toml", "Zucchini", "Zucchine");
    it.commit("side");
    it.git(["checkout", "-q", "main"]);
    it.replace("my terms/g.toml", "\"Plants\"", "\"All plants\"");
    it.commit("main");
    it.git(["checkout", "-q", "side"]);
    it.git(["rebase", "-q", "main"]);
    let said = it.git(["log", "-p", "-2"]);
    assert!(said.contains("+  en Zucchine") && said.contains("+  title: All plants"), "{said}");
    it.git(["checkout", "-q", "main"]);
    it.git(["cherry-pick", "side"]);
    assert_eq!(it.git(["diff", "main", "side"]), "");
    it.replace("my terms/g.toml", "Courgette", "Kurgette");
    it.git(["stash", "-q"]);
    assert!(it.git(["stash", "show", "-p"]).contains("Courgette"));
    it.git(["stash", "pop", "-q"]);
    assert!(it.git(["diff"]).contains("Courgette → Kurgette"));
}

#[test]
fn init_names_it_in_a_repository_alone() {
    let it = Repository::empty();
    assert!(it.does(["init"]).stderr.contains("`exonym git install`"));
    assert!(!it.run_at(&it.folder.path().join("home"), ["init", "new"]).stderr.contains("git install"));
}

#[test]
fn without_the_program_or_the_config_git_goes_on_as_the_page_says() {
    let it = Repository::project();
    it.does(["git", "install", "--shared", "--program", "/nowhere/it's exonym"]);
    it.commit("attributes");
    it.git(["checkout", "-qb", "side"]);
    it.replace("my terms/g.toml", "Zucchini", "Zucchine");
    it.commit("side");
    it.git(["checkout", "-q", "main"]);
    it.replace("my terms/g.toml", "Aubergine", "Aubergines");
    let line = "+  { en = \"Aubergines\" },\n";
    // The config names a program that is gone.
    let (done, _) = it.try_git(&it.path(), ["diff"]);
    assert!(!done.status.success());
    assert!(it.git(["diff", "--no-ext-diff", "--no-textconv"]).contains(line));
    it.commit("main");
    let (done, said) = it.try_git(&it.path(), ["merge", "side"]);
    assert!(done.status.code() == Some(1) && said.contains("CONFLICT"), "{said}");
    assert!(it.git(["status", "--short"]).contains("UU \"my terms/g.toml\""));
    assert!(it.read("my terms/g.toml").contains("Aubergines") && it.read("my terms/g.toml").contains("Zucchini"));
    it.git(["merge", "--abort"]);
    // Attributes without config: lines, as ever.
    it.does(["git", "uninstall"]);
    assert!(it.read(".gitattributes").contains("merge=exonym"));
    assert!(it.git(["show"]).contains(line));
    it.git(["merge", "-q", "side", "-m", "merged"]);
    assert!(it.read("my terms/g.toml").contains("Aubergines") && it.read("my terms/g.toml").contains("Zucchine\""));
}

#[test]
fn tbx_is_shown_term_by_term() {
    let it = Repository::project();
    it.does(["convert", "my terms/g.toml", "g.tbx"]);
    it.commit("tbx");
    it.does(["git", "install"]);
    it.replace("g.tbx", ">Courgette<", ">Courgettes<");
    assert!(it.git(["diff"]).contains("Courgette → Courgettes"));
    it.commit("two");
    let said = it.git(["show"]);
    assert!(
        said.contains("\n-  en Courgette") && said.contains("\n+  en Courgettes") && !said.contains("<term"),
        "{said}"
    );
}

#[test]
fn a_conflict_that_is_not_settled_is_shown_line_by_line() {
    let it = Repository::project();
    it.does(["convert", "my terms/g.toml", "g.tbx"]);
    it.commit("tbx");
    it.does(["git", "install"]);
    for file in ["m.tmx", "g.tbx", "my terms/g.toml"] {
        it.write(file, format!("{}<<<<<<< ours\nx\n=======\ny\n>>>>>>> theirs\n", it.read(file)));
        let said = it.git(["diff", file]);
        assert!(
            said.contains("compared by lines, not by meaning: ") && said.contains("a conflict marker is left"),
            "{said}"
        );
        assert_eq!(said.matches("\n-").count(), 0, "{said}");
        assert_eq!(said.matches("\n+").count(), 6, "{said}");
    }
}

#[test]
fn in_a_conflict_what_is_outside_the_markers_is_no_change() {
    for style in ["merge", "diff3"] {
        let it = Repository::project();
        it.git(["config", "merge.conflictStyle", style]);
        it.does(["git", "install"]);
        it.git(["checkout", "-qb", "side"]);
        it.replace("my terms/g.toml", "Zucchini", "Zucchine");
        it.commit("side");
        it.git(["checkout", "-q", "main"]);
        it.replace("my terms/g.toml", "Zucchini", "Zucchino");
        it.commit("main");
        let (done, said) = it.try_git(&it.path(), ["merge", "side"]);
        assert!(done.status.code() == Some(1), "{said}");
        let said = it.git(["diff", "--no-ext-diff"]);
        let changed: Vec<&str> = said.lines().filter(|line| line.starts_with(['+', '-', ' '])).collect();
        let is_of = |what: &str| changed.iter().any(|line| line[2..].contains(what));
        assert!(is_of("<<<<<<<") && is_of("en Zucchino") && is_of("en Zucchine"), "{said}");
        assert!(!said.contains("Aubergine") && !said.contains("{ en") && changed.len() < 20, "{said}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_may_be_run_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let it = Repository::project();
    it.does(["git", "install"]);
    let path = it.path().join("my terms/g.toml");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("set");
    let lines = "diff --git a/my terms/g.toml b/my terms/g.toml\nold mode 100644\nnew mode 100755\n";
    assert_eq!(it.git(["diff"]), lines);
    assert_eq!(it.git(["diff", "--no-ext-diff"]), lines);
}

#[test]
fn what_a_changed_policy_means_is_told_of_the_houses_glossary() {
    let it = Repository::project();
    it.write("exonym.toml", "glossary = [\"my terms/g.toml\"]\n");
    it.commit("config");
    it.does(["git", "install"]);
    it.replace("my terms/house.toml", "\"prefer\"", "\"discourage\"");
    it.replace("my terms/house.toml", "\"forbid\"", "\"prefer\"");
    let effect = "Aubergine en: now writes `Eggplant`, before `Aubergine`";
    let told = it.git(["diff"]);
    assert!(told.contains(effect), "{told}");
    let args = ["diff", "HEAD:my terms/house.toml", "my terms/house.toml"];
    assert!(it.run(args).out().contains(effect));
    let config = it.folder.path().join("home/other.toml");
    std::fs::write(&config, format!("glossary = [\"{}/my terms/g.toml\"]\n", it.path().display())).expect("written");
    let config = config.to_str().expect("UTF-8");
    assert!(it.run(args.into_iter().chain(["--config", config])).out().contains(effect));
    let ran = it.run(args.into_iter().chain(["--no-config"]));
    assert!(ran.status == 1 && !ran.out().contains("Aubergine"), "{ran:?}");
    // Where it cannot be told git goes on, and the program says why.
    it.write("exonym.toml", "glossary = [\"none.toml\"]\n");
    let said = it.git(["diff", "my terms"]);
    assert!(said.contains("label british") && said.contains("cannot be told: none.toml"), "{said}");
    let ran = it.run(args);
    assert!(ran.status == 2 && ran.stderr.contains("none.toml"), "{ran:?}");
}

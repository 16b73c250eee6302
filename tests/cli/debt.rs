//! Old findings: comments, baselines, changed lines, questions.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::repository::Repository;
use super::support::{BRITISH, CONFIG, Folder, GLOSSARY};

/// The texts found, by a run that reports JSON lines.
fn found(folder: &Folder, args: &[&str]) -> Vec<String> {
    let ran = folder.run(["check", "--format", "jsonl"].iter().chain(args));
    assert!(ran.status < 2, "{args:?}: {}", ran.stderr);
    let place = |line: &str| {
        let finding: Value = serde_json::from_str(line).expect("JSON");
        format!(
            "{}:{} {}",
            finding["path"].as_str().expect("a path"),
            finding["line"],
            finding["text"].as_str().expect("a text")
        )
    };
    ran.out().lines().map(place).collect()
}

#[test]
fn comments_silence_and_say_why() {
    let folder = Folder::project();
    folder.write("a.md", "<!-- exonym-ignore forbidden-term: a recipe's name -->\nEggplant stew.\n\nMore Eggplant.\n");
    assert_eq!(found(&folder, &["a.md"]), ["a.md:4 Eggplant"]);
    let all = folder.run(["check", "--format", "json", "--show-suppressed", "a.md"]).json();
    assert_eq!(all["findings"][0]["suppressed"], json!({ "by": "comment", "reason": "a recipe's name" }));
    assert_eq!((&all["summary"]["suppressed"], &all["summary"]["findings"]["error"]), (&json!(1), &json!(1)));
    assert!(all["findings"][1].get("suppressed").is_none());
    let sarif = folder.run(["check", "--format", "sarif", "--show-suppressed", "a.md"]).json();
    let results = &sarif["runs"][0]["results"];
    assert_eq!(
        results[0]["suppressions"],
        json!([{ "kind": "inSource", "status": "accepted", "justification": "a recipe's name" }])
    );
    assert!(results[1].get("suppressions").is_none() && results[1].get("baselineState").is_none());
    assert_eq!(found(&folder, &["--suppressions", "ignore", "a.md"]).len(), 2);
    assert_eq!(folder.run(["check", "--fix", "a.md"]).status, 0);
    let after = String::from_utf8(folder.read("a.md")).expect("UTF-8");
    assert!(after.contains("\nEggplant stew.") && after.contains("More Aubergine."), "{after}");
    folder.write("exonym.toml", format!("{CONFIG}suppressions = \"ignore\"\n"));
    assert_eq!(found(&folder, &["a.md"]), ["a.md:2 Eggplant"]);
    assert!(found(&folder, &["--suppressions", "heed", "a.md"]).is_empty());
}

#[test]
fn a_comment_that_silences_nothing_goes_with_fix() {
    let folder = Folder::project();
    let text = "# Menu\n\n<!-- exonym-ignore forbidden-term: x -->\n\nAubergine.\n\n<!-- exonym-ignore near-name, forbidden-term: y -->\nEggplant.\n";
    folder.write("a.md", text);
    let ran = folder.run(["check", "--format", "concise", "a.md"]);
    assert_eq!((ran.status, ran.out().matches("[unused-suppression]").count()), (1, 2), "{}", ran.out());
    // A check that is silent may have something to silence.
    assert_eq!(found(&folder, &["--ignore", "near-name", "a.md"]).len(), 1);
    assert!(found(&folder, &["--ignore", "unused-suppression", "a.md"]).is_empty());
    assert_eq!(folder.run(["check", "--fix", "a.md"]).status, 0);
    let after = String::from_utf8(folder.read("a.md")).expect("UTF-8");
    assert_eq!(after, "# Menu\n\nAubergine.\n\n<!-- exonym-ignore forbidden-term: y -->\nEggplant.\n");
}

/// An archive of this many findings, one a paragraph, in files of a hundred.
fn archive(folder: &Folder, findings: usize) {
    for file in 0..findings / 100 {
        let mut text = String::new();
        for n in 0..100 {
            let _ = write!(text, "Eggplant number {n} of part {file} was sold.\n\n");
        }
        folder.write(format!("old/{file:03}.md"), text);
    }
}

#[test]
fn an_old_archive_stays_quiet_until_a_new_finding_comes() {
    let folder = Folder::project();
    archive(&folder, 5000);
    let base = ["check", "--baseline", "exonym.baseline", "-q"];
    let with = |more: &[&str]| folder.run(base.iter().chain(more));
    let missing = with(&[]);
    assert!(missing.status == 2 && missing.stderr.contains("--new-baseline"), "{}", missing.stderr);
    let begun = folder.run(["check", "--baseline", "exonym.baseline", "--new-baseline"]);
    assert_eq!(begun.status, 0, "{}", begun.stderr);
    assert!(begun.stderr.contains("wrote exonym.baseline: 5000 old findings"), "{}", begun.stderr);
    let again = with(&["--new-baseline"]);
    assert!(again.status == 2 && again.stderr.contains("only shrinks"), "{}", again.stderr);
    let quiet = with(&[]);
    assert_eq!((quiet.status, quiet.out().as_str(), quiet.stderr.as_str()), (0, "", ""));
    // A new one, in the midst of old ones that have moved.
    let text = String::from_utf8(folder.read("old/007.md")).expect("UTF-8");
    let mut paragraphs: Vec<&str> = text.split("\n\n").filter(|p| !p.is_empty()).collect();
    paragraphs.reverse();
    paragraphs.insert(50, "Zucchini\nfor  everyone.");
    folder.write("old/007.md", paragraphs.join("\n\n").replace(" of part", "\nof  part"));
    std::fs::rename(folder.path().join("old/003.md"), folder.path().join("old/moved.md")).expect("renamed");
    for threads in ["1", "7"] {
        let told = folder.run(["check", "--baseline", "exonym.baseline", "--format", "json", "-j", threads]);
        let json = told.json();
        assert_eq!((told.status, &json["summary"]["baseline"]), (1, &json!(5000)));
        let findings = json["findings"].as_array().expect("a list");
        assert_eq!((findings.len(), &findings[0]["text"]), (1, &json!("Zucchini")));
    }
    // Mended ones are settled, and go when they are asked to; nothing else does.
    folder.write("old/000.md", "Nothing.\n");
    let settled = folder.run(["check", "--baseline", "exonym.baseline"]);
    assert!(
        settled.status == 1 && settled.stderr.contains("exonym.baseline: 100 entries are settled"),
        "{}",
        settled.stderr
    );
    let part = folder.run(["check", "--baseline", "exonym.baseline", "old/001.md"]);
    assert!(part.status == 0 && !part.stderr.contains("settled"), "{}", part.stderr);
    let updated = folder.run(["check", "--baseline", "exonym.baseline", "--update-baseline"]);
    assert!(updated.stderr.contains("100 settled entries taken out, 4900 left"), "{}", updated.stderr);
    let text = String::from_utf8(folder.read("exonym.baseline")).expect("UTF-8");
    assert!(text.lines().skip(1).is_sorted() && !text.contains("Zucchini") && text.contains("old/moved.md\t"));
    assert_eq!(text.lines().count(), 4901);
}

#[test]
fn a_baseline_of_the_config_counts_from_its_folder_and_is_no_draft() {
    let folder = Folder::project();
    folder.write("exonym.toml", format!("{CONFIG}baseline = \"known.txt\"\n"));
    folder.write("sub/a.md", "Eggplant, Eggplant.\n");
    assert_eq!(folder.run(["check", "--new-baseline"]).status, 0);
    let ran = folder.run(["check", "--format", "json"]);
    let summary = &ran.json()["summary"];
    assert_eq!((ran.status, &summary["files"], &summary["baseline"]), (0, &json!(1), &json!(2)));
    folder.write("sub/a.md", "Eggplant, Eggplant, Eggplant.\n");
    assert_eq!(found(&folder, &[]).len(), 3, "the sentence is another");
    let mut other = folder.command();
    let other = other.current_dir(folder.path().join("sub")).args(["check", "-q"]).output().expect("ran");
    assert_eq!(other.status.code(), Some(1));
    folder.write("sub/a.md", "Eggplant, Eggplant.\n");
    let mut other = folder.command();
    let other = other.current_dir(folder.path().join("sub")).args(["check", "-q"]).output().expect("ran");
    assert_eq!(other.status.code(), Some(0), "{}", String::from_utf8_lossy(&other.stderr));
    let sarif = folder.run(["check", "--format", "sarif", "--show-suppressed"]).json();
    let first = &sarif["runs"][0]["results"][0];
    assert_eq!((&first["baselineState"], &first["suppressions"][0]["kind"]), (&json!("unchanged"), &json!("external")));
    let none = folder.run(["check", "--no-config", "--new-baseline", "sub"]);
    assert!(none.status == 2 && none.stderr.contains("--baseline"), "{}", none.stderr);
}

/// A repository with the project of the tests and two drafts in it.
fn repository() -> Repository {
    let it = Repository::empty();
    for (name, text) in [("exonym.toml", CONFIG), ("g.toml", GLOSSARY), ("british.toml", BRITISH)] {
        it.write(name, text);
    }
    it.write("a.md", "Old Eggplant.\n\nPlain.\n\nEnd.\n");
    it.write("sub/b.txt", "Old Zucchini.\n");
    it.commit("Begin");
    it
}

fn lines(it: &Repository, args: &[&str]) -> Vec<String> {
    let ran = it.run([&["check", "--format", "concise", "-q"], args].concat());
    assert!(ran.status < 2, "{args:?}: {}", ran.stderr);
    ran.out().lines().map(|line| line.split(": ").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn changed_lines_alone_are_told() {
    let it = repository();
    assert!(lines(&it, &["--changed-since", "HEAD"]).is_empty());
    it.git(["switch", "-q", "-c", "work"]);
    it.write("a.md", "New line.\n\nOld Eggplant.\n\nNew Zucchini.\n\nEnd.\n");
    it.commit("Change");
    it.write("sub/b.txt", "Old Zucchini.\nNew Eggplant.\n");
    it.write("sub/new ç.md", "Eggplant.\n");
    it.write("skipped.md~", "Eggplant.\n");
    let since = ["a.md:5:5", "sub/b.txt:2:5", "sub/new ç.md:1:1"];
    assert_eq!(lines(&it, &["--changed-since", "main"]), since);
    assert_eq!(lines(&it, &["--changed-since", "HEAD"]), since[1..]);
    assert_eq!(lines(&it, &["--changed-since", "main", "a.md"]), since[..1]);
    assert_eq!(lines(&it, &["--changed-since", "main", "sub"]), since[1..]);
    // What came to the other branch meanwhile is not this one's.
    it.git(["stash", "-q", "-u"]);
    it.git(["switch", "-q", "main"]);
    it.write("a.md", "Plain.\n\nEnd.\n");
    it.commit("Elsewhere");
    it.git(["switch", "-q", "work"]);
    it.git(["stash", "pop", "-q"]);
    assert_eq!(lines(&it, &["--changed-since", "main"]), since);
    let fixed = it.run(["check", "--changed-since", "main", "--fix", "-q"]);
    assert_eq!(fixed.status, 0, "{}{}", fixed.out(), fixed.stderr);
    assert_eq!(it.read("a.md"), "New line.\n\nOld Eggplant.\n\nNew Courgette.\n\nEnd.\n");
    assert_eq!(it.read("sub/b.txt"), "Old Zucchini.\nNew Aubergine.\n");
}

#[test]
fn what_is_staged_is_looked_at_as_it_is_staged() {
    let it = repository();
    it.write("a.md", "Old Eggplant.\n\nStaged Zucchini.\n\nEnd.\n");
    it.git(["add", "a.md"]);
    it.write("a.md", "Nothing here.\n\nUnstaged Eggplant.\n");
    it.write("untracked.md", "Eggplant.\n");
    assert_eq!(lines(&it, &["--staged"]), ["a.md:3:8"]);
    // Staged, and gone from the disk.
    it.write("gone.md", "Eggplant.\n");
    it.git(["add", "gone.md"]);
    std::fs::remove_file(it.path().join("gone.md")).expect("removed");
    it.git(["mv", "sub/b.txt", "sub/c.txt"]);
    assert_eq!(lines(&it, &["--staged"]), ["a.md:3:8", "gone.md:1:1"]);
    assert_eq!(it.run(["check", "--staged", "--fix"]).status, 2);
}

#[test]
fn without_git_nothing_is_new_or_old() {
    let folder = Folder::project();
    folder.write("a.md", "Eggplant.\n");
    for args in [&["check", "--staged"][..], &["check", "--changed-since", "HEAD"]] {
        let mut command = folder.command();
        // The folder may lie in a repository of somebody's.
        command
            .args(args)
            .env("GIT_CEILING_DIRECTORIES", folder.path())
            .env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("GIT_DIR", folder.path().join("none"));
        let ran = command.output().expect("ran");
        let told = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert!(ran.status.code() == Some(2) && told.contains("no work tree"), "{told}");
    }
    let it = repository();
    let unknown = it.run(["check", "--changed-since", "nowhere"]);
    assert!(unknown.status == 2 && unknown.stderr.contains("no revision `nowhere`"), "{}", unknown.stderr);
}

#[test]
fn questions_are_answered_from_a_pipe() {
    let folder = Folder::project();
    folder.write("a.md", "Eggplant, Eggplant and Zucchini.\n");
    folder.write("b.md", "Eggplant.\r\n");
    let ran = folder.run_with(["check", "-i"], b"a\nn\n");
    assert_eq!(ran.status, 1, "{}{}", ran.out(), ran.stderr);
    assert_eq!(folder.read("a.md"), b"Aubergine, Aubergine and Zucchini.\n");
    assert_eq!(folder.read("b.md"), b"Aubergine.\r\n");
    assert!(ran.stderr.contains("Applied 3 fixes in 2 files; 1 finding left."), "{}", ran.stderr);
    let nothing = folder.run_with(["check", "-i"], b"x\n");
    assert!(nothing.status == 1 && nothing.stderr.contains("Nothing was written"), "{}", nothing.stderr);
    assert_eq!(folder.run_with(["check", "-i"], b"e\nMarrow\n").status, 0);
    assert_eq!(folder.read("a.md"), b"Aubergine, Aubergine and Marrow.\n");
    assert_eq!(folder.run_with(["check", "-i", "-"], b"y\n").status, 2);
}

#[test]
fn a_baseline_is_no_draft_where_it_is_not_asked_for() {
    let folder = Folder::project();
    archive(&folder, 100);
    let begun = folder.run(["check", "--baseline", "baseline.txt", "--new-baseline"]);
    assert_eq!(begun.status, 0, "{}", begun.stderr);
    let told = folder.run(["check", "--format", "jsonl", "-v"]);
    assert_eq!((told.status, told.out().lines().count()), (1, 100));
    assert!(told.stderr.contains("baseline.txt"), "{}", told.stderr);
}

#[test]
fn every_format_with_comments_has_them() {
    let folder = Folder::project();
    for (name, text) in [
        ("a.html", "<p>Eggplant one.</p>\n<!--\nexonym-ignore forbidden-term: meant\n-->\n<p>Eggplant two.</p>\n"),
        ("a.tex", "Eggplant one.\n\nEggplant two. % exonym-ignore forbidden-term: meant\n"),
        ("a.adoc", "Eggplant one.\n\n// exonym-ignore forbidden-term: meant\n\nEggplant two.\n"),
        ("a.rst", "Eggplant one.\n\n.. exonym-ignore forbidden-term: meant\n\nEggplant two.\n"),
        (
            "a.vtt",
            "WEBVTT\n\n00:01.000 --> 00:02.000\nEggplant one.\n\nNOTE exonym-ignore forbidden-term: meant\n\n00:03.000 --> 00:04.000\nEggplant two.\n",
        ),
    ] {
        folder.write(name, text);
        let json = folder.run(["check", name, "--format", "json"]).json();
        let told: Vec<_> = json["findings"].as_array().expect("a list").iter().map(|f| &f["rule"]).collect();
        assert_eq!((told, &json["summary"]["suppressed"]), (vec![&json!("forbidden-term")], &json!(1)), "{name}");
        // What is silenced stays; the other is mended; the comment is used, and stays too.
        let fixed = folder.run(["check", "--fix", "-q", name]);
        assert_eq!(fixed.status, 0, "{name}: {}", fixed.out());
        let left = String::from_utf8(folder.read(name)).expect("UTF-8");
        assert!(
            left.contains("Aubergine one") && left.contains("Eggplant two") && left.contains("exonym-ignore"),
            "{left}"
        );
    }
}

#[test]
fn fixes_leave_old_findings_alone() {
    let folder = Folder::project();
    folder.write("exonym.toml", format!("{CONFIG}baseline = \"known.txt\"\n"));
    folder.write("a.md", "Old Eggplant here.\n\nEggplant and Zucchini stew.\n");
    assert_eq!(folder.run(["check", "--new-baseline"]).status, 0);
    // Of the second sentence one of two is known.
    let known = String::from_utf8(folder.read("known.txt")).expect("UTF-8");
    let known: Vec<&str> = known.lines().filter(|line| !line.ends_with("Zucchini")).collect();
    folder.write("known.txt", known.join("\n") + "\n");
    let before = folder.read("a.md");
    let diff = folder.run(["check", "--diff"]);
    assert!(diff.status == 1 && diff.stderr.contains("2 that could be mended were left alone"), "{}", diff.stderr);
    assert!(
        diff.out().contains("+Eggplant and Courgette stew.") && !diff.out().contains("Aubergine"),
        "{}",
        diff.out()
    );
    assert_eq!(folder.read("a.md"), before);
    // The sentence is another now, so that what is left of it is told, but not mended unseen.
    let ran = folder.run(["check", "--fix"]);
    assert_eq!(folder.read("a.md"), b"Old Eggplant here.\n\nEggplant and Courgette stew.\n", "{}", ran.out());
    assert!(ran.status == 1 && ran.out().contains("2 that could be mended were left alone"), "{}", ran.out());
    assert!(ran.out().contains("Applied 1 fix."), "{}", ran.out());
    // Where the baseline cannot be read, nothing is written.
    folder.write("known.txt", "# exonym baseline 1\nbroken\n");
    let broken = folder.run(["check", "--fix"]);
    assert!(broken.status == 2 && broken.stderr.contains("known.txt:2"), "{}", broken.stderr);
    assert!(folder.read("a.md").starts_with(b"Old Eggplant"));
    let all = folder.run(["check", "--fix", "--no-baseline"]);
    assert_eq!(all.status, 0, "{}{}", all.out(), all.stderr);
    assert_eq!(folder.read("a.md"), b"Old Aubergine here.\n\nAubergine and Courgette stew.\n");
    assert_eq!(folder.run(["check", "--no-baseline", "--baseline", "known.txt"]).status, 2);
}

#[test]
fn fixes_of_changed_lines_say_what_they_leave() {
    let it = repository();
    it.write("a.md", "Old Eggplant.\n\nPlain.\n\nNew Zucchini.\n");
    let ran = it.run(["check", "--changed-since", "HEAD", "--fix"]);
    assert!(ran.status == 0 && ran.out().contains("1 that could be mended was left alone"), "{}", ran.out());
    assert_eq!(it.read("a.md"), "Old Eggplant.\n\nPlain.\n\nNew Courgette.\n");
}

#[test]
fn comments_silence_findings_of_lint() {
    let folder = Folder::empty();
    let glossary = "[concepts.c1]\nterms = [\n  { en = \"Red  Bazaar\" }, # exonym-ignore term-spacing: as on the sign\n  \
                    { ru = \"Красный  базар\" },\n]\n";
    folder.write("g.toml", glossary);
    let rules = |args: &[&str]| -> Vec<(String, bool)> {
        let ran = folder.run([&["lint", "--format", "json"], args].concat());
        let json = ran.json();
        let all = json["findings"].as_array().expect("a list").clone();
        let spacing = all.into_iter().filter(|found| found["rule"] == "term-spacing");
        spacing.map(|found| (found["text"].to_string(), found.get("suppressed").is_some())).collect()
    };
    assert_eq!(rules(&["g.toml"]).len(), 1);
    assert_eq!(rules(&["g.toml", "--suppressions", "ignore"]).len(), 2);
    let shown = rules(&["g.toml", "--show-suppressed"]);
    assert_eq!(shown.iter().map(|(_, silenced)| *silenced).collect::<Vec<_>>(), [true, false]);
    assert_eq!(folder.run(["lint", "--fix", "g.toml"]).status, 0);
    let after = String::from_utf8(folder.read("g.toml")).expect("UTF-8");
    assert!(after.contains("\"Red  Bazaar\" }, # exonym-ignore") && after.contains("\"Красный базар\""), "{after}");
    // Mended by hand, the comment silences nothing, and goes.
    folder.write("g.toml", after.replace("Red  Bazaar", "Red Bazaar"));
    assert_eq!(folder.run(["lint", "--fix", "g.toml"]).status, 0);
    let after = String::from_utf8(folder.read("g.toml")).expect("UTF-8");
    assert!(after.contains("\"Red Bazaar\" },\n") && !after.contains("exonym"), "{after}");
}

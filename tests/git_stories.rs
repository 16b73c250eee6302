//! Merge stories: a base and what each of two sides did to it, merged by the real git with the driver that `git install`
//! sets, by `git merge`, `git rebase`, `git cherry-pick` and `git stash pop`. What lines alone would have come to stands
//! beside each. The stories are in `git_stories/*.toml`; what the fields mean is said on [`Story`].

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "cli/repository.rs"]
#[allow(dead_code, reason = "shared with the tests of the command line")]
mod repository;
#[path = "git_stories/story.rs"]
mod story;
#[path = "cli/support.rs"]
#[allow(dead_code, reason = "shared with the tests of the command line")]
mod support;

use std::collections::BTreeSet;
use std::path::Path;

use exonym::{Markers, Merging, merge};

use repository::Repository;
use story::{Outcome, Story, lost, plain, resolved, same_words, stories, words};

#[test]
fn glossaries() {
    tell("glossary", &[]);
}

#[test]
fn policies() {
    tell("policy", &[]);
}

#[test]
fn memories() {
    tell("tmx", &[]);
}

#[test]
fn termbases() {
    tell("tbx", &[]);
}

#[test]
fn tables() {
    tell("table", &["*.csv", "*.tsv"]);
}

/// Runs all stories of a format and tells all that went otherwise at once.
fn tell(format: &str, patterns: &[&str]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/git_stories/{format}.toml"));
    let stories = stories(&std::fs::read_to_string(path).unwrap());
    assert!(stories.len() >= 50, "{format}: {} stories", stories.len());
    let mut wrong = Vec::new();
    for story in &stories {
        if let Err(what) = alone(story) {
            wrong.push(format!("{} ({}): {what}", story.name, story.file));
        }
        let got = merged(story, &story.ours, &story.theirs).ok();
        let lines = story.by_lines().word(got.as_ref().map(|got| &got.bytes[..]));
        if lines != story.lines {
            wrong.push(format!("{} ({}): lines come to {lines}, not to {}", story.name, story.file, story.lines));
        }
    }
    assert!(wrong.is_empty(), "{} of {} stories:\n{}", wrong.len(), stories.len(), wrong.join("\n"));
    in_git(&stories, patterns);
}

/// What the library makes of a story, from either side.
fn merged(story: &Story, ours: &[u8], theirs: &[u8]) -> Result<exonym::MergedFile, String> {
    let path = Path::new(&story.file);
    let markers = Markers { size: 7, ours: String::new(), base: String::new(), theirs: String::new() };
    let merging = Merging { path: Some(path.to_owned()), markers };
    let base = story.base.clone().unwrap_or_default();
    merge((path, base), (path, ours.to_vec()), (path, theirs.to_vec()), &merging)
        .map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
}

/// Checks what comes of a story by itself.
fn alone(story: &Story) -> Result<(), String> {
    let got = merged(story, &story.ours, &story.theirs);
    let other_way = merged(story, &story.theirs, &story.ours);
    match (&story.outcome, got, other_way) {
        (Outcome::Refused(what), Err(errors), Err(_)) if errors.contains(what) => Ok(()),
        (Outcome::Merged(expected), Ok(got), Ok(other)) => {
            if !got.conflicts.is_empty() {
                return Err(format!("conflicts {:?} in\n{}", got.conflicts, plain(&got.bytes)));
            }
            if got.bytes != *expected {
                return Err(format!("came to\n{}\nnot to\n{}", plain(&got.bytes), plain(expected)));
            }
            if !other.conflicts.is_empty() || !same_words(&other.bytes, &got.bytes) {
                return Err(format!("from the other side it is\n{}", plain(&other.bytes)));
            }
            Ok(())
        }
        (Outcome::Conflict(kinds), Ok(got), Ok(other)) => {
            let of = |merged: &exonym::MergedFile| -> Vec<String> {
                let kind = |kind| serde_json::to_value(kind).unwrap().as_str().unwrap().to_owned();
                let mut kinds: Vec<_> = merged.conflicts.iter().map(|conflict| kind(conflict.kind)).collect();
                kinds.sort();
                kinds
            };
            if of(&got) != *kinds {
                return Err(format!("conflicts {:?}, not {kinds:?}, in\n{}", of(&got), plain(&got.bytes)));
            }
            if of(&other) != *kinds {
                return Err(format!("from the other side: {:?} in\n{}", of(&other), plain(&other.bytes)));
            }
            let text = plain(&got.bytes);
            // No text of a format but TOML has an empty line.
            let settled = [true, false].map(|ours| resolved(&text, ours));
            if Path::new(&story.file).extension().is_none_or(|kind| kind != "toml")
                && settled.iter().any(|text| text.contains("\n\n"))
            {
                return Err(format!("an empty line came into\n{text}"));
            }
            let lost = lost(story, &text);
            if lost.is_empty() { Ok(()) } else { Err(format!("{lost:?} are lost in\n{text}")) }
        }
        (_, got, _) => Err(match got {
            Ok(got) => format!("came to {:?}\n{}", got.conflicts, plain(&got.bytes)),
            Err(errors) => format!("refused: {errors}"),
        }),
    }
}

/// All stories as files of one repository, each side a branch: what git makes of them in one go, in four ways.
fn in_git(stories: &[Story], patterns: &[&str]) {
    let it = Repository::empty();
    let put = |which: fn(&Story) -> Option<&[u8]>, subject: &str| {
        for story in stories {
            if let Some(bytes) = which(story) {
                it.write(&story.file, bytes);
            }
        }
        it.commit(subject);
    };
    put(|story| story.base.as_deref(), "base");
    let mut install = vec!["git", "install"];
    for pattern in patterns {
        install.extend(["--pattern", pattern]);
    }
    it.does(install);
    it.git(["checkout", "-qb", "theirs"]);
    put(|story| Some(&story.theirs), "theirs");
    it.git(["checkout", "-qb", "ours", "main"]);
    put(|story| Some(&story.ours), "ours");
    let conflicts: BTreeSet<&str> =
        stories.iter().filter(|story| !matches!(story.outcome, Outcome::Merged(_))).map(|story| &*story.file).collect();
    let check = |way: &str, args: &[&str]| {
        let (done, said) = it.try_git(&it.path(), args);
        assert_eq!(done.status.code(), Some(i32::from(!conflicts.is_empty())), "{way}: {said}{done:?}");
        let unmerged = it.git(["diff", "--name-only", "--diff-filter=U"]);
        assert_eq!(unmerged.lines().collect::<BTreeSet<_>>(), conflicts, "{way}");
        for story in stories {
            let bytes = std::fs::read(it.path().join(&story.file)).unwrap();
            let text = plain(&bytes);
            match &story.outcome {
                Outcome::Merged(expected) => {
                    assert!(bytes == *expected, "{way}, {}: {text}", story.name);
                }
                Outcome::Conflict(_) => {
                    // The same as alone, but for the names of the two sides.
                    let alone = merged(story, &story.ours, &story.theirs).unwrap();
                    let named: Vec<String> = story::unnamed(&text);
                    assert_eq!(named, story::unnamed(&plain(&alone.bytes)), "{way}, {}", story.name);
                }
                Outcome::Refused(_) if story.by_lines().is_none() => {
                    // No lines either: ours is left.
                    assert!(bytes == story.ours, "{way}, {}", story.name);
                }
                Outcome::Refused(_) => {
                    let ours = words(&plain(&story.ours));
                    let base = words(&plain(story.base.as_deref().unwrap_or_default()));
                    let theirs = words(&plain(&story.theirs));
                    let has = words(&text);
                    let new = ours.difference(&base).chain(theirs.difference(&base));
                    for word in new {
                        assert!(has.contains(word), "{way}, {}: {word} is lost in {text}", story.name);
                    }
                }
            }
        }
    };
    let clean = || {
        it.git(["reset", "-q", "--hard"]);
        it.git(["clean", "-qfd"]);
    };
    it.git(["checkout", "-qb", "merge", "ours"]);
    check("merge", &["merge", "-q", "--no-edit", "theirs"]);
    clean();
    it.git(["checkout", "-qb", "rebase", "theirs"]);
    check("rebase", &["rebase", "-q", "ours"]);
    if !conflicts.is_empty() {
        it.git(["rebase", "--abort"]);
    }
    it.git(["checkout", "-qb", "pick", "ours"]);
    check("cherry-pick", &["cherry-pick", "theirs"]);
    clean();
    it.git(["checkout", "-q", "main"]);
    it.git(["checkout", "theirs", "--", "."]);
    it.git(["stash", "-q"]);
    it.git(["checkout", "-q", "ours"]);
    check("stash pop", &["stash", "pop", "-q"]);
}

/// What each side writes instead of what: theirs, then ours.
type Edits = [(&'static str, &'static str); 2];

/// What git settles between files: one side took the file away, or gave it another name, while the other changed it.
#[test]
fn files_that_go_or_get_another_name() {
    let formats: [(&str, &str, Edits); 5] = [
        (
            "g.toml",
            "[concepts.t1]\nkind = \"town\"\nterms = [\n  { en = \"Oldbridge\" },\n  { de = \"Altbrück\" },\n]\n",
            [("Oldbridge", "Old Bridge"), ("Altbrück", "Altbrücke")],
        ),
        (
            "p.toml",
            "[policy]\ntitle = \"Desk\"\nspelling = \"glossary\"\n[[rule]]\nof = \"t1\"\nsay = { stance = \"admit\" }\n",
            [("Desk", "The desk"), ("\"glossary\"", "\"document\"")],
        ),
        (
            "m.tmx",
            "<tmx version=\"1.4\"><header segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" srclang=\"en\" datatype=\"x\" \
             creationtool=\"x\" creationtoolversion=\"1\"/><body>\n<tu><tuv xml:lang=\"en\"><seg>Dose</seg></tuv>\n\
             <tuv xml:lang=\"de\"><seg>Dosis</seg></tuv>\n<tuv xml:lang=\"fr\"><seg>Dose</seg></tuv></tu>\n</body></tmx>\n",
            [("Dosis", "Gabe"), ("\"fr\"><seg>Dose", "\"fr\"><seg>Dosage")],
        ),
        (
            "t.tbx",
            "<martif type=\"TBX\" xml:lang=\"en\"><martifHeader/><text><body>\n<termEntry id=\"c1\">\n<langSet xml:lang=\"en\">\n\
             <tig><term>pump</term></tig>\n<tig><term>drip pump</term></tig>\n</langSet>\n</termEntry>\n</body></text></martif>\n",
            [
                (">pump</term>", ">pump</term><note>by the bed</note>"),
                (">drip pump</term>", ">drip pump</term><note>old</note>"),
            ],
        ),
        (
            "t.csv",
            "concept,en,de\nc1,ward,Station\nc2,nurse,Pflegekraft\n",
            [("Station", "Abteilung"), ("nurse", "carer")],
        ),
    ];
    let it = Repository::empty();
    let all = |change: &dyn Fn(&str, &str, Edits)| {
        for (name, text, edits) in formats {
            change(name, text, edits);
        }
    };
    all(&|name, text, _| it.write(&format!("old/{name}"), text));
    it.commit("base");
    it.does([
        "git",
        "install",
        "--pattern",
        "*.csv",
        "--pattern",
        "*.toml",
        "--pattern",
        "*.tmx",
        "--pattern",
        "*.tbx",
    ]);
    it.git(["checkout", "-qb", "theirs"]);
    all(&|name, text, [one, _]| it.write(&format!("old/{name}"), text.replace(one.0, one.1)));
    it.commit("theirs");
    // Another name.
    it.git(["checkout", "-qb", "moved", "main"]);
    it.git(["mv", "old", "new"]);
    all(&|name, text, [_, two]| it.write(&format!("new/{name}"), text.replace(two.0, two.1)));
    it.commit("moved");
    it.git(["merge", "-q", "--no-edit", "theirs"]);
    all(&|name, text, [one, two]| {
        assert_eq!(it.read(&format!("new/{name}")), text.replace(one.0, one.1).replace(two.0, two.1));
    });
    // Gone.
    it.git(["checkout", "-qb", "gone", "main"]);
    it.git(["rm", "-q", "-r", "old"]);
    it.commit("gone");
    let (done, said) = it.try_git(&it.path(), ["merge", "-q", "--no-edit", "theirs"]);
    assert_eq!(done.status.code(), Some(1), "{said}");
    let unmerged = it.git(["diff", "--name-only", "--diff-filter=U"]);
    assert_eq!(
        unmerged.lines().collect::<Vec<_>>(),
        ["old/g.toml", "old/m.tmx", "old/p.toml", "old/t.csv", "old/t.tbx"]
    );
    all(&|name, text, [one, _]| assert_eq!(it.read(&format!("old/{name}")), text.replace(one.0, one.1), "{said}"));
}

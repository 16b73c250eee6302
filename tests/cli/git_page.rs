//! What docs/git.md shows: the pictures and blocks of output are what git and exonym print for one small repository.
//! To take over what comes out now, after looking at it: `EXONYM_UPDATE=1 cargo test --test cli`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::repository::Repository;
#[allow(clippy::cast_precision_loss, reason = "columns and lines are few")]
#[path = "../support/picture.rs"]
mod picture;

const GLOSSARY: &str = r#"[glossary]
title = "Places"

[concepts.gn146970]
kind = "city"
[concepts.gn146970.names.a]
usage = "azerbaijani"
terms = [
  { az = "Xankəndi" },
  { en = "Khankendi" },
  { en = "Khankandi", rank = "admitted" },
]
[concepts.gn146970.names.b]
usage = "armenian"
terms = [
  { hy = "Ստեփանակերտ" },
  { en = "Stepanakert" },
]
"#;

/// A memory as a tool leaves it: each unit that was looked at counts one more use.
fn memory(uses: usize, road: &str) -> String {
    let mut all = String::from(
        "<tmx version=\"1.4\">\n<header srclang=\"en\" adminlang=\"en\" datatype=\"plaintext\" segtype=\"sentence\" o-tmf=\"x\" creationtool=\"x\" creationtoolversion=\"1\"/>\n<body>\n",
    );
    for (id, en, az) in [
        (1, "The bridge is closed.", "Körpü bağlıdır."),
        (2, "The road is open.", road),
        (3, "The market is new.", "Bazar yenidir."),
    ] {
        let _ = write!(
            all,
            "<tu tuid=\"{id}\" usagecount=\"{uses}\">\n  <tuv xml:lang=\"en\"><seg>{en}</seg></tuv>\n  <tuv xml:lang=\"az\"><seg>{az}</seg></tuv>\n</tu>\n"
        );
    }
    all + "</body>\n</tmx>\n"
}

fn repository() -> Repository {
    let it = Repository::empty();
    it.write("glossaries/places.toml", GLOSSARY);
    it.write("road.tmx", memory(1, "Yol açıqdır"));
    it.commit("Begin");
    let spelt = GLOSSARY
        .replace(
            "  { en = \"Khankandi\", rank = \"admitted\" },\n",
            "  { en = \"Khankandi\", rank = \"admitted\" },\n  { en = \"Xankendi\", rank = \"hidden\" },\n",
        )
        .replace("usage = \"armenian\"", "usage = 'armenian'");
    it.write("glossaries/places.toml", &spelt);
    it.write("road.tmx", memory(2, "Yol açıqdır."));
    it.commit("Recognise Xankendi; full stop");
    it
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn is_up_to_date(path: &str, wanted: &str) -> bool {
    let path: PathBuf = root().join(path);
    if std::env::var_os("EXONYM_UPDATE").is_some() {
        fs::write(&path, wanted).expect("written");
    }
    fs::read_to_string(&path).is_ok_and(|text| text == wanted)
}

const LOG: [&str; 7] = ["-c", "color.ui=always", "-c", "core.abbrev=7", "log", "-p", "-1"];

#[test]
fn the_pictures_of_the_page_are_what_git_prints() {
    let it = repository();
    let printed = |title: &str, file: &str| {
        let log = it.git(LOG.iter().chain(&["--no-decorate", "--no-renames"]));
        let svg = picture::svg(&format!("$ git log -p -1\n{log}"), title);
        assert!(is_up_to_date(&format!("docs/images/{file}"), &svg), "docs/images/{file} is out of date");
    };
    printed("What git log -p prints of a glossary and a memory without exonym", "git-log-before.svg");
    it.does(["git", "install"]);
    printed("What git log -p prints of the same commit after exonym git install", "git-log-after.svg");
}

#[test]
fn the_blocks_of_the_page_are_what_is_printed() {
    let it = repository();
    it.does(["git", "install"]);
    let mut page = fs::read_to_string(root().join("docs/git.md")).expect("the page");
    let shown = [
        ("$ git diff HEAD~1\n", it.git(["diff", "HEAD~1"])),
        ("$ exonym log Xankəndi\n", it.does(["log", "Xankəndi", "--glossary", "glossaries/places.toml"]).out()),
    ];
    for (command, printed) in shown {
        let start = page.find(&format!("```text\n{command}")).unwrap_or_else(|| panic!("docs/git.md has no {command}"));
        let body = start + "```text\n".len() + command.len();
        let end = body + page[body..].find("```\n").expect("its end");
        page.replace_range(body..end, &format!("{}\n", printed.trim_end()));
    }
    assert!(is_up_to_date("docs/git.md", &page), "docs/git.md shows something else than is printed");
}

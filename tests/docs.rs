//! The book: every page is in its summary, every link leads somewhere, every block of output is what is printed.

#![allow(clippy::unwrap_used, missing_docs)]

#[cfg(feature = "cli")]
#[path = "support/shown.rs"]
mod shown;

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn walk(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, all);
        } else {
            all.push(path);
        }
    }
}

/// Every page of the book, and the two that stand before it.
fn pages() -> Vec<PathBuf> {
    let mut all = Vec::new();
    walk(&root().join("docs"), &mut all);
    all.retain(|path| path.extension().is_some_and(|e| e == "md"));
    all.extend(["README.md", "CHANGELOG.md"].map(|name| root().join(name)));
    all.sort();
    all
}

/// A page's lines outside blocks of code, with their numbers.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut code = false;
    (1..).zip(text.lines()).filter(move |(_, line)| {
        let fence = line.trim_start().starts_with("```");
        code ^= fence;
        !code && !fence
    })
}

/// The targets of the links and pictures in a line.
fn targets(line: &str) -> Vec<&str> {
    let mut plain = true;
    let mut found = Vec::new();
    for (at, part) in line.match_indices(['`', ']']) {
        if part == "`" {
            plain = !plain;
        } else if let Some(rest) = line[at..].strip_prefix("](")
            && plain
            && let Some((target, _)) = rest.split_once(')')
        {
            found.push(target);
        }
    }
    found
}

/// The anchor that mdBook and code hosts give a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().to_lowercase();
    let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn has_anchor(page: &Path, wanted: &str) -> bool {
    let text = fs::read_to_string(page).unwrap();
    prose(&text).any(|(_, line)| line.starts_with('#') && anchor(line.trim_start_matches('#')) == wanted)
}

#[test]
fn the_summary_lists_every_page() {
    let docs = root().join("docs");
    let summary = fs::read_to_string(docs.join("SUMMARY.md")).unwrap();
    let listed: Vec<PathBuf> = summary.lines().flat_map(targets).map(|target| docs.join(target)).collect();
    for page in pages().iter().filter(|page| page.starts_with(&docs) && !page.ends_with("SUMMARY.md")) {
        assert!(listed.contains(page), "docs/SUMMARY.md lacks {}", page.display());
    }
    for (at, page) in listed.iter().enumerate() {
        assert!(page.is_file(), "{} is no page", page.display());
        assert!(!listed[..at].contains(page), "{} is listed twice", page.display());
    }
}

#[test]
fn every_link_within_the_project_leads_somewhere() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for (number, line) in prose(&text) {
            for target in targets(line) {
                if target.contains("://") || target.starts_with("mailto:") {
                    continue;
                }
                seen += 1;
                let (file, fragment) = target.split_once('#').map_or((target, None), |(f, a)| (f, Some(a)));
                let to = if file.is_empty() { page.clone() } else { page.parent().unwrap().join(file) };
                if !to.exists() || fragment.is_some_and(|wanted| !has_anchor(&to, wanted)) {
                    wrong.push(format!("{}:{number}: {target}", page.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "these lead nowhere:\n{}", wrong.join("\n"));
    assert!(seen > 50, "{seen} links: are they still read?");
}

#[test]
fn nothing_names_the_machine_it_was_made_on() {
    let mut files = Vec::new();
    for folder in ["docs", "glossaries", "fuzz/fuzz_targets", "tests", "src", "examples"] {
        walk(&root().join(folder), &mut files);
    }
    files.extend(["README.md", "CHANGELOG.md", "Cargo.toml", ".ci/run"].map(|name| root().join(name)));
    // Written in two parts, so that this file does not name them either.
    let signs = [concat!("/wo", "rk/"), concat!("/ho", "me/"), concat!("/ro", "ot/"), concat!("C:", "\\Users")];
    let wrong: Vec<_> = files
        .iter()
        .filter_map(|file| {
            let text = fs::read(file).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())?;
            let sign = signs.iter().find(|sign| text.contains(**sign))?;
            Some(format!("{}: {sign}", file.display()))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[cfg(feature = "cli")]
mod output {
    use std::process::Command;

    use super::shown::differs;
    use super::*;

    /// The blocks of output of a page: the command's arguments and what is said to come out.
    fn blocks(text: &str) -> Vec<(String, String)> {
        let blocks = text.split("\n```console\n").skip(1).map(|rest| rest.split("\n```").next().unwrap());
        let runs = blocks.map(|block| block.split_once('\n').unwrap_or((block, "")));
        runs.map(|(command, output)| {
            let arguments = command.strip_prefix("$ exonym ").unwrap_or_else(|| panic!("no command: {command}"));
            (arguments.to_owned(), output.to_owned())
        })
        .collect()
    }

    fn run(arguments: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let writes = arguments == "init";
        let cwd = if writes { folder.path() } else { root() };
        let mut command = Command::new(env!("CARGO_BIN_EXE_exonym"));
        let output = command.current_dir(cwd).env_clear().args(arguments.split(' ')).output().unwrap();
        let mut text = String::from_utf8(output.stdout).unwrap();
        if writes {
            text.push_str(&String::from_utf8(output.stderr).unwrap());
        }
        text
    }

    #[test]
    fn every_block_of_output_is_what_is_printed() {
        let mut wrong = Vec::new();
        let mut seen = 0;
        for page in pages() {
            for (arguments, shown) in blocks(&fs::read_to_string(&page).unwrap()) {
                let printed = run(&arguments);
                seen += 1;
                if differs(&shown, &printed) {
                    wrong.push(format!("{}: exonym {arguments}\n{printed}", page.display()));
                }
            }
        }
        assert!(wrong.is_empty(), "these print something else:\n{}", wrong.join("\n\n"));
        assert!(seen > 10, "{seen} blocks: are they still read?");
    }

    #[test]
    fn every_verb_is_on_the_page() {
        let page = fs::read_to_string(root().join("docs/cli.md")).unwrap();
        let help = run("-h");
        let verbs = help.split_once("Commands:\n").unwrap().1.split_once("\n\n").unwrap().0;
        let mut count = 0;
        for verb in verbs.lines().filter_map(|line| line.split_whitespace().next()).filter(|verb| *verb != "help") {
            count += 1;
            assert!(page.contains(&format!("$ exonym {verb} ")), "docs/cli.md lacks `exonym {verb}`");
        }
        assert!(count >= 9, "{verbs}");
    }
}

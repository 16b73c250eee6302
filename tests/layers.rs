//! The rows of the house (docs/architecture.md): a module imports only from rows above it, never from its own row's
//! other modules. Reads every `use crate::…` and every `crate::…` path of the library and fails with file and line.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

/// What each module may import.
const MAY: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("model", &["base"]),
    ("text", &["base"]),
    ("policy", &["base", "model"]),
    ("matching", &["base", "model", "text"]),
    ("formats", &["base", "model", "text"]),
    ("memory", &["base", "model", "text", "matching"]),
    ("checks", &["base", "model", "text", "policy", "matching", "formats"]),
    ("revise", &["base", "model", "text", "policy", "matching", "formats"]),
    ("ops", &["base", "model", "text", "policy", "matching", "formats", "memory", "checks", "revise"]),
];

fn files(dir: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, all);
        } else if path.extension().is_some_and(|e| e == "rs") {
            all.push(path);
        }
    }
}

/// The modules that a line names behind `crate::`, `use crate::{…}` included.
fn imports(line: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        let ident = |s: &str| s.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(s.len());
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut item = 0;
            for (i, c) in group.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => {
                        names.push(group[item..i].trim());
                        break;
                    }
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        names.push(group[item..i].trim());
                        item = i + 1;
                    }
                    _ => {}
                }
            }
        } else {
            names.push(&rest[..ident(rest)]);
        }
    }
    names.into_iter().map(|n| n.split("::").next().unwrap_or(n)).filter(|n| !n.is_empty()).collect()
}

#[test]
fn modules_import_only_from_rows_above() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut checked = 0;
    for entry in fs::read_dir(&src).unwrap() {
        let dir = entry.unwrap().path();
        let module = dir.file_name().unwrap().to_str().unwrap().to_owned();
        if !dir.is_dir() || module == "bin" {
            continue;
        }
        let Some((_, may)) = MAY.iter().find(|(name, _)| *name == module) else {
            wrong.push(format!("src/{module}: not in the table of rows"));
            continue;
        };
        let mut all = Vec::new();
        files(&dir, &mut all);
        for file in all {
            let text = fs::read_to_string(&file).unwrap();
            // A `use` may run over several lines; a doc comment may name anything.
            for (number, line) in text.lines().enumerate().filter(|(_, l)| !l.trim_start().starts_with("//")) {
                for name in imports(line) {
                    checked += 1;
                    // `crate::Type` in a path outside `use` names the library's face; only modules count.
                    let is_module = MAY.iter().any(|(known, _)| *known == name);
                    if is_module && name != module && !may.contains(&name) {
                        let file = file.strip_prefix(&src).unwrap().display();
                        wrong.push(format!("src/{file}:{}: {module} may not import {name}", number + 1));
                    }
                }
            }
        }
    }
    assert!(checked > 50, "read only {checked} imports: is the test looking in the right place?");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A sentence that is broken without a backslash has the next line's indentation in it.
#[test]
fn no_sentence_has_a_hole_in_it() {
    let mut all = Vec::new();
    files(Path::new("src"), &mut all);
    let mut holes = Vec::new();
    for path in &all {
        let text = std::fs::read_to_string(path).expect("UTF-8");
        // A file of tests shows files as they are.
        let code = text.split("#[cfg(test)]").next().filter(|code| !code.contains("#[test]")).unwrap_or_default();
        for (line, number) in code.lines().zip(1..).filter(|(line, _)| !line.trim_start().starts_with("//")) {
            let mut words = line.trim().split("    ").map(str::trim_end);
            let before = words.next().unwrap_or_default();
            let is_word = |c: char| c.is_ascii_lowercase() || matches!(c, ',' | ';');
            if before.contains('"')
                && before.ends_with(is_word)
                && words.any(|rest| rest.trim_start().starts_with(is_word))
            {
                holes.push(format!("{}:{number}", path.display()));
            }
        }
    }
    assert!(holes.is_empty(), "{}", holes.join("\n"));
}

#[test]
fn the_binary_sees_only_the_library_s_face() {
    let bin = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bin/exonym");
    let mut all = Vec::new();
    files(&bin, &mut all);
    assert!(!all.is_empty());
    for file in all {
        let text = fs::read_to_string(&file).unwrap();
        for (number, line) in text.lines().enumerate() {
            let reaches = line.contains("#[path") || line.contains("include!(");
            assert!(!reaches, "{}:{}: reaches into the library's files", file.display(), number + 1);
        }
    }
}

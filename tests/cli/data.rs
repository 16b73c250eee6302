//! Runs `tests/cmd/*.toml`.
//!
//! A case has `args`, and may have `stdin`, `project = true` (the config, glossary and policies of the tests),
//! `[files]` to be there before, and says `status`, `stdout`, `stderr` and `[after]`, files as they must be afterwards.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use toml_edit::{DocumentMut, Item, value};

use super::support::Folder;

fn text<'d>(case: &'d DocumentMut, key: &str) -> &'d str {
    case.get(key).and_then(Item::as_str).unwrap_or_default()
}

fn files<'d>(case: &'d DocumentMut, key: &str) -> impl Iterator<Item = (&'d str, &'d str)> {
    let table = case.get(key).and_then(Item::as_table).into_iter().flatten();
    table.map(|(name, text)| (name, text.as_str().expect("a text")))
}

fn run(path: &Path, update: bool) -> Result<(), String> {
    let source = fs::read_to_string(path).expect("read");
    let mut case: DocumentMut = source.parse().expect("TOML");
    let folder = if case.get("project").is_some() { Folder::project() } else { Folder::empty() };
    for (name, text) in files(&case, "files") {
        folder.write(name, text);
    }
    let args = case["args"].as_array().expect("args").iter().map(|arg| arg.as_str().expect("a text").to_owned());
    let ran = folder.run_with(args.collect::<Vec<_>>(), text(&case, "stdin").as_bytes());
    let stdout = ran.out();
    if update {
        case["status"] = value(i64::from(ran.status));
        for (key, new) in [("stdout", &stdout), ("stderr", &ran.stderr)] {
            if !new.is_empty() || case.contains_key(key) {
                let literal = if new.contains("'''") {
                    value(new.as_str())
                } else {
                    format!("x = '''\n{new}'''").parse::<DocumentMut>().expect("TOML")["x"].clone()
                };
                case[key] = literal;
            }
        }
        let names: Vec<String> = files(&case, "after").map(|(name, _)| name.to_owned()).collect();
        for name in names {
            case["after"][&name] = value(String::from_utf8(folder.read(&name)).expect("UTF-8"));
        }
        fs::write(path, case.to_string()).expect("written");
        return Ok(());
    }
    let mut wrong = String::new();
    let mut compare = |what: &str, expected: &str, got: &str| {
        if expected != got {
            writeln!(wrong, "--- {what} expected\n{expected}\n--- {what} got\n{got}").expect("written");
        }
    };
    compare("stdout", text(&case, "stdout"), &stdout);
    compare("stderr", text(&case, "stderr"), &ran.stderr);
    let status = case.get("status").and_then(Item::as_integer).unwrap_or_default();
    compare("status", &status.to_string(), &ran.status.to_string());
    for (name, expected) in files(&case, "after") {
        compare(name, expected, &String::from_utf8_lossy(&folder.read(name)));
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("{}\n{wrong}", path.display())) }
}

#[test]
fn cases() {
    let update = std::env::var_os("EXONYM_UPDATE").is_some();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("cases").map(|entry| entry.expect("a case").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    assert!(paths.len() >= 20, "the cases are there");
    let wrong: Vec<_> = paths.iter().filter_map(|path| run(path, update).err()).collect();
    assert!(wrong.is_empty(), "{} of {} cases\n{}", wrong.len(), paths.len(), wrong.join("\n"));
}

//! Whatever is in a registry has its page and its fixture, and no page speaks of what is not there.

#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use exonym::{CHECKS, EXCHANGE_CHECKS, GLOSSARY_CHECKS, MEMORY_CHECKS, POLICY_CHECKS, bytes_info};

fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

fn read(relative: &str) -> String {
    fs::read_to_string(path(relative)).unwrap_or_else(|error| panic!("{relative}: {error}"))
}

/// The names of a folder's files without `.md`.
fn pages(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(path(folder)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter_map(|name| name.strip_suffix(".md").map(str::to_owned)).collect()
}

/// The texts between quotation marks in the first list behind `start`.
fn strings(source: &str, start: &str) -> Vec<String> {
    let (_, rest) = source.split_once(start).unwrap_or_else(|| panic!("no `{start}`"));
    let (_, rest) = rest.split_once("= &[").unwrap();
    let (list, _) = rest.split_once("];").unwrap();
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_check_has_its_manual_with_an_example() {
    let drafts = CHECKS.iter().map(|check| (check.id(), check.doc(), "```example policy="));
    let glossaries = GLOSSARY_CHECKS.iter().map(|check| (check.id(), check.doc(), "```example glossary"));
    let policies = POLICY_CHECKS.iter().map(|check| (check.id(), check.doc(), "```toml"));
    let memories = MEMORY_CHECKS.iter().map(|check| (check.id(), check.doc(), "```example memory"));
    let exchange = EXCHANGE_CHECKS.iter().map(|check| (check.id(), check.doc(), "```example tbx"));
    let all: Vec<_> = drafts.chain(glossaries).chain(policies).chain(memories).chain(exchange).collect();
    for (id, doc, example) in &all {
        assert_eq!(*doc, read(&format!("docs/checks/{id}.md")), "{id}");
        // Examples of drafts and glossaries are run (`manuals.rs`, `glossary_checks.rs`): they say what is found.
        let answered = *example == "```toml" || doc.contains("```finds");
        assert!(doc.contains(example) && answered, "{id}: no example");
    }
    let ids: BTreeSet<String> = all.iter().map(|(id, ..)| (*id).to_owned()).collect();
    assert_eq!(ids.len(), all.len(), "an id is given twice");
    assert_eq!(pages("docs/checks"), ids, "pages and registries");
    let index = read("docs/checks.md");
    let told: BTreeSet<String> =
        exonym::manuals().map(|manual| manual.id.to_owned()).filter(|id| !ids.contains(id)).collect();
    assert_eq!(pages("docs/problems"), told, "pages and registry");
    for id in &told {
        assert!(index.contains(&format!("(problems/{id}.md)")), "docs/checks.md lacks {id}");
    }
    for id in &ids {
        assert!(index.contains(&format!("(checks/{id}.md)")), "docs/checks.md lacks {id}");
    }
}

/// The formats as their own files declare them, in the order of the registry: name, extensions, file.
fn formats() -> Vec<(String, Vec<String>, String)> {
    let registry = read("src/formats/mod.rs");
    let (_, rest) = registry.split_once("static FORMATS: &[Format] =").unwrap();
    let (_, rest) = rest.split_once("&[").unwrap();
    let (list, _) = rest.split_once("];").unwrap();
    let modules = list.split(',').filter_map(|item| item.trim().strip_suffix("::FORMAT"));
    let format = |module: &str| {
        let file = [format!("src/formats/{module}.rs"), format!("src/formats/{module}/mod.rs")];
        let file = file.into_iter().find(|file| path(file).is_file()).unwrap();
        let source = read(&file);
        let (_, rest) = source.split_once("Format {").unwrap_or_else(|| panic!("{file}: no FORMAT"));
        let name = rest.split('"').nth(1).unwrap().to_owned();
        let (_, rest) = rest.split_once("extensions: &[").unwrap();
        let (list, _) = rest.split_once(']').unwrap();
        (name, list.split('"').skip(1).step_by(2).map(str::to_owned).collect(), file)
    };
    modules.map(format).collect()
}

#[test]
fn every_format_has_its_page_and_its_fixtures() {
    let formats = formats();
    assert!(formats.len() >= 4, "{formats:?}");
    let table = read("docs/formats.md");
    for (name, extensions, file) in &formats {
        let page = read(&format!("docs/formats/{name}.md"));
        assert!(page.contains(&format!("Name: `{name}`")), "{name}: its page does not say its name");
        assert!(table.contains(&format!("[`{name}`](formats/{name}.md)")), "docs/formats.md lacks {name}");
        for extension in extensions {
            assert!(page.contains(&format!("`.{extension}`")), "docs/formats/{name}.md lacks .{extension} of {file}");
            assert!(table.contains(&format!(".{extension} ")), "docs/formats.md lacks .{extension}");
        }
        let good = path(&format!("tests/formats/{name}/good"));
        assert!(good.read_dir().is_ok_and(|mut all| all.next().is_some()), "{} is empty", good.display());
    }
    let names: BTreeSet<String> = formats.into_iter().map(|(name, ..)| name).collect();
    assert_eq!(pages("docs/formats"), names, "pages and registry");
}

/// Glossaries in `tests/formats/NAME/{good,bad}` have beside them a file `.info` with what is read of them.
#[test]
fn glossaries_are_read_as_written_down() {
    let mut seen = 0;
    for name in ["glossary", "tbx", "tmx", "csv", "tab", "omegat", "weblate", "memoq", "deepl", "google"] {
        for folder in ["good", "bad"] {
            let Ok(entries) = path(&format!("tests/formats/{name}/{folder}")).read_dir() else { continue };
            let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
            files.retain(|file| file.extension().is_some_and(|extension| extension != "info"));
            files.sort();
            for file in files {
                let mut info = bytes_info(&file, fs::read(&file).unwrap(), None);
                info.path = file.file_name().unwrap().to_str().unwrap().to_owned();
                let mut lines = format!(
                    "{}: {} {}, {:?}, {} concepts, {} terms{}\n",
                    info.path,
                    info.format.unwrap_or("none"),
                    info.version.as_deref().unwrap_or("-"),
                    info.languages,
                    info.concepts.unwrap_or(0),
                    info.terms.unwrap_or(0),
                    info.units.map_or(String::new(), |units| format!(", {units} units")),
                );
                for problem in &info.problems {
                    writeln!(lines, "{}:{} {} {}", problem.line, problem.column, problem.severity, problem.message)
                        .unwrap();
                }
                let expected = PathBuf::from(format!("{}.info", file.display()));
                if std::env::var_os("EXONYM_UPDATE").is_some() {
                    fs::write(&expected, &lines).unwrap();
                }
                assert_eq!(fs::read_to_string(&expected).unwrap_or_default(), lines, "{}", expected.display());
                assert_eq!(info.is_broken(), folder == "bad", "{}", file.display());
                seen += 1;
            }
        }
    }
    assert!(seen >= 25, "{seen} glossaries");
}

#[test]
fn every_language_is_on_the_page() {
    let registry = read("src/text/morph/mod.rs");
    let (_, rest) = registry.split_once("static LANGUAGES").unwrap();
    let (list, _) = rest.split_once("];").unwrap();
    let rows: Vec<_> = list.lines().filter_map(|line| line.trim().strip_prefix("row(\"")).collect();
    assert!(rows.len() >= 9, "{rows:?}");
    let page = read("docs/languages.md");
    for row in rows {
        let mut words = row.split('"');
        let (tag, name) = (words.next().unwrap(), words.nth(1).unwrap());
        assert!(page.contains(&format!("| `{tag}` {name}")), "docs/languages.md lacks `{tag}` {name}");
    }
}

#[test]
fn every_output_is_on_the_page() {
    let registry = read("src/bin/exonym/report/mod.rs");
    let (_, rest) = registry.split_once("pub(crate) enum Output {").unwrap();
    let (variants, _) = rest.split_once("\n}").unwrap();
    let names = variants
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("//"))
        .filter_map(|line| line.strip_suffix(',').map(str::to_lowercase));
    let (cli, contracts) = (read("docs/cli.md"), read("docs/contracts.md"));
    let mut count = 0;
    for name in names {
        count += 1;
        assert!(cli.contains(&format!("`{name}`")), "docs/cli.md lacks the report `{name}`");
        assert!(contracts.contains(&name), "docs/contracts.md lacks the report `{name}`");
    }
    assert!(count >= 6, "{count} outputs");
}

#[test]
fn every_key_of_a_glossary_and_a_config_is_on_its_page() {
    let concepts = read("src/formats/glossary_toml/concepts.rs");
    let terms = read("src/formats/glossary_toml/term.rs");
    let page = read("docs/glossary.md");
    let mut keys = Vec::new();
    for list in ["const GLOSSARY:", "const CONCEPT:", "const NAME:"] {
        keys.extend(strings(&concepts, list));
    }
    for list in ["const TERM_FIELDS:", "const RELATED_FIELDS:"] {
        keys.extend(strings(&terms, list));
    }
    assert!(keys.len() > 30, "{keys:?}");
    for key in keys {
        assert!(page.contains(&format!("`{key}`")) || page.contains(&format!("{{ {key} =")), "docs/glossary.md: {key}");
    }
    let cli = read("docs/cli.md");
    for (key, takes) in exonym::CONFIG_KEYS.into_iter().chain(exonym::CONFIG_ONLY) {
        assert!(cli.contains(&format!("| `{key}` | {takes} |")), "docs/cli.md: {key}");
    }
}

#[test]
fn the_schema_of_the_config_has_its_keys() {
    let schema: serde_json::Value = serde_json::from_str(&read("docs/schema/config.schema.json")).unwrap();
    let keys = |object: &serde_json::Value| object.as_object().unwrap().keys().cloned().collect::<BTreeSet<String>>();
    let flags = exonym::CONFIG_KEYS.into_iter().map(|(key, _)| key.to_owned());
    let all: BTreeSet<String> = flags.clone().chain(exonym::CONFIG_ONLY.map(|(key, _)| key.to_owned())).collect();
    assert_eq!(keys(&schema["properties"]), all);
    let some: BTreeSet<String> =
        flags.filter(|key| key != "exclude" && key != "baseline").chain(["match".to_owned()]).collect();
    assert_eq!(keys(&schema["properties"]["paths"]["items"]["properties"]), some);
    // Every reference leads somewhere.
    let text = schema.to_string();
    for (_, rest) in text.match_indices("#/$defs/").map(|(at, found)| text.split_at(at + found.len())) {
        let name = rest.split('"').next().unwrap();
        assert!(schema["$defs"].get(name).is_some(), "{name}");
    }
}

/// The texts between quotation marks in every list that begins behind `start`; what begins no list is left out.
fn lists(source: &str, start: &str) -> Vec<String> {
    let mut all = Vec::new();
    for (at, _) in source.match_indices(start) {
        let rest = &source[at + start.len()..];
        // The statement that the list stands in; a type such as `[&str; 7]` has a semicolon of its own.
        let end = rest
            .match_indices(';')
            .map(|(end, _)| end)
            .find(|end| rest[..*end].matches('[').count() == rest[..*end].matches(']').count());
        all.extend(rest[..end.unwrap()].split('"').skip(1).step_by(2).map(str::to_owned));
    }
    all
}

#[test]
fn every_key_and_value_of_a_policy_is_on_its_page() {
    let page = read("docs/policies.md");
    // All words in code of the page, in lines and in blocks.
    let code =
        page.split('`').skip(1).step_by(2).flat_map(|code| code.split(|c: char| !c.is_ascii_alphabetic() && c != '-'));
    let words: BTreeSet<&str> = code.collect();
    let mut keys = BTreeSet::new();
    for file in ["mod", "rules", "say"] {
        let source = read(&format!("src/formats/policy_toml/{file}.rs"));
        let calls = source.matches("unknown_keys(").count();
        let named = source.matches("unknown_keys(fields, &KEYS)").count();
        assert_eq!(named, source.matches("const KEYS:").count(), "{file}: where are its keys?");
        let before = keys.len();
        keys.extend(lists(&source, "unknown_keys("));
        keys.extend(lists(&source, "const "));
        assert!(keys.len() >= before + calls, "{file}: are its keys still read?");
    }
    keys.extend(lists(&read("src/model/policy.rs"), "pub const ALL:"));
    assert!(keys.len() >= 45, "{keys:?}");
    let lacking: Vec<_> = keys.iter().filter(|key| !words.contains(key.as_str())).collect();
    assert!(lacking.is_empty(), "docs/policies.md lacks {lacking:?}");
}

#[test]
fn the_lists_of_a_source_are_read_whole() {
    let source = "const A: [&str; 2] = [\"a\", \"b\"];\nf(x, &[\"c\", \"d\"]);\nf(x, &A);\n\"e\";";
    assert_eq!(lists(source, "const A:"), ["a", "b"]);
    assert_eq!(lists(source, "f("), ["c", "d"]);
}

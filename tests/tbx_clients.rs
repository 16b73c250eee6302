//! What other programs say of the TBX that goes out: xmllint and jing hold it against the schemas of the corpus,
//! Translate Toolkit reads the same terms, lxml finds formatted files equal. Run with `EXONYM_CLIENTS=1` and
//! `EXONYM_SHARED`; a client that is missing fails then. `EXONYM_PYTHON` is a Python with lxml and translate-toolkit.

#![allow(clippy::unwrap_used, clippy::print_stderr, clippy::print_stdout, missing_docs)]

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use exonym::{Conversion, FmtOptions, convert, file_info, fmt_bytes, repair_bytes};

fn shared() -> Option<PathBuf> {
    let (Some(shared), Some(_)) = (std::env::var_os("EXONYM_SHARED"), std::env::var_os("EXONYM_CLIENTS")) else {
        eprintln!("left out: other programs (EXONYM_CLIENTS and EXONYM_SHARED are not both set)");
        return None;
    };
    Some(fs::canonicalize(PathBuf::from(shared).join("corpus")).unwrap())
}

fn files(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, all) } else { all.push(path) }
    }
}

/// Runs a program of the clients; its output where it fails.
fn client<S: AsRef<OsStr>>(corpus: &Path, program: &str, args: &[S]) -> Result<String, String> {
    let output = Command::new(program)
        .args(args)
        .env("XML_CATALOG_FILES", corpus.join("dtd-schemas/catalog.xml"))
        .output()
        .unwrap_or_else(|error| panic!("{program} is missing: {error}"));
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Ok(text) } else { Err(text) }
}

fn python() -> String {
    std::env::var("EXONYM_PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

fn script() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/tbx_clients.py")
}

#[test]
fn every_export_is_valid_and_read_alike() {
    let Some(corpus) = shared() else { return };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut inputs = vec![root.join("glossaries/karabakh.toml"), root.join("docs/example/devices.tbx")];
    files(&corpus.join("tbx"), &mut inputs);
    inputs.retain(|path| !file_info(path, None).is_broken());
    assert!(inputs.len() > 30, "{}", inputs.len());
    let schemas = corpus.join("dtd-schemas/tbx");
    let folder = tempfile::tempdir().unwrap();
    for (format, schema) in
        [("tbx", "TBX_RNGV02.rng"), ("tbx-v3", "TBXcoreStructV03.rng"), ("tbx-dct", "TBXcoreStructV03.rng")]
    {
        let out = folder.path().join(format);
        fs::create_dir(&out).unwrap();
        let schema = schemas.join(schema);
        let mut args = vec![schema.clone().into_os_string()];
        for (number, input) in inputs.iter().enumerate() {
            let stem = input.file_stem().unwrap().to_string_lossy();
            let path = out.join(format!("{number:02}-{stem}.tbx"));
            let job = Conversion {
                inputs: vec![input.clone()],
                output: Some(path.clone()),
                output_format: Some(format.to_owned()),
                ..Conversion::default()
            };
            convert(&job).unwrap().commit(&mut std::io::sink()).unwrap();
            let lint = ["--noout", "--nonet", "--relaxng"].map(Into::into);
            let lint: Vec<_> = lint.into_iter().chain([schema.clone().into_os_string(), path.clone().into()]).collect();
            client(&corpus, "xmllint", &lint).unwrap_or_else(|said| panic!("{format} of {}: {said}", input.display()));
            // What goes out has nothing that our own checks would say, but of languages that came so.
            let said = file_info(&path, None).problems;
            let ours = said.iter().filter(|p| p.severity != "info" && !p.message.contains("is no language tag"));
            let said: Vec<_> = ours.take(3).collect();
            assert!(said.is_empty(), "{format} of {}: {said:?}", input.display());
            args.push(path.into());
        }
        client(&corpus, "jing", &args).unwrap_or_else(|said| panic!("{format}: {said}"));
        println!("{format}: {} files valid for xmllint and jing", inputs.len());
    }
    let args = [script().into_os_string(), "toolkit".into(), folder.path().join("tbx").into()];
    println!("{}", client(&corpus, &python(), &args).unwrap_or_else(|said| panic!("{said}")));
}

#[test]
fn mended_files_are_valid() {
    let Some(corpus) = shared() else { return };
    let (from, folder) = (corpus.join("tbx"), tempfile::tempdir().unwrap());
    let schemas = corpus.join("dtd-schemas/tbx");
    let mut inputs = Vec::new();
    files(&from, &mut inputs);
    let mut valid = 0;
    for (number, input) in inputs.iter().enumerate() {
        let Ok(repaired) = repair_bytes(input, fs::read(input).unwrap()) else { continue };
        // A document type would be looked for beside the copy.
        let path = folder.path().join(format!("{number:02}.tbx"));
        fs::write(&path, &repaired.text).unwrap();
        let schema = match () {
            () if repaired.text.contains("<martif type=\"TBX-Basic\"") => "TBXBasicRNGV02.rng",
            () if repaired.text.contains("<martif") => "TBX_RNGV02.rng",
            () if repaired.text.contains("<tbx") => "TBXcoreStructV03.rng",
            () => continue,
        };
        let lint = ["--noout", "--nonet", "--relaxng"].map(Into::into);
        let lint: Vec<_> =
            lint.into_iter().chain([schemas.join(schema).into_os_string(), path.clone().into()]).collect();
        client(&corpus, "xmllint", &lint).unwrap_or_else(|said| panic!("{}: {said}", input.display()));
        // Nothing is left to mend, and no term is lost.
        assert!(repair_bytes(&path, fs::read(&path).unwrap()).unwrap().done.is_empty(), "{}", input.display());
        let terms = |path: &Path| file_info(path, None).terms;
        assert!(file_info(input, None).is_broken() || terms(&path) >= terms(input), "{}", input.display());
        valid += 1;
    }
    assert!(valid > 30, "{valid}");
    println!("{valid} mended files valid for xmllint");
}

#[test]
fn formatted_files_are_equal_under_canonicalisation() {
    let Some(corpus) = shared() else { return };
    let (from, folder) = (corpus.join("tbx"), tempfile::tempdir().unwrap());
    let mut inputs = Vec::new();
    files(&from, &mut inputs);
    for input in inputs.iter().filter(|path| !file_info(path, None).is_broken()) {
        let formatted = fmt_bytes(input, fs::read(input).unwrap(), FmtOptions::default()).unwrap();
        let path = folder.path().join(input.strip_prefix(&from).unwrap());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, formatted.fixed.after).unwrap();
    }
    let args = [script().into_os_string(), "canonical".into(), from.into(), folder.path().into()];
    println!("{}", client(&corpus, &python(), &args).unwrap_or_else(|said| panic!("{said}")));
}

/// What `impact --apply` puts beside a term has room in every schema that the file kept to.
#[test]
#[cfg(feature = "cli")]
fn rewritten_files_stay_valid() {
    let Some(corpus) = shared() else { return };
    let (from, folder) = (corpus.join("tbx"), tempfile::tempdir().unwrap());
    let schemas = corpus.join("dtd-schemas/tbx");
    let mut inputs = Vec::new();
    files(&from, &mut inputs);
    let made = folder.path().join("made");
    fs::create_dir(&made).unwrap();
    for format in ["tbx", "tbx-v3", "tbx-dct"] {
        let path = made.join(format!("{format}.tbx"));
        let job = Conversion {
            inputs: vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("glossaries/karabakh.toml")],
            output: Some(path.clone()),
            output_format: Some(format.to_owned()),
            ..Conversion::default()
        };
        convert(&job).unwrap().commit(&mut std::io::sink()).unwrap();
        inputs.push(path);
    }
    let (mut marked, mut kinds) = (0, std::collections::BTreeSet::new());
    for (number, input) in inputs.iter().enumerate() {
        let Ok(text) = fs::read_to_string(input) else { continue };
        let schema = match () {
            () if text.contains("<martif type=\"TBX-Basic\"") => "TBXBasicRNGV02.rng",
            () if text.contains("<martif") => "TBX_RNGV02.rng",
            () if text.contains("<tbx") => "TBXcoreStructV03.rng",
            () => continue,
        };
        let lint = |path: &Path| {
            let args = ["--noout", "--nonet", "--relaxng"].map(Into::into);
            let args: Vec<std::ffi::OsString> =
                args.into_iter().chain([schemas.join(schema).into_os_string(), path.into()]).collect();
            client(&corpus, "xmllint", &args)
        };
        if lint(input).is_err() {
            continue;
        }
        // A house that gives up the first terms of the file.
        let mut glossary = String::from("[glossary]\n");
        let parts = text.match_indices("<term>").filter_map(|(at, tag)| {
            let lang = text[..at].rsplit_once("xml:lang=\"")?.1.split_once('"')?.0;
            let term = text[at + tag.len()..].split_once("</term>")?.0;
            Some((lang, term)).filter(|(_, term)| !term.contains(['<', '&', '"', '\\']) && term.chars().count() > 4)
        });
        for (at, (lang, term)) in parts.take(12).enumerate() {
            let lines =
                format!("terms = [ {{ {lang} = \"Newword{at}\" }}, {{ {lang} = \"{term}\", rank = \"deprecated\" }} ]");
            glossary.extend([&*format!("[concepts.c{at}]"), "\n", &*lines, "\n"]);
        }
        let place = folder.path().join(format!("{number:02}"));
        fs::create_dir(&place).unwrap();
        fs::write(place.join("g.toml"), glossary).unwrap();
        fs::write(place.join("t.tbx"), &text).unwrap();
        let concepts: Vec<String> = (0..12).map(|at| format!("c{at}")).collect();
        let known = concepts
            .iter()
            .filter(|id| fs::read_to_string(place.join("g.toml")).unwrap().contains(&format!("[concepts.{id}]")));
        let run = Command::new(env!("CARGO_BIN_EXE_exonym"))
            .current_dir(&place)
            .args(["impact", "--no-config", "--glossary", "g.toml", "--in", "t.tbx", "--apply", "--unsafe-fixes"])
            .args(known)
            .output()
            .unwrap();
        let after = fs::read_to_string(place.join("t.tbx")).unwrap();
        if after == text {
            println!("{}: nothing rewritten: {}", input.display(), String::from_utf8_lossy(&run.stderr));
            continue;
        }
        assert!(after.contains("[exonym: needs review; was: "), "{}", input.display());
        lint(&place.join("t.tbx")).unwrap_or_else(|said| panic!("{}: {said}", input.display()));
        kinds.insert(schema);
        marked += 1;
    }
    println!("{marked} rewritten files valid for xmllint");
    assert!(marked >= 12 && kinds.len() == 3, "{marked} {kinds:?}");
}

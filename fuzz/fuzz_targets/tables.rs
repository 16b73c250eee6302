//! Any bytes as a table of terms: read with all its mistakes; what is right is imported, exported and comes back.
#![no_main]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use exonym::{Date, Exporting, Importing, Lang, Settings, Workspace, bytes_info, export, import};
use libfuzzer_sys::fuzz_target;

fn open(path: &Path) -> Workspace {
    let settings =
        Settings { glossaries: vec![path.to_owned()], ..Settings::new(Date { year: 2026, month: 11, day: 1 }) };
    let mut workspace = Workspace::open(settings).expect("what was imported is read");
    workspace.policies.clear();
    workspace
}

/// Tags that differ in capitals alone are one language (BCP 47, 2.1.1), and have one column.
fn terms(workspace: &Workspace) -> BTreeSet<(String, String)> {
    let all = workspace.glossary.terms();
    all.map(|term| (term.term.lang.as_str().to_ascii_lowercase(), term.term.text.to_string())).collect()
}

fuzz_target!(|data: &[u8]| {
    let Some((&kind, data)) = data.split_first() else { return };
    let name = if kind % 2 == 0 { "x.csv" } else { "x.tab" };
    let info = bytes_info(name.as_ref(), data.to_vec(), None);
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::write(at(name), data).expect("written");
    let how = Importing { from: Some(Lang::new("en")), to: Some(Lang::new("ru")), ..Importing::default() };
    let Ok(first) = import(&[at(name)], &at("g.toml"), &how) else { return };
    assert!(!info.is_broken(), "what is broken is not imported");
    first.file.write().expect("written");
    let again = import(&[at(name)], &at("g.toml"), &how).expect("a second time");
    assert_eq!(again.file.old, again.file.new);
    if first.terms == 0 {
        return;
    }
    let workspace = open(&at("g.toml"));
    for (format, out) in [("csv", "out.csv"), ("tab", "out.tsv")] {
        let made = export(&workspace, &Exporting { format: Some(format.to_owned()), ..Exporting::default() });
        fs::write(at(out), &made.expect("written")[0].bytes).expect("written");
        let back = import(&[at(out)], &at(&format!("{format}.toml")), &Importing::default()).expect("our own is read");
        back.file.write().expect("written");
        assert_eq!(terms(&open(&at(&format!("{format}.toml")))), terms(&workspace));
    }
});

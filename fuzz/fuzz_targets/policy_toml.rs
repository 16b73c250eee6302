//! Any text as a policy: read with all its mistakes, and what is right judges the shipped glossary's names.
#![no_main]

use std::fs;

use exonym::{Checker, Date, Lang, Settings, Source, Workspace, bytes_info};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let info = bytes_info("house.toml".as_ref(), data.to_vec(), None);
    if info.is_broken() || info.format != Some("policy") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("house.toml");
    fs::write(&path, data).expect("written");
    let settings = Settings {
        policies: path.to_str().map(str::to_owned).into_iter().collect(),
        lang: Some(Lang::new("en")),
        ..Settings::new(Date { year: 2026, month: 11, day: 1 })
    };
    let Ok(workspace) = Workspace::open(settings) else { return };
    let text =
        "# Stepanakert\n\nKhankendi (Stepanakert), the Lachin-Stepanakert road, “Shushi,” Kashen and Gizilbulagh.\n";
    let source = Source::from_text("draft.md", text.to_owned()).expect("short");
    let _ = Checker::new(&workspace).draft(&source);
});

//! Any text as a glossary in TOML: read with all its mistakes, and what is right serves.
#![no_main]

use std::fs;

use exonym::{Checker, Date, Lang, Settings, Source, Workspace, bytes_info};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let info = bytes_info("g.toml".as_ref(), data.to_vec(), None);
    if info.is_broken() || info.terms.unwrap_or(0) == 0 {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("g.toml");
    fs::write(&path, data).expect("written");
    let settings = Settings {
        glossaries: vec![path],
        lang: Some(Lang::new("en")),
        ..Settings::new(Date { year: 2026, month: 11, day: 1 })
    };
    let Ok(workspace) = Workspace::open(settings) else { return };
    let text = "The cable modem of Harbor Letter, its aubergines and Xankəndidə, Степанакерта, Ստեփանակերտում.";
    let source = Source::from_text("draft.txt", text.to_owned()).expect("short");
    let _ = Checker::new(&workspace).draft(&source);
});

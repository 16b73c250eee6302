//! Any text as TBX: read with all its mistakes, what is right serves; written in every version it reads alike, formatted
//! it is its own canonical text, mended it is well-formed.
#![no_main]

use std::fs;
use std::path::Path;

use exonym::{
    Checker, Conversion, Date, FmtOptions, Lang, Settings, Source, Workspace, bytes_info, convert, fmt_bytes,
    repair_bytes,
};
use libfuzzer_sys::fuzz_target;

fn rewritten(bytes: Vec<u8>, format: &str) -> Option<Vec<u8>> {
    let job = Conversion {
        inputs: vec!["-".into()],
        stdin: bytes,
        output_format: Some(format.to_owned()),
        ..Conversion::default()
    };
    let mut out = Vec::new();
    convert(&job).ok()?.commit(&mut out).expect("written");
    Some(out)
}

fuzz_target!(|data: &[u8]| {
    let path = Path::new("g.tbx");
    if let Ok(once) = fmt_bytes(path, data.to_vec(), FmtOptions::default()) {
        let again = fmt_bytes(path, once.fixed.after.clone(), FmtOptions::default()).expect("a canonical text");
        assert!(again.fixed.original.is_none(), "not its own canonical text");
    }
    if let Ok(mended) = repair_bytes(path, data.to_vec()) {
        fmt_bytes(path, mended.text.into_bytes(), FmtOptions::default()).expect("well-formed");
    }
    let info = bytes_info(path, data.to_vec(), None);
    if info.is_broken() || info.terms.unwrap_or(0) == 0 {
        return;
    }
    for format in ["tbx", "tbx-v3", "tbx-dct"] {
        let Some(one) = rewritten(data.to_vec(), format) else { continue };
        let two = rewritten(one.clone(), format).expect("what was written");
        assert_eq!(bytes_info(path, one, None).terms, bytes_info(path, two, None).terms);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("g.tbx");
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

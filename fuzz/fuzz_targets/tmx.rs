#![no_main]
//! Any bytes as a memory: looked through, converted, mended; what is written is read again.

use std::io::Write;
use std::path::Path;

use exonym::{Codes, Conversion, Lang, UnitChanges, bytes_info, convert};
use libfuzzer_sys::fuzz_target;

fn converted(bytes: &[u8], repair: bool, units: UnitChanges) -> Option<Vec<u8>> {
    let job = Conversion {
        inputs: vec!["-".into()],
        stdin: bytes.to_vec(),
        input_format: Some("tmx".to_owned()),
        output_format: Some("tmx".to_owned()),
        repair,
        units,
        ..Conversion::default()
    };
    let mut out = Vec::new();
    convert(&job).ok()?.commit(&mut out).ok()?;
    out.flush().ok()?;
    Some(out)
}

fuzz_target!(|bytes: &[u8]| {
    let path = Path::new("a.tmx");
    let info = bytes_info(path, bytes.to_vec(), None);
    if let Some(out) = converted(bytes, false, UnitChanges::default()) {
        // What was read without fault is written so that it can be read, with as many units.
        let again = bytes_info(path, out.clone(), None);
        assert!(!again.is_broken(), "{:?}", again.problems);
        if info.format == Some("tmx") {
            assert_eq!(info.units, again.units);
        }
        assert_eq!(converted(&out, false, UnitChanges::default()).as_ref(), Some(&out));
        let changes = UnitChanges {
            languages: vec![Lang::new("en"), Lang::new("ru")],
            codes: Codes::Strip,
            deduplicate: true,
            ..UnitChanges::default()
        };
        let changed = converted(&out, false, changes).expect("what could be read can be filtered");
        assert!(!bytes_info(path, changed, None).is_broken());
    }
    if let Some(mended) = converted(bytes, true, UnitChanges { codes: Codes::Repair, ..UnitChanges::default() }) {
        let again = bytes_info(path, mended, None);
        assert!(!again.is_broken(), "{:?}", again.problems);
    }
});

//! The memories in `tmx/` are what the shipped glossary gives today.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

use exonym::{Conversion, Lang, convert};

#[test]
fn the_shipped_memories_are_current() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (from, to) in [("az", "en"), ("hy", "en"), ("ru", "en")] {
        let job = Conversion {
            inputs: vec![root.join("glossaries/karabakh.toml")],
            output_format: Some("tmx".to_owned()),
            from: Some(Lang::new(from)),
            to: vec![Lang::new(to)],
            ..Conversion::default()
        };
        let mut written = Vec::new();
        convert(&job).unwrap().commit(&mut written).unwrap();
        let path: PathBuf = root.join(format!("tmx/karabakh.{from}-{to}.tmx"));
        let shipped = fs::read(&path).unwrap_or_default();
        let command = format!("exonym convert glossaries/karabakh.toml {} --from {from} --to {to}", path.display());
        assert!(shipped == written, "{} is not current: {command}", path.display());
    }
}

//! The first files of a project.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::config::CONFIG_NAME;
use crate::base::{Error, Result};

/// What is written, below the project's folder.
const FILES: [(&str, &str); 3] = [
    (CONFIG_NAME, include_str!("init/exonym.toml")),
    ("glossaries/example.toml", include_str!("init/glossary.toml")),
    ("glossaries/policies/house.toml", include_str!("init/policy.toml")),
];

/// Writes a config, an example glossary and an example policy; nothing at all if one of them is there already.
pub fn init(folder: &Path) -> Result<Vec<PathBuf>> {
    let paths = FILES.map(|(name, text)| (folder.join(name), text));
    if let Some((there, _)) = paths.iter().find(|(path, _)| fs::symlink_metadata(path).is_ok()) {
        let what = "is there already; nothing was written. Move it away, or write to another folder";
        return Err(Error::new(what).in_file(there));
    }
    let mut written = Vec::new();
    for (path, text) in paths {
        let io = |cause| Error::io(&path, cause);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(io)?;
        }
        // Never over a file that came up meanwhile.
        let mut file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(io)?;
        file.write_all(text.as_bytes()).map_err(io)?;
        written.push(path);
    }
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_overwritten() {
        let dir = tempfile::tempdir().expect("a folder");
        assert_eq!(init(dir.path()).expect("written").len(), FILES.len());
        assert!(init(dir.path()).expect_err("there").to_string().contains("there already"));
        fs::remove_file(dir.path().join(CONFIG_NAME)).expect("removed");
        fs::write(dir.path().join(FILES[1].0), "mine").expect("written");
        assert!(init(dir.path()).is_err());
        assert!(!dir.path().join(CONFIG_NAME).exists());
        assert_eq!(fs::read_to_string(dir.path().join(FILES[1].0)).expect("read"), "mine");
    }
}

//! The folder of a cache: how it is made, what its files are called, and when they go.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::time::Duration;

use super::super::temporary;
use super::log::Print;

/// The folder beside a config.
pub(in crate::ops) const BESIDE: &str = ".exonym";

const BEFORE: &str = "check-";
const AFTER: &str = ".cache";
/// Digits between the two.
const DIGITS: usize = 32;

/// The name of the file with some results.
pub(super) fn name(of: &Print) -> String {
    let digits = blake3::Hash::from_bytes(*of).to_hex();
    format!("{BEFORE}{}{AFTER}", &digits[..DIGITS])
}

fn is_ours(name: &str) -> bool {
    let digits = name.strip_prefix(BEFORE).and_then(|rest| rest.strip_suffix(AFTER));
    digits.is_some_and(|digits| digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Makes the folder. One that is new, and one of the name that it has beside a config, says that it is for no repository
/// and no backup.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    let is_new = !folder.exists();
    fs::create_dir_all(folder)?;
    if is_new || folder.file_name().is_some_and(|name| name == BESIDE) {
        let ignore = "# Made by exonym: results that it can work out again.\n*\n";
        // As bford.info/cachedir has it.
        let tag = "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of exonym; https://bford.info/cachedir/\n";
        for (name, text) in [(".gitignore", ignore), ("CACHEDIR.TAG", tag)] {
            put(folder, name, text)?;
        }
    }
    Ok(())
}

/// Puts a small file there, whole or not at all, unless there is one with something in it.
fn put(folder: &Path, name: &str, text: &str) -> io::Result<()> {
    let path = folder.join(name);
    // Empty, it was left by a disk that was full.
    let is_there = fs::symlink_metadata(&path).is_ok_and(|about| !about.is_file() || about.len() > 0);
    if is_there {
        return Ok(());
    }
    let mut new = temporary::begin(folder)?;
    new.write_all(text.as_bytes())?;
    new.flush()?;
    new.persist(path).map(drop).map_err(|error| error.error)
}

/// Takes away the files that were not used for so long before `own` was, and the ones used longest ago of those that are
/// too much together. Trouble with it is no trouble of who checks.
pub(super) fn clear(own: &Path, unused: Duration, most: u64) {
    let (Some(folder), Ok(about)) = (own.parent(), fs::metadata(own)) else { return };
    let (Ok(now), Ok(listed)) = (about.modified(), fs::read_dir(folder)) else { return };
    let mut others = Vec::new();
    for entry in listed.flatten() {
        let path = entry.path();
        if path.file_name() == own.file_name() || !entry.file_name().to_str().is_some_and(is_ours) {
            continue;
        }
        if let Ok(about) = entry.metadata()
            && let Ok(used) = about.modified()
        {
            others.push((used, about.len(), path));
        }
    }
    others.sort();
    let mut sum = about.len();
    for (used, length, path) in others.into_iter().rev() {
        let old = now.duration_since(used).is_ok_and(|since| since > unused);
        if old || sum + length > most {
            let _ = fs::remove_file(&path);
        } else {
            sum += length;
        }
    }
}

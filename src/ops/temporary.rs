//! Files that are being written, beside what they will replace; and those that a program that was ended left behind.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

/// What their names begin and end with; between stand [`RANDOM`] letters and digits.
const BEFORE: &str = ".exonym-new-";
const AFTER: &str = ".part";
const RANDOM: usize = 12;

/// Begins a file in a folder, from which those go that nobody writes any more.
///
/// Each is locked as long as its program runs, so that what can be locked is left over. Where the file system has no
/// locks nothing is cleared away.
pub(super) fn begin(folder: &Path) -> io::Result<NamedTempFile> {
    clear(folder);
    loop {
        let mut builder = tempfile::Builder::new();
        builder.prefix(BEFORE).suffix(AFTER).rand_bytes(RANDOM);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            // What any program's new file has; the system takes the user's mask away.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let new = builder.tempfile_in(folder)?;
        let taken = matches!(new.as_file().try_lock(), Err(TryLockError::WouldBlock));
        // Somebody may have taken it for left over before it was locked.
        if !taken && new.path().exists() {
            return Ok(new);
        }
    }
}

/// Takes away what is left over. Trouble with it is no trouble of who writes now.
fn clear(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let ours =
            entry.file_name().to_str().is_some_and(is_ours) && entry.file_type().is_ok_and(|kind| kind.is_file());
        if !ours {
            continue;
        }
        let Ok(file) = File::options().read(true).write(true).open(entry.path()) else { continue };
        if file.try_lock().is_ok() {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_ours(name: &str) -> bool {
    let random = name.strip_prefix(BEFORE).and_then(|rest| rest.strip_suffix(AFTER));
    random.is_some_and(|random| random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_over_goes_and_what_is_written_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let names = |folder: &Path| {
            let mut names: Vec<_> = fs::read_dir(folder)
                .expect("a folder")
                .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
                .collect();
            names.sort();
            names
        };
        let open = begin(folder.path()).expect("begun");
        // As a program that was killed leaves it: nobody holds it.
        let (file, left) = begin(folder.path()).expect("begun").keep().expect("kept");
        drop(file);
        let others = [".exonym-backup", ".exonym-new-notes.part", ".exonym-new-AbCdEfGhIj-l.part"];
        for name in others {
            fs::write(folder.path().join(name), "mine").expect("written");
        }
        assert!(is_ours(left.file_name().and_then(|name| name.to_str()).expect("a name")));
        let second = begin(folder.path()).expect("begun");
        let mut wanted: Vec<_> = others.map(str::to_owned).to_vec();
        for one in [&open, &second] {
            wanted.push(one.path().file_name().and_then(|name| name.to_str()).expect("a name").to_owned());
        }
        wanted.sort();
        assert_eq!(names(folder.path()), wanted);
        drop((open, second));
        assert_eq!(names(folder.path()).len(), 3);
    }
}

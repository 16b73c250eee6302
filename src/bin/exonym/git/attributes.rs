//! Lines of git's attributes between two marks of ours.

use std::fs;
use std::path::Path;

use exonym::{Error, replace_file};

use crate::text::git::{BEGIN, END};

/// Puts our lines at the head of a file, where any line of somebody else's overrules them; none takes them away, and
/// the file too if nothing else is in it. Returns whether anything was changed.
pub(crate) fn put(path: &Path, lines: &[String]) -> Result<bool, Error> {
    let before = match fs::read(path) {
        Ok(bytes) => Some(bytes),
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => None,
        Err(cause) => return Err(Error::io(path, cause)),
    };
    let after = with(before.as_deref().unwrap_or_default(), lines);
    match before {
        Some(before) if before == after => Ok(false),
        None if after.is_empty() => Ok(false),
        Some(_) if after.is_empty() => fs::remove_file(path).map_err(|cause| Error::io(path, cause)).map(|()| true),
        Some(before) => replace_file(path, &before, &after).map(|()| true),
        None => {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(|cause| Error::io(path, cause))?;
            }
            fs::write(path, after).map_err(|cause| Error::io(path, cause))?;
            Ok(true)
        }
    }
}

/// True if our lines are in the file.
pub(crate) fn has(path: &Path) -> bool {
    fs::read(path).is_ok_and(|bytes| with(&bytes, &[]) != bytes)
}

/// The bytes of a file with these lines as ours.
fn with(bytes: &[u8], lines: &[String]) -> Vec<u8> {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    let (mark, rest) = if bytes.starts_with(MARK) { bytes.split_at(MARK.len()) } else { (&b""[..], bytes) };
    let mut after = mark.to_vec();
    if !lines.is_empty() {
        for line in std::iter::once(BEGIN).chain(lines.iter().map(String::as_str)).chain([END]) {
            after.extend_from_slice(line.as_bytes());
            after.push(b'\n');
        }
    }
    let mut inside = false;
    for line in rest.split_inclusive(|&byte| byte == b'\n') {
        let bare = line.trim_ascii_end();
        if bare == BEGIN.as_bytes() {
            inside = true;
        } else if inside && bare == END.as_bytes() {
            inside = false;
        } else if !inside || !is_ours(bare) {
            // A line that somebody put between ours stays.
            after.extend_from_slice(line);
        }
    }
    if after == MARK { Vec::new() } else { after }
}

fn is_ours(line: &[u8]) -> bool {
    line.ends_with(b" diff=exonym") || line.ends_with(b" merge=exonym")
}

/// A path as a pattern that stands for it alone.
pub(crate) fn of_path(path: &str) -> String {
    let mut pattern = String::from("/");
    for c in path.chars() {
        if matches!(c, '*' | '?' | '[' | ']' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}

/// A pattern as it is written: in quotation marks where it has white space or what they would mean.
pub(crate) fn written(pattern: &str) -> String {
    let plain = !pattern.starts_with(['"', '#', '!'])
        && !pattern.starts_with("[attr]")
        && !pattern.contains(|c: char| c.is_whitespace() || c.is_control());
    if plain {
        return pattern.to_owned();
    }
    let mut text = String::from("\"");
    for c in pattern.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            c if c.is_ascii_control() => text.extend(format!("\\{:03o}", c as u32).chars()),
            c => text.push(c),
        }
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours() -> Vec<String> {
        vec!["*.tmx diff=exonym merge=exonym".to_owned()]
    }

    #[test]
    fn twice_is_once_and_nothing_is_as_before() {
        let files = ["", "a b", "# mine\r\n*.md text\r\n", "\u{FEFF}*.x y\n", "*.tmx diff=exonym\n", "# <<< exonym\n"];
        for file in files {
            let once = with(file.as_bytes(), &ours());
            assert_eq!(with(&once, &ours()), once, "{file:?}");
            assert_eq!(with(&once, &[]), file.as_bytes(), "{file:?}");
            assert!(String::from_utf8_lossy(&once).contains("\n*.tmx diff=exonym merge=exonym\n"));
        }
    }

    #[test]
    fn other_lines_replace_ours_and_lines_of_others_stay() {
        let once = String::from_utf8(with(b"*.md text\n", &ours())).expect("UTF-8");
        let touched = once.replace(END, &format!("*.po text\n{END}"));
        let again = String::from_utf8(with(touched.as_bytes(), &["/a merge=exonym".to_owned()])).expect("UTF-8");
        assert_eq!(again, format!("{BEGIN}\n/a merge=exonym\n{END}\n*.po text\n*.md text\n"));
        // An end that somebody lost takes nothing of theirs along.
        let open = once.replace(&format!("{END}\n"), "");
        assert_eq!(with(open.as_bytes(), &[]), b"*.md text\n");
    }

    #[test]
    fn patterns_stand_for_their_paths() {
        assert_eq!(written(&of_path("a/b.toml")), "/a/b.toml");
        assert_eq!(written(&of_path("a b/[x]*.toml")), "\"/a b/\\\\[x\\\\]\\\\*.toml\"");
        assert_eq!(written("#a"), "\"#a\"");
        assert_eq!(written("терм/*.toml"), "терм/*.toml");
    }
}
